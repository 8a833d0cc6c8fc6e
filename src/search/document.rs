//! A record as Pagefind reads it: running text with marks.
//!
//! Pagefind makes such a text from an HTML document, which costs more than all it does with it; so it is given the text at once. Its marks are those of exactly the
//! version that is used here, and a test holds them to what it makes of the same document.
//!
//! Each sentence has an anchor before it: its id is the address of a figure in the sentence, or one of the marks below. The script of the search page takes
//! the text apart at these. Title and names weigh more than the text, labels and parts of compounds less.

use std::collections::{BTreeMap, BTreeSet};

use super::Record;

/// The id of the anchor before a sentence without figure.
const SENTENCE: &str = "-";
/// The id of the anchor before words that are found and not shown.
const HIDDEN: &str = "~";

/// What the words of a title, of names, and of labels weigh.
const TITLE: &str = "8";
const NAMES: &str = "5";
const LABELS: &str = "0.5";

/// What Pagefind is told of a record.
#[derive(PartialEq, Eq, Debug, Default)]
pub(super) struct Document {
    /// Its words, with marks.
    pub(super) text: String,
    /// What is shown of it, by name.
    pub(super) meta: BTreeMap<String, String>,
    /// What a reader can choose it by.
    pub(super) filters: BTreeMap<String, Vec<String>>,
}

/// Writes the document. `parts` are the parts of compounds in the record.
pub(super) fn document(record: &Record, parts: &BTreeSet<&str>) -> Document {
    let mut document = Document { text: String::with_capacity(1024), ..Document::default() };
    for kind in &record.kinds {
        document.filter("kind", kind.name());
    }
    for subject in &record.subjects {
        document.filter("subject", subject);
    }
    if let Some((value, label)) = &record.row {
        document.meta("row", value);
        document.meta("called", label);
    }
    document.meta("page", &record.page);
    document.meta("title", &record.title);
    document.weighed(TITLE, &record.title);
    let mut anchors = 0;
    for sentence in &record.sentences {
        document.anchor(&mut anchors, sentence.anchor.as_deref().unwrap_or(SENTENCE));
        document.text.push_str(&sentence.text);
    }
    for (words, weight) in [
        (record.names.join(" . "), NAMES),
        (record.labels.join(" . "), LABELS),
        (parts.iter().copied().collect::<Vec<_>>().join(" "), LABELS),
    ] {
        if !words.is_empty() {
            document.anchor(&mut anchors, HIDDEN);
            document.weighed(weight, &words);
        }
    }
    document
}

impl Document {
    fn filter(&mut self, name: &str, value: &str) {
        self.filters.entry(name.to_owned()).or_default().push(even(value));
    }

    fn meta(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.meta.insert(name.to_owned(), even(value));
        }
    }

    /// Appends words that weigh more or less than others, closed by a point.
    fn weighed(&mut self, weight: &str, words: &str) {
        let is_open = words.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '_' | ')' | '$' | '*'));
        let end = if is_open { "." } else { "" };
        for part in [" ___PAGEFIND_WEIGHT___", weight, " ", words, end, " ___END_PAGEFIND_WEIGHT___ "] {
            self.text.push_str(part);
        }
    }

    /// Appends an anchor, which is numbered.
    fn anchor(&mut self, number: &mut usize, id: &str) {
        for part in [" ___PAGEFIND_ANCHOR___b:", &number.to_string(), ":", id, " "] {
            self.text.push_str(part);
        }
        *number += 1;
    }
}

/// A text with one space between its words.
fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use pagefind::api::{PagefindIndex, SyntheticFile};
    use pagefind::options::PagefindServiceConfig;

    use super::super::{RecordKind, Sentence};
    use super::*;
    use crate::diagnostic::Language;
    use crate::html;

    /// The same as an HTML document.
    fn html(record: &Record, parts: &BTreeSet<&str>) -> String {
        let element = |start: &str, words: &str, end: &str| format!("<{start}>{}{end}", html::escape(words));
        let anchor = |id: &str| format!(" <b id=\"{}\"></b> ", html::escape(id));
        let told = |what: &str, value: &str| element(&format!("i data-pagefind-ignore data-pagefind-{what}"), value, "</i>");
        let mut text = format!("<html lang=\"{}\"><body>", record.language.tag());
        text.extend(record.kinds.iter().map(|kind| told("filter=\"kind\"", kind.name())));
        text.extend(record.subjects.iter().map(|subject| told("filter=\"subject\"", subject)));
        if let Some((value, label)) = &record.row {
            text.push_str(&told("meta=\"row\"", value));
            text.push_str(&told("meta=\"called\"", label));
        }
        if !record.page.is_empty() {
            text.push_str(&told("meta=\"page\"", &record.page));
        }
        text.push_str(&element(&format!("h1 data-pagefind-weight=\"{TITLE}\""), &record.title, "</h1>"));
        for sentence in &record.sentences {
            text.push_str(&anchor(sentence.anchor.as_deref().unwrap_or(SENTENCE)));
            text.push_str(&html::escape(&sentence.text));
        }
        let parts = parts.iter().copied().collect::<Vec<_>>().join(" ");
        for (words, weight) in [(record.names.join(" . "), NAMES), (record.labels.join(" . "), LABELS), (parts, LABELS)] {
            if !words.is_empty() {
                text.push_str(&anchor(HIDDEN));
                text.push_str(&element(&format!("p data-pagefind-weight=\"{weight}\""), &words, "</p>"));
            }
        }
        text + "</body></html>"
    }

    fn records() -> Vec<Record> {
        let record = Record {
            address: "personeel/index.html#hoeveel".to_owned(),
            language: Language::Dutch,
            kinds: vec![RecordKind::Text, RecordKind::Figure],
            title: "Hoeveel mensen & <b>banen</b>  zijn er (nu)".to_owned(),
            page: "Personeel 'van' het \"Rijk\"".to_owned(),
            row: Some(("bzk".to_owned(), "Binnenlandse Zaken & Koninkrijksrelaties".to_owned())),
            names: vec!["fte".to_owned(), "voltijdbaan".to_owned(), "P&C*".to_owned()],
            sentences: vec![
                Sentence {
                    text: "Er werken 147.841 fte's – “veel”, dus; 6,5% < 7 > 5 & zo.".to_owned(),
                    anchor: Some("fte-totaal-2023".to_owned()),
                },
                Sentence::plain("Dat is via www.rijksoverheid.nl te vinden bij ICT-dienst IJsselstein"),
                Sentence::plain("&lt; is geen teken, é\u{301}én wel\u{a0}hier."),
            ],
            labels: vec!["ministerie".to_owned(), "jaar".to_owned()],
            subjects: BTreeSet::from(["Financiën".to_owned(), "Defensie".to_owned()]),
        };
        let bare = Record {
            address: "begrippen/index.html".to_owned(),
            kinds: vec![RecordKind::Term],
            title: "Wat is dat?".to_owned(),
            page: String::new(),
            row: None,
            names: Vec::new(),
            labels: Vec::new(),
            subjects: BTreeSet::new(),
            ..record.clone()
        };
        let quoted = Record {
            title: "Het “woord”".to_owned(),
            names: vec!["'t \"Hof\"".to_owned()],
            address: "x/index.html".to_owned(),
            ..bare.clone()
        };
        vec![record, bare, quoted]
    }

    fn files(add: impl AsyncFn(&mut PagefindIndex, &Record)) -> Vec<(String, Vec<u8>)> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let files: Vec<SyntheticFile> = runtime.block_on(async {
            let options = PagefindServiceConfig::builder().keep_index_url(true).build();
            let mut index = PagefindIndex::new(Some(options)).expect("the options are right");
            for record in records() {
                add(&mut index, &record).await;
            }
            index.get_files().await.expect("there is something to find")
        });
        let mut files: Vec<_> = files.into_iter().map(|file| (file.filename.display().to_string(), file.contents)).collect();
        files.sort();
        files
    }

    #[test]
    fn the_marks_are_those_that_pagefind_makes_of_the_same_document() {
        let parts = BTreeSet::from(["rekening", "jaar"]);
        let of_html = files(async |index, record| {
            index.add_html_file(None, Some(record.address.clone()), html(record, &parts)).await.expect("it is HTML");
        });
        let of_text = files(async |index, record| {
            let Document { text, meta, filters } = document(record, &parts);
            let language = record.language.tag().to_owned();
            index.add_custom_record(record.address.clone(), text, language, Some(meta), Some(filters), None).await.expect("it is a record");
        });
        assert!(of_html.len() > 10 && of_html == of_text, "an index of other words");
    }
}
