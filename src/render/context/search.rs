//! The page on which a reader searches an edition.

use serde::Serialize;

use super::common::{Common, NavItem};

/// `search.html`: the search page of an edition. The script `search.js` of the theme reads what it needs from attributes, fields and `template` elements of this page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SearchContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// Way from this page to the folder with the index, with a slash at the end.
    pub(crate) index: String,
    /// Way from this page to the folder of the edition, from which the addresses in the index start; with a slash at the end or empty.
    pub(crate) root: String,
    /// How many things can be found.
    pub(crate) records: usize,
    /// The kinds of things that can be found.
    pub(crate) kinds: Vec<SearchFilter>,
    /// Whom things are about, such as ministries; empty when nothing says so.
    pub(crate) subjects: Vec<SearchFilter>,
    /// The list of all pages: what there is when searching is not possible.
    pub(crate) contents: NavItem,
}

/// Something by which results are narrowed down.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SearchFilter {
    /// Its value in the index.
    pub(crate) value: String,
    /// What a reader calls many of it.
    pub(crate) label: String,
    /// What a reader calls one of it.
    pub(crate) label_one: String,
}
