//! A drawing as a value: marks, rules and texts with their places, before they are written as SVG. Tests hold the laws of drawings against it.

use super::letters::{Letters, UNIT, Wrapped};

/// Ground between a text and a straight line, in tenths.
const MARGIN: i64 = 2 * UNIT;

/// A piece of a straight line that is shorter than this is left out. In tenths.
const SHORTEST: i64 = 3 * UNIT;

/// A drawing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Sheet {
    /// In tenths, like all that follows.
    pub(super) width: i64,
    pub(super) height: i64,
    /// In the order in which they are painted.
    pub(super) items: Vec<Item>,
}

/// What stands on a sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Item {
    /// A bar, a part of a stack, or the sample of one in a key.
    Bar { area: Area, paint: Paint },
    /// The line of a series, with a corner at each of its values.
    Path { points: Vec<(i64, i64)>, paint: Paint },
    /// A value on a line or in a dot plot, or the sample of one in a key.
    Marker { x: i64, y: i64, paint: Paint },
    /// A straight line that is no data.
    Rule { from: (i64, i64), to: (i64, i64), rule: Rule },
    /// A text.
    Text(Text),
}

/// A rectangle, from its upper left corner.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Area {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) height: i64,
}

/// How a mark looks, and of which series it tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Paint {
    /// Position of its colour, texture and shape, from 0.
    pub(super) look: usize,
    /// Name of its series; `None` in a key.
    pub(super) series: Option<String>,
    /// Has it a texture besides its colour? Not when there is one series.
    pub(super) textured: bool,
}

/// What a straight line is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rule {
    /// A round number on the axis.
    Grid,
    /// Zero, from which bars grow.
    Zero,
    /// The border before a total.
    Total,
    /// What is aimed for.
    Target,
    /// From the lowest to the highest dot of a category.
    Span,
}

/// A text in lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Text {
    /// Of the left edge, the middle or the right edge, as the anchor says.
    pub(super) x: i64,
    /// Of the upper edge of the first line.
    pub(super) top: i64,
    pub(super) anchor: Anchor,
    pub(super) words: Wrapped,
    pub(super) voice: Voice,
}

/// To which point of a text its `x` belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How loud a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Voice {
    /// Names.
    Name,
    /// Values.
    Value,
    /// Numbers and times along an axis, remarks.
    Quiet,
    /// A value within a part of a stack of this look.
    Inside(usize),
    /// The title above a drawing that stands alone.
    Title,
}

impl Sheet {
    /// Returns an empty sheet of a width in units.
    pub(super) fn new(width: i64) -> Sheet {
        Sheet { width: width * UNIT, height: 0, items: Vec::new() }
    }

    /// Adds a bar, unless it is too thin to be seen.
    pub(super) fn bar(&mut self, area: Area, paint: Paint) {
        if area.width > 0 {
            self.items.push(Item::Bar { area, paint });
        }
    }

    /// Adds a straight line.
    pub(super) fn rule(&mut self, rule: Rule, from: (i64, i64), to: (i64, i64)) {
        self.items.push(Item::Rule { from, to, rule });
    }

    /// Adds a text, unless there are no words.
    pub(super) fn text(&mut self, text: Text) {
        if text.words.width > 0 {
            self.items.push(Item::Text(text));
        }
    }

    /// Returns every text.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Text> {
        self.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        })
    }

    /// Takes out of each straight line what would run through a text.
    pub(super) fn clear_texts(&mut self) {
        let texts: Vec<(Area, Area)> = self.texts().map(|text| (text.area(), text.likely_area())).collect();
        let items = std::mem::take(&mut self.items);
        self.items = items.into_iter().flat_map(|item| cleared(item, &texts)).collect();
    }

    /// Does a text overlap none that is there already, and is it within the sheet from `top` to `bottom`?
    pub(super) fn has_room(&self, text: &Text, top: i64, bottom: i64) -> bool {
        let area = text.area();
        let inside = area.x >= 0 && area.right() <= self.width && area.y >= top && area.bottom() <= bottom;
        inside && self.texts().all(|other| !other.area().overlaps(&area))
    }
}

/// Returns a straight line, upright or level, in the pieces between texts; anything else as it is.
fn cleared(item: Item, texts: &[(Area, Area)]) -> Vec<Item> {
    let Item::Rule { from, to, rule } = item else { return vec![item] };
    let upright = from.0 == to.0;
    let crossed = texts.iter().filter_map(|(text, likely)| {
        let ((across, low, high), (start, end)) = if upright {
            ((from.0, text.x, text.right()), (text.y, text.bottom()))
        } else {
            // A level line runs on where the letters end for most readers, so that it does not fall apart.
            ((from.1, text.y, text.bottom()), (likely.x, likely.right()))
        };
        (low - MARGIN < across && across < high + MARGIN).then_some((start - MARGIN, end + MARGIN))
    });
    let (first, last) = if upright { (from.1, to.1) } else { (from.0, to.0) };
    let mut crossed: Vec<(i64, i64)> = crossed.filter(|(start, end)| *start < last && *end > first).collect();
    crossed.sort_unstable();
    let mut reached = first;
    let mut pieces = Vec::new();
    for (start, end) in crossed.into_iter().chain([(last, last)]) {
        if start - reached >= SHORTEST {
            let (from, to) = if upright { ((from.0, reached), (from.0, start)) } else { ((reached, from.1), (start, from.1)) };
            pieces.push(Item::Rule { from, to, rule });
        }
        reached = reached.max(end);
    }
    pieces
}

impl Text {
    /// Returns the room that it takes at most.
    pub(super) fn area(&self) -> Area {
        self.area_of(self.words.width)
    }

    /// Returns the room that it takes in letters of common width without extra space: about three quarters.
    fn likely_area(&self) -> Area {
        self.area_of(self.words.width * 3 / 4)
    }

    fn area_of(&self, width: i64) -> Area {
        let x = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - (width + 1) / 2,
            Anchor::End => self.x - width,
        };
        Area { x, y: self.top, width, height: self.words.height }
    }

    /// Returns its letters.
    pub(super) fn letters(&self) -> Letters {
        self.words.letters
    }
}

impl Area {
    pub(super) fn right(&self) -> i64 {
        self.x + self.width
    }

    pub(super) fn bottom(&self) -> i64 {
        self.y + self.height
    }

    /// Have two areas more than a border in common?
    pub(super) fn overlaps(&self, other: &Area) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}
