//! Figures in the text by their ids in the register, which come from what is asked.
//!
//! Between two years a figure that the old edition has not under its own id is laid beside the one that asked the same of the old year, also when that stands
//! in the new edition too: `personeel.fte-totaal-2024` follows `personeel.fte-totaal-2023`.

use std::collections::{BTreeMap, BTreeSet};

use super::Side;
use super::changes::Became;
use crate::site::register::{self, Entry};

/// What became of a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct FigureChange {
    /// Its id, on the new side where that has it.
    pub(crate) id: String,
    /// What became of it.
    pub(crate) became: Became,
    /// Does it ask of a new year what the old one asked of an old year?
    pub(crate) follows: bool,
    /// What differs; nothing unless it changed.
    pub(crate) differs: Vec<FigureDifference>,
    /// What the register told; `None` for a new one.
    pub(crate) old: Option<Box<Entry>>,
    /// What the register tells; `None` for one that is gone.
    pub(crate) new: Option<Box<Entry>>,
}

/// What differs in a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FigureDifference {
    /// What a reader sees.
    Shown,
    /// The exact number.
    Value,
    /// The unit of the exact number.
    Unit,
    /// What is special about its cells.
    Status,
    /// The source of one that does not come from the data.
    Source,
    /// The formula as written.
    Formula,
}

fn entries(side: &Side<'_>) -> Vec<Entry> {
    let datasets = register::datasets(side.site);
    let pages = side.edition.pages.iter().zip(side.figures);
    pages.flat_map(|(page, figures)| register::of_page(page, figures, &datasets)).collect()
}

/// Lays the figures of two editions beside each other. Those of which only the sentence changed are left to the chapters.
pub(super) fn changes(old: &Side<'_>, new: &Side<'_>) -> Vec<FigureChange> {
    let (left, right) = (entries(old), entries(new));
    let pairs = pairs(&left, &right, (&old.edition.edition.year, &new.edition.edition.year));
    let matched: BTreeSet<usize> = pairs.values().map(|(at, _)| *at).collect();
    let mut found = Vec::new();
    for (position, is) in right.iter().enumerate() {
        let new = Some(Box::new(is.clone()));
        let Some((at, follows)) = pairs.get(&position) else {
            found.push(FigureChange { id: is.id.clone(), became: Became::Added, follows: false, differs: Vec::new(), old: None, new });
            continue;
        };
        let was = &left[*at];
        let differs = differences(was, is, *follows);
        if !differs.is_empty() {
            let old = Some(Box::new(was.clone()));
            found.push(FigureChange { id: is.id.clone(), became: Became::Changed, follows: *follows, differs, old, new });
        }
    }
    let gone = left.into_iter().enumerate().filter(|(at, _)| !matched.contains(at));
    found.extend(gone.map(|(_, was)| FigureChange {
        id: was.id.clone(),
        became: Became::Gone,
        follows: false,
        differs: Vec::new(),
        old: Some(Box::new(was)),
        new: None,
    }));
    found
}

/// For each new figure that has one its old one, and whether it follows that of another year.
fn pairs(old: &[Entry], new: &[Entry], years: (&str, &str)) -> BTreeMap<usize, (usize, bool)> {
    let before: BTreeMap<&str, usize> = old.iter().enumerate().map(|(at, entry)| (entry.id.as_str(), at)).collect();
    let mut pairs: BTreeMap<usize, (usize, bool)> =
        new.iter().enumerate().filter_map(|(at, entry)| Some((at, (*before.get(entry.id.as_str())?, false)))).collect();
    let step = match (years.0.parse::<i64>(), years.1.parse::<i64>()) {
        (Ok(from), Ok(to)) if from != to => to - from,
        _ => return pairs,
    };
    let later: BTreeMap<String, usize> = old.iter().enumerate().map(|(at, entry)| (shifted(&entry.id, step), at)).collect();
    for (at, entry) in new.iter().enumerate() {
        if let Some(was) = later.get(&entry.id) {
            pairs.entry(at).or_insert((*was, true));
        }
    }
    pairs
}

/// An id with every year in it so many years later.
fn shifted(id: &str, step: i64) -> String {
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit()) && matches!(&part[..2], "19" | "20");
    let part = |part: &str| match part.parse::<i64>() {
        Ok(year) if is_year(part) => (year + step).to_string(),
        _ => part.to_owned(),
    };
    let words = |text: &str| text.split('-').map(part).collect::<Vec<_>>().join("-");
    id.split('.').map(words).collect::<Vec<_>>().join(".")
}

/// What differs between two figures; the formula of one that follows is another by nature.
fn differences(was: &Entry, is: &Entry, follows: bool) -> Vec<FigureDifference> {
    let same_unit = match (&was.unit, &is.unit) {
        (Some(was), Some(is)) => was.same(is),
        (None, None) => true,
        _ => false,
    };
    // On the scale of one: cells may be counted in thousands on one side.
    let ones = |entry: &Entry| Some(entry.exact.as_ref()? * &entry.unit.as_ref()?.scale.factor());
    let found = [
        (was.shown != is.shown, FigureDifference::Shown),
        (ones(was) != ones(is), FigureDifference::Value),
        (!same_unit, FigureDifference::Unit),
        (was.statuses != is.statuses, FigureDifference::Status),
        (was.given != is.given, FigureDifference::Source),
        (was.formula != is.formula && !follows, FigureDifference::Formula),
    ];
    found.into_iter().filter(|(differs, _)| *differs).map(|(_, difference)| difference).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_an_id_move_along() {
        assert_eq!(shifted("personeel.groei-fte-totaal-2022-2023", 1), "personeel.groei-fte-totaal-2023-2024");
        assert_eq!(shifted("index.fte-totaal-2023-2", -3), "index.fte-totaal-2020-2");
        assert_eq!(shifted("index.scope-3-20230-12", 1), "index.scope-3-20230-12");
    }
}
