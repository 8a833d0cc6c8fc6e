//! Markdown to a [`Chapter`]: comrak makes the tree, this module checks what a chapter may not hold, `writer` turns the tree into pieces.
//!
//! comrak's types live and die in here and in `writer`. Places come from the tree; a formula is read from the source at the place of its code
//! span, never from text that Markdown has already changed.

use std::sync::Arc;

use comrak::nodes::AstNode;
use comrak::{Arena, Options};

use super::chapter::Chapter;
use super::condition;
use super::front_matter::{self, FrontMatter};
use super::places::Page;
use super::prose::{MOST_LOOSE, MOST_TEXT, TextBlock, TextKind, TextPart};
use super::row::Row;
use super::writer::Writer;
use crate::diagnostic::{self, Diagnostic, Kind, Language};
use crate::source::{LineIndex, Span};

/// Nesting deeper than this is refused; product rule.
const MOST_DEPTH: usize = 64;

/// Reads a chapter of an edition. A chapter comes back even when there are mistakes in it.
pub(crate) fn parse(file: &Arc<str>, edition: &str, text: &str, language: Language) -> (Chapter, Vec<Diagnostic>) {
    read(file, edition, text, language, None)
}

/// Reads a chapter for one of the rows that become pages: its address, its texts and formulas are those of that row, and what its conditions leave out is
/// not there.
pub(crate) fn parse_row(file: &Arc<str>, edition: &str, text: &str, language: Language, row: &Arc<Row>) -> (Chapter, Vec<Diagnostic>) {
    let (mut chapter, mut diagnostics) = read(file, edition, text, language, Some(row));
    if let Some(id) = &mut chapter.front.id {
        id.value = format!("{}/{}", id.value, row.slug);
    }
    chapter.row = Some(row.clone());
    diagnostic::of_row(&mut diagnostics, &row.key);
    (chapter, diagnostics)
}

fn read(file: &Arc<str>, edition: &str, text: &str, language: Language, row: Option<&Row>) -> (Chapter, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let (front, head, start) = front_matter::parse(file, text, (language, row), &mut diagnostics);
    let block = |parts: &Vec<TextPart>| TextBlock { kind: TextKind::Head, parts: parts.clone(), excuses: Vec::new() };
    let prose = head.texts.iter().flatten().filter(|parts| !parts.is_empty()).map(block).collect();
    let texts = if row.is_some() { head.texts } else { Default::default() };
    let empty = Chapter { front, prose, head: texts, calls: head.calls, ..empty(file, edition, language) };
    // Without a head nobody knows which line is the title, so that the body would give mistakes that are none.
    if diagnostics.iter().any(|diagnostic| diagnostic.kind == Kind::FrontMatterMissing) {
        return (Chapter { unread: true, ..empty }, diagnostics);
    }
    let (chapter, mut diagnostics) = body(text, start, empty, row, MOST_TEXT, diagnostics);
    if let Some(condition) = chapter.conditions.first().filter(|_| chapter.front.for_each.is_none()) {
        diagnostics.push(Diagnostic::new(Kind::ConditionWithoutRow, condition.span.clone()));
    }
    let unread = diagnostics.iter().any(|diagnostic| {
        matches!(diagnostic.kind, Kind::FrontMatterMissing | Kind::FrontMatterUnclosed | Kind::UnclosedFence | Kind::TomlSyntax { .. })
    });
    (Chapter { unread: chapter.unread || unread, ..chapter }, diagnostics)
}

/// Reads a text in plain Markdown that is no chapter, for its words. What only a chapter must have, or may not hold, is no mistake here. Errors: M020,
/// M006, M028, D026, and those in comments about its language (P020, P021, G005).
pub(crate) fn loose(file: &Arc<str>, text: &str) -> (Chapter, Vec<Diagnostic>) {
    let mut ignored = Vec::new();
    let head = if text.starts_with("+++") {
        front_matter::parse(&front_page(file), text, (Language::Dutch, None), &mut ignored).2
    } else {
        front_matter::yaml(text)
    };
    // A head that is not closed is text.
    let start = if ignored.iter().any(|diagnostic| diagnostic.kind == Kind::FrontMatterUnclosed) { 0 } else { head };
    let (chapter, mut diagnostics) = body(text, start, empty(file, "", Language::Dutch), None, MOST_LOOSE, Vec::new());
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

/// The name of a front page beside a file: a text outside a publication needs no address.
fn front_page(file: &Arc<str>) -> Arc<str> {
    format!("{file}/index.md").into()
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
        heading_starts: Vec::new(),
        calls: Vec::new(),
        links: Vec::new(),
        images: Vec::new(),
        terms: Vec::new(),
        prose: Vec::new(),
        excuses: Vec::new(),
        conditions: Vec::new(),
        row: None,
        head: Default::default(),
        unread: false,
    }
}

/// Reads what stands from `start` on into a chapter. A block of more than `most` bytes is told, and not kept as text to be judged.
fn body(
    text: &str,
    start: usize,
    empty: Chapter,
    row: Option<&Row>,
    most: usize,
    mut diagnostics: Vec<Diagnostic>,
) -> (Chapter, Vec<Diagnostic>) {
    let (file, language) = (empty.file.clone(), empty.language);
    let body = &text[start..];
    let page = Page { file: &file, text, start, lines: LineIndex::new(body), row };
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
    let holds = row.map(|row| move |asked: &str| row.holds.get(asked).copied().unwrap_or(false));
    let holds = holds.as_ref().map(|holds| holds as &dyn Fn(&str) -> bool);
    let (conditions, is_less) = condition::apply(root, &page, holds, &mut diagnostics);
    let mut writer = Writer::new(&page, language, empty.calls.clone(), diagnostics);
    writer.document(root, is_less);
    let (mut chapter, mut diagnostics) = writer.finish(Chapter { conditions, ..empty });
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
