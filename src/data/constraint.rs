//! Holds a dataset against the constraints of its schema: totals, shares that add up, measures that follow from others.
//!
//! Where the source as published does not hold, the schema declares the deviation; a declared deviation that is not there is as wrong as
//! one that is not declared.

use std::collections::BTreeSet;

use super::dataset::{Cell, Dataset, Row};
use super::schema::{Constraint, Deviation, Rule, Status};
use crate::diagnostic::{Diagnostic, Kind};
use crate::number::Number;

/// One comparison: what is published against what the parts give.
struct Case<'a> {
    key: Vec<usize>,
    /// Dimension left out of the key because the case is about all its values.
    open: Option<usize>,
    measure: usize,
    found: Number,
    expected: Number,
    cell: &'a Cell,
    /// Everything that is compared: the parts and the result, as keys and measures.
    involved: Vec<(Vec<usize>, usize)>,
}

/// Checks every constraint. Errors: D016, D017, D021.
pub(crate) fn check(dataset: &Dataset) -> Vec<Diagnostic> {
    dataset.schema.constraints.iter().flat_map(|constraint| check_one(dataset, constraint)).collect()
}

fn check_one(dataset: &Dataset, constraint: &Constraint) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let cases = cases(dataset, constraint, Numbers::Published);
    let mut met = vec![false; constraint.deviations.len()];
    for case in &cases {
        let difference = &case.found - &case.expected;
        let declared = constraint.deviations.iter().position(|deviation| matches(dataset, deviation, case));
        if let Some(position) = declared {
            met[position] = true;
            let deviation = &constraint.deviations[position];
            if deviation.difference != difference || difference.is_zero() {
                let kind = Kind::DeviationGone {
                    cell: name(dataset, case),
                    declared: deviation.difference.to_string(),
                    found: difference.to_string(),
                };
                diagnostics.push(Diagnostic::new(kind, deviation.difference_span.clone()).with_other(case.cell.span.clone()));
            }
        } else if difference.abs() > constraint.tolerance {
            let kind = Kind::ConstraintFails {
                what: what(&constraint.rule),
                cell: name(dataset, case),
                found: case.found.to_string(),
                expected: case.expected.to_string(),
                difference: difference.to_string(),
                tolerance: constraint.tolerance.to_string(),
            };
            diagnostics.push(Diagnostic::new(kind, case.cell.span.clone()).with_other(constraint.span.clone()));
        }
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

/// Which numbers are compared: exactly those that are published, or those that a reader sees, rounded to the decimals of the measure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    Published,
    Shown,
}

fn cases<'a>(dataset: &'a Dataset, constraint: &Constraint, numbers: Numbers) -> Vec<Case<'a>> {
    let dimension = |name: &str| dataset.schema.dimensions.iter().position(|dimension| dimension.name == name);
    let comparison = Comparison { dataset, numbers };
    let measures: Vec<usize> = (0..dataset.schema.measures.len())
        .filter(|measure| dataset.schema.measures[*measure].numeric().is_some())
        .filter(|measure| constraint.measures.is_empty() || constraint.measures.contains(&dataset.schema.measures[*measure].name))
        .collect();
    let mut cases = Vec::new();
    match &constraint.rule {
        Rule::Total { dimension: name } => {
            let Some((dimension, total)) = dimension(name).and_then(|dimension| Some((dimension, dataset.total(dimension)?))) else {
                return cases;
            };
            for row in dataset.rows.iter().filter(|row| row.key[dimension] == total) {
                let parts = comparison.parts(row, dimension);
                cases.extend(measures.iter().filter_map(|measure| {
                    let terms: Vec<Term> = parts.iter().map(|key| (key.clone(), *measure, false)).collect();
                    comparison.result(row, *measure, &terms)
                }));
            }
        }
        Rule::SumTo { dimension: name, value } => {
            let Some(dimension) = dimension(name) else { return cases };
            let mut seen = BTreeSet::new();
            for row in &dataset.rows {
                let mut rest = row.key.clone();
                rest.remove(dimension);
                if !seen.insert(rest) {
                    continue;
                }
                let parts = comparison.parts(row, dimension);
                cases.extend(measures.iter().filter_map(|measure| {
                    let terms: Vec<Term> = parts.iter().map(|key| (key.clone(), *measure, false)).collect();
                    let found = comparison.sum(&terms)?;
                    let involved = terms.into_iter().map(|(key, measure, _)| (key, measure)).collect();
                    let (key, cell) = (row.key.clone(), &row.cells[*measure]);
                    Some(Case { key, open: Some(dimension), measure: *measure, found, expected: value.clone(), cell, involved })
                }));
            }
        }
        Rule::Identity { result, plus, minus } => {
            let position = |name: &String| dataset.schema.measures.iter().position(|measure| measure.name == *name);
            let Some(result) = position(result) else { return cases };
            let signed = plus.iter().map(|name| (name, false)).chain(minus.iter().map(|name| (name, true)));
            let signed: Vec<(usize, bool)> = signed.filter_map(|(name, negative)| Some((position(name)?, negative))).collect();
            for row in &dataset.rows {
                let terms: Vec<Term> = signed.iter().map(|(measure, negative)| (row.key.clone(), *measure, *negative)).collect();
                cases.extend(comparison.result(row, result, &terms));
            }
        }
    }
    cases
}

/// A part of a sum: its key and measure, and whether it is taken away.
type Term = (Vec<usize>, usize, bool);

struct Comparison<'a> {
    dataset: &'a Dataset,
    numbers: Numbers,
}

impl<'a> Comparison<'a> {
    /// The keys over a dimension, all else equal, without its total.
    fn parts(&self, row: &Row, dimension: usize) -> Vec<Vec<usize>> {
        let total = self.dataset.total(dimension);
        let mut keys = Vec::new();
        for position in (0..self.dataset.values[dimension].len()).filter(|position| Some(*position) != total) {
            let mut key = row.key.clone();
            key[dimension] = position;
            if self.dataset.row(&key).is_some() {
                keys.push(key);
            }
        }
        keys
    }

    /// The sum of parts; `None` when one has no number that is known.
    fn sum(&self, terms: &[Term]) -> Option<Number> {
        let mut sum = Number::zero();
        for (key, measure, negative) in terms {
            let part = self.part(&self.dataset.row(key)?.cells[*measure], *measure)?;
            sum = if *negative { &sum - &part } else { &sum + &part };
        }
        Some(sum)
    }

    /// A published result against what its parts give; `None` when either is not known.
    fn result(&self, row: &'a Row, measure: usize, terms: &[Term]) -> Option<Case<'a>> {
        let cell = &row.cells[measure];
        let found = self.number(cell, measure)?;
        let expected = self.sum(terms)?;
        let parts = terms.iter().map(|(key, measure, _)| (key.clone(), *measure));
        let involved = parts.chain(std::iter::once((row.key.clone(), measure))).collect();
        Some(Case { key: row.key.clone(), open: None, measure, found, expected, cell, involved })
    }

    fn number(&self, cell: &Cell, measure: usize) -> Option<Number> {
        let number = cell.number.as_ref()?;
        Some(match self.numbers {
            Numbers::Published => number.clone(),
            Numbers::Shown => number.round(self.dataset.schema.measures[measure].numeric()?.decimals).value(),
        })
    }

    /// What a cell adds: nothing when it does not apply, unknown (`None`) when its number is not there.
    fn part(&self, cell: &Cell, measure: usize) -> Option<Number> {
        match cell.status {
            Status::NotApplicable => Some(Number::zero()),
            _ => self.number(cell, measure),
        }
    }
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

fn what(rule: &Rule) -> String {
    match rule {
        Rule::Total { dimension } => format!("total: {dimension}"),
        Rule::SumTo { dimension, value } => format!("sum-to: {dimension} = {value}"),
        Rule::Identity { result, plus, minus } => {
            let minus = minus.iter().map(|name| format!(" - {name}")).collect::<String>();
            format!("identity: {result} = {}{minus}", plus.join(" + "))
        }
    }
}

/// The sums of which the shown parts do not give the shown result, and no deviation is declared: the reader is told that it is rounding. Each is
/// the list of all its cells, as keys and measures.
pub(crate) fn rounded_sums(dataset: &Dataset) -> Vec<Vec<(Vec<usize>, usize)>> {
    let mut sums = Vec::new();
    for constraint in &dataset.schema.constraints {
        for case in cases(dataset, constraint, Numbers::Shown) {
            if case.found != case.expected && !constraint.deviations.iter().any(|deviation| matches(dataset, deviation, &case)) {
                sums.push(case.involved);
            }
        }
    }
    sums
}

/// The published deviations with their cells, in words for readers: `Totaal, 2022: ...`.
pub(crate) fn deviation_notes(dataset: &Dataset) -> Vec<String> {
    let schema = &dataset.schema;
    let note = |deviation: &Deviation| {
        let named =
            schema.dimensions.iter().filter_map(|dimension| deviation.at.get(&dimension.name).map(|value| dimension.label_of(value)));
        let measure = deviation.measure.as_ref().and_then(|name| schema.measures.iter().find(|measure| measure.name == *name));
        let cell: Vec<&str> = named.chain(measure.map(|measure| measure.label.as_str())).collect();
        if cell.is_empty() { deviation.reason.clone() } else { format!("{}: {}", cell.join(", "), deviation.reason) }
    };
    schema.constraints.iter().flat_map(|constraint| &constraint.deviations).map(note).collect()
}
