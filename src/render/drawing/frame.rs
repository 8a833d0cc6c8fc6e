//! What every kind of drawing shares: its width, its letters, the names of its rows and the round numbers below them.

use super::letters::{Letters, UNIT, Wrapped};
use super::picture::{Picture, Width};
use super::scale::{Axis, Scale};
use super::sheet::{Anchor, Item, Paint, Rule, Sheet, Text, Voice};
use crate::diagnostic::Language;

/// Space between a mark and its text, in tenths.
pub(super) const NEAR: i64 = 6 * UNIT;

/// Ground between marks that would touch, in tenths.
pub(super) const GAP: i64 = 2 * UNIT;

/// The widest column of names, in tenths.
const NAMES: i64 = 210 * UNIT;

/// The size of a drawing and of what stands in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Frame {
    pub(super) width: Width,
    pub(super) letters: Letters,
}

/// The names of categories that stand below each other: left of their marks, or above them where there is no room.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Rows {
    names: Vec<Wrapped>,
    totals: Vec<bool>,
    above: bool,
    gap: i64,
    /// The height of a row at least, in tenths: that of two lines where many names take two, so that the rows keep step.
    pub(super) least: i64,
    /// Where the room for marks begins, in tenths.
    pub(super) left: i64,
}

impl Frame {
    pub(super) fn new(width: Width) -> Frame {
        let size = if width == Width::Wide { 14 } else { 13 };
        Frame { width, letters: Letters { size, bold: false } }
    }

    /// Returns the width in units.
    pub(super) fn units(self) -> i64 {
        if self.width == Width::Wide { 640 } else { 280 }
    }

    pub(super) fn is_wide(self) -> bool {
        self.width == Width::Wide
    }
}

impl Picture {
    /// Returns the name of a series for its marks.
    pub(super) fn series_name(&self, series: usize) -> String {
        let name = &self.series[series].name;
        match (name.is_empty(), self.language) {
            (false, _) => name.clone(),
            (true, Language::Dutch) => "waarden".to_owned(),
            (true, Language::English) => "values".to_owned(),
        }
    }

    /// Returns how the marks of a series look; a texture only where there are series to tell apart.
    pub(super) fn paint(&self, series: usize) -> Paint {
        Paint { look: series, series: Some(self.series_name(series)), textured: self.series.len() > 1 && !self.panels }
    }

    /// Returns every number, with what is aimed for.
    pub(super) fn numbers(&self) -> Vec<&crate::number::Number> {
        let values = self.series.iter().flat_map(|series| &series.points).filter_map(|point| point.value.as_ref());
        values.chain(self.target.iter().map(|target| &target.value)).collect()
    }

    /// What a reader is told where an axis leaves out zero.
    pub(super) fn cut_note(&self, axis: &Axis) -> String {
        let from = &axis.ticks[0].shown;
        match self.language {
            Language::Dutch => format!("Let op: de as begint bij {from}, niet bij nul."),
            Language::English => format!("Note: the axis begins at {from}, not at zero."),
        }
    }
}

impl Rows {
    /// Returns the rows of a picture. `gap` is the space between them, in tenths.
    pub(super) fn new(picture: &Picture, frame: Frame, gap: i64) -> Rows {
        let above = !frame.is_wide();
        let letters = |total: bool| if total { frame.letters.bold() } else { frame.letters };
        let natural = picture.categories.iter().map(|category| letters(category.total).width(&category.label)).max().unwrap_or(0);
        let room = if above { frame.units() * UNIT } else { natural.min(NAMES) };
        let left = if above || natural == 0 { 0 } else { room + 10 * UNIT };
        let names: Vec<Wrapped> = picture.categories.iter().map(|category| letters(category.total).wrap(&category.label, room)).collect();
        let long = names.iter().filter(|words| words.lines.len() > 1).count();
        let least = if !above && 2 * long >= names.len() { 2 * frame.letters.pitch() } else { 0 };
        let totals = picture.categories.iter().map(|category| category.total).collect();
        Rows { names, totals, above, gap, least, left }
    }

    /// Writes the name of a row at the foot of the sheet, with room for marks `height` tenths high, and returns where these begin.
    pub(super) fn add(&self, sheet: &mut Sheet, row: usize, height: i64) -> i64 {
        if row > 0 {
            sheet.height += self.gap;
            if self.totals[row] && !self.totals[row - 1] {
                sheet.rule(Rule::Total, (0, sheet.height), (sheet.width, sheet.height));
                sheet.height += self.gap;
            }
        }
        let words = self.names[row].clone();
        let top = sheet.height;
        let size = if words.width == 0 { 0 } else { words.height };
        let (name_top, mark_top, bottom) = if self.above {
            let marks = top + size + if size > 0 { 2 * UNIT } else { 0 };
            (top, marks, marks + height)
        } else {
            let taller = size.max(height).max(self.least);
            (top + (taller - size) / 2, top + (taller - height) / 2, top + taller)
        };
        let (x, anchor) = if self.above { (0, Anchor::Start) } else { (self.left - 10 * UNIT, Anchor::End) };
        sheet.text(Text { x, top: name_top, anchor, words, voice: Voice::Name });
        sheet.height = bottom;
        mark_top
    }
}

/// Returns the axis with the most round numbers of which the labels fit below each other's marks, from `left` to `right`.
pub(super) fn axis_below(
    values: &[&crate::number::Number],
    may_cut: bool,
    picture: &Picture,
    frame: Frame,
    left: i64,
    right: i64,
) -> (Axis, Scale) {
    let most = if frame.is_wide() { 6 } else { 5 };
    let mut last = None;
    for most in (3..=most).rev() {
        let axis = Axis::new(values, may_cut, most, &picture.suffix, picture.language);
        let (low, high) = axis.ends();
        let scale = Scale { low: low.clone(), high: high.clone(), from: left, to: right };
        let widest = axis.ticks.iter().map(|tick| frame.letters.width(&tick.shown)).max().unwrap_or(0);
        let steps = i64::try_from(axis.ticks.len()).unwrap_or(i64::MAX) - 1;
        let fits = (widest + 8 * UNIT) * steps <= right - left;
        last = Some((axis, scale));
        if fits {
            break;
        }
    }
    last.unwrap_or_else(|| unreachable!("three numbers were tried"))
}

/// Draws a light line for each round number from `top` to the foot of the sheet, under what is there since `since`, and writes the numbers below.
pub(super) fn write_axis(sheet: &mut Sheet, frame: Frame, axis: &Axis, scale: &Scale, top: i64, since: usize) {
    let bottom = sheet.height + 4 * UNIT;
    let mut grid = Vec::new();
    for tick in &axis.ticks {
        let rule = if tick.value.is_zero() { Rule::Zero } else { Rule::Grid };
        let x = scale.place(&tick.value);
        grid.push(Item::Rule { from: (x, top), to: (x, bottom), rule });
    }
    sheet.items.splice(since..since, grid);
    sheet.height = bottom;
    let labels: Vec<Text> = axis
        .ticks
        .iter()
        .map(|tick| {
            let words = frame.letters.wrap(&tick.shown, sheet.width);
            centred((0, sheet.width), scale.place(&tick.value), bottom + 2 * UNIT, words)
        })
        .collect();
    write_where_free(sheet, labels);
}

/// Writes the last text, the first, and those between that leave the others free; the sheet grows with them.
pub(super) fn write_where_free(sheet: &mut Sheet, texts: Vec<Text>) {
    let order = texts
        .last()
        .into_iter()
        .chain(texts.first().filter(|_| texts.len() > 1))
        .chain(texts.iter().skip(1).take(texts.len().saturating_sub(2)));
    let mut bottom = sheet.height;
    for text in order {
        if sheet.has_room(text, 0, i64::MAX) {
            bottom = bottom.max(text.area().bottom());
            sheet.text(text.clone());
        }
    }
    sheet.height = bottom;
}

/// Returns a quiet text around a place, moved so that it stays in its room, which is as wide at least.
pub(super) fn centred((left, right): (i64, i64), x: i64, top: i64, words: Wrapped) -> Text {
    let half = (words.width + 1) / 2;
    Text { x: x.clamp(left + half, (right - half).max(left + half)), top, anchor: Anchor::Middle, words, voice: Voice::Quiet }
}

/// Writes what is aimed for at the foot of the sheet, beside the place of its line.
pub(super) fn write_target(sheet: &mut Sheet, frame: Frame, label: &str, x: i64) {
    let words = frame.letters.bold().wrap(label, sheet.width);
    let x = if x + words.width <= sheet.width { x } else { (sheet.width - words.width).max(0) };
    let height = words.height;
    sheet.text(Text { x, top: sheet.height, anchor: Anchor::Start, words, voice: Voice::Name });
    sheet.height += height + 2 * UNIT;
}

/// Writes what is aimed for at the foot of the sheet, behind a sample of its line.
pub(super) fn write_target_key(sheet: &mut Sheet, frame: Frame, label: &str) {
    let sample = 24 * UNIT;
    let words = frame.letters.bold().wrap(label, sheet.width - sample - NEAR);
    let top = sheet.height + 6 * UNIT;
    let middle = top + frame.letters.pitch() / 2;
    sheet.rule(Rule::Target, (0, middle), (sample, middle));
    sheet.height = top + words.height;
    sheet.text(Text { x: sample + NEAR, top, anchor: Anchor::Start, words, voice: Voice::Name });
}

/// Tells at the foot of the sheet that an axis leaves out zero, where it does.
pub(super) fn write_cut_note(sheet: &mut Sheet, picture: &Picture, frame: Frame, axis: &Axis) {
    if axis.cut {
        let words = frame.letters.wrap(&picture.cut_note(axis), sheet.width);
        let top = sheet.height + 6 * UNIT;
        sheet.height = top + words.height;
        sheet.text(Text { x: 0, top, anchor: Anchor::Start, words, voice: Voice::Quiet });
    }
}
