//! Binding: the names in a formula become datasets, cells and named figures. What they amount to is the work of `compute`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::select::{self, Cells, Datasets, Trouble, fault};
use super::value::{CellRef, Value};
use crate::content::expr::{Expr, ExprKind, Named, Operator, Selection};
use crate::content::formula_words::Function;
use crate::data::dataset::Dataset;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Kind, Noun, Shape};
use crate::number::Number;

/// A formula whose names are things.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Bound {
    /// What it is.
    pub(crate) kind: BoundKind,
    /// Its bytes in the text of the formula.
    pub(crate) range: Range<usize>,
}

/// What a part of a bound formula is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum BoundKind {
    /// Cells of a dataset.
    Cells(Cells),
    /// A function of other parts.
    Call(Function, Vec<Bound>),
    /// A figure from `figures.toml`, computed already.
    Named(Box<NamedFigure>),
    /// A constant without unit.
    Constant(Number),
    /// Two parts with an operator.
    Binary(Operator, Box<Bound>, Box<Bound>),
    /// The opposite.
    Negate(Box<Bound>),
    /// A text that stands for a number, with its source.
    Given(String),
    /// A value of a dimension, for `rang`.
    Label(String),
}

impl Bound {
    /// Collects the datasets that it reads; those of named figures are not among them.
    pub(crate) fn datasets<'a>(&'a self, found: &mut Vec<&'a Arc<Dataset>>) {
        match &self.kind {
            BoundKind::Cells(cells) => found.push(&cells.dataset),
            BoundKind::Call(_, parts) => parts.iter().for_each(|part| part.datasets(found)),
            BoundKind::Binary(_, left, right) => [left, right].into_iter().for_each(|part| part.datasets(found)),
            BoundKind::Negate(inner) => inner.datasets(found),
            BoundKind::Named(_) | BoundKind::Constant(_) | BoundKind::Given(_) | BoundKind::Label(_) => {}
        }
    }

    /// Does it read cells of a dataset, of any edition?
    pub(crate) fn reads(&self, dataset: &str) -> bool {
        match &self.kind {
            BoundKind::Cells(cells) => cells.dataset.id == dataset,
            BoundKind::Call(_, parts) => parts.iter().any(|part| part.reads(dataset)),
            BoundKind::Named(figure) => figure.cells.iter().any(|cell| cell.dataset == dataset),
            BoundKind::Binary(_, left, right) => left.reads(dataset) || right.reads(dataset),
            BoundKind::Negate(inner) => inner.reads(dataset),
            BoundKind::Constant(_) | BoundKind::Given(_) | BoundKind::Label(_) => false,
        }
    }
}

/// A figure from `figures.toml`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NamedFigure {
    /// What it amounts to.
    pub(crate) value: Value,
    /// The cells it came from.
    pub(crate) cells: Vec<CellRef>,
}

/// Every named figure of an edition; `None` for one that could not be computed, which has been told.
pub(crate) type NamedFigures = BTreeMap<String, Option<NamedFigure>>;

/// What names are looked up in.
pub(crate) struct Names<'a> {
    /// Edition of the text.
    pub(crate) edition: &'a str,
    /// Every dataset.
    pub(crate) datasets: &'a Datasets,
    /// The named figures of the edition.
    pub(crate) figures: &'a NamedFigures,
}

/// Binds a formula. Errors: F002 to F006, F018, F025, F036.
pub(crate) fn bind(expr: &Expr, names: &Names<'_>) -> Result<Bound, Trouble> {
    let all = |args: &[Expr]| args.iter().map(|arg| bind(arg, names)).collect::<Result<Vec<_>, _>>();
    let kind = match &expr.kind {
        ExprKind::Select(selection) => BoundKind::Cells(select::bind(selection, &expr.range, names.edition, names.datasets)?),
        ExprKind::Call(Function::Rank, args) if args.len() == 2 => {
            // The second part is a value of the series, with or without quotes.
            let label = match &args[1].kind {
                ExprKind::Name(name) | ExprKind::Label(name) => BoundKind::Label(name.clone()),
                _ => {
                    return fault(Kind::WrongShape { expected: Shape::Word, found: Shape::Quantity }, &args[1].range);
                }
            };
            let series = bind(&args[0], names)?;
            BoundKind::Call(Function::Rank, vec![series, Bound { kind: label, range: args[1].range.clone() }])
        }
        ExprKind::Call(Function::Target, args) if matches!(args.as_slice(), [Expr { kind: ExprKind::Name(_), .. }]) => {
            // The target belongs to a measure, so a dataset with one measure needs no more than its name.
            let ExprKind::Name(name) = &args[0].kind else { unreachable!("the guard saw a name") };
            let dataset = Named { name: name.clone(), range: args[0].range.clone() };
            let selection = Selection { dataset, edition: None, measure: None, selectors: None };
            let cells = select::bind(&selection, &args[0].range, names.edition, names.datasets)?;
            BoundKind::Call(Function::Target, vec![Bound { kind: BoundKind::Cells(cells), range: args[0].range.clone() }])
        }
        ExprKind::Call(function, args) => BoundKind::Call(*function, all(args)?),
        ExprKind::Name(name) => BoundKind::Named(Box::new(named(name, &expr.range, names)?)),
        ExprKind::Constant(number) => BoundKind::Constant(number.clone()),
        ExprKind::Binary(operator, left, right) => {
            BoundKind::Binary(*operator, Box::new(bind(left, names)?), Box::new(bind(right, names)?))
        }
        ExprKind::Negate(inner) => BoundKind::Negate(Box::new(bind(inner, names)?)),
        ExprKind::Given(source) => BoundKind::Given(source.clone()),
        ExprKind::Label(label) => BoundKind::Label(label.clone()),
    };
    Ok(Bound { kind, range: expr.range.clone() })
}

fn named(name: &str, range: &Range<usize>, names: &Names<'_>) -> Result<NamedFigure, Trouble> {
    if let Some(figure) = names.figures.get(name) {
        return figure.clone().ok_or(Trouble::Told);
    }
    // A dataset without brackets: say what is missing, not that the name does not exist.
    if let Some(dataset) = names.datasets.0.get(&(names.edition.to_owned(), name.to_owned())) {
        let Some(dataset) = dataset else { return Err(Trouble::Told) };
        let missing = dataset.schema.dimensions.iter().map(|dimension| dimension.name.clone()).collect();
        return fault(Kind::TooFewSelectors { dataset: name.to_owned(), missing }, range);
    }
    let datasets = names.datasets.of(names.edition).map(|dataset| dataset.id.clone());
    let known: Vec<String> = names.figures.keys().cloned().chain(datasets).collect();
    let nearest = nearest(name, known.iter().map(String::as_str));
    let known = names.figures.keys().cloned().collect();
    fault(Kind::UnknownName { noun: Noun::Figure, name: name.to_owned(), of: String::new(), nearest, known }, range)
}
