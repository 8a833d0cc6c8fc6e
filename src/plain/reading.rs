//! A block of text as the rules read it: its letters made even, cut in sentences and tokens, each with its place in the file.
//!
//! A ligature (`ĳ`, `ﬁ`) is its letters, a soft hyphen none, a space of any kind a space, a curly apostrophe a straight one, a letter with its diacritic behind it
//! one letter, and literal code is one sign.
//! A map leads from each byte back to the text as it was.

use std::ops::Range;

use super::known::KnownWords;
use super::tokens::{CODE, Token, tokens};
use crate::content::even::{Even, even};
use crate::content::label_length;
use crate::content::sentence::sentences;
use crate::settings::Text;
use crate::site::passages::Passage;
use crate::source::Span;

/// A block of text.
pub(super) struct Reading<'a> {
    /// The text, with its letters made even.
    pub(super) text: String,
    /// Its sentences in order.
    pub(super) sentences: Vec<Sentence>,
    origin: Origin<'a>,
    /// For each byte of `text` the byte of the original that it comes from.
    map: Vec<u32>,
}

/// A sentence.
pub(super) struct Sentence {
    /// Its bytes in the text of the reading.
    pub(super) range: Range<usize>,
    /// Its words, numbers and marks in order.
    pub(super) tokens: Vec<Token>,
}

/// Where a text comes from.
enum Origin<'a> {
    Passage(&'a Passage<'a>),
    Setting(&'a Text),
}

impl<'a> Reading<'a> {
    /// Reads a passage of a page. The label of a box is a word of the program, and is left out.
    pub(super) fn of_passage(passage: &'a Passage<'a>, known: &mut KnownWords<'_>) -> Self {
        Reading::new(&passage.text, label_length(&passage.text), &passage.code, Origin::Passage(passage), known)
    }

    /// Reads a text of a TOML document.
    pub(super) fn of_setting(text: &'a Text, known: &mut KnownWords<'_>) -> Self {
        Reading::new(&text.value, 0, &[], Origin::Setting(text), known)
    }

    fn new(original: &str, start: usize, code: &[Range<usize>], origin: Origin<'a>, known: &mut KnownWords<'_>) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut map = Vec::with_capacity(original.len());
        let mut code = code.iter().peekable();
        for (offset, letter) in original[start..].char_indices() {
            let at = start + offset;
            let place = u32::try_from(at).expect("a block of text is small");
            // Nearly all letters stay as they are.
            if (letter == ' ' || letter.is_ascii_graphic()) && code.peek().is_none() {
                text.push(letter);
                map.push(place);
                continue;
            }
            while code.next_if(|code| code.end <= at).is_some() {}
            let even = match code.peek().filter(|code| code.contains(&at)) {
                Some(code) if code.start == at => Even::Letter(CODE),
                Some(_) => Even::Nothing,
                None => even(letter),
            };
            even.put(&mut text);
            // A diacritic joins the letter before it, of which the place stays; so the map only grows, or is cut.
            map.truncate(text.len());
            map.resize(text.len(), place);
        }
        let cut = sentences(&text)
            .into_iter()
            .flat_map(|range| items(&text, range))
            .map(|range| Sentence { tokens: tokens(&text, range.clone(), known), range });
        let sentences = cut.collect();
        Reading { text, sentences, origin, map }
    }

    /// Returns what is written at a range.
    pub(super) fn written(&self, range: &Range<usize>) -> &str {
        &self.text[range.clone()]
    }

    /// Returns a range of the original as one of the reading.
    pub(super) fn reading(&self, original: &Range<usize>) -> Range<usize> {
        let at = |n: usize| self.map.partition_point(|from| (*from as usize) < n);
        at(original.start)..at(original.end)
    }

    /// Returns a range of the reading as one of the original.
    fn original(&self, range: &Range<usize>) -> Range<usize> {
        let original = match self.origin {
            Origin::Passage(passage) => &passage.text,
            Origin::Setting(text) => &text.value,
        };
        let at = |n: usize| self.map.get(n).or(self.map.last()).map_or(0, |at| *at as usize);
        let last = at(range.end.saturating_sub(1).max(range.start));
        at(range.start)..last + original[last..].chars().next().map_or(0, char::len_utf8)
    }

    /// Returns where a range stands in the file.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let original = self.original(range);
        match self.origin {
            Origin::Passage(passage) => passage.span(&original),
            Origin::Setting(text) => text.places.span(original),
        }
    }
}

/// Cuts a sentence at the marks of a list that was pasted in.
fn items(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    let mut start = range.start;
    for (at, _) in text[range.clone()].match_indices(['•', '▪', '●', '◦']) {
        items.push(start..range.start + at);
        start = range.start + at;
    }
    items.push(start..range.end);
    items.retain(|item| text[item.clone()].contains(char::is_alphanumeric));
    items
}

impl Sentence {
    /// Returns the number of words and numbers.
    pub(super) fn length(&self) -> usize {
        self.tokens.iter().filter(|token| token.counts()).count()
    }
}
