//! Horizontal bars from zero, each with its value at its end: one for each category, or a group of them. Because every value is written, there is no axis but
//! the line at zero.

use super::frame::{Frame, GAP, NEAR, Rows, write_target};
use super::key::{self, Sample};
use super::letters::{UNIT, Wrapped};
use super::picture::Picture;
use super::scale::{Scale, floor, nearest};
use super::sheet::{Anchor, Area, Paint, Rule, Sheet, Text, Voice};
use crate::content::call::ChartKind;
use crate::number::Number;

/// More rows than this are drawn closer together.
const MANY: usize = 12;

/// The shortest bar of a number that is not zero, in tenths.
const SHORTEST: i64 = 5;

/// All that is decided before the first bar is drawn, so that panels share it.
struct Bars<'a> {
    picture: &'a Picture,
    frame: Frame,
    rows: Rows,
    /// For each series the label of each category.
    labels: Vec<Vec<Wrapped>>,
    scale: Scale,
    thickness: i64,
}

/// Draws bars, grouped or in panels.
pub(super) fn draw(sheet: &mut Sheet, picture: &Picture, frame: Frame) {
    let many = picture.series.len() > 1;
    let direct = many && !picture.panels && names_fit(picture, frame);
    let bars = Bars::new(picture, frame, sheet.width, direct);
    if !picture.panels || !many {
        if many && !direct {
            key::write(sheet, picture, frame, Sample::Bar);
        }
        bars.draw(sheet, &(0..picture.series.len()).collect::<Vec<_>>());
        return;
    }
    for series in 0..picture.series.len() {
        if series > 0 {
            sheet.height += 22 * UNIT;
        }
        let words = frame.letters.bold().wrap(&picture.series[series].name, sheet.width);
        let height = words.height;
        sheet.text(Text { x: 0, top: sheet.height, anchor: Anchor::Start, words, voice: Voice::Name });
        sheet.height += height + 8 * UNIT;
        bars.draw(sheet, &[series]);
    }
}

/// Can the names of the series stand with the values of the first group?
fn names_fit(picture: &Picture, frame: Frame) -> bool {
    let room = if frame.is_wide() { 190 * UNIT } else { 125 * UNIT };
    picture.series.len() <= 3 && (0..picture.series.len()).all(|series| frame.letters.bold().width(&first_label(picture, series)) <= room)
}

/// The value of the first category with the name of its series.
fn first_label(picture: &Picture, series: usize) -> String {
    let shown = picture.series[series].points.first().map_or("", |point| point.shown.as_str());
    format!("{}: {shown}", picture.series[series].name)
}

impl<'a> Bars<'a> {
    fn new(picture: &'a Picture, frame: Frame, width: i64, direct: bool) -> Bars<'a> {
        let grouped = picture.series.len() > 1 && !picture.panels;
        let close = picture.categories.len() > MANY;
        let (thickness, gap) = match (grouped, frame.is_wide(), close) {
            (true, true, _) => (17, 16),
            (true, false, _) => (16, 16),
            (false, true, false) => (24, 9),
            (false, true, true) => (18, 6),
            (false, false, false) => (18, 11),
            (false, false, true) => (14, 9),
        };
        let rows = Rows::new(picture, frame, gap * UNIT);
        let room = width - rows.left;
        let both = picture.numbers().iter().any(|number| number.is_negative());
        let widest = room * if both { 32 } else { 48 } / 100;
        let label = |series: usize, category: usize| {
            let letters = if picture.categories[category].total { frame.letters.bold() } else { frame.letters };
            let shown = &picture.series[series].points[category].shown;
            if direct && category == 0 { letters.wrap(&first_label(picture, series), widest) } else { letters.wrap(shown, widest) }
        };
        let labels: Vec<Vec<Wrapped>> = (0..picture.series.len())
            .map(|series| (0..picture.categories.len()).map(|category| label(series, category)).collect())
            .collect();
        let scale = scale(picture, &labels, rows.left, width);
        Bars { picture, frame, rows, labels, scale, thickness: thickness * UNIT }
    }

    /// Draws the bars of some series, grouped by category.
    fn draw(&self, sheet: &mut Sheet, series: &[usize]) {
        let zero = self.scale.place(&Number::zero());
        let target = self.picture.target.as_ref().map(|target| (self.scale.place(&target.value), &target.label));
        if let Some((x, label)) = target {
            write_target(sheet, self.frame, label, x);
        }
        let top = sheet.height;
        for category in 0..self.picture.categories.len() {
            let slot = |series: &usize| self.thickness.max(self.labels[*series][category].height);
            let height: i64 = series.iter().map(slot).sum::<i64>() + GAP * (i64::try_from(series.len()).unwrap_or(1) - 1);
            let mut y = self.rows.add(sheet, category, height);
            for series in series {
                let slot = slot(series);
                self.bar(sheet, *series, category, y + (slot - self.thickness) / 2);
                y += slot + GAP;
            }
        }
        sheet.height += 2 * UNIT;
        let bottom = sheet.height;
        sheet.rule(Rule::Zero, (zero, top - 2 * UNIT), (zero, bottom));
        if let Some((x, _)) = target {
            sheet.rule(Rule::Target, (x, top - 2 * UNIT), (x, bottom));
        }
    }

    /// Draws a bar with its value, or the words for a value that is missing.
    fn bar(&self, sheet: &mut Sheet, series: usize, category: usize, y: i64) {
        let point = &self.picture.series[series].points[category];
        let zero = self.scale.place(&Number::zero());
        let words = self.labels[series][category].clone();
        let top = y + (self.thickness - words.height) / 2;
        let Some(value) = &point.value else {
            sheet.text(Text { x: zero + NEAR, top, anchor: Anchor::Start, words, voice: Voice::Quiet });
            return;
        };
        let length = (self.scale.place(value) - zero).abs().max(if value.is_zero() { 0 } else { SHORTEST });
        let (x, text_x, anchor) = if value.is_negative() {
            (zero - length, zero - length - NEAR, Anchor::End)
        } else {
            (zero, zero + length + NEAR, Anchor::Start)
        };
        sheet.bar(Area { x, y, width: length, height: self.thickness }, self.paint(series, value));
        sheet.text(Text { x: text_x, top, anchor, words, voice: Voice::Value });
    }

    /// One series to both sides of zero: what is below zero looks different, besides pointing the other way.
    fn paint(&self, series: usize, value: &Number) -> Paint {
        let paint = self.picture.paint(series);
        let alone = self.picture.series.len() == 1 || self.picture.panels;
        match (self.picture.kind, alone) {
            (ChartKind::Diverging, true) if value.is_negative() => Paint { look: 1, textured: true, ..paint },
            (_, true) => Paint { look: 0, ..paint },
            _ => paint,
        }
    }
}

/// Returns the longest scale from zero that leaves room for each label at the end of its bar.
fn scale(picture: &Picture, labels: &[Vec<Wrapped>], left: i64, right: i64) -> Scale {
    let zero = Number::zero();
    let numbers = picture.numbers();
    let low = numbers.iter().copied().min().unwrap_or(&zero).min(&zero).clone();
    let high = numbers.iter().copied().max().unwrap_or(&zero).max(&zero).clone();
    let points = picture.series.iter().zip(labels).flat_map(|(series, labels)| series.points.iter().zip(labels));
    if low.is_zero() {
        // Longer where the longest bar has a short label.
        let room = right - left - UNIT;
        let length = points
            .filter_map(|(point, label)| Some((point.value.as_ref().filter(|value| !value.is_zero())?, room - NEAR - label.width)))
            .filter_map(|(value, room)| (&Number::from(room) * &high).checked_div(value))
            .map(|length| nearest(&floor(&length, &Number::from(1))))
            .min();
        return Scale { low, high, from: left, to: left + length.map_or(room, |length| length.min(room)) };
    }
    let (mut before, mut behind) = (0, 0);
    for (point, label) in points {
        let side = if point.value.as_ref().is_some_and(Number::is_negative) { &mut before } else { &mut behind };
        *side = (*side).max(label.width + NEAR);
    }
    Scale { low, high, from: left + before + SHORTEST, to: right - behind - SHORTEST }
}
