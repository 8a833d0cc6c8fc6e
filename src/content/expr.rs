//! A formula as a tree: what `formula` reads and `shortcode::bind` binds.

use std::ops::Range;

use super::formula_words::{FigureOption, Function};
use crate::number::Number;

/// A formula as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Formula {
    /// What the writer expects to be printed, with its bytes in the text.
    pub(crate) pin: Option<(String, Range<usize>)>,
    /// What is computed.
    pub(crate) expr: Expr,
    /// How it is printed, with the bytes of each option.
    pub(crate) options: Vec<(FigureOption, Range<usize>)>,
    /// The formula without its pin, spaces made single, for readers. What names the row of a page stands in it as that row.
    pub(crate) text: String,
    /// How it depends on the row of its page.
    pub(crate) of_row: OfRow,
}

/// How a formula depends on the row that its page is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum OfRow {
    /// It does not name the row: it is the same on every page.
    Not,
    /// It names the row somewhere.
    Within,
    /// It is the name of the row, and nothing else: what a reader calls it, not a figure.
    Name,
}

/// A part of a formula with its bytes in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Expr {
    /// What it is.
    pub(crate) kind: ExprKind,
    /// Its bytes in the text of the formula.
    pub(crate) range: Range<usize>,
}

/// What a part of a formula is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum ExprKind {
    /// Cells of a dataset.
    Select(Selection),
    /// A function of other parts.
    Call(Function, Vec<Expr>),
    /// A figure from `figures.toml`.
    Name(String),
    /// A constant without unit.
    Constant(Number),
    /// Two parts with an operator.
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// The opposite.
    Negate(Box<Expr>),
    /// What the pin says, with its source.
    Given(String),
    /// A value of a dimension in quotes, for `rang`.
    Label(String),
}

impl Expr {
    /// Returns the named figures in it, each once, in order of name.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names = match &self.kind {
            ExprKind::Name(name) => vec![name.clone()],
            // A target is that of a dataset.
            ExprKind::Call(Function::Target, _) => Vec::new(),
            // The second part of a rank is a value of a dimension.
            ExprKind::Call(Function::Rank, args) => args.iter().take(1).flat_map(Expr::names).collect(),
            ExprKind::Call(_, args) => args.iter().flat_map(Expr::names).collect(),
            ExprKind::Binary(_, left, right) => [left, right].into_iter().flat_map(|side| side.names()).collect(),
            ExprKind::Negate(inner) => inner.names(),
            ExprKind::Select(_) | ExprKind::Constant(_) | ExprKind::Given(_) | ExprKind::Label(_) => Vec::new(),
        };
        names.sort();
        names.dedup();
        names
    }
}

/// An operator of `figures.toml`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// Cells of a dataset, by name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Selection {
    /// Name of the dataset.
    pub(crate) dataset: Named,
    /// Edition whose data are read; that of the chapter when left out.
    pub(crate) edition: Option<Named>,
    /// Name of the measure.
    pub(crate) measure: Option<Named>,
    /// One for each dimension; `None` when there are no brackets at all.
    pub(crate) selectors: Option<Vec<Selector>>,
}

/// A name with its bytes in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Named {
    /// The name.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) range: Range<usize>,
}

/// A choice of values of one dimension.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Selector {
    /// The dimension when it is named.
    pub(crate) dimension: Option<Named>,
    /// The value as written, without quotes.
    pub(crate) value: String,
    /// Was it written in quotes, so that nothing in it has a meaning of its own?
    pub(crate) quoted: bool,
    /// Bytes of the value.
    pub(crate) range: Range<usize>,
}
