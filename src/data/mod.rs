//! The data folder: CSV and schema to [`dataset::Dataset`], what must hold of it, downloads.

pub(crate) mod algebra;
pub(crate) mod code_list;
pub(crate) mod constraint;
mod csv;
pub(crate) mod dataset;
pub(crate) mod dataset_reader;
mod derivable;
mod disclosure;
pub(crate) mod notes;
pub(crate) mod revision;
pub(crate) mod rule;
pub(crate) mod schema;
pub(crate) mod schema_reader;
mod target;
pub(crate) mod unit;

use crate::diagnostic::Diagnostic;

/// Holds a dataset against all that its schema says of it and that needs no other dataset: constraints, disclosure, targets, revisions.
pub(crate) fn check(dataset: &dataset::Dataset) -> Vec<Diagnostic> {
    let mut diagnostics = constraint::check(dataset);
    diagnostics.extend(disclosure::check(dataset));
    diagnostics.extend(derivable::check(dataset));
    diagnostics.extend(target::check(dataset));
    diagnostics.extend(revision::check(dataset));
    diagnostics
}
