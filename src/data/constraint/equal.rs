//! Rules between two datasets: cells of one are equal to cells of another, because the source prints the same number twice.
//!
//! Finding the other dataset is the work of `site::across`, which sees them all.

use std::collections::BTreeMap;

use super::sum::Place;
use super::{Case, judge, measures, unknown_value};
use crate::data::dataset::Dataset;
use crate::data::rule::{At, Constraint, Equal, Named};
use crate::data::schema::Status;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, Noun};
use crate::source::Span;

/// Holds the cells of a dataset against those of the other that its rule names. Errors: D017, D021, D030, D032, D033, D035, F002, F005, F008, S020.
pub(crate) fn check(dataset: &Dataset, constraint: &Constraint, equal: &Equal, other: &Dataset) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let matching = Matching::new(dataset, equal, other, &mut diagnostics);
    let pairs = measure_pairs(dataset, constraint, equal, other, &mut diagnostics);
    if !diagnostics.is_empty() {
        return diagnostics;
    }
    let mut cases = Vec::new();
    let mut beside: BTreeMap<Place, (Vec<usize>, usize)> = BTreeMap::new();
    for row in &dataset.rows {
        let Some(key) = matching.key(dataset, &row.key, other) else { continue };
        let Some(other_row) = other.row(&key) else { continue };
        for (own, theirs) in &pairs {
            let (cell, other_cell) = (&row.cells[*own], &other_row.cells[*theirs]);
            let (Some(found), Some(number)) = (&cell.number, &other_cell.number) else {
                // A number that is kept from one table is not to be read in the next.
                let statuses = [cell.status, other_cell.status];
                if statuses.contains(&Status::Confidential) && (cell.number.is_some() || other_cell.number.is_some()) {
                    let (own_name, other_name) = (full_name(dataset, &row.key, *own), full_name(other, &key, *theirs));
                    let own_is_hidden = cell.status == Status::Confidential;
                    let (hidden, shown, shown_cell) =
                        if own_is_hidden { (own_name, other_name, other_cell) } else { (other_name, own_name, cell) };
                    let derivation = format!("{shown} = {}", shown_cell.text());
                    let kind = Kind::Derivable { cell: hidden, what: constraint.rule.text(), derivation };
                    let (own_place, other_place) = (dataset.span(cell), other.span(other_cell));
                    let (place, second) = if own_is_hidden { (own_place, other_place) } else { (other_place, own_place) };
                    diagnostics.push(Diagnostic::new(kind, place).with_other(second));
                }
                continue;
            };
            let scale = |dataset: &Dataset, measure: usize| dataset.schema.measures[measure].unit().map(|unit| unit.scale.factor());
            let (Some(own_scale), Some(their_scale)) = (scale(dataset, *own), scale(other, *theirs)) else { continue };
            let expected = (number * &their_scale).checked_div(&own_scale).expect("a power of ten is not zero");
            cases.push(Case { key: row.key.to_vec(), open: None, measure: *own, found: found.clone(), expected, cell, is_exact: true });
            beside.insert((row.key.to_vec(), *own), (key.clone(), *theirs));
        }
    }
    let judged = judge(dataset, constraint, &cases, |case| {
        let (key, theirs) = &beside[&(case.key.clone(), case.measure)];
        let kind = Kind::CellsDiffer {
            cell: full_name(dataset, &case.key, case.measure),
            other: full_name(other, key, *theirs),
            found: case.found.to_string(),
            expected: case.expected.to_string(),
            difference: case.difference().to_string(),
            tolerance: constraint.tolerance.to_string(),
        };
        let diagnostic = Diagnostic::new(kind, dataset.span(case.cell));
        match other.row(key) {
            Some(row) => diagnostic.with_other(other.span(&row.cells[*theirs])),
            None => diagnostic,
        }
    });
    diagnostics.extend(judged);
    diagnostics
}

/// A cell with its dataset, such as `fte.fte[Totaal, 2023]`.
fn full_name(dataset: &Dataset, key: &[usize], measure: usize) -> String {
    format!("{}.{}[{}]", dataset.id, dataset.schema.measures[measure].name, dataset.key_text(key))
}

/// How rows of one dataset find their row in another.
struct Matching {
    /// Positions that are fixed in this dataset.
    fixed: Vec<(usize, usize)>,
    /// Positions that are fixed in the other.
    other_fixed: Vec<(usize, usize)>,
    /// Dimensions of this dataset, each with the one in the other that has the same values.
    matched: Vec<(usize, usize)>,
}

impl Matching {
    fn new(dataset: &Dataset, equal: &Equal, other: &Dataset, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let fixed = fixed(dataset, &equal.at, diagnostics);
        let other_fixed = fixed_in(other, &equal.other, diagnostics);
        let mut matched = Vec::new();
        for (position, dimension) in dataset.schema.dimensions.iter().enumerate() {
            if equal.at.iter().any(|(name, _)| name.value == dimension.name) {
                continue;
            }
            let renamed = equal.dimensions.iter().find(|(name, _)| name.value == dimension.name).map(|(_, other)| other);
            let wanted = renamed.map_or(dimension.name.as_str(), |other| other.value.as_str());
            match (other.schema.dimension(wanted), renamed) {
                (Some(found), _) if !equal.other.iter().any(|(name, _)| name.value == wanted) => matched.push((position, found)),
                (None, Some(renamed)) => diagnostics.push(unknown_dimension(other, wanted, &renamed.span)),
                _ => diagnostics.push(no_counterpart((&dimension.name, dataset), other, true, &equal.dataset.span)),
            }
        }
        for (position, dimension) in other.schema.dimensions.iter().enumerate() {
            let has_place =
                matched.iter().any(|(_, theirs)| *theirs == position) || equal.other.iter().any(|(n, _)| n.value == dimension.name);
            // One side without a counterpart is enough to say.
            if !has_place && diagnostics.is_empty() {
                diagnostics.push(no_counterpart((&dimension.name, other), dataset, false, &equal.dataset.span));
            }
        }
        Matching { fixed, other_fixed, matched }
    }

    /// The key of the row in the other dataset; `None` when this row is not compared.
    fn key(&self, dataset: &Dataset, key: &[usize], other: &Dataset) -> Option<Vec<usize>> {
        if self.fixed.iter().any(|(dimension, position)| key[*dimension] != *position) {
            return None;
        }
        let mut found = vec![0; other.schema.dimensions.len()];
        for (dimension, position) in &self.other_fixed {
            found[*dimension] = *position;
        }
        for (own, theirs) in &self.matched {
            found[*theirs] = other.position(*theirs, &dataset.values[*own][key[*own]])?;
        }
        Some(found)
    }
}

/// The fixed values of this dataset; that its dimensions exist has been checked.
fn fixed(dataset: &Dataset, at: &At, diagnostics: &mut Vec<Diagnostic>) -> Vec<(usize, usize)> {
    diagnostics.extend(at.iter().filter_map(|(name, value)| unknown_value(dataset, &name.value, value)));
    let position = |(name, value): &(Named, Named)| {
        let dimension = dataset.schema.dimension(&name.value)?;
        Some((dimension, dataset.position(dimension, &value.value)?))
    };
    at.iter().filter_map(position).collect()
}

fn fixed_in(other: &Dataset, at: &At, diagnostics: &mut Vec<Diagnostic>) -> Vec<(usize, usize)> {
    for (name, _) in at.iter().filter(|(name, _)| other.schema.dimension(&name.value).is_none()) {
        diagnostics.push(unknown_dimension(other, &name.value, &name.span));
    }
    fixed(other, at, diagnostics)
}

fn unknown_dimension(dataset: &Dataset, name: &str, span: &Span) -> Diagnostic {
    let known: Vec<String> = dataset.schema.dimensions.iter().map(|dimension| dimension.name.clone()).collect();
    let nearest = nearest(name, known.iter().map(String::as_str));
    let kind = Kind::UnknownName { noun: Noun::Dimension, name: name.to_owned(), of: dataset.id.clone(), nearest, known };
    Diagnostic::new(kind, span.clone())
}

fn no_counterpart((dimension, of): (&str, &Dataset), other: &Dataset, own: bool, span: &Span) -> Diagnostic {
    let kind = Kind::NoCounterpart { dimension: dimension.to_owned(), of: of.id.clone(), other: other.id.clone(), own };
    Diagnostic::new(kind, span.clone())
}

/// The measures that are compared: each of this dataset with one of the other. Errors: F002, F005, F008.
fn measure_pairs(
    dataset: &Dataset,
    constraint: &Constraint,
    equal: &Equal,
    other: &Dataset,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(usize, usize)> {
    let own = measures(dataset, constraint);
    let mut pairs = Vec::new();
    let numeric: Vec<usize> =
        (0..other.schema.measures.len()).filter(|position| other.schema.measures[*position].numeric().is_some()).collect();
    let known =
        |of: &[usize], dataset: &Dataset| of.iter().map(|position| dataset.schema.measures[*position].name.clone()).collect::<Vec<_>>();
    if equal.other_measure.is_some() && own.len() != 1 {
        let kind = Kind::MeasureNeeded { dataset: dataset.id.clone(), known: known(&own, dataset) };
        diagnostics.push(Diagnostic::new(kind, constraint.span.clone()));
        return pairs;
    }
    let count = own.len();
    for position in own {
        let measure = &dataset.schema.measures[position];
        let (wanted, span) = equal.other_measure.as_ref().map_or((&measure.name, &equal.dataset.span), |name| (&name.value, &name.span));
        // Datasets with one measure each need no more than their names, as in a formula.
        let only = numeric.first().copied().filter(|_| numeric.len() == 1 && count == 1 && equal.other_measure.is_none());
        let found = numeric.iter().copied().find(|position| other.schema.measures[*position].name == *wanted).or(only);
        let Some(found) = found else {
            // Without a list, the measures that both have are meant.
            if constraint.measures.is_empty() && equal.other_measure.is_none() {
                continue;
            }
            let known = known(&numeric, other);
            let nearest = nearest(wanted, known.iter().map(String::as_str));
            let kind = Kind::UnknownName { noun: Noun::Measure, name: wanted.clone(), of: other.id.clone(), nearest, known };
            diagnostics.push(Diagnostic::new(kind, span.clone()));
            continue;
        };
        let (Some(unit), Some(other_unit)) = (measure.unit(), other.schema.measures[found].unit()) else { continue };
        if !unit.same(other_unit) {
            let kind = Kind::UnitsDiffer { left: unit.name(), right: other_unit.name() };
            diagnostics.push(Diagnostic::new(kind, span.clone()).with_other(measure.span.clone()));
        }
        pairs.push((position, found));
    }
    if pairs.is_empty() && diagnostics.is_empty() {
        let kind = Kind::MeasureNeeded { dataset: other.id.clone(), known: known(&numeric, other) };
        diagnostics.push(Diagnostic::new(kind, equal.dataset.span.clone()));
    }
    pairs
}
