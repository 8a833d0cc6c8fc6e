//! How words begin that can be a number, or part of one: three letters tell of most words that they are none.

use std::sync::LazyLock;

use super::lists::Lists;
use super::{lists, numerals};
use crate::diagnostic::Language;

/// The beginnings of words, by a few bits of their first three letters. Letters that share these are taken for each other, so it says `perhaps`, or `no`.
pub(super) struct Beginnings([u64; 64]);

impl Beginnings {
    fn new(words: impl Iterator<Item = &'static str>) -> Self {
        let mut bits = [0; 64];
        for word in words {
            let key = key(word.as_bytes());
            bits[key / 64] |= 1 << (key % 64);
        }
        Beginnings(bits)
    }

    /// Can a word begin with one of these? A letter with an accent stands for the one without.
    pub(super) fn may_begin(&self, word: &str) -> bool {
        let first = &word.as_bytes()[..word.len().min(3)];
        let key = key(first);
        self.0[key / 64] >> (key % 64) & 1 == 1 || !first.is_ascii()
    }
}

/// A number below 4096.
fn key(word: &[u8]) -> usize {
    word.iter().take(3).fold(0, |key, byte| key << 4 | usize::from(byte & 15))
}

/// The beginnings of cardinals and ordinals of a language.
pub(super) fn of(language: Language) -> &'static Beginnings {
    static DUTCH: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(numerals::words(Language::Dutch)));
    static ENGLISH: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(numerals::words(Language::English)));
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
    }
}

/// The beginnings of all words that a quantity in words can begin with: numbers, and those of the lists.
pub(super) fn of_quantities(language: Language) -> &'static Beginnings {
    static DUTCH: LazyLock<Beginnings> = LazyLock::new(|| quantities(Language::Dutch));
    static ENGLISH: LazyLock<Beginnings> = LazyLock::new(|| quantities(Language::English));
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
    }
}

fn quantities(language: Language) -> Beginnings {
    let Lists { rough, fractions, together, article, .. } = lists::of(language);
    Beginnings::new([*rough, *fractions, *together, *article].into_iter().flatten().copied().chain(numerals::words(language)))
}
