//! A sheet as SVG: integers and tenths, escaped text, classes instead of colours. The style sheet (`styles/charts.css`) or the head of a file that stands
//! alone says how the classes look.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::letters::{TextLine, UNIT};
use super::sheet::{Anchor, Area, Item, Paint, Rule, Sheet, Text, Voice};
use crate::html;

/// Half the size of a marker, in tenths.
const MARKER: i64 = 50;

/// Plain ground beside a value in a part, in tenths.
const PAD: i64 = 3 * UNIT;

/// How far a texture stays from the edge of its bar, in tenths.
const EDGE: i64 = 10;

/// Writes the patterns that the sheet needs and its items. `id` makes the ids of patterns unique.
pub(super) fn body(svg: &mut String, sheet: &Sheet, id: &str) {
    let looks: BTreeSet<usize> = sheet.items.iter().filter_map(texture).collect();
    if !looks.is_empty() {
        svg.push_str("<defs>");
        for look in looks {
            pattern(svg, look, id);
        }
        svg.push_str("</defs>");
    }
    for item in &sheet.items {
        write_item(svg, item, id);
    }
}

/// Writes a length in units.
pub(super) fn units(tenths: i64) -> String {
    let (whole, rest) = (tenths.abs() / UNIT, tenths.abs() % UNIT);
    let sign = if tenths < 0 { "-" } else { "" };
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// Appends text that is right in XML: escaped, without the characters that XML does not know.
pub(super) fn escape_into(svg: &mut String, text: &str) {
    let known: String = text.chars().filter(|character| !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}')).collect();
    html::escape_into(svg, &known);
}

/// The texture of a bar that has one; the first look is plain.
fn texture(item: &Item) -> Option<usize> {
    match item {
        Item::Bar { area, paint } if paint.textured && area.width > 4 * EDGE && paint.look % LOOKS > 0 => Some(paint.look % LOOKS),
        _ => None,
    }
}

/// How many colours, textures and shapes there are.
const LOOKS: usize = 6;

/// Writes a texture: lines or dots in the colour of the ground, to lie over a bar.
fn pattern(svg: &mut String, look: usize, id: &str) {
    let (side, turn, marks) = match look {
        1 => (7, " patternTransform=\"rotate(45)\"", "<path d=\"M0 3.5H7\"/>"),
        2 => (7, "", "<circle cx=\"3.5\" cy=\"3.5\" r=\"1.2\"/>"),
        3 => (7, " patternTransform=\"rotate(-45)\"", "<path d=\"M0 3.5H7\"/>"),
        4 => (5, "", "<path d=\"M2.5 0V5\"/>"),
        _ => (8, " patternTransform=\"rotate(45)\"", "<path d=\"M0 4H8M4 0V8\"/>"),
    };
    let _ = write!(
        svg,
        "<pattern id=\"{id}-{look}\" class=\"texture\" width=\"{side}\" height=\"{side}\" patternUnits=\"userSpaceOnUse\"{turn}>{marks}</pattern>"
    );
}

fn write_item(svg: &mut String, item: &Item, id: &str) {
    match item {
        Item::Bar { area, paint } => {
            svg.push_str("<rect");
            write_area(svg, area);
            write_paint(svg, "bar", paint);
            if let Some(look) = texture(item) {
                svg.push_str("<rect");
                let inner =
                    Area { x: area.x + EDGE, y: area.y + EDGE, width: area.width - 2 * EDGE, height: (area.height - 2 * EDGE).max(EDGE) };
                write_area(svg, &inner);
                let _ = write!(svg, " fill=\"url(#{id}-{look})\"/>");
            }
        }
        Item::Path { points, paint } => {
            svg.push_str("<path fill=\"none\" d=\"");
            for (position, (x, y)) in points.iter().enumerate() {
                let _ = write!(svg, "{}{} {}", if position == 0 { "M" } else { "L" }, units(*x), units(*y));
            }
            svg.push('"');
            write_paint(svg, "path", paint);
        }
        Item::Marker { x, y, paint } => {
            marker(svg, *x, *y, paint.look % LOOKS);
            write_paint(svg, "marker", paint);
        }
        Item::Rule { from, to, rule } => {
            let class = match rule {
                Rule::Grid => "grid",
                Rule::Zero => "zero",
                Rule::Total => "total",
                Rule::Target => "target",
                Rule::Span => "span",
            };
            let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(units);
            let place = format!("x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>");
            if *rule == Rule::Target {
                // Ground on both sides, so that it shows on a bar.
                let _ = write!(svg, "<line class=\"target-ground\" {place}");
            }
            let _ = write!(svg, "<line class=\"{class}\" {place}");
        }
        Item::Text(text) => write_text(svg, text),
    }
}

fn write_area(svg: &mut String, area: &Area) {
    let [x, y, width, height] = [area.x, area.y, area.width, area.height].map(units);
    let _ = write!(svg, " x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
}

/// Writes the class and the series of a mark, and closes it.
fn write_paint(svg: &mut String, class: &str, paint: &Paint) {
    let _ = write!(svg, " class=\"{class} look-{}\"", paint.look % LOOKS + 1);
    if let Some(series) = &paint.series {
        svg.push_str(" data-series=\"");
        escape_into(svg, series);
        svg.push('"');
    }
    svg.push_str("/>");
}

/// Writes a marker that is not closed yet: circle, square, triangle, diamond, triangle upside down, cross.
fn marker(svg: &mut String, x: i64, y: i64, look: usize) {
    let place = |points: &[(i64, i64)]| {
        let mut path = String::new();
        for (position, (across, down)) in points.iter().enumerate() {
            let _ = write!(path, "{}{} {}", if position == 0 { "M" } else { "L" }, units(x + across), units(y + down));
        }
        path + "Z"
    };
    let path = match look {
        0 => {
            let _ = write!(svg, "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", units(x), units(y), units(MARKER));
            return;
        }
        1 => place(&[(-46, -46), (46, -46), (46, 46), (-46, 46)]),
        2 => place(&[(0, -58), (56, 43), (-56, 43)]),
        3 => place(&[(0, -63), (63, 0), (0, 63), (-63, 0)]),
        4 => place(&[(0, 58), (56, -43), (-56, -43)]),
        _ => place(&[
            (-20, -54),
            (20, -54),
            (20, -20),
            (54, -20),
            (54, 20),
            (20, 20),
            (20, 54),
            (-20, 54),
            (-20, 20),
            (-54, 20),
            (-54, -20),
            (-20, -20),
        ]),
    };
    let _ = write!(svg, "<path d=\"{path}\"");
}

/// Writes a text, a `tspan` for each line after the first. The space between two lines belongs to the text, and stands where it does not move a line.
fn write_text(svg: &mut String, text: &Text) {
    let (class, look) = match text.voice {
        Voice::Name => ("name", None),
        Voice::Value => ("value", None),
        Voice::Quiet => ("soft", None),
        Voice::Inside(look) => ("inside", Some(look)),
        Voice::Title => ("title", None),
    };
    let letters = text.letters();
    if let Some(look) = look {
        // A plain ground in the colour of the part, so that its texture does not run through the letters.
        svg.push_str("<rect");
        let area = text.area();
        write_area(svg, &Area { x: area.x - PAD, width: area.width + 2 * PAD, ..area });
        write_paint(svg, "patch", &Paint { look, series: None, textured: false });
    }
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let bold = if letters.bold { " strong" } else { "" };
    let base = text.top + (letters.pitch() - letters.size * UNIT) / 2 + letters.size * UNIT * 83 / 100;
    let (x, y) = (units(text.x), units(base));
    let _ = write!(svg, "<text class=\"{class}{bold}\" x=\"{x}\" y=\"{y}\"{anchor}>");
    for (position, TextLine { text: line, .. }) in text.words.lines.iter().enumerate() {
        if position == 0 {
            escape_into(svg, line);
            continue;
        }
        let spaced = text.words.lines[position - 1].spaced;
        let _ = write!(
            svg,
            "{}<tspan x=\"{x}\" dy=\"{}\">",
            if spaced && text.anchor != Anchor::End { " " } else { "" },
            units(letters.pitch())
        );
        if spaced && text.anchor == Anchor::End {
            svg.push(' ');
        }
        escape_into(svg, line);
        svg.push_str("</tspan>");
    }
    svg.push_str("</text>");
}
