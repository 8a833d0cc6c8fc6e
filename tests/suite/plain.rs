//! Plain language, measured on labelled sentences: how many of the hard ones are found, how many of the remarks are right, and how silent easy text stays.
//!
//! `tests/audit/b1` has sentences that others labelled; `plain/more.tsv` has more, drawn from the same report and from letters before any of them was judged
//! by the program, and easy ones. A sentence counts as hard when it gets a warning.

use std::sync::{LazyLock, Mutex};

use kerncijfer::diagnostic::Severity;
use kerncijfer::pipeline::{Pipeline, PlainPage};
use proptest::prelude::*;

use super::project::{Project, repository};

/// Goals of the project, in percent.
const PRECISION: usize = 90;
const RECALL: usize = 85;
/// The most sentences of the easy text with a warning.
const EASY: usize = 2;

fn read(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn judge(pipeline: &mut Pipeline, text: &str) -> PlainPage {
    let (page, diagnostics) = pipeline.text("zin.md", text, None);
    assert_eq!(diagnostics, [], "{text}");
    page
}

fn is_flagged(page: &PlainPage) -> bool {
    page.remarks.iter().any(|noted| noted.diagnostic.kind.severity() <= Severity::Warning)
}

/// How labelled sentences were judged.
#[derive(Default, Debug)]
struct Score {
    right: usize,
    false_alarms: usize,
    missed: usize,
    silent: usize,
}

impl Score {
    fn precision(&self) -> usize {
        100 * self.right / (self.right + self.false_alarms).max(1)
    }

    fn recall(&self) -> usize {
        100 * self.right / (self.right + self.missed).max(1)
    }

    fn add(&mut self, file: &str) -> &mut Self {
        let mut pipeline = Pipeline::default();
        for line in read(file).lines().skip(1) {
            let mut columns = line.split('\t');
            let (Some(sentence), Some(label)) = (columns.next(), columns.next()) else { panic!("{file}: {line}") };
            // Nothing of it is Markdown.
            let text = sentence.replace(['*', '[', '_', '<'], " ");
            match (is_flagged(&judge(&mut pipeline, &text)), label) {
                (true, "hard") => self.right += 1,
                (true, "ok") => self.false_alarms += 1,
                (false, "hard") => self.missed += 1,
                (false, "ok") => self.silent += 1,
                _ => panic!("{file}: a label is `hard` or `ok`: {line}"),
            }
        }
        self
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are to be read, not only held")]
fn hard_sentences_are_found_and_the_others_left_alone() {
    let mut score = Score::default();
    score.add("tests/audit/b1/sentences.tsv").add("tests/audit/b1/extra.tsv");
    println!("labelled sentences: {score:?}, precision {}%, recall {}%", score.precision(), score.recall());
    assert!(score.precision() >= PRECISION && score.recall() >= RECALL, "{score:?}");
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are to be read, not only held")]
fn sentences_that_the_rules_were_not_written_for_are_judged_as_well() {
    let mut score = Score::default();
    score.add("tests/suite/plain/more.tsv");
    println!("more sentences: {score:?}, precision {}%, recall {}%", score.precision(), score.recall());
    assert!(score.precision() >= PRECISION && score.recall() >= RECALL, "{score:?}");
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are to be read, not only held")]
fn easy_text_stays_nearly_silent() {
    let easy = judge(&mut Pipeline::default(), &read("tests/audit/b1/a2b1.md"));
    println!("easy text: {} of {} sentences with a warning", easy.tally.flagged, easy.tally.sentences);
    assert_eq!(easy.tally.sentences, 60);
    assert!(easy.tally.flagged <= EASY, "{:#?}", easy.remarks);
    let mut score = Score::default();
    score.add("tests/suite/plain/easy.tsv");
    println!("easy sentences: {score:?}");
    assert!(score.false_alarms * 50 <= score.silent, "{score:?}");
}

/// The remarks are plain themselves.
#[test]
fn the_remarks_obey_their_own_rules() {
    let mut text = String::new();
    for entry in std::fs::read_dir(repository().join("tests/diagnostics")).expect("the pages") {
        let path = entry.expect("a page").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if !(name.starts_with("P0") && name.ends_with(".md")) {
            continue;
        }
        let page = std::fs::read_to_string(&path).expect("a page");
        let message = page.split("```nl\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
        for line in message.lines().filter(|line| line.contains("[P0")) {
            let said = line.split("]").nth(1).and_then(|rest| rest.split_once(": ")).map_or(line, |(_, said)| said);
            // What is quoted is the writer's own.
            let own: String = said.split('`').enumerate().map(|(at, part)| if at % 2 == 0 { part } else { "X" }).collect();
            text.push_str(&format!("{own}.\n\n"));
        }
    }
    let page = judge(&mut Pipeline::default(), &text);
    let hard: Vec<_> = page.remarks.iter().filter(|noted| noted.diagnostic.kind.severity() <= Severity::Warning).collect();
    assert!(page.tally.sentences > 10 && hard.is_empty(), "{hard:#?}");
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are to be read, not only held")]
fn every_chapter_of_the_publication_meets_its_budget() {
    let (_, report) = Project::own("taal").check();
    let texts = report["language_of_texts"]["texts"].as_array().expect("the texts");
    let judged: Vec<_> = texts.iter().filter(|text| text["judged"] == true).collect();
    for text in &judged {
        println!("{}: {}", text["file"], text["measures"]);
        assert_eq!(text["meets_budget"], true, "{text:#}");
    }
    assert!(judged.len() >= 9, "{} texts", judged.len());
}

const HEAD: &str = "+++\ntitle = \"Bomen\"\nid = \"bomen\"\n+++\n\n";
const LONG: &str = "Op de dag waarop het verslag naar de Kamer ging, waren de meeste mensen van het park nog druk bezig met alle vragen die daarna zouden komen.\n";

fn with_text(text: &str) -> Project {
    let project = Project::small();
    project.write("content/2023/01-bomen.md", format!("{HEAD}{text}"));
    project
}

#[test]
fn severe_remarks_stop_only_when_that_is_asked() {
    let project = with_text(LONG);
    let check = project.run(&["check"]);
    assert_eq!(check.code, 0, "{}", check.stderr);
    assert!(check.stderr.contains("waarschuwing[P001] zin-lang") && check.stderr.contains("Geen fouten gevonden."), "{}", check.stderr);
    let strict = project.run(&["check", "--strict"]);
    assert_eq!(strict.code, 1, "{}", strict.stderr);
    assert!(strict.stderr.contains("fout[P001] zin-lang"), "{}", strict.stderr);
    let before = project.build();
    let stopped = project.run(&["build", "--strict"]);
    assert_eq!((stopped.code, project.site() == before), (1, true), "{}", stopped.stderr);
    assert!(stopped.stderr.contains("[P001]") && !stopped.stderr.contains("tip["), "{}", stopped.stderr);
}

#[test]
fn a_build_tells_of_language_in_one_line() {
    let run = with_text("Middels deze brief krijgt u antwoord.\n").run(&["build"]);
    let lines: Vec<&str> = run.stderr.lines().filter(|line| line.contains("Taal") || line.contains("[P")).collect();
    assert!(run.code == 0 && lines.len() == 1 && lines[0].starts_with("Taal: "), "{}", run.stderr);
}

#[test]
fn what_is_written_down_may_not_get_worse() {
    let project = with_text("Middels deze brief krijgt u antwoord.\n\nDit is een gewone zin.\n");
    assert_eq!(project.run(&["check", "--strict"]).code, 1);
    let run = project.run(&["budget", "--write"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let written = project.read("content/2023/language-budget.toml");
    assert!(written.contains("file = \"01-bomen.md\"\nclear = \"50.0\"\n"), "{written}");
    let strict = project.run(&["check", "--strict"]);
    assert_eq!(strict.code, 0, "{}", strict.stderr);
    // Better is right, and written down again.
    let better = format!("{HEAD}Middels deze brief krijgt u antwoord.\n\nDit is een gewone zin.\n\nDit is er ook een.\n");
    project.write("content/2023/01-bomen.md", better);
    assert_eq!((project.run(&["check", "--strict"]).code, project.run(&["budget", "--write"]).code), (0, 0));
    assert!(project.read("content/2023/language-budget.toml").contains("clear = \"66.7\""));
    // Worse is not.
    project.write("content/2023/01-bomen.md", format!("{HEAD}Middels deze brief krijgt u conform de wet antwoord.\n"));
    let worse = project.run(&["check", "--strict"]);
    assert!(worse.code == 1 && worse.stderr.contains("fout[P013] budget: dit hoofdstuk is moeilijker geworden"), "{}", worse.stderr);
    assert_eq!(project.run(&["budget", "--write"]).code, 1);
    // Within the budget nothing is written down any more.
    project.write("content/2023/01-bomen.md", format!("{HEAD}Dit is een gewone zin.\n"));
    assert_eq!(project.run(&["budget", "--write"]).code, 0);
    assert!(!project.path("content/2023/language-budget.toml").exists());
}

#[test]
fn a_comment_excuses_its_block_and_no_other() {
    let text = "<!-- b1: negeer moeilijk-woord \"middels\" reden=\"staat zo in de wet\" -->\nMiddels een brief, conform de wet.\n\nMiddels een mail. <!-- b1: negeer P002 reden=\"staat zo in de brief\" -->\n\nMiddels een bezoek.\n";
    let (_, report) = with_text(text).check();
    let words = |list: &serde_json::Value| {
        let remarks = list.as_array().expect("a list").iter().filter(|remark| remark["rule"] == "moeilijk-woord");
        remarks.map(|remark| remark["message"].as_str().expect("words").split('`').nth(1).expect("a word").to_owned()).collect::<Vec<_>>()
    };
    let language = &report["language_of_texts"];
    assert_eq!(words(&language["remarks"]), ["conform", "Middels"]);
    let bomen =
        language["texts"].as_array().expect("texts").iter().find(|text| text["file"] == "content/2023/01-bomen.md").expect("the chapter");
    assert_eq!(words(&bomen["excused"]), ["Middels", "Middels"]);
    assert_eq!((&bomen["suppressed"], &bomen["excused"][0]["reason"]), (&2.into(), &"staat zo in de wet".into()));
}

#[test]
fn words_in_another_language_are_left_alone() {
    let project = with_text("Dit heet `compliance BZK governance = taal(\"en\")`, of compliance.\n");
    let run = project.run(&["check"]);
    let lines: Vec<&str> = run.stderr.lines().filter(|line| line.contains("01-bomen.md") && !line.contains("P013")).collect();
    assert!(lines.len() == 1 && lines[0].contains(":6:55: waarschuwing[P002] moeilijk-woord: `compliance`"), "{}", run.stderr);
}

#[test]
fn codes_are_no_abbreviations_and_years_make_none() {
    let mut pipeline = Pipeline::default();
    let mut flagged = |text: &str| is_flagged(&judge(&mut pipeline, text));
    for text in ["Ons adres is 2500 EA Den Haag.", "Hij woont in 2011 AB Haarlem.", "Maak het over naar NL91 ABNA.", "U moet NIET bellen."]
    {
        assert!(!flagged(text), "{text}");
    }
    assert!(flagged("In 2023 EZ en ook daarna."));
}

#[test]
fn another_language_and_quotations_are_not_judged_but_counted() {
    let text = "<!-- b1: taal en -->\nThe BZK governance framework was implemented.\n\n<!-- b1: citaat bron=\"Grondwet, artikel een\" -->\nMiddels deze wet, conform de regels.\n\nEen gewone zin.\n";
    let page = judge(&mut Pipeline::default(), text);
    assert_eq!((page.tally.sentences, page.tally.unchecked, page.remarks.len()), (1, 2, 0), "{page:#?}");
}

#[test]
fn a_publication_changes_the_word_list() {
    let project = with_text("Middels de klantreis, conform de wet.\n");
    project.write(
        "content/difficult-words.toml",
        "allow = [\"conform\"]\n\n[[words]]\nword = \"klantreis\"\ninstead = \"alles wat u met ons meemaakt\"\n",
    );
    let run = project.run(&["check"]);
    assert!(run.stderr.contains("`klantreis`: schrijf liever `alles wat u met ons meemaakt`"), "{}", run.stderr);
    assert!(!run.stderr.contains("conform") && run.code == 0, "{}", run.stderr);
}

#[test]
fn a_term_is_exempt_from_where_it_is_explained() {
    let project = with_text("## Over governance\n\nMiddels governance werkt het.\n\nMeer governance.\n");
    project.write(
        "content/2023/terms.toml",
        "[[terms]]\nid = \"governance\"\nname = \"governance\"\nexplanation = \"Hoe een organisatie wordt geleid.\"\n",
    );
    let run = project.run(&["check"]);
    let lines: Vec<&str> = run.stderr.lines().filter(|line| line.contains("governance")).collect();
    // In the heading the word stands before its explanation.
    assert!(lines.len() == 1 && lines[0].starts_with("content/2023/01-bomen.md:6:9:"), "{}", run.stderr);
}

#[test]
fn a_text_outside_a_publication_is_judged_alone() {
    let project = with_text("Een gewone zin.\n");
    project.write("../brief.md", "# Aan u\n\nMiddels deze brĳf `12 dagen = fte[AZ]` krijgt u `code` antwoord.\n");
    let run = project.run(&["check", "--text", "../brief.md"]);
    assert!(run.code == 0 && run.stderr.contains("../brief.md:3:1: waarschuwing[P002] moeilijk-woord: `Middels`"), "{run:?}");
    assert!(!run.stderr.contains("M004"), "{}", run.stderr);
    let missing = project.run(&["check", "--text", "nergens.md"]);
    assert_eq!(missing.code, 2, "{missing:?}");
    project.write("../latijn.md", b"caf\xe9".as_slice());
    assert_eq!(project.run(&["check", "--text", "../latijn.md"]).code, 2);
}

#[test]
fn the_page_for_editors_stands_beside_the_site_and_names_no_level() {
    let project = with_text(
        "<!-- b1: negeer tang reden=\"de naam is zo lang\" -->\nMiddels deze brief krijgt u <b&w> antwoord.\n"
            .replace("<b&w> ", "")
            .as_str(),
    );
    project.build();
    let page = project.read("redactie/taal.html");
    assert!(
        page.contains("noindex") && page.contains("Middels deze brief krijgt u antwoord.") && page.contains("moeilijk-woord (1)"),
        "{page}"
    );
    assert!(page.contains("<strong lang=\"nl\">middels</strong> (1 keer)"), "{page}");
    // That its figures do not say so, it says once.
    assert_eq!(page.matches("B1").count(), page.matches("zeggen niet dat een tekst B1 is").count());
    for level in ["niveau", "A2", "B2", "C1"] {
        assert!(!page.contains(level), "{level}");
    }
    let site = project.site();
    assert!(site.keys().all(|path| !path.contains("redactie") && !path.contains("taal.html")));
    assert!(site.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("moeilijk-woord")));
}

static PIPELINE: LazyLock<Mutex<Pipeline>> = LazyLock::new(Mutex::default);

#[test]
fn the_page_for_editors_never_takes_the_place_of_the_site() {
    let project = with_text("Een gewone zin.\n");
    let before = project.build();
    for arguments in [["--editors", "public"], ["--editors", "public/x"], ["--out", "redactie"], ["--out", "redactie/site"]] {
        let run = project.run(&["build", "--quiet", arguments[0], arguments[1]]);
        assert!(run.code == 2 && run.stderr.contains("--editors"), "{arguments:?}: {run:?}");
        assert!(project.site() == before, "{arguments:?}");
    }
    project.write("eigen/werk.txt", "niet van ons");
    assert_eq!(project.run(&["build", "--quiet", "--editors", "eigen"]).code, 2);
    assert_eq!(project.read("eigen/werk.txt"), "niet van ons");
}

#[test]
fn nothing_is_written_down_while_there_are_mistakes() {
    let project = with_text("Middels deze brief krijgt u antwoord.\n\nDit is een gewone zin.\n");
    assert_eq!(project.run(&["budget", "--write"]).code, 0);
    let file = "content/2023/language-budget.toml";
    let written = project.read(file);
    project.write("content/2023/01-bomen.md", format!("{HEAD}Dit is `= niets[2023]`.\n"));
    let run = project.run(&["budget", "--write"]);
    assert!(run.code == 1 && run.stderr.contains("Verbeter eerst deze fouten"), "{run:?}");
    assert_eq!(project.read(file), written);
    project.write(file, "[[chapters\n");
    assert_eq!((project.run(&["budget", "--write"]).code, project.read(file).as_str()), (1, "[[chapters\n"));
}

proptest! {
    #[test]
    fn any_text_is_judged_without_panic(text in "([a-zA-Z]{1,12}|het|van|is|wordt|gemaakt|dat|om|te|[ ,.;:()'’\"-]|ĳ|\u{ad}|\u{a0}|[0-9]{1,3}|o\\.a\\.|BZK|`x`|\\*|\n\n|<!-- b1: negeer tang -->|\\PC){0,60}") {
        // The word list is read once.
        let (page, _) = PIPELINE.lock().expect("no case panicked").text("a.md", &text, None);
        for noted in &page.remarks {
            let range = noted.diagnostic.span.range();
            prop_assert!(text.get(range).is_some(), "{:?}", noted);
        }
    }
}
