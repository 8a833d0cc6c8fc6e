//! Schemas for editors take what the program takes, and refuse what it refuses.
//!
//! A schema and the program are held against each other both ways. Texts are made from real files and from the examples of the schemas, and spoilt in each
//! place: a key taken away, an unknown key added, a value of another type. What a schema refuses the program must refuse, and what the program finds
//! wrong with the keys of a text the schema must refuse.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use kerncijfer::fuzzing;
use serde_json::{Value, json};
use toml::Value as Toml;

use super::editor_files::{schema_of, schemas, texts, within};
use super::json_schema::{is_valid, of_toml};
use super::project::{repository, tree};

/// Mistakes in the keys of a text and in the types of their values: an unknown key, a wrong type, a key that is missing, an empty text, a number that is too large or too small.
const OF_KEYS: [&str; 5] = ["S002", "S003", "S004", "S018", "S019"];

/// The folders of `tests/sites`, and the base of the pages about mistakes.
fn sites() -> Vec<std::path::PathBuf> {
    let mut sites: Vec<_> =
        fs::read_dir(repository().join("tests/sites")).expect("sites").map(|entry| entry.expect("a site").path()).collect();
    sites.push(repository().join("tests/diagnostics/base"));
    sites.sort();
    sites
}

#[test]
fn every_text_of_this_publication_and_of_the_test_sites_is_valid() {
    let schemas = schemas();
    let mut all = texts(repository());
    all.extend(sites().iter().flat_map(|site| texts(site)));
    let mut used = BTreeSet::new();
    for (schema, place, text) in &all {
        let value: Toml = toml::from_str(text).unwrap_or_else(|error| panic!("{place}: {error}"));
        assert!(is_valid(&schemas[*schema], &of_toml(&value)), "{schema}.json refuses {place}:\n{text}");
        used.insert(*schema);
    }
    assert!(all.len() > 400, "{} texts", all.len());
    // No publication here has these yet; their examples are held against the program all the same.
    let unused: Vec<_> = schemas.keys().filter(|name| !used.contains(name.as_str())).collect();
    assert_eq!(unused, ["difficult-words", "language-budget", "redirects"]);
}

#[test]
fn a_schema_and_the_program_refuse_the_same() {
    let schemas = schemas();
    // Of the real files those that have something that no earlier one has.
    let (mut samples, mut known) = (BTreeMap::<&str, Vec<Toml>>::new(), BTreeSet::new());
    for (schema, _, text) in sites().iter().flat_map(|site| texts(site)).chain(texts(repository())) {
        let value = short(toml::from_str(&text).expect("the files are TOML"));
        let mut outline = BTreeSet::new();
        add_outline(schema, &value, &mut outline);
        if !outline.is_subset(&known) {
            samples.entry(schema).or_default().push(value);
        }
        known.extend(outline);
    }
    let mut wrong = Vec::new();
    let mut counted = (0, 0, 0);
    for (name, schema) in &schemas {
        let mut all = of_examples(schema);
        all.extend(samples.remove(name.as_str()).unwrap_or_default());
        let (mut tried, mut seen) = (BTreeSet::new(), BTreeSet::new());
        for sample in all {
            for spoilt in std::iter::once(Spoilt { value: sample.clone(), moment: false }).chain(spoilt("", &sample, &mut tried)) {
                let text = toml::to_string(&spoilt.value).expect("TOML");
                if !seen.insert(text.clone()) {
                    continue;
                }
                let codes = fuzzing::settings(name, &text);
                let valid = is_valid(schema, &of_toml(&spoilt.value));
                // In these two a value that is not on a list may also be a name that the file does not have.
                let is_of_keys =
                    |code: &&str| OF_KEYS.contains(code) || (*code == "S005" && !matches!(name.as_str(), "dataset" | "claims"));
                let faulty = codes.iter().any(is_of_keys) && !spoilt.moment && !is_elsewhere(&spoilt.value);
                counted = (counted.0 + 1, counted.1 + usize::from(!valid), counted.2 + usize::from(!codes.is_empty()));
                if (!valid && codes.is_empty()) || (valid && faulty) {
                    wrong.push(format!("{name}.json says {}, the program {codes:?}\n{text}", if valid { "right" } else { "wrong" }));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {counted:?}\n{}", wrong.len(), wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n"));
    assert!(counted.0 > 5_000 && counted.1 > 3_000, "{counted:?} texts, refused by a schema, refused by the program");
}

#[test]
fn no_form_of_a_text_is_refused_that_the_program_takes() {
    let texts = [
        "a",
        "A",
        "a-b",
        "a_b",
        "a_status",
        "-",
        "0",
        "-0",
        "-0.0",
        "007",
        "1",
        "1.5",
        "-1.5",
        "1,5",
        "1.",
        ".5",
        "+1",
        "1e3",
        "12.34",
        "999999999.9",
        "2023",
        " 2023 ",
        "0999",
        "2023-Q4",
        "2023-Q5",
        "2023-4",
        "http://a.nl",
        "https://a.nl/",
        "https://a.nl:8080/x/",
        "https://a.nl:000080/",
        "https://a.nl:+80/",
        "https://a/",
        "https://a.nl/x?y=z#w",
        "https://a.nl/(b)",
        "https://a.nl/~x/",
        "HTTPS://a.nl/",
        "https://-a.nl/",
        "https://a..nl/",
        "a@b.nl",
        " a@b.nl ",
        "a.b+c%d_e-f@b-c.d.nl",
        ".a@b.nl",
        "a@b",
        "a@b.nl.",
        "+31701234567",
        " +31 70-123 4567 ",
        "+3170",
        "+317",
        "0701234567",
        "+31 (0)70",
        "https://ror.org/04s8z4291",
        " https://ror.org/1 ",
        "https://ror.org/",
        "http://ror.org/1",
        "http://standaarden.overheid.nl/owms/terms/Ministerie_van_(X)",
        "a.b",
        "a.b.c",
        ".b",
        "a.",
        "a.b c",
        "Procent",
        "euro",
        "€",
        "EUR",
        "fte",
        "nl",
        "fy",
        "pap",
        "xx",
        "1.4.3",
        "4.1.1",
        "9.9.9",
        "\u{a0}",
        "\u{e9}",
        "x\ny",
        "01-a.md",
        "fte@2022",
        "= fte[a]",
        "GOVE",
        "gove",
        "A ",
        "long",
    ];
    let mut wrong = Vec::new();
    for (name, schema) in &schemas() {
        let mut tried = BTreeSet::new();
        for sample in of_examples(schema) {
            for (value, text) in retold("", &sample, &texts, &mut tried) {
                let valid = is_valid(schema, &of_toml(&value));
                if !valid && fuzzing::settings(name, &toml::to_string(&value).expect("TOML")).is_empty() {
                    wrong.push(format!("{name}: {text:?}\n{value}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.iter().take(10).cloned().collect::<Vec<_>>().join("\n"));
}

/// A value with each of its texts replaced by each of others; texts at one path once.
fn retold<'t>(path: &str, value: &Toml, texts: &[&'t str], tried: &mut BTreeSet<String>) -> Vec<(Toml, &'t str)> {
    match value {
        Toml::String(_) if tried.insert(path.to_owned()) => texts.iter().map(|text| (Toml::String((*text).to_owned()), *text)).collect(),
        Toml::Table(table) => {
            let kind = table.get("kind").and_then(Toml::as_str).unwrap_or_default();
            let within = table.iter().flat_map(|(key, value)| {
                let others = retold(&format!("{path}.{key} {kind}"), value, texts, tried);
                others.into_iter().map(|(other, text)| {
                    let mut table = table.clone();
                    table.insert(key.clone(), other);
                    (Toml::Table(table), text)
                })
            });
            within.collect()
        }
        Toml::Array(items) if items.len() == 1 => {
            retold(path, &items[0], texts, tried).into_iter().map(|(item, text)| (Toml::Array(vec![item]), text)).collect()
        }
        _ => Vec::new(),
    }
}

/// Is there a mistake that needs two tables to be seen: the own language among the translations, or a rule about a total that its dimension does not have?
fn is_elsewhere(value: &Toml) -> bool {
    let language = value.get("language").and_then(Toml::as_str).filter(|language| ["nl", "en"].contains(language)).unwrap_or("nl");
    let own_language = value.get("translations").is_some_and(|translations| translations.get(language).is_some());
    let tables = |key: &str| value.get(key).and_then(Toml::as_array).cloned().unwrap_or_default();
    let has_total = |name: &Toml| tables("dimensions").iter().any(|table| table.get("name") == Some(name) && table.get("total").is_some());
    let needs = |rule: &Toml| {
        rule.get("dimension").filter(|_| rule.get("kind").and_then(Toml::as_str) == Some("total")).or(rule.get("of")).cloned()
    };
    own_language || tables("constraints").iter().filter_map(needs).any(|name| !has_total(&name))
}

/// Adds the paths of all keys of a value, with the types of what they hold and with the values that decide about other keys.
fn add_outline(path: &str, value: &Toml, outline: &mut BTreeSet<String>) {
    let deciding = ["kind", "type", "layout", "ground", "status"].iter().any(|key| path.ends_with(&format!(".{key}")));
    outline.insert(format!("{path}: {}", if deciding { value.to_string() } else { value.type_str().to_owned() }));
    match value {
        // Tables of which the author names the keys.
        Toml::Table(_) if [".labels", ".markers", ".at", ".other", ".where"].iter().any(|key| path.ends_with(key)) => {}
        Toml::Table(table) => table.iter().for_each(|(key, value)| add_outline(&format!("{path}.{key}"), value, outline)),
        Toml::Array(items) => items.iter().for_each(|item| add_outline(path, item, outline)),
        _ => {}
    }
}

/// The same with at most two members in each list, and at most twenty in each table.
fn short(value: Toml) -> Toml {
    match value {
        Toml::Table(table) => Toml::Table(table.into_iter().take(20).map(|(key, value)| (key, short(value))).collect()),
        Toml::Array(items) => Toml::Array(items.into_iter().take(2).map(short).collect()),
        other => other,
    }
}

/// The texts that the examples of a schema make: one with what must be there, and for each other key one that has it too.
fn of_examples(schema: &Value) -> Vec<Toml> {
    let mut all = Vec::new();
    let Some(properties) = schema["properties"].as_object() else {
        let named = &schema["additionalProperties"];
        let within = if named["type"] == "string" { vec![Toml::String("tekst".to_owned())] } else { of_examples(named) };
        return within.into_iter().map(|value| Toml::Table([("een-naam".to_owned(), value)].into_iter().collect())).collect();
    };
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let least: toml::Table =
        required.iter().filter_map(|name| Some(((*name).to_owned(), of_example(&properties[*name]).into_iter().next()?))).collect();
    all.push(Toml::Table(least.clone()));
    for (name, property) in properties {
        for value in of_example(property) {
            let mut table = least.clone();
            table.insert(name.clone(), value);
            all.push(Toml::Table(table));
        }
    }
    all
}

/// The values that a key can have by its examples: each value of a list of choices, and each table that its own keys make.
fn of_example(property: &Value) -> Vec<Toml> {
    let toml = |value: &Value| toml::Value::try_from(value).expect("an example is TOML");
    let mut values: Vec<Toml> =
        property["examples"].as_array().into_iter().flatten().map(|example| as_moment(property, toml(example))).collect();
    values.extend(property["enum"].as_array().into_iter().flatten().take(15).map(toml));
    let tables = [property].into_iter().chain(property["anyOf"].as_array().into_iter().flatten());
    for table in tables {
        match table["type"].as_str() {
            Some("object") if table.get("properties").is_some() => values.extend(of_examples(table)),
            Some("array") if table["items"].get("properties").is_some() => {
                values.extend(of_examples(&table["items"]).into_iter().map(|item| Toml::Array(vec![item])));
            }
            _ => {}
        }
    }
    if values.is_empty() && property.get("additionalProperties").is_some() {
        values.extend(of_examples(property));
    }
    values
}

/// A moment or a day, which JSON holds as a text.
fn as_moment(property: &Value, value: Toml) -> Toml {
    let is_moment = property["pattern"].as_str().is_some_and(|pattern| pattern.contains("-[0-9]{2}-[0-9]{2}"));
    match value.as_str().filter(|_| is_moment).map(str::parse) {
        Some(Ok(moment)) => Toml::Datetime(moment),
        _ => value,
    }
}

/// A value that was spoilt in one place.
struct Spoilt {
    value: Toml,
    /// Did a moment or a day take the place of something else? Schemas see it as a text.
    moment: bool,
}

/// A value, spoilt in one place each time: in each table a key less, an unknown key more, and for each key a value of every type. `tried` holds the keys that
/// have had those values.
fn spoilt(path: &str, value: &Toml, tried: &mut BTreeSet<String>) -> Vec<Spoilt> {
    let mut all = Vec::new();
    match value {
        Toml::Table(table) => {
            let kind = ["kind", "type", "layout", "ground", "status"].iter().find_map(|key| table.get(*key)?.as_str()).unwrap_or_default();
            let with = |key: &str, value: Toml| {
                let mut table = table.clone();
                table.insert(key.to_owned(), value);
                Toml::Table(table)
            };
            all.push(Spoilt { value: with("zzz", Toml::Integer(1)), moment: false });
            for (key, value) in table {
                let path = format!("{path}.{key}");
                let mut less = table.clone();
                less.remove(key);
                all.push(Spoilt { value: Toml::Table(less), moment: false });
                if tried.insert(format!("{path} {kind}")) {
                    let other = |other: Toml| Spoilt { moment: other.is_datetime(), value: with(key, other) };
                    all.extend(others().into_iter().map(other));
                }
                let within = spoilt(&path, value, tried).into_iter();
                all.extend(within.map(|spoilt| Spoilt { value: with(key, spoilt.value), ..spoilt }));
            }
        }
        Toml::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                for spoilt in spoilt(path, item, tried) {
                    let mut items = items.clone();
                    items[position] = spoilt.value;
                    all.push(Spoilt { value: Toml::Array(items), ..spoilt });
                }
            }
        }
        _ => {}
    }
    all
}

/// A value of every type.
fn others() -> Vec<Toml> {
    let table: toml::Table = toml::from_str(
        "a = \"\"\nb = \"  \"\nc = \"Tekst, en meer\"\nd = 7\ne = -1\nf = 1000000000000\ng = true\nh = []\ni = [\"x\"]\nj = [3]\nk = {}\nl = { x = \"y\" }\n\
         m = { x = 1 }\nn = 2024-01-01\no = 2024-01-01T10:00:00Z\np = 2024-01-01T10:00:00\nq = [{}]\nr = [\"\"]\ns = \"12.5\"\nt = \"2023\"\n",
    )
    .expect("TOML");
    table.into_iter().map(|(_, value)| value).collect()
}

#[test]
fn the_examples_of_the_pages_about_mistakes_are_refused_where_a_schema_can_tell() {
    let schemas = schemas();
    let (mut refused, mut texts) = (BTreeSet::new(), 0);
    for (page, bytes) in tree(&repository().join("tests/diagnostics")).into_iter().filter(|(path, _)| !path.contains('/')) {
        let page_text = String::from_utf8(bytes).expect("a page");
        let code = page.trim_end_matches(".md");
        for (path, text) in fences(&page_text) {
            let within: Vec<(&str, String)> = match schema_of(&path) {
                Some(schema) => vec![(schema, text)],
                None if path.ends_with(".md") => within(&path, &text),
                None => continue,
            };
            for (schema, text) in within {
                let Ok(value) = toml::from_str::<Toml>(&text) else { continue };
                let codes = fuzzing::settings(schema, &text);
                let valid = is_valid(&schemas[schema], &of_toml(&value));
                texts += 1;
                assert!(valid || !codes.is_empty(), "{schema}.json refuses what the program takes in {page}:\n{text}");
                let told = codes.iter().any(|found| OF_KEYS.contains(found) || *found == "S005");
                assert!(
                    !valid || !told || OWN_NAMES.contains(&code),
                    "{schema}.json takes what the program refuses ({codes:?}) in {page}:\n{text}"
                );
                if !valid {
                    refused.insert(code.to_owned());
                }
            }
        }
    }
    for code in
        ["S002", "S003", "S004", "S005", "S007", "S008", "S018", "S019", "S023", "S026", "S027", "A006", "A008", "A011", "A012", "B023"]
    {
        assert!(refused.contains(code), "no schema refuses an example of {code}: {refused:?}");
    }
    assert!(texts > 150, "{texts} texts");
}

/// Pages with a value that must be a name from the same file, which no schema can look up.
const OWN_NAMES: [&str; 0] = [];

/// The files of a page: their path and their text.
fn fences(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Option<(&str, String, String)> = None;
    for line in page.lines() {
        let marks = &line[..line.len() - line.trim_start_matches(['`', '~']).len()];
        match &mut open {
            None if marks.len() >= 3 => {
                let path = line[marks.len()..].split_once(' ').map(|(_, path)| path.to_owned()).unwrap_or_default();
                open = Some((marks, path, String::new()));
            }
            Some((mark, _, _)) if line == *mark => found.extend(open.take().map(|(_, path, text)| (path, text))),
            Some((_, _, text)) => {
                text.push_str(line);
                text.push('\n');
            }
            None => {}
        }
    }
    found
}

#[test]
fn every_schema_explains_every_key() {
    for (name, schema) in schemas() {
        assert_eq!((&schema["$schema"], schema.get("$id")), (&json!("http://json-schema.org/draft-07/schema#"), None), "{name}");
        explained(&name, &schema);
    }
}

fn explained(name: &str, schema: &Value) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object).filter(|_| schema.get("type").is_some()) {
        assert_eq!(schema["additionalProperties"], json!(false), "{name} is closed");
        for (key, property) in properties {
            let place = format!("{name}, {key}");
            let about = property["description"].as_str().unwrap_or_else(|| panic!("{place}: no explanation"));
            assert!(about.len() < 500 && about.contains(['.', '?']), "{place}: {about}");
            let has_own = |schema: &Value| {
                schema.get("properties").is_some()
                    || schema["items"].get("properties").is_some()
                    || schema["additionalProperties"].get("properties").is_some()
            };
            if !has_own(property) {
                let example = property["examples"].get(0).unwrap_or_else(|| panic!("{place}: no example"));
                assert!(is_valid(property, example), "{place}: {example}");
                assert!(about.contains("Voorbeeld: `` "), "{place}: {about}");
            }
            if let Some(default) = property.get("default") {
                assert!(is_valid(property, default), "{place}: {default}");
            }
            for within in [property, &property["items"], &property["additionalProperties"]]
                .into_iter()
                .chain(property["anyOf"].as_array().into_iter().flatten())
            {
                explained(&place, within);
            }
        }
    }
}
