//! Search: what the index of an edition holds, that it is the same everywhere, and that a server may run it on one page only.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use flate2::read::GzDecoder;
use serde_json::Value;

use super::bags::{archivable, archive};
use super::project::{Project, Tree, differences, run, tree};
use super::served::Served;

const FOLDER: &str = "2023/zoeken/pagefind/";

/// The records of an index, by their addresses from the folder of the edition.
fn records(site: &Tree, language: &str) -> BTreeMap<String, Value> {
    let start = format!("{FOLDER}fragment/{language}_");
    let mut records = BTreeMap::new();
    for (_, bytes) in site.iter().filter(|(path, _)| path.starts_with(&start)) {
        let mut text = String::new();
        GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).expect("a fragment is packed text");
        let held: Value = serde_json::from_str(text.strip_prefix("pagefind_dcd").expect("the sign of Pagefind")).expect("JSON");
        // One record by itself, or several by their names.
        let several = if held["url"].is_string() { vec![held] } else { held.as_object().expect("records").values().cloned().collect() };
        records.extend(several.into_iter().map(|record| (record["url"].as_str().expect("an address").to_owned(), record)));
    }
    records
}

fn list<'a>(record: &'a Value, filter: &str) -> BTreeSet<&'a str> {
    record["filters"][filter].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn an_edition_has_what_its_search_needs_and_nothing_else() {
    let site = Project::small().build();
    let files: Vec<&str> = site.keys().filter_map(|path| path.strip_prefix(FOLDER)).collect();
    for file in ["pagefind.js", "pagefind-entry.json", "wasm.nl.pagefind"] {
        assert!(files.contains(&file), "no {file} in {files:?}");
    }
    for end in [".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter"] {
        assert!(files.iter().any(|file| file.ends_with(end)), "no {end} in {files:?}");
    }
    let needless = |file: &&&str| file.contains("ui") || file.contains("worker") || file.contains("highlight") || file.contains("unknown");
    assert_eq!(files.iter().find(needless), None);
    let page = String::from_utf8_lossy(&site["2023/zoeken/index.html"]).into_owned();
    assert!(page.contains("data-index=\"pagefind/\"") && page.contains("data-root=\"../\""), "{page}");
    assert!(page.contains("href=\"../inhoud/index.html\"") && !page.contains("<script>"), "{page}");
    // Every page of the edition leads to it, by a form that needs no script.
    let chapter = String::from_utf8_lossy(&site["2023/bomen/index.html"]).into_owned();
    assert!(chapter.contains("role=\"search\" action=\"../zoeken/index.html\""), "{chapter}");
    assert!(!String::from_utf8_lossy(&site["index.html"]).contains("role=\"search\""));
}

#[test]
fn text_figures_datasets_and_terms_are_found_where_they_stand() {
    let site = Project::own("zoeken").build();
    let records = records(&site, "nl");
    assert!(records.len() > 400, "{} records", records.len());
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for (address, record) in &records {
        for kind in list(record, "kind") {
            *kinds.entry(kind).or_default() += 1;
        }
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let page = site.get(&format!("2023/{path}")).unwrap_or_else(|| panic!("{address} leads to no page"));
        let page = String::from_utf8_lossy(page);
        let anchors = record["anchors"].as_array().expect("anchors").iter().filter_map(|anchor| anchor["id"].as_str());
        for id in anchors.filter(|id| !["-", "~"].contains(id)).chain([fragment].into_iter().filter(|id| !id.is_empty())) {
            assert!(page.contains(&format!(" id=\"{id}\"")), "{address}: no {id} on the page");
        }
    }
    assert_eq!(kinds.keys().copied().collect::<Vec<_>>(), ["dataset", "figure", "term", "text"]);
    assert!(kinds.values().all(|count| *count > 20), "{kinds:?}");
    let section = &records["personeel/index.html#hoeveel-mensen-werken-er"];
    assert!(section["content"].as_str().expect("text").contains("Eind 2023 had het Rijk 147.841 fte."), "{section}");
    assert_eq!(section["meta"]["page"], "Wie werken er bij het Rijk?");
    assert!(records["begrippen/index.html#fte"]["meta"]["title"].as_str().expect("text").contains("(fte)"));
    assert!(self::records(&site, "en").keys().all(|address| address.starts_with("en/")));
}

#[test]
fn a_dataset_and_a_figure_are_about_the_ministries_of_their_cells_and_no_total() {
    let site = Project::own("zoeken").build();
    let records = records(&site, "nl");
    let ministries = list(&records["data/verzuim-ministerie/index.html"], "subject");
    assert!(
        ministries.contains("Algemene Zaken") && !ministries.contains("Totaal") && !ministries.contains("Rechtspraak"),
        "{ministries:?}"
    );
    let section = list(&records["personeel/index.html#hoeveel-mensen-werken-er"], "subject");
    assert!(section.contains("Onderwijs, Cultuur en Wetenschap") && !section.contains("Totaal"), "{section:?}");
    assert_eq!(list(&records["data/vacatures/index.html"], "subject"), BTreeSet::new());
    let page = String::from_utf8_lossy(&site["2023/zoeken/index.html"]).into_owned();
    assert!(page.contains("<option value=\"Defensie\">Defensie</option>") && !page.contains("<option value=\"Totaal\""), "{page}");
}

#[test]
fn a_compound_is_found_by_its_parts() {
    let project = Project::small();
    let text = project.read("content/2023/01-bomen.md");
    project.write("content/2023/01-bomen.md", text + "\n## Over het werk\n\nWie het boombeheer doet, kent de boom en het beheer.\n");
    let records = records(&project.build(), "nl");
    let content = records["bomen/index.html#over-het-werk"]["content"].as_str().expect("text");
    assert!(content.trim_end_matches('.').ends_with("beheer boom"), "{content}");
}

#[test]
fn the_index_is_the_same_with_any_number_of_threads() {
    let project = Project::own("zoeken");
    let build = |threads: &str, out: &str| {
        let mut command = project.command(&["build", "--quiet", "--out", out]);
        command.env("RAYON_NUM_THREADS", threads).env("TZ", "Asia/Tokyo");
        assert_eq!(run(command).code, 0);
        let site = tree(&project.path(out));
        site.into_iter().filter(|(path, _)| path.contains("/zoeken/")).collect::<Tree>()
    };
    let (one, eight) = (build("1", "een"), build("8", "acht"));
    assert!(one.len() > 100, "{} files", one.len());
    assert_eq!(differences(&one, &eight), [""; 0]);
}

#[test]
fn an_archived_edition_keeps_the_index_that_is_in_its_bag() {
    let project = archivable("project");
    archive(&project);
    let site = project.build();
    let below = |folder: &str| -> Tree {
        site.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(folder)?.to_owned(), bytes.clone()))).collect()
    };
    let index = below("2023/zoeken/");
    assert!(index.contains_key("pagefind/pagefind.js"));
    assert_eq!(differences(&index, &below("2023/v1/zoeken/")), [""; 0]);
    // Another theme makes another page, and no index is made beside the one that is kept.
    let template = project.read("themes/basis/templates/search.html");
    project.write("themes/basis/templates/search.html", template.replace("<h1>", "<h1>Anders "));
    assert_eq!(differences(&site, &project.build()), [""; 0]);
}

#[test]
fn one_page_may_run_webassembly() {
    let project = Project::small();
    let served = Served::start(&project, &[]);
    let policy = |path: &str| served.get(path).headers["content-security-policy"].clone();
    served.wait_for("the search page", |served| served.get("/2023/zoeken/").status == 200);
    for path in ["/2023/zoeken/", "/2023/zoeken/index.html", "/2023/zoeken/?q=bomen"] {
        assert!(policy(path).contains("script-src 'self' 'wasm-unsafe-eval';"), "{path}");
    }
    for path in ["/", "/2023/", "/2023/bomen/", "/2023/inhoud/", "/2023/zoeken/pagefind/pagefind.js", "/niets/"] {
        assert!(!policy(path).contains("wasm"), "{path}");
    }
    let types = [
        ("pagefind.js", "text/javascript; charset=utf-8"),
        ("pagefind-entry.json", "application/json"),
        ("wasm.nl.pagefind", "application/octet-stream"),
    ];
    for (file, media_type) in types {
        assert_eq!(served.get(&format!("/{FOLDER}{file}")).headers["content-type"], media_type);
    }
}

#[test]
fn the_rules_for_hosts_name_the_search_page() {
    let project = archivable("project");
    archive(&project);
    assert_eq!(project.run(&["hosting", "--out", "regels"]).code, 0);
    let files = tree(&project.path("regels"));
    let text = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    let nginx = text("nginx/kerncijfer.conf");
    let of_search = nginx.match_indices("wasm-unsafe-eval").count();
    assert_eq!(of_search, nginx.match_indices("location ~ /zoeken/(index\\.html)?$ {").count());
    assert_eq!(of_search, 2, "{nginx}");
    assert!(nginx.contains("application/octet-stream pf_index;"), "{nginx}");
    let apache = text("apache/.htaccess");
    let rule = apache.lines().find(|line| line.contains("wasm-unsafe-eval")).expect("a rule");
    assert!(rule.ends_with("\"expr=%{REQUEST_URI} =~ m#/zoeken/(index\\.html)?$#\""), "{rule}");
    assert!(text("LEESMIJ.txt").contains("wasm-unsafe-eval"));
}
