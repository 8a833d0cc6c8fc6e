//! Pages of text in menus; and pages from data, which menus leave out: which chapter leads to them, and which page stands before and behind each.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Language;
use crate::site::links::parent_path;
use crate::site::resolve::{EditionSite, TextPage};

/// A page of text in menus.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct MenuItem {
    pub(crate) path: String,
    pub(crate) title: String,
    pub(crate) short: String,
    pub(crate) description: String,
}

impl MenuItem {
    /// The entry of a page.
    pub(crate) fn new(page: &Arc<TextPage>) -> Self {
        let front = &page.chapter.front;
        MenuItem { path: page.path.clone(), title: front.title.clone(), short: front.short.clone(), description: front.description.clone() }
    }
}

/// The pages from data of an edition in one language.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct RowPages {
    /// By the path of the chapter that leads to them.
    below: BTreeMap<String, Below>,
    /// For each its place below that chapter.
    places: BTreeMap<String, usize>,
}

/// The pages below a chapter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Below {
    /// What they are, in the words of the dataset.
    pub(crate) title: String,
    /// The pages, in order of its rows.
    pub(crate) pages: Vec<MenuItem>,
}

impl RowPages {
    /// Collects those of an edition.
    pub(crate) fn of(site: &EditionSite, language: Language) -> Self {
        let mut found = RowPages::default();
        for page in site.pages_in(language) {
            let Some((parent, row)) = parent_path(&page.chapter).zip(page.chapter.row.as_ref()) else { continue };
            let title = || site.datasets.iter().find(|dataset| dataset.id == row.dataset).map(|dataset| dataset.schema.title.clone());
            let below = found.below.entry(parent).or_insert_with(|| Below { title: title().unwrap_or_default(), pages: Vec::new() });
            found.places.insert(page.path.clone(), below.pages.len());
            below.pages.push(MenuItem::new(page));
        }
        found
    }

    /// Returns the pages below a chapter.
    pub(crate) fn below(&self, path: &str) -> Option<&Below> {
        self.below.get(path)
    }

    /// Returns the pages before and behind a page about a row, which stands below `parent`.
    pub(crate) fn around(&self, parent: &str, path: &str) -> (Option<&MenuItem>, Option<&MenuItem>) {
        let Some((below, place)) = self.below.get(parent).zip(self.places.get(path)) else { return (None, None) };
        (place.checked_sub(1).and_then(|before| below.pages.get(before)), below.pages.get(place + 1))
    }
}

/// Is it a page of its own in menus, and no page about a row?
pub(crate) fn in_menu(page: &TextPage) -> bool {
    page.chapter.row.is_none()
}
