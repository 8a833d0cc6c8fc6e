//! Lists of codes: datasets from which other datasets take what a reader sees instead of a code. SDMX calls them codelists, Data Package keeps them as
//! tables that foreign keys lead to.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::dataset::{Dataset, canonical};
use super::schema::Schema;
use crate::contact::is_address;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind};

/// A list of codes with their labels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CodeList {
    /// Every code, in order of the list.
    codes: Vec<String>,
    /// What a reader sees for each.
    labels: BTreeMap<String, String>,
}

impl CodeList {
    /// Reads the list that a dataset is; `None` when it is none. Errors: D041.
    pub(crate) fn of(dataset: &Dataset) -> Option<(Self, Vec<Diagnostic>)> {
        let columns = dataset.schema.code_list.as_ref()?;
        let label = dataset.schema.measure(&columns.label.value)?;
        let identifier = columns.identifier.as_ref().and_then(|name| dataset.schema.measure(&name.value));
        let mut diagnostics = Vec::new();
        let mut list = CodeList { codes: Vec::new(), labels: BTreeMap::new() };
        for row in &dataset.rows {
            let code = dataset.key_values(&row.key).concat();
            let text = row.cells[label].text();
            let mut tell = |measure: usize| {
                let column = dataset.schema.measures[measure].name.clone();
                let kind = Kind::BadCodeCell { column, value: row.cells[measure].text().into_owned() };
                diagnostics.push(Diagnostic::new(kind, dataset.span(&row.cells[measure])));
            };
            if text.is_empty() {
                tell(label);
            }
            // An identifier may be missing: not every code stands for something that a register knows.
            if let Some(identifier) = identifier.filter(|at| !row.cells[*at].is_empty() && !is_address(&row.cells[*at].text())) {
                tell(identifier);
            }
            list.labels.insert(code.clone(), text.into_owned());
            list.codes.push(code);
        }
        Some((list, diagnostics))
    }
}

/// The lists that an edition has, by the name of their dataset; `None` for a dataset that is no list or could not be read.
pub(crate) type CodeLists = BTreeMap<String, Option<Arc<CodeList>>>;

impl Schema {
    /// Returns the schema with the codes and labels of the lists that its dimensions name: a dimension with codes of its own keeps those, and labels of its own
    /// go before those of the list. `None` when a list could not be read, which is told where it stands. Errors: D013, D039.
    pub(crate) fn with_code_lists(&self, lists: &CodeLists) -> (Option<Schema>, Vec<Diagnostic>) {
        let mut schema = self.clone();
        let mut diagnostics = Vec::new();
        let mut told = false;
        for dimension in &mut schema.dimensions {
            let Some(name) = &dimension.code_list else { continue };
            let list = match lists.get(&name.value) {
                Some(Some(list)) => list,
                Some(None) => {
                    told = true;
                    continue;
                }
                None => {
                    let known: Vec<String> = lists.keys().cloned().collect();
                    let nearest = nearest(&name.value, known.iter().map(String::as_str));
                    let kind = Kind::NoCodeList { dataset: name.value.clone(), nearest, known };
                    diagnostics.push(Diagnostic::new(kind, name.span.clone()));
                    continue;
                }
            };
            let own = dimension.codes.iter().chain(dimension.labels.keys()).chain(&dimension.total);
            for code in own.filter(|code| !list.labels.contains_key(*code)) {
                let nearest = nearest(code, list.codes.iter().map(String::as_str));
                let kind =
                    Kind::NotInCodes { value: code.clone(), dimension: dimension.name.clone(), nearest, list: Some(name.value.clone()) };
                diagnostics.push(Diagnostic::new(kind, dimension.span.clone()).with_other(name.span.clone()));
            }
            if dimension.codes.is_empty() {
                dimension.codes = list.codes.clone();
            }
            for code in dimension.codes.iter().map(|code| canonical(code)) {
                let label = list.labels.get(&code).filter(|label| **label != code);
                if let Some(label) = label {
                    dimension.labels.entry(code).or_insert_with(|| label.clone());
                }
            }
        }
        let usable = !told && diagnostics.is_empty();
        (usable.then_some(schema), diagnostics)
    }
}
