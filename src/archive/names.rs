//! Names of files in a bag: the same file on every machine, system and file system, for decades.
//!
//! RFC 8493, 5.1.4 and 5.2 tell why: programs disagree on percent signs, Macs write accents otherwise, Windows knows no capitals and reserves names.

use std::collections::BTreeMap;

/// The most letters of a path, from the folder of the bag; Windows takes 260 with the folders above it.
const LONGEST: usize = 200;

/// Names that Windows keeps for devices, whatever stands behind a dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Is it the path of a file that means the same everywhere: letters of ASCII, digits, `.`, `_`, `-`, with `/` between its parts?
pub(crate) fn is_safe(path: &str) -> bool {
    path.len() <= LONGEST && path.split('/').all(is_safe_part)
}

fn is_safe_part(part: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_device = DEVICES.contains(&stem.as_str())
        || stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem.ends_with(|c: char| c.is_ascii_digit());
    !part.is_empty() && part.bytes().all(plain) && !part.ends_with('.') && !is_device
}

/// Returns two paths that are one on some machines: they differ only in capitals, or one is a folder of the other.
pub(crate) fn twin<'a>(paths: impl Iterator<Item = &'a str>) -> Option<(String, String)> {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for path in paths {
        if let Some(other) = known.insert(path.to_ascii_lowercase(), path) {
            return Some((path.to_owned(), other.to_owned()));
        }
    }
    // Each folder, by its small letters, with how a path writes it.
    let mut folders: BTreeMap<String, &str> = BTreeMap::new();
    for (small, path) in &known {
        for (at, _) in path.match_indices('/') {
            let folder = &path[..at];
            if let Some(file) = known.get(&small[..at]) {
                return Some(((*path).to_owned(), (*file).to_owned()));
            }
            let other = folders.entry(small[..at].to_owned()).or_insert(folder);
            if *other != folder {
                return Some(((*path).to_owned(), (*other).to_owned()));
            }
        }
    }
    None
}

/// Reads the name of a bag, such as `2023-v1`: the year and the version, from 1 to 999.
pub(crate) fn of_bag(name: &str) -> Option<(String, u32)> {
    let (year, version) = name.split_once("-v")?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && !year.starts_with('0');
    let is_version = (1..=3).contains(&version.len()) && version.bytes().all(|byte| byte.is_ascii_digit()) && !version.starts_with('0');
    (is_year && is_version).then(|| Some((year.to_owned(), version.parse().ok()?)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_everywhere() {
        for good in ["2023-v1/data/site/index.html", "a", "SHA256SUMS", "a.b_c-d/e"] {
            assert!(is_safe(good), "{good}");
        }
        for bad in ["", "/a", "a/", "a//b", "../a", "a/./b", "a\\b", "C:a", "é", "a b", "a%20", "con", "a/CON.txt", "com1.csv", "a.", "a\0"]
        {
            assert!(!is_safe(bad), "{bad}");
        }
        assert!(!is_safe(&"a/".repeat(120)));
    }

    #[test]
    fn twins_are_found() {
        assert_eq!(twin(["a/b", "a/c", "A.txt"].into_iter()), None);
        assert!(twin(["a/b", "a/B"].into_iter()).is_some());
        assert!(twin(["a", "a/b"].into_iter()).is_some());
        assert!(twin(["a/b", "A/c"].into_iter()).is_some());
    }

    #[test]
    fn a_bag_is_named_after_year_and_version() {
        assert_eq!(of_bag("2023-v1"), Some(("2023".to_owned(), 1)));
        for bad in ["2023", "2023-v0", "2023-v01", "2023-v1000", "23-v1", "2023-v1.zip", "2023-v+1", "0023-v1"] {
            assert_eq!(of_bag(bad), None, "{bad}");
        }
    }
}
