//! Charts: a [`ChartFigure`] as two drawings for the page and one file to download, with a description in words.
//!
//! What is drawn comes from the cells of the table beside it, in the same notation. Where things stand is the work of `drawing`, the sentences of
//! `describe`.

mod describe;

use std::sync::Arc;

use super::cells;
use super::drawing::picture::{Category, Goal, Picture, Point, Series, Width};
use super::drawing::{draw, stand_alone};
use super::theme::Words;
use crate::data::schema::Target;
use crate::data::unit::UnitKind;
use crate::diagnostic::Language;
use crate::format;
use crate::shortcode::chart::ChartFigure;

/// All that the drawings of a chart depend on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ChartInput {
    /// The chart.
    pub(crate) chart: ChartFigure,
    /// Its id on the page.
    pub(crate) id: String,
    /// Its message, as a reader reads it.
    pub(crate) title: String,
    /// What it shows, in the words of the writer; drafted from the data when there are none.
    pub(crate) description: Option<String>,
    /// Words of the interface.
    pub(crate) words: Arc<Words>,
    /// Language of the page.
    pub(crate) language: Language,
}

/// A chart as it is drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct DrawnChart {
    /// Markup: the drawing for a phone and that for wider screens, of which the style sheet shows one.
    pub(crate) drawings: String,
    /// What it shows, in words.
    pub(crate) description: String,
    /// The file to download.
    pub(crate) file: Arc<str>,
}

impl ChartInput {
    /// Draws the chart.
    pub(crate) fn draw(&self) -> DrawnChart {
        let picture = picture(&self.chart, &self.words, self.language);
        let description = self.description.clone().unwrap_or_else(|| describe::describe(&self.chart, &picture, self.language));
        let drawings = [Width::Narrow, Width::Wide].map(|width| draw(&picture, width, &self.id)).concat();
        let table = &self.chart.table;
        let source = format!("{}: {}", self.words["source"], table.dataset.schema.source);
        let file = stand_alone(&picture, &self.title, &table.caption, &description, &source);
        DrawnChart { drawings, description, file: file.into() }
    }
}

/// Path of the file of a chart in the site, beside its page.
pub(crate) fn file_path(page: &str, id: &str) -> String {
    let folder = page.strip_suffix("index.html").unwrap_or(page);
    format!("{folder}{}.svg", id.strip_prefix("cijfer-").unwrap_or(id))
}

/// What is drawn: the cells of the chart in the notation of its table.
fn picture(chart: &ChartFigure, words: &Words, language: Language) -> Picture {
    let schema = &chart.table.dataset.schema;
    let categories = chart.categories();
    let names = chart.series();
    let point = |series: usize, category: usize| {
        let measure = &schema.measures[chart.measure(series, category)];
        let cell = chart.cell(series, category);
        Point { value: cell.and_then(|cell| cell.number.clone()), shown: cells::in_words(cell, measure, words, language) }
    };
    let series = names.iter().enumerate().map(|(series, name)| Series {
        // One series is what the whole chart is about, which its subtitle says.
        name: if names.len() == 1 { String::new() } else { (*name).to_owned() },
        points: (0..categories.len()).map(|category| point(series, category)).collect(),
    });
    let category = |(position, label): (usize, &&str)| Category { label: (*label).to_owned(), total: chart.is_total(position) };
    let is_percent = chart.numeric().unit.kind == UnitKind::Percent;
    Picture {
        kind: chart.kind,
        language,
        series: series.collect(),
        suffix: if is_percent { "%".to_owned() } else { String::new() },
        target: chart.target.as_ref().map(|target| Goal { value: target.value.clone(), label: goal(target, is_percent, language) }),
        panels: chart.panels,
        categories: categories.iter().enumerate().map(category).collect(),
    }
}

/// What is aimed for, in few words: `Doel in 2026: hoogstens 10%`.
fn goal(target: &Target, is_percent: bool, language: Language) -> String {
    let value = format::number(&target.value.round(target.value.decimals().unwrap_or(0)), language);
    let percent = if is_percent { "%" } else { "" };
    let (goal, at) = match (language, target.at_least) {
        (Language::Dutch, true) => ("Doel", "minstens"),
        (Language::Dutch, false) => ("Doel", "hoogstens"),
        (Language::English, true) => ("Target", "at least"),
        (Language::English, false) => ("Target", "at most"),
    };
    match &target.year {
        Some(year) => format!("{goal} in {year}: {at} {value}{percent}"),
        None => format!("{goal}: {at} {value}{percent}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_chart_stands_beside_its_page() {
        assert_eq!(file_path("2023/personeel/index.html", "cijfer-grafiek-fte"), "2023/personeel/grafiek-fte.svg");
    }
}
