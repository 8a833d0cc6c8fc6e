//! CSV as RFC 4180 describes it, into fields that know their place.
//!
//! The `csv` crate tells where a record starts, not where a field is, and reads on over a quote that is not closed. Authors need both places, so
//! records are cut here, and a test holds the result against the crate on random input. What a field means is the work of `dataset`.

use std::borrow::Cow;
use std::ops::Range;

use crate::memo;

/// A field: its text without quotes and its bytes in the file, quotes included.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Field<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) range: Range<usize>,
}

/// A record: its fields and the line it starts on, counted from 1.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
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

/// A part of a file that begins and ends between two records.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Part {
    /// Its bytes in the file.
    pub(super) range: Range<usize>,
    /// The line it starts on, counted from 1.
    pub(super) line: usize,
}

/// Cuts a part of a text into records, one at a time; lines end with `\n`, empty lines are left out. After an unclosed quote nothing more is read.
pub(super) struct Records<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    end: usize,
    line: usize,
    pub(super) faults: Vec<Fault>,
}

impl<'a> Records<'a> {
    /// Starts at the first byte of a part.
    pub(super) fn new(text: &'a str, part: &Part, delimiter: char) -> Self {
        let delimiter = u8::try_from(delimiter).expect("delimiters are ASCII");
        Records { text, delimiter, at: part.range.start, end: part.range.end, line: part.line, faults: Vec::new() }
    }

    /// Where the next record is looked for: its byte and its line.
    pub(super) fn place(&self) -> (usize, usize) {
        (self.at, self.line)
    }

    /// Reads the next record into `record`, whose room is used again; returns whether there was one.
    pub(super) fn read(&mut self, record: &mut Record<'a>) -> bool {
        let bytes = self.text.as_bytes();
        while self.at < self.end && bytes[self.at] == b'\n' {
            (self.at, self.line) = (self.at + 1, self.line + 1);
        }
        record.fields.clear();
        record.line = self.line;
        if self.at >= self.end {
            return false;
        }
        loop {
            let (field, next) = match bytes.get(self.at) {
                Some(b'"') => quoted(self.text, self.at, self.delimiter, &mut self.faults),
                _ => plain(self.text, self.at, self.delimiter, &mut self.faults),
            };
            // Only a field in quotes goes on over the end of a line.
            if bytes.get(self.at) == Some(&b'"') {
                self.line += bytes[field.range.clone()].iter().filter(|byte| **byte == b'\n').count();
            }
            record.fields.push(field);
            self.at = next;
            if bytes.get(self.at) != Some(&self.delimiter) {
                return true;
            }
            self.at += 1;
        }
    }
}

/// What a look over a whole file tells: where it can be cut, how many records it has, and what is wrong with its quotes.
pub(super) struct Survey {
    /// Parts of about the same size, in order.
    pub(super) parts: Vec<Part>,
    pub(super) records: usize,
    pub(super) faults: Vec<Fault>,
}

/// Looks over a file, to be cut into parts of at least `size` bytes.
pub(super) fn survey(text: &str, delimiter: char, size: usize) -> Survey {
    // Within quotes a line may go on, which only a reader from the start knows; without any, every end of a line ends a record.
    if text.as_bytes().contains(&b'"') { survey_records(text, delimiter, size) } else { survey_lines(text, size) }
}

fn survey_records(text: &str, delimiter: char, size: usize) -> Survey {
    let mut reader = Records::new(text, &Part { range: 0..text.len(), line: 1 }, delimiter);
    let mut survey = Survey { parts: Vec::new(), records: 0, faults: Vec::new() };
    let mut record = Record::default();
    let (mut start, mut line) = (0, 1);
    while reader.read(&mut record) {
        survey.records += 1;
        if reader.at - start >= size {
            survey.parts.push(Part { range: start..reader.at, line });
            (start, line) = (reader.at, reader.line);
        }
    }
    survey.parts.push(Part { range: start..text.len(), line });
    survey.faults = reader.faults;
    survey
}

fn survey_lines(text: &str, size: usize) -> Survey {
    let mut ranges = Vec::new();
    let mut start = 0;
    while text.len() - start > size {
        let length = text.as_bytes()[start + size..].iter().position(|byte| *byte == b'\n');
        let Some(length) = length else { break };
        ranges.push(start..start + size + length);
        start += size + length;
    }
    ranges.push(start..text.len());
    let counts = memo::map(ranges.clone(), |range| count(&text.as_bytes()[range]));
    let mut survey = Survey { parts: Vec::with_capacity(ranges.len()), records: 0, faults: Vec::new() };
    let mut line = 1;
    for (range, (lines, records)) in ranges.into_iter().zip(counts) {
        survey.parts.push(Part { range, line });
        line += lines;
        survey.records += records;
    }
    survey
}

/// How many ends of lines, and how many lines that are not empty, are in a part that starts at the start of a line or at the end of one.
fn count(bytes: &[u8]) -> (usize, usize) {
    let (mut lines, mut records, mut last) = (0, 0, b'\n');
    for byte in bytes {
        lines += usize::from(*byte == b'\n');
        records += usize::from(last == b'\n' && *byte != b'\n');
        last = *byte;
    }
    (lines, records)
}

fn plain<'a>(text: &'a str, start: usize, delimiter: u8, faults: &mut Vec<Fault>) -> (Field<'a>, usize) {
    let bytes = &text.as_bytes()[start..];
    let length = bytes.iter().position(|byte| *byte == delimiter || *byte == b'\n').unwrap_or(bytes.len());
    let range = start..start + length;
    if let Some(quote) = bytes[..length].iter().position(|byte| *byte == b'"') {
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

    fn records(text: &str, delimiter: char) -> (Vec<Record<'_>>, Vec<Fault>) {
        read(text, &Part { range: 0..text.len(), line: 1 }, delimiter)
    }

    fn read<'a>(text: &'a str, part: &Part, delimiter: char) -> (Vec<Record<'a>>, Vec<Fault>) {
        let mut reader = Records::new(text, part, delimiter);
        let (mut records, mut record) = (Vec::new(), Record::default());
        while reader.read(&mut record) {
            records.push(record.clone());
        }
        (records, reader.faults)
    }

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

        #[test]
        fn parts_hold_the_records_of_the_whole(text in "[a\",\n]{0,40}", size in 1usize..9) {
            let (whole, faults) = records(&text, ',');
            let survey = survey(&text, ',', size);
            let parts: Vec<Record<'_>> = survey.parts.iter().flat_map(|part| read(&text, part, ',').0).collect();
            prop_assert_eq!((survey.records, &survey.faults), (whole.len(), &faults));
            prop_assert_eq!(parts, whole);
            prop_assert_eq!(survey.parts.iter().map(|part| part.range.len()).sum::<usize>(), text.len());
        }
    }
}
