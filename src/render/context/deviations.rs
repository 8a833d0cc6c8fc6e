//! Where the data differ from what was printed.

use serde::Serialize;

use super::common::{Common, DownloadItem};

/// `deviations.html`: where the data differ from what was printed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct DeviationsContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// How many printed figures were held against the data; empty when none.
    pub(crate) checked: String,
    /// How many of them agree.
    pub(crate) agree: String,
    /// How many do not.
    pub(crate) differ: String,
    /// The figures that do not agree, in order of the source.
    pub(crate) differences: Vec<DifferenceItem>,
    /// The totals that were printed otherwise than their parts add up to.
    pub(crate) totals: Vec<TotalsItem>,
    /// The values that an earlier edition published otherwise.
    pub(crate) revisions: Vec<RevisionItem>,
    /// Everything that was held against the data, by source.
    pub(crate) sources: Vec<SourceItem>,
    /// All of it as a file.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// A printed figure that does not agree with the data.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct DifferenceItem {
    /// Its id on this page.
    pub(crate) id: String,
    /// What the source comes to, in words of the editors.
    pub(crate) says: String,
    /// Title of the source.
    pub(crate) source: String,
    /// The place in the source.
    pub(crate) place: String,
    /// The figure as it was printed.
    pub(crate) printed: String,
    /// The figure that the data give.
    pub(crate) computed: String,
    /// The same, exactly, for machines; empty for a word.
    pub(crate) value: String,
    /// The formula.
    pub(crate) formula: String,
    /// The cells that the figure came from.
    pub(crate) cells: Vec<SourceCellItem>,
    /// Why it differs, as far as that is known.
    pub(crate) note: String,
}

/// A cell that a figure came from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SourceCellItem {
    /// What it is, as in a formula: `fte[Totaal, 2023]`.
    pub(crate) name: String,
    /// Its place on the page of its dataset.
    pub(crate) href: String,
    /// Its value with its unit.
    pub(crate) shown: String,
    /// The number for machines.
    pub(crate) value: String,
}

/// A dataset with totals that were printed otherwise than their parts add up to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct TotalsItem {
    /// Title of the dataset.
    pub(crate) title: String,
    /// Its page.
    pub(crate) href: String,
    /// Where it stands in the printed report; may be empty.
    pub(crate) printed_as: String,
    /// What is told of each: which cell, and why.
    pub(crate) notes: Vec<String>,
}

/// A value that an earlier edition published otherwise.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct RevisionItem {
    /// Title of the dataset.
    pub(crate) title: String,
    /// Which cell, in words: `Algemene Zaken, 2020`.
    pub(crate) cell: String,
    /// Its place on the page of the dataset.
    pub(crate) href: String,
    /// The value as it was, with its unit.
    pub(crate) was: String,
    /// The value as it is now, with its unit or status.
    pub(crate) now: String,
    /// The same for machines; empty when there is no number.
    pub(crate) value: String,
    /// The edition that published the old value.
    pub(crate) edition: String,
    /// Why it was revised.
    pub(crate) reason: String,
}

/// A source with everything from it that was held against the data.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SourceItem {
    /// The id of its table on this page.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// Its claims, in order.
    pub(crate) claims: Vec<ClaimItem>,
}

/// A printed figure that was held against the data.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ClaimItem {
    /// What the source comes to.
    pub(crate) says: String,
    /// The place in the source.
    pub(crate) place: String,
    /// The figure as it was printed.
    pub(crate) printed: String,
    /// The figure that the data give.
    pub(crate) computed: String,
    /// The same, exactly, for machines; empty for a word.
    pub(crate) value: String,
    /// Its cell, or the page of the first dataset that it uses; empty when it uses none.
    pub(crate) href: String,
    /// Does it agree?
    pub(crate) agrees: bool,
    /// Id of the difference on this page; empty when it agrees.
    pub(crate) difference: String,
}
