//! Rules that add up: totals, parts of a fixed sum, identities. Each gives [`Sum`]s: a result and the parts that should make it.
//!
//! A sum is what can be compared, what a rounding note is about, and an equation from which an unknown cell may follow.

use std::collections::BTreeSet;

use super::{Case, measures};
use crate::data::dataset::{Cell, Dataset};
use crate::data::rule::{Constraint, Named, Rule};
use crate::data::schema::Status;
use crate::number::Number;

/// A cell by its key and measure.
pub(crate) type Place = (Vec<usize>, usize);

/// A result and its parts.
pub(crate) struct Sum {
    /// The row that it is about.
    pub(crate) key: Vec<usize>,
    /// The dimension over which it goes, left out of its name, when the result is not a cell.
    pub(crate) open: Option<usize>,
    /// The measure.
    pub(crate) measure: usize,
    /// What the parts make.
    pub(crate) result: Made,
    /// The parts, each with whether it is taken away.
    pub(crate) parts: Vec<(Place, bool)>,
}

/// What parts make together.
pub(crate) enum Made {
    /// A cell.
    Cell(Place),
    /// A number that the rule states.
    Stated(Number),
}

/// Which numbers are compared: exactly those that are published, or those that a reader sees, rounded to the decimals of the measure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    Published,
    Shown,
}

/// The sums of a rule; none for a rule that does not add up.
pub(crate) fn sums(dataset: &Dataset, constraint: &Constraint) -> Vec<Sum> {
    let measures = measures(dataset, constraint);
    match &constraint.rule {
        Rule::Total { dimension } => total(dataset, dimension, &measures),
        Rule::SumTo { dimension, value } => sum_to(dataset, dimension, value, &measures),
        Rule::Identity { dimension: Some(dimension), result, plus, minus } => {
            over_values(dataset, dimension, (result, plus, minus), &measures)
        }
        Rule::Identity { dimension: None, result, plus, minus } => over_measures(dataset, (result, plus, minus)),
        Rule::Share { .. } | Rule::Average { .. } | Rule::Range { .. } | Rule::Change { .. } | Rule::Equal(_) => Vec::new(),
    }
}

fn total(dataset: &Dataset, dimension: &Named, measures: &[usize]) -> Vec<Sum> {
    let Some(dimension) = dataset.schema.dimension(&dimension.value) else { return Vec::new() };
    let Some(total) = dataset.total(dimension) else { return Vec::new() };
    let mut sums = Vec::new();
    for row in dataset.rows.iter().filter(|row| row.key[dimension] == total) {
        let parts = parts(dataset, &row.key, dimension);
        sums.extend(measures.iter().map(|measure| Sum {
            key: row.key.to_vec(),
            open: None,
            measure: *measure,
            result: Made::Cell((row.key.to_vec(), *measure)),
            parts: parts.iter().map(|key| ((key.clone(), *measure), false)).collect(),
        }));
    }
    sums
}

fn sum_to(dataset: &Dataset, dimension: &Named, value: &Number, measures: &[usize]) -> Vec<Sum> {
    let Some(dimension) = dataset.schema.dimension(&dimension.value) else { return Vec::new() };
    let mut sums = Vec::new();
    let mut seen = BTreeSet::new();
    for row in &dataset.rows {
        let mut rest = row.key.to_vec();
        rest.remove(dimension);
        if !seen.insert(rest) {
            continue;
        }
        let parts = parts(dataset, &row.key, dimension);
        sums.extend(measures.iter().map(|measure| Sum {
            key: row.key.to_vec(),
            open: Some(dimension),
            measure: *measure,
            result: Made::Stated(value.clone()),
            parts: parts.iter().map(|key| ((key.clone(), *measure), false)).collect(),
        }));
    }
    sums
}

fn over_values(dataset: &Dataset, dimension: &Named, names: (&Named, &[Named], &[Named]), measures: &[usize]) -> Vec<Sum> {
    let Some(dimension) = dataset.schema.dimension(&dimension.value) else { return Vec::new() };
    let (result, plus, minus) = names;
    let position = |name: &Named| dataset.position(dimension, &name.value);
    let Some(result) = position(result) else { return Vec::new() };
    let signed: Vec<(usize, bool)> = signed(plus, minus).filter_map(|(name, negative)| Some((position(name)?, negative))).collect();
    // A value that is not there has been told.
    if signed.len() < plus.len() + minus.len() {
        return Vec::new();
    }
    let mut sums = Vec::new();
    for row in dataset.rows.iter().filter(|row| row.key[dimension] == result) {
        let with = |position: usize| {
            let mut key = row.key.to_vec();
            key[dimension] = position;
            key
        };
        let parts: Vec<(Vec<usize>, bool)> = signed.iter().map(|(position, negative)| (with(*position), *negative)).collect();
        // What is not in the data is not known to be nothing.
        if parts.iter().any(|(key, _)| dataset.row(key).is_none()) {
            continue;
        }
        sums.extend(measures.iter().map(|measure| Sum {
            key: row.key.to_vec(),
            open: None,
            measure: *measure,
            result: Made::Cell((row.key.to_vec(), *measure)),
            parts: parts.iter().map(|(key, negative)| ((key.clone(), *measure), *negative)).collect(),
        }));
    }
    sums
}

fn over_measures(dataset: &Dataset, (result, plus, minus): (&Named, &[Named], &[Named])) -> Vec<Sum> {
    let position = |name: &Named| dataset.schema.measure(&name.value);
    let Some(result) = position(result) else { return Vec::new() };
    let signed: Vec<(usize, bool)> = signed(plus, minus).filter_map(|(name, negative)| Some((position(name)?, negative))).collect();
    let sum = |key: &[usize]| Sum {
        key: key.to_vec(),
        open: None,
        measure: result,
        result: Made::Cell((key.to_vec(), result)),
        parts: signed.iter().map(|(measure, negative)| ((key.to_vec(), *measure), *negative)).collect(),
    };
    dataset.rows.iter().map(|row| sum(&row.key)).collect()
}

fn signed<'a>(plus: &'a [Named], minus: &'a [Named]) -> impl Iterator<Item = (&'a Named, bool)> {
    plus.iter().map(|name| (name, false)).chain(minus.iter().map(|name| (name, true)))
}

/// The keys over a dimension, all else equal, without its total.
fn parts(dataset: &Dataset, key: &[usize], dimension: usize) -> Vec<Vec<usize>> {
    let total = dataset.total(dimension);
    let positions = (0..dataset.values[dimension].len()).filter(|position| Some(*position) != total);
    let with = |position| {
        let mut key = key.to_vec();
        key[dimension] = position;
        key
    };
    positions.map(with).filter(|key| dataset.row(key).is_some()).collect()
}

impl Sum {
    /// Compares what is published with what the parts give; `None` when a number is not known.
    pub(super) fn case<'a>(&self, dataset: &'a Dataset, numbers: Numbers) -> Option<Case<'a>> {
        let mut sum = Number::zero();
        for (place, negative) in &self.parts {
            let part = part(dataset, place, numbers)?;
            sum = if *negative { &sum - &part } else { &sum + &part };
        }
        let cell = &dataset.row(&self.key)?.cells[self.measure];
        let (found, expected) = match &self.result {
            Made::Cell(place) => (number(dataset, place, numbers)?, sum),
            Made::Stated(value) => (sum, value.clone()),
        };
        let (key, open) = (self.key.clone(), self.open);
        Some(Case { key, open, measure: self.measure, found, expected, cell, is_exact: true })
    }

    /// Every cell of it, the result too.
    pub(crate) fn places(self) -> Vec<Place> {
        let parts = self.parts.into_iter().map(|(place, _)| place);
        match self.result {
            Made::Cell(place) => parts.chain(std::iter::once(place)).collect(),
            Made::Stated(_) => parts.collect(),
        }
    }
}

fn number(dataset: &Dataset, (key, measure): &Place, numbers: Numbers) -> Option<Number> {
    let cell: &Cell = &dataset.row(key)?.cells[*measure];
    let number = cell.number.as_ref()?;
    Some(match numbers {
        Numbers::Published => number.clone(),
        Numbers::Shown => number.round(dataset.schema.measures[*measure].numeric()?.decimals).value(),
    })
}

/// What a cell adds: nothing when it does not apply, unknown (`None`) when its number is not there.
fn part(dataset: &Dataset, place: &Place, numbers: Numbers) -> Option<Number> {
    match dataset.row(&place.0)?.cells[place.1].status {
        Status::NotApplicable => Some(Number::zero()),
        _ => number(dataset, place, numbers),
    }
}
