//! Who uses what: the graph of the site turned round, so that the page of a dataset lists the texts that use its cells.

use std::collections::BTreeMap;

use super::resolve::TextPage;
use crate::shortcode::figure::Figure;

/// One use of a dataset.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Use {
    /// Position of the call in its chapter.
    pub(crate) call: usize,
    /// What the reader sees there.
    pub(crate) shown: String,
    /// Exact value for machines; empty for a table or a word.
    pub(crate) machine: String,
    /// The formula; empty for a table.
    pub(crate) formula: String,
    /// Has it a place of its own on its page? Not in the text of an image.
    pub(crate) anchored: bool,
}

/// The uses of a dataset on one page of text.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct PageUses {
    /// Edition of the page.
    pub(crate) edition: String,
    /// Path of the page.
    pub(crate) path: String,
    /// Title of the page.
    pub(crate) title: String,
    /// In order of the text.
    pub(crate) uses: Vec<Use>,
}

/// The uses of every dataset, by edition and name.
pub(crate) type Uses = BTreeMap<(String, String), Vec<PageUses>>;

/// Turns the figures of all pages of text round.
pub(crate) fn uses<'a>(pages: impl Iterator<Item = (&'a TextPage, &'a [Figure])>) -> Uses {
    let mut all: Uses = BTreeMap::new();
    for (page, figures) in pages {
        let mut here: BTreeMap<(String, String), Vec<Use>> = BTreeMap::new();
        let anchored = page.chapter.anchored();
        for (call, figure) in figures.iter().enumerate() {
            for (dataset, used) in of_figure(call, figure, anchored.contains(&call)) {
                here.entry(dataset).or_default().push(used);
            }
        }
        for (dataset, uses) in here {
            let page =
                PageUses { edition: page.chapter.edition.clone(), path: page.path.clone(), title: page.chapter.front.title.clone(), uses };
            all.entry(dataset).or_default().push(page);
        }
    }
    all
}

/// The datasets of one figure, each once.
fn of_figure(call: usize, figure: &Figure, anchored: bool) -> Vec<((String, String), Use)> {
    match figure {
        Figure::Value(figure) => {
            let mut datasets: Vec<(String, String)> =
                figure.cells.iter().map(|cell| (cell.edition.clone(), cell.dataset.clone())).collect();
            datasets.sort();
            datasets.dedup();
            let used =
                Use { call, shown: figure.shown.clone(), machine: figure.machine.clone(), formula: figure.formula.clone(), anchored };
            datasets.into_iter().map(|dataset| (dataset, used.clone())).collect()
        }
        Figure::Table(table) => {
            let dataset = (table.dataset.edition.clone(), table.dataset.id.clone());
            vec![(dataset, Use { call, shown: table.caption.clone(), machine: String::new(), formula: String::new(), anchored })]
        }
        Figure::Cards | Figure::Broken => Vec::new(),
    }
}

/// The id of the entry of a use on the page of a dataset.
pub(crate) fn use_id(page: &str, call: usize) -> String {
    let slug = page.trim_end_matches("index.html").trim_matches('/').replace('/', "-");
    format!("gebruik-{slug}-{}", call + 1)
}

/// The id of a call on its page of text.
pub(crate) fn call_id(call: usize) -> String {
    format!("cijfer-{}", call + 1)
}
