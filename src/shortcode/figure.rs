//! Figures: what a call amounts to, ready to be shown, with the cells it came from.

use std::ops::Range;
use std::sync::Arc;

use super::bind::{Bound, BoundKind};
use super::chart::ChartFigure;
use super::compute::compute;
use super::print;
use super::scope::ScopeFigure;
use super::select::{Trouble, fault};
use super::table::TableFigure;
use super::target::TargetFigure;
use super::value::{CellRef, Outcome};
use crate::content::formula_words::FigureOption;
use crate::data::dataset::Dataset;
use crate::diagnostic::{Kind, Language, Misfit};
use crate::format::NO_BREAK;

/// What a call of a chapter amounts to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Figure {
    /// A figure in a sentence.
    Value(Box<ValueFigure>),
    /// A table.
    Table(Box<TableFigure>),
    /// A chart.
    Chart(Box<ChartFigure>),
    /// Cards; their figures are calls of their own.
    Cards,
    /// A target; its figures are calls of their own.
    Target(Box<TargetFigure>),
    /// Which parts of government count.
    Scope(Box<ScopeFigure>),
    /// The downloads of a dataset.
    Download(Arc<Dataset>),
    /// Nothing: its mistake has been told.
    Broken,
}

impl Figure {
    /// Returns the table that is shown: a table, or what a chart draws.
    pub(crate) fn table(&self) -> Option<&TableFigure> {
        match self {
            Figure::Table(table) => Some(table),
            Figure::Chart(chart) => Some(&chart.table),
            Figure::Value(_) | Figure::Cards | Figure::Target(_) | Figure::Scope(_) | Figure::Download(_) | Figure::Broken => None,
        }
    }

    /// Returns the dataset whose files are offered with it.
    pub(crate) fn dataset(&self) -> Option<&Arc<Dataset>> {
        match self {
            Figure::Download(dataset) => Some(dataset),
            _ => self.table().map(|table| &table.dataset),
        }
    }
}

/// A figure in a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ValueFigure {
    /// What the reader sees.
    pub(crate) shown: String,
    /// The exact value for machines; empty for a word.
    pub(crate) machine: String,
    /// The cells it came from.
    pub(crate) cells: Vec<CellRef>,
    /// Is it one cell, as it stands?
    pub(crate) is_cell: bool,
    /// The formula as written, without its pin.
    pub(crate) formula: String,
    /// Where a figure that does not come from the data was found.
    pub(crate) given: Option<String>,
    /// What it amounts to, exactly; `None` for a given figure.
    pub(crate) outcome: Option<Outcome>,
    /// What the writer expected to be printed.
    pub(crate) pin: Option<String>,
}

/// A bound formula with all that decides how it is shown; a figure is a function of this and nothing else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct FigureCall {
    /// What is computed.
    pub(crate) bound: Bound,
    /// How it is printed.
    pub(crate) options: Vec<(FigureOption, Range<usize>)>,
    /// What the writer expects.
    pub(crate) pin: Option<(String, Range<usize>)>,
    /// The formula as written, without its pin.
    pub(crate) text: String,
    /// Language of the edition.
    pub(crate) language: Language,
}

impl FigureCall {
    /// Computes and prints. Errors: those of `compute` and `print`, and F010.
    pub(crate) fn figure(&self) -> Result<ValueFigure, Trouble> {
        if let BoundKind::Given(source) = &self.bound.kind {
            if let Some((option, range)) = self.options.first() {
                return fault(Kind::OptionMisfit { option: option.name(self.language), reason: Misfit::NotForWords }, range);
            }
            let shown = self.pin.as_ref().map(|(pin, _)| keep_together(pin)).unwrap_or_default();
            let given = Some(source.clone());
            return Ok(ValueFigure {
                pin: Some(shown.clone()),
                shown,
                machine: String::new(),
                cells: Vec::new(),
                is_cell: false,
                formula: self.text.clone(),
                given,
                outcome: None,
            });
        }
        let computed = compute(&self.bound)?;
        let shown = print::outcome(&computed.outcome, &self.options, &self.bound.range, self.language)?;
        if let Some((pin, range)) = &self.pin
            && !print::pin_agrees(pin, &shown)
        {
            return fault(Kind::PinDiffers { pin: pin.clone(), computed: shown }, range);
        }
        let (machine, is_cell) = match &computed.outcome {
            Outcome::Value(value) => (value.machine_text(), value.cell_text.is_some() && computed.cells.len() == 1),
            Outcome::Label(_) | Outcome::Direction(_) => (String::new(), false),
        };
        Ok(ValueFigure {
            shown,
            machine,
            cells: computed.cells,
            is_cell,
            formula: self.text.clone(),
            given: None,
            outcome: Some(computed.outcome),
            pin: self.pin.as_ref().map(|(pin, _)| pin.clone()),
        })
    }
}

/// Puts a no-break space behind the number of a text that the writer typed, as in a figure that is computed.
fn keep_together(text: &str) -> String {
    let end = text.find(' ').filter(|at| text[..*at].ends_with(|c: char| c.is_ascii_digit()));
    end.map_or_else(|| text.to_owned(), |at| format!("{}{NO_BREAK}{}", &text[..at], &text[at + 1..]))
}
