//! Words against data, measured on labelled sentences: `words/cases.tsv` in Dutch, `words/cases-en.tsv` in English.
//!
//! Each line has the code that is expected, or `ok`, and a sentence with formulas over the datasets in `words/data`. Each sentence is a chapter of one
//! project, checked by the program itself. The labels were written before the code; one that fails stays.

use std::collections::{BTreeMap, BTreeSet};

use super::project::{Project, repository};

/// The least share of the findings that are right, and of the mistakes that are found, in percent.
const PRECISION: usize = 95;
const RECALL: usize = 90;

struct Case {
    expected: String,
    sentence: String,
}

fn cases(file: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(repository().join("tests/suite/words").join(file)).expect("the labelled sentences");
    let case = |line: &str| {
        let (expected, sentence) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line:?}"));
        Case { expected: expected.to_owned(), sentence: sentence.to_owned() }
    };
    text.lines().skip(1).map(case).collect()
}

/// A project with each text as a chapter, over the datasets of the sentences.
fn project(language: &str, texts: &[&str]) -> Project {
    let project = Project::empty("woorden");
    project.copy_in(&repository().join("tests/suite/words/data"), "data/2023");
    project.write(
        "site.toml",
        format!(
            "title = \"Proef\"\ndescription = \"Proef.\"\nbase_url = \"https://proef.example.nl/\"\nlanguage = \"{language}\"\ntheme = \"basis\"\n\
             current_edition = \"2023\"\n\n[publisher]\nname = \"Bureau Proef\"\n"
        ),
    );
    project.write("content/2023/edition.toml", "title = \"Proef\"\npublished_at = 2024-05-15T12:00:00+02:00\nperiod = \"2023\"\n");
    project.write("content/2023/index.md", "+++\ntitle = \"Proef\"\ndescription = \"In het kort.\"\n+++\n\nWelkom.\n");
    for (number, text) in texts.iter().enumerate() {
        let chapter = format!("+++\ntitle = \"Zin\"\nid = \"zin-{number}\"\ndescription = \"Een zin.\"\n+++\n\n{text}\n");
        project.write(&format!("content/2023/{number:03}-zin.md"), chapter);
    }
    project
}

/// The codes about words for each text; a code of another kind is a mistake in the text itself.
fn findings(project: &Project, count: usize) -> Vec<BTreeSet<String>> {
    let (_, report) = project.check();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for item in report["diagnostics"].as_array().expect("a list") {
        let code = item["code"].as_str().expect("a code").to_owned();
        assert!(!code.starts_with(['S', 'M', 'D', 'F', 'B']), "{item}");
        let file = item["place"]["file"].as_str().expect("a file").to_owned();
        if code.starts_with('W') {
            found.entry(file).or_default().insert(code);
        }
    }
    (0..count).map(|number| found.remove(&format!("content/2023/{number:03}-zin.md")).unwrap_or_default()).collect()
}

/// Measures the labelled sentences of a file, prints the result and names the misses.
fn measure(language: &str, file: &str, least: usize) {
    let cases = cases(file);
    assert!(cases.len() >= least, "{} sentences in {file}", cases.len());
    let sentences: Vec<&str> = cases.iter().map(|case| case.sentence.as_str()).collect();
    let found = findings(&project(language, &sentences), cases.len());
    let (mut right, mut told, mut wrong) = (0, 0, 0);
    let mut misses = String::new();
    for (case, codes) in cases.iter().zip(&found) {
        let hit = codes.contains(&case.expected);
        told += codes.len();
        wrong += usize::from(case.expected != "ok");
        right += usize::from(hit);
        if codes.len() != usize::from(hit) || (case.expected != "ok") != hit {
            misses += &format!("  expected {}, found {codes:?}: {}\n", case.expected, case.sentence);
        }
    }
    let share = |part: usize, whole: usize| if whole == 0 { 0 } else { part * 1000 / whole };
    let (precision, recall) = (share(right, told), share(right, wrong));
    println!(
        "{file}: {} sentences, {wrong} wrong; {right} of {told} findings are right (precision {}.{}%), {right} of {wrong} mistakes are found (recall {}.{}%)\n{misses}",
        cases.len(),
        precision / 10,
        precision % 10,
        recall / 10,
        recall % 10
    );
    assert!(precision >= PRECISION * 10 && recall >= RECALL * 10, "precision {precision}‰, recall {recall}‰\n{misses}");
}

#[test]
fn labelled_sentences_in_dutch() {
    measure("nl", "cases.tsv", 120);
}

#[test]
fn labelled_sentences_in_english() {
    measure("en", "cases-en.tsv", 20);
}
