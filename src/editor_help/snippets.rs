//! Snippets for chapters in VS Code and editors that take its format: the front matter, each kind of block and each function of a formula, with places to fill in.
//!
//! No editor knows TOML that stands inside Markdown. A snippet puts the keys there, in their right order and with an example in each place, and a list where only
//! certain values are possible.

use serde_json::{Map, Value, json};

use super::LANGUAGES;
use crate::content::block;
use crate::content::formula_words::{self, FunctionExample};
use crate::content::front_matter;
use crate::diagnostic::Language;
use crate::settings::keys::{Holds, Key, Keys, Rule, Words};

/// Returns every snippet.
pub(super) fn all() -> Value {
    let mut snippets = Map::new();
    let mut add = |name: String, prefixes: Vec<String>, body: Vec<String>, about: &str| {
        let snippet = json!({ "scope": "markdown", "prefix": prefixes, "body": body, "description": about });
        let taken = snippets.insert(name, snippet);
        assert!(taken.is_none(), "two snippets with one name");
    };
    let head = |keys: &Keys| framed("+++", body(keys, Extent::Most), "+++");
    let chapter = &front_matter::CHAPTER;
    add("Kop van een hoofdstuk".into(), vec!["kop".into(), "front-matter".into(), "+++".into()], head(chapter), chapter.about);
    let front = &front_matter::FRONT_PAGE;
    add("Kop van een voorpagina".into(), vec!["kop-voorpagina".into(), "front-page".into()], head(front), front.about);
    for (fences, _, keys) in block::kinds() {
        for (position, fence) in fences.iter().enumerate() {
            // A name that is the same in both languages.
            if fences[..position].contains(fence) {
                continue;
            }
            let open = format!("```{fence}");
            add(
                format!("Blok {fence}"),
                vec![(*fence).to_owned(), open.clone()],
                framed(&open, body(keys, Extent::Least), "```"),
                keys.about,
            );
            let prefixes = vec![format!("{fence}-alles"), format!("{fence}-all")];
            add(format!("Blok {fence}, alle sleutels"), prefixes, framed(&open, body(keys, Extent::Most), "```"), keys.about);
        }
    }
    for language in LANGUAGES {
        let mut counter = 0;
        let prefix = ["optie", "option"][usize::from(language == Language::English)];
        let body = format!("({})", choice(&mut counter, formula_words::options(language).iter().copied()));
        add(
            format!("Formule, {prefix}"),
            vec![prefix.to_owned()],
            vec![body],
            "Hoe een cijfer er komt te staan: dit hoort achter de formule.",
        );
        for example in formula_words::examples(language) {
            let name = if example.name.is_empty() { CELL[usize::from(language == Language::English)] } else { example.name };
            // One word in both languages has one snippet.
            if language == Language::English && formula_words::examples(Language::Dutch).iter().any(|other| other.name == name) {
                continue;
            }
            add(format!("Formule {name}"), vec![name.to_owned(), format!("={name}")], vec![formula(&example)], example.about);
        }
    }
    Value::Object(snippets)
}

/// A code span with a formula.
fn formula(example: &FunctionExample) -> String {
    let mut counter = 0;
    let pin = if example.pin.is_empty() { String::new() } else { format!("{} ", place(&mut counter, example.pin)) };
    let parts: Vec<String> = example.parts.iter().map(|part| place(&mut counter, part)).collect();
    let call = if example.name.is_empty() { parts.join(", ") } else { format!("{}({})", example.name, parts.join(", ")) };
    let option =
        if example.options.is_empty() { String::new() } else { format!(" ({})", choice(&mut counter, example.options.iter().copied())) };
    format!("`{pin}= {call}{option}`")
}

/// What the snippet of one cell is called.
const CELL: [&str; 2] = ["cijfer", "figure"];

/// How many keys a snippet has.
#[derive(Clone, Copy, PartialEq)]
enum Extent {
    /// Those that must be there.
    Least,
    /// All that can be there together.
    Most,
}

fn framed(open: &str, lines: Vec<String>, close: &str) -> Vec<String> {
    std::iter::once(open.to_owned()).chain(lines).chain([close.to_owned()]).collect()
}

/// The lines of a table, and of the lists of tables in it.
fn body(keys: &Keys, extent: Extent) -> Vec<String> {
    let mut lines = Vec::new();
    let mut counter = 0;
    add_table(keys, extent, &mut counter, &mut lines);
    lines
}

fn add_table(keys: &Keys, extent: Extent, counter: &mut usize, lines: &mut Vec<String>) {
    let chosen = chosen(keys, extent);
    for key in &chosen {
        if !matches!(key.holds, Holds::Tables(_)) {
            lines.push(format!("{} = {}", key.name, value(key, counter)));
        }
    }
    for key in &chosen {
        if let Holds::Tables(within) = key.holds {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.push(format!("[[{}]]", key.name));
            add_table(within, extent, counter, lines);
        }
    }
}

/// The keys of a snippet: those that must be there, or all but those that cannot stand beside an earlier one, and those that make something else of the
/// table, with what goes with them.
fn chosen(keys: &Keys, extent: Extent) -> Vec<&'static Key> {
    let needed: Vec<&str> = keys
        .rules
        .iter()
        .filter_map(|rule| if let Rule::OneOf(names) | Rule::OneFilled(names) = rule { names.first() } else { None })
        .copied()
        .collect();
    let excluded = |name: &str| {
        keys.rules.iter().any(|rule| match rule {
            Rule::Without(_, others) => others.contains(&name),
            Rule::OnlyWith(first, others) => *first == name || others.contains(&name),
            _ => false,
        })
    };
    let is_chosen = |key: &&Key| match extent {
        Extent::Least => key.required || needed.contains(&key.name),
        Extent::Most => !excluded(key.name),
    };
    keys.all().filter(is_chosen).collect()
}

/// A place to fill in: a list where only certain values are possible, else the example.
fn value(key: &Key, counter: &mut usize) -> String {
    match key.holds {
        Holds::Choice(values) | Holds::Text(Words::OneOf(values)) => {
            let first = key.example.trim_matches('"');
            let others = values.iter().copied().filter(|value| *value != first);
            format!("\"{}\"", choice(counter, std::iter::once(first).chain(others)))
        }
        Holds::Flag => {
            // What counts without the key comes first, so that nothing changes by just going on.
            let first = if key.default.is_empty() { key.example } else { key.default };
            let other = if first == "true" { "false" } else { "true" };
            choice(counter, [first, other].into_iter())
        }
        // The quotes stay when someone types over the example.
        _ => match key.example.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(text) => format!("\"{}\"", place(counter, text)),
            None => place(counter, key.example),
        },
    }
}

fn place(counter: &mut usize, example: &str) -> String {
    *counter += 1;
    format!("${{{counter}:{}}}", escaped(example))
}

fn choice<'a>(counter: &mut usize, values: impl Iterator<Item = &'a str>) -> String {
    *counter += 1;
    let values: Vec<String> = values.map(|value| value.replace('\\', "\\\\").replace(',', "\\,").replace('|', "\\|")).collect();
    format!("${{{counter}|{}|}}", values.join(","))
}

/// Letters that mean something in a snippet.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}
