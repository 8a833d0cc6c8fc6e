//! Datasets by name, with what their schemas tell and with their cells.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Side;
use super::cells::{self, CellChanges};
use super::changes::{Became, FactChange};
use super::facts::{self, Fact};
use crate::data::dataset::Dataset;
use crate::data::rule::{At, Constraint};
use crate::data::schema::{Dimension, DimensionKind, Measure, Numeric, Schema, Target};
use crate::opendata::dataset::unit_text;
use crate::site::resolve::EditionSite;

/// What became of a dataset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct DatasetChange {
    /// Its name, on the new side where that has it.
    pub(crate) id: String,
    /// Its name on the old side, where that is another; its measures say so with `previous`.
    pub(crate) was: Option<String>,
    /// Its title.
    pub(crate) title: String,
    /// What became of it.
    pub(crate) became: Became,
    /// How many cells it has, or had.
    pub(crate) size: usize,
    /// What its schema tells otherwise. Nothing unless it changed.
    pub(crate) facts: Vec<FactChange>,
    /// Its cells. Nothing unless it changed.
    pub(crate) cells: CellChanges,
}

/// Lays the datasets of two editions beside each other. What a dataset was called before only the later side knows, so that two years are always laid beside
/// each other forwards.
pub(super) fn changes(old: &Side<'_>, new: &Side<'_>) -> Vec<DatasetChange> {
    let (from, to) = (old.edition, new.edition);
    let order = |edition: &EditionSite| (edition.edition.year.clone(), edition.edition.version);
    let is_new = order(from) <= order(to);
    let (earlier, later) = if is_new { (from, to) } else { (to, from) };
    let matched = matched(earlier, later);
    let mut by_new: BTreeMap<&str, DatasetChange> = BTreeMap::new();
    for (dataset, before) in &matched {
        let (was, is) = if is_new { (*before, *dataset) } else { (*dataset, *before) };
        let facts = facts::changes(&told(&was.schema), &told(&is.schema));
        let cells = cells::changes(dataset, before, earlier, is_new);
        let other = Some(was.id.clone()).filter(|id| *id != is.id);
        if !facts.is_empty() || !cells.is_empty() || other.is_some() {
            let change = DatasetChange { was: other, facts, cells, ..alone(is, Became::Changed) };
            by_new.insert(&is.id, change);
        }
    }
    let is_matched = |dataset: &Dataset, in_new: bool| {
        let at_later = in_new == is_new;
        matched.iter().any(|(later, earlier)| if at_later { later.id == dataset.id } else { earlier.id == dataset.id })
    };
    let mut found = Vec::new();
    for dataset in &to.datasets {
        match by_new.remove(dataset.id.as_str()) {
            Some(change) => found.push(change),
            None if is_matched(dataset, true) => {}
            None => found.push(alone(dataset, Became::Added)),
        }
    }
    found.extend(from.datasets.iter().filter(|dataset| !is_matched(dataset, false)).map(|dataset| alone(dataset, Became::Gone)));
    found
}

fn alone(dataset: &Dataset, became: Became) -> DatasetChange {
    DatasetChange {
        id: dataset.id.clone(),
        was: None,
        title: dataset.schema.title.clone(),
        became,
        size: dataset.rows.len() * dataset.schema.measures.len(),
        facts: Vec::new(),
        cells: CellChanges::default(),
    }
}

/// For each dataset of the later edition the one of the earlier edition: that of its name, or else one that a measure says it stood in.
fn matched<'a>(earlier: &'a EditionSite, later: &'a EditionSite) -> Vec<(&'a Arc<Dataset>, &'a Arc<Dataset>)> {
    let find = |edition: &'a EditionSite, id: &str| edition.datasets.iter().find(|dataset| dataset.id == id);
    let mut pairs: Vec<(&Arc<Dataset>, &Arc<Dataset>)> =
        later.datasets.iter().filter_map(|dataset| Some((dataset, find(earlier, &dataset.id)?))).collect();
    for dataset in later.datasets.iter().filter(|dataset| find(earlier, &dataset.id).is_none()) {
        let previous = dataset.schema.measures.iter().filter_map(|measure| Some(measure.previous.as_ref()?.dataset.as_str()));
        let before = previous.filter_map(|id| find(earlier, id));
        // One that is still there under its own name, or that another was found to follow, is none that got another name.
        let mut open = before.filter(|before| !pairs.iter().any(|(_, taken)| taken.id == before.id));
        if let Some(before) = open.next() {
            pairs.push((dataset, before));
        }
    }
    pairs
}

/// What a schema tells, but for how its CSV is written.
fn told(schema: &Schema) -> Vec<Fact> {
    let coverage = |of: fn(&crate::data::schema::Coverage) -> &Vec<crate::data::rule::Named>| {
        schema.coverage.iter().flat_map(of).map(|part| part.value.clone()).collect::<Vec<_>>()
    };
    let disclosure = &schema.disclosure;
    let mut facts = vec![
        Fact::text("title", schema.title.as_str()),
        Fact::text("description", schema.description.as_str()),
        Fact::text("method", schema.method.as_str()),
        Fact::text("source", schema.source.as_str()),
        Fact::text("printed_as", schema.printed_as.as_str()),
        Fact::text("scope", schema.scope.as_str()),
        Fact::list("scope.covers", coverage(|coverage| &coverage.covers)),
        Fact::list("scope.partly", coverage(|coverage| &coverage.partly)),
        Fact::list("notes", schema.notes.clone()),
        Fact::list("keywords", schema.keywords.clone()),
        Fact::text("period", schema.period.clone().unwrap_or_default()),
        Fact::text("licence", schema.licence.map(|licence| licence.id()).unwrap_or_default()),
        Fact::list("data_themes", schema.data_themes.iter().map(|theme| theme.uri())),
        Fact::list("dimensions", schema.dimensions.iter().map(|dimension| dimension.name.clone())),
        Fact::list("measures", schema.measures.iter().map(|measure| measure.name.clone())),
    ];
    schema.dimensions.iter().for_each(|found| dimension(found, &mut facts));
    schema.measures.iter().for_each(|found| measure(found, &mut facts));
    facts.push(Fact::list("constraints", schema.constraints.iter().map(constraint)));
    facts.push(Fact::list("deviations", schema.constraints.iter().flat_map(deviations)));
    facts.push(Fact::text("disclosure.minimum", disclosure.minimum.to_string()));
    facts.push(Fact::text("disclosure.reason", disclosure.reason.as_ref().map(|reason| reason.value.clone()).unwrap_or_default()));
    facts.push(Fact::list(
        "revisions",
        schema.revisions.iter().map(|revision| {
            let of = revision.measure.as_ref().map(|measure| format!("{} ", measure.value)).unwrap_or_default();
            format!("{of}[{}] {} ({}): {}", at(&revision.at), revision.was.value, revision.edition.value, revision.reason)
        }),
    ));
    facts
}

fn dimension(dimension: &Dimension, facts: &mut Vec<Fact>) {
    let name = |key: &str| format!("dimensions.{}.{key}", dimension.name);
    let kind = match dimension.kind {
        DimensionKind::Text => "text",
        DimensionKind::Year => "year",
        DimensionKind::Quarter => "quarter",
    };
    facts.extend([
        Fact::text(name("label"), dimension.label.as_str()),
        Fact::text(name("description"), dimension.description.as_str()),
        Fact::text(name("type"), kind),
        Fact::text(name("total"), dimension.total.clone().unwrap_or_default()),
        Fact::list(name("codes"), dimension.codes.clone()),
        Fact::text(name("code_list"), dimension.code_list.as_ref().map(|list| list.value.clone()).unwrap_or_default()),
    ]);
    facts.extend(dimension.labels.iter().map(|(code, label)| Fact::text(name(&format!("labels.{code}")), label.as_str())));
}

fn measure(measure: &Measure, facts: &mut Vec<Fact>) {
    let name = |key: &str| format!("measures.{}.{key}", measure.name);
    facts.push(Fact::text(name("label"), measure.label.as_str()));
    facts.push(Fact::text(name("description"), measure.description.as_str()));
    let previous = measure.previous.as_ref().map(|previous| format!("{}.{}", previous.dataset, previous.measure));
    facts.push(Fact::text(name("previous"), previous.unwrap_or_default()));
    let Some(numeric) = measure.numeric() else {
        facts.push(Fact::text(name("type"), "text"));
        return;
    };
    let Numeric { unit, decimals, additive, people, target, targets } = numeric;
    facts.extend([
        Fact::text(name("type"), "number"),
        Fact::text(name("unit"), unit_text(unit)),
        Fact::text(name("decimals"), decimals.to_string()),
        Fact::text(name("additive"), additive.to_string()),
        Fact::text(name("people"), people.map(|people| people.to_string()).unwrap_or_default()),
        Fact::text(name("target"), target.as_ref().map(aim).unwrap_or_default()),
        Fact::list(name("targets"), targets.iter().map(|found| format!("[{}] {}", at(&found.at), aim(&found.target)))),
    ]);
}

/// A target in one line, such as `≥ 35 (2025)`.
fn aim(target: &Target) -> String {
    let sign = if target.at_least { '≥' } else { '≤' };
    let years: Vec<&str> = target.base_year.iter().chain(&target.year).map(String::as_str).collect();
    let years = if years.is_empty() { String::new() } else { format!(" ({})", years.join("..")) };
    format!("{sign} {}{years}", target.value.machine_text())
}

fn constraint(constraint: &Constraint) -> String {
    let of: Vec<&str> = constraint.measures.iter().map(|measure| measure.value.as_str()).collect();
    let of = if of.is_empty() { String::new() } else { format!(" [{}]", of.join(", ")) };
    format!("{}{of} ± {}", constraint.rule.text(), constraint.tolerance.machine_text())
}

fn deviations(constraint: &Constraint) -> impl Iterator<Item = String> {
    let rule = constraint.rule.text();
    constraint.deviations.iter().map(move |deviation| {
        let at: Vec<String> = deviation.at.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        format!("{rule} [{}] {}: {}", at.join(", "), deviation.difference.machine_text(), deviation.reason)
    })
}

fn at(at: &At) -> String {
    at.iter().map(|(name, value)| format!("{}: {}", name.value, value.value)).collect::<Vec<_>>().join(", ")
}
