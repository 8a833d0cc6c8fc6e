//! Pins as edits: for every figure in running text what must change in the file, so that what stands left of `=` is what the data give.
//!
//! A pin that agrees is left as it is written. An edit touches the pin and nothing else: not the formula, its options or the spaces around it, and not the
//! line breaks within a pin of as many words. Here edits are values on the text as it is read; [`bytes`] takes them to the bytes of the file,
//! [`lines`] shows them to people. Reading and writing files is the work of others, and so is trying what the new text amounts to.

pub(crate) mod bytes;
pub(crate) mod lines;
mod spelling;

use std::ops::Range;
use std::sync::Arc;

use crate::content::call::{Call, CallKind, Standing};
use crate::content::chapter::Chapter;
use crate::content::expr::{Formula, OfRow};
use crate::shortcode::bind::BoundKind;
use crate::shortcode::figure::Figure;
use crate::shortcode::print;
use crate::site::resolve::{Shortcode, Site, TextPage};
use crate::source::Span;

/// A part of a text that makes way for another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Splice {
    /// Bytes of the text as it is read; empty where something is added.
    pub(crate) range: Range<usize>,
    /// What stands there then.
    pub(crate) text: String,
}

/// A pin that is not what the data give, or that is not there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Pin {
    /// The figure, with its backticks or quotes.
    pub(crate) span: Span,
    /// What stands there now; `None` when there is no pin.
    pub(crate) old: Option<String>,
    /// What the data give.
    pub(crate) new: String,
    /// The formula.
    pub(crate) formula: String,
    /// The edits that write it, in order.
    pub(crate) splices: Vec<Splice>,
}

/// A figure that gets no pin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Left {
    /// The figure, with its backticks or quotes.
    pub(crate) span: Span,
    /// Why not.
    pub(crate) reason: Reason,
}

/// Why a figure gets no pin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Reason {
    /// It cannot be computed, by a mistake elsewhere.
    NotComputed,
    /// What the data give cannot be written as a pin where it stands.
    NotWritable(String),
}

/// The pins of a chapter.
#[derive(Clone, Debug)]
pub(crate) struct ChapterPins {
    /// What was read.
    pub(crate) chapter: Arc<Chapter>,
    /// The pins to write, in order of the text.
    pub(crate) pins: Vec<Pin>,
    /// The figures that get none.
    pub(crate) left: Vec<Left>,
}

impl ChapterPins {
    /// Takes over what another page from the same file has, and this one lacks.
    pub(crate) fn merge(&mut self, other: ChapterPins) {
        self.pins.extend(other.pins.into_iter().filter(|pin| !self.pins.iter().any(|known| known.span == pin.span)).collect::<Vec<_>>());
        self.left.extend(other.left.into_iter().filter(|left| !self.left.contains(left)).collect::<Vec<_>>());
        self.pins.sort_by_key(|pin| pin.span.start);
    }

    /// Returns the edits that write its pins, in order of the text.
    pub(crate) fn splices(&self) -> Vec<Splice> {
        self.pins.iter().flat_map(|pin| pin.splices.iter().cloned()).collect()
    }
}

/// Lets every figure be computed whatever its pin says. A given figure is its pin, and keeps it.
pub(crate) fn ignore(site: &mut Site) {
    let pages = site.editions.iter_mut().flat_map(|edition| &mut edition.pages);
    for shortcode in pages.flat_map(|page| &mut Arc::make_mut(page).shortcodes) {
        if let Shortcode::Figure(call) = shortcode
            && !matches!(call.bound.kind, BoundKind::Given(_))
        {
            call.pin = None;
        }
    }
}

/// Returns the pins of a page. `figures` were computed whatever the pins say, `text` is that of the file.
pub(crate) fn of_page(page: &TextPage, figures: &[Figure], text: &str) -> ChapterPins {
    let chapter = &page.chapter;
    let mut pins = Vec::new();
    let mut left = Vec::new();
    for (position, (call, figure)) in chapter.calls.iter().zip(figures).enumerate() {
        let CallKind::Figure(Some(formula)) = &call.kind else { continue };
        // What differs from page to page can have no pin.
        if matches!(call.standing, Standing::Block | Standing::Made) || formula.of_row != OfRow::Not {
            continue;
        }
        let span = call.span.clone();
        match figure {
            Figure::Value(value) if value.given.is_none() => {
                let old = formula.pin.as_ref().map(|(pin, _)| pin.clone());
                if old.as_ref().is_some_and(|old| print::pin_agrees(old, &value.shown)) {
                    continue;
                }
                // Pins have plain spaces: nobody sees the others in an editor.
                let new = value.shown.split_whitespace().collect::<Vec<_>>().join(" ");
                match splices(call, formula, &new, text) {
                    Some(splices) => pins.push(Pin { span, old, new, formula: value.formula.clone(), splices }),
                    None => left.push(Left { span, reason: Reason::NotWritable(new) }),
                }
            }
            Figure::Value(_) => {}
            _ if is_silent(page, position) => {}
            _ => left.push(Left { span, reason: Reason::NotComputed }),
        }
    }
    pins.sort_by_key(|pin| pin.span.start);
    ChapterPins { chapter: chapter.clone(), pins, left }
}

/// Is it the stand of a target of which the data do not know it, so that its block shows words in its place?
fn is_silent(page: &TextPage, position: usize) -> bool {
    page.chapter.calls.iter().zip(&page.shortcodes).any(
        |(call, shortcode)| matches!((&call.kind, shortcode), (CallKind::Target(block), Shortcode::Target(_)) if block.stand == position),
    )
}

/// The edits that write a pin; `None` when it cannot be written here.
fn splices(call: &Call, formula: &Formula, new: &str, text: &str) -> Option<Vec<Splice>> {
    if new.is_empty() || new.contains('=') {
        return None;
    }
    let spelled = |word: &str| spelling::spell(word, &call.standing, &call.span, text);
    let written = spelled(new)?;
    let Some((old, range)) = &formula.pin else { return insertion(call, formula, &written, text).map(|splice| vec![splice]) };
    let range = pin_range(call, range, text)?;
    let whole = vec![Splice { range: range.clone(), text: written }];
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    // A word by itself at the start of a line may mean something to Markdown.
    let is_word = |word: &&str| word.starts_with(char::is_alphanumeric) && word.ends_with(char::is_alphanumeric);
    if !text[range.clone()].contains('\n') || old.len() != new.len() || !new.iter().all(is_word) {
        return Some(whole);
    }
    let mut at = range.start;
    let mut splices = Vec::new();
    for (old, new) in old.into_iter().zip(new) {
        let (old, new) = (spelled(old)?, if old == new { None } else { Some(spelled(new)?) });
        let Some(start) = text[at..range.end].find(&old).map(|offset| at + offset) else { return Some(whole) };
        at = start + old.len();
        splices.extend(new.map(|text| Splice { range: start..at, text }));
    }
    Some(splices)
}

/// Where a pin is added: before the sign or the formula, and behind the first backtick where the line ends there.
fn insertion(call: &Call, formula: &Formula, written: &str, text: &str) -> Option<Splice> {
    let added = |at: usize, text: String| Some(Splice { range: at..at, text });
    if call.standing != Standing::Value {
        let inside = call.span.range().start + '`'.len_utf8();
        let rest = text.get(inside..)?;
        let at = inside + rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let ends_line = text[at..].starts_with('\n');
        return added(at, if ends_line { written.to_owned() } else { format!("{written} ") });
    }
    let start = call.places.span(formula.expr.range.start..formula.expr.range.start).range().start;
    let value = call.span.range();
    if start <= value.start || start > value.end {
        return None;
    }
    // The sign may be there already, with nothing before it.
    match text[value.start..start].rfind('=') {
        Some(sign) => added(value.start + sign, format!("{written} ")),
        None => added(start, format!("{written} = ")),
    }
}

/// Where the pin stands in the file, whose letters may be written with a backslash; `pin` is where it stands in the formula.
fn pin_range(call: &Call, pin: &Range<usize>, text: &str) -> Option<Range<usize>> {
    let found = call.places.span(pin.clone()).range();
    if found.start <= call.span.range().start || found.end > call.span.range().end {
        return None;
    }
    match &call.standing {
        Standing::Cell if text[found.start..].starts_with('|') && text[..found.start].ends_with('\\') => Some(found.start - 1..found.end),
        // The last letter may be longer than it looks.
        Standing::Value | Standing::Within(_) => {
            let sign = found.start + text[found.start..call.span.range().end].find('=')?;
            Some(found.start..found.start + text[found.start..sign].trim_end().len())
        }
        _ => Some(found),
    }
}
