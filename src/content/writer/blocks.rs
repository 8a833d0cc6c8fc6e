//! Writes blocks: paragraphs, headings, lists, quotes and boxes, fences, tables, footnotes.

use comrak::nodes::{ListType, NodeCodeBlock, NodeTable, NodeValue, TableAlignment};

use super::super::block::{self, BlockParts, Fence};
use super::super::call::{Call, Linking, Piece, Standing};
use super::super::chapter::{Heading, Link};
use super::super::places::align;
use super::{Node, Writer, is_comment, plain_words};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::html;
use crate::source::Span;

/// The boxes: class and words, Dutch and English.
pub(in crate::content) const BOXES: [(&str, &str, &str); 5] = [
    ("explanation", "Uitleg", "Explanation"),
    ("note", "Let op", "Note"),
    ("example", "Voorbeeld", "Example"),
    ("revised", "Herzien", "Revised"),
    ("goal", "Doelstelling", "Goal"),
];

/// The words before the caption of a table in Markdown.
pub(super) const CAPTIONS: [&str; 2] = ["Tabel:", "Table:"];

impl Writer<'_> {
    pub(super) fn blocks(&mut self, parent: Node<'_>) {
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
            NodeValue::Paragraph => {
                self.paragraph(node);
                // Between a sentence and the list that it announces nothing may stand.
                if !announces_list(node) {
                    self.notes();
                }
            }
            NodeValue::Heading(heading) => self.heading(node, heading.level),
            NodeValue::List(list) => self.nested(|writer| writer.list(node, list.list_type == ListType::Ordered, list.start)),
            NodeValue::BlockQuote => self.nested(|writer| writer.quote(node)),
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
        self.running(|writer| writer.inlines(node));
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
        let start = span.start;
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
        self.heading_starts.push(start);
    }

    /// An id that is new on this page.
    fn new_id(&mut self, wanted: &str) -> String {
        // Ids that the program or the theme makes itself are kept apart.
        let own = ["pagina-", "cijfer-", "noot-", "gebruik-", "woord-"].iter().any(|prefix| wanted.starts_with(prefix));
        let wanted = if own { &format!("kop-{wanted}") } else { wanted };
        let mut id = wanted.to_owned();
        // Counts on from the last of this name, so that many equal headings cost no more than others.
        let number = self.repeats.entry(wanted.to_owned()).or_insert(1);
        while !self.ids.insert(id.clone()) {
            *number += 1;
            id = format!("{wanted}-{number}");
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
        for (position, block) in node.children().enumerate() {
            if position == 0 {
                // The label stands apart, so that the first paragraph starts behind it.
                let mut rest = strong.following_siblings().skip(1).peekable();
                if rest.peek().is_some() {
                    self.raw("<p>");
                    let before = self.pieces.len();
                    self.running(|writer| rest.for_each(|inline| writer.inline(inline)));
                    self.trim_start(before);
                    self.raw("</p>\n");
                }
            } else {
                self.block(block, None);
            }
        }
        // Terms of a box are explained within it.
        if self.depth == 1 {
            self.pieces.push(Piece::Notes);
        }
        self.raw("</div>\n");
    }

    /// Drops the space that stood behind a label: the first words are a piece of their own.
    fn trim_start(&mut self, from: usize) {
        if let Some(Piece::Words(words)) = self.pieces.get_mut(from) {
            words.drain(..words.len() - words.trim_start().len());
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
            self.escaped(&code.literal);
            self.raw("</code></pre>\n");
            return;
        }
        let inside = range.start + self.page.text[range.clone()].find('\n').map_or(range.len(), |at| at + 1);
        let places = align(self.page.file, &code.literal, &self.page.text[inside..range.end], inside);
        let mut parts = BlockParts::new(self.calls.len(), self.links.len(), self.language, self.page.row);
        let call = block::read(fence, &code.literal, &places, &mut parts, &mut self.diagnostics);
        self.fence_prose.insert(range.start, parts.prose);
        self.calls.extend(parts.calls);
        self.terms.extend(parts.terms);
        self.links.extend(parts.links.into_iter().map(|text| Link { target: text.value, span: text.span }));
        self.calls.push(Call { kind: call, places, span: self.page.span(sourcepos), standing: Standing::Block });
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
                    self.escaped(rest.trim_start());
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
        self.depth += 1;
        self.blocks(node);
        self.depth -= 1;
        self.notes();
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
}

/// Does a paragraph end in a colon, with a list behind it?
fn announces_list(node: Node<'_>) -> bool {
    let before_list = node.next_sibling().is_some_and(|next| matches!(next.data().value, NodeValue::List(_)));
    before_list
        && node.last_child().is_some_and(|last| matches!(&last.data().value, NodeValue::Text(text) if text.trim_end().ends_with(':')))
}

pub(super) fn is_caption(node: Node<'_>) -> bool {
    let first = node.first_child();
    matches!(node.data().value, NodeValue::Paragraph)
        && first.is_some_and(|first| match &first.data().value {
            NodeValue::Text(text) => CAPTIONS.iter().any(|word| text.starts_with(word)),
            _ => false,
        })
}

/// The bold label that a quote starts with, without its colon.
fn box_label<'a>(quote: Node<'a>) -> Option<(String, Node<'a>)> {
    let paragraph = quote.first_child().filter(|first| matches!(first.data().value, NodeValue::Paragraph))?;
    let strong = paragraph.first_child().filter(|first| matches!(first.data().value, NodeValue::Strong))?;
    let words = plain_words(strong);
    words.trim().strip_suffix(':').map(|label| (label.trim().to_owned(), strong))
}
