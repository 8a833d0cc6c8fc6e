//! Manifests: the checksum of every file, one a line, as `sha512sum -c` reads them (RFC 8493, 2.1.3).
//!
//! Written sorted by path, with two spaces between checksum and path. Read strictly: a line that is no such thing is a fault, since a program that passes over
//! it does not see that someone was at the list.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256, Sha512};

use crate::diagnostic::archive::Fault;

/// The checksums of a file, in small hexadecimal digits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Sums {
    /// 64 digits.
    pub(crate) sha256: String,
    /// 128 digits.
    pub(crate) sha512: String,
    /// Its length in bytes.
    pub(crate) bytes: u64,
}

impl Sums {
    /// Computes the checksums of a file.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Sums { sha256: hex(&Sha256::digest(bytes)), sha512: hex(&Sha512::digest(bytes)), bytes: bytes.len() as u64 }
    }

    fn get(&self, algorithm: Algorithm) -> &str {
        match algorithm {
            Algorithm::Sha256 => &self.sha256,
            Algorithm::Sha512 => &self.sha512,
        }
    }
}

/// Writes bytes as small hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Is it a checksum of so many digits, in small letters?
pub(super) fn is_sum(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// A fault with the path that it is about, `None` for the manifest itself.
pub(super) type Found = (Option<String>, Fault);

/// A way to compute checksums that every bag of ours has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Algorithm {
    Sha256,
    Sha512,
}

impl Algorithm {
    pub(super) const ALL: [Algorithm; 2] = [Algorithm::Sha256, Algorithm::Sha512];

    /// Its name in the names of manifests (RFC 8493, 2.4).
    pub(super) fn name(self) -> &'static str {
        match self {
            Algorithm::Sha256 => "sha256",
            Algorithm::Sha512 => "sha512",
        }
    }

    /// How many hexadecimal digits a checksum has.
    fn digits(self) -> usize {
        match self {
            Algorithm::Sha256 => 64,
            Algorithm::Sha512 => 128,
        }
    }

    /// Name of the list of the files below `data/`.
    pub(super) fn manifest(self) -> String {
        format!("manifest-{}.txt", self.name())
    }

    /// Name of the list of the files beside `data/`, but for these lists themselves.
    pub(super) fn tag_manifest(self) -> String {
        format!("tagmanifest-{}.txt", self.name())
    }
}

/// Writes the manifest of some files, which come in order of path.
pub(super) fn write<'a>(files: impl IntoIterator<Item = (&'a str, &'a Sums)>, algorithm: Algorithm) -> String {
    files.into_iter().fold(String::new(), |mut text, (path, sums)| {
        let _ = writeln!(text, "{}  {path}", sums.get(algorithm));
        text
    })
}

/// Compares a manifest with the files that it should list.
pub(super) fn check(text: &str, name: &str, algorithm: Algorithm, files: &BTreeMap<&str, Sums>) -> Vec<Found> {
    let (listed, mut faults) = read(text, algorithm);
    for (path, sum) in &listed {
        match files.get(path) {
            None => faults.push((Some((*path).to_owned()), Fault::Gone { list: name.to_owned() })),
            Some(sums) if sums.get(algorithm) != *sum => faults.push((Some((*path).to_owned()), Fault::Checksum { list: name.to_owned() })),
            Some(_) => {}
        }
    }
    let unlisted = files.keys().filter(|path| !listed.contains_key(*path));
    faults.extend(unlisted.map(|path| (Some((*path).to_owned()), Fault::Unlisted { list: name.to_owned() })));
    faults
}

/// Reads a manifest: the checksum of each path.
fn read(text: &str, algorithm: Algorithm) -> (BTreeMap<&str, &str>, Vec<Found>) {
    let (mut listed, mut faults) = (BTreeMap::new(), Vec::new());
    for (position, line) in text.split_inclusive('\n').enumerate() {
        let pair = line.strip_suffix('\n').and_then(|line| line.split_once("  "));
        let pair = pair.filter(|(sum, path)| is_sum(sum, algorithm.digits()) && super::names::is_safe(path));
        if pair.is_none_or(|(sum, path)| listed.insert(path, sum).is_some()) {
            let written = line.trim_end().escape_debug().to_string();
            faults.push((None, Fault::Line { line: position + 1, written }));
        }
    }
    (listed, faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_the_standard() {
        // FIPS 180-4, examples of NIST.
        let sums = Sums::of(b"abc");
        assert_eq!(sums.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert!(sums.sha512.starts_with("ddaf35a193617abacc417349ae204131") && sums.sha512.ends_with("2a9ac94fa54ca49f"));
        assert_eq!(sums.bytes, 3);
    }

    #[test]
    fn every_line_is_read_or_is_a_fault() {
        let sums = Sums::of(b"abc");
        let files = BTreeMap::from([("data/a", sums.clone()), ("data/b", sums.clone())]);
        let good = write(files.iter().map(|(path, sums)| (*path, sums)), Algorithm::Sha256);
        let faults =
            |text: &str| check(text, "m", Algorithm::Sha256, &files).into_iter().map(|(_, fault)| fault.code()).collect::<Vec<_>>();
        assert_eq!(faults(&good), [""; 0]);
        for rubbish in ["\n", "# x\n", "hello\n", " \n", "ba78  data/a\n"] {
            assert_eq!(faults(&format!("{good}{rubbish}")), ["V006"], "{rubbish:?}");
        }
        assert_eq!(faults(&format!("{good}{good}")), ["V006", "V006"]);
        assert_eq!(faults(good.trim_end()), ["V006", "V005"]);
        assert_eq!(faults(&good.replace('\n', "\r\n")), ["V006", "V006", "V005", "V005"]);
        assert_eq!(faults(&good.to_uppercase()).len(), 4);
        assert_eq!(faults(&good.replace("data/b", "data/c")), ["V004", "V005"]);
        assert_eq!(faults(&good.replace("ba78", "ba79")), ["V003", "V003"]);
    }
}
