//! Help for editors: snippets that are right as they stand, settings that fit every file, and the same schemas from a build and from the command.

use std::collections::{BTreeMap, BTreeSet};

use kerncijfer::fuzzing;
use serde_json::{Value, json};
use toml::Value as Toml;

use super::editor_files::{block_of, schema_of, schemas, written};
use super::json_schema::{is_valid, of_toml};
use super::project::{Project, repository, tree};

/// A text with each place of a snippet filled in: with its example, or with the first of its choices.
fn filled(body: &Value) -> String {
    let lines: Vec<&str> = body.as_array().expect("lines").iter().map(|line| line.as_str().expect("a line")).collect();
    let (body, mut text, mut letters) = (lines.join("\n"), String::new(), Vec::new());
    letters.extend(body.chars());
    let mut at = 0;
    let mut expected = 1;
    while at < letters.len() {
        if letters[at] == '\\' {
            text.push(letters[at + 1]);
            at += 2;
        } else if letters[at..].starts_with(&['$', '{']) {
            let number: String = letters[at + 2..].iter().take_while(|letter| letter.is_ascii_digit()).collect();
            assert_eq!(number, expected.to_string(), "places are numbered in order: {body}");
            expected += 1;
            at += 2 + number.len();
            let choice = letters[at] == '|';
            at += 1;
            let mut first = true;
            while !(if choice { letters[at..].starts_with(&['|', '}']) } else { letters[at] == '}' }) {
                first &= !(choice && letters[at] == ',');
                let escaped = usize::from(letters[at] == '\\');
                if first {
                    text.push(letters[at + escaped]);
                }
                at += 1 + escaped;
            }
            at += if choice { 2 } else { 1 };
        } else {
            text.push(letters[at]);
            at += 1;
        }
    }
    text
}

#[test]
fn every_snippet_is_right_as_it_stands() {
    let schemas = schemas();
    let files = written();
    let snippets: Value = serde_json::from_slice(&files["kerncijfer.code-snippets"]).expect("JSON");
    let (mut chapter, mut prefixes, mut blocks) = (String::new(), BTreeSet::new(), 0);
    for (name, snippet) in snippets.as_object().expect("snippets by name") {
        assert_eq!(snippet["scope"], "markdown", "{name}");
        assert!(snippet["description"].as_str().is_some_and(|about| about.ends_with('.')), "{name}");
        for prefix in snippet["prefix"].as_array().expect("prefixes") {
            prefixes.insert(prefix.as_str().expect("a prefix").to_owned());
        }
        let text = filled(&snippet["body"]);
        if name.starts_with("Formule, ") {
            chapter.push_str(&format!("Het cijfer is `= fte[Totaal, 2023] {text}`.\n\n"));
        } else if name.starts_with("Formule ") {
            // A difference is told with its direction.
            let behind = match name.rsplit_once(' ').map(|(_, function)| function) {
                Some("verschil" | "groei" | "difference" | "growth") => " meer dan in 2022",
                Some("afstand" | "gap") => " minder dan het doel",
                _ => "",
            };
            chapter.push_str(&format!("Het cijfer is {text}{behind}.\n\n"));
        } else {
            let (open, rest) = text.split_once('\n').expect("a first line");
            let inside = rest.strip_suffix("```").or(rest.strip_suffix("+++")).expect("a last line");
            let schema = match open {
                "+++" if name.contains("voorpagina") => "front-matter-of-edition",
                "+++" => "front-matter",
                fence => block_of(fence.trim_start_matches('`')).expect("a block"),
            };
            assert_eq!(fuzzing::settings(schema, inside), [""; 0], "{name}:\n{inside}");
            assert!(is_valid(&schemas[schema], &of_toml(&toml::from_str(inside).expect("TOML"))), "{name}:\n{inside}");
            if open != "+++" && !name.ends_with("alle sleutels") {
                chapter.push_str(&format!("{text}\n\n"));
                blocks += 1;
            }
        }
    }
    assert_eq!(blocks, 11, "blocks in Dutch and English, of which one has one name");
    for prefix in [
        "kop",
        "tabel",
        "chart",
        "kerncijfers",
        "doel",
        "scope",
        "download",
        "groei",
        "growth",
        "richting",
        "gegeven",
        "taal",
        "begrip",
        "optie",
        "cijfer",
    ] {
        assert!(prefixes.contains(prefix), "{prefix}");
    }
    let project = Project::small();
    for path in ["content/2023/01-bomen.md", "data/2023/bomen.csv", "data/2023/bomen.toml"] {
        project.remove(path);
    }
    let head = filled(&snippets["Kop van een hoofdstuk"]["body"]);
    project.write("content/2023/01-personeel.md", format!("{head}\n\n{chapter}"));
    project.write(
        "content/2023/index.md",
        format!("{}\n\nLees over [personeel](01-personeel.md).\n", filled(&snippets["Kop van een voorpagina"]["body"])),
    );
    project.write(
        "content/2023/terms.toml",
        "[[terms]]\nid = \"fte\"\nname = \"voltijdbaan\"\nexplanation = \"Een baan voor een volle werkweek.\"\n",
    );
    let edition = project.read("content/2023/edition.toml");
    project.write("content/2023/edition.toml", format!("{edition}[[scope]]\nid = \"ministeries\"\nlabel = \"Ministeries\"\n"));
    project.write(
        "data/2023/fte.csv",
        "ministerie,jaar,fte\nAZ,2022,40\nBZ,2022,60\nTotaal,2022,100\nAZ,2023,45\nBZ,2023,75\nTotaal,2023,120\n",
    );
    project.write("data/2023/fte.toml", FTE);
    let run = project.run(&["check", "--lang", "en"]);
    assert!(run.code == 0 && run.stderr.contains("No mistakes found."), "{}", run.stderr);
    assert!(fuzzing::settings("dataset", FTE).is_empty());
}

/// A dataset for the examples of snippets.
const FTE: &str = r#"title = "Aantal fte"
description = "Hoeveel voltijdbanen er waren."
source = "Bureau Proef"
scope = { text = "De ministeries.", covers = ["ministeries"] }

[[dimensions]]
name = "ministerie"
label = "Ministerie"
total = "Totaal"

[[dimensions]]
name = "jaar"
label = "Jaar"
type = "year"

[[measures]]
name = "fte"
label = "Aantal fte"
unit = "fte"
target = { value = "150", year = "2030" }
"#;

#[test]
fn a_build_publishes_the_same_schemas_with_their_addresses() {
    let project = Project::small();
    let site = project.build();
    let own = written();
    let published: BTreeMap<&str, &Vec<u8>> =
        site.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("schemas/")?, bytes))).collect();
    let names: BTreeSet<&str> = published.keys().copied().collect();
    assert_eq!(names, own.keys().map(String::as_str).chain(["index.json"]).collect());
    let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).expect("JSON");
    for (name, schema) in schemas() {
        let mut found = json(published[format!("{name}.json").as_str()]);
        let id = found.as_object_mut().expect("a schema").remove("$id");
        assert_eq!(id, Some(json!(format!("https://proef.example.nl/schemas/{name}.json"))));
        assert_eq!(found, schema, "{name}");
    }
    let index = json(published["index.json"]);
    let listed = index["schemas"].as_array().expect("a list");
    assert_eq!(listed.len(), schemas().len());
    for entry in listed {
        let path = entry["url"].as_str().and_then(|url| url.strip_prefix("https://proef.example.nl/")).expect("an address of the site");
        assert!(site.contains_key(path), "{path}");
    }
    assert_eq!(published["kerncijfer.code-snippets"], &own["kerncijfer.code-snippets"]);
}

#[test]
fn settings_for_editors_name_a_schema_for_every_file() {
    let settings = |text: &[u8]| toml::from_str::<toml::Table>(std::str::from_utf8(text).expect("text")).expect("TOML");
    let own = settings(&written()["taplo.toml"]);
    let rules = own["rule"].as_array().expect("rules");
    let path = |rule: &Toml| rule["schema"]["path"].as_str().expect("a path").to_owned();
    assert!(rules.iter().all(|rule| written().contains_key(path(rule).strip_prefix("schemas/").expect("in the folder"))));
    // Each file of this publication fits one rule, which is that of its schema.
    let fits = |rule: &Toml, key: &str, file: &str| {
        let globs = rule.get(key).and_then(Toml::as_array).cloned().unwrap_or_default();
        let pattern = |glob: &Toml| format!("^{}$", glob.as_str().expect("a glob").replace('.', "\\.").replace('*', "[^/]*"));
        globs.iter().any(|glob| regex::Regex::new(&pattern(glob)).expect("a pattern").is_match(file))
    };
    let mut files = vec!["site.toml".to_owned()];
    for part in ["content", "data", "themes"] {
        files
            .extend(tree(&repository().join(part)).into_keys().filter(|file| file.ends_with(".toml")).map(|file| format!("{part}/{file}")));
    }
    for file in &files {
        let found: Vec<String> =
            rules.iter().filter(|rule| fits(rule, "include", file) && !fits(rule, "exclude", file)).map(path).collect();
        assert_eq!(found, [format!("schemas/{}.json", schema_of(file).expect("a file with a schema"))], "{file}");
    }
    assert!(files.len() > 200, "{}", files.len());
}

#[test]
fn one_file_is_printed_and_an_unknown_one_is_refused() {
    let project = Project::small();
    let own = written();
    for (asked, file) in [("site", "site.json"), ("taplo.toml", "taplo.toml"), ("kerncijfer.code-snippets", "kerncijfer.code-snippets")] {
        let run = project.run(&["schemas", "--print", asked]);
        assert_eq!((run.code, run.stdout.as_bytes(), run.stderr.as_str()), (0, own[file].as_slice(), ""));
    }
    let run = project.run(&["schemas", "--print", "stie.json", "--lang", "en"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.starts_with("error: there is no stie.json; there is site.json, ") && run.stderr.ends_with("; did you mean site.json?\n"),
        "{}",
        run.stderr
    );
    let run = project.run(&["schemas", "--lang", "nl"]);
    assert!(run.code == 0 && run.stdout.lines().count() == schemas().len() && run.stdout.starts_with("site.json  "), "{}", run.stdout);
    // Never over what someone else made, and the paths in the settings begin at the project.
    project.write("eigen/tekst.txt", "van mij");
    assert_eq!(project.run(&["schemas", "--out", "eigen"]).code, 2);
    assert_eq!(project.run(&["schemas", "--out", "."]).code, 2);
    assert_eq!(project.read("eigen/tekst.txt"), "van mij");
    assert_eq!(project.run(&["schemas", "--out", "hulp/schemas", "--quiet"]).code, 0);
    assert!(project.read("hulp/schemas/taplo.toml").contains("path = \"hulp/schemas/site.json\""));
    assert_eq!(project.run(&["check", "--quiet"]).stderr, "");
}
