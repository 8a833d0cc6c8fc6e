//! Words of nearness: what `bijna` or `meer dan` before a number says of the exact value behind it.
//!
//! One rule for each word, by `docs/words.md`. Which words stand before which figure is for others to find.

use std::cmp::Ordering;

use crate::diagnostic::Language;
use crate::number::Number;

/// What a word says of the exact value, next to the number that is named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Nearness {
    /// `bijna`: at most 5% under it.
    Almost,
    /// `ruim`: at most 10% over it.
    JustOver,
    /// `ongeveer`: at most 5% off.
    About,
    /// `meer dan`.
    MoreThan,
    /// `ten minste`.
    AtLeast,
    /// `minder dan`.
    LessThan,
    /// `hooguit`.
    AtMost,
    /// `precies`.
    Exactly,
}

/// Words in lower case with single spaces.
const DUTCH: [(&str, Nearness); 40] = [
    ("iets meer dan", Nearness::JustOver),
    ("net iets meer dan", Nearness::JustOver),
    ("iets minder dan", Nearness::Almost),
    ("net iets minder dan", Nearness::Almost),
    ("niet meer dan", Nearness::AtMost),
    ("niet minder dan", Nearness::AtLeast),
    ("bijna", Nearness::Almost),
    ("net geen", Nearness::Almost),
    ("nog geen", Nearness::LessThan),
    ("net niet", Nearness::Almost),
    ("een kleine", Nearness::Almost),
    ("krap", Nearness::Almost),
    ("ruim", Nearness::JustOver),
    ("iets boven de", Nearness::JustOver),
    ("iets onder de", Nearness::Almost),
    ("net onder de", Nearness::Almost),
    ("net boven de", Nearness::JustOver),
    ("ongeveer", Nearness::About),
    ("circa", Nearness::About),
    ("ca.", Nearness::About),
    ("rond", Nearness::About),
    ("rond de", Nearness::About),
    ("rondom", Nearness::About),
    ("zo'n", Nearness::About),
    ("zo’n", Nearness::About),
    ("grofweg", Nearness::About),
    ("om en nabij", Nearness::About),
    ("vrijwel", Nearness::About),
    ("meer dan", Nearness::MoreThan),
    ("groter dan", Nearness::MoreThan),
    ("minder dan", Nearness::LessThan),
    ("kleiner dan", Nearness::LessThan),
    ("ten minste", Nearness::AtLeast),
    ("tenminste", Nearness::AtLeast),
    ("minstens", Nearness::AtLeast),
    ("minimaal", Nearness::AtLeast),
    ("hooguit", Nearness::AtMost),
    ("hoogstens", Nearness::AtMost),
    ("maximaal", Nearness::AtMost),
    ("precies", Nearness::Exactly),
];

const ENGLISH: [(&str, Nearness); 24] = [
    ("slightly more than", Nearness::JustOver),
    ("slightly less than", Nearness::Almost),
    ("just over", Nearness::JustOver),
    ("just under", Nearness::Almost),
    ("almost", Nearness::Almost),
    ("nearly", Nearness::Almost),
    ("no more than", Nearness::AtMost),
    ("not more than", Nearness::AtMost),
    ("no less than", Nearness::AtLeast),
    ("no fewer than", Nearness::AtLeast),
    ("more than", Nearness::MoreThan),
    ("over", Nearness::MoreThan),
    ("less than", Nearness::LessThan),
    ("fewer than", Nearness::LessThan),
    ("about", Nearness::About),
    ("around", Nearness::About),
    ("roughly", Nearness::About),
    ("some", Nearness::About),
    ("approximately", Nearness::About),
    ("at least", Nearness::AtLeast),
    ("at most", Nearness::AtMost),
    ("up to", Nearness::AtMost),
    ("exactly", Nearness::Exactly),
    ("precisely", Nearness::Exactly),
];

impl Nearness {
    /// Finds the longest words of nearness that a text ends with, with their bytes in it. White space behind them is passed over; capitals do not matter.
    pub(crate) fn before(text: &str, language: Language) -> Option<(Self, std::ops::Range<usize>)> {
        let trimmed = text.trim_end();
        let lower: String = trimmed.chars().map(|c| if c.is_whitespace() { ' ' } else { c.to_ascii_lowercase() }).collect();
        let words = Self::words(language).iter();
        let ends = words.filter(|(word, _)| {
            lower.strip_suffix(word).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')))
        });
        let (word, nearness) = ends.max_by_key(|(word, _)| word.len())?;
        let characters = word.chars().count();
        let start = trimmed.char_indices().rev().nth(characters - 1).map_or(0, |(at, _)| at);
        Some((*nearness, start..trimmed.len()))
    }

    /// The words of a language with what they say.
    pub(crate) fn words(language: Language) -> &'static [(&'static str, Nearness)] {
        match language {
            Language::Dutch => &DUTCH,
            Language::English => &ENGLISH,
        }
    }

    /// Does the exact value agree, next to the number that is named? Both are in the same unit and on the same scale; exactly the number itself is within
    /// every rule but `meer dan` and `minder dan`.
    pub(crate) fn holds(self, named: &Number, exact: &Number) -> bool {
        // A size that is named without its sign is compared as a size.
        let (named, exact) = (named.abs(), exact.abs());
        let order = exact.cmp(&named);
        let within = |hundredths: i64| {
            let off = (&exact - &named).abs();
            &off * &Number::from(100) <= &named * &Number::from(hundredths)
        };
        match self {
            Nearness::Almost => order != Ordering::Greater && within(5),
            Nearness::JustOver => order != Ordering::Less && within(10),
            Nearness::About => within(5),
            Nearness::MoreThan => order == Ordering::Greater,
            Nearness::AtLeast => order != Ordering::Less,
            Nearness::LessThan => order == Ordering::Less,
            Nearness::AtMost => order != Ordering::Greater,
            Nearness::Exactly => order == Ordering::Equal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn each_word_has_its_room() {
        let cases = [
            (Nearness::Almost, "100", ["95", "100"], ["94.9", "100.1"]),
            (Nearness::JustOver, "32000", ["32000", "35200"], ["31999", "35201"]),
            (Nearness::About, "100", ["95", "105"], ["94.99", "105.01"]),
            (Nearness::MoreThan, "100", ["100.1", "500"], ["100", "99"]),
            (Nearness::AtLeast, "100", ["100", "101"], ["99.9", "0"]),
            (Nearness::LessThan, "100", ["99.9", "0"], ["100", "101"]),
            (Nearness::AtMost, "100", ["100", "0"], ["100.1", "101"]),
            (Nearness::Exactly, "100", ["100", "100.0"], ["100.1", "99.9"]),
        ];
        for (nearness, named, holds, fails) in cases {
            assert!(holds.iter().all(|exact| nearness.holds(&number(named), &number(exact))), "{nearness:?}");
            assert!(fails.iter().all(|exact| !nearness.holds(&number(named), &number(exact))), "{nearness:?}");
        }
        assert!(Nearness::Almost.holds(&number("6"), &number("-5.9")), "a size without its sign");
    }

    #[test]
    fn the_longest_words_count() {
        let found = |text: &str| Nearness::before(text, Language::Dutch).map(|(nearness, range)| (nearness, text[range].to_owned()));
        assert_eq!(found("Er werken ruim "), Some((Nearness::JustOver, "ruim".to_owned())));
        assert_eq!(found("Bijna\u{a0}"), Some((Nearness::Almost, "Bijna".to_owned())));
        assert_eq!(found("Dat zijn er niet meer\u{a0}dan "), Some((Nearness::AtMost, "niet meer\u{a0}dan".to_owned())));
        assert_eq!(found("in één zo’n "), Some((Nearness::About, "zo’n".to_owned())));
        assert_eq!(found("daarom "), None);
        assert_eq!(found("heel geheim-ruim "), None);
    }

    #[test]
    fn no_word_stands_twice() {
        for language in [Language::Dutch, Language::English] {
            let words = Nearness::words(language);
            for (position, (word, _)) in words.iter().enumerate() {
                assert!(words[..position].iter().all(|(other, _)| other != word), "{word}");
                assert_eq!(*word, word.to_lowercase());
            }
        }
    }
}
