//! Finds the terms of an edition in running text: whole words only, the longest first.
//!
//! The first letter of a name may be a capital or not, all else is compared to the letter: an abbreviation is not the word that looks like it. A first letter
//! that is small in an abbreviation may be a capital at the start of a sentence. Letters with a diacritic are equal however they are stored, white space of any kind is
//! one space, and a curly apostrophe is a straight one.
//!
//! An abbreviation is also found at the start of a compound (`Woo-verzoek`) and before an apostrophe (`zbo's`): only the abbreviation is what is found. A
//! name in a compound is another word.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::char::decompose_canonical;

use super::Term;

/// How a term is written in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// By its name or an inflection of it.
    Name,
    /// By its abbreviation.
    Abbreviation,
}

/// A term in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Found {
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
    /// Position of the term in the list.
    pub(crate) term: usize,
    /// How it is written.
    pub(crate) form: Form,
}

/// The written forms of a list of terms, by their first word.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Matcher {
    forms: BTreeMap<String, Vec<Written>>,
}

/// One written form.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Written {
    letters: Vec<char>,
    /// May its first letter be a capital, or not?
    loose: bool,
    term: usize,
    form: Form,
}

/// A letter of a text, with the bytes that it stands for.
struct Letter {
    letter: char,
    start: usize,
    end: usize,
}

impl Matcher {
    /// Collects the written forms of terms. A term that is only for the page with terms has none.
    pub(crate) fn new(terms: &[Arc<Term>]) -> Self {
        let mut matcher = Matcher::default();
        for (position, term) in terms.iter().enumerate().filter(|(_, term)| term.in_text) {
            let names = std::iter::once(&term.name).chain(&term.forms).map(|name| (name, Form::Name));
            for (text, form) in names.chain(term.abbreviations.iter().map(|text| (text, Form::Abbreviation))) {
                let letters: Vec<char> = letters(text).into_iter().map(|letter| letter.letter).collect();
                let loose = form == Form::Name || letters.first().is_some_and(|first| first.is_lowercase());
                let mut key = String::new();
                key_into(&mut key, letters.iter().copied());
                if !key.is_empty() {
                    matcher.forms.entry(key).or_default().push(Written { letters, loose, term: position, form });
                }
            }
        }
        for forms in matcher.forms.values_mut() {
            forms.sort_by_key(|written| std::cmp::Reverse(written.letters.len()));
        }
        matcher
    }

    /// Finds the terms in a text, in order; none overlaps another.
    pub(crate) fn find(&self, text: &str) -> Vec<Found> {
        let mut found = Vec::new();
        if self.forms.is_empty() {
            return found;
        }
        let letters = letters(text);
        let mut word = String::new();
        let mut at = 0;
        while at < letters.len() {
            let here = starts_word(&letters, at).then(|| self.at(&letters, at, &mut word)).flatten();
            match here {
                Some((written, end)) => {
                    let range = letters[at].start..letters[end - 1].end;
                    found.push(Found { range, term: written.term, form: written.form });
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The longest form that stands here as a whole word, and where it ends. `word` is room for the first word.
    fn at(&self, letters: &[Letter], at: usize, word: &mut String) -> Option<(&Written, usize)> {
        key_into(word, letters[at..].iter().map(|letter| letter.letter));
        let forms = self.forms.get(word.as_str())?;
        let fits = forms.iter().find(|written| {
            let end = at + written.letters.len();
            end <= letters.len()
                && written
                    .letters
                    .iter()
                    .zip(&letters[at..])
                    .enumerate()
                    .all(|(position, (letter, found))| *letter == found.letter || (position == 0 && written.is_first(found.letter)))
                && ends_word(letters, end, written.form)
        });
        fits.map(|written| (written, at + written.letters.len()))
    }
}

impl Written {
    /// Is it the first letter in its other case, where that is allowed?
    fn is_first(&self, letter: char) -> bool {
        let first = self.letters.first().copied().unwrap_or_default();
        let small = self.form == Form::Abbreviation;
        // `fte` may be `Fte`, but `ICT` is never `iCT`.
        self.loose && first.to_lowercase().eq(letter.to_lowercase()) && (!small || letter.is_uppercase())
    }
}

/// Returns a text as it is compared: two texts with one key would be found at the same place.
pub(super) fn compared(text: &str) -> String {
    let mut letters = letters(text).into_iter().map(|letter| letter.letter);
    let first = letters.next().map(|first| first.to_lowercase().collect::<String>()).unwrap_or_default();
    letters.fold(first, |mut text, letter| {
        text.push(letter);
        text
    })
}

/// The letters of a text: taken apart, white space as one space.
fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        // Nearly all letters stay as they are.
        if character.is_ascii_graphic() {
            letters.push(Letter { letter: character, start, end });
            continue;
        }
        let same = match character {
            // Several spaces are one, and a place where a word may be broken is nothing.
            _ if character.is_whitespace() => match letters.last_mut() {
                Some(last) if last.letter == ' ' => {
                    last.end = end;
                    continue;
                }
                _ => ' ',
            },
            '\u{ad}' => continue,
            '’' | '‘' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            other => other,
        };
        decompose_canonical(same, |letter| letters.push(Letter { letter, start, end }));
    }
    letters
}

/// Writes the first word in small letters, or the first sign, in place of what stood there; nothing when there is no letter.
fn key_into(key: &mut String, mut letters: impl Iterator<Item = char>) {
    key.clear();
    let Some(first) = letters.next() else { return };
    push_small(key, first);
    if first.is_alphanumeric() {
        letters.take_while(|letter| letter.is_alphanumeric()).for_each(|letter| push_small(key, letter));
    }
}

fn push_small(text: &mut String, letter: char) {
    if letter.is_ascii() {
        text.push(letter.to_ascii_lowercase());
    } else {
        text.extend(letter.to_lowercase());
    }
}

/// Is it part of a word: a letter, a digit, or the diacritic of a letter?
fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Signs that make one word, address or name of what stands at both sides.
fn joins(letter: char) -> bool {
    matches!(letter, '-' | '\'' | '.' | '@' | '&' | ':')
}

/// Does a word start here?
fn starts_word(letters: &[Letter], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|at| letters[at].letter);
    match before(1) {
        None => true,
        Some(letter) if is_word(letter) => false,
        Some(letter) if joins(letter) => !before(2).is_some_and(is_word),
        Some(_) => true,
    }
}

/// Does a word end before this letter?
fn ends_word(letters: &[Letter], end: usize, form: Form) -> bool {
    let Some(next) = letters.get(end).map(|letter| letter.letter) else { return true };
    if is_word(next) {
        return false;
    }
    let goes_on = joins(next) && letters.get(end + 1).is_some_and(|letter| is_word(letter.letter));
    !goes_on || (form == Form::Abbreviation && matches!(next, '-' | '\''))
}

#[cfg(test)]
mod tests {
    use super::super::term;
    use super::*;
    use proptest::prelude::*;

    fn matcher() -> Matcher {
        let list = [
            term("ict", "informatie- en communicatietechnologie", &["ICT"], &[]),
            term("woo", "Wet open overheid", &["Woo"], &[]),
            term("woo-verzoek", "Woo-verzoek", &[], &["Woo-verzoeken"]),
            term("fte", "voltijdbaan", &["fte"], &["voltijdbanen"]),
            term("zbo", "zelfstandig bestuursorgaan", &["zbo"], &[]),
            term("agentschap", "agentschap", &[], &["agentschappen"]),
            term("colleges", "Hoge Colleges van Staat", &["HCvS"], &[]),
            term("overheid", "overheid", &[], &[]),
            term("cafe", "café", &[], &[]),
            term("penc", "planning en control", &["P&C"], &[]),
        ];
        Matcher::new(&list.map(Arc::new))
    }

    fn found(text: &str) -> Vec<&str> {
        matcher().find(text).into_iter().map(|found| &text[found.range]).collect()
    }

    #[test]
    fn whole_words_are_found_and_the_longest_first() {
        assert_eq!(found("De Wet open overheid geldt voor de overheid."), ["Wet open overheid", "overheid"]);
        assert_eq!(found("Een Woo-verzoek, twee Woo-verzoeken en een Woo-besluit"), ["Woo-verzoek", "Woo-verzoeken", "Woo"]);
        assert_eq!(found("agentschap Agentschappen agentschapje kernagentschap"), ["agentschap", "Agentschappen"]);
        assert_eq!(
            found("de Wet open\noverheid en  de  Hoge\u{a0}Colleges van Staat"),
            ["Wet open\noverheid", "Hoge\u{a0}Colleges van Staat"]
        );
    }

    #[test]
    fn an_abbreviation_keeps_its_case_and_its_signs() {
        assert_eq!(found("(ICT), ICT. ICT: “ICT”; ict Ict ICTer"), ["ICT"; 4]);
        assert_eq!(found("Fte of fte, niet FTE of fTe"), ["Fte", "fte"]);
        assert_eq!(found("P&C en Q&ICT"), ["P&C"]);
        assert_eq!(found("de Woo. woo WOO"), ["Woo"]);
    }

    #[test]
    fn compounds_begin_with_an_abbreviation_and_not_with_a_name() {
        assert_eq!(found("ICT-dienst, zbo's, zbo’s, ICT\u{2011}werk"), ["ICT", "zbo", "zbo", "ICT"]);
        assert_eq!(found("SSC-ICT, agentschap-achtig, overheid's, 's overheid"), ["overheid"]);
        assert_eq!(found("www.overheid.nl, info@overheid.nl, overheid.nl, x_overheid"), [""; 0]);
        assert_eq!(found("overheid: de overheid."), ["overheid", "overheid"]);
    }

    #[test]
    fn letters_are_equal_however_they_are_stored() {
        assert_eq!(found("café, cafe\u{301} en cafe, Café"), ["café", "cafe\u{301}", "Café"]);
        assert_eq!(found("over\u{ad}heid"), ["over\u{ad}heid"]);
        assert_eq!(found(""), [""; 0]);
        assert_eq!(found("\u{301}’-&"), [""; 0]);
    }

    proptest! {
        #[test]
        fn what_is_found_is_in_the_text_and_in_order(text in "[ICTWofeé\u{301}\u{ad}'’. -]{0,40}") {
            let mut end = 0;
            for found in matcher().find(&text) {
                prop_assert!(found.range.start >= end && text.is_char_boundary(found.range.start));
                prop_assert!(found.range.end > found.range.start && text.get(found.range.clone()).is_some());
                end = found.range.end;
            }
        }
    }

    #[test]
    fn two_texts_that_are_found_at_one_place_have_one_key() {
        assert_eq!(compared("Rijk  van"), compared("rijk van"));
        assert_eq!(compared("Cafe\u{301}"), compared("café"));
        assert_ne!(compared("RVS"), compared("RvS"));
    }
}
