//! The files of plain language: the word list of the publication, and what was written down of chapters over their budget.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Edition;
use crate::content::plain_budget::{self, Records};
use crate::content::word_list::{self, WordList};
use crate::diagnostic::{Diagnostic, Kind};
use crate::memo::Memo;
use crate::source::Sources;

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

/// Reads what was written down for each edition. Errors: those of [`plain_budget::parse`], and S010 for a chapter that is not there.
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
            let chapter = format!("content/{year}/{file}");
            if sources.get(&chapter).is_none() {
                diagnostics.push(Diagnostic::new(Kind::MissingFile { path: chapter }, record.span.clone()));
            }
        }
        all.insert(year.clone(), records);
    }
    all
}
