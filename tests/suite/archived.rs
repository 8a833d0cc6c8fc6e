//! Archived editions in a build: published byte for byte at two addresses, never made again, and refused when they are not what the ledger says.

use std::fs;

use super::bags::{archivable, archive, second_version, told, unzip};
use super::project::{Project, Run, Tree, differences, tree};

/// The files of the site in a bag, by path below the folder of the edition.
fn site_of(bag: &[u8], name: &str) -> Tree {
    let prefix = format!("{name}/data/site/");
    unzip(bag).into_iter().filter_map(|(path, bytes)| Some((path.strip_prefix(&prefix)?.to_owned(), bytes))).collect()
}

/// The files of a site below a folder; older versions, which stand below that of an edition, are left out.
fn below(site: &Tree, folder: &str) -> Tree {
    let is_version = |path: &str| path.starts_with('v') && path[1..].starts_with(|c: char| c.is_ascii_digit());
    let files = site.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(folder)?.to_owned(), bytes.clone())));
    files.filter(|(path, _)| !is_version(path)).collect()
}

/// Builds, which must fail without touching the last site, and returns the codes.
fn refused(project: &Project) -> Vec<String> {
    let before = tree(&project.path("public"));
    let run: Run = project.run(&["build", "--lang", "en"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(differences(&before, &tree(&project.path("public"))), [""; 0]);
    told(&run.stderr).into_iter().map(|(code, _)| code).collect()
}

#[test]
fn an_archived_edition_is_published_as_it_is_whatever_becomes_of_the_theme() {
    let project = archivable("project");
    let before = project.build();
    let bag = archive(&project);
    let sealed = site_of(&bag, "2023-v1");
    let after = project.build();
    assert_eq!(differences(&below(&before, "2023/"), &below(&after, "2023/")), [""; 0]);
    // Another theme changes the pages of the site itself, and no page of the edition.
    let template = project.read("themes/basis/templates/base.html");
    project.write("themes/basis/templates/base.html", template.replace("<footer", "<p>Een ander thema.</p>\n<footer"));
    let site = project.build();
    assert_eq!(differences(&below(&site, "2023/"), &sealed), [""; 0]);
    assert_eq!(differences(&below(&site, "2023/v1/"), &sealed), [""; 0]);
    assert!(String::from_utf8_lossy(&site["edities/index.html"]).contains("Een ander thema."));
    assert_eq!(site["edities/2023-v1.zip"], bag);
    // What is told of its files is what they are.
    let index: serde_json::Value = serde_json::from_slice(&site["data/index.json"]).expect("JSON");
    let before: serde_json::Value = serde_json::from_slice(&before["data/index.json"]).expect("JSON");
    assert_eq!(index["series"], before["series"]);
    assert_eq!(index["editions"], before["editions"]);
    // The address of a version is no page of its own for search engines.
    let sitemap = String::from_utf8_lossy(&site["sitemap-2023.xml"]).into_owned();
    assert!(sitemap.contains("/2023/</loc>") && !sitemap.contains("/v1/"), "{sitemap}");
}

#[test]
fn a_correction_is_a_version_of_its_own_that_tells_what_changed() {
    let project = archivable("project");
    let first = site_of(&archive(&project), "2023-v1");
    second_version(&project);
    let site = project.build();
    assert_eq!(differences(&below(&site, "2023/v1/"), &first), [""; 0]);
    let page = String::from_utf8_lossy(&site["2023/index.html"]).into_owned();
    assert!(page.contains("Lees meer over") && page.contains("<q>Lees over</q>"), "{page}");
    assert!(page.contains("rel=\"predecessor-version\"") && page.contains("/2023/v1/"), "{page}");
    let list = String::from_utf8_lossy(&site["edities/index.html"]).into_owned();
    assert!(list.contains("<q>Lees meer over</q>") && list.contains("href=\"../2023/v1/index.html\""), "{list}");
    let feed = String::from_utf8_lossy(&site["edities/atom.xml"]).into_owned();
    assert_eq!(feed.matches("<entry>").count(), 3, "{feed}");
    let notice = String::from_utf8_lossy(&site["edities/melding.js"]).into_owned();
    assert!(notice.contains("{\"2023\":2}"), "{notice}");
    // The second version goes into the archive behind the first, and both stay.
    let run = project.run(&["archive", "2023", "--quiet"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let second = site_of(&fs::read(project.path("archive/2023-v2.zip")).expect("a bag"), "2023-v2");
    let site = project.build();
    assert_eq!(differences(&below(&site, "2023/"), &second), [""; 0]);
    assert_eq!(differences(&below(&site, "2023/v1/"), &first), [""; 0]);
    assert_eq!(differences(&below(&site, "2023/v2/"), &second), [""; 0]);
}

#[test]
fn a_sealed_edition_is_not_changed_in_silence() {
    let project = archivable("project");
    archive(&project);
    project.build();
    let text = project.read("content/2023/index.md");
    project.write("content/2023/index.md", format!("{text}\nEen zin erbij.\n"));
    assert_eq!(refused(&project), ["E006"]);
    // A slip in what was changed is told too.
    project.write("content/2023/index.md", format!("{text}\nEr staan `= bomen[Totaal, 2032]`.\n"));
    let codes = refused(&project);
    assert!(codes.len() == 2 && codes.contains(&"E006".to_owned()), "{codes:?}");
    project.write("content/2023/index.md", &text);
    project.write("data/2023/nieuw.csv", "a\n1\n");
    assert!(refused(&project).contains(&"E006".to_owned()));
    fs::remove_file(project.path("data/2023/nieuw.csv")).expect("it is there");
    // A draft was no part of what was archived, and is none of what is published.
    project.write("content/2023/90-later.md", "+++\ntitle = \"Later\"\nid = \"later\"\ndraft = true\n+++\n\nNog niet.\n");
    project.build();
}

#[test]
fn a_version_is_that_of_the_archive_or_the_next() {
    let project = archivable("project");
    archive(&project);
    project.build();
    second_version(&project);
    project.replace("content/2023/edition.toml", "version = 2\nperiod", "version = 3\nperiod");
    assert!(refused(&project).contains(&"E005".to_owned()));
}

#[test]
fn a_bag_that_is_damaged_or_not_that_of_the_ledger_stops_the_build() {
    let project = archivable("project");
    let bag = archive(&project);
    project.build();
    let ledger = project.read("archive/editions.toml");
    let mut flipped = bag.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    fs::write(project.path("archive/2023-v1.zip"), &flipped).expect("a file");
    assert!(!refused(&project).is_empty());
    fs::write(project.path("archive/2023-v1.zip"), &bag).expect("a file");
    let sum = ledger.find("sha256 = \"").expect("a sum") + "sha256 = \"".len();
    let mut wrong = ledger.clone();
    let other = if &wrong[sum..=sum] == "0" { "1" } else { "0" };
    wrong.replace_range(sum..=sum, other);
    project.write("archive/editions.toml", &wrong);
    assert_eq!(refused(&project), ["V013"]);
    project.write("archive/editions.toml", "");
    assert_eq!(refused(&project), ["V012"]);
    project.write("archive/editions.toml", &ledger);
    fs::remove_file(project.path("archive/2023-v1.zip")).expect("it is there");
    assert_eq!(refused(&project), ["V004"]);
    fs::write(project.path("archive/2023-v1.zip"), &bag).expect("a file");
    project.build();
}

#[test]
fn an_address_that_vanishes_must_lead_somewhere() {
    let project = archivable("project");
    archive(&project);
    second_version(&project);
    project.build();
    let chapter = project.read("content/2023/01-bomen.md");
    fs::remove_file(project.path("content/2023/01-bomen.md")).expect("it is there");
    let front = project.read("content/2023/index.md");
    project.write("content/2023/index.md", "+++\ntitle = \"Alles is weg\"\n+++\n\nEr is niets meer te lezen.\n");
    let codes = refused(&project);
    assert!(codes.iter().all(|code| code == "E007") && !codes.is_empty(), "{codes:?}");
    project.write("content/2023/index.md", &front);
    project.write("content/2023/01-bomen.md", &chapter);
    project.build();
}

#[test]
fn the_feed_of_datasets_tells_since_when_each_is_as_it_is() {
    let (first, second) = ("2024-05-15T12:00:00+02:00", "2024-06-01T12:00:00+02:00");
    let project = archivable("project");
    let updated = |site: &Tree| -> Vec<(String, String)> {
        let feed = String::from_utf8_lossy(&site["data/atom.xml"]).into_owned();
        let part = |entry: &str, tag: &str| {
            entry.split(&format!("<{tag}>")).nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default().to_owned()
        };
        feed.split("<entry>").skip(1).map(|entry| (part(entry, "title"), part(entry, "updated"))).collect()
    };
    let title = "Bomen in het park (2023)".to_owned();
    assert_eq!(updated(&project.build()), [(title.clone(), first.to_owned())]);
    archive(&project);
    assert_eq!(updated(&project.build()), [(title.clone(), first.to_owned())]);
    // A new version with the same data: they are as old as they were.
    second_version(&project);
    project.replace("content/2023/edition.toml", first, second);
    assert_eq!(updated(&project.build()), [(title.clone(), first.to_owned())]);
    project.replace("data/2023/bomen.csv", "eik,2022,60\nberk,2022,40", "eik,2022,59\nberk,2022,41");
    assert_eq!(updated(&project.build()), [(title.clone(), second.to_owned())]);
    assert_eq!(project.run(&["archive", "2023", "--quiet"]).code, 0);
    assert_eq!(updated(&project.build()), [(title, second.to_owned())]);
    let page = String::from_utf8_lossy(&project.site()["data/index.html"]).into_owned();
    assert!(page.contains("href=\"atom.xml\""), "{page}");
}
