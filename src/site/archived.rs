//! Versions of editions that were archived: files that are published as they are, and never made again.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::output::File;

/// An archived version of an edition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Archived {
    /// Year of the edition.
    pub(crate) year: String,
    /// Its version, counted from 1.
    pub(crate) version: u32,
    /// Moment of publication: RFC 3339.
    pub(crate) published_at: String,
    /// Name of its bag: `2023-v1.zip`.
    pub(crate) file: String,
    /// SHA-256 of the bag, in hexadecimal digits.
    pub(crate) sha256: String,
    /// The bag.
    pub(crate) bag: Arc<[u8]>,
    /// Its files, by path below the folder of the edition: `personeel/index.html`. Pages are text, so that references to them can be checked.
    pub(crate) files: BTreeMap<String, File>,
}

impl Archived {
    /// Path of its permanent address in the site: `2023/v1/`.
    pub(crate) fn folder(&self) -> String {
        version_folder(&self.year, self.version)
    }

    /// Returns the bytes of a file, by its path in the site: `2023/data/fte/fte.csv`.
    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.get(path.strip_prefix(self.year.as_str())?.strip_prefix('/')?)
    }
}

/// Path of the permanent address of a version in the site: `2023/v1/`.
pub(crate) fn version_folder(year: &str, version: u32) -> String {
    format!("{year}/v{version}/")
}

/// Is it a file of an archived version, at its permanent address: `2023/v1/index.html`?
pub(crate) fn is_of_version(path: &str) -> bool {
    let mut parts = path.split('/');
    let is = |part: Option<&str>, prefix: &str| {
        part.and_then(|part| part.strip_prefix(prefix))
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    is(parts.next(), "") && is(parts.next(), "v") && parts.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_has_a_folder_of_its_own() {
        assert_eq!(version_folder("2023", 2), "2023/v2/");
        assert!(is_of_version("2023/v1/index.html") && is_of_version("2023/v12/data/v1.csv"));
        for other in ["2023/v1", "2023/vacatures/index.html", "data/v1/index.html", "2023/v/index.html", "index.html"] {
            assert!(!is_of_version(other), "{other}");
        }
    }
}
