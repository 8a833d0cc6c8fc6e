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
        row: None,
        names: schema.keywords.clone(),
        sentences: texts.into_iter().flat_map(|text| in_sentences(text)).collect(),
        labels,
        subjects: subjects.of_dataset(dataset),
    }
}

/// Makes the record of a term, whose title names its abbreviations: whoever looks for one finds what it stands for.
pub(crate) fn term(term: &Term, language: Language) -> Record {
    let title = match term.abbreviations.as_slice() {
        [] => term.name.clone(),
        abbreviations => format!("{} ({})", term.name, abbreviations.join(", ")),
    };
    Record {
        address: format!("begrippen/index.html#{}", html::encode(&term.id)),
        language,
        kinds: vec![RecordKind::Term],
        title,
        page: String::new(),
        row: None,
        names: term.forms.clone(),
        sentences: [&term.explanation, &term.note].into_iter().flat_map(|text| in_sentences(text)).collect(),
        labels: Vec::new(),
        subjects: BTreeSet::new(),
    }
}

/// Makes the record of a page that shows many of something, such as the list of all datasets. `path` starts at the folder of the edition.
pub(crate) fn overview(path: &str, title: &str, text: &str, language: Language) -> Record {
    Record {
        address: path.to_owned(),
        language,
        kinds: vec![RecordKind::Text],
        title: title.to_owned(),
        page: String::new(),
        row: None,
        names: Vec::new(),
        sentences: in_sentences(text),
        labels: Vec::new(),
        subjects: BTreeSet::new(),
    }
}

fn in_sentences(text: &str) -> Vec<Sentence> {
    sentences(text).into_iter().map(|range| Sentence::plain(&text[range])).collect()
}
