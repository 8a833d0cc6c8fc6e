//! Which earlier moment a sentence compares with: the period before, unless it names another.

use super::lexicon;
use super::reading::{Sentence, is_year};
use crate::shortcode::evidence::{Reading, Series};

/// The moment that a sentence compares a series with, as it is near a word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Base {
    /// A year that the sentence names.
    Year(String),
    /// So many years before.
    Years(i64),
    /// The period before, by name: `een jaar eerder`.
    Before,
    /// None is named.
    Unnamed,
    /// One that is not understood.
    Unknown,
}

impl Base {
    /// Finds the moment that is named nearest to a word.
    pub(super) fn near(sentence: &Sentence<'_>, word: usize) -> Base {
        let found = (0..sentence.tokens.len()).filter_map(|position| Some((position, named(sentence, position)?)));
        found.min_by_key(|(position, _)| position.abs_diff(word)).map_or(Base::Unnamed, |(_, base)| base)
    }

    /// Finds the moment that is named right behind `dan` or `als`.
    pub(super) fn behind(sentence: &Sentence<'_>, than: usize) -> Base {
        let of_year = |position: usize| {
            // `dan die van 2022`, `onder het niveau van 2022`.
            let that = matches!(sentence.word_before(position, 2), "dat" | "die" | "niveau" | "that" | "those" | "level");
            let leads = that && matches!(sentence.word_before(position, 1), "van" | "of") && position >= than + 3;
            (leads && is_year(sentence.word(position))).then(|| Base::Year(sentence.word(position).to_owned()))
        };
        (than + 1..than + 7).find_map(|position| named(sentence, position).or_else(|| of_year(position))).unwrap_or(Base::Unnamed)
    }

    /// Is a moment named at all?
    pub(super) fn is_named(&self) -> bool {
        *self != Base::Unnamed
    }

    /// The value then; `None` where the data do not have it.
    pub(super) fn of<'a>(&self, series: &'a Series) -> Option<&'a Reading> {
        match self {
            Base::Year(year) => series.of_year(year),
            Base::Years(years) => {
                let own: i64 = series.own().period.get(..4)?.parse().ok()?;
                series.of_year(&(own - years).to_string())
            }
            Base::Before | Base::Unnamed => series.before(),
            Base::Unknown => None,
        }
    }
}

fn is_peak(word: &str) -> bool {
    word.starts_with("record")
        || matches!(word, "eerst" | "time" | "nooit" | "never" | "dieptepunt" | "hoogtepunt")
        || matches!(word, "hoogste" | "laagste" | "grootste" | "kleinste" | "highest" | "lowest" | "largest" | "smallest")
}

fn named(sentence: &Sentence<'_>, position: usize) -> Option<Base> {
    let word = sentence.word(position);
    let back = |places: usize| sentence.word_before(position, places);
    if is_year(word) {
        let since = match back(1) {
            // `voor het eerst sinds 2020` and `het hoogste aantal sinds 2019` tell of that window, not of a comparison with its first year.
            "sinds" | "since" => !(2..6).any(|places| is_peak(back(places))),
            word => matches!(word, "vanaf" | "dan" | "als" | "than"),
        };
        let two = matches!(
            (back(2), back(1)),
            ("dan" | "als", "in" | "eind" | "over")
                | ("vergeleken" | "vergelijking", "met")
                | ("opzichte", "van")
                | ("than" | "as", "in")
                | ("compared", "with" | "to")
                | ("t.o.v", _)
        );
        let three = matches!((back(3), back(2), back(1)), ("dan" | "als", "aan" | "in", "het" | "eind"));
        return (since || two || three).then(|| Base::Year(word.to_owned()));
    }
    match word {
        "jaar" | "year" => match back(1) {
            "vorig" | "voorgaand" | "last" | "previous" => Some(Base::Before),
            "een" | "één" | "a" | "one" | "het" | "the" => {
                let next = sentence.word(position + 1);
                matches!(next, "eerder" | "geleden" | "daarvoor" | "ervoor" | "tevoren" | "earlier" | "before" | "ago")
                    .then_some(Base::Before)
            }
            "kort" | "afgelopen" => None,
            other => lexicon::times(other)
                .filter(|(_, below)| *below == 1 && sentence.language == crate::diagnostic::Language::Dutch)
                .map(|(years, _)| Base::Years(years)),
        },
        // `voor het eerst in jaren` and `al jaren` compare with nothing.
        "jaren" if matches!(back(1), "in" | "al") => None,
        "jaren" => Some(Base::Unknown),
        "years" => match lexicon::times(back(1)) {
            _ if matches!(back(1), "in" | "for") => None,
            Some((years, 1)) => Some(Base::Years(years)),
            _ => Some(Base::Unknown),
        },
        _ => None,
    }
}
