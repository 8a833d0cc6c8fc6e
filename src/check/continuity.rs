//! Continuity: what an earlier edition published too is the same, or is marked as revised with a reason.
//!
//! A cell is the same thing as one of an earlier edition when dataset and measure have the same name (or the one that `previous` gives), the dimensions
//! have the same names and values, and the unit is the same; without a time among the dimensions the datasets must be about the same period. Of
//! several earlier editions the last one that has the cell counts. Both are compared after rounding to the coarser of the two.

use std::sync::Arc;

use crate::data::dataset::{Cell, Dataset, canonical};
use crate::data::schema::{Dimension, Numeric, Revision, Status};
use crate::diagnostic::{Diagnostic, Kind};
use crate::number::Number;
use crate::site::resolve::EditionSite;

/// Holds every edition against those before it. Errors: K001 to K007, S020. `editions` are sorted, oldest first.
pub(crate) fn check(editions: &[EditionSite]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (position, edition) in editions.iter().enumerate() {
        let earlier = Earlier { editions: &editions[..position] };
        for dataset in &edition.datasets {
            for measure in 0..dataset.schema.measures.len() {
                earlier.measure(dataset, measure, &mut diagnostics);
            }
        }
    }
    diagnostics
}

/// The editions before one.
struct Earlier<'a> {
    editions: &'a [EditionSite],
}

/// A measure of an earlier edition that is the same thing.
struct Before<'a> {
    dataset: &'a Dataset,
    measure: usize,
    /// For each dimension of the later dataset its position in the earlier one.
    dimensions: Vec<usize>,
}

impl<'a> Earlier<'a> {
    /// Can a revision be held against what it revises? An earlier edition that is not part of this site was published elsewhere.
    fn can_tell(&self, revision: &Revision, dataset: &Dataset) -> bool {
        let year = &revision.edition.value;
        let elsewhere = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && *year < dataset.edition;
        !elsewhere || self.editions.iter().any(|edition| edition.edition.year == *year)
    }

    fn measure(&self, dataset: &Dataset, measure: usize, diagnostics: &mut Vec<Diagnostic>) {
        let schema = &dataset.schema.measures[measure];
        if let Some(previous) = &schema.previous
            && !self.editions.iter().any(|edition| named(edition, &previous.dataset, &previous.measure).is_some())
        {
            let name = format!("{}.{}", previous.dataset, previous.measure);
            diagnostics.push(Diagnostic::new(Kind::PreviousMissing { name }, previous.span.clone()));
        }
        let own = |revision: &&Revision| match &revision.measure {
            Some(name) => name.value == schema.name,
            None => dataset.schema.measures.len() == 1,
        };
        // Most datasets have neither, and need no look at their cells.
        let revisions: Vec<&Revision> = dataset.schema.revisions.iter().filter(own).collect();
        let before: Vec<Before<'_>> = self.editions.iter().rev().filter_map(|edition| same_thing(dataset, measure, edition)).collect();
        if before.is_empty() && revisions.is_empty() {
            return;
        }
        for row in &dataset.rows {
            let later = Later { dataset, key: &row.key, measure, cell: &row.cells[measure] };
            let mut own = revisions.iter().copied().filter(|revision| revision.key(dataset).as_ref() == Some(&row.key));
            let revision = own.next();
            if let (Some(first), Some(second)) = (revision, own.next()) {
                let kind = Kind::DuplicateName { name: later.name() };
                diagnostics.push(Diagnostic::new(kind, second.was.span.clone()).with_other(first.was.span.clone()));
            }
            let earlier = before.iter().find_map(|before| Some((before, before.cell(&later)?)));
            diagnostics.extend(match earlier {
                Some((before, cell)) => later.compare(before, cell, revision),
                None => revision.filter(|revision| self.can_tell(revision, dataset)).map(|revision| later.unfounded(revision, None)),
            });
        }
    }
}

/// A measure of an edition by the names of its dataset and itself.
fn named<'a>(edition: &'a EditionSite, dataset: &str, measure: &str) -> Option<(&'a Arc<Dataset>, usize)> {
    let found = edition.datasets.iter().find(|found| found.id == dataset)?;
    Some((found, found.schema.measure(measure)?))
}

/// The measure of an earlier edition that is the same thing; `None` when there is none, or when its cells cannot be compared.
fn same_thing<'a>(dataset: &Dataset, measure: usize, edition: &'a EditionSite) -> Option<Before<'a>> {
    let schema = &dataset.schema.measures[measure];
    let previous = || schema.previous.as_ref().and_then(|previous| named(edition, &previous.dataset, &previous.measure));
    let (other, position) = named(edition, &dataset.id, &schema.name).or_else(previous)?;
    let same_unit = match (schema.unit(), other.schema.measures[position].unit()) {
        (Some(unit), Some(other)) => unit.same(other),
        (None, None) => true,
        _ => false,
    };
    if !same_unit || dataset.schema.dimensions.len() != other.schema.dimensions.len() {
        return None;
    }
    let has_time = dataset.schema.dimensions.iter().any(Dimension::is_time);
    let period = dataset.period();
    if !has_time && (period.0.is_empty() || period != other.period()) {
        return None;
    }
    let names = dataset.schema.dimensions.iter();
    let dimensions = names.map(|dimension| other.schema.dimension(&dimension.name)).collect::<Option<Vec<usize>>>()?;
    Some(Before { dataset: other, measure: position, dimensions })
}

impl<'a> Before<'a> {
    /// The cell with the same values; `None` when there is none, or when nothing was published in it.
    fn cell(&self, later: &Later<'_>) -> Option<&'a Cell> {
        let mut key = vec![0; self.dimensions.len()];
        for (own, (other, value)) in self.dimensions.iter().zip(later.key).enumerate() {
            key[*other] = self.dataset.position(*other, &later.dataset.values[own][*value])?;
        }
        let cell = &self.dataset.row(&key)?.cells[self.measure];
        cell.status.has_number().then_some(cell)
    }

    fn numeric(&self) -> Option<&Numeric> {
        self.dataset.schema.measures[self.measure].numeric()
    }
}

/// A cell that is held against an earlier one.
struct Later<'a> {
    dataset: &'a Dataset,
    key: &'a [usize],
    measure: usize,
    cell: &'a Cell,
}

impl Later<'_> {
    fn compare(&self, before: &Before<'_>, earlier: &Cell, revision: Option<&Revision>) -> Option<Diagnostic> {
        let edition = &before.dataset.edition;
        let cell = self.name();
        if self.cell.status == Status::Confidential {
            let kind = Kind::HiddenBefore { cell, edition: edition.clone() };
            return Some(Diagnostic::new(kind, self.cell.span.clone()).with_other(earlier.span.clone()));
        }
        let was = self.in_own_unit(before, earlier);
        let now = self.cell.text.clone();
        if let Some(revision) = revision.filter(|revision| revision.edition.value != *edition) {
            return Some(self.unfounded(revision, Some(before)));
        }
        // What was published before and is not any more has no number that could differ; a revision may tell of it.
        let changed = !self.cell.status.has_number() || !self.same(before, earlier);
        let edition = edition.clone();
        let (kind, span) = match revision {
            None if !changed || !self.cell.status.has_number() => return None,
            None if self.cell.status == Status::Revised => (Kind::RevisionMissing { cell, now, was, edition }, &self.cell.span),
            Some(revision) if !changed => (Kind::RevisionGone { cell, now, edition }, &revision.was.span),
            Some(revision) if !self.is_was(before, earlier, &revision.was.value) => {
                let declared = revision.was.value.clone();
                (Kind::RevisionWrong { cell, declared, was, edition }, &revision.was.span)
            }
            Some(_) if !self.cell.status.has_number() || self.cell.status == Status::Revised => return None,
            _ => (Kind::ValueChanged { cell, now, was, edition }, &self.cell.span),
        };
        Some(Diagnostic::new(kind, span.clone()).with_other(earlier.span.clone()))
    }

    /// A revision of what no earlier edition published, or of an edition that is not the last to have published it.
    fn unfounded(&self, revision: &Revision, before: Option<&Before<'_>>) -> Diagnostic {
        let last = before.map(|before| before.dataset.edition.clone());
        let kind = Kind::RevisionUnfounded { cell: self.name(), edition: revision.edition.value.clone(), last };
        Diagnostic::new(kind, revision.edition.span.clone()).with_other(self.cell.span.clone())
    }

    /// The cell as a formula names it.
    fn name(&self) -> String {
        let dataset = self.dataset;
        let measure = &dataset.schema.measures[self.measure].name;
        let measure = if dataset.schema.measures.len() > 1 { format!(".{measure}") } else { String::new() };
        format!("{}{measure}[{}]", dataset.id, dataset.key_text(self.key))
    }

    fn numeric(&self) -> Option<&Numeric> {
        self.dataset.schema.measures[self.measure].numeric()
    }

    /// Do both say the same, to the decimals of the one that has fewer?
    fn same(&self, before: &Before<'_>, earlier: &Cell) -> bool {
        let (Some(own), Some(other)) = (self.numeric(), before.numeric()) else {
            return canonical(&self.cell.text) == canonical(&earlier.text);
        };
        let (Some(now), Some(was)) = (ones(self.cell, own), ones(earlier, other)) else { return false };
        let step = step(self.cell, own).max(step(earlier, other));
        now.round_to(&step) == was.round_to(&step)
    }

    /// The earlier value on the scale of the later cells.
    fn in_own_unit(&self, before: &Before<'_>, earlier: &Cell) -> String {
        match (self.numeric(), before.numeric()) {
            (Some(own), Some(other)) if own.unit.scale != other.unit.scale => {
                let scaled = ones(earlier, other).and_then(|ones| ones.checked_div(&own.unit.scale.factor()));
                scaled.map_or_else(|| earlier.text.clone(), |number| number.machine_text())
            }
            _ => earlier.text.clone(),
        }
    }

    /// Is this what the earlier edition published?
    fn is_was(&self, before: &Before<'_>, earlier: &Cell, declared: &str) -> bool {
        let (Some(own), Some(other)) = (self.numeric(), before.numeric()) else {
            return canonical(declared) == canonical(&earlier.text);
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
