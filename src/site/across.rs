//! Checks between datasets: rules that say that cells of one are equal to cells of another.

use crate::content::expr::Named;
use crate::data::constraint::equal;
use crate::data::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::shortcode::select::{Datasets, Trouble};

/// Holds every dataset against those that its rules name. Errors: F002 and those of `equal`. Silent on a dataset that could not be read.
pub(crate) fn check(datasets: &Datasets) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for ((edition, _), dataset) in &datasets.0 {
        let Some(dataset) = dataset else { continue };
        for constraint in &dataset.schema.constraints {
            let Rule::Equal(equal) = &constraint.rule else { continue };
            let name = Named { name: equal.dataset.value.clone(), range: 0..0 };
            let other_edition = equal.edition.as_ref().map(|edition| Named { name: edition.clone(), range: 0..0 });
            match datasets.find(edition, &name, other_edition.as_ref()) {
                Ok(other) => diagnostics.extend(equal::check(dataset, constraint, equal, &other)),
                Err(Trouble::Told) => {}
                Err(Trouble::Fault(fault)) => diagnostics.push(Diagnostic::new(fault.kind, equal.dataset.span.clone())),
            }
        }
    }
    diagnostics
}
