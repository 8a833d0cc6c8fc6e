//! Markdown to a [`Chapter`]: comrak makes the tree, this module checks what a chapter may not hold, `writer` turns the tree into pieces.
//!
//! comrak's types live and die in here and in `writer`. Places come from the tree; a formula is read from the source at the place of its code
//! span, never from text that Markdown has already changed.

use std::sync::Arc;

use comrak::nodes::AstNode;
use comrak::{Arena, Options};

use super::chapter::Chapter;
use super::front_matter::{self, FrontMatter};
use super::places::Page;
use super::prose::{MOST_LOOSE, MOST_TEXT};
use super::writer::Writer;
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::source::{LineIndex, Span};

/// Nesting deeper than this is refused; product rule.
const MOST_DEPTH: usize = 64;

/// Reads a chapter of an edition. A chapter comes back even when there are mistakes in it.
pub(crate) fn parse(file: &Arc<str>, edition: &str, text: &str, language: Language) -> (Chapter, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let is_front = file.ends_with("/index.md");
    let (front, prose, start) = front_matter::parse(file, text, is_front, &mut diagnostics);
    let empty = Chapter { front, prose, ..empty(file, edition, language) };
    // Without a head nobody knows which line is the title, so that the body would give mistakes that are none.
    if diagnostics.iter().any(|diagnostic| diagnostic.kind == Kind::FrontMatterMissing) {
        return (Chapter { unread: true, ..empty }, diagnostics);
    }
    let (chapter, diagnostics) = body(text, start, empty, MOST_TEXT, diagnostics);
    let unread = diagnostics.iter().any(|diagnostic| {
        matches!(diagnostic.kind, Kind::FrontMatterMissing | Kind::FrontMatterUnclosed | Kind::UnclosedFence | Kind::TomlSyntax { .. })
    });
    (Chapter { unread: chapter.unread || unread, ..chapter }, diagnostics)
}

/// Reads a text in plain Markdown that is no chapter, for its words. What only a chapter must have, or may not hold, is no mistake here. Errors: M020,
/// M006, M028, D026, and those in comments about its language (P020, P021, G005).
pub(crate) fn loose(file: &Arc<str>, text: &str) -> (Chapter, Vec<Diagnostic>) {
    let mut ignored = Vec::new();
    let head = if text.starts_with("+++") { front_matter::parse(file, text, true, &mut ignored).2 } else { front_matter::yaml(text) };
    // A head that is not closed is text.
    let start = if ignored.iter().any(|diagnostic| diagnostic.kind == Kind::FrontMatterUnclosed) { 0 } else { head };
    let (chapter, mut diagnostics) = body(text, start, empty(file, "", Language::Dutch), MOST_LOOSE, Vec::new());
    diagnostics.retain(|diagnostic| {
        matches!(
            diagnostic.kind,
            Kind::TooDeep { .. }
                | Kind::ControlCharacter
                | Kind::BadRemarkComment { .. }
                | Kind::NoSuchRule { .. }
                | Kind::NoLanguage { .. }
                | Kind::RawHtml { .. }
        )
    });
    (chapter, diagnostics)
}

/// A chapter with nothing in it.
fn empty(file: &Arc<str>, edition: &str, language: Language) -> Chapter {
    Chapter {
        file: file.clone(),
        edition: edition.to_owned(),
        language,
        front: FrontMatter::default(),
        body: Vec::new(),
        headings: Vec::new(),
        calls: Vec::new(),
        links: Vec::new(),
        images: Vec::new(),
        terms: Vec::new(),
        prose: Vec::new(),
        excuses: Vec::new(),
        unread: false,
    }
}

/// Reads what stands from `start` on into a chapter. A block of more than `most` bytes is told, and not kept as text to be judged.
fn body(text: &str, start: usize, empty: Chapter, most: usize, mut diagnostics: Vec<Diagnostic>) -> (Chapter, Vec<Diagnostic>) {
    let (file, language) = (empty.file.clone(), empty.language);
    let body = &text[start..];
    let page = Page { file: &file, text, start, lines: LineIndex::new(body) };
    // Markdown parsers change control characters, after which no place in the text is sure.
    if let Some((at, control)) = body.char_indices().find(|(_, c)| c.is_control() && !matches!(c, '\n' | '\t')) {
        let span = Span::new(&file, start + at..start + at + control.len_utf8());
        diagnostics.push(Diagnostic::new(Kind::ControlCharacter, span));
        return (Chapter { unread: true, ..empty }, diagnostics);
    }
    if let Some(line) = too_deep_line(body) {
        diagnostics.push(Diagnostic::new(Kind::TooDeep { limit: MOST_DEPTH }, Span::new(&file, start + line..start + line + 1)));
        return (Chapter { unread: true, ..empty }, diagnostics);
    }
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, body, &options());
    if let Some(node) = too_deep(root) {
        diagnostics.push(Diagnostic::new(Kind::TooDeep { limit: MOST_DEPTH }, first_byte(&page, node)));
        return (Chapter { unread: true, ..empty }, diagnostics);
    }
    let mut writer = Writer::new(&page, language, diagnostics);
    writer.document(root);
    let (mut chapter, mut diagnostics) = writer.finish(empty);
    chapter.prose.retain(|block| match block.length().filter(|(length, _)| *length > most) {
        Some((_, place)) => {
            diagnostics.push(Diagnostic::new(Kind::TextTooLong { limit: most }, place));
            false
        }
        None => true,
    });
    (chapter, diagnostics)
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
