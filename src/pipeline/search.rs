//! Search in a build: the records of each edition that is not sealed, its index, and the pages on which it is searched.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::judge::Judged;
use crate::content::terms::Terms;
use crate::data::dataset::Dataset;
use crate::diagnostic::Language;
use crate::memo::{Kept, Last, Memo};
use crate::output::{File, Output};
use crate::render::contents;
use crate::render::page::datasets_path;
use crate::render::register;
use crate::render::search::{Search, index_folder};
use crate::render::terms;
use crate::render::theme::Theme;
use crate::search::{self, Index, IndexInput, Record, SectionsInput, Subjects};
use crate::site::resolve::EditionSite;

/// The records of a page, of a dataset, or of a list.
type Records = Arc<Vec<Record>>;
/// All that the record of a dataset depends on.
type DatasetInput = (Arc<Dataset>, Language, Arc<Subjects>);

/// What the records remember.
#[derive(Default)]
pub(super) struct RecordMemos {
    sections: Memo<String, SectionsInput, Records>,
    datasets: Memo<(String, String), DatasetInput, Records>,
    terms: Memo<String, (Arc<Terms>, Language), Records>,
    overviews: BTreeMap<String, Kept<Vec<Record>>>,
}

/// The last index of each edition, by its year.
#[derive(Default)]
pub(super) struct IndexMemos(BTreeMap<String, Last<IndexInput, Index>>);

/// What can be found in each edition that is not sealed, by its year.
pub(super) type Found = BTreeMap<String, IndexInput>;

/// Collects what can be found.
pub(super) fn records(judged: &Judged, theme: &Theme, memos: &mut RecordMemos) -> Found {
    let open = || judged.site.editions.iter().zip(&judged.figures).filter(|(edition, _)| edition.sealed.is_none());
    let subjects: Vec<Arc<Subjects>> =
        open().map(|(edition, _)| Arc::new(Subjects::of(&edition.edition.year, &edition.datasets))).collect();
    let (mut pages, mut datasets, mut lists) = (Vec::new(), Vec::new(), Vec::new());
    for ((edition, figures), subjects) in open().zip(&subjects) {
        let language = edition.edition.language;
        for (page, figures) in edition.pages.iter().zip(figures) {
            let mut input = SectionsInput::new(page, figures, &edition.datasets, subjects, edition.pages.len());
            if let Some(row) = page.chapter.row.as_ref().filter(|row| subjects.has(&row.dataset, &row.key)) {
                input.about.insert(row.label.clone());
            }
            pages.push((page.path.clone(), input));
        }
        let of_datasets = edition.datasets.iter();
        datasets.extend(
            of_datasets.map(|dataset| ((dataset.edition.clone(), dataset.id.clone()), (dataset.clone(), language, subjects.clone()))),
        );
        lists.push((edition.edition.year.clone(), (edition.terms.clone(), language)));
    }
    let mut pages = memos.sections.refresh(pages, |_, input| Arc::new(input.records())).into_iter().map(|(_, records)| records);
    let of_dataset = |(dataset, language, subjects): &DatasetInput| Arc::new(vec![search::dataset(dataset, *language, subjects)]);
    let mut datasets = memos.datasets.refresh(datasets, |_, input| of_dataset(input)).into_iter().map(|(_, records)| records);
    let of_terms = |(terms, language): &(Arc<Terms>, Language)| terms.terms.iter().map(|term| search::term(term, *language)).collect();
    let terms = memos.terms.refresh(lists, |_, input| Arc::new(of_terms(input)));
    memos.overviews.retain(|year, _| terms.iter().any(|(known, _)| known == year));
    let mut found = Found::new();
    for ((edition, _), (year, terms)) in open().zip(terms) {
        let mut records: Vec<Records> = pages.by_ref().take(edition.pages.len()).collect();
        records.push(memos.overviews.entry(year.clone()).or_default().keep(overviews(edition, theme)));
        records.extend(datasets.by_ref().take(edition.datasets.len()));
        records.push(terms);
        found.insert(year, IndexInput { records });
    }
    found
}

/// The pages of an edition that show many of something.
fn overviews(edition: &EditionSite, theme: &Theme) -> Vec<Record> {
    let (year, language) = (&edition.edition.year, edition.edition.language);
    let words = theme.words(language);
    let word = |key: &str| words.get(key).map(String::as_str).unwrap_or_default();
    let pages = [
        (datasets_path(year), "all_data", "datasets_intro"),
        (register::path(year), "register", "register_intro"),
        (terms::path(year), "terms", "terms_intro"),
        (contents::path(year), "all_pages", "all_pages_intro"),
    ];
    let has_terms = !edition.terms.terms.is_empty();
    let pages = pages.into_iter().filter(|(_, title, _)| *title != "terms" || has_terms);
    pages
        .map(|(path, title, text)| {
            let path = path.strip_prefix(&format!("{year}/")).unwrap_or(&path);
            search::overview(path, word(title), word(text), language)
        })
        .collect()
}

/// What the page tells on which an edition is searched in a language.
pub(super) fn page(year: &str, input: &IndexInput, language: Language) -> Search {
    let mut search = Search { edition: year.to_owned(), records: 0, kinds: Vec::new(), subjects: Vec::new() };
    let (mut kinds, mut subjects) = (BTreeSet::new(), BTreeSet::new());
    for record in input.records.iter().flat_map(|records| records.iter()).filter(|record| record.language == language) {
        search.records += 1;
        kinds.extend(record.kinds.iter().copied());
        subjects.extend(&record.subjects);
    }
    search.kinds = kinds.into_iter().map(search::RecordKind::name).collect();
    search.subjects = subjects.into_iter().cloned().collect();
    search
}

/// Makes the index of each edition, one after the other: each has work for all cores. `None` when they are wanted no more.
pub(super) fn indexes(found: Found, memos: &mut IndexMemos, is_wanted: &dyn Fn() -> bool) -> Option<Vec<(String, Index)>> {
    memos.0.retain(|year, _| found.contains_key(year));
    let index = |(year, input): (String, IndexInput)| {
        let index = memos.0.entry(year.clone()).or_default().refresh(input, |input| input.index(is_wanted))?;
        Some((year, index))
    };
    found.into_iter().map(index).collect()
}

/// Puts the files of the indexes into the site.
pub(super) fn emit(indexes: Vec<(String, Index)>, output: &mut Output) {
    for (year, index) in indexes {
        for (path, bytes) in index.iter() {
            output.insert(format!("{}{path}", index_folder(&year)), File::Bytes(bytes.clone()));
        }
    }
}
