//! A line for each series, over time, each with a marker of its own shape. A line stops where a value is missing. Names stand at the ends of the lines where
//! there is room, moved apart so that they do not touch; otherwise a key stands above.

use super::frame::{Frame, NEAR, centred, write_cut_note, write_target_key, write_where_free};
use super::key::{self, Sample};
use super::letters::{UNIT, Wrapped};
use super::picture::{Picture, Series};
use super::scale::{Axis, Scale};
use super::sheet::{Anchor, Area, Item, Paint, Rule, Sheet, Text, Voice};

/// Room for a marker, from its middle, in tenths.
const DOT: i64 = 7 * UNIT;

/// With more moments than this only the ends of a line have markers.
const MARKERS: usize = 16;

/// The column of names at the ends of lines, in tenths: so wide, or as wide as its longest word up to the second.
const LABELS: (i64, i64) = (170 * UNIT, 230 * UNIT);

/// Where lines are drawn: the corners of the grid, and what places stand for.
struct Plot {
    area: Area,
    /// Numbers, from the foot of the area to its top.
    up: Scale,
    /// Of each moment, from left to right.
    across: Vec<i64>,
    /// From where to where its texts may stand.
    room: (i64, i64),
}

/// Draws lines on one grid.
pub(super) fn draw(sheet: &mut Sheet, picture: &Picture, frame: Frame) {
    let axis = Axis::new(&picture.numbers(), true, if frame.is_wide() { 6 } else { 5 }, &picture.suffix, picture.language);
    let ends = end_labels(picture, frame);
    let (many, named) = (picture.series.len() > 1, ends.is_some());
    if many && ends.is_none() {
        key::write(sheet, picture, frame, Sample::Line);
    }
    let numbers = Numbers::new(frame, &axis, sheet.width);
    sheet.height += numbers.beyond();
    let least = if frame.is_wide() { 260 } else { 190 } * UNIT;
    let labels_height: i64 = ends.iter().flatten().map(|words| words.height + 4 * UNIT).sum();
    let before_labels = if many { 3 * DOT + NEAR } else { 2 * DOT };
    let labels_width = ends.iter().flatten().map(|words| words.width + before_labels - DOT).max().unwrap_or(0);
    let area = Area {
        x: numbers.width,
        y: sheet.height,
        width: sheet.width - labels_width - numbers.width,
        height: least.max(labels_height).max(numbers.height),
    };
    let plot = Plot::new(area, (0, sheet.width), &axis, picture.categories.len());
    plot.grid(sheet, &axis, &numbers);
    let target = plot.target(sheet, picture);
    for series in 0..picture.series.len() {
        plot.line(sheet, picture, series, &picture.paint(series));
    }
    if let Some(ends) = ends {
        plot.names(sheet, picture, ends, before_labels);
    }
    sheet.height = area.bottom();
    plot.moments(sheet, picture, frame, &numbers, 1);
    for series in 0..picture.series.len() {
        plot.values(sheet, picture, frame, series, named);
    }
    if let Some(y) = target {
        plot.target_label(sheet, picture, frame, y);
    }
    write_cut_note(sheet, picture, frame, &axis);
}

/// Draws a grid for each series, all on one scale, beside and below each other, with its name above it.
pub(super) fn panels(sheet: &mut Sheet, picture: &Picture, frame: Frame) {
    let axis = Axis::new(&picture.numbers(), true, 4, &picture.suffix, picture.language);
    // Three columns where the names take two lines there at most.
    let long = picture.series.iter().any(|series| frame.letters.bold().wrap(&series.name, 190 * UNIT).lines.len() > 2);
    let columns = match (frame.is_wide(), picture.series.len()) {
        (false, _) => 1,
        (true, 0..=2 | 4) => 2,
        (true, _) if long => 2,
        (true, _) => 3,
    };
    if let Some(target) = &picture.target {
        write_target_key(sheet, frame, &target.label);
        sheet.height += 12 * UNIT;
    }
    let between = 26 * UNIT;
    let n_columns = i64::try_from(columns).unwrap_or(1);
    let width = (sheet.width - between * (n_columns - 1)) / n_columns;
    let numbers = Numbers::new(frame, &axis, width);
    let height = numbers.height.max(if frame.is_wide() { 110 } else { 120 } * UNIT);
    for (row, series) in (0..picture.series.len()).step_by(columns).enumerate() {
        let here = series..(series + columns).min(picture.series.len());
        let heads: Vec<Wrapped> = here.clone().map(|series| frame.letters.bold().wrap(&picture.series[series].name, width)).collect();
        let head = heads.iter().map(|words| words.height).max().unwrap_or(0);
        let top = sheet.height + if row > 0 { 20 * UNIT } else { 0 };
        let mut bottom = top;
        for (column, (series, words)) in here.zip(heads).enumerate() {
            let x = (width + between) * i64::try_from(column).unwrap_or(0);
            sheet.text(Text { x, top: top + head - words.height, anchor: Anchor::Start, words, voice: Voice::Name });
            let y = top + head + numbers.beyond().max(frame.letters.pitch());
            let area = Area { x: x + numbers.width, y, width: width - numbers.width - DOT, height };
            let plot = Plot::new(area, (x, x + width), &axis, picture.categories.len());
            plot.grid(sheet, &axis, &numbers);
            plot.target(sheet, picture);
            plot.line(sheet, picture, series, &Paint { look: 0, ..picture.paint(series) });
            sheet.height = area.bottom();
            plot.moments(sheet, picture, frame, &numbers, usize::MAX);
            plot.values(sheet, picture, frame, series, false);
            bottom = bottom.max(sheet.height);
        }
        sheet.height = bottom;
    }
    write_cut_note(sheet, picture, frame, &axis);
}

/// The round numbers left of a grid, in lines where they are very long.
struct Numbers {
    words: Vec<Wrapped>,
    /// Of their column, with the space behind it, in tenths.
    width: i64,
    /// Of a grid in which they leave each other free, in tenths.
    height: i64,
}

impl Numbers {
    /// Writes them in two fifths of a width at most.
    fn new(frame: Frame, axis: &Axis, width: i64) -> Numbers {
        let words: Vec<Wrapped> = axis.ticks.iter().map(|tick| frame.letters.wrap(&tick.shown, width * 2 / 5)).collect();
        let widest = words.iter().map(|words| words.width).max().unwrap_or(0);
        let tallest = words.iter().map(|words| words.height).max().unwrap_or(0);
        let height = (tallest + UNIT) * (i64::try_from(words.len()).unwrap_or(1) - 1);
        Numbers { words, width: widest + 8 * UNIT, height }
    }

    /// How far the highest number reaches above the grid, and the lowest below it.
    fn beyond(&self) -> i64 {
        self.words.iter().map(|words| words.height / 2).max().unwrap_or(0) + UNIT
    }
}

/// Returns the name of each series with its last value, when there is a column for them: in wide drawings in which every line reaches the end.
fn end_labels(picture: &Picture, frame: Frame) -> Option<Vec<Wrapped>> {
    if !frame.is_wide() {
        return None;
    }
    let last = |series: &Series| series.points.last().filter(|point| point.value.is_some()).map(|point| point.shown.clone());
    if let [series] = picture.series.as_slice() {
        return Some(vec![frame.letters.bold().wrap(&last(series)?, LABELS.0)]);
    }
    let labels: Option<Vec<String>> = picture.series.iter().map(|series| Some(format!("{}: {}", series.name, last(series)?))).collect();
    let labels = labels?;
    let word = labels.iter().flat_map(|label| label.split(' ')).map(|word| frame.letters.width(word)).max().unwrap_or(0);
    let wrapped: Vec<Wrapped> = labels.iter().map(|label| frame.letters.wrap(label, word.clamp(LABELS.0, LABELS.1))).collect();
    wrapped.iter().all(|words| words.lines.len() <= 4).then_some(wrapped)
}

impl Plot {
    fn new(area: Area, room: (i64, i64), axis: &Axis, moments: usize) -> Plot {
        let (low, high) = axis.ends();
        let up = Scale { low: low.clone(), high: high.clone(), from: area.bottom(), to: area.y };
        let (from, length) = (area.x + DOT, area.width - 2 * DOT);
        let steps = i64::try_from(moments).unwrap_or(1) - 1;
        let place = |moment: usize| if steps == 0 { from + length / 2 } else { from + length * i64::try_from(moment).unwrap_or(0) / steps };
        Plot { area, up, across: (0..moments).map(place).collect(), room }
    }

    /// Draws a light line with its number for each round number.
    fn grid(&self, sheet: &mut Sheet, axis: &Axis, numbers: &Numbers) {
        for (tick, words) in axis.ticks.iter().zip(&numbers.words) {
            let y = self.up.place(&tick.value);
            let rule = if tick.value.is_zero() { Rule::Zero } else { Rule::Grid };
            sheet.rule(rule, (self.area.x, y), (self.area.right(), y));
            let (x, top) = (self.area.x - 8 * UNIT, y - words.height / 2);
            sheet.text(Text { x, top, anchor: Anchor::End, words: words.clone(), voice: Voice::Quiet });
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

    /// Writes the names at the ends of the lines, as near as the others allow; each behind its own marker where one had to move.
    fn names(&self, sheet: &mut Sheet, picture: &Picture, labels: Vec<Wrapped>, before: i64) {
        let end = self.across.last().copied().unwrap_or(self.area.x);
        let last = |series: usize| {
            picture.series[series]
                .points
                .last()
                .and_then(|point| point.value.as_ref())
                .map_or(self.area.bottom(), |value| self.up.place(value))
        };
        let mut order: Vec<(i64, usize)> = (0..labels.len()).map(|series| (last(series), series)).collect();
        order.sort_unstable();
        let apart = 4 * UNIT;
        let wanted: Vec<(i64, i64)> =
            order.iter().map(|(y, series)| (y - labels[*series].height / 2, labels[*series].height + apart)).collect();
        let tops = spread(&wanted, self.area.y - UNIT, self.area.bottom() + apart);
        let moved = wanted.iter().zip(&tops).any(|((wanted, _), top)| (top - wanted).abs() > 4 * UNIT);
        let x = end + if moved { before } else { 2 * DOT };
        for ((_, series), top) in order.into_iter().zip(tops) {
            let words = labels[series].clone();
            if moved && labels.len() > 1 {
                let at = (x - NEAR - DOT / 2, top + words.letters.pitch() / 2);
                sheet.items.push(Item::Marker { x: at.0, y: at.1, paint: Paint { series: None, ..picture.paint(series) } });
            }
            sheet.text(Text { x, top, anchor: Anchor::Start, words, voice: Voice::Name });
        }
    }

    /// Writes the moments below the grid: all of them, or every n-th with the first and the last. `least` is the smallest n that is tried.
    fn moments(&self, sheet: &mut Sheet, picture: &Picture, frame: Frame, numbers: &Numbers, least: usize) {
        let count = picture.categories.len();
        let step = if count > 1 { (self.area.width - 2 * DOT) / i64::try_from(count - 1).unwrap_or(1) } else { self.area.width };
        let top = self.area.bottom() + numbers.beyond();
        let labels = |every: usize| -> Vec<Text> {
            let chosen = (0..count).filter(|moment| *moment + 1 == count || (moment % every == 0 && count - 1 - moment >= every));
            let room = step * i64::try_from(every.min(count)).unwrap_or(1) - 10 * UNIT;
            chosen
                .map(|moment| {
                    centred(self.room, self.across[moment], top, frame.letters.wrap(&picture.categories[moment].label, room.max(30 * UNIT)))
                })
                .collect()
        };
        let whole = |texts: &[Text]| {
            let lines = texts.iter().flat_map(|text| text.words.lines.iter().take(text.words.lines.len() - 1));
            texts.iter().all(|text| text.words.lines.len() <= 3) && lines.into_iter().all(|line| line.spaced) && apart(texts)
        };
        let most = count.saturating_sub(1).max(1);
        let every = (least.min(most)..most).find(|every| whole(&labels(*every))).unwrap_or(most);
        write_where_free(sheet, labels(every));
    }

    /// Writes the first and the last value at their points where texts and lines leave room. Not where another series is near: nobody could tell which is meant.
    fn values(&self, sheet: &mut Sheet, picture: &Picture, frame: Frame, series: usize, last_is_written: bool) {
        let points = &picture.series[series].points;
        let known: Vec<usize> = (0..points.len()).filter(|moment| points[*moment].value.is_some()).collect();
        let (Some(first), Some(last)) = (known.first(), known.last()) else { return };
        let mut wanted = Vec::new();
        if !(last_is_written && *first + 1 == points.len()) {
            wanted.push((*first, Anchor::Start));
        }
        if first != last && !(last_is_written && *last + 1 == points.len()) {
            wanted.push((*last, Anchor::End));
        }
        let drawn = if picture.panels { series..series + 1 } else { 0..picture.series.len() };
        let mut lines: Vec<Vec<(i64, i64)>> = drawn.clone().flat_map(|other| self.runs(picture, other)).collect();
        if let Some(target) = &picture.target {
            let y = self.up.place(&target.value);
            lines.push(vec![(self.area.x, y), (self.area.right(), y)]);
        }
        for (moment, anchor) in wanted {
            let place = |series: usize| picture.series[series].points[moment].value.as_ref().map(|value| self.up.place(value));
            let Some(y) = place(series) else { continue };
            if drawn.clone().any(|other| other != series && place(other).is_some_and(|other| (other - y).abs() < 3 * frame.letters.pitch()))
            {
                continue;
            }
            let x = self.across[moment];
            let words = frame.letters.bold().wrap(&points[moment].shown, self.area.width / 2);
            let edge = if anchor == Anchor::Start { x - 4 * UNIT } else { x + 4 * UNIT };
            let texts = [(edge, anchor), (x, Anchor::Middle)].into_iter().flat_map(|(x, anchor)| {
                [y - DOT - words.height, y + DOT].map(|top| Text { x, top, anchor, words: words.clone(), voice: Voice::Value })
            });
            let free = |text: &Text| self.is_free(sheet, frame, text, &lines);
            if let Some(text) = texts.collect::<Vec<_>>().into_iter().find(free) {
                sheet.text(text);
            }
        }
    }

    /// Has a text room on the grid, without a text or a line in the way?
    fn is_free(&self, sheet: &Sheet, frame: Frame, text: &Text, lines: &[Vec<(i64, i64)>]) -> bool {
        let area = text.area();
        let inside = self.room.0 <= area.x && area.right() <= self.room.1;
        inside
            && sheet.has_room(text, (self.area.y - frame.letters.pitch()).max(0), self.area.bottom())
            && lines.iter().all(|line| !crosses(line, &area))
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
        let texts: Vec<Text> = texts.collect();
        match texts.into_iter().find(|text| self.is_free(sheet, frame, text, &lines)) {
            Some(text) => sheet.text(text),
            None => write_target_key(sheet, frame, &target.label),
        }
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
