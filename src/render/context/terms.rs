//! Terms and abbreviations: explained below a text, and all of them on a page.

use serde::Serialize;

use super::common::{Common, DownloadItem, NavItem};
use crate::render::theme::Words;

/// `term-notes.html`: the terms that a text used for the first time on its page, explained below it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct TermNotesContext {
    /// Words of the interface, as in [`Common::words`].
    pub(crate) words: Words,
    /// The terms, in the order of the text.
    pub(crate) terms: Vec<TermNoteItem>,
}

/// A term that is explained below a text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct TermNoteItem {
    /// The term as the text uses it: its name or its abbreviation.
    pub(crate) word: String,
    /// What it stands for in full; empty when the text uses the name.
    pub(crate) full: String,
    /// Its abbreviation; empty when the text uses that, or when there is none.
    pub(crate) abbreviation: String,
    /// Language of the name, such as `en`, for `lang`; empty when it is that of the page.
    pub(crate) language: String,
    /// What it means; may be empty when the abbreviation is all there is to explain.
    pub(crate) explanation: String,
    /// Its entry on the page with terms.
    pub(crate) href: String,
}

/// `terms.html`: the terms and abbreviations of an edition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct TermsContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The terms with an explanation, by their first letter.
    pub(crate) letters: Vec<TermLetter>,
    /// Every abbreviation, in order.
    pub(crate) abbreviations: Vec<AbbreviationItem>,
    /// All of it as a file.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// The terms that begin with a letter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct TermLetter {
    /// Id of its heading on this page.
    pub(crate) id: String,
    /// The letter; `0-9` for digits.
    pub(crate) letter: String,
    /// Its terms, in order.
    pub(crate) terms: Vec<TermItem>,
}

/// A term with its explanation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct TermItem {
    /// Its id on this page.
    pub(crate) id: String,
    /// The word, or what its abbreviation stands for.
    pub(crate) name: String,
    /// Its abbreviations, with commas between them; may be empty.
    pub(crate) abbreviation: String,
    /// Language of the name, for `lang`; empty when it is that of the page.
    pub(crate) language: String,
    /// What it means.
    pub(crate) explanation: String,
    /// What else is to be told of it; may be empty.
    pub(crate) note: String,
    /// Where the explanation comes from; may be empty.
    pub(crate) source: String,
    /// Terms that have to do with it.
    pub(crate) see: Vec<NavItem>,
    /// Its first use on each page of text that uses it.
    pub(crate) pages: Vec<NavItem>,
}

/// An abbreviation with what it stands for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct AbbreviationItem {
    /// Its id on this page; empty when its entry among the terms has it.
    pub(crate) id: String,
    /// The abbreviation; several for one thing have commas between them.
    pub(crate) abbreviation: String,
    /// What it stands for.
    pub(crate) name: String,
    /// Language of that, for `lang`; empty when it is that of the page.
    pub(crate) language: String,
    /// What else is to be told of it; may be empty.
    pub(crate) note: String,
    /// Its entry among the terms; empty when it has none.
    pub(crate) href: String,
    /// Its first use on each page of text that uses it; empty when its entry tells that.
    pub(crate) pages: Vec<NavItem>,
}
