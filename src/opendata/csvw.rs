//! CSV on the Web: `X.csv-metadata.json`, the file that a reader of `X.csv` finds beside it without any header of a server (Model for Tabular Data, 5.3).

use serde_json::{Map, Value, json};

use super::about::About;
use super::digest::pretty;
use super::table::{Column, ColumnKind, Shape};
use crate::output::relative;

/// A table with what is told of it.
pub(crate) struct Described<'a> {
    /// What is told of it.
    pub(crate) about: &'a About,
    /// Its columns.
    pub(crate) shape: &'a Shape,
}

/// Writes the metadata of a table. With `references`, the lists of codes that its foreign keys lead to, it describes the group of all these tables, since
/// CSVW lets no key lead out of a group.
pub(crate) fn metadata(own: &Described<'_>, references: &[Described<'_>]) -> String {
    let from = own.about.path("csv-metadata.json");
    let mut document = Map::new();
    document.insert("@context".to_owned(), json!(["http://www.w3.org/ns/csvw", { "@language": own.about.origin.language.tag() }]));
    if references.is_empty() {
        document.extend(table(own, &from, references));
    } else {
        let tables: Vec<Value> =
            std::iter::once(own).chain(references).map(|described| table(described, &from, references).into()).collect();
        document.insert("tables".to_owned(), tables.into());
    }
    pretty(&Value::Object(document))
}

fn table(described: &Described<'_>, from: &str, references: &[Described<'_>]) -> Map<String, Value> {
    let Described { about, shape } = described;
    let address =
        |name: &str| references.iter().find(|other| other.about.name == name).map(|other| relative(from, &other.about.path("csv")));
    let key: Vec<&str> = shape.key_names();
    let foreign: Vec<Value> = shape
        .columns
        .iter()
        .filter_map(|column| {
            let reference = column.reference.as_ref()?;
            let resource = address(&reference.dataset)?;
            Some(json!({
                "columnReference": column.name,
                "reference": { "resource": resource, "columnReference": reference.column },
            }))
        })
        .collect();
    let mut schema = json!({
        "columns": shape.columns.iter().enumerate().map(|(position, found)| column(found, position < shape.key, about)).collect::<Vec<_>>(),
        "primaryKey": key,
        "aboutUrl": row_url(about, shape),
    });
    if !foreign.is_empty() {
        schema["foreignKeys"] = foreign.into();
    }
    let facts = json!({
        "url": relative(from, &about.path("csv")),
        "dc:title": about.title,
        "dc:description": about.description,
        "dc:license": { "@id": about.licence.url(about.origin.language) },
        "dc:publisher": { "@id": about.origin.publisher.identifier },
        "dc:source": about.source,
        "dc:issued": { "@value": about.origin.published_on(), "@type": "xsd:date" },
        "dc:modified": { "@value": about.origin.published_on(), "@type": "xsd:date" },
        "dialect": { "encoding": "utf-8", "delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "lineTerminators": ["\r\n", "\n"], "header": true },
        "null": [""],
        "tableSchema": schema,
    });
    match facts {
        Value::Object(map) => map,
        _ => unreachable!("braces make an object"),
    }
}

/// The URI of a row: its place on the page. White space is written otherwise there, so that rows have a number too; of a large table the page does not show all
/// rows, which then have their place in the file (RFC 7111).
fn row_url(about: &About, shape: &Shape) -> String {
    if shape.is_large() {
        return format!("{}{}#row={{_sourceRow}}", about.origin.base_url, about.path("csv"));
    }
    if shape.has_spaced_keys {
        return format!("{}#rij-{{_row}}", about.page());
    }
    let keys: Vec<String> = shape.key_names().into_iter().map(|name| format!("{{{name}}}")).collect();
    format!("{}#{}", about.page(), keys.join("-"))
}

fn column(column: &Column, required: bool, about: &About) -> Value {
    let language = about.origin.language.tag();
    let titles: Vec<&str> = if column.title == column.name { vec![&column.name] } else { vec![&column.name, &column.title] };
    let mut written = json!({
        "name": column.name,
        "titles": { language: titles },
        "dc:description": { "@value": column.description, "@language": language },
        "datatype": column.kind.csvw(),
        "propertyUrl": property_url(about, column),
    });
    if required || column.kind == ColumnKind::Status {
        written["required"] = true.into();
    }
    if !column.unit_code.is_empty() {
        written["schema:unitText"] = column.unit_code.as_str().into();
    }
    written
}

/// The address of what a column means. All columns of a status mean one thing.
fn property_url(about: &About, column: &Column) -> String {
    let place = if column.kind == ColumnKind::Status { "pagina-status".to_owned() } else { column_id(&column.name) };
    format!("{}#{place}", about.page())
}

/// The place of a column on the page of its table.
pub(crate) fn column_id(name: &str) -> String {
    format!("pagina-kolom-{}", name.replace('_', "-"))
}
