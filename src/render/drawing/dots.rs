//! A dot for each value, on one line for each category: the distance between the outer dots is what a reader sees first.

use super::frame::{Frame, NEAR, Rows, axis_below, write_axis, write_cut_note, write_target};
use super::key::{self, Sample};
use super::letters::{UNIT, Wrapped};
use super::picture::{Picture, Point};
use super::scale::{Axis, Scale};
use super::sheet::{Anchor, Item, Rule, Sheet, Text, Voice};

/// Room for a dot, from its middle, in tenths.
const DOT: i64 = 6 * UNIT;

/// Room between the middle of an outer dot and its words, in tenths.
const WORDS: i64 = DOT + NEAR / 2;

/// How far the ends of an axis move in at a time to make room for words, in tenths.
const STEP: i64 = 4 * UNIT;

/// Draws a dot plot.
pub(super) fn draw(sheet: &mut Sheet, picture: &Picture, frame: Frame) {
    if picture.series.len() > 1 {
        key::write(sheet, picture, frame, Sample::Dot);
    }
    let rows = Rows::new(picture, frame, if frame.is_wide() { 8 } else { 10 } * UNIT);
    let widest = (sheet.width - rows.left) * 30 / 100;
    let outer: Vec<Outer> = (0..picture.categories.len()).map(|category| Outer::new(picture, frame, category, widest)).collect();
    let (axis, scale) = fitted(picture, frame, &outer, rows.left, sheet.width);
    let target = picture.target.as_ref().map(|target| (scale.place(&target.value), &target.label));
    if let Some((x, label)) = target {
        write_target(sheet, frame, label, x);
    }
    let (since, top) = (sheet.items.len(), sheet.height);
    for (category, outer) in outer.iter().enumerate() {
        let height = outer.height().max(14 * UNIT);
        let y = rows.add(sheet, category, height) + height / 2;
        let places: Vec<(usize, i64)> = (0..picture.series.len())
            .filter_map(|series| Some((series, scale.place(picture.series[series].points[category].value.as_ref()?))))
            .collect();
        let low = places.iter().map(|(_, x)| *x).min().unwrap_or(rows.left);
        let high = places.iter().map(|(_, x)| *x).max().unwrap_or(low);
        if high > low {
            sheet.rule(Rule::Span, (low, y), (high, y));
        }
        for (series, x) in places {
            sheet.items.push(Item::Marker { x, y, paint: picture.paint(series) });
        }
        let voice = if outer.missing { Voice::Quiet } else { Voice::Value };
        if let Some(words) = &outer.low {
            sheet.text(Text { x: low - WORDS, top: y - words.height / 2, anchor: Anchor::End, words: words.clone(), voice });
        }
        if let Some(words) = &outer.high {
            sheet.text(Text { x: high + WORDS, top: y - words.height / 2, anchor: Anchor::Start, words: words.clone(), voice });
        }
    }
    let bottom = sheet.height + 4 * UNIT;
    write_axis(sheet, frame, &axis, &scale, top - 2 * UNIT, since);
    if let Some((x, _)) = target {
        sheet.rule(Rule::Target, (x, top - 2 * UNIT), (x, bottom));
    }
    write_cut_note(sheet, picture, frame, &axis);
}

/// Returns the widest axis of which each dot has room for the words beside it.
fn fitted(picture: &Picture, frame: Frame, outer: &[Outer], low: i64, high: i64) -> (Axis, Scale) {
    let (mut left, mut right) = (low + DOT, high - DOT);
    let before = outer.iter().filter_map(|outer| outer.low.as_ref()).map(|words| words.width + WORDS).max().unwrap_or(0);
    let behind = outer.iter().filter_map(|outer| outer.high.as_ref()).map(|words| words.width + WORDS).max().unwrap_or(0);
    loop {
        let (axis, scale) = axis_below(&picture.numbers(), true, picture, frame, left, right);
        let places = |category: usize| {
            picture.series.iter().filter_map(|series| Some(scale.place(series.points[category].value.as_ref()?))).collect::<Vec<_>>()
        };
        let (mut short_left, mut short_right) = (false, false);
        for (category, outer) in outer.iter().enumerate() {
            let places = places(category);
            short_left |=
                outer.low.as_ref().is_some_and(|words| places.iter().min().is_some_and(|place| place - words.width - WORDS < low));
            short_right |=
                outer.high.as_ref().is_some_and(|words| places.iter().max().is_some_and(|place| place + words.width + WORDS > high));
        }
        // With all the room that the widest words need beside the axis, there is enough.
        let (may_left, may_right) = (short_left && left < low + before, short_right && right > high - behind);
        if !may_left && !may_right {
            return (axis, scale);
        }
        left += if may_left { STEP } else { 0 };
        right -= if may_right { STEP } else { 0 };
    }
}

/// The words beside the outer dots of a category.
struct Outer {
    low: Option<Wrapped>,
    high: Option<Wrapped>,
    /// Is there no dot at all, so that the words tell why?
    missing: bool,
}

impl Outer {
    fn new(picture: &Picture, frame: Frame, category: usize, widest: i64) -> Outer {
        let letters = if picture.categories[category].total { frame.letters.bold() } else { frame.letters };
        let words = |point: &Point| letters.wrap(&point.shown, widest);
        let points = || picture.series.iter().map(|series| &series.points[category]);
        let low = points().filter(|point| point.value.is_some()).min_by(|a, b| a.value.cmp(&b.value));
        let high = points().filter(|point| point.value.is_some()).max_by(|a, b| a.value.cmp(&b.value));
        match (low, high) {
            (Some(low), Some(high)) => {
                Outer { low: (low.value != high.value).then(|| words(low)), high: Some(words(high)), missing: false }
            }
            _ => Outer { low: None, high: points().next().map(words), missing: true },
        }
    }

    fn height(&self) -> i64 {
        [&self.low, &self.high].into_iter().flatten().map(|words| words.height).max().unwrap_or(0)
    }
}
