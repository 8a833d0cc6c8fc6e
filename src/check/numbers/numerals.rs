//! Words of number: from "nul" to "negenhonderdnegenennegentig miljard", and their English kin.
//!
//! Dutch writes a number below a thousand in one word and may leave a space behind "duizend"; "miljoen" and its kin stand apart. English writes
//! more words, with "and"; what stands between hyphens counts as a word here.

use std::borrow::Cow;

use super::beginnings;
use crate::diagnostic::Language;
use crate::format::{DUTCH_CARDINALS, DUTCH_ORDINALS, ENGLISH_CARDINALS, ENGLISH_ORDINALS};

/// 0 to 19; from twenty on a number is made of parts.
const DUTCH: &[&str] = DUTCH_CARDINALS.split_at(20).0;
const DUTCH_TENS: [&str; 8] = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];
const DUTCH_SCALES: [(&str, u64); 3] = [("miljoen", 1_000_000), ("miljard", 1_000_000_000), ("biljoen", 1_000_000_000_000)];

/// 0 to 19; from twenty on a number is made of parts.
const ENGLISH: &[&str] = ENGLISH_CARDINALS.split_at(20).0;
const ENGLISH_TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ENGLISH_SCALES: [(&str, u64); 4] =
    [("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000), ("trillion", 1_000_000_000_000)];

/// Longer words name no number.
const LONGEST: usize = 120;

/// The words of a language that a cardinal or an ordinal can begin with.
pub(super) fn words(language: Language) -> impl Iterator<Item = &'static str> {
    const DUTCH_LARGE: [&str; 2] = ["honderd", "duizend"];
    const ENGLISH_LARGE: [&str; 1] = ["hundred"];
    let (small, tens, large, scales, ordinals): (&[_], &[_], &[_], &[(_, _)], &[_]) = match language {
        Language::Dutch => (DUTCH, &DUTCH_TENS, &DUTCH_LARGE, &DUTCH_SCALES, &DUTCH_ORDINALS),
        Language::English => (ENGLISH, &ENGLISH_TENS, &ENGLISH_LARGE, &ENGLISH_SCALES, &ENGLISH_ORDINALS),
    };
    [small, tens, large, ordinals].into_iter().flatten().copied().chain(scales.iter().map(|(name, _)| *name))
}

/// Reads the number with which a row of words begins; returns it and how many of the words it takes.
pub(super) fn read(words: &[&str], language: Language) -> Option<(u64, usize)> {
    match language {
        Language::Dutch => dutch(words),
        Language::English => english(words),
    }
}

/// Reads one word as a cardinal.
pub(super) fn cardinal(word: &str, language: Language) -> Option<u64> {
    if !beginnings::of(language).may_begin(word) {
        return None;
    }
    read(&[word], language).map(|(value, _)| value)
}

/// Reads one word as an ordinal: "derde", "vijfentwintigste".
pub(super) fn ordinal(word: &str, language: Language) -> Option<u64> {
    if word.len() > LONGEST {
        return None;
    }
    let (table, endings): (&[&str], &[(&str, &str)]) = match language {
        Language::Dutch => (&DUTCH_ORDINALS, &[("ste", ""), ("de", "")]),
        Language::English => (&ENGLISH_ORDINALS, &[("ieth", "y"), ("th", "")]),
    };
    // What every ordinal ends in: with that of an English word go `first`, `second` and `third`.
    let last: &[&str] = if language == Language::Dutch { &["de", "ste"] } else { &["th", "st", "nd", "rd"] };
    if !last.iter().any(|last| word.ends_with(last)) || !beginnings::of(language).may_begin(word) {
        return None;
    }
    let of = |word: &str| table.iter().zip(1u64..).find(|(known, _)| **known == word).map(|(_, value)| value);
    let regular = |word: &str| {
        let stems = endings.iter().filter_map(|(ending, stem)| Some((word.strip_suffix(ending)?, *stem)));
        let stems = stems.map(|(start, stem)| if stem.is_empty() { Cow::Borrowed(start) } else { Cow::Owned(format!("{start}{stem}")) });
        stems.filter_map(|stem| cardinal(&stem, language)).next()
    };
    // "honderdeerste": a round number and an ordinal below twelve.
    let joined = |word: &str| {
        table.iter().zip(1u64..).find_map(|(ending, value)| {
            let start = word.strip_suffix(ending)?;
            cardinal(start, language).filter(|start| start.is_multiple_of(100)).map(|start| start + value)
        })
    };
    of(word).or_else(|| regular(word)).or_else(|| joined(word))
}

/// The letters without accents, so that "één" and "tweeëntwintig" are read too.
fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().map(|c| if matches!(c, 'é' | 'ë' | 'è') { 'e' } else { c }).collect())
}

// Dutch.

fn dutch(words: &[&str]) -> Option<(u64, usize)> {
    let scale = |at: usize| words.get(at).and_then(|word| DUTCH_SCALES.iter().find(|(known, _)| known == word)).map(|(_, value)| *value);
    if let Some(scale) = scale(0) {
        return Some((scale, 1));
    }
    let (mut total, mut taken, mut below) = (0u64, 0, u64::MAX);
    while let Some(value) = words.get(taken).and_then(|word| dutch_word(&plain(word))) {
        let (value, length) = match scale(taken + 1) {
            Some(scale) => (value.checked_mul(scale)?, 2),
            None => (value, 1),
        };
        if value >= below || (taken > 0 && value == 0) {
            break;
        }
        total = total.checked_add(value)?;
        taken += length;
        // What follows fits in the zeros of what was read; within a thousand all is one word.
        below = [1_000_000_000, 1_000_000, 1_000].into_iter().find(|step| value.is_multiple_of(*step)).unwrap_or(0);
        if total == 0 {
            break;
        }
    }
    (taken > 0).then_some((total, taken))
}

fn dutch_word(word: &str) -> Option<u64> {
    if word.len() > LONGEST {
        return None;
    }
    let scaled = DUTCH_SCALES.iter().find_map(|(name, scale)| word.strip_suffix(name).map(|start| (start, *scale)));
    match scaled {
        Some(("", scale)) => Some(scale),
        Some((start, scale)) => below_million(start)?.checked_mul(scale),
        None => below_million(word),
    }
}

fn below_million(word: &str) -> Option<u64> {
    match word.split_once("duizend") {
        Some((before, after)) => {
            let thousands = if before.is_empty() { 1 } else { below_thousand(before).filter(|value| (1..1000).contains(value))? };
            Some(thousands * 1000 + rest(after, below_thousand)?)
        }
        None => below_thousand(word),
    }
}

/// Also "twaalfhonderd": hundreds up to 99.
fn below_thousand(word: &str) -> Option<u64> {
    match word.split_once("honderd") {
        Some((before, after)) => {
            let hundreds = if before.is_empty() { 1 } else { below_hundred(before).filter(|value| *value > 0)? };
            Some(hundreds * 100 + rest(after, below_hundred)?)
        }
        None => below_hundred(word),
    }
}

/// What stands behind "honderd" or "duizend": nothing, or a smaller number, perhaps with "en" before it.
fn rest(word: &str, read: impl Fn(&str) -> Option<u64>) -> Option<u64> {
    match word {
        "" => Some(0),
        _ => read(word).or_else(|| read(word.strip_prefix("en")?)).filter(|value| *value > 0),
    }
}

fn below_hundred(word: &str) -> Option<u64> {
    let of = |word: &str| DUTCH.iter().zip(0u64..).find(|(known, _)| **known == word).map(|(_, value)| value);
    let tens = || {
        DUTCH_TENS.iter().zip(2u64..).find_map(|(ten, value)| {
            let start = word.strip_suffix(ten)?;
            if start.is_empty() {
                return Some(value * 10);
            }
            of(start.strip_suffix("en")?).filter(|unit| (1..10).contains(unit)).map(|unit| value * 10 + unit)
        })
    };
    of(word).or_else(tens)
}

// English.

fn english(words: &[&str]) -> Option<(u64, usize)> {
    let (mut total, mut at, mut below) = (0u64, 0, u64::MAX);
    let scale = |at: usize| words.get(at).and_then(|word| ENGLISH_SCALES.iter().find(|(known, _)| known == word)).map(|(_, value)| *value);
    if let Some(scale) = scale(0) {
        return Some((scale, 1));
    }
    loop {
        let start = if at > 0 && words.get(at) == Some(&"and") { at + 1 } else { at };
        let Some((value, length)) = english_below_thousand(&words[start.min(words.len())..]) else { break };
        let (value, length) = match scale(start + length) {
            Some(scale) => (value.checked_mul(scale)?, length + 1),
            None => (value, length),
        };
        if value >= below || (at > 0 && value == 0) {
            break;
        }
        total = total.checked_add(value)?;
        at = start + length;
        below = [1_000_000_000, 1_000_000, 1_000].into_iter().find(|step| value.is_multiple_of(*step)).unwrap_or(0);
        if total == 0 {
            break;
        }
    }
    (at > 0).then_some((total, at))
}

fn english_below_thousand(words: &[&str]) -> Option<(u64, usize)> {
    let (hundreds, mut at) = match words {
        ["hundred", ..] => (100, 1),
        [_, "hundred", ..] => (english_below_hundred(words).filter(|(value, length)| *length == 1 && *value > 0)?.0 * 100, 2),
        _ => return english_below_hundred(words),
    };
    let and = usize::from(words.get(at) == Some(&"and"));
    let more = english_below_hundred(&words[(at + and).min(words.len())..]).filter(|(value, _)| *value > 0);
    if let Some((value, length)) = more {
        at += and + length;
        return Some((hundreds + value, at));
    }
    Some((hundreds, at))
}

fn english_below_hundred(words: &[&str]) -> Option<(u64, usize)> {
    let of = |word: &str| ENGLISH.iter().zip(0u64..).find(|(known, _)| **known == word).map(|(_, value)| value);
    let first = words.first()?;
    if let Some(value) = of(first) {
        return Some((value, 1));
    }
    let ten = ENGLISH_TENS.iter().zip(2u64..).find(|(known, _)| *known == first).map(|(_, value)| value * 10)?;
    match words.get(1).and_then(|word| of(word)).filter(|unit| (1..10).contains(unit)) {
        Some(unit) => Some((ten + unit, 2)),
        None => Some((ten, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Writes a number below a milliard as Dutch spelling has it.
    fn write(value: u64) -> String {
        let mut parts = Vec::new();
        let (millions, rest) = (value / 1_000_000, value % 1_000_000);
        if millions > 0 {
            parts.push(format!("{} miljoen", write_thousand(millions)));
        }
        let (thousands, ones) = (rest / 1000, rest % 1000);
        if thousands > 0 {
            let word = if thousands == 1 { String::new() } else { write_thousand(thousands) };
            parts.push(format!("{word}duizend"));
        }
        if ones > 0 || value == 0 {
            parts.push(write_thousand(ones));
        }
        parts.join(" ")
    }

    fn write_thousand(value: u64) -> String {
        match value {
            0..20 => DUTCH[usize::try_from(value).unwrap()].to_owned(),
            20..100 => {
                let ten = DUTCH_TENS[usize::try_from(value / 10 - 2).unwrap()];
                match value % 10 {
                    0 => ten.to_owned(),
                    unit @ (2 | 3) => format!("{}ën{ten}", DUTCH[usize::try_from(unit).unwrap()]),
                    unit => format!("{}en{ten}", DUTCH[usize::try_from(unit).unwrap()]),
                }
            }
            _ => {
                let hundreds = if value / 100 == 1 { String::new() } else { write_thousand(value / 100) };
                let rest = if value.is_multiple_of(100) { String::new() } else { write_thousand(value % 100) };
                format!("{hundreds}honderd{rest}")
            }
        }
    }

    fn all(text: &str, language: Language) -> Option<u64> {
        let words: Vec<&str> = text.split(' ').collect();
        read(&words, language).filter(|(_, taken)| *taken == words.len()).map(|(value, _)| value)
    }

    #[test]
    fn every_number_below_a_hundred_thousand_is_read_as_it_is_spelt() {
        for value in 0..100_000 {
            assert_eq!(all(&write(value), Language::Dutch), Some(value), "{}", write(value));
            assert!(beginnings::of(Language::Dutch).may_begin(&write(value)), "{}", write(value));
            assert_eq!(all(&write(value).replace(' ', ""), Language::Dutch), Some(value), "in one word: {}", write(value));
        }
    }

    #[test]
    fn known_numbers() {
        for (text, value) in [
            ("nul", 0),
            ("één", 1),
            ("tweeëntwintig", 22),
            ("honderdeneen", 101),
            ("honderdeen", 101),
            ("twaalfhonderd", 1200),
            ("vijfentwintighonderd", 2500),
            ("duizend vijfhonderd", 1500),
            ("een miljoen tweehonderdduizend", 1_200_000),
            ("drie miljard", 3_000_000_000),
            ("tweemiljoen", 2_000_000),
            ("negenhonderdnegenennegentig miljoen negenhonderdnegenennegentigduizend negenhonderdnegenennegentig", 999_999_999),
        ] {
            assert_eq!(all(text, Language::Dutch), Some(value), "{text}");
        }
        for (text, value) in [
            ("twenty five", 25),
            ("one hundred and twenty", 120),
            ("two thousand three hundred", 2300),
            ("one million two hundred thousand", 1_200_000),
            ("three billion", 3_000_000_000),
            ("two thousand and five", 2005),
        ] {
            assert_eq!(all(text, Language::English), Some(value), "{text}");
        }
    }

    #[test]
    fn what_only_begins_like_a_number_is_none() {
        for word in
            ["eens", "achter", "vierkant", "zestiger", "enige", "en", "honderden", "duizendpoot", "tweeling", "driehoek", "elfje", ""]
        {
            assert_eq!(cardinal(word, Language::Dutch), None, "{word}");
        }
        assert_eq!(read(&["twee", "drie"], Language::Dutch), Some((2, 1)));
        assert_eq!(read(&["two", "three"], Language::English), Some((2, 1)));
        assert_eq!(read(&["and", "two"], Language::English), None);
    }

    #[test]
    fn ordinals() {
        for (text, value) in [
            ("eerste", 1),
            ("derde", 3),
            ("achtste", 8),
            ("twintigste", 20),
            ("vijfentwintigste", 25),
            ("honderdste", 100),
            ("honderdeerste", 101),
        ] {
            assert_eq!(ordinal(text, Language::Dutch), Some(value), "{text}");
        }
        assert_eq!(["third", "twentieth", "hundredth"].map(|word| ordinal(word, Language::English)), [Some(3), Some(20), Some(100)]);
        assert_eq!(["goede", "beste", "de", "ste", "meeste"].map(|word| ordinal(word, Language::Dutch)), [None; 5]);
    }

    proptest! {
        #[test]
        fn large_numbers_are_read_as_they_are_spelt(value in 0u64..1_000_000_000) {
            prop_assert_eq!(all(&write(value), Language::Dutch), Some(value), "{}", write(value));
        }

        #[test]
        fn any_words_are_read_without_panic(words in prop::collection::vec("(een|en|honderd|duizend|miljoen|twintig|twee|and|hundred|[a-zé-]{0,9}){1,4}", 0..6)) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            for language in [Language::Dutch, Language::English] {
                let _ = read(&words, language);
                let _ = words.first().map(|word| ordinal(word, language));
                for word in words.iter().filter(|word| !beginnings::of(language).may_begin(word)) {
                    prop_assert_eq!(read(&[word], language), None);
                }
            }
        }
    }
}
