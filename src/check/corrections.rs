//! Corrections: each belongs to a version that exists and a place that exists, and every later version says what it corrects.

use std::sync::Arc;

use crate::config::correction::Correction;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind};
use crate::site::resolve::EditionSite;
use crate::source::Span;

/// Checks the corrections of every edition. Errors: E001 to E003.
pub(crate) fn check(editions: &[EditionSite]) -> Vec<Diagnostic> {
    editions.iter().flat_map(of_edition).collect()
}

fn of_edition(site: &EditionSite) -> Vec<Diagnostic> {
    let edition = &site.edition;
    let mut diagnostics = Vec::new();
    for correction in &edition.corrections {
        if correction.version > edition.version {
            let kind = Kind::CorrectionVersion { version: correction.version, edition: edition.version };
            diagnostics.push(Diagnostic::new(kind, correction.place_of_version.clone()));
        }
        diagnostics.extend(place(correction, site).map(|kind| Diagnostic::new(kind, correction.place.span.clone())));
    }
    for version in 2..=edition.version {
        if !edition.corrections.iter().any(|correction| correction.version == version) {
            let file: Arc<str> = Arc::from(format!("content/{}/edition.toml", edition.year));
            diagnostics.push(Diagnostic::new(Kind::NoCorrection { version }, Span::new(&file, 0..0)));
        }
    }
    diagnostics
}

/// What is wrong with the place of a correction.
fn place(correction: &Correction, site: &EditionSite) -> Option<Kind> {
    let pages = || site.pages_in(site.edition.language);
    let Some(page) = pages().find(|page| page.name() == correction.page()) else {
        let known: Vec<String> = pages().map(|page| page.name().to_owned()).collect();
        return Some(unknown(correction.page(), None, known));
    };
    let heading = correction.heading()?;
    let known: Vec<String> = page.chapter.headings.iter().map(|heading| heading.id.clone()).collect();
    (!known.iter().any(|id| id == heading)).then(|| unknown(heading, Some(correction.page().to_owned()), known))
}

fn unknown(place: &str, on: Option<String>, known: Vec<String>) -> Kind {
    let nearest = nearest(place, known.iter().map(String::as_str));
    Kind::CorrectionPlace { place: place.to_owned(), on, nearest, known }
}
