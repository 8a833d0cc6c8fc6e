//! Cells of a dataset by the values of their dimensions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::data::dataset::{Cell, Dataset};
use crate::data::schema::Status;
use crate::data::unit::Unit;
use crate::site::history::{Apart, Before, Later, Unlike, counterpart};
use crate::site::resolve::EditionSite;

/// What became of the cells of a dataset.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct CellChanges {
    /// How many cells both sides have.
    pub(crate) compared: usize,
    /// Those that say something else, in order of the later side.
    pub(crate) changed: Vec<CellChange>,
    /// Those that only the new side has.
    pub(crate) added: Vec<LoneCell>,
    /// Those that only the old side has.
    pub(crate) gone: Vec<LoneCell>,
    /// Measures of which both sides have cells that cannot be compared.
    pub(crate) apart: Vec<NotCompared>,
}

impl CellChanges {
    /// Is nothing different?
    pub(crate) fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.added.is_empty() && self.gone.is_empty() && self.apart.is_empty()
    }
}

/// A cell that says something else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CellChange {
    /// As a formula names it, on the later side: `fte[Totaal, 2023]`.
    pub(crate) cell: String,
    /// Its dimensions with their values.
    pub(crate) key: Vec<(String, String)>,
    /// The name of its measure.
    pub(crate) measure: String,
    /// The unit of both texts, with its scale; `None` for text.
    pub(crate) unit: Option<Unit>,
    /// What differs.
    pub(crate) differs: Vec<CellDifference>,
    /// What was published, and what was special about it; the text is empty where there is none.
    pub(crate) old: (String, Status),
    /// What is published, likewise.
    pub(crate) new: (String, Status),
    /// Why, where the schema tells that it was revised; else empty.
    pub(crate) reason: String,
}

/// What differs in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CellDifference {
    /// The value.
    Value,
    /// Only how precisely it is told: rounded to the decimals that both have it is the same.
    Precision,
    /// What is special about it.
    Status,
}

/// A cell that only one side has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct LoneCell {
    /// As a formula names it.
    pub(crate) cell: String,
    /// Its dimensions with their values.
    pub(crate) key: Vec<(String, String)>,
    /// The name of its measure.
    pub(crate) measure: String,
    /// The year or quarter it is about, where a dimension says so.
    pub(crate) time: Option<String>,
    /// The unit of the text, with its scale; `None` for text.
    pub(crate) unit: Option<Unit>,
    /// What is published; empty where there is none.
    pub(crate) text: String,
    /// What is special about it.
    pub(crate) status: Status,
}

/// A measure of which the cells of both sides cannot be compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NotCompared {
    /// Its name on the new side.
    pub(crate) measure: String,
    /// What tells them apart.
    pub(crate) why: Unlike,
    /// Cells on the old side.
    pub(crate) old: usize,
    /// Cells on the new side.
    pub(crate) new: usize,
}

/// The cells of a dataset of the later side beside those of the earlier one, which is `edition`; `dataset` is what the earlier side has for it. A measure may
/// have stood in another dataset there. `is_new` tells whether the later side is the new one.
pub(super) fn changes(later: &Dataset, dataset: &Arc<Dataset>, edition: &EditionSite, is_new: bool) -> CellChanges {
    let mut found = CellChanges::default();
    let (mut first, mut second) = (Vec::new(), Vec::new());
    // The cells of the earlier dataset that were found again, as row and measure.
    let mut known: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (measure, schema) in later.schema.measures.iter().enumerate() {
        match counterpart(later, measure, edition) {
            Some(Ok(before)) => {
                for cell in Later::all(later, measure) {
                    let Some(row) = before.row(&cell) else {
                        second.push(lone(later, cell.key, measure, cell.cell));
                        continue;
                    };
                    if before.dataset.id == dataset.id {
                        known.insert((row, before.measure()));
                    }
                    found.compared += 1;
                    found.changed.extend(change(&cell, &before, &before.dataset.rows[row].cells[before.measure()], is_new));
                }
            }
            Some(Err(Apart { dataset: other, measure: position, why })) => {
                if other.id == dataset.id {
                    known.extend((0..other.rows.len()).map(|row| (row, position)));
                }
                let (old, new) = if is_new { (other.rows.len(), later.rows.len()) } else { (later.rows.len(), other.rows.len()) };
                let name = if is_new { &schema.name } else { &other.schema.measures[position].name };
                found.apart.push(NotCompared { measure: name.clone(), why, old, new });
            }
            None => second.extend(Later::all(later, measure).map(|cell| lone(later, cell.key, measure, cell.cell))),
        }
    }
    for (row, cells) in dataset.rows.iter().enumerate() {
        let open = cells.cells.iter().enumerate().filter(|(measure, _)| !known.contains(&(row, *measure)));
        first.extend(open.map(|(measure, cell)| lone(dataset, &cells.key, measure, cell)));
    }
    (found.gone, found.added) = if is_new { (first, second) } else { (second, first) };
    found
}

fn pairs(dataset: &Dataset, key: &[usize]) -> Vec<(String, String)> {
    let names = dataset.schema.dimensions.iter().map(|dimension| dimension.name.clone());
    names.zip(dataset.key_values(key).into_iter().map(str::to_owned)).collect()
}

fn lone(dataset: &Dataset, key: &[usize], measure: usize, cell: &Cell) -> LoneCell {
    let time = dataset.schema.dimensions.iter().position(crate::data::schema::Dimension::is_time);
    LoneCell {
        cell: dataset.selection(key, measure),
        key: pairs(dataset, key),
        measure: dataset.schema.measures[measure].name.clone(),
        time: time.map(|time| dataset.values[time][key[time]].clone()),
        unit: dataset.schema.measures[measure].unit().cloned(),
        text: cell.text().into_owned(),
        status: cell.status,
    }
}

fn change(later: &Later<'_>, before: &Before<'_>, earlier: &Cell, is_new: bool) -> Option<CellChange> {
    let value = match (earlier.status.has_number(), later.cell.status.has_number()) {
        (true, true) if !later.same(before, earlier) => Some(CellDifference::Value),
        (true, true) if !later.is_exactly(before, earlier) => Some(CellDifference::Precision),
        (true, true) | (false, false) => None,
        _ => Some(CellDifference::Value),
    };
    let status = (earlier.status != later.cell.status).then_some(CellDifference::Status);
    let differs: Vec<CellDifference> = value.into_iter().chain(status).collect();
    if differs.is_empty() {
        return None;
    }
    let first = (later.in_own_unit(before, earlier), earlier.status);
    let second = (later.cell.text().into_owned(), later.cell.status);
    let (old, new) = if is_new { (first, second) } else { (second, first) };
    Some(CellChange {
        cell: later.dataset.selection(later.key, later.measure),
        key: pairs(later.dataset, later.key),
        measure: later.dataset.schema.measures[later.measure].name.clone(),
        unit: later.dataset.schema.measures[later.measure].unit().cloned(),
        differs,
        old,
        new,
        reason: later.revisions().next().map(|revision| revision.reason.clone()).unwrap_or_default(),
    })
}

/// How many cells are about each year or quarter; those that are about none stand under nothing.
pub(crate) fn by_time(cells: &[LoneCell]) -> BTreeMap<Option<&str>, usize> {
    let mut counts = BTreeMap::new();
    for cell in cells {
        *counts.entry(cell.time.as_deref()).or_default() += 1;
    }
    counts
}
