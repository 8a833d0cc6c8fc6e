//! The website as a value: every file that a build makes, by its path in the site.

use std::collections::BTreeMap;
use std::sync::Arc;

/// What a file of the site holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum File {
    /// Text in UTF-8.
    Text(Arc<str>),
    /// Bytes that are copied, such as an image.
    Bytes(Arc<[u8]>),
}

impl File {
    /// Returns the bytes to write.
    pub fn bytes(&self) -> &[u8] {
        match self {
            File::Text(text) => text.as_bytes(),
            File::Bytes(bytes) => bytes,
        }
    }

    /// Returns the same bytes, shared.
    pub(crate) fn shared(&self) -> Arc<[u8]> {
        match self {
            File::Text(text) => text.clone().into(),
            File::Bytes(bytes) => bytes.clone(),
        }
    }
}

/// Every file of the site by path: `2023/personeel/index.html`, with `/` between its parts, no part empty, `.` or `..`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Output {
    files: BTreeMap<String, File>,
}

impl Output {
    /// Adds a file.
    ///
    /// # Panics
    /// When the path is taken or leaves the site: addresses were checked before anything was rendered.
    pub fn insert(&mut self, path: impl Into<String>, file: File) {
        let path = path.into();
        let sound = path.split('/').all(|part| !matches!(part, "" | "." | "..")) && !path.contains('\\');
        assert!(sound, "{path} is no path within the site");
        let taken = self.files.insert(path, file);
        assert!(taken.is_none(), "two files with one path");
    }

    /// Adds a text.
    pub fn insert_text(&mut self, path: impl Into<String>, text: impl Into<Arc<str>>) {
        self.insert(path, File::Text(text.into()));
    }

    /// Returns a file.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// Returns all files in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// Returns the number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Is there nothing in it?
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// Returns the reference from one file of the site to another: `../data/fte/index.html`.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len() - 1;
    let common = from[..folders].iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    format!("{}{}", "../".repeat(folders - common), to[common..].join("/"))
}

/// Follows a relative path from the folder of a file, in a site or in a project; `None` when it leads out of it.
pub(crate) fn join(file: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_relative() {
        assert_eq!(relative("2023/personeel/index.html", "2023/data/fte/index.html"), "../data/fte/index.html");
        assert_eq!(relative("2023/index.html", "2023/personeel/index.html"), "personeel/index.html");
        assert_eq!(relative("index.html", "2023/index.html"), "2023/index.html");
        assert_eq!(relative("2023/data/fte/index.html", "2023/data/fte/fte.csv"), "fte.csv");
        assert_eq!(relative("2023/data/fte/index.html", "2023/index.html"), "../../index.html");
    }

    #[test]
    #[should_panic(expected = "no path within the site")]
    fn no_path_leaves_the_site() {
        Output::default().insert_text("../x", "");
    }
}
