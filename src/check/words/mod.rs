//! Words against data: what a sentence says of its figures is held against them, by the rules of `docs/words.md`.
//!
//! `reading` reads a sentence by the `lexicon`; each other file holds one kind of statement against the figures. A figure gets one message at most.

mod changes;
mod compare;
mod factors;
mod heights;
mod lexicon;
mod peaks;
mod periods;
mod reading;
mod sizes;
mod subject;
mod tokens;

use std::collections::BTreeSet;
use std::ops::Range;

use self::lexicon::Class;
use self::reading::Sentence;
use crate::content::excuse::{Excuse, ExcuseFrom};
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::shortcode::figure::FigureCall;
use crate::site::passages::Passage;
use crate::site::resolve::{Shortcode, TextPage};

/// What is wrong with a word beside a figure.
struct Finding {
    /// Position of the figure in its sentence.
    figure: usize,
    /// What is wrong.
    kind: Kind,
    /// The word, in the text of the passage; the figure itself where a word is missing.
    word: Range<usize>,
}

/// How sure it is that a text tells which way something went.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Direction {
    /// It has a word that may say so, such as `meer` or `boven`.
    Perhaps,
    /// It has a verb or a noun that says so, such as `steeg` or `daling`.
    Certain,
}

/// Does a sentence tell which way something went? Only its words are read, not what they stand beside.
pub(crate) fn direction(sentence: &str, language: Language) -> Option<Direction> {
    let mut tokens = Vec::new();
    tokens::words(sentence, 0..sentence.len(), &mut tokens);
    let words: Vec<&str> = tokens.iter().map(|token| token.lower.as_ref()).collect();
    let of_word = |word: &&str| match lexicon::find(word, language)?.class {
        Class::Verb | Class::Noun => Some(Direction::Certain),
        Class::Comparative | Class::Behind => Some(Direction::Perhaps),
    };
    let in_parts = |(at, first): (usize, &&str)| {
        let behind = words[at + 1..].iter();
        behind.take(PARTS_APART).any(|second| lexicon::parts(first, second, language).is_some()).then_some(Direction::Certain)
    };
    words.iter().filter_map(of_word).chain(words.iter().enumerate().filter_map(in_parts)).max()
}

/// Within so many words the second part of a verb stands behind its first part; our own choice.
const PARTS_APART: usize = 12;

/// Tells what the words of passages say that their figures do not, but for what a comment excuses. Each passage comes with what [`of_passage`] found in it.
/// Errors: W001, W002, W004, W005, W007, W008, W011. Warnings: W003, W006, W009, W010, W012, W013.
pub(super) fn check<'a>(passages: impl Iterator<Item = (&'a Passage<'a>, &'a [Diagnostic])>, page: &TextPage) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let excuses = &page.chapter.excuses;
    let mut needed: BTreeSet<usize> = BTreeSet::new();
    for (passage, found) in passages {
        // A sentence with a hole cannot be judged, and its mistake has been told; so has that of its excuse.
        if !passage.whole {
            needed.extend(passage.excuses);
            continue;
        }
        let excused = passage.excuses.iter().filter(|excuse| excuses[**excuse].from == ExcuseFrom::Words).collect::<Vec<_>>();
        if excused.is_empty() {
            diagnostics.extend(found.iter().cloned());
        } else if !found.is_empty() {
            needed.extend(excused);
        }
    }
    diagnostics.extend(excuses.iter().enumerate().filter_map(|(position, excuse)| idle(excuse, needed.contains(&position))));
    diagnostics
}

fn idle(excuse: &Excuse, is_needed: bool) -> Option<Diagnostic> {
    if excuse.from != ExcuseFrom::Words {
        return None;
    }
    let kind = match (excuse.reason.is_empty(), is_needed) {
        (true, _) => Kind::ExcuseWithoutReason,
        (false, false) => Kind::IdleExcuse,
        (false, true) => return None,
    };
    Some(Diagnostic::new(kind, excuse.span.clone()))
}

/// Holds the words of each sentence of a passage against its figures; nothing of one with a hole.
pub(super) fn of_passage(passage: &Passage<'_>, page: &TextPage, language: Language) -> Vec<Diagnostic> {
    // Words are held against figures only.
    if !passage.whole || passage.figures.is_empty() {
        return Vec::new();
    }
    let call = |position: usize| -> Option<&FigureCall> {
        match page.shortcodes.get(position) {
            Some(Shortcode::Figure(call)) => Some(call),
            _ => None,
        }
    };
    let mut diagnostics = Vec::new();
    let has_figure = |range: &Range<usize>| passage.figures.iter().any(|inset| range.contains(&inset.range.start));
    for range in whole_sentences(passage).into_iter().filter(has_figure) {
        let Some(sentence) = Sentence::read(passage, &range, &call, language) else { continue };
        for finding in of_sentence(&sentence) {
            let span = passage.span(&finding.word);
            let figure = passage.span(&sentence.figures[finding.figure].inset.range);
            let diagnostic = Diagnostic::new(finding.kind, span.clone());
            diagnostics.push(if span == figure { diagnostic } else { diagnostic.with_other(figure) });
        }
    }
    diagnostics
}

/// The sentences of a passage; a mark within a figure ends none.
fn whole_sentences(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for range in passage.sentences() {
        let cut = |at: usize| passage.figures.iter().any(|inset| inset.range.start < at && at < inset.range.end);
        match sentences.last_mut() {
            Some(last) if cut(last.end) || cut(range.start) => last.end = range.end,
            _ => sentences.push(range),
        }
    }
    sentences
}

/// The findings of a sentence: for each figure the first.
fn of_sentence(sentence: &Sentence<'_>) -> Vec<Finding> {
    let mut findings = sizes::units(sentence);
    let (factors, judged) = factors::check(sentence);
    findings.extend(factors);
    findings.extend(heights::pairs(sentence, &judged));
    let (changes, bound) = changes::check(sentence, &judged);
    findings.extend(changes);
    findings.extend(heights::check(sentence, &judged, &bound));
    findings.extend(sizes::nearness(sentence));
    findings.extend(peaks::check(sentence));
    findings.extend(subject::check(sentence));
    let mut seen = BTreeSet::new();
    findings.retain(|finding| seen.insert(finding.figure));
    findings
}
