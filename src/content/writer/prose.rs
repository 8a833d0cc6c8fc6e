//! Collects the running text of a chapter from the tree, with the place of every letter.
//!
//! A walk of its own behind the one that writes: it changes nothing, and finds the calls that the writer made by the place of their code spans.
//! comrak gives a text node its first column, but is one off for each escaped pipe before it in a table and wrong behind the definition of a link in the
//! same paragraph; so a text that does not stand where it should is looked for between the text before it and the end of its block.

use comrak::nodes::NodeValue;

use super::super::call::Piece;
use super::super::excuse::{self, Excuse};
use super::super::places::align;
use super::super::prose::{Mark, TextBlock, TextKind, TextPart};
use super::blocks::{CAPTIONS, is_caption};
use super::{MarkedWords, Node, Writer, is_comment};
use crate::settings::Places;
use crate::source::Span;

/// The letters by which a text is recognised in what was written.
const RECOGNISED: usize = 24;

impl Writer<'_> {
    /// Collects the text of a node and all below it.
    pub(super) fn prose_of(&mut self, parent: Node<'_>, inherited: &[usize]) {
        let mut excuses = inherited.to_vec();
        for node in parent.children() {
            let kind = match &node.data().value {
                NodeValue::HtmlBlock(block) => {
                    if is_comment(&block.literal) {
                        excuses.extend(self.excuse(&block.literal, self.page.range(node.data().sourcepos)));
                    }
                    continue;
                }
                NodeValue::Heading(_) => Some(TextKind::Heading),
                NodeValue::TableCell => Some(TextKind::Cell),
                NodeValue::Paragraph => {
                    let next_is_table = node.next_sibling().is_some_and(|next| matches!(next.data().value, NodeValue::Table(_)));
                    Some(if next_is_table && is_caption(node) { TextKind::Caption } else { TextKind::Paragraph })
                }
                _ => None,
            };
            match kind {
                Some(kind) => self.text_block(node, kind, &excuses),
                None => {
                    if let Some(blocks) = self.fence_prose.remove(&self.page.range(node.data().sourcepos).start) {
                        self.prose.extend(blocks.into_iter().map(|block| TextBlock { excuses: excuses.clone(), ..block }));
                    }
                    self.prose_of(node, &excuses);
                }
            }
            // An excuse goes with the block behind it; that before the caption of a table, with the table too.
            if kind != Some(TextKind::Caption) {
                excuses.truncate(inherited.len());
            }
        }
    }

    /// Keeps a comment that excuses something, and returns its position. Errors: P020, P021, G005.
    fn excuse(&mut self, literal: &str, range: std::ops::Range<usize>) -> Option<usize> {
        let length = self.page.text[range.clone()].trim_end().len();
        let span = Span::new(self.page.file, range.start..range.start + length);
        match excuse::read(literal)? {
            Ok((from, reason)) => {
                self.excuses.push(Excuse { from, reason, span });
                Some(self.excuses.len() - 1)
            }
            Err(kind) => {
                self.report(kind, span);
                None
            }
        }
    }

    fn text_block(&mut self, node: Node<'_>, kind: TextKind, excuses: &[usize]) {
        let range = self.page.range(node.data().sourcepos);
        let mut text = TextWalk { parts: Vec::new(), at: range.start, end: range.end, alternatives: Vec::new(), excuses: excuses.to_vec() };
        self.text_inlines(node, &mut text);
        let excuses = std::mem::take(&mut text.excuses);
        if kind == TextKind::Caption
            && let Some(TextPart::Words(words, places)) = text.parts.first_mut()
            && let Some(length) =
                CAPTIONS.iter().find_map(|word| words.strip_prefix(word).map(|rest| words.len() - rest.trim_start().len()))
        {
            *places = places.from(length);
            words.drain(..length);
        }
        for (kind, parts) in
            std::iter::once((kind, text.parts)).chain(text.alternatives.into_iter().map(|parts| (TextKind::Alternative, parts)))
        {
            if !parts.is_empty() {
                self.prose.push(TextBlock { kind, parts, excuses: excuses.to_vec() });
            }
        }
    }

    fn text_inlines(&mut self, parent: Node<'_>, text: &mut TextWalk) {
        for node in parent.children() {
            let range = self.page.range(node.data().sourcepos);
            match &node.data().value {
                NodeValue::Text(words) => {
                    let (places, end) = self.places_of(words, range.start, text);
                    text.at = end;
                    text.parts.push(TextPart::Words(words.to_string(), places));
                }
                NodeValue::SoftBreak | NodeValue::LineBreak => {
                    let at = text.at.min(self.page.text.len());
                    text.parts.push(TextPart::Words(" ".to_owned(), Places::slice(self.page.file, at)));
                }
                NodeValue::Code(code) if code.num_backticks == 1 => {
                    let range = self.code_range(node);
                    text.at = text.at.max(range.end);
                    if let Some(MarkedWords { words: Some((words, places)), shown }) = self.marked_at.get(&range.start) {
                        let mark = match shown {
                            Piece::Term(_, term) => Mark::Term(self.terms[*term].id.clone()),
                            _ => Mark::Foreign,
                        };
                        text.parts.push(TextPart::Marked(words.clone(), places.clone(), mark));
                    }
                    if let Some(call) = self.call_at.get(&range.start) {
                        text.parts.push(TextPart::Figure(*call));
                    }
                }
                NodeValue::Code(code) => {
                    let places = Places::slice(self.page.file, range.start + code.num_backticks);
                    text.at = text.at.max(range.end);
                    text.parts.push(TextPart::Code(code.literal.clone(), places));
                }
                NodeValue::Image(_) => {
                    let mut inside =
                        TextWalk { parts: Vec::new(), at: text.at, end: text.end, alternatives: Vec::new(), excuses: Vec::new() };
                    self.text_inlines(node, &mut inside);
                    text.alternatives.push(inside.parts);
                    text.at = text.at.max(inside.at);
                }
                NodeValue::HtmlInline(literal) => {
                    if is_comment(literal) {
                        text.excuses.extend(self.excuse(literal, range.clone()));
                    }
                    text.at = text.at.max(range.end);
                }
                NodeValue::FootnoteReference(_) => text.at = text.at.max(range.end),
                _ => self.text_inlines(node, text),
            }
        }
    }

    /// The places of the letters of a text, and where it ends.
    fn places_of(&self, words: &str, start: usize, text: &TextWalk) -> (Places, usize) {
        let page = self.page;
        let mut written = start.clamp(text.at.min(text.end), text.end);
        while !page.text.is_char_boundary(written) {
            written += 1;
        }
        // Letters that are written otherwise (`&amp;`, `\*`) are not looked for.
        let known: String =
            words.chars().take_while(|c| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '-')).take(RECOGNISED).collect();
        if !page.text[written..].starts_with(&known)
            && let Some(gap) = page.text[text.at.min(written)..text.end.max(written)].find(&known)
        {
            written = text.at.min(written) + gap;
        }
        let places = align(page.file, words, &page.text[written..text.end.max(written)], written);
        let end = places.span(words.len()..words.len()).range().end;
        (places, end)
    }
}

/// A text that is being collected: its parts, how far it was read in the file, the text alternatives of its images, which are texts of their own, and the
/// comments that excuse it.
struct TextWalk {
    parts: Vec<TextPart>,
    at: usize,
    end: usize,
    alternatives: Vec<Vec<TextPart>>,
    excuses: Vec<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::markdown;
    use crate::diagnostic::Language;
    use std::sync::Arc;

    const TEXT: &str = "+++\ntitle = \"De titel\"\nid = \"a\"\n+++\n\nEen *schuine* zin met [een link](https://a.nl/een) en een `= fte[AZ, 2023]` erin,\n\
        en &amp; een \\* ster.\n\n## Een kop\n\n> **Uitleg:** in een doos\n> gaat het door.\n\n- een punt\n  over twee regels\n\n\
        Tabel: Een bijschrift\n\n| Naam | Waarde |\n| --- | --- |\n| a \\| b `= x[\"c\\|d\", 1]` na | tien |\n\n\
        <!-- woorden: dit is een reden -->\nVerontschuldigd ``code`` hier.[^n]\n\nNiet verontschuldigd. ![Een plaatje van iets](images/a.png)\n\n[^n]: Een noot erbij.\n";

    fn prose() -> (Vec<TextBlock>, Vec<Excuse>) {
        let (chapter, diagnostics) = markdown::parse(&Arc::from("content/2023/01-a.md"), "2023", TEXT, Language::Dutch);
        assert_eq!(diagnostics, []);
        (chapter.prose, chapter.excuses)
    }

    #[test]
    fn every_letter_has_its_place() {
        for block in prose().0 {
            for part in &block.parts {
                let (TextPart::Words(words, places) | TextPart::Marked(words, places, _) | TextPart::Code(words, places)) = part else {
                    continue;
                };
                for (at, letter) in words.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                    let span = places.span(at..at + letter.len_utf8());
                    assert_eq!(&TEXT[span.range()], letter.to_string(), "letter {at} of {words:?}");
                }
            }
        }
    }

    #[test]
    fn blocks_come_in_order_with_their_excuses() {
        let (blocks, excuses) = prose();
        let words = |block: &TextBlock| {
            let word = |part: &TextPart| match part {
                TextPart::Words(words, _) | TextPart::Marked(words, ..) | TextPart::Code(words, _) => words.clone(),
                TextPart::Figure(call) => format!("<{call}>"),
            };
            block.parts.iter().map(word).collect::<String>()
        };
        let found: Vec<(TextKind, String, usize)> = blocks.iter().map(|block| (block.kind, words(block), block.excuses.len())).collect();
        let expected = [
            (TextKind::Head, "De titel", 0),
            (TextKind::Paragraph, "Een schuine zin met een link en een <0> erin, en & een * ster.", 0),
            (TextKind::Heading, "Een kop", 0),
            (TextKind::Paragraph, "Uitleg: in een doos gaat het door.", 0),
            (TextKind::Paragraph, "een punt over twee regels", 0),
            (TextKind::Caption, "Een bijschrift", 0),
            (TextKind::Cell, "Naam", 0),
            (TextKind::Cell, "Waarde", 0),
            (TextKind::Cell, "a | b <1> na", 0),
            (TextKind::Cell, "tien", 0),
            (TextKind::Paragraph, "Verontschuldigd code hier.", 1),
            (TextKind::Paragraph, "Niet verontschuldigd. ", 0),
            (TextKind::Alternative, "Een plaatje van iets", 0),
            (TextKind::Paragraph, "Een noot erbij.", 0),
        ];
        assert_eq!(found, expected.map(|(kind, words, excuses)| (kind, words.to_owned(), excuses)));
        assert_eq!(&TEXT[excuses[0].span.range()], "<!-- woorden: dit is een reden -->");
        assert_eq!(excuses[0].reason, "dit is een reden");
    }
}
