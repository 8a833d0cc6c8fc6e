//! The figure register: every figure in the text of an edition, with the sentence it stands in, its formula, and the cells it came from.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::named::Definition;
use super::passages;
use super::resolve::{Site, TextPage};
use crate::content::call::CallKind;
use crate::content::prose::TextKind;
use crate::data::dataset::{Cell, Dataset};
use crate::data::schema::{Dimension, Status};
use crate::data::unit::Unit;
use crate::diagnostic::Language;
use crate::number::Number;
use crate::shortcode::figure::{Figure, ValueFigure};
use crate::shortcode::value::{CellRef, Outcome, Statuses};
use crate::source::Span;

/// A figure in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Entry {
    /// Its id in the register, such as `personeel.fte-totaal-2023`: made from what is asked, so that it stays when text is added.
    pub(crate) id: String,
    /// Path of its page.
    pub(crate) page: String,
    /// Title of its page.
    pub(crate) page_title: String,
    /// Position of its call in the chapter.
    pub(crate) call: usize,
    /// Its id on that page; `None` in the text of an image.
    pub(crate) anchor: Option<String>,
    /// What kind of text it stands in.
    pub(crate) kind: TextKind,
    /// The sentence it stands in, as a reader reads it.
    pub(crate) sentence: String,
    /// Where it stands in the sentence.
    pub(crate) at: Range<usize>,
    /// What the reader sees.
    pub(crate) shown: String,
    /// The formula as written, without its pin.
    pub(crate) formula: String,
    /// The named figures in the formula.
    pub(crate) names: Vec<String>,
    /// The cells it came from, in the order in which they were read.
    pub(crate) cells: Vec<EntryCell>,
    /// The number for machines, on the scale of the unit; empty for a word or a given figure.
    pub(crate) machine: String,
    /// The exact number, on the scale of the unit; `None` for a word or a given figure.
    pub(crate) exact: Option<Number>,
    /// The unit, with the scale on which the number is told; `None` for a word or a given figure.
    pub(crate) unit: Option<Unit>,
    /// Decimals that are shown; `None` for what is not shown in digits.
    pub(crate) decimals: Option<usize>,
    /// What is special about the cells it came from.
    pub(crate) statuses: Statuses,
    /// Where a figure that does not come from the data was found.
    pub(crate) given: Option<String>,
    /// What the writer expects to be printed.
    pub(crate) pin: Option<String>,
}

/// A cell that a figure came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct EntryCell {
    /// Which cell.
    pub(crate) cell: CellRef,
    /// The number as published.
    pub(crate) text: String,
    /// The unit, with the scale of the cells.
    pub(crate) unit: Unit,
    /// What is special about it.
    pub(crate) status: Status,
    /// The year or quarter it is about; `None` when it is about none, or about several.
    pub(crate) time: Option<String>,
    /// What is measured, in words.
    pub(crate) measure: String,
    /// The values of its dimensions but the time.
    pub(crate) selection: Vec<Selected>,
    /// Whom it is about: the scope of its dataset, or else its source.
    pub(crate) scope: String,
}

/// The value of a dimension.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Selected {
    /// What a reader calls the dimension.
    pub(crate) dimension: String,
    /// The value.
    pub(crate) code: String,
    /// What a reader sees of it.
    pub(crate) label: String,
}

/// Every dataset of the site that could be read, by edition and name.
pub(crate) type AllDatasets<'a> = BTreeMap<(&'a str, &'a str), &'a Arc<Dataset>>;

/// Returns every dataset of the site.
pub(crate) fn datasets(site: &Site) -> AllDatasets<'_> {
    let all = site.editions.iter().flat_map(|edition| &edition.datasets);
    all.map(|dataset| ((dataset.edition.as_str(), dataset.id.as_str()), dataset)).collect()
}

/// Returns the cell of a reference with its dataset and the position of its measure.
pub(crate) fn find<'a>(cell: &CellRef, datasets: &AllDatasets<'a>) -> Option<(&'a Arc<Dataset>, usize, &'a Cell)> {
    let dataset = *datasets.get(&(cell.edition.as_str(), cell.dataset.as_str()))?;
    let key: Option<Vec<usize>> = cell.key.iter().enumerate().map(|(dimension, (_, value))| dataset.position(dimension, value)).collect();
    let measure = dataset.schema.measures.iter().position(|measure| measure.name == cell.measure)?;
    Some((dataset, measure, &dataset.row(&key?)?.cells[measure]))
}

/// Returns the figures in the text of a page, in order of the text; each once, also when it is shown in the list of contents too.
pub(crate) fn of_page(page: &TextPage, figures: &[Figure], datasets: &AllDatasets<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for passage in passages::of_page(page, figures) {
        for inset in passage.figures.iter().filter(|inset| !page.is_row_name(inset.call)) {
            let sentence = passage.sentences().into_iter().find(|sentence| sentence.contains(&inset.range.start));
            let sentence = sentence.unwrap_or(0..passage.text.len());
            // A sentence never ends within a figure, but the split may think so.
            let sentence = sentence.start..sentence.end.max(inset.range.end);
            let at = inset.range.start - sentence.start..inset.range.end - sentence.start;
            let text = passage.text[sentence].to_owned();
            entries.push(entry(page, inset.call, inset.figure, (passage.kind, text, at), datasets));
        }
    }
    entries
}

/// A figure with its places in the files, for `explain`.
pub(crate) struct Traced {
    /// What the register tells.
    pub(crate) entry: Entry,
    /// The formula in the chapter.
    pub(crate) span: Span,
    /// For each cell its place in the CSV.
    pub(crate) cells: Vec<Span>,
    /// The named figures it uses.
    pub(crate) definitions: Vec<Definition>,
    /// Language of its page.
    pub(crate) language: Language,
}

/// Returns every figure of the site with its places, in order of the text.
pub(crate) fn trace(site: &Site, figures: &[Vec<Arc<[Figure]>>]) -> Vec<Traced> {
    let datasets = datasets(site);
    let mut traced = Vec::new();
    for (edition, figures) in site.editions.iter().zip(figures) {
        for (page, figures) in edition.pages.iter().zip(figures) {
            traced.extend(of_page(page, figures, &datasets).into_iter().map(|entry| {
                Traced {
                    span: page.chapter.calls[entry.call].span.clone(),
                    cells: entry
                        .cells
                        .iter()
                        .filter_map(|cell| find(&cell.cell, &datasets).map(|(dataset, _, found)| dataset.span(found)))
                        .collect(),
                    definitions: edition.named.iter().filter(|definition| entry.names.contains(&definition.name)).cloned().collect(),
                    language: page.chapter.language,
                    entry,
                }
            }));
        }
    }
    traced
}

fn entry(
    page: &TextPage,
    call: usize,
    figure: &ValueFigure,
    (kind, sentence, at): (TextKind, String, Range<usize>),
    datasets: &AllDatasets<'_>,
) -> Entry {
    let (exact, unit, statuses) = match &figure.outcome {
        Some(Outcome::Value(value)) => (Some(value.scaled()), Some(value.unit.clone()), value.statuses),
        _ => (None, None, Statuses::default()),
    };
    let cells = figure.cells.iter().filter_map(|cell| {
        let (dataset, measure, found) = find(cell, datasets)?;
        let unit = dataset.schema.measures[measure].unit()?.clone();
        let schema = &dataset.schema;
        let times: Vec<_> = cell.key.iter().zip(&schema.dimensions).filter(|(_, dimension)| dimension.is_time()).collect();
        let time = match times.as_slice() {
            [] => schema.period.clone(),
            // The total of a time is about several.
            [((_, value), dimension)] => Some(value.clone()).filter(|value| dimension.kind.holds(value)),
            _ => None,
        };
        let measure = format!("{}: {}", schema.title.trim_end_matches('.'), schema.measures[measure].label);
        let others = cell.key.iter().zip(&schema.dimensions).filter(|(_, dimension)| !dimension.is_time());
        let selected = |((_, value), dimension): (&(String, String), &Dimension)| Selected {
            dimension: dimension.label.clone(),
            code: value.clone(),
            label: dimension.label_of(value).to_owned(),
        };
        let selection = others.map(selected).collect();
        let scope = if schema.scope.is_empty() { schema.source.clone() } else { schema.scope.clone() };
        Some(EntryCell { cell: cell.clone(), text: found.text().into_owned(), unit, status: found.status, time, measure, selection, scope })
    });
    let names = match &page.chapter.calls[call].kind {
        CallKind::Figure(Some(formula)) => formula.expr.names(),
        _ => Vec::new(),
    };
    Entry {
        id: page.register_id(call),
        page: page.path.clone(),
        page_title: page.chapter.front.title.clone(),
        call,
        anchor: page.anchor(call).map(str::to_owned),
        kind,
        sentence,
        at,
        shown: figure.shown.clone(),
        formula: figure.formula.clone(),
        names,
        cells: cells.collect(),
        machine: figure.machine.clone(),
        decimals: decimals(&figure.shown, page.chapter.language).filter(|_| exact.is_some()),
        exact,
        unit,
        statuses,
        given: figure.given.clone(),
        pin: figure.pin.clone(),
    }
}

/// The decimals of the number in what is shown; `None` when it holds no digit.
fn decimals(shown: &str, language: Language) -> Option<usize> {
    let mark = match language {
        Language::Dutch => ',',
        Language::English => '.',
    };
    let start = shown.find(|c: char| c.is_ascii_digit())?;
    let number = shown[start..].split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).next().unwrap_or_default();
    Some(number.split_once(mark).map_or(0, |(_, fraction)| fraction.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_those_that_are_shown() {
        let dutch = |shown| decimals(shown, Language::Dutch);
        assert_eq!([dutch("147.841 fte"), dutch("−6,80 procent"), dutch("2e"), dutch("twaalf")], [Some(0), Some(2), Some(0), None]);
        assert_eq!(decimals("1,234.5 euros", Language::English), Some(1));
    }
}
