//! What is known of a word by itself: found out once for each way in which a page writes it, however often it stands there.

use std::collections::HashMap;
use std::rc::Rc;

use super::grammar::{Form, Forms};
use super::short::{self, Short};
use super::{made_nouns, syllables};
use crate::content::word_list::WordList;
use crate::content::word_list::index::Listed;

/// A word, number or mark as it is written.
#[derive(Debug)]
pub(super) struct Known {
    /// In small letters.
    pub(super) lower: String,
    /// Does it begin with a capital?
    pub(super) capital: bool,
    /// Has it no small letters, and more than one sign?
    pub(super) loud: bool,
    /// Its letters.
    pub(super) letters: usize,
    /// Its syllables, when it is a word.
    pub(super) syllables: usize,
    /// The letters of its longest part, when that makes it a long word.
    pub(super) long: Option<usize>,
    /// Is it a noun made of a verb or an adjective?
    pub(super) made: bool,
    /// The abbreviations in it, when it is a word.
    pub(super) short: Vec<Short>,
    /// What the word list has of it.
    pub(super) listed: Listed,
    forms: Forms,
}

impl Known {
    fn new(written: &str, list: &WordList) -> Self {
        let lower = written.to_lowercase();
        Known {
            capital: written.starts_with(char::is_uppercase),
            loud: written.len() > 1 && written.chars().all(|letter| !letter.is_lowercase()),
            letters: lower.chars().filter(|letter| letter.is_alphabetic()).count(),
            syllables: syllables::syllables(&lower),
            long: syllables::long_part(&lower),
            made: made_nouns::is_made(&lower),
            short: short::of_written(written),
            listed: list.index().listed(&lower),
            forms: Forms::of(&lower),
            lower,
        }
    }

    /// Can it be this, by the tables or by its form?
    pub(super) fn is(&self, form: Form) -> bool {
        self.forms.has(form)
    }
}

/// Room for the words of most pages.
const SOME: usize = 512;

/// The words of a page so far.
pub(super) struct KnownWords<'a> {
    list: &'a WordList,
    words: HashMap<String, Rc<Known>>,
}

impl<'a> KnownWords<'a> {
    /// Knows no word yet. `list` is the word list of the publication.
    pub(super) fn new(list: &'a WordList) -> Self {
        KnownWords { list, words: HashMap::with_capacity(SOME) }
    }

    /// Returns what is known of a word, number or mark.
    pub(super) fn of(&mut self, written: &str) -> Rc<Known> {
        if let Some(known) = self.words.get(written) {
            return known.clone();
        }
        let known = Rc::new(Known::new(written, self.list));
        self.words.insert(written.to_owned(), known.clone());
        known
    }
}
