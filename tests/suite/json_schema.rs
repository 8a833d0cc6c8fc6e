//! Holds a value against a JSON Schema: the keywords of draft 07 that our schemas use, and a panic for any other.

use std::cell::RefCell;
use std::collections::BTreeMap;

use regex::Regex;
use serde_json::{Map, Value};

/// Keywords that tell and do not judge.
const TELLING: [&str; 6] = ["$schema", "$id", "title", "description", "default", "examples"];

/// Is a value as the schema wants it?
pub(crate) fn is_valid(schema: &Value, value: &Value) -> bool {
    let schema = match schema {
        Value::Bool(anything) => return *anything,
        Value::Object(schema) => schema,
        _ => panic!("no schema: {schema}"),
    };
    schema.iter().filter(|(keyword, _)| !TELLING.contains(&keyword.as_str())).all(|(keyword, wanted)| judge(schema, keyword, wanted, value))
}

fn judge(schema: &Map<String, Value>, keyword: &str, wanted: &Value, value: &Value) -> bool {
    let schemas = || wanted.as_array().expect("a list of schemas").iter();
    match keyword {
        "type" => is_type(wanted.as_str().expect("one type"), value),
        "enum" => wanted.as_array().expect("a list of values").contains(value),
        "pattern" => value.as_str().is_none_or(|text| fits(wanted.as_str().expect("a pattern"), text)),
        "minimum" => value.as_i64().is_none_or(|number| number >= wanted.as_i64().expect("a number")),
        "maximum" => value.as_i64().is_none_or(|number| number <= wanted.as_i64().expect("a number")),
        "required" => value.as_object().is_none_or(|object| schemas().all(|name| object.contains_key(name.as_str().expect("a name")))),
        "properties" => value.as_object().is_none_or(|object| {
            let wanted = wanted.as_object().expect("schemas by name");
            object.iter().all(|(name, value)| wanted.get(name).is_none_or(|schema| is_valid(schema, value)))
        }),
        "additionalProperties" => value.as_object().is_none_or(|object| {
            let known = schema.get("properties").and_then(Value::as_object);
            let others = object.iter().filter(|(name, _)| !known.is_some_and(|known| known.contains_key(*name)));
            others.into_iter().all(|(_, value)| is_valid(wanted, value))
        }),
        "propertyNames" => value.as_object().is_none_or(|object| object.keys().all(|name| is_valid(wanted, &name.as_str().into()))),
        "items" => value.as_array().is_none_or(|items| items.iter().all(|item| is_valid(wanted, item))),
        "anyOf" => schemas().any(|schema| is_valid(schema, value)),
        "allOf" => schemas().all(|schema| is_valid(schema, value)),
        "not" => !is_valid(wanted, value),
        "if" => !is_valid(wanted, value) || schema.get("then").is_none_or(|then| is_valid(then, value)),
        "then" => schema.contains_key("if"),
        other => panic!("`{other}` is no keyword that our schemas use"),
    }
}

fn fits(pattern: &str, text: &str) -> bool {
    thread_local! {
        // The same few patterns are asked for again and again.
        static PATTERNS: RefCell<BTreeMap<String, Regex>> = RefCell::default();
    }
    PATTERNS.with_borrow_mut(|patterns| {
        patterns.entry(pattern.to_owned()).or_insert_with(|| Regex::new(pattern).expect("a pattern")).is_match(text)
    })
}

fn is_type(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64(),
        other => panic!("`{other}` is no type that our schemas use"),
    }
}

/// A TOML value as editors hold it against a schema: moments and days are texts.
pub(crate) fn of_toml(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Boolean(flag) => (*flag).into(),
        toml::Value::Array(items) => items.iter().map(of_toml).collect(),
        toml::Value::Table(table) => Value::Object(table.iter().map(|(key, value)| (key.clone(), of_toml(value))).collect()),
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Float(number) => serde_json::from_str(&number.to_string()).unwrap_or(Value::Null),
    }
}

#[test]
fn a_value_is_held_against_every_keyword() {
    let schema = serde_json::json!({
        "type": "object", "required": ["a"], "additionalProperties": false,
        "properties": { "a": { "type": "string", "pattern": "^x" }, "b": { "type": "array", "items": { "type": "integer", "minimum": 1 } }, "c": { "type": "boolean" } },
        "allOf": [{ "if": { "required": ["b"] }, "then": { "required": ["c"] } }, { "not": { "properties": { "a": { "enum": ["xx"] } } } }],
    });
    let judged = |text: &str| is_valid(&schema, &serde_json::from_str(text).expect("JSON"));
    for right in [r#"{"a":"x"}"#, r#"{"a":"x","b":[1],"c":true}"#] {
        assert!(judged(right), "{right}");
    }
    for wrong in [
        "[]",
        "{}",
        r#"{"a":1}"#,
        r#"{"a":"y"}"#,
        r#"{"a":"x","d":1}"#,
        r#"{"a":"x","b":[0],"c":true}"#,
        r#"{"a":"x","b":[]}"#,
        r#"{"a":"xx"}"#,
    ] {
        assert!(!judged(wrong), "{wrong}");
    }
}
