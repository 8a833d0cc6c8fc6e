//! A drawing as a file of its own: with its title, what is measured, its source, and the colours that the page takes from the style sheet.

use std::fmt::Write as _;

use super::colours::STYLE;
use super::letters::{Letters, UNIT};
use super::sheet::{Anchor, Item, Sheet, Text, Voice};
use super::svg;

/// Ground around the drawing, in units.
const MARGIN: i64 = 24;

/// What is written around a drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    pub(super) title: &'a str,
    pub(super) subtitle: &'a str,
    pub(super) description: &'a str,
    pub(super) source: &'a str,
}

/// Writes a sheet as a file.
pub(super) fn write(drawing: Sheet, letters: Letters, around: &Around<'_>, language: &str) -> String {
    let mut sheet = Sheet { width: drawing.width, height: 0, items: Vec::new() };
    let title = Letters { size: 20, bold: true };
    for (text, letters, voice) in [(around.title, title, Voice::Title), (around.subtitle, letters, Voice::Quiet)] {
        let words = letters.wrap(text, sheet.width);
        let height = words.height;
        sheet.text(Text { x: 0, top: sheet.height, anchor: Anchor::Start, words, voice });
        sheet.height += height + 4 * UNIT;
    }
    sheet.height += 12 * UNIT;
    let top = sheet.height;
    sheet.items.extend(drawing.items.into_iter().map(|item| moved(item, top)));
    sheet.height += drawing.height + 16 * UNIT;
    let words = Letters { size: 13, bold: false }.wrap(around.source, sheet.width);
    let height = words.height;
    sheet.text(Text { x: 0, top: sheet.height, anchor: Anchor::Start, words, voice: Voice::Quiet });
    sheet.height += height;

    let (width, height) = (sheet.width / UNIT + 2 * MARGIN, (sheet.height + UNIT - 1) / UNIT + 2 * MARGIN);
    let mut file = String::new();
    let _ = write!(
        file,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{language}\" class=\"drawing\" role=\"img\" aria-labelledby=\"titel beschrijving\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-size=\"{}\"><title id=\"titel\">",
        letters.size
    );
    svg::escape_into(&mut file, around.title);
    file.push_str("</title><desc id=\"beschrijving\">");
    svg::escape_into(&mut file, around.description);
    let _ = write!(file, "</desc><style>{}</style>", STYLE);
    let _ = write!(file, "<rect class=\"ground\" width=\"{width}\" height=\"{height}\"/><g transform=\"translate({MARGIN} {MARGIN})\">");
    svg::body(&mut file, &sheet, "vlak");
    file.push_str("</g></svg>\n");
    file
}

/// Moves an item down.
fn moved(item: Item, down: i64) -> Item {
    match item {
        Item::Bar { mut area, paint } => {
            area.y += down;
            Item::Bar { area, paint }
        }
        Item::Path { points, paint } => Item::Path { points: points.into_iter().map(|(x, y)| (x, y + down)).collect(), paint },
        Item::Marker { x, y, paint } => Item::Marker { x, y: y + down, paint },
        Item::Rule { from, to, rule } => Item::Rule { from: (from.0, from.1 + down), to: (to.0, to.1 + down), rule },
        Item::Text(text) => Item::Text(Text { top: text.top + down, ..text }),
    }
}
