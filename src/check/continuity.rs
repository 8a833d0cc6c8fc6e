//! Continuity: what an earlier edition published too is the same, or is marked as revised with a reason.
//!
//! What is the same is told by `site::history`. Of several earlier editions the last one that has the cell counts.

use crate::data::dataset::{Cell, Dataset};
use crate::data::schema::{Revision, Status};
use crate::diagnostic::{Diagnostic, Kind};
use crate::site::history::{self, Before, Later, named};
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
        let before = history::before(dataset, measure, self.editions);
        // Most datasets have neither, and need no look at their cells.
        if before.is_empty() && dataset.schema.revisions.is_empty() {
            return;
        }
        for later in Later::all(dataset, measure) {
            let mut own = later.revisions();
            let revision = own.next();
            if let (Some(first), Some(second)) = (revision, own.next()) {
                let kind = Kind::DuplicateName { name: later.name() };
                diagnostics.push(Diagnostic::new(kind, second.was.span.clone()).with_other(first.was.span.clone()));
            }
            let earlier = before.iter().find_map(|before| Some((before, before.published(&later)?)));
            diagnostics.extend(match earlier {
                Some((before, cell)) => compare(&later, before, cell, revision),
                None => revision.filter(|revision| self.can_tell(revision, dataset)).map(|revision| unfounded(&later, revision, None)),
            });
        }
    }
}

/// Holds a cell against what was published before.
fn compare(later: &Later<'_>, before: &Before<'_>, earlier: &Cell, revision: Option<&Revision>) -> Option<Diagnostic> {
    let edition = &before.dataset.edition;
    let cell = later.name();
    if later.cell.status == Status::Confidential {
        let kind = Kind::HiddenBefore { cell, edition: edition.clone() };
        return Some(Diagnostic::new(kind, later.span()).with_other(before.dataset.span(earlier)));
    }
    let was = later.in_own_unit(before, earlier);
    let now = later.cell.text().into_owned();
    if let Some(revision) = revision.filter(|revision| revision.edition.value != *edition) {
        return Some(unfounded(later, revision, Some(before)));
    }
    // What was published before and is not any more has no number that could differ; a revision may tell of it.
    let changed = !later.cell.status.has_number() || !later.same(before, earlier);
    let edition = edition.clone();
    let (kind, span) = match revision {
        None if !changed || !later.cell.status.has_number() => return None,
        None if later.cell.status == Status::Revised => (Kind::RevisionMissing { cell, now, was, edition }, later.span()),
        Some(revision) if !changed => (Kind::RevisionGone { cell, now, edition }, revision.was.span.clone()),
        Some(revision) if !later.is_was(before, earlier, &revision.was.value) => {
            let declared = revision.was.value.clone();
            (Kind::RevisionWrong { cell, declared, was, edition }, revision.was.span.clone())
        }
        Some(_) if !later.cell.status.has_number() || later.cell.status == Status::Revised => return None,
        _ => (Kind::ValueChanged { cell, now, was, edition }, later.span()),
    };
    Some(Diagnostic::new(kind, span).with_other(before.dataset.span(earlier)))
}

/// A revision of what no earlier edition published, or of an edition that is not the last to have published it.
fn unfounded(later: &Later<'_>, revision: &Revision, before: Option<&Before<'_>>) -> Diagnostic {
    let last = before.map(|before| before.dataset.edition.clone());
    let kind = Kind::RevisionUnfounded { cell: later.name(), edition: revision.edition.value.clone(), last };
    Diagnostic::new(kind, revision.edition.span.clone()).with_other(later.span())
}
