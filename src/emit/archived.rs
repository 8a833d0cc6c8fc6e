//! Puts a bag in the archive and writes it down in the ledger: both or, after an error, neither. Nothing that is there is written over.
//!
//! The bag is written beside its place, reaches the disk, is read back and judged; then it gets its name in one call that fails when the name is taken, and the
//! ledger takes the place of the old one. A run that is killed between the two leaves a bag that the ledger does not have: the next run finds it, and finishes
//! when it would have written the same.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::process;

use super::rewrite::{BESIDE, Rewrite, clear_debris, rewrite};
use super::{EmitError, unwritable};
use crate::archive::ledger;

/// A bag, and the ledger that tells of it.
pub(crate) struct ToArchive<'a> {
    /// Name of the file in the archive.
    pub(crate) file: &'a str,
    /// What it holds.
    pub(crate) bytes: &'a [u8],
    /// The ledger as it was read; `None` when there was none.
    pub(crate) old_ledger: Option<&'a str>,
    /// The ledger as it is to be.
    pub(crate) ledger: &'a str,
}

/// Writes a bag and the ledger to the folder of the archive. `is_whole` judges the bytes as they were read back from the disk.
pub(crate) fn archive(folder: &Path, what: &ToArchive<'_>, is_whole: impl Fn(&[u8]) -> bool) -> Result<(), EmitError> {
    fs::create_dir_all(folder).map_err(unwritable(folder))?;
    let lock = File::open(folder).map_err(unwritable(folder))?;
    lock_folder(&lock).map_err(|_| EmitError::Busy(folder.to_owned()))?;
    clear_debris(folder);
    let place = folder.join(what.file);
    let is_new = match fs::read(&place) {
        Ok(bytes) if bytes == what.bytes => false,
        Ok(_) => return Err(EmitError::TakenInArchive(place)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => true,
        Err(cause) => return Err(EmitError::Unwritable { path: place, cause }),
    };
    if is_new {
        put(&place, what.bytes, &is_whole)?;
        let _ = lock.sync_all();
    }
    let written = write_down(&folder.join(ledger::NAME), what);
    if written.is_err() && is_new {
        // It was put there just now, and nobody was told of it.
        let _ = fs::remove_file(&place);
    }
    let _ = lock.sync_all();
    written
}

/// Writes a file under a name that is free, after it was read back and found to be whole.
fn put(place: &Path, bytes: &[u8], is_whole: &impl Fn(&[u8]) -> bool) -> Result<(), EmitError> {
    let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = place.with_file_name(format!("{BESIDE}{}-{name}", process::id()));
    let staged = stage(&beside, bytes).and_then(|()| match fs::read(&beside)? {
        read if read == bytes && is_whole(&read) => Ok(()),
        _ => Err(io::Error::other("what was read back is not what was written")),
    });
    let put = staged.and_then(|()| rename_to_free(&beside, place));
    if put.is_err() {
        let _ = fs::remove_file(&beside);
    }
    put.map_err(|cause| match cause.kind() {
        io::ErrorKind::AlreadyExists => EmitError::TakenInArchive(place.to_owned()),
        _ => EmitError::Unwritable { path: place.to_owned(), cause },
    })
}

fn stage(beside: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(beside)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Writes the new ledger in the place of the old one, which still is what was read.
fn write_down(path: &Path, what: &ToArchive<'_>) -> Result<(), EmitError> {
    match what.old_ledger {
        Some(old) => rewrite(&[Rewrite { path: path.to_owned(), old: old.as_bytes().to_vec(), new: what.ledger.to_owned() }]),
        None => put(path, what.ledger.as_bytes(), &|_: &[u8]| true).map_err(|error| match error {
            EmitError::TakenInArchive(path) => EmitError::Changed(path),
            error => error,
        }),
    }
}

/// Renames a file to a name that nothing has.
#[cfg(target_os = "linux")]
fn rename_to_free(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => link_to_free(from, to),
        done => Ok(done?),
    }
}

#[cfg(not(target_os = "linux"))]
fn rename_to_free(from: &Path, to: &Path) -> io::Result<()> {
    link_to_free(from, to)
}

/// The same where a rename always replaces: a second name fails when it is taken.
fn link_to_free(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to)?;
    fs::remove_file(from)
}

/// Keeps other runs out of the archive until the folder is closed; a run that is killed lets go of it.
#[cfg(unix)]
fn lock_folder(folder: &File) -> io::Result<()> {
    use rustix::fs::{FlockOperation, flock};
    match flock(folder, FlockOperation::NonBlockingLockExclusive) {
        Err(rustix::io::Errno::WOULDBLOCK) => Err(io::ErrorKind::WouldBlock.into()),
        // Where there are no locks, the names still keep two runs apart.
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
fn lock_folder(_: &File) -> io::Result<()> {
    Ok(())
}
