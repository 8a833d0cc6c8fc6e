//! Blocks: a fence with TOML inside, such as `tabel` and `kerncijfers`. Read here, bound and computed in `shortcode`.

use super::call::{Call, CallKind, Card, CardsBlock, Linking, Piece, TableBlock};
use super::chapter::NamedTerm;
use super::expr::Formula;
use super::formula;
use super::marked::{self, Meaning};
use super::prose::{TextBlock, TextKind, TextPart};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind};
use crate::html;
use crate::settings::{Document, Places, Reader, Text};
use crate::source::Span;

/// What a fence is, by its first word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fence {
    /// A table of data.
    Table,
    /// Cards with key figures.
    KeyFigures,
    /// Code that is only shown.
    Code,
}

const BLOCKS: [(Fence, &str, &str); 2] = [(Fence::Table, "tabel", "table"), (Fence::KeyFigures, "kerncijfers", "key-figures")];

/// Languages of code that a fence may name; only shown, never run.
const LANGUAGES: [&str; 12] = ["text", "toml", "csv", "json", "python", "r", "sql", "bash", "sh", "html", "css", "markdown"];

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
        let known: Vec<String> =
            BLOCKS.iter().flat_map(|(_, dutch, english)| [*dutch, *english]).chain(LANGUAGES).map(str::to_owned).collect();
        Err(Kind::UnknownBlock { name: word.to_owned(), nearest: nearest(word, known.iter().map(String::as_str)), known })
    }
}

/// Reads a `tabel` block, with the texts in it that a reader reads. Errors: S001 to S005, F001.
pub(super) fn table(text: &str, places: &Places, diagnostics: &mut Vec<Diagnostic>) -> Option<(TableBlock, Vec<TextBlock>)> {
    let document = Document::parse(text, places.clone(), diagnostics);
    let mut reader = document.reader(diagnostics);
    let data = reader.required_text("data");
    let measures = reader.text_or_texts("measures");
    let rows = reader.text_or_texts("rows");
    let columns = reader.text("columns");
    let filters = reader.text_table("where");
    let sort = reader.text("sort");
    let top = reader.whole("top", 1, 10_000).and_then(|top| usize::try_from(top).ok());
    let total = reader.flag("total").unwrap_or(true);
    let title = reader.required_text("title");
    let note = reader.text("note");
    reader.finish();
    let (data, title) = (data?, title?);
    let prose =
        std::iter::once(TextBlock::of(TextKind::Caption, &title)).chain(note.iter().map(|note| TextBlock::of(TextKind::Note, note)));
    let prose = prose.collect();
    let (title, note) = (title.value, note.map(|note| note.value));
    match formula::parse_dataset(&data.value) {
        Ok(selection) => {
            let data_places = data.places;
            Some((TableBlock { data: selection, data_places, measures, rows, columns, filters, sort, top, total, title, note }, prose))
        }
        Err((kind, range)) => {
            diagnostics.push(Diagnostic::new(kind, data.places.span(range)));
            None
        }
    }
}

/// What a `kerncijfers` block adds to its chapter besides itself.
#[derive(Default)]
pub(super) struct CardParts {
    /// Calls, counted from `first_call`.
    pub(super) calls: Vec<Call>,
    /// Links, counted from `first_link`.
    pub(super) links: Vec<Text>,
    /// The texts that a reader reads.
    pub(super) prose: Vec<TextBlock>,
    /// The terms that they name.
    pub(super) terms: Vec<NamedTerm>,
}

/// Reads a `kerncijfers` block; new calls and links are counted from the given positions. Errors: S001 to S005, F codes, M003.
pub(super) fn cards(
    text: &str,
    places: &Places,
    first_call: usize,
    first_link: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Option<CardsBlock>, CardParts) {
    let document = Document::parse(text, places.clone(), diagnostics);
    let mut reader = document.reader(diagnostics);
    let mut parts = CardParts::default();
    let title = reader.text("title");
    parts.prose.extend(title.iter().map(|title| TextBlock::of(TextKind::Caption, title)));
    let title = title.map(|text| text.value).unwrap_or_default();
    let span = reader.span().clone();
    if !reader.has("cards") {
        reader.report(Kind::MissingKey { key: "cards".into() }, span);
    }
    let cards = reader.tables("cards", |reader| card(reader, &mut parts, first_call, first_link));
    reader.finish();
    let cards: Option<Vec<Card>> = cards.into_iter().collect();
    (cards.filter(|cards| !cards.is_empty()).map(|cards| CardsBlock { title, cards }), parts)
}

fn card(reader: &mut Reader<'_>, parts: &mut CardParts, first_call: usize, first_link: usize) -> Option<Card> {
    let figure = reader.required_text("figure");
    let label = reader.required_text("label");
    let change = reader.text("change");
    let link = reader.text("link");
    let link_text = reader.text("link_text");
    if link.is_some() && link_text.is_none() {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "link_text".into() }, span);
    }
    let figure = figure.map(|text| {
        // The key says that it is a formula: it needs no `=`, unless a pin stands before it.
        let parsed = if text.value.contains('=') { formula::parse(&text.value) } else { formula::parse_bare(&text.value) };
        let formula = match parsed {
            Ok(formula) => Some(formula),
            Err((kind, range)) => {
                reader.report(kind, text.places.span(range));
                None
            }
        };
        push(parts, first_call, formula, text.places.clone(), text.span.clone())
    });
    // What a card says is read in one go: the figure, what it is, and how it changed apart.
    let mut words: Vec<TextPart> = figure.iter().flat_map(|call| [TextPart::Figure(*call), gap(reader)]).collect();
    let label = label.map(|text| inline(reader, parts, &mut words, first_call, &text));
    parts.prose.push(TextBlock { kind: TextKind::Card, parts: words, excuses: Vec::new() });
    let mut words = Vec::new();
    let change = change.map(|text| inline(reader, parts, &mut words, first_call, &text)).unwrap_or_default();
    if !words.is_empty() {
        parts.prose.push(TextBlock { kind: TextKind::Card, parts: words, excuses: Vec::new() });
    }
    parts.prose.extend(link_text.iter().map(|text| TextBlock::of(TextKind::Card, text)));
    let link_text = link_text.map(|text| text.value);
    let link = link.map(|text| {
        parts.links.push(text);
        first_link + parts.links.len() - 1
    });
    Some(Card { figure: figure?, label: label?, change, link, link_text: link_text.unwrap_or_default() })
}

/// The space between a figure and its words.
fn gap(reader: &Reader<'_>) -> TextPart {
    TextPart::Words(" ".to_owned(), Places::whole(reader.span()))
}

fn push(parts: &mut CardParts, first_call: usize, formula: Option<Formula>, places: Places, span: Span) -> usize {
    parts.calls.push(Call { kind: CallKind::Figure(formula), places, span });
    first_call + parts.calls.len() - 1
}

/// Reads a text in which formulas stand between backticks; nothing else in it has a meaning. Errors: M003 and those of formulas.
fn inline(reader: &mut Reader<'_>, parts: &mut CardParts, prose: &mut Vec<TextPart>, first_call: usize, text: &Text) -> Vec<Piece> {
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
                    prose.push(TextPart::Words(part.clone(), text.places.from(range.start)));
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
        let formula = match formula::parse(&text.value[inside.clone()]) {
            Ok(formula) => Some(formula),
            Err((kind, range)) => {
                reader.report(kind, places.span(range));
                None
            }
        };
        let call = push(parts, first_call, formula, places, text.places.span(open..close + 1));
        pieces.push(Piece::Figure(call, Linking::Link));
        prose.push(TextPart::Figure(call));
        at = close + 1;
    }
    words(prose, &mut pieces, text, at..text.value.len());
    pieces
}

/// Words in another language.
pub(super) fn in_language(words: &str, tag: &str) -> String {
    format!("<span lang=\"{tag}\">{}</span>", html::escape(words))
}

fn words(prose: &mut Vec<TextPart>, pieces: &mut Vec<Piece>, text: &Text, range: std::ops::Range<usize>) {
    let part = &text.value[range.clone()];
    if !part.is_empty() {
        pieces.push(Piece::Html(html::escape(part)));
        prose.push(TextPart::Words(part.to_owned(), text.places.from(range.start)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn cards_hold_formulas_in_their_words() {
        let text = "[[cards]]\nfigure = \"fte[Totaal, 2023]\"\nlabel = \"werkten er, `= fte[AZ, 2023]` bij AZ\"\n";
        let mut diagnostics = Vec::new();
        let places = Places::slice(&Arc::from("a.md"), 0);
        let (block, parts) = cards(text, &places, 4, 0, &mut diagnostics);
        assert_eq!(diagnostics, []);
        let card = &block.unwrap().cards[0];
        assert_eq!((card.figure, card.label.len(), parts.calls.len()), (4, 3, 2));
        let CallKind::Figure(Some(formula)) = &parts.calls[0].kind else { panic!("a figure") };
        assert_eq!(&text[parts.calls[0].places.span(formula.expr.range.clone()).range()], "fte[Totaal, 2023]");
    }

    #[test]
    fn an_unknown_fence_gets_the_nearest_name() {
        assert!(matches!(Fence::parse("tabbel"), Err(Kind::UnknownBlock { nearest: Some(name), .. }) if name == "tabel"));
        assert_eq!(Fence::parse("python"), Ok(Fence::Code));
        assert_eq!(Fence::parse(""), Ok(Fence::Code));
    }
}
