//! Emitting: an output becomes a folder, whole or not at all; what is over a language budget a file in the project; chapters with new pins take the
//! place of the old ones ([`rewrite`]); an edition goes into the archive ([`archive()`]); a new edition or publication comes where nothing is ([`place`]). The
//! only writer of files.
//!
//! The site is written to a new folder beside the wanted one, then the two change places. Until then the last good site stands; a build that
//! is killed leaves it byte for byte, and the next one clears the debris. A folder that is not ours, which has no marker, is never touched.

mod archived;
mod place;
mod rewrite;

pub(crate) use archived::{ToArchive, archive};
pub(crate) use place::{place, place_new, vacant};
pub(crate) use rewrite::{Rewrite, rewrite};

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

use crate::archive;
use crate::content::plain_budget;
use crate::diagnostic::plain::Measure;
use crate::output::Output;

/// The marker in every folder that this program wrote, without which it replaces nothing.
pub const MARKER: &str = ".kerncijfer";

/// What the marker says.
pub(crate) const MARKER_TEXT: &str = "Made by kerncijfer; replaced as a whole by the next build.\n";

/// Why a site could not be written.
#[derive(Debug, thiserror::Error)]
pub enum EmitError {
    /// The folder holds something that this program did not put there.
    #[error("{0} is not empty and was not made by kerncijfer (it has no file {MARKER}); choose another folder, or empty it yourself")]
    NotOurs(PathBuf),
    /// The folder is, or holds, the project itself, or lies in its sources.
    #[error("{0} holds the project itself; choose another folder")]
    Project(PathBuf),
    /// There is a file where the folder should be.
    #[error("{0} is a file, not a folder; choose another folder")]
    NotAFolder(PathBuf),
    /// One of the two folders holds the other.
    #[error("{0} and the folder of the site hold one another; choose another folder with --editors")]
    Together(PathBuf),
    /// There is something where something new should come.
    #[error("{0} is there already; nothing was written")]
    Taken(PathBuf),
    /// A folder for a new publication holds something.
    #[error("{0} is not empty; choose a folder that is new or empty")]
    NotEmpty(PathBuf),
    /// A file holds something else than what was read.
    #[error("{0} changed in the meantime; nothing was written to it")]
    Changed(PathBuf),
    /// A name in the archive that something else has.
    #[error(
        "{0} is there already and is another file; nothing was written over it: remove it if a run that was stopped left it, and try again"
    )]
    TakenInArchive(PathBuf),
    /// Another run is at work in the archive.
    #[error("another run is at work in {0}; try again when it is done")]
    Busy(PathBuf),
    /// A file or folder could not be written.
    #[error("cannot write {path}: {cause}")]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
}

fn unwritable(path: &Path) -> impl FnOnce(io::Error) -> EmitError {
    move |cause| EmitError::Unwritable { path: path.to_owned(), cause }
}

/// Checks, before any work is done, that a folder may be replaced. `project` is the folder of the project.
pub fn check(folder: &Path, project: &Path) -> Result<(), EmitError> {
    let absolute = absolute(folder)?;
    let project = project.canonicalize().map_err(unwritable(project))?;
    let inputs = ["content", "data", "themes", archive::FOLDER].map(|name| project.join(name));
    if project.starts_with(&absolute) || inputs.iter().any(|input| absolute.starts_with(input)) {
        return Err(EmitError::Project(folder.to_owned()));
    }
    let Ok(metadata) = fs::symlink_metadata(&absolute) else { return Ok(()) };
    if !metadata.is_dir() {
        return Err(EmitError::NotAFolder(folder.to_owned()));
    }
    let is_empty = fs::read_dir(&absolute).map_err(unwritable(folder))?.next().is_none();
    if is_empty || absolute.join(MARKER).is_file() { Ok(()) } else { Err(EmitError::NotOurs(folder.to_owned())) }
}

/// Checks the folder for the page of the editors too, which neither is nor holds that of the site, nor lies in it: one would take the place of the other, or
/// the page would be published.
pub fn check_beside(folder: &Path, site: &Path, project: &Path) -> Result<(), EmitError> {
    let (own, site) = (absolute(folder)?, absolute(site)?);
    if own.starts_with(&site) || site.starts_with(&own) {
        return Err(EmitError::Together(folder.to_owned()));
    }
    check(folder, project)
}

/// Writes a site to a folder, in place of what stood there. After an error the folder is as it was.
pub fn emit(output: &Output, folder: &Path, project: &Path) -> Result<(), EmitError> {
    check(folder, project)?;
    let folder = absolute(folder)?;
    let parent = folder.parent().unwrap_or(Path::new("/"));
    fs::create_dir_all(parent).map_err(unwritable(parent))?;
    clear_debris(&folder, parent);
    let beside = |what: &str| parent.join(format!(".{}.{what}-{}", name(&folder), process::id()));
    let (new, old) = (beside("new"), beside("old"));
    let written = write_all(output, &new);
    if let Err(error) = written {
        remove(&new);
        return Err(error);
    }
    if folder.exists() {
        if let Err(cause) = exchange(&new, &folder, &old) {
            remove(&new);
            return Err(EmitError::Unwritable { path: folder, cause });
        }
    } else {
        fs::rename(&new, &folder).map_err(unwritable(&folder))?;
    }
    // The new site stands; what is left of the old one is only debris.
    remove(&new);
    remove(&old);
    Ok(())
}

/// Writes down what of the language of an edition is over its budget; with nothing over it, the file goes.
pub(crate) fn budget(project: &Path, edition: &str, chapters: &BTreeMap<String, BTreeMap<Measure, i64>>) -> Result<(), EmitError> {
    let path = project.join("content").join(edition).join(plain_budget::NAME);
    if chapters.is_empty() {
        return match fs::remove_file(&path) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(EmitError::Unwritable { path, cause }),
            _ => Ok(()),
        };
    }
    // Hidden, so that a build that runs now does not see it.
    let beside = path.with_file_name(format!(".{}.new-{}", plain_budget::NAME, process::id()));
    fs::write(&beside, plain_budget::text(chapters)).map_err(unwritable(&beside))?;
    fs::rename(&beside, &path).map_err(|cause| {
        let _ = fs::remove_file(&beside);
        EmitError::Unwritable { path, cause }
    })
}

/// Lets the new folder and the wanted one change places: in one call where the system can, otherwise by way of a third name.
fn exchange(new: &Path, folder: &Path, old: &Path) -> io::Result<()> {
    if exchange_at_once(new, folder).is_ok() {
        return Ok(());
    }
    fs::rename(folder, old)?;
    fs::rename(new, folder).inspect_err(|_| {
        let _ = fs::rename(old, folder);
    })
}

#[cfg(target_os = "linux")]
fn exchange_at_once(new: &Path, folder: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, folder, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange_at_once(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn write_all(output: &Output, new: &Path) -> Result<(), EmitError> {
    fs::create_dir(new).map_err(unwritable(new))?;
    let marker = new.join(MARKER);
    fs::write(&marker, MARKER_TEXT).map_err(unwritable(&marker))?;
    let mut made: Option<PathBuf> = None;
    for (path, file) in output.iter() {
        let path = new.join(path);
        let parent = path.parent().unwrap_or(new);
        if made.as_deref() != Some(parent) {
            fs::create_dir_all(parent).map_err(unwritable(parent))?;
            made = Some(parent.to_owned());
        }
        let mut handle = File::create_new(&path).map_err(unwritable(&path))?;
        handle.write_all(file.bytes()).map_err(unwritable(&path))?;
    }
    Ok(())
}

/// Removes what a killed build left: unfinished sites of processes that are no more. If only an old site is left, it is put back.
fn clear_debris(folder: &Path, parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    let (new, old) = (format!(".{}.new-", name(folder)), format!(".{}.old-", name(folder)));
    for entry in entries.flatten() {
        let entry_name = entry.file_name().to_string_lossy().into_owned();
        let process = entry_name.strip_prefix(&new).or_else(|| entry_name.strip_prefix(&old));
        let Some(process) = process.filter(|process| !is_running(process)) else { continue };
        if !is_ours(&entry.path()) {
            continue;
        }
        if entry_name.ends_with(process) && entry_name.starts_with(&old) && !folder.exists() {
            let _ = fs::rename(entry.path(), folder);
        } else {
            remove(&entry.path());
        }
    }
}

/// Removes a folder of ours, its marker last, so that what is left after a kill can still be told for ours. What cannot be removed stays, for a later
/// build to try again.
fn remove(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| entry.file_name() != MARKER) {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let _ = if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) };
    }
    let _ = fs::remove_dir_all(folder);
}

/// Is it a folder that this program made: with the marker, or killed before it had even that?
fn is_ours(folder: &Path) -> bool {
    let is_empty = || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    folder.is_dir() && !folder.is_symlink() && (folder.join(MARKER).is_file() || is_empty())
}

/// Is a process with this number alive? Where the system does not tell, it counts as gone, unless it is this one. What is no number is no process
/// of ours, and counts as alive, so that its folder is left alone.
fn is_running(process: &str) -> bool {
    let is_number = !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
    !is_number || process == process::id().to_string() || Path::new("/proc").join(process).exists()
}

fn name(folder: &Path) -> String {
    folder.file_name().map_or_else(|| "site".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// The folder as an absolute path without `.` and `..`, symbolic links of its parents followed. It need not exist.
fn absolute(folder: &Path) -> Result<PathBuf, EmitError> {
    let absolute = std::path::absolute(folder).map_err(unwritable(folder))?;
    let mut clean = PathBuf::new();
    for part in absolute.components() {
        match part {
            std::path::Component::ParentDir => {
                clean.pop();
            }
            std::path::Component::CurDir => {}
            part => clean.push(part),
        }
    }
    let existing = clean.ancestors().skip(1).find(|ancestor| ancestor.exists()).unwrap_or(Path::new("/")).to_owned();
    let rest = clean.strip_prefix(&existing).unwrap_or(Path::new("")).to_owned();
    let existing = existing.canonicalize().map_err(unwritable(folder))?;
    Ok(if rest.as_os_str().is_empty() { existing } else { existing.join(rest) })
}
