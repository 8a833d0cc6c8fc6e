//! Computing: a bound formula becomes an exact value, with the cells it came from. Nothing is rounded here.
//!
//! The rules of units, series and pairs are those of `docs/formulas.md`; each refusal is a diagnostic that names what does not go together.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;

use super::arithmetic::{Operands, apply};
use super::bind::{Bound, BoundKind};
use super::select::{Cells, Choice, Other, Trouble, fault};
use super::value::{CellRef, MostDecimals, Outcome, Sign, Statuses, Trend, Value};
use crate::content::formula_words::Function;
use crate::data::algebra::Operation;
use crate::data::dataset::{Dataset, canonical};
use crate::data::schema::{Status, Target};
use crate::data::unit::Unit;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Kind, Noun, Shape};
use crate::number::Number;

/// A computed formula.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Computed {
    /// What it amounts to.
    pub(crate) outcome: Outcome,
    /// The cells it came from, in the order in which they were read.
    pub(crate) cells: Vec<CellRef>,
}

/// Computes a formula. Errors: F006 to F009, F011 to F013, F019, F024, F029 to F034.
pub(crate) fn compute(bound: &Bound) -> Result<Computed, Trouble> {
    let mut computer = Computer { cells: Vec::new() };
    let outcome = computer.outcome(bound)?;
    let mut seen = BTreeSet::new();
    let cells = computer.cells.into_iter().filter(|cell| seen.insert(cell.clone())).collect();
    Ok(Computed { outcome, cells })
}

struct Computer {
    cells: Vec<CellRef>,
}

type Series = Vec<Member>;

/// A value of a series with its names: as in the data, and as a reader sees it.
struct Member {
    code: String,
    label: String,
    value: Value,
}

impl Computer {
    fn outcome(&mut self, bound: &Bound) -> Result<Outcome, Trouble> {
        match &bound.kind {
            BoundKind::Call(function @ (Function::LabelMax | Function::LabelMin), args) => {
                let [series] = args.as_slice() else { return count(*function, "1", args, &bound.range) };
                let series = self.series(series)?;
                let extreme = extreme(&series, *function == Function::LabelMax, &bound.range)?;
                let at_top = series.iter().filter(|member| member.value.number == extreme.number);
                let names: Vec<String> = at_top.map(|member| member.label.clone()).collect();
                match names.as_slice() {
                    [name] => Ok(Outcome::Label(name.clone())),
                    _ => fault(Kind::Tie { names }, &bound.range),
                }
            }
            BoundKind::Call(Function::Direction, args) => {
                let (from, to) = self.pair(Function::Direction, args, &bound.range)?;
                apply(Operation::Compare, &from, &to, operands(args, &bound.range))?;
                Ok(Outcome::Direction(match to.shown().cmp(&from.shown()) {
                    Ordering::Greater => Trend::Up,
                    Ordering::Less => Trend::Down,
                    Ordering::Equal => Trend::Same,
                }))
            }
            BoundKind::Cells(cells) if cells.dataset.schema.measures[cells.measure].numeric().is_none() => self.text(cells),
            _ => self.value(bound).map(Outcome::Value),
        }
    }

    /// The text of the one cell that a selection names.
    fn text(&mut self, cells: &Cells) -> Result<Outcome, Trouble> {
        let (dataset, key) = (&cells.dataset, single(cells)?);
        let name = || format!("{}[{}]", dataset.id, dataset.key_text(&key));
        let Some(row) = dataset.row(&key) else { return fault(Kind::NoSuchCombination { cell: name() }, &cells.range) };
        let cell = &row.cells[cells.measure];
        if cell.is_empty() {
            let kind = Kind::NoNumber { cell: name(), status: cell.status.name().to_owned() };
            return Err(Trouble::new(kind, &cells.range).with_other(Some(Other::Data(dataset.span(cell)))));
        }
        self.cells.push(CellRef::new(dataset, &key, cells.measure));
        Ok(Outcome::Label(cell.text().into_owned()))
    }

    fn value(&mut self, bound: &Bound) -> Result<Value, Trouble> {
        match &bound.kind {
            BoundKind::Cells(cells) => self.one(cells),
            BoundKind::Named(figure) => {
                self.cells.extend(figure.cells.iter().cloned());
                Ok(figure.value.clone())
            }
            BoundKind::Constant(number) => Ok(Value::constant(number.clone())),
            BoundKind::Negate(inner) => {
                let inner = self.value(inner)?;
                Ok(Value { number: -&inner.number, cell_text: None, origin: None, ..inner })
            }
            BoundKind::Binary(operator, left, right) => {
                let at = Operands { left: &left.range, right: &right.range };
                apply((*operator).into(), &self.value(left)?, &self.value(right)?, at)
            }
            BoundKind::Call(function, args) => self.call(*function, args, &bound.range),
            BoundKind::Given(_) | BoundKind::Label(_) => {
                fault(Kind::WrongShape { expected: Shape::Quantity, found: Shape::Word }, &bound.range)
            }
        }
    }

    fn call(&mut self, function: Function, args: &[Bound], range: &Range<usize>) -> Result<Value, Trouble> {
        match function {
            Function::Difference => self.two(function, Operation::Difference, args, range),
            Function::Growth => self.two(function, Operation::Growth, args, range),
            Function::Share => self.two(function, Operation::Share, args, range),
            Function::Ratio => self.two(function, Operation::Ratio, args, range),
            Function::Index => self.two(function, Operation::Index, args, range),
            Function::Sum | Function::Mean | Function::Max | Function::Min => {
                let [arg] = args else { return count(function, "1", args, range) };
                let additive = matches!(function, Function::Sum | Function::Mean);
                if additive && let BoundKind::Cells(cells) = &arg.kind {
                    let measure = &cells.dataset.schema.measures[cells.measure];
                    if measure.numeric().is_some_and(|numeric| !numeric.additive) {
                        let kind = Kind::NotAdditive { measure: measure.name.clone() };
                        return Err(Trouble::new(kind, &arg.range).with_other(Some(Other::Data(measure.span.clone()))));
                    }
                }
                let series = self.series(arg)?;
                reduce(function, &series, range)
            }
            Function::Rank => {
                let [series, label] = args else { return count(function, "2", args, range) };
                let BoundKind::Label(label_text) = &label.kind else {
                    return fault(Kind::WrongShape { expected: Shape::Word, found: Shape::Quantity }, &label.range);
                };
                rank(&self.series(series)?, label_text, &label.range)
            }
            Function::Target | Function::Gap => self.target(function, args, range),
            Function::LabelMax | Function::LabelMin | Function::Direction => {
                fault(Kind::WrongShape { expected: Shape::Quantity, found: Shape::Word }, range)
            }
        }
    }

    /// A function of two values.
    fn two(&mut self, function: Function, operation: Operation, args: &[Bound], range: &Range<usize>) -> Result<Value, Trouble> {
        let (a, b) = self.pair(function, args, range)?;
        apply(operation, &a, &b, operands(args, range))
    }

    /// Two values: two parts, or one pair of periods.
    fn pair(&mut self, function: Function, args: &[Bound], range: &Range<usize>) -> Result<(Value, Value), Trouble> {
        match args {
            [a, b] => Ok((self.value(a)?, self.value(b)?)),
            [Bound { kind: BoundKind::Cells(cells), .. }]
                if matches!(function, Function::Difference | Function::Growth | Function::Direction) =>
            {
                let Some(time) = cells.choices.iter().position(|choice| matches!(choice, Choice::Pair(..))) else {
                    let found = shape(cells);
                    return fault(Kind::WrongShape { expected: Shape::Pair, found }, &cells.range);
                };
                let Choice::Pair(from, to) = cells.choices[time] else { unreachable!("the position was found by this pattern") };
                let mut keys = Vec::new();
                for position in [from, to] {
                    let mut choices = cells.choices.clone();
                    choices[time] = Choice::One(position);
                    keys.push(single(&Cells { choices, ..cells.clone() })?);
                }
                let from = self.cell(&cells.dataset, &keys[0], cells.measure, &cells.range)?;
                let to = self.cell(&cells.dataset, &keys[1], cells.measure, &cells.range)?;
                Ok((from, to))
            }
            [arg] => fault(Kind::WrongShape { expected: Shape::Pair, found: Shape::One }, &arg.range),
            _ => count(function, "2", args, range),
        }
    }

    /// The one cell that a selection names.
    fn one(&mut self, cells: &Cells) -> Result<Value, Trouble> {
        let key = single(cells)?;
        self.cell(&cells.dataset, &key, cells.measure, &cells.range)
    }

    fn series(&mut self, bound: &Bound) -> Result<Series, Trouble> {
        let BoundKind::Cells(cells) = &bound.kind else {
            return fault(Kind::WrongShape { expected: Shape::Series, found: Shape::One }, &bound.range);
        };
        if cells.choices.iter().any(|choice| matches!(choice, Choice::Pair(..))) {
            return fault(Kind::WrongShape { expected: Shape::Series, found: Shape::Pair }, &bound.range);
        }
        if !cells.choices.iter().any(|choice| matches!(choice, Choice::Series(_))) {
            return fault(Kind::WrongShape { expected: Shape::Series, found: Shape::One }, &bound.range);
        }
        let dataset = &cells.dataset;
        let chosen = cells.choices.iter().map(|choice| match choice {
            Choice::One(one) => vec![*one],
            Choice::Series(several) => several.clone(),
            Choice::Pair(..) => Vec::new(),
        });
        // A combination that does not occur, or where nothing can be counted, is no part of a series; an unknown number is.
        let mut rows = dataset.within(&chosen.collect::<Vec<_>>());
        rows.sort_by(|a, b| a.key.cmp(&b.key));
        let varying: Vec<usize> = cells
            .choices
            .iter()
            .enumerate()
            .filter(|(_, choice)| matches!(choice, Choice::Series(_)))
            .map(|(dimension, _)| dimension)
            .collect();
        let mut series = Vec::new();
        for row in rows {
            let key = &row.key;
            if row.cells[cells.measure].status == Status::NotApplicable {
                continue;
            }
            let codes: Vec<&str> = varying.iter().map(|dimension| dataset.values[*dimension][key[*dimension]].as_str()).collect();
            let labels = varying.iter().zip(&codes).map(|(dimension, code)| dataset.schema.dimensions[*dimension].label_of(code));
            let label = labels.collect::<Vec<_>>().join(", ");
            series.push(Member { code: codes.join(", "), label, value: self.cell(dataset, key, cells.measure, &cells.range)? });
        }
        if series.is_empty() { fault(Kind::EmptySeries, &bound.range) } else { Ok(series) }
    }

    fn cell(&mut self, dataset: &Dataset, key: &[usize], measure: usize, range: &Range<usize>) -> Result<Value, Trouble> {
        let name = || format!("{}[{}]", dataset.id, dataset.key_text(key));
        let Some(row) = dataset.row(key) else { return fault(Kind::NoSuchCombination { cell: name() }, range) };
        let cell = &row.cells[measure];
        let measure_schema = &dataset.schema.measures[measure];
        let Some(numeric) = measure_schema.numeric() else {
            return fault(Kind::TextMeasure { measure: measure_schema.name.clone() }, range);
        };
        let Some(number) = &cell.number else {
            let kind = Kind::NoNumber { cell: name(), status: cell.status.name().to_owned() };
            return Err(Trouble::new(kind, range).with_other(Some(Other::Data(dataset.span(cell)))));
        };
        self.cells.push(CellRef::new(dataset, key, measure));
        Ok(Value {
            number: number * &numeric.unit.scale.factor(),
            unit: numeric.unit.clone(),
            decimals: numeric.decimals,
            stated_decimals: None,
            most: MostDecimals::Delivered(cell.decimals().max(numeric.decimals)),
            statuses: Statuses::of(cell.status),
            sign: Sign::Shown,
            cell_text: Some(cell.text().into_owned()),
            origin: Some(Box::new(dataset.span(cell))),
        })
    }

    fn target(&mut self, function: Function, args: &[Bound], range: &Range<usize>) -> Result<Value, Trouble> {
        let [Bound { kind: BoundKind::Cells(cells), .. }] = args else { return count(function, "1", args, range) };
        let measure = &cells.dataset.schema.measures[cells.measure];
        let Some(numeric) = measure.numeric() else { return fault(Kind::TextMeasure { measure: measure.name.clone() }, &cells.range) };
        // A measure without selectors has the target of the whole measure; a cell may have one of its own.
        let found = match cells.choices.is_empty() {
            true => numeric.target.as_ref(),
            false => measure.target_for(&cells.dataset, &single(cells)?),
        };
        let Some(target) = found else {
            let kind = Kind::NoTarget { measure: measure.name.clone() };
            return Err(Trouble::new(kind, &cells.range).with_other(Some(Other::Data(measure.span.clone()))));
        };
        let Target { value, .. } = target;
        let number = value * &numeric.unit.scale.factor();
        let decimals = value.decimals().unwrap_or(0);
        let most = MostDecimals::Delivered(decimals.max(numeric.decimals));
        let target = Value { most, ..Value::computed(number, numeric.unit.clone(), decimals) };
        if function == Function::Target {
            return Ok(target);
        }
        let cell = self.one(cells)?;
        let gap = apply(Operation::Subtract, &cell, &target, Operands { left: &cells.range, right: &cells.range })?;
        Ok(Value { sign: Sign::InWords, decimals: numeric.decimals, ..gap })
    }
}

/// Where the operands of a function stand: two parts, or one pair.
fn operands<'a>(args: &'a [Bound], range: &'a Range<usize>) -> Operands<'a> {
    Operands { left: args.first().map_or(range, |arg| &arg.range), right: args.last().map_or(range, |arg| &arg.range) }
}

/// The key of the one cell that a selection names. Errors: F003, F006.
pub(super) fn single(cells: &Cells) -> Result<Vec<usize>, Trouble> {
    if cells.choices.len() < cells.dataset.schema.dimensions.len() {
        let missing = cells.dataset.schema.dimensions.iter().map(|dimension| dimension.name.clone()).collect();
        return fault(Kind::TooFewSelectors { dataset: cells.dataset.id.clone(), missing }, &cells.range);
    }
    let mut key = Vec::with_capacity(cells.choices.len());
    for choice in &cells.choices {
        match choice {
            Choice::One(position) => key.push(*position),
            _ => return fault(Kind::WrongShape { expected: Shape::One, found: shape(cells) }, &cells.range),
        }
    }
    Ok(key)
}

fn shape(cells: &Cells) -> Shape {
    if cells.choices.iter().any(|choice| matches!(choice, Choice::Pair(..))) {
        Shape::Pair
    } else if cells.choices.iter().any(|choice| matches!(choice, Choice::Series(_))) {
        Shape::Series
    } else {
        Shape::One
    }
}

fn count<T>(function: Function, expected: &'static str, args: &[Bound], range: &Range<usize>) -> Result<T, Trouble> {
    fault(Kind::ArgumentCount { function: function.name().to_owned(), expected, found: args.len() }, range)
}

fn extreme<'a>(series: &'a [Member], highest: bool, range: &Range<usize>) -> Result<&'a Value, Trouble> {
    let values = series.iter().map(|member| &member.value);
    let found = if highest { values.max_by(|a, b| a.number.cmp(&b.number)) } else { values.min_by(|a, b| a.number.cmp(&b.number)) };
    match found {
        Some(value) => Ok(value),
        None => fault(Kind::EmptySeries, range),
    }
}

fn reduce(function: Function, series: &[Member], range: &Range<usize>) -> Result<Value, Trouble> {
    let extreme = extreme(series, function == Function::Max, range)?;
    let mut sum = Value { number: Number::zero(), ..extreme.clone() };
    for member in series {
        let gathered = apply(Operation::Gather, &sum, &member.value, Operands { left: range, right: range })?;
        sum = Value { number: &sum.number + &member.value.number, ..gathered };
    }
    Ok(match function {
        Function::Sum => sum,
        Function::Mean => {
            let count = Number::from(i64::try_from(series.len()).unwrap_or(i64::MAX));
            Value { number: sum.number.checked_div(&count).expect("a series is not empty"), ..sum }
        }
        // It is a cell, so it has no more decimals than that.
        _ => Value { number: extreme.number.clone(), most: extreme.most, ..sum },
    })
}

fn rank(series: &[Member], name: &str, range: &Range<usize>) -> Result<Value, Trouble> {
    let name = canonical(name);
    let Some(own) = series.iter().find(|member| member.code == name || member.label == name) else {
        let known: Vec<String> = series.iter().map(|member| member.code.clone()).collect();
        let nearest = nearest(&name, known.iter().map(String::as_str));
        return fault(Kind::UnknownName { noun: Noun::Value, name, of: String::new(), nearest, known }, range);
    };
    let above = series.iter().filter(|member| member.value.number > own.value.number).count();
    let place = Number::from(i64::try_from(above + 1).unwrap_or(i64::MAX));
    // A place depends on all the values, so it is as sure as the least sure of them.
    let statuses = series.iter().fold(Statuses::default(), |statuses, member| statuses.and(member.value.statuses));
    Ok(Value { sign: Sign::Ordinal, statuses, ..Value::computed(place, Unit::bare(), 0) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::unit::{Scale, UnitKind};

    #[test]
    fn a_direction_is_decided_by_what_a_sentence_shows() {
        let thousands = Unit { scale: Scale::Thousand, show: Scale::Million, ..Unit::plain(UnitKind::Money { currency: "EUR".into() }) };
        let euros = Unit { scale: Scale::One, show: Scale::One, ..thousands.clone() };
        let value = |number: &str, unit: &Unit| Value::computed(Number::parse(number).unwrap(), unit.clone(), 0);
        // Both are shown as 3.259,7 miljoen.
        assert_eq!(value("3259690000", &thousands).shown(), value("3259711000", &thousands).shown());
        assert!(value("7000", &Unit { show: Scale::Thousand, ..thousands.clone() }).shown() > value("1000", &euros).shown());
    }
}
