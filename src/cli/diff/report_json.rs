//! What changed, for programs. Lists are whole; a fact is always a list of texts.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Head;
use crate::compare::{
    AddressKind, Became, CellChange, CellDifference, Changes, ChapterChange, DatasetChange, FactChange, FigureChange, FigureDifference,
    ItemChange, Led, LoneCell,
};
use crate::content::prose::TextKind;
use crate::data::schema::Status;
use crate::data::unit::Unit;
use crate::number::Number;
use crate::opendata::dataset::unit_text;
use crate::site::history::Unlike;
use crate::site::register::Entry;

/// Writes a comparison.
pub(super) fn report(heads: &[Head<'_>; 2], changes: &Changes) -> Value {
    json!({
        "old": head(&heads[0]),
        "new": head(&heads[1]),
        "same": changes.is_empty(),
        "edition": facts(&changes.edition),
        "chapters": changes.chapters.iter().map(chapter).collect::<Vec<_>>(),
        "figures": changes.figures.iter().map(figure).collect::<Vec<_>>(),
        "datasets": changes.datasets.iter().map(dataset).collect::<Vec<_>>(),
        "named_figures": items(&changes.named),
        "terms": items(&changes.terms),
        "claims": items(&changes.claims),
        "addresses_gone": changes.addresses.iter().map(|address| json!({ "path": address.path, "kind": match address.kind {
            AddressKind::Page => "page",
            AddressKind::File => "file",
            AddressKind::Heading => "heading",
        }, "leads_to": match &address.redirect {
            Some(Led::To(to)) => Some(to),
            _ => None,
        }, "reason": match &address.redirect {
            Some(Led::Nowhere(reason)) => Some(reason),
            _ => None,
        } })).collect::<Vec<_>>(),
    })
}

fn head(head: &Head<'_>) -> Value {
    json!({ "asked": head.name, "edition": head.year, "version": head.version, "title": head.title, "mistakes": head.mistakes })
}

fn became(became: Became) -> &'static str {
    match became {
        Became::Changed => "changed",
        Became::Added => "added",
        Became::Gone => "gone",
    }
}

fn facts(facts: &[FactChange]) -> Vec<Value> {
    facts.iter().map(|fact| json!({ "fact": fact.fact, "old": fact.old, "new": fact.new })).collect()
}

fn items(items: &[ItemChange]) -> Vec<Value> {
    let one = |item: &ItemChange| json!({ "id": item.id, "change": became(item.became), "title": item.title, "facts": facts(&item.facts) });
    items.iter().map(one).collect()
}

fn chapter(chapter: &ChapterChange) -> Value {
    let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let sentences: Vec<Value> = chapter
        .sentences
        .told
        .iter()
        .map(|sentence| {
            json!({
                "change": became(sentence.became), "kind": kind(sentence.kind), "old": some(&sentence.old), "new": some(&sentence.new),
            })
        })
        .collect();
    json!({
        "id": chapter.id, "change": became(chapter.became), "title": chapter.title, "sentences": chapter.length,
        "facts": facts(&chapter.facts), "changed_sentences": sentences, "other_figures": chapter.sentences.other_figures,
        "moved": chapter.sentences.moved, "blocks": items(&chapter.blocks),
    })
}

fn kind(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Head => "head",
        TextKind::Heading => "heading",
        TextKind::Paragraph => "paragraph",
        TextKind::Cell => "cell",
        TextKind::Caption => "caption",
        TextKind::Note => "note",
        TextKind::Card => "card",
        TextKind::Target => "target",
        TextKind::Alternative => "alternative",
    }
}

fn figure(figure: &FigureChange) -> Value {
    let differs: Vec<&str> = figure
        .differs
        .iter()
        .map(|difference| match difference {
            FigureDifference::Shown => "shown",
            FigureDifference::Value => "value",
            FigureDifference::Unit => "unit",
            FigureDifference::Status => "status",
            FigureDifference::Source => "source",
            FigureDifference::Formula => "formula",
        })
        .collect();
    json!({
        "id": figure.id, "change": became(figure.became), "follows": figure.follows, "differs": differs,
        "old": figure.old.as_deref().map(entry), "new": figure.new.as_deref().map(entry),
    })
}

fn entry(entry: &Entry) -> Value {
    json!({
        "id": entry.id, "page": entry.page, "anchor": entry.anchor, "sentence": entry.sentence, "shown": entry.shown, "formula": entry.formula,
        "value": entry.machine, "exact": entry.exact.as_ref().map(Number::to_string), "unit": unit(entry.unit.as_ref()),
        "status": entry.statuses.iter().map(Status::name).collect::<Vec<_>>(), "source": entry.given,
    })
}

fn unit(unit: Option<&Unit>) -> Option<String> {
    unit.map(unit_text).filter(|text| !text.is_empty())
}

fn dataset(dataset: &DatasetChange) -> Value {
    let cells = &dataset.cells;
    let apart: Vec<Value> = cells
        .apart
        .iter()
        .map(|apart| {
            let why = match apart.why {
                Unlike::Unit => "unit",
                Unlike::Dimensions => "dimensions",
                Unlike::Period => "period",
            };
            json!({ "measure": apart.measure, "differs": why, "old": apart.old, "new": apart.new })
        })
        .collect();
    json!({
        "id": dataset.id, "was": dataset.was, "change": became(dataset.became), "title": dataset.title, "size": dataset.size,
        "facts": facts(&dataset.facts), "compared": cells.compared, "not_compared": apart,
        "changed": cells.changed.iter().map(cell).collect::<Vec<_>>(),
        "added": cells.added.iter().map(lone).collect::<Vec<_>>(),
        "gone": cells.gone.iter().map(lone).collect::<Vec<_>>(),
    })
}

fn key(key: &[(String, String)]) -> BTreeMap<&str, &str> {
    key.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn published(text: &str, status: Status) -> Value {
    json!({ "value": Some(text).filter(|text| !text.is_empty()), "status": status.name() })
}

fn cell(cell: &CellChange) -> Value {
    let differs: Vec<&str> = cell
        .differs
        .iter()
        .map(|difference| match difference {
            CellDifference::Value => "value",
            CellDifference::Precision => "precision",
            CellDifference::Status => "status",
        })
        .collect();
    json!({
        "cell": cell.cell, "key": key(&cell.key), "measure": cell.measure, "unit": unit(cell.unit.as_ref()), "differs": differs,
        "old": published(&cell.old.0, cell.old.1), "new": published(&cell.new.0, cell.new.1),
        "reason": Some(cell.reason.as_str()).filter(|reason| !reason.is_empty()),
    })
}

fn lone(cell: &LoneCell) -> Value {
    let mut value = published(&cell.text, cell.status);
    value["cell"] = cell.cell.as_str().into();
    value["key"] = json!(key(&cell.key));
    value["measure"] = cell.measure.as_str().into();
    value["unit"] = unit(cell.unit.as_ref()).into();
    value
}
