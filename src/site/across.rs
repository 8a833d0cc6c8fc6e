//! Checks between files of data: rules that say that cells of one dataset are equal to cells of another, and the parts of government that an edition lists.

use std::collections::BTreeMap;

use crate::config::Edition;
use crate::content::expr::Named;
use crate::data::constraint::equal;
use crate::data::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::shortcode::scope;
use crate::shortcode::select::{Datasets, Trouble};

/// Holds every dataset against those that its rules name, and its scope against the list of its edition. Errors: F002, B022, B024, S005 and those of `equal`. Silent on a dataset that could not be read.
pub(crate) fn check(datasets: &Datasets, editions: &BTreeMap<String, Edition>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for ((edition, _), dataset) in &datasets.0 {
        let Some(dataset) = dataset else { continue };
        if let (Some(coverage), Some(edition)) = (&dataset.schema.coverage, editions.get(edition)) {
            diagnostics.extend(scope::check(edition, &coverage.covers, &coverage.partly));
        }
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
