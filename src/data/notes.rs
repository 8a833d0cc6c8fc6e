//! Notes: what a reader must know beside the numbers of a dataset, in tables and in downloads.

use super::dataset::Dataset;
use super::rule::Deviation;
use super::schema::{Revision, Status};
use crate::diagnostic::Language;

/// Every note of a dataset, for its downloads: those of the schema, deviations, revisions, and why small counts are published.
pub(crate) fn all(dataset: &Dataset, language: Language) -> Vec<String> {
    let schema = &dataset.schema;
    let mut notes = schema.notes.clone();
    notes.extend(deviations(dataset));
    notes.extend(schema.revisions.iter().map(|revised| revision(dataset, revised, &revised.was.value, language)));
    notes.extend(revised(dataset, language));
    notes.extend(schema.disclosure.reason.iter().map(|reason| reason.value.clone()));
    notes
}

/// The revised cells of which the schema does not tell more: SDMX has no status for them, so that a download would not tell at all.
fn revised(dataset: &Dataset, language: Language) -> Option<String> {
    let schema = &dataset.schema;
    let told = |key: &[usize], measure: usize| {
        let of_measure =
            |revision: &Revision| revision.measure.as_ref().map_or(Some(0), |name| schema.measure(&name.value)) == Some(measure);
        schema.revisions.iter().any(|revision| of_measure(revision) && revision.key(dataset).as_deref() == Some(key))
    };
    let mut cells = Vec::new();
    for row in &dataset.rows {
        for (measure, cell) in row.cells.iter().enumerate() {
            if cell.status == Status::Revised && !told(&row.key, measure) {
                cells.push(format!("{}[{}]", schema.measures[measure].name, dataset.key_text(&row.key)));
            }
        }
    }
    let word = match language {
        Language::Dutch => "Herzien",
        Language::English => "Revised",
    };
    (!cells.is_empty()).then(|| format!("{word}: {}.", cells.join("; ")))
}

/// The published deviations with their cells, in words for readers: `Totaal, 2022: …`.
pub(crate) fn deviations(dataset: &Dataset) -> Vec<String> {
    let schema = &dataset.schema;
    let note = |deviation: &Deviation| {
        let named =
            schema.dimensions.iter().filter_map(|dimension| deviation.at.get(&dimension.name).map(|value| dimension.label_of(value)));
        let measure = deviation.measure.as_ref().and_then(|name| schema.measures.iter().find(|measure| measure.name == *name));
        let cell: Vec<&str> = named.chain(measure.map(|measure| measure.label.as_str())).collect();
        if cell.is_empty() { deviation.reason.clone() } else { format!("{}: {}", cell.join(", "), deviation.reason) }
    };
    schema.constraints.iter().flat_map(|constraint| &constraint.deviations).map(note).collect()
}

/// A revision with its cell and what was published before, `was`, as a reader of the language writes it.
pub(crate) fn revision(dataset: &Dataset, revision: &Revision, was: &str, language: Language) -> String {
    let schema = &dataset.schema;
    let values = schema.dimensions.iter().filter_map(|dimension| {
        let (_, value) = revision.at.iter().find(|(name, _)| name.value == dimension.name)?;
        Some(dimension.label_of(&value.value))
    });
    let measure = revision.measure.as_ref().and_then(|name| schema.measures.iter().find(|measure| measure.name == name.value));
    let cell = values.chain(measure.map(|measure| measure.label.as_str())).collect::<Vec<_>>().join(", ");
    let (edition, reason) = (&revision.edition.value, &revision.reason);
    match language {
        Language::Dutch => format!("{cell}: in de editie van {edition} stond hier {was}. {reason}"),
        Language::English => format!("{cell}: in the edition of {edition} this was {was}. {reason}"),
    }
}
