//! The key above a drawing: a sample of each series with its name. Only where the names have no place at the marks themselves.

use super::frame::{Frame, NEAR};
use super::letters::UNIT;
use super::picture::Picture;
use super::sheet::{Anchor, Area, Item, Paint, Sheet, Text, Voice};

/// What a sample shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sample {
    Bar,
    Line,
    Dot,
}

/// Writes the key at the foot of the sheet.
pub(super) fn write(sheet: &mut Sheet, picture: &Picture, frame: Frame, sample: Sample) {
    let letters = frame.letters;
    let width = if sample == Sample::Line { 24 * UNIT } else { 14 * UNIT };
    let (mut x, mut tallest) = (0, 0);
    for (series, name) in picture.series.iter().map(|series| &series.name).enumerate() {
        let words = letters.wrap(name, sheet.width - width - NEAR);
        if x > 0 && x + width + NEAR + words.width > sheet.width {
            x = 0;
            sheet.height += tallest + 2 * UNIT;
            tallest = 0;
        }
        let middle = sheet.height + letters.pitch() / 2;
        let paint = Paint { series: None, ..picture.paint(series) };
        match sample {
            Sample::Bar => sheet.bar(Area { x, y: middle - 6 * UNIT, width, height: 12 * UNIT }, paint),
            Sample::Line => {
                sheet.items.push(Item::Path { points: vec![(x, middle), (x + width, middle)], paint: paint.clone() });
                sheet.items.push(Item::Marker { x: x + width / 2, y: middle, paint });
            }
            Sample::Dot => sheet.items.push(Item::Marker { x: x + width / 2, y: middle, paint }),
        }
        let next = x + width + NEAR + words.width + 14 * UNIT;
        tallest = tallest.max(words.height);
        sheet.text(Text { x: x + width + NEAR, top: sheet.height, anchor: Anchor::Start, words, voice: Voice::Name });
        x = next;
    }
    sheet.height += tallest + 12 * UNIT;
}
