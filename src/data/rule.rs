//! What must hold within a dataset, or between two: the rules that a schema declares, as they were written.
//!
//! Reading them is the work of `schema_reader::constraint`, holding a dataset against them that of `constraint`.

use std::collections::BTreeMap;

use crate::number::Number;
use crate::source::Span;

/// A name with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Named {
    /// What it says.
    pub(crate) value: String,
    /// Where it stands, with its quotes.
    pub(crate) span: Span,
}

/// Values by dimension, in the order in which they are written.
pub(crate) type At = Vec<(Named, Named)>;

/// Something that must hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Constraint {
    /// What.
    pub(crate) rule: Rule,
    /// The measures it holds for; empty for every measure with numbers. Always empty for rules that name their measures themselves.
    pub(crate) measures: Vec<Named>,
    /// The most that rounding explains, in the unit of the cells.
    pub(crate) tolerance: Number,
    /// Where the source is known not to hold.
    pub(crate) deviations: Vec<Deviation>,
    /// Where it is declared.
    pub(crate) span: Span,
}

/// The rule of a constraint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Rule {
    /// The total of a dimension is the sum of its other values.
    Total { dimension: Named },
    /// The values over a dimension, its total left out, add up to a number.
    SumTo { dimension: Named, value: Number },
    /// A result follows from parts: measures, or values of a dimension.
    Identity { dimension: Option<Named>, result: Named, plus: Vec<Named>, minus: Vec<Named> },
    /// A measure in percent is a part of a whole.
    Share { result: Named, part: Named, whole: Whole },
    /// A measure is an amount for each of a count.
    Average { result: Named, amount: Named, count: Named },
    /// Numbers lie between bounds, both included.
    Range { least: Option<Number>, most: Option<Number> },
    /// A measure tells how another changed since the period before.
    Change { result: Named, dimension: Named, of: Changing },
    /// Cells are equal to cells of another dataset.
    Equal(Box<Equal>),
}

/// The whole of a share.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Whole {
    /// Another measure in the same row.
    Measure(Named),
    /// The part itself, at the total of a dimension.
    TotalOf(Named),
}

/// What changes from one period to the next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Changing {
    /// A measure.
    Amount(Named),
    /// The exact share of a part in a whole, in percent.
    Share { part: Named, whole: Named },
}

/// Which cells of two datasets are equal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Equal {
    /// The other dataset.
    pub(crate) dataset: Named,
    /// Its edition; that of this dataset when left out.
    pub(crate) edition: Option<String>,
    /// Values that are fixed in this dataset.
    pub(crate) at: At,
    /// Values that are fixed in the other dataset.
    pub(crate) other: At,
    /// For dimensions of this dataset their names in the other, where those differ.
    pub(crate) dimensions: At,
    /// The measure in the other dataset, when it has another name there.
    pub(crate) other_measure: Option<Named>,
}

/// A place where the source as published does not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Deviation {
    /// Dimension values that fix the cell.
    pub(crate) at: BTreeMap<String, String>,
    /// The measure; `None` when there is one only.
    pub(crate) measure: Option<String>,
    /// Published result minus what it should be by the rule.
    pub(crate) difference: Number,
    /// What the reader is told.
    pub(crate) reason: String,
    /// Where it is declared.
    pub(crate) span: Span,
    /// Where the difference stands.
    pub(crate) difference_span: Span,
}

impl Rule {
    /// Returns the rule in one line, for messages to authors.
    pub(crate) fn text(&self) -> String {
        let bound = |bound: &Option<Number>| bound.as_ref().map_or_else(|| "…".to_owned(), Number::to_string);
        match self {
            Rule::Total { dimension } => format!("total: {}", dimension.value),
            Rule::SumTo { dimension, value } => format!("sum-to: {} = {value}", dimension.value),
            Rule::Identity { dimension, result, plus, minus } => {
                let plus = plus.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(" + ");
                let minus = minus.iter().map(|name| format!(" - {}", name.value)).collect::<String>();
                let of = dimension.as_ref().map(|dimension| format!("{}: ", dimension.value)).unwrap_or_default();
                format!("identity: {of}{} = {plus}{minus}", result.value)
            }
            Rule::Share { result, part, whole: Whole::Measure(whole) } => {
                format!("share: {} = 100 * {} / {}", result.value, part.value, whole.value)
            }
            Rule::Share { result, part, whole: Whole::TotalOf(dimension) } => {
                format!("share: {} = 100 * {} / {} (total: {})", result.value, part.value, part.value, dimension.value)
            }
            Rule::Average { result, amount, count } => format!("average: {} = {} / {}", result.value, amount.value, count.value),
            Rule::Range { least, most } => format!("range: {} to {}", bound(least), bound(most)),
            Rule::Change { result, dimension, of } => {
                let of = match of {
                    Changing::Amount(amount) => amount.value.clone(),
                    Changing::Share { part, whole } => format!("100 * {} / {}", part.value, whole.value),
                };
                format!("change: {} of {of} ({})", result.value, dimension.value)
            }
            Rule::Equal(equal) => format!("equal: {}", equal.dataset.value),
        }
    }
}
