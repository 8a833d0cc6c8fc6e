//! Whom figures and datasets are about: the codes of a list that stand for something in a register, such as ministries.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::data::dataset::Dataset;
use crate::shortcode::value::CellRef;

/// For each list of codes of an edition the codes that have an identifier. A total, and what no register knows, is nobody's.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Subjects {
    /// Year of the edition.
    edition: String,
    lists: BTreeMap<String, BTreeSet<String>>,
}

impl Subjects {
    /// Finds the lists among the datasets of an edition.
    pub(crate) fn of(edition: &str, datasets: &[Arc<Dataset>]) -> Self {
        let list = |dataset: &Arc<Dataset>| {
            let identifier = dataset.schema.code_list.as_ref()?.identifier.as_ref()?;
            let measure = dataset.schema.measure(&identifier.value)?;
            let known = dataset.rows.iter().filter(|row| !row.cells[measure].is_empty());
            Some((dataset.id.clone(), known.map(|row| dataset.key_values(&row.key).concat()).collect()))
        };
        Subjects { edition: edition.to_owned(), lists: datasets.iter().filter_map(list).collect() }
    }

    /// Is a code of a list one of them?
    pub(crate) fn has(&self, list: &str, code: &str) -> bool {
        self.lists.get(list).is_some_and(|codes| codes.contains(code))
    }

    /// Adds the labels of whom a cell is about. `dataset` is that of the cell.
    pub(super) fn of_cell(&self, cell: &CellRef, dataset: &Dataset, found: &mut BTreeSet<String>) {
        for (position, (_, value)) in cell.key.iter().enumerate() {
            self.of_value(dataset, position, value, found);
        }
    }

    /// Returns the labels of everyone that a dataset is about.
    pub(super) fn of_dataset(&self, dataset: &Dataset) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (position, values) in dataset.values.iter().enumerate() {
            values.iter().for_each(|value| self.of_value(dataset, position, value, &mut found));
        }
        found
    }

    fn of_value(&self, dataset: &Dataset, dimension: usize, value: &str, found: &mut BTreeSet<String>) {
        let Some(dimension) = dataset.schema.dimensions.get(dimension).filter(|_| dataset.edition == self.edition) else { return };
        let list = dimension.code_list.as_ref().and_then(|list| self.lists.get(&list.value));
        if list.is_some_and(|codes| codes.contains(value)) && dimension.total.as_deref() != Some(value) {
            found.insert(dimension.label_of(value).to_owned());
        }
    }
}
