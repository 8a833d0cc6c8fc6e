//! Everything that goes into a build, as values: [`Sources`] holds the text of every input file by path.
//!
//! A place in a file is a [`Span`] of bytes, taken where the text is read. Lines and columns exist only where a diagnostic is printed.
//! Reading files is the work of `load`; what the text means is the work of `parse`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A range of bytes in one input file, counted from the start of the file as it is read: without byte-order mark, lines ended by `\n`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Span {
    /// Path of the file from the project's root, with `/` between its parts.
    pub file: Arc<str>,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// Makes a span; files are bounded well under 4 GiB, so an offset always fits.
    pub fn new(file: &Arc<str>, range: Range<usize>) -> Self {
        let offset = |n: usize| u32::try_from(n).expect("inputs are smaller than 4 GiB");
        Span { file: file.clone(), start: offset(range.start), end: offset(range.end.max(range.start)) }
    }

    /// Returns the bytes as a range for slicing.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What a file turned out to hold when it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// Text in UTF-8, without byte-order mark, every line ended by `\n` alone.
    Text(Arc<str>),
    /// Bytes of an image or another file that is only copied.
    Bytes(Arc<[u8]>),
    /// Text that is not UTF-8: what could be read of it, and the encoding it looks like.
    NotUtf8 {
        /// The text before the first byte that is not UTF-8, to show the place.
        readable: Arc<str>,
        /// Name of a likely encoding, such as `windows-1252`.
        looks_like: &'static str,
    },
    /// Larger than the bound for its kind; not read.
    TooLarge {
        /// Size in bytes.
        size: u64,
        /// Bound in bytes.
        limit: u64,
    },
    /// A symbolic link to a place outside the project; not read.
    Outside,
    /// A symbolic link that leads nowhere, or round in a circle.
    Broken,
}

/// Every input of a build by path, sorted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sources {
    files: BTreeMap<Arc<str>, Content>,
}

impl Sources {
    /// Adds or replaces a file; `path` is relative to the project's root, with `/` between its parts.
    pub fn insert(&mut self, path: &str, content: Content) {
        self.files.insert(Arc::from(path), content);
    }

    /// Adds or replaces a file whose path is shared already.
    pub(crate) fn insert_as(&mut self, path: &Arc<str>, content: Content) {
        self.files.insert(path.clone(), content);
    }

    /// Adds or replaces a text as if it had been read from a file: a byte-order mark is dropped, `\r\n` becomes `\n`.
    pub fn insert_text(&mut self, path: &str, text: &str) {
        self.insert(path, Content::Text(Arc::from(normalise(text).as_ref())));
    }

    /// Returns a file's content.
    pub fn get(&self, path: &str) -> Option<&Content> {
        self.files.get(path)
    }

    /// Returns the text of a file; `None` when there is no such file or it is no text.
    pub fn text(&self, path: &str) -> Option<&Arc<str>> {
        match self.files.get(path) {
            Some(Content::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Returns what can be shown of a file in a message: its text, or what could be read of it.
    pub fn shown(&self, path: &str) -> Option<&Arc<str>> {
        match self.files.get(path) {
            Some(Content::Text(text) | Content::NotUtf8 { readable: text, .. }) => Some(text),
            _ => None,
        }
    }

    /// Returns the path as it is shared by all spans in that file.
    pub fn path(&self, path: &str) -> Arc<str> {
        self.files.get_key_value(path).map_or_else(|| Arc::from(path), |(path, _)| path.clone())
    }

    /// Returns all files in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Content)> {
        self.files.iter()
    }

    /// Returns all but the inputs in a folder, given with a slash at its end.
    pub fn without(&self, folder: &str) -> Sources {
        let mut rest = Sources::default();
        for (path, content) in self.iter().filter(|(path, _)| !path.starts_with(folder)) {
            rest.insert_as(path, content.clone());
        }
        rest
    }

    /// Returns the files whose path starts with `folder`, which ends with `/`, in order of path.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a Arc<str>, &'a Content)> {
        let from: Arc<str> = Arc::from(folder);
        self.files.range(from..).take_while(move |(path, _)| path.starts_with(folder))
    }
}

/// Is a file of a project read as text? Others are bytes that are only copied.
pub(crate) fn is_text_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    // A name that begins with its only dot has no end.
    let end = name.rsplit_once('.').filter(|(start, _)| !start.is_empty()).map_or("", |(_, end)| end);
    matches!(end.to_ascii_lowercase().as_str(), "toml" | "md" | "csv" | "html" | "css" | "txt" | "js" | "json" | "")
}

/// Drops a byte-order mark and turns `\r\n`, and a `\r` alone, into `\n`.
pub(crate) fn normalise(text: &str) -> std::borrow::Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

/// The byte offsets at which the lines of a text start.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Reads a text once.
    pub(crate) fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        LineIndex { starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// Returns the offset of a place; `line` and `column` are counted from 1, the column in bytes. Past the end: the end of the text.
    pub(crate) fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1)).or(self.starts.last()).copied().unwrap_or(0);
        start + column.saturating_sub(1)
    }

    /// Returns line and column of an offset, counted from 1, the column in characters.
    pub(crate) fn line_column(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[line - 1];
        let column = text.get(start..offset.min(text.len())).map_or(offset - start, |before| before.chars().count());
        (line, column + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "één\n`= fte`";
        let index = LineIndex::new(text);
        assert_eq!(index.line_column(text, 0), (1, 1));
        assert_eq!(index.line_column(text, text.find('n').unwrap()), (1, 3));
        assert_eq!(index.line_column(text, text.find('`').unwrap()), (2, 1));
        assert_eq!(index.offset(2, 2), text.find('=').unwrap());
    }

    #[test]
    fn byte_order_mark_and_crlf_are_read_as_if_not_there() {
        let mut sources = Sources::default();
        sources.insert_text("a.md", "\u{feff}een\r\ntwee\r\n");
        assert_eq!(sources.text("a.md").unwrap().as_ref(), "een\ntwee\n");
    }

    #[test]
    fn under_lists_one_folder() {
        let mut sources = Sources::default();
        for path in ["data/2023/a.csv", "data/2023/b.csv", "data/2024/a.csv", "content/a.md"] {
            sources.insert_text(path, "");
        }
        let paths: Vec<&str> = sources.under("data/2023/").map(|(path, _)| path.as_ref()).collect();
        assert_eq!(paths, ["data/2023/a.csv", "data/2023/b.csv"]);
    }
}
