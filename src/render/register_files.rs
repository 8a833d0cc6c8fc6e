//! The figure register for machines: `figures.json`, `figures.csv` and the data package that describes them. A row is a figure in a sentence, or a cell of a
//! table in a chapter. Both files hold the same rows; the JSON also tells each cell that a figure came from, and the named figures.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::register::{Register, RegisteredPage};
use crate::config::{Config, Edition};
use crate::content::prose::TextKind;
use crate::data::export::{hex, unit_text};
use crate::data::schema::Status;
use crate::diagnostic::Language;
use crate::format;
use crate::number::Number;
use crate::shortcode::table::TableFigure;
use crate::site::anchors::register_id;
use crate::site::register::Entry;

/// The columns: name, type, title, description.
const FIELDS: [(&str, &str, &str, &str); 16] = [
    ("id", "string", "Id", "Stable name of the figure in the register: that of its page, a point, and its formula."),
    (
        "kind",
        "string",
        "Kind",
        "Where it stands: sentence, heading, card, target, caption, cell (of a table in the text), alternative (text of an image) or table.",
    ),
    ("page", "string", "Page", "Path of the page, from the folder of the edition."),
    ("address", "string", "Address", "Where it stands on the page: path and fragment, from the folder of the edition."),
    ("sentence", "string", "Sentence", "The sentence in which a reader reads it; for a table its title."),
    ("shown", "string", "Shown", "What a reader reads."),
    ("formula", "string", "Formula", "The formula as written in the text; for a table the selection of the cell."),
    ("cells", "string", "Cells", "The cells it was made from, with a space between them: edition/dataset#address."),
    (
        "value",
        "number",
        "Value",
        "The number, on the scale of the unit, with twelve decimals at most; empty for a word or a figure from another source.",
    ),
    ("value_status", "string", "Status of the value", "SDMX CL_OBS_STATUS; of several the least certain."),
    (
        "status",
        "string",
        "Status",
        "Everything that is special about the cells it was made from: provisional, estimated, revised; or normal.",
    ),
    ("numerator", "string", "Numerator", "The number without any rounding is numerator / denominator, in lowest terms."),
    ("denominator", "string", "Denominator", "The number without any rounding is numerator / denominator, in lowest terms."),
    ("unit", "string", "Unit", "What is counted, scale included."),
    ("decimals", "string", "Decimals", "Decimals that are shown; empty for what is not shown in digits."),
    ("source", "string", "Source", "Where a figure that does not come from the data was found."),
];

/// The files of a register.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct RegisterFiles {
    /// `figures.csv`.
    pub(crate) csv: String,
    /// `figures.json`.
    pub(crate) json: String,
    /// `datapackage.json`.
    pub(crate) package: String,
}

/// Path of a file of the register in the site.
pub(crate) fn path(edition: &str, name: &str) -> String {
    format!("{edition}/cijfers/{name}")
}

/// Path of the JSON Schema of `figures.json`: part of the edition, so that a kept edition is whole.
pub(crate) fn schema_path(edition: &str) -> String {
    format!("{edition}/schema/figures-1.schema.json")
}

/// A row as text: what JSON writes as a number or null is told by the type of its column.
type Record = [String; FIELDS.len()];

impl Register {
    /// Makes the files.
    pub(crate) fn files(&self, config: &Config, edition: &Edition) -> RegisterFiles {
        let records: Vec<Record> = self.pages.iter().flat_map(|page| self.records(page, page.language)).collect();
        let csv = csv(&records);
        RegisterFiles { json: self.json(&records, config, edition), package: package(&csv, config, edition), csv }
    }

    fn records(&self, page: &RegisteredPage, language: Language) -> Vec<Record> {
        let place = self.inside(&page.path);
        let mut records: Vec<Record> = page.figures.iter().map(|entry| sentence(entry, place)).collect();
        for (id, table) in &page.tables {
            table_records(page, place, (id, table), language, &mut records);
        }
        records
    }

    /// A path without the folder of the edition.
    fn inside<'a>(&self, path: &'a str) -> &'a str {
        path.strip_prefix(self.edition.as_str()).map_or(path, |rest| rest.trim_start_matches('/'))
    }

    fn json(&self, records: &[Record], config: &Config, edition: &Edition) -> String {
        let mut head = Map::new();
        let mut put = |key: &str, value: Value| head.insert(key.to_owned(), value);
        put("$schema", "../schema/figures-1.schema.json".into());
        put("edition", self.edition.as_str().into());
        put("title", title(edition).into());
        put("description", description(edition).into());
        put("language", edition.language.tag().into());
        put("license", edition.licence.url(edition.language).into());
        put("url", format!("{}{}/cijfers/", config.base_url, self.edition).into());
        put(
            "fields",
            FIELDS
                .iter()
                .map(|(name, kind, title, description)| json!({ "name": name, "type": kind, "title": title, "description": description }))
                .collect(),
        );
        let named = self
            .named
            .iter()
            .map(|named| json!({ "name": named.name, "formula": named.formula, "decimals": named.decimals, "unit": named.unit, "note": named.note, "source": named.source }));
        put("named", named.collect());
        let mut text = serde_json::to_string_pretty(&Value::Object(head)).expect("a map of texts is JSON");
        text.truncate(text.trim_end_matches(['}', '\n']).len());
        text.push_str(",\n  \"cells\": [\n");
        let cells: Vec<String> = self.pages.iter().flat_map(|page| &page.figures).flat_map(|entry| self.cells(entry)).collect();
        push_lines(&mut text, &cells);
        text.push_str("  ],\n  \"rows\": [\n");
        let rows: Vec<String> = records.iter().map(row).collect();
        push_lines(&mut text, &rows);
        text.push_str("  ]\n}\n");
        text
    }

    /// The cells of a figure, one object a line.
    fn cells(&self, entry: &Entry) -> Vec<String> {
        let cell = |cell: &crate::site::register::EntryCell| {
            let reference = &cell.cell;
            let key: Map<String, Value> = reference.key.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect();
            let path = format!("{}/data/{1}/{1}.csv", reference.edition, reference.dataset);
            let csv = if reference.edition == self.edition { format!("../{}", self.inside(&path)) } else { format!("../../{path}") };
            json!({
                "figure": entry.id, "edition": reference.edition, "dataset": reference.dataset, "measure": reference.measure, "key": key,
                "address": reference.id, "csv": csv, "value": cell.text, "status": cell.status.sdmx(), "unit": unit_text(&cell.unit),
            })
            .to_string()
        };
        entry.cells.iter().map(cell).collect()
    }
}

fn push_lines(text: &mut String, lines: &[String]) {
    for (position, line) in lines.iter().enumerate() {
        text.push_str("    ");
        text.push_str(line);
        text.push_str(if position + 1 == lines.len() { "\n" } else { ",\n" });
    }
}

fn row(record: &Record) -> String {
    let mut text = String::from("{");
    for (position, (value, (name, kind, ..))) in record.iter().zip(FIELDS).enumerate() {
        let value = match kind {
            _ if value.is_empty() => "null".to_owned(),
            "number" => value.clone(),
            _ => Value::from(value.as_str()).to_string(),
        };
        text.push_str(if position == 0 { "" } else { ", " });
        text.push_str(&format!("\"{name}\": {value}"));
    }
    text.push('}');
    text
}

fn sentence(entry: &Entry, place: &str) -> Record {
    let kind = match entry.kind {
        TextKind::Heading => "heading",
        TextKind::Card => "card",
        TextKind::Target => "target",
        TextKind::Caption => "caption",
        TextKind::Cell => "cell",
        TextKind::Alternative => "alternative",
        TextKind::Paragraph | TextKind::Head | TextKind::Note => "sentence",
    };
    let (numerator, denominator) = entry.exact.as_ref().map(Number::fraction).unwrap_or_default();
    let names: Vec<&str> = entry.statuses.iter().map(Status::name).collect();
    let statuses = if names.is_empty() { Status::Normal.name().to_owned() } else { names.join(" ") };
    let cells: Vec<String> = entry.cells.iter().map(|cell| reference(&cell.cell.edition, &cell.cell.dataset, &cell.cell.id)).collect();
    [
        entry.id.clone(),
        kind.to_owned(),
        place.to_owned(),
        entry.anchor.as_ref().map_or_else(|| place.to_owned(), |anchor| format!("{place}#{anchor}")),
        entry.sentence.clone(),
        entry.shown.clone(),
        entry.formula.clone(),
        cells.join(" "),
        entry.machine.clone(),
        // A word, or a figure from another source, has no value of its own.
        if entry.machine.is_empty() { Status::NotApplicable } else { least_certain(entry) }.sdmx().to_owned(),
        statuses,
        numerator,
        denominator,
        entry.unit.as_ref().map(unit_text).unwrap_or_default(),
        entry.decimals.map(|decimals| decimals.to_string()).unwrap_or_default(),
        entry.given.clone().unwrap_or_default(),
    ]
}

/// Of what is special about a figure, what makes it least certain.
fn least_certain(entry: &Entry) -> Status {
    let weight = |status: &Status| match status {
        Status::Estimated => 3,
        Status::Provisional => 2,
        _ => 1,
    };
    entry.statuses.iter().max_by_key(weight).unwrap_or(Status::Normal)
}

fn table_records(page: &RegisteredPage, place: &str, (id, table): (&str, &TableFigure), language: Language, records: &mut Vec<Record>) {
    let dataset = &table.dataset;
    for (key, measure) in table.rows.iter().flat_map(|row| &row.cells) {
        let Some(row) = dataset.row(key) else { continue };
        let (cell, schema) = (&row.cells[*measure], &dataset.schema.measures[*measure]);
        let numeric = schema.numeric().filter(|_| cell.number.is_some());
        let shown = match (&cell.number, numeric) {
            (Some(number), Some(numeric)) => format::number(&number.round(numeric.decimals), language),
            // A text is shown as it is; a cell without either shows its status.
            _ => cell.text.clone(),
        };
        let value = numeric.map(|_| cell.text.clone()).unwrap_or_default();
        let status = if value.is_empty() && cell.status.has_number() { Status::NotApplicable } else { cell.status };
        let address = dataset.cell_id(key, *measure);
        let (numerator, denominator) = cell.number.as_ref().map(Number::fraction).unwrap_or_default();
        records.push([
            format!("{}.{address}", register_id(&page.path, id)),
            "table".to_owned(),
            place.to_owned(),
            format!("{place}#{id}"),
            table.caption.clone(),
            shown,
            dataset.selection(key, *measure),
            reference(&dataset.edition, &dataset.id, &address),
            value,
            status.sdmx().to_owned(),
            cell.status.name().to_owned(),
            numerator,
            denominator,
            schema.unit().map(unit_text).unwrap_or_default(),
            numeric.map(|numeric| numeric.decimals.to_string()).unwrap_or_default(),
            String::new(),
        ]);
    }
}

fn reference(edition: &str, dataset: &str, address: &str) -> String {
    format!("{edition}/{dataset}#{address}")
}

fn csv(records: &[Record]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(FIELDS.iter().map(|(name, ..)| name)).expect("writing to memory cannot fail");
    for record in records {
        writer.write_record(record).expect("writing to memory cannot fail");
    }
    let bytes = writer.into_inner().expect("writing to memory cannot fail");
    String::from_utf8(bytes).expect("everything that was written is text")
}

fn title(edition: &Edition) -> String {
    match edition.language {
        Language::Dutch => format!("Register van de cijfers: {}", edition.title),
        Language::English => format!("Register of figures: {}", edition.title),
    }
}

fn description(edition: &Edition) -> &'static str {
    match edition.language {
        Language::Dutch => {
            "Elk cijfer in de tekst en in de tabellen van deze editie, met de zin, de formule, de cellen en de precieze waarde."
        }
        Language::English => {
            "Every figure in the text and the tables of this edition, with the sentence, the formula, the cells and the exact value."
        }
    }
}

/// The data package of the register: one resource, the CSV.
fn package(csv: &str, config: &Config, edition: &Edition) -> String {
    let fields: Vec<Value> = FIELDS
        .iter()
        .map(|(name, kind, title, description)| json!({ "name": name, "type": kind, "title": title, "description": description }))
        .collect();
    let url = format!("{}{}/cijfers/", config.base_url, edition.year);
    let licence = json!([{ "name": edition.licence.id(), "title": edition.licence.name(), "path": edition.licence.url(edition.language) }]);
    let sources = json!([{ "title": config.publisher.name }]);
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": format!("cijfers-{}", edition.year),
        "id": url,
        "title": title(edition),
        "description": description(edition),
        "homepage": url,
        "version": format!("{}.0.0", edition.version),
        "created": edition.published_at,
        "licenses": licence,
        "contributors": [{ "title": config.publisher.name, "roles": ["publisher"] }],
        "sources": sources,
        "resources": [{
            "name": "figures",
            "type": "table",
            "path": "figures.csv",
            "title": title(edition),
            "description": description(edition),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": csv.len(),
            "hash": format!("sha256:{}", hex(&Sha256::digest(csv.as_bytes()))),
            "sources": sources,
            "schema": {
                "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
                "fields": fields,
                "missingValues": [""],
                "primaryKey": ["id"],
            },
        }],
    });
    let mut text = serde_json::to_string_pretty(&package).expect("a map of texts is JSON");
    text.push('\n');
    text
}

/// The JSON Schema of `figures.json`, version 1.
pub(crate) fn json_schema(id: &str) -> String {
    let text = json!({ "type": "string" });
    let members = |names: &[&str]| -> Map<String, Value> { names.iter().map(|name| ((*name).to_owned(), text.clone())).collect() };
    let columns: Map<String, Value> =
        FIELDS.iter().map(|(name, kind, ..)| ((*name).to_owned(), json!({ "type": [kind, "null"] }))).collect();
    let names: Vec<&str> = FIELDS.iter().map(|(name, ..)| *name).collect();
    let mut cell = members(&["figure", "edition", "dataset", "measure", "address", "csv", "value", "status", "unit"]);
    cell.insert("key".to_owned(), json!({ "type": "object", "additionalProperties": text }));
    let mut named = members(&["name", "formula", "unit", "note", "source"]);
    named.insert("decimals".to_owned(), json!({ "type": ["integer", "null"] }));
    let object = |properties: Map<String, Value>, required: &[&str]| json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false });
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": id,
        "title": "Kerncijfer figure register, version 1",
        "description": "Every figure of an edition: `rows` as in figures.csv, `cells` the cells that each figure in a sentence was made from, `named` the named formulas.",
        "type": "object",
        "required": ["$schema", "edition", "title", "license", "url", "fields", "named", "cells", "rows"],
        "properties": {
            "$schema": { "type": "string", "format": "uri-reference" },
            "edition": { "type": "string", "pattern": "^[0-9]{4}$" },
            "title": text, "description": text, "language": text,
            "license": { "type": "string", "format": "uri" },
            "url": { "type": "string", "format": "uri" },
            "fields": { "type": "array", "items": object(members(&["name", "type", "title", "description"]), &["name", "type", "title"]) },
            "named": { "type": "array", "items": object(named, &["name", "formula"]) },
            "cells": { "type": "array", "items": object(cell, &["figure", "edition", "dataset", "measure", "key", "value"]) },
            "rows": { "type": "array", "items": object(columns, &names) },
        },
    });
    let mut text = serde_json::to_string_pretty(&schema).expect("a map of texts is JSON");
    text.push('\n');
    text
}
