//! The JSON Schemas of the JSON downloads. Each is published once for an edition, so that a kept edition is whole; a later version gets a name of its own.

use serde_json::{Map, Value, json};

use super::digest::pretty;
use super::table::Column;

/// Path of the schema of the JSON of a dataset, in the site.
pub(crate) fn dataset_path(edition: &str) -> String {
    format!("{edition}/schema/dataset-1.schema.json")
}

/// Path of the schema of `figures.json`.
pub(crate) fn figures_path(edition: &str) -> String {
    format!("{edition}/schema/figures-1.schema.json")
}

/// Path of the schema of `/data/index.json`.
pub(crate) const INDEX: &str = "data/schema/index-1.schema.json";

/// Path of the schema of the history of a series.
pub(crate) const HISTORY: &str = "data/schema/history-1.schema.json";

/// The schema of the JSON of a dataset, version 1.
pub(crate) fn dataset(id: &str) -> String {
    let text = text();
    let texts = json!({ "type": "array", "items": text });
    pretty(&json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": id,
        "title": "Kerncijfer dataset, version 1",
        "description": "A dataset of an edition. Each row is an object with one member for each field. Numbers are exact decimals; a number or text that is not there is null, and the member NAME_status says why (SDMX CL_OBS_STATUS). Of a measure, `scale` says in what its numbers are counted and `show` in what sentences show them: 1 where left out; `decimals` are those that are shown on its own scale. `revised` holds the addresses of the cells of which an earlier edition published another value.",
        "type": "object",
        "required": ["$schema", "id", "edition", "title", "license", "url", "fields", "rows"],
        "properties": {
            "$schema": { "type": "string", "format": "uri-reference" },
            "id": { "type": "string", "pattern": "^[a-z0-9-]{1,80}$" },
            "edition": year(),
            "version": version(), "published": day(),
            "title": text, "description": text, "method": text, "language": text, "source": text, "scope": text,
            "license": address(),
            "publisher": { "type": "object", "required": ["name", "identifier"], "properties": { "name": text, "identifier": address() } },
            "period": { "type": "object", "required": ["start", "end"], "properties": { "start": day(), "end": day() } },
            "url": address(),
            "notes": texts, "keywords": texts, "revised": texts,
            "fields": { "type": "array", "minItems": 1, "items": field() },
            "rows": { "type": "array", "items": { "type": "object", "additionalProperties": { "type": ["string", "number", "null"] } } },
        },
    }))
}

/// What the schema says of a field.
fn field() -> Value {
    let text = text();
    let values = json!({ "type": "object", "additionalProperties": text });
    let scale = json!({ "enum": [1_000, 1_000_000, 1_000_000_000] });
    let target = json!({
        "type": "object",
        "required": ["value", "direction"],
        "properties": {
            "value": { "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" },
            "year": text, "base_year": text, "direction": { "enum": ["at-least", "at-most"] }, "at": values,
        },
    });
    json!({
        "type": "object",
        "required": ["name", "type", "title", "description"],
        "properties": {
            "name": { "type": "string", "pattern": "^[a-z][a-z0-9_]*$" },
            "type": { "enum": ["string", "year", "integer", "number"] },
            "title": text, "description": text, "labels": values, "total": text,
            "code_list": { "type": "string", "format": "uri-reference" },
            "unit": text, "kind": text, "one": text, "many": text, "scale": scale, "show": scale,
            "decimals": { "type": "integer", "minimum": 0 }, "additive": { "type": "boolean" },
            "target": target, "targets": { "type": "array", "items": target },
        },
    })
}

/// The schema of `figures.json`, version 1.
pub(crate) fn figures(id: &str, columns: &[Column]) -> String {
    let text = text();
    let members = |names: &[&str]| -> Map<String, Value> { names.iter().map(|name| ((*name).to_owned(), text.clone())).collect() };
    let rows: Map<String, Value> = columns
        .iter()
        .map(|column| {
            let kind = if column.kind.is_number() { "number" } else { "string" };
            (column.name.clone(), json!({ "type": [kind, "null"] }))
        })
        .collect();
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let mut cell = members(&["figure", "edition", "dataset", "measure", "address", "csv", "value", "status", "unit"]);
    cell.insert("key".to_owned(), json!({ "type": "object", "additionalProperties": text }));
    let mut named = members(&["name", "formula", "unit", "note", "source"]);
    named.insert("decimals".to_owned(), json!({ "type": ["integer", "null"] }));
    let object = |properties: Map<String, Value>, required: &[&str]| json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false });
    pretty(&json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": id,
        "title": "Kerncijfer figure register, version 1",
        "description": "Every figure of an edition: `rows` as in figures.csv, `cells` the cells that each figure in a sentence was made from, `named` the named formulas.",
        "type": "object",
        "required": ["$schema", "edition", "title", "license", "url", "fields", "named", "cells", "rows"],
        "properties": {
            "$schema": { "type": "string", "format": "uri-reference" },
            "edition": year(),
            "title": text, "description": text, "language": text,
            "license": address(),
            "url": address(),
            "fields": { "type": "array", "items": object(members(&["name", "type", "title", "description"]), &["name", "type", "title"]) },
            "named": { "type": "array", "items": object(named, &["name", "formula"]) },
            "cells": { "type": "array", "items": object(cell, &["figure", "edition", "dataset", "measure", "key", "value"]) },
            "rows": { "type": "array", "items": object(rows, &names) },
        },
    }))
}

/// The schema of `/data/index.json`, version 1.
pub(crate) fn index(id: &str) -> String {
    let text = text();
    let file = json!({
        "type": "object",
        "required": ["url", "media_type", "bytes", "sha256"],
        "properties": {
            "url": address(), "media_type": text,
            "bytes": { "type": "integer", "minimum": 0 },
            "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
        },
    });
    let files = json!({ "type": "object", "additionalProperties": file });
    let edition = json!({
        "type": "object",
        "required": ["edition", "title", "version", "published", "url", "files"],
        "properties": {
            "edition": year(), "title": text, "version": version(), "published": day(), "language": text,
            "license": address(), "url": address(), "data": address(), "figures": address(), "files": files,
        },
    });
    let of_edition = json!({
        "type": "object",
        "required": ["edition", "title", "url", "rows", "files"],
        "properties": {
            "edition": year(), "title": text, "url": address(),
            "rows": { "type": "integer", "minimum": 0 },
            "period": { "type": "object", "properties": { "start": day(), "end": day() } },
            "files": files,
        },
    });
    let series = json!({
        "type": "object",
        "required": ["id", "title", "current", "history", "editions"],
        "properties": {
            "id": { "type": "string", "pattern": "^[a-z0-9-]{1,80}$" },
            "title": text, "description": text, "current": year(), "history": address(),
            "code_list": { "type": "boolean" },
            "keywords": { "type": "array", "items": text },
            "editions": { "type": "array", "minItems": 1, "items": of_edition },
        },
    });
    pretty(&json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": id,
        "title": "Kerncijfer index, version 1",
        "description": "Every edition and every series of datasets of a publication, with the full address of each file. Addresses never change; what is new is added. A series is a dataset over the editions: `current` is its newest edition.",
        "type": "object",
        "required": ["$schema", "version", "title", "url", "files", "editions", "series"],
        "properties": {
            "$schema": { "type": "string", "format": "uri-reference" },
            "version": { "const": 1 },
            "title": text, "description": text, "language": text,
            "url": address(),
            "publisher": { "type": "object", "required": ["name", "identifier"], "properties": { "name": text, "identifier": address() } },
            "files": files,
            "editions": { "type": "array", "items": edition },
            "series": { "type": "array", "items": series },
        },
    }))
}

/// The schema of the history of a series, version 1.
pub(crate) fn history(id: &str) -> String {
    let text = text();
    pretty(&json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": id,
        "title": "Kerncijfer history of a series, version 1",
        "description": "What each edition published in each cell of a dataset; no cells when one edition only has it. `value` is the text of the CSV, null where there was none; `change` is what happened since the edition before that had the cell: `new`, `same`, `revised` (another value, for the reason that is told), `withdrawn` (no value any more) or `filled` (a value where there was none). Values are compared after rounding to the coarser of the two; a unit or a dimension that changed begins a cell anew, and so does a period where no dimension is a time. `period` is what the whole dataset is about.",
        "type": "object",
        "required": ["$schema", "id", "title", "url", "editions", "cells"],
        "properties": {
            "$schema": { "type": "string", "format": "uri-reference" },
            "id": text, "title": text, "url": address(),
            "editions": { "type": "array", "items": year() },
            "cells": { "type": "array", "items": {
                "type": "object",
                "required": ["measure", "key", "values"],
                "properties": {
                    "measure": text,
                    "key": { "type": "object", "additionalProperties": text },
                    "values": { "type": "array", "minItems": 1, "items": {
                        "type": "object",
                        "required": ["edition", "value", "status", "change"],
                        "properties": { "edition": year(), "value": { "type": ["string", "null"] }, "status": text, "unit": text, "period": { "type": "object", "properties": { "start": day(), "end": day() } }, "change": { "enum": ["new", "same", "revised", "withdrawn", "filled"] }, "reason": text },
                    } },
                },
            } },
        },
    }))
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn address() -> Value {
    json!({ "type": "string", "format": "uri" })
}

fn year() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{4}$" })
}

fn day() -> Value {
    json!({ "type": "string", "format": "date" })
}

fn version() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$" })
}
