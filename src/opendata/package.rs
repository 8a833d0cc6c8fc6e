//! Data Package 2: `datapackage.json`, with a schema, keys, sizes and checksums of every CSV.

use serde_json::{Value, json};

use super::about::{About, FileFacts, Format, Origin};
use super::digest::pretty;
use super::table::{Column, ColumnKind, Shape};
use super::words::words;
use crate::diagnostic::Language;
use crate::licence::Licence;
use crate::output::relative;

/// The resource of a table, without its path, which depends on where the package stands.
pub(crate) fn resource(about: &About, shape: &Shape, csv: &FileFacts) -> Value {
    let mut schema = json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": shape.columns.iter().enumerate().map(|(position, column)| field(column, position < shape.key)).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": shape.key_names(),
    });
    let foreign: Vec<Value> = shape
        .columns
        .iter()
        .filter_map(|column| {
            let reference = column.reference.as_ref()?;
            Some(json!({ "fields": [column.name], "reference": { "resource": reference.dataset, "fields": [reference.column] } }))
        })
        .collect();
    if !foreign.is_empty() {
        schema["foreignKeys"] = foreign.into();
    }
    json!({
        "name": about.name,
        "type": "table",
        "path": "",
        "title": about.title,
        "description": about.description,
        "homepage": about.page(),
        "format": "csv",
        "mediatype": Format::Csv.media_type(),
        "encoding": "utf-8",
        "bytes": csv.bytes,
        "hash": format!("sha256:{}", csv.sha256),
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "sources": [{ "title": about.source }],
        "schema": schema,
    })
}

fn field(column: &Column, required: bool) -> Value {
    let mut field = json!({
        "name": column.name,
        "type": column.kind.table_schema(),
        "title": column.title,
        "description": column.description,
    });
    if !column.unit_code.is_empty() {
        field["unit"] = column.unit_code.as_str().into();
    }
    let codes = column.closed && column.reference.is_none() && column.kind.table_schema() == "string";
    if codes {
        field["categories"] = column.labels.iter().map(|(value, label)| json!({ "value": value, "label": label })).collect();
    }
    if required || column.kind == ColumnKind::Status {
        field["constraints"] = json!({ "required": true });
        if codes {
            field["constraints"]["enum"] = column.labels.iter().map(|(value, _)| value.as_str()).collect();
        }
    }
    field
}

/// A table in a package: what is told of it, and its resource.
pub(crate) type Entry<'a> = (&'a About, &'a Value);

/// What a package is, besides its resources.
pub(crate) struct Head<'a> {
    /// Its name, in which no version stands.
    pub(crate) name: &'a str,
    /// Path of the package in the site.
    pub(crate) path: &'a str,
    /// What it is called.
    pub(crate) title: &'a str,
    /// What it is.
    pub(crate) description: &'a str,
    /// Its licence; a resource with another says so itself.
    pub(crate) licence: Licence,
    /// Words to find it by.
    pub(crate) keywords: &'a [String],
}

/// Writes a package; the paths of its resources are told from its own folder.
pub(crate) fn package(head: &Head<'_>, origin: &Origin, entries: &[Entry<'_>]) -> String {
    let language = origin.language;
    let page = format!("{}{}", origin.base_url, head.path.strip_suffix("datapackage.json").unwrap_or(head.path));
    let resources: Vec<Value> = entries
        .iter()
        .map(|(about, resource)| {
            let mut resource = (*resource).clone();
            resource["path"] = relative(head.path, &about.path("csv")).into();
            if about.licence != head.licence {
                resource["licenses"] = licences(about.licence, language);
            }
            resource
        })
        .collect();
    let mut sources: Vec<&str> = entries.iter().map(|(about, _)| about.source.as_str()).filter(|source| !source.is_empty()).collect();
    sources.sort_unstable();
    sources.dedup();
    if sources.is_empty() {
        sources.push(&origin.publisher.name);
    }
    let publisher = &origin.publisher;
    let mut contributor = json!({ "title": publisher.name, "roles": ["publisher"] });
    if !publisher.url.is_empty() {
        contributor["path"] = publisher.url.as_str().into();
    }
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": head.name,
        "id": page,
        "title": head.title,
        "description": head.description,
        "homepage": page,
        "version": origin.version,
        "created": origin.published_at,
        "keywords": head.keywords,
        "licenses": licences(head.licence, language),
        "contributors": [contributor],
        "sources": sources.iter().map(|source| json!({ "title": source })).collect::<Vec<_>>(),
        "resources": resources,
    });
    if head.keywords.is_empty() {
        package["keywords"] = json!([words(language).dataset]);
    }
    pretty(&package)
}

/// A licence as a Data Package names it.
fn licences(licence: Licence, language: Language) -> Value {
    json!([{ "name": licence.id(), "title": licence.name(), "path": licence.url(language) }])
}
