//! What was written down of the language of chapters that do not meet their budget yet: `content/EDITION/language-budget.toml`.
//!
//! The first version of a chapter hardly ever meets its budget. What it measures is written down by `kerncijfer budget --write`, and from then on it may
//! not get worse. A chapter that meets its budget stands in the file no more.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use crate::diagnostic::plain::Measure;
use crate::diagnostic::{Diagnostic, Kind};
use crate::settings::keys::{Holds, Key, Keys, Words};
use crate::settings::{Document, Places, Reader};
use crate::source::Span;

/// Name of the file in the folder of an edition.
pub(crate) const NAME: &str = "language-budget.toml";

/// What was written down of a chapter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Record {
    /// The measures that are over their budget, in tenths.
    pub(crate) measures: BTreeMap<Measure, i64>,
    /// Where the chapter stands in the file.
    pub(crate) span: Span,
}

/// What was written down of an edition, by the path of the chapter within its folder, such as `01-personeel.md`.
pub(crate) type Records = BTreeMap<String, Record>;

impl Record {
    /// Returns what a measure may be, in tenths: what was written down, or the budget where that is wider.
    pub(crate) fn bound(&self, measure: Measure) -> i64 {
        self.measures.get(&measure).copied().filter(|found| !measure.is_within(*found, measure.budget())).unwrap_or(measure.budget())
    }
}

/// The file.
pub(crate) const BUDGET: Keys = Keys::new(
    "content/EDITION/language-budget.toml",
    "Hoofdstukken waarvan de taal nog niet aan het taalbudget voldoet. `kerncijfer budget --write` schrijft dit bestand.",
    &[Key::tables("chapters", &CHAPTER)],
);

const CHAPTER: Keys = Keys::new(
    "chapters",
    "Een hoofdstuk, met wat erin boven het budget is.",
    &[
        Key::filled("file", "Het bestand van het hoofdstuk, in de map van de editie.", "\"01-personeel.md\""),
        measure("clear", "Zinnen zonder waarschuwing, in procent.", "\"85.3\""),
        measure("words", "Woorden per zin, gemiddeld.", "\"13.0\""),
        measure("long", "Zinnen van meer dan 20 woorden, in procent.", "\"6.5\""),
        measure("passive", "Lijdende zinnen, in procent.", "\"12.0\""),
        measure("unexplained", "Afkortingen zonder uitleg.", "\"1.0\""),
        measure("suppressed", "Weggezette meldingen per 100 zinnen.", "\"4.0\""),
    ],
);

const fn measure(name: &'static str, about: &'static str, example: &'static str) -> Key {
    Key::new(name, Holds::Text(Words::Like("^[0-9]{1,9}(\\.[0-9])?$")), about, example)
}

/// Reads the file. Errors: S001 to S005, S020, S023.
pub(crate) fn parse(file: &Arc<str>, text: &str) -> (Records, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let document = Document::parse(text, Places::slice(file, 0), &mut diagnostics);
    let mut reader = document.reader(&BUDGET, &mut diagnostics);
    let read: Vec<(String, Record)> = reader.tables("chapters", record).into_iter().flatten().collect();
    let mut records = Records::new();
    for (chapter, record) in read {
        if let Some(other) = records.get(&chapter) {
            reader.report_with_other(Kind::DuplicateName { name: chapter.clone() }, record.span.clone(), other.span.clone());
        }
        records.insert(chapter, record);
    }
    reader.finish();
    (records, diagnostics)
}

fn record(reader: &mut Reader<'_>) -> Option<(String, Record)> {
    let chapter = reader.required_text("file");
    let mut measures = BTreeMap::new();
    for measure in Measure::ALL {
        let Some(text) = reader.text(measure.key()) else { continue };
        match tenths(&text.value) {
            Some(value) => _ = measures.insert(measure, value),
            None => reader.report(Kind::BadSettingNumber { key: measure.key().to_owned(), value: text.value.clone() }, text.span),
        }
    }
    let chapter = chapter?;
    Some((chapter.value, Record { measures, span: chapter.span }))
}

/// Reads a number with at most one decimal, in tenths.
fn tenths(text: &str) -> Option<i64> {
    let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.len() < 10 && part.bytes().all(|byte| byte.is_ascii_digit());
    (is_digits(whole) && is_digits(tenth) && tenth.len() == 1)
        .then(|| Some(whole.parse::<i64>().ok()? * 10 + tenth.parse::<i64>().ok()?))
        .flatten()
}

/// Writes the file of an edition from what its chapters measure, each with the measures that are over the budget.
pub(crate) fn text(chapters: &BTreeMap<String, BTreeMap<Measure, i64>>) -> String {
    let mut text = String::from(
        "# What the language of these chapters measures, which is over the budget. They may not get worse.\n# `kerncijfer budget --write` writes this file; see docs/plain-language.md.\n",
    );
    for (file, measures) in chapters {
        let _ = write!(text, "\n[[chapters]]\nfile = {file:?}\n");
        for (measure, value) in measures {
            let _ = writeln!(text, "{} = \"{}.{}\"", measure.key(), value / 10, value % 10);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Records, Vec<&'static str>) {
        let (records, diagnostics) = parse(&Arc::from("content/2023/language-budget.toml"), text);
        (records, diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect())
    }

    #[test]
    fn what_is_written_is_read_again() {
        let measures = BTreeMap::from([(Measure::Clear, 853), (Measure::Words, 130)]);
        let (records, codes) = read(&text(&BTreeMap::from([("01-personeel.md".to_owned(), measures.clone())])));
        assert_eq!(codes, [""; 0]);
        let record = &records["01-personeel.md"];
        assert_eq!(record.measures, measures);
        assert_eq!((record.bound(Measure::Clear), record.bound(Measure::Words), record.bound(Measure::Long)), (853, 130, 50));
    }

    #[test]
    fn every_mistake_is_told() {
        assert_eq!(read("[[chapters]]\nclear = \"85.3\"\n").1, ["S004"]);
        for wrong in ["85,3", "", "8.35", "-1", "85."] {
            assert_eq!(read(&format!("[[chapters]]\nfile = \"a.md\"\nclear = \"{wrong}\"\n")).1, ["S023"], "{wrong}");
        }
        assert_eq!(read("[[chapters]]\nfile = \"a.md\"\n[[chapters]]\nfile = \"a.md\"\n").1, ["S020"]);
        assert_eq!(read("[[chapters]]\nfile = \"a.md\"\nletters = \"1\"\n").1, ["S002"]);
    }
}
