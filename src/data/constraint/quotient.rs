//! Rules about one measure that follows from others by division, and bounds: shares, averages, changes, ranges.

use super::Case;
use crate::data::dataset::{Cell, Dataset, Row};
use crate::data::rule::{Changing, Named, Rule, Whole};
use crate::data::unit::{Unit, UnitKind};
use crate::number::Number;

/// The cases of a rule that divides; none for any other, and none where the divisor is zero or a number is not known.
pub(super) fn cases<'a>(dataset: &'a Dataset, rule: &Rule) -> Vec<Case<'a>> {
    let result = match rule {
        Rule::Share { result, .. } | Rule::Average { result, .. } | Rule::Change { result, .. } => result,
        _ => return Vec::new(),
    };
    let Some(measure) = dataset.schema.measure(&result.value) else { return Vec::new() };
    let case = |row: &'a Row| {
        let cell = &row.cells[measure];
        let found = cell.number.clone()?;
        let expected = expected(dataset, rule, row, measure)?;
        Some(Case { key: row.key.to_vec(), open: None, measure, found, expected, cell, is_exact: false })
    };
    dataset.rows.iter().filter_map(case).collect()
}

/// What the result should be in a row, in the unit of its cells.
fn expected(dataset: &Dataset, rule: &Rule, row: &Row, result: usize) -> Option<Number> {
    let hundred = Number::from(100);
    match rule {
        Rule::Share { part, whole, .. } => {
            let above = amount(dataset, &row.key, part)?;
            let below = match whole {
                Whole::Measure(whole) => amount(dataset, &row.key, whole)?,
                Whole::TotalOf(name) => {
                    let dimension = dataset.schema.dimension(&name.value)?;
                    amount(dataset, &with(&row.key, dimension, dataset.total(dimension)?), part)?
                }
            };
            Some(&above.checked_div(&below)? * &hundred)
        }
        Rule::Average { amount: total, count, .. } => {
            let average = amount(dataset, &row.key, total)?.checked_div(&amount(dataset, &row.key, count)?)?;
            average.checked_div(&dataset.schema.measures[result].unit()?.scale.factor())
        }
        Rule::Change { dimension, of, .. } => {
            let dimension = dataset.schema.dimension(&dimension.value)?;
            let before = with(&row.key, dimension, before(dataset, dimension, row.key[dimension])?);
            let unit = dataset.schema.measures[result].unit()?;
            change(dataset, of, (&before, &row.key), unit)
        }
        _ => None,
    }
}

/// How something changed from one row to another, in the unit of the result.
fn change(dataset: &Dataset, of: &Changing, (before, now): (&[usize], &[usize]), unit: &Unit) -> Option<Number> {
    let hundred = Number::from(100);
    match of {
        Changing::Share { part, whole } => {
            let share = |key: &[usize]| Some(&amount(dataset, key, part)?.checked_div(&amount(dataset, key, whole)?)? * &hundred);
            Some(&share(now)? - &share(before)?)
        }
        Changing::Amount(name) => {
            let (from, to) = (amount(dataset, before, name)?, amount(dataset, now, name)?);
            let difference = &to - &from;
            if unit.kind == UnitKind::Percent {
                return Some(&difference.checked_div(&from)? * &hundred);
            }
            difference.checked_div(&unit.scale.factor())
        }
    }
}

/// The number of a measure in a row, counted in ones whatever the scale of its cells.
fn amount(dataset: &Dataset, key: &[usize], name: &Named) -> Option<Number> {
    let measure = dataset.schema.measure(&name.value)?;
    let cell: &Cell = &dataset.row(key)?.cells[measure];
    Some(cell.number.as_ref()? * &dataset.schema.measures[measure].unit()?.scale.factor())
}

fn with(key: &[usize], dimension: usize, position: usize) -> Vec<usize> {
    let mut key = key.to_vec();
    key[dimension] = position;
    key
}

/// The period directly before another, when the data have it.
fn before(dataset: &Dataset, dimension: usize, position: usize) -> Option<usize> {
    let period = &dataset.values[dimension][position];
    let (year, quarter) = period.split_once("-Q").map_or((period.as_str(), None), |(year, quarter)| (year, Some(quarter)));
    let year_before = || Some(year.parse::<u32>().ok()?.checked_sub(1)?.to_string());
    let name = match quarter {
        None => year_before()?,
        Some("1") => format!("{}-Q4", year_before()?),
        Some(quarter) => format!("{year}-Q{}", quarter.parse::<u32>().ok()?.checked_sub(1)?),
    };
    dataset.position(dimension, &name)
}
