//! A chapter as it was read: HTML with typed holes for figures, blocks, links and images.

use std::sync::Arc;

use super::block::{CardsBlock, TableBlock};
use super::formula::Formula;
use super::front_matter::FrontMatter;
use crate::settings::Places;
use crate::source::Span;

/// A Markdown file that became a page.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Chapter {
    /// Path of the file.
    pub(crate) file: Arc<str>,
    /// Year of its edition.
    pub(crate) edition: String,
    /// What its head says.
    pub(crate) front: FrontMatter,
    /// The text in order.
    pub(crate) body: Vec<Piece>,
    /// Its headings in order.
    pub(crate) headings: Vec<Heading>,
    /// Uses of data, in order; [`Piece::Figure`] and [`Piece::Block`] count in it.
    pub(crate) calls: Vec<Call>,
    /// Links within the project; [`Piece::Link`] counts in it.
    pub(crate) links: Vec<Link>,
    /// Images; [`Piece::Image`] counts in it.
    pub(crate) images: Vec<Image>,
}

impl Chapter {
    /// Is it the front page of its edition?
    pub(crate) fn is_front(&self) -> bool {
        self.file.ends_with("/index.md")
    }
}

/// A part of a text.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Piece {
    /// Markup that is escaped.
    Html(String),
    /// A figure in a sentence: position of its call, and whether it may be a link here.
    Figure(usize, Linking),
    /// A block: position of its call.
    Block(usize),
    /// The address of a link: position in [`Chapter::links`].
    Link(usize),
    /// The address of an image: position in [`Chapter::images`].
    Image(usize),
}

/// How a figure is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Linking {
    /// As a link to its cell or formula.
    Link,
    /// With its exact value, but without a link: it stands within one.
    Value,
    /// As bare text: in an attribute or a list of contents.
    Text,
}

/// A heading.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Heading {
    /// 2 to 6.
    pub(crate) level: u8,
    /// Its fragment; figures are left out of it, so that it stays the same from year to year.
    pub(crate) id: String,
    /// Its words for the list of contents.
    pub(crate) text: Vec<Piece>,
}

/// A use of data.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Call {
    /// What is asked.
    pub(crate) kind: CallKind,
    /// Where the letters of the formula or block stand.
    pub(crate) places: Places,
    /// All of it, with backticks or fences.
    pub(crate) span: Span,
}

/// What a call asks.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum CallKind {
    /// A figure in a sentence; `None` when it could not be read, which has been told.
    Figure(Option<Formula>),
    /// A table.
    Table(Box<TableBlock>),
    /// Cards with key figures.
    Cards(CardsBlock),
    /// A block that could not be read, which has been told.
    Broken,
}

/// A link within the project.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Link {
    /// The target as written, such as `02-duurzaamheid.md#gas`.
    pub(crate) target: String,
    /// Where it is written.
    pub(crate) span: Span,
}

/// An image.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Image {
    /// The path as written, from the folder of the chapter.
    pub(crate) path: String,
    /// Where it is written.
    pub(crate) span: Span,
}
