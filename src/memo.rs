//! Results kept beside the inputs they were made from, and the only parallel code.
//!
//! A cold build runs every stage on an empty [`Memo`]; a later run with the same memo makes again only what has another input. A result is a pure
//! function of its input, so a build that remembers gives what a fresh one gives. What comes out equal to last time *is* that of last time: the same
//! [`Arc`], so that the stages behind it compare an address, and a change travels no further than it makes a difference.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

/// The last input and output of each item of a stage, in the order in which they were asked for.
#[derive(Debug)]
pub(crate) struct Memo<K, I, O> {
    entries: Vec<(K, I, O)>,
}

impl<K, I, O> Default for Memo<K, I, O> {
    fn default() -> Self {
        Memo { entries: Vec::new() }
    }
}

impl<K, I, O> Memo<K, I, O>
where
    K: Ord + Clone + Send + Sync,
    I: PartialEq + Send + Sync,
    O: Clone + PartialEq + Send + Sync,
{
    /// Returns the output of every input, in the order of the inputs. `make` runs, in parallel, where the input is not that of last time;
    /// what is not asked for any more is forgotten.
    pub(crate) fn refresh(&mut self, inputs: Vec<(K, I)>, make: impl Fn(&K, &I) -> O + Sync) -> Vec<(K, O)> {
        self.refresh_from(inputs, |key, input, _| make(key, input))
    }

    /// The same, where `make` is given the input and output of last time too: what it takes over from these must be what it would have made.
    pub(crate) fn refresh_from(&mut self, inputs: Vec<(K, I)>, make: impl Fn(&K, &I, Option<(&I, &O)>) -> O + Sync) -> Vec<(K, O)> {
        let mut old = Remembered::new(std::mem::take(&mut self.entries));
        let asked: Vec<_> = inputs.into_iter().map(|(key, input)| (old.take(&key), key, input)).collect();
        self.entries = asked
            .into_par_iter()
            .map(|(last, key, input)| match last {
                Some((last, output)) if last == input => (key, input, output),
                last => {
                    let made = make(&key, &input, last.as_ref().map(|(input, output)| (input, output)));
                    let output = last.map(|(_, output)| output).filter(|output| *output == made).unwrap_or(made);
                    (key, input, output)
                }
            })
            .collect();
        self.entries.iter().map(|(key, _, output)| (key.clone(), output.clone())).collect()
    }
}

/// The entries of last time, handed out by key. Mostly the same keys are asked for in the same order.
struct Remembered<K, I, O> {
    entries: Vec<Option<(K, I, O)>>,
    next: usize,
    /// Where each key is; made when the order is another.
    places: Option<BTreeMap<K, usize>>,
}

impl<K: Ord + Clone, I, O> Remembered<K, I, O> {
    fn new(entries: Vec<(K, I, O)>) -> Self {
        Remembered { entries: entries.into_iter().map(Some).collect(), next: 0, places: None }
    }

    fn take(&mut self, key: &K) -> Option<(I, O)> {
        let is_next = matches!(self.entries.get(self.next), Some(Some((known, ..))) if known == key);
        let place = if is_next { self.next } else { self.place(key)? };
        self.next = place + 1;
        self.entries[place].take().map(|(_, input, output)| (input, output))
    }

    fn place(&mut self, key: &K) -> Option<usize> {
        let entries = &self.entries;
        let of = |(place, entry): (usize, &Option<(K, I, O)>)| entry.as_ref().map(|(key, ..)| (key.clone(), place));
        self.places.get_or_insert_with(|| entries.iter().enumerate().filter_map(of).collect()).get(key).copied()
    }
}

/// Makes two things at once.
pub(crate) fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(one, other)
}

/// Makes something of each item, at the same time, in their order.
pub(crate) fn map<I: Send, O: Send>(items: Vec<I>, make: impl Fn(I) -> O + Send + Sync) -> Vec<O> {
    items.into_par_iter().map(make).collect()
}

/// Makes two things at once: one on a thread of its own, the other here. For what has parallel work of its own and must not run among ours: a thread of rayon that
/// waits may begin something else of ours in the middle of it.
pub(crate) fn beside<A: Send, B>(apart: impl FnOnce() -> A + Send, here: impl FnOnce() -> B) -> (A, B) {
    std::thread::scope(|scope| {
        let apart = scope.spawn(apart);
        let here = here();
        (apart.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), here)
    })
}

/// The last input and output of one thing, which is made here and not in parallel.
#[derive(Debug)]
pub(crate) struct Last<I, O>(Option<(I, O)>);

impl<I, O> Default for Last<I, O> {
    fn default() -> Self {
        Last(None)
    }
}

impl<I: PartialEq, O: Clone> Last<I, O> {
    /// Returns what was made of an equal input last time, else makes it; `None` when that was broken off.
    pub(crate) fn refresh(&mut self, input: I, make: impl FnOnce(&I) -> Option<O>) -> Option<O> {
        match &self.0 {
            Some((last, output)) if *last == input => Some(output.clone()),
            _ => {
                let output = make(&input)?;
                Some(self.0.insert((input, output)).1.clone())
            }
        }
    }
}

/// A value kept from run to run.
#[derive(Debug)]
pub(crate) struct Kept<T>(Option<Arc<T>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept(None)
    }
}

impl<T: PartialEq> Kept<T> {
    /// Returns the value that was kept when it is equal to this one, else this one, which is kept from now on.
    pub(crate) fn keep(&mut self, value: T) -> Arc<T> {
        match &self.0 {
            Some(kept) if **kept == value => kept.clone(),
            _ => self.0.insert(Arc::new(value)).clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn only_what_changed_is_made_again() {
        let runs = AtomicUsize::new(0);
        let make = |_: &u32, input: &u32| {
            runs.fetch_add(1, Ordering::Relaxed);
            input * 2
        };
        let mut memo = Memo::default();
        assert_eq!(memo.refresh(vec![(1, 10), (2, 20)], make), [(1, 20), (2, 40)]);
        assert_eq!(memo.refresh(vec![(1, 10), (2, 21), (3, 30)], make), [(1, 20), (2, 42), (3, 60)]);
        assert_eq!(runs.load(Ordering::Relaxed), 4);
        assert_eq!(memo.refresh(vec![(3, 30)], make), [(3, 60)]);
        assert_eq!(runs.load(Ordering::Relaxed), 4);
    }

    #[test]
    fn another_order_makes_nothing_again() {
        let runs = AtomicUsize::new(0);
        let make = |key: &u32, _: &u32| {
            runs.fetch_add(1, Ordering::Relaxed);
            *key
        };
        let mut memo = Memo::default();
        memo.refresh(vec![(1, 0), (2, 0), (3, 0), (4, 0)], make);
        assert_eq!(memo.refresh(vec![(4, 0), (2, 0), (1, 0), (3, 0)], make), [(4, 4), (2, 2), (1, 1), (3, 3)]);
        assert_eq!(runs.load(Ordering::Relaxed), 4);
    }

    #[test]
    fn what_is_equal_is_the_same() {
        let mut memo = Memo::default();
        let make = |_: &u32, input: &u32| Arc::new(input / 10);
        let first = memo.refresh(vec![(1, 11)], make);
        let second = memo.refresh(vec![(1, 12)], make);
        assert!(Arc::ptr_eq(&first[0].1, &second[0].1));
        let mut kept = Kept::default();
        assert!(Arc::ptr_eq(&kept.keep(1), &kept.keep(1)));
        assert!(!Arc::ptr_eq(&kept.keep(1), &kept.keep(2)));
    }
}
