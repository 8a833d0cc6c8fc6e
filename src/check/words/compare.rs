//! Comparisons: `meer dan in 2022`, `minder mensen dan bij Financiën (…)`, `onder dat van …`, `een daling ten opzichte van 2022`. Two figures are held
//! against each other, or one cell against the same cell of the period that is named.

use super::Finding;
use super::heights::{Height, is_amount, verdict};
use super::lexicon::Class;
use super::periods::Base;
use super::reading::{Fig, Said, Sentence};
use super::sizes;
use super::tokens::TokenKind;
use crate::data::unit::UnitKind;
use crate::diagnostic::Kind;
use crate::shortcode::evidence::Series;
use crate::shortcode::nearness::Nearness;

/// `147.841 fte, meer dan in 2022`; `12 klachten, meer dan de 5 van vorig jaar`; `147.841 fte meer dan in 2022`. Errors: W001, warnings: W003, W010.
pub(super) fn compared(sentence: &Sentence<'_>, said: &Said) -> Option<Finding> {
    let than = if said.class == Class::Behind { placed(sentence, said) } else { than_of(sentence, said) };
    let Some(than) = than else { return counted(sentence, said) };
    let other = other_side(sentence, than);
    if let Some(finding) = other.filter(|other| other.evidence.change.is_some()).and_then(|other| changes(sentence, said, other)) {
        return Some(finding);
    }
    if is_of_change(sentence, said) {
        return None;
    }
    if let Some(other) = other.filter(|other| other.is_level()) {
        let near = sizes::words_before(sentence, other).filter(|(_, range)| range.end > sentence.tokens[said.token].range.start);
        let alike = |figure: &&Fig<'_>| figure.is_level() && figure.evidence.unit == other.evidence.unit;
        let before = sentence.figures.iter().rev().filter(|figure| figure.token < said.token).find(alike);
        // `meer klachten (12) dan boetes (10)`: what is counted has two names.
        let counts = |figure: &&Fig<'_>| [figure, &other].iter().all(|figure| figure.evidence.unit == Some(UnitKind::Count));
        let within = sentence.figures.iter().find(|figure| (said.token..than).contains(&figure.token));
        let before = within.filter(|figure| figure.is_level() && (alike(figure) || counts(figure))).or(before);
        // `meer dan in 2022, toen het er 12 waren; nu zijn het er 24`.
        let then = (than..other.token).any(|position| matches!(sentence.word(position), "toen" | "when"));
        let behind = || sentence.figures.iter().filter(|figure| then && figure.token > other.token).find(alike);
        // Right before a rounded number it is a word of nearness, and so is `niet meer dan`.
        let is_nearness = |nearness: Nearness| {
            !matches!(nearness, Nearness::MoreThan | Nearness::LessThan) || other.evidence.named != other.evidence.exact
        };
        if near.is_some_and(|(nearness, _)| is_nearness(nearness)) {
            return None;
        }
        if let Some(own) = before.or_else(behind) {
            let position = sentence.figures.iter().position(|figure| figure.token == own.token)?;
            return verdict(sentence, said, position, &Height::of(other)?, &Height::of(own)?);
        }
    }
    let moment = Base::behind(sentence, than);
    let own = sentence.figures.iter().enumerate().rev().find(|(_, figure)| figure.token < than && figure.is_level());
    let (position, figure) =
        own.or_else(|| sentence.figures.iter().enumerate().find(|(_, figure)| figure.token > than && figure.is_level()))?;
    let series = figure.cell_series().filter(|_| moment.is_named())?;
    let lead = sentence.lead(figure).map_or("", |lead| sentence.word(lead));
    if figure.token + 1 == said.token && !matches!(lead, "met" | "at" | "with") && is_amount(figure, &moment.of(&series)?.exact) {
        let kind =
            Kind::HeightAsChange { word: sentence.written(said.token, said.token).to_owned(), shown: figure.inset.figure.shown.clone() };
        return Some(Finding { figure: position, kind, word: sentence.tokens[said.token].range.clone() });
    }
    against(sentence, said, position, &moment, &series)
}

/// `vergeleken met 2022 waren er meer boetes: 30`: a comparative without `dan` beside the only figure, in a sentence that
/// names a moment.
fn counted(sentence: &Sentence<'_>, said: &Said) -> Option<Finding> {
    let [figure] = sentence.figures.as_slice() else { return None };
    if said.class != Class::Comparative {
        return None;
    }
    let colon = (said.token + 1..said.token + 4).find(|position| sentence.word(*position) == ":");
    let ahead = colon.is_some_and(|colon| figure.token > colon && figure.token <= colon + 4);
    // `ten opzichte van 2019 is het verzuim met 6,3 procent lager`.
    let lead = sentence.lead(figure).map_or("", |lead| sentence.word(lead));
    let behind = figure.token + 1 == said.token && sentence.is_edge(said.token + 1) && matches!(lead, "met" | "with" | "at");
    let only = ahead || behind;
    let moment = Base::near(sentence, said.token);
    if !only || !moment.is_named() || is_of_change(sentence, said) {
        return None;
    }
    against(sentence, said, 0, &moment, &figure.cell_series()?)
}

/// `40 klachten, een daling ten opzichte van 2022`: a noun of its own behind a cell. Error: W001, warning: W003.
pub(super) fn apposition(sentence: &Sentence<'_>, said: &Said) -> Option<Finding> {
    if said.about.is_some() || said.denied {
        return None;
    }
    let clause = sentence.tokens[said.token].clause;
    // `, een (lichte) daling`, `, dat is een daling`; not `na een daling`, `door een daling`.
    let article = (1..=3)
        .map(|back| said.token.checked_sub(back))
        .find(|at| at.is_some_and(|at| matches!(sentence.word(at), "een" | "a" | "an")))??;
    let lead = article.checked_sub(1)?;
    let states = sentence.tokens[lead].kind == TokenKind::Mark
        || matches!(sentence.word(lead), "is" | "dus" | "daarmee" | "wel" | "opnieuw" | "weer" | "betekent" | "was" | "again" | "thus");
    let next = sentence.word(said.token + 1);
    let ends =
        sentence.is_edge(said.token + 1) || matches!(next, "ten" | "vergeleken" | "sinds" | "dus" | "compared" | "since" | "on" | "from");
    // `dat 30 boetes een toename is`.
    let is_said_of = sentence.figure_at(lead).is_some() && matches!(next, "is" | "was");
    if !is_said_of && (!states || !(ends || (next == "in" && sentence.word(said.token + 2) == "vergelijking"))) {
        return None;
    }
    let (position, figure) = sentence.figures.iter().enumerate().rev().find(|(_, figure)| figure.token < said.token)?;
    if is_said_of {
        return against(sentence, said, position, &Base::near(sentence, said.token), &figure.cell_series()?);
    }
    let apart = clause - sentence.tokens[figure.token].clause;
    let alone = sentence.figures.iter().all(|figure| sentence.tokens[figure.token].clause != clause);
    if !alone || apart > 2 || sentence.said.iter().any(|other| other.class == Class::Verb && other.token < said.token) {
        return None;
    }
    against(sentence, said, position, &Base::near(sentence, said.token), &figure.cell_series()?)
}

/// Holds a cell against the same cell at another moment.
fn against(sentence: &Sentence<'_>, said: &Said, position: usize, moment: &Base, series: &Series) -> Option<Finding> {
    let (base, own) = (moment.of(series)?, series.own());
    let before = Height { named: &base.named, exact: Some(&base.exact), text: base.text.clone() };
    let after = Height { named: &own.named, exact: Some(&own.exact), text: sentence.figures[position].inset.figure.shown.clone() };
    verdict(sentence, said, position, &before, &after)
}

/// `de stijging van 5 procent is groter dan die van 3 procent`: two sizes of changes that go the same way.
fn changes(sentence: &Sentence<'_>, said: &Said, other: &Fig<'_>) -> Option<Finding> {
    let alike = |figure: &&Fig<'_>| figure.evidence.change.is_some() && figure.evidence.unit == other.evidence.unit;
    let own = sentence.figures.iter().rev().filter(|figure| figure.token + 1 < said.token).find(alike)?;
    let order = |figure: &Fig<'_>| figure.evidence.change.as_ref().map(|change| change.order);
    if order(own) != order(other) {
        return None;
    }
    let size = |figure: &Fig<'_>| Some((figure.evidence.named.as_ref()?.abs(), figure.evidence.exact.as_ref()?.abs()));
    let ((before, before_exact), (after, after_exact)) = (size(other)?, size(own)?);
    let height = |figure: &Fig<'_>| figure.inset.figure.shown.clone();
    let before = Height { named: &before, exact: Some(&before_exact), text: height(other) };
    let after = Height { named: &after, exact: Some(&after_exact), text: height(own) };
    let position = sentence.figures.iter().position(|figure| figure.token == own.token)?;
    verdict(sentence, said, position, &before, &after)
}

/// `de stijging (was) kleiner dan in 2022`: the change is compared, not what changed.
fn is_of_change(sentence: &Sentence<'_>, said: &Said) -> bool {
    let clause = sentence.tokens[said.token].clause;
    let subject = sentence.said.iter().rev().find(|other| {
        let level = matches!(sentence.word(other.token), "tekort" | "overschot" | "surplus" | "shortfall");
        other.class == Class::Noun && other.token < said.token && sentence.tokens[other.token].clause == clause && !level
    });
    subject.is_some_and(|noun| (noun.token..said.token).all(|position| sentence.figure_at(position).is_none()))
}

/// The figure that stands for the other side: soon behind `dan`, in brackets behind its name, or in a clause that tells of it.
fn other_side<'s, 'a>(sentence: &'s Sentence<'a>, than: usize) -> Option<&'s Fig<'a>> {
    let figure = sentence.figures.iter().find(|figure| figure.token > than)?;
    let gap = figure.token - than;
    let marks: Vec<usize> = (than + 1..figure.token).filter(|position| sentence.tokens[*position].kind == TokenKind::Mark).collect();
    let near = gap <= 6 && sentence.tokens[figure.token].clause == sentence.tokens[than].clause;
    let opens = marks.split_last().is_some_and(|(last, names)| {
        *last + 1 == figure.token && sentence.word(*last) == "(" && names.iter().all(|position| sentence.word(*position) == ",")
    });
    let tells = marks.first().is_some_and(|first| {
        let word = sentence.word(first + 1);
        let joins = matches!(word, "toen" | "waar" | "met" | "dat" | "die" | "when" | "where" | "with" | "which");
        marks.len() == 1 && sentence.word(*first) == "," && joins
    });
    (near || (opens && gap <= 14) || (tells && gap <= 12)).then_some(figure)
}

/// `onder dat van 2022`, `boven de norm`: what a place is named by. Returns the position of the word.
fn placed(sentence: &Sentence<'_>, said: &Said) -> Option<usize> {
    let next = (sentence.word(said.token + 1), sentence.word(said.token + 2));
    let names = match next {
        ("dat" | "die", "van") | ("that" | "those", "of") => true,
        ("de" | "het" | "the", noun) => matches!(
            noun,
            "grens"
                | "norm"
                | "doel"
                | "streefcijfer"
                | "streefwaarde"
                | "gemiddelde"
                | "niveau"
                | "percentage"
                | "limit"
                | "target"
                | "average"
                | "level"
        ),
        _ => false,
    };
    names.then_some(said.token)
}

/// `dan` behind a comparative: `meer mensen dan`, `minder klachten (101 klachten) dan`.
fn than_of(sentence: &Sentence<'_>, said: &Said) -> Option<usize> {
    let is_passed = |position: usize| match sentence.tokens.get(position).map(|token| token.kind) {
        Some(TokenKind::Word) => true,
        Some(TokenKind::Mark) => matches!(sentence.word(position), "(" | ")"),
        Some(TokenKind::Figure(_)) => sentence.word(position + 1) == ")",
        None => false,
    };
    let mut words = 0;
    for position in said.token + 1..sentence.tokens.len() {
        if matches!(sentence.word(position), "dan" | "than") {
            return Some(position);
        }
        words += usize::from(sentence.tokens[position].kind == TokenKind::Word);
        if words > 2 || !is_passed(position) {
            return None;
        }
    }
    None
}
