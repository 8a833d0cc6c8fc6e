//! Downloads: the files of each dataset, and the data package of an edition. What stands in them is the work of `data::export`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;

use super::context::DownloadItem;
use crate::config::{Config, Edition};
use crate::data::dataset::Dataset;
use crate::data::export::{self, Publication};
use crate::diagnostic::Language;
use crate::format;
use crate::licence::Licence;
use crate::output::relative;

/// Path of the JSON Schema of the JSON downloads, in the site: part of the edition, so that a kept edition is whole.
pub(crate) fn schema_path(edition: &str) -> String {
    format!("{edition}/schema/dataset-1.schema.json")
}

/// The files of a dataset.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Files {
    /// The CSV.
    pub(crate) csv: Arc<str>,
    /// The JSON.
    pub(crate) json: Arc<str>,
}

/// The files of every dataset, by edition and name.
pub(crate) type AllFiles = BTreeMap<(String, String), Files>;

/// What the files of a dataset are made from.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct FilesInput {
    /// The dataset.
    pub(crate) dataset: Arc<Dataset>,
    /// Full address of the site.
    pub(crate) base_url: String,
    /// Licence of the edition.
    pub(crate) licence: Licence,
    /// Language of the edition.
    pub(crate) language: Language,
}

impl FilesInput {
    /// Makes the files.
    pub(crate) fn files(&self) -> Files {
        let licence = licence(&self.dataset, self.licence);
        let publication = Publication {
            licence_url: &licence.url(self.language),
            page: format!("{}{}/data/{}/", self.base_url, self.dataset.edition, self.dataset.id),
            schema: relative(&path(&self.dataset.edition, &self.dataset.id, "json"), &schema_path(&self.dataset.edition)),
            language: self.language.tag(),
        };
        Files { csv: export::csv(&self.dataset).into(), json: export::json(&self.dataset, &publication).into() }
    }
}

/// The licence of a dataset: its own, or that of the edition.
pub(crate) fn licence(dataset: &Dataset, edition: Licence) -> Licence {
    dataset.schema.licence.unwrap_or(edition)
}

/// Path of a file of a dataset in the site.
pub(crate) fn path(edition: &str, dataset: &str, extension: &str) -> String {
    format!("{edition}/data/{dataset}/{dataset}.{extension}")
}

/// The links to the files of a dataset, from a page.
pub(crate) fn items(from: &str, dataset: &Dataset, files: &Files, language: Language) -> Vec<DownloadItem> {
    let item = |extension: &str, format: &str, media_type: &str, text: &str| DownloadItem {
        href: relative(from, &path(&dataset.edition, &dataset.id, extension)),
        title: dataset.schema.title.clone(),
        format: format.to_owned(),
        size: format::size(text.len(), language),
        media_type: media_type.to_owned(),
    };
    vec![item("csv", "CSV", "text/csv", &files.csv), item("json", "JSON", "application/json", &files.json)]
}

/// Writes `datapackage.json` of an edition: Data Package 2, every CSV as a resource.
pub(crate) fn data_package(config: &Config, edition: &Edition, datasets: &[Arc<Dataset>], files: &AllFiles) -> String {
    let mut sorted: Vec<&Arc<Dataset>> = datasets.iter().collect();
    sorted.sort_by(|a, b| a.id.cmp(&b.id));
    let resources: Vec<_> = sorted
        .into_iter()
        .filter_map(|dataset| {
            let csv = &files.get(&(dataset.edition.clone(), dataset.id.clone()))?.csv;
            let mut resource = export::resource(dataset, &format!("{0}/{0}.csv", dataset.id), csv);
            // One that is not that of the package stands with the resource itself.
            if let Some(own) = dataset.schema.licence.filter(|own| *own != edition.licence) {
                resource["licenses"] = licences(own, edition.language);
            }
            Some(resource)
        })
        .collect();
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": format!("editie-{}", edition.year),
        "id": format!("{}{}/data/", config.base_url, edition.year),
        "title": edition.title,
        "description": config.description,
        "homepage": format!("{}{}/data/", config.base_url, edition.year),
        "version": format!("{}.0.0", edition.version),
        "created": edition.published_at,
        "licenses": licences(edition.licence, edition.language),
        "contributors": [{ "title": config.publisher.name, "roles": ["publisher"] }],
        "resources": resources,
    });
    let mut text = serde_json::to_string_pretty(&package).expect("a map of texts is JSON");
    text.push('\n');
    text
}

/// A licence as a Data Package names it.
fn licences(licence: Licence, language: Language) -> serde_json::Value {
    json!([{ "name": licence.id(), "title": licence.name(), "path": licence.url(language) }])
}
