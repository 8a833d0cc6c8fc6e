//! Heights: `van … naar …`, `steeg tot …`, `bleef gelijk op …`. A cell is held against the same cell of an earlier period, or two figures against each
//! other. What compares with `dan` is in `compare`.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::Finding;
use super::compare;
use super::lexicon::{Class, Way};
use super::periods::Base;
use super::reading::{Fig, Said, Sentence, is_plan, is_year};
use crate::diagnostic::Kind;
use crate::number::Number;
use crate::shortcode::evidence::Sort;

/// A height as a sentence shows it, and exactly.
pub(super) struct Height<'a> {
    pub(super) named: &'a Number,
    pub(super) exact: Option<&'a Number>,
    pub(super) text: String,
}

impl<'a> Height<'a> {
    pub(super) fn of(figure: &'a Fig<'_>) -> Option<Self> {
        let evidence = &figure.evidence;
        Some(Height { named: evidence.named.as_ref()?, exact: evidence.exact.as_ref(), text: figure.inset.figure.shown.clone() })
    }
}

/// Two figures with `van … naar …` around them. Error: W001, warning: W003.
pub(super) fn pairs(sentence: &Sentence<'_>, judged: &BTreeSet<usize>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (position, to) in sentence.figures.iter().enumerate() {
        let Some(from) = start_of(sentence, to).filter(|_| !judged.contains(&position)) else { continue };
        let (Some(before), Some(after)) = (Height::of(from), Height::of(to)) else { continue };
        if let Some(said) = verb_of(sentence, from, to) {
            findings.extend(verdict(sentence, said, position, &before, &after));
        } else if let Some(said) = heading_of(sentence, from) {
            findings.extend(verdict(sentence, said, position, &before, &after).map(doubted));
        }
    }
    findings
}

/// One cell, held against an earlier one or against another figure. Errors: W001, warnings: W003, W010.
pub(super) fn check(sentence: &Sentence<'_>, judged: &BTreeSet<usize>, bound: &BTreeSet<usize>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (position, figure) in sentence.figures.iter().enumerate() {
        let reached = goal(sentence, figure) || goes_on(sentence, figure) || tells(sentence, figure);
        if !judged.contains(&position) && reached && start_of(sentence, figure).is_none() {
            findings.extend(goals(sentence, figure, position));
        }
    }
    for said in sentence.said.iter().filter(|said| !bound.contains(&said.token)) {
        findings.extend(match said.class {
            Class::Comparative | Class::Behind => compare::compared(sentence, said),
            Class::Verb => same(sentence, said).or_else(|| amount(sentence, said)).or_else(|| moments(sentence, said)),
            Class::Noun => moments(sentence, said).or_else(|| compare::apposition(sentence, said)),
        });
    }
    findings
}

/// Does `tot` or `naar` stand before a figure?
pub(super) fn goal(sentence: &Sentence<'_>, figure: &Fig<'_>) -> bool {
    sentence.lead(figure).is_some_and(|lead| matches!(sentence.word(lead), "tot" | "naar" | "to"))
}

/// `daalde en kwam uit op`: a clause that begins with its verb is about the same thing as the one before it.
fn goes_on(sentence: &Sentence<'_>, figure: &Fig<'_>) -> bool {
    let clause = sentence.tokens[figure.token].clause;
    let Some(first) = sentence.tokens.iter().position(|token| token.clause == clause) else { return false };
    // `, en kwam uit op`: the comma belongs to its clause.
    let start = first + usize::from(sentence.word(first) == ",");
    let verb = matches!(
        sentence.word(start + 1),
        "was"
            | "is"
            | "waren"
            | "zijn"
            | "kwam"
            | "komt"
            | "kwamen"
            | "komen"
            | "ligt"
            | "lag"
            | "bedroeg"
            | "bedraagt"
            | "staat"
            | "stond"
            | "were"
            | "are"
            | "stood"
            | "stands"
            | "reached"
    );
    matches!(sentence.word(start), "en" | "and") && verb && figure.token > start
}

/// `nam toe: in 2023 waren het er …`: behind a colon, a clause that says nothing of its own but when.
fn tells(sentence: &Sentence<'_>, figure: &Fig<'_>) -> bool {
    let Some(colon) = (0..figure.token).rev().find(|position| sentence.is_edge(*position)) else { return false };
    let plain = |word: &str| {
        matches!(
            word,
            "in" | "eind"
                | "nu"
                | "nog"
                | "al"
                | "inmiddels"
                | "er"
                | "het"
                | "dat"
                | "ze"
                | "waren"
                | "was"
                | "zijn"
                | "is"
                | "there"
                | "it"
                | "were"
        ) || is_year(word)
    };
    let verb = (colon + 1..figure.token).any(|position| matches!(sentence.word(position), "waren" | "was" | "zijn" | "is" | "were"));
    let verb_before = sentence.said.iter().rev().find(|said| said.token < colon).is_some_and(|said| said.class == Class::Verb);
    let plan = sentence.tokens[..colon].iter().any(|token| is_plan(&token.lower));
    let only = (colon + 1..figure.token).all(|position| plain(sentence.word(position)));
    sentence.word(colon) == ":" && verb && only && verb_before && !plan
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

/// The word that says how a pair goes: in the clauses of its figures, the nearest; or else the last one before it, or the first behind it.
fn verb_of<'s>(sentence: &'s Sentence<'_>, from: &Fig<'_>, to: &Fig<'_>) -> Option<&'s Said> {
    let clauses = sentence.tokens[from.token].clause..=sentence.tokens[to.token].clause;
    let strong = || sentence.said.iter().filter(|said| matches!(said.class, Class::Verb | Class::Noun) && said.about.is_none());
    let near = |said: &&Said| {
        let gap = |figure: &Fig<'_>| said.token.abs_diff(figure.token).min(said.last().abs_diff(figure.token));
        gap(from).min(gap(to))
    };
    let here = strong().filter(|said| clauses.contains(&sentence.tokens[said.token].clause)).min_by_key(near);
    let before = || strong().rfind(|said| said.token < from.token);
    // `van … naar …: dat is een afname`.
    let behind = || {
        strong()
            .find(|said| said.token > to.token && !sentence.figures.iter().any(|figure| (to.token + 1..said.token).contains(&figure.token)))
    };
    here.or_else(before).or_else(behind)
}

/// `Meer mensen waren ziek: het verzuim ging van … naar …`: a comparative that a sentence opens with, before a colon or `want`.
fn heading_of<'s>(sentence: &'s Sentence<'_>, from: &Fig<'_>) -> Option<&'s Said> {
    let said = sentence.said.iter().find(|said| said.class == Class::Comparative && said.token <= 2 && said.token < from.token)?;
    let end = (said.token..from.token).find(|position| sentence.is_edge(*position))?;
    let compares = (said.token..end).any(|position| matches!(sentence.word(position), "dan" | "than"));
    let explains = sentence.word(end) == ":" || (sentence.word(end) == "," && matches!(sentence.word(end + 1), "want" | "namelijk"));
    (explains && !compares).then_some(said)
}

/// A contradiction that holds only if the word is about the figures.
fn doubted(finding: Finding) -> Finding {
    let kind = match finding.kind {
        Kind::DirectionContradicts { word, shown, order, .. } => Kind::DirectionDoubt { word, shown, order, crosswise: false },
        kind => kind,
    };
    Finding { kind, ..finding }
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

/// `6,5 procent in 2022 en 6,3 procent in 2023, een daling`: two figures that are one cell at two moments, and nothing else to be about.
fn moments(sentence: &Sentence<'_>, said: &Said) -> Option<Finding> {
    let [first, second] = sentence.figures.as_slice() else { return None };
    if said.about.is_some() || sentence.figure_at(said.token).is_some() || [first, second].into_iter().any(|figure| goal(sentence, figure))
    {
        return None;
    }
    if said.class == Class::Noun && said.token < second.token {
        return None;
    }
    let (one, other) = (first.cell_series()?, second.cell_series()?);
    let same = one.at != other.at && one.readings.len() == other.readings.len();
    if !same || !one.readings.iter().zip(&other.readings).all(|(a, b)| a.period == b.period && a.exact == b.exact) {
        return None;
    }
    let (before, after) = if one.at < other.at { (first, second) } else { (second, first) };
    let position = sentence.figures.iter().position(|figure| figure.token == after.token)?;
    verdict(sentence, said, position, &Height::of(before)?, &Height::of(after)?)
}

/// `steeg met 147.841 fte`, where that is all there are. Warning: W010.
fn amount(sentence: &Sentence<'_>, said: &Said) -> Option<Finding> {
    let next = sentence.figures.iter().enumerate().find(|(_, figure)| figure.token > said.token);
    let last = sentence.figures.iter().enumerate().rev().find(|(_, figure)| figure.token + 1 == said.token);
    let (position, figure) = last.or(next)?;
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
    if !is_amount(figure, &base.exact) {
        return None;
    }
    let kind = Kind::HeightAsChange { word: sentence.written(said.token, said.token).to_owned(), shown: figure.inset.figure.shown.clone() };
    Some(Finding { figure: position, kind, word: sentence.tokens[said.token].range.clone() })
}

/// Is a cell that is used as a change none: not the difference with before, and not a measure that is a change itself?
pub(super) fn is_amount(figure: &Fig<'_>, before: &Number) -> bool {
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
pub(super) fn verdict(sentence: &Sentence<'_>, said: &Said, figure: usize, before: &Height<'_>, after: &Height<'_>) -> Option<Finding> {
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
        return finding(Kind::DirectionInvisible { word, shown: between.1 });
    }
    let opposite = if said.denied || order == Ordering::Equal { String::new() } else { said.opposite.clone() };
    finding(Kind::DirectionContradicts { word, shown: after.text.clone(), order, between: Some(between), opposite })
}
