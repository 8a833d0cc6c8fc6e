//! `/data/index.json`: every edition and every series of datasets with the full address of each file: an API of files at addresses that never change.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::about::{FileFacts, Origin};
use super::catalogue::{self, Bundle};
use super::digest::pretty;
use super::json_schema;
use super::published::Published;
use crate::config::Config;
use crate::output::relative;

/// Path of the index in the site.
pub(crate) const PATH: &str = "data/index.json";

/// A file that is no format of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Loose {
    /// Its name in the index, such as `catalogue_turtle`.
    pub(crate) name: &'static str,
    /// Its path in the site.
    pub(crate) path: String,
    /// Its media type.
    pub(crate) media_type: &'static str,
    /// Size and SHA-256.
    pub(crate) facts: (usize, String),
}

/// What an edition publishes.
pub(crate) struct OfEdition {
    /// Which edition.
    pub(crate) origin: Origin,
    /// Its licence.
    pub(crate) licence: String,
    /// Everything in one file.
    pub(crate) bundle: Bundle,
    /// The figure register.
    pub(crate) register: Arc<Published>,
    /// Its package and checksums.
    pub(crate) loose: Vec<Loose>,
}

/// Path of the history of a series in the site.
pub(crate) fn history_path(series: &str) -> String {
    format!("data/{series}/history.json")
}

/// A dataset over the editions: its name, and its tables, oldest edition first.
pub(crate) type Series = (String, Vec<Arc<Published>>);

/// Writes the index; editions oldest first.
pub(crate) fn json(config: &Config, editions: &[OfEdition], series: &[Series], catalogues: &[Loose]) -> String {
    let base = config.base_url.as_str();
    let of_editions = editions.iter().map(|edition| {
        let origin = &edition.origin;
        let mut files = loose_files(base, &edition.loose);
        if let Some(zip) = &edition.bundle.file {
            let path = edition.bundle.about.path("zip");
            files.insert("zip".to_owned(), file(base, &path, "application/zip", zip.bytes, &zip.sha256));
        }
        for found in &edition.register.files {
            files.insert(format!("figures_{}", key(found)), of_table(base, &edition.register, found));
        }
        json!({
            "edition": origin.edition,
            "title": origin.edition_title,
            "version": origin.version,
            "published": origin.published_on(),
            "language": origin.language.tag(),
            "license": edition.licence,
            "url": format!("{base}{}/", origin.edition),
            "data": format!("{base}{}/data/", origin.edition),
            "figures": edition.register.about.page(),
            "files": files,
        })
    });
    let of_series = series.iter().filter_map(|(name, tables)| {
        let newest = tables.last()?;
        let about = &newest.about;
        let of_editions = tables.iter().map(|table| {
            let files: Map<String, Value> = table.files.iter().map(|found| (key(found).to_owned(), of_table(base, table, found))).collect();
            json!({
                "edition": table.about.origin.edition,
                "title": table.about.title,
                "url": table.about.page(),
                "rows": table.rows,
                "period": { "start": table.about.period.0, "end": table.about.period.1 },
                "files": files,
            })
        });
        Some(json!({
            "id": name,
            "title": about.title,
            "description": about.description,
            "keywords": about.keywords,
            "code_list": about.is_code_list,
            "current": about.origin.edition,
            "history": format!("{base}{}", history_path(name)),
            "editions": of_editions.collect::<Vec<_>>(),
        }))
    });
    let index = json!({
        "$schema": relative(PATH, json_schema::INDEX),
        "version": 1,
        "title": config.title,
        "description": config.description,
        "language": config.language.tag(),
        "url": format!("{base}data/"),
        "publisher": { "name": config.publisher.name, "identifier": config.publisher.identifier },
        "files": loose_files(base, catalogues),
        "editions": of_editions.collect::<Vec<_>>(),
        "series": of_series.collect::<Vec<_>>(),
    });
    pretty(&index)
}

fn key(file: &FileFacts) -> &'static str {
    match file.format {
        super::about::Format::Ods => "ods",
        super::about::Format::Csv => "csv",
        super::about::Format::Json => "json",
        super::about::Format::Csvw => "csvw",
    }
}

fn loose_files(base: &str, files: &[Loose]) -> Map<String, Value> {
    files.iter().map(|found| (found.name.to_owned(), file(base, &found.path, found.media_type, found.facts.0, &found.facts.1))).collect()
}

fn of_table(base: &str, table: &Published, found: &FileFacts) -> Value {
    file(base, &table.about.path(found.format.extension()), found.format.media_type(), found.bytes, &found.sha256)
}

fn file(base: &str, path: &str, media_type: &str, bytes: usize, sha256: &str) -> Value {
    json!({ "url": format!("{base}{path}"), "media_type": media_type, "bytes": bytes, "sha256": sha256 })
}

/// The files of the catalogue, as the index tells of them.
pub(crate) fn catalogues(turtle: &str, json_ld: &str) -> [Loose; 2] {
    let facts = |text: &str| (text.len(), super::digest::sha256(text.as_bytes()));
    [
        Loose { name: "catalogue_turtle", path: catalogue::TURTLE.to_owned(), media_type: "text/turtle", facts: facts(turtle) },
        Loose { name: "catalogue_json_ld", path: catalogue::JSON_LD.to_owned(), media_type: "application/ld+json", facts: facts(json_ld) },
    ]
}
