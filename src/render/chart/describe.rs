//! The description of a chart, drafted from its data: what kind it is, what is highest and lowest, and which way it goes.
//!
//! It says what a reader sees at a glance, for a reader who does not see it. The table beside the chart has every number. A description states the
//! outcome, not that there is a graph (WAI tutorial on complex images).

use std::cmp::Ordering;

use crate::content::call::ChartKind;
use crate::diagnostic::Language::{self, Dutch, English};
use crate::number::Number;
use crate::render::drawing::picture::{Picture, Point, Series};
use crate::shortcode::chart::ChartFigure;
use crate::shortcode::print::unit_head;

/// Stacks that are described one by one; of more only the first ones are, and the description says that the table has the others.
const MOST: usize = 6;

/// Writes the description of a chart.
pub(super) fn describe(chart: &ChartFigure, picture: &Picture, language: Language) -> String {
    let mut sentences = vec![kind(picture, language)];
    let unit = unit_head(&chart.numeric().unit, language);
    let unit = unit.strip_prefix("in ").unwrap_or(&unit);
    if !unit.is_empty() {
        sentences.push(match language {
            Dutch => format!("Eenheid: {unit}."),
            English => format!("Unit: {unit}."),
        });
    }
    match picture.kind {
        ChartKind::Line => sentences.extend(picture.series.iter().filter_map(|series| course(picture, series, language))),
        ChartKind::Stacked | ChartKind::StackedShare => sentences.extend(parts(chart, picture, language)),
        ChartKind::Bar | ChartKind::Dot | ChartKind::Diverging => {
            sentences.extend(picture.series.iter().filter_map(|series| ends(picture, series, language)));
        }
    }
    sentences.extend(target(chart, picture, language));
    sentences.extend(missing(picture, language));
    sentences.join(" ")
}

fn kind(picture: &Picture, language: Language) -> String {
    let name = match (picture.kind, language) {
        (ChartKind::Bar, Dutch) => "Staafdiagram",
        (ChartKind::Bar, English) => "Bar chart",
        (ChartKind::Stacked, Dutch) => "Gestapeld staafdiagram",
        (ChartKind::Stacked, English) => "Stacked bar chart",
        (ChartKind::StackedShare, Dutch) => "Staafdiagram waarin elke staaf 100 procent is",
        (ChartKind::StackedShare, English) => "Bar chart in which each bar is 100 percent",
        (ChartKind::Diverging, Dutch) => "Staafdiagram met staven aan twee kanten van nul",
        (ChartKind::Diverging, English) => "Bar chart with bars to both sides of zero",
        (ChartKind::Line, Dutch) if picture.panels => "Lijndiagrammen, één per reeks, met dezelfde schaal",
        (ChartKind::Line, English) if picture.panels => "Line charts, one for each series, on the same scale",
        (ChartKind::Line, Dutch) => "Lijndiagram",
        (ChartKind::Line, English) => "Line chart",
        (ChartKind::Dot, Dutch) => "Puntendiagram",
        (ChartKind::Dot, English) => "Dot plot",
    };
    format!("{name}.")
}

/// The numbers of a series with their categories; the total is left out where there is anything else.
fn numbers<'a>(picture: &'a Picture, series: &'a Series) -> Vec<(&'a Number, &'a Point, &'a str)> {
    let all = series.points.iter().zip(&picture.categories);
    let some = |totals: bool| {
        let kept = all.clone().filter(move |(_, category)| totals || !category.total);
        kept.filter_map(|(point, category)| Some((point.value.as_ref()?, point, category.label.as_str()))).collect::<Vec<_>>()
    };
    let parts = some(false);
    if parts.is_empty() { some(true) } else { parts }
}

/// The highest and the lowest of a series.
fn ends(picture: &Picture, series: &Series, language: Language) -> Option<String> {
    let numbers = numbers(picture, series);
    let most = numbers.iter().map(|(number, ..)| *number).max()?;
    let least = numbers.iter().map(|(number, ..)| *number).min()?;
    let who = |wanted: &Number| {
        let names: Vec<&str> = numbers.iter().filter(|(number, ..)| *number == wanted).map(|(.., name)| *name).collect();
        let shown = numbers.iter().find(|(number, ..)| *number == wanted).map_or("", |(_, point, _)| point.shown.as_str());
        (listed(&names, language), names.len(), shown)
    };
    let before = if series.name.is_empty() { String::new() } else { format!("{}: ", series.name) };
    if most == least {
        let (names, _, shown) = who(most);
        return Some(match language {
            Dutch => format!("{before}{names}: {shown}."),
            English => format!("{before}{names}: {shown}."),
        });
    }
    let ((high, highs, top), (low, lows, bottom)) = (who(most), who(least));
    let is = |count: usize| match (language, count) {
        (Dutch, 1) => "is",
        (Dutch, _) => "zijn",
        (English, 1) => "is",
        (English, _) => "are",
    };
    Some(match language {
        Dutch => format!("{before}Het hoogst {} {high}: {top}. Het laagst {} {low}: {bottom}.", is(highs), is(lows)),
        English => format!("{before}The highest {} {high}: {top}. The lowest {} {low}: {bottom}.", is(highs), is(lows)),
    })
}

/// From where to where a line goes, and what is higher or lower than both its ends.
fn course(picture: &Picture, series: &Series, language: Language) -> Option<String> {
    let numbers = numbers(picture, series);
    let (first, last) = (numbers.first()?, numbers.last()?);
    // A name can be of any number and kind of word, so it is never the subject of a verb.
    let name = if series.name.is_empty() { String::new() } else { format!("{}: ", series.name) };
    if numbers.len() == 1 {
        return Some(format!("{name}{} ({}).", first.1.shown, first.2));
    }
    let (from, to) = (format!("{} in {}", first.1.shown, first.2), format!("{} in {}", last.1.shown, last.2));
    let same = first.1.shown == last.1.shown;
    let start = |word: &str| if name.is_empty() { capital(word) } else { word.to_owned() };
    let mut text = match (language, last.0.cmp(first.0)) {
        (Dutch, _) if same => format!("{name}{} in {} en in {}.", last.1.shown, first.2, last.2),
        (English, _) if same => format!("{name}{} in {} and in {}.", last.1.shown, first.2, last.2),
        (Dutch, Ordering::Greater) => format!("{name}{} {from} naar {to}. Dat is een stijging.", start("van")),
        (Dutch, _) => format!("{name}{} {from} naar {to}. Dat is een daling.", start("van")),
        (English, Ordering::Greater) => format!("{name}{} {from} to {to}. That is a rise.", start("from")),
        (English, _) => format!("{name}{} {from} to {to}. That is a fall.", start("from")),
    };
    let (high, low) = (numbers.iter().max_by_key(|(number, ..)| *number)?, numbers.iter().min_by_key(|(number, ..)| *number)?);
    if high.0 > first.0 && high.0 > last.0 {
        text.push_str(&match language {
            Dutch => format!(" Het hoogst is {} in {}.", high.1.shown, high.2),
            English => format!(" The highest is {} in {}.", high.1.shown, high.2),
        });
    }
    if low.0 < first.0 && low.0 < last.0 {
        text.push_str(&match language {
            Dutch => format!(" Het laagst is {} in {}.", low.1.shown, low.2),
            English => format!(" The lowest is {} in {}.", low.1.shown, low.2),
        });
    }
    Some(text)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The largest part of each stack: once when it is the same in all, of the first and the last moment when the stacks are moments.
fn parts(chart: &ChartFigure, picture: &Picture, language: Language) -> Vec<String> {
    let largest = |position: usize| {
        let parts = picture.series.iter().map(|series| (&series.points[position], series.name.as_str()));
        let known: Vec<(&Number, &Point, &str)> = parts.filter_map(|(point, name)| Some((point.value.as_ref()?, point, name))).collect();
        let most = known.iter().map(|(number, ..)| *number).max()?;
        let names: Vec<&str> = known.iter().filter(|(number, ..)| *number == most).map(|(.., name)| *name).collect();
        let shown = known.iter().find(|(number, ..)| *number == most)?.1.shown.as_str();
        Some((picture.categories[position].label.as_str(), listed(&names, language), shown))
    };
    let all: Vec<(&str, String, &str)> = (0..picture.categories.len()).filter_map(largest).collect();
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return Vec::new() };
    let dimension = chart.table.row_dimensions.first().map(|dimension| &chart.table.dataset.schema.dimensions[*dimension]);
    let is_time = dimension.is_some_and(|dimension| dimension.is_time());
    let one = |(category, names, shown): &(&str, String, &str)| match language {
        Dutch => format!("{category}: het grootste deel is {names}, {shown}."),
        English => format!("{category}: the largest part is {names}, {shown}."),
    };
    let same = all.len() > 1 && all.iter().all(|(_, names, _)| *names == first.1);
    match (same, is_time) {
        (true, true) => vec![match language {
            Dutch => format!("Het grootste deel is steeds {}: {} in {} en {} in {}.", first.1, first.2, first.0, last.2, last.0),
            English => format!("The largest part is always {}: {} in {} and {} in {}.", first.1, first.2, first.0, last.2, last.0),
        }],
        (false, true) if all.len() > 1 => vec![one(first), one(last)],
        _ => {
            let mut sentences: Vec<String> = all.iter().take(MOST).map(one).collect();
            match (all.len().saturating_sub(MOST), language) {
                (0, _) => {}
                (others, Dutch) => sentences.push(format!("De tabel heeft ook de andere {others}.")),
                (others, English) => sentences.push(format!("The table has the other {others} too.")),
            }
            sentences
        }
    }
}

/// What is aimed for, and how many reach it.
fn target(chart: &ChartFigure, picture: &Picture, language: Language) -> Option<String> {
    let (target, goal) = (chart.target.as_ref()?, picture.target.as_ref()?);
    let reached = |number: &Number| if target.at_least { number >= &target.value } else { number <= &target.value };
    let values: Vec<&Number> = picture.series.iter().flat_map(|series| numbers(picture, series)).map(|(number, ..)| number).collect();
    let (met, all) = (values.iter().filter(|number| reached(number)).count(), values.len());
    Some(match language {
        Dutch => format!("{}. Van de {all} getallen {} {met} daaraan.", goal.label, if met == 1 { "voldoet" } else { "voldoen" }),
        English => format!("{}. Of the {all} numbers {met} {} that.", goal.label, if met == 1 { "meets" } else { "meet" }),
    })
}

/// How many numbers there are not.
fn missing(picture: &Picture, language: Language) -> Option<String> {
    let count = picture.series.iter().flat_map(|series| &series.points).filter(|point| point.value.is_none()).count();
    match (count, language) {
        (0, _) => None,
        (1, Dutch) => Some("Eén getal ontbreekt; de tabel zegt waarom.".to_owned()),
        (1, English) => Some("One number is missing; the table says why.".to_owned()),
        (_, Dutch) => Some(format!("{count} getallen ontbreken; de tabel zegt waarom.")),
        (_, English) => Some(format!("{count} numbers are missing; the table says why.")),
    }
}

/// Names one behind the other: at most three.
fn listed(names: &[&str], language: Language) -> String {
    let (and, others) = match language {
        Dutch => ("en", "andere"),
        English => ("and", "others"),
    };
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] if names.len() <= 3 => format!("{} {and} {last}", first.join(", ")),
        _ => format!("{} {and} {} {others}", names[..2].join(", "), names.len() - 2),
    }
}
