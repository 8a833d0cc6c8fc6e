//! The datasets that a writer can write with, each with formulas that are right as they stand: every one was bound and computed before it is offered.

use std::sync::Arc;

use serde::Serialize;

use super::View;
use super::figures::address;
use super::opening::Open;
use crate::content::formula;
use crate::content::formula_words::Function;
use crate::data::dataset::Dataset;
use crate::data::schema::{Dimension, Measure};
use crate::diagnostic::Language;
use crate::shortcode::bind::{self, NamedFigures, Names};
use crate::shortcode::figure::FigureCall;
use crate::shortcode::print;
use crate::shortcode::select;
use crate::site::links::dataset_path;

/// The most formulas that are offered of one dataset.
const MOST_FORMULAS: usize = 6;
/// The most values that are told of one dimension.
const MOST_VALUES: usize = 200;

/// The datasets of a publication, as the preview in the browser reads them.
#[derive(Clone, PartialEq, Debug, Serialize, Default)]
pub(crate) struct Datasets {
    datasets: Vec<DatasetState>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
struct DatasetState {
    name: String,
    edition: String,
    title: String,
    unit: String,
    description: String,
    /// The first of the formulas; empty when there is none.
    formula: String,
    formulas: Vec<Ready>,
    dimensions: Vec<DimensionState>,
    measures: Vec<String>,
    href: String,
    file: String,
    open: Open,
}

/// A formula that is right as it stands.
#[derive(Clone, PartialEq, Debug, Serialize)]
struct Ready {
    formula: String,
    shown: String,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
struct DimensionState {
    name: String,
    values: Vec<String>,
}

impl Datasets {
    /// Tells of the datasets that can be used on a page: those of its edition first, then those of others, the latest first.
    pub(crate) fn for_page(view: View<'_>, path: &str) -> Self {
        let Some(judged) = view.judged else { return Datasets::default() };
        let site = &judged.site;
        let first = path.split('/').next().filter(|year| site.editions.iter().any(|edition| edition.edition.year == *year));
        let year = first.unwrap_or(&site.config.current_edition.value);
        let language = view.page(path).map(|known| known.page.chapter.language);
        let own = site.editions.iter().find(|edition| edition.edition.year == year);
        let language = language.or(own.map(|edition| edition.edition.language)).unwrap_or(site.config.language);
        let all = site.editions.iter().flat_map(|edition| &edition.datasets);
        let known = select::Datasets(all.map(|dataset| ((dataset.edition.clone(), dataset.id.clone()), Some(dataset.clone()))).collect());
        let figures = NamedFigures::new();
        let writer = Writer { names: Names { edition: year, datasets: &known, figures: &figures }, language };
        let others = site.editions.iter().rev().filter(|edition| edition.edition.year != year);
        let ordered = own.into_iter().chain(others).flat_map(|edition| &edition.datasets);
        Datasets { datasets: ordered.map(|dataset| state(view, dataset, &writer)).collect() }
    }
}

fn state(view: View<'_>, dataset: &Arc<Dataset>, writer: &Writer<'_>) -> DatasetState {
    let schema = &dataset.schema;
    let formulas = writer.formulas(dataset);
    let file = format!("data/{}/{}.csv", dataset.edition, dataset.id);
    let dimension = |(dimension, values): (&Dimension, &Vec<String>)| DimensionState {
        name: dimension.name.clone(),
        values: values.iter().take(MOST_VALUES).cloned().collect(),
    };
    DatasetState {
        name: dataset.id.clone(),
        edition: dataset.edition.clone(),
        title: schema.title.clone(),
        unit: schema.measures.iter().find_map(Measure::unit).map(|unit| print::unit_words(unit, writer.language)).unwrap_or_default(),
        description: schema.description.clone(),
        formula: formulas.first().map(|ready| ready.formula.clone()).unwrap_or_default(),
        formulas,
        dimensions: schema.dimensions.iter().zip(&dataset.values).map(dimension).collect(),
        measures: schema.measures.iter().map(|measure| measure.name.clone()).collect(),
        href: address(view.mount, &dataset_path(&dataset.edition, &dataset.id)),
        open: view.opener.open(&file, 1, 1),
        file,
    }
}

/// Writes formulas for a chapter.
struct Writer<'a> {
    names: Names<'a>,
    language: Language,
}

impl Writer<'_> {
    /// Returns the formulas that are offered of a dataset, the most likely first: its total in the latest time, then what can be said of that.
    fn formulas(&self, dataset: &Dataset) -> Vec<Ready> {
        let mut ready: Vec<Ready> = Vec::new();
        for text in self.candidates(dataset) {
            if ready.len() == MOST_FORMULAS {
                break;
            }
            // The same outcome is the same said otherwise, most often.
            ready.extend(self.computed(text).filter(|new| !ready.iter().any(|known| known.shown == new.shown)));
        }
        ready
    }

    /// What may be worth writing; not all of it can be computed.
    fn candidates(&self, dataset: &Dataset) -> Vec<String> {
        let Some(key) = key(dataset) else { return Vec::new() };
        let measures = 0..dataset.schema.measures.len().min(3);
        let mut texts: Vec<String> = measures.map(|measure| format!("= {}", self.selection(dataset, &key, measure))).collect();
        let cell = |key: &[usize]| self.selection(dataset, key, 0);
        let call = |function: Function, parts: &[String]| format!("= {}({})", function.name_in(self.language), parts.join(", "));
        let time = dataset.schema.dimensions.iter().position(Dimension::is_time);
        let before = time.and_then(|time| Some((time, earlier(dataset, &key, time)?)));
        if let Some((time, before)) = &before {
            let mut from = key.clone();
            from[*time] = *before;
            // Two cells can be told apart in any dataset; `2022..2023` reads better where it can be written.
            let value = |position: usize| &dataset.values[*time][position];
            let (whole, last) = (cell(&key), value(key[*time]));
            if let Some(at) = whole.rfind(last.as_str()) {
                let pair = format!("{}{}..{}", &whole[..at], value(*before), &whole[at..]);
                texts.push(call(Function::Difference, std::slice::from_ref(&pair)));
                texts.push(call(Function::Growth, &[pair]));
            }
            texts.push(call(Function::Difference, &[cell(&from), cell(&key)]));
            texts.push(call(Function::Growth, &[cell(&from), cell(&key)]));
        }
        let other = (0..key.len())
            .filter(|dimension| Some(*dimension) != time)
            .find_map(|dimension| Some((dimension, part(dataset, &key, dimension)?)));
        if let Some((dimension, part)) = other {
            let mut of = key.clone();
            of[dimension] = part;
            texts.push(format!("= {}", cell(&of)));
            if dataset.total(dimension) == Some(key[dimension]) {
                texts.push(call(Function::Share, &[cell(&of), cell(&key)]));
            }
        }
        texts
    }

    fn selection(&self, dataset: &Dataset, key: &[usize], measure: usize) -> String {
        let selection = dataset.selection(key, measure);
        if dataset.edition == self.names.edition {
            return selection;
        }
        format!("{}@{}{}", dataset.id, dataset.edition, &selection[dataset.id.len()..])
    }

    /// Reads, binds and computes a formula as a chapter would; `None` when that gives a mistake.
    fn computed(&self, text: String) -> Option<Ready> {
        // It is copied into a code span with one backtick.
        if text.contains(['`', '\n']) {
            return None;
        }
        let formula = formula::parse(&text).ok()?;
        let bound = bind::bind(&formula.expr, &self.names).ok()?;
        let call = FigureCall { bound, options: formula.options, pin: None, text: formula.text, language: self.language };
        let figure = call.figure().ok()?;
        Some(Ready { formula: text, shown: figure.shown })
    }
}

/// The row that stands for a dataset: its total, or else its first value, in the latest time.
fn key(dataset: &Dataset) -> Option<Vec<usize>> {
    let wish = |(dimension, schema): (usize, &Dimension)| match schema.is_time() {
        true => latest(dataset, dimension),
        false => dataset.total(dimension).or(Some(0)),
    };
    let key: Option<Vec<usize>> = dataset.schema.dimensions.iter().enumerate().map(wish).collect();
    let key = key?;
    let is_filled = |key: &[usize]| dataset.row(key).is_some_and(|row| row.cells.iter().any(|cell| cell.number.is_some()));
    if is_filled(&key) {
        return Some(key);
    }
    let filled = dataset.rows.iter().rev().find(|row| row.cells.iter().any(|cell| cell.number.is_some()));
    filled.or(dataset.rows.last()).map(|row| row.key.to_vec())
}

fn latest(dataset: &Dataset, dimension: usize) -> Option<usize> {
    let total = dataset.total(dimension);
    let positions = (0..dataset.values[dimension].len()).filter(|position| Some(*position) != total);
    positions.max_by_key(|position| &dataset.values[dimension][*position])
}

/// The last time before that of a row for which there is a row too.
fn earlier(dataset: &Dataset, key: &[usize], time: usize) -> Option<usize> {
    let values = &dataset.values[time];
    let total = dataset.total(time);
    let has_row = |position: &usize| {
        let mut other = key.to_vec();
        other[time] = *position;
        dataset.row(&other).is_some_and(|row| row.cells[0].number.is_some())
    };
    let before = (0..values.len()).filter(|position| Some(*position) != total && values[*position] < values[key[time]]);
    before.filter(has_row).max_by_key(|position| &values[*position])
}

/// Another value of a dimension for which there is a row too.
fn part(dataset: &Dataset, key: &[usize], dimension: usize) -> Option<usize> {
    let has_row = |position: &usize| {
        let mut other = key.to_vec();
        other[dimension] = *position;
        dataset.row(&other).is_some_and(|row| row.cells[0].number.is_some())
    };
    (0..dataset.values[dimension].len()).filter(|position| *position != key[dimension]).find(has_row)
}
