//! Writes comrak's tree as the pieces of a chapter: our own HTML, with holes where figures, blocks, links and images come.
//!
//! comrak's own formatter is not used: it knows neither scopes nor captions of tables, its notes speak English, and its ids hold figures.
//! Here stands what the parts share: `blocks` and `inlines` write, `words` looks for what may not stand in a text.

mod blocks;
mod codes;
mod inlines;
mod prose;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use comrak::nodes::{AstNode, NodeValue};

pub(super) use blocks::BOXES;

use super::call::{Call, Linking, Piece};
use super::chapter::{Chapter, Heading, Image, Link, NamedTerm};
use super::excuse::Excuse;
use super::marked;
use super::places::Page;
use super::prose::TextBlock;
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::html;
use crate::settings::Places;
use crate::source::Span;

type Node<'a> = &'a AstNode<'a>;

pub(super) struct Writer<'p> {
    page: &'p Page<'p>,
    language: Language,
    diagnostics: Vec<Diagnostic>,
    pieces: Vec<Piece>,
    headings: Vec<Heading>,
    heading_starts: Vec<u32>,
    calls: Vec<Call>,
    links: Vec<Link>,
    images: Vec<Image>,
    terms: Vec<NamedTerm>,
    prose: Vec<TextBlock>,
    excuses: Vec<Excuse>,
    /// The texts of each block with TOML, by the offset of its fence.
    fence_prose: BTreeMap<usize, Vec<TextBlock>>,
    /// Calls by the offset of their code span, so that a heading that is written twice asks once.
    call_at: BTreeMap<usize, usize>,
    /// The bytes of code spans that do not stand where comrak says, by the address of their node.
    code_ranges: BTreeMap<usize, std::ops::Range<usize>>,
    /// Code spans that hold words, by their offset: the words with their places, and the position of the term that they explain.
    marked_at: BTreeMap<usize, MarkedWords>,
    ids: BTreeSet<String>,
    /// How often each wanted id was wanted.
    repeats: BTreeMap<String, usize>,
    /// Names of the footnotes that are defined somewhere in the text.
    defined: BTreeSet<String>,
    linking: Linking,
    /// Is it a text in which terms are looked for?
    running: bool,
    /// How many lists, quotes and footnotes are open.
    depth: usize,
    level: u8,
    last_heading: Option<Span>,
    tables: usize,
    /// Names of footnotes with their number and how often they were referred to.
    notes: BTreeMap<String, (u32, u32)>,
}

impl<'p> Writer<'p> {
    /// Of a text whose head holds these calls.
    pub(super) fn new(page: &'p Page<'p>, language: Language, calls: Vec<Call>, diagnostics: Vec<Diagnostic>) -> Self {
        Writer {
            page,
            language,
            diagnostics,
            pieces: Vec::new(),
            headings: Vec::new(),
            heading_starts: Vec::new(),
            calls,
            links: Vec::new(),
            images: Vec::new(),
            terms: Vec::new(),
            prose: Vec::new(),
            excuses: Vec::new(),
            fence_prose: BTreeMap::new(),
            call_at: BTreeMap::new(),
            code_ranges: BTreeMap::new(),
            marked_at: BTreeMap::new(),
            ids: BTreeSet::new(),
            repeats: BTreeMap::new(),
            defined: defined_footnotes(&page.text[page.start..]),
            linking: Linking::Link,
            running: false,
            depth: 0,
            level: 1,
            last_heading: None,
            tables: 0,
            notes: BTreeMap::new(),
        }
    }

    /// Puts what was written into the chapter.
    pub(super) fn finish(self, chapter: Chapter) -> (Chapter, Vec<Diagnostic>) {
        let prose = chapter.prose.into_iter().chain(self.prose).collect();
        let chapter = Chapter {
            body: self.pieces,
            headings: self.headings,
            heading_starts: self.heading_starts,
            calls: self.calls,
            links: self.links,
            images: self.images,
            terms: self.terms,
            prose,
            excuses: self.excuses,
            ..chapter
        };
        (chapter, self.diagnostics)
    }

    /// Writes a text, of which something may have been left out.
    pub(super) fn document(&mut self, root: Node<'_>, is_less: bool) {
        self.find_codes(root);
        self.scan_words(root);
        self.blocks(root);
        // A note may belong to what was left out.
        if !is_less {
            self.unused_footnotes();
        }
        self.prose_of(root, &[]);
    }

    fn report(&mut self, kind: Kind, span: Span) {
        self.diagnostics.push(Diagnostic::new(kind, span));
    }

    fn raw(&mut self, html: &str) {
        if let Some(Piece::Html(last)) = self.pieces.last_mut() {
            last.push_str(html);
        } else {
            self.pieces.push(Piece::Html(html.to_owned()));
        }
    }

    fn escaped(&mut self, text: &str) {
        self.raw(&html::escape(text));
    }

    /// Writes words. In running text, outside links, terms will be looked for in them.
    fn words(&mut self, text: &str) {
        if !self.running || self.linking != Linking::Link {
            self.escaped(text);
        } else if let Some(Piece::Words(last)) = self.pieces.last_mut() {
            last.push_str(text);
        } else {
            self.pieces.push(Piece::Words(text.to_owned()));
        }
    }

    /// Writes the inside of a paragraph of running text.
    fn running(&mut self, write: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.running, true);
        write(self);
        self.running = outer;
    }

    /// Writes what holds other blocks, and behind it a place to explain its terms when nothing holds it.
    fn nested(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
        self.notes();
    }

    /// A place to explain terms, when no block is open.
    fn notes(&mut self) {
        if self.depth == 0 {
            self.pieces.push(Piece::Notes);
        }
    }

    /// Writes something apart and returns it.
    fn apart(&mut self, write: impl FnOnce(&mut Self)) -> Vec<Piece> {
        let outer = std::mem::take(&mut self.pieces);
        write(self);
        std::mem::replace(&mut self.pieces, outer)
    }

    fn with_linking(&mut self, linking: Linking, write: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.linking, linking);
        write(self);
        self.linking = outer;
    }
}

/// A code span that holds words and no figure; without words when it could not be read, which has been told.
struct MarkedWords {
    words: Option<(String, Places)>,
    shown: Piece,
}

/// The words of a node without its figures.
fn plain_words(node: Node<'_>) -> String {
    let mut words = String::new();
    for node in node.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) if code.num_backticks > 1 => words.push_str(&code.literal),
            NodeValue::Code(code) if let Some(Ok(marked)) = marked::parse(&code.literal) => words.push_str(&code.literal[marked.words]),
            NodeValue::Code(_) | NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

fn is_comment(literal: &str) -> bool {
    let literal = literal.trim();
    literal
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"))
        .is_some_and(|inside| !inside.contains("-->") && !inside.contains("--!>"))
}

/// The names of all footnotes that a text defines, in code too: this only keeps a mistake from being told.
fn defined_footnotes(text: &str) -> BTreeSet<String> {
    let names = text.lines().filter_map(|line| line.trim_start().strip_prefix("[^")?.split_once("]:"));
    names.map(|(name, _)| name.to_owned()).collect()
}
