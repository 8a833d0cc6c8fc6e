//! Tables as a reader sees them: [`TableFigure`] to [`TableContext`], with numbers in the reader's notation, markers and notes.

use std::collections::BTreeSet;

use super::context::{CellContext, ColumnContext, DownloadItem, MarkerItem, RowContext, TableContext};
use super::theme::Words;
use crate::data::dataset::Cell;
use crate::data::notes;
use crate::data::schema::{Measure, Representation, Status};
use crate::data::unit::{Unit, UnitKind};
use crate::diagnostic::Language;
use crate::format;
use crate::number::Number;
use crate::shortcode::print::unit_head;
use crate::shortcode::table::{Column, TableFigure};

/// Where a table stands.
pub(crate) struct Place<'a> {
    /// Id of the table on its page.
    pub(crate) id: String,
    /// Is it the page of its dataset, so that cells and rows have addresses?
    pub(crate) own_page: bool,
    /// Address of the page of the dataset; empty on that page.
    pub(crate) dataset_href: String,
    /// Downloads of the dataset.
    pub(crate) downloads: Vec<DownloadItem>,
    /// Words of the interface.
    pub(crate) words: &'a Words,
    /// Language of the edition.
    pub(crate) language: Language,
}

/// More columns than this make a table wide.
const WIDE: usize = 4;

/// Makes the context of a table.
pub(crate) fn table(table: &TableFigure, place: Place<'_>) -> TableContext {
    let dataset = &table.dataset;
    let schema = &dataset.schema;
    let mut used: BTreeSet<Mark> = BTreeSet::new();
    let mut rows = Vec::with_capacity(table.rows.len());
    // An address with white space is written otherwise, so that a program can name the row by its number.
    let spaced = place.own_page && dataset.values.iter().flatten().any(|value| value.contains(char::is_whitespace));
    let number = |key: &[usize]| dataset.place(key).filter(|_| spaced).map(|place| format!("rij-{}", place + 1)).unwrap_or_default();
    for row in &table.rows {
        // A row that holds one combination only is an address itself; else its cells are.
        let same_key = row.cells.windows(2).all(|pair| pair[0].0 == pair[1].0);
        let mut cells = Vec::with_capacity(row.cells.len());
        for ((key, measure), column) in row.cells.iter().zip(&table.columns) {
            let found = dataset.row(key).map(|row| &row.cells[*measure]);
            let measure_schema = &schema.measures[*measure];
            let Shown { text, value, missing, marks } = match found {
                Some(cell) => shown(cell, measure_schema, place.language),
                None => Shown { missing: true, marks: vec![Mark::NoData], ..Shown::default() },
            };
            used.extend(marks.iter().copied());
            let id = if place.own_page && found.is_some() { dataset.cell_id(key, *measure) } else { String::new() };
            let row_id = if !id.is_empty() && !same_key && *measure == 0 { dataset.row_id(key) } else { String::new() };
            let row_number = if row_id.is_empty() { String::new() } else { number(key) };
            let words = marks.iter().map(|mark| word(place.words, mark.word())).collect::<Vec<_>>().join(", ");
            // A mark stands behind a value, or in its place.
            let (shown, marker) = match (missing, words.is_empty()) {
                (true, _) => (words, String::new()),
                (false, true) => (text, String::new()),
                (false, false) => (text, format!("({words})")),
            };
            let is_text = measure_schema.numeric().is_none();
            cells.push(CellContext { id, row_id, row_number, shown, value, missing, marker, is_text, total: column.total || row.total });
        }
        let id = row.cells.first().filter(|_| place.own_page && same_key).map(|(key, _)| dataset.row_id(key)).unwrap_or_default();
        let unit = unit_beside(row.headers.last().map_or("", String::as_str), row.unit.as_ref(), place.language);
        let row_number = row.cells.first().filter(|_| !id.is_empty()).map(|(key, _)| number(key)).unwrap_or_default();
        rows.push(RowContext { id, row_number, headers: row.headers.clone(), unit, total: row.total, cells });
    }
    let markers = used
        .iter()
        .map(|mark| MarkerItem { marker: word(place.words, mark.word()), meaning: word(place.words, mark.explanation()) })
        .collect();
    let column = |(position, column): (usize, &Column)| ColumnContext {
        label: column.label.clone(),
        unit: unit_beside(&column.label, column.unit.as_ref(), place.language),
        is_text: table.rows.iter().all(|row| schema.measures[row.cells[position].1].numeric().is_none()),
    };
    let columns = table.columns.iter().enumerate().map(column).collect();
    // Why small counts may be published is said once, where all of them are.
    let reason = schema.disclosure.reason.iter().filter(|_| place.own_page).map(|reason| &reason.value);
    let written = table.note.iter().chain(&schema.notes).chain(reason).cloned().collect();
    let mut deviations = notes::deviations(dataset);
    deviations.extend(revisions(table, place.language));
    let row_heads = table.row_heads.iter().map(|head| head.clone().unwrap_or_else(|| word(place.words, "measure"))).collect();
    TableContext {
        id: place.id,
        words: place.words.clone(),
        caption: table.caption.clone(),
        unit: table.unit.as_ref().map(|unit| unit_head(unit, place.language)).unwrap_or_default(),
        row_heads,
        wide: columns_wide(table),
        columns,
        rows,
        source: schema.source.clone(),
        scope: schema.scope.clone(),
        notes: written,
        markers,
        deviations,
        rounding: table.rounding,
        dataset_href: place.dataset_href,
        dataset_title: schema.title.clone(),
        downloads: place.downloads,
    }
}

/// What a reader sees of a cell, with its markers: `6,3% (voorlopig)`, `niet bekend`; `None` is a combination that does not occur.
pub(crate) fn in_words(cell: Option<&Cell>, measure: &Measure, words: &Words, language: Language) -> String {
    let Some(cell) = cell else { return word(words, Mark::NoData.word()) };
    let Shown { text, missing, marks, .. } = shown(cell, measure, language);
    let marks = marks.iter().map(|mark| word(words, mark.word())).collect::<Vec<_>>().join(", ");
    match (missing, marks.is_empty()) {
        (true, _) => marks,
        (false, true) => text,
        (false, false) => format!("{text} ({marks})"),
    }
}

/// What the revised cells of a table were before.
fn revisions(table: &TableFigure, language: Language) -> Vec<String> {
    let dataset = &table.dataset;
    let shown: BTreeSet<&(Vec<usize>, usize)> = table.rows.iter().flat_map(|row| &row.cells).collect();
    let mut notes = Vec::new();
    for revision in &dataset.schema.revisions {
        let measure = revision.measure.as_ref().map_or(Some(0), |name| dataset.schema.measure(&name.value));
        let Some((measure, key)) = measure.zip(revision.key(dataset)) else { continue };
        if shown.contains(&(key, measure)) {
            let was = Number::parse(&revision.was.value).filter(|_| dataset.schema.measures[measure].numeric().is_some());
            let written = |was: Number| format::number(&was.round(was.decimals().unwrap_or(0)), language);
            let was = was.map_or_else(|| revision.was.value.clone(), written);
            notes.push(notes::revision(dataset, revision, &was, language));
        }
    }
    notes
}

fn columns_wide(table: &TableFigure) -> bool {
    table.columns.len() + table.row_heads.len() > WIDE
}

/// What is marked in a cell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Mark {
    Status(Status),
    RoundsToZero,
    /// The combination does not occur in the data.
    NoData,
}

impl Mark {
    fn word(self) -> &'static str {
        match self {
            Mark::RoundsToZero => "rounds_to_zero",
            Mark::NoData => "no_data",
            Mark::Status(Status::Provisional) => "status_provisional",
            Mark::Status(Status::Revised) => "status_revised",
            Mark::Status(Status::Estimated) => "status_estimated",
            Mark::Status(Status::Confidential) => "status_confidential",
            Mark::Status(Status::NotAvailable) => "status_not_available",
            Mark::Status(Status::NotApplicable | Status::Normal) => "status_not_applicable",
        }
    }

    fn explanation(self) -> &'static str {
        match self {
            Mark::RoundsToZero => "explain_rounds_to_zero",
            Mark::NoData => "explain_no_data",
            Mark::Status(Status::Provisional) => "explain_provisional",
            Mark::Status(Status::Revised) => "explain_revised",
            Mark::Status(Status::Estimated) => "explain_estimated",
            Mark::Status(Status::Confidential) => "explain_confidential",
            Mark::Status(Status::NotAvailable) => "explain_not_available",
            Mark::Status(Status::NotApplicable | Status::Normal) => "explain_not_applicable",
        }
    }
}

/// What a reader sees of a cell.
#[derive(Default)]
struct Shown {
    /// The number in the reader's notation, or the text; empty when there is none.
    text: String,
    /// The number for machines; empty when there is none.
    value: String,
    /// Is there no value?
    missing: bool,
    /// What is special about it; that there is no value too.
    marks: Vec<Mark>,
}

fn shown(cell: &Cell, measure: &Measure, language: Language) -> Shown {
    let status = Some(Mark::Status(cell.status)).filter(|_| cell.status != Status::Normal);
    match (&measure.representation, &cell.number) {
        (Representation::Number(numeric), Some(number)) => {
            let rounded = number.round(numeric.decimals);
            let percent = if numeric.unit.kind == UnitKind::Percent { "%" } else { "" };
            let rounds_to_zero = Some(Mark::RoundsToZero).filter(|_| rounded.is_zero() && !number.is_zero());
            Shown {
                text: format!("{}{percent}", format::number(&rounded, language)),
                value: cell.text().into_owned(),
                missing: false,
                marks: status.into_iter().chain(rounds_to_zero).collect(),
            }
        }
        (Representation::Text, _) if !cell.is_empty() => {
            Shown { text: cell.text().into_owned(), marks: status.into_iter().collect(), ..Shown::default() }
        }
        _ => Shown { missing: true, marks: vec![Mark::Status(cell.status)], ..Shown::default() },
    }
}

/// The unit beside a label; empty when the label says it already.
fn unit_beside(label: &str, unit: Option<&Unit>, language: Language) -> String {
    let head = unit.map(|unit| unit_head(unit, language)).unwrap_or_default();
    let words = |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (label, unit) = (words(label), words(&head));
    // Whole words only: "uur" is not said by "duurzaam".
    let is_said = !unit.is_empty() && label.windows(unit.len()).any(|part| part == unit);
    if is_said { String::new() } else { head }
}

fn word(words: &Words, key: &str) -> String {
    words.get(key).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_left_out_only_when_the_label_says_it() {
        let unit = |name: &str| Unit { one: name.into(), many: name.into(), ..Unit::plain(UnitKind::Count) };
        assert_eq!(unit_beside("Aantal fte", Some(&unit("fte")), Language::Dutch), "");
        assert_eq!(unit_beside("Duurzame inzet", Some(&unit("uur")), Language::Dutch), "uur");
        assert_eq!(unit_beside("Andere", None, Language::Dutch), "");
    }
}
