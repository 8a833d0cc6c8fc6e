//! The SWHID of a folder, by which Software Heritage and anyone with git names its content (ISO/IEC 18670, 5.3 and 5.4; the same as git's trees).
//!
//! A folder is a list of its members in the order of git, where the name of a folder counts with a slash; each has a mode, a name and a hash. Files are plain
//! (mode 100644).

use std::collections::BTreeMap;
use std::sync::Arc;

use sha1::{Digest, Sha1};

use super::manifest::hex;

/// Returns `swh:1:dir:` and the hash of a folder with these files, by path.
pub(crate) fn of_folder(files: &BTreeMap<String, Arc<[u8]>>) -> String {
    let hashes: Vec<(&str, [u8; 20])> = files.iter().map(|(path, bytes)| (path.as_str(), object("blob", bytes))).collect();
    format!("swh:1:dir:{}", hex(&tree(&hashes)))
}

/// The hash of a folder. The paths begin in it, and are in order of path.
fn tree(files: &[(&str, [u8; 20])]) -> [u8; 20] {
    // By the name that counts in the order, with mode, name and hash.
    let mut members: Vec<(String, &str, &str, [u8; 20])> = Vec::new();
    let mut rest = files;
    while let Some((path, hash)) = rest.first() {
        match path.split_once('/') {
            None => {
                members.push(((*path).to_owned(), "100644", path, *hash));
                rest = &rest[1..];
            }
            Some((folder, _)) => {
                let prefix = &path[..=folder.len()];
                // All of one folder stand together, since they share what is in front.
                let count = rest.iter().take_while(|(path, _)| path.starts_with(prefix)).count();
                let inside: Vec<_> = rest[..count].iter().map(|(path, hash)| (&path[prefix.len()..], *hash)).collect();
                members.push((prefix.to_owned(), "40000", folder, tree(&inside)));
                rest = &rest[count..];
            }
        }
    }
    members.sort();
    let mut bytes = Vec::new();
    for (_, mode, name, hash) in members {
        bytes.extend(format!("{mode} {name}\0").as_bytes());
        bytes.extend(hash);
    }
    object("tree", &bytes)
}

/// The hash of an object of git: its kind, its length, and what it holds.
fn object(kind: &str, bytes: &[u8]) -> [u8; 20] {
    let mut sha1 = Sha1::new();
    sha1.update(format!("{kind} {}\0", bytes.len()).as_bytes());
    sha1.update(bytes);
    sha1.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_folder_has_the_hash_that_git_knows() {
        assert_eq!(of_folder(&BTreeMap::new()), "swh:1:dir:4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    }

    #[test]
    fn a_folder_is_sorted_as_git_sorts_it() {
        let files = |paths: &[&str]| paths.iter().map(|path| ((*path).to_owned(), Arc::from(path.as_bytes()))).collect();
        // `git write-tree` of these files, each of which holds its own path. A folder `a` stands behind `a.txt` and `a-b`.
        let of = of_folder(&files(&["a-b", "a.txt", "a/x", "a/y/z", "ab"]));
        assert_eq!(of, "swh:1:dir:f4f23022b3d6f53a2736a5a34e81a8aa00917182");
    }
}
