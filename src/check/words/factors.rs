//! How many times: `verdubbelde`, `halveerde`, `drie keer zo veel`.

use std::collections::BTreeSet;

use super::Finding;
use super::heights::{goal, pair_around};
use super::lexicon;
use super::periods::Base;
use super::reading::{Fig, Sentence, is_denial};
use super::tokens::TokenKind;
use crate::diagnostic::{Kind, Language};
use crate::number::Number;
use crate::shortcode::evidence::Sort;
use crate::shortcode::nearness::Nearness;

/// A word that says how many times.
struct Times {
    /// Its first and last token.
    first: usize,
    last: usize,
    /// How many times.
    times: Number,
    /// Is it `keer zo veel`, which stands beside the figure itself?
    compares: bool,
}

/// Holds these words against the figures. Returns the figures that they are about: a doubling needs no other word. Error: W004.
pub(super) fn check(sentence: &Sentence<'_>) -> (Vec<Finding>, BTreeSet<usize>) {
    let mut findings = Vec::new();
    let mut judged = BTreeSet::new();
    for word in said(sentence) {
        let Some((figure, found)) = measured(sentence, &word) else { continue };
        judged.insert(figure);
        if word.compares && sentence.figures[figure].evidence.sort != Sort::Change {
            judged.remove(&figure);
        }
        if !holds(sentence, &word, &found) {
            let kind = Kind::FactorContradicts {
                word: sentence.written(word.first, word.last).to_owned(),
                wanted: word.times.to_string(),
                times: found.round(2).to_string(),
            };
            let range = sentence.tokens[word.first].range.start..sentence.tokens[word.last].range.end;
            findings.push(Finding { figure, kind, word: range });
        }
    }
    (findings, judged)
}

fn said(sentence: &Sentence<'_>) -> Vec<Times> {
    let mut found = Vec::new();
    for (position, token) in sentence.tokens.iter().enumerate() {
        if token.kind != TokenKind::Word {
            continue;
        }
        let (factor, times) = (lexicon::factor(&token.lower, sentence.language), lexicon::times(&token.lower));
        if factor.is_none() && times.is_none() || (1..=3).any(|back| is_denial(sentence.word_before(position, back))) {
            continue;
        }
        let number = |(above, below): (i64, i64)| Number::from(above).checked_div(&Number::from(below)).expect("no word has zero below");
        if let Some(times) = factor {
            found.push(Times { first: position, last: position, times: number(times), compares: false });
            continue;
        }
        let Some(times) = times else { continue };
        let word = |offset: usize| sentence.word(position + offset);
        let many = |word: &str| {
            matches!(
                word,
                "veel" | "hoog" | "groot" | "lang" | "vaak" | "duur" | "zoveel" | "many" | "much" | "high" | "large" | "big" | "long"
            )
        };
        let last = match (word(1), word(2), word(3)) {
            ("keer" | "maal", "zo", third) if many(third) => position + 3,
            ("keer" | "maal", "zoveel", _) => position + 2,
            ("zo", second, _) if many(second) => position + 2,
            ("zoveel", ..) => position + 1,
            ("times", "as", third) if many(third) => position + 3,
            ("as", second, _) if many(second) => position + 2,
            _ => continue,
        };
        found.push(Times { first: position, last, times: number(times), compares: true });
    }
    found
}

/// The figure that a word is about, with how many times it is what it was.
fn measured(sentence: &Sentence<'_>, word: &Times) -> Option<(usize, Number)> {
    let index = |figure: &Fig<'_>| sentence.figures.iter().position(|other| other.token == figure.token).unwrap_or_default();
    if !word.compares {
        if let Some((from, to)) = pair_around(sentence, word.first) {
            let ratio = to.evidence.exact.as_ref()?.checked_div(from.evidence.exact.as_ref()?)?;
            return Some((index(to), ratio));
        }
        let clause = sentence.tokens[word.first].clause;
        let near = |figure: &&Fig<'_>| sentence.tokens[figure.token].clause.abs_diff(clause) <= 1;
        for figure in sentence.figures.iter().filter(near) {
            if let Some(factor) = figure.evidence.change.as_ref().and_then(|change| change.factor.clone()) {
                return Some((index(figure), factor));
            }
            if figure.evidence.sort == Sort::Ratio {
                return Some((index(figure), figure.evidence.exact.clone()?));
            }
            if goal(sentence, figure) {
                let series = figure.cell_series()?;
                let base = Base::near(sentence, word.first);
                return Some((index(figure), series.own().exact.checked_div(&base.of(&series)?.exact)?));
            }
        }
        // `een verdubbeling ten opzichte van 2022` is about the cell that stands nearest.
        let base = Base::near(sentence, word.first);
        let cells = sentence.figures.iter().filter(near).filter_map(|figure| Some((figure, figure.cell_series()?)));
        let (figure, series) = cells.min_by_key(|(figure, _)| figure.token.abs_diff(word.first)).filter(|_| base.is_named())?;
        return Some((index(figure), series.own().exact.checked_div(&base.of(&series)?.exact)?));
    }
    // `drie keer zo veel als in 2019` is about the figure before it, or else the first behind it.
    let base = Base::near(sentence, word.last);
    if !base.is_named() {
        return None;
    }
    let before = sentence.figures.iter().rev().filter(|figure| figure.token < word.first);
    let behind = sentence.figures.iter().filter(|figure| figure.token > word.last);
    for figure in before.chain(behind) {
        if let Some(series) = figure.cell_series() {
            return Some((index(figure), series.own().exact.checked_div(&base.of(&series)?.exact)?));
        }
    }
    None
}

/// Doubling is 1.9 to 2.1 times, halving 0.45 to 0.55, all else within 5%; `bijna` and `ruim` before it give another room.
fn holds(sentence: &Sentence<'_>, word: &Times, found: &Number) -> bool {
    let text = &sentence.passage.text[sentence.tokens[0].range.start..sentence.tokens[word.first].range.start];
    let half = word.times < Number::from(1);
    match Nearness::before(text, sentence.language).map(|(nearness, _)| nearness) {
        // More than halved is less than half of it.
        Some(Nearness::MoreThan | Nearness::JustOver) if half && !word.compares => *found < word.times,
        Some(Nearness::Almost) if half && !word.compares => *found >= word.times && within(&word.times, found, 10),
        Some(Nearness::Almost) if is_small(sentence, word) => within(&word.times, found, 5),
        Some(nearness) => nearness.holds(&word.times, found),
        None => within(&word.times, found, if half { 10 } else { 5 }),
    }
}

/// `een kleine verdubbeling` is about one.
fn is_small(sentence: &Sentence<'_>, word: &Times) -> bool {
    sentence.language == Language::Dutch && sentence.word_before(word.first, 1) == "kleine"
}

fn within(times: &Number, found: &Number, hundredths: i64) -> bool {
    &(found - times).abs() * &Number::from(100) <= times * &Number::from(hundredths)
}
