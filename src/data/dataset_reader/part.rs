//! Reads the rows of a part of a CSV, with positions of its own for the values of dimensions.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::columns::Columns;
use super::content::{is_spreadsheet_formula, read};
use crate::data::csv::{Field, Part, Record, Records};
use crate::data::dataset::{Cell, Cells, Content, Row, canonical};
use crate::data::schema::{Dimension, DimensionKind, Schema, Status};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind};
use crate::source::Span;

/// For each dimension its closed list, each code with its place.
type Codes = Vec<BTreeMap<String, usize>>;

/// The closed lists of all dimensions.
pub(super) fn codes(schema: &Schema) -> Codes {
    let of = |dimension: &Dimension| dimension.codes.iter().enumerate().map(|(place, code)| (canonical(code), place)).collect();
    schema.dimensions.iter().map(of).collect()
}

/// What the rows of a file are read with.
pub(super) struct Reader<'a> {
    file: &'a Arc<str>,
    text: &'a str,
    schema: &'a Schema,
    /// Fields in a row.
    width: usize,
    columns: &'a Columns,
    codes: Codes,
}

/// The rows of a part.
pub(super) struct ReadPart {
    /// For each dimension its values in order of first appearance, in which the keys of the rows have their positions.
    pub(super) values: Vec<Vec<String>>,
    pub(super) rows: Vec<Row>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a Arc<str>, text: &'a str, schema: &'a Schema, header: &Record<'_>, columns: &'a Columns) -> Self {
        Reader { file, text, schema, width: header.fields.len(), columns, codes: codes(schema) }
    }

    /// Reads a part. With `tells_twice` a row that is there twice is told and left out.
    pub(super) fn read(&self, part: &Part, tells_twice: bool) -> ReadPart {
        let mut rows = Rows {
            reader: self,
            values: vec![Interner::default(); self.schema.dimensions.len()],
            rows: Vec::new(),
            firsts: tells_twice.then(HashMap::new),
            diagnostics: Vec::new(),
        };
        let mut records = Records::new(self.text, part, self.schema.csv.delimiter);
        let mut record = Record::default();
        while records.read(&mut record) {
            rows.record(&record);
        }
        let values = rows.values.into_iter().map(|interner| interner.values).collect();
        ReadPart { values, rows: rows.rows, diagnostics: rows.diagnostics }
    }
}

struct Rows<'a, 'r> {
    reader: &'r Reader<'a>,
    values: Vec<Interner<'a>>,
    rows: Vec<Row>,
    /// Where each key was first seen, when rows that are there twice are told.
    firsts: Option<HashMap<Box<[usize]>, Span>>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Rows<'a, '_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.reader.file, range)
    }

    fn report(&mut self, kind: Kind, range: Range<usize>) {
        self.diagnostics.push(Diagnostic::new(kind, self.span(range)));
    }

    fn record(&mut self, record: &Record<'a>) {
        let Reader { columns, width, .. } = *self.reader;
        if record.fields.len() != width {
            let kind = Kind::RaggedRow { line: record.line, expected: width, found: record.fields.len() };
            self.report(kind, record.range());
            return;
        }
        let mut key = vec![0; columns.dimensions.len()].into_boxed_slice();
        for (position, column) in columns.dimensions.iter().enumerate() {
            if let Some(column) = column {
                key[position] = self.value(position, &record.fields[*column]);
            }
        }
        if columns.wide.is_empty() {
            let of_measures = columns.measures.iter().enumerate();
            let cells = of_measures.map(|(measure, (column, status))| {
                self.cell(measure, &record.fields[*column], status.map(|status| &record.fields[status]))
            });
            let cells = Cells::new(cells);
            self.row(key, cells, record.range());
        } else {
            let dimension = columns.dimensions.iter().position(Option::is_none).unwrap_or(0);
            for (name, column, status) in &columns.wide {
                let cell = self.cell(0, &record.fields[*column], status.map(|status| &record.fields[status]));
                let mut key = key.clone();
                key[dimension] = self.values[dimension].intern(name);
                // A row that is there twice is so in every column; once is enough.
                if !self.row(key, Cells::One(cell), record.fields[*column].range.clone()) {
                    break;
                }
            }
        }
    }

    fn row(&mut self, key: Box<[usize]>, cells: Cells, range: Range<usize>) -> bool {
        if let Some(firsts) = &mut self.firsts {
            let span = Span::new(self.reader.file, range);
            if let Some(first) = firsts.get(&key) {
                let names: Vec<&str> =
                    key.iter().enumerate().map(|(dimension, position)| self.values[dimension].values[*position].as_str()).collect();
                let kind = Kind::DuplicateKey { key: names.join(", ") };
                self.diagnostics.push(Diagnostic::new(kind, span).with_other(first.clone()));
                return false;
            }
            firsts.insert(key.clone(), span);
        }
        self.rows.push(Row { key, cells });
        true
    }

    /// The position of a value of a dimension.
    fn value(&mut self, dimension: usize, field: &Field<'a>) -> usize {
        if let Cow::Borrowed(written) = field.text
            && let Some(position) = self.values[dimension].known(written)
        {
            return position;
        }
        let value = canonical(&field.text);
        let wrong = check_value(self.reader.schema, &self.reader.codes, dimension, &value);
        let position = self.values[dimension].intern(&value);
        match (wrong, &field.text) {
            // What is wrong is told each time.
            (Some(kind), _) => self.report(kind, field.range.clone()),
            (None, Cow::Borrowed(written)) => self.values[dimension].know(written, position),
            (None, Cow::Owned(_)) => {}
        }
        position
    }

    fn cell(&mut self, measure: usize, field: &Field<'_>, status: Option<&Field<'_>>) -> Cell {
        let Reader { schema, .. } = *self.reader;
        let text = field.text.trim();
        let declared = status.map(|field| (canonical(&field.text), field)).filter(|(name, _)| !name.is_empty());
        let declared = declared.and_then(|(name, field)| {
            let status = Status::parse(&name);
            if status.is_none() {
                let known = Status::NAMES.map(|(name, _)| name);
                let kind = Kind::NotAllowed {
                    key: "status".into(),
                    nearest: nearest(&name, known),
                    value: name,
                    known: known.map(str::to_owned).to_vec(),
                };
                self.report(kind, field.range.clone());
            }
            status.map(|status| (status, field))
        });
        let marker = schema.csv.markers.get(text).copied();
        let is_missing = text.is_empty() || marker.is_some();
        let content = if is_missing { Ok(Content::Nothing) } else { read(text, &schema.measures[measure], &schema.csv) };
        let content = match content {
            Ok(content) => content,
            Err(kind) => {
                self.report(kind, field.range.clone());
                return Cell::new(Content::Nothing, Status::NotAvailable, &field.range);
            }
        };
        let has_value = content != Content::Nothing;
        let status = match (declared, marker) {
            (Some((declared, place)), _) if declared.has_number() != has_value => {
                let kind = Kind::StatusConflict { status: declared.name().to_owned(), has_number: has_value };
                self.diagnostics.push(Diagnostic::new(kind, self.span(place.range.clone())).with_other(self.span(field.range.clone())));
                declared
            }
            // A marker and a status that say different things.
            (Some((declared, place)), Some(marker)) if declared != marker => {
                let kind = Kind::StatusConflict { status: declared.name().to_owned(), has_number: has_value };
                self.diagnostics.push(Diagnostic::new(kind, self.span(place.range.clone())).with_other(self.span(field.range.clone())));
                declared
            }
            (Some((declared, _)), _) => declared,
            (None, Some(marker)) => marker,
            (None, None) if has_value => Status::Normal,
            (None, None) => {
                self.report(Kind::EmptyCellNoStatus, field.range.clone());
                Status::NotAvailable
            }
        };
        Cell::new(content, status, &field.range)
    }
}

/// What is wrong with a value of a dimension, by its position. Errors: D008, D013, D015 and those of times.
pub(super) fn check_value(schema: &Schema, codes: &Codes, position: usize, value: &str) -> Option<Kind> {
    let dimension = &schema.dimensions[position];
    if value.is_empty() {
        Some(Kind::EmptyKey { dimension: dimension.name.clone() })
    } else if !dimension.codes.is_empty() && !codes[position].contains_key(value) && dimension.total.as_deref() != Some(value) {
        let nearest = nearest(value, dimension.codes.iter().map(String::as_str));
        let list = dimension.code_list.as_ref().map(|list| list.value.clone());
        Some(Kind::NotInCodes { value: value.to_owned(), dimension: dimension.name.clone(), nearest, list })
    } else if !dimension.kind.holds(value) && dimension.total.as_deref() != Some(value) {
        Some(Kind::NotATime { value: value.to_owned(), quarter: dimension.kind == DimensionKind::Quarter })
    } else if is_spreadsheet_formula(value) {
        Some(Kind::SpreadsheetFormula { value: value.to_owned() })
    } else {
        None
    }
}

/// The values of a dimension in order of first appearance, each with its position.
#[derive(Clone, Default)]
pub(super) struct Interner<'a> {
    pub(super) values: Vec<String>,
    positions: HashMap<String, usize>,
    /// Values as they are written in the file, none of them wrong, with the position of what they say.
    written: HashMap<&'a str, usize>,
    /// The last of these that was asked for: rows beside each other have much in common.
    last: Option<(&'a str, usize)>,
}

impl<'a> Interner<'a> {
    pub(super) fn intern(&mut self, value: &str) -> usize {
        if let Some(position) = self.positions.get(value) {
            return *position;
        }
        self.values.push(value.to_owned());
        self.positions.insert(value.to_owned(), self.values.len() - 1);
        self.values.len() - 1
    }

    fn known(&mut self, written: &'a str) -> Option<usize> {
        if let Some((_, position)) = self.last.filter(|(last, _)| *last == written) {
            return Some(position);
        }
        let position = *self.written.get(written)?;
        self.last = Some((written, position));
        Some(position)
    }

    fn know(&mut self, written: &'a str, position: usize) {
        self.written.insert(written, position);
    }
}
