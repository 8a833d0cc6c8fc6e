//! Noun style: verbs used as nouns (*het realiseren van*), and nouns made of verbs and adjectives in a row.

use super::Found;
use super::grammar::Form;
use super::reading::{Reading, Sentence};
use crate::diagnostic::plain::{Fault, Level};

/// Verbs of every day, of which the noun is easy too: *het invullen van het formulier*.
#[rustfmt::skip]
const EVERYDAY: &[&str] = &[
    "invullen", "aanvragen", "betalen", "bouwen", "kopen", "verkopen", "lezen", "schrijven", "oversteken", "openen", "sluiten", "maken", "schoonmaken", "ophalen", "brengen", "bezoeken",
    "bellen", "versturen", "sturen", "inleveren", "huren", "verhuren", "zoeken", "vinden", "wassen", "koken", "repareren", "plaatsen", "bewaren", "weggooien", "opruimen", "helpen", "verzorgen",
    "gebruiken", "veranderen", "verbeteren", "controleren", "tellen", "bekijken", "bespreken", "begeleiden", "volgen",
];

/// Prepositions that make a noun carry more: *de verlening van*.
const CARRIERS: &[&str] = &["van", "voor", "door"];

/// The fewest nouns in a sentence that are told, and from which they are a warning.
const HINT: usize = 2;
const WARNING: usize = 3;

/// Finds noun style in a sentence.
pub(super) fn check(reading: &Reading<'_>, sentence: &Sentence, found: &mut Vec<Found>) {
    verbs(reading, sentence, found);
    let words = &sentence.tokens;
    let nouns: Vec<usize> =
        (0..words.len()).filter(|at| words[*at].is_word() && words[*at].made && !(words[*at].capital && *at > 0)).collect();
    if nouns.len() < HINT {
        return;
    }
    let carries = nouns.iter().any(|at| words.get(at + 1).is_some_and(|next| CARRIERS.contains(&next.lower.as_str())));
    let level = match nouns.len() {
        WARNING.. => Level::Warning,
        _ if carries => Level::Info,
        _ => return,
    };
    let last = &words[nouns[nouns.len() - 1]];
    let words = nouns.iter().map(|at| reading.written(&words[*at].range).to_owned()).collect();
    found.push(Found { range: last.range.clone(), level, fault: Fault::Nouns { words } });
}

/// *Het realiseren van*, also with an adverb between.
fn verbs(reading: &Reading<'_>, sentence: &Sentence, found: &mut Vec<Found>) {
    let tokens = &sentence.tokens;
    for at in 0..tokens.len() {
        if !matches!(tokens[at].lower.as_str(), "het" | "dit") {
            continue;
        }
        let adverbs = tokens[at + 1..].iter().take(3).take_while(|token| token.is(Form::Adverb)).count();
        let verb = at + 1 + adverbs;
        let (Some(noun), Some(next)) = (tokens.get(verb), tokens.get(verb + 1)) else { continue };
        let is_verb = noun.is_word()
            && !noun.capital
            && noun.lower.chars().count() > 5
            && noun.is(Form::Infinitive)
            && noun.lower.ends_with("en")
            && !noun.is(Form::NoVerb);
        let level = match next.lower.as_str() {
            "van" | "door" if !EVERYDAY.contains(&noun.lower.as_str()) => Level::Warning,
            "van" | "door" => Level::Info,
            "aan" | "met" | "op" | "tot" | "voor" => Level::Info,
            _ => continue,
        };
        if is_verb {
            let range = tokens[at].range.start..next.range.end;
            let fault = Fault::VerbAsNoun { words: reading.written(&range).to_owned() };
            found.push(Found { range, level, fault });
        }
    }
}
