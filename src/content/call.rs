//! Uses of data in a text: formula spans and blocks as they were written, and the pieces of text around them.

use super::expr::{Formula, Selection};
use crate::settings::{Places, Text};
use crate::source::Span;

/// A part of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Piece {
    /// Markup that is escaped.
    Html(String),
    /// Words of running text, as they are: terms are looked for in them.
    Words(String),
    /// Words with which the text itself explains a term: the words, and position of the term in [`Chapter::terms`].
    ///
    /// [`Chapter::terms`]: super::chapter::Chapter::terms
    Term(String, usize),
    /// A place where the terms that were used before it may be explained.
    Notes,
    /// A figure in a sentence: position of its call, and whether it may be a link here.
    Figure(usize, Linking),
    /// A block: position of its call.
    Block(usize),
    /// The address of a link: position in [`Chapter::links`].
    Link(usize),
    /// The address of an image: position in [`Chapter::images`].
    Image(usize),
}

/// How a figure is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Linking {
    /// As a link to its cell or formula.
    Link,
    /// With its exact value, but without a link: it stands within one.
    Value,
    /// As bare text: in an attribute or a list of contents.
    Text,
}

/// A use of data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Call {
    /// What is asked.
    pub(crate) kind: CallKind,
    /// Where the letters of the formula or block stand.
    pub(crate) places: Places,
    /// All of it, with backticks or fences.
    pub(crate) span: Span,
    /// How it stands in the file.
    pub(crate) standing: Standing,
}

/// How a call stands in the file, which decides how its letters are written there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Standing {
    /// As a code span in a text.
    Code,
    /// As a code span in a cell of a Markdown table, where a pipe is escaped.
    Cell,
    /// As a code span within a value in TOML, which is here with its quotes.
    Within(Span),
    /// As a value in TOML: the span of the call.
    Value,
    /// As a block.
    Block,
    /// Not at all: the program makes it from another call.
    Made,
}

/// What a call asks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum CallKind {
    /// A figure in a sentence; `None` when it could not be read, which has been told.
    Figure(Option<Box<Formula>>),
    /// A table.
    Table(Box<TableBlock>),
    /// A chart.
    Chart(Box<ChartBlock>),
    /// Cards with key figures.
    Cards(CardsBlock),
    /// A target with its stand.
    Target(Box<TargetBlock>),
    /// Which parts of government count.
    Scope(Box<ScopeBlock>),
    /// The downloads of a dataset.
    Download(Box<DownloadBlock>),
    /// A block that could not be read, which has been told.
    Broken,
}

/// A table as it is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TableBlock {
    /// The dataset.
    pub(crate) data: Selection,
    /// Where `data` stands.
    pub(crate) data_places: Places,
    /// The measures shown; empty for all.
    pub(crate) measures: Vec<Text>,
    /// The dimensions in the rows; empty for the first.
    pub(crate) rows: Vec<Text>,
    /// The dimension in the columns.
    pub(crate) columns: Option<Text>,
    /// Values of dimensions: what is fixed, or what is shown.
    pub(crate) filters: Vec<(Text, Vec<Text>)>,
    /// The column to sort by.
    pub(crate) sort: Option<Text>,
    /// How many rows are shown.
    pub(crate) top: Option<usize>,
    /// Is the total shown?
    pub(crate) total: bool,
    /// The caption.
    pub(crate) title: String,
    /// A note below the table.
    pub(crate) note: Option<String>,
}

/// A chart as it is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ChartBlock {
    /// How it is drawn.
    pub(crate) kind: ChartKind,
    /// What is drawn; its title says what is measured.
    pub(crate) table: TableBlock,
    /// The message.
    pub(crate) title: Vec<Piece>,
    /// Where the message stands.
    pub(crate) title_span: Span,
    /// What the drawing shows, in words; drafted from the data when left out.
    pub(crate) description: Option<Vec<Piece>>,
    /// Is the target of the measure drawn too?
    pub(crate) target: bool,
    /// Does each series get a drawing of its own? Decided by their number when left out.
    pub(crate) panels: Option<bool>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ChartKind {
    /// Horizontal bars from zero; with more series a group of bars for each category.
    Bar,
    /// Horizontal bars of which the series are the parts.
    Stacked,
    /// The same, each bar as long as the others: the parts as shares of their sum.
    StackedShare,
    /// Horizontal bars to both sides of zero.
    Diverging,
    /// A line for each series, over time.
    Line,
    /// A dot for each value, on one line for each category.
    Dot,
}

impl ChartKind {
    /// Every kind by its name in a block.
    pub(crate) const NAMES: [(&'static str, ChartKind); 6] = [
        ("bar", ChartKind::Bar),
        ("stacked", ChartKind::Stacked),
        ("stacked-100", ChartKind::StackedShare),
        ("diverging", ChartKind::Diverging),
        ("line", ChartKind::Line),
        ("dot", ChartKind::Dot),
    ];
}

/// Cards as they are asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CardsBlock {
    /// Title above the cards; may be empty.
    pub(crate) title: String,
    /// The cards.
    pub(crate) cards: Vec<Card>,
}

/// A card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Card {
    /// Position of the call of its figure.
    pub(crate) figure: usize,
    /// What it is.
    pub(crate) label: Vec<Piece>,
    /// How it changed; may be empty.
    pub(crate) change: Vec<Piece>,
    /// Position of its link in the chapter.
    pub(crate) link: Option<usize>,
    /// The words of the link.
    pub(crate) link_text: String,
}

/// A target as it is asked for; its figures are calls of their own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TargetBlock {
    /// What should be reached.
    pub(crate) title: String,
    /// Position of the call of the stand: the cell whose schema has a target.
    pub(crate) stand: usize,
    /// Position of the call of the target, which is made from the stand.
    pub(crate) goal: usize,
    /// Position of the call of the distance, which is made from the stand.
    pub(crate) gap: usize,
    /// Position of the call of the value where it started.
    pub(crate) base: Option<usize>,
    /// When the stand was, in the words of the writer; its year or quarter when left out.
    pub(crate) when: String,
    /// A sentence below it; may be empty.
    pub(crate) text: Vec<Piece>,
}

/// Parts of government as they are asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ScopeBlock {
    /// What is told; a word of the interface when left out.
    pub(crate) title: String,
    /// Whose parts.
    pub(crate) parts: ScopeParts,
}

/// Where the parts of a scope are named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum ScopeParts {
    /// In the schema of a dataset, which is here with its place.
    Dataset(Selection, Places),
    /// In the block itself: what counts, what counts partly, and what is told in words.
    Here(Vec<Text>, Vec<Text>, String),
}

/// Downloads as they are asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct DownloadBlock {
    /// What stands above them; the title of the dataset when left out.
    pub(crate) title: String,
    /// The dataset.
    pub(crate) data: Selection,
    /// Where `data` stands.
    pub(crate) data_places: Places,
}
