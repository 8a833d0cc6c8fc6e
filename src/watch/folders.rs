//! Which folders are watched, and which events in them can matter.
//!
//! `site.toml` stands in the root, which is watched without what lies below it; `archive`, `content`, `data` and `themes` are watched with all that lies below. A symbolic
//! link in those may lead to another place in the project, which is watched too; one that leads out of it is not read, so not watched.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::load::is_spare;

/// The folders that a project is read from.
const TOPS: [&str; 4] = ["archive", "content", "data", "themes"];

/// A folder that is watched. Two are the same when they are the same folder of the disk, not just of the same name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Watched {
    /// Its path.
    pub(super) path: PathBuf,
    /// With all that lies below it?
    pub(super) deep: bool,
    /// Which folder of the disk, where the system tells.
    identity: Option<(u64, u64)>,
}

impl Watched {
    /// Looks at a folder; `None` when it is not there.
    fn at(path: &Path, deep: bool) -> Option<Self> {
        let metadata = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_dir)?;
        Some(Watched { path: path.to_owned(), deep, identity: identity(&metadata) })
    }
}

#[cfg(unix)]
fn identity(metadata: &std::fs::Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(_: &std::fs::Metadata) -> Option<(u64, u64)> {
    None
}

/// Returns the folders that are read as far as they are there now: the root first. Cheap: it looks at four folders.
pub(super) fn tops(root: &Path) -> Vec<Watched> {
    let below = TOPS.iter().filter_map(|name| {
        let path = root.join(name);
        // A top may itself be a link.
        let path =
            if path.is_symlink() { path.canonicalize().ok().filter(|target| target.starts_with(root) && target != root)? } else { path };
        Watched::at(&path, true)
    });
    Watched::at(root, false).into_iter().chain(below).collect()
}

/// Returns the places in the project that symbolic links in the tops lead to and that lie outside those. Reads every folder, so it is not for every moment.
pub(super) fn behind_links(root: &Path) -> BTreeSet<Watched> {
    let mut found = BTreeSet::new();
    let tops: Vec<PathBuf> = tops(root).into_iter().filter(|top| top.deep).map(|top| top.path).collect();
    for top in &tops {
        let mut walk = walkdir::WalkDir::new(top).follow_links(true).into_iter();
        while let Some(entry) = walk.next() {
            let Ok(entry) = entry else { continue };
            if entry.depth() > 0 && is_spare(entry.file_name()) {
                if entry.file_type().is_dir() {
                    walk.skip_current_dir();
                }
                continue;
            }
            if !entry.path_is_symlink() {
                continue;
            }
            let target = entry.path().canonicalize().ok().filter(|target| target.starts_with(root) && target != root);
            let is_folder = entry.file_type().is_dir();
            if target.is_none() && is_folder {
                walk.skip_current_dir();
            }
            let Some(target) = target.filter(|target| !tops.iter().any(|top| target.starts_with(top))) else { continue };
            let folder = if is_folder { Some(target.as_path()) } else { target.parent() };
            found.extend(folder.and_then(|folder| Watched::at(folder, is_folder)));
        }
    }
    found
}

/// Can a change of this path matter? `links` are the places behind links.
pub(super) fn matters(path: &Path, root: &Path, links: &BTreeSet<Watched>) -> bool {
    let in_link = links.iter().any(|link| path.starts_with(&link.path));
    let Ok(inside) = path.strip_prefix(root) else { return true };
    let mut parts = inside.components().map(|part| part.as_os_str());
    let Some(first) = parts.next() else { return true };
    let is_input = first == OsStr::new("site.toml") || TOPS.iter().any(|top| first == OsStr::new(top));
    (is_input || in_link) && !parts.any(is_spare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_inputs_matter() {
        let root = Path::new("/p");
        let links = BTreeSet::from([Watched { path: PathBuf::from("/p/gedeeld"), deep: true, identity: None }]);
        let is = |path: &str| matters(Path::new(path), root, &links);
        for path in ["/p", "/p/site.toml", "/p/content", "/p/data/2023/a.csv", "/p/themes/x/y.css", "/p/gedeeld/a.png", "/elders/x"] {
            assert!(is(path), "{path}");
        }
        for path in [
            "/p/public/index.html",
            "/p/.public.new-12",
            "/p/.git/index.lock",
            "/p/site.toml~",
            "/p/content/2023/.01-a.md.swp",
            "/p/content/.git/x",
            "/p/content/4913",
            "/p/data/~$a.csv",
            "/p/data/#a#",
        ] {
            assert!(!is(path), "{path}");
        }
    }
}
