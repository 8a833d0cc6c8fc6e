//! All editions with their versions and corrections.

use serde::Serialize;

use super::common::{Common, DownloadItem, NavItem};
use super::statement::DayItem;
use crate::render::theme::Words;

/// `editions.html`: every edition, its versions and what they correct.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct EditionsContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// Every edition, newest first.
    pub(crate) editions: Vec<EditionOverview>,
    /// The same as an Atom feed.
    pub(crate) feed: NavItem,
    /// The same as JSON.
    pub(crate) data: DownloadItem,
}

/// An edition among all.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct EditionOverview {
    /// Its year.
    pub(crate) year: String,
    /// Its title.
    pub(crate) title: String,
    /// Its address.
    pub(crate) href: String,
    /// The period it is about, in words.
    pub(crate) period: String,
    /// Its language, when it is not that of this page; else empty.
    pub(crate) language: String,
    /// Its versions, newest first.
    pub(crate) versions: Vec<VersionItem>,
    /// What its versions after the first correct, newest first.
    pub(crate) corrections: Vec<CorrectionItem>,
}

/// A version of an edition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct VersionItem {
    /// Its number, counted from 1.
    pub(crate) version: u32,
    /// The day on which it was published.
    pub(crate) published: DayItem,
    /// Its permanent address; empty for one that is not archived yet.
    pub(crate) href: String,
    /// The archive of it: a zip with everything; `none` for one that is not archived yet.
    pub(crate) bag: Option<DownloadItem>,
    /// SHA-256 of that zip, in hexadecimal digits; empty without one.
    pub(crate) sha256: String,
}

/// `correction.html`, and in the list of editions: something that a version says otherwise than the one before it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CorrectionItem {
    /// What it is, in a word: `Correctie`, `Revisie` or `Aanvulling`.
    pub(crate) kind: String,
    /// The first version that has it right.
    pub(crate) version: u32,
    /// The day on which it was made.
    pub(crate) day: DayItem,
    /// The page it is on, and the way there; `none` on that page itself.
    pub(crate) place: Option<NavItem>,
    /// What stood there; empty where something was added.
    pub(crate) was: String,
    /// What stands there now.
    pub(crate) becomes: String,
    /// Why it was changed.
    pub(crate) reason: String,
    /// Its language, when it is not that of the page; else empty.
    pub(crate) language: String,
    /// The words of the interface.
    pub(crate) words: Words,
}
