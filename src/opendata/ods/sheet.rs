//! Sheets with cells: the data as they are, and the same for readers.

use std::collections::{BTreeMap, BTreeSet};

use super::{MOST_DIGITS, MOST_ROWS};
use crate::html::{escape, escape_into};
use crate::opendata::table::{Column, ColumnKind, Row, Shape};
use crate::settings::is_no_text;
use crate::zipped::{Effort, Piece};

/// The styles that a document uses.
#[derive(Default)]
pub(super) struct Styles {
    /// Widths of columns, in characters.
    widths: BTreeSet<usize>,
    /// Decimals of numbers.
    decimals: BTreeSet<u32>,
}

/// The styles of cells: name, and what is said of the cell, its paragraph and its letters.
#[rustfmt::skip]
const CELLS: [(&str, &str, &str, &str); 5] = [
    // Heads of text and of numbers.
    ("h", "fo:wrap-option=\"wrap\" fo:border-bottom=\"0.8pt solid #000000\" style:vertical-align=\"bottom\"", "", "fo:font-weight=\"bold\""),
    ("hn", "fo:wrap-option=\"wrap\" fo:border-bottom=\"0.8pt solid #000000\" style:vertical-align=\"bottom\" style:text-align-source=\"fix\"", "fo:text-align=\"end\"", "fo:font-weight=\"bold\""),
    // What is told of a fact, long text, and a title.
    ("l", "style:vertical-align=\"top\"", "", "fo:font-weight=\"bold\""),
    ("p", "fo:wrap-option=\"wrap\" style:vertical-align=\"top\"", "", ""),
    ("t", "", "", "fo:font-size=\"14pt\" fo:font-weight=\"bold\""),
];

/// A text of more characters than this is broken into lines.
const LONG: usize = 58;

impl Styles {
    /// A column of a width, given in characters.
    pub(super) fn column(&mut self, characters: usize) -> String {
        let width = characters.clamp(8, 60);
        self.widths.insert(width);
        format!("<table:table-column table:style-name=\"w{width}\"/>\n")
    }

    /// The styles as XML.
    pub(super) fn xml(&self) -> String {
        let mut xml = String::new();
        for width in &self.widths {
            // A tenth of a millimetre is exact enough: 2.1 mm for each character, and room for the edges and a filter button.
            let tenths = width * 21 + 90;
            xml.push_str(&format!(
                "<style:style style:name=\"w{width}\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"{}.{}mm\"/></style:style>\n",
                tenths / 10,
                tenths % 10
            ));
        }
        for decimals in &self.decimals {
            xml.push_str(&format!(
                "<number:number-style style:name=\"f{decimals}\"><number:number number:min-integer-digits=\"1\" number:decimal-places=\"{decimals}\" number:min-decimal-places=\"{decimals}\" number:grouping=\"true\"/></number:number-style>\n<style:style style:name=\"n{decimals}\" style:family=\"table-cell\" style:parent-style-name=\"Default\" style:data-style-name=\"f{decimals}\"/>\n"
            ));
        }
        for (name, cell, paragraph, letters) in CELLS {
            xml.push_str(&format!("<style:style style:name=\"{name}\" style:family=\"table-cell\" style:parent-style-name=\"Default\">"));
            for (part, properties) in [("table-cell", cell), ("paragraph", paragraph), ("text", letters)] {
                if !properties.is_empty() {
                    xml.push_str(&format!("<style:{part}-properties {properties}/>"));
                }
            }
            xml.push_str("</style:style>\n");
        }
        xml.push_str("<style:style style:name=\"r\" style:family=\"table-row\"><style:table-row-properties style:use-optimal-row-height=\"true\"/></style:style>\n");
        xml.push_str("<style:style style:name=\"s\" style:family=\"table\" style:master-page-name=\"Default\"/>\n");
        xml
    }
}

/// Appends a cell with text; a character that XML does not hold is one that cannot be read.
pub(super) fn text(xml: &mut String, style: &str, text: &str) {
    open_cell(xml, style);
    xml.push_str(" office:value-type=\"string\"><text:p>");
    if text.contains(is_no_text) {
        escape_into(xml, &text.replace(is_no_text, "\u{fffd}"));
    } else {
        escape_into(xml, text);
    }
    xml.push_str("</text:p></table:table-cell>");
}

fn number(xml: &mut String, style: &str, value: &str) {
    open_cell(xml, style);
    for part in [" office:value-type=\"float\" office:value=\"", value, "\"><text:p>", value, "</text:p></table:table-cell>"] {
        xml.push_str(part);
    }
}

/// Begins a cell, up to what it holds.
fn open_cell(xml: &mut String, style: &str) {
    xml.push_str("<table:table-cell");
    if !style.is_empty() {
        for part in [" table:style-name=\"", style, "\""] {
            xml.push_str(part);
        }
    }
}

fn empty(xml: &mut String) {
    xml.push_str("<table:table-cell/>");
}

/// The style of numbers with so many decimals; none for as many as there are.
fn number_style(decimals: Option<u32>) -> String {
    decimals.map(|decimals| format!("n{decimals}")).unwrap_or_default()
}

/// The style of a text of its length.
fn long(text: &str) -> &'static str {
    // No text has more characters than bytes.
    if text.len() > LONG && text.chars().nth(LONG).is_some() { "p" } else { "" }
}

/// Writes the head of a sheet: its columns, and the row that is repeated on every printed page. `widths` are those of the columns, in each part of the table.
fn open<'a>(name: &str, heads: &[(String, bool)], widths: impl Iterator<Item = &'a [usize]>, styles: &mut Styles) -> String {
    let mut widest = vec![0; heads.len()];
    for widths in widths {
        widest.iter_mut().zip(widths).for_each(|(widest, width)| *widest = (*widest).max(*width));
    }
    let mut xml = format!("<table:table table:name=\"{}\" table:style-name=\"s\">\n", escape(name));
    for ((head, _), width) in heads.iter().zip(widest) {
        // A long head wraps; a long word does not.
        let word = head.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
        xml.push_str(&styles.column((width + 1).max(word + 1).max(head.chars().count().min(24))));
    }
    xml.push_str("<table:table-header-rows><table:table-row table:style-name=\"r\">");
    for (head, is_number) in heads {
        text(&mut xml, if *is_number { "hn" } else { "h" }, head);
    }
    xml.push_str("</table:table-row></table:table-header-rows>\n");
    xml
}

/// The end of a sheet.
pub(super) const CLOSE: &str = "</table:table>\n";

/// How the columns of a table stand on the sheets of its cells. The first has the cells of the CSV; the second is for readers: labels for codes and columns,
/// units in the head, decimals as the site shows them, and a status only where one is special.
pub(crate) struct Layout<'a> {
    columns: &'a [Column],
    /// Is there no spreadsheet, since the table has more rows than one holds?
    is_left_out: bool,
    /// What readers see: the position of each column, and its labels.
    shown: Vec<(usize, Labels<'a>)>,
}

impl<'a> Layout<'a> {
    /// Lays out columns; `is_special` tells by position whether a column of statuses says anything special.
    pub(crate) fn new(columns: &'a [Column], is_special: impl Fn(usize) -> bool) -> Self {
        let shown = columns.iter().enumerate().filter(|(at, column)| column.kind != ColumnKind::Status || is_special(*at));
        Layout { columns, is_left_out: false, shown: shown.map(|(at, column)| (at, labels(column))).collect() }
    }

    /// The same for a table of so many rows: of one that no spreadsheet holds, no sheets are written.
    pub(crate) fn for_rows(self, rows: usize) -> Self {
        Layout { is_left_out: rows + 1 > MOST_ROWS, ..self }
    }

    /// Opens the sheet with the cells of the CSV.
    pub(super) fn open_data(&self, name: &str, rows: &[&Rows], styles: &mut Styles) -> String {
        let heads: Vec<_> = self.columns.iter().map(|column| (column.name.clone(), column.kind.is_number())).collect();
        open(name, &heads, rows.iter().map(|rows| rows.widths.0.as_slice()), styles)
    }

    /// Opens the sheet for readers.
    pub(super) fn open_readable(&self, name: &str, rows: &[&Rows], styles: &mut Styles) -> String {
        let columns = self.shown.iter().map(|(at, _)| &self.columns[*at]);
        columns.clone().filter(|column| column.kind.is_number()).for_each(|column| styles.decimals.extend(column.decimals));
        let heads: Vec<_> = columns.map(|column| (head(column), column.kind.is_number())).collect();
        open(name, &heads, rows.iter().map(|rows| rows.widths.1.as_slice()), styles)
    }
}

/// Some rows of a table on both sheets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Rows {
    pub(super) data: Piece,
    pub(super) readable: Piece,
    /// The most characters in each column of either.
    widths: (Vec<usize>, Vec<usize>),
    /// Is there a number with more digits than a spreadsheet keeps?
    pub(crate) loses_digits: bool,
}

impl Rows {
    /// Writes rows.
    pub(crate) fn new(layout: &Layout<'_>, rows: &[Row<'_>]) -> Self {
        let Layout { columns, shown, is_left_out } = layout;
        let loses_digits = rows.iter().any(|row| loses_digits(columns, row));
        let (mut data, mut readable) = (String::new(), String::new());
        if *is_left_out {
            return Rows {
                data: Piece::new(&[], Effort::Little),
                readable: Piece::new(&[], Effort::Little),
                widths: Default::default(),
                loses_digits,
            };
        }
        let formats: Vec<String> = shown.iter().map(|(at, _)| number_style(columns[*at].decimals)).collect();
        for row in rows {
            data.push_str("<table:table-row>");
            for (cell, column) in row.iter().zip(*columns) {
                match cell.as_ref() {
                    "" => empty(&mut data),
                    value if column.kind.is_number() => number(&mut data, "", value),
                    value => text(&mut data, long(value), value),
                }
            }
            data.push_str("</table:table-row>\n");
            readable.push_str("<table:table-row>");
            for ((at, labels), format) in shown.iter().zip(&formats) {
                let column = &columns[*at];
                match row[*at].as_ref() {
                    "" => empty(&mut readable),
                    value if column.kind == ColumnKind::Year => number(&mut readable, "", value),
                    value if column.kind.is_number() => number(&mut readable, format, value),
                    "A" if column.kind == ColumnKind::Status => empty(&mut readable),
                    value => text(&mut readable, long(label(labels, value)), label(labels, value)),
                }
            }
            readable.push_str("</table:table-row>\n");
        }
        let of_data = (0..columns.len()).map(|at| widest(rows.iter().map(|row| row[at].as_ref())));
        let of_readable = shown.iter().map(|(at, labels)| widest(rows.iter().map(|row| label(labels, &row[*at]))));
        Rows {
            data: Piece::new(data.as_bytes(), Effort::Little),
            readable: Piece::new(readable.as_bytes(), Effort::Little),
            widths: (of_data.collect(), of_readable.collect()),
            loses_digits,
        }
    }
}

/// Has a row a number with more digits than a spreadsheet keeps?
fn loses_digits(columns: &[Column], row: &Row<'_>) -> bool {
    let digits = |text: &str| text.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    row.iter().zip(columns).any(|(cell, column)| column.kind.is_number() && digits(cell) > MOST_DIGITS)
}

/// The head of a column for readers: what it is, with its unit.
fn head(column: &Column) -> String {
    let said = column.title.to_lowercase().contains(&column.unit.to_lowercase());
    if column.unit.is_empty() || said { column.title.clone() } else { format!("{} ({})", column.title, column.unit) }
}

/// What a reader sees instead of each code.
type Labels<'a> = BTreeMap<&'a str, &'a str>;

fn labels(column: &Column) -> Labels<'_> {
    column.labels.iter().map(|(code, label)| (code.as_str(), label.as_str())).collect()
}

fn label<'a>(labels: &Labels<'a>, value: &'a str) -> &'a str {
    labels.get(value).copied().unwrap_or(value)
}

fn widest<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
}

/// The range of a sheet with its filter buttons.
pub(super) fn range(sheet: &str, name: &str, shape: &Shape) -> String {
    let last = letters(shape.columns.len());
    format!(
        "<table:database-range table:name=\"{name}\" table:target-range-address=\"{0}.A1:{0}.{last}{1}\" table:contains-header=\"true\" table:display-filter-buttons=\"true\"/>\n",
        escape(sheet),
        shape.rows + 1
    )
}

/// The letters of a column: 1 is `A`, 27 is `AA`.
fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"], [1, 26, 27, 52, 53, 702, 703].map(letters).each_ref().map(String::as_str));
    }
}
