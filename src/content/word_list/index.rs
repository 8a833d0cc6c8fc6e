//! Finds the words of a list in a sentence: whole words, the longest phrase first, and the last part of a long word.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Entry;

/// The gap in a phrase: up to [`GAP`] words of the same clause.
const ANY: &str = "…";
/// The most words in a gap.
const GAP: usize = 8;
/// A word with fewer letters is no compound that is looked into; research on plain language, part 6.
const COMPOUND: usize = 10;
/// The fewest letters of the last part of a compound, and of what stands before it.
const LAST: usize = 5;
const BEFORE: usize = 3;

/// The written forms of a list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Index {
    /// The forms by their first word; of each word the longest first.
    forms: BTreeMap<String, Vec<Form>>,
    /// Single words that a longer word may end in, with the position of their entry.
    endings: BTreeMap<String, usize>,
    /// Longer words that may end so all the same.
    allowed: BTreeSet<String>,
}

/// A written form.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Form {
    /// The words behind the first, gaps among them.
    rest: Vec<String>,
    entry: usize,
}

/// A word or mark of a sentence, as the index looks at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item<'a> {
    /// In small letters; empty for a mark that ends a clause.
    pub(crate) lower: &'a str,
    /// May it be difficult? A name may not.
    pub(crate) open: bool,
}

/// A word of the list in a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Match {
    /// Its items, from the first to the last.
    pub(crate) items: Range<usize>,
    /// Position of its entry.
    pub(crate) entry: usize,
}

impl Index {
    /// Collects the written forms of entries, which are in small letters. `allowed` are words that may be used.
    pub(crate) fn new(entries: &[Entry], allowed: BTreeSet<String>) -> Self {
        let mut index = Index { allowed, ..Index::default() };
        for (position, entry) in entries.iter().enumerate() {
            for written in std::iter::once(&entry.word).chain(&entry.forms) {
                let mut words = written.split(' ').map(str::to_owned);
                let Some(first) = words.next() else { continue };
                let rest: Vec<String> = words.collect();
                if rest.is_empty() && entry.compound && first.chars().count() >= LAST {
                    index.endings.entry(first.clone()).or_insert(position);
                }
                index.forms.entry(first).or_default().push(Form { rest, entry: position });
            }
        }
        for forms in index.forms.values_mut() {
            forms.sort_by_key(|form| std::cmp::Reverse(form.rest.len()));
        }
        index
    }

    /// Finds the words of the list in a sentence, in order; none overlaps another, but the words in the gap of a phrase are looked at too.
    pub(crate) fn find(&self, items: &[Item<'_>]) -> Vec<Match> {
        let mut found = Vec::new();
        let mut taken = vec![false; items.len()];
        for at in 0..items.len() {
            if taken[at] || items[at].lower.is_empty() {
                continue;
            }
            let phrase = self.forms.get(items[at].lower).and_then(|forms| {
                let fits = |form: &Form| along(items, &taken, at + 1, &form.rest).filter(|_| !form.rest.is_empty() || items[at].open);
                forms.iter().find_map(|form| Some((form.entry, fits(form)?)))
            });
            if let Some((entry, words)) = phrase {
                let end = words.last().map_or(at, |last| *last) + 1;
                words.iter().for_each(|word| taken[*word] = true);
                found.push(Match { items: at..end, entry });
            } else if let Some(entry) = self.ending(items[at].lower).filter(|_| items[at].open) {
                found.push(Match { items: at..at + 1, entry });
            }
        }
        found
    }

    /// The entry that a long word ends in, the longest ending first.
    fn ending(&self, word: &str) -> Option<usize> {
        if self.allowed.contains(word) {
            return None;
        }
        // Of `ICT-implementatie` the part behind the last hyphen is a word of its own.
        if let Some((_, last)) = word.rsplit_once('-')
            && let Some(entry) = self.endings.get(last)
        {
            return Some(*entry);
        }
        let count = word.chars().count();
        if count < COMPOUND {
            return None;
        }
        let starts = word.char_indices().enumerate().filter(|(position, _)| *position >= BEFORE && count - position >= LAST);
        starts.map(|(_, (at, _))| &word[at..]).find_map(|ending| self.endings.get(ending).copied())
    }

    /// The entry of one word.
    #[cfg(test)]
    pub(super) fn of(&self, word: &str) -> Option<usize> {
        self.find(&[Item { lower: word, open: true }]).first().map(|found| found.entry)
    }

    /// Is there a word of the list in a text? Only for short texts, such as advice.
    pub(crate) fn holds(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let items: Vec<Item<'_>> =
            lower.split([' ', '(', ')', ',']).filter(|word| !word.is_empty()).map(|lower| Item { lower, open: true }).collect();
        !self.find(&items).is_empty()
    }
}

/// Walks along the words of a phrase from an item on; returns the items that are its words, without those in gaps. What another phrase has is not free.
fn along(items: &[Item<'_>], taken: &[bool], from: usize, rest: &[String]) -> Option<Vec<usize>> {
    let Some((first, others)) = rest.split_first() else { return Some(Vec::new()) };
    if first != ANY {
        items.get(from).filter(|item| item.lower == first && !taken[from])?;
        let mut words = vec![from];
        words.extend(along(items, taken, from + 1, others)?);
        return Some(words);
    }
    let near = (from..items.len().min(from + GAP + 1)).take_while(|at| *at == from || !items[at - 1].lower.is_empty());
    near.into_iter().find_map(|at| along(items, taken, at, others))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let entry = |word: &str, forms: &[&str], compound: bool| Entry {
            word: word.to_owned(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            instead: vec!["x".to_owned()],
            light: false,
            compound,
        };
        Index::new(
            &[
                entry("implementatie", &["implementaties"], true),
                entry("in het kader van", &[], true),
                entry("kader", &["kaders"], true),
                entry("plaatsvinden", &["vindt … plaats", "plaatsvindt"], true),
                entry("echter", &[], false),
            ],
            BTreeSet::new(),
        )
    }

    fn found(text: &str) -> Vec<String> {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower.split(' ').collect();
        let items: Vec<Item<'_>> = words.iter().map(|word| Item { lower: if *word == "," { "" } else { word }, open: true }).collect();
        index().find(&items).into_iter().map(|found| words[found.items].join(" ")).collect()
    }

    #[test]
    fn the_longest_phrase_is_found_first() {
        assert_eq!(found("in het kader van het kader"), ["in het kader van", "kader"]);
        assert_eq!(found("in het kader en kaderen"), ["kader"]);
    }

    #[test]
    fn a_gap_stays_within_its_clause() {
        assert_eq!(found("dit vindt elke week in het kader plaats"), ["vindt elke week in het kader plaats", "kader"]);
        assert_eq!(found("hij vindt , dat is een plaats"), [""; 0]);
        assert_eq!(found("vindt a b c d e f g h i plaats"), [""; 0]);
    }

    #[test]
    fn a_long_word_is_known_by_its_end() {
        assert_eq!(
            found("beleidskader ict-implementatie systeemimplementaties jaarkader"),
            ["beleidskader", "ict-implementatie", "systeemimplementaties"]
        );
        assert_eq!(found("slechter rechtsechter"), [""; 0]);
    }
}
