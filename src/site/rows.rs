//! Pages from data: which rows of a dataset become pages, and a chapter for each of them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::chapter::Chapter;
use crate::content::front_matter::{ForEach, is_id};
use crate::content::markdown;
use crate::content::row::Row;
use crate::data::dataset::{Dataset, canonical};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, Language, Noun};
use crate::html;
use crate::memo::Memo;
use crate::settings::Text;
use crate::shortcode::select::Datasets;
use crate::source::{Sources, Span};

/// The last part of the address of the page that lays two rows beside each other.
pub(crate) const COMPARE: &str = "vergelijken";

/// A chapter's text, its language and the row that it is read for, to the chapter of that row.
pub(crate) type RowMemo = Memo<Arc<str>, (Arc<str>, Language, Arc<Row>), (Arc<Chapter>, Vec<Diagnostic>)>;

/// The chapters of a site, each of which is one page.
pub(crate) struct Expanded {
    /// The chapters, those about rows in the place of the one that they were read from.
    pub(crate) chapters: Vec<Arc<Chapter>>,
    /// The chapters with `for_each` as they are written, read for no row.
    pub(crate) written: Vec<Arc<Chapter>>,
    /// The files that became no page, since something is wrong with their rows, which was told.
    pub(crate) without_pages: BTreeSet<Arc<str>>,
}

/// Reads each chapter with `for_each` once for every row that becomes a page, in the place where it stood. Errors: F002, L006, R002 to R004, R007, and those of
/// chapters, each at the rows where it is one.
pub(crate) fn expand(
    chapters: Vec<Arc<Chapter>>,
    told: &mut BTreeMap<Arc<str>, Vec<Diagnostic>>,
    sources: &Sources,
    datasets: &Datasets,
    memo: &mut RowMemo,
) -> (Expanded, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut inputs = Vec::new();
    let mut without_pages = BTreeSet::new();
    for chapter in &chapters {
        let Some(for_each) = &chapter.front.for_each else { continue };
        let rows = rows(chapter, for_each, datasets, &mut diagnostics);
        no_overview(chapter, &chapters, &mut diagnostics);
        let Some(text) = sources.text(&chapter.file) else { continue };
        if rows.is_empty() {
            without_pages.insert(chapter.file.clone());
        } else {
            // What is wrong with the text, each of its readings tells.
            told.remove(&chapter.file);
        }
        inputs.extend(rows.into_iter().map(|row| {
            let row = Arc::new(row);
            let key = Chapter { row: Some(row.clone()), ..chapter.as_ref().clone() }.name();
            (key, (text.clone(), chapter.language, row))
        }));
    }
    let edition = |name: &str| name.split('/').nth(1).unwrap_or_default().to_owned();
    let read = memo.refresh(inputs, |name, (text, language, row)| {
        let file = sources.path(name.split_once('?').map_or(name.as_ref(), |(file, _)| file));
        let (chapter, diagnostics) = markdown::parse_row(&file, &edition(name), text, *language, row);
        (Arc::new(chapter), diagnostics)
    });
    let mut pages: BTreeMap<Arc<str>, Vec<Arc<Chapter>>> = BTreeMap::new();
    for (_, (chapter, more)) in read {
        diagnostics.extend(more);
        pages.entry(chapter.file.clone()).or_default().push(chapter);
    }
    let written = chapters.iter().filter(|chapter| chapter.front.for_each.is_some()).cloned().collect();
    let of = |chapter: Arc<Chapter>| match &chapter.front.for_each {
        Some(_) => pages.remove(&chapter.file).unwrap_or_default(),
        None => vec![chapter],
    };
    (Expanded { chapters: chapters.into_iter().flat_map(of).collect(), written, without_pages }, diagnostics)
}

/// The rows of a dataset that become pages, in its order.
fn rows(chapter: &Chapter, for_each: &ForEach, datasets: &Datasets, diagnostics: &mut Vec<Diagnostic>) -> Vec<Row> {
    let place = &for_each.dataset.span;
    // Labels of the data are in the language of the edition.
    if chapter.is_translation() {
        diagnostics.push(Diagnostic::new(Kind::LabelsUntranslated, place.clone()));
        return Vec::new();
    }
    let Some(dataset) = find(&for_each.dataset.value, place, &chapter.edition, datasets, diagnostics) else { return Vec::new() };
    let [dimension] = dataset.schema.dimensions.as_slice() else {
        let dimensions = dataset.schema.dimensions.iter().map(|dimension| dimension.name.clone()).collect();
        let kind = Kind::RowDataset { dataset: dataset.id.clone(), dimensions };
        diagnostics.push(Diagnostic::new(kind, place.clone()));
        return Vec::new();
    };
    let Some(filters) = filters(&for_each.filters, &dataset, diagnostics) else { return Vec::new() };
    let data = data_of(chapter, datasets, diagnostics);
    let label_measure = dataset.schema.code_list.as_ref().and_then(|list| dataset.schema.measure(&list.label.value));
    let mut rows: Vec<Row> = Vec::new();
    let mut slugs: BTreeMap<String, String> = BTreeMap::new();
    for row in dataset.rows.iter().filter(|row| Some(row.key[0]) != dataset.total(0)) {
        let key = dataset.values[0][row.key[0]].clone();
        let has = |(measure, values): &(Option<usize>, Vec<String>)| {
            let found = measure.map_or(Cow::Borrowed(key.as_str()), |measure| row.cells[measure].text());
            values.iter().any(|value| *value == canonical(&found))
        };
        if !filters.iter().all(has) {
            continue;
        }
        let slug = html::slug(&key);
        if !is_id(&slug) || slug == COMPARE {
            diagnostics.push(Diagnostic::new(Kind::RowAddress { key, other: None }, place.clone()));
            continue;
        }
        if let Some(other) = slugs.insert(slug.clone(), key.clone()) {
            diagnostics.push(Diagnostic::new(Kind::RowAddress { key, other: Some(other) }, place.clone()));
            continue;
        }
        let label = label_measure.map_or_else(|| dimension.label_of(&key).to_owned(), |measure| row.cells[measure].text().into_owned());
        rows.push(Row {
            dataset: dataset.id.clone(),
            name: dimension.name.clone(),
            label,
            label_measure: label_measure.map(|measure| dataset.schema.measures[measure].name.clone()),
            holds: data.iter().map(|(asked, keys)| (asked.clone(), keys.contains(&key))).collect(),
            key,
            slug,
        });
    }
    if rows.is_empty() && slugs.is_empty() {
        diagnostics.push(Diagnostic::new(Kind::NoRows { dataset: dataset.id.clone() }, place.clone()));
    }
    rows
}

/// The measure (or the dimension) of each filter with the values that it lets through. Errors: F002.
fn filters(
    written: &[(Text, Vec<Text>)],
    dataset: &Dataset,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<(Option<usize>, Vec<String>)>> {
    let mut filters = Vec::new();
    let before = diagnostics.len();
    for (name, values) in written {
        let measure = dataset.schema.measures.iter().position(|measure| measure.name == name.value);
        if measure.is_none() && name.value != dataset.schema.dimensions[0].name {
            let known: Vec<String> = dataset.schema.measures.iter().map(|measure| measure.name.clone()).collect();
            let nearest = nearest(&name.value, known.iter().map(String::as_str));
            let kind = Kind::UnknownName { noun: Noun::Measure, name: name.value.clone(), of: dataset.id.clone(), nearest, known };
            diagnostics.push(Diagnostic::new(kind, name.span.clone()));
            continue;
        }
        let text = |row: &crate::data::dataset::Row| match measure {
            Some(measure) => row.cells[measure].text().into_owned(),
            None => dataset.values[0][row.key[0]].clone(),
        };
        let known: BTreeSet<String> = dataset.rows.iter().map(text).map(|value| canonical(&value)).collect();
        for value in values.iter().filter(|value| !known.contains(&canonical(&value.value))) {
            let nearest = nearest(&value.value, known.iter().map(String::as_str));
            let of = format!("{}.{}", dataset.id, name.value);
            let known = known.iter().cloned().collect();
            let kind = Kind::UnknownName { noun: Noun::Value, name: value.value.clone(), of, nearest, known };
            diagnostics.push(Diagnostic::new(kind, value.span.clone()));
        }
        filters.push((measure, values.iter().map(|value| canonical(&value.value)).collect()));
    }
    (diagnostics.len() == before).then_some(filters)
}

/// For each dataset that a condition asks for, the values of dimensions of which it has data: at least one cell with a value. Errors: F002.
fn data_of(chapter: &Chapter, datasets: &Datasets, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for condition in &chapter.conditions {
        for asked in &condition.datasets {
            if found.contains_key(asked) {
                continue;
            }
            let (name, measure) = asked.split_once('.').map_or((asked.as_str(), None), |(name, measure)| (name, Some(measure)));
            let Some(dataset) = find(name, &condition.span, &chapter.edition, datasets, diagnostics) else { continue };
            let measures = &dataset.schema.measures;
            let only = measure.map(|measure| measures.iter().position(|known| known.name == measure).ok_or(measure));
            let only = match only {
                None => None,
                Some(Ok(measure)) => Some(measure),
                Some(Err(name)) => {
                    let known: Vec<String> = measures.iter().map(|measure| measure.name.clone()).collect();
                    let nearest = nearest(name, known.iter().map(String::as_str));
                    let kind = Kind::UnknownName { noun: Noun::Measure, name: name.to_owned(), of: dataset.id.clone(), nearest, known };
                    diagnostics.push(Diagnostic::new(kind, condition.span.clone()));
                    continue;
                }
            };
            let has_data = |row: &&crate::data::dataset::Row| match only {
                Some(measure) => !row.cells[measure].is_empty(),
                None => row.cells.iter().any(|cell| !cell.is_empty()),
            };
            let rows = dataset.rows.iter().filter(has_data);
            let keys = rows.flat_map(|row| dataset.key_values(&row.key)).map(str::to_owned).collect();
            found.insert(asked.clone(), keys);
        }
    }
    found
}

/// A dataset of an edition; `None` for one that could not be read, too, which has been told. Errors: F002.
fn find(name: &str, place: &Span, edition: &str, datasets: &Datasets, diagnostics: &mut Vec<Diagnostic>) -> Option<Arc<Dataset>> {
    match datasets.0.get(&(edition.to_owned(), name.to_owned())) {
        Some(dataset) => dataset.clone(),
        None => {
            let known: Vec<String> = datasets.0.keys().filter(|(year, _)| year == edition).map(|(_, name)| name.clone()).collect();
            let nearest = nearest(name, known.iter().map(String::as_str));
            let kind = Kind::UnknownName { noun: Noun::Dataset, name: name.to_owned(), of: String::new(), nearest, known };
            diagnostics.push(Diagnostic::new(kind, place.clone()));
            None
        }
    }
}

/// The pages of rows stand below a chapter that leads to them. Errors: R007.
fn no_overview(chapter: &Chapter, chapters: &[Arc<Chapter>], diagnostics: &mut Vec<Diagnostic>) {
    let Some(id) = &chapter.front.id else { return };
    let leads = |other: &&Arc<Chapter>| {
        other.front.for_each.is_none()
            && other.edition == chapter.edition
            && other.language == chapter.language
            && other.front.id.as_ref().is_some_and(|other| other.value == id.value)
    };
    if !chapters.iter().any(|other| leads(&other)) {
        diagnostics.push(Diagnostic::new(Kind::NoOverview { id: id.value.clone() }, id.span.clone()));
    }
}
