//! The account of the accessibility criteria in `docs/accessibility.md`: it is whole, and every check that it names is there. Promises that no browser
//! is needed for are held here too, over every page of the own publication.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use kerncijfer::diagnostic::codes;

use super::project::{Project, repository, tree};

/// The success criteria of WCAG 2.2 at levels A and AA, by number; 4.1.1 is gone since 2.2.
const CRITERIA: &str = "1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 \
    2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 \
    3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3";

fn account() -> String {
    fs::read_to_string(repository().join("docs/accessibility.md")).expect("the account")
}

/// The text of every file of a folder with that extension.
fn texts(folder: &str, extension: &str) -> String {
    let files = tree(&repository().join(folder));
    files.into_iter().filter(|(path, _)| path.ends_with(extension)).map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

#[test]
fn every_criterion_has_a_check_a_reason_or_a_person() {
    let account = account();
    let rows: Vec<Vec<&str>> = account
        .lines()
        .filter(|line| line.starts_with("| ") && line[2..].starts_with(|c: char| c.is_ascii_digit()))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let numbers: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(numbers, CRITERIA.split_whitespace().collect::<Vec<_>>());
    assert_eq!(numbers.len(), 55);
    for row in rows {
        let [number, name, level, met, person] = row[..] else { panic!("{row:?} has another number of columns") };
        assert!(!name.is_empty() && matches!(level, "A" | "AA"), "{number}");
        let checked = ["audit `", "browser `", "rust `", "code `"].iter().any(|kind| met.contains(kind));
        assert!(
            checked || met.starts_with("Does not apply: ") || met.starts_with("Only ") || !person.is_empty(),
            "{number} is not accounted for"
        );
    }
}

#[test]
fn every_check_that_the_account_names_is_there() {
    let account = account();
    let named = |kind: &str| -> BTreeSet<String> {
        let mark = format!("{kind} `");
        let marks = account.split(&mark).skip(1);
        marks.filter_map(|rest| rest.split('`').next()).filter(|name| *name != "name_of_a_test").map(str::to_owned).collect()
    };
    let audit = fs::read_to_string(repository().join("tests/audit/a11y/README.md")).expect("the audit");
    let suite = texts("tests/suite", ".rs") + &texts("src", ".rs");
    let mut missing: Vec<String> = Vec::new();
    missing.extend(named("audit").into_iter().filter(|name| !audit.contains(&format!("\n| {name} | "))));
    missing.extend(named("browser").into_iter().filter(|name| !repository().join(format!("tests/browser/{name}.test.mjs")).is_file()));
    missing.extend(named("rust").into_iter().filter(|name| !suite.contains(&format!("fn {name}()"))));
    missing.extend(named("code").into_iter().filter(|name| !codes().contains(&name.as_str())));
    assert_eq!(missing, [""; 0]);
    assert!([named("audit"), named("browser"), named("rust"), named("code")].iter().all(|names| names.len() > 4));
}

/// The pages of the own publication by path.
fn pages() -> BTreeMap<String, String> {
    let site = Project::own("pages").build();
    let pages = site.into_iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text"))).collect()
}

/// What stands between two marks, wherever they occur.
fn all_between<'a>(text: &'a str, start: &'a str, end: &'a str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

/// The words of a piece of markup, without its tags.
fn words_of(markup: &str) -> Vec<String> {
    let texts = markup.split('<').flat_map(|part| part.split('>').nth(1));
    texts.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

#[test]
fn navigation_and_help_have_one_place_and_one_order_on_every_page() {
    const PARTS: [&str; 6] = ["class=\"skip-link\"", "class=\"band\"", "class=\"main-menu\"", "class=\"breadcrumb\"", "<main ", "<footer "];
    let mut menus: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    for (path, page) in pages() {
        let found: Vec<usize> = PARTS.iter().filter_map(|part| page.find(part)).collect();
        assert!(found.is_sorted() && found.len() >= 4, "{path}: {found:?}");
        let Some((edition, _)) = path.split_once('/') else { continue };
        let menu = all_between(&page, "<nav class=\"main-menu\"", "</nav>").concat();
        let footer = all_between(&page, "<footer ", "</footer>").concat();
        let words: Vec<String> = [menu, footer].iter().flat_map(|part| words_of(part)).collect();
        assert!(words.len() > 6, "{path}: {words:?}");
        let language = all_between(&page, "<html lang=\"", "\"").concat();
        let (first, known) = menus.entry(format!("{edition} {language}")).or_insert_with(|| (path.clone(), words.clone()));
        assert_eq!(*known, words, "{path} and {first}");
    }
    assert!(menus.len() > 1);
}

#[test]
fn every_page_has_a_title_of_its_own_and_one_first_heading() {
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    for (path, page) in pages() {
        let [title] = all_between(&page, "<title>", "</title>")[..] else { panic!("{path}: not one title") };
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        if let Some(other) = titles.insert(title.to_owned(), path.clone()) {
            panic!("{path} and {other} have one title: {title}");
        }
    }
}
