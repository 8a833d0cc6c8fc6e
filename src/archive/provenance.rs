//! `data/provenance.json`: what made the edition, and from what. Enough to build it again, and to see that the sources in the bag are those.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::about::About;
use super::manifest::{Sums, is_sum};
use super::swhid;
use crate::diagnostic::archive::{Fault, Misstatement};
use crate::opendata::digest::pretty;

/// Its path in a bag.
pub(super) const PATH: &str = "data/provenance.json";
/// Name and version of this program, as bags and the ledger tell of it.
pub(crate) const PROGRAM: &str = concat!("kerncijfer ", env!("CARGO_PKG_VERSION"));
/// Checksum of the file that pins every dependency of this program; `build.rs` computes it.
const LOCK: &str = env!("KERNCIJFER_LOCK_SHA256");

/// What a bag tells of how it was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Provenance {
    pub(super) title: String,
    pub(super) published_at: String,
    pub(super) archived_with: String,
    pub(super) swhid: String,
}

/// Writes it. `sources` are by path in the project, `sums` their checksums by the same.
pub(super) fn write(about: &About, swhid: &str, sums: &BTreeMap<&str, Sums>) -> String {
    let inputs: Vec<Value> = sums.iter().map(|(path, sums)| json!({ "path": path, "bytes": sums.bytes, "sha256": sums.sha256 })).collect();
    pretty(&json!({
        "version": 1,
        "edition": { "year": about.year, "version": about.version, "title": about.title, "published_at": about.published_at },
        "program": { "name": PROGRAM, "cargo_lock_sha256": LOCK },
        "sources": { "swhid": swhid, "files": inputs },
    }))
}

/// Reads it and holds it against the bag, of which this is the year, the version and the sources.
pub(super) fn check(
    text: Option<&str>,
    (year, version): (&str, u32),
    sources: &BTreeMap<String, std::sync::Arc<[u8]>>,
    sums: &BTreeMap<&str, &Sums>,
) -> (Provenance, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut tell = |what: &str, why: Misstatement| faults.push(Fault::Metadata { what: what.to_owned(), why });
    let json: Value = match text.map(serde_json::from_str) {
        None => {
            tell(PATH, Misstatement::Missing);
            Value::Null
        }
        Some(Err(_)) => {
            tell(PATH, Misstatement::Unreadable);
            Value::Null
        }
        Some(Ok(json)) => json,
    };
    let mut said = |pointer: &str| match json.pointer(pointer).and_then(Value::as_str) {
        Some(text) if !text.trim().is_empty() => text.to_owned(),
        _ => {
            if !json.is_null() {
                tell(pointer, Misstatement::Missing);
            }
            String::new()
        }
    };
    let [title, published_at, archived_with, told, told_year, lock] =
        ["/edition/title", "/edition/published_at", "/program/name", "/sources/swhid", "/edition/year", "/program/cargo_lock_sha256"]
            .map(&mut said);
    let provenance = Provenance { title, published_at, archived_with, swhid: told };
    if json.is_null() {
        return (provenance, faults);
    }
    let mut same = |what: &str, expected: &str, found: &str| {
        if expected != found {
            let (expected, found) = (expected.to_owned(), found.to_owned());
            faults.push(Fault::Metadata { what: what.to_owned(), why: Misstatement::Differs { expected, found } });
        }
    };
    same("/version", "1", &json["version"].to_string());
    same("/edition/year", year, &told_year);
    same("/edition/version", &version.to_string(), &json["edition"]["version"].to_string());
    same("/sources/swhid", &swhid::of_folder(sources), &provenance.swhid);
    if !is_sum(&lock, 64) {
        same("/program/cargo_lock_sha256", "SHA-256", &lock);
    }
    let expected = sums.iter().map(|(path, sums)| json!({ "path": path, "bytes": sums.bytes, "sha256": sums.sha256 })).collect();
    if json["sources"]["files"] != Value::Array(expected) {
        faults.push(Fault::Metadata { what: "/sources/files".to_owned(), why: Misstatement::Misplaced });
    }
    (provenance, faults)
}
