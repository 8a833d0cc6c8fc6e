//! Reads TOML that people write: every key, with its place, and every mistake in one run.
//!
//! `site.toml`, `edition.toml`, front matter, schemas and blocks are all read with a [`Reader`]: it has a table of the keys that are possible ([`keys`]), the
//! caller asks for them one by one, and [`Reader::finish`] tells of the keys that are not in the table. What the values mean is the caller's work.

pub(crate) mod keys;

mod escapes;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use self::keys::{Holds, Keys, NamedKeys, Words};
use crate::day::Day;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, ValueType};
use crate::source::Span;

/// Is it a character that no file for readers can hold (XML 1.0, 2.2)? Line ends and tabs are none.
pub(crate) fn is_no_text(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\r' | '\t')) || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Where the bytes of a text stand in the file that it was taken from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Places {
    file: Arc<str>,
    map: Map,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Map {
    /// The text is a slice of the file that starts here.
    Slice(usize),
    /// The text was put together from pieces: for each byte, and for the end, its offset in the file.
    Table(Arc<[u32]>),
    /// The text is not in the file letter for letter; all of it stands for this range.
    Whole(Range<usize>),
}

impl Places {
    /// The places of a text that starts at `offset` in the file and is the same letter for letter.
    pub(crate) fn slice(file: &Arc<str>, offset: usize) -> Self {
        Places { file: file.clone(), map: Map::Slice(offset) }
    }

    /// The places of a text of which each byte, and its end, has an offset in the file.
    pub(crate) fn table(file: &Arc<str>, offsets: Vec<u32>) -> Self {
        Places { file: file.clone(), map: Map::Table(offsets.into()) }
    }

    /// The places of a text that is not in the file letter for letter: all of it stands for the span.
    pub(crate) fn whole(span: &Span) -> Self {
        Places { file: span.file.clone(), map: Map::Whole(span.range()) }
    }

    /// Returns where a range of the text stands in the file.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let range = match &self.map {
            Map::Slice(offset) => range.start + offset..range.end + offset,
            Map::Table(offsets) => {
                let at = |n: usize| offsets.get(n).or(offsets.last()).copied().unwrap_or(0) as usize;
                // The end follows the last byte, so that what stands between two pieces is left out.
                let end = if range.end > range.start { at(range.end - 1) + 1 } else { at(range.start) };
                at(range.start)..end
            }
            Map::Whole(whole) => whole.clone(),
        };
        Span::new(&self.file, range)
    }

    /// Returns the places of a text of which each byte, and its end, stands at an offset in this one.
    fn at(&self, offsets: impl Iterator<Item = usize>) -> Places {
        Places::table(&self.file, offsets.map(|offset| self.span(offset..offset).start).collect())
    }

    /// Returns the places of a part of the text that starts at `start`.
    pub(crate) fn from(&self, start: usize) -> Places {
        let map = match &self.map {
            Map::Slice(offset) => Map::Slice(offset + start),
            Map::Table(offsets) => Map::Table(offsets.get(start..).unwrap_or_default().into()),
            Map::Whole(whole) => Map::Whole(whole.clone()),
        };
        Places { file: self.file.clone(), map }
    }
}

/// A text with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Text {
    /// What it says.
    pub(crate) value: String,
    /// The value with its quotes.
    pub(crate) span: Span,
    /// Where each byte of `value` stands.
    pub(crate) places: Places,
}

/// Reads TOML of the program itself, in which there are no mistakes, so that no place is needed.
///
/// # Panics
/// When it cannot be read: a test reads each such text.
pub(crate) fn of_program<'a, T: serde::Deserialize<'a>>(text: &'a str) -> T {
    toml::from_str(text).expect("TOML of the program can be read")
}

/// A parsed TOML text: the table at its root, in order of the keys, and the mistakes in its syntax.
pub(crate) struct Document<'a> {
    text: &'a str,
    places: Places,
    root: Spanned<DeTable<'a>>,
    broken: bool,
}

impl<'a> Document<'a> {
    /// Parses a TOML text. Errors: S001 for each place that cannot be read; what can be read is still there.
    pub(crate) fn parse(text: &'a str, places: Places, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text);
        let mut last_line = None;
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            // One slip of the pen gives several errors on its line; the first is enough.
            let line = text[..range.start.min(text.len())].matches('\n').count();
            if last_line.replace(line) == Some(line) {
                continue;
            }
            let message = error.message().lines().next().unwrap_or_default().to_owned();
            diagnostics.push(Diagnostic::new(Kind::TomlSyntax { message }, places.span(range)));
        }
        Document { text, places, root, broken: last_line.is_some() }
    }

    /// Returns a reader for the table at the root, which may have these keys; a missing key is reported at the start of the text.
    pub(crate) fn reader<'d>(&'d self, keys: &'static Keys, diagnostics: &'d mut Vec<Diagnostic>) -> Reader<'d> {
        let span = self.places.span(0..self.text.find('\n').unwrap_or(self.text.len()));
        Reader {
            text: self.text,
            places: &self.places,
            table: self.root.get_ref(),
            keys,
            span,
            asked: BTreeSet::new(),
            refused: BTreeSet::new(),
            broken: self.broken,
            diagnostics,
        }
    }
}

/// Reads one table, key by key.
pub(crate) struct Reader<'d> {
    text: &'d str,
    places: &'d Places,
    table: &'d DeTable<'d>,
    keys: &'static Keys,
    span: Span,
    /// The keys that were asked for.
    asked: BTreeSet<&'static str>,
    /// The keys that are not possible beside others that are there.
    refused: BTreeSet<&'static str>,
    /// Is there a mistake in the syntax?
    broken: bool,
    /// Where mistakes are told.
    pub(crate) diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'d> Reader<'d> {
    /// Returns the place of the table, for mistakes about what is missing in it.
    pub(crate) fn span(&self) -> &Span {
        &self.span
    }

    /// Tells of a mistake.
    pub(crate) fn report(&mut self, kind: Kind, span: Span) {
        // After a mistake in the syntax nothing else in the text can be trusted.
        if self.broken {
            return;
        }
        self.diagnostics.push(Diagnostic::new(kind, span));
    }

    /// Tells of a contradiction between two places.
    pub(crate) fn report_with_other(&mut self, kind: Kind, span: Span, other: Span) {
        if !self.broken {
            self.diagnostics.push(Diagnostic::new(kind, span).with_other(other));
        }
    }

    /// Is the key there? Counts as knowing it.
    pub(crate) fn has(&mut self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    /// Is the key there, as it must be? Errors: S004.
    pub(crate) fn needs(&mut self, key: &'static str) -> bool {
        let found = self.has(key);
        if !found {
            self.report(Kind::MissingKey { key: key.to_owned() }, self.span.clone());
        }
        found
    }

    /// Returns where the value of a key stands.
    pub(crate) fn place(&mut self, key: &'static str) -> Option<Span> {
        self.value(key).map(|value| self.places.span(value.span()))
    }

    /// Says that a key of the table is not possible here, beside what else is there: it is told of as an unknown one.
    pub(crate) fn refuse(&mut self, key: &'static str) {
        self.asked.insert(key);
        self.refused.insert(key);
    }

    /// Returns a text. Errors: S003.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<Text> {
        self.holds(key, |holds| matches!(holds, Holds::Text(_) | Holds::Choice(_)));
        let value = self.value(key)?;
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, ValueType::Text, value.span());
            return None;
        };
        Some(self.make_text(text, value.span()))
    }

    /// Returns a text that must be there and not be empty. Errors: S003, S004, S018.
    pub(crate) fn required_text(&mut self, key: &'static str) -> Option<Text> {
        self.holds(key, |holds| !matches!(holds, Holds::Text(Words::Any)));
        if self.value(key).is_none() {
            self.report(Kind::MissingKey { key: key.to_owned() }, self.span.clone());
            return None;
        }
        let text = self.text(key)?;
        if text.value.trim().is_empty() {
            self.report(Kind::EmptyText { key: key.to_owned() }, text.span);
            return None;
        }
        Some(text)
    }

    /// Returns a text that is on a closed list, by its position there. Errors: S003, S005.
    pub(crate) fn choice(&mut self, key: &'static str, known: &[&str]) -> Option<usize> {
        self.holds(key, |holds| matches!(holds, Holds::Choice(values) if values == known));
        let text = self.text(key)?;
        let position = known.iter().position(|name| *name == text.value);
        if position.is_none() {
            let nearest = nearest(&text.value, known.iter().copied());
            let known = known.iter().map(|name| (*name).to_owned()).collect();
            self.report(Kind::NotAllowed { key: key.to_owned(), value: text.value, nearest, known }, text.span);
        }
        position
    }

    /// Returns a whole number between two bounds, both included. Errors: S003, S019.
    pub(crate) fn whole(&mut self, key: &'static str, least: i64, most: i64) -> Option<i64> {
        self.holds(key, |holds| match holds {
            Holds::Whole(from, to) => (from, to) == (least, most),
            Holds::WholeOf(values) => values.iter().all(|value| (least..=most).contains(value)),
            _ => false,
        });
        let value = self.value(key)?;
        let number = value
            .get_ref()
            .as_integer()
            .filter(|number| number.radix() == 10)
            .and_then(|number| number.as_str().replace('_', "").parse::<i64>().ok());
        match number {
            None => self.wrong_type(key, ValueType::Whole, value.span()),
            Some(number) if number < least || number > most => {
                let span = self.places.span(value.span());
                self.report(Kind::OutOfBounds { key: key.to_owned(), least, most }, span);
            }
            Some(number) => return Some(number),
        }
        None
    }

    /// Returns a truth value. Errors: S003.
    pub(crate) fn flag(&mut self, key: &'static str) -> Option<bool> {
        self.holds(key, |holds| matches!(holds, Holds::Flag));
        let value = self.value(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, ValueType::YesNo, value.span());
        }
        flag
    }

    /// Returns a date with time and zone as written, with its place. Errors: S003.
    pub(crate) fn date_time(&mut self, key: &'static str) -> Option<(String, Span)> {
        self.holds(key, |holds| matches!(holds, Holds::Moment));
        let value = self.value(key)?;
        let Some(date_time) = value.get_ref().as_datetime() else {
            self.wrong_type(key, ValueType::DateTime, value.span());
            return None;
        };
        Some((date_time.to_string(), self.places.span(value.span())))
    }

    /// Returns a day, written as `2026-11-22`, with its place. Errors: S003.
    pub(crate) fn day(&mut self, key: &'static str) -> Option<(Day, Span)> {
        self.holds(key, |holds| matches!(holds, Holds::Day));
        let value = self.value(key)?;
        let day = value.get_ref().as_datetime().and_then(|moment| Day::parse(&moment.to_string()));
        if day.is_none() {
            self.wrong_type(key, ValueType::Day, value.span());
        }
        day.map(|day| (day, self.places.span(value.span())))
    }

    /// Returns a list of texts; empty when the key is not there. Errors: S003 for each member that is no text.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        self.holds(key, |holds| matches!(holds, Holds::Texts(_)));
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, ValueType::List, value.span());
            return Vec::new();
        };
        self.members(key, array.iter())
    }

    /// Returns one text or a list of texts as a list; empty when the key is not there. Errors: S003.
    pub(crate) fn text_or_texts(&mut self, key: &'static str) -> Vec<Text> {
        self.holds(key, |holds| matches!(holds, Holds::TextOrTexts(_)));
        let Some(value) = self.value(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::String(text) => vec![self.make_text(text, value.span())],
            DeValue::Array(array) => self.members(key, array.iter()),
            _ => {
                self.wrong_type(key, ValueType::TextOrList, value.span());
                Vec::new()
            }
        }
    }

    /// Returns a table of texts by key, in the order of the file; each value is a text or a list of texts. Errors: S003.
    pub(crate) fn text_table(&mut self, key: &'static str) -> Vec<(Text, Vec<Text>)> {
        self.holds(key, |holds| matches!(holds, Holds::TextTable(_)));
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, ValueType::Table, value.span());
            return Vec::new();
        };
        let mut pairs = Vec::new();
        for (name, value) in table.iter() {
            let name = self.make_text(name.get_ref(), name.span());
            match value.get_ref() {
                DeValue::String(text) => pairs.push((name, vec![self.make_text(text, value.span())])),
                DeValue::Array(array) => pairs.push((name, self.members(key, array.iter()))),
                _ => self.wrong_type(&name.value, ValueType::TextOrList, value.span()),
            }
        }
        pairs
    }

    /// Reads a table of its own with `read`; `None` when the key is not there. Errors: S003, and S002 for keys that `read` does not know.
    pub(crate) fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Reader<'_>) -> T) -> Option<T> {
        let keys = self.within(key, |holds| matches!(holds, Holds::Table(_)));
        let value = self.value(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, ValueType::Table, value.span());
            return None;
        };
        Some(self.nested(keys, table, value.span(), read))
    }

    /// Reads a text, with `from_text`, or a table, with `read`. Errors: S003, S002.
    pub(crate) fn text_or_table<T>(
        &mut self,
        key: &'static str,
        from_text: impl FnOnce(Text) -> T,
        read: impl FnOnce(&mut Reader<'_>) -> T,
    ) -> Option<T> {
        let keys = self.within(key, |holds| matches!(holds, Holds::TextOrTable(..)));
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(from_text(self.make_text(text, value.span()))),
            DeValue::Table(table) => Some(self.nested(keys, table, value.span(), read)),
            _ => {
                self.wrong_type(key, ValueType::TextOrTable, value.span());
                None
            }
        }
    }

    /// Reads each table of a list, such as `[[dimensions]]`; empty when the key is not there. Errors: S003, S002.
    pub(crate) fn tables<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Reader<'_>) -> T) -> Vec<T> {
        let keys = self.within(key, |holds| matches!(holds, Holds::Tables(_)));
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, ValueType::List, value.span());
            return Vec::new();
        };
        let mut items = Vec::new();
        for value in array.iter() {
            match value.get_ref().as_table() {
                Some(table) => items.push(self.nested(keys, table, value.span(), &mut read)),
                None => self.wrong_type(key, ValueType::Table, value.span()),
            }
        }
        items
    }

    /// Reads every key of this table as a table of its own, for files whose keys are names that the author chooses. Errors: S003, S002.
    pub(crate) fn every_table<T>(&mut self, mut read: impl FnMut(Text, &mut Reader<'_>) -> T) -> Vec<T> {
        let keys = match self.keys.named {
            Some(NamedKeys::Tables(_, keys)) => keys,
            _ => panic!("the keys of {} are named by the author, and hold tables", self.keys.name),
        };
        let mut items = Vec::new();
        for (name, value) in self.table.iter() {
            let text = self.make_text(name.get_ref(), name.span());
            match value.get_ref().as_table() {
                Some(table) => items.push(self.nested(keys, table, name.span(), |reader| read(text, reader))),
                None => self.wrong_type(name.get_ref(), ValueType::Table, value.span()),
            }
        }
        items
    }

    /// Returns every key of this table with its text, for files whose keys are names that the author chooses. Errors: S003.
    pub(crate) fn every_text(&mut self) -> Vec<(Text, Text)> {
        debug_assert!(matches!(self.keys.named, Some(NamedKeys::Texts)), "the keys of {} hold texts", self.keys.name);
        let mut pairs = Vec::new();
        for (name, value) in self.table.iter() {
            match value.get_ref().as_str() {
                Some(text) => pairs.push((self.make_text(name.get_ref(), name.span()), self.make_text(text, value.span()))),
                None => self.wrong_type(name.get_ref(), ValueType::Text, value.span()),
            }
        }
        pairs
    }

    /// Tells of the keys that are not possible. Errors: S002.
    pub(crate) fn finish(&mut self) {
        if self.broken || self.keys.named.is_some() {
            return;
        }
        let possible = self.keys.possible(|name| self.find(name).map(|value| value.get_ref().as_str()));
        debug_assert!(
            possible.as_ref().is_ok_and(|known| *known == self.asked) || possible.is_err(),
            "{}: possible is {possible:?}, and asked for was {:?}",
            self.keys.name,
            self.asked
        );
        let mut known = possible.unwrap_or_else(|every| every);
        known.retain(|name| !self.refused.contains(name));
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if !known.contains(name) {
                let nearest = nearest(name, known.iter().copied());
                let known = known.iter().map(|name| (*name).to_owned()).collect();
                let span = self.places.span(key.span());
                self.diagnostics.push(Diagnostic::new(Kind::UnknownKey { key: name.to_owned(), nearest, known }, span));
            }
        }
    }

    fn value(&mut self, key: &'static str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.holds(key, |_| true);
        self.asked.insert(key);
        self.find(key)
    }

    fn find(&self, key: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    /// Holds what is asked against the table of keys: the key is there, and it holds what the caller takes from it.
    fn holds(&self, key: &str, fits: impl Fn(Holds) -> bool) {
        debug_assert!(self.keys.of(key).any(|known| fits(known.holds)), "{}: `{key}` is not that in its table of keys", self.keys.name);
    }

    /// Returns the keys of the table within a key.
    fn within(&self, key: &str, fits: impl Fn(Holds) -> bool) -> &'static Keys {
        let keys = self.keys.of(key).filter(|known| fits(known.holds)).find_map(|known| known.holds.keys());
        keys.unwrap_or_else(|| panic!("{}: `{key}` holds a table in its table of keys", self.keys.name))
    }

    fn nested<T>(&mut self, keys: &'static Keys, table: &DeTable<'_>, range: Range<usize>, read: impl FnOnce(&mut Reader<'_>) -> T) -> T {
        let first_line = self.text.get(range.clone()).map_or(0, |text| text.find('\n').unwrap_or(text.len()));
        let span = self.places.span(range.start..range.start + first_line);
        let mut reader = Reader {
            text: self.text,
            places: self.places,
            table,
            keys,
            span,
            asked: BTreeSet::new(),
            refused: BTreeSet::new(),
            broken: self.broken,
            diagnostics: self.diagnostics,
        };
        let value = read(&mut reader);
        reader.finish();
        value
    }

    fn members<'v>(&mut self, key: &str, members: impl Iterator<Item = &'v Spanned<DeValue<'v>>>) -> Vec<Text> {
        let mut texts = Vec::new();
        for member in members {
            match member.get_ref().as_str() {
                Some(text) => texts.push(self.make_text(text, member.span())),
                None => self.wrong_type(key, ValueType::Text, member.span()),
            }
        }
        texts
    }

    fn make_text(&mut self, value: &str, range: Range<usize>) -> Text {
        if value.contains(is_no_text) {
            let span = self.places.span(range.clone());
            self.report(Kind::ControlCharacter, span);
        }
        let raw = self.text.get(range.clone()).unwrap_or_default();
        // A text without escapes stands in the file letter for letter, behind its quotes.
        let places = match raw.find(value) {
            Some(start) if !value.is_empty() => self.places.from(range.start + start),
            _ => match escapes::offsets(raw, value) {
                Some(offsets) => self.places.at(offsets.into_iter().map(|offset| range.start + offset)),
                None => Places::whole(&self.places.span(range.clone())),
            },
        };
        Text { value: value.to_owned(), span: self.places.span(range), places }
    }

    fn wrong_type(&mut self, key: &str, expected: ValueType, range: Range<usize>) {
        let span = self.places.span(range);
        self.report(Kind::WrongType { key: key.to_owned(), expected }, span);
    }
}

#[cfg(test)]
mod tests {
    use super::keys::Key;
    use super::*;

    const KEYS: Keys = Keys::new(
        "a.toml",
        "",
        &[
            Key::filled("title", "", ""),
            Key::new("version", Holds::Whole(1, 9), "", ""),
            Key::flag("draft", "", ""),
            Key::filled("id", "", ""),
        ],
    );
    const ONE: Keys = Keys::new("a.toml", "", &[Key::filled("value", "", "")]);

    #[test]
    fn every_mistake_is_told_in_one_run() {
        let text = "title = 3\nverison = 1\ndraft = \"ja\"\n";
        let file: Arc<str> = Arc::from("a.toml");
        let mut diagnostics = Vec::new();
        let document = Document::parse(text, Places::slice(&file, 0), &mut diagnostics);
        let mut reader = document.reader(&KEYS, &mut diagnostics);
        reader.required_text("title");
        reader.whole("version", 1, 9);
        reader.flag("draft");
        reader.required_text("id");
        reader.finish();
        let codes: Vec<_> = diagnostics.iter().map(|diagnostic| (diagnostic.kind.code(), &text[diagnostic.span.range()])).collect();
        assert_eq!(codes, [("S003", "3"), ("S003", "\"ja\""), ("S004", "title = 3"), ("S002", "verison")]);
    }

    #[test]
    #[should_panic(expected = "`subtitle` is not that in its table of keys")]
    fn no_key_is_read_that_the_table_lacks() {
        let (file, mut diagnostics) = (Arc::from("a.toml"), Vec::new());
        Document::parse("subtitle = \"x\"", Places::slice(&file, 0), &mut diagnostics).reader(&KEYS, &mut diagnostics).text("subtitle");
    }

    #[test]
    #[should_panic(expected = "`title` is not that in its table of keys")]
    fn no_key_is_read_as_something_else_than_the_table_says() {
        let (file, mut diagnostics) = (Arc::from("a.toml"), Vec::new());
        Document::parse("title = \"x\"", Places::slice(&file, 0), &mut diagnostics).reader(&KEYS, &mut diagnostics).flag("title");
    }

    #[test]
    #[should_panic(expected = "asked for was {\"title\"}")]
    fn no_key_of_the_table_is_left_unread() {
        let (file, mut diagnostics) = (Arc::from("a.toml"), Vec::new());
        let document = Document::parse("title = \"x\"", Places::slice(&file, 0), &mut diagnostics);
        let mut reader = document.reader(&KEYS, &mut diagnostics);
        reader.required_text("title");
        reader.finish();
    }

    #[test]
    fn a_text_knows_where_its_letters_stand() {
        let text = "value = \"som(fte)\"";
        let file: Arc<str> = Arc::from("a.toml");
        let mut diagnostics = Vec::new();
        let document = Document::parse(text, Places::slice(&file, 100), &mut diagnostics);
        let value = document.reader(&ONE, &mut diagnostics).required_text("value").unwrap();
        assert_eq!(value.places.span(4..7).range(), 113..116);
        assert_eq!(value.span.range(), 108..118);
    }
}
