//! The block `kerncijfers`: cards, each with a figure, what it is, how it changed, and where to read on.

use super::super::call::{Card, CardsBlock};
use super::super::prose::{TextBlock, TextKind, TextPart};
use super::{BlockParts, figure, inline, inline_block};
use crate::diagnostic::Kind;
use crate::settings::{Places, Reader};

/// Reads a `kerncijfers` block. Errors: S001 to S005, F codes, M003.
pub(super) fn read(reader: &mut Reader<'_>, parts: &mut BlockParts<'_>) -> Option<CardsBlock> {
    let title = reader.text("title");
    parts.prose.extend(title.iter().map(|title| TextBlock::of(TextKind::Caption, title)));
    let title = title.map(|text| text.value).unwrap_or_default();
    let span = reader.span().clone();
    if !reader.has("cards") {
        reader.report(Kind::MissingKey { key: "cards".into() }, span);
    }
    let cards = reader.tables("cards", |reader| card(reader, parts));
    let cards: Option<Vec<Card>> = cards.into_iter().collect();
    cards.filter(|cards| !cards.is_empty()).map(|cards| CardsBlock { title, cards })
}

fn card(reader: &mut Reader<'_>, parts: &mut BlockParts<'_>) -> Option<Card> {
    let figure_text = reader.required_text("figure");
    let label = reader.required_text("label");
    let change = reader.text("change");
    let link = reader.text("link");
    let link_text = reader.text("link_text");
    if link.is_some() && link_text.is_none() {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "link_text".into() }, span);
    }
    let figure = figure_text.map(|text| figure(reader, parts, &text));
    // What a card says is read in one go: the figure, what it is, and how it changed apart.
    let mut words: Vec<TextPart> = figure.iter().flat_map(|call| [TextPart::Figure(*call), gap(reader)]).collect();
    let label = label.map(|text| inline(reader, parts, &mut words, &text));
    parts.prose.push(TextBlock { kind: TextKind::Card, parts: words, excuses: Vec::new() });
    let change = change.map(|text| inline_block(reader, parts, TextKind::Card, &text)).unwrap_or_default();
    parts.prose.extend(link_text.iter().map(|text| TextBlock::of(TextKind::Card, text)));
    let link_text = link_text.map(|text| text.value);
    let link = link.map(|text| parts.link(text));
    Some(Card { figure: figure?, label: label?, change, link, link_text: link_text.unwrap_or_default() })
}

/// The space between a figure and its words.
fn gap(reader: &Reader<'_>) -> TextPart {
    TextPart::Words(" ".to_owned(), Places::whole(reader.span()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{BlockParts, Fence};
    use crate::content::call::CallKind;
    use crate::settings::Places;

    #[test]
    fn cards_hold_formulas_in_their_words() {
        let text = "[[cards]]\nfigure = \"fte[Totaal, 2023]\"\nlabel = \"werkten er, `= fte[AZ, 2023]` bij AZ\"\n";
        let mut diagnostics = Vec::new();
        let places = Places::slice(&Arc::from("a.md"), 0);
        let mut parts = BlockParts::new(4, 0, crate::diagnostic::Language::Dutch, None);
        let block = super::super::read(Fence::KeyFigures, text, &places, &mut parts, &mut diagnostics);
        assert_eq!(diagnostics, []);
        let CallKind::Cards(block) = block else { panic!("cards") };
        let card = &block.cards[0];
        assert_eq!((card.figure, card.label.len(), parts.calls.len()), (4, 3, 2));
        let CallKind::Figure(Some(formula)) = &parts.calls[0].kind else { panic!("a figure") };
        assert_eq!(&text[parts.calls[0].places.span(formula.expr.range.clone()).range()], "fte[Totaal, 2023]");
    }
}
