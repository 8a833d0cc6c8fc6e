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
             current_edition = \"2023\"\n\n[publisher]\nname = \"Bureau Proef\"\n\
             identifier = \"https://identifier.overheid.nl/tooi/id/ministerie/mnre1034\"\ncontact = \"https://proef.example.nl/contact\"\n"
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
#[expect(clippy::print_stdout, reason = "the goal is to be read, not only held")]
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
    let share = |part: usize, whole: usize| (part * 1000).checked_div(whole).unwrap_or(0);
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

/// A typing error gives one message, in either language, with its place and a way out.
#[test]
fn each_slip_gives_one_message() {
    let slips = [
        (
            "W001",
            "Het aantal fte daalde met `4,5 procent = groei(fte[Totaal, 2022..2023])`.",
            "daalde",
            "oplossing: schrijf `steeg`",
            "help: write `steeg`",
        ),
        (
            "W007",
            "Het aandeel vrouwen steeg met `= verschil(vrouwen[2022..2023]) (zonder eenheid)` procent.",
            "procent",
            "`procentpunt`",
            "`percentage points`",
        ),
        (
            "F010",
            "Het aantal fte daalde niet, maar steeg tot `41.991 fte = fte[Totaal, 2023]`.",
            "41.991 fte",
            "`41.990 fte`",
            "`41.990 fte`",
        ),
        (
            "F010",
            "Er werken bijna `40.180 fte = fte[Totaal, 2023]`, en dat zijn er minder dan in 2022.",
            "40.180 fte",
            "`41.990 fte`",
            "`41.990 fte`",
        ),
    ];
    for (code, sentence, marked, dutch, english) in slips {
        let project = project("nl", &[sentence]);
        let (exit, report) = project.check();
        assert_eq!((exit, super::project::codes(&report)), (1, vec![code]), "{sentence}");
        let column = sentence[..sentence.find(marked).expect("it is marked")].chars().count() + 1;
        let last = sentence[..sentence.rfind(marked).expect("it is marked")].chars().count() + 1;
        let place = &report["diagnostics"][0]["place"];
        assert!(place["column"] == column || place["column"] == last, "{place} for {marked} in {sentence}");
        for (language, help) in [("nl", dutch), ("en", english)] {
            let run = project.run(&["check", "--lang", language]);
            assert!(run.stderr.contains(help), "{help}\n{}", run.stderr);
        }
    }
}

#[test]
fn an_excuse_covers_its_block_and_no_more() {
    let wrong = "Het aantal fte daalde met `= groei(fte[Totaal, 2022..2023])`.";
    let right = "Het aantal fte steeg met `= groei(fte[Totaal, 2022..2023])`.";
    let excuse = "<!-- woorden: een ander ministerie telde mee -->";
    let texts = [
        format!("{excuse}\n{wrong} {wrong}"),
        format!("{excuse}\n{wrong}\n\n{wrong}"),
        format!("{excuse}\n{right}"),
        format!("<!-- woorden: -->\n{wrong}"),
        format!("{excuse}\n- {wrong}\n- {wrong}"),
        format!("<!-- zomaar een opmerking -->\n{wrong}"),
        format!("{wrong}\n\n{excuse}"),
        format!("> **Uitleg:** {wrong}"),
    ];
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = findings(&project("nl", &texts), texts.len());
    let found: Vec<Vec<&str>> = found.iter().map(|codes| codes.iter().map(String::as_str).collect()).collect();
    let expected: [&[&str]; 8] = [&[], &["W001"], &["W012"], &["W011"], &[], &["W001"], &["W001", "W012"], &["W001"]];
    assert_eq!(found, expected);
}

#[test]
fn cards_and_headings_are_read_too() {
    let card = "```kerncijfers\ntitle = \"In het kort\"\n\n[[cards]]\nfigure = \"fte[Totaal, 2023]\"\nlabel = \"werken er\"\nchange = \"`= groei(fte[Totaal, 2022..2023])` WORD dan een jaar eerder\"\n```";
    let texts = [
        card.replace("WORD", "meer"),
        card.replace("WORD", "minder"),
        "## Het aantal fte daalde met `= groei(fte[Totaal, 2022..2023])`".to_owned(),
        "Tabel: Een daling van `= groei(fte[Totaal, 2022..2023])`\n\n| Wat | Hoeveel |\n| --- | --- |\n| groei | `= groei(fte[Totaal, 2022..2023])` meer |".to_owned(),
    ];
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = findings(&project("nl", &texts), texts.len());
    let found: Vec<Vec<&str>> = found.iter().map(|codes| codes.iter().map(String::as_str).collect()).collect();
    let expected: [&[&str]; 4] = [&[], &["W001"], &["W001"], &["W001"]];
    assert_eq!(found, expected);
}
