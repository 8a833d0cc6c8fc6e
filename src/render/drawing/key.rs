//! The key above a drawing: a sample of each series with its name. Only where the names have no place at the marks themselves.

use super::frame::{Frame, NEAR};
use super::letters::{UNIT, Wrapped};
use super::picture::Picture;
use super::sheet::{Anchor, Area, Item, Paint, Sheet, Text, Voice};

/// Space between two columns, in tenths.
const BETWEEN: i64 = 14 * UNIT;

/// What a sample shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sample {
    Bar,
    Line,
    Dot,
}

/// Writes the key at the foot of the sheet: on one row, or in columns of one width.
pub(super) fn write(sheet: &mut Sheet, picture: &Picture, frame: Frame, sample: Sample) {
    let letters = frame.letters;
    let width = if sample == Sample::Line { 24 * UNIT } else { 14 * UNIT };
    let names: Vec<Wrapped> = picture.series.iter().map(|series| letters.wrap(&series.name, sheet.width - width - NEAR)).collect();
    let needs = |words: &Wrapped| width + NEAR + words.width + BETWEEN;
    let one_row = names.iter().map(needs).sum::<i64>() <= sheet.width + BETWEEN;
    let widest = names.iter().map(needs).max().unwrap_or(sheet.width);
    let columns = if one_row { names.len() } else { usize::try_from((sheet.width + BETWEEN) / widest).unwrap_or(1).max(1) };
    for (row, names) in names.chunks(columns).enumerate() {
        let mut x = 0;
        for (position, words) in names.iter().enumerate() {
            let middle = sheet.height + letters.pitch() / 2;
            let paint = Paint { series: None, ..picture.paint(row * columns + position) };
            match sample {
                Sample::Bar => sheet.bar(Area { x, y: middle - 6 * UNIT, width, height: 12 * UNIT }, paint),
                Sample::Line => {
                    sheet.items.push(Item::Path { points: vec![(x, middle), (x + width, middle)], paint: paint.clone() });
                    sheet.items.push(Item::Marker { x: x + width / 2, y: middle, paint });
                }
                Sample::Dot => sheet.items.push(Item::Marker { x: x + width / 2, y: middle, paint }),
            }
            sheet.text(Text { x: x + width + NEAR, top: sheet.height, anchor: Anchor::Start, words: words.clone(), voice: Voice::Name });
            x += if one_row { needs(words) } else { widest };
        }
        sheet.height += names.iter().map(|words| words.height).max().unwrap_or(0) + 2 * UNIT;
    }
    sheet.height += 12 * UNIT;
}
