//! A line for each series, over time, each with a marker of its own shape. A line stops where a value is missing. Names stand at the ends of the lines where
//! there is room, moved apart so that they do not touch; otherwise a key stands above.

use super::frame::{Frame, NEAR, centred, write_where_free};
use super::key::{self, Sample};
use super::letters::{UNIT, Wrapped};
use super::picture::Picture;
use super::scale::{Axis, Scale};
use super::sheet::{Anchor, Area, Item, Paint, Rule, Sheet, Text, Voice};

/// Room for a marker, from its middle, in tenths.
const DOT: i64 = 7 * UNIT;

/// With more moments than this only the ends of a line have markers.
const MARKERS: usize = 16;

/// The widest column of names at the ends of lines, in tenths.
const LABELS: i64 = 170 * UNIT;

/// Where lines are drawn: the corners of the grid, and what places stand for.
struct Plot {
    area: Area,
    /// Numbers, from the foot of the area to its top.
    up: Scale,
    /// Of each moment, from left to right.
    across: Vec<i64>,
}

/// Draws lines on one grid.
pub(super) fn draw(sheet: &mut Sheet, picture: &Picture, frame: Frame) {
    let axis = Axis::new(&picture.numbers(), true, if frame.is_wide() { 6 } else { 5 }, &picture.suffix, picture.language);
    let ends = end_labels(picture, frame);
    let many = picture.series.len() > 1;
    if many && ends.is_none() {
        key::write(sheet, picture, frame, Sample::Line);
    }
    // Half a line of text stands above the highest round number.
    sheet.height += frame.letters.pitch() / 2;
    let least = if frame.is_wide() { 260 } else { 190 } * UNIT;
    let labels_height: i64 = ends.iter().flatten().map(|words| words.height + 4 * UNIT).sum();
    let labels_width = ends.iter().flatten().map(|words| words.width + 3 * NEAR + DOT).max().unwrap_or(DOT);
    let left = ticks_width(frame, &axis);
    let area = Area { x: left, y: sheet.height, width: (sheet.width - labels_width - left).max(40 * UNIT), height: least.max(labels_height) };
    let plot = Plot::new(area, &axis, picture.categories.len());
    plot.grid(sheet, frame, &axis, true);
    let target = plot.target(sheet, picture);
    for series in 0..picture.series.len() {
        plot.line(sheet, picture, series, &picture.paint(series));
    }
    if let Some(ends) = ends {
        plot.names(sheet, picture, ends);
    }
    sheet.height = area.bottom();
    plot.moments(sheet, picture, frame, 1);
    for series in 0..picture.series.len() {
        plot.values(sheet, picture, frame, series, many && frame.is_wide());
    }
    if let Some(y) = target {
        plot.target_label(sheet, picture, frame, y);
    }
    write_cut_note(sheet, picture, frame, &axis);
}

/// Draws a grid for each series, all on one scale, beside and below each other, with its name above it.
pub(super) fn panels(sheet: &mut Sheet, picture: &Picture, frame: Frame) {
    let axis = Axis::new(&picture.numbers(), true, 4, &picture.suffix, picture.language);
    let columns = match (frame.is_wide(), picture.series.len()) {
        (false, _) => 1,
        (true, 0..=2 | 4) => 2,
        (true, _) => 3,
    };
    let between = 26 * UNIT;
    let n_columns = i64::try_from(columns).unwrap_or(1);
    let width = (sheet.width - between * (n_columns - 1)) / n_columns;
    let ticks = ticks_width(frame, &axis);
    for (row, series) in (0..picture.series.len()).step_by(columns).enumerate() {
        let here = series..(series + columns).min(picture.series.len());
        let heads: Vec<Wrapped> = here.clone().map(|series| frame.letters.bold().wrap(&picture.series[series].name, width)).collect();
        let head = heads.iter().map(|words| words.height).max().unwrap_or(0);
        let top = sheet.height + if row > 0 { 20 * UNIT } else { 0 };
        let mut bottom = top;
        for (column, (series, words)) in here.zip(heads).enumerate() {
            let x = (width + between) * i64::try_from(column).unwrap_or(0);
            sheet.text(Text { x, top: top + head - words.height, anchor: Anchor::Start, words, voice: Voice::Name });
            let area = Area { x: x + ticks, y: top + head + frame.letters.pitch(), width: (width - ticks - DOT).max(40 * UNIT), height: if frame.is_wide() { 110 } else { 120 } * UNIT };
            let plot = Plot::new(area, &axis, picture.categories.len());
            plot.grid(sheet, frame, &axis, true);
            let target = plot.target(sheet, picture);
            plot.line(sheet, picture, series, &Paint { look: 0, ..picture.paint(series) });
            sheet.height = area.bottom();
            plot.moments(sheet, picture, frame, usize::MAX);
            plot.values(sheet, picture, frame, series, false);
            if let Some(y) = target.filter(|_| series == 0) {
                plot.target_label(sheet, picture, frame, y);
            }
            bottom = bottom.max(sheet.height);
        }
        sheet.height = bottom;
    }
    write_cut_note(sheet, picture, frame, &axis);
}

/// Returns the width of the round numbers left of a grid.
fn ticks_width(frame: Frame, axis: &Axis) -> i64 {
    axis.ticks.iter().map(|tick| frame.letters.width(&tick.shown)).max().unwrap_or(0) + 8 * UNIT
}

fn write_cut_note(sheet: &mut Sheet, picture: &Picture, frame: Frame, axis: &Axis) {
    if axis.cut {
        let words = frame.letters.wrap(&picture.cut_note(axis), sheet.width);
        let top = sheet.height + 6 * UNIT;
        sheet.height = top + words.height;
        sheet.text(Text { x: 0, top, anchor: Anchor::Start, words, voice: Voice::Quiet });
    }
}

/// Returns the name of each series with its last value, when there is a column for them: in wide drawings in which every line reaches the end.
fn end_labels(picture: &Picture, frame: Frame) -> Option<Vec<Wrapped>> {
    if !frame.is_wide() {
        return None;
    }
    let last = |series: &super::picture::Series| series.points.last().filter(|point| point.value.is_some()).map(|point| point.shown.clone());
    let label = |series| {
        let shown = last(series)?;
        Some(if picture.series.len() == 1 { shown } else { format!("{}: {shown}", series.name) })
    };
    let labels: Option<Vec<String>> = picture.series.iter().map(label).collect();
    let wrapped: Vec<Wrapped> = labels?.iter().map(|label| frame.letters.wrap(label, LABELS)).collect();
    wrapped.iter().all(|words| words.lines.len() <= 4).then_some(wrapped)
}

impl Plot {
    fn new(area: Area, axis: &Axis, moments: usize) -> Plot {
        let (low, high) = axis.ends();
        let up = Scale { low: low.clone(), high: high.clone(), from: area.bottom(), to: area.y };
        let (from, room) = (area.x + DOT, area.width - 2 * DOT);
        let steps = i64::try_from(moments).unwrap_or(1) - 1;
        let place = |moment: usize| if steps == 0 { from + room / 2 } else { from + room * i64::try_from(moment).unwrap_or(0) / steps };
        Plot { area, up, across: (0..moments).map(place).collect() }
    }

    /// Draws a light line with its number for each round number.
    fn grid(&self, sheet: &mut Sheet, frame: Frame, axis: &Axis, numbered: bool) {
        for tick in &axis.ticks {
            let y = self.up.place(&tick.value);
            let rule = if tick.value.is_zero() { Rule::Zero } else { Rule::Grid };
            sheet.rule(rule, (self.area.x, y), (self.area.right(), y));
            if numbered {
                let words = frame.letters.wrap(&tick.shown, self.area.x);
                let top = y - words.height / 2;
                sheet.text(Text { x: self.area.x - 8 * UNIT, top, anchor: Anchor::End, words, voice: Voice::Quiet });
            }
        }
    }

    /// Returns the values of a series as places, in runs without a gap.
    fn runs(&self, picture: &Picture, series: usize) -> Vec<Vec<(i64, i64)>> {
        let mut runs = vec![Vec::new()];
        for (point, x) in picture.series[series].points.iter().zip(&self.across) {
            match &point.value {
                Some(value) => runs.last_mut().into_iter().for_each(|run| run.push((*x, self.up.place(value)))),
                None => runs.push(Vec::new()),
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }

    /// Draws the line of a series, with its markers.
    fn line(&self, sheet: &mut Sheet, picture: &Picture, series: usize, paint: &Paint) {
        let runs = self.runs(picture, series);
        for run in runs.iter().filter(|run| run.len() > 1) {
            sheet.items.push(Item::Path { points: run.clone(), paint: paint.clone() });
        }
        let all = picture.categories.len() <= MARKERS;
        for run in runs {
            let last = run.len() - 1;
            for (position, (x, y)) in run.into_iter().enumerate() {
                if all || position == 0 || position == last {
                    sheet.items.push(Item::Marker { x, y, paint: paint.clone() });
                }
            }
        }
    }

    /// Writes the names at the ends of the lines: as near as the others allow, with a thin line where they are moved.
    fn names(&self, sheet: &mut Sheet, picture: &Picture, labels: Vec<Wrapped>) {
        let end = self.across.last().copied().unwrap_or(self.area.x);
        let last = |series: usize| picture.series[series].points.last().and_then(|point| point.value.as_ref()).map_or(self.area.bottom(), |value| self.up.place(value));
        let mut order: Vec<(i64, usize)> = (0..labels.len()).map(|series| (last(series), series)).collect();
        order.sort_unstable();
        let apart = 4 * UNIT;
        let wanted: Vec<(i64, i64)> = order.iter().map(|(y, series)| (y - labels[*series].height / 2, labels[*series].height + apart)).collect();
        let tops = spread(&wanted, self.area.y - UNIT, self.area.bottom() + apart);
        for ((y, series), top) in order.into_iter().zip(tops) {
            let words = labels[series].clone();
            let middle = top + words.height / 2;
            let x = end + 2 * DOT + NEAR;
            if labels.len() > 1 && (middle - y).abs() > 4 * UNIT {
                sheet.rule(Rule::Leader, (end + DOT, y), (x - 3 * UNIT, middle));
            }
            sheet.text(Text { x, top, anchor: Anchor::Start, words, voice: Voice::Name });
        }
    }

    /// Writes the moments below the grid: all of them, or every n-th with the first and the last. `least` is the smallest n that is tried.
    fn moments(&self, sheet: &mut Sheet, picture: &Picture, frame: Frame, least: usize) {
        let count = picture.categories.len();
        let step = if count > 1 { (self.area.width - 2 * DOT) / i64::try_from(count - 1).unwrap_or(1) } else { self.area.width };
        let top = self.area.bottom() + 6 * UNIT;
        let labels = |every: usize| -> Vec<Text> {
            let chosen = (0..count).filter(|moment| *moment + 1 == count || (moment % every == 0 && count - 1 - moment >= every));
            let room = step * i64::try_from(every.min(count)).unwrap_or(1) - 10 * UNIT;
            chosen.map(|moment| centred(sheet.width, self.across[moment], top, frame.letters.wrap(&picture.categories[moment].label, room.max(30 * UNIT)))).collect()
        };
        let whole = |texts: &[Text]| {
            let lines = texts.iter().flat_map(|text| text.words.lines.iter().take(text.words.lines.len() - 1));
            texts.iter().all(|text| text.words.lines.len() <= 3) && lines.into_iter().all(|line| line.spaced) && apart(texts)
        };
        let most = count.saturating_sub(1).max(1);
        let every = (least.min(most)..most).find(|every| whole(&labels(*every))).unwrap_or(most);
        write_where_free(sheet, labels(every));
    }

    /// Writes the first and the last value at their points, on the side that the line leaves free; not where a text or a line is in the way.
    fn values(&self, sheet: &mut Sheet, picture: &Picture, frame: Frame, series: usize, named: bool) {
        let points = &picture.series[series].points;
        let known: Vec<usize> = (0..points.len()).filter(|moment| points[*moment].value.is_some()).collect();
        let (Some(first), Some(last)) = (known.first(), known.last()) else { return };
        let written = frame.is_wide() && !picture.panels && points.last().is_some_and(|point| point.value.is_some());
        let mut wanted = vec![(*first, Anchor::Start)];
        if first != last && !named && !written {
            wanted.push((*last, Anchor::End));
        }
        if first == last && (named || written) {
            return;
        }
        let lines: Vec<Vec<(i64, i64)>> = (0..if picture.panels { 1 } else { picture.series.len() })
            .flat_map(|other| self.runs(picture, if picture.panels { series } else { other }))
            .collect();
        for (moment, anchor) in wanted {
            let Some(value) = &points[moment].value else { continue };
            let (x, y) = (self.across[moment], self.up.place(value));
            let words = frame.letters.bold().wrap(&points[moment].shown, self.area.width / 2);
            let x = if anchor == Anchor::Start { x - 4 * UNIT } else { x + 4 * UNIT };
            let above = Text { x, top: y - DOT - words.height, anchor, words, voice: Voice::Value };
            let below = Text { top: y + DOT, ..above.clone() };
            let free = |text: &Text| {
                let area = text.area();
                sheet.has_room(text, self.area.y - frame.letters.pitch(), self.area.bottom()) && lines.iter().all(|line| !crosses(line, &area))
            };
            if let Some(text) = [above, below].into_iter().find(free) {
                sheet.text(text);
            }
        }
    }

    /// Draws the line of what is aimed for and returns its place.
    fn target(&self, sheet: &mut Sheet, picture: &Picture) -> Option<i64> {
        let y = self.up.place(&picture.target.as_ref()?.value);
        sheet.rule(Rule::Target, (self.area.x, y), (self.area.right(), y));
        Some(y)
    }

    /// Names what is aimed for: at its line where that is free, otherwise below the drawing.
    fn target_label(&self, sheet: &mut Sheet, picture: &Picture, frame: Frame, y: i64) {
        let Some(target) = &picture.target else { return };
        let words = frame.letters.bold().wrap(&target.label, self.area.width);
        let lines: Vec<Vec<(i64, i64)>> = (0..picture.series.len()).flat_map(|series| self.runs(picture, series)).collect();
        let places = [(self.area.x + 2 * UNIT, Anchor::Start), (self.area.right(), Anchor::End)];
        let tops = [y - words.height - 2 * UNIT, y + 2 * UNIT];
        let texts = places.iter().flat_map(|(x, anchor)| {
            tops.iter().map(|top| Text { x: *x, top: *top, anchor: *anchor, words: words.clone(), voice: Voice::Name })
        });
        let free = |text: &Text| {
            let area = text.area();
            sheet.has_room(text, self.area.y - frame.letters.pitch(), self.area.bottom()) && lines.iter().all(|line| !crosses(line, &area))
        };
        if let Some(text) = texts.clone().find(free) {
            sheet.text(text);
            return;
        }
        let sample = 24 * UNIT;
        let words = frame.letters.bold().wrap(&target.label, sheet.width - sample - NEAR);
        let top = sheet.height + 6 * UNIT;
        let middle = top + frame.letters.pitch() / 2;
        sheet.rule(Rule::Target, (0, middle), (sample, middle));
        sheet.height = top + words.height;
        sheet.text(Text { x: sample + NEAR, top, anchor: Anchor::Start, words, voice: Voice::Name });
    }
}

/// Moves spans (`(top, height)`, from top to bottom) apart so that none overlaps the next, as little as that takes, and keeps them between `low` and `high`.
fn spread(wanted: &[(i64, i64)], low: i64, high: i64) -> Vec<i64> {
    // Spans that touch move as one group, to the middle of what its members want.
    struct Group {
        count: i64,
        wants: i64,
        height: i64,
        top: i64,
    }
    let total: i64 = wanted.iter().map(|(_, height)| height).sum();
    let high = high.max(low + total);
    let mut groups: Vec<Group> = Vec::new();
    for (top, height) in wanted {
        let mut group = Group { count: 1, wants: *top, height: *height, top: (*top).clamp(low, high - height) };
        while let Some(before) = groups.pop_if(|before| before.top + before.height > group.top) {
            let wants = before.wants + group.wants - before.height * group.count;
            let (count, height) = (before.count + group.count, before.height + group.height);
            group = Group { count, wants, height, top: (wants / count).clamp(low, high - height) };
        }
        groups.push(group);
    }
    let mut tops = Vec::new();
    let mut heights = wanted.iter();
    for group in groups {
        let mut top = group.top;
        for (_, height) in heights.by_ref().take(usize::try_from(group.count).unwrap_or(0)) {
            tops.push(top);
            top += height;
        }
    }
    tops
}

/// Do texts on one line leave each other free?
fn apart(texts: &[Text]) -> bool {
    texts.windows(2).all(|pair| pair[0].area().right() + 4 * UNIT <= pair[1].area().x)
}

/// Does a line run through an area?
fn crosses(line: &[(i64, i64)], area: &Area) -> bool {
    let inside = |x: i64, y: i64| area.x <= x && x <= area.right() && area.y <= y && y <= area.bottom();
    line.iter().any(|(x, y)| inside(*x, *y))
        || line.windows(2).any(|pair| {
            let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
            let (from, to) = (x1.max(area.x), x2.min(area.right()));
            if from > to || x2 <= x1 {
                return false;
            }
            let height = |x: i64| y1 + (y2 - y1) * (x - x1) / (x2 - x1);
            let (a, b) = (height(from), height(to));
            a.min(b) <= area.bottom() && area.y <= a.max(b)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn spans_are_moved_apart_within_their_room(mut wanted in prop::collection::vec((0i64..2000, 100i64..400), 0..8)) {
            wanted.sort_unstable();
            let total: i64 = wanted.iter().map(|(_, height)| height).sum();
            let tops = spread(&wanted, 0, total + 500);
            prop_assert_eq!(tops.len(), wanted.len());
            for (position, top) in tops.iter().enumerate() {
                prop_assert!(*top >= 0 && top + wanted[position].1 <= total + 500);
                prop_assert!(position == 0 || tops[position - 1] + wanted[position - 1].1 <= *top);
            }
        }
    }
}
