//! Peaks: `het hoogste`, `een record`, `nog nooit zo laag`, `voor het eerst`.

use std::cmp::Ordering;
use std::ops::Range;

use super::Finding;
use super::heights::goal;
use super::lexicon::{Class, Way};
use super::reading::{Fig, Said, Sentence, is_year};
use super::sizes;
use crate::diagnostic::Kind;
use crate::shortcode::evidence::{Reading, Series, Sort};
use crate::shortcode::nearness::Nearness;

/// A word that says that something is the most or the least.
struct Peak {
    first: usize,
    last: usize,
    highest: bool,
    /// Is it about time, whatever else the cell has neighbours in?
    in_time: bool,
}

/// Nouns that stand for a figure, behind `het hoogste`.
const MEASURES: [&str; 27] = [
    "aantal",
    "aandeel",
    "percentage",
    "bedrag",
    "cijfer",
    "niveau",
    "punt",
    "peil",
    "getal",
    "gemiddelde",
    "verzuim",
    "ziekteverzuim",
    "waarde",
    "stand",
    "uitgaven",
    "kosten",
    "score",
    "number",
    "share",
    "level",
    "amount",
    "figure",
    "rate",
    "value",
    "total",
    "totaal",
    "percent",
];

/// Holds these words against the figures. Error: W008.
pub(super) fn check(sentence: &Sentence<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for peak in peaks(sentence) {
        findings.extend(top(sentence, &peak));
    }
    if let Some(first) = first_time(sentence) {
        findings.extend(of_first_time(sentence, &first));
    }
    findings
}

fn peaks(sentence: &Sentence<'_>) -> Vec<Peak> {
    let mut found = Vec::new();
    let in_time = (0..sentence.tokens.len()).any(|position| {
        let year_behind = is_year(sentence.word(position + 1));
        matches!(sentence.word(position), "ooit" | "jaren" | "ever" | "years")
            || (matches!(sentence.word(position), "sinds" | "since") && year_behind)
    });
    for position in 0..sentence.tokens.len() {
        let word = sentence.word(position);
        let next = sentence.word(position + 1);
        match word {
            "hoogste" | "laagste" | "grootste" | "kleinste" | "meeste" | "minste" | "highest" | "lowest" | "largest" | "smallest" => {
                let highest = matches!(word, "hoogste" | "grootste" | "meeste" | "highest" | "largest");
                let measure = MEASURES.contains(&next);
                let article = matches!(sentence.word_before(position, 1), "het" | "the");
                let alone = sentence.is_edge(position + 1)
                    || matches!(next, "sinds" | "ooit" | "van" | "in" | "since" | "ever")
                    || sentence.figure_at(position + 1).is_some();
                if measure || (article && alone && !matches!(word, "meeste" | "minste")) {
                    found.push(Peak { first: position, last: position + usize::from(measure), highest, in_time });
                }
            }
            "record" | "recordaantal" | "recordhoogte" | "recordbedrag" | "hoogtepunt" | "hoogterecord" => {
                let low = matches!(next, "low") || matches!(sentence.word_before(position, 1), "laagte");
                found.push(Peak { first: position, last: position, highest: !low, in_time: true });
            }
            "dieptepunt" | "laagterecord" | "laagtepunt" | "dieptrecord" => {
                found.push(Peak { first: position, last: position, highest: false, in_time: true });
            }
            "nooit" | "never" => {
                let high = |word: &str| matches!(word, "hoog" | "veel" | "groot" | "high" | "many" | "much" | "large");
                let low = |word: &str| matches!(word, "laag" | "weinig" | "klein" | "low" | "few" | "little" | "small");
                let degree = (position + 1..position + 6)
                    .find(|at| matches!(sentence.word(*at), "zo" | "so") && (high(sentence.word(at + 1)) || low(sentence.word(at + 1))));
                if let Some(at) = degree {
                    found.push(Peak { first: position, last: at + 1, highest: high(sentence.word(at + 1)), in_time: true });
                }
            }
            _ => {}
        }
    }
    found
}

fn top(sentence: &Sentence<'_>, peak: &Peak) -> Option<Finding> {
    let fits = |figure: &&Fig<'_>| matches!(figure.evidence.sort, Sort::Cell | Sort::Highest | Sort::Lowest);
    let clause = sentence.tokens[peak.first].clause;
    let distance = |figure: &&Fig<'_>| figure.token.abs_diff(peak.first) + 4 * sentence.tokens[figure.token].clause.abs_diff(clause);
    let figure = sentence.figures.iter().filter(fits).min_by_key(distance)?;
    let position = sentence.figures.iter().position(|other| other.token == figure.token)?;
    let range = sentence.tokens[peak.first].range.start..sentence.tokens[peak.last].range.end;
    let finding = |other: Option<(String, String)>| {
        let kind = Kind::PeakContradicts {
            word: sentence.passage.text[range.clone()].to_owned(),
            shown: figure.inset.figure.shown.clone(),
            other,
        };
        Some(Finding { figure: position, kind, word: range.clone() })
    };
    match (figure.evidence.sort, peak.in_time) {
        (Sort::Highest, false) => return if peak.highest { None } else { finding(None) },
        (Sort::Lowest, false) => return if peak.highest { finding(None) } else { None },
        (Sort::Cell, _) => {}
        _ => return None,
    }
    let above = |reading: &&Reading, own: &Reading| if peak.highest { reading.exact > own.exact } else { reading.exact < own.exact };
    let series = figure.call.series();
    let worst = series.as_ref().map(|series| {
        let own = series.own();
        let window = window(sentence, series);
        let over = series.readings[window].iter().filter(|reading| above(reading, own));
        if peak.highest { over.max_by(|a, b| a.exact.cmp(&b.exact)) } else { over.min_by(|a, b| a.exact.cmp(&b.exact)) }
    });
    let among = figure.call.peaks();
    let stands_out = among.iter().any(|among| if peak.highest { among.highest } else { among.lowest });
    match worst {
        Some(None) => None,
        _ if stands_out && !peak.in_time => None,
        Some(Some(reading)) => finding(Some((reading.period.clone(), reading.text.clone()))),
        None if !among.is_empty() && !peak.in_time => finding(None),
        None => None,
    }
}

/// The periods that a sentence is about: from the year behind `sinds` to the figure's own.
fn window(sentence: &Sentence<'_>, series: &Series) -> Range<usize> {
    let since = (0..sentence.tokens.len()).find_map(|position| {
        let year = sentence.word(position);
        (is_year(year) && matches!(sentence.word_before(position, 1), "sinds" | "vanaf" | "since")).then(|| year.to_owned())
    });
    let start = since.and_then(|year| series.readings.iter().position(|reading| reading.period.as_str() >= year.as_str())).unwrap_or(0);
    start.min(series.at)..series.at + 1
}

/// The tokens of `voor het eerst`.
fn first_time(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    (0..sentence.tokens.len()).find_map(|position| {
        match (sentence.word(position), sentence.word(position + 1), sentence.word(position + 2)) {
            ("voor", "het", "eerst") => Some(position..position + 3),
            ("the", "first", "time") => Some(position..position + 3),
            _ => None,
        }
    })
}

fn of_first_time(sentence: &Sentence<'_>, words: &Range<usize>) -> Option<Finding> {
    let range = sentence.tokens[words.start].range.start..sentence.tokens[words.end - 1].range.end;
    let finding = |position: usize, earlier: &Reading| {
        let kind = Kind::PeakContradicts {
            word: sentence.passage.text[range.clone()].to_owned(),
            shown: sentence.figures[position].inset.figure.shown.clone(),
            other: Some((earlier.period.clone(), earlier.text.clone())),
        };
        Some(Finding { figure: position, kind, word: range.clone() })
    };
    for (position, figure) in sentence.figures.iter().enumerate() {
        let Some(series) = figure.call.series() else { continue };
        let window = window(sentence, &series);
        let near = sizes::words_before(sentence, figure).map(|(nearness, _)| nearness);
        if let (Some(nearness @ (Nearness::MoreThan | Nearness::LessThan | Nearness::JustOver)), Some(named)) =
            (near, &figure.evidence.named)
        {
            let beyond = |reading: &&Reading| if nearness == Nearness::LessThan { reading.exact < *named } else { reading.exact > *named };
            return series.readings[window.start..series.at].iter().find(beyond).and_then(|earlier| finding(position, earlier));
        }
        let moves = figure.evidence.change.is_some() || goal(sentence, figure);
        let said = sentence.said.iter().filter(|said| matches!(said.class, Class::Verb | Class::Noun) && said.about.is_none());
        let nearest: Option<&Said> = said.min_by_key(|said| said.token.abs_diff(figure.token));
        if let (true, Some(Way::To(way @ (Ordering::Greater | Ordering::Less)))) = (moves, nearest.map(|said| said.way)) {
            // The change into the first period of the window belongs to it: `sinds 2020` counts from the value of 2020.
            let same = series.readings[window.start..series.at].windows(2).find(|pair| pair[1].exact.cmp(&pair[0].exact) == way);
            return same.and_then(|pair| finding(position, &pair[1]));
        }
    }
    None
}
