//! Results kept beside the inputs they were made from, and the only parallel code.
//!
//! A cold build runs every stage on an empty [`Memo`]; a later run with the same memo makes again only what has another input. A result is a pure
//! function of its input, so a build that remembers gives what a fresh one gives.

use std::collections::BTreeMap;

use rayon::prelude::*;

/// The last input and output of each item of a stage.
#[derive(Debug)]
pub(crate) struct Memo<K, I, O> {
    entries: BTreeMap<K, (I, O)>,
}

impl<K, I, O> Default for Memo<K, I, O> {
    fn default() -> Self {
        Memo { entries: BTreeMap::new() }
    }
}

impl<K: Ord + Clone + Send + Sync, I: PartialEq + Send + Sync, O: Clone + Send + Sync> Memo<K, I, O> {
    /// Returns the output of every input, in the order of the inputs. `make` runs, in parallel, where the input is not that of last time;
    /// what is not asked for any more is forgotten.
    pub(crate) fn refresh(&mut self, inputs: Vec<(K, I)>, make: impl Fn(&K, &I) -> O + Sync) -> Vec<(K, O)> {
        let mut old = std::mem::take(&mut self.entries);
        let inputs: Vec<(K, I, Option<O>)> = inputs
            .into_iter()
            .map(|(key, input)| {
                let kept = old.remove(&key).filter(|(last, _)| *last == input).map(|(_, output)| output);
                (key, input, kept)
            })
            .collect();
        let made: Vec<(K, I, O)> = inputs
            .into_par_iter()
            .map(|(key, input, kept)| {
                let output = kept.unwrap_or_else(|| make(&key, &input));
                (key, input, output)
            })
            .collect();
        let outputs = made.iter().map(|(key, _, output)| (key.clone(), output.clone())).collect();
        self.entries = made.into_iter().map(|(key, input, output)| (key, (input, output))).collect();
        outputs
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
}
