//! The sheet that tells what the file is: where it comes from, what each column means, what the codes of the status say.

use super::sheet::{CLOSE, Styles, text};
use crate::opendata::about::About;
use crate::opendata::cite::citation;
use crate::opendata::table::{Column, ColumnKind};
use crate::opendata::words::words;

/// Writes the sheet. `loses_digits` says that the table has numbers that a spreadsheet cannot hold exactly.
pub(super) fn sheet(about: &About, columns: &[Column], loses_digits: bool, styles: &mut Styles) -> String {
    let mut xml = String::new();
    let words = words(about.origin.language);
    let origin = &about.origin;
    xml.push_str(&format!("<table:table table:name=\"{}\" table:style-name=\"s\">\n", words.explanation));
    for width in [26, 60, 24, 20] {
        xml.push_str(&styles.column(width));
    }
    row(&mut xml, &["t"], &[&about.title]);
    let published = format!("{} {}", words.version, origin.version);
    let period = format!("{} {} {}", about.period.0, words.until, about.period.1);
    let page = about.page();
    let licence = format!("{}, {}", about.licence.name(), about.licence.url(origin.language));
    let cite = citation(about);
    let facts: [(&str, &str); 13] = [
        (words.description, &about.description),
        (words.method, &about.method),
        (words.source, &about.source),
        (words.scope, &about.scope),
        (words.period, &period),
        (words.publisher, &origin.publisher.name),
        (words.edition, &origin.edition_title),
        (words.version, &published),
        (words.published, origin.published_on()),
        (words.licence, &licence),
        (words.page, &page),
        (words.cite, &cite),
        (words.sheets, words.sheets_text),
    ];
    for (name, fact) in facts.into_iter().filter(|(_, fact)| !fact.is_empty()) {
        row(&mut xml, &["l", "p"], &[name, fact]);
    }
    let rounded = loses_digits.then_some(words.many_digits);
    for (position, note) in rounded.into_iter().chain(about.notes.iter().map(String::as_str)).enumerate() {
        row(&mut xml, &["l", "p"], &[if position == 0 { words.notes } else { "" }, note]);
    }
    row(&mut xml, &[], &[]);
    row(&mut xml, &["t"], &[words.columns]);
    row(&mut xml, &["h", "h", "h"], &[words.column, words.label, words.unit]);
    for column in columns.iter().filter(|column| column.kind != ColumnKind::Status) {
        row(&mut xml, &["p", "p", "p"], &[&column.name, &column.description, &column.unit]);
    }
    // All columns of a status are one thing.
    if columns.iter().any(|column| column.kind == ColumnKind::Status) {
        row(&mut xml, &["p", "p", "p"], &["…_status", words.status_text, ""]);
    }
    row(&mut xml, &[], &[]);
    row(&mut xml, &["t"], &[words.statuses]);
    row(&mut xml, &["h", "h"], &[words.code, words.meaning]);
    for (code, meaning) in words.codes {
        row(&mut xml, &["p", "p"], &[code, meaning]);
    }
    xml.push_str(CLOSE);
    xml
}

fn row(xml: &mut String, cell_styles: &[&str], cells: &[&str]) {
    xml.push_str("<table:table-row table:style-name=\"r\">");
    if cells.is_empty() {
        xml.push_str("<table:table-cell/>");
    }
    for (style, cell) in cell_styles.iter().zip(cells) {
        if cell.is_empty() { xml.push_str("<table:table-cell/>") } else { text(xml, style, cell) }
    }
    xml.push_str("</table:table-row>\n");
}
