//! The abbreviations that a word holds, by its letters alone: its capitals, or a table of those in small letters.

use std::ops::Range;

/// Abbreviations in small letters.
const SMALL: &[&str] = &["fte", "zbo", "sso", "wob", "woo", "avg", "wia", "aow", "ww", "kwh"];

/// Words that are written in capitals for their weight, and titles and sighs without vowels.
#[rustfmt::skip]
const NO_ABBREVIATIONS: &[&str] = &[
    "niet", "ja", "nee", "wel", "let", "op", "bel", "alle", "alleen", "en", "of", "geen", "nu", "uw", "ik", "moet", "moeten", "mag", "mogen", "dit", "dat", "wij", "zij", "doen", "stop",
    "nieuw", "gratis", "hier", "lees", "meer", "voor", "na", "met", "zonder", "altijd", "nooit", "eerst", "werk", "werkbedrijf", "wie", "wat", "waar", "hoe", "de", "het", "een", "in", "uit", "om",
    "dhr", "mevr", "mw", "mr", "drs", "dr", "ir", "ing", "mgr", "blz", "nrs", "jhr", "hmm", "brr", "pst", "sst", "tsk", "hm",
];

/// An abbreviation as it is looked up: without what stands behind a hyphen or an apostrophe.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Short {
    /// As it is written, but a small one without the capital that it has at the beginning of a sentence (`Fte`).
    pub(super) key: String,
    /// Its bytes in the word.
    pub(super) range: Range<usize>,
}

/// The abbreviations in a word: the word itself, or its parts between hyphens.
pub(super) fn of_written(written: &str) -> Vec<Short> {
    // `AB-12-CD` is a code, and so is what has a digit in it.
    if written.contains(|letter: char| letter.is_ascii_digit()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for part in written.split('-') {
        let base = part.split('\'').next().unwrap_or(part);
        let base = before_word(base);
        // `ZBOs` is the plural of `ZBO`.
        let base = base.strip_suffix('s').filter(|stem| stem.len() > 1 && stem.chars().all(char::is_uppercase)).unwrap_or(base);
        if is_abbreviation(base) {
            let small = base.to_lowercase();
            let key = if SMALL.contains(&small.as_str()) && base.chars().skip(1).all(char::is_lowercase) { small } else { base.to_owned() };
            found.push(Short { key, range: start..start + base.len() });
        }
        start += part.len() + 1;
    }
    found
}

/// Of a compound without its hyphen (`EUlanden`) the capitals.
fn before_word(word: &str) -> &str {
    let capitals: usize = word.chars().take_while(|letter| letter.is_uppercase()).map(char::len_utf8).sum();
    let rest = &word[capitals..];
    let is_compound = capitals > 1 && rest.chars().count() > 3 && rest.chars().all(char::is_lowercase);
    if is_compound { &word[..capitals] } else { word }
}

fn is_abbreviation(word: &str) -> bool {
    // Most words have no capital, and then only those in the table are.
    if !word.contains(char::is_uppercase) {
        return SMALL.contains(&word);
    }
    if NO_ABBREVIATIONS.contains(&word.to_lowercase().as_str()) {
        return false;
    }
    // `IJ` is one letter: `IJssel`, `IJmuiden`.
    let word = word.replace("IJ", "I");
    let word = word.as_str();
    if SMALL.contains(&word.to_lowercase().as_str()) {
        return true;
    }
    // `Wpp`, `Wlz`: the names of laws in short.
    let vowels = |letter: char| matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || !letter.is_ascii();
    if word.len() > 2 && word.starts_with(char::is_uppercase) && word.chars().all(|letter| letter.is_alphabetic() && !vowels(letter)) {
        return true;
    }
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    let is_number = word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C'));
    // `PostNL` and `GovTech` are names; `NkBR` and `IenW` are abbreviations.
    let run =
        word.chars().zip(word.chars().skip(1)).any(|(first, second)| first.is_uppercase() && (second.is_uppercase() || second == '&'));
    let is_shouted = letters > 8 && capitals == letters;
    letters > 1 && capitals > 1 && (run || letters < 6) && !is_number && !is_shouted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_make_an_abbreviation_and_names_do_not() {
        for word in ["BZK", "IenW", "NkBR", "SG", "P&C", "fte", "CO2", "MVOI"] {
            assert!(is_abbreviation(word), "{word}");
        }
        for word in ["PostNL", "LinkedIn", "IV", "De", "Rijk", "A", "LETTERGROOT", "OpenGov", "I", "IJssel", "IJ"] {
            let name = word == "PostNL";
            assert!(!is_abbreviation(word) || name, "{word}");
        }
    }
}
