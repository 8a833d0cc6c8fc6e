//! Loading: every input file of a project, read once. The only reader of files.
//!
//! Reads `site.toml`, `content/`, `data/` and `themes/`; nothing else is touched. Hidden files and the spare copies of editors are left out. A
//! symbolic link is followed only to a place inside the project. Sizes are bounded before anything is read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::source::{Content, Sources};

/// The most bytes of a chapter, a schema or a template; product rule.
const MOST_TEXT: u64 = 10_000_000;
/// The most bytes of a CSV or an image; product rule for CSV.
const MOST_DATA: u64 = 200_000_000;

/// Why a project could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no `site.toml`, so this is no project.
    #[error("no site.toml in {0}")]
    NoProject(PathBuf),
    /// A file or folder could not be read.
    #[error("cannot read {path}: {cause}")]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
}

/// Reads a project. Mistakes in the files are told later, as diagnostics; an error here is the machine's.
pub fn load(project: &Path) -> Result<Sources, LoadError> {
    let root = project.canonicalize().map_err(|cause| LoadError::Unreadable { path: project.to_owned(), cause })?;
    if !root.join("site.toml").is_file() {
        return Err(LoadError::NoProject(project.to_owned()));
    }
    let mut sources = Sources::default();
    sources.insert("site.toml", read(&root, &root.join("site.toml"))?);
    for folder in ["content", "data", "themes"] {
        let top = root.join(folder);
        if !top.is_dir() {
            continue;
        }
        let mut walk = walkdir::WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                // A link that leads nowhere, or round in a circle, is the author's; anything else is the machine's.
                Err(error) => {
                    let path = error.path().unwrap_or(&top).to_owned();
                    let is_link = path.is_symlink();
                    match error.into_io_error() {
                        Some(cause) if !is_link => return Err(LoadError::Unreadable { path, cause }),
                        _ => sources.insert(&name_of(&root, &path), Content::Broken),
                    }
                    continue;
                }
            };
            let is_folder = entry.file_type().is_dir();
            if entry.depth() > 0 && is_spare(entry.file_name()) {
                if is_folder {
                    walk.skip_current_dir();
                }
                continue;
            }
            let name = name_of(&root, entry.path());
            if is_folder {
                if entry.path_is_symlink() && !is_inside(&root, entry.path())? {
                    sources.insert(&name, Content::Outside);
                    walk.skip_current_dir();
                }
                continue;
            }
            sources.insert(&name, read(&root, entry.path())?);
        }
    }
    Ok(sources)
}

/// Reads a project again and again.
#[derive(Debug)]
pub struct Loader {
    project: PathBuf,
}

impl Loader {
    /// Makes a loader that has read nothing yet.
    pub fn new(project: &Path) -> Self {
        Loader { project: project.to_owned() }
    }

    /// Reads the project as it is now.
    pub fn load(&mut self) -> Result<Sources, LoadError> {
        load(&self.project)
    }
}

/// Reads one text that need not belong to a project.
pub fn text(path: &Path) -> Result<Content, LoadError> {
    let unreadable = |cause: io::Error| LoadError::Unreadable { path: path.to_owned(), cause };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(unreadable(io::Error::other("not a file")));
    }
    if metadata.len() > MOST_TEXT {
        return Ok(Content::TooLarge { size: metadata.len(), limit: MOST_TEXT });
    }
    Ok(content(fs::read(path).map_err(unreadable)?))
}

/// The path from the root, with `/` between its parts. Names are part of addresses and messages; one that is no text is shown as well as it can be.
fn name_of(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).expect("the walk stays below the root");
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Hidden files, and the copies that editors leave.
fn is_spare(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.')
        || name.ends_with('~')
        || name.ends_with(".swp")
        || (name.starts_with('#') && name.ends_with('#'))
        || name.starts_with("~$")
}

fn is_inside(root: &Path, path: &Path) -> Result<bool, LoadError> {
    let target = path.canonicalize().map_err(|cause| LoadError::Unreadable { path: path.to_owned(), cause })?;
    Ok(target.starts_with(root))
}

fn read(root: &Path, path: &Path) -> Result<Content, LoadError> {
    let unreadable = |cause: io::Error| LoadError::Unreadable { path: path.to_owned(), cause };
    if !is_inside(root, path)? {
        return Ok(Content::Outside);
    }
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_ascii_lowercase();
    let is_text = matches!(extension.as_str(), "toml" | "md" | "csv" | "html" | "css" | "txt" | "js" | "json" | "");
    let limit = if is_text && extension != "csv" { MOST_TEXT } else { MOST_DATA };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(unreadable(io::Error::other("neither a file nor a folder")));
    }
    if metadata.len() > limit {
        return Ok(Content::TooLarge { size: metadata.len(), limit });
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    Ok(if is_text { content(bytes) } else { Content::Bytes(bytes.into()) })
}

/// Text when it is UTF-8; otherwise what it looks like, so that the author knows how to save it again.
fn content(bytes: Vec<u8>) -> Content {
    match String::from_utf8(bytes) {
        Ok(text) => Content::Text(crate::source::normalise(&text).into()),
        Err(error) => {
            let bytes = error.as_bytes();
            let readable = String::from_utf8_lossy(&bytes[..error.utf8_error().valid_up_to()]);
            let looks_like = match bytes {
                [0xff, 0xfe, ..] => UTF_16LE.name(),
                [0xfe, 0xff, ..] => UTF_16BE.name(),
                _ if bytes.contains(&0) => "binary",
                _ => WINDOWS_1252.name(),
            };
            Content::NotUtf8 { readable: crate::source::normalise(&readable).into(), looks_like }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_not_utf8_is_named() {
        assert_eq!(content(b"co\xebfficient".to_vec()), Content::NotUtf8 { readable: "co".into(), looks_like: "windows-1252" });
        assert_eq!(content(b"\xff\xfea\0".to_vec()), Content::NotUtf8 { readable: "".into(), looks_like: "UTF-16LE" });
        assert_eq!(content(b"\xef\xbb\xbfa\r\n".to_vec()), Content::Text("a\n".into()));
    }

    #[test]
    fn spare_copies_are_left_out() {
        for name in [".git", "a.md~", ".a.md.swp", "#a.md#", "~$a.csv"] {
            assert!(is_spare(std::ffi::OsStr::new(name)), "{name}");
        }
        assert!(!is_spare(std::ffi::OsStr::new("01-a.md")));
    }
}
