//! Whole small sites: each folder of `tests/sites` is a project about one thing, with in `expected/` the files that must come out of it.
//!
//! The theme is that of this repository, or one in `themes/` of the site that rests on it. `KERNCIJFER_BLESS=1 cargo test --test main sites` rewrites what is expected: read the diff. A file that is to
//! be expected from now on is made empty first.

use std::fs;
use std::path::PathBuf;

use super::project::{Project, repository, tree};

fn folder(name: &str) -> PathBuf {
    repository().join("tests/sites").join(name)
}

/// Builds a site and compares it with what is expected.
fn expect(name: &str) {
    let project = Project::empty(name);
    for part in ["content", "data", "site.toml"] {
        let path = folder(name).join(part);
        // A site without figures needs no data.
        if part == "data" && !path.exists() {
            continue;
        }
        if path.is_dir() { project.copy_in(&path, part) } else { project.write(part, fs::read(&path).expect("site.toml")) }
    }
    // A theme of the site's own stands beside that of the repository.
    if folder(name).join("themes").is_dir() {
        project.copy_in(&folder(name).join("themes"), "themes");
    }
    let run = project.run(&["build", "--lang", "en"]);
    assert_eq!((run.code, run.stderr.contains("No mistakes found.")), (0, true), "{name}:\n{}", run.stderr);
    let site = project.site();
    let expected = tree(&folder(name).join("expected"));
    assert!(!expected.is_empty(), "{name} expects nothing");
    for (path, bytes) in expected {
        let found = site.get(&path).unwrap_or_else(|| panic!("{name}: no {path} in the site: {:#?}", site.keys()));
        if std::env::var_os("KERNCIJFER_BLESS").is_some() {
            fs::write(folder(name).join("expected").join(&path), found).expect("expected is rewritten");
        } else if *found != bytes {
            let (found, bytes) = (String::from_utf8_lossy(found), String::from_utf8_lossy(&bytes));
            panic!("{name}: {path} is not as expected\n{}", first_difference(&bytes, &found));
        }
    }
}

/// The first line that differs, with the line before it.
fn first_difference(expected: &str, found: &str) -> String {
    let same = expected.lines().zip(found.lines()).take_while(|(expected, found)| expected == found).count();
    let at = |text: &str| text.lines().nth(same).unwrap_or("(the end)").to_owned();
    let before = same.checked_sub(1).and_then(|line| found.lines().nth(line)).unwrap_or_default();
    format!("line {}\n  {before}\n- {}\n+ {}", same + 1, at(expected), at(found))
}

#[test]
fn a_long_csv_keeps_measures_statuses_and_markers_everywhere() {
    expect("long-layout");
}

#[test]
fn a_wide_csv_is_read_in_its_own_notation_and_published_in_one() {
    expect("wide-layout");
}

#[test]
fn goals_scopes_and_downloads_stand_in_a_chapter() {
    expect("targets");
}

#[test]
fn a_table_selects_sorts_shortens_and_turns() {
    expect("table-options");
}

#[test]
fn a_chapter_holds_cards_boxes_footnotes_images_and_links() {
    expect("chapter");
}

#[test]
fn an_english_edition_is_read_and_printed_in_english() {
    expect("english");
}

#[test]
fn a_measure_of_text_stands_in_tables_and_downloads() {
    expect("text-measure");
}

#[test]
fn every_status_goes_along_and_is_explained_where_it_is_used() {
    expect("status");
}

#[test]
fn an_edition_may_use_the_data_of_another() {
    expect("editions");
}

#[test]
fn a_named_figure_computes_with_operators() {
    expect("named-figures");
}

#[test]
fn a_formula_works_wherever_text_does() {
    expect("formula-places");
}

#[test]
fn claims_are_held_against_the_data_and_differences_are_shown() {
    expect("claims");
}

#[test]
fn what_an_earlier_edition_published_is_the_same_or_told_as_revised() {
    expect("revisions");
}

#[test]
fn a_house_style_has_from_its_base_what_it_lacks() {
    expect("house-style");
}

#[test]
fn terms_are_explained_where_they_are_used_first_and_listed_on_a_page() {
    expect("terms");
}

#[test]
fn a_statement_is_shown_with_all_its_parts() {
    expect("statement");
}

#[test]
fn an_edition_has_text_in_two_languages() {
    expect("languages");
}

#[test]
fn every_site_has_a_test() {
    let here = include_str!("sites.rs");
    for entry in fs::read_dir(repository().join("tests/sites")).expect("the sites") {
        let name = entry.expect("a site").file_name().to_string_lossy().into_owned();
        assert!(here.contains(&format!("expect(\"{name}\")")), "no test builds {name}");
    }
}
