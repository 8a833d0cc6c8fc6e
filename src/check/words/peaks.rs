//! Peaks: `het hoogste`, `een record`, `nog nooit zo laag`, `voor het eerst`.

use std::cmp::Ordering;
use std::ops::Range;

use super::Finding;
use super::heights::goal;
use super::lexicon::{Class, Way};
use super::reading::{Fig, Said, Sentence, is_year};
use super::sizes;
use super::subject;
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
    /// Is it about rows, such as ministries, and not about time?
    in_rows: bool,
    /// Is it about all periods, also those behind the figure's own?
    always: bool,
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
                let last = position + usize::from(measure);
                if is_of_rows(sentence, position) {
                    found.push(Peak { first: position, last: position + 1, highest, in_time: false, in_rows: true, always: false });
                } else if measure || (article && alone && !matches!(word, "meeste" | "minste")) {
                    found.push(Peak { first: position, last, highest, in_time, in_rows: false, always: false });
                }
            }
            "record" | "recordaantal" | "recordhoogte" | "recordbedrag" | "hoogtepunt" | "hoogterecord" => {
                let low = matches!(next, "low") || matches!(sentence.word_before(position, 1), "laagte");
                found.push(Peak { first: position, last: position, highest: !low, in_time: true, in_rows: false, always: false });
            }
            "dieptepunt" | "laagterecord" | "laagtepunt" | "dieptrecord" => {
                found.push(Peak { first: position, last: position, highest: false, in_time: true, in_rows: false, always: false });
            }
            "ooit" | "ever" if matches!(sentence.word_before(position, 1), "dan" | "than") => {
                found.extend(more_than_ever(sentence, position));
            }
            "niet" | "not" if !matches!(next, "eerder" | "before") => {}
            "nooit" | "never" | "niet" | "not" => {
                let high = |word: &str| matches!(word, "hoog" | "veel" | "groot" | "high" | "many" | "much" | "large");
                let low = |word: &str| matches!(word, "laag" | "weinig" | "klein" | "low" | "few" | "little" | "small");
                let degree = (position + 1..position + 6)
                    .find(|at| matches!(sentence.word(*at), "zo" | "so") && (high(sentence.word(at + 1)) || low(sentence.word(at + 1))));
                if let Some(at) = degree {
                    let highest = high(sentence.word(at + 1));
                    found.push(Peak { first: position, last: at + 1, highest, in_time: true, in_rows: false, always: false });
                } else {
                    found.extend(never_more(sentence, position));
                }
            }
            _ => {}
        }
    }
    found
}

/// `het grootste ministerie`, `heeft de meeste fte`, `de meeste mensen werken bij …`: the most or the least of the rows.
fn is_of_rows(sentence: &Sentence<'_>, position: usize) -> bool {
    let noun = sentence.word(position + 1);
    let kinds = || sentence.figures.iter().filter_map(subject::one_cell).flat_map(|(cells, _)| &cells.dataset.schema.dimensions);
    let is_kind = kinds().any(|dimension| !dimension.is_time() && dimension.label.to_lowercase() == noun);
    if !matches!(sentence.word(position), "meeste" | "minste") {
        let article = matches!(sentence.word_before(position, 1), "het" | "de" | "the");
        let size = matches!(sentence.word(position), "grootste" | "kleinste" | "largest" | "smallest");
        return article && size && (is_kind || matches!(noun, "is" | "was"));
    }
    let counts = matches!(noun, "personeel" | "mensen" | "medewerkers" | "ambtenaren" | "werknemers" | "banen")
        || sentence.figures.iter().any(|figure| figure.inset.figure.shown.split([' ', '\u{a0}']).skip(1).any(|word| word == noun));
    let works = |word: &str| {
        matches!(word, "werken" | "werkten" | "zitten" | "zaten" | "zijn" | "waren" | "kwamen" | "komen" | "vallen" | "vielen")
    };
    let place = (3..=5).any(|offset| matches!(sentence.word(position + offset), "bij" | "op" | "voor" | "van"));
    let owner = has_owner(sentence, sentence.tokens[position].clause);
    let ahead = works(sentence.word(position + 2)) && place;
    let behind = works(sentence.word_before(position, 2)) && sentence.is_edge(position + 2);
    counts && (owner || ahead || behind)
}

/// `meer dan ooit`, `hoger dan ooit`: the comparative before `dan ooit`.
fn more_than_ever(sentence: &Sentence<'_>, ever: usize) -> Option<Peak> {
    let said = sentence.said.iter().rev().find(|said| said.class == Class::Comparative && said.token < ever && said.token + 4 >= ever)?;
    let Way::To(way @ (Ordering::Greater | Ordering::Less)) = said.way else { return None };
    (!said.denied).then_some(Peak {
        first: said.token,
        last: ever,
        highest: way == Ordering::Greater,
        in_time: true,
        in_rows: false,
        always: false,
    })
}

/// `nooit lager dan in 2022`, `nooit hoger dan nu`, `nog nooit hoger`. With a year the figure must be of that year.
fn never_more(sentence: &Sentence<'_>, never: usize) -> Option<Peak> {
    let clause = sentence.tokens[never].clause;
    let said = sentence.said.iter().find(|said| {
        said.class == Class::Comparative && said.token > never && said.token <= never + 4 && sentence.tokens[said.token].clause == clause
    })?;
    let Way::To(way @ (Ordering::Greater | Ordering::Less)) = said.way else { return None };
    let than = (said.token + 1..said.token + 4).find(|position| matches!(sentence.word(*position), "dan" | "than"));
    let Some(than) = than else {
        let alone = sentence.is_edge(said.token + 1) && !matches!(sentence.word(said.token), "meer" | "more");
        return alone.then_some(Peak {
            first: never,
            last: said.token,
            highest: way == Ordering::Greater,
            in_time: true,
            in_rows: false,
            always: false,
        });
    };
    let year = (than + 1..than + 3).find(|position| is_year(sentence.word(*position)));
    let own =
        |year: &str| sentence.figures.iter().any(|figure| figure.cell_series().is_some_and(|series| series.own().period.starts_with(year)));
    let holds = match year {
        Some(year) => own(sentence.word(year)),
        None => matches!(sentence.word(than + 1), "nu" | "now" | "dit"),
    };
    let last = year.unwrap_or(than + 1);
    holds.then_some(Peak { first: never, last, highest: way == Ordering::Greater, in_time: true, in_rows: false, always: year.is_some() })
}

fn top(sentence: &Sentence<'_>, peak: &Peak) -> Option<Finding> {
    let fits = |figure: &&Fig<'_>| matches!(figure.evidence.sort, Sort::Cell | Sort::Highest | Sort::Lowest);
    let clause = sentence.tokens[peak.first].clause;
    // `na Financiën het grootste`, `op een na de grootste`: not the first of all.
    if sentence.tokens[..peak.first]
        .iter()
        .any(|token| token.clause == clause && matches!(token.lower.as_ref(), "na" | "behalve" | "after"))
    {
        return None;
    }
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
        let window = if peak.always { 0..series.readings.len() } else { window(sentence, series) };
        let over = series.readings[window].iter().filter(|reading| above(reading, own));
        if peak.highest { over.max_by(|a, b| a.exact.cmp(&b.exact)) } else { over.min_by(|a, b| a.exact.cmp(&b.exact)) }
    });
    let among = figure.call.peaks();
    let stands_out = among.iter().any(|among| if peak.highest { among.highest } else { among.lowest });
    if peak.in_rows {
        return if among.is_empty() || stands_out { None } else { finding(None) };
    }
    // Who *has* the most has it among its like, not in the course of time.
    let owner = !among.is_empty() && !peak.in_time && has_owner(sentence, clause);
    match worst {
        Some(None) if !owner => None,
        _ if stands_out && !peak.in_time => None,
        Some(Some(reading)) if !owner => finding(Some((reading.period.clone(), reading.text.clone()))),
        _ if !among.is_empty() && !peak.in_time => finding(None),
        _ => None,
    }
}

fn has_owner(sentence: &Sentence<'_>, clause: usize) -> bool {
    let has = |word: &str| matches!(word, "heeft" | "hebben" | "had" | "hadden" | "telt" | "telde" | "kent" | "has" | "have");
    sentence.tokens.iter().any(|token| token.clause == clause && has(&token.lower))
}

/// The periods that a sentence is about: from the year behind `sinds` to the figure's own.
fn window(sentence: &Sentence<'_>, series: &Series) -> Range<usize> {
    let since = (0..sentence.tokens.len()).find_map(|position| {
        let year = sentence.word(position);
        (is_year(year) && matches!(sentence.word_before(position, 1), "sinds" | "vanaf" | "since")).then(|| year.to_owned())
    });
    // `in jaren` is vague: the two periods before are the least that it means.
    let vague = (1..sentence.tokens.len())
        .any(|position| matches!((sentence.word(position - 1), sentence.word(position)), ("in" | "al", "jaren") | ("in" | "for", "years")));
    if vague {
        return series.at.saturating_sub(2)..series.at + 1;
    }
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
