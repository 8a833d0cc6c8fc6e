//! Reads a CSV with its schema into a [`Dataset`].
//!
//! Both layouts, long and wide, end up the same: rows in the order of the file, each with one value for each dimension and one cell for each measure.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::csv::{self, Fault, Field, Record};
use super::dataset::{Cell, Dataset, Row, canonical, row_address};
use super::schema::{CsvFormat, Dimension, DimensionKind, Measure, Representation, Schema, Status};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, Noun};
use crate::number::Number;
use crate::settings::is_no_text;
use crate::source::Span;

/// The most cells in one CSV; our own choice: each takes about a kilobyte of memory in a build.
const MOST_CELLS: usize = 4_000_000;

/// The most characters of a number; reading more digits costs their square. Our own choice.
const MOST_DIGITS: usize = 100;

/// What the page of a dataset and the catalogue call other things: the table, the dataset, its period and its files.
const TAKEN: [&str; 7] = ["tabel", "tabel-titel", "dataset", "periode", "ods", "csv", "json"];

/// The most characters of a text in a cell; our own choice.
const MOST_LETTERS: usize = 2000;

/// Reads a CSV with its schema, which has no mistakes. A dataset comes back even when cells are wrong, so that no later mistake hides; then there are diagnostics.
pub(crate) fn parse(id: &str, edition: &str, file: &Arc<str>, text: &str, schema: &Schema) -> (Option<Dataset>, Vec<Diagnostic>) {
    let mut builder = Builder {
        file,
        schema,
        diagnostics: Vec::new(),
        values: vec![Interner::default(); schema.dimensions.len()],
        codes: codes(schema),
        rows: Vec::new(),
    };
    let (records, faults) = csv::records(text, schema.csv.delimiter);
    for fault in faults {
        let (kind, range) = match fault {
            Fault::Unclosed(range) => (Kind::UnclosedQuote, range),
            Fault::Stray(range) => (Kind::StrayQuote, range),
        };
        builder.report(kind, range);
    }
    // Where the quotes are wrong, every field behind them may be.
    if !builder.diagnostics.is_empty() {
        return (None, builder.diagnostics);
    }
    if let Some((at, control)) = text.char_indices().find(|(_, c)| is_no_text(*c) || *c == '\r') {
        builder.report(Kind::ControlCharacter, at..at + control.len_utf8());
    }
    let Some((header, rows)) = records.split_first() else {
        builder.report(Kind::EmptyCsv { header_only: false }, 0..0);
        return (None, builder.diagnostics);
    };
    if rows.is_empty() {
        builder.report(Kind::EmptyCsv { header_only: true }, header.range());
        return (None, builder.diagnostics);
    }
    if rows.len().saturating_mul(header.fields.len()) > MOST_CELLS {
        builder.report(Kind::TooManyCells { limit: MOST_CELLS }, header.range());
        return (None, builder.diagnostics);
    }
    let Some(columns) = builder.columns(header) else { return (None, builder.diagnostics) };
    let mut spans: BTreeMap<Vec<usize>, Span> = BTreeMap::new();
    for record in rows {
        builder.record(header, record, &columns, &mut spans);
    }
    let (dataset, diagnostics) = builder.finish(id, edition);
    (Some(dataset), diagnostics)
}

/// What the columns of a CSV are.
struct Columns {
    /// For each dimension its column; in a wide layout `None` for the dimension in the header.
    dimensions: Vec<Option<usize>>,
    /// Long: for each measure its column, and that of its status.
    measures: Vec<(usize, Option<usize>)>,
    /// Wide: for each column of cells its value, its column, and that of its status.
    wide: Vec<(String, usize, Option<usize>)>,
}

struct Builder<'a> {
    file: &'a Arc<str>,
    schema: &'a Schema,
    diagnostics: Vec<Diagnostic>,
    values: Vec<Interner>,
    /// For each dimension its closed list, each code with its place.
    codes: Vec<BTreeMap<String, usize>>,
    rows: Vec<Row>,
}

/// The closed lists of all dimensions.
fn codes(schema: &Schema) -> Vec<BTreeMap<String, usize>> {
    let of = |dimension: &Dimension| dimension.codes.iter().enumerate().map(|(place, code)| (canonical(code), place)).collect();
    schema.dimensions.iter().map(of).collect()
}

impl Builder<'_> {
    fn report(&mut self, kind: Kind, range: std::ops::Range<usize>) {
        self.diagnostics.push(Diagnostic::new(kind, Span::new(self.file, range)));
    }

    /// Finds what each column is; `None` when the rows cannot be read with this header.
    fn columns(&mut self, header: &Record<'_>) -> Option<Columns> {
        let names: Vec<String> = header.fields.iter().map(|field| canonical(&field.text)).collect();
        for (position, (name, field)) in names.iter().zip(&header.fields).enumerate() {
            if name.is_empty() {
                self.report(Kind::EmptyColumnName, field.range.clone());
            } else if let Some(first) = names[..position].iter().position(|other| other == name) {
                let other = Span::new(self.file, header.fields[first].range.clone());
                let span = Span::new(self.file, field.range.clone());
                self.diagnostics.push(Diagnostic::new(Kind::DuplicateColumn { name: name.clone() }, span).with_other(other));
            }
        }
        if !self.diagnostics.is_empty() {
            return None;
        }
        let mut used = vec![false; names.len()];
        let mut find = |name: &str| {
            let position = names.iter().position(|known| known == name);
            if let Some(position) = position {
                used[position] = true;
            }
            position
        };
        let wide_dimension = self.schema.csv.columns.as_deref();
        let mut missing = Vec::new();
        let dimensions: Vec<Option<usize>> = self
            .schema
            .dimensions
            .iter()
            .map(|dimension| {
                if Some(dimension.name.as_str()) == wide_dimension {
                    return None;
                }
                let position = find(&dimension.name);
                if position.is_none() {
                    missing.push(dimension.name.clone());
                }
                position
            })
            .collect();
        let mut measures = Vec::new();
        if wide_dimension.is_none() {
            for measure in &self.schema.measures {
                let status = find(&format!("{}_status", measure.name));
                match find(&measure.name) {
                    Some(position) => measures.push((position, status)),
                    None => missing.push(measure.name.clone()),
                }
            }
        }
        let mut wide = Vec::new();
        // The name of the dimension itself as a column, or nothing but names: this file is not wide.
        let is_long = wide_dimension.is_some_and(|dimension| names.iter().any(|name| name == dimension));
        for (position, name) in names.iter().enumerate() {
            if !used[position] && wide_dimension.is_some() && !name.ends_with("_status") {
                wide.push((name.clone(), position, names.iter().position(|other| *other == format!("{name}_status"))));
            }
        }
        if missing.is_empty() && wide_dimension.is_some() && (is_long || wide.is_empty()) {
            self.report(Kind::WideLayout { measures: self.schema.measures.len() }, header.range());
            return None;
        }
        for (name, position, status) in &wide {
            used[*position] = true;
            if let Some(status) = status {
                used[*status] = true;
            }
            let dimension = self.schema.dimensions.iter().position(|dimension| Some(dimension.name.as_str()) == wide_dimension);
            if let Some(dimension) = dimension.filter(|_| missing.is_empty()) {
                self.check_value(dimension, name, header.fields[*position].range.clone());
            }
        }
        let unknown: Vec<usize> = (0..names.len()).filter(|position| !used[*position] && !names[*position].is_empty()).collect();
        // One column with another delimiter in it: the header was not cut at all, which is one mistake.
        let uncut = names.len() == 1 && names[0].contains([',', ';', '\t', '|']);
        for name in missing.iter().take(if uncut { 1 } else { usize::MAX }) {
            let is_name = |name: &str| !(wide_dimension.is_some() && name.starts_with(|c: char| c.is_ascii_digit()));
            let spare = unknown.iter().copied().chain(wide.iter().map(|(_, position, _)| *position));
            let candidates: Vec<String> = spare.map(|position| names[position].clone()).filter(|name| is_name(name)).collect();
            let kind = Kind::MissingColumn {
                name: name.clone(),
                nearest: nearest(name, candidates.iter().map(String::as_str)),
                known: names.clone(),
            };
            // A renamed column is marked itself.
            let is_renamed = |name: &String| matches!(&kind, Kind::MissingColumn { nearest: Some(nearest), .. } if nearest == name);
            let renamed = names.iter().position(is_renamed);
            self.report(kind, renamed.map_or_else(|| header.range(), |position| header.fields[position].range.clone()));
        }
        for position in unknown {
            // A renamed column is one mistake: told as the column that is missing, when nothing else is.
            if missing.is_empty() {
                let known: Vec<String> =
                    self.schema.dimensions.iter().map(|d| &d.name).chain(self.schema.measures.iter().map(|m| &m.name)).cloned().collect();
                let kind = Kind::UnknownColumn {
                    name: names[position].clone(),
                    nearest: nearest(&names[position], known.iter().map(String::as_str)),
                    known,
                };
                self.report(kind, header.fields[position].range.clone());
            }
        }
        // Under a header with mistakes no row can be trusted.
        self.diagnostics.is_empty().then_some(Columns { dimensions, measures, wide })
    }

    fn record(&mut self, header: &Record<'_>, record: &Record<'_>, columns: &Columns, spans: &mut BTreeMap<Vec<usize>, Span>) {
        if record.fields.len() != header.fields.len() {
            let kind = Kind::RaggedRow { line: record.line, expected: header.fields.len(), found: record.fields.len() };
            self.report(kind, record.range());
            return;
        }
        let mut key = Vec::with_capacity(columns.dimensions.len());
        for (position, column) in columns.dimensions.iter().enumerate() {
            match column {
                Some(column) => key.push(self.value(position, &record.fields[*column])),
                None => key.push(0),
            }
        }
        if columns.wide.is_empty() {
            let cells = columns
                .measures
                .iter()
                .enumerate()
                .map(|(measure, (column, status))| self.cell(measure, &record.fields[*column], status.map(|status| &record.fields[status])))
                .collect();
            self.row(key, cells, Span::new(self.file, record.range()), spans);
        } else {
            let dimension = columns.dimensions.iter().position(Option::is_none).unwrap_or(0);
            for (name, column, status) in &columns.wide {
                let cell = self.cell(0, &record.fields[*column], status.map(|status| &record.fields[status]));
                let mut key = key.clone();
                key[dimension] = self.values[dimension].intern(name);
                let span = cell.span.clone();
                // A row that is there twice is so in every column; once is enough.
                if !self.row(key, vec![cell], span, spans) {
                    break;
                }
            }
        }
    }

    fn row(&mut self, key: Vec<usize>, cells: Vec<Cell>, span: Span, spans: &mut BTreeMap<Vec<usize>, Span>) -> bool {
        if let Some(first) = spans.get(&key) {
            let names: Vec<&str> =
                key.iter().enumerate().map(|(dimension, position)| self.values[dimension].values[*position].as_str()).collect();
            let kind = Kind::DuplicateKey { key: names.join(", ") };
            self.diagnostics.push(Diagnostic::new(kind, span).with_other(first.clone()));
            return false;
        }
        spans.insert(key.clone(), span);
        self.rows.push(Row { key, cells });
        true
    }

    fn value(&mut self, dimension: usize, field: &Field<'_>) -> usize {
        let value = canonical(&field.text);
        self.check_value(dimension, &value, field.range.clone());
        self.values[dimension].intern(&value)
    }

    fn check_value(&mut self, position: usize, value: &str, range: std::ops::Range<usize>) {
        let schema = self.schema;
        let dimension = &schema.dimensions[position];
        if value.is_empty() {
            self.report(Kind::EmptyKey { dimension: dimension.name.clone() }, range);
        } else if !dimension.codes.is_empty() && !self.codes[position].contains_key(value) && dimension.total.as_deref() != Some(value) {
            let nearest = nearest(value, dimension.codes.iter().map(String::as_str));
            let list = dimension.code_list.as_ref().map(|list| list.value.clone());
            self.report(Kind::NotInCodes { value: value.to_owned(), dimension: dimension.name.clone(), nearest, list }, range);
        } else if !dimension.kind.holds(value) && dimension.total.as_deref() != Some(value) {
            self.report(Kind::NotATime { value: value.to_owned(), quarter: dimension.kind == DimensionKind::Quarter }, range);
        } else if is_spreadsheet_formula(value) {
            self.report(Kind::SpreadsheetFormula { value: value.to_owned() }, range);
        }
    }

    fn cell(&mut self, measure: usize, field: &Field<'_>, status: Option<&Field<'_>>) -> Cell {
        let format = &self.schema.csv;
        let span = Span::new(self.file, field.range.clone());
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
                self.diagnostics.push(Diagnostic::new(kind, Span::new(self.file, field.range.clone())));
            }
            status.map(|status| (status, field))
        });
        let marker = format.markers.get(text).copied();
        let written = if text.is_empty() || marker.is_some() { Ok(None) } else { read(text, &self.schema.measures[measure], format) };
        let (number, text) = match written {
            Ok(written) => written.unwrap_or_default(),
            Err(kind) => {
                self.diagnostics.push(Diagnostic::new(kind, span.clone()));
                return Cell { number: None, text: String::new(), status: Status::NotAvailable, span };
            }
        };
        let has_value = !text.is_empty();
        let status = match (declared, marker) {
            (Some((declared, field)), _) if declared.has_number() != has_value => {
                let kind = Kind::StatusConflict { status: declared.name().to_owned(), has_number: has_value };
                let place = Span::new(self.file, field.range.clone());
                self.diagnostics.push(Diagnostic::new(kind, place).with_other(span.clone()));
                declared
            }
            // A marker and a status that say different things.
            (Some((declared, field)), Some(marker)) if declared != marker => {
                let kind = Kind::StatusConflict { status: declared.name().to_owned(), has_number: has_value };
                let place = Span::new(self.file, field.range.clone());
                self.diagnostics.push(Diagnostic::new(kind, place).with_other(span.clone()));
                declared
            }
            (Some((declared, _)), _) => declared,
            (None, Some(marker)) => marker,
            (None, None) if has_value => Status::Normal,
            (None, None) => {
                self.diagnostics.push(Diagnostic::new(Kind::EmptyCellNoStatus, span.clone()));
                Status::NotAvailable
            }
        };
        Cell { number, text, status, span }
    }

    /// Puts the values in order of display and makes the dataset.
    fn finish(mut self, id: &str, edition: &str) -> (Dataset, Vec<Diagnostic>) {
        let sound = self.diagnostics.is_empty();
        let mut new_positions = Vec::with_capacity(self.values.len());
        let mut all_values: Vec<Vec<String>> = self.values.into_iter().map(|interner| interner.values).collect();
        for ((dimension, values), codes) in self.schema.dimensions.iter().zip(&mut all_values).zip(&self.codes) {
            let rank = |value: &String| codes.get(value).copied().unwrap_or(usize::MAX);
            let mut order: Vec<usize> = (0..values.len()).collect();
            if !dimension.codes.is_empty() {
                order.sort_by_key(|position| rank(&values[*position]));
            } else if dimension.is_time() {
                order.sort_by(|a, b| values[*a].cmp(&values[*b]));
            }
            let mut new = vec![0; values.len()];
            for (position, old) in order.iter().enumerate() {
                new[*old] = position;
            }
            *values = order.iter().map(|old| values[*old].clone()).collect();
            new_positions.push(new);
            let known: BTreeSet<&String> = values.iter().collect();
            let strange = |code: &&String| sound && !known.contains(&canonical(code)) && !codes.contains_key(*code);
            for code in dimension.labels.keys().filter(strange) {
                let nearest = nearest(code, values.iter().map(String::as_str));
                let kind =
                    Kind::UnknownName { noun: Noun::Value, name: code.clone(), of: dimension.name.clone(), nearest, known: values.clone() };
                self.diagnostics.push(Diagnostic::new(kind, dimension.span.clone()));
            }
            // A row that could not be read may have held the total.
            if let Some(total) = dimension.total.as_ref().filter(|total| sound && !values.contains(&canonical(total))) {
                let kind = Kind::TotalMissing { total: total.clone(), dimension: dimension.name.clone() };
                let place = dimension.total_span.clone().unwrap_or_else(|| dimension.span.clone());
                self.diagnostics.push(Diagnostic::new(kind, place).with_other(dimension.span.clone()));
            }
        }
        for row in &mut self.rows {
            for (dimension, position) in row.key.iter_mut().enumerate() {
                *position = new_positions[dimension][*position];
            }
        }
        let mut addresses: BTreeMap<String, &Row> = BTreeMap::new();
        let address =
            |row: &Row| row_address(row.key.iter().enumerate().map(|(dimension, position)| all_values[dimension][*position].as_str()));
        for row in &self.rows {
            if let Some(first) = addresses.insert(address(row), row) {
                let place = |row: &Row| row.cells.first().map(|cell| cell.span.clone());
                let diagnostic = place(row).map(|span| Diagnostic::new(Kind::SameAddress { address: address(row) }, span));
                self.diagnostics.extend(diagnostic.map(|diagnostic| match place(first) {
                    Some(other) => diagnostic.with_other(other),
                    None => diagnostic,
                }));
            }
        }
        // The page has ids of its own, and a cell has the address of its row with its measure behind a point.
        let measures: BTreeSet<&str> = self.schema.measures.iter().map(|measure| measure.name.as_str()).collect();
        let of_cell = |address: &str| {
            address.rsplit_once('.').is_some_and(|(row, measure)| measures.contains(measure) && addresses.contains_key(row))
        };
        let taken =
            |address: &str| TAKEN.contains(&address) || address.starts_with("pagina-") || address.starts_with("rij-") || of_cell(address);
        for (address, row) in addresses.iter().filter(|(address, _)| taken(address)) {
            if let Some(cell) = row.cells.first() {
                self.diagnostics.push(Diagnostic::new(Kind::TakenAddress { address: address.clone() }, cell.span.clone()));
            }
        }
        let dataset = Dataset::new(id, edition, self.schema, all_values, self.rows);
        (dataset, self.diagnostics)
    }
}

/// The values of a dimension in order of first appearance, each with its position.
#[derive(Clone, Default)]
struct Interner {
    values: Vec<String>,
    positions: BTreeMap<String, usize>,
}

impl Interner {
    fn intern(&mut self, value: &str) -> usize {
        if let Some(position) = self.positions.get(value) {
            return *position;
        }
        self.values.push(value.to_owned());
        self.positions.insert(value.to_owned(), self.values.len() - 1);
        self.values.len() - 1
    }
}

/// Would a spreadsheet run this text? (OWASP, CSV injection.) A lone `-` is none; neither is what a number begins with, which is read before.
pub(crate) fn is_spreadsheet_formula(text: &str) -> bool {
    // What is not seen does not make it another text.
    let text = text.trim_start_matches(['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}']);
    let starts = ['=', '+', '@', '\t', '\r', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];
    text.starts_with(starts) || (text.starts_with('-') && text.len() > 1)
}

/// Reads what stands in a cell: the number, none in a measure of text, and what is published of it. Errors: D009, D015, D028.
fn read(text: &str, measure: &Measure, format: &CsvFormat) -> Result<Option<(Option<Number>, String)>, Kind> {
    match &measure.representation {
        Representation::Text if text.chars().count() > MOST_LETTERS => Err(Kind::LongText { limit: MOST_LETTERS }),
        Representation::Text if is_spreadsheet_formula(text) => Err(Kind::SpreadsheetFormula { value: text.to_owned() }),
        Representation::Text => Ok(Some((None, canonical(text)))),
        Representation::Number(_) => match read_number(text, format) {
            Some(number) => Ok(Some((Some(number), canonical_number(text, format)))),
            None if is_spreadsheet_formula(text) && !text.starts_with(['+', '-']) => {
                Err(Kind::SpreadsheetFormula { value: text.to_owned() })
            }
            None => Err(Kind::BadNumber { value: text.to_owned(), decimal: format.decimal, thousands: format.thousands }),
        },
    }
}

/// Reads a number in the declared notation, strictly.
fn read_number(text: &str, format: &CsvFormat) -> Option<Number> {
    if text.len() > MOST_DIGITS {
        return None;
    }
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = match unsigned.split_once(format.decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let whole = match format.thousands.filter(|mark| whole.contains(*mark)) {
        Some(mark) => {
            let mut groups = whole.split(mark);
            let first = groups.next().unwrap_or_default();
            if first.is_empty() || first.len() > 3 || !groups.all(|group| group.len() == 3) {
                return None;
            }
            whole.replace(mark, "")
        }
        None => whole.to_owned(),
    };
    Number::parse(&match fraction {
        Some(fraction) => format!("{sign}{whole}.{fraction}"),
        None => format!("{sign}{whole}"),
    })
}

/// The number as delivered, in the notation of downloads: point, no thousands mark, every decimal kept, zeros at the end too.
fn canonical_number(text: &str, format: &CsvFormat) -> String {
    let text: String = text.chars().filter(|c| Some(*c) != format.thousands).collect();
    let text = text.replace(format.decimal, ".");
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let whole_length = unsigned.find('.').unwrap_or(unsigned.len());
    let zeros = unsigned.bytes().take(whole_length.saturating_sub(1)).take_while(|byte| *byte == b'0').count();
    let unsigned = &unsigned[zeros..];
    let zero = unsigned.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    format!("{}{unsigned}", if zero { "" } else { sign })
}
