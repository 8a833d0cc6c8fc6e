//! Targets of a `doel` block: where a figure started, where it stands, and whether it is on course. The figures themselves are calls of their own.
//!
//! The rule, which `docs/blocks.md` explains to writers:
//! - reached, when the stand meets the target;
//! - else missed, when the target has no year and so holds now, or when the stand is of that year or later;
//! - else on course or behind, when a start is known: is the stand at least as far as the straight line from start to target in its year?
//! - else open: there is no line to hold it against.
//!
//! A quarter counts by its end, so that the fourth is as late as its year. A percentage whose target has a `base_year` is a change since that year, so
//! its line starts there at zero. All of it is exact.

use super::bind::{Bound, BoundKind};
use super::compute::single;
use super::select::{Cells, Other, Trouble, fault};
use crate::data::dataset::Dataset;
use crate::data::schema::{Numeric, Status, Target};
use crate::data::unit::UnitKind;
use crate::diagnostic::{BaseFault, Kind};
use crate::number::Number;

/// A target with its stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TargetFigure {
    /// Is it a least value, or else a most?
    pub(crate) at_least: bool,
    /// The year in which it should be reached.
    pub(crate) year: Option<String>,
    /// The year or quarter of the stand.
    pub(crate) period: Option<String>,
    /// The year or quarter of the start.
    pub(crate) base_period: Option<String>,
    /// The year with which a target that is a change compares.
    pub(crate) base_year: Option<String>,
    /// Is it reached, or on course?
    pub(crate) course: Course,
    /// Are stand and target equal to the last digit?
    pub(crate) exactly: bool,
    /// Where things stand, when the stand is known; on the scale of the cells.
    pub(crate) marks: Option<Marks>,
}

/// Where a target, its stand and its start stand on one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Marks {
    /// The target.
    pub(crate) goal: Number,
    /// The stand.
    pub(crate) stand: Number,
    /// The start.
    pub(crate) base: Option<Number>,
    /// Is a hundred the end of the line, since they are percentages?
    pub(crate) percent: bool,
}

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Course {
    /// The stand meets the target.
    Reached,
    /// The stand does not meet a target that has no year, and so holds now.
    Missed,
    /// The year of the target has come, and the stand does not meet it.
    TooLate,
    /// The stand is at least as far as the straight line.
    OnTrack,
    /// The stand is not as far as the straight line.
    Behind,
    /// There is no start, so nothing can be said of the course.
    NoStart,
    /// The stand has no year, so nothing can be said of the course.
    NoTime,
    /// The stand is not known, for the reason that its status gives.
    Unknown(Status),
}

/// A mistake in one of the two formulas of a block.
#[derive(Debug)]
pub(crate) enum TargetTrouble {
    /// In the formula of the stand.
    Stand(Trouble),
    /// In the formula of the start.
    Base(Trouble),
}

/// Finds the target of a cell, and how far it is. Errors: F003, F006, F008, F018, F033 and their kin at the stand; B021 at the start.
pub(crate) fn of_cell(stand: &Bound, base: Option<&Bound>) -> Result<TargetFigure, TargetTrouble> {
    let BoundKind::Cells(cells) = &stand.kind else { unreachable!("the block was refused when its figure was no cell") };
    let stand = Point::new(cells).map_err(TargetTrouble::Stand)?;
    let measure = &cells.dataset.schema.measures[cells.measure];
    let Some(target) = measure.target_for(&cells.dataset, &stand.key) else {
        let kind = Kind::NoTarget { measure: measure.name.clone() };
        return Err(TargetTrouble::Stand(Trouble::new(kind, &cells.range).with_other(Some(Other::Data(measure.span.clone())))));
    };
    let start = base.map(|base| start(base, cells, &stand, target)).transpose().map_err(TargetTrouble::Base)?;
    // A percentage that is compared with a year is a change since then, and starts from none.
    let is_change = matches!(stand.numeric.unit.kind, UnitKind::Percent | UnitKind::PercentagePoint);
    let line = match (&start, &target.base_year) {
        (Some((number, period)), _) => Some((number.clone(), moment(period))),
        (None, Some(year)) if is_change => Some((Number::zero(), moment(year))),
        (None, _) => None,
    };
    let (course, exactly, marks) = match &stand.number {
        None => (Course::Unknown(stand.status), false, None),
        Some(number) => {
            let base = start.as_ref().map(|(number, _)| number.clone());
            let percent = stand.numeric.unit.is_level();
            let marks = Marks { goal: target.value.clone(), stand: number.clone(), base, percent };
            (course(number, stand.period.as_deref(), target, line.as_ref()), *number == target.value, Some(marks))
        }
    };
    Ok(TargetFigure {
        at_least: target.at_least,
        year: target.year.clone(),
        period: stand.period,
        base_period: start.map(|(_, period)| period),
        base_year: target.base_year.clone(),
        course,
        exactly,
        marks,
    })
}

/// How far a stand is; `line` is the value where it started, and when.
fn course(stand: &Number, period: Option<&str>, target: &Target, line: Option<&(Number, Number)>) -> Course {
    let meets = |least: &Number| if target.at_least { stand >= least } else { stand <= least };
    if meets(&target.value) {
        return Course::Reached;
    }
    let Some(year) = &target.year else { return Course::Missed };
    let Some(now) = period.map(moment) else { return Course::NoTime };
    let end = moment(year);
    if now >= end {
        return Course::TooLate;
    }
    let Some((base, begin)) = line else { return Course::NoStart };
    let way = (&now - begin).checked_div(&(&end - begin)).filter(|_| now > *begin);
    match way {
        // A stand before the start says nothing.
        None => Course::NoStart,
        Some(way) if meets(&(base + &(&(&target.value - base) * &way))) => Course::OnTrack,
        Some(_) => Course::Behind,
    }
}

/// The value where it started, on the scale of the stand, and when that was. Errors: B021, and those of a cell.
fn start(base: &Bound, now: &Cells, stand: &Point<'_>, target: &Target) -> Result<(Number, String), Trouble> {
    let name = |cells: &Cells, key: &[usize]| format!("{}[{}]", cells.dataset.id, cells.dataset.key_text(key));
    let BoundKind::Cells(cells) = &base.kind else {
        return fault(Kind::TargetBase { base: String::new(), reason: BaseFault::NotCell }, &base.range);
    };
    let point = Point::new(cells)?;
    let text = name(cells, &point.key);
    let refuse = |base: String, reason: BaseFault| Kind::TargetBase { base, reason };
    let Some(number) = &point.number else {
        return fault(Kind::NoNumber { cell: text, status: point.status.name().to_owned() }, &cells.range);
    };
    let (own, other) = (&point.numeric.unit, &stand.numeric.unit);
    if !own.same(other) {
        let reason = BaseFault::Unit { base: own.name(), stand: other.name() };
        return fault(refuse(text, reason), &cells.range);
    }
    // Another thing that happens to have the same unit would give a verdict about nothing.
    if !same_but_for_time((cells, &point.key), (now, &stand.key)) {
        return fault(refuse(text, BaseFault::OtherThing { stand: name(now, &stand.key) }), &cells.range);
    }
    let Some(period) = point.period else { return fault(refuse(text, BaseFault::NoTime), &cells.range) };
    if let Some(declared) = target.base_year.as_ref().filter(|declared| **declared != period) {
        return fault(refuse(period, BaseFault::OtherYear { declared: declared.clone() }), &cells.range);
    }
    if let Some(now) = stand.period.as_ref().filter(|now| moment(now) <= moment(&period)) {
        return fault(refuse(period, BaseFault::NotBefore { stand: now.clone() }), &cells.range);
    }
    let scaled = (number * &own.scale.factor()).checked_div(&other.scale.factor()).expect("a power of ten is not zero");
    Ok((scaled, period))
}

/// Are two cells of one measure of one dataset, of any edition, with the same values for all that is no time?
fn same_but_for_time((a, a_key): (&Cells, &[usize]), (b, b_key): (&Cells, &[usize])) -> bool {
    let values = |cells: &Cells, key: &[usize]| -> Vec<(String, String)> {
        let dimensions = cells.dataset.schema.dimensions.iter().zip(cells.dataset.key_values(key));
        dimensions
            .filter(|(dimension, _)| !dimension.is_time())
            .map(|(dimension, value)| (dimension.name.clone(), value.to_owned()))
            .collect()
    };
    let measure = |cells: &Cells| cells.dataset.schema.measures[cells.measure].name.clone();
    a.dataset.id == b.dataset.id && measure(a) == measure(b) && values(a, a_key) == values(b, b_key)
}

/// A cell in time.
struct Point<'a> {
    key: Vec<usize>,
    numeric: &'a Numeric,
    number: Option<Number>,
    status: Status,
    period: Option<String>,
}

impl<'a> Point<'a> {
    /// Finds the one cell of a selection. Errors: F003, F006, F008, F009 and their kin.
    fn new(cells: &'a Cells) -> Result<Self, Trouble> {
        let key = single(cells)?;
        let measure = &cells.dataset.schema.measures[cells.measure];
        let Some(numeric) = measure.numeric() else { return fault(Kind::TextMeasure { measure: measure.name.clone() }, &cells.range) };
        let Some(row) = cells.dataset.row(&key) else {
            let cell = format!("{}[{}]", cells.dataset.id, cells.dataset.key_text(&key));
            return fault(Kind::NoSuchCombination { cell }, &cells.range);
        };
        let cell = &row.cells[cells.measure];
        let (number, status, period) = (cell.number.clone(), cell.status, period(&cells.dataset, &key));
        Ok(Point { key, numeric, number, status, period })
    }
}

/// The year or quarter of a row: that of its dimension of time, or the one period of the dataset.
fn period(dataset: &Dataset, key: &[usize]) -> Option<String> {
    let time = dataset.schema.dimensions.iter().position(|dimension| dimension.is_time());
    match time.filter(|time| dataset.total(*time) != Some(key[*time])) {
        Some(time) => Some(dataset.values[time][key[time]].clone()),
        None => dataset.schema.period.clone().filter(|_| time.is_none()),
    }
}

/// When a year or quarter ends, in years: 2023 and 2023-Q4 are as late.
fn moment(period: &str) -> Number {
    let (year, quarter) = period.split_once("-Q").unwrap_or((period, "4"));
    let number = |text: &str| Number::parse(text).expect("a schema refuses other years and quarters");
    let part = number(quarter).checked_div(&Number::from(4)).expect("four is not zero");
    &(&number(year) - &Number::from(1)) + &part
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    fn target(value: &str, year: Option<&str>, at_least: bool) -> Target {
        Target { value: number(value), year: year.map(str::to_owned), base_year: None, at_least }
    }

    #[test]
    fn a_stand_is_held_against_a_straight_line() {
        let target = target("100", Some("2029"), true);
        let line = (number("0"), moment("2020"));
        // A third of the way: 33 1/3 is on the line to the last digit, one below it is not.
        let third = number("100").checked_div(&number("3")).unwrap();
        assert_eq!(course(&third, Some("2023"), &target, Some(&line)), Course::OnTrack);
        assert_eq!(course(&number("33.3333333333"), Some("2023"), &target, Some(&line)), Course::Behind);
        assert_eq!(course(&number("33.4"), Some("2024-Q1"), &target, Some(&line)), Course::Behind);
        assert_eq!(course(&number("33.4"), Some("2023-Q4"), &target, Some(&line)), Course::OnTrack);
        assert_eq!(course(&number("100"), Some("2023"), &target, Some(&line)), Course::Reached);
    }

    #[test]
    fn a_most_goes_down() {
        let target = target("10", Some("2025"), false);
        let line = (number("20"), moment("2020"));
        assert_eq!(course(&number("14"), Some("2023"), &target, Some(&line)), Course::OnTrack);
        assert_eq!(course(&number("14.1"), Some("2023"), &target, Some(&line)), Course::Behind);
        assert_eq!(course(&number("10"), Some("2023"), &target, Some(&line)), Course::Reached);
        assert_eq!(course(&number("25"), Some("2021"), &target, Some(&line)), Course::Behind);
    }

    #[test]
    fn without_a_line_nothing_is_said_of_the_course() {
        let of = |year, period, line: Option<&(Number, Number)>| course(&number("5"), period, &target("10", year, true), line);
        let line = (number("0"), moment("2023"));
        assert_eq!(of(None, Some("2023"), None), Course::Missed);
        assert_eq!(of(Some("2023"), Some("2023"), None), Course::TooLate);
        assert_eq!(of(Some("2023"), Some("2023-Q3"), None), Course::NoStart);
        assert_eq!(of(Some("2030"), Some("2023"), None), Course::NoStart);
        assert_eq!(of(Some("2030"), None, Some(&line)), Course::NoTime);
        // A start that is not before the stand.
        assert_eq!(of(Some("2030"), Some("2023"), Some(&line)), Course::NoStart);
    }
}
