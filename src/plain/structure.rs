//! Rules about how a text is built: paragraphs, headings, new terms, and a reader who is spoken to.

use super::Found;
use super::reading::Reading;
use crate::content::prose::TextKind;
use crate::diagnostic::plain::{Fault, Level};

/// Words of a paragraph; research on plain language, part 6.
const PARAGRAPH: usize = 100;
const LONG_PARAGRAPH: usize = 150;
/// Words without a heading.
const SECTION: usize = 200;
/// Words of a heading.
const HEADING: usize = 10;
/// New terms under one heading.
const TERMS: usize = 2;
/// A text with fewer sentences need not speak to its reader.
const SHORT: usize = 5;

/// Words that speak to a reader, or speak for the writer.
const READER: &[&str] = &["u", "uw", "je", "jij", "jouw", "jullie", "we", "wij", "ons", "onze"];

/// What was seen of a page so far.
#[derive(Default)]
pub(super) struct Structure {
    /// Words since the last heading.
    words: usize,
    told: bool,
    terms: usize,
    sentences: usize,
    speaks: bool,
}

impl Structure {
    /// Looks at a heading.
    pub(super) fn heading(&mut self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        *self = Structure { sentences: self.sentences, speaks: self.speaks, ..Structure::default() };
        let words = count(reading);
        if words > HEADING
            && let Some(range) = first(reading)
        {
            found.push(Found { range, level: Level::Info, fault: Fault::LongHeading { words } });
        }
    }

    /// Looks at a block of running text, with the number of terms that are new in it.
    pub(super) fn paragraph(&mut self, kind: TextKind, reading: &Reading<'_>, new_terms: usize, found: &mut Vec<Found>) {
        let words = count(reading);
        let Some(range) = first(reading) else { return };
        self.sentences += reading.sentences.len();
        self.speaks = self.speaks
            || reading.sentences.iter().flat_map(|sentence| &sentence.tokens).any(|token| READER.contains(&token.lower.as_str()));
        if words > PARAGRAPH {
            let level = if words > LONG_PARAGRAPH { Level::Warning } else { Level::Info };
            found.push(Found { range: range.clone(), level, fault: Fault::LongParagraph { words, limit: PARAGRAPH } });
        }
        self.words += if kind == TextKind::Paragraph { words } else { 0 };
        if self.words > SECTION && !self.told {
            self.told = true;
            found.push(Found { range: range.clone(), level: Level::Info, fault: Fault::NoHeading { words: self.words } });
        }
        let before = self.terms;
        self.terms += new_terms;
        if self.terms > TERMS && before <= TERMS {
            found.push(Found { range, level: Level::Info, fault: Fault::NewTerms { count: self.terms } });
        }
    }

    /// Does the page have text enough to speak to its reader, and does it not?
    pub(super) fn lacks_reader(&self) -> bool {
        self.sentences >= SHORT && !self.speaks
    }
}

fn count(reading: &Reading<'_>) -> usize {
    reading.sentences.iter().map(|sentence| sentence.length()).sum()
}

/// The first word of a block, where what is said of all of it has its place.
fn first(reading: &Reading<'_>) -> Option<std::ops::Range<usize>> {
    reading.sentences.iter().flat_map(|sentence| &sentence.tokens).find(|token| token.counts()).map(|token| token.range.clone())
}
