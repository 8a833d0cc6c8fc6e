//! Reads what is archived: a bag as a zip or as a folder, and the ledger letter for letter. Sizes are bounded before anything is read.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::LoadError;
use crate::archive::{FOLDER, ledger};
use crate::diagnostic::archive::Refusal;

/// The most bytes of a bag, zipped or not; as many as come out of one.
pub(super) const MOST: u64 = 2_000_000_000;
/// The most files of a bag.
const MOST_FILES: usize = 60_000;
/// The most bytes of a ledger, which has some 500 for each version.
const MOST_OF_LEDGER: u64 = 10_000_000;

/// A bag as it was read.
pub(crate) enum Found {
    /// The bytes of a zip file.
    Zip(Vec<u8>),
    /// Name of the folder, and its files by path in it.
    Folder(String, BTreeMap<String, Arc<[u8]>>),
    /// Something that cannot be a bag, with the path where that is seen.
    Refused(String, Refusal),
}

/// Reads a bag.
pub(crate) fn bag(path: &Path) -> Result<Found, LoadError> {
    let unreadable = |cause: io::Error| LoadError::Unreadable { path: path.to_owned(), cause };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return folder(path);
    }
    if !metadata.is_file() {
        return Err(unreadable(io::Error::other("neither a file nor a folder")));
    }
    if metadata.len() > MOST {
        return Ok(Found::Refused(path.display().to_string(), Refusal::TooLarge));
    }
    fs::read(path).map(Found::Zip).map_err(unreadable)
}

/// Reads every file below a folder. A link in it leads to what is no part of it, and is refused.
fn folder(path: &Path) -> Result<Found, LoadError> {
    let root = path.canonicalize().map_err(|cause| LoadError::Unreadable { path: path.to_owned(), cause })?;
    let name = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (mut files, mut total) = (BTreeMap::new(), 0);
    for entry in walkdir::WalkDir::new(&root).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(path).to_owned();
            LoadError::Unreadable { path, cause: error.into() }
        })?;
        let inside = entry.path().strip_prefix(&root).unwrap_or(entry.path());
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let inside = parts.join("/");
        let refused = |why: Refusal| Ok(Found::Refused(format!("{name}/{inside}"), why));
        let unreadable = |cause: io::Error| LoadError::Unreadable { path: entry.path().to_owned(), cause };
        if entry.file_type().is_dir() {
            continue;
        }
        if !entry.file_type().is_file() {
            return refused(Refusal::Link);
        }
        if files.len() == MOST_FILES {
            return refused(Refusal::TooLarge);
        }
        total += entry.metadata().map_err(|error| unreadable(error.into()))?.len();
        if total > MOST {
            return refused(Refusal::TooLarge);
        }
        let bytes = fs::read(entry.path()).map_err(unreadable)?;
        files.insert(inside, bytes.into());
    }
    Ok(Found::Folder(name, files))
}

/// Reads the ledger in a folder, letter for letter; `None` when there is none. What is no text is read as well as it can be.
pub(crate) fn ledger(folder: &Path) -> Result<Option<String>, LoadError> {
    let path = folder.join(ledger::NAME);
    if fs::metadata(&path).is_ok_and(|metadata| metadata.len() > MOST_OF_LEDGER) {
        return Err(LoadError::Unreadable { path, cause: io::Error::other("larger than a ledger can be") });
    }
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(LoadError::Unreadable { path, cause }),
    }
}

/// Returns the folder of the archive of a project.
pub(crate) fn folder_of(project: &Path) -> PathBuf {
    if project == Path::new(".") { PathBuf::from(FOLDER) } else { project.join(FOLDER) }
}
