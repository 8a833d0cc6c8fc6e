//! The datasets of the publication: a number of each ministry in each year.

use super::Size;
use super::dice::Dice;

/// The years of each dataset.
pub(super) const YEARS: [&str; 5] = ["2021", "2022", "2023", "2024", "2025"];
const MINISTRIES: [&str; 14] = ["AZ", "BZ", "BZK", "DEF", "EZ", "FIN", "IENW", "JENV", "KGG", "LVVN", "OCW", "SZW", "VRO", "VWS"];

/// All datasets.
pub(super) struct Datasets {
    /// The ministries of each dataset.
    pub(super) ministries: Vec<String>,
    /// How many of them, from the first on, pages show: however long a dataset is, a table is no longer than there are real ministries, and has a number
    /// in each cell.
    pub(super) shown: usize,
    /// For each dataset, each ministry and each year the number. The last ministry may have fewer years than all others.
    pub(super) numbers: Vec<Vec<Vec<u64>>>,
}

/// Where a number stands: the position of its dataset, ministry and year.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    pub(super) dataset: usize,
    pub(super) ministry: usize,
    pub(super) year: usize,
}

impl Datasets {
    /// Makes them.
    ///
    /// # Panics
    /// When there are too few rows for one ministry.
    pub(super) fn new(size: Size) -> Self {
        let whole = size.rows / YEARS.len();
        assert!(whole > 0, "a dataset has a row for each of the {} years at least", YEARS.len());
        let code = |position: usize| MINISTRIES.get(position).map_or_else(|| format!("M{position:06}"), |code| (*code).to_owned());
        let ministries: Vec<String> = (0..size.rows.div_ceil(YEARS.len())).map(code).collect();
        let numbers = (0..size.datasets).map(|dataset| numbers(dataset, size.rows)).collect();
        Datasets { shown: whole.min(MINISTRIES.len()), ministries, numbers }
    }

    /// The number in a cell.
    pub(super) fn number(&self, cell: Cell) -> u64 {
        self.numbers[cell.dataset][cell.ministry][cell.year]
    }
}

fn numbers(dataset: usize, rows: usize) -> Vec<Vec<u64>> {
    let mut dice = Dice::of("tabel", dataset);
    let mut of_ministry = |years: usize| {
        let mut number = 120 + dice.below(89_880);
        let mut next = || {
            // Always a change that is seen in a percentage with one decimal.
            let step = number / 50 + 1 + dice.below(number / 12);
            number = if dice.below(3) == 0 { number - step } else { number + step };
            number as u64
        };
        (0..years).map(|_| next()).collect()
    };
    (0..rows).step_by(YEARS.len()).map(|start| of_ministry((rows - start).min(YEARS.len()))).collect()
}
