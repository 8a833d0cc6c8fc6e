//! The figure register.

use serde::Serialize;

use super::Html;
use super::common::{Common, DownloadItem, NavItem};
use super::data::{FieldItem, FormatLink, StatusCode};
use crate::render::theme::Words;

/// `register.html`: the figure register of an edition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct RegisterContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// Its files, and what is told of them.
    #[serde(flatten)]
    pub(crate) files: RegisterFilesContext,
    /// How many figures stand in sentences.
    pub(crate) figures: String,
    /// How many tables there are.
    pub(crate) tables: String,
    /// The pages of text that hold figures, in order, each as `register-page.html` shows it.
    pub(crate) pages: Vec<Html>,
    /// The pages of the register about pages from data, each of which has its own.
    pub(crate) parts: Vec<NavItem>,
    /// The figures that do not come from the data.
    pub(crate) given: Vec<GivenItem>,
    /// The named formulas.
    pub(crate) named: Vec<DefinitionItem>,
}

/// `register-part.html`: the figures of one page from data.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct RegisterPartContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// The figures of the page, as `register-page.html` shows them.
    pub(crate) part: Html,
    /// The register of all figures.
    pub(crate) register: NavItem,
}

/// The files of a register, and what is told of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct RegisterFilesContext {
    /// What search engines read: schema.org as JSON-LD, for a `script` of that type.
    pub(crate) structured: Html,
    /// Its formats, for programs: `link` elements of the head.
    pub(crate) links: Vec<FormatLink>,
    /// The columns of its files, explained.
    pub(crate) fields: Vec<FieldItem>,
    /// The codes that its column of the status holds.
    pub(crate) statuses: Vec<StatusCode>,
    /// The register as files.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// `register-page.html`: a page of text in the register.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct RegisterPage {
    /// Its id on this page.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// Its language, when it is not that of the register; else empty.
    pub(crate) language: String,
    /// Its address.
    pub(crate) href: String,
    /// Its figures in sentences.
    pub(crate) figures: Vec<RegisterItem>,
    /// Its tables.
    pub(crate) tables: Vec<RegisterTable>,
    /// The words of the interface.
    pub(crate) words: Words,
}

/// A figure in the register.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct RegisterItem {
    /// Its id on this page.
    pub(crate) id: String,
    /// Its place in the text.
    pub(crate) href: String,
    /// The sentence before it.
    pub(crate) before: String,
    /// What the reader sees there.
    pub(crate) shown: String,
    /// The sentence behind it.
    pub(crate) after: String,
    /// Exact value for machines; empty for a word.
    pub(crate) value: String,
    /// The formula as written.
    pub(crate) formula: String,
    /// The named formulas in it, each with its place on this page.
    pub(crate) names: Vec<(String, String)>,
    /// The cells it came from.
    pub(crate) cells: Vec<RegisterCell>,
    /// The exact value with its unit, in the notation of the reader; empty for a word.
    pub(crate) exact: String,
    /// What is special about it; may be empty.
    pub(crate) status: String,
    /// Where a figure that does not come from the data was found; may be empty.
    pub(crate) source: String,
}

/// A cell of a figure in the register.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct RegisterCell {
    /// Its address on the page of its dataset.
    pub(crate) href: String,
    /// Dataset and measure, such as `fte.fte`.
    pub(crate) dataset: String,
    /// The values of its dimensions, such as `Totaal, 2023`.
    pub(crate) key: String,
    /// The number as in the CSV.
    pub(crate) value: String,
    /// The number in the notation of the reader.
    pub(crate) shown: String,
    /// Its unit.
    pub(crate) unit: String,
    /// What is special about it; may be empty.
    pub(crate) status: String,
}

/// A table in the register.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct RegisterTable {
    /// Its title.
    pub(crate) title: String,
    /// Its place in the text.
    pub(crate) href: String,
    /// Title of its dataset.
    pub(crate) dataset: String,
    /// Page of its dataset.
    pub(crate) dataset_href: String,
    /// How many cells it shows.
    pub(crate) cells: String,
}

/// A figure that does not come from the data.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct GivenItem {
    /// What the reader sees.
    pub(crate) shown: String,
    /// Where it was found.
    pub(crate) source: String,
    /// Its entry on this page.
    pub(crate) href: String,
    /// Its language, when it is not that of the register; else empty.
    pub(crate) language: String,
}

/// A named formula.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct DefinitionItem {
    /// Its id on this page.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// The formula.
    pub(crate) formula: String,
    /// Why it is counted this way; may be empty.
    pub(crate) note: String,
    /// Where a constant in it comes from; may be empty.
    pub(crate) source: String,
}
