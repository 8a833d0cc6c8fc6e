//! Makes a JSON Schema from the keys of a file or a block.
//!
//! Draft 07, which is the newest that Taplo knows (Even Better TOML, Helix, Neovim, Zed), and which VS Code takes too. Nothing stands behind a `$ref`, and every key of
//! a table stands in `properties` with its explanation, also when only one value of another key allows it: that is where editors look for what to show and
//! complete. What depends on other keys stands beside it, in `allOf`.
//!
//! A schema sees TOML as editors give it: moments and days as texts. It never refuses what the program takes; what it cannot say (that a dataset is there, that
//! two names differ, that a text in quotes is no day) the program says.

use serde_json::{Map, Value, json};

use crate::settings::keys::{Holds, Key, Keys, NamedKeys, Rule, Variants, Words};
use crate::settings::of_program;

/// The draft that the schemas are written in.
pub(super) const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// A moment, as TOML writes it: a date, a time and an offset.
const MOMENT: &str =
    "^(198[0-9]|199[0-9]|20[0-9]{2}|210[0-7])-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2})$";

/// A day.
const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// Returns the schema of a whole file or block. `id` is the address at which it is published, when it is.
pub(super) fn whole(keys: &Keys, title: &str, id: Option<&str>) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), DRAFT.into());
    schema.extend(id.map(|id| ("$id".to_owned(), id.into())));
    schema.insert("title".to_owned(), title.into());
    schema.extend(table(keys));
    schema.into()
}

/// A table with its keys.
fn table(keys: &Keys) -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("description".to_owned(), keys.about.into());
    schema.insert("type".to_owned(), "object".into());
    match keys.named {
        Some(NamedKeys::Texts) => _ = schema.insert("additionalProperties".to_owned(), json!({ "type": "string" })),
        Some(NamedKeys::Tables(words, keys)) => {
            schema.insert("propertyNames".to_owned(), text(words));
            schema.insert("additionalProperties".to_owned(), table(keys).into());
        }
        None => {
            let mut properties = Map::new();
            for key in keys.all() {
                // A key that two variants have stands there once, with the first of its explanations.
                properties.entry(key.name).or_insert_with(|| property(key));
            }
            schema.insert("properties".to_owned(), properties.into());
            let required = required(keys.own);
            if !required.is_empty() {
                schema.insert("required".to_owned(), required.into());
            }
            schema.insert("additionalProperties".to_owned(), false.into());
        }
    }
    let variants = keys.variants.iter().flat_map(|variants| of_variants(keys, variants));
    let all: Vec<Value> = keys.rules.iter().map(rule).chain(variants).collect();
    if !all.is_empty() {
        schema.insert("allOf".to_owned(), all.into());
    }
    schema
}

fn required(keys: &[Key]) -> Vec<Value> {
    keys.iter().filter(|key| key.required).map(|key| key.name.into()).collect()
}

/// What each value of the key that decides demands: which keys of the others it has, and how they stand to each other.
fn of_variants<'a>(keys: &'a Keys, variants: &'a Variants) -> impl Iterator<Item = Value> + 'a {
    variants.of.iter().filter_map(|variant| {
        let is_own = |name: &str| keys.own.iter().chain(variant.keys).any(|key| key.name == name);
        let mut then = Map::new();
        let others: Map<String, Value> =
            keys.all().filter(|key| !is_own(key.name)).map(|key| (key.name.to_owned(), false.into())).collect();
        if !others.is_empty() {
            then.insert("properties".to_owned(), others.into());
        }
        let required = required(variant.keys);
        if !required.is_empty() {
            then.insert("required".to_owned(), required.into());
        }
        let rules: Vec<Value> = variant.rules.iter().map(rule).collect();
        if !rules.is_empty() {
            then.insert("allOf".to_owned(), rules.into());
        }
        let mut when = json!({ "properties": { variants.by: { "enum": variant.values } } });
        // Where the key is not there, the value that it then has counts.
        if !variant.values.contains(&variants.default) {
            when["required"] = json!([variants.by]);
        }
        (!then.is_empty()).then(|| json!({ "if": when, "then": then }))
    })
}

/// What must hold between keys.
fn rule(rule: &Rule) -> Value {
    let there = |name: &&str| json!({ "required": [name] });
    // An empty list says nothing.
    let filled = |name: &&str| json!({ "required": [name], "properties": { *name: { "not": { "enum": [[]] } } } });
    let any = |schemas: Vec<Value>| json!({ "anyOf": schemas });
    match rule {
        Rule::Needs(names) => json!({ "required": names }),
        Rule::Never(names) => json!({ "not": any(names.iter().map(there).collect()) }),
        Rule::OneOf(names) => any(names.iter().map(there).collect()),
        Rule::OneFilled(names) => any(names.iter().map(filled).collect()),
        Rule::With(first, others) => json!({ "if": there(first), "then": { "required": others } }),
        Rule::Without(first, others) => {
            json!({ "if": there(first), "then": { "not": any(others.iter().map(filled).collect()) } })
        }
        Rule::OnlyWith(first, others) => {
            json!({ "if": { "not": there(first) }, "then": { "not": any(others.iter().map(there).collect()) } })
        }
        Rule::WithOther(first, value, other) => {
            let differs = json!({ "required": [first], "properties": { *first: { "not": { "enum": [value] } } } });
            json!({ "if": differs, "then": { "required": [other] } })
        }
    }
}

/// A key, with what it is for.
fn property(key: &Key) -> Value {
    let mut schema = match key.holds {
        Holds::Text(words) => text(words),
        Holds::Choice(values) => json!({ "type": "string", "enum": values }),
        Holds::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Holds::WholeOf(values) => json!({ "type": "integer", "enum": values }),
        Holds::Flag => json!({ "type": "boolean" }),
        Holds::Moment => json!({ "type": "string", "pattern": MOMENT }),
        Holds::Day => json!({ "type": "string", "pattern": DAY }),
        Holds::Texts(words) => list(text(words)),
        Holds::TextOrTexts(words) => json!({ "anyOf": [text(words), list(text(words))] }),
        Holds::TextTable(words) => {
            json!({ "type": "object", "additionalProperties": { "anyOf": [text(words), list(text(words))] } })
        }
        Holds::Table(keys) => table(keys).into(),
        Holds::Tables(keys) => list(table(keys).into()),
        Holds::TextOrTable(words, keys) => json!({ "anyOf": [text(words), table(keys)] }),
    };
    schema["description"] = about(key).into();
    if let Some(default) = value(key, key.default) {
        schema["default"] = default;
    }
    if let Some(example) = value(key, key.example) {
        schema["examples"] = json!([example]);
    }
    schema
}

/// What a key is for, with an example as it stands in the file. Editors show it as Markdown.
fn about(key: &Key) -> String {
    match key.example {
        "" => key.about.to_owned(),
        example => format!("{}\n\nVoorbeeld: `` {} = {example} ``", key.about, key.name),
    }
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn text(words: Words) -> Value {
    match words {
        Words::Any => json!({ "type": "string" }),
        Words::Filled => json!({ "type": "string", "pattern": "\\S" }),
        Words::FilledBut(values) => {
            let written = |value: &&str| [(*value).to_owned(), value.to_uppercase(), capitalised(value)];
            let mut refused: Vec<String> = values.iter().flat_map(written).collect();
            refused.sort();
            refused.dedup();
            json!({ "type": "string", "pattern": "\\S", "not": { "enum": refused } })
        }
        Words::Like(pattern) => json!({ "type": "string", "pattern": pattern }),
        Words::OneOf(values) => json!({ "type": "string", "enum": values }),
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A value of a key as it stands in TOML, as JSON; `None` when there is none.
fn value(key: &Key, toml: &str) -> Option<Value> {
    match (toml, key.holds) {
        ("", _) => None,
        (moment, Holds::Moment | Holds::Day) => Some(moment.into()),
        _ => of_program::<Map<String, Value>>(&format!("value = {toml}")).remove("value"),
    }
}
