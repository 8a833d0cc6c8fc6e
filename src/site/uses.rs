//! Who uses what: the graph of the site turned round, so that the page of a dataset lists the texts that use its cells.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::resolve::TextPage;
use crate::diagnostic::Language;
use crate::shortcode::figure::Figure;

/// One use of a dataset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Use {
    /// Where it stands on its page; `None` in the text of an image.
    pub(crate) anchor: Option<String>,
    /// Where it stands in the register; `None` for a table, whose cells stand there one by one.
    pub(crate) register: Option<String>,
    /// What the reader sees there.
    pub(crate) shown: String,
    /// Exact value for machines; empty for a table or a word.
    pub(crate) machine: String,
    /// The formula; empty for what is no formula.
    pub(crate) formula: String,
    /// The addresses of the cells of the dataset that it uses one by one.
    pub(crate) cells: Vec<String>,
    /// What it is when it is no formula.
    pub(crate) block: Option<UsedBlock>,
}

/// A block that shows a dataset.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum UsedBlock {
    Table,
    Chart,
}

/// The uses of a dataset on one page of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PageUses {
    /// Edition of the page.
    pub(crate) edition: String,
    /// Path of the page.
    pub(crate) path: String,
    /// Title of the page.
    pub(crate) title: String,
    /// Language of the page.
    pub(crate) language: Language,
    /// In order of the text.
    pub(crate) uses: Vec<Use>,
}

/// The uses of every dataset, by edition and name.
pub(crate) type Uses = BTreeMap<(String, String), Vec<Arc<PageUses>>>;

/// Turns the figures of one page of text round.
pub(crate) fn of_page(page: &TextPage, figures: &[Figure]) -> Vec<((String, String), Arc<PageUses>)> {
    let mut here: BTreeMap<(String, String), Vec<Use>> = BTreeMap::new();
    for (call, figure) in figures.iter().enumerate() {
        for (dataset, used) in of_figure(page, call, figure) {
            here.entry(dataset).or_default().push(used);
        }
    }
    let of_dataset = |(dataset, uses)| {
        let page = PageUses {
            edition: page.chapter.edition.clone(),
            path: page.path.clone(),
            title: page.chapter.front.title.clone(),
            language: page.chapter.language,
            uses,
        };
        (dataset, Arc::new(page))
    };
    here.into_iter().map(of_dataset).collect()
}

/// The datasets of one figure, each once.
fn of_figure(page: &TextPage, call: usize, figure: &Figure) -> Vec<((String, String), Use)> {
    let anchor = page.anchor(call).map(str::to_owned);
    match figure {
        Figure::Value(figure) => {
            let mut datasets: Vec<(String, String)> =
                figure.cells.iter().map(|cell| (cell.edition.clone(), cell.dataset.clone())).collect();
            datasets.sort();
            datasets.dedup();
            let used = Use {
                anchor,
                register: Some(page.register_id(call)),
                shown: figure.shown.clone(),
                machine: figure.machine.clone(),
                formula: figure.formula.clone(),
                cells: Vec::new(),
                block: None,
            };
            let of = |(edition, dataset): &(String, String)| {
                let cells = figure.cells.iter().filter(|cell| cell.edition == *edition && cell.dataset == *dataset);
                cells.map(|cell| cell.id.clone()).collect()
            };
            let uses = datasets.into_iter().map(|dataset| {
                let used = Use { cells: of(&dataset), ..used.clone() };
                (dataset, used)
            });
            uses.collect()
        }
        Figure::Table(_) | Figure::Chart(_) => {
            let Some(table) = figure.table() else { return Vec::new() };
            let block = Some(if matches!(figure, Figure::Chart(_)) { UsedBlock::Chart } else { UsedBlock::Table });
            let dataset = (table.dataset.edition.clone(), table.dataset.id.clone());
            let used = Use {
                anchor,
                register: None,
                shown: table.caption.clone(),
                machine: String::new(),
                formula: String::new(),
                cells: Vec::new(),
                block,
            };
            vec![(dataset, used)]
        }
        Figure::Cards | Figure::Target(_) | Figure::Scope(_) | Figure::Download(_) | Figure::Broken => Vec::new(),
    }
}
