//! Loading: every input file of a project, read once. The only reader of files.
//!
//! Reads `site.toml`, `redirects.toml`, `archive/`, `content/`, `data/` and `themes/`; nothing else is touched. Hidden files and the spare copies of editors are left out. A
//! symbolic link is followed only to a place inside the project. Sizes are bounded before anything is read.

pub(crate) mod bag;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::source::{Content, Sources, is_text_file};

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
    Loader::new(project).load()
}

/// Reads a project again and again: a file whose state on the disk is that of last time is not read.
///
/// What a file holds is compared with what it held, so that one that was only touched is the same content, at the same address.
#[derive(Debug)]
pub struct Loader {
    project: PathBuf,
    /// By path from the root.
    known: BTreeMap<String, Known>,
}

/// A file as it was read.
#[derive(Debug)]
struct Known {
    state: State,
    /// Was it written so shortly before it was read that a later write may leave the same times?
    is_fresh: bool,
    content: Content,
}

/// What the system tells of a file without its being read.
#[derive(Clone, PartialEq, Eq, Debug)]
struct State {
    size: u64,
    modified: Option<SystemTime>,
    /// Number of the file, and the time of the last change to it or what is told of it; these catch what keeps size and time of writing.
    identity: (u64, i64, i64),
}

/// For so long after it was written a file is read again each time: file systems tell times in steps of up to two seconds.
const FRESH: Duration = Duration::from_secs(3);

impl State {
    fn of(metadata: &fs::Metadata) -> Self {
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
        };
        #[cfg(not(unix))]
        let identity = (0, 0, 0);
        State { size: metadata.len(), modified: metadata.modified().ok(), identity }
    }

    /// Was the file written just now, or, by its clock, in the future?
    fn is_fresh(&self, now: SystemTime) -> bool {
        self.modified.is_none_or(|modified| now.duration_since(modified).map_or(true, |age| age < FRESH))
    }
}

impl Loader {
    /// Nothing is read yet.
    pub fn new(project: &Path) -> Self {
        Loader { project: project.to_owned(), known: BTreeMap::new() }
    }

    /// Reads what changed. After an error the next call reads on from what was known.
    pub fn load(&mut self) -> Result<Sources, LoadError> {
        let project = &self.project;
        let root = project.canonicalize().map_err(|cause| LoadError::Unreadable { path: project.clone(), cause })?;
        if !root.join("site.toml").is_file() {
            return Err(LoadError::NoProject(project.clone()));
        }
        let mut visit = Visit { root: &root, now: SystemTime::now(), last: std::mem::take(&mut self.known), known: BTreeMap::new() };
        let sources = visit.project();
        // What was not reached before an error is still known.
        let Visit { last, mut known, .. } = visit;
        if sources.is_err() {
            known.extend(last);
        }
        self.known = known;
        sources
    }
}

/// One walk through a project.
struct Visit<'a> {
    root: &'a Path,
    now: SystemTime,
    last: BTreeMap<String, Known>,
    known: BTreeMap<String, Known>,
}

impl Visit<'_> {
    fn project(&mut self) -> Result<Sources, LoadError> {
        let root = self.root;
        let mut sources = Sources::default();
        sources.insert("site.toml", self.read(&root.join("site.toml"), "site.toml", true)?);
        if root.join("redirects.toml").is_file() {
            sources.insert("redirects.toml", self.read(&root.join("redirects.toml"), "redirects.toml", true)?);
        }
        for folder in ["archive", "content", "data", "themes"] {
            let top = root.join(folder);
            if !top.is_dir() {
                continue;
            }
            // Below a link a place can lie outside the project; elsewhere it cannot.
            let mut links: Vec<PathBuf> = if top.is_symlink() { vec![top.clone()] } else { Vec::new() };
            let mut walk = walkdir::WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter();
            while let Some(entry) = walk.next() {
                let entry = match entry {
                    Ok(entry) => entry,
                    // A link that leads nowhere, or round in a circle, is the author's; anything else is the machine's.
                    Err(error) => {
                        let path = error.path().unwrap_or(&top).to_owned();
                        let is_link = path.is_symlink();
                        match error.into_io_error() {
                            // A file can go while it is looked at.
                            Some(cause) if !is_link && cause.kind() == io::ErrorKind::NotFound => {}
                            Some(cause) if !is_link => return Err(LoadError::Unreadable { path, cause }),
                            _ => sources.insert(&name_of(root, &path), Content::Broken),
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
                let name = name_of(root, entry.path());
                if is_folder {
                    if entry.path_is_symlink() {
                        if !is_inside(root, entry.path())? {
                            sources.insert(&name, Content::Outside);
                            walk.skip_current_dir();
                            continue;
                        }
                        links.push(entry.path().to_owned());
                    }
                    continue;
                }
                let is_linked = entry.path_is_symlink() || links.iter().any(|link| entry.path().starts_with(link));
                match self.read(entry.path(), &name, is_linked) {
                    Ok(content) => sources.insert(&name, content),
                    Err(LoadError::Unreadable { cause, .. }) if cause.kind() == io::ErrorKind::NotFound && !is_linked => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(sources)
    }

    /// Reads a file, unless it is known.
    fn read(&mut self, path: &Path, name: &str, is_linked: bool) -> Result<Content, LoadError> {
        let unreadable = |cause: io::Error| LoadError::Unreadable { path: path.to_owned(), cause };
        if is_linked && !is_inside(self.root, path)? {
            return Ok(Content::Outside);
        }
        let metadata = fs::metadata(path).map_err(unreadable)?;
        let state = State::of(&metadata);
        let last = self.last.remove(name);
        let content = match last {
            Some(last) if !last.is_fresh && last.state == state => last.content,
            last => {
                let content = read(path, &metadata)?;
                last.map(|last| last.content).filter(|last| *last == content).unwrap_or(content)
            }
        };
        let known = Known { is_fresh: state.is_fresh(self.now), state, content: content.clone() };
        self.known.insert(name.to_owned(), known);
        Ok(content)
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

/// A file of a project as it stands there, to be written again in another form.
pub(crate) struct Original {
    /// Where it is, symbolic links followed.
    pub(crate) path: PathBuf,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

/// Reads a text of a project as it stands there. `name` is that of an input that was loaded.
pub(crate) fn original(project: &Path, name: &str) -> Result<Original, LoadError> {
    let unreadable = |cause: io::Error| LoadError::Unreadable { path: project.join(name), cause };
    let root = project.canonicalize().map_err(unreadable)?;
    let path = root.join(name).canonicalize().map_err(unreadable)?;
    if !path.starts_with(&root) {
        return Err(unreadable(io::Error::other("outside the project")));
    }
    let bytes = fs::read(&path).map_err(unreadable)?;
    Ok(Original { path, bytes })
}

/// Returns the name that a file has as an input of the project; `None` when it lies outside it. The file may be given as seen from here.
pub(crate) fn name_within(project: &Path, file: &Path) -> Option<String> {
    let root = project.canonicalize().ok()?;
    // A link keeps its own name.
    let folder = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")).canonicalize().ok()?;
    let path = folder.join(file.file_name()?);
    path.starts_with(&root).then(|| name_of(&root, &path))
}

/// The path from the root, with `/` between its parts. Names are part of addresses and messages; one that is no text is shown as well as it can be.
fn name_of(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).expect("the walk stays below the root");
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Hidden files, and what editors and programs for sharing write beside a file while they save it.
pub(crate) fn is_spare(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    let is_swap = name.rsplit_once('.').is_some_and(|(_, end)| end.len() == 3 && end.starts_with("sw"));
    name.starts_with('.')
        || name.ends_with('~')
        || is_swap
        || name == "4913"
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'))
}

fn is_inside(root: &Path, path: &Path) -> Result<bool, LoadError> {
    let target = path.canonicalize().map_err(|cause| LoadError::Unreadable { path: path.to_owned(), cause })?;
    Ok(target.starts_with(root))
}

fn read(path: &Path, metadata: &fs::Metadata) -> Result<Content, LoadError> {
    let unreadable = |cause: io::Error| LoadError::Unreadable { path: path.to_owned(), cause };
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_ascii_lowercase();
    let is_text = is_text_file(&path.to_string_lossy());
    let limit = match extension.as_str() {
        // An archived edition is as large as it was when it was archived.
        "zip" => bag::MOST,
        "csv" => MOST_DATA,
        _ if is_text => MOST_TEXT,
        _ => MOST_DATA,
    };
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
        for name in [".git", "a.md~", ".a.md.swp", "a.md.swo", "4913", "#a.md#", "~$a.csv"] {
            assert!(is_spare(std::ffi::OsStr::new(name)), "{name}");
        }
        assert!(!is_spare(std::ffi::OsStr::new("01-a.md")));
    }
}
