//! Which names in a formula or a block stand for a time: looked up in the schemas of the datasets, or told by their form where there is none.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::years::{Shift, four_digits, is_time};
use crate::content::expr::{Expr, ExprKind, Selection, Selector};
use crate::content::formula_words::Function;
use crate::data::schema::{Dimension, Schema};
use crate::pins::Splice;
use crate::settings::{Places, Text};

/// Reads formulas of an edition for the years they name.
pub(super) struct Times<'a> {
    /// The edition whose texts are read.
    pub(super) edition: &'a str,
    /// Schemas by edition and dataset.
    pub(super) schemas: &'a BTreeMap<(String, String), Arc<Schema>>,
    /// By how much the years move.
    pub(super) shift: Shift,
}

/// A year that moves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Moved {
    /// The year as it was.
    pub(super) old: String,
    /// The edit that moves it.
    pub(super) splice: Splice,
    /// Is it the name of an edition (`fte@2022`), and not a value of a dimension?
    pub(super) is_edition: bool,
}

impl Times<'_> {
    /// The years that a formula names, as edits of the file `text` in which it stands at `places`.
    pub(super) fn formula(&self, expr: &Expr, places: &Places, text: &str) -> Vec<Moved> {
        let mut moved = Vec::new();
        self.expr(expr, &|range| places.span(range).range(), text, &mut moved);
        moved
    }

    fn expr(&self, expr: &Expr, place: &dyn Fn(Range<usize>) -> Range<usize>, text: &str, moved: &mut Vec<Moved>) {
        match &expr.kind {
            ExprKind::Select(selection) => self.selection(selection, place, text, moved),
            ExprKind::Call(function, args) => {
                args.iter().for_each(|arg| self.expr(arg, place, text, moved));
                // The place of a year in a series of years: `rang(vacatures[*], 2023)`.
                if let (Function::Rank, [series, Expr { kind: ExprKind::Label(label), range }]) = (function, args.as_slice())
                    && self.is_series_of_times(series, label)
                {
                    self.value(label, place(range.clone()), text, moved);
                }
            }
            ExprKind::Binary(_, left, right) => [left, right].into_iter().for_each(|side| self.expr(side, place, text, moved)),
            ExprKind::Negate(inner) => self.expr(inner, place, text, moved),
            ExprKind::Name(_) | ExprKind::Constant(_) | ExprKind::Given(_) | ExprKind::Label(_) => {}
        }
    }

    /// The years that a selection names: its edition, and its values of time.
    pub(super) fn selection(
        &self,
        selection: &Selection,
        place: &dyn Fn(Range<usize>) -> Range<usize>,
        text: &str,
        moved: &mut Vec<Moved>,
    ) {
        if let Some(edition) = &selection.edition {
            self.year(&edition.name, place(edition.range.clone()), text, true, moved);
        }
        for (position, selector) in selection.selectors.iter().flatten().enumerate() {
            if self.is_time(selection, position, selector) {
                self.value(&selector.value, place(selector.range.clone()), text, moved);
            }
        }
    }

    /// The years in the values that a block takes of a dimension, and in the column it sorts by.
    pub(super) fn filter(&self, selection: &Selection, dimension: &str, values: &[&Text], text: &str, moved: &mut Vec<Moved>) {
        let known = self.schema(selection).and_then(|schema| schema.dimensions.iter().find(|known| known.name == dimension));
        for value in values {
            if known.map_or_else(|| is_time(&value.value), Dimension::is_time) {
                self.value(&value.value, value.places.span(0..value.value.len()).range(), text, moved);
            }
        }
    }

    /// Moves the years of a value, which stands at `place` of the file; nothing when it is written there otherwise, as with escapes.
    fn value(&self, value: &str, place: Range<usize>, text: &str, moved: &mut Vec<Moved>) {
        let Some(written) = text.get(place.clone()) else { return };
        let (meant, found) = (four_digits(value), four_digits(written));
        let same = meant.len() == found.len() && meant.iter().zip(&found).all(|(one, other)| value[one.clone()] == written[other.clone()]);
        if !same {
            return;
        }
        for range in found {
            self.year(&written[range.clone()], place.start + range.start..place.start + range.end, text, false, moved);
        }
    }

    fn year(&self, year: &str, place: Range<usize>, text: &str, is_edition: bool, moved: &mut Vec<Moved>) {
        if text.get(place.clone()) == Some(year)
            && let Some(new) = self.shift.year(year)
        {
            moved.push(Moved { old: year.to_owned(), splice: Splice { range: place, text: new }, is_edition });
        }
    }

    /// Does a selector stand for a time: is its dimension one, or, when nobody knows, does it look like one?
    fn is_time(&self, selection: &Selection, position: usize, selector: &Selector) -> bool {
        let dimension = self.schema(selection).and_then(|schema| match &selector.dimension {
            Some(named) => schema.dimensions.iter().find(|dimension| dimension.name == named.name),
            None => schema.dimensions.get(position),
        });
        dimension.map_or_else(|| is_time(&selector.value), Dimension::is_time)
    }

    /// Is the open dimension of a series a time?
    fn is_series_of_times(&self, series: &Expr, label: &str) -> bool {
        let ExprKind::Select(selection) = &series.kind else { return is_time(label) };
        let open = selection.selectors.iter().flatten().enumerate().find(|(_, selector)| selector.value == "*" && !selector.quoted);
        open.map_or_else(
            || is_time(label),
            |(position, selector)| {
                // A star looks like nothing: only the schema knows.
                let known = self.schema(selection).is_some();
                if known { self.is_time(selection, position, selector) } else { is_time(label) }
            },
        )
    }

    fn schema(&self, selection: &Selection) -> Option<&Schema> {
        let edition = selection.edition.as_ref().map_or(self.edition, |edition| edition.name.as_str());
        self.schemas.get(&(edition.to_owned(), selection.dataset.name.clone())).map(Arc::as_ref)
    }
}
