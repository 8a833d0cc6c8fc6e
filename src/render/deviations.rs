//! The page of an edition that tells where the data differ from what was printed, and `claims.json` beside it.
//!
//! What agrees and what does not was decided in `shortcode::claim`; here it is only shown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::json;

use super::context::{
    ClaimItem, Common, DeviationsContext, DifferenceItem, DownloadItem, RevisionItem, SourceCellItem, SourceItem, TotalsItem,
};
use super::theme::Words;
use crate::content::claims::ClaimSource;
use crate::content::expr::Formula;
use crate::data::dataset::{Cell, Dataset};
use crate::data::notes;
use crate::data::schema::{Measure, Numeric, Revision, Status};
use crate::data::unit::Scale;
use crate::diagnostic::Language;
use crate::format::{self, NO_BREAK};
use crate::html;
use crate::number::Number;
use crate::output::relative;
use crate::shortcode::figure::ValueFigure;
use crate::shortcode::print;
use crate::shortcode::value::CellRef;
use crate::site::claims::CheckedClaim;
use crate::site::links::dataset_path;
use crate::site::named::Definition;
use crate::site::resolve::EditionSite;

/// All that the page depends on, besides its frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Deviations {
    /// Year of the edition.
    pub(crate) year: String,
    /// The texts that were printed.
    pub(crate) sources: Vec<ClaimSource>,
    /// What was held against the data.
    pub(crate) claims: Arc<[CheckedClaim]>,
    /// The datasets of the edition, in order of title.
    pub(crate) datasets: Vec<Arc<Dataset>>,
    /// Every dataset with a cell that a claim uses, by edition and name.
    pub(crate) used: BTreeMap<(String, String), Arc<Dataset>>,
    /// The named figures of the edition.
    pub(crate) named: Vec<Definition>,
}

/// What the page is about, which decides its title.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum About {
    /// What was printed, and with it all else that differs.
    Claims,
    /// Nothing but revised values.
    Revisions,
}

impl About {
    /// What the page of an edition is about; `None` when there is nothing to tell.
    pub(crate) fn of(site: &EditionSite) -> Option<Self> {
        match (site.has_claims(), site.has_revisions()) {
            (true, _) => Some(About::Claims),
            (false, true) => Some(About::Revisions),
            (false, false) => None,
        }
    }

    /// The word for the title of the page.
    pub(crate) fn title(self) -> &'static str {
        match self {
            About::Claims => "deviations_title",
            About::Revisions => "revisions_title",
        }
    }

    /// The word for the sentence that leads to the page.
    pub(crate) fn door(self) -> &'static str {
        match self {
            About::Claims => "deviations_door",
            About::Revisions => "revisions_door",
        }
    }
}

/// Path of the page in the site.
pub(crate) fn deviations_path(year: &str) -> String {
    format!("{year}/verschillen/index.html")
}

/// Path of the file beside it.
pub(crate) fn claims_path(year: &str) -> String {
    format!("{year}/verschillen/claims.json")
}

/// Collects all that the page of an edition depends on.
pub(crate) fn input(site: &EditionSite, claims: Arc<[CheckedClaim]>, editions: &[EditionSite]) -> Deviations {
    let cells = claims.iter().flat_map(|claim| &claim.figure.cells);
    let keys: BTreeSet<(String, String)> = cells.map(|cell| (cell.edition.clone(), cell.dataset.clone())).collect();
    let datasets = editions.iter().flat_map(|edition| &edition.datasets);
    let keyed = datasets.map(|dataset| ((dataset.edition.clone(), dataset.id.clone()), dataset.clone()));
    Deviations {
        year: site.edition.year.clone(),
        sources: site.claims.claims.sources.clone(),
        used: keyed.filter(|(key, _)| keys.contains(key)).collect(),
        claims,
        datasets: site.datasets.clone(),
        named: site.named.clone(),
    }
}

/// What a page needs to write addresses and numbers.
struct Writer<'a> {
    input: &'a Deviations,
    words: &'a Words,
    base_url: &'a str,
    language: Language,
}

impl Deviations {
    /// Makes the context of the page.
    pub(crate) fn context(&self, common: Common, base_url: &str, language: Language) -> DeviationsContext {
        let words = common.words.clone();
        let writer = Writer { input: self, words: &words, base_url, language };
        let count = |number: usize| format::number(&Number::from(i64::try_from(number).unwrap_or(i64::MAX)).round(0), language);
        let agree = self.claims.iter().filter(|claim| claim.agrees).count();
        let of_source = |position: usize| self.claims.iter().filter(move |claim| claim.claim.source == position);
        let in_order = || (0..self.sources.len()).flat_map(of_source);
        let sources = self.sources.iter().enumerate().map(|(position, source)| SourceItem {
            id: format!("bron-{}", html::encode(&source.id)),
            title: source.title.clone(),
            claims: of_source(position).map(|claim| writer.claim(claim)).collect(),
        });
        let json = self.json(language);
        let title = common.words.get("download_claims").cloned().unwrap_or_default();
        let download = DownloadItem {
            href: "claims.json".to_owned(),
            title,
            format: "JSON".to_owned(),
            size: format::size(json.len(), language),
            opens: common.words["opens_json"].clone(),
            opens_short: common.words["for_json"].clone(),
            media_type: "application/json".to_owned(),
        };
        DeviationsContext {
            common,
            checked: if self.claims.is_empty() { String::new() } else { count(self.claims.len()) },
            agree: count(agree),
            differ: count(self.claims.len() - agree),
            differences: in_order().filter(|claim| !claim.agrees).map(|claim| writer.difference(claim)).collect(),
            totals: self.datasets.iter().filter_map(|dataset| writer.totals(dataset)).collect(),
            revisions: self.datasets.iter().flat_map(|dataset| writer.revisions(dataset)).collect(),
            sources: sources.filter(|source| !source.claims.is_empty()).collect(),
            downloads: vec![download],
        }
    }

    /// Writes `claims.json`: every claim with what was printed, what the data give, and the cells.
    pub(crate) fn json(&self, language: Language) -> String {
        let plain = |text: &str| text.replace(NO_BREAK, " ");
        let cell = |cell: &CellRef| {
            let key: serde_json::Map<_, _> = cell.key.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect();
            json!({ "edition": cell.edition, "dataset": cell.dataset, "key": key, "measure": cell.measure })
        };
        let claims: Vec<_> = self
            .claims
            .iter()
            .map(|CheckedClaim { claim, figure, agrees }| {
                json!({
                    "id": claim.id.value,
                    "source": self.sources[claim.source].id,
                    "place": claim.place,
                    "says": claim.says.value,
                    "formula": claim.formula.text,
                    "printed": claim.printed.value,
                    "computed": plain(&figure.shown),
                    "exact": if figure.machine.is_empty() { None } else { Some(&figure.machine) },
                    "agrees": agrees,
                    "note": claim.note,
                    "cells": figure.cells.iter().map(cell).collect::<Vec<_>>(),
                })
            })
            .collect();
        let sources: Vec<_> = self.sources.iter().map(|source| json!({ "id": source.id, "title": source.title })).collect();
        let report = json!({
            "edition": self.year,
            "language": language.tag(),
            "checked": self.claims.len(),
            "agree": self.claims.iter().filter(|claim| claim.agrees).count(),
            "sources": sources,
            "claims": claims,
        });
        let mut text = serde_json::to_string_pretty(&report).expect("a map of texts is JSON");
        text.push('\n');
        text
    }
}

impl Writer<'_> {
    fn claim(&self, checked: &CheckedClaim) -> ClaimItem {
        let CheckedClaim { claim, figure, agrees } = checked;
        ClaimItem {
            says: claim.says.value.clone(),
            place: claim.place.clone(),
            printed: claim.printed.value.clone(),
            computed: figure.shown.clone(),
            value: figure.machine.clone(),
            href: self.figure_href(figure),
            agrees: *agrees,
            difference: if *agrees { String::new() } else { difference_id(checked) },
        }
    }

    fn difference(&self, checked: &CheckedClaim) -> DifferenceItem {
        let CheckedClaim { claim, figure, .. } = checked;
        DifferenceItem {
            id: difference_id(checked),
            says: claim.says.value.clone(),
            source: self.input.sources[claim.source].title.clone(),
            place: claim.place.clone(),
            printed: claim.printed.value.clone(),
            computed: figure.shown.clone(),
            value: figure.machine.clone(),
            formula: self.formula(&claim.formula),
            cells: figure.cells.iter().filter_map(|cell| self.cell(cell)).collect(),
            note: claim.note.clone(),
        }
    }

    /// The formula as written, with what each name in it stands for.
    fn formula(&self, formula: &Formula) -> String {
        let names = formula.expr.names();
        let meant = self.input.named.iter().filter(|definition| names.contains(&definition.name));
        let meant: String = meant.map(|definition| format!("; {} = {}", definition.name, definition.formula)).collect();
        format!("{}{meant}", formula.text)
    }

    fn totals(&self, dataset: &Dataset) -> Option<TotalsItem> {
        let notes = notes::deviations(dataset);
        (!notes.is_empty()).then(|| TotalsItem {
            title: dataset.schema.title.clone(),
            href: self.dataset_href(&dataset.edition, &dataset.id),
            printed_as: dataset.schema.printed_as.clone(),
            notes,
        })
    }

    fn revisions(&self, dataset: &Dataset) -> Vec<RevisionItem> {
        let schema = &dataset.schema;
        let item = |revision: &Revision| {
            let position = revision.measure.as_ref().map_or(Some(0), |name| schema.measure(&name.value))?;
            let key = revision.key(dataset)?;
            let (cell, measure) = (&dataset.row(&key)?.cells[position], &schema.measures[position]);
            let labels = schema.dimensions.iter().zip(dataset.key_values(&key)).map(|(dimension, value)| dimension.label_of(value));
            let named = (schema.measures.len() > 1).then_some(measure.label.as_str());
            let was = Number::parse(&revision.was.value).zip(measure.numeric());
            Some(RevisionItem {
                title: schema.title.clone(),
                cell: labels.chain(named).collect::<Vec<_>>().join(", "),
                href: format!("{}#{}", self.dataset_href(&dataset.edition, &dataset.id), html::encode(&dataset.cell_id(&key, position))),
                was: was.map_or_else(|| revision.was.value.clone(), |(was, numeric)| written(&was, numeric, self.language)),
                now: if cell.is_empty() { self.status(cell.status) } else { amount(cell, measure, self.language) },
                value: if measure.numeric().is_some() { cell.text().into_owned() } else { String::new() },
                edition: revision.edition.value.clone(),
                reason: revision.reason.clone(),
            })
        };
        schema.revisions.iter().filter_map(item).collect()
    }

    /// The word for a status.
    fn status(&self, status: Status) -> String {
        self.words.get(&format!("status_{}", status.name().replace('-', "_"))).cloned().unwrap_or_default()
    }

    fn figure_href(&self, figure: &ValueFigure) -> String {
        let Some(cell) = figure.cells.first() else { return String::new() };
        if figure.is_cell { self.cell_href(cell) } else { self.dataset_href(&cell.edition, &cell.dataset) }
    }

    fn cell_href(&self, cell: &CellRef) -> String {
        format!("{}#{}", self.dataset_href(&cell.edition, &cell.dataset), html::encode(&cell.id))
    }

    /// The address of the page of a dataset; a full address when it is in another edition, so that an edition also works alone.
    fn dataset_href(&self, edition: &str, dataset: &str) -> String {
        let path = dataset_path(edition, dataset);
        if edition == self.input.year { relative(&deviations_path(edition), &path) } else { format!("{}{path}", self.base_url) }
    }

    fn cell(&self, cell: &CellRef) -> Option<SourceCellItem> {
        let dataset = self.input.used.get(&(cell.edition.clone(), cell.dataset.clone()))?;
        let (found, measure) = find(dataset, cell)?;
        let edition = if cell.edition == self.input.year { String::new() } else { format!("@{}", cell.edition) };
        let named = if dataset.schema.measures.len() > 1 { format!(".{}", cell.measure) } else { String::new() };
        let key: Vec<&str> = cell.key.iter().map(|(_, value)| value.as_str()).collect();
        let name = format!("{}{edition}{named}[{}]", cell.dataset, key.join(", "));
        Some(SourceCellItem {
            name,
            href: self.cell_href(cell),
            shown: amount(found, measure, self.language),
            value: found.text().into_owned(),
        })
    }
}

/// The id of a difference on the page.
fn difference_id(checked: &CheckedClaim) -> String {
    format!("verschil-{}", checked.claim.id.value)
}

/// A cell with its measure.
fn find<'a>(dataset: &'a Dataset, cell: &CellRef) -> Option<(&'a Cell, &'a Measure)> {
    let key: Option<Vec<usize>> = cell.key.iter().enumerate().map(|(dimension, (_, value))| dataset.position(dimension, value)).collect();
    let measure = dataset.schema.measures.iter().position(|measure| measure.name == cell.measure)?;
    Some((&dataset.row(&key?)?.cells[measure], &dataset.schema.measures[measure]))
}

/// A cell as it was delivered, with its scale and unit: nothing is rounded, since small differences are what the page is about.
fn amount(cell: &Cell, measure: &Measure, language: Language) -> String {
    let value = cell.number.as_ref().zip(measure.numeric());
    value.map_or_else(|| cell.text().into_owned(), |(number, numeric)| written(number, numeric, language))
}

fn written(number: &Number, numeric: &Numeric, language: Language) -> String {
    let rounded = number.round(number.decimals().unwrap_or(0).max(numeric.decimals));
    let scale = numeric.unit.scale;
    let unit = print::unit_name(&numeric.unit, rounded.is_one() && scale == Scale::One, language);
    let parts = [print::scale_word(scale, language), unit.as_str()].into_iter().filter(|part| !part.is_empty());
    parts.fold(format::number(&rounded, language), |text, part| format!("{text}{NO_BREAK}{part}"))
}
