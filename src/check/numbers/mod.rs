//! No number by hand: each digit and number word of a text is a figure, or allowed by rule, or given with its source.
//!
//! A text is cut in [`tokens`]; from left to right the [`rules`] take what they allow, and each number that is left is told. Which cell of the data
//! holds it ([`nearest`]) is looked up only when there is something to tell. What a figure says of its own value is the work of `words`.

mod beginnings;
mod dates;
mod lists;
pub(super) mod nearest;
mod numerals;
mod quantity;
mod reading;
mod rules;
mod tokens;
mod vocabulary;

pub(crate) use vocabulary::Vocabulary;

use std::ops::Range;

use self::quantity::{Amount, Form};
use self::reading::Reading;
use crate::content::prose::TextKind;
use crate::diagnostic::{Diagnostic, Kind, Language, Place};
use crate::settings::Text;
use crate::site::passages::Passage;
use crate::source::Span;

/// A number that stands in a text by hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Finding {
    /// As it is written.
    written: String,
    /// How it is written.
    form: Form,
    /// How much it is, when that is plain.
    amount: Option<Amount>,
    /// Where it stands.
    span: Span,
    /// In what kind of text, which decides what can be done.
    place: Place,
}

impl Finding {
    /// Does it stand within a span?
    pub(super) fn within(&self, span: &Span) -> bool {
        self.span.file == span.file && span.start <= self.span.start && self.span.end <= span.end
    }
}

/// Finds the numbers that stand by hand in a text of the settings: a title, or what the site is about.
pub(super) fn of_setting(text: &Text, language: Language, vocabulary: &Vocabulary) -> Vec<Finding> {
    let numbers = scan(&plain(&text.value, false, language, vocabulary)).into_iter().filter_map(|found| match found {
        Found::Allowed(..) => None,
        Found::Number(range, form, amount) => Some(Finding {
            written: text.value[range.clone()].to_owned(),
            form,
            amount,
            span: text.places.span(range),
            place: Place::Title,
        }),
    });
    numbers.collect()
}

/// Finds the numbers that stand by hand in a passage.
pub(super) fn of_passage(passage: &Passage<'_>, language: Language, vocabulary: &Vocabulary) -> Vec<Finding> {
    let masked: Vec<Range<usize>> = passage.figures.iter().map(|inset| inset.range.clone()).chain(passage.code.iter().cloned()).collect();
    let reading = Reading::new(tokens::tokens(&passage.text, &masked), language, vocabulary, passage.kind == TextKind::Heading);
    // What a rule allows matters only where there is a number.
    if !(0..reading.tokens.len()).any(|at| quantity::read(&reading, at).is_some()) {
        return Vec::new();
    }
    let found = scan(&reading);
    // The title of a block is a caption too.
    let place = match passage.kind {
        TextKind::Head | TextKind::Caption | TextKind::Note => Place::Title,
        _ => Place::Text,
    };
    let numbers = found.into_iter().filter_map(|found| match found {
        Found::Allowed(..) => None,
        Found::Number(range, form, amount) => {
            Some(Finding { written: passage.text[range.clone()].to_owned(), form, amount, span: passage.span(&range), place })
        }
    });
    numbers.collect()
}

/// What was found in a text.
enum Found {
    /// Something that a rule allows, by the name of the rule.
    Allowed(#[cfg_attr(not(test), expect(dead_code, reason = "tests ask which rule it was"))] &'static str),
    /// A number.
    Number(Range<usize>, Form, Option<Amount>),
}

/// The reading of a text without figures.
fn plain<'a>(text: &'a str, heading: bool, language: Language, vocabulary: &'a Vocabulary) -> Reading<'a> {
    Reading::new(tokens::tokens(text, &[]), language, vocabulary, heading)
}

fn scan(reading: &Reading<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        if let Some((rule, end)) = rules::allowed(reading, at) {
            found.push(Found::Allowed(rule));
            at = end;
        } else if let Some(quantity) = quantity::read(reading, at) {
            let range = reading.tokens[at].range.start..reading.tokens[quantity.end - 1].range.end;
            found.push(Found::Number(range, quantity.form, quantity.amount));
            at = quantity.end;
        } else {
            at += 1;
        }
    }
    found
}

impl Finding {
    /// Tells of it; `formula` is the nearest one that gives this number.
    pub(super) fn tell(self, formula: Option<String>) -> Diagnostic {
        let kind = match self.form {
            Form::Digits => Kind::TypedNumber { written: self.written, formula, place: self.place },
            Form::Words => Kind::NumberInWords { written: self.written, formula, place: self.place },
            Form::Rough => Kind::RoughNumber { written: self.written },
        };
        Diagnostic::new(kind, self.span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LABELLED: &str = include_str!("../../../tests/suite/numbers/labelled.tsv");
    const RULES: &str = include_str!("../../../docs/numbers.md");

    /// The data of the labelled phrases, as in `tests/suite/numbers.rs`.
    fn vocabulary() -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        ["55 tot 60 jaar", "jonger dan 30 jaar", "schaal 14-16", "60 jaar en ouder", "0 t/m 5 jaar", "12", "twee"]
            .iter()
            .for_each(|label| vocabulary.add_label(label));
        vocabulary
    }

    #[test]
    fn every_phrase_is_judged_by_the_rule_that_is_named() {
        let vocabulary = vocabulary();
        let mut wrong = Vec::new();
        for line in LABELLED.lines().filter(|line| !line.starts_with('#')) {
            let [language, verdict, why, phrase] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("four columns: {line}") };
            let language = Language::parse(language).expect("a language");
            let (mut rules, mut numbers) = (Vec::new(), Vec::new());
            for found in scan(&plain(phrase, false, language, &vocabulary)) {
                match found {
                    Found::Allowed(rule) => rules.push(rule),
                    Found::Number(range, ..) => numbers.push(&phrase[range]),
                }
            }
            let right = match verdict {
                "allowed" => numbers.is_empty() && (rules.contains(&why) || (why == "-" && rules.is_empty())),
                _ => numbers.join(" | ") == why,
            };
            if !right {
                wrong.push(format!("{phrase} ({verdict}: {why}): numbers {numbers:?}, rules {rules:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_rule_is_documented_and_has_a_phrase() {
        for (name, _) in rules::RULES {
            assert!(RULES.contains(&format!("**{name}**")), "docs/numbers.md lacks {name}");
            assert!(LABELLED.contains(&format!("\tallowed\t{name}\t")), "no labelled phrase for {name}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "([0-9]{1,4}|[ .,:/'’()+%€−-]|mei|uur|een|nr|EU|EN|bel|jaren|half|tot|A|é|²|½|\\PC){0,24}") {
            for language in [Language::Dutch, Language::English] {
                for found in scan(&plain(&text, true, language, &vocabulary())) {
                    if let Found::Number(range, ..) = found {
                        prop_assert!(text.get(range).is_some_and(|text| !text.is_empty()));
                    }
                }
            }
        }

        #[test]
        fn a_number_before_a_noun_is_found_in_digits_and_in_words(value in 2u64..1900) {
            let found = scan(&plain(&format!("Er zijn {value} ministeries."), false, Language::Dutch, &Vocabulary::default()));
            prop_assert!(matches!(found.as_slice(), [Found::Number(..)]));
        }
    }
}
