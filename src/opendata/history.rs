//! The history of a series: what each edition published in each cell, and what became of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::dataset::{period, unit_text};
use super::index::history_path;
use super::json_schema;
use super::slice;
use crate::data::dataset::{Cell, Dataset};
use crate::output::relative;
use crate::site::history::{Before, Later};

/// A cell over the editions: its measure, its key, and what each edition published.
struct Told {
    measure: String,
    key: Map<String, Value>,
    values: Vec<Value>,
}

/// Writes the history of a series; `datasets` are those of one name, oldest edition first.
pub(crate) fn json(base_url: &str, series: &str, datasets: &[&Arc<Dataset>]) -> String {
    // With one edition there is nothing to compare, and every cell stands in its files already.
    let compared = if datasets.len() > 1 { datasets } else { &[] };
    let mut cells: Vec<Told> = Vec::new();
    let mut places: BTreeMap<(String, Vec<(String, String)>), usize> = BTreeMap::new();
    // Cells stand in the order of the newest edition, so that it is read first.
    for dataset in compared.iter().rev() {
        for measure in 0..dataset.schema.measures.len() {
            for later in Later::all(dataset, measure) {
                let name = &dataset.schema.measures[measure].name;
                let pairs = pairs(dataset, later.key);
                let mut sorted = pairs.clone();
                sorted.sort();
                places.entry((name.clone(), sorted)).or_insert_with(|| {
                    let key = pairs.into_iter().map(|(name, value)| (name, value.into())).collect();
                    cells.push(Told { measure: name.clone(), key, values: Vec::new() });
                    cells.len() - 1
                });
            }
        }
    }
    for (position, dataset) in compared.iter().enumerate() {
        for (measure, schema) in dataset.schema.measures.iter().enumerate() {
            let before: Vec<Before<'_>> = datasets[..position]
                .iter()
                .rev()
                .filter_map(|other| Before::new(dataset, measure, other, other.schema.measure(&schema.name)?))
                .collect();
            for later in Later::all(dataset, measure) {
                let mut key = pairs(dataset, later.key);
                key.sort();
                let place = places[&(schema.name.clone(), key)];
                cells[place].values.push(value(&later, &before));
            }
        }
    }
    let path = history_path(series);
    let mut head = Map::new();
    head.insert("$schema".to_owned(), relative(&path, json_schema::HISTORY).into());
    head.insert("id".to_owned(), series.into());
    head.insert("title".to_owned(), datasets.last().map_or("", |dataset| dataset.schema.title.as_str()).into());
    head.insert("url".to_owned(), format!("{base_url}data/#{series}").into());
    head.insert("editions".to_owned(), datasets.iter().map(|dataset| dataset.edition.as_str()).collect());
    let items = cells.iter().map(|cell| json!({ "measure": cell.measure, "key": cell.key, "values": cell.values }).to_string());
    let (head, items) = (slice::head(head), slice::items(items));
    format!("{head},\n  \"cells\": [\n{items}{}  ]\n}}\n", if items.is_empty() { "" } else { "\n" })
}

/// The values of a row by the names of their dimensions.
fn pairs(dataset: &Dataset, key: &[usize]) -> Vec<(String, String)> {
    let names = dataset.schema.dimensions.iter().map(|dimension| dimension.name.clone());
    names.zip(dataset.key_values(key).into_iter().map(str::to_owned)).collect()
}

/// What an edition published in a cell, and what became of it since the edition before that had it.
fn value(later: &Later<'_>, before: &[Before<'_>]) -> Value {
    let cell = later.cell;
    let earlier = before.iter().find_map(|before| Some((before, before.cell(later)?)));
    let has = |cell: &Cell| cell.status.has_number();
    let change = match earlier {
        None => "new",
        Some((_, earlier)) if has(earlier) && !has(cell) => "withdrawn",
        Some((_, earlier)) if !has(earlier) && has(cell) => "filled",
        Some((before, earlier)) if has(cell) && !later.same(before, earlier) => "revised",
        Some(_) => "same",
    };
    let mut told = json!({
        "edition": later.dataset.edition,
        "value": Some(cell.text()).filter(|text| !text.is_empty()),
        "status": cell.status.sdmx(),
        "change": change,
    });
    let (first, last) = period(later.dataset);
    told["period"] = json!({ "start": first, "end": last });
    if let Some(unit) = later.dataset.schema.measures[later.measure].unit() {
        told["unit"] = unit_text(unit).into();
    }
    if let Some(revision) = later.revisions().next() {
        told["reason"] = revision.reason.as_str().into();
    }
    told
}
