//! The index that a browser searches, made by Pagefind from the records of an edition.
//!
//! Pagefind names its files by what they hold and sorts what it writes, so the same records give the same bytes with any number of threads. It runs within a small
//! runtime of its own; nothing is read or written.

use std::collections::BTreeSet;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;

use super::Record;
use super::compounds::Compounds;
use super::document::{Document, document};
use crate::diagnostic::Language;

/// The most files with texts for each language: each holds those of some records, so that an edition with thousands of records is not one with thousands of files.
const MOST_FRAGMENTS: u32 = 100;

/// What only people who add the search box of Pagefind need, or its worker: here the page itself searches, so that a single page needs WebAssembly.
const LEFT_OUT: [&str; 9] = [
    "pagefind-worker.js",
    "pagefind-highlight.js",
    "pagefind-ui.js",
    "pagefind-ui.css",
    "pagefind-modular-ui.js",
    "pagefind-modular-ui.css",
    "pagefind-component-ui.js",
    "pagefind-component-ui.css",
    "wasm.unknown.pagefind",
];

/// All that the index of an edition depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct IndexInput {
    /// The records, page by page.
    pub(crate) records: Vec<Arc<Vec<Record>>>,
}

/// The files of an index by their paths from its folder, in order.
pub(crate) type Index = Arc<Vec<(String, Arc<[u8]>)>>;

impl IndexInput {
    /// Makes the index, as long as it is wanted: that is asked before each document. It has no files when there is nothing to find.
    ///
    /// # Panics
    /// When Pagefind refuses a document that was written here.
    pub(crate) fn index(&self, is_wanted: &dyn Fn() -> bool) -> Option<Index> {
        let documents: Vec<(&Record, Document)> = Language::ALL.into_iter().flat_map(|language| self.documents(language)).collect();
        if documents.is_empty() {
            return Some(Index::default());
        }
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime without a clock and sockets needs nothing");
        // Behind a pointer, so that Pagefind with all its files is compiled once, and not for each way in which a runtime may run it.
        let work: Pin<Box<dyn Future<Output = Option<Vec<SyntheticFile>>>>> = Box::pin(async {
            let options = PagefindServiceConfig::builder().keep_index_url(true).max_fragments(MOST_FRAGMENTS).build();
            let mut index = PagefindIndex::new(Some(options)).expect("the options are right");
            for (record, Document { text, meta, filters }) in documents {
                if !is_wanted() {
                    return None;
                }
                let (address, language) = (record.address.clone(), record.language.tag().to_owned());
                index.add_custom_record(address, text, language, Some(meta), Some(filters), None).await.expect("it was written here");
            }
            is_wanted().then_some(())?;
            Some(index.get_files().await.expect("there is something to find"))
        });
        let files = runtime.block_on(work)?;
        let mut files: Vec<(String, Arc<[u8]>)> = files.into_iter().map(|file| (path(&file.filename), Arc::from(file.contents))).collect();
        files.retain(|(path, _)| !LEFT_OUT.contains(&path.as_str()));
        files.sort();
        Some(Arc::new(files))
    }

    /// The documents of a language, each with its record.
    fn documents(&self, language: Language) -> impl Iterator<Item = (&Record, Document)> {
        let records: Vec<&Record> =
            self.records.iter().flat_map(|records| records.iter()).filter(|record| record.language == language).collect();
        let texts: Vec<String> = records.iter().map(|record| words_of(record)).collect();
        let words: Vec<BTreeSet<&str>> = texts.iter().map(|text| words(text)).collect();
        let mut compounds = Compounds::new(words.iter().flatten().copied().collect());
        let documents: Vec<Document> =
            records.iter().zip(&words).map(|(record, words)| document(record, &compounds.parts(words))).collect();
        records.into_iter().zip(documents)
    }
}

/// Everything that a record is found by, in small letters.
fn words_of(record: &Record) -> String {
    let mut text = record.title.to_lowercase();
    let texts = record.sentences.iter().map(|sentence| &sentence.text).chain(&record.names).chain(&record.labels);
    for words in texts {
        text.push(' ');
        text.push_str(&words.to_lowercase());
    }
    text
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect()
}

/// A path with `/` between its parts on every machine.
fn path(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
