//! The doors through which fuzzing reaches what reads text. Each takes any bytes and must never panic; none is part of the program's own face.

use std::sync::Arc;

use crate::archive;
use crate::config;
use crate::content::{claims, formula, markdown, plain_budget, statement_reader, terms, word_list};
use crate::data::{dataset_reader, schema_reader};
use crate::diagnostic::{Diagnostic, Language};
use crate::opendata::formats::Formats;
use crate::opendata::slice::{self, Slice};
use crate::pipeline::Pipeline;
use crate::render::theme;
use crate::site::{named, redirects};

/// Reads bytes as the text of a code span, of a named figure, and of the `data` of a block.
pub fn formula(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let _ = formula::parse(&text);
    let _ = formula::parse_named(&text);
    let _ = formula::parse_dataset(&text);
}

/// Reads bytes as a bag, and as the ledger of an archive.
pub fn bag(data: &[u8]) {
    let _ = archive::open("fuzz.zip", data);
    let text = String::from_utf8_lossy(data);
    let _ = archive::ledger::parse(&Arc::from("archive/editions.toml"), &text, &mut Vec::new());
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
            let _ = Slice::all(&table, &slice::layout(&table), Formats::default()).count();
        }
    }
}

/// Reads a text as what a schema for editors describes, by the name of the schema: a file, the head of a chapter or a block. Returns the codes of the mistakes that
/// the program finds in that text alone; tests hold the schemas against it.
///
/// # Panics
/// When no schema has that name.
pub fn settings(schema: &str, text: &str) -> Vec<&'static str> {
    const SITE: &str = "title = \"T\"\ndescription = \"D\"\nbase_url = \"https://verslag.voorbeeld.nl/\"\ntheme = \"basis\"\ncurrent_edition = \"2023\"\n\
        [publisher]\nname = \"P\"\nidentifier = \"https://ror.org/1\"\ncontact = \"a@b.nl\"\n";
    let file: Arc<str> = Arc::from("a.toml");
    let chapter = |head: &str, body: &str, name: &str| {
        let file: Arc<str> = Arc::from(format!("content/2023/{name}.md"));
        markdown::parse(&file, "2023", &format!("+++\n{head}\n+++\n\n{body}"), Language::Dutch).1
    };
    let mut found = Vec::new();
    let mistakes: Vec<Diagnostic> = match schema {
        "site" => config::site(&file, text).1,
        "edition" => {
            let config = config::site(&file, SITE).0.expect("the site is right");
            config::edition(&file, text, "2023", &config).1
        }
        "redirects" => redirects::parse(&file, text).1,
        "dataset" => schema_reader::parse(&file, text).1,
        "figures" => named::mistakes(&file, text),
        "terms" => terms::parse(&file, text).1,
        "claims" => claims::parse(&file, text).1,
        "accessibility" => statement_reader::parse(&file, text, "verslag.voorbeeld.nl").1,
        "difficult-words" => word_list::mistakes(&file, text),
        "language-budget" => plain_budget::parse(&file, text).1,
        "theme" => {
            theme::chain::read(&file, text, &mut found);
            found
        }
        "theme-words" => {
            theme::read_words(&file, text, &mut found);
            found
        }
        "front-matter" => chapter(text, "", "01-a"),
        "front-matter-of-edition" => chapter(text, "", "index"),
        block => {
            let kind = crate::content::block::kinds().find(|(_, name, _)| *name == block);
            let (fences, ..) = kind.unwrap_or_else(|| panic!("{block} is no schema"));
            chapter("title = \"T\"\nid = \"t\"", &format!("````{}\n{text}\n````\n", fences[0]), "01-a")
        }
    };
    mistakes.iter().filter(|mistake| mistake.is_error()).map(|mistake| mistake.kind.code()).collect()
}
