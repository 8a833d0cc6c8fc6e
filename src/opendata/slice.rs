//! Some rows of a table, written in every format. A table is written in slices, at the same time, and a slice that did not change is not written again.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::formats::Formats;
use super::ods;
use super::table::{self, Column, ColumnKind, Row, Table};
use crate::memo;
use crate::zipped::{Effort, Packed, Packing, Piece};

/// Rows in a slice of a large table.
const ROWS: usize = 4096;

/// Text that is a part of a file, with the same, packed, where there is a zip for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Part {
    text: Box<str>,
    piece: Option<Piece>,
}

impl Part {
    /// Packs a text.
    pub(crate) fn new(text: String, formats: Formats) -> Self {
        Part { piece: formats.zip.then(|| Piece::new(text.as_bytes(), Effort::Usual)), text: text.into() }
    }
}

/// Writes an object in JSON up to its last members, lists that are yet to come.
pub(crate) fn head(members: Map<String, Value>) -> String {
    let mut text = serde_json::to_string_pretty(&Value::Object(members)).expect("a map of texts is JSON");
    text.truncate(text.trim_end_matches(['}', '\n']).len());
    text
}

/// Writes the items of a list in JSON, each on a line, indented by four, without the end of the last line.
pub(crate) fn items(items: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for item in items {
        text.push_str(if text.is_empty() { "    " } else { ",\n    " });
        text.push_str(&item);
    }
    text
}

/// A text that is being written, and packed on the way where there is a zip for it.
pub(crate) struct Writing {
    text: String,
    packing: Option<Packing>,
}

impl Writing {
    /// Begins a text.
    pub(crate) fn new(formats: Formats) -> Self {
        Writing { text: String::new(), packing: formats.zip.then(Packing::default) }
    }

    /// Appends a text.
    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        if let Some(packing) = &mut self.packing {
            packing.push(text.as_bytes());
        }
    }

    /// Appends a part.
    pub(crate) fn push_part(&mut self, part: &Part) {
        self.text.push_str(&part.text);
        if let (Some(packing), Some(piece)) = (&mut self.packing, &part.piece) {
            packing.push_piece(piece);
        }
    }

    /// Appends lists of items as one list, the member `name` of an object.
    pub(crate) fn push_items<'a>(&mut self, name: &str, parts: impl Iterator<Item = &'a Part>) {
        self.push(&format!(",\n  \"{name}\": [\n"));
        let mut between = "";
        for part in parts.filter(|part| !part.text.is_empty()) {
            self.push(between);
            self.push_part(part);
            between = ",\n";
        }
        self.push(if between.is_empty() { "  ]" } else { "\n  ]" });
    }

    /// Ends the text.
    pub(crate) fn finish(self) -> (String, Option<Packed>) {
        (self.text, self.packing.map(Packing::finish))
    }
}

/// Some rows of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Slice {
    /// How many they are.
    pub(crate) rows: usize,
    /// Is there white space in a value of the key?
    pub(crate) has_spaced_keys: bool,
    /// Their records in the CSV.
    pub(crate) csv: Part,
    /// Their items in the JSON.
    pub(crate) json: Part,
    /// Their rows in the spreadsheet, when there is to be one.
    pub(crate) sheets: Option<ods::Rows>,
}

impl Slice {
    /// Writes rows. `layout` is that of the spreadsheet.
    pub(crate) fn new(columns: &[Column], key: usize, layout: &ods::Layout<'_>, rows: &[Row<'_>], formats: Formats) -> Self {
        Slice {
            rows: rows.len(),
            has_spaced_keys: table::has_spaced_keys(key, rows),
            csv: Part::new(csv(rows), formats),
            json: json(columns, rows, formats),
            sheets: formats.ods.then(|| ods::Rows::new(layout, rows)),
        }
    }

    /// Writes a whole table; also returns the layout.
    pub(crate) fn all<'a>(table: &'a Table<'_>, formats: Formats) -> (Vec<Self>, ods::Layout<'a>) {
        let columns = &table.shape.columns;
        let special: BTreeSet<usize> = (0..columns.len())
            .filter(|at| columns[*at].kind == ColumnKind::Status && table.rows.iter().any(|row| !matches!(row[*at], "A" | "")))
            .collect();
        let layout = ods::Layout::new(columns, |at| special.contains(&at));
        let slices = memo::map(table.rows.chunks(ROWS).collect(), |rows| Slice::new(columns, table.shape.key, &layout, rows, formats));
        (slices, layout)
    }
}

/// Writes the CSV: RFC 4180, UTF-8 without byte-order mark, CRLF.
pub(crate) fn csv<R: AsRef<[u8]>>(rows: &[Vec<R>]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("writing to memory cannot fail");
    }
    let bytes = writer.into_inner().expect("writing to memory cannot fail");
    String::from_utf8(bytes).expect("everything that was written is text")
}

/// Writes rows as JSON, each an object.
fn json(columns: &[Column], rows: &[Row<'_>], formats: Formats) -> Part {
    let names: Vec<String> = columns.iter().map(|column| Value::from(column.name.as_str()).to_string()).collect();
    let written = items(rows.iter().map(|row| {
        let mut text = "{".to_owned();
        for (at, ((name, column), value)) in names.iter().zip(columns).zip(row).enumerate() {
            text.push_str(if at == 0 { "" } else { ", " });
            text.push_str(name);
            text.push_str(": ");
            match *value {
                "" => text.push_str("null"),
                number if column.kind.is_number() => text.push_str(number),
                other => text.push_str(&Value::from(other).to_string()),
            }
        }
        text.push('}');
        text
    }));
    Part::new(written, formats)
}
