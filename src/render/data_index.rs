//! The page about the data of all editions: which series there are, and how a program gets them. It exists in Dutch and in English, since programs are made everywhere.

use std::sync::Arc;

use super::context::{DataIndexContext, EndpointItem, NavItem, SeriesEdition, SeriesItem};
use super::data_subjects::DataIndex;
use super::download::Other;
use super::page::PageInput;
use crate::diagnostic::Diagnostic;
use crate::format;
use crate::opendata::about::{BUNDLES, REGISTERS};
use crate::opendata::catalogue;
use crate::opendata::dataset_feed;
use crate::opendata::index::{self, history_path};
use crate::opendata::json_schema;
use crate::opendata::published::Published;
use crate::output::relative;

impl PageInput {
    /// Makes the page. Errors: T002, T003.
    pub(super) fn data_index(&self, data: &DataIndex) -> Result<String, Diagnostic> {
        let config = &self.frame.config;
        let words = self.frame.theme.words(data.language);
        let file = |path: &str, title: &str, format: &str, media_type: &str, bytes: usize, opens: &str| {
            let other = Other { path, title: &words[title], format, media_type, bytes, opens: &words[opens], opens_short: "" };
            other.item(&self.path, data.language)
        };
        let files = vec![
            file(index::PATH, "index_file", "JSON", "application/json", data.sizes[0], "opens_json"),
            file(catalogue::TURTLE, "catalogue_file", "Turtle", "text/turtle", data.sizes[1], "opens_rdf"),
            file(catalogue::JSON_LD, "catalogue_file", "JSON-LD", "application/ld+json", data.sizes[2], "opens_rdf"),
        ];
        let base = &config.base_url;
        let endpoints = [
            (index::PATH.to_owned(), "endpoint_index"),
            ("data/DATASET/history.json".to_owned(), "endpoint_history"),
            ("JAAR/data/datapackage.json".to_owned(), "endpoint_package"),
            ("JAAR/data/JAAR-gegevens.zip".to_owned(), "endpoint_zip"),
            ("JAAR/data/SHA256SUMS".to_owned(), "endpoint_sums"),
            ("JAAR/data/DATASET/".to_owned(), "endpoint_page"),
            ("JAAR/data/DATASET/DATASET.csv".to_owned(), "endpoint_csv"),
            ("JAAR/data/DATASET/DATASET.csv-metadata.json".to_owned(), "endpoint_csvw"),
            ("JAAR/data/DATASET/DATASET.json".to_owned(), "endpoint_json"),
            ("JAAR/data/DATASET/DATASET.ods".to_owned(), "endpoint_ods"),
            ("JAAR/data/DATASET/#Totaal-2023.fte".to_owned(), "endpoint_cell"),
            ("JAAR/cijfers/figures.json".to_owned(), "endpoint_figures"),
            (catalogue::TURTLE.to_owned(), "endpoint_catalogue"),
            (dataset_feed::PATH.to_owned(), "endpoint_feed"),
        ];
        let endpoints = endpoints.into_iter().map(|(path, meaning)| EndpointItem {
            address: format!("{base}{}", path.replace("JAAR", &words["endpoint_year"]).replace("DATASET", &words["endpoint_dataset"])),
            meaning: words[meaning].clone(),
        });
        let schemas = [(json_schema::INDEX, "index_schema", data.sizes[3]), (json_schema::HISTORY, "history_schema", data.sizes[4])];
        let schemas = schemas.map(|(path, title, bytes)| file(path, title, "JSON", "application/schema+json", bytes, "opens_json"));
        let context = DataIndexContext {
            common: self.common(words["data_index"].clone(), words["data_index_lead"].clone(), "data-index", vec![self.home()]),
            files,
            feed: NavItem {
                title: words["data_feed"].clone(),
                href: relative(&self.path, dataset_feed::PATH),
                current: false,
                description: String::new(),
            },
            endpoints: endpoints.collect(),
            schemas: schemas.to_vec(),
            registers: self.editions_of(REGISTERS, &words["register"], "cijfers"),
            bundles: self.editions_of(BUNDLES, &words["all_data"], "data"),
            series: data.series.iter().filter_map(|(name, tables)| self.series(name, tables, data)).collect(),
        };
        self.frame.theme.render("data-index.html", context)
    }

    fn home(&self) -> NavItem {
        NavItem { href: self.site_address("index.html"), ..self.nav("", &self.frame.config.title, "") }
    }

    /// What every edition has one of: a page in `folder`.
    fn editions_of(&self, id: &str, title: &str, folder: &str) -> SeriesItem {
        let editions: Vec<SeriesEdition> = self
            .frame
            .editions
            .iter()
            .rev()
            .map(|edition| SeriesEdition {
                edition: edition.year.clone(),
                title: title.to_owned(),
                language: String::new(),
                href: relative(&self.path, &format!("{}/{folder}/index.html", edition.year)),
            })
            .collect();
        SeriesItem {
            id: id.to_owned(),
            title: title.to_owned(),
            language: String::new(),
            href: editions.first().map(|newest| newest.href.clone()).unwrap_or_default(),
            history: String::new(),
            history_size: String::new(),
            code_list: false,
            editions,
        }
    }

    fn series(&self, name: &str, tables: &[Arc<Published>], data: &DataIndex) -> Option<SeriesItem> {
        let language = data.language;
        let newest = tables.last()?;
        let page = |published: &Published| relative(&self.path, &format!("{}index.html", published.about.folder));
        Some(SeriesItem {
            id: name.to_owned(),
            title: newest.about.title.clone(),
            language: newest.about.origin.language.other_than(language),
            href: page(newest),
            history: relative(&self.path, &history_path(name)),
            history_size: data.histories.get(name).map(|bytes| format::size(*bytes, language)).unwrap_or_default(),
            code_list: newest.about.is_code_list,
            editions: tables
                .iter()
                .rev()
                .map(|table| SeriesEdition {
                    edition: table.about.origin.edition.clone(),
                    title: table.about.title.clone(),
                    language: table.about.origin.language.other_than(language),
                    href: page(table),
                })
                .collect(),
        })
    }
}
