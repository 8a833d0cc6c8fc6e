//! Blocks: a fence with TOML inside, such as `tabel` and `grafiek`. Read here, bound and computed in `shortcode`.
//!
//! Each kind of block has a file of its own; here stand the names of the fences and what the blocks share: texts with formulas between backticks.

mod cards;
mod chart;
mod download;
mod keys;
mod scope;
mod table;
mod target;

use std::ops::Range;

use super::call::{Call, CallKind, Linking, Piece, Standing};
use super::chapter::NamedTerm;
use super::expr::{Formula, OfRow};
use super::formula;
use super::marked::{self, Meaning};
use super::prose::{Mark, TextBlock, TextKind, TextPart};
use super::row::Row;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::html;
use crate::settings::keys::Keys;
use crate::settings::{Document, Places, Reader, Text};
use crate::source::Span;

/// What a fence is, by its first word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fence {
    /// A table of data.
    Table,
    /// A chart of data.
    Chart,
    /// Cards with key figures.
    KeyFigures,
    /// A target with its stand.
    Target,
    /// Which parts of government count.
    Scope,
    /// The downloads of a dataset.
    Download,
    /// Code that is only shown.
    Code,
}

const BLOCKS: [(Fence, &str, &str); 6] = [
    (Fence::Table, "tabel", "table"),
    (Fence::Chart, "grafiek", "chart"),
    (Fence::KeyFigures, "kerncijfers", "key-figures"),
    (Fence::Target, "doel", "target"),
    (Fence::Scope, "omvang", "scope"),
    (Fence::Download, "download", "download"),
];

/// Languages of code that a fence may name; only shown, never run.
const LANGUAGES: [&str; 12] = ["text", "toml", "csv", "json", "python", "r", "sql", "bash", "sh", "html", "css", "markdown"];

/// Returns every kind of block: its fences in Dutch and English, the name of its schema, and its keys.
pub(crate) fn kinds() -> impl Iterator<Item = ([&'static str; 2], &'static str, &'static Keys)> {
    BLOCKS.iter().zip(keys::SCHEMAS).filter_map(|((fence, dutch, english), schema)| Some(([*dutch, *english], schema, fence.keys()?)))
}

impl Fence {
    /// Reads the word behind the opening of a fence. Errors: M008.
    pub(super) fn parse(info: &str) -> Result<Self, Kind> {
        let word = info.split_whitespace().next().unwrap_or_default();
        if let Some((fence, ..)) = BLOCKS.iter().find(|(_, dutch, english)| *dutch == word || *english == word) {
            return Ok(*fence);
        }
        if word.is_empty() || LANGUAGES.contains(&word) {
            return Ok(Fence::Code);
        }
        let mut known: Vec<String> =
            BLOCKS.iter().flat_map(|(_, dutch, english)| [*dutch, *english]).chain(LANGUAGES).map(str::to_owned).collect();
        // A name that is the same in both languages.
        known.dedup();
        Err(Kind::UnknownBlock { name: word.to_owned(), nearest: nearest(word, known.iter().map(String::as_str)), known })
    }
}

/// What a block adds to its chapter besides itself.
pub(super) struct BlockParts<'r> {
    /// Calls, counted from `first_call`.
    pub(super) calls: Vec<Call>,
    /// Links, counted from `first_link`.
    pub(super) links: Vec<Text>,
    /// The texts that a reader reads.
    pub(super) prose: Vec<TextBlock>,
    /// The terms that they name.
    pub(super) terms: Vec<NamedTerm>,
    /// Language of the chapter, for the words that a block adds itself.
    pub(super) language: Language,
    /// The row that the chapter is read for.
    pub(super) row: Option<&'r Row>,
    first_call: usize,
    first_link: usize,
}

impl<'r> BlockParts<'r> {
    /// Of a block in a chapter that has so many calls and links before it, in its language, read for a row.
    pub(super) fn new(first_call: usize, first_link: usize, language: Language, row: Option<&'r Row>) -> Self {
        BlockParts { calls: Vec::new(), links: Vec::new(), prose: Vec::new(), terms: Vec::new(), language, row, first_call, first_link }
    }

    fn call(&mut self, formula: Option<Formula>, places: Places, span: Span, standing: Standing) -> usize {
        self.calls.push(Call { kind: CallKind::Figure(formula.map(Box::new)), places, span, standing });
        self.first_call + self.calls.len() - 1
    }

    fn link(&mut self, text: Text) -> usize {
        self.links.push(text);
        self.first_link + self.links.len() - 1
    }
}

/// Reads a block that shows data or figures; [`CallKind::Broken`] when it could not be read. Errors: S001 to S005, F codes, M003.
pub(super) fn read(fence: Fence, text: &str, places: &Places, parts: &mut BlockParts<'_>, diagnostics: &mut Vec<Diagnostic>) -> CallKind {
    let Some(keys) = fence.keys() else { return CallKind::Broken };
    let document = Document::parse(text, places.clone(), diagnostics);
    let mut reader = document.reader(keys, diagnostics);
    let read = match fence {
        Fence::Table => table::read(&mut reader, parts).map(|block| CallKind::Table(Box::new(block))),
        Fence::Chart => chart::read(&mut reader, parts).map(|block| CallKind::Chart(Box::new(block))),
        Fence::KeyFigures => cards::read(&mut reader, parts).map(CallKind::Cards),
        Fence::Target => target::read(&mut reader, parts).map(|block| CallKind::Target(Box::new(block))),
        Fence::Scope => scope::read(&mut reader, parts).map(|block| CallKind::Scope(Box::new(block))),
        Fence::Download => download::read(&mut reader, parts).map(|block| CallKind::Download(Box::new(block))),
        Fence::Code => None,
    };
    reader.finish();
    read.unwrap_or(CallKind::Broken)
}

/// Reads a formula that needs no `=` since its key says what it is, unless a pin stands before it. Errors: F codes.
fn figure(reader: &mut Reader<'_>, parts: &mut BlockParts<'_>, text: &Text) -> usize {
    let parsed =
        if text.value.contains('=') { formula::parse_in(&text.value, parts.row) } else { formula::parse_bare_in(&text.value, parts.row) };
    let formula = match parsed {
        Ok(formula) => Some(formula),
        Err((kind, range)) => {
            reader.report(kind, text.places.span(range));
            None
        }
    };
    parts.call(formula, text.places.clone(), text.span.clone(), Standing::Value)
}

/// Reads a text in which formulas stand between backticks; nothing else in it has a meaning. Errors: M003 and those of formulas.
pub(super) fn inline(reader: &mut Reader<'_>, parts: &mut BlockParts<'_>, prose: &mut Vec<TextPart>, text: &Text) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(open) = text.value[at..].find('`').map(|offset| at + offset) {
        words(prose, &mut pieces, text, at..open);
        let Some(close) = text.value[open + 1..].find('`').map(|offset| open + 1 + offset) else {
            reader.report(Kind::LoneBacktick, text.places.span(open..open + 1));
            return pieces;
        };
        let inside = open + 1..close;
        let places = text.places.from(inside.start);
        if let Some(marked) = marked::parse(&text.value[inside.clone()]) {
            match marked {
                Ok(marked) => {
                    let range = inside.start + marked.words.start..inside.start + marked.words.end;
                    let part = text.value[range.clone()].to_owned();
                    let mark = match &marked.meaning {
                        Meaning::Language(_) => Mark::Foreign,
                        Meaning::Term(id, _) => Mark::Term(id.clone()),
                    };
                    prose.push(TextPart::Marked(part.clone(), text.places.from(range.start), mark));
                    pieces.push(match marked.meaning {
                        Meaning::Language(tag) => Piece::Html(in_language(&part, tag)),
                        Meaning::Term(id, range) => {
                            parts.terms.push(NamedTerm { id, span: places.span(range) });
                            Piece::Html(html::escape(&part))
                        }
                    });
                }
                Err((kind, range)) => reader.report(kind, places.span(range)),
            }
            at = close + 1;
            continue;
        }
        let formula = match formula::parse_in(&text.value[inside.clone()], parts.row) {
            Ok(formula) => Some(formula),
            Err((kind, range)) => {
                reader.report(kind, places.span(range));
                None
            }
        };
        let linking = linking(formula.as_ref(), Linking::Link);
        let call = parts.call(formula, places, text.places.span(open..close + 1), Standing::Within(text.span.clone()));
        pieces.push(Piece::Figure(call, linking));
        prose.push(TextPart::Figure(call));
        at = close + 1;
    }
    words(prose, &mut pieces, text, at..text.value.len());
    pieces
}

/// How a figure is shown where others are shown like this: the name of the row of a page is a word, not a figure to look up.
pub(super) fn linking(formula: Option<&Formula>, otherwise: Linking) -> Linking {
    let is_name = formula.is_some_and(|formula| formula.of_row == OfRow::Name);
    if is_name { Linking::Text } else { otherwise }
}

/// Reads a text with formulas that is a block of running text of its own.
fn inline_block(reader: &mut Reader<'_>, parts: &mut BlockParts<'_>, kind: TextKind, text: &Text) -> Vec<Piece> {
    let mut prose = Vec::new();
    let pieces = inline(reader, parts, &mut prose, text);
    if !prose.is_empty() {
        parts.prose.push(TextBlock { kind, parts: prose, excuses: Vec::new() });
    }
    pieces
}

/// Words in another language.
pub(super) fn in_language(words: &str, tag: &str) -> String {
    format!("<span lang=\"{tag}\">{}</span>", html::escape(words))
}

fn words(prose: &mut Vec<TextPart>, pieces: &mut Vec<Piece>, text: &Text, range: Range<usize>) {
    let part = &text.value[range.clone()];
    if !part.is_empty() {
        pieces.push(Piece::Html(html::escape(part)));
        prose.push(TextPart::Words(part.to_owned(), text.places.from(range.start)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_fence_gets_the_nearest_name() {
        assert!(matches!(Fence::parse("tabbel"), Err(Kind::UnknownBlock { nearest: Some(name), .. }) if name == "tabel"));
        assert_eq!(Fence::parse("python"), Ok(Fence::Code));
        assert_eq!(Fence::parse(""), Ok(Fence::Code));
    }
}
