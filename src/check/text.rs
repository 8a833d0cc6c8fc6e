//! The text of a page, held against its figures: numbers by hand, words against data, and excuses that excuse nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::numbers::nearest::Cells;
use super::numbers::{self, Finding, Vocabulary};
use super::words;
use crate::content::prose::{TextKind, TextPart};
use crate::data::dataset::Dataset;
use crate::diagnostic::{Diagnostic, Language};
use crate::settings::Text;
use crate::shortcode::figure::Figure;
use crate::site::passages::{self, Passage};
use crate::site::resolve::TextPage;

/// What is wrong with the text of a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Checked {
    /// What can be told as it is.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Numbers by hand, which are told with the formula that gives them.
    pub(crate) numbers: Vec<Finding>,
    /// What was found in each block of text.
    of_blocks: Vec<Block>,
}

/// What was found in a block of text.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Block {
    /// All numbers by hand.
    numbers: Arc<[Finding]>,
    /// What its words say that its figures do not; whatever excuses it.
    words: Arc<[Diagnostic]>,
}

/// All that the check of a page depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TextInput {
    /// The page.
    pub(crate) page: Arc<TextPage>,
    /// What its calls amount to.
    pub(crate) figures: Arc<[Figure]>,
    /// What the data of the edition add to the rules for numbers.
    pub(crate) vocabulary: Arc<Vocabulary>,
    /// Language of the page.
    pub(crate) language: Language,
}

impl TextInput {
    /// Checks the text of the page. Errors and warnings: those of [`numbers`] and [`words`]. From `last` comes what was found in blocks of the same text.
    pub(crate) fn check(&self, last: Option<(&TextInput, &Checked)>) -> Checked {
        let passages = passages::of_page(&self.page, &self.figures);
        let same = last.filter(|(input, _)| self.is_same_but_for_figures(input));
        let of_block = |(position, passage): (usize, &Passage<'_>)| {
            if passage.kind == TextKind::Target {
                return Block { numbers: Arc::default(), words: Arc::default() };
            }
            let last = same.map(|(input, checked)| (input, &checked.of_blocks[position]));
            let numbers = match last {
                Some((input, block)) if self.shows_the_same(input, position) => block.numbers.clone(),
                _ => numbers::of_passage(passage, self.language, &self.vocabulary).into(),
            };
            let words = match last {
                Some((input, block)) if self.says_the_same(input, position) => block.words.clone(),
                _ => words::of_passage(passage, &self.page, self.language).into(),
            };
            Block { numbers, words }
        };
        let of_blocks: Vec<Block> = passages.iter().enumerate().map(of_block).collect();
        let found = passages.iter().zip(&of_blocks).filter(|(passage, _)| passage.kind != TextKind::Target);
        let diagnostics = words::check(found.map(|(passage, block)| (passage, block.words.as_ref())), &self.page);
        // Of `drie keer zo veel` that the data contradict, the contradiction is what is told.
        let is_told = |finding: &Finding| diagnostics.iter().any(|diagnostic| finding.within(&diagnostic.span));
        let numbers = of_blocks.iter().flat_map(|block| block.numbers.iter()).filter(|finding| !is_told(finding)).cloned().collect();
        Checked { diagnostics, numbers, of_blocks }
    }

    fn is_same_but_for_figures(&self, other: &TextInput) -> bool {
        Arc::ptr_eq(&self.page.chapter, &other.page.chapter) && self.vocabulary == other.vocabulary && self.language == other.language
    }

    /// The calls of the figures in a block of the text.
    fn calls(&self, block: usize) -> impl Iterator<Item = usize> {
        self.page.chapter.prose[block].parts.iter().filter_map(|part| match part {
            TextPart::Figure(call) => Some(*call),
            _ => None,
        })
    }

    /// Are the figures in a block of the text, and the data that they come from, those of another input of the same text?
    fn says_the_same(&self, other: &TextInput, block: usize) -> bool {
        self.calls(block)
            .all(|call| self.figures[call] == other.figures[call] && self.page.shortcodes.get(call) == other.page.shortcodes.get(call))
    }

    /// Do the figures in a block of the text read as they do in that of another input of the same text?
    fn shows_the_same(&self, other: &TextInput, block: usize) -> bool {
        let shown = |input: &TextInput, call: usize| match &input.figures[call] {
            Figure::Value(figure) => Some(figure.shown.clone()),
            _ => None,
        };
        self.calls(block).all(|call| shown(self, call) == shown(other, call))
    }
}

/// Tells of the numbers by hand on a page, each with the nearest formula. Errors: N001 to N003.
pub(crate) fn tell(findings: &[Finding], figures: &[Figure], datasets: &[Arc<Dataset>], language: Language) -> Vec<Diagnostic> {
    if findings.is_empty() {
        return Vec::new();
    }
    let cells = Cells::of(datasets);
    let used: BTreeSet<&str> = figures.iter().flat_map(used).collect();
    let told = findings.iter().map(|finding| {
        let formula = cells.formula(finding, &used, language);
        finding.clone().tell(formula)
    });
    told.collect()
}

/// Tells of the numbers by hand in texts of the settings. Errors: N001 to N003.
pub(crate) fn settings(texts: &[Text], vocabulary: &Vocabulary, datasets: &[Arc<Dataset>], language: Language) -> Vec<Diagnostic> {
    let findings: Vec<Finding> = texts.iter().flat_map(|text| numbers::of_setting(text, language, vocabulary)).collect();
    tell(&findings, &[], datasets, language)
}

/// The datasets of a figure.
fn used(figure: &Figure) -> Vec<&str> {
    match figure {
        Figure::Value(figure) => figure.cells.iter().map(|cell| cell.dataset.as_str()).collect(),
        _ => figure.table().map(|table| table.dataset.id.as_str()).into_iter().collect(),
    }
}
