//! The passive: *worden* with a participle, and *zijn* with a participle of a verb that does not take *zijn* itself. Always a hint: a passive is right where
//! nobody cares who did it. A chapter has a budget for them.

use super::Found;
use super::clauses::Clause;
use super::grammar::Form;
use super::reading::Reading;
use super::tokens::Token;
use crate::diagnostic::plain::{Fault, Level};

/// Finds the passives of a sentence: one for each clause at most.
pub(super) fn check(reading: &Reading<'_>, clauses: &[Clause<'_>], found: &mut Vec<Found>) {
    for clause in clauses {
        let words = &clause.words;
        let Some((auxiliary, participle)) = pair(words) else { continue };
        let doer = words.iter().any(|word| word.lower == "door");
        let (first, last) = (auxiliary.min(participle), auxiliary.max(participle));
        let shown = format!("{} … {}", reading.written(&words[first].range), reading.written(&words[last].range));
        let shown = if last == first + 1 { shown.replace(" … ", " ") } else { shown };
        let fault = Fault::Passive { words: shown, doer };
        found.push(Found { range: words[participle].range.clone(), level: Level::Info, fault });
    }
}

/// The positions of an auxiliary of the passive and its participle.
fn pair(words: &[&Token]) -> Option<(usize, usize)> {
    let worden = words.iter().position(|word| word.is(Form::Worden));
    let participle = |skip: Option<usize>, zijn: bool| {
        words.iter().enumerate().rev().find_map(|(at, word)| {
            // `te doen`, `een gemist doelpunt`
            let is_infinitive =
                || at.checked_sub(1).is_some_and(|before| words[before].lower == "te" || words[before].is(Form::Determiner));
            (Some(at) != skip
                && word.is(Form::Participle)
                && word.is_word()
                && !word.capital
                && !word.is(Form::Worden)
                && !(zijn && word.is(Form::WithZijn))
                && !is_infinitive())
            .then_some(at)
        })
    };
    if let Some(worden) = worden {
        // `is geworden` with an adjective is no passive.
        return participle(Some(worden), false).filter(|_| words[worden].lower != "geworden").map(|participle| (worden, participle));
    }
    let zijn = words.iter().enumerate().position(|(at, word)| word.is(Form::Zijn) && is_verb(words, at))?;
    // The participle is the last word, or has only a phrase with a preposition or another verb behind it.
    participle(Some(zijn), true).filter(|at| *at > zijn || zijn + 1 >= words.len() || *at + 1 == zijn).map(|participle| (zijn, participle))
}

/// *Zijn* before a noun without a verb around it is `zijn taken`, not a verb.
fn is_verb(words: &[&Token], at: usize) -> bool {
    words[at].lower != "zijn" || at == 0 || !words[at - 1].lower.ends_with("aan") && !words[at - 1].is(Form::Preposition)
}
