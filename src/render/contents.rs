//! The page of an edition that lists all its pages, so that each can be found in two ways (WCAG 2.2, 2.4.5).

use super::context::{Common, ContentsContext, ContentsItem, ContentsPage, NavItem};
use super::download::AllPublished;
use super::text::{Charts, TextWriter};
use super::theme::Theme;
use crate::output::relative;
use crate::shortcode::figure::Figure;
use crate::site::links::dataset_path;
use crate::site::resolve::EditionSite;

/// All that the page depends on, besides its frame.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Contents {
    /// Year of the edition.
    pub(crate) edition: String,
    pages: Vec<Listed>,
    /// Title and path of the page of each dataset, by title.
    datasets: Vec<(String, String)>,
}

/// A page of text in the list.
#[derive(Clone, PartialEq, Debug)]
struct Listed {
    path: String,
    title: String,
    description: String,
    /// When it is not that of the list; else empty.
    language: String,
    /// Its headings, with what their figures amount to.
    headings: Vec<ContentsItem>,
}

/// Path of the page in the site.
pub(crate) fn path(year: &str) -> String {
    format!("{year}/inhoud/index.html")
}

impl Contents {
    /// Collects the pages of an edition.
    pub(crate) fn new(site: &EditionSite, figures: &[Vec<Figure>], theme: &Theme, base_url: &str) -> Self {
        let files = AllPublished::new();
        let pages = site.pages.iter().zip(figures).map(|(page, figures)| {
            let charts = Charts::new();
            let writer = TextWriter { page, figures, files: &files, charts: &charts, theme, language: page.chapter.language, base_url };
            let front = &page.chapter.front;
            // No heading holds a block, the only thing that can fail; deeper headings stand on the page itself.
            let headings = writer.contents().unwrap_or_default().into_iter().map(|item| ContentsItem { children: Vec::new(), ..item });
            Listed {
                path: page.path.clone(),
                language: page.chapter.language.other_than(site.edition.language),
                title: front.title.clone(),
                description: front.description.clone(),
                headings: headings.collect(),
            }
        });
        let datasets = site.datasets.iter().map(|dataset| (dataset.schema.title.clone(), dataset_path(&dataset.edition, &dataset.id)));
        Contents { edition: site.edition.year.clone(), pages: pages.collect(), datasets: datasets.collect() }
    }

    /// Makes the context of the page, which stands at `from`.
    pub(crate) fn context(&self, common: Common, all_data: NavItem, others: Vec<NavItem>, from: &str) -> ContentsContext {
        let pages = self.pages.iter().map(|page| ContentsPage {
            title: page.title.clone(),
            href: relative(from, &page.path),
            description: page.description.clone(),
            language: page.language.clone(),
            headings: page.headings.clone(),
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
