//! A chapter as it was read: HTML with typed holes for figures, blocks, links and images.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::call::{Call, CallKind, Card, Linking, Piece, TargetBlock};
use super::condition::Condition;
use super::excuse::Excuse;
use super::front_matter::FrontMatter;
use super::prose::{TextBlock, TextPart};
use super::row::Row;
use crate::diagnostic::Language;
use crate::source::Span;

/// A Markdown file that became a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Chapter {
    /// Path of the file.
    pub(crate) file: Arc<str>,
    /// Year of its edition.
    pub(crate) edition: String,
    /// The language it is written in.
    pub(crate) language: Language,
    /// What its head says.
    pub(crate) front: FrontMatter,
    /// The text in order.
    pub(crate) body: Vec<Piece>,
    /// Its headings in order.
    pub(crate) headings: Vec<Heading>,
    /// For each heading where it begins in the file.
    pub(crate) heading_starts: Vec<u32>,
    /// Uses of data, in order; [`Piece::Figure`] and [`Piece::Block`] count in it.
    pub(crate) calls: Vec<Call>,
    /// Links within the project; [`Piece::Link`] counts in it.
    pub(crate) links: Vec<Link>,
    /// Images; [`Piece::Image`] counts in it.
    pub(crate) images: Vec<Image>,
    /// The terms that the text explains itself; [`Piece::Term`] counts in it.
    pub(crate) terms: Vec<NamedTerm>,
    /// What a reader reads: head first, then the text in order.
    pub(crate) prose: Vec<TextBlock>,
    /// Comments that excuse a block from a check.
    pub(crate) excuses: Vec<Excuse>,
    /// What it leaves out for some of the rows that become pages.
    pub(crate) conditions: Vec<Condition>,
    /// The row that the page is about; `None` for a page that is not made from data.
    pub(crate) row: Option<Arc<Row>>,
    /// On a page about a row: title, short title and description as parts, until the figures in them are known.
    pub(crate) head: [Option<Vec<TextPart>>; 3],
    /// Could a part of it not be read, so that headings may be missing? That has been told.
    pub(crate) unread: bool,
}

impl Chapter {
    /// What tells it from all others: its file, and on a page about a row also that row, as in `content/2023/09-ministerie.md?AZ`.
    pub(crate) fn name(&self) -> Arc<str> {
        match &self.row {
            Some(row) => format!("{}?{}", self.file, row.key).into(),
            None => self.file.clone(),
        }
    }

    /// Is it the front page of its edition?
    pub(crate) fn is_front(&self) -> bool {
        self.file.ends_with("/index.md")
    }

    /// Does it stand in the folder of another language than that of its edition?
    pub(crate) fn is_translation(&self) -> bool {
        language_folder(&self.file).is_some()
    }

    /// Returns the calls that have a place of their own on the page, which a link can lead to.
    pub(crate) fn anchored(&self) -> BTreeSet<usize> {
        let cards = self.calls.iter().filter_map(|call| match &call.kind {
            CallKind::Cards(block) => Some(&block.cards),
            _ => None,
        });
        let cards: Vec<&Card> = cards.flatten().collect();
        let in_cards = cards.iter().flat_map(|card| card.label.iter().chain(&card.change));
        let charts = self.calls.iter().filter_map(|call| match &call.kind {
            CallKind::Chart(block) => Some(block.title.iter().chain(block.description.iter().flatten())),
            _ => None,
        });
        let targets: Vec<&TargetBlock> = self.targets().collect();
        let in_targets = targets.iter().flat_map(|target| &target.text);
        let anchored = self.body.iter().chain(in_cards).chain(charts.flatten()).chain(in_targets).filter_map(|piece| match piece {
            Piece::Figure(call, Linking::Link | Linking::Value) | Piece::Block(call) => Some(*call),
            _ => None,
        });
        let of_target = |target: &&TargetBlock| [Some(target.stand), Some(target.goal), Some(target.gap), target.base];
        let in_targets = targets.iter().flat_map(of_target).flatten();
        anchored.chain(cards.iter().map(|card| card.figure)).chain(in_targets).collect()
    }

    /// Returns the blocks with a target.
    pub(crate) fn targets(&self) -> impl Iterator<Item = &TargetBlock> {
        self.calls.iter().filter_map(|call| match &call.kind {
            CallKind::Target(block) => Some(block.as_ref()),
            _ => None,
        })
    }
}

/// The folder of a file within the folder of its edition, where chapters in another language stand: `en` of `content/2023/en/01-staff.md`.
pub(crate) fn language_folder(file: &str) -> Option<&str> {
    let mut parts = file.split('/').skip(2);
    let (folder, _) = (parts.next()?, parts.next()?);
    parts.next().is_none().then_some(folder)
}

/// A heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Heading {
    /// 2 to 6.
    pub(crate) level: u8,
    /// Its fragment; figures are left out of it, so that it stays the same from year to year.
    pub(crate) id: String,
    /// Its words for the list of contents.
    pub(crate) text: Vec<Piece>,
}

/// A link within the project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Link {
    /// The target as written, such as `02-duurzaamheid.md#gas`.
    pub(crate) target: String,
    /// Where it is written.
    pub(crate) span: Span,
}

/// A term that a text explains itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NamedTerm {
    /// The id as written.
    pub(crate) id: String,
    /// Where it is written.
    pub(crate) span: Span,
}

/// An image.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Image {
    /// The path as written, from the folder of the chapter.
    pub(crate) path: String,
    /// Where it is written.
    pub(crate) span: Span,
}
