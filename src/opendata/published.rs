//! What was published of one table: what is told of it, its columns, and its files with their sizes and checksums.

use serde_json::Value;

use super::about::{About, FileFacts, Format};
use super::package;
use super::table::{self, Column, Shape};

/// A published table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Published {
    /// What is told of it.
    pub(crate) about: About,
    /// Its columns.
    pub(crate) columns: Vec<Column>,
    /// How many of them are its key.
    pub(crate) key: usize,
    /// Its number of rows.
    pub(crate) rows: usize,
    /// Its files, most wanted first.
    pub(crate) files: Vec<FileFacts>,
    /// Its resource in a data package, without a path.
    pub(crate) resource: Value,
    /// Has it numbers that a spreadsheet cannot hold exactly?
    pub(crate) loses_digits: bool,
}

/// Finds the bytes of a file that was published, by its path in the site.
pub(crate) type Find<'a> = &'a dyn Fn(&str) -> Option<&'a [u8]>;

impl Published {
    /// What was published of a table in files that are kept as they are: sizes and checksums are those of the bytes.
    pub(crate) fn archived(about: About, shape: &Shape, find: Find<'_>) -> Self {
        let facts = |format: Format| Some(FileFacts::of(format, find(&about.path(format.extension()))?));
        let files: Vec<FileFacts> = Format::DATA.into_iter().chain([Format::Csvw]).filter_map(facts).collect();
        let csv = files.iter().find(|file| file.format == Format::Csv).cloned().unwrap_or_else(|| FileFacts::of(Format::Csv, b""));
        let resource = package::resource(&about, shape, &csv);
        Published { columns: shape.columns.clone(), key: shape.key, rows: shape.rows, files, resource, loses_digits: false, about }
    }

    /// Has it more cells than its page shows?
    pub(crate) fn is_large(&self) -> bool {
        table::is_large(&self.columns, self.key, self.rows)
    }

    /// The files in which the cells stand.
    pub(crate) fn data_files(&self) -> impl Iterator<Item = &FileFacts> {
        self.files.iter().filter(|file| Format::DATA.contains(&file.format))
    }

    /// Full address of the file in a format.
    pub(crate) fn url(&self, format: Format) -> String {
        format!("{}{}", self.about.origin.base_url, self.about.path(format.extension()))
    }
}
