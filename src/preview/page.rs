//! How a page stands: its version, what is wrong, what is remarked, and the budget of its language.

use std::collections::BTreeMap;

use serde::Serialize;

use super::View;
use super::mistakes::{self, Mistake};
use super::opening::Open;
use super::remarks::{self, Budget, Remark};

/// What is served of a page.
pub(crate) struct Standing<'a> {
    /// Number of the build.
    pub(crate) build: u64,
    /// Version of the page; `None` when there is no such page.
    pub(crate) version: Option<String>,
    /// The version of every style sheet.
    pub(crate) styles: &'a BTreeMap<String, String>,
    /// Is the last good site shown instead of a new one?
    pub(crate) stale: bool,
}

/// How a page stands, as the preview in the browser reads it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct PageState {
    build: u64,
    version: Option<String>,
    language: &'static str,
    styles: BTreeMap<String, String>,
    /// Pages that are drafts.
    drafts: Vec<String>,
    draft: bool,
    stale: bool,
    source: Option<Source>,
    mistakes: Vec<Mistake>,
    remarks: Vec<Remark>,
    budget: Option<Budget>,
}

/// The file that a page is about.
#[derive(Clone, PartialEq, Debug, Serialize)]
struct Source {
    file: String,
    open: Open,
}

impl PageState {
    /// Tells how a page stands.
    pub(crate) fn new(view: View<'_>, path: &str, standing: Standing<'_>) -> Self {
        let drafts = drafts(view);
        PageState {
            build: standing.build,
            version: standing.version,
            language: view.language.tag(),
            styles: standing.styles.clone(),
            draft: drafts.iter().any(|draft| draft == path),
            drafts,
            stale: standing.stale,
            source: mistakes::source(view, path).map(|file| Source { open: view.opener.open(&file, 1, 1), file }),
            mistakes: mistakes::of_page(view, path),
            remarks: remarks::of_page(view, path),
            budget: remarks::budget(view, path),
        }
    }
}

/// Returns the pages that are drafts.
fn drafts(view: View<'_>) -> Vec<String> {
    view.pages().filter(|known| known.draft).map(|known| known.page.path.clone()).collect()
}
