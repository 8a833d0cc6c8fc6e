//! The list of datasets and the page of one.

use serde::Serialize;

use super::blocks::{ScopeContext, TableContext};
use super::common::{Common, DownloadItem, NavItem};

/// `datasets.html`: the list of all datasets of an edition.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DatasetsContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// Every dataset, by title.
    pub(crate) datasets: Vec<DatasetItem>,
    /// Files about all datasets together.
    pub(crate) downloads: Vec<DownloadItem>,
    /// The page that tells where the data differ from what was printed; `none` when the edition has none.
    pub(crate) deviations: Option<NavItem>,
}

/// A dataset in the list.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DatasetItem {
    /// Its title.
    pub(crate) title: String,
    /// Its page.
    pub(crate) href: String,
    /// What it is.
    pub(crate) description: String,
    /// Where it stands in the printed report; may be empty.
    pub(crate) printed_as: String,
    /// Its downloads.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// `dataset.html`: the page of one dataset.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DatasetContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// What the dataset is, in sentences.
    pub(crate) description: String,
    /// Where it stands in the printed report; may be empty.
    pub(crate) printed_as: String,
    /// The period it is about, such as `2019 tot en met 2023`.
    pub(crate) period: String,
    /// All its cells.
    pub(crate) table: TableContext,
    /// Which parts of government count; `none` when nothing is known of it.
    pub(crate) scope: Option<ScopeContext>,
    /// Its columns, explained.
    pub(crate) fields: Vec<FieldItem>,
    /// Name of the licence.
    pub(crate) licence: String,
    /// Full address of the licence; may be empty.
    pub(crate) licence_url: String,
    /// Where its cells are used: page by page.
    pub(crate) uses: Vec<UseItem>,
}

/// A dimension or measure of a dataset.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct FieldItem {
    /// Column name in the downloads.
    pub(crate) name: String,
    /// What a reader calls it.
    pub(crate) label: String,
    /// Unit in words; empty for a dimension.
    pub(crate) unit: String,
}

/// A page that uses cells of a dataset.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct UseItem {
    /// Title of the page.
    pub(crate) title: String,
    /// Its language, when it is not that of this page; else empty.
    pub(crate) language: String,
    /// Address of the page.
    pub(crate) href: String,
    /// The figures on that page, in the order of the text.
    pub(crate) figures: Vec<UsedFigure>,
}

/// One figure that uses cells of a dataset.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct UsedFigure {
    /// Its entry in the figure register; empty for a table.
    pub(crate) register: String,
    /// Its place in the text.
    pub(crate) href: String,
    /// What the reader sees there, such as `6,8 procent`; for a table its title.
    pub(crate) shown: String,
    /// Exact value for machines; empty for a table or a word.
    pub(crate) value: String,
    /// The formula as written; for a table its kind.
    pub(crate) formula: String,
}
