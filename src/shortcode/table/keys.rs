//! Which rows a table has: those combinations of values that occur, or of very many the first.

use std::collections::BTreeMap;

use super::Layout;
use crate::data::dataset::{Dataset, Row};
use crate::memo;

/// The keys of the rows of a table: those combinations that occur, in the order in which their values are shown. What is no row stands at its first value.
pub(super) fn keys(dataset: &Dataset, layout: &Layout) -> Vec<Vec<usize>> {
    let mut places: Vec<Vec<Option<usize>>> = dataset.values.iter().map(|values| vec![None; values.len()]).collect();
    for (places, shown) in places.iter_mut().zip(&layout.shown) {
        shown.iter().enumerate().for_each(|(place, position)| places[*position] = Some(place));
    }
    let ranked = dataset.within(&layout.shown).into_iter().filter_map(|row| {
        let rank = |dimension: &usize| places[*dimension][row.key[*dimension]];
        Some((layout.rows.iter().map(rank).collect::<Option<Vec<usize>>>()?, row_key(layout, row)))
    });
    let keys: BTreeMap<Vec<usize>, Vec<usize>> = ranked.collect();
    keys.into_values().collect()
}

/// The key of the row of a table in which a row of the dataset stands.
fn row_key(layout: &Layout, row: &Row) -> Vec<usize> {
    let mut key = layout.base();
    layout.rows.iter().for_each(|dimension| key[*dimension] = row.key[*dimension]);
    key
}

/// Of a layout that shows all values in order: the keys of its first rows and of those with a row that is kept, and the number of all.
pub(super) fn first_keys(
    dataset: &Dataset,
    layout: &Layout,
    most: usize,
    is_kept: impl Fn(&Row) -> bool + Sync,
) -> (Vec<Vec<usize>>, usize) {
    let numbers = numbers(dataset, &layout.rows);
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let last = sorted.get(..most.min(sorted.len())).and_then(<[u64]>::last).copied();
    let parts = numbers.chunks(CHUNK).zip(dataset.rows.chunks(CHUNK)).collect();
    let kept = memo::map(parts, |(numbers, rows)| {
        let kept = numbers.iter().zip(rows).filter(|(number, row)| last.is_some_and(|last| **number <= last) || is_kept(row));
        kept.map(|(number, row)| (*number, row)).collect::<Vec<_>>()
    });
    let kept: BTreeMap<u64, &Row> = kept.into_iter().flatten().collect();
    (kept.into_values().map(|row| row_key(layout, row)).collect(), sorted.len())
}

/// Rows that are looked at in one go.
const CHUNK: usize = 1 << 16;

/// For each row of a dataset a number that stands for its values in some dimensions, and is as they are in order.
fn numbers(dataset: &Dataset, dimensions: &[usize]) -> Vec<u64> {
    let mut numbers = vec![0_u64; dataset.rows.len()];
    let mut most = 1_u64;
    for dimension in dimensions {
        let size = dataset.values[*dimension].len() as u64;
        if most.checked_mul(size).is_none() {
            most = condense(&mut numbers);
        }
        most *= size;
        numbers.iter_mut().zip(&dataset.rows).for_each(|(number, row)| *number = *number * size + row.key[*dimension] as u64);
    }
    numbers
}

/// Makes numbers as small as they can be without another order; returns how many different ones there are.
fn condense(numbers: &mut [u64]) -> u64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    numbers.iter_mut().for_each(|number| *number = sorted.partition_point(|known| known < number) as u64);
    sorted.len() as u64
}

#[cfg(test)]
mod tests {
    use super::condense;

    #[test]
    fn condensed_numbers_keep_their_order() {
        let mut numbers = [900, 7, 900, u64::MAX, 8];
        assert_eq!(condense(&mut numbers), 4);
        assert_eq!(numbers, [2, 0, 2, 3, 1]);
    }
}
