//! The files of one table: every format from one value.

use std::sync::Arc;

use super::about::{About, FileFacts, Format};
use super::archive::{Entry, zip};
use super::csvw::{self, Described};
use super::ods;
use super::package;
use super::published::Published;
use super::table::Table;
use crate::memo;

/// The files of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Files {
    /// The CSV.
    pub(crate) csv: Arc<str>,
    /// The description of its columns (CSVW).
    pub(crate) csvw: Arc<str>,
    /// The JSON.
    pub(crate) json: Arc<str>,
    /// The spreadsheet; `None` when the table has more rows than a spreadsheet can hold.
    pub(crate) ods: Option<Arc<[u8]>>,
    /// All of them as a zip, under their paths in the edition: a part of the zip of everything.
    pub(crate) packed: Arc<[u8]>,
    /// What is told of them.
    pub(crate) published: Arc<Published>,
}

impl Files {
    /// Makes the files of a table; `json` is its JSON, which tells more than its cells, and `references` are the lists of codes it leads to.
    pub(crate) fn new(about: About, table: &Table<'_>, json: String, references: &[Described<'_>]) -> Self {
        let folder = format!("{}/", about.origin.edition);
        let path = |format: Format| about.path(format.extension()).strip_prefix(&folder).unwrap_or_default().to_owned();
        let published_at = &about.origin.published_at;
        let csv: Arc<str> = table.csv().into();
        let csvw: Arc<str> = csvw::metadata(&Described { about: &about, table }, references).into();
        // Nearly all the work is that of packing.
        let (texts, ods) = memo::both(
            || {
                let parts = [(Format::Csv, csv.as_bytes()), (Format::Csvw, csvw.as_bytes()), (Format::Json, json.as_bytes())];
                let parts = parts.map(|(format, bytes)| (path(format), bytes));
                zip(published_at, parts.iter().map(|(path, bytes)| Entry::File(path, bytes)), |_| false)
            },
            || ods::ods(&about, table).map(Arc::<[u8]>::from),
        );
        // A spreadsheet is a zip itself.
        let name = path(Format::Ods);
        let sheet = ods.as_ref().map(|ods| Entry::File(&name, ods));
        let packed = zip(published_at, std::iter::once(Entry::Packed(&texts)).chain(sheet), |path| path == name);
        let csv_facts = FileFacts::of(Format::Csv, csv.as_bytes());
        let resource = package::resource(&about, table, &csv_facts);
        let mut files: Vec<FileFacts> = ods.iter().map(|ods| FileFacts::of(Format::Ods, ods)).collect();
        files.push(csv_facts);
        files.push(FileFacts::of(Format::Json, json.as_bytes()));
        files.push(FileFacts::of(Format::Csvw, csvw.as_bytes()));
        let published = Published {
            columns: table.columns.clone(),
            key: table.key,
            rows: table.rows.len(),
            files,
            resource,
            loses_digits: ods::loses_digits(table),
            about,
        };
        Files { csv, csvw, json: json.into(), ods, packed: packed.into(), published: Arc::new(published) }
    }
}
