//! What the last build of a folder was made from, and what it told, so that a build can tell that nothing changed: written down beside the folder, since a
//! folder with the same files is the same to the byte.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::folder::files_in;
use super::{absolute, name};
use crate::memo;
use crate::opendata::digest::sha256;
use crate::source::{Content, Sources};

/// A day: year, month, day.
type Day = (i16, i8, i8);

/// What is known of the last build of a folder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Built {
    /// What it was made from: the [`stamp`] of the sources, and all else that it depended on.
    pub(crate) inputs: String,
    /// For each folder that was written, the state of its files.
    pub(crate) folders: Vec<String>,
    /// What was told, for a terminal with colours.
    pub(crate) told: String,
    /// Tag of the language in which that was.
    pub(crate) language: String,
    /// The last day on which what the site says of its security holds.
    pub(crate) security_expires: Option<Day>,
}

/// Sums up what a build is made from: every byte of every source, the program, and what was asked for.
pub(crate) fn stamp(sources: &Sources, asked: &str) -> String {
    let sums = memo::map(sources.iter().collect(), |(path, content)| {
        let (kind, bytes) = match content {
            Content::Text(text) => (Kind::Text, sha256(text.as_bytes())),
            Content::Bytes(bytes) => (Kind::Bytes, sha256(bytes)),
            // Of these nothing is published, and nothing is sound.
            other => (Kind::Other, sha256(format!("{other:?}").as_bytes())),
        };
        format!("{path}\0{kind:?}\0{bytes}\n")
    });
    sha256(format!("{}\n{asked}\n{}", program(), sums.concat()).as_bytes())
}

/// What a source turned out to hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Text,
    Bytes,
    Other,
}

/// This program: another one may give other bytes.
fn program() -> String {
    let version = env!("CARGO_PKG_VERSION");
    let state = std::env::current_exe().and_then(fs::metadata).and_then(|found| Ok((found.len(), found.modified()?)));
    format!("{version} {state:?}")
}

impl Built {
    /// What is known of the last build of a folder, if anything is.
    pub(crate) fn read(folder: &Path) -> Option<Self> {
        serde_json::from_str(&fs::read_to_string(path(folder)?).ok()?).ok()
    }

    /// Do the folders that it wrote stand as they were left?
    pub(crate) fn stands(&self, folders: &[&Path]) -> bool {
        self.folders == folders.iter().map(|folder| state(folder).unwrap_or_default()).collect::<Vec<_>>()
    }

    /// Writes it down. Who cannot, builds again the next time.
    pub(crate) fn write(mut self, folders: &[&Path]) {
        let states: io::Result<Vec<String>> = folders.iter().map(|folder| state(folder)).collect();
        let (Some(path), Ok(states)) = (folders.first().and_then(|folder| path(folder)), states) else { return };
        self.folders = states;
        let text = serde_json::to_string(&self).expect("texts and numbers are JSON");
        let new = path.with_extension(format!("built-{}", std::process::id()));
        if fs::write(&new, text).and_then(|()| fs::rename(&new, &path)).is_err() {
            let _ = fs::remove_file(&new);
        }
    }
}

/// Where it stands: `.public.built` beside `public`.
fn path(folder: &Path) -> Option<PathBuf> {
    let folder = absolute(folder).ok()?;
    Some(folder.parent()?.join(format!(".{}.built", name(&folder))))
}

/// Sums up the files of a folder as the system tells of them: paths, sizes, times, numbers.
fn state(folder: &Path) -> io::Result<String> {
    let mut files = files_in(&absolute(folder).map_err(io::Error::other)?)?;
    files.sort_unstable();
    let of_file = |file: PathBuf| -> io::Result<String> {
        let found = fs::symlink_metadata(&file)?;
        Ok(format!("{}\0{}\0{:?}\0{}\n", file.display(), found.len(), found.modified()?, number(&found)))
    };
    let lines: io::Result<Vec<String>> = memo::map(files, of_file).into_iter().collect();
    Ok(sha256(lines?.concat().as_bytes()))
}

/// The number of a file on its file system, and when anything about it last changed: these catch what keeps size and time.
#[cfg(unix)]
fn number(found: &fs::Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    format!("{} {} {}", found.ino(), found.ctime(), found.ctime_nsec())
}

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> String {
    String::new()
}
