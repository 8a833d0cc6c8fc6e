//! Evidence: what the words around a figure are held against. What kind of figure it is, the number that it names, which way it goes, and how the same
//! cell was in other periods.
//!
//! It is asked for sentence by sentence, so nothing of it is kept in [`ValueFigure`]. What the words mean is the work of `check::words`.

use std::cmp::Ordering;

use super::bind::{Bound, BoundKind};
use super::compute::compute;
use super::figure::{FigureCall, ValueFigure};
use super::print;
use super::select::{Cells, Choice};
use super::value::{Outcome, Sign, Trend, Value};
use crate::content::formula_words::{FigureOption, Function};
use crate::data::unit::UnitKind;
use crate::diagnostic::Language;
use crate::format;
use crate::number::Number;

/// What a figure shows of the data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Evidence {
    /// What kind of figure it is.
    pub(crate) sort: Sort,
    /// The number that the sentence names, rounding and scale undone; `None` for words.
    pub(crate) named: Option<Number>,
    /// The exact value; `None` for words and given figures.
    pub(crate) exact: Option<Number>,
    /// What it counts; `None` for words and given figures.
    pub(crate) unit: Option<UnitKind>,
    /// How it changed, when it is the size of a change.
    pub(crate) change: Option<Change>,
}

/// What kind of figure it is, as far as words care.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    /// One cell as it stands.
    Cell,
    /// `groei`, `verschil`, or a named figure that is one.
    Change,
    /// `afstand`: how far from a target.
    Gap,
    /// `doel`.
    Target,
    /// `verhouding`.
    Ratio,
    /// `hoogste`, or the name that belongs to it.
    Highest,
    /// `laagste`, or the name that belongs to it.
    Lowest,
    /// `richting`.
    Direction(Trend),
    /// All else: a sum, a share, a place in an order, a name, a given figure.
    Other,
}

/// A change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Change {
    /// Which way it goes, by the exact value.
    pub(crate) order: Ordering,
    /// Is it shown without its sign, so that words must tell it?
    pub(crate) in_words: bool,
    /// What it runs along.
    pub(crate) axis: Axis,
    /// How many times the first value the second is; `None` when unknown.
    pub(crate) factor: Option<Number>,
    /// The values it lies between, as a sentence shows them.
    pub(crate) between: Option<(String, String)>,
}

/// What a change runs along.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Axis {
    /// From one moment to a later one.
    Time,
    /// From one thing to another at the same moment: the sentence may be about either of them.
    Things,
    /// A figure of `figures.toml`, whose parts are not known here, or a target.
    Unknown,
}

/// A cell in a period, as the figure at hand would show it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Reading {
    /// The period, as in the data.
    pub(crate) period: String,
    /// The exact value.
    pub(crate) exact: Number,
    /// The number that is shown.
    pub(crate) named: Number,
    /// What is shown.
    pub(crate) text: String,
}

/// The same cell over time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Series {
    /// In order of time.
    pub(crate) readings: Vec<Reading>,
    /// Position of the figure's own period.
    pub(crate) at: usize,
}

impl Series {
    /// The reading of the figure itself.
    pub(crate) fn own(&self) -> &Reading {
        &self.readings[self.at]
    }

    /// The reading of the period before, if there is one.
    pub(crate) fn before(&self) -> Option<&Reading> {
        self.at.checked_sub(1).map(|position| &self.readings[position])
    }

    /// The reading of an earlier year.
    pub(crate) fn of_year(&self, year: &str) -> Option<&Reading> {
        self.readings[..self.at].iter().find(|reading| reading.period.starts_with(year))
    }
}

/// Is a cell the highest or lowest among its like, such as the other ministries in the same year?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Peak {
    pub(crate) highest: bool,
    pub(crate) lowest: bool,
}

impl FigureCall {
    /// Returns what the words around the figure are held against.
    pub(crate) fn evidence(&self, figure: &ValueFigure) -> Evidence {
        let sort = match (&figure.outcome, &self.bound.kind) {
            (Some(Outcome::Direction(trend)), _) => Sort::Direction(*trend),
            (_, BoundKind::Call(function, _)) => match function {
                Function::Growth | Function::Difference => Sort::Change,
                Function::Gap => Sort::Gap,
                Function::Target => Sort::Target,
                Function::Ratio => Sort::Ratio,
                Function::Max | Function::LabelMax => Sort::Highest,
                Function::Min | Function::LabelMin => Sort::Lowest,
                _ => Sort::Other,
            },
            (_, BoundKind::Cells(_)) => Sort::Cell,
            (Some(Outcome::Value(value)), _) if value.sign == Sign::InWords => Sort::Change,
            _ => Sort::Other,
        };
        let Some(Outcome::Value(value)) = &figure.outcome else {
            return Evidence { sort, named: shown_number(&figure.shown, false, self.language), exact: None, unit: None, change: None };
        };
        let percent = value.unit.kind == UnitKind::Percent;
        Evidence {
            sort,
            named: shown_number(&figure.shown, percent, self.language).filter(|_| value.sign != Sign::Ordinal),
            exact: Some(value.number.clone()),
            unit: Some(value.unit.kind.clone()),
            change: self.change(value),
        }
    }

    fn change(&self, value: &Value) -> Option<Change> {
        let points = matches!(value.unit.kind, UnitKind::PercentagePoint | UnitKind::IndexPoint);
        if value.sign != Sign::InWords && !points {
            return None;
        }
        let ends = self.ends();
        let factor = ends.as_ref().and_then(|(from, to)| to.number.checked_div(&from.number));
        let percent = || &value.number + &Number::from(100);
        let growth = matches!(self.bound.kind, BoundKind::Call(Function::Growth, _));
        let hundredth = || percent().checked_div(&Number::from(100));
        Some(Change {
            order: value.number.cmp(&Number::zero()),
            in_words: value.sign == Sign::InWords && !self.options.iter().any(|(option, _)| *option == FigureOption::Signed),
            axis: self.axis(),
            factor: factor.or_else(|| if growth { hundredth() } else { None }),
            between: ends.map(|(from, to)| (self.plain(&from), self.plain(&to))),
        })
    }

    /// The two values of a change, from and to.
    fn ends(&self) -> Option<(Value, Value)> {
        let BoundKind::Call(Function::Growth | Function::Difference, args) = &self.bound.kind else { return None };
        match args.as_slice() {
            [from, to] => Some((value_of(from)?, value_of(to)?)),
            [Bound { kind: BoundKind::Cells(cells), .. }] => {
                let time = cells.choices.iter().position(|choice| matches!(choice, Choice::Pair(..)))?;
                let Choice::Pair(from, to) = cells.choices[time] else { return None };
                Some((at_position(cells, time, from)?, at_position(cells, time, to)?))
            }
            _ => None,
        }
    }

    /// Two sides that name the same moment, or none, are two things.
    fn axis(&self) -> Axis {
        let BoundKind::Call(Function::Growth | Function::Difference, args) = &self.bound.kind else { return Axis::Unknown };
        let [from, to] = args.as_slice() else { return Axis::Time };
        let (mut before, mut after) = (Vec::new(), Vec::new());
        match periods(from, &mut before) && periods(to, &mut after) {
            true if before == after => Axis::Things,
            _ => Axis::Time,
        }
    }

    /// The same cell over time, for a figure that is one cell or a change of one. `None` without a time or a number.
    pub(crate) fn series(&self) -> Option<Series> {
        let cells = match &self.bound.kind {
            BoundKind::Cells(cells) => cells,
            BoundKind::Call(Function::Growth | Function::Difference | Function::Gap, args) => match args.as_slice() {
                [Bound { kind: BoundKind::Cells(cells), .. }] => cells,
                _ => return None,
            },
            _ => return None,
        };
        let dataset = &cells.dataset;
        let time = dataset.schema.dimensions.iter().position(|dimension| dimension.is_time())?;
        let own = match cells.choices.get(time)? {
            Choice::One(own) | Choice::Pair(_, own) => *own,
            Choice::Series(_) => return None,
        };
        let total = dataset.total(time);
        let mut periods: Vec<usize> = (0..dataset.values[time].len()).filter(|position| Some(*position) != total).collect();
        periods.sort_by_key(|position| &dataset.values[time][*position]);
        let mut readings = Vec::new();
        let mut at = None;
        for position in periods {
            let Some(value) = at_position(cells, time, position) else { continue };
            if position == own {
                at = Some(readings.len());
            }
            let percent = value.unit.kind == UnitKind::Percent;
            let text = self.like(&value);
            let named = shown_number(&text, percent, self.language).unwrap_or_else(|| value.shown());
            readings.push(Reading { period: dataset.values[time][position].clone(), exact: value.number, named, text });
        }
        Some(Series { readings, at: at? })
    }

    /// Where the cell stands among its like, for each dimension that is no time. Empty for a total and for what is no cell.
    pub(crate) fn peaks(&self) -> Vec<Peak> {
        let BoundKind::Cells(cells) = &self.bound.kind else { return Vec::new() };
        let one = |choice: &Choice| if let Choice::One(position) = choice { Some(*position) } else { None };
        let Some(key) = cells.choices.iter().map(one).collect::<Option<Vec<usize>>>() else { return Vec::new() };
        let dataset = &cells.dataset;
        let Some(own) = dataset.row(&key).and_then(|row| row.cells[cells.measure].number.as_ref()) else { return Vec::new() };
        let dimensions = dataset.schema.dimensions.iter().enumerate();
        let open = dimensions.filter(|(position, dimension)| !dimension.is_time() && dataset.total(*position) != Some(key[*position]));
        let peak = |dimension: usize| {
            let total = dataset.total(dimension);
            let like = (0..dataset.values[dimension].len()).filter(|position| Some(*position) != total).filter_map(|position| {
                let mut key = key.clone();
                key[dimension] = position;
                dataset.row(&key)
            });
            let numbers: Vec<&Number> = like.filter_map(|row| row.cells[cells.measure].number.as_ref()).collect();
            Peak { highest: numbers.iter().all(|number| *number <= own), lowest: numbers.iter().all(|number| *number >= own) }
        };
        open.map(|(dimension, _)| peak(dimension)).collect()
    }

    /// What a reader calls the measure of a figure that is one cell.
    pub(crate) fn measure_label(&self) -> Option<&str> {
        match &self.bound.kind {
            BoundKind::Cells(cells) => Some(&cells.dataset.schema.measures[cells.measure].label),
            _ => None,
        }
    }

    /// A value printed as this figure is.
    fn like(&self, value: &Value) -> String {
        let own = matches!(self.bound.kind, BoundKind::Cells(_));
        let options = if own { self.options.as_slice() } else { &[] };
        print::outcome(&Outcome::Value(value.clone()), options, &(0..0), self.language).unwrap_or_else(|_| self.plain(value))
    }

    fn plain(&self, value: &Value) -> String {
        print::outcome(&Outcome::Value(value.clone()), &[], &(0..0), self.language).unwrap_or_else(|_| value.machine_text())
    }
}

fn value_of(bound: &Bound) -> Option<Value> {
    match compute(bound).ok()?.outcome {
        Outcome::Value(value) => Some(value),
        Outcome::Label(_) | Outcome::Direction(_) => None,
    }
}

/// The cell with another position in one dimension.
fn at_position(cells: &Cells, dimension: usize, position: usize) -> Option<Value> {
    let mut choices = cells.choices.clone();
    *choices.get_mut(dimension)? = Choice::One(position);
    let range = cells.range.clone();
    value_of(&Bound { kind: BoundKind::Cells(Cells { choices, ..cells.clone() }), range })
}

/// Collects the periods that a formula names; `false` when it holds what is not known here.
fn periods(bound: &Bound, found: &mut Vec<String>) -> bool {
    match &bound.kind {
        BoundKind::Cells(cells) => {
            found.push(cells.dataset.edition.clone());
            for (dimension, choice) in cells.choices.iter().enumerate() {
                if cells.dataset.schema.dimensions[dimension].is_time() {
                    let name = |position: &usize| cells.dataset.values[dimension][*position].clone();
                    match choice {
                        Choice::One(position) => found.push(name(position)),
                        Choice::Series(positions) => found.extend(positions.iter().map(name)),
                        Choice::Pair(from, to) => found.extend([name(from), name(to)]),
                    }
                }
            }
            true
        }
        BoundKind::Call(_, args) => args.iter().all(|arg| periods(arg, found)),
        BoundKind::Binary(_, left, right) => periods(left, found) && periods(right, found),
        BoundKind::Negate(inner) => periods(inner, found),
        BoundKind::Named(figure) => {
            let years = figure.cells.iter().flat_map(|cell| cell.key.iter().map(|(_, value)| value));
            found.extend(years.filter(|value| value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit())).cloned());
            true
        }
        BoundKind::Constant(_) | BoundKind::Label(_) => true,
        BoundKind::Given(_) => false,
    }
}

/// Reads back the number that a figure shows: digits with their scale word, a number in letters, or a fraction (as a percentage when it is one).
pub(crate) fn shown_number(shown: &str, percent: bool, language: Language) -> Option<Number> {
    let text = shown.replace(format::NO_BREAK, " ");
    let whole = if percent { 100 } else { 1 };
    let part = |above: i64, below: i64| (&Number::from(above) * &Number::from(whole)).checked_div(&Number::from(below));
    let words: Vec<&str> = text.split(' ').collect();
    match words.as_slice() {
        ["de", "helft", ..] | ["half", ..] => return part(1, 2),
        ["een", "op", "de", below, ..] | ["one", "in", below, ..] => return part(1, below.parse().ok()?),
        [above, below, ..] if denominator(below).is_some() => {
            let above = if *above == "a" { 1 } else { cardinal(above, language)? };
            return part(above, denominator(below)?);
        }
        _ => {}
    }
    let first = words.first()?;
    if let Some(number) = cardinal(first, language) {
        return Some(Number::from(number));
    }
    let (group, point) = match language {
        Language::Dutch => ('.', ','),
        Language::English => (',', '.'),
    };
    let digits: String = first.chars().filter(|c| *c != group && *c != '+').collect();
    let number = Number::parse(&digits.replace(point, ".").replace('\u{2212}', "-"))?;
    let factor = match words.get(1) {
        Some(&"duizend" | &"thousand") => 3,
        Some(&"miljoen" | &"million") => 6,
        Some(&"miljard" | &"billion") => 9,
        _ => 0,
    };
    Some(&number * &Number::power_of_ten(factor))
}

fn cardinal(word: &str, language: Language) -> Option<i64> {
    (0..=20).find(|number| format::cardinal(*number, language) == Some(word))
}

fn denominator(word: &str) -> Option<i64> {
    const WORDS: [(&str, &str, i64); 9] = [
        ("derde", "third", 3),
        ("kwart", "quarter", 4),
        ("vijfde", "fifth", 5),
        ("zesde", "sixth", 6),
        ("zevende", "seventh", 7),
        ("achtste", "eighth", 8),
        ("negende", "ninth", 9),
        ("tiende", "tenth", 10),
        ("helft", "half", 2),
    ];
    let english = word.strip_suffix('s').unwrap_or(word);
    WORDS.iter().find(|(dutch, known, _)| *dutch == word || *known == english).map(|(_, _, below)| *below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read_back() {
        let read = |text: &str, percent: bool| shown_number(text, percent, Language::Dutch).map(|number| number.to_string());
        assert_eq!(read("147.841\u{a0}fte", false).as_deref(), Some("147841"));
        assert_eq!(read("3,3\u{a0}miljard euro", false).as_deref(), Some("3300000000"));
        assert_eq!(read("−0,2\u{a0}procentpunt (voorlopig)", false).as_deref(), Some("-0.2"));
        assert_eq!(read("+5\u{a0}fte", false).as_deref(), Some("5"));
        assert_eq!(read("een kwart", true).as_deref(), Some("25"));
        assert_eq!(read("de helft", false).as_deref(), Some("0.5"));
        assert_eq!(read("een op de 20", true).as_deref(), Some("5"));
        assert_eq!(read("twaalf\u{a0}ministeries", false).as_deref(), Some("12"));
        assert_eq!(read("Financiën", false), None);
        let english = shown_number("three\u{a0}quarters", false, Language::English).map(|number| number.to_string());
        assert_eq!(english.as_deref(), Some("0.75"));
        assert_eq!(shown_number("147,841.5\u{a0}fte", false, Language::English).map(|n| n.to_string()).as_deref(), Some("147841.5"));
    }
}
