//! Writes a bag: BagIt 1.0 (RFC 8493) as one zip with one folder, the same to the byte on every machine.
//!
//! What goes in is given: the site as it is served, and the sources it was made from. The rest is told of those. Nothing is asked of a clock or a machine.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::about::About;
use super::manifest::{self, Algorithm, Sums};
use super::{SITE, SOURCES, mdto, names, provenance, readme, ro_crate, swhid, unzip};
use crate::diagnostic::archive::Fault;
use crate::diagnostic::{Diagnostic, Kind};
use crate::source::Span;
use crate::zipped::{Packed, zip};

/// What `bagit.txt` says, exactly (RFC 8493, 2.1.1).
pub(super) const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// Files that are compressed already, by the end of their names.
const COMPRESSED: [&str; 10] = [".zip", ".ods", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".woff", ".woff2", ".pdf"];

/// Writes a bag. `site` has the files of the edition by path below its folder, `sources` those of the project by path from its root. Errors: V020, V021.
pub(crate) fn seal(
    about: &About,
    site: &BTreeMap<String, Arc<[u8]>>,
    sources: &BTreeMap<String, Arc<[u8]>>,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut payload: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
    payload.extend(site.iter().map(|(path, bytes)| (format!("{SITE}{path}"), bytes.clone())));
    payload.extend(sources.iter().map(|(path, bytes)| (format!("{SOURCES}{path}"), bytes.clone())));
    let mut sums: BTreeMap<String, Sums> = payload.iter().map(|(path, bytes)| (path.clone(), Sums::of(bytes))).collect();
    let mut told = mdto::write(about, &below(&sums, SITE));
    told.insert(provenance::PATH.to_owned(), provenance::write(about, &swhid::of_folder(sources), &below(&sums, SOURCES)));
    told.insert(readme::PATH.to_owned(), readme::write(about));
    insert(told, &mut payload, &mut sums);
    let all = sums.iter().map(|(path, sums)| (&path["data/".len()..], sums)).collect();
    let told = BTreeMap::from([(ro_crate::PATH.to_owned(), ro_crate::write(about, &all))]);
    insert(told, &mut payload, &mut sums);
    bounds(&payload)?;
    let mut tags = BTreeMap::from([("bagit.txt".to_owned(), DECLARATION.to_owned()), ("bag-info.txt".to_owned(), info(about, &sums))]);
    for algorithm in Algorithm::ALL {
        tags.insert(algorithm.manifest(), manifest::write(sums.iter().map(|(path, sums)| (path.as_str(), sums)), algorithm));
    }
    let of_tags: BTreeMap<&str, Sums> = tags.iter().map(|(path, text)| (path.as_str(), Sums::of(text.as_bytes()))).collect();
    let lists = Algorithm::ALL
        .map(|algorithm| (algorithm.tag_manifest(), manifest::write(of_tags.iter().map(|(path, sums)| (*path, sums)), algorithm)));
    tags.extend(lists);
    let tags = tags.into_iter().map(|(path, text)| (path, Arc::from(text.into_bytes())));
    let packed: BTreeMap<String, Packed> =
        payload.into_iter().chain(tags).map(|(path, bytes)| (path_in(about, &path), pack(&path, bytes))).collect();
    Ok(zip(&about.published_at, packed.iter().map(|(path, packed)| (path.as_str(), packed))))
}

fn path_in(about: &About, path: &str) -> String {
    format!("{}/{path}", about.name())
}

fn pack(path: &str, bytes: Arc<[u8]>) -> Packed {
    let is_compressed = COMPRESSED.iter().any(|end| path.to_ascii_lowercase().ends_with(end));
    if is_compressed { Packed::stored(bytes) } else { Packed::deflated(&bytes) }
}

/// The checksums of the files below a folder, by path in it.
fn below<'a>(sums: &'a BTreeMap<String, Sums>, folder: &str) -> BTreeMap<&'a str, Sums> {
    sums.iter().filter_map(|(path, sums)| Some((path.strip_prefix(folder)?, sums.clone()))).collect()
}

fn insert(texts: BTreeMap<String, String>, payload: &mut BTreeMap<String, Arc<[u8]>>, sums: &mut BTreeMap<String, Sums>) {
    for (path, text) in texts {
        sums.insert(path.clone(), Sums::of(text.as_bytes()));
        payload.insert(path, text.into_bytes().into());
    }
}

/// Holds names and sizes against what a bag can have.
fn bounds(payload: &BTreeMap<String, Arc<[u8]>>) -> Result<(), Vec<Diagnostic>> {
    // A name in the sources comes back in the site, and is told where it can be changed.
    for folder in [SOURCES, "data/"] {
        let faults = names_below(folder, payload);
        if !faults.is_empty() {
            return Err(faults);
        }
    }
    let bytes: u64 = payload.values().map(|bytes| bytes.len() as u64).sum();
    // The lists beside the payload take a bit too.
    let most = unzip::MOST_BYTES / 10 * 9;
    if bytes > most || payload.len() > unzip::MOST_FILES - 10 {
        let fault = Fault::TooLarge { megabytes: bytes / 1_000_000, limit: most / 1_000_000 };
        return Err(vec![Diagnostic::new(Kind::Archive(fault), Span::new(&Arc::from("site.toml"), 0..0))]);
    }
    Ok(())
}

/// What is wrong with the names of the files below a folder.
fn names_below(folder: &str, payload: &BTreeMap<String, Arc<[u8]>>) -> Vec<Diagnostic> {
    let tell = |path: &str, twin: Option<&str>| {
        let shown = |path: &str| path.strip_prefix(folder).unwrap_or(path).to_owned();
        let fault = Fault::Name { path: shown(path), twin: twin.map(shown) };
        Diagnostic::new(Kind::Archive(fault), Span::new(&Arc::from(shown(path)), 0..0))
    };
    let paths = || payload.keys().map(String::as_str).filter(|path| path.starts_with(folder));
    let bad = paths().filter(|path| !names::is_safe(path) || path.len() > MOST_OF_PATH);
    let mut faults: Vec<Diagnostic> = bad.map(|path| tell(path, None)).collect();
    faults.extend(names::twin(paths()).map(|(path, twin)| tell(&path, Some(&twin))));
    faults
}

/// A path stands behind the name of the bag, which has up to nine letters and a slash.
const MOST_OF_PATH: usize = 190;

/// What the bag says of itself (RFC 8493, 2.2.2).
fn info(about: &About, sums: &BTreeMap<String, Sums>) -> String {
    let address = about.address();
    let group = format!("{}{}/", about.base_url, about.year);
    let mut lines = vec![
        ("Source-Organization", about.publisher.clone()),
        ("External-Description", format!("{}: {}", about.title, about.description)),
        ("Bagging-Date", about.published_on.clone()),
        ("External-Identifier", address),
        ("Bag-Group-Identifier", group),
        ("Internal-Sender-Identifier", about.name()),
        ("Bag-Software-Agent", provenance::PROGRAM.to_owned()),
        ("Payload-Oxum", oxum(sums.values())),
    ];
    if !about.mail.is_empty() {
        lines.push(("Contact-Email", about.mail.clone()));
    }
    lines.iter().map(|(label, value)| format!("{label}: {value}\n")).collect()
}

/// How many bytes the payload has, and how many files (RFC 8493, 2.2.2).
pub(super) fn oxum<'a>(sums: impl Iterator<Item = &'a Sums>) -> String {
    let (bytes, files) = sums.fold((0, 0), |(bytes, files), sums| (bytes + sums.bytes, files + 1));
    format!("{bytes}.{files}")
}
