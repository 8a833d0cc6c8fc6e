//! The records of a page of text: one for each heading, so that a result leads to the right place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Record, RecordKind, Sentence, Subjects};
use crate::content::prose::TextKind;
use crate::data::dataset::Dataset;
use crate::html;
use crate::shortcode::figure::{Figure, ValueFigure};
use crate::site::passages::{self, Passage};
use crate::site::resolve::TextPage;

/// The deepest heading that has a record of its own; the text below deeper ones belongs to it.
const DEEPEST: u8 = 3;
/// In an edition with more pages than this a page is one record, which leads to the figure in the sentence that was found: what Pagefind spends grows faster than
/// the number of records.
const MANY_PAGES: usize = 200;

/// All that the records of a page of text depend on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SectionsInput {
    page: Arc<TextPage>,
    figures: Arc<[Figure]>,
    /// Every dataset with a cell that one of the figures uses.
    datasets: Vec<Arc<Dataset>>,
    subjects: Arc<Subjects>,
    /// The deepest heading that has a record of its own.
    deepest: u8,
    /// Whom the whole page is about, by their labels; empty for a page that is about no one in particular.
    pub(crate) about: BTreeSet<String>,
}

impl SectionsInput {
    /// Collects it. `datasets` are those of the edition, which has so many pages of text.
    pub(crate) fn new(
        page: &Arc<TextPage>,
        figures: &Arc<[Figure]>,
        datasets: &[Arc<Dataset>],
        subjects: &Arc<Subjects>,
        pages: usize,
    ) -> Self {
        let deepest = if pages > MANY_PAGES { 0 } else { DEEPEST };
        let used: BTreeSet<&str> =
            figures.iter().filter_map(value).flat_map(|figure| &figure.cells).map(|cell| cell.dataset.as_str()).collect();
        let datasets = datasets.iter().filter(|dataset| used.contains(dataset.id.as_str())).cloned().collect();
        SectionsInput {
            page: page.clone(),
            figures: figures.clone(),
            datasets,
            subjects: subjects.clone(),
            deepest,
            about: BTreeSet::new(),
        }
    }

    /// Makes the records, in order of the text.
    pub(crate) fn records(&self) -> Vec<Record> {
        let passages = passages::of_page(&self.page, &self.figures);
        // A heading without words has no passage: then no passage is known to belong to a heading.
        let headings = &self.page.chapter.headings;
        let is_known = passages.iter().filter(|passage| passage.kind == TextKind::Heading).count() == headings.len();
        let mut headings = headings.iter().filter(|_| is_known);
        let datasets: BTreeMap<&str, &Dataset> = self.datasets.iter().map(|dataset| (dataset.id.as_str(), dataset.as_ref())).collect();
        let mut records = vec![self.first()];
        for passage in &passages {
            let heading = if passage.kind == TextKind::Heading { headings.next() } else { None };
            if let Some(heading) = heading.filter(|heading| heading.level <= self.deepest) {
                records.push(self.record(format!("#{}", html::encode(&heading.id)), &passage.text));
                continue;
            }
            let record = records.last_mut().expect("a page has a first record");
            // The head of a page repeats its title.
            if passage.kind != TextKind::Head || passage.text != record.title {
                self.add(passage, &datasets, record);
            }
        }
        records.retain(|record| !record.sentences.is_empty() || record.page.is_empty());
        records
    }

    /// The record of what stands above the first heading.
    fn first(&self) -> Record {
        let title = self.page.chapter.front.title.clone();
        Record { page: String::new(), ..self.record(String::new(), &title) }
    }

    fn record(&self, fragment: String, title: &str) -> Record {
        let row = self.page.chapter.row.as_ref();
        let path = self.page.path.split_once('/').map_or("", |(_, path)| path);
        Record {
            address: format!("{path}{fragment}"),
            language: self.page.chapter.language,
            kinds: vec![RecordKind::Text],
            title: title.to_owned(),
            page: self.page.chapter.front.title.clone(),
            row: row.map(|row| (row.key.clone(), row.label.clone())),
            names: row.map(|row| row.key.clone()).into_iter().collect(),
            sentences: Vec::new(),
            labels: Vec::new(),
            subjects: self.about.clone(),
        }
    }

    /// Adds the sentences of a passage, and whom their figures are about.
    fn add(&self, passage: &Passage<'_>, datasets: &BTreeMap<&str, &Dataset>, record: &mut Record) {
        for range in passage.sentences() {
            let in_it: Vec<_> = passage.figures.iter().filter(|inset| range.contains(&inset.range.start)).collect();
            for cell in in_it.iter().flat_map(|inset| &inset.figure.cells) {
                if let Some(dataset) = datasets.get(cell.dataset.as_str()).filter(|dataset| dataset.edition == cell.edition) {
                    self.subjects.of_cell(cell, dataset, &mut record.subjects);
                }
            }
            let anchor = in_it.iter().find_map(|inset| self.page.anchor(inset.call));
            if anchor.is_some() && !record.kinds.contains(&RecordKind::Figure) {
                record.kinds.push(RecordKind::Figure);
            }
            record.sentences.push(Sentence { text: passage.text[range].to_owned(), anchor: anchor.map(str::to_owned) });
        }
    }
}

fn value(figure: &Figure) -> Option<&ValueFigure> {
    match figure {
        Figure::Value(figure) => Some(figure),
        _ => None,
    }
}
