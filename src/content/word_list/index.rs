//! Finds the words of a list in a sentence: whole words, the longest phrase first, and the last part of a long word.

use std::collections::{BTreeSet, HashMap};
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
    /// The words of all forms, each with its number.
    words: HashMap<String, usize>,
    /// The forms by the number of their first word; of each word the longest first.
    forms: Vec<Vec<Form>>,
    /// Single words that a longer word may end in, with the position of their entry.
    endings: HashMap<String, usize>,
    /// Longer words that may end so all the same.
    allowed: BTreeSet<String>,
}

/// A written form.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Form {
    /// The numbers of the words behind the first; `None` for a gap.
    rest: Vec<Option<usize>>,
    /// The bits of these words.
    bits: u64,
    entry: usize,
}

/// The bit of a word in a sum of words. Words share it, so the sum says that a word may be there, or that it is not.
fn bit(number: usize) -> u64 {
    1 << (number % 64)
}

/// What the index has of a word, whatever stands around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    /// Its number, when it is in a form.
    number: Option<usize>,
    /// Does a form begin with it?
    begins: bool,
    /// The entry that it ends in, when it is a long word.
    ending: Option<usize>,
}

impl Listed {
    /// Can it be difficult, or begin what is?
    pub(crate) fn may_be_difficult(self) -> bool {
        self.begins || self.ending.is_some()
    }
}

/// A word or mark of a sentence, as the index looks at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    /// What the index has of it.
    pub(crate) word: Listed,
    /// Is it a mark that ends a clause?
    pub(crate) ends_clause: bool,
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
                let mut words = written.split(' ');
                let Some(first) = words.next() else { continue };
                let rest: Vec<Option<usize>> = words.map(|word| (word != ANY).then(|| index.number(word))).collect();
                if rest.is_empty() && entry.compound && first.chars().count() >= LAST {
                    index.endings.entry(first.to_owned()).or_insert(position);
                }
                let first = index.number(first);
                let bits = rest.iter().flatten().fold(0, |bits, number| bits | bit(*number));
                index.forms[first].push(Form { rest, bits, entry: position });
            }
        }
        for forms in &mut index.forms {
            forms.sort_by_key(|form| std::cmp::Reverse(form.rest.len()));
        }
        index
    }

    /// The number of a word of a form.
    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.words.get(word) {
            return *number;
        }
        self.words.insert(word.to_owned(), self.forms.len());
        self.forms.push(Vec::new());
        self.forms.len() - 1
    }

    /// Looks up a word in small letters.
    pub(crate) fn listed(&self, word: &str) -> Listed {
        let number = self.words.get(word).copied();
        Listed { number, begins: number.is_some_and(|number| !self.forms[number].is_empty()), ending: self.ending(word) }
    }

    /// Finds the words of the list in a sentence, in order; none overlaps another, but the words in the gap of a phrase are looked at too.
    pub(crate) fn find(&self, items: &[Item]) -> Vec<Match> {
        let mut found = Vec::new();
        let mut taken = vec![false; items.len()];
        let mut words = Vec::new();
        let here = items.iter().filter_map(|item| item.word.number).fold(0, |bits, number| bits | bit(number));
        for (at, item) in items.iter().enumerate() {
            if taken[at] || item.ends_clause || !item.word.may_be_difficult() {
                continue;
            }
            let forms = item.word.number.map_or(&[] as &[Form], |number| &self.forms[number]);
            // Most phrases lack one of their words in the sentence.
            let phrase = forms.iter().filter(|form| form.bits & !here == 0).find(|form| {
                words.clear();
                (!form.rest.is_empty() || item.open) && along(items, &taken, at + 1, &form.rest, &mut words)
            });
            if let Some(form) = phrase {
                let end = words.last().map_or(at, |last| *last) + 1;
                words.iter().for_each(|word| taken[*word] = true);
                found.push(Match { items: at..end, entry: form.entry });
            } else if let Some(entry) = item.word.ending.filter(|_| item.open) {
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
        self.find(&[self.open(word)]).first().map(|found| found.entry)
    }

    /// Is there a word of the list in a text? Only for short texts, such as advice.
    pub(crate) fn holds(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let items: Vec<Item> = lower.split([' ', '(', ')', ',']).filter(|word| !word.is_empty()).map(|word| self.open(word)).collect();
        !self.find(&items).is_empty()
    }

    fn open(&self, word: &str) -> Item {
        Item { word: self.listed(word), ends_clause: false, open: true }
    }
}

/// Walks along the words of a phrase from an item on. Puts the items that are its words behind `words`, without those in gaps; when it does not fit, nothing.
/// What another phrase has is not free.
fn along(items: &[Item], taken: &[bool], from: usize, rest: &[Option<usize>], words: &mut Vec<usize>) -> bool {
    let Some((first, others)) = rest.split_first() else { return true };
    if first.is_none() {
        let mut near = (from..items.len().min(from + GAP + 1)).take_while(|at| *at == from || !items[at - 1].ends_clause);
        return near.any(|at| along(items, taken, at, others, words));
    }
    let is_word = items.get(from).is_some_and(|item| !item.ends_clause && item.word.number == *first) && !taken[from];
    if !is_word {
        return false;
    }
    words.push(from);
    let fits = along(items, taken, from + 1, others, words);
    if !fits {
        words.pop();
    }
    fits
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
        let index = index();
        let items: Vec<Item> = words.iter().map(|word| Item { ends_clause: *word == ",", ..index.open(word) }).collect();
        index.find(&items).into_iter().map(|found| words[found.items].join(" ")).collect()
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
