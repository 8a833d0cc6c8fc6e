//! Downloads of a dataset: CSV, JSON and its entry in the data package. All three hold the same cells, to the digit.
//!
//! The CSV is the canonical form: RFC 4180, UTF-8 without byte-order mark, point as decimal mark, one row for each combination of dimension
//! values, a column `NAME_status` with a code of SDMX CL_OBS_STATUS beside each measure. Numbers go from cell to file as text.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::dataset::{Cell, Dataset};
use super::notes;
use super::schema::{Dimension, DimensionKind, Numeric, Status, Target};
use super::unit::{Scale, Unit, UnitKind};
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
    put("revised", revised(dataset).into());
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
        "description": "A dataset of an edition. Each row is an object with one member for each field. Numbers are exact decimals; a number or text that is not there is null, and the member NAME_status says why (SDMX CL_OBS_STATUS). Of a measure, `scale` says in what its numbers are counted and `show` in what sentences show them: 1 where left out; `decimals` are those that are shown on its own scale. `revised` holds the addresses of the cells of which an earlier edition published another value.",
        "type": "object",
        "required": ["$schema", "id", "edition", "title", "license", "url", "fields", "rows"],
        "properties": {
            "$schema": { "type": "string", "format": "uri-reference" },
            "id": { "type": "string", "pattern": "^[a-z0-9-]{1,80}$" },
            "edition": { "type": "string", "pattern": "^[0-9]{4}$" },
            "title": text, "description": text, "language": text, "source": text, "scope": text,
            "license": { "type": "string", "format": "uri" },
            "url": { "type": "string", "format": "uri" },
            "notes": texts, "keywords": texts, "revised": texts,
            "fields": { "type": "array", "minItems": 1, "items": field_schema() },
            "rows": { "type": "array", "items": { "type": "object", "additionalProperties": { "type": ["string", "number", "null"] } } },
        },
    });
    let mut text = serde_json::to_string_pretty(&schema).expect("a map of texts is JSON");
    text.push('\n');
    text
}

/// What the JSON Schema says of a field.
fn field_schema() -> Value {
    let text = json!({ "type": "string" });
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
        "required": ["name", "type", "title"],
        "properties": {
            "name": { "type": "string", "pattern": "^[a-z][a-z0-9_]*$" },
            "type": { "enum": ["string", "year", "integer", "number"] },
            "title": text, "labels": values, "total": text,
            "unit": text, "kind": text, "one": text, "many": text, "scale": scale, "show": scale,
            "decimals": { "type": "integer", "minimum": 0 }, "additive": { "type": "boolean" },
            "target": target, "targets": { "type": "array", "items": target },
        },
    })
}

/// The names of the columns: dimensions, then each measure with its status.
fn columns(dataset: &Dataset) -> Vec<String> {
    let dimensions = dataset.schema.dimensions.iter().map(|dimension| dimension.name.clone());
    let measures = dataset.schema.measures.iter().flat_map(|measure| [measure.name.clone(), format!("{}_status", measure.name)]);
    dimensions.chain(measures).collect()
}

/// What each column holds: for a dimension its total, for a measure all that computing with it and showing it needs. A `scale` or `show` that is left
/// out is 1. `labels` asks for what only the JSON tells: labels of values.
fn fields(dataset: &Dataset, labels: bool) -> Value {
    let mut fields = Vec::new();
    for (position, dimension) in dataset.schema.dimensions.iter().enumerate() {
        let kind = if dimension.kind == DimensionKind::Year && dimension.total.is_none() { "year" } else { "string" };
        let mut field = json!({ "name": dimension.name, "type": kind, "title": dimension.label });
        if let Some(total) = dataset.total(position) {
            field["total"] = dataset.values[position][total].as_str().into();
        }
        if labels && !dimension.labels.is_empty() {
            field["labels"] = json!(dimension.labels);
        }
        fields.push(field);
    }
    for (position, measure) in dataset.schema.measures.iter().enumerate() {
        let mut field = json!({ "name": measure.name, "type": "string", "title": measure.label });
        if let Some(numeric) = measure.numeric() {
            let whole = dataset.rows.iter().all(|row| !row.cells[position].text.contains('.'));
            field["type"] = if whole { "integer" } else { "number" }.into();
            describe(numeric, &mut field);
        }
        fields.push(field);
        fields.push(json!({
            "name": format!("{}_status", measure.name),
            "type": "string",
            "title": format!("Status: {}", measure.label),
            "description": "SDMX CL_OBS_STATUS",
        }));
    }
    fields.into()
}

fn describe(numeric: &Numeric, field: &mut Value) {
    let unit = &numeric.unit;
    field["unit"] = unit_text(unit).into();
    field["kind"] = unit.kind.name().into();
    for (name, text) in [("one", &unit.one), ("many", &unit.many)] {
        if !text.is_empty() {
            field[name] = text.as_str().into();
        }
    }
    for (name, scale) in [("scale", unit.scale), ("show", unit.show)] {
        if scale != Scale::One {
            field[name] = 10_u64.pow(scale.exponent()).into();
        }
    }
    field["decimals"] = numeric.decimals.into();
    field["additive"] = numeric.additive.into();
    if let Some(target) = &numeric.target {
        field["target"] = target_json(target);
    }
    if !numeric.targets.is_empty() {
        let of_cells = numeric.targets.iter().map(|of_cells| {
            let at: Map<String, Value> =
                of_cells.at.iter().map(|(name, value)| (name.value.clone(), value.value.as_str().into())).collect();
            let mut target = target_json(&of_cells.target);
            target["at"] = at.into();
            target
        });
        field["targets"] = of_cells.collect();
    }
}

fn target_json(target: &Target) -> Value {
    let direction = if target.at_least { "at-least" } else { "at-most" };
    let mut json = json!({ "value": target.value.machine_text(), "direction": direction });
    for (name, year) in [("year", &target.year), ("base_year", &target.base_year)] {
        if let Some(year) = year {
            json[name] = year.as_str().into();
        }
    }
    json
}

/// The addresses of the cells that are revised: SDMX has no status for them, so that the column of the status does not tell.
fn revised(dataset: &Dataset) -> Vec<String> {
    let cells = dataset.rows.iter().flat_map(|row| row.cells.iter().enumerate().map(move |(measure, cell)| (row, measure, cell)));
    cells.filter(|(.., cell)| cell.status == Status::Revised).map(|(row, measure, _)| dataset.cell_id(&row.key, measure)).collect()
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
