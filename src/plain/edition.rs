//! The language of an edition: each chapter beside its budget, and beside what was written down of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Noted, PlainPage};
use crate::content::plain_budget::Record;
use crate::content::prose::{TextKind, TextPart};
use crate::diagnostic::plain::{Fault, Level, Measure, Remark};
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::site::resolve::TextPage;
use crate::source::Span;

/// The language of a chapter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlainChapter {
    /// Year of its edition.
    pub edition: String,
    /// Its file, from the root of the project.
    pub file: Arc<str>,
    /// Path of its page in the site.
    pub path: String,
    /// Its title, without figures.
    pub title: String,
    /// Is it Dutch and could it be read, so that it was judged?
    pub judged: bool,
    /// What was counted and found.
    pub page: PlainPage,
    /// What was written down of it, in tenths, when it did not meet its budget.
    pub recorded: Option<BTreeMap<Measure, i64>>,
}

impl PlainChapter {
    /// Puts together what is known of a page.
    pub(crate) fn new(page: &TextPage, found: &PlainPage, record: Option<&Record>) -> Self {
        let chapter = &page.chapter;
        // Of a chapter that could not be read in full nothing is known.
        let judged = chapter.language == Language::Dutch && !chapter.unread;
        let mut found = found.clone();
        if judged {
            let budget = budget(&found, record);
            found.remarks.extend(budget.map(|remark| Noted {
                diagnostic: Diagnostic::new(Kind::Plain(remark), title_span(page)),
                sentence: Arc::default(),
                excused: None,
            }));
        }
        if let Some(row) = &chapter.row {
            found.remarks.iter_mut().for_each(|noted| noted.diagnostic.rows = vec![row.key.clone()]);
        }
        PlainChapter {
            edition: chapter.edition.clone(),
            file: chapter.file.clone(),
            path: page.path.clone(),
            title: chapter.front.title.clone(),
            judged,
            page: found,
            recorded: record.map(|record| record.measures.clone()),
        }
    }

    /// One for each file: of pages from data the worst stands for all, with what was found on the others.
    pub(crate) fn by_file(pages: &[Arc<PlainChapter>]) -> Vec<Arc<PlainChapter>> {
        let mut chapters: Vec<Arc<PlainChapter>> = Vec::with_capacity(pages.len());
        for pages in pages.chunk_by(|one, other| one.file == other.file) {
            let [first, rest @ ..] = pages else { continue };
            let worst = rest.iter().fold(first, |worst, page| if page.weight() > worst.weight() { page } else { worst });
            if rest.is_empty() {
                chapters.push(first.clone());
                continue;
            }
            let mut remarks: Vec<Noted> = Vec::new();
            for noted in pages.iter().flat_map(|page| &page.page.remarks) {
                let same =
                    |known: &&mut Noted| known.diagnostic.span == noted.diagnostic.span && known.diagnostic.kind == noted.diagnostic.kind;
                match remarks.iter_mut().find(same) {
                    Some(known) => known.diagnostic.rows.extend(noted.diagnostic.rows.iter().cloned()),
                    None => remarks.push(noted.clone()),
                }
            }
            // What is said of every page needs no names of pages.
            remarks.iter_mut().filter(|noted| noted.diagnostic.rows.len() == pages.len()).for_each(|noted| noted.diagnostic.rows.clear());
            remarks.sort_by(|one, other| one.diagnostic.span.cmp(&other.diagnostic.span));
            let page = PlainPage { remarks, ..worst.page.clone() };
            chapters.push(Arc::new(PlainChapter { page, ..worst.as_ref().clone() }));
        }
        chapters
    }

    /// How much is wrong with it: measures over their budget, then remarks.
    fn weight(&self) -> (usize, usize, usize) {
        let told = || self.page.told();
        (self.page.tally.over(Measure::budget).len(), told().filter(|remark| remark.is_error()).count(), told().count())
    }

    /// Returns the path of the file within its edition, by which a chapter is written down.
    pub fn name(&self) -> &str {
        Self::within_edition(&self.file)
    }

    /// `01-personeel.md` of `content/2023/01-personeel.md`.
    pub(crate) fn within_edition(file: &str) -> &str {
        file.splitn(3, '/').nth(2).unwrap_or(file)
    }
}

/// What the budget says of a page: nothing when it is met. What is over it and was written down may not get worse.
fn budget(page: &PlainPage, record: Option<&Record>) -> Option<Remark> {
    let over = page.tally.over(Measure::budget);
    if over.is_empty() {
        return None;
    }
    let Some(record) = record else { return Some(Remark::new(Level::Error, Fault::OverBudget { measures: over })) };
    let worse = page.tally.over(|measure| record.bound(measure));
    Some(match worse.is_empty() {
        true => Remark::new(Level::Info, Fault::OverBudget { measures: over }),
        false => Remark::new(Level::Error, Fault::Worse { measures: worse }),
    })
}

/// The title of a page in its file, where what is said of all of it has its place.
fn title_span(page: &TextPage) -> Span {
    let head = page.chapter.prose.iter().find(|block| block.kind == TextKind::Head);
    let words = head.and_then(|block| {
        block.parts.iter().find_map(|part| match part {
            TextPart::Words(words, places) => Some(places.span(0..words.len())),
            _ => None,
        })
    });
    words.unwrap_or_else(|| Span::new(&page.chapter.file, 0..0))
}
