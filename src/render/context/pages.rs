//! Pages of text and the way to them: front door, front page, chapter, all pages, 404.

use serde::Serialize;

use super::Html;
use super::common::{Common, NavItem};

/// `landing.html`: the front door `/`, which leads to the editions.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct LandingContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The current edition.
    pub(crate) current: NavItem,
    /// Every edition, newest first, the current one included.
    pub(crate) editions: Vec<NavItem>,
}

/// `front.html`: the front page of an edition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct FrontContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The text of `index.md`.
    pub(crate) body: Html,
    /// The chapters in the language of the page, in order, with their descriptions.
    pub(crate) chapters: Vec<NavItem>,
    /// The chapters that exist in the language of the edition only, which is not that of this page.
    pub(crate) untranslated: Vec<NavItem>,
    /// The list of all datasets.
    pub(crate) datasets: NavItem,
    /// The figure register.
    pub(crate) register: NavItem,
    /// The page that tells where the data differ from what was printed; `none` when the edition has none.
    pub(crate) deviations: Option<NavItem>,
}

/// `chapter.html`: a chapter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ChapterContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The text of the chapter, without its title.
    pub(crate) body: Html,
    /// The headings of level 2, each with those of level 3 under it.
    pub(crate) contents: Vec<ContentsItem>,
    /// The chapter before this one; `none` for the first.
    pub(crate) previous: Option<NavItem>,
    /// The chapter after this one; `none` for the last.
    pub(crate) next: Option<NavItem>,
    /// The pages from data that it leads to; `none` when there are none.
    pub(crate) below: Option<BelowContext>,
    /// The page that lays the pages from data side by side; `none` when there is none.
    pub(crate) compare: Option<NavItem>,
    /// Where the figure register tells of the figures on this page; `none` when there are none.
    pub(crate) register: Option<NavItem>,
    /// The page with terms and abbreviations; `none` when no term is explained on this page.
    pub(crate) terms: Option<NavItem>,
}

/// The pages from data below a chapter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct BelowContext {
    /// What they are, in the words of their dataset.
    pub(crate) title: String,
    /// The pages, in order of its rows.
    pub(crate) pages: Vec<NavItem>,
}

/// A heading in the list of contents.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ContentsItem {
    /// The fragment, without `#`.
    pub(crate) id: String,
    /// The heading, figures filled in, without links.
    pub(crate) text: Html,
    /// Headings one level deeper.
    pub(crate) children: Vec<ContentsItem>,
}

/// `contents.html`: every page of an edition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ContentsContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The front page and the chapters, in order.
    pub(crate) pages: Vec<ContentsPage>,
    /// The list of all datasets.
    pub(crate) all_data: NavItem,
    /// The page of every dataset, by title.
    pub(crate) datasets: Vec<NavItem>,
    /// Pages about the edition and the site: the figure register, what was printed otherwise, the accessibility statement.
    pub(crate) others: Vec<NavItem>,
}

/// A page of text with its headings.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ContentsPage {
    /// Its title.
    pub(crate) title: String,
    /// Its address.
    pub(crate) href: String,
    /// What it is about; may be empty.
    pub(crate) description: String,
    /// Its language, when it is not that of this list; else empty.
    pub(crate) language: String,
    /// Its headings of level 2, without those below them.
    pub(crate) headings: Vec<ContentsItem>,
    /// The pages from data that it leads to.
    pub(crate) below: Vec<NavItem>,
}

/// `missing.html`: the page for an address that does not exist (404).
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct MissingContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The current edition, from the root of the host.
    pub(crate) current: NavItem,
}
