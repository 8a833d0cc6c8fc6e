//! What a run of the pipeline gives: the site, what is wrong, and what is to be said of its language.

use std::sync::Arc;

use super::judge::Judged;
use super::pages::Stage;
use crate::diagnostic::{self, Diagnostic, Language};
use crate::hosting;
use crate::output::Output;
use crate::plain::{Noted, PlainChapter};
use crate::render::editors;
pub use crate::site::drafts::DraftEdition;
use crate::source::Sources;

/// What [`Pipeline::begin`](super::Pipeline::begin) gives: what a writer waits for.
pub struct Begun {
    /// The files of the site that are made. Not to be shown when there is an error among the diagnostics.
    pub output: Output,
    /// What is wrong, as far as that is known.
    pub diagnostics: Vec<Diagnostic>,
    /// The site with its figures; `None` when nothing could be read.
    pub judged: Option<Arc<Judged>>,
    /// Language of the site, for messages.
    pub language: Language,
    pub(super) stage: Option<Stage>,
    /// Are the pages of the datasets among its files?
    pub(super) has_datasets: bool,
}

impl Begun {
    pub(super) fn new(judged: Option<Judged>, stage: Option<Stage>, output: Output, mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostic::sort(&mut diagnostics);
        let language = judged.as_ref().map_or(Language::Dutch, |judged| judged.site.config.language);
        Begun { output, diagnostics, judged: judged.map(Arc::new), language, stage, has_datasets: false }
    }

    /// May its files be shown?
    pub fn is_sound(&self) -> bool {
        !self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

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
    pub plain: Vec<Arc<PlainChapter>>,
    /// What is to be said of the language of the lists of terms.
    pub plain_terms: Vec<Noted>,
    /// The editions that are left out since they are drafts, oldest first.
    pub drafts: Vec<DraftEdition>,
    /// The site with its figures; `None` when nothing could be read.
    pub judged: Option<Arc<Judged>>,
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
    /// Puts together what a run gives.
    pub(super) fn new(output: Output, mut diagnostics: Vec<Diagnostic>, judged: Option<Arc<Judged>>, language: Language) -> Self {
        diagnostic::sort(&mut diagnostics);
        let known = judged.as_deref();
        Build {
            output,
            diagnostics,
            front: known.map(|judged| format!("{}/index.html", judged.site.config.current_edition.value)).unwrap_or_default(),
            language,
            claims: known.map(Judged::tallies).unwrap_or_default(),
            plain: known.map(|judged| PlainChapter::by_file(judged.plain())).unwrap_or_default(),
            plain_terms: known.map(|judged| judged.plain_terms().to_vec()).unwrap_or_default(),
            drafts: known.map(|judged| judged.drafts.clone()).unwrap_or_default(),
            judged,
        }
    }

    /// Makes the page for editors, in a folder of its own.
    pub fn editors(&self, sources: &Sources) -> Output {
        editors::output(&self.plain, &self.plain_terms, sources, self.language)
    }

    /// Makes the rules for the host of the site, in a folder of their own; `None` when nothing could be read.
    pub fn hosting(&self) -> Option<Output> {
        self.judged.as_ref().map(|judged| hosting::folder(&judged.site))
    }

    /// Returns the last day on which what the site says of its security holds: year, month, day.
    pub fn security_expires(&self) -> Option<(i16, i8, i8)> {
        Some(self.judged.as_ref()?.site.config.security.as_ref()?.expires.parts())
    }

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
