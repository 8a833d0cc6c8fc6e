//! Revisions: values that an earlier edition published otherwise. Whether the editions agree is held elsewhere; here they get their cell.

use super::dataset::Dataset;
use super::schema::{Dimension, Revision};
use crate::diagnostic::{Diagnostic, Kind};

impl Revision {
    /// Returns the key of the cell that was revised; `None` when a dimension or value is missing.
    pub(crate) fn key(&self, dataset: &Dataset) -> Option<Vec<usize>> {
        let position = |(dimension, schema): (usize, &Dimension)| {
            let (_, value) = self.at.iter().find(|(name, _)| name.value == schema.name)?;
            dataset.position(dimension, &value.value)
        };
        dataset.schema.dimensions.iter().enumerate().map(position).collect()
    }
}

/// Checks that every revised cell is there. Errors: D021.
pub(super) fn check(dataset: &Dataset) -> Vec<Diagnostic> {
    let missing = dataset.schema.revisions.iter().filter(|revision| revision.key(dataset).is_none_or(|key| dataset.row(&key).is_none()));
    let told = missing.map(|revision| {
        let values: Vec<&str> = revision.at.iter().map(|(_, value)| value.value.as_str()).collect();
        let kind = Kind::NoSuchCell { cell: format!("{}[{}]", dataset.id, values.join(", ")) };
        Diagnostic::new(kind, revision.span.clone())
    });
    told.collect()
}
