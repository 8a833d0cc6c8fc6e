//! What a drawing shows: names, exact numbers and the words beside them, all chosen already. The drawing decides only where things stand.

use crate::content::call::ChartKind;
use crate::diagnostic::Language;
use crate::number::Number;

/// A chart to be drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Picture {
    /// How it is drawn.
    pub(crate) kind: ChartKind,
    /// For the notation of numbers on the axis.
    pub(crate) language: Language,
    /// Groups of bars from top to bottom, or moments from left to right.
    pub(crate) categories: Vec<Category>,
    /// Bars in a group, parts of a stack, lines, dots.
    pub(crate) series: Vec<Series>,
    /// What stands behind a number on the axis, such as `%`; empty when the subtitle of the chart says it.
    pub(crate) suffix: String,
    /// What is aimed for.
    pub(crate) target: Option<Goal>,
    /// Does each series get a drawing of its own, all on one scale?
    pub(crate) panels: bool,
}

/// A category.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Category {
    /// Its name.
    pub(crate) label: String,
    /// Is it the total of the others?
    pub(crate) total: bool,
}

/// A series.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Series {
    /// Its name; empty when there is one series only, which the subtitle names.
    pub(crate) name: String,
    /// One for each category.
    pub(crate) points: Vec<Point>,
}

/// A value to be drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Point {
    /// The exact number; `None` when there is none.
    pub(crate) value: Option<Number>,
    /// What a reader reads: the number in the notation of the table, with its marker, or why there is none.
    pub(crate) shown: String,
}

/// What is aimed for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Goal {
    /// The exact number.
    pub(crate) value: Number,
    /// What a reader reads, such as `Doel in 2026: 10%`.
    pub(crate) label: String,
}

/// For which width a drawing is made: letters keep their size, so each width has a drawing of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Width {
    /// For a phone: 280 units.
    Narrow,
    /// For wider columns of text, and for the download: 640 units.
    Wide,
}
