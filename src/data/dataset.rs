//! A dataset: the cells of a CSV as exact numbers with status and place, under the values of its dimensions.
//!
//! Reading one is the work of `dataset_reader`, looking cells up that of `shortcode::select`, downloads that of `opendata`.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::schema::{Dimension, Schema, Status};
use crate::number::Number;
use crate::source::Span;

/// A dataset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Dataset {
    /// Its name: that of its files, and its address.
    pub(crate) id: String,
    /// The edition it belongs to.
    pub(crate) edition: String,
    /// Its description.
    pub(crate) schema: Schema,
    /// For each dimension its values in order of display.
    pub(crate) values: Vec<Vec<String>>,
    /// In order of the file.
    pub(crate) rows: Vec<Row>,
    index: BTreeMap<Vec<usize>, usize>,
    /// For each dimension the position of each value.
    positions: Vec<BTreeMap<String, usize>>,
    /// For each dimension the position of its total.
    totals: Vec<Option<usize>>,
}

/// One combination of dimension values.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Row {
    /// For each dimension the position in [`Dataset::values`].
    pub(crate) key: Vec<usize>,
    /// For each measure its cell.
    pub(crate) cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Cell {
    /// The exact number, in the unit and scale of the measure; `None` in a measure of text, and when the status says that there is none.
    pub(crate) number: Option<Number>,
    /// What is published: the number, canonical, with every decimal that was delivered, or the text; empty when there is none.
    pub(crate) text: String,
    /// What is special about it.
    pub(crate) status: Status,
    /// Where it stands in the CSV.
    pub(crate) span: Span,
}

impl Cell {
    /// Returns how many decimals were delivered.
    pub(crate) fn decimals(&self) -> u32 {
        crate::number::written_decimals(&self.text)
    }
}

impl Dataset {
    /// Makes a dataset; each row has a key of its own, within the values.
    pub(super) fn new(id: &str, edition: &str, schema: &Schema, values: Vec<Vec<String>>, rows: Vec<Row>) -> Self {
        let index = rows.iter().enumerate().map(|(position, row)| (row.key.clone(), position)).collect();
        let of = |values: &Vec<String>| values.iter().enumerate().map(|(position, value)| (value.clone(), position)).collect();
        let positions: Vec<BTreeMap<String, usize>> = values.iter().map(of).collect();
        let total =
            |(dimension, positions): (&Dimension, &BTreeMap<String, usize>)| positions.get(&canonical(dimension.total.as_ref()?)).copied();
        let totals = schema.dimensions.iter().zip(&positions).map(total).collect();
        Dataset { positions, totals, id: id.to_owned(), edition: edition.to_owned(), schema: schema.clone(), values, rows, index }
    }

    /// Returns the row with these positions, one for each dimension.
    pub(crate) fn row(&self, key: &[usize]) -> Option<&Row> {
        self.index.get(key).map(|position| &self.rows[*position])
    }

    /// Returns the place of the row with these positions in the file.
    pub(crate) fn place(&self, key: &[usize]) -> Option<usize> {
        self.index.get(key).copied()
    }

    /// Returns the position of a dimension value; spaces of any kind are equal, text is compared in NFC.
    pub(crate) fn position(&self, dimension: usize, value: &str) -> Option<usize> {
        let value = canonical(value);
        let straight = |text: &str| text.replace(['“', '”', '„'], "\"");
        // Curly double quotes count as straight ones; they are rare, so they are looked for only when nothing else fits.
        self.positions[dimension].get(&value).copied().or_else(|| {
            let wanted = straight(&value);
            self.values[dimension].iter().position(|known| known.contains(['"', '“', '”', '„']) && straight(known) == wanted)
        })
    }

    /// Returns the position of the total of a dimension, if it has one.
    pub(crate) fn total(&self, dimension: usize) -> Option<usize> {
        self.totals[dimension]
    }

    /// Returns the key of a row in words, such as `Totaal, 2023`.
    pub(crate) fn key_text(&self, key: &[usize]) -> String {
        self.key_values(key).join(", ")
    }

    /// Returns the values of a key.
    pub(crate) fn key_values(&self, key: &[usize]) -> Vec<&str> {
        key.iter().enumerate().map(|(dimension, position)| self.values[dimension][*position].as_str()).collect()
    }

    /// Returns the selection of a cell, as a formula names it: `fte[Totaal, 2023]`.
    pub(crate) fn selection(&self, key: &[usize], measure: usize) -> String {
        let measure = if self.schema.measures.len() > 1 { format!(".{}", self.schema.measures[measure].name) } else { String::new() };
        let values: Vec<String> = self.key_values(key).into_iter().map(selector).collect();
        format!("{}{measure}[{}]", self.id, values.join(", "))
    }

    /// Returns the address of a cell on the page of the dataset, such as `Totaal-2023.fte`; white space is written as `_`.
    pub(crate) fn cell_id(&self, key: &[usize], measure: usize) -> String {
        format!("{}.{}", self.row_id(key), self.schema.measures[measure].name)
    }

    /// Returns the address of a row on the page of the dataset, such as `Totaal-2023`.
    pub(crate) fn row_id(&self, key: &[usize]) -> String {
        row_address(self.key_values(key).into_iter())
    }

    /// Returns the years that the dataset is about, first and last; empty when it does not say.
    pub(crate) fn period(&self) -> (String, String) {
        let time = self.schema.dimensions.iter().position(Dimension::is_time);
        match time {
            Some(time) => {
                let total = self.schema.dimensions[time].total.as_ref();
                let mut values: Vec<&String> = self.values[time].iter().filter(|value| Some(*value) != total).collect();
                values.sort();
                (values.first().map_or(String::new(), |v| (*v).clone()), values.last().map_or(String::new(), |v| (*v).clone()))
            }
            None => {
                let period = self.schema.period.clone().unwrap_or_default();
                (period.clone(), period)
            }
        }
    }
}

/// A value of a dimension as a selector, in quotes where something in it would have a meaning of its own.
fn selector(value: &str) -> String {
    let special = value.contains([',', '[', ']', '"', '“', '”', '„', '*', ';', ':', '(', ')', '`']);
    if special || value.contains("..") || value.contains("t/m") || value.contains(" to ") {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}

/// The address of a row: its values with `-` between them, white space as `_`, since an id holds none (HTML, 3.2.6).
pub(super) fn row_address<'a>(values: impl Iterator<Item = &'a str>) -> String {
    values.collect::<Vec<_>>().join("-").replace(char::is_whitespace, "_")
}

/// A name as it is compared: in NFC, trimmed, with every run of white space (also no-break) as one space.
pub(crate) fn canonical(text: &str) -> String {
    let text: String = text.nfc().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
