//! Pins: what they should be by the data, and the proof that new texts with these pins read as the old ones did.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Judged, Pipeline};
use crate::diagnostic::{self, Diagnostic, Kind, Language};
use crate::pins::{self, ChapterPins};
use crate::source::Sources;

/// The pins of a publication.
#[derive(Debug)]
pub(crate) struct Pinning {
    /// Those of every chapter that is published and may change.
    pub(crate) chapters: Vec<ChapterPins>,
    /// The chapters of archived versions, which stay as they are.
    pub(crate) sealed: Vec<Arc<str>>,
    /// What is wrong with the publication, whatever its pins say.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Language of the site.
    pub(crate) language: Language,
}

/// What new texts came to.
#[derive(Debug, Default)]
pub(crate) struct Trial {
    /// Mistakes that were not there before, with their places in the new texts.
    pub(crate) mistakes: Vec<Diagnostic>,
    /// The chapters that would read otherwise, or whose pins would still not be right.
    pub(crate) otherwise: Vec<Arc<str>>,
}

impl Trial {
    /// May the new texts be written?
    pub(crate) fn is_sound(&self) -> bool {
        self.mistakes.is_empty() && self.otherwise.is_empty()
    }
}

impl Pipeline {
    /// Computes every figure whatever its pin says, and finds what its pin should be.
    pub(crate) fn pins(&mut self, sources: &Sources) -> Pinning {
        let (judged, mut diagnostics) = self.judge_with(sources, pins::ignore);
        diagnostic::sort(&mut diagnostics);
        let Some(judged) = judged else {
            return Pinning { chapters: Vec::new(), sealed: Vec::new(), diagnostics, language: Language::Dutch };
        };
        let language = judged.site.config.language;
        let sealed = judged.site.editions.iter().filter(|edition| edition.sealed.is_some());
        let sealed = sealed.flat_map(|edition| edition.pages.iter().map(|page| page.chapter.file.clone())).collect();
        Pinning { chapters: chapters(&judged, sources), sealed, diagnostics, language }
    }

    /// Judges texts with new pins in some of the chapters of `before`.
    pub(crate) fn try_pins(&mut self, before: &Pinning, changed: &[&ChapterPins], new: &Sources) -> Trial {
        let (judged, mut diagnostics) = self.judge(new);
        diagnostic::sort(&mut diagnostics);
        let is_changed = |file: &str| changed.iter().any(|chapter| chapter.chapter.file.as_ref() == file);
        // A pin in another file may be wrong as before.
        diagnostics.retain(|diagnostic| !matches!(diagnostic.kind, Kind::PinDiffers { .. }) || is_changed(&diagnostic.span.file));
        let after = judged.map(|judged| chapters(&judged, new)).unwrap_or_default();
        let reads_the_same = |old: &&&ChapterPins| {
            after.iter().any(|new| {
                let (old, new_chapter) = (&old.chapter, &new.chapter);
                let same =
                    old.body == new_chapter.body && old.headings == new_chapter.headings && old.calls.len() == new_chapter.calls.len();
                old.file == new_chapter.file && same && new.pins.is_empty()
            })
        };
        let otherwise = changed.iter().filter(|chapter| !reads_the_same(chapter)).map(|chapter| chapter.chapter.file.clone()).collect();
        Trial { mistakes: added(&before.diagnostics, diagnostics), otherwise }
    }
}

/// The pins of every chapter of a site, without those of archived versions.
fn chapters(judged: &Judged, sources: &Sources) -> Vec<ChapterPins> {
    let mut chapters = Vec::new();
    let open = judged.site.editions.iter().zip(&judged.figures).filter(|(edition, _)| edition.sealed.is_none());
    for (edition, figures) in open {
        for (page, figures) in edition.pages.iter().zip(figures) {
            let text = sources.text(&page.chapter.file).map_or("", |text| text);
            let found = pins::of_page(page, figures, text);
            // The pages from data of one file have its pins together.
            match chapters.last_mut().filter(|last: &&mut ChapterPins| last.chapter.file == page.chapter.file) {
                Some(last) => last.merge(found),
                None => chapters.push(found),
            }
        }
    }
    chapters.sort_by(|one, other| one.chapter.file.cmp(&other.chapter.file));
    chapters
}

/// The mistakes of `after` that were not there before: more of one kind with the same facts in one file, wherever they stand in it.
fn added(before: &[Diagnostic], after: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let key = |diagnostic: &Diagnostic| (diagnostic.span.file.clone(), format!("{:?}", diagnostic.kind));
    let mut known: BTreeMap<(Arc<str>, String), usize> = BTreeMap::new();
    for diagnostic in before {
        *known.entry(key(diagnostic)).or_default() += 1;
    }
    let mut is_new = |diagnostic: &Diagnostic| match known.get_mut(&key(diagnostic)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    after.into_iter().filter(|diagnostic| is_new(diagnostic)).collect()
}
