//! What tells of the files: the packages, the checksums, the zip, the catalogue, the index, and the block on each page.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::super::project::{Project, Tree};
use super::{json, tables, text};

const BASE: &str = "https://jaarrapportage.example.nl/";

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn every_csv_is_in_every_list() {
    let site = Project::own("project").build();
    let catalogue = json(&site, "catalogus.jsonld");
    let nodes: BTreeMap<&str, &Value> =
        catalogue["@graph"].as_array().expect("nodes").iter().map(|node| (node["@id"].as_str().expect("an address"), node)).collect();
    let downloads: Vec<&str> = nodes.values().filter_map(|node| node["dcat:downloadURL"][0]["@id"].as_str()).collect();
    for table in tables(&site) {
        let (folder, name) = table.rsplit_once('/').expect("a folder");
        for extension in ["csv", "json", "ods"] {
            assert!(downloads.contains(&format!("{BASE}{table}.{extension}").as_str()), "{table}.{extension} is not in the catalogue");
        }
        let parts: Vec<&str> = table.split('/').collect();
        let package = json(&site, &format!("{}/{}/datapackage.json", parts[0], parts[1]));
        let resource = package["resources"].as_array().expect("resources").iter().find(|resource| resource["name"] == name);
        let resource = resource.unwrap_or_else(|| panic!("{table} is in no package"));
        let csv = &site[&format!("{table}.csv")];
        assert_eq!(resource["hash"], format!("sha256:{}", sha256(csv)), "{table}");
        assert_eq!(resource["bytes"], csv.len(), "{table}");
        let page = text(&site, &format!("{folder}/index.html"));
        let block =
            page.split("<script type=\"application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("a block");
        let block: Value = serde_json::from_str(block).expect("JSON");
        let dataset = block.get("@graph").map_or(&block, |graph| &graph[0]);
        assert_eq!((&dataset["@type"], &dataset["url"]), (&"Dataset".into(), &format!("{BASE}{folder}/").into()), "{table}");
        for extension in ["csv", "json", "ods", "csv-metadata.json"] {
            assert!(page.contains(&format!("<a href=\"{name}.{extension}\"")), "the page has no link to {name}.{extension}");
        }
    }
}

#[test]
fn the_catalogue_tells_of_series_and_periods() {
    let site = Project::own("project").build();
    let turtle = text(&site, "catalogus.ttl");
    for wanted in [
        "<https://jaarrapportage.example.nl/data/#fte> a dcat:DatasetSeries",
        "<https://jaarrapportage.example.nl/2024/data/fte/#dataset> a dcat:Dataset",
        "dcat:inSeries <https://jaarrapportage.example.nl/data/#fte>",
        "dct:publisher <https://identifier.overheid.nl/tooi/id/ministerie/mnre1034>",
        "<https://jaarrapportage.example.nl/2023/data/fte/#periode> a dct:PeriodOfTime ;\n  dcat:startDate \"2019-01-01\"^^xsd:date ;\n  dcat:endDate \"2023-12-31\"^^xsd:date .",
        "dcat:theme <http://publications.europa.eu/resource/authority/data-theme/GOVE>",
        "<https://jaarrapportage.example.nl/2023/cijfers/#csv> a dcat:Distribution",
        "<https://jaarrapportage.example.nl/2023/data/#zip> a dcat:Distribution",
    ] {
        assert!(turtle.contains(wanted), "{wanted}");
    }
}

#[test]
fn the_index_names_every_file_with_its_size_and_checksum() {
    let site = Project::own("project").build();
    let index = json(&site, "data/index.json");
    let mut files = 0;
    check_files(&index, &site, &mut files);
    assert!(files > 800, "{files} files");
    let series = index["series"].as_array().expect("series");
    let fte = series.iter().find(|series| series["id"] == "fte").expect("a series");
    assert_eq!((&fte["current"], fte["editions"].as_array().map(Vec::len)), (&"2025".into(), Some(4)));
    for series in series {
        let history = series["history"].as_str().and_then(|url| url.strip_prefix(BASE)).expect("an address of the site");
        assert!(site.contains_key(history), "{history}");
    }
    for (page, language) in [("data/index.html", "nl"), ("data/en/index.html", "en")] {
        let page = text(&site, page);
        assert!(page.contains(&format!("<html lang=\"{language}\"")) && page.contains("<li id=\"fte\">"), "{language}");
        assert!(page.contains("href=\"https://jaarrapportage.example.nl/data/en/\""), "{language} leads to the other language");
    }
}

/// Holds every object with an address, a size and a checksum against the site.
fn check_files(value: &Value, site: &Tree, files: &mut usize) {
    if let (Some(url), Some(bytes), Some(sum)) = (value["url"].as_str(), value["bytes"].as_u64(), value["sha256"].as_str()) {
        let file = site.get(url.strip_prefix(BASE).expect("an address of the site")).unwrap_or_else(|| panic!("{url} is no file"));
        assert_eq!((file.len() as u64, sha256(file).as_str()), (bytes, sum), "{url}");
        *files += 1;
    }
    match value {
        Value::Object(members) => members.values().for_each(|member| check_files(member, site, files)),
        Value::Array(items) => items.iter().for_each(|item| check_files(item, site, files)),
        _ => {}
    }
}

/// The files of a zip by name.
pub(super) fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut files = BTreeMap::new();
    for position in 0..archive.len() {
        let mut file = archive.by_index(position).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        let name = file.name().expect("a name").into_owned();
        files.insert(name, bytes);
    }
    files
}

fn check_sums(sums: &str, file: impl Fn(&str) -> Vec<u8>) -> usize {
    for line in sums.lines() {
        let (sum, path) = line.split_once("  ").expect("a sum and a path");
        assert_eq!(sha256(&file(path)), sum, "{path}");
    }
    sums.lines().count()
}

#[test]
fn the_zip_of_an_edition_holds_everything_and_is_whole() {
    let site = Project::own("project").build();
    let files = unpacked(&site["2023/data/2023-gegevens.zip"]);
    let readme = String::from_utf8(files["LEESMIJ.txt"].clone()).expect("text");
    assert!(readme.contains("CC0 1.0") && readme.contains("Zo noemt u de bron"), "{readme}");
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).expect("text");
    assert_eq!(check_sums(&sums, |path| files[path].clone()), files.len() - 1, "every file but the sums themselves");
    let package: Value = serde_json::from_slice(&files["datapackage.json"]).expect("JSON");
    let resources = package["resources"].as_array().expect("resources");
    assert!(resources.iter().any(|resource| resource["path"] == "cijfers/figures.csv"));
    for resource in resources {
        assert!(files.contains_key(resource["path"].as_str().expect("a path")), "{}", resource["path"]);
    }
    for (path, bytes) in &files {
        if !["LEESMIJ.txt", "SHA256SUMS", "datapackage.json"].contains(&path.as_str()) {
            assert_eq!(site.get(&format!("2023/{path}")), Some(bytes), "{path} is the file of the site");
        }
    }
    let folder: Vec<&String> = site.keys().filter(|path| path.starts_with("2023/data/") && !path.ends_with(".html")).collect();
    let own = text(&site, "2023/data/SHA256SUMS");
    assert_eq!(check_sums(&own, |path| site[&format!("2023/data/{path}")].clone()), folder.len() - 1);
}
