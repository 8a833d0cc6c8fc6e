//! Addresses on the page of a dataset: no two rows have the same one, and none has that of something else.

use std::collections::{BTreeMap, BTreeSet};

use crate::data::dataset::{Dataset, Row};
use crate::diagnostic::{Diagnostic, Kind};

/// What the page of a dataset and the catalogue call other things: the table, the dataset, its period and its files.
const TAKEN: [&str; 7] = ["tabel", "tabel-titel", "dataset", "periode", "ods", "csv", "json"];

/// The beginnings of the ids that a page gives to its parts.
const BEGINNINGS: [&str; 2] = ["pagina-", "rij-"];

/// Checks the address of every row. Errors: those of an address that two rows have, or that is taken.
pub(super) fn check(dataset: &Dataset) -> Vec<Diagnostic> {
    if may_be_taken(dataset) || may_be_same(dataset) { look(dataset) } else { Vec::new() }
}

/// Looks at the address of every row, which takes time and memory for each.
pub(super) fn look(dataset: &Dataset) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut addresses: BTreeMap<String, &Row> = BTreeMap::new();
    let address = |row: &Row| dataset.row_id(&row.key);
    for row in &dataset.rows {
        if let Some(first) = addresses.insert(address(row), row) {
            let place = |row: &Row| row.cells.first().map(|cell| dataset.span(cell));
            let diagnostic = place(row).map(|span| Diagnostic::new(Kind::SameAddress { address: address(row) }, span));
            diagnostics.extend(diagnostic.map(|diagnostic| match place(first) {
                Some(other) => diagnostic.with_other(other),
                None => diagnostic,
            }));
        }
    }
    // The page has ids of its own, and a cell has the address of its row with its measure behind a point.
    let measures: BTreeSet<&str> = dataset.schema.measures.iter().map(|measure| measure.name.as_str()).collect();
    let of_cell =
        |address: &str| address.rsplit_once('.').is_some_and(|(row, measure)| measures.contains(measure) && addresses.contains_key(row));
    let taken =
        |address: &str| TAKEN.contains(&address) || BEGINNINGS.iter().any(|beginning| address.starts_with(beginning)) || of_cell(address);
    for (address, row) in addresses.iter().filter(|(address, _)| taken(address)) {
        if let Some(cell) = row.cells.first() {
            diagnostics.push(Diagnostic::new(Kind::TakenAddress { address: address.clone() }, dataset.span(cell)));
        }
    }
    diagnostics
}

/// Can an address be taken? Only by how its first value begins or its last one ends: a quick look, without the addresses of all rows.
fn may_be_taken(dataset: &Dataset) -> bool {
    let (Some(first), Some(last)) = (dataset.values.first(), dataset.values.last()) else { return false };
    let begins = |value: &String| {
        let value = as_written(value);
        let taken = TAKEN.iter().chain(&BEGINNINGS);
        let is_first =
            taken.clone().any(|taken| taken.strip_prefix(value.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')));
        is_first || BEGINNINGS.iter().any(|beginning| value.starts_with(beginning))
    };
    let ends = |value: &String| {
        let value = as_written(value);
        dataset.schema.measures.iter().any(|measure| value.strip_suffix(&measure.name).is_some_and(|start| start.ends_with('.')))
    };
    // The name of a measure without hyphen is in one value, which is then the last.
    first.iter().any(begins) || last.iter().any(ends) || dataset.schema.measures.iter().any(|measure| measure.name.contains('-'))
}

/// A value as it stands in an address.
fn as_written(value: &str) -> String {
    value.replace(char::is_whitespace, "_")
}

/// Can two rows have the same address? By a number for each address that is the same for the same text, however that was cut into values: the letters are its
/// digits, and what does not fit is left off.
fn may_be_same(dataset: &Dataset) -> bool {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    let append =
        |(number, power): (u64, u64), byte: u8| (number.wrapping_mul(BASE).wrapping_add(u64::from(byte) + 1), power.wrapping_mul(BASE));
    // Of each value, with the hyphen that goes before it: its own number, and the power that makes room for it.
    let of_value = |value: &String| as_written(value).bytes().fold(append((0, 1), b'-'), append);
    let parts: Vec<Vec<(u64, u64)>> = dataset.values.iter().map(|values| values.iter().map(of_value).collect()).collect();
    let number = |row: &Row| {
        let of_row = row.key.iter().zip(&parts).map(|(position, parts)| parts[*position]);
        of_row.fold(0_u64, |so_far, (number, power)| so_far.wrapping_mul(power).wrapping_add(number))
    };
    let mut numbers: Vec<u64> = dataset.rows.iter().map(number).collect();
    numbers.sort_unstable();
    numbers.windows(2).any(|pair| pair[0] == pair[1])
}
