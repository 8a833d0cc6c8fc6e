//! Some rows of a table, written in every format. A table is written in slices, at the same time, and a slice that did not change is not written again.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::formats::Formats;
use super::ods;
use super::table::{self, Column, Row, Shape, Table};
use crate::memo;
use crate::output::Pieces;
use crate::zipped::{Effort, Packed, Packing, Piece};

/// Rows in a slice of a large table.
const ROWS: usize = 4096;
/// Slices of a large table that are written at the same time.
const AT_A_TIME: usize = 64;

/// Text that is a part of a file, with the same, packed, where there is a zip for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Part {
    text: Arc<str>,
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

/// A shorter part is put together with what stands beside it.
const SMALL: usize = 32 * 1024;

/// A text that is being written, and packed on the way where there is a zip for it.
pub(crate) struct Writing {
    pieces: Vec<Arc<str>>,
    /// What was appended since the last of them.
    text: String,
    packing: Option<Packing>,
    /// Has the list that is open any items?
    has_items: bool,
}

impl Writing {
    /// Begins a text.
    pub(crate) fn new(formats: Formats) -> Self {
        Writing { pieces: Vec::new(), text: String::new(), packing: formats.zip.then(Packing::default), has_items: false }
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
        if part.text.len() < SMALL {
            self.text.push_str(&part.text);
        } else {
            self.close_piece();
            self.pieces.push(part.text.clone());
        }
        if let (Some(packing), Some(piece)) = (&mut self.packing, &part.piece) {
            packing.push_piece(piece);
        }
    }

    /// Opens a list, the member `name` of an object.
    pub(crate) fn open_list(&mut self, name: &str) {
        self.push(&format!(",\n  \"{name}\": [\n"));
        self.has_items = false;
    }

    /// Appends items to the list that is open.
    pub(crate) fn push_items(&mut self, part: &Part) {
        if !part.text.is_empty() {
            self.push(if self.has_items { ",\n" } else { "" });
            self.push_part(part);
            self.has_items = true;
        }
    }

    /// Closes the list.
    pub(crate) fn close_list(&mut self) {
        self.push(if self.has_items { "\n  ]" } else { "  ]" });
    }

    fn close_piece(&mut self) {
        if !self.text.is_empty() {
            self.pieces.push(self.text.as_str().into());
            self.text.clear();
        }
    }

    /// Ends the text.
    pub(crate) fn finish(mut self) -> (Pieces, Option<Packed>) {
        self.close_piece();
        (self.pieces.into_iter().collect(), self.packing.map(Packing::finish))
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

    /// Writes a whole table, some slices at a time: those of a large one are never there at once.
    pub(crate) fn all<'a>(table: &'a Table<'_>, layout: &'a ods::Layout<'_>, formats: Formats) -> impl Iterator<Item = Vec<Self>> + 'a {
        let Shape { columns, key, rows, .. } = &table.shape;
        let starts = (0..*rows).step_by(ROWS * AT_A_TIME);
        starts.map(move |start| {
            let parts = (start..*rows).step_by(ROWS).take(AT_A_TIME).map(|start| start..(start + ROWS).min(*rows));
            memo::map(parts.collect(), |part| Slice::new(columns, *key, layout, &table.rows(part), formats))
        })
    }
}

/// The layout of the spreadsheet of a table: with the columns of statuses that say anything special.
pub(crate) fn layout<'a>(table: &'a Table<'_>) -> ods::Layout<'a> {
    let special = table.special();
    ods::Layout::new(&table.shape.columns, |at| special.contains(&at)).for_rows(table.shape.rows)
}

/// Writes the CSV: RFC 4180, UTF-8 without byte-order mark, CRLF.
pub(crate) fn csv(rows: &[Row<'_>]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| cell.as_bytes())).expect("writing to memory cannot fail");
    }
    let bytes = writer.into_inner().expect("writing to memory cannot fail");
    String::from_utf8(bytes).expect("everything that was written is text")
}

/// Writes rows as JSON, each an object.
fn json(columns: &[Column], rows: &[Row<'_>], formats: Formats) -> Part {
    let names: Vec<String> = columns.iter().map(|column| Value::from(column.name.as_str()).to_string()).collect();
    let written = items(rows.iter().map(|row| {
        let mut text = vec![b'{'];
        for (at, ((name, column), value)) in names.iter().zip(columns).zip(row).enumerate() {
            text.extend_from_slice(if at == 0 { b"" } else { b", " });
            text.extend_from_slice(name.as_bytes());
            text.extend_from_slice(b": ");
            match value.as_ref() {
                "" => text.extend_from_slice(b"null"),
                number if column.kind.is_number() => text.extend_from_slice(number.as_bytes()),
                other => serde_json::to_writer(&mut text, other).expect("writing to memory cannot fail"),
            }
        }
        text.push(b'}');
        String::from_utf8(text).expect("everything that was written is text")
    }));
    Part::new(written, formats)
}
