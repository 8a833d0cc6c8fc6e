//! What a writer reads again in the chapters of a new edition: each sentence that says something of a year, of a change, or from elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::chapters::CallEdit;
use super::years::in_words;
use crate::check::{Direction, direction};
use crate::content::call::{Call, CallKind, Standing};
use crate::content::chapter::Chapter;
use crate::content::expr::ExprKind;
use crate::content::prose::{TextBlock, TextKind, TextPart};
use crate::content::sentence;
use crate::pins::Splice;
use crate::pins::bytes::edited;

/// A sentence to read again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Sentence {
    /// The file in the new edition.
    pub(crate) file: String,
    /// Its first letter, as a byte of the new text.
    pub(super) at: usize,
    /// Line and column in the new text, counted from 1, the column in characters.
    pub(crate) place: (usize, usize),
    /// What it says, each figure as its formula in the new edition.
    pub(crate) text: String,
    /// Why, in a fixed order; never empty.
    pub(crate) reasons: Vec<Reason>,
}

/// Why a sentence is to be read again.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Reason {
    /// It names these years, which were not changed.
    Year(Vec<String>),
    /// A figure in it comes from elsewhere, and not from the data.
    Given,
    /// It says which way something went.
    Direction,
    /// A formula in it read years longer ago, which moved: from what to what.
    OlderYear(Vec<(String, String)>),
    /// A formula reads the data of these editions, which are not there.
    NoEdition(Vec<String>),
}

/// Reads the text blocks of a chapter.
pub(super) struct Rereading<'a> {
    pub(super) chapter: &'a Chapter,
    /// The text of its file, before the edits.
    pub(super) text: &'a str,
    /// What becomes of its calls, in order.
    pub(super) edits: &'a [CallEdit],
    /// All its edits in order.
    pub(super) splices: &'a [Splice],
    /// The year of the edition it comes from.
    pub(super) from: i32,
    /// The editions that are there, with the new one.
    pub(super) editions: &'a BTreeSet<String>,
    /// The file in the new edition.
    pub(super) file: &'a str,
}

/// The letter that stands for a figure: a digit may begin a sentence and ends none.
const FIGURE: char = '0';

impl Rereading<'_> {
    /// The sentences to read again, in order of the file; their lines are not known yet.
    pub(super) fn sentences(&self) -> Vec<Sentence> {
        let mut found: Vec<Sentence> = Vec::new();
        for block in self.chapter.prose.iter().filter(|block| block.kind != TextKind::Target) {
            found.extend(self.block(block));
        }
        found.sort_by(|one, other| (one.at, &one.text).cmp(&(other.at, &other.text)));
        found.dedup();
        found
    }

    fn block(&self, block: &TextBlock) -> Vec<Sentence> {
        let mut text = String::new();
        let mut figures: BTreeMap<usize, usize> = BTreeMap::new();
        // Where each part starts, in the block; the part tells where it stands in the file.
        let mut starts: Vec<(usize, &TextPart)> = Vec::new();
        // What is literal is no word, and its years belong to nobody.
        let mut literal: Vec<Range<usize>> = Vec::new();
        for part in &block.parts {
            starts.push((text.len(), part));
            match part {
                TextPart::Words(words, _) | TextPart::Marked(words, ..) => text.push_str(words),
                TextPart::Code(code, _) => {
                    literal.push(text.len()..text.len() + code.len());
                    text.push_str(code);
                }
                TextPart::Figure(call) => {
                    figures.insert(text.len(), *call);
                    text.push(FIGURE);
                }
            }
        }
        let one = |range: Range<usize>| {
            let inside: Vec<usize> = figures.range(range.clone()).map(|(_, call)| *call).collect();
            let reasons = self.reasons(&text, &range, (&figures, &literal), &inside);
            if reasons.is_empty() {
                return None;
            }
            let at = self.new_offset(place(&starts, range.start, &self.chapter.calls)?);
            let shown = self.shown(&text[range.clone()], range.start, &figures);
            Some(Sentence { file: self.file.to_owned(), at, place: (0, 0), text: shown, reasons })
        };
        sentence::sentences(&text).into_iter().filter_map(one).collect()
    }

    fn reasons(
        &self,
        text: &str,
        range: &Range<usize>,
        (figures, literal): (&BTreeMap<usize, usize>, &[Range<usize>]),
        inside: &[usize],
    ) -> Vec<Reason> {
        let words = &text[range.clone()];
        let mut reasons = Vec::new();
        let is_word = |year: &Range<usize>| {
            let at = range.start + year.start;
            !literal.iter().any(|literal| literal.contains(&at))
        };
        let years: Vec<String> = in_words(words).into_iter().filter(is_word).map(|year| words[year].to_owned()).collect();
        if !years.is_empty() {
            reasons.push(Reason::Year(once(years)));
        }
        let formula = |call: &usize| match &self.chapter.calls[*call].kind {
            CallKind::Figure(Some(formula)) => Some(formula),
            _ => None,
        };
        if inside.iter().filter_map(formula).any(|formula| matches!(formula.expr.kind, ExprKind::Given(_))) {
            reasons.push(Reason::Given);
        }
        // Words such as `meer` mean many things where no figure is near.
        let least = if figures.is_empty() { Direction::Certain } else { Direction::Perhaps };
        if direction(words, self.chapter.language).is_some_and(|found| found >= least) {
            reasons.push(Reason::Direction);
        }
        let moved = || inside.iter().flat_map(|call| &self.edits[*call].moved);
        let is_older = |year: &str| year.parse::<i32>().is_ok_and(|year| year < self.from - 1);
        let older = moved().filter(|moved| !moved.is_edition && is_older(&moved.old));
        let older: Vec<(String, String)> = once(older.map(|moved| (moved.old.clone(), moved.splice.text.clone())).collect());
        if !older.is_empty() {
            reasons.push(Reason::OlderYear(older));
        }
        let gone = moved().filter(|moved| moved.is_edition && !self.editions.contains(&moved.splice.text));
        let gone: Vec<String> = once(gone.map(|moved| moved.splice.text.clone()).collect());
        if !gone.is_empty() {
            reasons.push(Reason::NoEdition(gone));
        }
        reasons
    }

    /// The words of a sentence, which starts at `start` of its block, on one line, with each figure as its formula.
    fn shown(&self, words: &str, start: usize, figures: &BTreeMap<usize, usize>) -> String {
        let mut shown = String::new();
        let mut at = start;
        for (position, call) in figures.range(start..start + words.len()) {
            shown.push_str(&words[at - start..position - start]);
            shown.push_str(&self.formula(&self.chapter.calls[*call]));
            at = position + FIGURE.len_utf8();
        }
        shown.push_str(&words[at - start..]);
        shown.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A call as it stands in the new text, between backticks.
    fn formula(&self, call: &Call) -> String {
        let span = call.span.range();
        let inside = |splice: &&Splice| span.start <= splice.range.start && splice.range.end <= span.end;
        let own = self
            .splices
            .iter()
            .filter(inside)
            .map(|splice| Splice { range: splice.range.start - span.start..splice.range.end - span.start, text: splice.text.clone() });
        let written = edited(&self.text[span.clone()], &own.collect::<Vec<_>>());
        match call.standing {
            Standing::Value => format!("`{}`", written.trim_matches(['"', '\'']).trim()),
            _ => written,
        }
    }

    /// Where a byte of the old text stands in the new one.
    fn new_offset(&self, old: usize) -> usize {
        let before = self.splices.iter().filter(|splice| splice.range.end <= old);
        let (longer, shorter) = before.fold((0, 0), |(longer, shorter), splice| (longer + splice.text.len(), shorter + splice.range.len()));
        old + longer - shorter
    }
}

/// Where a byte of a block stands in the file.
fn place(starts: &[(usize, &TextPart)], at: usize, calls: &[Call]) -> Option<usize> {
    let (start, part) = starts.iter().rev().find(|(start, _)| *start <= at)?;
    Some(match part {
        TextPart::Words(_, places) | TextPart::Marked(_, places, _) | TextPart::Code(_, places) => {
            places.span(at - start..at - start + 1).range().start
        }
        TextPart::Figure(call) => calls.get(*call)?.span.range().start,
    })
}

/// Sorted, each once.
fn once<T: Ord>(mut values: Vec<T>) -> Vec<T> {
    values.sort();
    values.dedup();
    values
}
