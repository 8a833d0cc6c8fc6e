//! Each remark on plain language points at its word in the file, whatever stands before it: links, emphasis, figures, ligatures, entities, code, notes.

use serde_json::Value;

use super::project::Project;

/// What can stand before a word, in Markdown.
const BEFORE: [&str; 16] = [
    "",
    "Een [mooie link](https://example.nl/middel) erbij, ",
    "Een *schuin* en **vet _dik_** woord, ",
    "Er staan `120 bomen = bomen[Totaal, 2023]`, ",
    "Bĳ de vrĳe Ĳssel, ",
    "Zacht\u{ad}e streep en\u{a0}vaste spatie, ",
    "Het park &amp; de tuin \\* en &eacute;cht, ",
    "Met ``literal code`` erin, ",
    "Met een noot[^n] erbij, ",
    "Een [link met `120 bomen = bomen[Totaal, 2023]` erin](01-bomen.md), ",
    "Een woord in `the park = taal(\"en\")`, ",
    "Een ‘woord’ van “ons” – een mooi café met zeeën, ",
    "Nog een regel\nen nog meer, ",
    "Een smile 😀 en combinatie e\u{301}, ",
    "![Een plaatje](images/stip.png) en dan, ",
    "En <!-- een opmerking --> verder, ",
];

/// In what kind of block it stands: what begins it, and what begins each further line.
const BLOCKS: [(&str, &str); 5] =
    [("", ""), ("- ", "  "), ("> **Uitleg:** ", "> "), ("1. ", "   "), ("> **Let op:** Ja.\n>\n> - ", ">   ")];

/// What must be found, and by which rule.
const WORDS: [(&str, &str); 3] = [("middels", "moeilijk-woord"), ("NVZ", "afkorting"), ("ten aanzien van", "moeilijk-woord")];

#[test]
#[expect(clippy::print_stdout, reason = "the figures are to be read, not only held")]
fn every_remark_points_at_its_word() {
    let project = Project::small();
    let mut cases = Vec::new();
    for (block, more) in BLOCKS {
        for (word, rule) in WORDS {
            for (number, before) in BEFORE.iter().enumerate() {
                let text = format!("{before}dus {word} dit.").replace('\n', &format!("\n{more}"));
                let name = format!("content/2023/{:03}-plek.md", cases.len() + 10);
                let note = if number == 8 { "\n\n[^n]: Een noot." } else { "" };
                let head = format!("+++\ntitle = \"Plek\"\nid = \"plek-{}\"\n+++\n\n", cases.len());
                project.write(&name, format!("{head}{block}{text}{note}\n"));
                cases.push((name, word, rule));
            }
        }
    }
    project.write("content/2023/images/stip.png", PNG);
    assert!(cases.len() >= 200, "{} cases", cases.len());
    let (code, report) = project.check();
    assert_eq!((code, &report["errors"]), (0, &0.into()), "{:#}", report["diagnostics"]);
    let remarks = report["language_of_texts"]["remarks"].as_array().expect("the remarks");
    let mut wrong = Vec::new();
    for (name, word, rule) in &cases {
        let text = project.read(name);
        let here: Vec<&Value> =
            remarks.iter().filter(|remark| remark["place"]["file"] == name.as_str() && remark["rule"] == *rule).collect();
        let found: Vec<String> = here.iter().map(|remark| pointed(&text, remark)).collect();
        if found != [*word] {
            wrong.push(format!("{name}: {found:?} for {word:?} in {text:?}"));
        }
    }
    println!("{} cases, {} wrong places", cases.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What stands at the place of a remark; by line and column, and by bytes, which must agree.
fn pointed(text: &str, remark: &Value) -> String {
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("a small number");
    let place = &remark["place"];
    let at = |line: &str, column: &str| {
        let (line, column) = (number(&place[line]), number(&place[column]));
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        start + text[start..].chars().take(column - 1).map(char::len_utf8).sum::<usize>()
    };
    let bytes = number(&remark["bytes"][0])..number(&remark["bytes"][1]);
    assert_eq!(bytes, at("line", "column")..at("end_line", "end_column"), "{remark:#}");
    text[bytes].to_owned()
}

#[test]
fn a_long_sentence_is_told_at_the_word_that_passes_the_limit() {
    let project = Project::small();
    let words: Vec<String> = (1..=26).map(|number| format!("woord{}", char::from(b'a' + number - 1))).collect();
    let text = format!("*{}* {}.", words[..3].join(" "), words[3..].join(" "));
    project.write("content/2023/02-lang.md", format!("+++\ntitle = \"Lang\"\nid = \"lang\"\n+++\n\n{text}\n"));
    let (_, report) = project.check();
    let remarks = report["language_of_texts"]["remarks"].as_array().expect("the remarks");
    let long = remarks.iter().find(|remark| remark["rule"] == "zin-lang").expect("a remark");
    assert_eq!(pointed(&project.read("content/2023/02-lang.md"), long), "woordz");
    assert_eq!((&long["level"], &long["severity"]), (&"error".into(), &"warning".into()));
}

/// An image of one pixel.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a,
    0x7e, 0x9b, 0x55, 0, 0, 0, 0x0a, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0x48, 0xaf, 0xa4, 0x71, 0, 0, 0, 0,
    b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];
