//! Writes what stands in a line: text, emphasis, figures, literal code, links, images, references to footnotes.

use comrak::nodes::{NodeCode, NodeLink, NodeValue};

use super::super::block;
use super::super::call::{Call, CallKind, Linking, Piece, Standing};
use super::super::chapter::{Image, Link, NamedTerm};
use super::super::expr::Formula;
use super::super::formula;
use super::super::marked::{self, Marked, Meaning};
use super::super::places::align;
use super::{MarkedWords, Node, Writer, is_comment, plain_words};
use crate::diagnostic::{Kind, Language};
use crate::settings::Places;
use crate::source::Span;

/// Schemes of links that leave the site.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

impl Writer<'_> {
    pub(super) fn inlines(&mut self, parent: Node<'_>) {
        for node in parent.children() {
            self.inline(node);
        }
    }

    pub(super) fn inline(&mut self, node: Node<'_>) {
        let value = node.data().value.clone();
        match value {
            NodeValue::Text(text) => self.words(&text),
            NodeValue::SoftBreak => self.words("\n"),
            NodeValue::LineBreak => self.raw(if self.linking == Linking::Text { " " } else { "<br>\n" }),
            NodeValue::Code(code) => self.code(node, &code),
            NodeValue::Emph => self.element("em", node),
            NodeValue::Strong => self.element("strong", node),
            NodeValue::Link(link) => self.link(node, &link),
            NodeValue::Image(link) => self.image(node, &link),
            NodeValue::HtmlInline(literal) => {
                if !is_comment(&literal) {
                    self.raw_html(node, &literal);
                }
            }
            NodeValue::FootnoteReference(reference) => {
                let entry = self.notes.entry(reference.name.clone()).or_insert((reference.ix, 0));
                if self.linking == Linking::Link {
                    entry.1 += 1;
                    let (number, times) = *entry;
                    let word = match self.language {
                        Language::Dutch => "Noot",
                        Language::English => "Note",
                    };
                    self.raw(&format!(
                        "<sup><a class=\"footnote-ref\" id=\"noot-{number}-{times}\" href=\"#noot-{number}\" aria-label=\"{word} {number}\">{number}</a></sup>"
                    ));
                }
            }
            _ => self.inlines(node),
        }
    }

    fn element(&mut self, name: &str, node: Node<'_>) {
        if self.linking == Linking::Text {
            self.inlines(node);
        } else {
            self.raw(&format!("<{name}>"));
            self.inlines(node);
            self.raw(&format!("</{name}>"));
        }
    }

    fn code(&mut self, node: Node<'_>, code: &NodeCode) {
        if code.num_backticks != 1 {
            self.raw("<code>");
            self.escaped(&code.literal);
            self.raw("</code>");
            return;
        }
        let range = self.code_range(node);
        if let Some(marked) = marked::parse(&code.literal) {
            return self.marked(code, &range, marked);
        }
        let call = match self.call_at.get(&range.start) {
            Some(call) => *call,
            None => {
                let inside = (range.start + 1).min(range.end);
                let places = align(self.page.file, &code.literal, &self.page.text[inside..range.end.max(inside)], inside);
                let formula = self.formula(&code.literal, &places);
                let span = Span::new(self.page.file, range.clone());
                let in_cell = node.ancestors().any(|node| matches!(node.data().value, NodeValue::TableCell));
                let standing = if in_cell { Standing::Cell } else { Standing::Code };
                self.calls.push(Call { kind: CallKind::Figure(formula.map(Box::new)), places, span, standing });
                self.call_at.insert(range.start, self.calls.len() - 1);
                self.calls.len() - 1
            }
        };
        let CallKind::Figure(formula) = &self.calls[call].kind else { unreachable!("a code span asks for a figure") };
        self.pieces.push(Piece::Figure(call, block::linking(formula.as_deref(), self.linking)));
    }

    /// Writes words of which something is said: a mistake in it is told once, also when a heading is written twice.
    fn marked(&mut self, code: &NodeCode, range: &std::ops::Range<usize>, marked: Result<Marked, formula::Fault>) {
        if !self.marked_at.contains_key(&range.start) {
            let inside = (range.start + 1).min(range.end);
            let places = align(self.page.file, &code.literal, &self.page.text[inside..range.end.max(inside)], inside);
            let read = match marked {
                Ok(Marked { words, meaning }) => {
                    let text = code.literal[words.clone()].to_owned();
                    let shown = match meaning {
                        Meaning::Language(tag) => Piece::Html(block::in_language(&text, tag)),
                        Meaning::Term(id, at) => {
                            self.terms.push(NamedTerm { id, span: places.span(at) });
                            Piece::Term(text.clone(), self.terms.len() - 1)
                        }
                    };
                    MarkedWords { words: Some((text, places.from(words.start))), shown }
                }
                Err((kind, at)) => {
                    self.report(kind, places.span(at));
                    MarkedWords { words: None, shown: Piece::Html(String::new()) }
                }
            };
            self.marked_at.insert(range.start, read);
        }
        let Some(MarkedWords { words: Some((words, _)), shown }) = self.marked_at.get(&range.start) else { return };
        let (words, shown) = (words.clone(), shown.clone());
        match shown {
            Piece::Term(..) if self.running && self.linking == Linking::Link => self.pieces.push(shown),
            Piece::Html(html) if self.linking != Linking::Text => self.raw(&html),
            _ => self.escaped(&words),
        }
    }

    fn formula(&mut self, text: &str, places: &Places) -> Option<Formula> {
        match formula::parse_in(text, self.page.row) {
            Ok(formula) => Some(formula),
            Err((kind, range)) => {
                self.report(kind, places.span(range));
                None
            }
        }
    }

    fn link(&mut self, node: Node<'_>, link: &NodeLink) {
        if self.linking != Linking::Link {
            return self.inlines(node);
        }
        let (whole, span) = self.target(node, &link.url);
        let has_figure = node.descendants().any(|node| matches!(node.data().value, NodeValue::Code(_) | NodeValue::Image(_)));
        if plain_words(node).trim().is_empty() && !has_figure {
            self.report(Kind::NoWords { heading: false }, whole);
        }
        let url = link.url.trim();
        self.raw("<a href=\"");
        match scheme(url) {
            Some(scheme) if SCHEMES.contains(&scheme.as_str()) => self.escaped(url),
            Some(scheme) => self.report(Kind::LinkScheme { scheme }, span),
            None => {
                self.links.push(Link { target: url.to_owned(), span });
                self.pieces.push(Piece::Link(self.links.len() - 1));
            }
        }
        self.raw("\">");
        self.with_linking(Linking::Value, |writer| writer.inlines(node));
        self.raw("</a>");
    }

    /// The place of a link or image, and of its target in it.
    fn target(&self, node: Node<'_>, url: &str) -> (Span, Span) {
        let whole = self.page.span(node.data().sourcepos);
        let found = self.page.text[whole.range()].rfind(url).filter(|_| !url.is_empty()).map(|at| whole.range().start + at);
        let target = found.map_or_else(|| whole.clone(), |at| Span::new(self.page.file, at..at + url.len()));
        (whole, target)
    }

    fn image(&mut self, node: Node<'_>, link: &NodeLink) {
        let (whole, span) = self.target(node, &link.url);
        let has_figure = node.descendants().any(|node| matches!(node.data().value, NodeValue::Code(_)));
        if plain_words(node).trim().is_empty() && !has_figure {
            self.report(Kind::MissingAlt, whole);
        }
        if self.linking == Linking::Text {
            return self.inlines(node);
        }
        if scheme(&link.url).is_some() {
            self.report(Kind::RemoteImage { target: link.url.clone() }, span);
            return;
        }
        self.images.push(Image { path: link.url.clone(), span });
        self.raw("<img src=\"");
        self.pieces.push(Piece::Image(self.images.len() - 1));
        self.raw("\" alt=\"");
        self.with_linking(Linking::Text, |writer| writer.inlines(node));
        self.raw("\">");
    }

    pub(super) fn raw_html(&mut self, node: Node<'_>, literal: &str) {
        // The end of an element whose beginning was told is no mistake of its own.
        let told = self.diagnostics.iter().any(|diagnostic| matches!(diagnostic.kind, Kind::RawHtml { .. }));
        if told && literal.starts_with("</") {
            return;
        }
        let range = self.page.range(node.data().sourcepos);
        let length = literal.find(['>', '\n']).map_or(literal.len(), |at| at + 1);
        let found = literal[..length].trim().to_owned();
        let end = (range.start + length).clamp(range.start, range.end.max(range.start));
        self.report(Kind::RawHtml { found }, Span::new(self.page.file, range.start..end));
    }
}

/// The scheme of an address, in lower case, control characters and white space left out; `None` for a relative one.
fn scheme(url: &str) -> Option<String> {
    let url: String = url.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    if url.starts_with("//") || url.starts_with("\\\\") {
        return Some("//".to_owned());
    }
    let colon = url.find(':')?;
    let before = &url[..colon];
    let is_scheme = !before.is_empty() && before.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    // `C:\` is a path of another system, not a scheme; both leave the project.
    is_scheme.then(|| before.to_ascii_lowercase())
}
