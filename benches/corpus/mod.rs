//! A publication of any size, made up from a seed: the same text and figures on every machine, for benchmarks and stress tests.
//!
//! Each chapter has about 700 words, headings, lists, links to earlier chapters, words that the edition explains, a plain table, ten
//! figures that are looked up, a change and a table from the data; every tenth has a chart. Half of the figures come from the chapter's own
//! dataset. The data are 75 datasets of fourteen ministries in five years, unless other numbers are asked for. `text` makes the pages,
//! `data` the figures; the same pages are written in three forms: as this program reads them, as Markdown with every figure written in it,
//! and as a site for Hugo.

#![allow(dead_code, reason = "each benchmark uses a part of it")]

mod data;
mod dice;
mod hugo;
mod plain;
mod project;
mod text;

use std::fs;
use std::io;
use std::path::Path;

use kerncijfer::source::Sources;

use self::data::Datasets;

const EDITION: &str = "2025";

/// How large a publication is to be.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    /// Chapters, besides the front page.
    pub(crate) chapters: usize,
    /// Datasets.
    pub(crate) datasets: usize,
    /// Rows of each dataset.
    pub(crate) rows: usize,
}

impl Size {
    /// The usual data for a number of chapters.
    pub(crate) fn of(chapters: usize) -> Self {
        Size { chapters, datasets: 75, rows: 70 }
    }
}

/// How the pages are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A project of this program, without its theme.
    Kerncijfer,
    /// Markdown with every figure and table already in it: what a Markdown renderer alone sees.
    Plain,
    /// A site for Hugo, which looks up the figures by shortcodes.
    Hugo,
}

impl Form {
    /// The form with a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "kerncijfer" => Some(Form::Kerncijfer),
            "plain" => Some(Form::Plain),
            "hugo" => Some(Form::Hugo),
            _ => None,
        }
    }
}

/// Path of a chapter in the project.
pub(crate) fn chapter_path(chapter: usize) -> String {
    format!("content/{EDITION}/{}.md", id(chapter))
}

/// Address of the page of a chapter in the site.
pub(crate) fn page_path(chapter: usize) -> String {
    format!("{EDITION}/{}/index.html", id(chapter))
}

/// Path of the CSV of a dataset in the project.
pub(crate) fn csv_path(dataset: usize) -> String {
    format!("data/{EDITION}/{}.csv", name(dataset))
}

/// The dataset that a chapter shows as a table.
pub(crate) fn dataset_of(chapter: usize, size: Size) -> usize {
    chapter % size.datasets
}

/// Id of a chapter.
fn id(chapter: usize) -> String {
    format!("h{chapter:05}")
}

/// Name of a dataset.
fn name(dataset: usize) -> String {
    format!("t{dataset:02}")
}

/// Makes every file but the theme, path and text, one after the other: a large publication need not be in memory whole.
pub(crate) fn files(form: Form, size: Size) -> impl Iterator<Item = (String, String)> {
    let datasets = Datasets::new(size);
    let frame = match form {
        Form::Kerncijfer => project::files(&datasets),
        Form::Plain => Vec::new(),
        Form::Hugo => hugo::files(&datasets),
    };
    let chapters = (0..size.chapters).map(move |chapter| {
        let page = text::page(chapter, size, &datasets);
        match form {
            Form::Kerncijfer => (chapter_path(chapter), project::page(&page, &datasets)),
            Form::Plain => (format!("{EDITION}/{}.md", id(chapter)), plain::page(&page, &datasets)),
            Form::Hugo => (chapter_path(chapter), hugo::page(&page, &datasets)),
        }
    });
    frame.into_iter().chain(chapters)
}

/// Makes the publication in memory, with the theme of this project.
pub(crate) fn sources(size: Size) -> Sources {
    let mut sources = Sources::default();
    let project = kerncijfer::load::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("this project can be read");
    for (path, content) in project.under("themes/") {
        sources.insert(path, content.clone());
    }
    for (path, text) in files(Form::Kerncijfer, size) {
        sources.insert_text(&path, &text);
    }
    sources
}

/// Writes the publication to a folder; as a project of this program with the theme of this one.
pub(crate) fn write(form: Form, size: Size, folder: &Path) -> io::Result<()> {
    for (path, text) in files(form, size) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("every file is in the folder"))?;
        fs::write(path, text)?;
    }
    match form {
        Form::Kerncijfer => copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes"), &folder.join("themes")),
        Form::Plain | Form::Hugo => Ok(()),
    }
}

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
