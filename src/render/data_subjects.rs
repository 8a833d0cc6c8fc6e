//! What the pages about data tell of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::data::dataset::Dataset;
use crate::diagnostic::Language;
use crate::opendata::catalogue::Bundle;
use crate::opendata::index::Series;
use crate::opendata::published::Published;
use crate::site::history::Changes;
use crate::site::uses::PageUses;

/// Path of the page about the data of all editions, in the language of the site.
const INDEX_PATH: &str = "data/index.html";

/// Path of that page in a language.
pub(crate) fn index_path(language: Language, of_site: Language) -> String {
    if language == of_site { INDEX_PATH.to_owned() } else { format!("data/{}/index.html", language.tag()) }
}

/// The data of all editions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct DataIndex {
    /// Language of the page.
    pub(crate) language: Language,
    /// The series, in order of name: each with its datasets, oldest edition first.
    pub(crate) series: Vec<Series>,
    /// Sizes of the index, of the catalogue as Turtle and as JSON-LD, and of the schemas of the index and of histories.
    pub(crate) sizes: [usize; 5],
    /// Sizes of the histories, by series.
    pub(crate) histories: BTreeMap<String, usize>,
}

/// All data of an edition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct AllData {
    /// What is published, by title.
    pub(crate) tables: Vec<Arc<Published>>,
    /// The zip of everything.
    pub(crate) bundle: Bundle,
    /// Sizes of the data package, if there is one, and of the checksums.
    pub(crate) sizes: (Option<usize>, usize),
}

/// All that the page of a dataset tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct OneDataset {
    /// The dataset.
    pub(crate) dataset: Arc<Dataset>,
    /// Its files.
    pub(crate) published: Arc<Published>,
    /// The texts that use it.
    pub(crate) uses: Vec<Arc<PageUses>>,
    /// What became of the cells that earlier editions published.
    pub(crate) changes: Changes,
    /// The addresses of cells and rows that something else leads to.
    pub(crate) linked: BTreeSet<String>,
    /// For a list of codes: the datasets that take labels from it, name and title.
    pub(crate) users: Vec<(String, String)>,
}
