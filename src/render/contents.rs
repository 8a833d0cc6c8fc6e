//! The page of an edition that lists all its pages, so that each can be found in two ways (WCAG 2.2, 2.4.5).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::context::{Common, ContentsContext, ContentsItem, ContentsPage, NavItem};
use super::download::AllPublished;
use super::side_by_side;
use super::text::{Charts, TextWriter};
use super::theme::Theme;
use crate::diagnostic::Language;
use crate::output::relative;
use crate::shortcode::figure::Figure;
use crate::site::links::{dataset_path, parent_path};
use crate::site::resolve::{EditionSite, TextPage};

/// All that the page depends on, besides its frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Contents {
    /// Year of the edition.
    pub(crate) edition: String,
    pages: Vec<Arc<Listed>>,
    /// The chapters whose pages from data are laid side by side, by path.
    compared: BTreeSet<String>,
    /// Title and path of the page of each dataset, by title.
    datasets: Vec<(String, String)>,
}

/// A page of text in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    path: String,
    title: String,
    description: String,
    /// When it is not that of the list; else empty.
    language: String,
    /// Its headings, with what their figures amount to.
    headings: Vec<ContentsItem>,
    /// The chapter that leads to it, when it is a page about a row.
    parent: Option<String>,
}

/// Path of the page in the site.
pub(crate) fn path(year: &str) -> String {
    format!("{year}/inhoud/index.html")
}

/// All that the entry of a page of text depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ListedInput {
    /// The page.
    pub(crate) page: Arc<TextPage>,
    /// For each of its calls what it amounts to.
    pub(crate) figures: Arc<[Figure]>,
    /// The theme.
    pub(crate) theme: Arc<Theme>,
    /// Address of the site.
    pub(crate) base_url: String,
    /// Language of the list.
    pub(crate) language: Language,
}

impl ListedInput {
    /// Makes the entry.
    pub(crate) fn list(&self) -> Listed {
        let ListedInput { page, figures, theme, base_url, language } = self;
        let (files, charts) = (AllPublished::new(), Charts::new());
        let writer = TextWriter { page, figures, files: &files, charts: &charts, theme, language: page.chapter.language, base_url };
        let front = &page.chapter.front;
        // No heading holds a block, the only thing that can fail; deeper headings stand on the page itself.
        let headings = writer.contents().unwrap_or_default().into_iter().map(|item| ContentsItem { children: Vec::new(), ..item });
        Listed {
            path: page.path.clone(),
            language: page.chapter.language.other_than(*language),
            title: if page.chapter.row.is_some() { front.short.clone() } else { front.title.clone() },
            description: front.description.clone(),
            headings: headings.collect(),
            parent: parent_path(&page.chapter),
        }
    }
}

impl Contents {
    /// Lists the pages of an edition.
    pub(crate) fn new(site: &EditionSite, pages: Vec<Arc<Listed>>) -> Self {
        let datasets = site.datasets.iter().map(|dataset| (dataset.schema.title.clone(), dataset_path(&dataset.edition, &dataset.id)));
        let compared = side_by_side::compared(site, site.edition.language);
        Contents { edition: site.edition.year.clone(), pages, compared, datasets: datasets.collect() }
    }

    /// Makes the context of the page, which stands at `from`.
    pub(crate) fn context(&self, common: Common, all_data: NavItem, others: Vec<NavItem>, from: &str) -> ContentsContext {
        let mut below: BTreeMap<&str, Vec<NavItem>> = BTreeMap::new();
        for (page, parent) in self.pages.iter().filter_map(|page| Some((page, page.parent.as_ref()?))) {
            let href = relative(from, &page.path);
            let item = NavItem { title: page.title.clone(), href, current: false, description: page.description.clone() };
            below.entry(parent).or_default().push(item);
        }
        for parent in &self.compared {
            let (title, href) = (common.words["compare"].clone(), relative(from, &side_by_side::path(parent)));
            below.entry(parent).or_default().push(NavItem { title, href, current: false, description: String::new() });
        }
        let pages = self.pages.iter().filter(|page| page.parent.is_none()).map(|page| ContentsPage {
            title: page.title.clone(),
            href: relative(from, &page.path),
            description: page.description.clone(),
            language: page.language.clone(),
            headings: page.headings.clone(),
            below: below.get(page.path.as_str()).cloned().unwrap_or_default(),
        });
        let datasets = self.datasets.iter().map(|(title, path)| NavItem {
            title: title.clone(),
            href: relative(from, path),
            current: false,
            description: String::new(),
        });
        ContentsContext { common, pages: pages.collect(), all_data, datasets: datasets.collect(), others }
    }
}
