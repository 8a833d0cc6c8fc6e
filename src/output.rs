//! The website as a value: every file that a build makes, by its path in the site.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a file of the site holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum File {
    /// Text in UTF-8.
    Text(Arc<str>),
    /// Bytes that are copied, such as an image.
    Bytes(Arc<[u8]>),
    /// Text in UTF-8, in pieces.
    Pieces(Pieces),
}

impl File {
    /// Returns the bytes to write; those of a text in pieces are put together each time.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match self {
            File::Text(text) => Cow::Borrowed(text.as_bytes()),
            File::Bytes(bytes) => Cow::Borrowed(bytes),
            File::Pieces(text) => match text.0.as_ref() {
                [whole] => Cow::Borrowed(whole.as_bytes()),
                _ => Cow::Owned(text.iter().collect::<Vec<_>>().concat()),
            },
        }
    }

    /// Returns the bytes to write where they stand together, as those of every file do that was read.
    pub(crate) fn held(&self) -> Option<&[u8]> {
        match self {
            File::Text(text) => Some(text.as_bytes()),
            File::Bytes(bytes) => Some(bytes),
            File::Pieces(_) => None,
        }
    }

    /// Returns the bytes to write, one stretch behind the other.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = &[u8]> {
        let (one, pieces) = match self {
            File::Text(text) => (Some(text.as_bytes()), None),
            File::Bytes(bytes) => (Some(bytes.as_ref()), None),
            File::Pieces(text) => (None, Some(text)),
        };
        one.into_iter().chain(pieces.into_iter().flat_map(Pieces::iter))
    }

    /// Returns the number of bytes.
    pub(crate) fn size(&self) -> usize {
        self.stretches().map(<[u8]>::len).sum()
    }

    /// Returns the same bytes, shared.
    pub(crate) fn shared(&self) -> Arc<[u8]> {
        match self {
            File::Text(text) => text.clone().into(),
            File::Bytes(bytes) => bytes.clone(),
            File::Pieces(_) => self.bytes().into(),
        }
    }
}

/// A text in pieces, one behind the other: a large file is never put together, and its pieces are shared with what they were made for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pieces(Arc<[Arc<str>]>);

impl Pieces {
    /// Returns the bytes of each piece.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(|piece| piece.as_bytes())
    }
}

impl FromIterator<Arc<str>> for Pieces {
    fn from_iter<T: IntoIterator<Item = Arc<str>>>(pieces: T) -> Self {
        Pieces(pieces.into_iter().collect())
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
