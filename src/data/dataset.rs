//! A dataset: the cells of a CSV as exact numbers with status and place, under the values of its dimensions.
//!
//! Reading one is the work of `dataset_reader`, looking cells up that of `shortcode::select`, downloads that of `opendata`. A file may have millions of cells,
//! so that a cell keeps no text that its number tells and no path of its file.

mod index;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::{Deref, Range};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use self::index::Index;
use super::schema::{Dimension, Schema, Status};
use crate::number::{Number, written_decimals};
use crate::source::Span;

/// A dataset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Dataset {
    /// Its name: that of its files, and its address.
    pub(crate) id: String,
    /// The edition it belongs to.
    pub(crate) edition: String,
    /// Path of its CSV.
    file: Arc<str>,
    /// Its description.
    pub(crate) schema: Schema,
    /// For each dimension its values in order of display.
    pub(crate) values: Vec<Vec<String>>,
    /// In order of the file.
    pub(crate) rows: Vec<Row>,
    index: Index,
    /// For each dimension the position of each value.
    positions: Vec<HashMap<String, usize>>,
    /// For each dimension the position of its total.
    totals: Vec<Option<usize>>,
}

/// One combination of dimension values.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Row {
    /// For each dimension the position in [`Dataset::values`].
    pub(crate) key: Box<[usize]>,
    /// For each measure its cell.
    pub(crate) cells: Cells,
}

/// The cells of a row, one for each measure. Most large datasets have one measure, whose cell needs no room of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Cells {
    /// Those of a dataset with one measure.
    One(Cell),
    /// Those of any other.
    More(Box<[Cell]>),
}

impl Cells {
    /// Makes the cells of a row.
    pub(super) fn new(mut cells: impl ExactSizeIterator<Item = Cell>) -> Self {
        let only = (cells.len() == 1).then(|| cells.next()).flatten();
        only.map_or_else(|| Cells::More(cells.collect()), Cells::One)
    }
}

impl Deref for Cells {
    type Target = [Cell];

    fn deref(&self) -> &[Cell] {
        match self {
            Cells::One(cell) => std::slice::from_ref(cell),
            Cells::More(cells) => cells,
        }
    }
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Cell {
    /// The exact number, in the unit and scale of the measure; `None` in a measure of text, and when the status says that there is none.
    pub(crate) number: Option<Number>,
    /// In a measure of text what is published, unless there is nothing.
    words: Option<Box<str>>,
    /// What is special about it.
    pub(crate) status: Status,
    /// How many decimals of the number were delivered, zeros at the end too.
    decimals: u8,
    /// Where it stands in the CSV: its first byte, and the byte after its last.
    start: u32,
    end: u32,
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Content {
    /// Nothing.
    Nothing,
    /// A number, and how many decimals were delivered.
    Number(Number, u8),
    /// A text, which is not empty.
    Words(String),
}

impl Cell {
    /// Makes a cell; `range` are its bytes in the CSV.
    pub(super) fn new(content: Content, status: Status, range: &Range<usize>) -> Self {
        let offset = |n: usize| u32::try_from(n).expect("inputs are smaller than 4 GiB");
        let (number, words, decimals) = match content {
            Content::Nothing => (None, None, 0),
            Content::Number(number, decimals) => (Some(number), None, decimals),
            Content::Words(words) => (None, Some(words.into()), 0),
        };
        Cell { number, words, status, decimals, start: offset(range.start), end: offset(range.end) }
    }

    /// Returns what is published: the number, canonical, with every decimal that was delivered, or the text; empty when there is none.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        match (&self.number, &self.words) {
            (Some(number), _) => Cow::Owned(number.round(self.decimals.into()).to_string()),
            (None, words) => Cow::Borrowed(words.as_deref().unwrap_or_default()),
        }
    }

    /// Is nothing published in it?
    pub(crate) fn is_empty(&self) -> bool {
        self.number.is_none() && self.words.is_none()
    }

    /// Returns how many decimals were delivered.
    pub(crate) fn decimals(&self) -> u32 {
        self.words.as_deref().map_or(self.decimals.into(), written_decimals)
    }
}

impl Dataset {
    /// Makes a dataset of rows with a key within the values; `None` when two rows have the same key.
    pub(super) fn new(
        (id, edition, file): (&str, &str, &Arc<str>),
        schema: &Schema,
        values: Vec<Vec<String>>,
        rows: Vec<Row>,
    ) -> Option<Self> {
        let index = Index::new(&rows, &values)?;
        let of = |values: &Vec<String>| values.iter().enumerate().map(|(position, value)| (value.clone(), position)).collect();
        let positions: Vec<HashMap<String, usize>> = values.iter().map(of).collect();
        let total =
            |(dimension, positions): (&Dimension, &HashMap<String, usize>)| positions.get(&canonical(dimension.total.as_ref()?)).copied();
        let totals = schema.dimensions.iter().zip(&positions).map(total).collect();
        let (id, edition, file) = (id.to_owned(), edition.to_owned(), file.clone());
        Some(Dataset { id, edition, file, schema: schema.clone(), values, rows, index, positions, totals })
    }

    /// Returns the place of one of its cells in the CSV.
    pub(crate) fn span(&self, cell: &Cell) -> Span {
        Span { file: self.file.clone(), start: cell.start, end: cell.end }
    }

    /// Returns the row with these positions, one for each dimension.
    pub(crate) fn row(&self, key: &[usize]) -> Option<&Row> {
        self.place(key).map(|position| &self.rows[position])
    }

    /// Returns the place of the row with these positions in the file.
    pub(crate) fn place(&self, key: &[usize]) -> Option<usize> {
        self.index.place(key, &self.rows)
    }

    /// Returns the rows that have one of the `chosen` values in each dimension, each once, in no order that says anything.
    pub(crate) fn within(&self, chosen: &[Vec<usize>]) -> Vec<&Row> {
        let combinations = chosen.iter().try_fold(1_usize, |all, positions| all.checked_mul(positions.len()));
        // Few combinations are looked up; where there are as many as rows, each row is looked at.
        match combinations.filter(|all| *all < self.rows.len()) {
            Some(all) => {
                let mut rows: Vec<&Row> = (0..all).filter_map(|number| self.row(&combination(chosen, number))).collect();
                // A value may have been chosen twice.
                rows.sort_by(|a, b| a.key.cmp(&b.key));
                rows.dedup_by(|a, b| a.key == b.key);
                rows
            }
            None => {
                let mut is_chosen: Vec<Vec<bool>> = self.values.iter().map(|values| vec![false; values.len()]).collect();
                for (is_chosen, positions) in is_chosen.iter_mut().zip(chosen) {
                    positions.iter().for_each(|position| is_chosen[*position] = true);
                }
                let fits = |row: &&Row| row.key.iter().zip(&is_chosen).all(|(position, is_chosen)| is_chosen[*position]);
                self.rows.iter().filter(fits).collect()
            }
        }
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

/// One of all combinations of a value from each list, by its number.
fn combination(lists: &[Vec<usize>], mut number: usize) -> Vec<usize> {
    let mut found = vec![0; lists.len()];
    for (position, list) in found.iter_mut().zip(lists).rev() {
        *position = list[number % list.len()];
        number /= list.len();
    }
    found
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
