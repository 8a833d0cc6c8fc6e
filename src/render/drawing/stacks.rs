//! Horizontal bars of parts: as they add up, or all of one length so that the parts are shares. Ground stands between the parts, and each has a texture of its own.

use super::frame::{Frame, GAP, Rows, axis_below, write_axis};
use super::key::{self, Sample};
use super::letters::UNIT;
use super::picture::Picture;
use super::scale::Scale;
use super::sheet::{Anchor, Area, Sheet, Text, Voice};
use crate::content::call::ChartKind;
use crate::number::Number;

/// A part shorter than this is not drawn: ground takes its place. In tenths.
const SHORTEST: i64 = 5;

/// Space to both sides of a text in a part, in tenths.
const INSIDE: i64 = 5 * UNIT;

/// Draws stacks.
pub(super) fn draw(sheet: &mut Sheet, picture: &Picture, frame: Frame) {
    let thickness = if frame.is_wide() { 26 * UNIT } else { 22 * UNIT };
    let rows = Rows::new(picture, frame, if frame.is_wide() { 9 } else { 11 } * UNIT);
    let values: Vec<Vec<Number>> = (0..picture.categories.len()).map(|category| parts(picture, category)).collect();
    let sums: Vec<Number> = values.iter().map(|parts| sum(parts)).collect();
    let ends: Vec<&Number> = sums.iter().collect();
    let is_share = picture.kind == ChartKind::StackedShare;
    // The last number stands half beyond its line.
    let right = sheet.width - 20 * UNIT;
    let (axis, scale) = if is_share {
        let shares = Picture { suffix: "%".to_owned(), ..picture.clone() };
        axis_below(&[&Number::from(100)], false, &shares, frame, rows.left, right)
    } else {
        axis_below(&ends, false, picture, frame, rows.left, right)
    };
    let places: Vec<Vec<i64>> = values.iter().zip(&sums).map(|(parts, sum)| places(parts, is_share.then_some(sum), &scale)).collect();
    let since = sheet.items.len();
    write_names(sheet, picture, frame, places.first());
    let top = sheet.height;
    for (category, places) in places.iter().enumerate() {
        let y = rows.add(sheet, category, thickness);
        for series in 0..picture.series.len() {
            part(
                sheet,
                picture,
                frame,
                (series, category),
                Area { x: places[series], y, width: places[series + 1] - places[series], height: thickness },
            );
        }
    }
    write_axis(sheet, frame, &axis, &scale, top - 2 * UNIT, since);
}

/// Returns the parts of a category; none is missing or below zero, or the chart was refused.
fn parts(picture: &Picture, category: usize) -> Vec<Number> {
    let part = |value: Option<&Number>| value.filter(|value| !value.is_negative()).cloned().unwrap_or_else(Number::zero);
    picture.series.iter().map(|series| part(series.points[category].value.as_ref())).collect()
}

fn sum(parts: &[Number]) -> Number {
    parts.iter().fold(Number::zero(), |sum, part| &sum + part)
}

/// Returns where each part begins, and where the last one ends. With a `whole` the parts are percentages of it.
fn places(parts: &[Number], whole: Option<&Number>, scale: &Scale) -> Vec<i64> {
    let mut reached = Number::zero();
    let mut places = vec![scale.place(&reached)];
    for part in parts {
        reached = &reached + part;
        let end = match whole {
            Some(whole) => (&reached * &Number::from(100)).checked_div(whole).unwrap_or_else(Number::zero),
            None => reached.clone(),
        };
        places.push(scale.place(&end));
    }
    places
}

/// Draws a part without the ground to its neighbours, and its value where it fits.
fn part(sheet: &mut Sheet, picture: &Picture, frame: Frame, (series, category): (usize, usize), area: Area) {
    let last = series + 1 == picture.series.len();
    let (before, behind) = (if series > 0 { GAP / 2 } else { 0 }, if last { 0 } else { GAP / 2 });
    let area = Area { x: area.x + before, width: area.width - before - behind, ..area };
    if area.width < SHORTEST {
        return;
    }
    sheet.bar(area, picture.paint(series));
    let words = frame.letters.wrap(&picture.series[series].points[category].shown, i64::MAX / 4);
    if words.width + 2 * INSIDE <= area.width {
        let top = area.y + (area.height - words.height) / 2;
        sheet.text(Text { x: area.x + area.width / 2, top, anchor: Anchor::Middle, words, voice: Voice::Inside(series) });
    }
}

/// Writes the names above the parts of the first bar where each fits above its own, otherwise a key.
fn write_names(sheet: &mut Sheet, picture: &Picture, frame: Frame, first: Option<&Vec<i64>>) {
    let room = |series: usize| first.map_or(0, |places| places[series + 1] - places[series]);
    let fits = (0..picture.series.len()).all(|series| frame.letters.width(&picture.series[series].name) <= room(series));
    let above = picture.categories.first().is_some_and(|category| category.label.is_empty()) || frame.is_wide();
    let Some(places) = first.filter(|_| fits && above) else {
        key::write(sheet, picture, frame, Sample::Bar);
        return;
    };
    for (series, place) in places.iter().take(picture.series.len()).enumerate() {
        let words = frame.letters.wrap(&picture.series[series].name, i64::MAX / 4);
        sheet.text(Text { x: *place, top: sheet.height, anchor: Anchor::Start, words, voice: Voice::Name });
    }
    sheet.height += frame.letters.pitch() + 4 * UNIT;
}
