//! The page of an edition that tells where the data differ from what was printed, and `claims.json` beside it.
//!
//! What agrees and what does not was decided in `shortcode::claim`; here it is only shown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;
use serde_json::json;

use super::context::{Common, DownloadItem};
use crate::content::claims::ClaimSource;
use crate::data::dataset::{Cell, Dataset};
use crate::data::notes;
use crate::data::schema::Measure;
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
use crate::site::resolve::EditionSite;

/// All that the page depends on, besides its frame.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Deviations {
    /// Year of the edition.
    pub(crate) year: String,
    /// The texts that were printed.
    pub(crate) sources: Vec<ClaimSource>,
    /// What was held against the data.
    pub(crate) claims: Vec<CheckedClaim>,
    /// The datasets of the edition, in order of title.
    pub(crate) datasets: Vec<Arc<Dataset>>,
    /// Every dataset with a cell that a claim uses, by edition and name.
    pub(crate) used: BTreeMap<(String, String), Arc<Dataset>>,
}

/// `deviations.html`: where the data differ from what was printed.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DeviationsContext {
    /// What every template gets.
    #[serde(flatten)]
    pub(crate) common: Common,
    /// How many printed figures were held against the data; empty when none.
    pub(crate) checked: String,
    /// How many of them agree.
    pub(crate) agree: String,
    /// How many do not.
    pub(crate) differ: String,
    /// The figures that do not agree, in order of the source.
    pub(crate) differences: Vec<DifferenceItem>,
    /// The totals that were printed otherwise than their parts add up to.
    pub(crate) totals: Vec<TotalsItem>,
    /// Everything that was held against the data, by source.
    pub(crate) sources: Vec<SourceItem>,
    /// All of it as a file.
    pub(crate) downloads: Vec<DownloadItem>,
}

/// A printed figure that does not agree with the data.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct DifferenceItem {
    /// Its id on this page.
    pub(crate) id: String,
    /// What the source comes to, in words of the editors.
    pub(crate) says: String,
    /// Title of the source.
    pub(crate) source: String,
    /// The place in the source.
    pub(crate) place: String,
    /// The figure as it was printed.
    pub(crate) printed: String,
    /// The figure that the data give.
    pub(crate) computed: String,
    /// The same, exactly, for machines; empty for a word.
    pub(crate) value: String,
    /// The formula.
    pub(crate) formula: String,
    /// The cells that the figure came from.
    pub(crate) cells: Vec<SourceCellItem>,
    /// Why it differs, as far as that is known.
    pub(crate) note: String,
}

/// A cell that a figure came from.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct SourceCellItem {
    /// What it is, as in a formula: `fte[Totaal, 2023]`.
    pub(crate) name: String,
    /// Its place on the page of its dataset.
    pub(crate) href: String,
    /// Its value with its unit.
    pub(crate) shown: String,
    /// The number for machines.
    pub(crate) value: String,
}

/// A dataset with totals that were printed otherwise than their parts add up to.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct TotalsItem {
    /// Title of the dataset.
    pub(crate) title: String,
    /// Its page.
    pub(crate) href: String,
    /// Where it stands in the printed report; may be empty.
    pub(crate) printed_as: String,
    /// What is told of each: which cell, and why.
    pub(crate) notes: Vec<String>,
}

/// A source with everything from it that was held against the data.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct SourceItem {
    /// The id of its table on this page.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// Its claims, in order.
    pub(crate) claims: Vec<ClaimItem>,
}

/// A printed figure that was held against the data.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct ClaimItem {
    /// What the source comes to.
    pub(crate) says: String,
    /// The place in the source.
    pub(crate) place: String,
    /// The figure as it was printed.
    pub(crate) printed: String,
    /// The figure that the data give.
    pub(crate) computed: String,
    /// The same, exactly, for machines; empty for a word.
    pub(crate) value: String,
    /// Its cell, or the page of the first dataset that it uses; empty when it uses none.
    pub(crate) href: String,
    /// Does it agree?
    pub(crate) agrees: bool,
    /// Id of the difference on this page; empty when it agrees.
    pub(crate) difference: String,
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
pub(crate) fn input(site: &EditionSite, claims: Vec<CheckedClaim>, editions: &[EditionSite]) -> Deviations {
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
    }
}

/// What a page needs to write addresses and numbers.
struct Writer<'a> {
    input: &'a Deviations,
    base_url: &'a str,
    language: Language,
}

impl Deviations {
    /// Makes the context of the page.
    pub(crate) fn context(&self, common: Common, base_url: &str, language: Language) -> DeviationsContext {
        let writer = Writer { input: self, base_url, language };
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
            media_type: "application/json".to_owned(),
        };
        DeviationsContext {
            common,
            checked: if self.claims.is_empty() { String::new() } else { count(self.claims.len()) },
            agree: count(agree),
            differ: count(self.claims.len() - agree),
            differences: in_order().filter(|claim| !claim.agrees).map(|claim| writer.difference(claim)).collect(),
            totals: self.datasets.iter().filter_map(|dataset| writer.totals(dataset)).collect(),
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
            formula: claim.formula.text.clone(),
            cells: figure.cells.iter().filter_map(|cell| self.cell(cell)).collect(),
            note: claim.note.clone(),
        }
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
        Some(SourceCellItem { name, href: self.cell_href(cell), shown: amount(found, measure, self.language), value: found.text.clone() })
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
    let (Some(number), Some(numeric)) = (&cell.number, measure.numeric()) else { return cell.text.clone() };
    let decimals = number.decimals().unwrap_or(0).max(numeric.decimals);
    let rounded = number.round(decimals);
    let scale = numeric.unit.scale;
    let unit = print::unit_name(&numeric.unit, rounded.is_one() && scale == Scale::One, language);
    let parts = [print::scale_word(scale, language), unit.as_str()].into_iter().filter(|part| !part.is_empty());
    parts.fold(format::number(&rounded, language), |text, part| format!("{text}{NO_BREAK}{part}"))
}
