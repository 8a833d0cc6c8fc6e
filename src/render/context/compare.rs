//! What the template of pages that are laid side by side gets.

use serde::Serialize;

use super::{Common, NavItem};

/// `compare.html`: the pages from data of a chapter side by side.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CompareContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The chapter that leads to the pages.
    pub(crate) back: NavItem,
    /// The pages, in order of the rows of their dataset.
    pub(crate) columns: Vec<CompareColumn>,
    /// Their figures, by the headings that they stand below.
    pub(crate) groups: Vec<CompareGroup>,
}

/// A page that is compared.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CompareColumn {
    /// The value of its row, such as `AZ`.
    pub(crate) key: String,
    /// What readers call it; the value when there is no label.
    pub(crate) label: String,
    /// Last part of its address, for the address of a comparison.
    pub(crate) slug: String,
    /// Its address.
    pub(crate) href: String,
}

/// The figures below one heading.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CompareGroup {
    /// The heading; may be empty.
    pub(crate) title: String,
    /// A row for each figure.
    pub(crate) rows: Vec<CompareRow>,
}

/// One figure on all pages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CompareRow {
    /// What it is.
    pub(crate) label: String,
    /// What stands beside it on every page; may be empty.
    pub(crate) note: String,
    /// One for each page.
    pub(crate) cells: Vec<CompareCell>,
}

/// The figure of a page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CompareCell {
    /// Last part of the address of its page.
    pub(crate) column: String,
    /// What a reader sees; empty when the page does not have it.
    pub(crate) shown: String,
    /// The exact value; empty for a word.
    pub(crate) machine: String,
    /// Where it stands on the page.
    pub(crate) href: String,
}
