//! Writes comrak's tree as the pieces of a chapter: our own HTML, with holes where figures, blocks, links and images come.
//!
//! comrak's own formatter is not used: it knows neither scopes nor captions of tables, its notes speak English, and its ids hold figures.

use std::collections::{BTreeMap, BTreeSet};

use comrak::nodes::{AstNode, ListType, NodeCode, NodeCodeBlock, NodeLink, NodeTable, NodeValue, TableAlignment};

use super::block::{self, Fence};
use super::call::{Call, CallKind, Linking, Piece};
use super::chapter::{Chapter, Heading, Image, Link};
use super::formula;
use super::places::{Page, align};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::html;
use crate::settings::Places;
use crate::source::Span;

/// The boxes: class and words, Dutch and English.
const BOXES: [(&str, &str, &str); 5] = [
    ("explanation", "Uitleg", "Explanation"),
    ("note", "Let op", "Note"),
    ("example", "Voorbeeld", "Example"),
    ("revised", "Herzien", "Revised"),
    ("goal", "Doelstelling", "Goal"),
];

/// Schemes of links that leave the site.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// The words before the caption of a table in Markdown.
const CAPTIONS: [&str; 2] = ["Tabel:", "Table:"];

type Node<'a> = &'a AstNode<'a>;

pub(super) struct Writer<'p> {
    page: &'p Page<'p>,
    language: Language,
    diagnostics: Vec<Diagnostic>,
    pieces: Vec<Piece>,
    headings: Vec<Heading>,
    calls: Vec<Call>,
    links: Vec<Link>,
    images: Vec<Image>,
    /// Calls by the offset of their code span, so that a heading that is written twice asks once.
    call_at: BTreeMap<usize, usize>,
    ids: BTreeSet<String>,
    linking: Linking,
    level: u8,
    last_heading: Option<Span>,
    tables: usize,
    /// Names of footnotes with their number and how often they were referred to.
    notes: BTreeMap<String, (u32, u32)>,
}

impl<'p> Writer<'p> {
    pub(super) fn new(page: &'p Page<'p>, language: Language, diagnostics: Vec<Diagnostic>) -> Self {
        Writer {
            page,
            language,
            diagnostics,
            pieces: Vec::new(),
            headings: Vec::new(),
            calls: Vec::new(),
            links: Vec::new(),
            images: Vec::new(),
            call_at: BTreeMap::new(),
            ids: BTreeSet::new(),
            linking: Linking::Link,
            level: 1,
            last_heading: None,
            tables: 0,
            notes: BTreeMap::new(),
        }
    }

    /// Puts what was written into the chapter.
    pub(super) fn finish(self, chapter: Chapter) -> (Chapter, Vec<Diagnostic>) {
        let chapter =
            Chapter { body: self.pieces, headings: self.headings, calls: self.calls, links: self.links, images: self.images, ..chapter };
        (chapter, self.diagnostics)
    }

    pub(super) fn document(&mut self, root: Node<'_>) {
        self.scan_words(root);
        self.blocks(root);
        self.unused_footnotes();
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

    fn text(&mut self, text: &str) {
        self.raw(&html::escape(text));
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

    // Blocks.

    fn blocks(&mut self, parent: Node<'_>) {
        let mut caption: Option<Vec<Piece>> = None;
        for node in parent.children() {
            let next_is_table = node.next_sibling().is_some_and(|next| matches!(next.data().value, NodeValue::Table(_)));
            if next_is_table && is_caption(node) {
                caption = Some(self.apart(|writer| writer.caption(node)));
                continue;
            }
            self.block(node, caption.take());
        }
    }

    fn block(&mut self, node: Node<'_>, caption: Option<Vec<Piece>>) {
        let value = node.data().value.clone();
        match value {
            NodeValue::Paragraph => self.paragraph(node),
            NodeValue::Heading(heading) => self.heading(node, heading.level),
            NodeValue::List(list) => self.list(node, list.list_type == ListType::Ordered, list.start),
            NodeValue::BlockQuote => self.quote(node),
            NodeValue::CodeBlock(code) => self.fence(node, &code),
            NodeValue::Table(table) => self.table(node, &table, caption),
            NodeValue::ThematicBreak => self.raw("<hr>\n"),
            NodeValue::HtmlBlock(block) => {
                if !is_comment(&block.literal) {
                    self.raw_html(node, &block.literal);
                }
            }
            NodeValue::FootnoteDefinition(definition) => self.footnote(node, &definition.name),
            _ => self.blocks(node),
        }
    }

    fn paragraph(&mut self, node: Node<'_>) {
        let tight = node
            .parent()
            .and_then(|item| item.parent())
            .is_some_and(|list| matches!(&list.data().value, NodeValue::List(list) if list.tight));
        let only_image =
            node.first_child().is_some_and(|first| first.next_sibling().is_none() && matches!(first.data().value, NodeValue::Image(_)));
        let (open, close) = match (tight, only_image) {
            (_, true) => ("<figure class=\"image\">", "</figure>\n"),
            (true, false) => ("", ""),
            (false, false) => ("<p>", "</p>\n"),
        };
        self.raw(open);
        self.inlines(node);
        self.raw(close);
    }

    fn heading(&mut self, node: Node<'_>, level: u8) {
        let most = self.level + 1;
        let span = self.page.span(node.data().sourcepos);
        if level < 2 || level > most {
            let diagnostic = Diagnostic::new(Kind::HeadingLevel { found: level, most }, span.clone());
            self.diagnostics.push(match &self.last_heading {
                Some(last) => diagnostic.with_other(last.clone()),
                None => diagnostic,
            });
        }
        self.level = level.max(2);
        self.last_heading = Some(span);
        let words = plain_words(node);
        let holds_figure = node.descendants().any(|node| matches!(node.data().value, NodeValue::Code(_)));
        if words.trim().is_empty() && !holds_figure {
            self.report(Kind::NoWords { heading: true }, self.page.span(node.data().sourcepos));
        }
        let slug = html::slug(&words);
        let id = self.new_id(if slug.is_empty() { "kop" } else { &slug });
        let level = level.clamp(2, 6);
        self.raw(&format!("<h{level} id=\"{id}\">"));
        self.inlines(node);
        self.raw(&format!("</h{level}>\n"));
        let mut text = Vec::new();
        self.with_linking(Linking::Text, |writer| text = writer.apart(|writer| writer.inlines(node)));
        self.headings.push(Heading { level, id, text });
    }

    /// An id that is new on this page.
    fn new_id(&mut self, wanted: &str) -> String {
        // Ids that the program or the theme makes itself are kept apart.
        let own = ["pagina-", "cijfer-", "noot-", "gebruik-"].iter().any(|prefix| wanted.starts_with(prefix));
        let wanted = if own { &format!("kop-{wanted}") } else { wanted };
        let mut id = wanted.to_owned();
        let mut number = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{wanted}-{number}");
            number += 1;
        }
        id
    }

    fn list(&mut self, node: Node<'_>, ordered: bool, start: usize) {
        let open = match (ordered, start) {
            (false, _) => "<ul>\n".to_owned(),
            (true, 1) => "<ol>\n".to_owned(),
            (true, start) => format!("<ol start=\"{start}\">\n"),
        };
        self.raw(&open);
        for item in node.children() {
            self.raw("<li>");
            self.blocks(item);
            self.raw("</li>\n");
        }
        self.raw(if ordered { "</ol>\n" } else { "</ul>\n" });
    }

    fn quote(&mut self, node: Node<'_>) {
        let Some((label, strong)) = box_label(node) else {
            self.raw("<blockquote>\n");
            self.blocks(node);
            self.raw("</blockquote>\n");
            return;
        };
        let Some((class, dutch, english)) = BOXES.iter().find(|(_, dutch, english)| *dutch == label || *english == label) else {
            let dutch = self.language == Language::Dutch;
            let known: Vec<String> = BOXES.iter().map(|(_, nl, en)| if dutch { *nl } else { *en }).map(str::to_owned).collect();
            let nearest = nearest(&label, known.iter().map(String::as_str));
            self.report(Kind::UnknownBox { label, nearest, known }, self.page.span(strong.data().sourcepos));
            return;
        };
        let words = match self.language {
            Language::Dutch => dutch,
            Language::English => english,
        };
        self.raw(&format!("<div class=\"box box-{class}\">\n<p class=\"box-label\">{words}</p>\n"));
        let first = node.first_child();
        for (position, block) in node.children().enumerate() {
            if position == 0 {
                // The label stands apart, so that the first paragraph starts behind it.
                let mut rest = strong.following_siblings().skip(1).peekable();
                if rest.peek().is_some() {
                    self.raw("<p>");
                    let before = self.pieces.len();
                    rest.for_each(|inline| self.inline(inline));
                    self.trim_start(before);
                    self.raw("</p>\n");
                }
            } else {
                self.block(block, None);
            }
        }
        debug_assert!(first.is_some(), "a box has a paragraph with its label");
        self.raw("</div>\n");
    }

    /// Drops the space that stood behind a label.
    fn trim_start(&mut self, from: usize) {
        let last = self.pieces.get_mut(from.saturating_sub(1));
        if let Some(Piece::Html(html)) = last
            && let Some(at) = html.rfind("<p> ")
        {
            html.remove(at + 3);
        }
    }

    fn fence(&mut self, node: Node<'_>, code: &NodeCodeBlock) {
        let sourcepos = node.data().sourcepos;
        let range = self.page.range(sourcepos);
        let first_line =
            Span::new(self.page.file, range.start..range.start + self.page.text[range.clone()].find('\n').unwrap_or(range.len()));
        if code.fenced && !code.closed {
            self.report(Kind::UnclosedFence, first_line);
            return;
        }
        let fence = if code.fenced { Fence::parse(&code.info) } else { Ok(Fence::Code) };
        let fence = match fence {
            Ok(fence) => fence,
            Err(kind) => {
                let line = &self.page.text[first_line.range()];
                let word = code.info.split_whitespace().next().unwrap_or_default();
                let start = first_line.range().start + line.find(word).unwrap_or(0);
                self.report(kind, Span::new(self.page.file, start..start + word.len()));
                return;
            }
        };
        if fence == Fence::Code {
            self.raw("<pre><code>");
            self.text(&code.literal);
            self.raw("</code></pre>\n");
            return;
        }
        let inside = range.start + self.page.text[range.clone()].find('\n').map_or(range.len(), |at| at + 1);
        let places = align(self.page.file, &code.literal, &self.page.text[inside..range.end], inside);
        let call = match fence {
            Fence::Table => match block::table(&code.literal, &places, &mut self.diagnostics) {
                Some(table) => CallKind::Table(Box::new(table)),
                None => CallKind::Broken,
            },
            _ => {
                let (cards, parts) = block::cards(&code.literal, &places, self.calls.len(), self.links.len(), &mut self.diagnostics);
                self.calls.extend(parts.calls);
                self.links.extend(parts.links.into_iter().map(|text| Link { target: text.value, span: text.span }));
                cards.map_or(CallKind::Broken, CallKind::Cards)
            }
        };
        self.calls.push(Call { kind: call, places, span: self.page.span(sourcepos) });
        self.pieces.push(Piece::Block(self.calls.len() - 1));
    }

    fn table(&mut self, node: Node<'_>, table: &NodeTable, caption: Option<Vec<Piece>>) {
        self.tables += 1;
        let id = self.new_id(&format!("tabel-{}-titel", self.tables));
        let is_word = |piece: &Piece| !matches!(piece, Piece::Html(html) if html.trim().is_empty());
        if !caption.as_ref().is_some_and(|pieces| pieces.iter().any(is_word)) {
            let range = self.page.range(node.data().sourcepos);
            let end = range.start + self.page.text[range.clone()].find('\n').unwrap_or(range.len());
            self.report(Kind::TableCaption, Span::new(self.page.file, range.start..end));
        }
        self.raw(&format!(
            "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id}\"><table>\n<caption id=\"{id}\">"
        ));
        self.pieces.extend(caption.unwrap_or_default());
        self.raw("</caption>\n");
        for (position, row) in node.children().enumerate() {
            self.extra_cells(row, table.num_columns);
            self.raw(match position {
                0 => "<thead>\n<tr>",
                1 => "<tbody>\n<tr>",
                _ => "<tr>",
            });
            for (column, cell) in row.children().enumerate() {
                let numeric = matches!(table.alignments.get(column), Some(TableAlignment::Right));
                self.cell(cell, position == 0, column == 0, numeric);
            }
            self.raw(if position == 0 { "</tr>\n</thead>\n" } else { "</tr>\n" });
        }
        self.raw(if node.children().count() > 1 { "</tbody>\n</table></div>\n" } else { "</table></div>\n" });
    }

    /// Cells behind the last column vanish from the tree without a word.
    fn extra_cells(&mut self, row: Node<'_>, expected: usize) {
        let range = self.page.range(row.data().sourcepos);
        let line = self.page.text[range.start..].lines().next().unwrap_or_default();
        let inner = line.trim().trim_start_matches('|');
        let inner = inner.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(inner);
        let bytes = inner.as_bytes();
        let found = 1 + (0..bytes.len()).filter(|at| bytes[*at] == b'|' && (*at == 0 || bytes[at - 1] != b'\\')).count();
        if found > expected {
            self.report(Kind::ExtraCells { found, expected }, Span::new(self.page.file, range.start..range.start + line.len()));
        }
    }

    fn cell(&mut self, cell: Node<'_>, head: bool, first: bool, numeric: bool) {
        if cell.first_child().is_none() {
            self.report(Kind::EmptyCell, self.page.span(cell.data().sourcepos));
        }
        let class = if numeric { " class=\"number\"" } else { "" };
        let (open, close) = match (head, first) {
            (true, _) => (format!("<th scope=\"col\"{class}>"), "</th>"),
            (false, true) => (format!("<th scope=\"row\"{class}>"), "</th>"),
            (false, false) => (format!("<td{class}>"), "</td>"),
        };
        self.raw(&open);
        self.inlines(cell);
        self.raw(close);
    }

    fn caption(&mut self, node: Node<'_>) {
        let mut first = true;
        for inline in node.children() {
            let text = match &inline.data().value {
                NodeValue::Text(text) if first => Some(text.to_string()),
                _ => None,
            };
            first = false;
            match text {
                Some(text) => {
                    let rest = CAPTIONS.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
                    self.text(rest.trim_start());
                }
                None => self.inline(inline),
            }
        }
    }

    fn footnote(&mut self, node: Node<'_>, name: &str) {
        let previous = node.previous_sibling().is_some_and(|other| matches!(other.data().value, NodeValue::FootnoteDefinition(_)));
        let next = node.next_sibling().is_some_and(|other| matches!(other.data().value, NodeValue::FootnoteDefinition(_)));
        let (heading, back) = match self.language {
            Language::Dutch => ("Noten", "Terug naar de tekst bij noot"),
            Language::English => ("Notes", "Back to the text at note"),
        };
        if !previous {
            let id = self.new_id("noten");
            self.raw(&format!("<section class=\"footnotes\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{heading}</h2>\n<ol>\n"));
        }
        let (number, references) = self.notes.get(name).copied().unwrap_or((0, 1));
        self.raw(&format!("<li id=\"noot-{number}\">"));
        self.blocks(node);
        for reference in 1..=references {
            let label = if references > 1 { format!("{back} {number}, {reference}") } else { format!("{back} {number}") };
            self.raw(&format!(
                "<a class=\"footnote-back\" href=\"#noot-{number}-{reference}\"><span aria-hidden=\"true\">↩</span><span class=\"visually-hidden\">{label}</span></a> "
            ));
        }
        self.raw("</li>\n");
        if !next {
            self.raw("</ol>\n</section>\n");
        }
    }

    // Inlines.

    fn inlines(&mut self, parent: Node<'_>) {
        for node in parent.children() {
            self.inline(node);
        }
    }

    fn inline(&mut self, node: Node<'_>) {
        let value = node.data().value.clone();
        match value {
            NodeValue::Text(text) => self.text(&text),
            NodeValue::SoftBreak => self.raw("\n"),
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
            self.text(&code.literal);
            self.raw("</code>");
            return;
        }
        let range = self.code_range(node);
        let call = match self.call_at.get(&range.start) {
            Some(call) => *call,
            None => {
                let inside = range.start + 1;
                let places = align(self.page.file, &code.literal, &self.page.text[inside..range.end.max(inside)], inside);
                let formula = self.formula(&code.literal, &places);
                let span = Span::new(self.page.file, range.clone());
                self.calls.push(Call { kind: CallKind::Figure(formula), places, span });
                self.call_at.insert(range.start, self.calls.len() - 1);
                self.calls.len() - 1
            }
        };
        self.pieces.push(Piece::Figure(call, self.linking));
    }

    fn formula(&mut self, text: &str, places: &Places) -> Option<formula::Formula> {
        match formula::parse(text) {
            Ok(formula) => Some(formula),
            Err((kind, range)) => {
                self.report(kind, places.span(range));
                None
            }
        }
    }

    /// The bytes of a code span. In a table the column is one too small for each escaped pipe before it: then the backtick is found by looking.
    fn code_range(&self, node: Node<'_>) -> std::ops::Range<usize> {
        let range = self.page.range(node.data().sourcepos);
        let text = &self.page.text[range.start..];
        let shift = if text.starts_with('`') { 0 } else { text.find('`').filter(|at| !text[..*at].contains('\n')).unwrap_or(0) };
        let start = range.start + shift;
        let length = self.page.text.get(start + 1..).and_then(|rest| rest.find('`')).map_or(range.len(), |at| at + 2);
        start..(start + length).min(self.page.text.len())
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
            Some(scheme) if SCHEMES.contains(&scheme.as_str()) => self.text(url),
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

    fn raw_html(&mut self, node: Node<'_>, literal: &str) {
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

    // What may not stand in words.

    /// Looks at every block that holds words, outside code: lone backticks, the syntax of other programs, footnotes that are not there.
    fn scan_words(&mut self, root: Node<'_>) {
        for node in root.descendants().filter(|node| holds_words(&node.data().value)) {
            let range = self.page.range(node.data().sourcepos);
            let mut bytes: Vec<u8> = self.page.text.as_bytes()[range.clone()].to_vec();
            for code in node.descendants().filter(|node| matches!(node.data().value, NodeValue::Code(_))) {
                let backticks = match &code.data().value {
                    NodeValue::Code(code) => code.num_backticks,
                    _ => 1,
                };
                let code = if backticks == 1 { self.code_range(code) } else { self.page.range(code.data().sourcepos) };
                for at in code {
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
        let length = here.iter().position(|byte| *byte == b']')? + 1;
        let name = std::str::from_utf8(&here[2..length - 1]).ok()?;
        let definition = format!("[^{name}]:");
        let is_defined = self.page.text[self.page.start..].lines().any(|line| line.trim_start().starts_with(&definition));
        if !is_defined && !name.is_empty() && !name.contains(char::is_whitespace) {
            self.report(Kind::FootnoteUndefined { name: name.to_owned() }, Span::new(self.page.file, at..at + length));
        }
        Some(length)
    }

    /// Footnotes that nothing refers to vanish from the tree without a word.
    fn unused_footnotes(&mut self) {
        let mut at = self.page.start;
        let mut fence: Option<&str> = None;
        let mut defined: Vec<&str> = Vec::new();
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
                if defined.contains(&name) {
                    let span = Span::new(self.page.file, start..start + length + 3);
                    self.report(Kind::DuplicateName { name: name.to_owned() }, span);
                }
                defined.push(name);
                if !self.notes.contains_key(name) {
                    self.report(Kind::FootnoteUnused { name: name.to_owned() }, Span::new(self.page.file, start..start + length + 3));
                }
            }
            at += line.len();
        }
    }
}

/// The words of a node without its figures.
fn plain_words(node: Node<'_>) -> String {
    let mut words = String::new();
    for node in node.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) if code.num_backticks > 1 => words.push_str(&code.literal),
            NodeValue::Code(_) | NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

fn is_caption(node: Node<'_>) -> bool {
    let first = node.first_child();
    matches!(node.data().value, NodeValue::Paragraph)
        && first.is_some_and(|first| match &first.data().value {
            NodeValue::Text(text) => CAPTIONS.iter().any(|word| text.starts_with(word)),
            _ => false,
        })
}

fn is_comment(literal: &str) -> bool {
    let literal = literal.trim();
    literal
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"))
        .is_some_and(|inside| !inside.contains("-->") && !inside.contains("--!>"))
}

/// The bold label that a quote starts with, without its colon.
fn box_label<'a>(quote: Node<'a>) -> Option<(String, Node<'a>)> {
    let paragraph = quote.first_child().filter(|first| matches!(first.data().value, NodeValue::Paragraph))?;
    let strong = paragraph.first_child().filter(|first| matches!(first.data().value, NodeValue::Strong))?;
    let words = plain_words(strong);
    words.trim().strip_suffix(':').map(|label| (label.trim().to_owned(), strong))
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

/// Is it a paragraph, heading or cell: a block that holds words?
fn holds_words(value: &NodeValue) -> bool {
    matches!(value, NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell)
}
