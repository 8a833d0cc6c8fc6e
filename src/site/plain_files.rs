//! The files of plain language: the word list of the publication, and what was written down of chapters over their budget.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Edition;
use crate::content::plain_budget::{self, Records};
use crate::content::word_list::{self, WordList};
use crate::diagnostic::{Diagnostic, Kind};
use crate::memo::Memo;
use crate::source::{Content, Sources, Span};

/// The text of the publication's own list to the whole word list.
pub(crate) type WordListMemo = Memo<(), Option<Arc<str>>, (Arc<WordList>, Vec<Diagnostic>)>;

/// Makes the word list of a publication. Errors and warnings: those of [`word_list::parse`].
pub(crate) fn word_list(sources: &Sources, memo: &mut WordListMemo, diagnostics: &mut Vec<Diagnostic>) -> Arc<WordList> {
    let file = sources.path(word_list::FILE);
    let made = memo.refresh(vec![((), sources.text(word_list::FILE).cloned())], |(), text| {
        let (list, diagnostics) = word_list::parse(text.as_ref().map(|text| (&file, text.as_ref())));
        (Arc::new(list), diagnostics)
    });
    let (_, (list, more)) = made.into_iter().next().expect("one list was asked for");
    diagnostics.extend(more);
    list
}

/// Tells that the word list of a publication is no text, which a whole run tells of every file.
pub(crate) fn unreadable(sources: &Sources) -> Option<Diagnostic> {
    match sources.get(word_list::FILE)? {
        Content::NotUtf8 { readable, looks_like } => {
            let place = readable.len();
            Some(Diagnostic::new(Kind::NotUtf8 { encoding: looks_like }, Span::new(&sources.path(word_list::FILE), place..place)))
        }
        _ => None,
    }
}

/// Reads what was written down for each edition. Errors: those of [`plain_budget::parse`], and the warning P026 for a chapter that is not there.
pub(crate) fn records(
    sources: &Sources,
    editions: &BTreeMap<String, Edition>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Records> {
    let mut all = BTreeMap::new();
    for year in editions.keys() {
        let path = format!("content/{year}/{}", plain_budget::NAME);
        let Some(text) = sources.text(&path) else { continue };
        let (records, more) = plain_budget::parse(&sources.path(&path), text);
        diagnostics.extend(more);
        for (file, record) in &records {
            if sources.get(&format!("content/{year}/{file}")).is_none() {
                diagnostics.push(Diagnostic::new(Kind::NoSuchChapter { file: file.clone() }, record.span.clone()));
            }
        }
        all.insert(year.clone(), records);
    }
    all
}
