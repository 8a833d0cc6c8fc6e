//! Downloads of a dataset: CSV, JSON and its entry in the data package. All three hold the same cells, to the digit.
//!
//! The CSV is the canonical form: RFC 4180, UTF-8 without byte-order mark, point as decimal mark, one row for each combination of dimension
//! values, a column `NAME_status` with a code of SDMX CL_OBS_STATUS beside each measure. Numbers go from cell to file as text.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::dataset::{Cell, Dataset};
use super::notes;
use super::schema::{Dimension, DimensionKind};
use super::unit::{Unit, UnitKind};
use crate::diagnostic::Language;

/// What a download says about the publication it comes from.
pub(crate) struct Publication<'a> {
    /// Full address of the licence.
    pub(crate) licence_url: &'a str,
    /// Full address of the page of the dataset.
    pub(crate) page: String,
    /// Reference to the JSON Schema of the JSON download, from its place.
    pub(crate) schema: String,
    /// Language of titles and descriptions.
    pub(crate) language: &'a str,
}

/// Writes the CSV.
pub(crate) fn csv(dataset: &Dataset) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let write = |writer: &mut csv::Writer<Vec<u8>>, record: &[&str]| writer.write_record(record).expect("writing to memory cannot fail");
    let header = columns(dataset);
    write(&mut writer, &header.iter().map(String::as_str).collect::<Vec<_>>());
    for row in &dataset.rows {
        let mut record = dataset.key_values(&row.key);
        for cell in &row.cells {
            record.push(&cell.text);
            record.push(cell.status.sdmx());
        }
        write(&mut writer, &record);
    }
    let bytes = writer.into_inner().expect("writing to memory cannot fail");
    String::from_utf8(bytes).expect("everything that was written is text")
}

/// Writes the JSON: `$schema`, what the dataset is, `fields` and `rows`, a row a line.
pub(crate) fn json(dataset: &Dataset, publication: &Publication<'_>) -> String {
    let schema = &dataset.schema;
    let mut head = Map::new();
    let mut put = |key: &str, value: Value| head.insert(key.to_owned(), value);
    put("$schema", publication.schema.as_str().into());
    put("id", dataset.id.as_str().into());
    put("edition", dataset.edition.as_str().into());
    put("title", schema.title.as_str().into());
    put("description", schema.description.as_str().into());
    put("language", publication.language.into());
    put("license", publication.licence_url.into());
    put("source", schema.source.as_str().into());
    put("scope", schema.scope.as_str().into());
    let language = Language::parse(publication.language).unwrap_or(Language::Dutch);
    put("notes", notes::all(dataset, language).into());
    put("keywords", schema.keywords.clone().into());
    put("url", publication.page.as_str().into());
    put("fields", fields(dataset, true));
    let mut text = serde_json::to_string_pretty(&Value::Object(head)).expect("a map of texts is JSON");
    text.truncate(text.trim_end_matches(['}', '\n']).len());
    text.push_str(",\n  \"rows\": [\n");
    let names = columns(dataset);
    for (position, row) in dataset.rows.iter().enumerate() {
        text.push_str("    {");
        let keys = dataset.key_values(&row.key).into_iter().zip(&schema.dimensions).map(|(value, dimension)| key_json(value, dimension));
        let cells = row.cells.iter().flat_map(|cell| [cell_json(cell), string(cell.status.sdmx())]);
        for (column, (name, value)) in names.iter().zip(keys.chain(cells)).enumerate() {
            text.push_str(if column == 0 { "" } else { ", " });
            text.push_str(&string(name));
            text.push_str(": ");
            text.push_str(&value);
        }
        text.push_str(if position + 1 == dataset.rows.len() { "}\n" } else { "},\n" });
    }
    text.push_str("  ]\n}\n");
    text
}

/// The entry of the dataset in a Data Package 2 (`resources`), for a CSV at `path`.
pub(crate) fn resource(dataset: &Dataset, path: &str, csv: &str) -> Value {
    let schema = &dataset.schema;
    let keys: Vec<&str> = schema.dimensions.iter().map(|dimension| dimension.name.as_str()).collect();
    let mut table_schema = json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields(dataset, false),
        "missingValues": [""],
    });
    if !keys.is_empty() {
        table_schema["primaryKey"] = keys.into();
    }
    json!({
        "name": dataset.id,
        "type": "table",
        "path": path,
        "title": schema.title,
        "description": schema.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": csv.len(),
        "hash": format!("sha256:{}", hex(&Sha256::digest(csv.as_bytes()))),
        "sources": [{ "title": schema.source }],
        "schema": table_schema,
    })
}

/// The JSON Schema of the JSON download, version 1. Published once for the site; a later version gets a name of its own.
pub(crate) fn json_schema(id: &str) -> String {
    let text = json!({ "type": "string" });
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": id,
        "title": "Kerncijfer dataset, version 1",
        "description": "A dataset of an edition. Each row is an object with one member for each field. Numbers are exact decimals; a number or text that is not there is null, and the member NAME_status says why (SDMX CL_OBS_STATUS).",
        "type": "object",
        "required": ["$schema", "id", "edition", "title", "license", "url", "fields", "rows"],
        "properties": {
            "$schema": { "type": "string", "format": "uri-reference" },
            "id": { "type": "string", "pattern": "^[a-z0-9-]{1,80}$" },
            "edition": { "type": "string", "pattern": "^[0-9]{4}$" },
            "title": text, "description": text, "language": text, "source": text, "scope": text,
            "license": { "type": "string", "format": "uri" },
            "url": { "type": "string", "format": "uri" },
            "notes": texts, "keywords": texts,
            "fields": {
                "type": "array", "minItems": 1,
                "items": {
                    "type": "object",
                    "required": ["name", "type", "title"],
                    "properties": {
                        "name": { "type": "string", "pattern": "^[a-z][a-z0-9_]*$" },
                        "type": { "enum": ["string", "year", "integer", "number"] },
                        "title": text, "unit": text, "labels": { "type": "object", "additionalProperties": text },
                    },
                },
            },
            "rows": { "type": "array", "items": { "type": "object", "additionalProperties": { "type": ["string", "number", "null"] } } },
        },
    });
    let mut text = serde_json::to_string_pretty(&schema).expect("a map of texts is JSON");
    text.push('\n');
    text
}

/// The names of the columns: dimensions, then each measure with its status.
fn columns(dataset: &Dataset) -> Vec<String> {
    let dimensions = dataset.schema.dimensions.iter().map(|dimension| dimension.name.clone());
    let measures = dataset.schema.measures.iter().flat_map(|measure| [measure.name.clone(), format!("{}_status", measure.name)]);
    dimensions.chain(measures).collect()
}

fn fields(dataset: &Dataset, labels: bool) -> Value {
    let mut fields = Vec::new();
    for dimension in &dataset.schema.dimensions {
        let kind = if dimension.kind == DimensionKind::Year && dimension.total.is_none() { "year" } else { "string" };
        let mut field = json!({ "name": dimension.name, "type": kind, "title": dimension.label });
        if labels && !dimension.labels.is_empty() {
            field["labels"] = json!(dimension.labels);
        }
        fields.push(field);
    }
    for (position, measure) in dataset.schema.measures.iter().enumerate() {
        fields.push(match measure.unit() {
            Some(unit) => {
                let whole = dataset.rows.iter().all(|row| !row.cells[position].text.contains('.'));
                let kind = if whole { "integer" } else { "number" };
                json!({ "name": measure.name, "type": kind, "title": measure.label, "unit": unit_text(unit) })
            }
            None => json!({ "name": measure.name, "type": "string", "title": measure.label }),
        });
        fields.push(json!({
            "name": format!("{}_status", measure.name),
            "type": "string",
            "title": format!("Status: {}", measure.label),
            "description": "SDMX CL_OBS_STATUS",
        }));
    }
    fields.into()
}

/// The unit of the numbers in the files, for machines and people: the scale is part of it.
pub(crate) fn unit_text(unit: &Unit) -> String {
    let name = match &unit.kind {
        UnitKind::Money { currency } => currency.clone(),
        _ => unit.name(),
    };
    match unit.scale.exponent() {
        0 => name,
        exponent => format!("{name} × 10^{exponent}"),
    }
}

fn key_json(value: &str, dimension: &Dimension) -> String {
    if dimension.kind == DimensionKind::Year && dimension.total.is_none() { value.to_owned() } else { string(value) }
}

fn cell_json(cell: &Cell) -> String {
    match &cell.number {
        Some(_) => cell.text.clone(),
        None if cell.text.is_empty() => "null".to_owned(),
        None => string(&cell.text),
    }
}

fn string(text: &str) -> String {
    Value::from(text).to_string()
}

/// Writes bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
