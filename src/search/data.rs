//! The records of datasets, of terms, and of pages that show many of something.

use std::collections::BTreeSet;

use super::{Record, RecordKind, Sentence, Subjects};
use crate::content::sentence::sentences;
use crate::content::terms::Term;
use crate::data::dataset::Dataset;
use crate::diagnostic::Language;
use crate::html;

/// The most values of a dimension that a dataset is found by: more is no list that a reader asks for by name.
const MOST_LABELS: usize = 250;

/// Makes the record of a dataset.
pub(crate) fn dataset(dataset: &Dataset, language: Language, subjects: &Subjects) -> Record {
    let schema = &dataset.schema;
    let mut labels: Vec<String> = schema.measures.iter().map(|measure| measure.label.clone()).collect();
    for (dimension, values) in schema.dimensions.iter().zip(&dataset.values) {
        labels.push(dimension.label.clone());
        if !dimension.is_time() && values.len() <= MOST_LABELS {
            let label = |value: &String| {
                let label = dimension.label_of(value);
                if label == value { label.to_owned() } else { format!("{label} {value}") }
            };
            labels.extend(values.iter().filter(|value| dimension.total.as_ref() != Some(*value)).map(label));
        }
    }
    let texts = [&schema.description, &schema.method, &schema.scope];
    Record {
        address: format!("data/{}/index.html", dataset.id),
        language,
        kinds: vec![RecordKind::Dataset],
        title: schema.title.clone(),
        page: String::new(),
        names: schema.keywords.clone(),
        sentences: texts.into_iter().flat_map(|text| in_sentences(text)).collect(),
        labels,
        subjects: subjects.of_dataset(dataset),
    }
}

/// Makes the record of a term. An abbreviation without explanation is told by what it stands for.
pub(crate) fn term(term: &Term, language: Language) -> Record {
    let mut sentences = in_sentences(&term.explanation);
    if sentences.is_empty() {
        sentences.push(Sentence::plain(&format!("{}: {}", term.abbreviations.join(", "), term.name)));
    }
    sentences.extend(in_sentences(&term.note));
    Record {
        address: format!("begrippen/index.html#{}", html::encode(&term.id)),
        language,
        kinds: vec![RecordKind::Term],
        title: term.name.clone(),
        page: String::new(),
        names: term.abbreviations.iter().chain(&term.forms).cloned().collect(),
        sentences,
        labels: Vec::new(),
        subjects: BTreeSet::new(),
    }
}

/// Makes the record of a page that shows many of something, such as the list of all datasets. `path` starts at the folder of the edition.
pub(crate) fn overview(path: &str, title: &str, text: &str, language: Language) -> Record {
    let sentences = in_sentences(text);
    Record {
        address: path.to_owned(),
        language,
        kinds: vec![RecordKind::Text],
        title: title.to_owned(),
        page: String::new(),
        names: Vec::new(),
        sentences,
        labels: Vec::new(),
        subjects: BTreeSet::new(),
    }
}

fn in_sentences(text: &str) -> Vec<Sentence> {
    sentences(text).into_iter().map(|range| Sentence::plain(&text[range])).collect()
}
