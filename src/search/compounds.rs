//! The parts of compounds: Dutch writes `jaarrekening` as one word, and a reader who looks for `rekening` wants it found.
//!
//! A word is taken apart when both its parts are words of the same texts, with a linking `s`, `e` or `en` between them or not. So no list of words is needed, and
//! a part is never a word that nobody wrote.

use std::collections::{BTreeMap, BTreeSet};

/// The fewest letters of a part.
const SHORTEST: usize = 4;

/// What may stand between the parts.
const LINKS: [&str; 4] = ["", "s", "e", "en"];

/// The words of some texts, with the parts of each that was asked for.
#[derive(Debug, Default)]
pub(super) struct Compounds<'a> {
    words: BTreeSet<&'a str>,
    known: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Compounds<'a> {
    /// Knows these words, which are in small letters.
    pub(super) fn new(words: BTreeSet<&'a str>) -> Self {
        Compounds { words, known: BTreeMap::new() }
    }

    /// Returns the parts of all compounds among some words, each once, in order.
    pub(super) fn parts(&mut self, of: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
        let mut parts = BTreeSet::new();
        for word in of {
            let words = &self.words;
            parts.extend(self.known.entry(word).or_insert_with(|| split(word, words)).iter());
        }
        parts
    }
}

/// The parts of a word; none when it is no compound. Of several ways the one with the longest last part counts, since that says what the thing is.
fn split<'a>(word: &'a str, words: &BTreeSet<&str>) -> Vec<&'a str> {
    if word.len() < 2 * SHORTEST || !word.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    let places = word.char_indices().map(|(at, _)| at).filter(|at| *at >= SHORTEST && word.len() - at >= SHORTEST);
    for at in places {
        let (first, last) = word.split_at(at);
        if !words.contains(last) {
            continue;
        }
        let stem = LINKS.iter().filter_map(|link| first.strip_suffix(link)).find(|stem| stem.len() >= SHORTEST && words.contains(stem));
        if let Some(stem) = stem {
            return vec![stem, last];
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_is_taken_apart_into_words_of_the_same_texts() {
        let words = BTreeSet::from(["jaar", "rekening", "jaarrekening", "inhuur", "verzuim", "ziekte", "bedrijf", "kantoren"]);
        let parts = |word: &'static str| Compounds::new(words.clone()).parts(&BTreeSet::from([word])).into_iter().collect::<Vec<_>>();
        assert_eq!(parts("jaarrekening"), ["jaar", "rekening"]);
        assert_eq!(parts("ziekteverzuim"), ["verzuim", "ziekte"]);
        assert_eq!(parts("bedrijfskantoren"), ["bedrijf", "kantoren"]);
        assert_eq!(parts("inhuur"), [""; 0]);
        assert_eq!(parts("rekeningnummer"), [""; 0], "half of it is no word here");
        assert_eq!(parts("jaar2023rekening"), [""; 0]);
    }
}
