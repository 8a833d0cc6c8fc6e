//! A chapter in the next edition: its pins go, the years in its formulas and blocks move, and all else stays.

use std::ops::Range;

use super::times::{Moved, Times};
use super::years::is_time;
use crate::content::call::{Call, CallKind, ScopeParts, Standing, TableBlock};
use crate::content::chapter::Chapter;
use crate::content::expr::{ExprKind, Formula};
use crate::pins::Splice;
use crate::settings::{Places, Text};

/// What becomes of a call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct CallEdit {
    /// Position of the call in the chapter.
    pub(super) call: usize,
    /// The pin that goes.
    pub(super) pin: Option<Range<usize>>,
    /// The years that move.
    pub(super) moved: Vec<Moved>,
    /// Is it the start of a target, whose years stay?
    pub(super) is_base: bool,
}

/// What becomes of the calls of a chapter, in their order; `text` is that of its file.
pub(super) fn edits(chapter: &Chapter, times: &Times<'_>, text: &str) -> Vec<CallEdit> {
    let bases: Vec<usize> = chapter.targets().filter_map(|target| target.base).collect();
    let one = |(call, found): (usize, &Call)| {
        let is_base = bases.contains(&call);
        let (pin, moved) = match &found.kind {
            // Made from another call, which has the edits.
            CallKind::Figure(_) if found.standing == Standing::Made => (None, Vec::new()),
            CallKind::Figure(Some(formula)) => {
                let moved = if is_base { Vec::new() } else { times.formula(&formula.expr, &found.places, text) };
                (pin(found, formula, text), moved)
            }
            kind => (None, block(kind, times, text)),
        };
        CallEdit { call, pin, moved, is_base }
    };
    chapter.calls.iter().enumerate().map(one).collect()
}

/// The edits of a chapter in order, each once.
pub(super) fn splices(edits: &[CallEdit]) -> Vec<Splice> {
    let pins = edits.iter().filter_map(|edit| edit.pin.clone()).map(|range| Splice { range, text: String::new() });
    let years = edits.iter().flat_map(|edit| &edit.moved).map(|moved| moved.splice.clone());
    in_order(pins.chain(years).collect())
}

/// Puts edits in order; one that was found twice is one.
pub(super) fn in_order(mut splices: Vec<Splice>) -> Vec<Splice> {
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    splices.dedup();
    splices
}

/// Where a pin stands with the space behind it, up to the sign. What is given has no data behind it, and keeps it.
fn pin(call: &Call, formula: &Formula, text: &str) -> Option<Range<usize>> {
    let (_, range) = formula.pin.as_ref()?;
    if matches!(formula.expr.kind, ExprKind::Given(_)) {
        return None;
    }
    let all = call.span.range();
    let mut start = call.places.span(range.clone()).range().start;
    if start < all.start || start >= all.end {
        return None;
    }
    // A pipe in a cell stands behind its backslash.
    if call.standing == Standing::Cell && text[start..].starts_with('|') && text[..start].ends_with('\\') {
        start -= 1;
    }
    let sign = start + text[start..all.end].find('=')?;
    Some(start..sign)
}

/// The years that a block names.
fn block(kind: &CallKind, times: &Times<'_>, text: &str) -> Vec<Moved> {
    let mut moved = Vec::new();
    match kind {
        CallKind::Table(block) => table(block, times, text, &mut moved),
        CallKind::Chart(block) => table(&block.table, times, text, &mut moved),
        CallKind::Download(block) => times.selection(&block.data, &place(&block.data_places), text, &mut moved),
        CallKind::Scope(block) => {
            if let ScopeParts::Dataset(data, places) = &block.parts {
                times.selection(data, &place(places), text, &mut moved);
            }
        }
        CallKind::Figure(_) | CallKind::Cards(_) | CallKind::Target(_) | CallKind::Broken => {}
    }
    moved
}

fn table(block: &TableBlock, times: &Times<'_>, text: &str, moved: &mut Vec<Moved>) {
    times.selection(&block.data, &place(&block.data_places), text, moved);
    for (dimension, values) in &block.filters {
        times.filter(&block.data, &dimension.value, &values.iter().collect::<Vec<&Text>>(), text, moved);
    }
    // A column to sort by is a year where the columns are.
    if let (Some(sort), Some(columns)) = (&block.sort, &block.columns)
        && is_time(&sort.value)
    {
        times.filter(&block.data, &columns.value, &[sort], text, moved);
    }
}

fn place(places: &Places) -> impl Fn(Range<usize>) -> Range<usize> + '_ {
    |range| places.span(range).range()
}
