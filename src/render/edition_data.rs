//! Everything that an edition publishes as data: its package, its checksums, and the zip that holds it all.

use std::sync::Arc;

use super::register_files;
use crate::config::Edition;
use crate::opendata::about::{About, Origin, REGISTERS};
use crate::opendata::bundle;
use crate::opendata::catalogue::{Bundle, BundleFile};
use crate::opendata::digest::sha256;
use crate::opendata::files::Files;
use crate::opendata::formats::Formats;
use crate::opendata::index::Loose;
use crate::opendata::json_schema;
use crate::opendata::package::{self, Entry, Head};
use crate::opendata::published::Published;
use crate::opendata::words::words;
use crate::output::{File, Output};
use crate::site::archived::Archived;

/// What it is made from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct EditionDataInput {
    /// Where it comes from.
    pub(crate) origin: Origin,
    /// The edition.
    pub(crate) edition: Edition,
    /// What the publication is, in a sentence.
    pub(crate) description: String,
    /// Its datasets, in order of name.
    pub(crate) tables: Vec<Files>,
    /// Its figure register.
    pub(crate) register: Files,
    /// Is there to be a zip?
    pub(crate) formats: Formats,
}

/// What an edition publishes as data, besides its tables and its register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct EditionData {
    /// What is told of the zip.
    pub(crate) bundle: Bundle,
    zip: Option<Arc<[u8]>>,
    /// `datapackage.json` of all datasets; none for an edition without, since a package has a resource.
    package: Option<Arc<str>>,
    /// `datapackage.json` of the register.
    register_package: Arc<str>,
    /// `SHA256SUMS` of all files in the folder of the data.
    sums: Arc<str>,
    schemas: Vec<(String, Arc<str>)>,
}

impl EditionDataInput {
    /// Makes it.
    pub(crate) fn make(&self) -> EditionData {
        let year = &self.edition.year;
        let tables: Vec<&Published> = self.tables.iter().map(|files| files.published.as_ref()).collect();
        let register = self.register.published.as_ref();
        let package =
            (!tables.is_empty()).then(|| self.package(&format!("editie-{year}"), &format!("{year}/data/datapackage.json"), &tables));
        let register_package = self.package(&format!("cijfers-{year}"), &format!("{year}/cijfers/datapackage.json"), &[register]);
        let all: Vec<&Published> = tables.iter().copied().chain([register]).collect();
        // In the zip it stands on top, and describes everything.
        let package_of_zip = self.package(&format!("editie-{year}-alles"), &format!("{year}/datapackage.json"), &all);
        let id = |path: &str| format!("{}{path}", self.origin.base_url);
        let paths = (json_schema::dataset_path(year), json_schema::figures_path(year));
        let schemas: Vec<(String, Arc<str>)> = vec![
            (paths.0.clone(), json_schema::dataset(&id(&paths.0)).into()),
            (paths.1.clone(), json_schema::figures(&id(&paths.1), &register_files::columns(self.edition.language)).into()),
        ];
        let parts: Vec<&About> = all.iter().map(|published| &published.about).collect();
        let about = bundle::about(&self.origin, &parts, self.edition.licence);
        let zip_path = about.path("zip");
        let files: Vec<&Files> = self.tables.iter().chain([&self.register]).collect();
        let (file, zip) = self.formats.zip.then(|| bundle::zipped(&about, &package_of_zip, &files, &schemas)).unzip();
        let folder = format!("{year}/data/");
        let of_package = package.iter().map(|package| (format!("{folder}datapackage.json"), sha256(package.as_bytes())));
        let of_zip = file.iter().map(|file| (zip_path.clone(), file.sha256.clone()));
        let sums = bundle::sums(&folder, self.tables.iter().flat_map(bundle::sums_of).chain(of_package).chain(of_zip));
        EditionData {
            bundle: Bundle { about, file },
            zip: zip.map(Arc::from),
            package: package.map(Arc::from),
            register_package: register_package.into(),
            sums: sums.into(),
            schemas,
        }
    }

    fn package(&self, name: &str, path: &str, tables: &[&Published]) -> String {
        let words = words(self.edition.language);
        let entries: Vec<Entry<'_>> = tables.iter().map(|published| (&published.about, &published.resource)).collect();
        let (title, description) = match tables {
            [register] if register.about.series == REGISTERS => (register.about.title.clone(), register.about.description.clone()),
            _ => (format!("{}: {}", words.all_data, self.edition.title), self.description.clone()),
        };
        let mut keywords: Vec<String> = tables.iter().flat_map(|published| published.about.keywords.clone()).collect();
        keywords.sort();
        keywords.dedup();
        let head = Head { name, path, title: &title, description: &description, licence: self.edition.licence, keywords: &keywords };
        package::package(&head, &self.origin, &entries)
    }
}

impl EditionData {
    /// Sizes of the data package, if there is one, and of the checksums.
    pub(crate) fn sizes(&self) -> (Option<usize>, usize) {
        (self.package.as_ref().map(|package| package.len()), self.sums.len())
    }

    /// What the lists of everything tell of it.
    pub(crate) fn facts(&self, year: &str) -> EditionFacts {
        let package = self.package.as_ref().map(|package| package.as_bytes());
        EditionFacts { bundle: self.bundle.clone(), loose: loose(year, package, Some(self.sums.as_bytes())) }
    }

    /// Puts its files into the site.
    pub(crate) fn emit(&self, year: &str, output: &mut Output) {
        if let Some(zip) = &self.zip {
            output.insert(self.bundle.about.path("zip"), File::Bytes(zip.clone()));
        }
        if let Some(package) = &self.package {
            output.insert(format!("{year}/data/datapackage.json"), File::Text(package.clone()));
        }
        output.insert(format!("{year}/data/SHA256SUMS"), File::Text(self.sums.clone()));
        output.insert(register_files::path(year, "datapackage.json"), File::Text(self.register_package.clone()));
        for (path, schema) in &self.schemas {
            output.insert(path.clone(), File::Text(schema.clone()));
        }
    }
}

/// What the lists of everything tell of an edition besides its tables.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct EditionFacts {
    /// Its zip.
    pub(crate) bundle: Bundle,
    /// Its files that are no table.
    pub(crate) loose: Vec<Loose>,
}

impl EditionFacts {
    /// What was published of an edition in files that are kept as they are; `parts` are its tables, the register included.
    pub(crate) fn archived(origin: &Origin, parts: &[&About], licence: crate::licence::Licence, archived: &Archived) -> Self {
        let find = |path: &str| archived.file(path).and_then(File::held);
        let about = bundle::about(origin, parts, licence);
        let zip = find(&about.path("zip")).unwrap_or_default();
        let year = &origin.edition;
        let loose = loose(year, find(&package_path(year)), find(&sums_path(year)));
        EditionFacts { bundle: Bundle { file: Some(BundleFile { sha256: sha256(zip), bytes: zip.len() }), about }, loose }
    }
}

fn package_path(year: &str) -> String {
    format!("{year}/data/datapackage.json")
}

fn sums_path(year: &str) -> String {
    format!("{year}/data/SHA256SUMS")
}

/// The files of an edition that are no table, as far as they are there, for the index.
fn loose(year: &str, package: Option<&[u8]>, sums: Option<&[u8]>) -> Vec<Loose> {
    let facts = |bytes: &[u8]| (bytes.len(), sha256(bytes));
    let package =
        package.map(|bytes| Loose { name: "datapackage", path: package_path(year), media_type: "application/json", facts: facts(bytes) });
    let sums = sums.map(|bytes| Loose { name: "sha256sums", path: sums_path(year), media_type: "text/plain", facts: facts(bytes) });
    package.into_iter().chain(sums).collect()
}

/// Puts the files of a table into the site.
pub(crate) fn emit(files: &Files, output: &mut Output) {
    use crate::opendata::about::Format;
    let path = |format: Format| files.published.about.path(format.extension());
    output.insert(path(Format::Csv), File::Pieces(files.csv.clone()));
    output.insert(path(Format::Csvw), File::Text(files.csvw.clone()));
    output.insert(path(Format::Json), File::Pieces(files.json.clone()));
    if let Some(ods) = &files.ods {
        output.insert(path(Format::Ods), File::Bytes(ods.clone()));
    }
}
