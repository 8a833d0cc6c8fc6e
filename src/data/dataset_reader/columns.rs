//! What the columns of a CSV are, from its header.

use std::ops::Range;
use std::sync::Arc;

use super::part::{check_value, codes};
use crate::data::csv::Record;
use crate::data::dataset::canonical;
use crate::data::schema::Schema;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind};
use crate::source::Span;

/// What the columns of a CSV are.
pub(super) struct Columns {
    /// For each dimension its column; in a wide layout `None` for the dimension in the header.
    pub(super) dimensions: Vec<Option<usize>>,
    /// Long: for each measure its column, and that of its status.
    pub(super) measures: Vec<(usize, Option<usize>)>,
    /// Wide: for each column of cells its value, its column, and that of its status.
    pub(super) wide: Vec<(String, usize, Option<usize>)>,
}

impl Columns {
    /// Finds what each column is; `None` when the rows cannot be read with this header.
    pub(super) fn find(file: &Arc<str>, schema: &Schema, header: &Record<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        Finder { file, schema, diagnostics }.columns(header)
    }
}

struct Finder<'a> {
    file: &'a Arc<str>,
    schema: &'a Schema,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Finder<'_> {
    fn report(&mut self, kind: Kind, range: Range<usize>) {
        self.diagnostics.push(Diagnostic::new(kind, Span::new(self.file, range)));
    }

    /// Finds what each column is; `None` when the rows cannot be read with this header.
    fn columns(&mut self, header: &Record<'_>) -> Option<Columns> {
        let names: Vec<String> = header.fields.iter().map(|field| canonical(&field.text)).collect();
        for (position, (name, field)) in names.iter().zip(&header.fields).enumerate() {
            if name.is_empty() {
                self.report(Kind::EmptyColumnName, field.range.clone());
            } else if let Some(first) = names[..position].iter().position(|other| other == name) {
                let other = Span::new(self.file, header.fields[first].range.clone());
                let span = Span::new(self.file, field.range.clone());
                self.diagnostics.push(Diagnostic::new(Kind::DuplicateColumn { name: name.clone() }, span).with_other(other));
            }
        }
        if !self.diagnostics.is_empty() {
            return None;
        }
        let mut used = vec![false; names.len()];
        let mut find = |name: &str| {
            let position = names.iter().position(|known| known == name);
            if let Some(position) = position {
                used[position] = true;
            }
            position
        };
        let wide_dimension = self.schema.csv.columns.as_deref();
        let mut missing = Vec::new();
        let dimensions: Vec<Option<usize>> = self
            .schema
            .dimensions
            .iter()
            .map(|dimension| {
                if Some(dimension.name.as_str()) == wide_dimension {
                    return None;
                }
                let position = find(&dimension.name);
                if position.is_none() {
                    missing.push(dimension.name.clone());
                }
                position
            })
            .collect();
        let mut measures = Vec::new();
        if wide_dimension.is_none() {
            for measure in &self.schema.measures {
                let status = find(&format!("{}_status", measure.name));
                match find(&measure.name) {
                    Some(position) => measures.push((position, status)),
                    None => missing.push(measure.name.clone()),
                }
            }
        }
        let mut wide = Vec::new();
        // The name of the dimension itself as a column, or nothing but names: this file is not wide.
        let is_long = wide_dimension.is_some_and(|dimension| names.iter().any(|name| name == dimension));
        for (position, name) in names.iter().enumerate() {
            if !used[position] && wide_dimension.is_some() && !name.ends_with("_status") {
                wide.push((name.clone(), position, names.iter().position(|other| *other == format!("{name}_status"))));
            }
        }
        if missing.is_empty() && wide_dimension.is_some() && (is_long || wide.is_empty()) {
            self.report(Kind::WideLayout { measures: self.schema.measures.len() }, header.range());
            return None;
        }
        let codes = codes(self.schema);
        for (name, position, status) in &wide {
            used[*position] = true;
            if let Some(status) = status {
                used[*status] = true;
            }
            let dimension = self.schema.dimensions.iter().position(|dimension| Some(dimension.name.as_str()) == wide_dimension);
            if let Some(dimension) = dimension.filter(|_| missing.is_empty()) {
                let kind = check_value(self.schema, &codes, dimension, name);
                kind.into_iter().for_each(|kind| self.report(kind, header.fields[*position].range.clone()));
            }
        }
        let unknown: Vec<usize> = (0..names.len()).filter(|position| !used[*position] && !names[*position].is_empty()).collect();
        // One column with another delimiter in it: the header was not cut at all, which is one mistake.
        let uncut = names.len() == 1 && names[0].contains([',', ';', '\t', '|']);
        for name in missing.iter().take(if uncut { 1 } else { usize::MAX }) {
            let is_name = |name: &str| !(wide_dimension.is_some() && name.starts_with(|c: char| c.is_ascii_digit()));
            let spare = unknown.iter().copied().chain(wide.iter().map(|(_, position, _)| *position));
            let candidates: Vec<String> = spare.map(|position| names[position].clone()).filter(|name| is_name(name)).collect();
            let kind = Kind::MissingColumn {
                name: name.clone(),
                nearest: nearest(name, candidates.iter().map(String::as_str)),
                known: names.clone(),
            };
            // A renamed column is marked itself.
            let is_renamed = |name: &String| matches!(&kind, Kind::MissingColumn { nearest: Some(nearest), .. } if nearest == name);
            let renamed = names.iter().position(is_renamed);
            self.report(kind, renamed.map_or_else(|| header.range(), |position| header.fields[position].range.clone()));
        }
        for position in unknown {
            // A renamed column is one mistake: told as the column that is missing, when nothing else is.
            if missing.is_empty() {
                let known: Vec<String> =
                    self.schema.dimensions.iter().map(|d| &d.name).chain(self.schema.measures.iter().map(|m| &m.name)).cloned().collect();
                let kind = Kind::UnknownColumn {
                    name: names[position].clone(),
                    nearest: nearest(&names[position], known.iter().map(String::as_str)),
                    known,
                };
                self.report(kind, header.fields[position].range.clone());
            }
        }
        // Under a header with mistakes no row can be trusted.
        self.diagnostics.is_empty().then_some(Columns { dimensions, measures, wide })
    }
}
