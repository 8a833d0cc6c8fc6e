//! Holds a dataset against the constraints of its schema: totals, identities, shares, averages, changes, ranges, equality with another dataset.
//!
//! Where the source as published does not hold, the schema declares the deviation; a declared deviation that is not there is as wrong as
//! one that is not declared. Each rule gives [`Case`]s, one for each comparison; what is said of them is the same for all.

pub(crate) mod equal;
mod quotient;
pub(crate) mod sum;

use super::dataset::{Cell, Dataset};
use super::rule::{Constraint, Deviation, Named, Rule};
use super::schema::Status;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, Noun};
use crate::number::Number;
use sum::{Made, Numbers, Place, Sum, sums};

/// One comparison: what is published against what it should be.
struct Case<'a> {
    key: Vec<usize>,
    /// Dimension left out of the key because the case is about all its values.
    open: Option<usize>,
    measure: usize,
    found: Number,
    expected: Number,
    cell: &'a Cell,
    /// Can the difference be written out? Not that with a quotient, which may have no end.
    is_exact: bool,
}

impl Case<'_> {
    fn difference(&self) -> Number {
        &self.found - &self.expected
    }

    /// The difference as it is declared: exact, or rounded to the decimals of a declared one.
    fn difference_like(&self, declared: &Number) -> Number {
        if self.is_exact { self.difference() } else { self.difference().round(declared.decimals().unwrap_or(0)).value() }
    }

    /// A number of this case in a message: exact, or with one decimal more than the cell has.
    fn text(&self, number: &Number) -> String {
        if self.is_exact { number.to_string() } else { number.round(self.cell.decimals().saturating_add(1)).value().to_string() }
    }
}

/// Checks every constraint that needs no other dataset. Errors: D016, D017, D021, D029, D030, F002, S020.
pub(crate) fn check(dataset: &Dataset) -> Vec<Diagnostic> {
    let own = dataset.schema.constraints.iter().filter(|constraint| !matches!(constraint.rule, Rule::Equal(_)));
    own.flat_map(|constraint| check_one(dataset, constraint)).collect()
}

fn check_one(dataset: &Dataset, constraint: &Constraint) -> Vec<Diagnostic> {
    let unknown = unknown_values(dataset, &constraint.rule);
    if !unknown.is_empty() {
        return unknown;
    }
    judge(dataset, constraint, &cases(dataset, constraint), |case| {
        let (cell, found, difference) = (name(dataset, case), case.found.to_string(), case.text(&case.difference()));
        let kind = match &constraint.rule {
            Rule::Range { least, .. } => {
                let is_least = least.as_ref() == Some(&case.expected);
                Kind::OutOfRange { cell, found, bound: case.expected.to_string(), is_least, difference }
            }
            rule => {
                let (expected, tolerance) = (case.text(&case.expected), constraint.tolerance.to_string());
                Kind::ConstraintFails { what: rule.text(), cell, found, expected, difference, tolerance }
            }
        };
        Diagnostic::new(kind, dataset.span(case.cell)).with_other(constraint.span.clone())
    })
}

/// Says of each case what is wrong with it, and of each declared deviation that is not there.
fn judge<'a>(dataset: &Dataset, constraint: &Constraint, cases: &[Case<'a>], wrong: impl Fn(&Case<'a>) -> Diagnostic) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut met = vec![false; constraint.deviations.len()];
    for case in cases {
        let declared = constraint.deviations.iter().position(|deviation| matches(dataset, deviation, case));
        if let Some(position) = declared {
            met[position] = true;
            let deviation = &constraint.deviations[position];
            let difference = case.difference_like(&deviation.difference);
            if deviation.difference != difference || difference.is_zero() {
                let kind = Kind::DeviationGone {
                    cell: name(dataset, case),
                    declared: deviation.difference.to_string(),
                    found: difference.to_string(),
                };
                diagnostics.push(Diagnostic::new(kind, deviation.difference_span.clone()).with_other(dataset.span(case.cell)));
            }
        } else if case.difference().abs() > constraint.tolerance {
            diagnostics.push(wrong(case));
        }
    }
    // A rule that holds nothing would look as if all were well; one with hidden cells still tells what follows from them.
    if cases.is_empty() && !has_hidden(dataset, constraint) {
        diagnostics.push(Diagnostic::new(Kind::NothingCompared { what: constraint.rule.text() }, constraint.span.clone()));
        return diagnostics;
    }
    for (position, (deviation, met)) in constraint.deviations.iter().zip(met).enumerate() {
        let first = constraint.deviations[..position].iter().find(|other| other.at == deviation.at && other.measure == deviation.measure);
        if let Some(first) = first {
            let name = deviation.at.values().cloned().collect::<Vec<_>>().join(", ");
            diagnostics.push(Diagnostic::new(Kind::DuplicateName { name }, deviation.span.clone()).with_other(first.span.clone()));
        } else if !met {
            let named = dataset.schema.dimensions.iter().filter_map(|dimension| deviation.at.get(&dimension.name));
            let cell = format!("{}[{}]", dataset.id, named.cloned().collect::<Vec<_>>().join(", "));
            diagnostics.push(Diagnostic::new(Kind::NoSuchCell { cell }, deviation.span.clone()));
        }
    }
    diagnostics
}

/// Is a confidential cell part of a sum of this rule?
fn has_hidden(dataset: &Dataset, constraint: &Constraint) -> bool {
    let is_hidden = |(key, measure): Place| dataset.row(&key).is_some_and(|row| row.cells[measure].status == Status::Confidential);
    sums(dataset, constraint).into_iter().flat_map(Sum::places).any(is_hidden)
}

fn cases<'a>(dataset: &'a Dataset, constraint: &Constraint) -> Vec<Case<'a>> {
    match &constraint.rule {
        Rule::Range { least, most } => in_range(dataset, constraint, least.as_ref(), most.as_ref()),
        Rule::Share { .. } | Rule::Average { .. } | Rule::Change { .. } => quotient::cases(dataset, &constraint.rule),
        _ => sums(dataset, constraint).iter().filter_map(|sum| sum.case(dataset, Numbers::Published)).collect(),
    }
}

/// Each number beside the bound that it breaks, or else beside itself. Of those that break none the first is enough, unless a deviation is about one.
fn in_range<'a>(dataset: &'a Dataset, constraint: &Constraint, least: Option<&Number>, most: Option<&Number>) -> Vec<Case<'a>> {
    let measures = measures(dataset, constraint);
    let mut cases = Vec::new();
    for row in &dataset.rows {
        for measure in &measures {
            let cell = &row.cells[*measure];
            let Some(found) = &cell.number else { continue };
            let broken = least.filter(|least| found < *least).or_else(|| most.filter(|most| found > *most));
            if broken.is_none() && constraint.deviations.is_empty() && !cases.is_empty() {
                continue;
            }
            let (found, expected) = (found.clone(), broken.unwrap_or(found).clone());
            cases.push(Case { key: row.key.to_vec(), open: None, measure: *measure, found, expected, cell, is_exact: true });
        }
    }
    cases
}

/// The measures that a constraint is about: those it names, or every one with numbers.
fn measures(dataset: &Dataset, constraint: &Constraint) -> Vec<usize> {
    let measures = dataset.schema.measures.iter().enumerate();
    let named = measures.filter(|(_, measure)| {
        measure.numeric().is_some() && (constraint.measures.is_empty() || constraint.measures.iter().any(|name| name.value == measure.name))
    });
    named.map(|(position, _)| position).collect()
}

/// The values of a dimension that a rule names and no row has. Errors: F002.
fn unknown_values(dataset: &Dataset, rule: &Rule) -> Vec<Diagnostic> {
    let Rule::Identity { dimension: Some(dimension), result, plus, minus } = rule else { return Vec::new() };
    let named = std::iter::once(result).chain(plus).chain(minus);
    named.filter_map(|name| unknown_value(dataset, &dimension.value, name)).collect()
}

/// A value that no row of a dataset has; `None` when one does, or when the dimension is not there.
pub(crate) fn unknown_value(dataset: &Dataset, dimension: &str, value: &Named) -> Option<Diagnostic> {
    let position = dataset.schema.dimension(dimension)?;
    if dataset.position(position, &value.value).is_some() {
        return None;
    }
    let known = dataset.values[position].clone();
    let nearest = nearest(&value.value, known.iter().map(String::as_str));
    let of = format!("{}.{dimension}", dataset.id);
    let kind = Kind::UnknownName { noun: Noun::Value, name: value.value.clone(), of, nearest, known };
    Some(Diagnostic::new(kind, value.span.clone()))
}

fn matches(dataset: &Dataset, deviation: &Deviation, case: &Case<'_>) -> bool {
    let measure = deviation.measure.as_ref().is_none_or(|name| dataset.schema.measures[case.measure].name == *name);
    measure
        && dataset.schema.dimensions.iter().enumerate().all(|(position, dimension)| {
            Some(position) == case.open
                || deviation.at.get(&dimension.name).is_some_and(|value| dataset.position(position, value) == Some(case.key[position]))
        })
}

fn name(dataset: &Dataset, case: &Case<'_>) -> String {
    let values = dataset.key_values(&case.key);
    let key: Vec<&str> =
        values.into_iter().enumerate().filter(|(position, _)| Some(*position) != case.open).map(|(_, value)| value).collect();
    format!("{}[{}]", dataset.schema.measures[case.measure].name, key.join(", "))
}

/// The sums of which the shown parts do not give the shown result, and no deviation is declared: the reader is told that it is rounding. Each is
/// the list of all its cells.
pub(crate) fn rounded_sums(dataset: &Dataset) -> Vec<Vec<Place>> {
    let mut rounded = Vec::new();
    for constraint in &dataset.schema.constraints {
        for sum in sums(dataset, constraint) {
            let Some(case) = sum.case(dataset, Numbers::Shown) else { continue };
            if case.found != case.expected && !constraint.deviations.iter().any(|deviation| matches(dataset, deviation, &case)) {
                rounded.push(sum.places());
            }
        }
    }
    rounded
}

/// What a sum is declared to be off: its result minus its parts.
pub(crate) fn declared(dataset: &Dataset, constraint: &Constraint, sum: &Sum) -> Number {
    let Some(row) = dataset.row(&sum.key) else { return Number::zero() };
    let (found, expected) = (Number::zero(), Number::zero());
    let (key, open, measure) = (sum.key.clone(), sum.open, sum.measure);
    let case = Case { key, open, measure, found, expected, cell: &row.cells[measure], is_exact: true };
    let deviation = constraint.deviations.iter().find(|deviation| matches(dataset, deviation, &case));
    let difference = deviation.map_or_else(Number::zero, |deviation| deviation.difference.clone());
    match sum.result {
        Made::Cell(_) => difference,
        // Here what is published are the parts.
        Made::Stated(_) => -&difference,
    }
}
