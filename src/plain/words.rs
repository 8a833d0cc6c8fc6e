//! Rules about single words: those of the word list, and long ones.

use std::ops::Range;

use super::reading::{Reading, Sentence};
use super::tokens::{Token, TokenKind};
use super::{Found, is_exempt};
use crate::content::word_list::WordList;
use crate::content::word_list::index::Item;
use crate::diagnostic::plain::{Fault, Level};

/// Letters from which a long word is a warning.
const LONG_WARNING: usize = 22;
/// So many long words in one sentence are a warning, or two with so many letters together.
const MANY: usize = 3;
const TWO: usize = 38;

/// Finds difficult and long words. `exempt` are ranges that a term of the page explains, or a name.
pub(super) fn check(reading: &Reading<'_>, sentence: &Sentence, list: &WordList, exempt: &[Range<usize>], found: &mut Vec<Found>) {
    difficult(reading, sentence, list, exempt, found);
    long(reading, sentence, exempt, found);
}

fn difficult(reading: &Reading<'_>, sentence: &Sentence, list: &WordList, exempt: &[Range<usize>], found: &mut Vec<Found>) {
    let tokens = &sentence.tokens;
    let may_be_open =
        |at: usize, token: &Token| !is_exempt(&token.range, exempt) && !is_name(tokens, at) && !names_a_law(reading, tokens, at);
    let item = |(at, token): (usize, &Token)| Item {
        word: token.listed,
        ends_clause: token.kind == TokenKind::Mark && !matches!(token.lower.as_str(), "\"" | "'" | "“" | "”" | "‘" | "„"),
        open: token.is_word() && token.listed.may_be_difficult() && may_be_open(at, token),
    };
    let items: Vec<Item> = tokens.iter().enumerate().map(item).collect();
    for word in list.index().find(&items) {
        let entry = &list.entries[word.entry];
        let range = tokens[word.items.start].range.start..tokens[word.items.end - 1].range.end;
        // A phrase around a term is still a phrase, but a term alone is explained.
        if is_exempt(&range, exempt) {
            continue;
        }
        let level = if entry.light { Level::Info } else { Level::Warning };
        let fault = Fault::DifficultWord { written: reading.written(&range).to_owned(), instead: entry.instead.clone() };
        found.push(Found { range, level, fault });
    }
}

fn long(reading: &Reading<'_>, sentence: &Sentence, exempt: &[Range<usize>], found: &mut Vec<Found>) {
    let mut all: Vec<(&Token, usize)> = Vec::new();
    for token in sentence.tokens.iter().filter(|token| token.is_word() && !is_exempt(&token.range, exempt)) {
        let Some(letters) = token.long else { continue };
        let level = if letters >= LONG_WARNING { Level::Warning } else { Level::Info };
        let fault = Fault::LongWord { written: reading.written(&token.range).to_owned(), letters };
        found.push(Found { range: token.range.clone(), level, fault });
        all.push((token, letters));
    }
    let together: usize = all.iter().map(|(_, letters)| letters).sum();
    if let [.., (last, _)] = all.as_slice()
        && (all.len() >= MANY || (all.len() == 2 && together >= TWO))
    {
        let words = all.iter().map(|(token, _)| reading.written(&token.range).to_owned()).collect();
        found.push(Found { range: last.range.clone(), level: Level::Warning, fault: Fault::LongWords { words } });
    }
}

/// Is it the name of a law: *Wet banenafspraak*? Names of laws stay as they are.
fn names_a_law(reading: &Reading<'_>, tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| reading.written(&tokens[before].range) == "Wet")
}

/// Is it a name: a capital within a sentence? At its beginning a capital says nothing.
fn is_name(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let begins = tokens[..at].iter().all(|before| before.kind == TokenKind::Mark)
        || at.checked_sub(1).is_some_and(|before| matches!(tokens[before].lower.as_str(), ":" | "“" | "\"" | "„"));
    // `ICT-implementatie` has its capitals from an abbreviation.
    let first = token.lower.split('-').next().map_or(0, str::len);
    let has_hyphen = first < token.lower.len();
    token.capital && !begins && !has_hyphen
}
