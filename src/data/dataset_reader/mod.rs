//! Reads a CSV with its schema into a [`Dataset`].
//!
//! Both layouts, long and wide, end up the same: rows in the order of the file, each with one value for each dimension and one cell for each measure.
//!
//! A file is cut into parts that are read at the same time, each by itself, since nearly every file is right. What depends on all rows before it is only what is
//! told of mistakes, so a file with one is read once more as a single part.

mod addresses;
mod columns;
mod content;
mod order;
mod part;

use std::sync::Arc;

use self::columns::Columns;
pub(crate) use self::content::is_spreadsheet_formula;
use self::order::ordered;
use self::part::Reader;
use super::csv::{self, Fault, Part, Record, Records, Survey};
use super::dataset::Dataset;
use super::schema::Schema;
use crate::diagnostic::{Diagnostic, Kind};
use crate::memo;
use crate::settings::is_no_text;
use crate::source::Span;

/// The most cells in one CSV; our own choice: a build of so many takes some gigabytes of memory.
const MOST_CELLS: usize = 20_000_000;

/// Bytes in a part of a file that is read by itself.
const PART: usize = 4 << 20;

/// Reads a CSV with its schema, which has no mistakes. A dataset comes back even when cells are wrong, so that no later mistake hides; then there are diagnostics.
pub(crate) fn parse(id: &str, edition: &str, file: &Arc<str>, text: &str, schema: &Schema) -> (Option<Dataset>, Vec<Diagnostic>) {
    parse_in_parts((id, edition, file), text, schema, PART)
}

/// The same, in parts of at least `size` bytes; what comes out does not depend on that.
fn parse_in_parts(name: (&str, &str, &Arc<str>), text: &str, schema: &Schema, size: usize) -> (Option<Dataset>, Vec<Diagnostic>) {
    let (_, _, file) = name;
    let mut diagnostics = Vec::new();
    let mut report = |kind: Kind, range: std::ops::Range<usize>| diagnostics.push(Diagnostic::new(kind, Span::new(file, range)));
    let Survey { mut parts, records, faults } = csv::survey(text, schema.csv.delimiter, size);
    for fault in &faults {
        match fault {
            Fault::Unclosed(range) => report(Kind::UnclosedQuote, range.clone()),
            Fault::Stray(range) => report(Kind::StrayQuote, range.clone()),
        }
    }
    // Where the quotes are wrong, every field behind them may be.
    if !faults.is_empty() {
        return (None, diagnostics);
    }
    let control = control_character(text, &parts);
    if let Some((at, control)) = control {
        report(Kind::ControlCharacter, at..at + control.len_utf8());
    }
    let mut header = Record::default();
    let mut reader = Records::new(text, &Part { range: 0..text.len(), line: 1 }, schema.csv.delimiter);
    if !reader.read(&mut header) {
        report(Kind::EmptyCsv { header_only: false }, 0..0);
        return (None, diagnostics);
    }
    if records == 1 {
        report(Kind::EmptyCsv { header_only: true }, header.range());
        return (None, diagnostics);
    }
    if (records - 1).saturating_mul(header.fields.len()) > MOST_CELLS {
        report(Kind::TooManyCells { limit: MOST_CELLS }, header.range());
        return (None, diagnostics);
    }
    let columns = match control {
        Some(_) => None,
        None => Columns::find(file, schema, &header, &mut diagnostics),
    };
    let Some(columns) = columns else { return (None, diagnostics) };
    // The rows begin where the header ends.
    let (at, line) = reader.place();
    let whole = Part { range: at..text.len(), line };
    parts.retain(|part| part.range.end > at);
    if let Some(first) = parts.first_mut() {
        *first = Part { range: at..first.range.end, line };
    }
    let reader = Reader::new(file, text, schema, &header, &columns);
    let read = memo::map(parts, |part| reader.read(&part, false));
    let is_clean = read.iter().all(|part| part.diagnostics.is_empty());
    let found = if is_clean { ordered(name, schema, read) } else { None };
    // A mistake, or a row that is there twice.
    let found = found.or_else(|| ordered(name, schema, vec![reader.read(&whole, true)]));
    let (dataset, diagnostics) = found.expect("a reader that tells of rows that are there twice leaves them out");
    (Some(dataset), diagnostics)
}

/// The first character that is no text, with its place.
fn control_character(text: &str, parts: &[Part]) -> Option<(usize, char)> {
    let is_wrong = |c: char| is_no_text(c) || c == '\r';
    // The first bytes of such characters, and of a few others.
    let may_be_wrong = |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\t') || matches!(byte, 0x7f | 0xc2 | 0xef);
    let first = |part: &Part| {
        let start = part.range.start + text.as_bytes()[part.range.clone()].iter().position(|byte| may_be_wrong(*byte))?;
        text[start..part.range.end].char_indices().find(|(_, c)| is_wrong(*c)).map(|(at, c)| (start + at, c))
    };
    memo::map(parts.iter().collect(), first).into_iter().flatten().next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::schema_reader;
    use proptest::prelude::*;

    const HEAD: &str = "title = \"t\"\ndescription = \"d\"\nsource = \"s\"\n";
    const WIDE: &str = "[csv]\nlayout = \"wide\"\ncolumns = \"b\"\n";
    const DIMENSIONS: &str = "[[dimensions]]\nname = \"a\"\nlabel = \"A\"\n[[dimensions]]\nname = \"b\"\nlabel = \"B\"\n";
    const FIRST: &str = "[[measures]]\nname = \"m\"\nlabel = \"M\"\nunit = \"fte\"\n";
    const SECOND: &str = "[[measures]]\nname = \"n\"\nlabel = \"N\"\nunit = \"uren\"\n";

    fn schema(is_wide: bool) -> Schema {
        let (csv, second) = if is_wide { (WIDE, "") } else { ("", SECOND) };
        let (schema, mistakes) = schema_reader::parse(&Arc::from("data/2023/t.toml"), &format!("{HEAD}{csv}{DIMENSIONS}{FIRST}{second}"));
        schema.filter(|_| mistakes.is_empty()).unwrap_or_else(|| panic!("{mistakes:?}"))
    }

    /// Values that are right, wrong, in quotes, the same in another notation, or that make an address that another row has or that is taken.
    fn value() -> impl Strategy<Value = &'static str> {
        let plain = ["x", "x y", "x_y", "x-y", "y", " y", "y-x", "rij", "rij-1", "tabel", "titel", "y.m", "x.n", "", "=x"];
        prop::sample::select([plain.as_slice(), &["\"y\"", "\"z\nz\"", "\"a \"\"b\"\"\""]].concat())
    }

    fn cell() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec!["1", "1", "2", "3", "2.50", "007", "-3", "12345678901234567890.5", "\"4\"", "x", ""])
    }

    proptest! {
        #[test]
        fn a_file_in_parts_is_read_as_one_file(
            rows in prop::collection::vec((value(), value(), cell(), cell()), 0..8),
            size in 1usize..40,
            is_wide in any::<bool>(),
        ) {
            let schema = schema(is_wide);
            let row = |(a, b, m, n): &(&str, &str, &str, &str)| if is_wide { format!("{a},{m},{n},1\n") } else { format!("{a},{b},{m},{n}\n") };
            let rows: String = rows.iter().map(row).collect();
            let text = format!("{}{rows}", if is_wide { "a,v,w,z\n" } else { "a,b,m,n\n" });
            let file = Arc::from("data/2023/t.csv");
            let whole = parse_in_parts(("t", "2023", &file), &text, &schema, usize::MAX);
            prop_assert_eq!(parse_in_parts(("t", "2023", &file), &text, &schema, size), whole.clone());
            // The quick look at addresses misses nothing that the long one finds.
            if let Some(dataset) = &whole.0 {
                prop_assert_eq!(addresses::check(dataset), addresses::look(dataset));
            }
        }
    }
}
