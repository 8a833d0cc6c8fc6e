//! Targets: which one holds for a cell.

use super::constraint::unknown_value;
use super::dataset::Dataset;
use super::schema::{CellTarget, Measure, Target};
use crate::diagnostic::{Diagnostic, Kind};

impl Measure {
    /// Returns what is aimed for in a cell of a dataset with this measure: of the targets that fit it the one that names most of its values, or else that of
    /// the whole measure.
    pub(crate) fn target_for(&self, dataset: &Dataset, key: &[usize]) -> Option<&Target> {
        let numeric = self.numeric()?;
        nearest(&numeric.targets, dataset, key).first().map(|found| &found.target).or(numeric.target.as_ref())
    }
}

/// The targets that fit a cell and name most of its values: several when they name as many.
fn nearest<'a>(targets: &'a [CellTarget], dataset: &Dataset, key: &[usize]) -> Vec<&'a CellTarget> {
    let fits = |target: &&CellTarget| {
        target.at.iter().all(|(name, value)| {
            let dimension = dataset.schema.dimension(&name.value);
            dimension.is_some_and(|dimension| dataset.position(dimension, &value.value) == Some(key[dimension]))
        })
    };
    let fitting: Vec<&CellTarget> = targets.iter().filter(fits).collect();
    let most = fitting.iter().map(|target| target.at.len()).max();
    fitting.into_iter().filter(|target| Some(target.at.len()) == most).collect()
}

/// Checks that every target names values that are there, and that no cell has two. Errors: D037, F002.
pub(super) fn check(dataset: &Dataset) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for measure in &dataset.schema.measures {
        let Some(numeric) = measure.numeric().filter(|numeric| !numeric.targets.is_empty()) else { continue };
        let named = numeric.targets.iter().flat_map(|target| &target.at);
        diagnostics.extend(named.filter_map(|(name, value)| unknown_value(dataset, &name.value, value)));
        for row in &dataset.rows {
            if let [first, second, ..] = nearest(&numeric.targets, dataset, &row.key).as_slice() {
                let kind = Kind::TwoTargets { cell: format!("{}[{}]", measure.name, dataset.key_text(&row.key)) };
                diagnostics.push(Diagnostic::new(kind, second.span.clone()).with_other(first.span.clone()));
                // One cell is enough to see it.
                break;
            }
        }
    }
    diagnostics
}
