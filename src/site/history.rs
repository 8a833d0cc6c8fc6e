//! What earlier editions published in the same cells.
//!
//! A cell is the same thing as one of an earlier edition when dataset and measure have the same name (or the one that `previous` gives), the dimensions
//! have the same names and values, and the unit is the same; without a time among the dimensions the datasets must be about the same period. Values are
//! compared after rounding to the coarser of the two.

use std::sync::Arc;

use super::resolve::EditionSite;
use crate::data::dataset::{Cell, Dataset, canonical};
use crate::data::schema::{Dimension, Numeric, Revision};
use crate::number::Number;
use crate::source::Span;

/// A measure of an earlier edition that is the same thing as one of a later edition.
pub(crate) struct Before<'a> {
    /// The earlier dataset.
    pub(crate) dataset: &'a Arc<Dataset>,
    /// The position of the measure in it.
    measure: usize,
    /// For each dimension of the later dataset its position in the earlier one.
    dimensions: Vec<usize>,
}

/// A measure of an edition by the names of its dataset and itself.
pub(crate) fn named<'a>(edition: &'a EditionSite, dataset: &str, measure: &str) -> Option<(&'a Arc<Dataset>, usize)> {
    let found = edition.datasets.iter().find(|found| found.id == dataset)?;
    Some((found, found.schema.measure(measure)?))
}

/// The measure in each earlier edition that has it, newest first; `editions` are those before, oldest first.
pub(crate) fn before<'a>(dataset: &Dataset, measure: usize, editions: &'a [EditionSite]) -> Vec<Before<'a>> {
    editions.iter().rev().filter_map(|edition| counterpart(dataset, measure, edition)?.ok()).collect()
}

/// The measure of an earlier edition that bears the name of a later one, or the one that `previous` gives; `None` when there is none. An error tells why its
/// cells cannot be compared.
pub(crate) fn counterpart<'a>(dataset: &Dataset, measure: usize, edition: &'a EditionSite) -> Option<Result<Before<'a>, Apart<'a>>> {
    let schema = &dataset.schema.measures[measure];
    let previous = || schema.previous.as_ref().and_then(|previous| named(edition, &previous.dataset, &previous.measure));
    let (other, position) = named(edition, &dataset.id, &schema.name).or_else(previous)?;
    Some(Before::beside(dataset, measure, other, position).map_err(|why| Apart { dataset: other, measure: position, why }))
}

/// A measure of an earlier edition whose cells are not those of the later one.
pub(crate) struct Apart<'a> {
    /// The earlier dataset.
    pub(crate) dataset: &'a Arc<Dataset>,
    /// The position of the measure in it.
    pub(crate) measure: usize,
    /// What tells them apart.
    pub(crate) why: Unlike,
}

/// What makes the cells of two measures different things.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unlike {
    /// They count something else.
    Unit,
    /// They are told apart by other dimensions.
    Dimensions,
    /// They are about another period, and no dimension says which.
    Period,
}

impl<'a> Before<'a> {
    /// Lays a measure beside one of an earlier dataset; `None` when they are not the same thing.
    pub(crate) fn new(dataset: &Dataset, measure: usize, other: &'a Arc<Dataset>, position: usize) -> Option<Self> {
        Before::beside(dataset, measure, other, position).ok()
    }

    /// The same, which tells why they are not.
    fn beside(dataset: &Dataset, measure: usize, other: &'a Arc<Dataset>, position: usize) -> Result<Self, Unlike> {
        let same_unit = match (dataset.schema.measures[measure].unit(), other.schema.measures[position].unit()) {
            (Some(unit), Some(other)) => unit.same(other),
            (None, None) => true,
            _ => false,
        };
        if !same_unit {
            return Err(Unlike::Unit);
        }
        if dataset.schema.dimensions.len() != other.schema.dimensions.len() {
            return Err(Unlike::Dimensions);
        }
        let names = dataset.schema.dimensions.iter();
        let dimensions = names.map(|dimension| other.schema.dimension(&dimension.name)).collect::<Option<Vec<usize>>>();
        let dimensions = dimensions.ok_or(Unlike::Dimensions)?;
        let has_time = dataset.schema.dimensions.iter().any(Dimension::is_time);
        let (period, before) = (dataset.period(), other.period());
        // What does not say is about the year of its edition, which two versions of one edition share.
        let unsaid = period.0.is_empty() || before.0.is_empty();
        let same_period = if unsaid { dataset.edition == other.edition } else { period == before };
        if !has_time && !same_period {
            return Err(Unlike::Period);
        }
        Ok(Before { dataset: other, measure: position, dimensions })
    }

    /// The position of the measure in the earlier dataset.
    pub(crate) fn measure(&self) -> usize {
        self.measure
    }

    /// The cell with the same values as one of the later dataset; `None` when there is none.
    pub(crate) fn cell(&self, later: &Later<'_>) -> Option<&'a Cell> {
        Some(&self.dataset.rows[self.row(later)?].cells[self.measure])
    }

    /// The place of its row in the earlier dataset.
    pub(crate) fn row(&self, later: &Later<'_>) -> Option<usize> {
        let mut key = vec![0; self.dimensions.len()];
        for (own, (other, value)) in self.dimensions.iter().zip(later.key).enumerate() {
            key[*other] = self.dataset.position(*other, &later.dataset.values[own][*value])?;
        }
        self.dataset.place(&key)
    }

    /// The cell, when something was published in it.
    pub(crate) fn published(&self, later: &Later<'_>) -> Option<&'a Cell> {
        self.cell(later).filter(|cell| cell.status.has_number())
    }

    fn numeric(&self) -> Option<&Numeric> {
        self.dataset.schema.measures[self.measure].numeric()
    }
}

/// A cell that is held against an earlier one.
pub(crate) struct Later<'a> {
    /// Its dataset.
    pub(crate) dataset: &'a Dataset,
    /// Its row.
    pub(crate) key: &'a [usize],
    /// Its measure.
    pub(crate) measure: usize,
    /// The cell.
    pub(crate) cell: &'a Cell,
}

impl<'a> Later<'a> {
    /// Every cell of a measure.
    pub(crate) fn all(dataset: &'a Dataset, measure: usize) -> impl Iterator<Item = Later<'a>> {
        dataset.rows.iter().map(move |row| Later { dataset, key: &row.key, measure, cell: &row.cells[measure] })
    }

    /// The place of the cell in its file.
    pub(crate) fn span(&self) -> Span {
        self.dataset.span(self.cell)
    }

    /// The cell as a formula names it.
    pub(crate) fn name(&self) -> String {
        let dataset = self.dataset;
        let measure = &dataset.schema.measures[self.measure].name;
        let measure = if dataset.schema.measures.len() > 1 { format!(".{measure}") } else { String::new() };
        format!("{}{measure}[{}]", dataset.id, dataset.key_text(self.key))
    }

    /// The revisions that the schema declares for the cell.
    pub(crate) fn revisions(&self) -> impl Iterator<Item = &'a Revision> {
        let schema = &self.dataset.schema;
        let name = &schema.measures[self.measure].name;
        let own = move |revision: &&Revision| match &revision.measure {
            Some(named) => named.value == *name,
            None => schema.measures.len() == 1,
        };
        let (dataset, key) = (self.dataset, self.key);
        schema.revisions.iter().filter(own).filter(move |revision| revision.key(dataset).as_deref() == Some(key))
    }

    fn numeric(&self) -> Option<&Numeric> {
        self.dataset.schema.measures[self.measure].numeric()
    }

    /// Do both say the same, to the decimals of the one that has fewer?
    pub(crate) fn same(&self, before: &Before<'_>, earlier: &Cell) -> bool {
        let (Some(own), Some(other)) = (self.numeric(), before.numeric()) else {
            return canonical(&self.cell.text()) == canonical(&earlier.text());
        };
        let (Some(now), Some(was)) = (ones(self.cell, own), ones(earlier, other)) else { return false };
        let step = step(self.cell, own).max(step(earlier, other));
        now.round_to(&step) == was.round_to(&step)
    }

    /// Do both say the same to the last digit, on whatever scale?
    pub(crate) fn is_exactly(&self, before: &Before<'_>, earlier: &Cell) -> bool {
        match (self.numeric(), before.numeric()) {
            (Some(own), Some(other)) => ones(self.cell, own) == ones(earlier, other),
            _ => canonical(&self.cell.text()) == canonical(&earlier.text()),
        }
    }

    /// The earlier value on the scale of the later cells.
    pub(crate) fn in_own_unit(&self, before: &Before<'_>, earlier: &Cell) -> String {
        match (self.numeric(), before.numeric()) {
            (Some(own), Some(other)) if own.unit.scale != other.unit.scale => {
                let scaled = ones(earlier, other).and_then(|ones| ones.checked_div(&own.unit.scale.factor()));
                scaled.map_or_else(|| earlier.text().into_owned(), |number| number.machine_text())
            }
            _ => earlier.text().into_owned(),
        }
    }

    /// Is this what the earlier edition published?
    pub(crate) fn is_was(&self, before: &Before<'_>, earlier: &Cell, declared: &str) -> bool {
        let (Some(own), Some(other)) = (self.numeric(), before.numeric()) else {
            return canonical(declared) == canonical(&earlier.text());
        };
        let declared = Number::parse(declared).map(|number| &number * &own.unit.scale.factor());
        declared.is_some() && declared == ones(earlier, other)
    }
}

/// The number of a cell, whatever its scale.
fn ones(cell: &Cell, numeric: &Numeric) -> Option<Number> {
    cell.number.as_ref().map(|number| number * &numeric.unit.scale.factor())
}

/// What one of the last decimal of a cell is worth: as it was delivered, and at least as its measure shows it.
fn step(cell: &Cell, numeric: &Numeric) -> Number {
    let one = numeric.unit.scale.factor();
    one.checked_div(&Number::power_of_ten(cell.decimals().max(numeric.decimals))).expect("a power of ten is not zero")
}

/// What became of the cells of a dataset that earlier editions published too.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Changes {
    /// The editions that published some of them, oldest first.
    pub(crate) editions: Vec<String>,
    /// How many cells an earlier edition published.
    pub(crate) compared: usize,
    /// Those that say something else now.
    pub(crate) changed: Vec<Change>,
}

/// A cell that says something else than before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Change {
    /// Its row.
    pub(crate) key: Vec<usize>,
    /// Its measure.
    pub(crate) measure: usize,
    /// The edition that published it last.
    pub(crate) edition: String,
    /// What stood there, on the scale of the later cells.
    pub(crate) was: String,
    /// Why it changed; empty when nobody said.
    pub(crate) reason: String,
}

/// Lays a dataset beside those before it; `editions` are those before its own, oldest first.
pub(crate) fn changes(dataset: &Dataset, editions: &[EditionSite]) -> Changes {
    let mut changes = Changes::default();
    for measure in 0..dataset.schema.measures.len() {
        let before = before(dataset, measure, editions);
        if before.is_empty() {
            continue;
        }
        for later in Later::all(dataset, measure) {
            let Some((before, cell)) = before.iter().find_map(|before| Some((before, before.published(&later)?))) else { continue };
            changes.compared += 1;
            if !changes.editions.contains(&before.dataset.edition) {
                changes.editions.push(before.dataset.edition.clone());
            }
            if !later.cell.status.has_number() || !later.same(before, cell) {
                changes.changed.push(Change {
                    key: later.key.to_vec(),
                    measure,
                    edition: before.dataset.edition.clone(),
                    was: later.in_own_unit(before, cell),
                    reason: later.revisions().next().map(|revision| revision.reason.clone()).unwrap_or_default(),
                });
            }
        }
    }
    changes.editions.sort();
    changes
}
