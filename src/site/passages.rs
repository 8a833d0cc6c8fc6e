//! Passages: the running text of a page as a reader reads it, figures filled in, each letter with its place in the file.
//!
//! What judges words reads these; the figure register takes its sentences from them.

use std::ops::Range;

use super::resolve::TextPage;
use crate::content::call::CallKind;
use crate::content::chapter::Chapter;
use crate::content::prose::{Mark, TextBlock, TextKind, TextPart};
use crate::content::sentence::sentences;
use crate::settings::Places;
use crate::shortcode::figure::{Figure, ValueFigure};
use crate::source::Span;

/// A block of text with its figures filled in.
pub(crate) struct Passage<'a> {
    /// What kind of block.
    pub(crate) kind: TextKind,
    /// What a reader reads.
    pub(crate) text: String,
    /// The figures in it, in order.
    pub(crate) figures: Vec<Inset<'a>>,
    /// Literal code, as ranges of the text: shown, but not read as words.
    pub(crate) code: Vec<Range<usize>>,
    /// Words of which the writer says something, as ranges of the text.
    pub(crate) marked: Vec<(Range<usize>, &'a Mark)>,
    /// The excuses written before it, or in it: positions in the excuses of the chapter.
    pub(crate) excuses: &'a [usize],
    /// Could every figure in it be computed? If not, the text has a hole, and the mistake has been told.
    pub(crate) whole: bool,
    /// The parts of the text with their places.
    pieces: Vec<(Range<usize>, Place<'a>)>,
}

/// A figure in a text.
pub(crate) struct Inset<'a> {
    /// Where it stands in the text.
    pub(crate) range: Range<usize>,
    /// Position of its call in the chapter.
    pub(crate) call: usize,
    /// What it amounts to.
    pub(crate) figure: &'a ValueFigure,
}

enum Place<'a> {
    Letters(&'a Places),
    Call(&'a Span),
}

impl<'a> Passage<'a> {
    /// Fills in the figures of a block.
    fn new(page: &'a TextPage, figures: &'a [Figure], block: &'a TextBlock) -> Self {
        Passage::fill(block, &page.chapter, |passage, call| match &figures[call] {
            Figure::Value(figure) => {
                let start = passage.text.len();
                passage.text.push_str(&figure.shown);
                passage.figures.push(Inset { range: start..passage.text.len(), call, figure });
            }
            _ => passage.whole = false,
        })
    }

    /// Fills in what the pins of a block say.
    fn loose(chapter: &'a Chapter, block: &'a TextBlock) -> Self {
        Passage::fill(block, chapter, |passage, call| {
            if let CallKind::Figure(Some(formula)) = &chapter.calls[call].kind {
                passage.text.push_str(formula.pin.as_ref().map_or("", |(pin, _)| pin.as_str()));
            }
        })
    }

    fn fill(block: &'a TextBlock, chapter: &'a Chapter, mut put: impl FnMut(&mut Passage<'a>, usize)) -> Self {
        let mut passage = Passage {
            kind: block.kind,
            text: String::new(),
            figures: Vec::new(),
            code: Vec::new(),
            marked: Vec::new(),
            excuses: &block.excuses,
            whole: true,
            pieces: Vec::new(),
        };
        for part in &block.parts {
            let start = passage.text.len();
            let place = match part {
                TextPart::Words(words, places) => {
                    passage.text.push_str(words);
                    Place::Letters(places)
                }
                TextPart::Marked(words, places, mark) => {
                    passage.text.push_str(words);
                    passage.marked.push((start..passage.text.len(), mark));
                    Place::Letters(places)
                }
                TextPart::Code(code, places) => {
                    passage.text.push_str(code);
                    passage.code.push(start..passage.text.len());
                    Place::Letters(places)
                }
                TextPart::Figure(call) => {
                    put(&mut passage, *call);
                    Place::Call(&chapter.calls[*call].span)
                }
            };
            passage.pieces.push((start..passage.text.len(), place));
        }
        passage
    }

    /// Returns where a range of the text stands in the file: from its first letter to its last.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        let first = self.place(range.start);
        let last = self.place(range.end.saturating_sub(1).max(range.start));
        let start = first.range().start;
        Span::new(&first.file, start..last.range().end.max(start))
    }

    fn place(&self, at: usize) -> Span {
        let piece = self.pieces.iter().find(|(range, _)| range.contains(&at)).or(self.pieces.last());
        match piece {
            Some((range, Place::Letters(places))) => {
                let at = at.clamp(range.start, range.end) - range.start;
                places.span(at..(at + 1).min(range.len()).max(at))
            }
            Some((_, Place::Call(span))) => (*span).clone(),
            None => unreachable!("a block of text has a part"),
        }
    }

    /// Returns the sentences, in order.
    pub(crate) fn sentences(&self) -> Vec<Range<usize>> {
        sentences(&self.text)
    }
}

/// Returns the passages of a text without data, in order: a figure is what its pin says, or nothing.
pub(crate) fn of_loose(chapter: &Chapter) -> Vec<Passage<'_>> {
    chapter.prose.iter().map(|block| Passage::loose(chapter, block)).collect()
}

/// Returns the passages of a page, in order.
pub(crate) fn of_page<'a>(page: &'a TextPage, figures: &'a [Figure]) -> Vec<Passage<'a>> {
    page.chapter.prose.iter().map(|block| Passage::new(page, figures, block)).collect()
}
