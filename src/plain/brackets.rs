//! Brackets (*tangconstructie*): words that belong together with many others between them.
//!
//! A full parser gives false alarms here too, so distances are long and stop at every word that begins another clause.

use super::Found;
use super::clauses::Clause;
use super::grammar::Form;
use super::reading::{Reading, Sentence};
use super::tokens::{Token, TokenKind};
use crate::diagnostic::plain::{Fault, Level};

/// Words between two parts of a verb. Research on plain language, part 6, has 9 for a warning, which easy sentences of twelve words reach: *wij willen graag
/// met u over de opvang van uw kind praten*; it names 12 as the next to try.
const HINT: usize = 7;
const WARNING: usize = 11;
/// Words between the word that begins a clause and its verb.
const SUBORDINATE: usize = 12;
/// Words of a clause between subject and verb.
const INSERT: usize = 6;
/// Words before the first verb.
const LATE: usize = 11;
/// The most words between an article and the participle before its noun.
const BEFORE_NOUN: usize = 9;

/// Finds the brackets of a sentence.
pub(super) fn check(reading: &Reading<'_>, sentence: &Sentence, clauses: &[Clause<'_>], found: &mut Vec<Found>) {
    for clause in clauses {
        let words = &clause.words;
        if clause.subordinate {
            subordinate(reading, words, found);
        } else {
            verbs(reading, words, found);
        }
        before_noun(reading, words, found);
    }
    insert(sentence, found);
    late(reading, sentence, found);
}

/// An auxiliary and its participle or infinitive.
fn verbs(reading: &Reading<'_>, words: &[&Token], found: &mut Vec<Found>) {
    let Some(first) = words.iter().position(|word| word.is(Form::Auxiliary)) else { return };
    let auxiliary = words[first];
    let takes_participle = [Form::Zijn, Form::Hebben, Form::Worden].iter().any(|form| auxiliary.is(*form)) || auxiliary.lower == "hadden";
    let takes_infinitive = auxiliary.is(Form::Modal);
    // The end of the clause: a verb, or a verb with one phrase behind it.
    let last = words.iter().enumerate().skip(first + 1).find_map(|(at, word)| {
        let at_end = at + 1 == words.len()
            || words.get(at + 1).is_some_and(|next| next.is(Form::Auxiliary) || next.is(Form::Infinitive) && at + 2 == words.len());
        let participle = takes_participle && word.is(Form::Participle) && !word.capital;
        // `van de delen` at the end is no verb.
        let is_noun = words[at - 1].is(Form::Determiner) || words[at - 1].is(Form::Preposition);
        let is_common = word.is(Form::Finite) && word.is(Form::Infinitive);
        let infinitive = takes_infinitive && !is_noun && (is_common || at_end && (word.is(Form::Infinitive) || word.is(Form::Participle)));
        (participle || infinitive).then_some(at)
    });
    let Some(last) = last else { return };
    tell(reading, words, first, last, (HINT, WARNING), found);
}

/// A word such as *omdat* and the verb that ends its clause.
fn subordinate(reading: &Reading<'_>, words: &[&Token], found: &mut Vec<Found>) {
    if words.first().is_some_and(|first| first.lower == "om") {
        if let Some(last) = words.iter().rposition(|word| word.lower == "te").filter(|at| at + 1 < words.len()) {
            tell(reading, words, 0, last, (usize::MAX, SUBORDINATE), found);
        }
        return;
    }
    let Some(verb) = words.len().checked_sub(1) else { return };
    let goes_before = || verb.checked_sub(1).is_some_and(|before| words[before].is(Form::Auxiliary) || words[before].lower == "te");
    let last = words[verb];
    let ends_in_verb = last.is(Form::Finite) || last.is(Form::Participle) || (last.is(Form::Infinitive) && goes_before());
    if !ends_in_verb {
        return;
    }
    // An earlier finite verb ends the bracket there.
    let last = (1..verb).find(|at| words[*at].is(Form::Auxiliary)).unwrap_or(verb);
    tell(reading, words, 0, last, (usize::MAX, SUBORDINATE), found);
}

fn tell(reading: &Reading<'_>, words: &[&Token], first: usize, last: usize, (hint, warning): (usize, usize), found: &mut Vec<Found>) {
    let between = last.saturating_sub(first + 1);
    let level = if between >= warning {
        Level::Warning
    } else if between >= hint {
        Level::Info
    } else {
        return;
    };
    let written = |at: usize| reading.written(&words[at].range).to_owned();
    let fault = Fault::Apart { first: written(first), last: written(last), words: between };
    found.push(Found { range: words[last].range.clone(), level, fault });
}

/// *De door het ministerie opgestelde regeling*: an article straight before a preposition, and a participle with an ending before a noun.
fn before_noun(reading: &Reading<'_>, words: &[&Token], found: &mut Vec<Found>) {
    for at in 0..words.len().saturating_sub(3) {
        if !words[at].is(Form::Determiner)
            || !words[at + 1].is(Form::Preposition)
            || matches!(words[at].lower.as_str(), "veel" | "zijn" | "haar" | "ons")
        {
            continue;
        }
        let participle = (at + 3..words.len().min(at + 2 + BEFORE_NOUN))
            .find(|at| words[*at].is(Form::Inflected) && words.get(at + 1).is_some_and(|noun| noun.is_word()));
        let Some(participle) = participle else { continue };
        // `het` as a word of its own: `we doen het met …`.
        let is_pronoun = matches!(words[at].lower.as_str(), "het" | "dit" | "dat" | "die" | "deze" | "alle")
            && (at == 0 || words[at - 1].is(Form::Finite));
        let has_verb = words[at + 1..participle].iter().any(|word| word.is(Form::Finite));
        if is_pronoun || has_verb {
            continue;
        }
        let range = words[at].range.start..words[participle].range.end;
        let fault = Fault::BeforeNoun { words: reading.written(&range).to_owned() };
        found.push(Found { range, level: Level::Warning, fault });
    }
}

/// A clause between commas, behind the subject and straight before the verb.
fn insert(sentence: &Sentence, found: &mut Vec<Found>) {
    let tokens = &sentence.tokens;
    let commas: Vec<usize> = (0..tokens.len()).filter(|at| tokens[*at].is_mark(",")).collect();
    for pair in commas.windows(2) {
        let (open, close) = (pair[0], pair[1]);
        let words = tokens[open..close].iter().filter(|token| token.counts()).count();
        let verb_behind = tokens.get(close + 1).is_some_and(|token| token.is(Form::Finite));
        let before = &tokens[..open];
        let is_subject = !before.is_empty()
            && before.iter().all(|token| token.kind != TokenKind::Mark)
            && !before.first().is_some_and(|first| first.is(Form::Subordinator))
            && !before.iter().any(|token| token.is(Form::Finite));
        if words >= INSERT && verb_behind && is_subject {
            found.push(Found { range: tokens[close + 1].range.clone(), level: Level::Warning, fault: Fault::Insert { words } });
        }
    }
}

/// The first verb, when it comes late and nothing before it can be one.
fn late(reading: &Reading<'_>, sentence: &Sentence, found: &mut Vec<Found>) {
    let words: Vec<&Token> = sentence.tokens.iter().filter(|token| token.counts()).collect();
    // A capital within a sentence makes a name: `de Staat`.
    let Some(first) = words.iter().enumerate().position(|(at, word)| (at == 0 || !word.capital) && word.is(Form::PerhapsFinite)) else {
        return;
    };
    let in_main_clause = !words[..first].iter().any(|word| word.is(Form::Subordinator));
    // `Wij spreken af`: behind its subject any word may be the verb.
    let has_subject = words[..first].iter().any(|word| word.is(Form::Subject));
    if first >= LATE && in_main_clause && !has_subject && words[first].is(Form::Finite) {
        let fault = Fault::LateVerb { verb: reading.written(&words[first].range).to_owned(), words: first };
        found.push(Found { range: words[first].range.clone(), level: Level::Info, fault });
    }
}
