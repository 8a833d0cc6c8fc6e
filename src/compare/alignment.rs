//! Which items of two sequences are the same: those that can be lined up, in order.
//!
//! Items that occur once on each side are lined up first, as in the patience diff of Bram Cohen; what lies between two of them is lined up by a longest
//! common subsequence, as long as it is short. So a long text costs little more than its length.

use std::collections::BTreeMap;
use std::ops::Range;

/// The most pairs that are weighed between two anchors; beyond it nothing is lined up there. Our own choice.
const MOST_PAIRS: usize = 1_000_000;

/// Returns positions of equal items, rising on both sides.
pub(super) fn align<T: Ord>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    between(old, new, 0..old.len(), 0..new.len(), &mut pairs);
    pairs
}

fn between<T: Ord>(old: &[T], new: &[T], mut left: Range<usize>, mut right: Range<usize>, pairs: &mut Vec<(usize, usize)>) {
    while !left.is_empty() && !right.is_empty() && old[left.start] == new[right.start] {
        pairs.push((left.start, right.start));
        left.start += 1;
        right.start += 1;
    }
    let mut tail = Vec::new();
    while !left.is_empty() && !right.is_empty() && old[left.end - 1] == new[right.end - 1] {
        left.end -= 1;
        right.end -= 1;
        tail.push((left.end, right.end));
    }
    let anchors = anchors(old, new, &left, &right);
    if anchors.is_empty() {
        common(old, new, left, right, pairs);
    } else {
        let (mut from, mut to) = (left.start, right.start);
        for (one, other) in anchors {
            between(old, new, from..one, to..other, pairs);
            pairs.push((one, other));
            (from, to) = (one + 1, other + 1);
        }
        between(old, new, from..left.end, to..right.end, pairs);
    }
    pairs.extend(tail.into_iter().rev());
}

/// The longest rising list of pairs of items that occur once on each side.
fn anchors<T: Ord>(old: &[T], new: &[T], left: &Range<usize>, right: &Range<usize>) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<&T, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for at in left.clone() {
        places.entry(&old[at]).or_default().0.push(at);
    }
    for at in right.clone() {
        places.entry(&new[at]).or_default().1.push(at);
    }
    let mut unique: Vec<(usize, usize)> = places
        .values()
        .filter_map(|(left, right)| match (left.as_slice(), right.as_slice()) {
            ([one], [other]) => Some((*one, *other)),
            _ => None,
        })
        .collect();
    unique.sort_unstable();
    // The ends of the best rising list of each length, and for each pair the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(unique.len());
    for (position, (_, other)) in unique.iter().enumerate() {
        let length = ends.partition_point(|end| unique[*end].1 < *other);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(position);
        } else {
            ends[length] = position;
        }
    }
    let mut rising = Vec::new();
    let mut next = ends.last().copied();
    while let Some(position) = next {
        rising.push(unique[position]);
        next = before[position];
    }
    rising.reverse();
    rising
}

/// A longest common subsequence.
fn common<T: Ord>(old: &[T], new: &[T], left: Range<usize>, right: Range<usize>, pairs: &mut Vec<(usize, usize)>) {
    let (rows, columns) = (left.len(), right.len());
    if rows.saturating_mul(columns) > MOST_PAIRS {
        return;
    }
    // For each place how many items can be lined up from there on.
    let mut lengths = vec![vec![0_u32; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            lengths[row][column] = if old[left.start + row] == new[right.start + column] {
                lengths[row + 1][column + 1] + 1
            } else {
                lengths[row + 1][column].max(lengths[row][column + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        if old[left.start + row] == new[right.start + column] {
            pairs.push((left.start + row, right.start + column));
            row += 1;
            column += 1;
        } else if lengths[row + 1][column] >= lengths[row][column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lined_up(old: &str, new: &str) -> String {
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        align(&old, &new).into_iter().map(|(left, _)| old[left]).collect()
    }

    #[test]
    fn what_stays_is_lined_up() {
        assert_eq!(lined_up("abcde", "abxde"), "abde");
        assert_eq!(lined_up("abcde", "xabcdey"), "abcde");
        assert_eq!(lined_up("aabb", "abab"), "abb");
        assert_eq!(lined_up("abc", ""), "");
    }

    proptest! {
        #[test]
        fn pairs_are_equal_and_rise(old in "[a-e]{0,30}", new in "[a-e]{0,30}") {
            let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
            let pairs = align(&old, &new);
            prop_assert!(pairs.iter().all(|(left, right)| old[*left] == new[*right]));
            prop_assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
            prop_assert_eq!(align(&old, &old).len(), old.len());
        }
    }
}
