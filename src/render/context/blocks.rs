//! What stands in a text: tables, charts, cards, goals, scopes, downloads.

use serde::Serialize;

use super::Html;
use super::common::DownloadItem;
use crate::render::theme::Words;

/// `table.html`: a table, in a chapter or on the page of its dataset.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct TableContext {
    /// Id of the table's figure on this page; the caption gets `ID-titel`.
    pub(crate) id: String,
    /// Words of the interface, as in [`Common::words`](super::common::Common).
    pub(crate) words: Words,
    /// The caption.
    pub(crate) caption: String,
    /// Unit of all cells in words; empty when the columns or rows have their own.
    pub(crate) unit: String,
    /// Heads above the row headers: one for each dimension in the rows.
    pub(crate) row_heads: Vec<String>,
    /// Heads of the cells.
    pub(crate) columns: Vec<ColumnContext>,
    /// The rows.
    pub(crate) rows: Vec<RowContext>,
    /// Is it wide or long enough to need a box of its own that scrolls?
    pub(crate) wide: bool,
    /// Who counted it.
    pub(crate) source: String,
    /// Which parts of government are counted; may be empty.
    pub(crate) scope: String,
    /// Notes below the table.
    pub(crate) notes: Vec<String>,
    /// Markers used in the cells, each with its explanation.
    pub(crate) markers: Vec<MarkerItem>,
    /// Sentences that tell where the published figures do not add up.
    pub(crate) deviations: Vec<String>,
    /// Do shown parts not add up to a shown total because of rounding?
    pub(crate) rounding: bool,
    /// Page of the dataset; empty on that page itself.
    pub(crate) dataset_href: String,
    /// Title of the dataset.
    pub(crate) dataset_title: String,
    /// Downloads of the dataset.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// The head of a column of cells.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ColumnContext {
    /// What stands in the head.
    pub(crate) label: String,
    /// Unit of this column in words; empty when the table has one unit.
    pub(crate) unit: String,
    /// Do all its cells hold text, which starts at the left?
    pub(crate) is_text: bool,
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct RowContext {
    /// Id of the row, such as `Totaal`; empty outside the page of the dataset.
    pub(crate) id: String,
    /// The number of its row in the downloads, such as `rij-3`, where values have white space; else empty.
    pub(crate) row_number: String,
    /// The row headers: one for each of [`TableContext::row_heads`].
    pub(crate) headers: Vec<String>,
    /// Unit of this row in words; empty when the table or its columns have one.
    pub(crate) unit: String,
    /// Is it a total?
    pub(crate) total: bool,
    /// One for each column.
    pub(crate) cells: Vec<CellContext>,
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CellContext {
    /// Its id on the page of the dataset, such as `Totaal-2023.fte`; empty elsewhere.
    pub(crate) id: String,
    /// The id of its row in the downloads, such as `Totaal-2023`, where a row of the table holds several of those; else empty.
    pub(crate) row_id: String,
    /// The number of that row, such as `rij-3`, where values have white space; else empty.
    pub(crate) row_number: String,
    /// What the reader sees: a number in the reader's notation, a text, or a marker. Never empty.
    pub(crate) shown: String,
    /// The exact number for machines, as in the CSV; empty when there is none.
    pub(crate) value: String,
    /// Does a marker stand here because there is no value?
    pub(crate) missing: bool,
    /// Marker behind the value, such as `(voorlopig)`; may be empty.
    pub(crate) marker: String,
    /// Does its measure hold text, which starts at the left?
    pub(crate) is_text: bool,
    /// Is it part of a total row or column?
    pub(crate) total: bool,
}

/// A marker in the cells of a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct MarkerItem {
    /// The marker.
    pub(crate) marker: String,
    /// What it means.
    pub(crate) meaning: String,
}

/// `chart.html`: a chart with its description, its table and its files.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ChartContext {
    /// Words of the interface, as in [`Common::words`](super::common::Common).
    pub(crate) words: Words,
    /// Id of the chart on this page. The drawings are named by the element `ID-titel` and described by `ID-beschrijving`.
    pub(crate) id: String,
    /// The message.
    pub(crate) title: Html,
    /// What is measured.
    pub(crate) subtitle: String,
    /// Two drawings, `svg.drawing-narrow` and `svg.drawing-wide`; the style sheet shows one of them.
    pub(crate) drawings: Html,
    /// What the drawing shows, in words.
    pub(crate) description: Html,
    /// The table that is drawn, without source and downloads, which are here.
    pub(crate) table: TableContext,
    /// Who counted it.
    pub(crate) source: String,
    /// Page of the dataset.
    pub(crate) dataset_href: String,
    /// Title of the dataset.
    pub(crate) dataset_title: String,
    /// Downloads: the drawing, and the files of the dataset.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// `key-figures.html`: cards with the key figures.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CardsContext {
    /// Words of the interface, as in [`Common::words`](super::common::Common).
    pub(crate) words: Words,
    /// Title above the cards; empty when there is none.
    pub(crate) title: String,
    /// Id of the block on this page.
    pub(crate) id: String,
    /// The cards.
    pub(crate) cards: Vec<CardContext>,
}

/// A card.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CardContext {
    /// The figure, with its link and exact value; its number in `span.amount`, its unit in `span.amount-unit`.
    pub(crate) figure: Html,
    /// What it is.
    pub(crate) label: Html,
    /// How it changed, in words; may be empty.
    pub(crate) change: Html,
    /// Which way it went: `up`, `down` or `same`; empty when the change is not one difference or growth.
    pub(crate) direction: String,
    /// Where to read more; empty when there is no link.
    pub(crate) href: String,
    /// The words of that link.
    pub(crate) link: String,
}

/// `target.html`: a goal with its stand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct TargetContext {
    /// Id of the block on this page; its title gets `ID-titel`.
    pub(crate) id: String,
    /// Words of the interface, as in [`Common::words`](super::common::Common).
    pub(crate) words: Words,
    /// What should be reached.
    pub(crate) title: String,
    /// How far it is: `reached`, `missed`, `on-course`, `behind`, `open` or `unknown`.
    pub(crate) course: String,
    /// The same in words: `Op koers`.
    pub(crate) verdict: String,
    /// Why, in one sentence.
    pub(crate) reason: String,
    /// Its lines in order: goal, start, stand, distance. What is not known of the start or the distance is left out.
    pub(crate) lines: Vec<TargetLine>,
    /// Where they stand on one line; `none` when the stand is not known.
    pub(crate) bar: Option<TargetBar>,
    /// A sentence below it; may be empty.
    pub(crate) text: Html,
}

/// A line of a target.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct TargetLine {
    /// What it is: `Doel`, `Nu`.
    pub(crate) label: String,
    /// Words before the figure, such as `ten minste`; may be empty.
    pub(crate) before: String,
    /// The figure with its link and exact value; the word for a stand that is not known; empty for a year alone.
    pub(crate) figure: Html,
    /// Words behind the figure, such as `in 2030`; may be empty.
    pub(crate) after: String,
}

/// The picture of a target: a bar from zero to the stand, a mark at the goal and one at the start. The lines beside it say the same in words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct TargetBar {
    /// Where the bar begins: a percentage of the width with its sign, such as `12.5%`. Zero is here.
    pub(crate) from: String,
    /// How long the bar is.
    pub(crate) length: String,
    /// The end of the bar.
    pub(crate) stand: TargetMark,
    /// The goal.
    pub(crate) goal: TargetMark,
    /// The start; `none` when it is not known.
    pub(crate) base: Option<TargetMark>,
}

/// A mark on the picture of a target.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct TargetMark {
    /// Where it stands: a percentage of the width with its sign.
    pub(crate) at: String,
    /// Where its word goes, so that it stays within the picture: `start`, `middle` or `end` of the word is at the mark.
    pub(crate) anchor: String,
    /// Its word.
    pub(crate) label: String,
}

/// `scope.html`: which parts of government count. Also on the page of a dataset.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ScopeContext {
    /// Id of the block on this page; its title gets `ID-titel`. Empty on the page of a dataset, which has a heading of its own.
    pub(crate) id: String,
    /// Words of the interface, as in [`Common::words`](super::common::Common).
    pub(crate) words: Words,
    /// What is told.
    pub(crate) title: String,
    /// It in words; may be empty.
    pub(crate) text: String,
    /// Every part of government in the order of the edition; empty when nothing is said of the parts.
    pub(crate) parts: Vec<ScopePartItem>,
}

/// A part of government.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ScopePartItem {
    /// What a reader calls it.
    pub(crate) label: String,
    /// What it is; may be empty.
    pub(crate) explanation: String,
    /// Does it count: `whole`, `partly` or `none`?
    pub(crate) share: String,
    /// The same in words: `telt mee`.
    pub(crate) shown: String,
    /// The sign for the eye; software that reads aloud gets the words.
    pub(crate) sign: String,
}

/// `download.html`: the downloads of a dataset, in a chapter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct DownloadContext {
    /// Id of the block on this page; its title gets `ID-titel`.
    pub(crate) id: String,
    /// Words of the interface, as in [`Common::words`](super::common::Common).
    pub(crate) words: Words,
    /// What stands above them.
    pub(crate) title: String,
    /// Page of the dataset.
    pub(crate) dataset_href: String,
    /// Title of the dataset.
    pub(crate) dataset_title: String,
    /// Its downloads.
    pub(crate) downloads: Vec<DownloadItem>,
}
