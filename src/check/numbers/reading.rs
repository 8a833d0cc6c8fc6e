//! A text as it is read: its tokens, and questions about them that both the rules and the search for numbers ask.

use super::lists::{self, Lists};
use super::numerals;
use super::tokens::{Token, TokenKind};
use super::vocabulary::Vocabulary;
use crate::diagnostic::Language;

/// The tokens of a text with all that decides what they mean. Positions may lie behind the end: nothing stands there.
pub(super) struct Reading<'a> {
    pub(super) tokens: Vec<Token<'a>>,
    pub(super) language: Language,
    pub(super) lists: &'static Lists,
    pub(super) vocabulary: &'a Vocabulary,
    /// Is it a heading?
    pub(super) heading: bool,
    /// For each token: can a number in words begin with it? Most words cannot, and are asked often.
    numerals: Vec<bool>,
}

/// The most words of one number.
const MOST_WORDS: usize = 16;

impl<'a> Reading<'a> {
    pub(super) fn new(tokens: Vec<Token<'a>>, language: Language, vocabulary: &'a Vocabulary, heading: bool) -> Self {
        // A number begins with a word that is a number by itself.
        let begins = |token: &Token<'_>| token.kind == TokenKind::Word && numerals::cardinal(&token.text, language).is_some();
        let numerals = tokens.iter().map(begins).collect();
        Reading { tokens, language, lists: lists::of(language), vocabulary, heading, numerals }
    }

    fn of_kind(&self, at: usize, kind: TokenKind) -> Option<&Token<'a>> {
        self.tokens.get(at).filter(|token| token.kind == kind)
    }

    /// The text of a word, or empty.
    pub(super) fn word(&self, at: usize) -> &str {
        self.of_kind(at, TokenKind::Word).map_or("", |token| &token.text)
    }

    /// The word before a position, or empty.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The text of a number in digits, or empty.
    pub(super) fn digits(&self, at: usize) -> &str {
        self.of_kind(at, TokenKind::Digits).map_or("", |token| &token.text)
    }

    /// Does a sign stand here?
    pub(super) fn is(&self, at: usize, sign: &str) -> bool {
        self.of_kind(at, TokenKind::Sign).is_some_and(|token| token.text == sign)
    }

    /// Is there something here, without space before it?
    pub(super) fn tight(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// Does it begin with a capital?
    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// Does a sentence begin here?
    pub(super) fn begins(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.tokens.get(before)) else { return true };
        before.kind == TokenKind::Opaque || (before.kind == TokenKind::Sign && !matches!(before.text.as_ref(), "," | "-" | "/" | "&"))
    }

    /// Reads a phrase, words and signs with spaces between them; returns where it ends.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut end = at;
        for part in phrase.split(' ') {
            self.tokens.get(end).filter(|token| token.kind != TokenKind::Opaque && token.text == part)?;
            end += 1;
        }
        Some(end)
    }

    /// A whole number of at most so many digits, without marks.
    pub(super) fn whole(&self, at: usize, most: usize) -> Option<u32> {
        let digits = self.digits(at);
        (!digits.is_empty() && digits.len() <= most && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
    }

    /// A year from 1900 to 2199.
    pub(super) fn year(&self, at: usize) -> Option<u32> {
        self.whole(at, 4).filter(|year| (1900..2200).contains(year))
    }

    /// Reads a number in words; returns its value and where it ends. The article is not read as a number, but it may begin one.
    pub(super) fn numeral(&self, at: usize) -> Option<(u64, usize)> {
        if !self.numerals.get(at).is_some_and(|begins| *begins) {
            return None;
        }
        let (mut words, mut ends, mut next) = (Vec::new(), Vec::new(), at);
        while words.len() < MOST_WORDS && !self.word(next).is_empty() {
            words.push(self.word(next));
            next += 1;
            ends.push(next);
            if self.language == Language::English && self.is(next, "-") && self.tight(next) && self.tight(next + 1) {
                next += 1;
            }
        }
        let (value, taken) = numerals::read(&words, self.language)?;
        let only_article = taken == 1 && self.lists.article.contains(&words[0]) && self.language == Language::Dutch;
        (!only_article).then(|| (value, ends[taken - 1]))
    }

    /// An ordinal in words or digits.
    pub(super) fn ordinal(&self, at: usize) -> Option<u64> {
        let word = self.word(at);
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = &word[..word.len() - letters.len()];
        let endings: &[&str] = match self.language {
            Language::Dutch => &["e", "de", "ste"],
            Language::English => &["st", "nd", "rd", "th"],
        };
        if digits.is_empty() { numerals::ordinal(word, self.language) } else { digits.parse().ok().filter(|_| endings.contains(&letters)) }
    }

    /// A number in digits or words of one token; returns where it ends.
    pub(super) fn item(&self, at: usize) -> Option<usize> {
        if !self.digits(at).is_empty() {
            return Some(at + 1);
        }
        self.numeral(at).map(|(_, end)| end)
    }

    /// Reads a word between two numbers that makes a range, or else a list of them; returns where it ends, and whether it is a range.
    pub(super) fn join(&self, at: usize) -> Option<(usize, bool)> {
        let range = self.lists.ranges.iter().find_map(|parts| self.phrase(at, &parts.join(" ")));
        if let Some(end) = range {
            return Some((end, true));
        }
        let one = |at: usize| self.tokens.get(at).is_some_and(|token| self.lists.lists.contains(&token.text.as_ref()));
        one(at).then(|| (if self.is(at, ",") && one(at + 1) { at + 2 } else { at + 1 }, false))
    }

    /// Is it something that is counted, perhaps behind an adjective?
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let counted = |at: usize| {
            let word = self.word(at);
            self.is(at, "%") || self.is(at, "€") || self.lists.counted.contains(&word) || self.vocabulary.counts(word)
        };
        let small = self.lists.after_year.contains(&self.word(at)) || self.numeral(at).is_some();
        let adjective = self.word(at).ends_with('e') && !small && !self.capital(at);
        counted(at) || (adjective && self.language == Language::Dutch && counted(at + 1))
    }
}
