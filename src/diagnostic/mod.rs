//! Diagnostics: what is wrong, where, and what to do about it.
//!
//! A [`Diagnostic`] is a [`Kind`] with its facts and places. Its words, in Dutch and in English, are made by `nl` and `en`
//! when it is printed; `render` turns places into lines and columns. Stages return diagnostics, they never print them.

pub mod archive;
pub(crate) mod en;
mod kind;
mod message;
pub(crate) mod nearest;
pub(crate) mod nl;
mod nouns;
pub mod plain;
pub(crate) mod render;

pub use kind::{
    BaseFault, Kind, Misfit, Nearly, Noun, PairFault, Place, RedirectFault, Severity, Shape, StackFault, TargetFault, ValueType, codes,
};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::Span;

/// A language that messages are written in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Language {
    /// Dutch, at level B1.
    Dutch,
    /// English.
    English,
}

impl Language {
    /// Every one, in order of name.
    pub const ALL: [Language; 2] = [Language::Dutch, Language::English];

    /// Reads `nl` or `en`.
    pub fn parse(tag: &str) -> Option<Self> {
        match tag {
            "nl" => Some(Language::Dutch),
            "en" => Some(Language::English),
            _ => None,
        }
    }

    /// Returns the tag when it is another language than that of a page, for `lang` on a part of it; else nothing.
    pub(crate) fn other_than(self, of_page: Language) -> String {
        if self == of_page { String::new() } else { self.tag().to_owned() }
    }

    /// Returns the tag, as in `lang="nl"`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Dutch => "nl",
            Language::English => "en",
        }
    }

    /// Returns the tag with a region, as a document needs it whose numbers and dates follow a country.
    pub(crate) fn region(self) -> &'static str {
        match self {
            Language::Dutch => "nl-NL",
            Language::English => "en-GB",
        }
    }
}

/// One mistake at one place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// What is wrong.
    pub kind: Kind,
    /// The smallest part that the author must change.
    pub span: Span,
    /// The other half of a contradiction.
    pub other: Option<Span>,
    /// On pages from data: the rows whose page it is on, when it is not on all.
    pub rows: Vec<String>,
}

impl Diagnostic {
    /// Makes a diagnostic at one place.
    pub fn new(kind: Kind, span: Span) -> Self {
        Diagnostic { kind, span, other: None, rows: Vec::new() }
    }

    /// Adds the place of the other half of a contradiction.
    pub fn with_other(mut self, other: Span) -> Self {
        self.other = Some(other);
        self
    }

    /// Returns its words in a language, with the rows whose page it is on.
    pub fn words(&self, language: Language) -> Words {
        let mut words = words(&self.kind, language);
        if !self.rows.is_empty() {
            words.headline = format!("{} ({})", words.headline, nouns::rows(language, &self.rows));
        }
        words
    }

    /// Does it stop publication?
    pub fn is_error(&self) -> bool {
        self.kind.severity() == Severity::Error
    }
}

/// Says of diagnostics that they are about the page of a row.
pub(crate) fn of_row(diagnostics: &mut [Diagnostic], row: &str) {
    diagnostics.iter_mut().for_each(|diagnostic| diagnostic.rows = vec![row.to_owned()]);
}

/// The words of a diagnostic in one language.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Words {
    /// What is wrong, in one line that is enough on its own.
    pub headline: String,
    /// What is wrong at the marked place, in a few words.
    pub label: String,
    /// What the other place is; empty when there is none.
    pub other: String,
    /// A fact that helps to understand; may be empty.
    pub note: String,
    /// What to do; may be empty.
    pub help: String,
}

/// Returns the words of a kind in a language.
pub fn words(kind: &Kind, language: Language) -> Words {
    match language {
        Language::Dutch => nl::words(kind),
        Language::English => en::words(kind),
    }
}

/// The most diagnostics of one code in one file that people are told; what is over is counted.
const MOST_OF_A_CODE: usize = 20;

/// Puts diagnostics in the order in which they are told: by file, by place, by code. The same one twice is told once.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (&a.span, a.kind.code()).cmp(&(&b.span, b.kind.code())));
    // What is wrong on the pages of several rows is one mistake.
    let mut told: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics.drain(..) {
        let same = |known: &Diagnostic| known.kind == diagnostic.kind && known.other == diagnostic.other;
        let at_place = told.iter_mut().rev().take_while(|known| known.span == diagnostic.span);
        match at_place.into_iter().find(|known| same(known)) {
            // A mistake without rows is one of all.
            Some(known) if known.rows.is_empty() || diagnostic.rows.is_empty() => known.rows.clear(),
            Some(known) => known.rows.extend(diagnostic.rows.into_iter().filter(|row| !known.rows.contains(row)).collect::<Vec<_>>()),
            None => told.push(diagnostic),
        }
    }
    *diagnostics = told;
}

/// What people are told of sorted diagnostics: of many of one code in one file the first, and how many more there are (S022). Programs get them all.
pub fn shortened(diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut diagnostics = diagnostics.to_vec();
    let mut counts: BTreeMap<(Arc<str>, &'static str), usize> = BTreeMap::new();
    let mut firsts: BTreeMap<(Arc<str>, &'static str), Span> = BTreeMap::new();
    diagnostics.retain(|diagnostic| {
        let key = (diagnostic.span.file.clone(), diagnostic.kind.code());
        let count = counts.entry(key.clone()).or_default();
        *count += 1;
        if *count > MOST_OF_A_CODE {
            firsts.entry(key).or_insert_with(|| diagnostic.span.clone());
        }
        *count <= MOST_OF_A_CODE
    });
    for (key, span) in firsts {
        let kind = Kind::MoreOfSame { code: key.1, count: counts[&key] - MOST_OF_A_CODE };
        let at = diagnostics.partition_point(|diagnostic| diagnostic.span <= span);
        diagnostics.insert(at, Diagnostic::new(kind, span));
    }
    diagnostics
}
