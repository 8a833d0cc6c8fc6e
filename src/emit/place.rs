//! Puts new files where nothing is: each folder is written beside its place, and takes it when all are written.
//!
//! Nothing is ever replaced. After an error what took its place goes again; what a killed run leaves is hidden, and cleared by the next.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

use super::folder::is_running;
use super::{EmitError, unwritable};

/// The start of the names of new files before they take their place; a program of its own number follows.
const BESIDE: &str = ".kerncijfer-place-";

/// Writes files to a folder that is not there yet, or that is empty. All appear, or none; a folder that was there stays.
pub(crate) fn place_new(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), EmitError> {
    let absolute = super::absolute(folder)?;
    let metadata = match fs::symlink_metadata(&absolute) {
        Ok(metadata) => metadata,
        Err(_) => {
            let parent = absolute.parent().unwrap_or(Path::new("/"));
            let name = super::name(&absolute);
            let inside = files.iter().map(|(path, bytes)| (format!("{name}/{path}"), bytes.clone())).collect();
            return fs::create_dir_all(parent).map_err(unwritable(parent)).and_then(|()| place(parent, &[name], &inside));
        }
    };
    // A link to a folder leads to it.
    if !metadata.is_dir() && !absolute.is_dir() {
        return Err(EmitError::NotAFolder(folder.to_owned()));
    }
    clear_debris(&absolute);
    if fs::read_dir(&absolute).map_err(unwritable(folder))?.next().is_some() {
        return Err(EmitError::NotEmpty(folder.to_owned()));
    }
    let top = |path: &String| path.split('/').next().unwrap_or_default().to_owned();
    let mut places: Vec<String> = files.keys().map(top).collect();
    places.sort();
    places.dedup();
    // What makes the folder a project comes last.
    places.sort_by_key(|place| place == "site.toml");
    place(&absolute, &places, files)
}

/// Checks that there is nothing at these places in a folder.
pub(crate) fn vacant(folder: &Path, places: &[String]) -> Result<(), EmitError> {
    for place in places {
        let path = folder.join(place);
        match fs::symlink_metadata(&path) {
            Ok(_) => return Err(EmitError::Taken(path)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
            Err(cause) => return Err(EmitError::Unwritable { path, cause }),
        }
    }
    Ok(())
}

/// Writes files to a folder that is there, at places where nothing is: `places` are the folders and files that appear, in the order in which they do, and
/// each path in `files` is one of them or lies in one. All appear, or none.
pub(crate) fn place(folder: &Path, places: &[String], files: &BTreeMap<String, Vec<u8>>) -> Result<(), EmitError> {
    vacant(folder, places)?;
    let mut work = Work { staged: Vec::new(), placed: Vec::new() };
    for (number, place) in places.iter().enumerate() {
        let to = folder.join(place);
        let parent = to.parent().unwrap_or(folder);
        clear_debris(parent);
        let beside = parent.join(format!("{BESIDE}{}-{number}", process::id()));
        work.staged.push((beside.clone(), to));
        for (path, bytes) in files {
            match path.strip_prefix(place.as_str()) {
                Some("") => write(&beside, bytes)?,
                Some(rest) if rest.starts_with('/') => write(&beside.join(&rest[1..]), bytes)?,
                _ => {}
            }
        }
    }
    for (beside, to) in &work.staged {
        // A place without files is none.
        if fs::symlink_metadata(beside).is_err() {
            continue;
        }
        rename(beside, to).map_err(|cause| match cause.kind() {
            io::ErrorKind::AlreadyExists => EmitError::Taken(to.clone()),
            _ => EmitError::Unwritable { path: to.clone(), cause },
        })?;
        work.placed.push(to.clone());
    }
    // All stand where they should: nothing is taken back.
    work.placed.clear();
    for (_, to) in &work.staged {
        let _ = to.parent().map(File::open).transpose().and_then(|folder| folder.map(|folder| folder.sync_all()).transpose());
    }
    Ok(())
}

/// What is under way; when it ends before its time, all of it goes.
struct Work {
    /// Where things are written, and the place they are to take.
    staged: Vec<(PathBuf, PathBuf)>,
    /// What took its place.
    placed: Vec<PathBuf>,
}

impl Drop for Work {
    fn drop(&mut self) {
        let beside = self.staged.iter().map(|(beside, _)| beside);
        for path in self.placed.iter().rev().chain(beside) {
            remove(path);
        }
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), EmitError> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent).map_err(unwritable(parent))?;
    let mut file = File::create_new(path).map_err(unwritable(path))?;
    file.write_all(bytes).map_err(unwritable(path))
}

/// Gives a name, unless something has it.
#[cfg(target_os = "linux")]
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // Some file systems cannot promise it.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => rename_checked(from, to),
        other => Ok(other?),
    }
}

#[cfg(not(target_os = "linux"))]
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    rename_checked(from, to)
}

fn rename_checked(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

fn remove(path: &Path) {
    let is_folder = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir());
    let _ = if is_folder { fs::remove_dir_all(path) } else { fs::remove_file(path) };
}

/// Removes what a killed run left in a folder.
fn clear_debris(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix(BESIDE).and_then(|rest| rest.split('-').next());
        if process.is_some_and(|process| !is_running(process)) {
            remove(&entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn files() -> BTreeMap<String, Vec<u8>> {
        [("a/1/x.md", "x"), ("b/1/y/z.csv", "z"), ("c.md", "c")].map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into()
    }

    fn places() -> Vec<String> {
        ["a/1", "b/1", "c.md"].map(str::to_owned).to_vec()
    }

    #[test]
    fn all_appear_and_nothing_is_left_beside_them() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path();
        fs::create_dir_all(folder.join("a/.kerncijfer-place-999999999-0/old")).unwrap();
        place(folder, &places(), &files()).unwrap();
        assert_eq!(fs::read_to_string(folder.join("b/1/y/z.csv")).unwrap(), "z");
        assert_eq!((names(folder), names(&folder.join("a"))), (vec!["a".into(), "b".into(), "c.md".into()], vec!["1".to_owned()]));
    }

    #[test]
    fn what_is_there_stays_and_nothing_else_comes() {
        for taken in ["a/1", "b/1", "c.md"] {
            let temporary = tempfile::tempdir().unwrap();
            let folder = temporary.path();
            fs::create_dir_all(folder.join(taken)).unwrap();
            assert!(matches!(place(folder, &places(), &files()), Err(EmitError::Taken(path)) if path.ends_with(taken)));
            assert_eq!(names(&folder.join(taken)), [""; 0]);
            assert_eq!(names(folder), [taken.split('/').next().unwrap()]);
        }
    }

    #[test]
    fn what_cannot_be_written_leaves_nothing() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path();
        // Where a folder should be there is a file.
        fs::create_dir(folder.join("a")).unwrap();
        fs::write(folder.join("b"), "").unwrap();
        assert!(matches!(place(folder, &places(), &files()), Err(EmitError::Unwritable { .. })));
        assert_eq!((names(folder), names(&folder.join("a"))), (vec!["a".into(), "b".into()], Vec::<String>::new()));
    }
}
