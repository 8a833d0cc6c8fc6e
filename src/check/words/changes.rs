//! Sizes of changes: `groei`, `verschil` and `afstand` are shown without their sign, so a word must tell which way they go, and tell it right.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::Finding;
use super::lexicon::{Class, Way};
use super::reading::{Fig, STOPS, Said, Sentence};
use super::tokens::TokenKind;
use crate::diagnostic::Kind;
use crate::shortcode::evidence::{Axis, Change, Sort};

/// How sure it is that a word is about a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Tie {
    Sure,
    Doubtful,
}

/// Holds the words of direction against the sizes of changes. Returns the positions of the words that are about one. Errors: W001, W002, warning: W009.
pub(super) fn check(sentence: &Sentence<'_>, judged: &BTreeSet<usize>) -> (Vec<Finding>, BTreeSet<usize>) {
    let mut findings = Vec::new();
    let mut bound = BTreeSet::new();
    for (position, figure) in sentence.figures.iter().enumerate() {
        let Some(change) = &figure.evidence.change else { continue };
        if judged.contains(&position) {
            continue;
        }
        match word_of(sentence, figure) {
            Some((said, tie)) => {
                bound.insert(said.token);
                if let Some(kind) = verdict(sentence, figure, change, said, tie) {
                    let word = sentence.tokens[said.token].range.start..sentence.tokens[said.last()].range.end;
                    findings.push(Finding { figure: position, kind, word });
                }
            }
            None if change.in_words && change.order != Ordering::Equal => {
                let shown = figure.inset.figure.shown.clone();
                findings.push(Finding { figure: position, kind: Kind::DirectionMissing { shown }, word: figure.inset.range.clone() });
            }
            None => {}
        }
    }
    (findings, bound)
}

fn verdict(sentence: &Sentence<'_>, figure: &Fig<'_>, change: &Change, said: &Said, tie: Tie) -> Option<Kind> {
    // How far something must still go is the opposite of how far it is off.
    let order = if figure.evidence.sort == Sort::Gap && is_wish(sentence, said) { change.order.reverse() } else { change.order };
    let holds = match said.way {
        Way::Either => true,
        Way::AboutSame => change.factor.as_ref().is_none_or(|factor| {
            let off = (factor - &1.into()).abs();
            &off * &100.into() <= 5.into()
        }),
        Way::To(way) => (way == order) != said.denied,
    };
    // `te weinig` and `onder` are said of one of two things; which of them, the formula does not tell.
    // `onder dat van de ander` tells which is the other.
    let named = matches!(sentence.word(said.token + 1), "dat" | "die" | "that" | "those");
    let placed = (said.class == Class::Behind && !named)
        || matches!(sentence.word(said.token), "veel" | "weinig" | "many" | "much" | "few" | "little")
        || matches!(sentence.word(said.token), "teveel" | "tekort" | "overschot" | "shortfall" | "surplus");
    let either = placed && figure.evidence.sort == Sort::Change && change.axis != Axis::Time;
    if holds || either {
        return None;
    }
    let crosswise = change.axis == Axis::Things;
    let word = sentence.written(said.token, said.token).to_owned();
    let word = said.second.map_or(word.clone(), |second| format!("{word} … {}", sentence.word(second)));
    let shown = figure.inset.figure.shown.clone();
    let between = change.between.clone();
    if tie == Tie::Doubtful || crosswise {
        return Some(Kind::DirectionDoubt { word, shown, order, crosswise });
    }
    let opposite = if said.denied || order == Ordering::Equal { String::new() } else { said.opposite.clone() };
    Some(Kind::DirectionContradicts { word, shown, order, between, opposite })
}

fn is_wish(sentence: &Sentence<'_>, said: &Said) -> bool {
    let clause = sentence.tokens[said.token].clause;
    let modal =
        |word: &str| matches!(word, "moet" | "moeten" | "moest" | "wil" | "willen" | "zal" | "zullen" | "must" | "should" | "needs");
    sentence.tokens.iter().any(|token| token.clause == clause && modal(&token.lower))
}

/// The word that tells which way a change goes.
fn word_of<'s>(sentence: &'s Sentence<'_>, figure: &Fig<'_>) -> Option<(&'s Said, Tie)> {
    let at = figure.token;
    let own = sentence.tokens[at].clause;
    if let Some(said) = behind(sentence, at) {
        return Some((said, Tie::Sure));
    }
    let lead = sentence.lead(figure);
    let preposition = lead.map_or("", |lead| sentence.word(lead));
    if matches!(preposition, "van" | "of")
        && let Some(noun) = lead.and_then(|lead| noun_before(sentence, lead))
    {
        return Some((noun, Tie::Sure));
    }
    // `minder dan de 5 procent van een ander`: the comparative tells which is more, not which way this one went.
    let compares = |said: &Said| {
        let than = matches!(sentence.word(said.token + 1), "dan" | "than");
        said.class == Class::Comparative && than && said.token < at && sentence.figures.iter().any(|other| other.token < said.token)
    };
    let strong = |said: &&Said| said.class != Class::Behind && counts(sentence, said) && !is_other_year(figure, said) && !compares(said);
    let here = |said: &&Said| in_clause(sentence, said, own);
    let with = matches!(preposition, "met" | "by");
    let distance = |said: &Said| {
        let gap = said.token.abs_diff(at).min(said.last().abs_diff(at));
        // Behind `met`, the verb before the figure is the likelier one, unless the other follows at once.
        let behind = said.last() > at && said.last() > at + 1;
        let class = match said.class {
            Class::Verb => 0,
            Class::Noun => usize::from(with) * 4,
            // `de groei is lager dan in 2022` compares the growth: the noun tells which way it goes.
            Class::Comparative | Class::Behind => 12,
        };
        gap + class + if with && behind { 6 } else { 0 } + usize::from(said.denied) * 6
    };
    let nearest = |words: Vec<&'s Said>| words.into_iter().min_by_key(|said| distance(said));
    if let Some(said) = nearest(sentence.said.iter().filter(strong).filter(here).collect()) {
        return Some((said, Tie::Sure));
    }
    // `(…)`, `, dat is …` and `en het andere met …` go on with what was said before; so does a colon.
    let before = nearest(sentence.said.iter().filter(strong).filter(|said| said.token < at).collect());
    if let Some(said) = before {
        let apart = sentence.tokens[at].clause.abs_diff(sentence.tokens[said.last()].clause) > 2;
        return Some((said, if apart { Tie::Doubtful } else { Tie::Sure }));
    }
    let after = nearest(sentence.said.iter().filter(strong).filter(|said| said.token > at).collect());
    if let Some(said) = after {
        return Some((said, Tie::Doubtful));
    }
    let weak = |said: &&Said| said.class != Class::Behind && !is_other_year(figure, said);
    nearest(sentence.said.iter().filter(weak).collect()).map(|said| (said, Tie::Doubtful))
}

/// `6,8 procent meer`, `0,2 procentpunt onder de grens`, `6,8 procent groei`, `met 6,8 procent gestegen`: what follows a figure at once, what it counts passed over.
fn behind<'s>(sentence: &'s Sentence<'_>, at: usize) -> Option<&'s Said> {
    for position in at + 1..at + 4 {
        if let Some(said) = sentence.said.iter().find(|said| said.token == position && !said.denied) {
            let direct = position == at + 1;
            // `de stijging was met 3 procent kleiner dan`: the noun tells which way it went, the comparative compares it.
            if said.class == Class::Comparative
                && let Some(noun) = subject(sentence, at)
            {
                return Some(noun);
            }
            let fits = direct || matches!(said.class, Class::Comparative | Class::Behind);
            return fits.then_some(said);
        }
        // The second part of a verb closes its clause: `met 6,1 procent af`.
        if let Some(said) = sentence.said.iter().find(|said| said.second == Some(position) && said.token < at) {
            return Some(said);
        }
        let token = sentence.tokens.get(position)?;
        if token.kind != TokenKind::Word || STOPS.contains(&token.lower.as_ref()) {
            return None;
        }
    }
    None
}

/// `de stijging was met …`: a noun that its clause opens with, before its verb and `met`.
fn subject<'s>(sentence: &'s Sentence<'_>, at: usize) -> Option<&'s Said> {
    let with = matches!(sentence.word_before(at, 1), "met" | "with" | "at");
    let clause = sentence.tokens[at].clause;
    let first = sentence.tokens.iter().position(|token| token.clause == clause)?;
    sentence.said.iter().find(|said| {
        let opens = said.class == Class::Noun && said.token >= first && said.token <= first + 2;
        let level = matches!(sentence.word(said.token), "tekort" | "overschot" | "surplus" | "shortfall");
        let verb = matches!(sentence.word(said.token + 1), "is" | "was" | "bleef" | "blijft" | "viel" | "lag" | "remains" | "stayed");
        with && opens && verb && !level && said.token + 3 == at
    })
}

/// `een stijging van`, `a rise of`.
fn noun_before<'s>(sentence: &'s Sentence<'_>, lead: usize) -> Option<&'s Said> {
    let before = lead.checked_sub(1)?;
    sentence.said.iter().find(|said| said.token == before && said.class == Class::Noun)
}

fn in_clause(sentence: &Sentence<'_>, said: &Said, clause: usize) -> bool {
    sentence.tokens[said.token].clause == clause || sentence.tokens[said.last()].clause == clause
}

/// Is it a statement and no mere adjective? `meer` and `minder` are one before `dan`, at the end, or beside a figure.
fn counts(sentence: &Sentence<'_>, said: &Said) -> bool {
    if said.class != Class::Comparative {
        return true;
    }
    let next = said.token + 1;
    let compares = matches!(sentence.word(next), "dan" | "than");
    compares
        || sentence.is_edge(next)
        || matches!(sentence.word(next), "met" | "by")
        || matches!(sentence.word_before(said.token, 1), "te" | "too")
}

/// Is it a noun about another year than the figure's: `de stijging van vorig jaar`?
fn is_other_year(figure: &Fig<'_>, said: &Said) -> bool {
    match &said.about {
        None => false,
        Some(year) if year.is_empty() => true,
        Some(year) => figure.call.series().is_none_or(|series| !series.own().period.starts_with(year.as_str())),
    }
}
