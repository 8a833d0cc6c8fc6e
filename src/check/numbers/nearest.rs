//! The formula that gives a number: the cell of this edition that shows it and stands closest to the text.
//!
//! Made only when a number was typed by hand. Numbers that need a computation are not looked for, and small numbers only where the unit agrees: a help
//! that is likely wrong is none.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::Finding;
use super::quantity::{Amount, Sort};
use super::tokens::folded;
use crate::content::formula_words::FigureOption;
use crate::data::dataset::{Dataset, Row};
use crate::data::unit::{Scale, Unit, UnitKind};
use crate::diagnostic::Language;
use crate::number::Number;
use crate::shortcode::value::Value;

/// The cells of an edition, in order of their numbers.
pub(crate) struct Cells<'a> {
    cells: Vec<Cell<'a>>,
}

/// A cell that holds a number.
struct Cell<'a> {
    /// Counted in ones.
    number: Number,
    dataset: &'a Dataset,
    row: usize,
    measure: usize,
    unit: &'a Unit,
    decimals: u32,
}

/// Numbers below this are found by chance in any report.
const LEAST: i64 = 100;

impl<'a> Cells<'a> {
    /// Collects the cells of datasets.
    pub(crate) fn of(datasets: &'a [Arc<Dataset>]) -> Self {
        let mut cells = Vec::new();
        for dataset in datasets {
            for (row, of_row) in dataset.rows.iter().enumerate() {
                for (measure, cell) in of_row.cells.iter().enumerate() {
                    let Some(number) = &cell.number else { continue };
                    let Some(numeric) = dataset.schema.measures[measure].numeric() else { continue };
                    let (unit, decimals) = (&numeric.unit, numeric.decimals);
                    cells.push(Cell { number: number * &unit.scale.factor(), dataset, row, measure, unit, decimals });
                }
            }
        }
        cells.sort_by(|a, b| a.number.cmp(&b.number));
        Cells { cells }
    }

    /// Returns the formula that gives the number of a finding, for a page that uses some datasets.
    pub(crate) fn formula(&self, finding: &Finding, used: &BTreeSet<&str>, language: Language) -> Option<String> {
        let amount = finding.amount.as_ref()?;
        let half = Number::power_of_ten(amount.scale).checked_div(&(&Number::power_of_ten(amount.decimals) * &Number::from(2)))?;
        let (least, most) = (&amount.number - &half, &amount.number + &half);
        let start = self.cells.partition_point(|cell| cell.number < least);
        let near = self.cells[start..].iter().take_while(|cell| cell.number <= most);
        let fitting = near.filter(|cell| cell.is_likely(amount, used)).filter_map(|cell| Some((cell.options(amount, language)?, cell)));
        fitting.min_by_key(|(options, cell)| cell.distance(amount, options, used)).map(|(options, cell)| cell.text(&options))
    }
}

impl Cell<'_> {
    fn row(&self) -> &Row {
        &self.dataset.rows[self.row]
    }

    /// Does the unit of the cell agree with what the text says of the number?
    fn agrees(&self, amount: &Amount) -> bool {
        let unit = self.unit;
        match amount.sort {
            Sort::Percent => unit.kind == UnitKind::Percent,
            Sort::Point => unit.kind == UnitKind::PercentagePoint,
            Sort::Money => matches!(unit.kind, UnitKind::Money { .. }),
            Sort::Other => !amount.counted.is_empty() && [&unit.one, &unit.many].iter().any(|name| folded(name) == amount.counted),
        }
    }

    /// The options with which the cell shows the number as it was typed; `None` when it shows another.
    fn options(&self, amount: &Amount, language: Language) -> Option<Vec<String>> {
        let agrees = self.agrees(amount);
        let by_chance = amount.digits() < Number::from(LEAST) || self.unit.kind == UnitKind::Percent;
        if !agrees && (amount.sort != Sort::Other || by_chance) {
            return None;
        }
        let scale =
            [Scale::One, Scale::Thousand, Scale::Million, Scale::Billion].into_iter().find(|scale| scale.exponent() == amount.scale)?;
        let factor = scale.factor();
        let scaled = |number: &Number| number.checked_div(&factor);
        if scaled(&self.number)?.round(amount.decimals).value() != scaled(&amount.number)? {
            return None;
        }
        let mut options = Vec::new();
        if amount.in_words && (0..=20).contains(&amount.number.to_integer()?) {
            options.push(FigureOption::InWords.name(language));
        }
        if scale != self.unit.show {
            options.push(FigureOption::In(scale).name(language));
        }
        let value = Value::computed(self.number.clone(), self.unit.clone(), self.decimals);
        let exact = scaled(&self.number)?.decimals().is_some_and(|decimals| decimals >= amount.decimals);
        if amount.decimals != value.usual_decimals(scale) {
            // More decimals than the cell has cannot be asked for.
            options.push(FigureOption::Decimals(amount.decimals).name(language));
            return exact.then_some(options);
        }
        Some(options)
    }

    /// Is it meant, and not found by chance? A number of one or two digits is when the page uses the dataset, or when the cell is a total.
    fn is_likely(&self, amount: &Amount, used: &BTreeSet<&str>) -> bool {
        amount.digits() >= Number::from(LEAST) || used.contains(self.dataset.id.as_str()) || self.parts() < 2
    }

    /// The number of dimensions in which it is no total.
    fn parts(&self) -> usize {
        self.row().key.iter().enumerate().filter(|(dimension, value)| self.dataset.total(*dimension) != Some(**value)).count()
    }

    /// How far the cell is from the text; the least is the nearest.
    fn distance(&self, amount: &Amount, options: &[String], used: &BTreeSet<&str>) -> impl Ord + use<> {
        let dataset = self.dataset;
        let time = dataset.schema.dimensions.iter().position(|dimension| dimension.is_time());
        let time = time.map_or(String::new(), |time| dataset.values[time][self.row().key[time]].clone());
        let away = !used.contains(dataset.id.as_str());
        (!self.agrees(amount), options.len(), away, self.parts(), Reverse(time), dataset.id.clone(), self.row, self.measure)
    }

    /// The formula, as it is written in a sentence.
    fn text(&self, options: &[String]) -> String {
        let options = if options.is_empty() { String::new() } else { format!(" ({})", options.join(", ")) };
        format!("= {}{options}", self.dataset.selection(&self.row().key, self.measure))
    }
}
