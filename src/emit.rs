//! Emitting: an output becomes a folder, whole or not at all; what is over a language budget a file in the project; chapters with new pins take the
//! place of the old ones ([`rewrite`]); an edition goes into the archive ([`archive()`]); a new edition or publication comes where nothing is ([`place`]). The
//! only writer of files.
//!
//! The site is written to a new folder beside the wanted one, then the two change places ([`folder`]). Until then the last good site stands; a build that
//! is killed leaves it byte for byte, and the next one clears the debris. A folder that is not ours, which has no marker, is never touched. What the last
//! build was made from is written down beside it ([`built`]), so that the next one can tell that nothing changed.

mod archived;
mod built;
mod folder;
mod place;
mod rewrite;

pub(crate) use archived::{ToArchive, archive};
pub(crate) use built::{Built, stamp};
pub use folder::emit;
pub(crate) use place::{place, place_new, vacant};
pub(crate) use rewrite::{Rewrite, rewrite};

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;

use crate::archive;
use crate::content::plain_budget;
use crate::diagnostic::plain::Measure;

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
