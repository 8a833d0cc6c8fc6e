//! Which parts of government a figure covers: the closed list of an edition, each part with what is said of it.
//!
//! Where nothing is said of the parts there is no list, only words: what is not known for certain is not drawn.

use std::collections::BTreeMap;

use crate::config::{Edition, ScopePart};
use crate::data::rule::Named;
use crate::data::schema::Schema;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind};

/// Which parts of government count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ScopeFigure {
    /// Every part of the edition in its order; empty when nothing is said of the parts.
    pub(crate) parts: Vec<(ScopePart, Share)>,
    /// What is told in words; may be empty.
    pub(crate) text: String,
}

/// How much of a part counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Share {
    /// All of it.
    Whole,
    /// Some of it; the words tell what.
    Partly,
    /// Nothing.
    None,
}

impl ScopeFigure {
    /// The scope of a dataset of an edition; `None` when its schema tells nothing.
    pub(crate) fn of(schema: &Schema, edition: &Edition) -> Option<Self> {
        let parts = schema.coverage.as_ref().map(|coverage| parts(edition, &coverage.covers, &coverage.partly)).unwrap_or_default();
        (!parts.is_empty() || !schema.scope.is_empty()).then(|| ScopeFigure { parts, text: schema.scope.clone() })
    }

    /// The scope of lists of names, which [`check`] has seen.
    pub(crate) fn of_names(edition: &Edition, covers: &[Named], partly: &[Named], text: String) -> Self {
        ScopeFigure { parts: parts(edition, covers, partly), text }
    }
}

fn parts(edition: &Edition, covers: &[Named], partly: &[Named]) -> Vec<(ScopePart, Share)> {
    let is_in = |names: &[Named], part: &ScopePart| names.iter().any(|name| name.value == part.id);
    let share = |part: &ScopePart| match (is_in(covers, part), is_in(partly, part)) {
        (true, _) => Share::Whole,
        (false, true) => Share::Partly,
        (false, false) => Share::None,
    };
    edition.scope.iter().map(|part| (part.clone(), share(part))).collect()
}

/// Checks that names are parts of an edition, each once. Errors: B022, B024, S005.
pub(crate) fn check(edition: &Edition, covers: &[Named], partly: &[Named]) -> Vec<Diagnostic> {
    let all = || covers.iter().map(|name| ("covers", name)).chain(partly.iter().map(|name| ("partly", name)));
    if edition.scope.is_empty() {
        let kind = Kind::NoParts { edition: edition.year.clone() };
        return all().take(1).map(|(_, name)| Diagnostic::new(kind.clone(), name.span.clone())).collect();
    }
    let known: Vec<String> = edition.scope.iter().map(|part| part.id.clone()).collect();
    let mut firsts: BTreeMap<&str, &Named> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for (key, name) in all() {
        if !known.contains(&name.value) {
            let nearest = nearest(&name.value, known.iter().map(String::as_str));
            let kind = Kind::NotAllowed { key: key.into(), value: name.value.clone(), nearest, known: known.clone() };
            diagnostics.push(Diagnostic::new(kind, name.span.clone()));
        } else if let Some(first) = firsts.get(name.value.as_str()) {
            let kind = Kind::PartTwice { part: name.value.clone() };
            diagnostics.push(Diagnostic::new(kind, name.span.clone()).with_other(first.span.clone()));
        } else {
            firsts.insert(&name.value, name);
        }
    }
    diagnostics
}
