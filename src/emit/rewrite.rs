//! Writes files of the project again: all new texts are put down beside the old ones and reach the disk before the first takes its place.
//!
//! Until then every file is as it was, so that a full disk costs nothing. A file keeps its permissions and, where the system lets us, its owner; one that may
//! not be written, or that someone changed since it was read, stays. What a killed run leaves beside the files is hidden, and cleared by the next.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

use super::folder::is_running;
use super::{EmitError, unwritable};

/// A file that gets another text.
pub(crate) struct Rewrite {
    /// Where it is, symbolic links followed.
    pub(crate) path: PathBuf,
    /// What it held when it was read.
    pub(crate) old: Vec<u8>,
    /// What it is to hold.
    pub(crate) new: String,
}

/// The start of the names of new texts before they take their place; a program of its own number follows.
pub(super) const BESIDE: &str = ".kerncijfer-new-";

/// Writes files again. After an error they are as they were, unless the system fails between one that took its place and the next.
pub(crate) fn rewrite(files: &[Rewrite]) -> Result<(), EmitError> {
    let mut staged = Staged(Vec::new());
    for (number, file) in files.iter().enumerate() {
        let folder = file.path.parent().unwrap_or(Path::new("/"));
        clear_debris(folder);
        let beside = folder.join(format!("{BESIDE}{}-{number}", process::id()));
        staged.0.push(beside.clone());
        stage(file, &beside).map_err(unwritable(&file.path))?;
    }
    // Nothing has changed so far, and nothing does when one of them is no longer what was read.
    for file in files {
        check(file)?;
    }
    for (file, beside) in files.iter().zip(&staged.0) {
        check(file)?;
        fs::rename(beside, &file.path).map_err(unwritable(&file.path))?;
    }
    for folder in files.iter().filter_map(|file| file.path.parent()) {
        // So that the names reach the disk too, where the system can.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// New texts beside the old ones; those that took no place go.
struct Staged(Vec<PathBuf>);

impl Drop for Staged {
    fn drop(&mut self) {
        for path in &self.0 {
            let _ = fs::remove_file(path);
        }
    }
}

/// Puts the new text of a file down beside it.
fn stage(file: &Rewrite, beside: &Path) -> io::Result<()> {
    let metadata = fs::metadata(&file.path)?;
    if metadata.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    // A new file could take the place of one that we may not write.
    OpenOptions::new().write(true).open(&file.path)?;
    let mut new = File::create_new(beside)?;
    new.write_all(file.new.as_bytes())?;
    own(&new, &metadata);
    new.set_permissions(metadata.permissions())?;
    new.sync_all()
}

/// Gives a file the owner of another, where the system lets us.
#[cfg(unix)]
fn own(new: &File, old: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let _ = fchown(new, Some(old.uid()), Some(old.gid()));
}

#[cfg(not(unix))]
fn own(_: &File, _: &fs::Metadata) {}

/// Does a file still hold what was read?
fn check(file: &Rewrite) -> Result<(), EmitError> {
    let now = fs::read(&file.path).map_err(unwritable(&file.path))?;
    if now == file.old { Ok(()) } else { Err(EmitError::Changed(file.path.clone())) }
}

/// Removes what a killed run left in a folder.
pub(super) fn clear_debris(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix(BESIDE).and_then(|rest| rest.split('-').next());
        if process.is_some_and(|process| !is_running(process)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn file(folder: &Path, name: &str, new: &str) -> Rewrite {
        fs::write(folder.join(name), "old").unwrap();
        Rewrite { path: folder.join(name), old: b"old".to_vec(), new: new.to_owned() }
    }

    #[test]
    fn all_are_written_or_none() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path();
        let mut two = [file(folder, "a.md", "new a"), file(folder, "b.md", "new b")];
        rewrite(&two).unwrap();
        assert_eq!(fs::read_to_string(folder.join("b.md")).unwrap(), "new b");
        // Changed since it was read: that of `a.md` is as it was read.
        two[0].old = b"new a".to_vec();
        two[0].new = "newer a".to_owned();
        assert!(matches!(rewrite(&two), Err(EmitError::Changed(path)) if path.ends_with("b.md")));
        two[1].path = folder.join("gone.md");
        assert!(matches!(rewrite(&two), Err(EmitError::Unwritable { path, .. }) if path.ends_with("gone.md")));
        assert_eq!(fs::read_to_string(folder.join("a.md")).unwrap(), "new a");
        assert_eq!(files(folder), ["a.md", "b.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_those_of_a_reader_refuse() {
        use std::os::unix::fs::PermissionsExt;
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path();
        let one = file(folder, "a.md", "new");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        fs::set_permissions(&one.path, fs::Permissions::from_mode(0o640)).unwrap();
        rewrite(std::slice::from_ref(&one)).unwrap();
        assert_eq!((mode(&one.path), fs::read_to_string(&one.path).unwrap().as_str()), (0o640, "new"));
        let one = file(folder, "a.md", "new");
        fs::set_permissions(&one.path, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(matches!(rewrite(std::slice::from_ref(&one)), Err(EmitError::Unwritable { .. })));
        assert_eq!(fs::read_to_string(&one.path).unwrap(), "old");
    }

    #[test]
    fn debris_of_a_killed_run_goes() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path();
        fs::write(folder.join(".kerncijfer-new-999999999-0"), "").unwrap();
        fs::write(folder.join(".kerncijfer-new-other"), "").unwrap();
        rewrite(&[file(folder, "a.md", "new")]).unwrap();
        assert_eq!(files(folder), [".kerncijfer-new-other", "a.md"]);
    }
}
