//! What the preview tells a writer beside a page: mistakes, remarks, the budget of its language, its figures and the datasets one can write with.
//!
//! Pure: from the sources and what a build knows of them to structs that become JSON. What is served and when is the work of `serve`.

mod datasets;
mod figures;
mod mistakes;
mod opening;
mod page;
mod places;
mod remarks;

pub(crate) use datasets::Datasets;
pub(crate) use figures::Figures;
pub(crate) use opening::{Editor, Opener};
pub(crate) use page::{PageState, Standing};

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Language};
use crate::pipeline::{Judged, PlainChapter};
use crate::shortcode::figure::Figure;
use crate::site::resolve::TextPage;
use crate::source::Sources;

/// What is known of a publication at one moment.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    /// The inputs.
    pub(crate) sources: &'a Sources,
    /// What is wrong with them.
    pub(crate) diagnostics: &'a [Diagnostic],
    /// The site and its figures.
    pub(crate) judged: Option<&'a Judged>,
    /// The last site of which the language of the texts is judged too.
    pub(crate) read: Option<&'a Judged>,
    /// Language of messages.
    pub(crate) language: Language,
    /// Opens places in the writer's editor.
    pub(crate) opener: &'a Opener,
    /// The path under which the site is served, with `/` at both ends.
    pub(crate) mount: &'a str,
}

/// A page of text with what is known of it.
#[derive(Clone, Copy)]
struct Known<'a> {
    page: &'a TextPage,
    figures: &'a [Figure],
    /// Is it, or its edition, a draft?
    draft: bool,
}

impl<'a> View<'a> {
    /// Returns every page of text.
    fn pages(&self) -> impl Iterator<Item = Known<'a>> {
        let editions = self.judged.into_iter().flat_map(|judged| judged.site.editions.iter().zip(&judged.figures));
        editions.flat_map(|(edition, figures)| {
            let known = |(page, figures): (&'a Arc<TextPage>, &'a Arc<[Figure]>)| Known {
                page,
                figures,
                draft: page.chapter.front.draft || edition.edition.draft,
            };
            edition.pages.iter().zip(figures).map(known)
        })
    }

    /// Returns the language of every chapter.
    fn chapters(&self) -> &'a [Arc<PlainChapter>] {
        self.read.map_or(&[], Judged::plain)
    }

    /// Returns the language of a page that is a draft.
    pub(crate) fn draft(&self, path: &str) -> Option<Language> {
        let known = self.page(path)?;
        known.draft.then_some(known.page.chapter.language)
    }

    /// Returns a page of text by its path in the site.
    fn page(&self, path: &str) -> Option<Known<'a>> {
        self.pages().find(|known| known.page.path == path)
    }
}
