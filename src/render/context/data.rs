//! The list of datasets and the page of one.

use serde::Serialize;

use super::Html;
use super::blocks::{ScopeContext, TableContext};
use super::common::{Common, DownloadItem, NavItem};

/// `datasets.html`: the list of all datasets of an edition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct DatasetsContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// What search engines read: schema.org as JSON-LD, for a `script` of that type.
    pub(crate) structured: Html,
    /// Every dataset but the lists of codes, by title.
    pub(crate) datasets: Vec<DatasetItem>,
    /// The lists of codes, by title.
    pub(crate) code_lists: Vec<DatasetItem>,
    /// Files about all datasets together.
    pub(crate) downloads: Vec<DownloadItem>,
    /// The page that tells where the data differ from what was printed; `none` when the edition has none.
    pub(crate) deviations: Option<NavItem>,
}

/// A dataset in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct DatasetContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// What search engines read: schema.org as JSON-LD, for a `script` of that type.
    pub(crate) structured: Html,
    /// Its formats, for programs: `link` elements of the head.
    pub(crate) links: Vec<FormatLink>,
    /// What the dataset is, in sentences.
    pub(crate) description: String,
    /// How it was counted; may be empty.
    pub(crate) method: String,
    /// Is it a list of codes?
    pub(crate) code_list: bool,
    /// Where it stands in the printed report; may be empty.
    pub(crate) printed_as: String,
    /// The period it is about, such as `2019 tot en met 2023`.
    pub(crate) period: String,
    /// The version of the data, such as `2023.0.0`.
    pub(crate) data_version: String,
    /// Its cells: all of them, or those that `preview` tells of.
    pub(crate) table: TableContext,
    /// How many of its rows are shown, in a sentence; empty when all are.
    pub(crate) preview: String,
    /// Is there a spreadsheet? A table can have more rows than one holds.
    pub(crate) spreadsheet: bool,
    /// Which parts of government count; `none` when nothing is known of it.
    pub(crate) scope: Option<ScopeContext>,
    /// Its columns, explained; those of the status are told together.
    pub(crate) fields: Vec<FieldItem>,
    /// The codes that the columns of the status hold.
    pub(crate) statuses: Vec<StatusCode>,
    /// Name of the licence.
    pub(crate) licence: String,
    /// Full address of the licence; may be empty.
    pub(crate) licence_url: String,
    /// Where its cells are used: page by page.
    pub(crate) uses: Vec<UseItem>,
    /// For a list of codes: the datasets that take labels from it.
    pub(crate) users: Vec<NavItem>,
    /// What became of the cells that earlier editions published.
    pub(crate) changes: ChangesContext,
    /// How to cite it.
    pub(crate) citation: String,
    /// Its full address, which stays.
    pub(crate) address: String,
    /// Code that reads it, by language.
    pub(crate) code: Vec<CodeItem>,
    /// Full address of its CSV.
    pub(crate) csv_url: String,
}

/// A `link` element of the head: another form of what the page tells.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct FormatLink {
    /// `alternate` or `describedby`.
    pub(crate) relation: String,
    /// Address of the file.
    pub(crate) href: String,
    /// Its media type.
    pub(crate) media_type: String,
}

/// A code of the status.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct StatusCode {
    /// The code, of SDMX CL_OBS_STATUS.
    pub(crate) code: String,
    /// What it says.
    pub(crate) meaning: String,
}

/// Code that reads a dataset.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CodeItem {
    /// The id of its heading.
    pub(crate) id: String,
    /// Its heading, such as `Inlezen met R`.
    pub(crate) name: String,
    /// The code, with its parts in classes.
    pub(crate) html: Html,
}

/// What became of the cells that earlier editions published.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ChangesContext {
    /// How many cells an earlier edition published; empty when none did.
    pub(crate) compared: String,
    /// How many of them say something else now.
    pub(crate) changed: String,
    /// The editions that published them, oldest first.
    pub(crate) editions: Vec<String>,
    /// Those that say something else.
    pub(crate) items: Vec<ChangeItem>,
}

/// A cell that says something else than in an earlier edition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ChangeItem {
    /// The cell in words.
    pub(crate) cell: String,
    /// Its address on this page.
    pub(crate) href: String,
    /// The edition that published it last.
    pub(crate) edition: String,
    /// What stood there.
    pub(crate) was: String,
    /// What stands there now.
    pub(crate) now: String,
    /// Does its measure hold text?
    pub(crate) is_text: bool,
    /// Why; empty when nobody said.
    pub(crate) reason: String,
}

/// `data-index.html`: the data of all editions, for programs and their makers. It exists in every language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct DataIndexContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The index and the catalogue.
    pub(crate) files: Vec<DownloadItem>,
    /// The feed of what changed last.
    pub(crate) feed: NavItem,
    /// The addresses that a program can ask for.
    pub(crate) endpoints: Vec<EndpointItem>,
    /// The JSON Schemas of the index and of histories.
    pub(crate) schemas: Vec<DownloadItem>,
    /// The figure register of every edition.
    pub(crate) registers: SeriesItem,
    /// Everything of every edition.
    pub(crate) bundles: SeriesItem,
    /// Every series of datasets, by name.
    pub(crate) series: Vec<SeriesItem>,
}

/// An address that a program can ask for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct EndpointItem {
    /// The address, with words for what varies.
    pub(crate) address: String,
    /// What it gives.
    pub(crate) meaning: String,
}

/// A dataset over the editions.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SeriesItem {
    /// Its name, which is its id on the page.
    pub(crate) id: String,
    /// Its title in the newest edition.
    pub(crate) title: String,
    /// The language of the title, when it is not that of the page; else empty.
    pub(crate) language: String,
    /// Its page in the newest edition.
    pub(crate) href: String,
    /// Its history as JSON; empty for what has none.
    pub(crate) history: String,
    /// The size of that file, in words.
    pub(crate) history_size: String,
    /// Is it a list of codes?
    pub(crate) code_list: bool,
    /// The editions that have it, newest first.
    pub(crate) editions: Vec<SeriesEdition>,
}

/// A dataset in one edition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SeriesEdition {
    /// The edition.
    pub(crate) edition: String,
    /// Its title there.
    pub(crate) title: String,
    /// The language of the title, when it is not that of the page; else empty.
    pub(crate) language: String,
    /// Its page.
    pub(crate) href: String,
}

/// A dimension or measure of a dataset.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct FieldItem {
    /// Its id on the page.
    pub(crate) id: String,
    /// Column name in the downloads.
    pub(crate) name: String,
    /// What a reader calls it.
    pub(crate) label: String,
    /// What it is, in the words of its schema; may be empty.
    pub(crate) description: String,
    /// What its cells hold, in words: text, whole numbers.
    pub(crate) kind: String,
    /// Unit in words; empty for a dimension.
    pub(crate) unit: String,
    /// The list of codes that its values come from, called by its name; `none` when there is none.
    pub(crate) code_list: Option<NavItem>,
}

/// A page that uses cells of a dataset.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
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
