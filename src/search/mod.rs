//! Search within an edition: what a reader can find, as records, and the index that a browser searches.
//!
//! Records are made from what is known already: the passages of a text, datasets, terms. The index is made from records and never from pages, so that it
//! does not depend on templates. One edition has one index with a part for each language of its pages; the addresses in it start at the folder of the edition, so
//! that the same bytes work wherever that folder stands. Finding and ranking is the work of a script of the theme, `assets/search.js`.

mod compounds;
mod data;
mod document;
mod index;
mod sections;
mod subjects;

pub(crate) use self::data::{dataset, overview, term};
pub(crate) use self::index::{Index, IndexInput};
pub(crate) use self::sections::SectionsInput;
pub(crate) use self::subjects::Subjects;

use std::collections::BTreeSet;

use crate::diagnostic::Language;

/// Something that a reader can find.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Record {
    /// Where it leads: a path from the folder of the edition, `personeel/index.html#hoeveel-mensen-werken-er`.
    pub(crate) address: String,
    /// Its language.
    pub(crate) language: Language,
    /// What it is. A part of a text with figures is both: its sentences and its figures are found.
    pub(crate) kinds: Vec<RecordKind>,
    /// Its title: a heading, the title of a dataset, a term.
    pub(crate) title: String,
    /// Title of the page it stands on; empty when it is a page itself.
    pub(crate) page: String,
    /// Of a page that is made, with others, from one text for the rows of a dataset: the value and the label of its row, such as a code and the name of a ministry.
    pub(crate) row: Option<(String, String)>,
    /// What else it is called: keywords, abbreviations, other forms. Found as its title is, and not shown.
    pub(crate) names: Vec<String>,
    /// Its text; those of a reader's words are shown.
    pub(crate) sentences: Vec<Sentence>,
    /// Words that are found and count for less, and are not shown: what the rows and columns of a dataset are called.
    pub(crate) labels: Vec<String>,
    /// Whom it is about, by the labels of a list of codes such as that of the ministries. A page of text about one of these has it for all its sections.
    pub(crate) subjects: BTreeSet<String>,
}

/// What a reader finds; filters and results name it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum RecordKind {
    /// A part of a page of text.
    Text,
    /// A figure in a sentence.
    Figure,
    /// A dataset.
    Dataset,
    /// A term or an abbreviation.
    Term,
}

impl RecordKind {
    /// Returns the name that the index, the script and the words of a theme know it by.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            RecordKind::Text => "text",
            RecordKind::Figure => "figure",
            RecordKind::Dataset => "dataset",
            RecordKind::Term => "term",
        }
    }
}

/// A sentence of a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Sentence {
    /// As a reader reads it, figures filled in.
    pub(crate) text: String,
    /// The address of the first figure in it, when it has one that a link can lead to.
    pub(crate) anchor: Option<String>,
}

impl Sentence {
    /// A sentence without figures.
    pub(crate) fn plain(text: &str) -> Self {
        Sentence { text: text.to_owned(), anchor: None }
    }
}
