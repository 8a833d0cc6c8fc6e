//! An output becomes a folder, in place of the one that stood there.
//!
//! A file that is as it was is not written again: the new folder takes it over by a hard link, so that its time and its place on the disk stay. When no file
//! is another, nothing is written at all. Files are compared by their bytes, since a time or a size would not tell what someone else changed.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process;

use super::{EmitError, MARKER, MARKER_TEXT, absolute, check, name, unwritable};
use crate::memo;
use crate::output::{self, Output};

/// Writes a site to a folder, in place of what stood there. After an error the folder is as it was.
pub fn emit(output: &Output, folder: &Path, project: &Path) -> Result<(), EmitError> {
    check(folder, project)?;
    let folder = absolute(folder)?;
    let parent = folder.parent().unwrap_or(Path::new("/"));
    fs::create_dir_all(parent).map_err(unwritable(parent))?;
    clear_debris(&folder, parent);
    let files = files(output, &folder);
    if is_whole(&files, &folder) {
        return Ok(());
    }
    let beside = |what: &str| parent.join(format!(".{}.{what}-{}", name(&folder), process::id()));
    let (new, old) = (beside("new"), beside("old"));
    if let Err(error) = write_all(files, &new, &folder) {
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

/// A file that is to stand in the folder.
struct Wanted<'a> {
    path: &'a str,
    file: &'a output::File,
    /// Does it stand there already?
    stands: bool,
}

/// The files of an output, each with whether it stands in the folder.
fn files<'a>(output: &'a Output, folder: &Path) -> Vec<Wanted<'a>> {
    let is_ours = folder.join(MARKER).is_file();
    let stands = |path: &str, file: &output::File| {
        let path = folder.join(path);
        let is_alike = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file() && found.len() == file.size() as u64);
        is_alike && holds(&path, file).unwrap_or(false)
    };
    memo::map(output.iter().collect(), |(path, file)| Wanted { path, file, stands: is_ours && stands(path, file) })
}

/// Does a file on the disk begin with these bytes? It is read as it is compared, never as a whole.
fn holds(path: &Path, file: &output::File) -> io::Result<bool> {
    let mut handle = File::open(path)?;
    let mut found = vec![0; READ_AT_ONCE.min(file.size())];
    for bytes in file.stretches().flat_map(|stretch| stretch.chunks(READ_AT_ONCE)) {
        let found = &mut found[..bytes.len()];
        handle.read_exact(found)?;
        if found != bytes {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Bytes of a file that are read at once, to be compared.
const READ_AT_ONCE: usize = 1 << 18;

/// Are all files there, and nothing else?
fn is_whole(files: &[Wanted<'_>], folder: &Path) -> bool {
    // The marker is the one more.
    files.iter().all(|file| file.stands) && files_in(folder).is_ok_and(|found| found.len() == files.len() + 1)
}

/// Everything in a folder and those in it that is no folder; links are not followed.
pub(super) fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let into = if entry.file_type()?.is_dir() { &mut folders } else { &mut files };
            into.push(entry.path());
        }
    }
    Ok(files)
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

/// Writes a new folder; what stands in the old one already is taken over.
fn write_all(files: Vec<Wanted<'_>>, new: &Path, old: &Path) -> Result<(), EmitError> {
    fs::create_dir(new).map_err(unwritable(new))?;
    let marker = new.join(MARKER);
    fs::write(&marker, MARKER_TEXT).map_err(unwritable(&marker))?;
    let folders: BTreeSet<&str> = files.iter().filter_map(|file| Some(file.path.rsplit_once('/')?.0)).collect();
    for folder in folders {
        let folder = new.join(folder);
        fs::create_dir_all(&folder).map_err(unwritable(&folder))?;
    }
    memo::map(files, |file| write(&file, new, old)).into_iter().collect()
}

/// Writes a file, or takes it over: where a file system knows no hard links it is written with its old time.
fn write(file: &Wanted<'_>, new: &Path, old: &Path) -> Result<(), EmitError> {
    let (path, last) = (new.join(file.path), old.join(file.path));
    if file.stands && fs::hard_link(&last, &path).is_ok() {
        return Ok(());
    }
    let mut handle = File::create_new(&path).map_err(unwritable(&path))?;
    for bytes in file.file.stretches() {
        handle.write_all(bytes).map_err(unwritable(&path))?;
    }
    if file.stands
        && let Ok(modified) = fs::metadata(&last).and_then(|found| found.modified())
    {
        // The bytes are right whatever the time says.
        let _ = handle.set_modified(modified);
    }
    Ok(())
}

/// Removes what a killed build left: unfinished sites of processes that are no more. If only an old site is left, it is put back.
fn clear_debris(folder: &Path, parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    let (new, old) = (format!(".{}.new-", name(folder)), format!(".{}.old-", name(folder)));
    let built = format!(".{}.built-", name(folder));
    for entry in entries.flatten() {
        let entry_name = entry.file_name().to_string_lossy().into_owned();
        if entry_name.strip_prefix(&built).is_some_and(|process| !is_running(process)) {
            let _ = fs::remove_file(entry.path());
            continue;
        }
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
    let marker = folder.join(MARKER);
    let Ok(files) = files_in(folder) else { return };
    memo::map(files.into_iter().filter(|file| *file != marker).collect(), |file| {
        let _ = fs::remove_file(file);
    });
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
pub(super) fn is_running(process: &str) -> bool {
    let is_number = !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
    !is_number || process == process::id().to_string() || Path::new("/proc").join(process).exists()
}
