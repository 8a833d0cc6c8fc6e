//! The passive: *worden* with a participle, and *zijn* with a participle of a verb that does not take *zijn* itself. Always a hint: a passive is right where
//! nobody cares who did it. A chapter has a budget for them.

use super::Found;
use super::clauses::Clause;
use super::grammar::{goes_with_zijn, is_determiner, is_participle};
use super::lexicon::{WORDEN, ZIJN};
use super::reading::{Reading, Sentence};
use super::tokens::Token;
use crate::diagnostic::plain::{Fault, Level};

/// Finds the passives of a sentence: one for each clause at most.
pub(super) fn check(reading: &Reading<'_>, sentence: &Sentence, clauses: &[Clause], found: &mut Vec<Found>) {
    for clause in clauses {
        let words: Vec<&Token> = sentence.tokens[clause.tokens.clone()].iter().filter(|token| token.counts()).collect();
        let Some((auxiliary, participle)) = pair(&words) else { continue };
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
    let worden = words.iter().position(|word| WORDEN.contains(&word.lower.as_str()));
    let participle = |skip: Option<usize>, zijn: bool| {
        words.iter().enumerate().rev().find_map(|(at, word)| {
            let lower = word.lower.as_str();
            // `te doen`, `een gemist doelpunt`
            let is_infinitive = at.checked_sub(1).is_some_and(|before| words[before].lower == "te" || is_determiner(&words[before].lower));
            (Some(at) != skip
                && !is_infinitive
                && word.is_word()
                && !word.capital
                && is_participle(lower)
                && !WORDEN.contains(&lower)
                && !(zijn && goes_with_zijn(lower)))
            .then_some(at)
        })
    };
    if let Some(worden) = worden {
        // `is geworden` with an adjective is no passive.
        return participle(Some(worden), false).filter(|_| words[worden].lower != "geworden").map(|participle| (worden, participle));
    }
    let zijn = words.iter().enumerate().position(|(at, word)| ZIJN.contains(&word.lower.as_str()) && is_verb(words, at))?;
    // The participle is the last word, or has only a phrase with a preposition or another verb behind it.
    participle(Some(zijn), true).filter(|at| *at > zijn || zijn + 1 >= words.len() || *at + 1 == zijn).map(|participle| (zijn, participle))
}

/// *Zijn* before a noun without a verb around it is `zijn taken`, not a verb.
fn is_verb(words: &[&Token], at: usize) -> bool {
    words[at].lower != "zijn" || at == 0 || !words[at - 1].lower.ends_with("aan") && !super::grammar::is_preposition(&words[at - 1].lower)
}
