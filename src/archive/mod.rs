//! Editions that are kept for good: each version once, as a bag that tells what it is and can be checked without this program.
//!
//! [`bag`] writes it, [`verify`] opens it and believes nothing, [`ledger`] is the list of all of them. All of this is pure: `load` reads bags, `emit` writes them.

pub(crate) mod about;
pub(crate) mod bag;
pub(crate) mod ledger;
mod manifest;
mod mdto;
mod mdto_rules;
mod names;
pub(crate) mod provenance;
mod readme;
mod ro_crate;
pub(crate) mod swhid;
mod unzip;
pub(crate) mod verify;
mod xml;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use manifest::Sums;
pub(crate) use names::of_bag;
pub(crate) use verify::{open, open_folder};

use crate::output::Output;
use crate::site::archived::is_of_version;
use crate::source::{Content, Sources, is_text_file};

/// Folder of the archive in a project.
pub(crate) const FOLDER: &str = "archive";
/// Folder of the site in a bag.
const SITE: &str = "data/site/";
/// Folder of the sources in a bag.
const SOURCES: &str = "data/sources/";

/// An archived version of an edition, which was found to be whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Sealed {
    /// Its year.
    pub(crate) edition: String,
    /// Its version, counted from 1.
    pub(crate) version: u32,
    /// Name of the bag: `2023-v1`.
    pub(crate) name: String,
    /// Title of the edition.
    pub(crate) title: String,
    /// Moment of publication: RFC 3339.
    pub(crate) published_at: String,
    /// The program that archived it, with its version.
    pub(crate) archived_with: String,
    /// SWHID of the folder with its sources.
    pub(crate) swhid: String,
    /// The files of the site by path below the folder of the edition: `personeel/index.html`.
    pub(crate) site: BTreeMap<String, Arc<[u8]>>,
    /// The sources by path from the root of the project: `content/2023/index.md`.
    pub(crate) sources: BTreeMap<String, Arc<[u8]>>,
    /// How many files the bag has.
    pub(crate) count: usize,
    /// The checksums of the zip; `None` for a bag that was unpacked.
    pub(crate) sums: Option<Sums>,
}

impl Sealed {
    /// Returns its sources as a build reads them.
    pub(crate) fn as_sources(&self) -> Sources {
        let mut sources = Sources::default();
        for (path, bytes) in &self.sources {
            match std::str::from_utf8(bytes) {
                Ok(text) if is_text_file(path) => sources.insert_text(path, text),
                _ => sources.insert(path, Content::Bytes(bytes.clone())),
            }
        }
        sources
    }
}

/// Returns the files of an edition in a site, by path below its folder. Older versions, which stand in folders such as `v1` of it, are left out.
pub(crate) fn of_edition(output: &Output, year: &str) -> BTreeMap<String, Arc<[u8]>> {
    let folder = format!("{year}/");
    let own = output.iter().filter(|(path, _)| !is_of_version(path));
    let files = own.filter_map(|(path, file)| Some((path.strip_prefix(&folder)?, file)));
    files.map(|(path, file)| (path.to_owned(), file.shared())).collect()
}

/// Returns the sources that are kept with an edition: all that a build reads but drafts, as it reads them. `drafts` are the paths of those.
pub(crate) fn kept(sources: &Sources, drafts: &[Arc<str>]) -> BTreeMap<String, Arc<[u8]>> {
    let is_archive = |path: &str| path.split('/').next() == Some(FOLDER);
    let kept = sources.iter().filter(|(path, _)| !drafts.contains(path) && !is_archive(path));
    // What could not be read as it should be stops a build, and so there is none of it.
    let bytes = kept.filter_map(|(path, content)| match content {
        Content::Text(text) => Some((path.to_string(), Arc::from(text.clone()))),
        Content::Bytes(bytes) => Some((path.to_string(), bytes.clone())),
        _ => None,
    });
    bytes.collect()
}
