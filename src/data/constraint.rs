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
}

/// Checks every constraint. Errors: D016, D017, D021.
pub(super) fn check(dataset: &Dataset) -> Vec<Diagnostic> {
    dataset.schema.constraints.iter().flat_map(|constraint| check_one(dataset, constraint)).collect()
}

fn check_one(dataset: &Dataset, constraint: &Constraint) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let cases = cases(dataset, constraint);
    let mut met = vec![false; constraint.deviations.len()];
    for case in &cases {
        let difference = &case.found - &case.expected;
        let declared = constraint.deviations.iter().position(|deviation| matches(dataset, deviation, case));
        if let Some(position) = declared {
            met[position] = true;
            let deviation = &constraint.deviations[position];
            if deviation.difference != difference {
                let kind = Kind::DeviationGone {
                    cell: name(dataset, case),
                    declared: deviation.difference.to_string(),
                    found: difference.to_string(),
                };
                diagnostics.push(Diagnostic::new(kind, deviation.span.clone()).with_other(case.cell.span.clone()));
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
    for (deviation, met) in constraint.deviations.iter().zip(met) {
        if !met {
            let cell = deviation.at.values().cloned().collect::<Vec<_>>().join(", ");
            diagnostics.push(Diagnostic::new(Kind::NoSuchCell { cell }, deviation.span.clone()));
        }
    }
    diagnostics
}

fn cases<'a>(dataset: &'a Dataset, constraint: &Constraint) -> Vec<Case<'a>> {
    let dimension = |name: &str| dataset.schema.dimensions.iter().position(|dimension| dimension.name == name);
    let measures = || {
        let all = dataset.schema.measures.iter().enumerate();
        all.filter(|(_, measure)| constraint.measures.is_empty() || constraint.measures.contains(&measure.name))
            .map(|(position, _)| position)
    };
    let mut cases = Vec::new();
    match &constraint.rule {
        Rule::Total { dimension: name } => {
            let Some((dimension, total)) = dimension(name).and_then(|dimension| Some((dimension, dataset.total(dimension)?))) else {
                return cases;
            };
            for row in dataset.rows.iter().filter(|row| row.key[dimension] == total) {
                for measure in measures() {
                    let sum = sum_over(dataset, row, dimension, Some(total), measure);
                    push(&mut cases, row, None, measure, sum);
                }
            }
        }
        Rule::SumTo { dimension: name, value } => {
            let Some(dimension) = dimension(name) else { return cases };
            let mut seen = BTreeSet::new();
            for row in &dataset.rows {
                let mut rest = row.key.clone();
                rest.remove(dimension);
                if seen.insert(rest) {
                    for measure in measures() {
                        if let Some(sum) = sum_over(dataset, row, dimension, dataset.total(dimension), measure) {
                            let cell = &row.cells[measure];
                            cases.push(Case {
                                key: row.key.clone(),
                                open: Some(dimension),
                                measure,
                                found: sum,
                                expected: value.clone(),
                                cell,
                            });
                        }
                    }
                }
            }
        }
        Rule::Identity { result, plus, minus } => {
            let position = |name: &String| dataset.schema.measures.iter().position(|measure| measure.name == *name);
            let Some(result) = position(result) else { return cases };
            for row in &dataset.rows {
                let term = |name: &String, negative: bool| {
                    let value = part(&row.cells[position(name)?])?;
                    Some(if negative { -&value } else { value })
                };
                let terms = plus.iter().map(|name| term(name, false)).chain(minus.iter().map(|name| term(name, true)));
                let sum = terms.collect::<Option<Vec<Number>>>().map(|terms| terms.iter().fold(Number::zero(), |sum, term| &sum + term));
                push(&mut cases, row, None, result, sum);
            }
        }
    }
    cases
}

fn push<'a>(cases: &mut Vec<Case<'a>>, row: &'a Row, open: Option<usize>, measure: usize, expected: Option<Number>) {
    let cell = &row.cells[measure];
    if let (Some(found), Some(expected)) = (cell.number.clone(), expected) {
        cases.push(Case { key: row.key.clone(), open, measure, found, expected, cell });
    }
}

/// The sum over a dimension, all else equal, without its total; `None` when a part has no number that is known.
fn sum_over(dataset: &Dataset, row: &Row, dimension: usize, total: Option<usize>, measure: usize) -> Option<Number> {
    let mut sum = Number::zero();
    let mut key = row.key.clone();
    for position in (0..dataset.values[dimension].len()).filter(|position| Some(*position) != total) {
        key[dimension] = position;
        if let Some(row) = dataset.row(&key) {
            sum = &sum + &part(&row.cells[measure])?;
        }
    }
    Some(sum)
}

/// What a cell adds: nothing when it does not apply, unknown (`None`) when its number is not there.
fn part(cell: &Cell) -> Option<Number> {
    match (&cell.number, cell.status) {
        (Some(number), _) => Some(number.clone()),
        (None, Status::NotApplicable) => Some(Number::zero()),
        (None, _) => None,
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

/// Where a total constraint holds only by its tolerance: the published total is not the sum of the published parts, and no deviation is declared.
pub(crate) fn rounds(dataset: &Dataset) -> Vec<(Vec<usize>, usize)> {
    let mut places = Vec::new();
    for constraint in &dataset.schema.constraints {
        for case in cases(dataset, constraint) {
            if case.found != case.expected && !constraint.deviations.iter().any(|deviation| matches(dataset, deviation, &case)) {
                places.push((case.key.clone(), case.measure));
            }
        }
    }
    places
}
