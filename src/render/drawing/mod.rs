//! Drawings: a [`picture::Picture`] as SVG, for a phone and for wider columns, in units of which letters keep their size.
//!
//! Pure functions: a picture is laid out as a [`sheet::Sheet`] (marks, rules and texts with their places), which [`svg`] writes. Every place is a whole
//! number of tenths of a unit, computed exactly and rounded once. No text overlaps another or leaves the drawing, however wide its letters are
//! ([`letters`]). Colours belong to the style sheet, words to the caller.

mod alone;
mod bars;
mod dots;
mod frame;
mod key;
mod letters;
mod lines;
pub(crate) mod picture;
mod scale;
mod sheet;
mod stacks;
mod svg;
mod syllables;

#[cfg(test)]
mod laws;

use frame::Frame;
use letters::UNIT;
use picture::{Picture, Width};
use sheet::Sheet;

use crate::content::call::ChartKind;
use crate::diagnostic::Language;

/// Returns the drawing for a page: an `svg` element with a name (`ID-titel`) and a description (`ID-beschrijving`) that the page holds. `id` is that of the figure.
pub(crate) fn draw(picture: &Picture, width: Width, id: &str) -> String {
    let frame = Frame::new(width);
    let sheet = lay_out(picture, frame);
    let (class, mark) = if frame.is_wide() { ("drawing-wide", "breed") } else { ("drawing-narrow", "smal") };
    let (across, down) = (sheet.width / UNIT, sheet.height / UNIT);
    let size = frame.letters.size;
    let mut id_text = String::new();
    svg::escape_into(&mut id_text, id);
    let mut text = format!(
        "<svg class=\"drawing {class}\" role=\"img\" aria-labelledby=\"{id_text}-titel\" aria-describedby=\"{id_text}-beschrijving\" \
         viewBox=\"0 0 {across} {down}\" width=\"{across}\" height=\"{down}\" font-size=\"{size}\" focusable=\"false\">"
    );
    svg::body(&mut text, &sheet, &format!("{id_text}-{mark}"));
    text.push_str("</svg>");
    text
}

/// Returns the drawing as a file for download, with title, what is measured, description and source, in colours of its own for light and dark.
pub(crate) fn stand_alone(picture: &Picture, title: &str, subtitle: &str, description: &str, source: &str) -> String {
    let frame = Frame::new(Width::Wide);
    let language = match picture.language {
        Language::Dutch => "nl",
        Language::English => "en",
    };
    alone::write(lay_out(picture, frame), frame.letters, &alone::Around { title, subtitle, description, source }, language)
}

/// Decides where everything stands. The height is a whole number of units.
fn lay_out(picture: &Picture, frame: Frame) -> Sheet {
    // Parts of a stack and dots on one line belong together, and one series has nothing to be kept apart from.
    let apart = picture.series.len() > 1 && matches!(picture.kind, ChartKind::Bar | ChartKind::Diverging | ChartKind::Line);
    let picture = &Picture { panels: picture.panels && apart, ..picture.clone() };
    let mut sheet = Sheet::new(frame.units());
    match picture.kind {
        ChartKind::Bar | ChartKind::Diverging => bars::draw(&mut sheet, picture, frame),
        ChartKind::Stacked | ChartKind::StackedShare => stacks::draw(&mut sheet, picture, frame),
        ChartKind::Dot => dots::draw(&mut sheet, picture, frame),
        ChartKind::Line if picture.panels => lines::panels(&mut sheet, picture, frame),
        ChartKind::Line => lines::draw(&mut sheet, picture, frame),
    }
    sheet.clear_texts();
    sheet.height = (sheet.height + UNIT - 1) / UNIT * UNIT;
    sheet
}
