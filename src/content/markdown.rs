//! Markdown to a [`Chapter`]: comrak makes the tree, this module checks what a chapter may not hold, `writer` turns the tree into pieces.
//!
//! comrak's types live and die in here and in `writer`. Places come from the tree; a formula is read from the source at the place of its code
//! span, never from text that Markdown has already changed.

use std::sync::Arc;

use comrak::nodes::{AstNode, NodeValue, Sourcepos};
use comrak::{Arena, Options};

use super::chapter::Chapter;
use super::front_matter;
use super::writer::Writer;
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::source::{LineIndex, Span};

/// Nesting deeper than this is refused; product rule.
const MOST_DEPTH: usize = 64;

/// A Markdown text with the places of its lines.
pub(super) struct Page<'a> {
    pub(super) file: &'a Arc<str>,
    /// The whole file.
    pub(super) text: &'a str,
    /// Offset at which the body starts.
    pub(super) start: usize,
    /// Lines of the body.
    lines: LineIndex,
}

impl Page<'_> {
    /// The bytes of a node in the file.
    pub(super) fn range(&self, sourcepos: Sourcepos) -> std::ops::Range<usize> {
        let start = self.start + self.lines.offset(sourcepos.start.line, sourcepos.start.column);
        let end = self.start + self.lines.offset(sourcepos.end.line, sourcepos.end.column + 1);
        let mut start = start.min(self.text.len());
        let mut end = end.clamp(start, self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }

    /// The bytes of a node as a span.
    pub(super) fn span(&self, sourcepos: Sourcepos) -> Span {
        Span::new(self.file, self.range(sourcepos))
    }
}

/// Reads a chapter of an edition. A chapter comes back even when there are mistakes in it.
pub(crate) fn parse(file: &Arc<str>, edition: &str, text: &str, language: Language) -> (Chapter, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let is_front = file.ends_with("/index.md");
    let (front, start) = front_matter::parse(file, text, is_front, &mut diagnostics);
    let body = &text[start..];
    let page = Page { file, text, start, lines: LineIndex::new(body) };
    let empty = Chapter {
        file: file.clone(),
        edition: edition.to_owned(),
        front,
        body: Vec::new(),
        headings: Vec::new(),
        calls: Vec::new(),
        links: Vec::new(),
        images: Vec::new(),
    };
    if let Some(line) = too_deep_line(body) {
        diagnostics.push(Diagnostic::new(Kind::TooDeep { limit: MOST_DEPTH }, Span::new(file, start + line..start + line + 1)));
        return (empty, diagnostics);
    }
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, body, &options());
    if let Some(node) = too_deep(root) {
        diagnostics.push(Diagnostic::new(Kind::TooDeep { limit: MOST_DEPTH }, first_byte(&page, node)));
        return (empty, diagnostics);
    }
    let mut writer = Writer::new(&page, language, diagnostics);
    writer.document(root);
    writer.finish(empty)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options
}

/// A line that opens more quotes or lists than may be nested, before a parser spends time on it.
fn too_deep_line(body: &str) -> Option<usize> {
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let marks = line.bytes().take_while(|byte| matches!(byte, b'>' | b' ' | b'-' | b'*' | b'+')).filter(|byte| *byte != b' ').count();
        // A line of only `-` or `*` is a rule, not a list.
        let is_rule = line.trim().bytes().all(|byte| matches!(byte, b'-' | b'*' | b' '));
        if marks > MOST_DEPTH && !is_rule {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// A node below the bound, found without recursion.
fn too_deep<'a>(root: &'a AstNode<'a>) -> Option<&'a AstNode<'a>> {
    let mut depth = 0usize;
    for edge in root.traverse() {
        match edge {
            comrak::arena_tree::NodeEdge::Start(node) => {
                depth += 1;
                if depth > MOST_DEPTH {
                    return Some(node);
                }
            }
            comrak::arena_tree::NodeEdge::End(_) => depth -= 1,
        }
    }
    None
}

fn first_byte<'a>(page: &Page<'_>, node: &'a AstNode<'a>) -> Span {
    // Inline nodes far down may have no place of their own; their block has.
    let block = node.ancestors().find(|node| node.data().value.block());
    let range = page.range(block.map_or_else(|| node.data().sourcepos, |block| block.data().sourcepos));
    Span::new(page.file, range.start..(range.start + 1).min(range.end))
}

/// Is it a paragraph, heading or cell: a block that holds words?
pub(super) fn holds_words(value: &NodeValue) -> bool {
    matches!(value, NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell)
}
