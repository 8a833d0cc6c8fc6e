//! Downloads: the files of each dataset and of each edition, and the links to them. What stands in them is the work of `opendata`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::DownloadItem;
use super::theme::Words;
use crate::config::{Config, Edition};
use crate::data::dataset::Dataset;
use crate::data::notes;
use crate::data_theme::DataTheme;
use crate::diagnostic::Language;
use crate::format;
use crate::licence::Licence;
use crate::opendata::about::{About, FileFacts, Format, Origin};
use crate::opendata::csvw::Described;
use crate::opendata::dataset;
use crate::opendata::files::{Files, Json};
use crate::opendata::formats::Formats;
use crate::opendata::json_schema;
use crate::opendata::published::Published;
use crate::opendata::slice::{self, Slice};
use crate::opendata::table::Table;
use crate::output::{File, relative};
use crate::site::archived::Archived;

/// The files of every dataset, by edition and name.
pub(crate) type AllFiles = BTreeMap<(String, String), Files>;

/// What is published of every dataset, by edition and name: all that a page needs to know of files.
pub(crate) type AllPublished = BTreeMap<(String, String), Arc<Published>>;

/// What the files of a dataset are made from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct FilesInput {
    /// The dataset.
    pub(crate) dataset: Arc<Dataset>,
    /// The lists of codes that it takes labels from.
    pub(crate) lists: Vec<Arc<Dataset>>,
    /// The publication and the edition that it is part of.
    pub(crate) origin: Origin,
    /// Licence of the edition.
    pub(crate) licence: Licence,
    /// What the publication is about, in the words of the EU.
    pub(crate) themes: Vec<DataTheme>,
    /// Which files are made.
    pub(crate) formats: Formats,
}

impl FilesInput {
    /// Makes the files.
    pub(crate) fn files(&self) -> Files {
        let table = self.table();
        let about = self.about(&self.dataset);
        let lists: Vec<_> =
            self.lists.iter().map(|list| (self.about(list), dataset::table(list, self.origin.language, &|_| None))).collect();
        let references: Vec<Described<'_>> = lists.iter().map(|(about, table)| Described { about, shape: &table.shape }).collect();
        let head = dataset::json_head(&self.dataset, &about, &table.shape);
        let layout = slice::layout(&table);
        let slices = Slice::all(&table, &layout, self.formats).map(|slices| slices.into_iter().map(Cow::Owned).collect());
        Files::new(about, &table.shape, &layout, slices, Json { head, list: None }, &references, self.formats)
    }

    /// Tells what was published of the dataset in files that are kept as they are.
    pub(crate) fn archived(&self, archived: &Archived) -> Published {
        let find = |path: &str| archived.file(path).and_then(File::held);
        Published::archived(self.about(&self.dataset), &self.table().shape, &find)
    }

    fn table(&self) -> Table<'_> {
        let code_column = |name: &str| {
            let list = self.lists.iter().find(|list| list.id == name)?;
            Some(list.schema.dimensions.first()?.name.clone())
        };
        dataset::table(&self.dataset, self.origin.language, &code_column)
    }

    fn about(&self, dataset: &Dataset) -> About {
        let schema = &dataset.schema;
        About {
            name: dataset.id.clone(),
            series: dataset.id.clone(),
            series_title: schema.title.clone(),
            folder: format!("{}/data/{}/", dataset.edition, dataset.id),
            title: schema.title.clone(),
            description: schema.description.clone(),
            method: schema.method.clone(),
            source: schema.source.clone(),
            scope: schema.scope.clone(),
            printed_as: schema.printed_as.clone(),
            notes: notes::all(dataset, self.origin.language),
            keywords: schema.keywords.clone(),
            period: dataset::period(dataset),
            licence: licence(dataset, self.licence),
            themes: if schema.data_themes.is_empty() { self.themes.clone() } else { schema.data_themes.clone() },
            is_code_list: schema.code_list.is_some(),
            schema: json_schema::dataset_path(&dataset.edition),
            origin: self.origin.clone(),
        }
    }
}

/// The origin of everything in an edition.
pub(crate) fn origin(config: &Config, edition: &Edition) -> Origin {
    let config = config.in_language(edition.language);
    Origin::new(&config.base_url, &config.title, &config.publisher, edition)
}

/// The licence of a dataset: its own, or that of the edition.
pub(crate) fn licence(dataset: &Dataset, edition: Licence) -> Licence {
    dataset.schema.licence.unwrap_or(edition)
}

/// The links to the files in which the cells of a table stand, from a page.
pub(crate) fn items(from: &str, published: &Published, words: &Words, language: Language) -> Vec<DownloadItem> {
    published.data_files().map(|file| item(from, published, file, words, language)).collect()
}

/// The same, and the link to the description of the columns for machines.
pub(crate) fn all_items(from: &str, published: &Published, words: &Words, language: Language) -> Vec<DownloadItem> {
    published.files.iter().map(|file| item(from, published, file, words, language)).collect()
}

fn item(from: &str, published: &Published, file: &FileFacts, words: &Words, language: Language) -> DownloadItem {
    let (opens, short) = match file.format {
        Format::Ods if published.loses_digits => ("opens_ods_rounded", "for_ods_rounded"),
        Format::Ods => ("opens_ods", "for_ods"),
        Format::Csv => ("opens_csv", "for_csv"),
        Format::Json => ("opens_json", "for_json"),
        Format::Csvw => ("opens_csvw", "for_json"),
    };
    DownloadItem {
        href: relative(from, &published.about.path(file.format.extension())),
        title: published.about.title.clone(),
        format: file.format.name().to_owned(),
        size: format::size(file.bytes, language),
        opens: words[opens].clone(),
        opens_short: words[short].clone(),
        media_type: file.format.media_type().to_owned(),
    }
}

/// A file that is no table.
pub(crate) struct Other<'a> {
    /// Its path in the site.
    pub(crate) path: &'a str,
    /// What it holds.
    pub(crate) title: &'a str,
    /// Its format, for readers.
    pub(crate) format: &'a str,
    /// Its media type.
    pub(crate) media_type: &'a str,
    /// Its size.
    pub(crate) bytes: usize,
    /// What opens it, in a sentence.
    pub(crate) opens: &'a str,
    /// The same in a few words.
    pub(crate) opens_short: &'a str,
}

impl Other<'_> {
    /// The link to it, from a page.
    pub(crate) fn item(&self, from: &str, language: Language) -> DownloadItem {
        DownloadItem {
            href: relative(from, self.path),
            title: self.title.to_owned(),
            format: self.format.to_owned(),
            size: format::size(self.bytes, language),
            opens: self.opens.to_owned(),
            opens_short: self.opens_short.to_owned(),
            media_type: self.media_type.to_owned(),
        }
    }
}
