//! Everything of an edition in one zip, and its checksums.
//!
//! The zip holds the files under their paths in the folder of the edition, so that every reference between them works, with a `datapackage.json` on top that
//! programs for Data Packages open, a text to read first, and `SHA256SUMS`.

use std::sync::Arc;

use super::about::{About, BUNDLES, Origin};
use super::catalogue::BundleFile;
use super::cite::citation;
use super::digest::sha256;
use super::files::Files;
use super::words::words;
use crate::diagnostic::Language;
use crate::zipped::{Packed, zip};

/// A path and its SHA-256.
pub(crate) type Sum = (String, String);

/// Writes checksums as `sha256sum` does and checks them: `sha256sum --check SHA256SUMS`. Paths are told from `folder`; those outside it are left out.
pub(crate) fn sums(folder: &str, sums: impl IntoIterator<Item = Sum>) -> String {
    let inside = |(path, sum): Sum| Some((path.strip_prefix(folder)?.to_owned(), sum));
    let mut lines: Vec<Sum> = sums.into_iter().filter_map(inside).collect();
    lines.sort();
    lines.into_iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect()
}

/// The sums of the files of a table, by their paths in the site.
pub(crate) fn sums_of(files: &Files) -> impl Iterator<Item = Sum> {
    let published = &files.published;
    published.files.iter().map(|file| (published.about.path(file.format.extension()), file.sha256.clone()))
}

/// What is told of everything in an edition.
pub(crate) fn about(origin: &Origin, parts: &[&About], licence: crate::licence::Licence) -> About {
    let words = words(origin.language);
    let first = parts.iter().map(|part| part.period.0.as_str()).min().unwrap_or_default().to_owned();
    let last = parts.iter().map(|part| part.period.1.as_str()).max().unwrap_or_default().to_owned();
    let mut themes: Vec<_> = parts.iter().flat_map(|part| part.themes.clone()).collect();
    themes.sort();
    themes.dedup();
    About {
        name: format!("{}-gegevens", origin.edition),
        series: BUNDLES.to_owned(),
        series_title: words.all_data.to_owned(),
        folder: format!("{}/data/", origin.edition),
        title: format!("{}: {}", words.all_data, origin.edition_title),
        description: words.all_data_text.to_owned(),
        method: String::new(),
        source: origin.publisher.name.clone(),
        scope: String::new(),
        printed_as: String::new(),
        notes: Vec::new(),
        keywords: Vec::new(),
        period: (first, last),
        licence,
        themes,
        is_code_list: false,
        schema: super::json_schema::dataset_path(&origin.edition),
        origin: origin.clone(),
    }
}

/// Makes the zip of an edition, told of in `about`: its tables, its register behind them, and `loose` files with their paths in the site; `package` is the data package of the zip.
pub(crate) fn zipped(about: &About, package: &str, tables: &[&Files], loose: &[(String, Arc<str>)]) -> (BundleFile, Vec<u8>) {
    let folder = format!("{}/", about.origin.edition);
    let readme = readme(about);
    let name = match about.origin.language {
        Language::Dutch => "LEESMIJ.txt",
        Language::English => "README.txt",
    };
    let own = [(name, readme.as_bytes()), ("datapackage.json", package.as_bytes())];
    let of_own = own.iter().map(|(path, bytes)| (format!("{folder}{path}"), sha256(bytes)));
    let of_loose = loose.iter().map(|(path, text)| (path.clone(), sha256(text.as_bytes())));
    let sums = sums(&folder, of_own.chain(tables.iter().flat_map(|files| sums_of(files))).chain(of_loose));
    let mut own: Vec<(&str, Packed)> = vec![(name, Packed::deflated(readme.as_bytes())), ("SHA256SUMS", Packed::deflated(sums.as_bytes()))];
    own.push(("datapackage.json", Packed::deflated(package.as_bytes())));
    let loose: Vec<(&str, Packed)> =
        loose.iter().map(|(path, text)| (path.strip_prefix(&folder).unwrap_or(path), Packed::deflated(text.as_bytes()))).collect();
    let of_tables = tables.iter().flat_map(|files| files.packed.iter()).map(|(path, packed)| (path.as_str(), packed));
    let bytes = zip(&about.origin.published_at, of(&own).chain(of_tables).chain(of(&loose)));
    (BundleFile { sha256: sha256(&bytes), bytes: bytes.len() }, bytes)
}

fn of<'a>(files: &'a [(&'a str, Packed)]) -> impl Iterator<Item = (&'a str, &'a Packed)> {
    files.iter().map(|(path, packed)| (*path, packed))
}

fn readme(about: &About) -> String {
    let origin = &about.origin;
    let (licence, url) = (about.licence.name(), about.licence.url(origin.language));
    let (title, page, cite, version) = (&about.title, about.page(), citation(about), &origin.version);
    let (publisher, published) = (&origin.publisher.name, origin.published_on());
    match origin.language {
        Language::Dutch => format!(
            "{title}\r\n\r\nUitgever: {publisher}\r\nGepubliceerd op: {published}, versie {version}\r\nLicentie: {licence} ({url})\r\nPagina: {page}\r\nZo noemt u de bron: {cite}\r\n\r\nWat staat waar\r\n- data/NAAM/NAAM.ods opent u met Excel of LibreOffice.\r\n- data/NAAM/NAAM.csv is voor andere programma's: komma tussen de velden, punt voor de decimalen, UTF-8.\r\n- data/NAAM/NAAM.csv-metadata.json beschrijft de kolommen (CSVW).\r\n- data/NAAM/NAAM.json heeft dezelfde cellen als JSON; het schema staat in schema/.\r\n- cijfers/figures.csv is het register: elk cijfer in de tekst, met zijn zin, formule en cellen.\r\n- datapackage.json beschrijft alles samen (Data Package 2).\r\n- SHA256SUMS: met `sha256sum --check SHA256SUMS` controleert u of alles heel is.\r\n\r\nEen lege cel heeft een reden in de kolom ernaast, die eindigt op _status (SDMX CL_OBS_STATUS).\r\nElk ods-bestand heeft een blad met uitleg over de dataset.\r\n"
        ),
        Language::English => format!(
            "{title}\r\n\r\nPublisher: {publisher}\r\nPublished on: {published}, version {version}\r\nLicence: {licence} ({url})\r\nPage: {page}\r\nHow to cite: {cite}\r\n\r\nWhat is where\r\n- data/NAME/NAME.ods opens in Excel or LibreOffice.\r\n- data/NAME/NAME.csv is for other programs: a comma between fields, a point before decimals, UTF-8.\r\n- data/NAME/NAME.csv-metadata.json describes the columns (CSVW).\r\n- data/NAME/NAME.json holds the same cells as JSON; its schema is in schema/.\r\n- cijfers/figures.csv is the register: every figure in the text, with its sentence, formula and cells.\r\n- datapackage.json describes everything together (Data Package 2).\r\n- SHA256SUMS: `sha256sum --check SHA256SUMS` tells whether all is whole.\r\n\r\nAn empty cell has its reason in the column beside it that ends in _status (SDMX CL_OBS_STATUS).\r\nEach ods file has a sheet that explains its dataset.\r\n"
        ),
    }
}
