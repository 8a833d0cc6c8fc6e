//! Words about the number itself: `procent` behind it, `bijna` or `meer dan` before it.

use std::ops::Range;

use super::Finding;
use super::reading::{Fig, Sentence, is_plan};
use super::tokens::TokenKind;
use crate::data::unit::UnitKind;
use crate::diagnostic::{Kind, Nearly};
use crate::format;
use crate::shortcode::evidence::Sort;
use crate::shortcode::nearness::Nearness;
use crate::shortcode::value::Outcome;

/// A unit that is typed behind a figure. Error: W007.
pub(super) fn units(sentence: &Sentence<'_>) -> Vec<Finding> {
    let figures = sentence.figures.iter().enumerate();
    figures.filter_map(|(position, figure)| unit(sentence, figure).map(|(kind, word)| Finding { figure: position, kind, word })).collect()
}

fn unit(sentence: &Sentence<'_>, figure: &Fig<'_>) -> Option<(Kind, Range<usize>)> {
    let Some(Outcome::Value(value)) = &figure.inset.figure.outcome else { return None };
    let next = sentence.tokens.get(figure.token + 1)?;
    let (typed, word) = match next.lower.as_ref() {
        "procent" | "%" => (UnitKind::Percent, next.range.clone()),
        "percent" if sentence.word(figure.token + 2).starts_with("point") => {
            (UnitKind::PercentagePoint, next.range.start..sentence.tokens[figure.token + 2].range.end)
        }
        "percent" => (UnitKind::Percent, next.range.clone()),
        "procentpunt" | "procentpunten" => (UnitKind::PercentagePoint, next.range.clone()),
        "percentage" if sentence.word(figure.token + 2).starts_with("point") => {
            (UnitKind::PercentagePoint, next.range.start..sentence.tokens[figure.token + 2].range.end)
        }
        _ => return None,
    };
    if value.unit.kind == typed {
        return None;
    }
    Some((Kind::UnitWord { word: sentence.passage.text[word.clone()].to_owned(), unit: value.unit.name() }, word))
}

/// Words of nearness right before a figure. Error: W005, warning: W006.
pub(super) fn nearness(sentence: &Sentence<'_>) -> Vec<Finding> {
    let figures = sentence.figures.iter().enumerate();
    let found =
        figures.filter_map(|(position, figure)| near(sentence, figure).map(|(kind, word)| Finding { figure: position, kind, word }));
    found.collect()
}

/// The words of nearness right before a figure, with their bytes in the passage.
pub(super) fn words_before(sentence: &Sentence<'_>, figure: &Fig<'_>) -> Option<(Nearness, Range<usize>)> {
    let start = sentence.tokens.first()?.range.start;
    // A mark between them parts the words from the figure; `ca.` has its own.
    let before = figure.token.checked_sub(1)?;
    let token = &sentence.tokens[before];
    if token.kind != TokenKind::Word && !(token.lower == "." && sentence.word_before(before, 1) == "ca") {
        return None;
    }
    let text = &sentence.passage.text[start..figure.inset.range.start];
    let (nearness, range) = Nearness::before(text, sentence.language)?;
    Some((nearness, start + range.start..start + range.end))
}

fn near(sentence: &Sentence<'_>, figure: &Fig<'_>) -> Option<(Kind, Range<usize>)> {
    let evidence = &figure.evidence;
    let (Some(named), Some(exact)) = (&evidence.named, &evidence.exact) else { return None };
    if evidence.sort == Sort::Target {
        return None;
    }
    let (nearness, range) = words_before(sentence, figure)?;
    let word = sentence.passage.text[range.clone()].to_owned();
    let shown = figure.inset.figure.shown.clone();
    let is_itself = named.abs() == exact.abs();
    if is_itself && matches!(nearness, Nearness::MoreThan | Nearness::LessThan) && is_compared(sentence, figure) {
        return None;
    }
    // "Over" may be about a subject: only a value under the number contradicts it.
    if sentence.language == crate::diagnostic::Language::English && word.eq_ignore_ascii_case("over") && is_itself {
        return None;
    }
    // `wil minder dan 15 procent`, `nooit meer dan 15 procent`: a bound, not a value.
    let start = sentence.tokens.iter().position(|token| token.range.start >= range.start)?;
    if is_itself && matches!(nearness, Nearness::MoreThan | Nearness::LessThan) && is_bound(sentence, start) {
        return None;
    }
    if !nearness.holds(named, exact) {
        let decimals = exact.decimals().map_or(4, |decimals| decimals.min(4));
        let exact = format::number(&exact.abs().round(decimals), sentence.language);
        return Some((Kind::NearnessContradicts { word, shown, exact, rule: rule(nearness) }, range));
    }
    (is_itself && matches!(nearness, Nearness::Almost | Nearness::JustOver)).then_some((Kind::NearnessIdle { word, shown }, range))
}

/// Does a word of nearness at a position belong to a plan, or stand behind `nooit`?
fn is_bound(sentence: &Sentence<'_>, start: usize) -> bool {
    let clause = sentence.tokens[start].clause;
    let plan = sentence.tokens[..start].iter().any(|token| token.clause == clause && is_plan(&token.lower));
    plan || matches!(sentence.word_before(start, 1), "nooit" | "never")
}

/// Does another figure of the sentence stand before it, with which `meer dan` compares it?
pub(super) fn is_compared(sentence: &Sentence<'_>, figure: &Fig<'_>) -> bool {
    sentence.figures.iter().any(|other| other.token < figure.token && other.is_level() && other.evidence.unit == figure.evidence.unit)
}

fn rule(nearness: Nearness) -> Nearly {
    match nearness {
        Nearness::Almost => Nearly::Under,
        Nearness::JustOver => Nearly::Over,
        Nearness::About => Nearly::Around,
        Nearness::MoreThan => Nearly::More,
        Nearness::AtLeast => Nearly::Least,
        Nearness::LessThan => Nearly::Less,
        Nearness::AtMost => Nearly::Most,
        Nearness::Exactly => Nearly::Itself,
    }
}
