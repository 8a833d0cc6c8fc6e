//! The doors through which fuzzing reaches what reads text. Each takes any bytes and must never panic; none is part of the program's own face.

use std::sync::Arc;

use crate::content::{formula, markdown};
use crate::data::{dataset_reader, schema_reader};
use crate::diagnostic::Language;
use crate::pipeline::Pipeline;

/// Reads bytes as the text of a code span, of a named figure, and of the `data` of a block.
pub fn formula(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let _ = formula::parse(&text);
    let _ = formula::parse_named(&text);
    let _ = formula::parse_dataset(&text);
}

/// Reads bytes as a whole chapter: front matter and Markdown.
pub fn front_matter(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let file: Arc<str> = Arc::from("content/2023/01-fuzz.md");
    let _ = markdown::parse(&file, "2023", &text, Language::Dutch);
}

/// Reads bytes as a text that is judged for its language.
pub fn plain(data: &[u8]) {
    thread_local! {
        // The word list is the same for every input.
        static PIPELINE: std::cell::RefCell<Pipeline> = std::cell::RefCell::default();
    }
    let text = String::from_utf8_lossy(data);
    PIPELINE.with_borrow_mut(|pipeline| _ = pipeline.text("fuzz.md", &text, None));
}

/// Reads bytes as a schema, a line `---` and a CSV; without that line as a CSV under a schema with two dimensions and a measure.
pub fn dataset(data: &[u8]) {
    const SCHEMA: &str = "title = \"t\"\ndescription = \"d\"\nsource = \"s\"\n[csv]\nmarkers = { \".\" = \"not-available\" }\n\
        [[dimensions]]\nname = \"a\"\nlabel = \"A\"\ntotal = \"Totaal\"\n[[dimensions]]\nname = \"jaar\"\nlabel = \"Jaar\"\ntype = \"year\"\n\
        [[measures]]\nname = \"m\"\nlabel = \"M\"\nunit = \"fte\"\n[[constraints]]\nkind = \"total\"\ndimension = \"a\"\ntolerance = \"1\"\n";
    let text = String::from_utf8_lossy(data);
    let (schema_text, csv) = text.split_once("\n---\n").unwrap_or((SCHEMA, &text));
    let (schema, mistakes) = schema_reader::parse(&Arc::from("data/2023/fuzz.toml"), schema_text);
    // As in a build: under a schema with mistakes no CSV is read.
    if let Some(schema) = schema.filter(|_| mistakes.is_empty()) {
        let (dataset, _) = dataset_reader::parse("fuzz", "2023", &Arc::from("data/2023/fuzz.csv"), csv, &schema);
        if let Some(dataset) = dataset {
            let _ = crate::data::check(&dataset);
            let table = crate::opendata::dataset::table(&dataset, Language::Dutch, &|_| None);
            let _ = table.csv();
        }
    }
}
