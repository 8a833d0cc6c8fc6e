//! No number by hand: labelled phrases through the whole program, with precision and recall; and what happens at every place where words stand.
//!
//! `numbers/labelled.tsv` holds the phrases. The rules themselves are described in `docs/numbers.md`.

use std::collections::BTreeMap;

use kerncijfer::pipeline::Pipeline;

use super::project::{Project, codes, small_sources};

const LABELLED: &str = include_str!("numbers/labelled.tsv");

/// A phrase and what should come of it.
struct Phrase {
    language: &'static str,
    refused: bool,
    /// The rule that allows it, or what is marked in it.
    why: &'static str,
    text: &'static str,
}

fn phrases() -> Vec<Phrase> {
    let lines = LABELLED.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [language, verdict @ ("allowed" | "refused"), why, text] => Phrase { language, refused: verdict == "refused", why, text },
            _ => panic!("a line has a language, a verdict, why and a phrase: {line}"),
        })
        .collect()
}

/// A project whose data hold the labels that the phrases use.
fn project() -> Project {
    let project = Project::small();
    project.write(
        "data/2023/leeftijd.csv",
        "groep,mensen\n55 tot 60 jaar,71\njonger dan 30 jaar,82\nschaal 14-16,93\n60 jaar en ouder,94\n0 t/m 5 jaar,95\n12,96\n",
    );
    project.write(
        "data/2023/leeftijd.toml",
        "title = \"Leeftijd\"\ndescription = \"Hoe oud.\"\nsource = \"Proef\"\n[[dimensions]]\nname = \"groep\"\nlabel = \"Groep\"\n[[measures]]\nname = \"mensen\"\nlabel = \"Mensen\"\nunit = \"mensen\"\ndecimals = 0\nadditive = true\n",
    );
    project
}

/// The phrases of a language, each with the texts that the program marks in it.
fn judged(language: &str) -> Vec<(Phrase, Vec<String>)> {
    let project = project();
    if language == "en" {
        project.replace("content/2023/edition.toml", "period = \"2023\"", "period = \"2023\"\nlanguage = \"en\"");
        // The chapter of the small project is Dutch, and not read here.
        project.write(
            "content/2023/01-bomen.md",
            "+++\ntitle = \"Trees\"\nid = \"bomen\"\ndescription = \"Trees.\"\n+++\n\nThere are `= bomen[Totaal, 2023]`.\n",
        );
    }
    let phrases: Vec<Phrase> = phrases().into_iter().filter(|phrase| phrase.language == language).collect();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut places = Vec::new();
    for (position, phrase) in phrases.iter().enumerate() {
        let file = format!("content/2023/{:02}-deel.md", 10 + position / 8);
        let text =
            files.entry(file.clone()).or_insert_with(|| format!("+++\ntitle = \"Deel\"\nid = \"deel-{}\"\n+++\n", letter(position / 8)));
        // A paragraph that begins like a list would become one.
        let phrase = phrase.text.replacen(". ", "\\. ", usize::from(phrase.text.starts_with(|c: char| c.is_ascii_digit())));
        let phrase = phrase.replacen(") ", "\\) ", usize::from(phrase.starts_with(|c: char| c.is_ascii_digit())));
        text.push_str(&format!("\n{phrase}\n"));
        places.push((file.clone(), text.lines().count(), phrase));
    }
    for (file, text) in &files {
        project.write(file, text);
    }
    let (_, report) = project.check();
    let mut marked: BTreeMap<(String, usize), Vec<String>> = BTreeMap::new();
    for diagnostic in report["diagnostics"].as_array().expect("a list") {
        let place = &diagnostic["place"];
        let number = |key: &str| usize::try_from(place[key].as_u64().expect("a number")).expect("a small number");
        let (file, line) = (place["file"].as_str().expect("a file").to_owned(), number("line"));
        assert!(diagnostic["code"].as_str().expect("a code").starts_with('N'), "{diagnostic:#}");
        let (_, _, text) = places.iter().find(|(known, at, _)| (known, at) == (&file, &line)).unwrap_or_else(|| panic!("{diagnostic:#}"));
        let found: String = text.chars().skip(number("column") - 1).take(number("end_column") - number("column")).collect();
        marked.entry((file, line)).or_default().push(found);
    }
    let of = |(file, line, _): &(String, usize, String)| marked.get(&(file.clone(), *line)).cloned().unwrap_or_default();
    let found: Vec<Vec<String>> = places.iter().map(of).collect();
    phrases.into_iter().zip(found).collect()
}

/// An id without a digit, so that the name of a chapter says nothing.
fn letter(number: usize) -> String {
    format!(
        "{}{}",
        char::from(b'a' + u8::try_from(number / 26).expect("small")),
        char::from(b'a' + u8::try_from(number % 26).expect("small"))
    )
}

#[test]
#[expect(clippy::print_stdout, reason = "precision and recall are to be read, not only held")]
fn labelled_phrases_are_judged_as_they_are_labelled() {
    let (mut right, mut told, mut due, mut wrong) = (0, 0, 0, Vec::new());
    let all: Vec<(Phrase, Vec<String>)> = ["nl", "en"].into_iter().flat_map(judged).collect();
    for (phrase, marked) in &all {
        told += usize::from(!marked.is_empty());
        due += usize::from(phrase.refused);
        right += usize::from(phrase.refused && !marked.is_empty());
        let expected: Vec<&str> = if phrase.refused { phrase.why.split(" | ").collect() } else { Vec::new() };
        if *marked != expected {
            wrong.push(format!("{}: marked {marked:?}, not {expected:?}", phrase.text));
        }
    }
    let percent = |part: usize, whole: usize| format!("{part}/{whole} = {}.{}%", part * 100 / whole, part * 1000 / whole % 10);
    println!("{} labelled phrases: precision {}, recall {}", all.len(), percent(right, told), percent(right, due));
    assert!(all.len() >= 300 && due >= 120 && all.len() - due >= 120, "{due} of {} are to be refused", all.len());
    assert_eq!(wrong, [""; 0]);
    assert_eq!((right, told), (due, due));
}

#[test]
fn a_number_is_found_wherever_words_stand() {
    let project = Project::small();
    project.write(
        "content/2023/01-bomen.md",
        "+++\ntitle = \"Bomen in 12 parken\"\nid = \"bomen\"\nshort = \"12 parken\"\ndescription = \"In 13 parken.\"\n+++\n\n\
         ## Een kop met 14 bomen\n\nEen **alinea met 15 bomen** en [een link naar 16 bomen](#de-rest).\n\n- een punt met 17 bomen\n\n\
         > **Uitleg:** een doos met 18 bomen.\n\nTabel: Een bijschrift met 19 bomen\n\n| Wat | Hoeveel |\n| --- | --- |\n| eik | 20 |\n\n## De rest\n\n\
         Een noot[^n]. En 21 na ``code 22``, en `= bomen[Totaal, 2023]` met 23.\n\n[^n]: Met 24 bomen.\n\n\
         ```tabel\ndata = \"bomen\"\nrows = \"soort\"\ncolumns = \"jaar\"\ntitle = \"Bomen in 25 rijen\"\nnote = \"Met 26 soorten.\"\n```\n\n\
         ```kerncijfers\ntitle = \"De 27 cijfers\"\n[[cards]]\nfigure = \"bomen[Totaal, 2023]\"\nlabel = \"in 28 parken\"\nchange = \"`= bomen[eik, 2023]` in 29 parken\"\n```\n",
    );
    let (code, report) = project.check();
    let told: Vec<&str> =
        report["diagnostics"].as_array().expect("a list").iter().map(|item| item["message"].as_str().unwrap_or("")).collect();
    assert_eq!(code, 1, "{report:#}");
    for number in (12..=29).filter(|number| *number != 22) {
        assert!(told.iter().any(|line| line.contains(&format!("`{number}`"))), "{number} is not told: {told:#?}");
    }
    assert!(!told.iter().any(|line| line.contains("`22`") || line.contains("`120`")), "{told:#?}");
}

#[test]
fn titles_and_descriptions_of_the_settings_are_read_too() {
    let project = Project::small();
    assert_eq!(project.check().0, 0);
    let told = |file: &str, key: &str, value: &str| {
        let project = Project::small();
        let old = std::fs::read_to_string(project.path(file)).expect("a file");
        let line = old.lines().find(|line| line.starts_with(key)).expect("the key");
        project.replace(file, line, &format!("{key} = \"{value}\""));
        let (_, report) = project.check();
        let place = |item: &serde_json::Value| (item["place"]["file"].as_str().map(str::to_owned), item["place"]["column"].as_u64());
        let places: Vec<_> = report["diagnostics"].as_array().expect("a list").iter().map(place).collect();
        (codes(&report).iter().map(|code| (*code).to_owned()).collect::<Vec<_>>(), places)
    };
    let at = |file: &str, column: u64| vec![(Some(file.to_owned()), Some(column))];
    assert_eq!(told("site.toml", "title", "De 12 parken"), (vec!["N001".to_owned()], at("site.toml", 13)));
    assert_eq!(told("site.toml", "description", "De twaalf parken"), (vec!["N002".to_owned()], at("site.toml", 19)));
    let edition = "content/2023/edition.toml";
    assert_eq!(told(edition, "title", "Bomen in 12 parken van 2023"), (vec!["N001".to_owned()], at(edition, 19)));
    // Also behind letters with a backslash.
    assert_eq!(told(edition, "title", "Bomen in \\\"12\\\" parken van 2023"), (vec!["N001".to_owned()], at(edition, 21)));
    assert_eq!(told(edition, "period", "honderden dagen"), (vec!["N003".to_owned()], at(edition, 11)));
    assert_eq!(told(edition, "period", "1 januari tot en met 31 december 2023").0, [""; 0]);
}

#[test]
fn programs_are_told_of_every_place() {
    let project = Project::small();
    let lines = "\nEr staan 12 bomen.\n".repeat(33);
    project.write("content/2023/01-bomen.md", format!("+++\ntitle = \"Bomen\"\nid = \"bomen\"\n+++\n{lines}"));
    let (_, report) = project.check();
    assert_eq!((codes(&report), &report["errors"]), (vec!["N001"; 33], &serde_json::Value::from(33)));
}

#[test]
fn the_help_names_the_cell_that_stands_closest() {
    let project = Project::small();
    let help = |sentence: &str| {
        project.write("content/2023/01-bomen.md", format!("+++\ntitle = \"Bomen\"\nid = \"bomen\"\n+++\n\n{sentence}\n"));
        let (_, report) = project.check();
        assert_eq!(codes(&report).len(), 1, "{sentence}: {report:#}");
        report["diagnostics"][0]["help"].as_str().expect("a help").to_owned()
    };
    assert!(help("Er staan 120 bomen.").starts_with("`120` is `= bomen[Totaal, 2023]`"));
    assert!(help("Van de `= bomen[Totaal, 2023]` zijn 75 bomen oud.").starts_with("`75` is `= bomen[eik, 2023]`"));
    assert!(help("Er staan 120.").starts_with("`120` is `= bomen[Totaal, 2023]`"));
    // By chance: small, and on a page without these data, or counted in something else.
    assert!(help("Er staan 75 bomen.").starts_with("schrijf een formule"));
    assert!(help("Er staan 75 struiken.").starts_with("schrijf een formule"));
    assert!(help("Er staan 121 bomen.").starts_with("schrijf een formule"));
    assert!(help("Dat is 75 procent.").starts_with("schrijf een formule"));
}

#[test]
fn a_label_of_the_data_is_no_number_also_for_a_pipeline_that_remembers() {
    let mut sources = small_sources();
    sources.insert_text(
        "content/2023/01-bomen.md",
        "+++\ntitle = \"Bomen\"\nid = \"bomen\"\n+++\n\nDe groep van 71 tot 72 jaar. Er zijn 75.\n",
    );
    let data = |label: &str, count: u32| {
        format!(
            "soort,jaar,bomen\n{label},2022,60\nberk,2022,40\nTotaal,2022,100\n{label},2023,{count}\nberk,2023,45\nTotaal,2023,{}\n",
            count + 45
        )
    };
    let mut pipeline = Pipeline::default();
    let mut told = |label: &str, count: u32| {
        sources.insert_text("data/2023/bomen.csv", &data(label, count));
        let again = pipeline.run(&sources).diagnostics;
        assert_eq!(again, Pipeline::default().run(&sources).diagnostics);
        again.iter().map(|diagnostic| format!("{:?}", diagnostic.kind)).collect::<Vec<_>>()
    };
    let number = |written: &str| format!("TypedNumber {{ written: \"{written}\", formula: None, place: Text }}");
    assert_eq!(told("eik", 7500), [number("71"), number("72"), number("75")]);
    assert_eq!(told("71 tot 72 jaar", 7500), [number("75")]);
    assert_eq!(told("van 71 tot 72 jaar", 7501), [number("75")]);
}
