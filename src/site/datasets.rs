//! Parsing of the data folder: every schema and CSV alone, and lists of codes before the datasets that take labels from them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::front_matter::is_id;
use crate::data::code_list::{CodeList, CodeLists};
use crate::data::dataset::Dataset;
use crate::data::schema::Schema;
use crate::data::{self, dataset_reader, schema_reader};
use crate::diagnostic::{Diagnostic, Kind};
use crate::memo::Memo;
use crate::shortcode::select::Datasets;
use crate::source::{Content, Sources, Span};

/// Edition and name.
type Key = (String, String);
/// The texts of a schema and a CSV.
type Texts = (Key, (Arc<str>, Arc<str>));
/// A schema that was read, with the text of its CSV.
type Read = (Key, (Arc<Schema>, Arc<str>));
type WithDiagnostics<T> = (T, Vec<Diagnostic>);
/// A schema, the text of a CSV and the lists that the schema names, to the dataset.
type DatasetMemo = Memo<Key, (Arc<Schema>, Arc<str>, CodeLists), WithDiagnostics<Option<Arc<Dataset>>>>;

/// What parsing remembers of data.
#[derive(Default)]
pub(super) struct DatasetMemos {
    schemas: Memo<Key, Arc<str>, WithDiagnostics<Option<Arc<Schema>>>>,
    code_lists: DatasetMemo,
    datasets: DatasetMemo,
}

/// Is it the name of the folder of an edition: four digits?
pub(crate) fn is_year(name: &str) -> bool {
    name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// Names that no dataset can have: beside `figures.toml`, which holds the named figures, no schema can stand; a `datapackage.json` of a dataset would be taken for
/// that of an edition; what begins like the ids of the pages would clash with them; and the others are names of devices on Windows, where a zip with them
/// cannot be unpacked.
fn is_reserved(name: &str) -> bool {
    let device = |prefix: &str| name.strip_prefix(prefix).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    matches!(name, "figures" | "datapackage" | "con" | "prn" | "aux" | "nul")
        || device("com")
        || device("lpt")
        || name.starts_with("pagina-")
}

/// Parses every dataset. Errors: those of schemas and of CSV files; S007, S015, S017, D001, D002, D039, D041.
pub(super) fn datasets(sources: &Sources, memos: &mut DatasetMemos, diagnostics: &mut Vec<Diagnostic>) -> Datasets {
    let mut datasets = Datasets::default();
    let found = files(sources, &mut datasets, diagnostics);
    let schemas = found.iter().map(|(key, (schema, _))| (key.clone(), schema.clone())).collect();
    let schemas = memos.schemas.refresh(schemas, |(year, name), text| {
        let (schema, diagnostics) = schema_reader::parse(&sources.path(&format!("data/{year}/{name}.toml")), text);
        // A schema with mistakes would make the CSV look wrong too.
        (schema.filter(|_| diagnostics.is_empty()).map(Arc::new), diagnostics)
    });
    let mut lists: Vec<Read> = Vec::new();
    let mut others: Vec<Read> = Vec::new();
    for ((key, (schema, more)), (_, (_, csv))) in schemas.into_iter().zip(found) {
        diagnostics.extend(more);
        if let Some(schema) = schema {
            if schema.code_list.is_some() { &mut lists } else { &mut others }.push((key, (schema, csv)));
        }
    }
    let inputs = lists.into_iter().map(|(key, (schema, csv))| (key, (schema, csv, CodeLists::new()))).collect();
    let parse = |(year, name): &Key, (schema, csv, lists): &(Arc<Schema>, Arc<str>, CodeLists)| {
        let (schema, mut diagnostics) = schema.with_code_lists(lists);
        let Some(schema) = schema else { return (None, diagnostics) };
        let file = sources.path(&format!("data/{year}/{name}.csv"));
        let (dataset, more) = dataset_reader::parse(name, year, &file, csv, &schema);
        let sound = more.is_empty();
        diagnostics.extend(more);
        let dataset = dataset.filter(|_| sound);
        // A total that does not hold makes no cell unreadable: what uses the cells is still computed, so that a pin is held against them too.
        diagnostics.extend(dataset.iter().flat_map(data::check));
        (dataset.map(Arc::new), diagnostics)
    };
    let parsed = memos.code_lists.refresh(inputs, parse);
    let mut of_editions = unread_lists(sources, &datasets);
    for ((year, name), (dataset, more)) in parsed {
        diagnostics.extend(more);
        let list = dataset.as_deref().and_then(CodeList::of).map(|(list, more)| {
            let sound = more.is_empty();
            diagnostics.extend(more);
            sound.then(|| Arc::new(list))
        });
        of_editions.entry(year.clone()).or_default().insert(name.clone(), list.flatten());
        datasets.0.insert((year, name), dataset);
    }
    let nothing = CodeLists::new();
    let inputs = others.into_iter().map(|(key, (schema, csv))| {
        let known = of_editions.get(&key.0).unwrap_or(&nothing);
        // A dataset depends on the lists it names only; when one is missing, on the names of all.
        let named: BTreeSet<&str> =
            schema.dimensions.iter().filter_map(|dimension| Some(dimension.code_list.as_ref()?.value.as_str())).collect();
        let missing = named.iter().any(|name| !known.contains_key(*name));
        let lists = known.iter().filter(|(name, _)| missing || named.contains(name.as_str()));
        let lists = lists.map(|(name, list)| (name.clone(), list.clone())).collect();
        (key, (schema, csv, lists))
    });
    for (key, (dataset, more)) in memos.datasets.refresh(inputs.collect(), parse) {
        diagnostics.extend(more);
        datasets.0.insert(key, dataset);
    }
    datasets
}

/// The datasets that could not be read although they say to be a list of codes, by edition: who takes labels from them is silent.
fn unread_lists(sources: &Sources, datasets: &Datasets) -> BTreeMap<String, CodeLists> {
    let mut unread: BTreeMap<String, CodeLists> = BTreeMap::new();
    for (year, name) in datasets.0.keys() {
        let schema = sources.text(&format!("data/{year}/{name}.toml"));
        if schema.is_some_and(|text| text.lines().any(|line| line.trim_start().starts_with("[code_list]"))) {
            unread.entry(year.clone()).or_default().insert(name.clone(), None);
        }
    }
    unread
}

/// The texts of the schema and the CSV of each dataset that has both.
fn files(sources: &Sources, datasets: &mut Datasets, diagnostics: &mut Vec<Diagnostic>) -> Vec<Texts> {
    let mut found = Vec::new();
    for (path, content) in sources.under("data/") {
        let parts: Vec<&str> = path.split('/').collect();
        let [_, year, name] = parts.as_slice() else {
            // A file straight in `data` was told where the editions were read.
            if parts.len() < 3 {
                continue;
            }
            diagnostics.push(Diagnostic::new(Kind::UnusedFile { path: path.to_string() }, Span::new(path, 0..0)));
            continue;
        };
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        if !is_year(year) || *name == "figures.toml" {
            continue;
        }
        let key = ((*year).to_owned(), stem.to_owned());
        let other = |extension: &str| format!("data/{year}/{stem}.{extension}");
        let start = || Span::new(path, 0..0);
        match extension {
            "csv" if is_reserved(stem) => diagnostics.push(Diagnostic::new(Kind::ReservedId { id: stem.to_owned() }, start())),
            "csv" if !is_id(stem) => {
                diagnostics.push(Diagnostic::new(Kind::BadId { value: stem.to_owned() }, start()));
                datasets.0.insert(key, None);
            }
            "csv" => {
                datasets.0.insert(key.clone(), None);
                match (content, sources.get(&other("toml"))) {
                    (_, None) => diagnostics.push(Diagnostic::new(Kind::NoSchema { expected: other("toml") }, start())),
                    (Content::Text(csv), Some(Content::Text(schema))) => found.push((key, (schema.clone(), csv.clone()))),
                    _ => {}
                }
            }
            "toml" if sources.get(&other("csv")).is_none() => {
                datasets.0.insert(key, None);
                diagnostics.push(Diagnostic::new(Kind::NoCsv { expected: other("csv") }, start()));
            }
            "toml" => {}
            _ => diagnostics.push(Diagnostic::new(Kind::UnusedFile { path: path.to_string() }, start())),
        }
    }
    found
}
