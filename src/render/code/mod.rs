//! Code that reads a dataset in R, Python and SQL, with the type of each column. The examples stand beside this file; `build.rs` has marked their parts.

use super::context::CodeItem;
use super::theme::Words;
use crate::html::escape;
use crate::opendata::about::Format;
use crate::opendata::published::Published;
use crate::opendata::table::{Column, ColumnKind};

/// An example.
struct Example {
    /// The language.
    name: &'static str,
    /// Its part of the id.
    id: &'static str,
    /// The code, marked.
    html: &'static str,
    /// How a column and its type are written.
    pair: fn(&str, &str) -> String,
    /// The type of a column.
    kind: fn(&Column) -> String,
    /// How far the list of types is indented; its end stands one step less.
    indent: [&'static str; 2],
}

/// The examples, in order.
const EXAMPLES: [Example; 3] = [
    Example {
        name: "R",
        id: "r",
        html: include_str!(concat!(env!("OUT_DIR"), "/r.html")),
        pair: |name, kind| format!("\"{name}\" = \"{kind}\""),
        kind: r_type,
        indent: ["    ", "  "],
    },
    Example {
        name: "Python",
        id: "python",
        html: include_str!(concat!(env!("OUT_DIR"), "/python.html")),
        pair: |name, kind| format!("\"{name}\": \"{kind}\""),
        kind: pandas_type,
        indent: ["        ", "    "],
    },
    Example {
        name: "SQL",
        id: "sql",
        html: include_str!(concat!(env!("OUT_DIR"), "/sql.html")),
        pair: |name, kind| format!("'{name}': '{kind}'"),
        kind: sql_type,
        indent: ["    ", "  "],
    },
];

/// Makes the examples of a dataset.
pub(super) fn examples(published: &Published, words: &Words) -> Vec<CodeItem> {
    let url = escape(&published.url(Format::Csv));
    // In quotes, so that it may be a word of SQL.
    let name = escape(&format!("\"{}\"", published.about.name));
    let item = |example: &Example| {
        let types: Vec<String> = published.columns.iter().map(|column| (example.pair)(&column.name, &(example.kind)(column))).collect();
        CodeItem {
            id: format!("pagina-code-{}", example.id),
            name: words["code_in"].replace("{language}", example.name),
            html: example.html.replace("KC_URL", &url).replace("KC_NAME", &name).replace("KC_TYPES", &marked(&types, example.indent)),
        }
    };
    EXAMPLES.iter().map(item).collect()
}

/// The type in SQL that holds every value exactly; a number that no type holds stays text.
fn sql_type(column: &Column) -> String {
    let (whole, fraction) = column.digits;
    match column.kind {
        ColumnKind::Year => "INTEGER".to_owned(),
        ColumnKind::Integer if whole <= 18 => "BIGINT".to_owned(),
        ColumnKind::Integer | ColumnKind::Decimal if whole + fraction <= 18 => format!("DECIMAL(18, {fraction})"),
        ColumnKind::Integer | ColumnKind::Decimal if whole + fraction <= 38 => format!("DECIMAL(38, {fraction})"),
        _ => "VARCHAR".to_owned(),
    }
}

/// The type in pandas: whole numbers may be missing; a whole number that no type holds stays text.
fn pandas_type(column: &Column) -> String {
    match column.kind {
        ColumnKind::Year => "Int64",
        ColumnKind::Integer if column.digits.0 <= 18 => "Int64",
        ColumnKind::Decimal if column.digits.0 + column.digits.1 <= 15 => "float64",
        _ => "string",
    }
    .to_owned()
}

/// The type in R: its whole numbers end at two milliard, its other numbers keep fifteen digits.
fn r_type(column: &Column) -> String {
    match column.kind {
        ColumnKind::Year => "integer",
        ColumnKind::Integer | ColumnKind::Decimal if column.digits.0 + column.digits.1 <= 15 => "numeric",
        _ => "character",
    }
    .to_owned()
}

/// The types in a list, a line each, marked as the grammar marks texts.
fn marked(types: &[String], [own, end]: [&str; 2]) -> String {
    let lines: Vec<String> = types.iter().map(|pair| format!("\n{own}<span class=\"code-string\">{}</span>", escape(pair))).collect();
    format!("{}\n{end}", lines.join(","))
}
