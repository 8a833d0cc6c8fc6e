//! Looks for what may not stand in a text and would otherwise vanish or be shown as it is: lone backticks, the syntax of other programs, footnotes
//! without a reference or the other way round.

use std::collections::BTreeSet;

use comrak::nodes::NodeValue;

use super::{Node, Writer};
use crate::diagnostic::Kind;
use crate::source::Span;

/// The most bytes of a reference to a footnote.
const MOST_NAME: usize = 200;

impl Writer<'_> {
    /// Looks at every block that holds words, outside code: lone backticks, the syntax of other programs, footnotes that are not there.
    pub(super) fn scan_words(&mut self, root: Node<'_>) {
        for node in root.descendants().filter(|node| holds_words(&node.data().value)) {
            let range = self.page.range(node.data().sourcepos);
            let mut bytes: Vec<u8> = self.page.text.as_bytes()[range.clone()].to_vec();
            for code in node.descendants().filter(|node| matches!(node.data().value, NodeValue::Code(_))) {
                for at in self.code_range(code) {
                    if let Some(byte) = at.checked_sub(range.start).and_then(|at| bytes.get_mut(at)) {
                        *byte = b' ';
                    }
                }
            }
            self.scan(&bytes, range.start);
        }
    }

    fn scan(&mut self, bytes: &[u8], start: usize) {
        let mut escaped = false;
        let mut at = 0;
        while at < bytes.len() {
            let here = &bytes[at..];
            let line_start = at == 0 || bytes[at - 1] == b'\n';
            let found = if escaped {
                None
            } else if here.starts_with(b"`") {
                let run = here.iter().take_while(|byte| **byte == b'`').count();
                self.report(Kind::LoneBacktick, Span::new(self.page.file, start + at..start + at + run));
                Some(run)
            } else if here.starts_with(b"{{") || here.starts_with(b"{%") {
                self.foreign(start + at, 2)
            } else if line_start && here.starts_with(b":::") {
                self.foreign(start + at, 3)
            } else if here.starts_with(b"[^") {
                self.undefined_footnote(here, start + at)
            } else {
                None
            };
            escaped = !escaped && bytes[at] == b'\\';
            at += found.unwrap_or(1);
        }
    }

    fn foreign(&mut self, at: usize, length: usize) -> Option<usize> {
        let found = self.page.text[at..at + length].to_owned();
        self.report(Kind::ForeignSyntax { found }, Span::new(self.page.file, at..at + length));
        Some(length)
    }

    /// A reference that comrak left as text has no footnote.
    fn undefined_footnote(&mut self, here: &[u8], at: usize) -> Option<usize> {
        // A name stands on one line and is short.
        let length = here.iter().take(MOST_NAME).take_while(|byte| **byte != b'\n').position(|byte| *byte == b']')? + 1;
        let name = std::str::from_utf8(&here[2..length - 1]).ok()?;
        let is_defined = self.defined.contains(name);
        if !is_defined && !name.is_empty() && !name.contains(char::is_whitespace) {
            self.report(Kind::FootnoteUndefined { name: name.to_owned() }, Span::new(self.page.file, at..at + length));
        }
        Some(length)
    }

    /// Footnotes that nothing refers to vanish from the tree without a word.
    pub(super) fn unused_footnotes(&mut self) {
        let mut at = self.page.start;
        let mut fence: Option<&str> = None;
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for line in self.page.text[self.page.start..].split_inclusive('\n') {
            let trimmed = line.trim_start();
            let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
            match (fence, mark) {
                (None, Some(mark)) => fence = Some(mark),
                (Some(open), Some(mark)) if open == mark => fence = None,
                _ => {}
            }
            if fence.is_none()
                && let Some(length) = trimmed.strip_prefix("[^").and_then(|rest| rest.find("]:"))
            {
                let start = at + line.len() - trimmed.len();
                let name = &trimmed[2..2 + length];
                if !seen.insert(name) {
                    let span = Span::new(self.page.file, start..start + length + 3);
                    self.report(Kind::DuplicateName { name: name.to_owned() }, span);
                }
                if !self.notes.contains_key(name) {
                    self.report(Kind::FootnoteUnused { name: name.to_owned() }, Span::new(self.page.file, start..start + length + 3));
                }
            }
            at += line.len();
        }
    }
}

/// Is it a paragraph, heading or cell: a block that holds words?
pub(super) fn holds_words(value: &NodeValue) -> bool {
    matches!(value, NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell)
}
