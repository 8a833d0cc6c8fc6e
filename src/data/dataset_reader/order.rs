//! Puts the parts of a file together, and the values of each dimension in order of display.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::addresses;
use super::part::{Interner, ReadPart, codes};
use crate::data::dataset::{Dataset, Row, canonical};
use crate::data::schema::Schema;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, Noun};
use crate::memo;

/// Makes a dataset of the parts of its file, in order; `None` when a row is there twice.
pub(super) fn ordered(name: (&str, &str, &Arc<str>), schema: &Schema, parts: Vec<ReadPart>) -> Option<(Dataset, Vec<Diagnostic>)> {
    let mut diagnostics = Vec::new();
    let mut interners = vec![Interner::default(); schema.dimensions.len()];
    let mut rows = Vec::with_capacity(parts.len());
    for part in parts {
        // For each dimension, from the position in the part to that in the file.
        let of = |(values, interner): (&Vec<String>, &mut Interner<'_>)| values.iter().map(|value| interner.intern(value)).collect();
        let positions: Vec<Vec<usize>> = part.values.iter().zip(&mut interners).map(of).collect();
        diagnostics.extend(part.diagnostics);
        rows.push((positions, part.rows));
    }
    let sound = diagnostics.is_empty();
    let mut values: Vec<Vec<String>> = interners.into_iter().map(|interner| interner.values).collect();
    let orders = order(schema, &mut values, sound, &mut diagnostics);
    let renumber = |(mut positions, mut rows): (Vec<Vec<usize>>, Vec<Row>)| {
        for (positions, order) in positions.iter_mut().zip(&orders) {
            positions.iter_mut().for_each(|position| *position = order[*position]);
        }
        let keys = rows.iter_mut().flat_map(|row| row.key.iter_mut().zip(&positions));
        keys.for_each(|(position, positions)| *position = positions[*position]);
        rows
    };
    let parts = memo::map(rows, renumber);
    let mut rows = Vec::with_capacity(parts.iter().map(Vec::len).sum());
    parts.into_iter().for_each(|part| rows.extend(part));
    let dataset = Dataset::new(name, schema, values, rows)?;
    diagnostics.extend(addresses::check(&dataset));
    Some((dataset, diagnostics))
}

/// Puts the values of each dimension in order of display, and returns for each where its values went. Tells of labels and totals that no row has, in a file
/// that is `sound`.
fn order(schema: &Schema, all_values: &mut [Vec<String>], sound: bool, diagnostics: &mut Vec<Diagnostic>) -> Vec<Vec<usize>> {
    let mut new_positions = Vec::with_capacity(all_values.len());
    for ((dimension, values), codes) in schema.dimensions.iter().zip(all_values).zip(&codes(schema)) {
        let rank = |value: &String| codes.get(value).copied().unwrap_or(usize::MAX);
        let mut order: Vec<usize> = (0..values.len()).collect();
        if !dimension.codes.is_empty() {
            order.sort_by_key(|position| rank(&values[*position]));
        } else if dimension.is_time() {
            order.sort_by(|a, b| values[*a].cmp(&values[*b]));
        }
        let mut new = vec![0; values.len()];
        for (position, old) in order.iter().enumerate() {
            new[*old] = position;
        }
        *values = order.iter().map(|old| values[*old].clone()).collect();
        new_positions.push(new);
        let known: BTreeSet<&String> = values.iter().collect();
        let strange = |code: &&String| sound && !known.contains(&canonical(code)) && !codes.contains_key(*code);
        for code in dimension.labels.keys().filter(strange) {
            let nearest = nearest(code, values.iter().map(String::as_str));
            let kind =
                Kind::UnknownName { noun: Noun::Value, name: code.clone(), of: dimension.name.clone(), nearest, known: values.clone() };
            diagnostics.push(Diagnostic::new(kind, dimension.span.clone()));
        }
        // A row that could not be read may have held the total.
        if let Some(total) = dimension.total.as_ref().filter(|total| sound && !values.contains(&canonical(total))) {
            let kind = Kind::TotalMissing { total: total.clone(), dimension: dimension.name.clone() };
            let place = dimension.total_span.clone().unwrap_or_else(|| dimension.span.clone());
            diagnostics.push(Diagnostic::new(kind, place).with_other(dimension.span.clone()));
        }
    }
    new_positions
}
