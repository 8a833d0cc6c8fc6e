//! The sentences of a page on both sides, figures filled in.
//!
//! A sentence whose words stayed and whose figures changed is only counted: the figures are told elsewhere. So is one that stands at another place.

use std::collections::{BTreeMap, BTreeSet};

use super::alignment::align;
use super::changes::Became;
use crate::content::prose::TextKind;
use crate::shortcode::figure::Figure;
use crate::site::passages::{self, Passage};
use crate::site::resolve::TextPage;

/// A sentence of which the words changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SentenceChange {
    /// What became of it.
    pub(crate) became: Became,
    /// What kind of text it stands in.
    pub(crate) kind: TextKind,
    /// What a reader read; empty for a new one.
    pub(crate) old: String,
    /// What a reader reads; empty for one that is gone.
    pub(crate) new: String,
}

/// What became of the sentences of a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct SentenceChanges {
    /// Those that say something else, in order of the text.
    pub(crate) told: Vec<SentenceChange>,
    /// How many have the same words and another figure.
    pub(crate) other_figures: usize,
    /// How many stand at another place.
    pub(crate) moved: usize,
}

impl SentenceChanges {
    /// Is nothing different?
    pub(crate) fn is_empty(&self) -> bool {
        *self == SentenceChanges::default()
    }
}

/// A sentence of a page.
pub(super) struct Sentence {
    kind: TextKind,
    /// As a reader reads it.
    text: String,
    /// The same with every figure left open.
    words: String,
}

/// Stands for a figure in what has them left open: a character that no text holds (Unicode, U+FFFC object replacement).
const OPEN: char = '\u{fffc}';

/// Returns the sentences of a page in order, but for those of its head, which are told apart.
pub(super) fn of_page(page: &TextPage, figures: &[Figure]) -> Vec<Sentence> {
    passages::of_page(page, figures).iter().filter(|passage| passage.kind != TextKind::Head).flat_map(of_passage).collect()
}

fn of_passage(passage: &Passage<'_>) -> Vec<Sentence> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for range in passage.sentences() {
        match found.last_mut() {
            // No sentence ends within a figure, but the split may think so.
            Some(last) if passage.figures.iter().any(|figure| figure.range.start < last.end && last.end < figure.range.end) => {
                last.end = range.end;
            }
            _ => found.push(range),
        }
    }
    let sentence = |range: std::ops::Range<usize>| {
        let mut words = String::new();
        let mut at = range.start;
        for figure in passage.figures.iter().filter(|figure| range.contains(&figure.range.start)) {
            words.push_str(&passage.text[at..figure.range.start]);
            words.push(OPEN);
            at = figure.range.end;
        }
        words.push_str(&passage.text[at..range.end.max(at)]);
        Sentence { kind: passage.kind, text: passage.text[range.start..range.end.max(at)].to_owned(), words }
    };
    found.into_iter().map(sentence).collect()
}

/// Lays the sentences of a page beside each other.
pub(super) fn changes(old: &[Sentence], new: &[Sentence]) -> SentenceChanges {
    let keys = |sentences: &[Sentence]| sentences.iter().map(|sentence| sentence.words.clone()).collect::<Vec<String>>();
    let (before, after) = (keys(old), keys(new));
    let mut pairs = align(&before, &after);
    let mut changes = SentenceChanges::default();
    let moved = moved(&before, &after, &pairs);
    changes.moved = moved.len();
    let other = |(left, right): &&(usize, usize)| old[*left].text != new[*right].text;
    changes.other_figures = pairs.iter().chain(&moved).filter(other).count();
    let (left_moved, right_moved): (BTreeSet<usize>, BTreeSet<usize>) = moved.into_iter().unzip();
    // One more pair behind the last sentences closes the last gap.
    pairs.push((old.len(), new.len()));
    let (mut from, mut to) = (0, 0);
    for (left, right) in pairs {
        let gone: Vec<&Sentence> = (from..left).filter(|at| !left_moved.contains(at)).map(|at| &old[at]).collect();
        let added: Vec<&Sentence> = (to..right).filter(|at| !right_moved.contains(at)).map(|at| &new[at]).collect();
        gap(&gone, &added, &mut changes.told);
        (from, to) = (left + 1, right + 1);
    }
    changes
}

/// Sentences that could not be lined up and are on both sides all the same.
fn moved(before: &[String], after: &[String], pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let (left, right): (BTreeSet<usize>, BTreeSet<usize>) = pairs.iter().copied().unzip();
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in (0..before.len()).rev().filter(|at| !left.contains(at)) {
        places.entry(&before[at]).or_default().push(at);
    }
    let open = (0..after.len()).filter(|at| !right.contains(at));
    open.filter_map(|at| Some((places.get_mut(after[at].as_str())?.pop()?, at))).collect()
}

/// How many new sentences an old one is held against; our own choice.
const FAR: usize = 20;

/// Tells of the sentences between two that stayed: each old one beside the new one that it resembles most, the others alone.
fn gap(gone: &[&Sentence], added: &[&Sentence], told: &mut Vec<SentenceChange>) {
    let alone = |became: Became, sentence: &Sentence| {
        let text = sentence.text.clone();
        let (old, new) = if became == Became::Gone { (text, String::new()) } else { (String::new(), text) };
        SentenceChange { became, kind: sentence.kind, old, new }
    };
    let mut next = 0;
    for was in gone {
        let likely = (next..added.len()).take(FAR).filter_map(|at| Some((likeness(was, added[at])?, at)));
        // Of equals the first.
        match likely.max_by_key(|(likeness, at)| (*likeness, std::cmp::Reverse(*at))).map(|(_, at)| at) {
            None => told.push(alone(Became::Gone, was)),
            Some(at) => {
                told.extend(added[next..at].iter().map(|sentence| alone(Became::Added, sentence)));
                let is = added[at];
                told.push(SentenceChange { became: Became::Changed, kind: is.kind, old: was.text.clone(), new: is.text.clone() });
                next = at + 1;
            }
        }
    }
    told.extend(added[next..].iter().map(|sentence| alone(Became::Added, sentence)));
}

/// How many in a thousand words two sentences have in common, when that is more than half; our own choice.
fn likeness(one: &Sentence, other: &Sentence) -> Option<usize> {
    let words = |sentence: &Sentence| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for word in sentence.words.split(|c: char| !(c.is_alphanumeric() || c == OPEN)).filter(|word| !word.is_empty()) {
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
        counts
    };
    let (left, right) = (words(one), words(other));
    let common: usize = left.iter().map(|(word, count)| right.get(word).map_or(0, |other| *count.min(other))).sum();
    let most = left.values().sum::<usize>().max(right.values().sum());
    (one.kind == other.kind && common * 2 > most).then(|| common * 1000 / most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(sentences: &[(&str, &str)]) -> Vec<Sentence> {
        let one = |(words, figure): &(&str, &str)| Sentence {
            kind: TextKind::Paragraph,
            text: words.replace('#', figure),
            words: words.replace('#', &OPEN.to_string()),
        };
        sentences.iter().map(one).collect()
    }

    fn told(changes: &SentenceChanges) -> Vec<(Became, &str, &str)> {
        changes.told.iter().map(|change| (change.became, change.old.as_str(), change.new.as_str())).collect()
    }

    #[test]
    fn words_are_told_and_figures_counted() {
        let old = text(&[("Er zijn # bomen in het park.", "120"), ("De berk is wit.", ""), ("De eik is oud.", "")]);
        let new = text(&[("Er zijn # bomen in het park.", "125"), ("De eik is erg oud.", ""), ("Nieuw is de linde.", "")]);
        let found = changes(&old, &new);
        assert_eq!((found.other_figures, found.moved), (1, 0));
        let expected = [
            (Became::Gone, "De berk is wit.", ""),
            (Became::Changed, "De eik is oud.", "De eik is erg oud."),
            (Became::Added, "", "Nieuw is de linde."),
        ];
        assert_eq!(told(&found), expected);
    }

    #[test]
    fn a_sentence_at_another_place_is_moved() {
        let old = text(&[("Een.", ""), ("Twee met #.", "1"), ("Drie.", "")]);
        let new = text(&[("Drie.", ""), ("Een.", ""), ("Twee met #.", "2")]);
        let found = changes(&old, &new);
        assert_eq!((found.told.len(), found.other_figures, found.moved), (0, 1, 1));
    }

    #[test]
    fn equal_texts_give_nothing() {
        let one = text(&[("Een.", ""), ("Een.", ""), ("Twee #.", "1")]);
        assert!(changes(&one, &one).is_empty());
        assert_eq!(told(&changes(&[], &text(&[("Een.", "")]))), [(Became::Added, "", "Een.")]);
        assert_eq!(told(&changes(&text(&[("Een.", "")]), &[])), [(Became::Gone, "Een.", "")]);
    }
}
