//! Heights: `van … naar …`, `steeg tot …`, `meer dan in 2022`, `bleef gelijk op …`. A cell is held against the same cell of an earlier period, or two
//! figures against each other.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::Finding;
use super::lexicon::{Class, Way};
use super::periods::Base;
use super::reading::{Fig, Said, Sentence, TokenKind};
use super::sizes;
use crate::diagnostic::Kind;
use crate::number::Number;
use crate::shortcode::evidence::Sort;
use crate::shortcode::nearness::Nearness;

/// A height as a sentence shows it, and exactly.
struct Height<'a> {
    named: &'a Number,
    exact: Option<&'a Number>,
    text: String,
}

impl<'a> Height<'a> {
    fn of(figure: &'a Fig<'_>) -> Option<Self> {
        let evidence = &figure.evidence;
        Some(Height { named: evidence.named.as_ref()?, exact: evidence.exact.as_ref(), text: figure.inset.figure.shown.clone() })
    }
}

/// Two figures with `van … naar …` around them. Error: W001, warning: W003.
pub(super) fn pairs(sentence: &Sentence<'_>, judged: &BTreeSet<usize>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (position, to) in sentence.figures.iter().enumerate() {
        let Some(from) = start_of(sentence, to).filter(|_| !judged.contains(&position)) else { continue };
        let Some(said) = verb_of(sentence, from, to) else { continue };
        let (Some(before), Some(after)) = (Height::of(from), Height::of(to)) else { continue };
        findings.extend(verdict(sentence, said, position, &before, &after));
    }
    findings
}

/// One cell, held against an earlier one or against another figure. Errors: W001, warnings: W003, W010.
pub(super) fn check(sentence: &Sentence<'_>, judged: &BTreeSet<usize>, bound: &BTreeSet<usize>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (position, figure) in sentence.figures.iter().enumerate() {
        if !judged.contains(&position) && goal(sentence, figure) && start_of(sentence, figure).is_none() {
            findings.extend(goals(sentence, figure, position));
        }
    }
    for said in sentence.said.iter().filter(|said| !bound.contains(&said.token)) {
        findings.extend(match said.class {
            Class::Comparative => compared(sentence, said),
            Class::Verb => same(sentence, said).or_else(|| amount(sentence, said)),
            Class::Noun | Class::Behind => None,
        });
    }
    findings
}

/// Does `tot` or `naar` stand before a figure?
pub(super) fn goal(sentence: &Sentence<'_>, figure: &Fig<'_>) -> bool {
    sentence.lead(figure).is_some_and(|lead| matches!(sentence.word(lead), "tot" | "naar" | "to"))
}

/// The figure behind `van`, when this one stands behind `naar`.
fn start_of<'s, 'a>(sentence: &'s Sentence<'a>, to: &Fig<'_>) -> Option<&'s Fig<'a>> {
    if !goal(sentence, to) || !to.is_level() {
        return None;
    }
    let from = sentence.figures.iter().rev().find(|figure| figure.token < to.token && figure.is_level())?;
    let lead = sentence.lead(from)?;
    let fits = matches!(sentence.word(lead), "van" | "from") && from.evidence.unit == to.evidence.unit && to.token - from.token <= 14;
    fits.then_some(from)
}

/// The pair of figures that a word is about.
pub(super) fn pair_around<'s, 'a>(sentence: &'s Sentence<'a>, word: usize) -> Option<(&'s Fig<'a>, &'s Fig<'a>)> {
    let pairs = sentence.figures.iter().filter_map(|to| start_of(sentence, to).map(|from| (from, to)));
    pairs.min_by_key(|(from, to)| from.token.abs_diff(word).min(to.token.abs_diff(word)))
}

/// The word that says how a pair goes: in the clause of its first figure, the nearest; or else the last one before it.
fn verb_of<'s>(sentence: &'s Sentence<'_>, from: &Fig<'_>, to: &Fig<'_>) -> Option<&'s Said> {
    let clauses = sentence.tokens[from.token].clause..=sentence.tokens[to.token].clause;
    let strong = || sentence.said.iter().filter(|said| matches!(said.class, Class::Verb | Class::Noun) && said.about.is_none());
    let near = |said: &&Said| {
        let gap = |figure: &Fig<'_>| said.token.abs_diff(figure.token).min(said.last().abs_diff(figure.token));
        gap(from).min(gap(to))
    };
    let here = strong().filter(|said| clauses.contains(&sentence.tokens[said.token].clause)).min_by_key(near);
    here.or_else(|| strong().rfind(|said| said.token < from.token))
}

/// `steeg tot …`.
fn goals(sentence: &Sentence<'_>, figure: &Fig<'_>, position: usize) -> Option<Finding> {
    let clause = sentence.tokens[figure.token].clause;
    let strong = || sentence.said.iter().filter(|said| matches!(said.class, Class::Verb | Class::Noun) && said.about.is_none());
    let gap = |said: &&Said| said.token.abs_diff(figure.token).min(said.last().abs_diff(figure.token)) + usize::from(said.denied) * 6;
    let here = strong()
        .filter(|said| sentence.tokens[said.token].clause == clause || sentence.tokens[said.last()].clause == clause)
        .min_by_key(gap);
    let said = here.or_else(|| strong().rfind(|said| said.token < figure.token))?;
    let series = figure.cell_series()?;
    let base = Base::near(sentence, said.token).of(&series)?;
    let own = series.own();
    let before = Height { named: &base.named, exact: Some(&base.exact), text: base.text.clone() };
    let after = Height { named: &own.named, exact: Some(&own.exact), text: figure.inset.figure.shown.clone() };
    verdict(sentence, said, position, &before, &after)
}

/// `147.841 fte, meer dan in 2022`; `12 klachten, meer dan de 5 van vorig jaar`; `147.841 fte meer dan in 2022`.
fn compared(sentence: &Sentence<'_>, said: &Said) -> Option<Finding> {
    let than = (said.token + 1..said.token + 4).find(|position| matches!(sentence.word(*position), "dan" | "than"))?;
    if (said.token..than).any(|position| sentence.tokens[position].kind != TokenKind::Word) {
        return None;
    }
    let clause = sentence.tokens[than].clause;
    let behind = sentence
        .figures
        .iter()
        .find(|figure| figure.token > than && figure.token <= than + 6 && sentence.tokens[figure.token].clause == clause);
    if let Some(other) = behind.filter(|other| other.is_level()) {
        let near = sizes::words_before(sentence, other).filter(|(_, range)| range.end > sentence.tokens[said.token].range.start);
        let own = sentence
            .figures
            .iter()
            .rev()
            .find(|figure| figure.token < said.token && figure.is_level() && figure.evidence.unit == other.evidence.unit)?;
        // Right before a rounded number it is a word of nearness, and so is `niet meer dan`.
        let is_nearness = |nearness: Nearness| {
            !matches!(nearness, Nearness::MoreThan | Nearness::LessThan) || other.evidence.named != other.evidence.exact
        };
        if near.is_some_and(|(nearness, _)| is_nearness(nearness)) {
            return None;
        }
        let position = sentence.figures.iter().position(|figure| figure.token == own.token)?;
        return verdict(sentence, said, position, &Height::of(other)?, &Height::of(own)?);
    }
    let named = (than + 1..than + 7).any(|position| Base::near(sentence, position).is_named());
    let own = sentence.figures.iter().enumerate().rev().find(|(_, figure)| figure.token < said.token && figure.is_level());
    let (position, figure) =
        own.or_else(|| sentence.figures.iter().enumerate().find(|(_, figure)| figure.token > than && figure.is_level()))?;
    let series = figure.cell_series().filter(|_| named)?;
    let base = Base::near(sentence, than).of(&series)?;
    let own = series.own();
    let lead = sentence.lead(figure).map_or("", |lead| sentence.word(lead));
    if figure.token + 1 == said.token && !matches!(lead, "met" | "at" | "with") && is_amount(sentence, figure, &base.exact) {
        let kind =
            Kind::HeightAsChange { word: sentence.written(said.token, said.token).to_owned(), shown: figure.inset.figure.shown.clone() };
        return Some(Finding { figure: position, kind, word: sentence.tokens[said.token].range.clone() });
    }
    let before = Height { named: &base.named, exact: Some(&base.exact), text: base.text.clone() };
    let after = Height { named: &own.named, exact: Some(&own.exact), text: figure.inset.figure.shown.clone() };
    verdict(sentence, said, position, &before, &after)
}

/// `bleef gelijk op …`: the nearest cell, first those behind it.
fn same(sentence: &Sentence<'_>, said: &Said) -> Option<Finding> {
    if !matches!(said.way, Way::AboutSame | Way::To(Ordering::Equal)) || sentence.figure_at(said.token).is_some() {
        return None;
    }
    let behind = sentence.figures.iter().enumerate().find(|(_, figure)| figure.token > said.token && figure.evidence.sort == Sort::Cell);
    let before =
        sentence.figures.iter().enumerate().rev().find(|(_, figure)| figure.token < said.token && figure.evidence.sort == Sort::Cell);
    let (position, figure) = behind.or(before)?;
    let series = figure.cell_series()?;
    let base = Base::near(sentence, said.token).of(&series)?;
    let own = series.own();
    let before = Height { named: &base.named, exact: Some(&base.exact), text: base.text.clone() };
    let after = Height { named: &own.named, exact: Some(&own.exact), text: figure.inset.figure.shown.clone() };
    verdict(sentence, said, position, &before, &after)
}

/// `steeg met 147.841 fte`, where that is all there are. Warning: W010.
fn amount(sentence: &Sentence<'_>, said: &Said) -> Option<Finding> {
    let (position, figure) = sentence.figures.iter().enumerate().find(|(_, figure)| figure.token > said.token)?;
    let lead = sentence.lead(figure)?;
    let clause = sentence.tokens[said.token].clause;
    if !matches!(sentence.word(lead), "met" | "by") || sentence.tokens[figure.token].clause != clause || !matches!(said.way, Way::To(_)) {
        return None;
    }
    if !matches!(said.way, Way::To(Ordering::Greater | Ordering::Less)) || sentence.figure_at(said.token).is_some() {
        return None;
    }
    let series = figure.cell_series()?;
    let base = Base::near(sentence, said.token).of(&series)?;
    if !is_amount(sentence, figure, &base.exact) {
        return None;
    }
    let kind = Kind::HeightAsChange { word: sentence.written(said.token, said.token).to_owned(), shown: figure.inset.figure.shown.clone() };
    Some(Finding { figure: position, kind, word: sentence.tokens[said.token].range.clone() })
}

/// Is a cell that is used as a change none: not the difference with before, and not a measure that is a change itself?
fn is_amount(_sentence: &Sentence<'_>, figure: &Fig<'_>, before: &Number) -> bool {
    let Some(exact) = &figure.evidence.exact else { return false };
    let is_difference = *exact == exact - before;
    let named_so = figure.call.measure_label().is_some_and(|label| {
        let label = label.to_lowercase();
        [
            "stijging",
            "daling",
            "toename",
            "afname",
            "groei",
            "krimp",
            "verschil",
            "verandering",
            "mutatie",
            "increase",
            "decrease",
            "change",
            "growth",
        ]
        .iter()
        .any(|word| label.contains(word))
    });
    !is_difference && !named_so && figure.evidence.change.is_none()
}

/// What is said of two heights. Error: W001, warning: W003.
fn verdict(sentence: &Sentence<'_>, said: &Said, figure: usize, before: &Height<'_>, after: &Height<'_>) -> Option<Finding> {
    let shown = after.named.cmp(before.named);
    let exact = match (before.exact, after.exact) {
        (Some(before), Some(after)) => after.cmp(before),
        _ => shown,
    };
    let order = if shown == Ordering::Equal { exact } else { shown };
    let word = sentence.written(said.token, said.token).to_owned();
    let word = said.second.map_or(word.clone(), |second| format!("{word} … {}", sentence.word(second)));
    let finding = |kind: Kind| {
        let range = sentence.tokens[said.token].range.start..sentence.tokens[said.last()].range.end;
        Some(Finding { figure, kind, word: range })
    };
    let holds = match said.way {
        Way::Either => true,
        Way::AboutSame => &(after.named - before.named).abs() * &Number::from(100) <= &before.named.abs() * &Number::from(5),
        Way::To(Ordering::Equal) => (shown == Ordering::Equal) != said.denied,
        Way::To(way) if said.denied => shown != way,
        Way::To(way) => shown == way,
    };
    if holds {
        return None;
    }
    let between = (before.text.clone(), after.text.clone());
    if shown == Ordering::Equal && said.way == Way::To(exact) && exact != Ordering::Equal && !said.denied {
        return finding(Kind::DirectionInvisible { word, from: between.0, to: between.1 });
    }
    let opposite = if said.denied || order == Ordering::Equal { String::new() } else { said.opposite.clone() };
    finding(Kind::DirectionContradicts { word, shown: after.text.clone(), order, between: Some(between), opposite })
}
