//! CSV as RFC 4180 describes it, into fields that know their place.
//!
//! The `csv` crate tells where a record starts, not where a field is, and reads on over a quote that is not closed. Authors need both places, so
//! records are cut here, and a test holds the result against the crate on random input. What a field means is the work of `dataset`.

use std::borrow::Cow;
use std::ops::Range;

/// A field: its text without quotes and its bytes in the file, quotes included.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Field<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) range: Range<usize>,
}

/// A record: its fields and the line it starts on, counted from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Record<'a> {
    pub(super) fields: Vec<Field<'a>>,
    pub(super) line: usize,
}

impl Record<'_> {
    /// The bytes of the record in the file.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.fields.first().map_or(0, |field| field.range.start);
        start..self.fields.last().map_or(start, |field| field.range.end)
    }
}

/// What is wrong with the quotes of a file, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Fault {
    /// A quote that is opened and never closed: its place.
    Unclosed(Range<usize>),
    /// A quote in the middle of a field: its place.
    Stray(Range<usize>),
}

/// Cuts a text into records; lines end with `\n`, empty lines are left out. After an unclosed quote nothing more is read.
pub(super) fn records(text: &str, delimiter: char) -> (Vec<Record<'_>>, Vec<Fault>) {
    let delimiter = u8::try_from(delimiter).expect("delimiters are ASCII");
    let bytes = text.as_bytes();
    let (mut records, mut faults) = (Vec::new(), Vec::new());
    let (mut at, mut line) = (0, 1);
    while at < bytes.len() {
        if bytes[at] == b'\n' {
            (at, line) = (at + 1, line + 1);
            continue;
        }
        let mut record = Record { fields: Vec::new(), line };
        loop {
            let (field, next) = match bytes.get(at) {
                Some(b'"') => quoted(text, at, delimiter, &mut faults),
                _ => plain(text, at, delimiter, &mut faults),
            };
            line += text[field.range.clone()].bytes().filter(|byte| *byte == b'\n').count();
            record.fields.push(field);
            at = next;
            if bytes.get(at) == Some(&delimiter) {
                at += 1;
            } else {
                break;
            }
        }
        records.push(record);
    }
    (records, faults)
}

fn plain<'a>(text: &'a str, start: usize, delimiter: u8, faults: &mut Vec<Fault>) -> (Field<'a>, usize) {
    let bytes = &text.as_bytes()[start..];
    let length = bytes.iter().position(|byte| *byte == delimiter || *byte == b'\n').unwrap_or(bytes.len());
    let range = start..start + length;
    if let Some(quote) = text[range.clone()].find('"') {
        faults.push(Fault::Stray(start + quote..start + quote + 1));
    }
    (Field { text: Cow::Borrowed(&text[range.clone()]), range: range.clone() }, range.end)
}

fn quoted<'a>(text: &'a str, start: usize, delimiter: u8, faults: &mut Vec<Fault>) -> (Field<'a>, usize) {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    let mut doubled = false;
    let end = loop {
        match bytes.get(at) {
            None => {
                faults.push(Fault::Unclosed(start..start + 1));
                let field = Field { text: Cow::Borrowed(&text[start + 1..]), range: start..text.len() };
                return (field, text.len());
            }
            Some(b'"') if bytes.get(at + 1) == Some(&b'"') => {
                doubled = true;
                at += 2;
            }
            Some(b'"') => break at,
            Some(_) => at += 1,
        }
    };
    let inner = &text[start + 1..end];
    let value = if doubled { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(inner) };
    let mut next = end + 1;
    if bytes.get(next).is_some_and(|byte| *byte != delimiter && *byte != b'\n') {
        faults.push(Fault::Stray(end..end + 1));
        next += bytes[next..].iter().position(|byte| *byte == delimiter || *byte == b'\n').unwrap_or(bytes.len() - next);
    }
    (Field { text: value, range: start..next }, next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let (records, faults) = records(text, ',');
        assert_eq!(faults, []);
        records.into_iter().map(|record| record.fields.into_iter().map(|field| field.text.into_owned()).collect()).collect()
    }

    #[test]
    fn fields_know_their_place() {
        let text = "a,\"b \"\"c\"\"\",\n1,\"x\ny\",3\n4,5,6";
        let (records, faults) = records(text, ',');
        assert_eq!(faults, []);
        assert_eq!(records[0].fields[1].text, "b \"c\"");
        assert_eq!(&text[records[0].fields[1].range.clone()], "\"b \"\"c\"\"\"");
        assert_eq!(records[0].fields[2].text, "");
        assert_eq!(records.iter().map(|record| record.line).collect::<Vec<_>>(), [1, 2, 4]);
    }

    #[test]
    fn quotes_that_do_not_fit_are_told() {
        assert_eq!(records("a,\"b\nc,d", ',').1, [Fault::Unclosed(2..3)]);
        assert_eq!(records("a\"b,c", ',').1, [Fault::Stray(1..2)]);
        assert_eq!(records("\"a\"b,c", ',').1, [Fault::Stray(2..3)]);
    }

    proptest! {
        #[test]
        fn what_the_csv_crate_writes_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a-z\",\n ]{0,6}", 3), 1..6)) {
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            prop_assert_eq!(texts(&text), rows);
        }

        #[test]
        fn never_panics(text in "[a\",;\n\u{e9}]{0,40}") {
            records(&text, ',');
            records(&text, ';');
        }
    }
}
