//! What a run of the pipeline gives: the site, what is wrong, and what is to be said of its language.

use std::sync::Arc;

use super::Judged;
use crate::diagnostic::{self, Diagnostic, Language};
use crate::output::Output;
use crate::plain::{Noted, PlainChapter};
use crate::render::deviations;
use crate::render::editors;
use crate::site::claims::CheckedClaim;
use crate::site::resolve::{EditionSite, Site};
use crate::source::Sources;

/// What a run gives: the site as far as it could be made, and everything that is wrong.
#[derive(Debug)]
pub struct Build {
    /// The site. Not to be published when there is an error among the diagnostics.
    pub output: Output,
    /// In the order in which they are told.
    pub diagnostics: Vec<Diagnostic>,
    /// Path of the front page of the current edition in the site; empty when nothing could be made.
    pub front: String,
    /// Language of the site, for messages.
    pub language: Language,
    /// For each edition with claims how many agree with the data, oldest first.
    pub claims: Vec<Tally>,
    /// The language of every page of text, edition by edition, in order of the site.
    pub plain: Vec<PlainChapter>,
    /// What is to be said of the language of the lists of terms.
    pub plain_terms: Vec<Noted>,
    /// The page for editors, in a folder of its own; empty when nothing could be read.
    pub editors: Output,
    /// The site and its figures; `None` when nothing could be read.
    pub judged: Option<Arc<Judged>>,
}

/// What a writer waits for: all judging, and the pages of text as far as they could be made.
#[derive(Debug)]
pub struct Begun {
    /// The files that are as they will be, so far.
    pub output: Output,
    /// In the order in which they are told.
    pub diagnostics: Vec<Diagnostic>,
    /// Language of the site, for messages.
    pub language: Language,
    /// The site and its figures; `None` when nothing could be read.
    pub judged: Option<Arc<Judged>>,
    pub(super) build: Build,
}

impl Begun {
    /// May the output be shown?
    pub fn is_sound(&self) -> bool {
        !self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Path of the page for editors in its folder.
pub const EDITORS_PAGE: &str = editors::PAGE;

/// How many claims of an edition agree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tally {
    /// Year of the edition.
    pub edition: String,
    /// Claims that were held against the data.
    pub checked: usize,
    /// Those that agree.
    pub agree: usize,
    /// Path of the page that tells of the others.
    pub page: String,
}

impl Build {
    /// May the output be published?
    pub fn is_sound(&self) -> bool {
        !self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Returns the remarks on plain language that no comment excuses, in the order in which they are told. They are no mistakes, and stand apart from those.
    pub fn remarks(&self) -> Vec<Diagnostic> {
        let of_terms = self.plain_terms.iter().map(|noted| &noted.diagnostic);
        let mut remarks: Vec<Diagnostic> = of_terms.chain(self.plain.iter().flat_map(|chapter| chapter.page.told())).cloned().collect();
        diagnostic::sort(&mut remarks);
        remarks
    }
}

/// How many claims of each edition agree.
pub(super) fn tallies(site: &Site, claims: &[Vec<CheckedClaim>]) -> Vec<Tally> {
    let with_claims = site.editions.iter().zip(claims).filter(|(_, claims)| !claims.is_empty());
    let tally = |(edition, claims): (&EditionSite, &Vec<CheckedClaim>)| Tally {
        edition: edition.edition.year.clone(),
        checked: claims.len(),
        agree: claims.iter().filter(|claim| claim.agrees).count(),
        page: deviations::deviations_path(&edition.edition.year),
    };
    with_claims.map(tally).collect()
}

/// Puts together what a run gives.
pub(super) fn build(
    output: Output,
    mut diagnostics: Vec<Diagnostic>,
    site: Option<&Site>,
    claims: Vec<Tally>,
    (plain, plain_terms): (Vec<PlainChapter>, Vec<Noted>),
    sources: &Sources,
) -> Build {
    diagnostic::sort(&mut diagnostics);
    let config = site.map(|site| &site.config);
    let editors = editors::output(&plain, &plain_terms, sources, config.map_or(Language::Dutch, |config| config.language));
    Build {
        output,
        diagnostics,
        front: config.map(|config| format!("{}/index.html", config.current_edition.value)).unwrap_or_default(),
        language: config.map_or(Language::Dutch, |config| config.language),
        claims,
        plain,
        plain_terms,
        editors,
        judged: None,
    }
}
