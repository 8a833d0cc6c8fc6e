//! A table as it is published: typed columns and the text of every cell. All formats are written from it, so that none can differ.

use std::borrow::Cow;

use crate::data::dataset::Dataset;

/// The page of a table shows all its cells up to here; of a larger one the first rows, and those that a text uses. Our own choice.
const MOST_SHOWN: usize = 5_000;

/// What a table is, apart from its cells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Shape {
    /// Its columns, in order; the first are its key.
    pub(crate) columns: Vec<Column>,
    /// How many of them, from the left, together say which row it is.
    pub(crate) key: usize,
    /// Its number of rows.
    pub(crate) rows: usize,
    /// Is there white space in a value of its key? On the page it is written otherwise.
    pub(crate) has_spaced_keys: bool,
}

/// A table of a dataset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Table<'a> {
    /// What it is.
    pub(crate) shape: Shape,
    /// Where its cells come from.
    pub(super) dataset: &'a Dataset,
}

/// The text of each cell of a row, as the CSV has it: numbers with a point, nothing where there is no value.
pub(crate) type Row<'a> = Vec<Cow<'a, str>>;

/// A column.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Column {
    /// Its name in every format: `[a-z][a-z0-9_]*`.
    pub(crate) name: String,
    /// What its cells hold.
    pub(crate) kind: ColumnKind,
    /// What a reader calls it.
    pub(crate) title: String,
    /// What it is, in a sentence.
    pub(crate) description: String,
    /// What its numbers count, for readers, such as `in duizend euro`; empty without one.
    pub(crate) unit: String,
    /// The same for machines, such as `EUR × 10^3`.
    pub(crate) unit_code: String,
    /// Decimals that a reader sees; what is delivered may have more. `None` shows as many as there are.
    pub(crate) decimals: Option<u32>,
    /// Most digits before the point and behind it of any of its numbers.
    pub(crate) digits: (usize, usize),
    /// What a reader sees instead of a code, in order of display.
    pub(crate) labels: Vec<(String, String)>,
    /// Are the codes of `labels` all there are?
    pub(crate) closed: bool,
    /// The list of codes that its values come from.
    pub(crate) reference: Option<Reference>,
}

/// A column of another table in which the values of a column stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Reference {
    /// The dataset.
    pub(crate) dataset: String,
    /// Its column.
    pub(crate) column: String,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum ColumnKind {
    /// Text, or a code.
    #[default]
    Text,
    /// A year of the calendar.
    Year,
    /// Whole numbers.
    Integer,
    /// Exact decimals.
    Decimal,
    /// Why a number is missing or special: a code of SDMX CL_OBS_STATUS.
    Status,
}

impl ColumnKind {
    /// Its type in a Table Schema (Data Package 2).
    pub(crate) fn table_schema(self) -> &'static str {
        match self {
            ColumnKind::Text | ColumnKind::Status => "string",
            ColumnKind::Year => "year",
            ColumnKind::Integer => "integer",
            ColumnKind::Decimal => "number",
        }
    }

    /// Its datatype in CSVW (Metadata Vocabulary for Tabular Data, 5.11.1).
    pub(crate) fn csvw(self) -> &'static str {
        match self {
            ColumnKind::Text | ColumnKind::Status => "string",
            ColumnKind::Year => "gYear",
            ColumnKind::Integer => "integer",
            ColumnKind::Decimal => "decimal",
        }
    }

    /// Are its values numbers in every format? A number is written as it stands in the CSV, never by way of a float.
    pub(crate) fn is_number(self) -> bool {
        matches!(self, ColumnKind::Year | ColumnKind::Integer | ColumnKind::Decimal)
    }
}

/// The digits of a number before its point and behind it.
pub(crate) fn digits(number: &str) -> (usize, usize) {
    let (whole, fraction) = number.trim_start_matches('-').split_once('.').unwrap_or((number.trim_start_matches('-'), ""));
    (whole.len(), fraction.len())
}

/// Has a table with these columns, `key` of them its key, and so many rows more cells than a page shows?
pub(crate) fn is_large(columns: &[Column], key: usize, rows: usize) -> bool {
    rows * columns.iter().skip(key).filter(|column| column.kind != ColumnKind::Status).count() > MOST_SHOWN
}

impl Shape {
    /// Has it more cells than the page of a table shows?
    pub(crate) fn is_large(&self) -> bool {
        is_large(&self.columns, self.key, self.rows)
    }

    /// The names of the columns that are the key.
    pub(crate) fn key_names(&self) -> Vec<&str> {
        self.columns.iter().take(self.key).map(|column| column.name.as_str()).collect()
    }
}

/// Is there white space in a value of the key of any of these rows?
pub(crate) fn has_spaced_keys(key: usize, rows: &[Row<'_>]) -> bool {
    rows.iter().any(|row| row.iter().take(key).any(|value| value.contains(char::is_whitespace)))
}
