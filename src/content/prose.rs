//! The running text of a chapter as a reader reads it: blocks of words with holes for figures, each letter with its place in the file.
//!
//! The pieces of a chapter are HTML; what judges words (numbers by hand, words against data) needs the words themselves. `writer::prose` collects
//! them from the tree, the head and the blocks with TOML; `site::passages` puts the figures in.

use crate::settings::{Places, Text};
use crate::source::Span;

/// A block of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TextBlock {
    /// What kind of block.
    pub(crate) kind: TextKind,
    /// Its parts in order.
    pub(crate) parts: Vec<TextPart>,
    /// The excuses written before it, or in it: positions in [`super::chapter::Chapter::excuses`].
    pub(crate) excuses: Vec<usize>,
}

/// What kind of block a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TextKind {
    /// The title of the page, its short title, its description.
    Head,
    /// A heading in the text.
    Heading,
    /// A paragraph, also within a list, a box or a footnote.
    Paragraph,
    /// A cell of a Markdown table.
    Cell,
    /// The caption of a Markdown table or the title of a block.
    Caption,
    /// A note under a block.
    Note,
    /// The words of a card.
    Card,
    /// A line of a target. The program writes the words around its figure, from the data, so nothing judges them.
    Target,
    /// The text alternative of an image.
    Alternative,
}

/// A part of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum TextPart {
    /// Words, with the place of each letter.
    Words(String, Places),
    /// A figure: position of its call in the chapter.
    Figure(usize),
    /// Words of which the writer says something.
    Marked(String, Places, Mark),
    /// Literal code, which is shown and not read as words.
    Code(String, Places),
}

/// What a writer says of words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Mark {
    /// They are in another language.
    Foreign,
    /// The text explains them here: the id of a term, as written.
    Term(String),
}

/// The most bytes of a block of text. Judging words costs more than its length, and nobody reads a paragraph of ten pages; our own choice.
pub(super) const MOST_TEXT: usize = 10_000;

/// The same for a text outside a publication, which may have been made from a file without paragraphs.
pub(super) const MOST_LOOSE: usize = 100_000;

/// The bytes that a figure counts for: it is not computed yet.
const FIGURE: usize = 10;

impl TextBlock {
    /// The bytes of its words, with a guess for each figure, and where they begin; `None` for a block of figures only.
    pub(super) fn length(&self) -> Option<(usize, Span)> {
        let length = self.parts.iter().map(|part| match part {
            TextPart::Words(text, _) | TextPart::Marked(text, ..) | TextPart::Code(text, _) => text.len(),
            TextPart::Figure(_) => FIGURE,
        });
        let first = self.parts.iter().find_map(|part| match part {
            TextPart::Words(_, places) | TextPart::Marked(_, places, _) | TextPart::Code(_, places) => Some(places.span(0..1)),
            TextPart::Figure(_) => None,
        });
        Some((length.sum(), first?))
    }

    /// A text from a TOML document.
    pub(super) fn of(kind: TextKind, text: &Text) -> Self {
        TextBlock { kind, parts: vec![TextPart::Words(text.value.clone(), text.places.clone())], excuses: Vec::new() }
    }
}
