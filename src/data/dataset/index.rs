//! Where the row of a key stands: found in one look, not by a scan.
//!
//! A table of slots, each with the place of a row. Where most combinations of values occur, as in most large datasets, the slot of a key is its number among all
//! combinations, so that neighbours stay neighbours; where few do, it is a hash. What finds its slot taken takes the next one that is free.

use super::Row;

/// Places of rows by key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Index {
    /// One more than the place of a row; zero where there is none.
    slots: Vec<u32>,
    /// For each dimension its number of values.
    sizes: Box<[usize]>,
    /// Has every combination a slot of its own?
    is_dense: bool,
}

/// Slots for each row at most, when every combination has one.
const MOST_SLOTS: usize = 4;

impl Index {
    /// Makes an index of rows; `values` are those of each dimension. `None` when two rows have the same key.
    pub(super) fn new(rows: &[Row], values: &[Vec<String>]) -> Option<Self> {
        let sizes: Box<[usize]> = values.iter().map(Vec::len).collect();
        let all = sizes.iter().try_fold(1_usize, |all, size| all.checked_mul(*size)).filter(|all| *all <= rows.len() * MOST_SLOTS);
        let slots = all.unwrap_or_else(|| (rows.len() * 2).next_power_of_two());
        let mut index = Index { slots: vec![0; slots], sizes, is_dense: all.is_some() };
        for (place, row) in rows.iter().enumerate() {
            let slot = index.slot(&row.key, rows);
            if index.slots[slot] != 0 {
                return None;
            }
            index.slots[slot] = u32::try_from(place + 1).expect("a file has fewer than 4 billion rows");
        }
        Some(index)
    }

    /// Returns the place of the row with this key.
    pub(super) fn place(&self, key: &[usize], rows: &[Row]) -> Option<usize> {
        if key.len() != self.sizes.len() || self.slots.is_empty() || key.iter().zip(&self.sizes).any(|(position, size)| position >= size) {
            return None;
        }
        match self.slots[self.slot(key, rows)] {
            0 => None,
            place => Some(place as usize - 1),
        }
    }

    /// The slot of a key: that of its row, or the free one where it would stand.
    fn slot(&self, key: &[usize], rows: &[Row]) -> usize {
        if self.is_dense {
            return key.iter().zip(&self.sizes).fold(0, |number, (position, size)| number * size + position);
        }
        let mut slot = self.hash(key);
        while self.slots[slot] != 0 && *rows[self.slots[slot] as usize - 1].key != *key {
            slot = (slot + 1) % self.slots.len();
        }
        slot
    }

    /// The slot where the search for a key begins: the upper bits of a product, which depend on all of them.
    fn hash(&self, key: &[usize]) -> usize {
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        let hash = key.iter().fold(0_u64, |hash, position| (hash.rotate_left(5) ^ *position as u64).wrapping_mul(FACTOR));
        let bits = self.slots.len().trailing_zeros();
        if bits == 0 { 0 } else { usize::try_from(hash >> (64 - bits)).unwrap_or(0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::dataset::{Cells, Row};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn finds_what_a_map_finds(keys in prop::collection::vec((0usize..6, 0usize..40, 0usize..3), 1..60), asked in prop::collection::vec((0usize..7, 0usize..41, 0usize..4), 9)) {
            let values: Vec<Vec<String>> = [6, 40, 3].map(|size| vec![String::new(); size]).to_vec();
            let row = |(a, b, c): (usize, usize, usize)| Row { key: [a, b, c].into(), cells: Cells::More(Box::default()) };
            let rows: Vec<Row> = keys.iter().copied().map(row).collect();
            let map: BTreeMap<_, _> = keys.iter().enumerate().map(|(place, key)| (*key, place)).collect();
            let index = Index::new(&rows, &values);
            prop_assert_eq!(index.is_some(), map.len() == keys.len());
            if let Some(index) = index {
                for (a, b, c) in keys.iter().chain(&asked) {
                    prop_assert_eq!(index.place(&[*a, *b, *c], &rows), map.get(&(*a, *b, *c)).copied());
                }
            }
        }
    }
}
