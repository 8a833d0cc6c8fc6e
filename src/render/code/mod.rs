//! Code that reads a dataset in R, Python and SQL. The examples stand beside this file; `build.rs` has marked their parts.

use super::context::CodeItem;
use super::theme::Words;
use crate::html::escape;
use crate::opendata::about::Format;
use crate::opendata::published::Published;
use crate::opendata::table::{Column, ColumnKind};

/// The examples, marked: name, id, code.
const EXAMPLES: [(&str, &str, &str); 3] = [
    ("R", "r", include_str!(concat!(env!("OUT_DIR"), "/r.html"))),
    ("Python", "python", include_str!(concat!(env!("OUT_DIR"), "/python.html"))),
    ("SQL", "sql", include_str!(concat!(env!("OUT_DIR"), "/sql.html"))),
];

/// Makes the examples of a dataset.
pub(super) fn examples(published: &Published, words: &Words) -> Vec<CodeItem> {
    let url = escape(&published.url(Format::Csv));
    let name = published.about.name.replace('-', "_");
    let types: Vec<String> = published.columns.iter().map(|column| format!("'{}': '{}'", column.name, sql_type(column))).collect();
    let item = |(language, id, html): (&str, &str, &str)| CodeItem {
        id: format!("pagina-code-{id}"),
        name: words["code_in"].replace("{language}", language),
        html: html.replace("KC_URL", &url).replace("KC_NAME", &sql_name(&name)).replace("KC_TYPES", &marked(&types)),
    };
    EXAMPLES.map(item).to_vec()
}

/// A name that is no word of SQL.
fn sql_name(name: &str) -> String {
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("t_{name}") } else { name.to_owned() }
}

/// The type that holds every value exactly.
fn sql_type(column: &Column) -> &'static str {
    match column.kind {
        ColumnKind::Text | ColumnKind::Status => "VARCHAR",
        ColumnKind::Year => "INTEGER",
        ColumnKind::Integer => "BIGINT",
        ColumnKind::Decimal => "DECIMAL(38, 12)",
    }
}

/// The types in a list, a line each, marked as the grammar marks texts.
fn marked(types: &[String]) -> String {
    let lines: Vec<String> = types.iter().map(|pair| format!("\n    <span class=\"code-string\">{}</span>", escape(pair))).collect();
    format!("{}\n  ", lines.join(","))
}
