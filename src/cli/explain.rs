//! How a figure came about, for people at a terminal and for programs: sentence, formula, cells with their places, exact value, rounding.

use serde_json::{Value, json};

use crate::data::schema::Status;
use crate::diagnostic::Language;
use crate::format;
use crate::number::Number;
use crate::opendata::dataset::unit_text;
use crate::shortcode::print;
use crate::site::anchors::register_path;
use crate::site::register::{EntryCell, Traced};
use crate::source::{LineIndex, Sources, Span};

/// Where someone points.
pub(super) enum Place {
    /// A file, a line of it, a column of that line; counted from 1.
    File { file: String, line: Option<usize>, column: Option<usize> },
    /// A figure of the register.
    Figure(String),
}

/// A place that is nowhere: the file or id that does not exist.
pub(super) struct NoPlace(String);

impl NoPlace {
    /// Says so.
    pub(super) fn words(&self, language: Language) -> String {
        match language {
            Language::Dutch => {
                format!(
                    "er is geen bestand of cijfer `{}`; schrijf BESTAND:REGEL of BESTAND:REGEL:KOLOM, zoals content/2023/index.md:12",
                    self.0
                )
            }
            Language::English => {
                format!("there is no file or figure `{}`; write FILE:LINE or FILE:LINE:COLUMN, such as content/2023/index.md:12", self.0)
            }
        }
    }
}

impl Place {
    /// Reads a place: a path within the project, with or without `./`, or the id of a figure.
    pub(super) fn parse(text: &str, sources: &Sources, traced: &[Traced]) -> Result<Self, NoPlace> {
        if traced.iter().any(|traced| traced.entry.id == text) {
            return Ok(Place::Figure(text.to_owned()));
        }
        let mut parts = text.rsplitn(3, ':');
        let mut numbers = Vec::new();
        let mut file = text;
        for part in parts.by_ref() {
            match part.parse::<usize>() {
                Ok(number) if number > 0 => {
                    numbers.insert(0, number);
                    file = &file[..file.len() - part.len() - 1];
                }
                _ => break,
            }
        }
        let file = file.strip_prefix("./").unwrap_or(file).replace('\\', "/");
        if sources.get(&file).is_none() {
            return Err(NoPlace(text.to_owned()));
        }
        Ok(Place::File { file, line: numbers.first().copied(), column: numbers.get(1).copied() })
    }

    /// Does the figure stand here, or come from a cell that stands here?
    pub(super) fn holds(&self, traced: &Traced, sources: &Sources) -> bool {
        match self {
            Place::Figure(id) => traced.entry.id == *id,
            Place::File { .. } => self.covers(&traced.span, sources) || traced.cells.iter().any(|cell| self.covers(cell, sources)),
        }
    }

    /// Does a span touch this place?
    pub(super) fn covers(&self, span: &Span, sources: &Sources) -> bool {
        let Place::File { file, line, column } = self else { return false };
        if span.file.as_ref() != file {
            return false;
        }
        let Some(line) = line else { return true };
        let ((first_line, first_column), (last_line, last_column)) = ends(span, sources);
        let behind_start = first_line < *line || (first_line == *line && column.is_none_or(|column| first_column <= column));
        let before_end = *line < last_line || (*line == last_line && column.is_none_or(|column| column <= last_column));
        behind_start && before_end
    }
}

/// Line and column of the first and last byte of a span, counted from 1.
fn ends(span: &Span, sources: &Sources) -> ((usize, usize), (usize, usize)) {
    let text = sources.shown(&span.file).map_or("", |text| text);
    let index = LineIndex::new(text);
    let range = span.range();
    (
        index.line_column(text, range.start.min(text.len())),
        index.line_column(text, range.end.saturating_sub(1).max(range.start).min(text.len())),
    )
}

fn at(span: &Span, sources: &Sources) -> String {
    let ((line, column), _) = ends(span, sources);
    format!("{}:{line}:{column}", span.file)
}

/// Writes how a figure came about, for people.
pub(super) fn text(traced: &Traced, sources: &Sources, language: Language) -> String {
    let entry = &traced.entry;
    let dutch = language == Language::Dutch;
    let pick = |nl: &'static str, en: &'static str| if dutch { nl } else { en };
    let mut lines =
        vec![format!("{}  {}", at(&traced.span, sources), entry.id), String::new(), format!("  {}", entry.sentence), String::new()];
    let mut row = |name: &str, value: &str| lines.push(format!("  {name:<12}{value}").trim_end().to_owned());
    row(pick("getoond", "shown"), &entry.shown);
    if let Some(pin) = &entry.pin {
        row(pick("verwacht", "pin"), pin);
    }
    row(pick("formule", "formula"), &entry.formula);
    for definition in &traced.definitions {
        row("", &format!("{} = {}", definition.name, definition.formula));
        if !definition.note.is_empty() {
            row("", &definition.note);
        }
    }
    if let Some(given) = &entry.given {
        row(pick("bron", "source"), given);
    }
    for (position, (cell, span)) in entry.cells.iter().zip(&traced.cells).enumerate() {
        let name = if position == 0 { pick("cellen", "cells") } else { "" };
        row(name, &format!("{} = {}  ({})", selection(cell), cell_number(cell, traced.language), at(span, sources)));
    }
    if let Some(unit) = &entry.unit {
        let unit = print::unit_words(unit, traced.language);
        let exact = entry.exact.as_ref().map(Number::to_string).unwrap_or_default();
        let fraction = if exact.contains('/') { format!("{exact} = ") } else { String::new() };
        let number = format::machine(&entry.machine, traced.language);
        let dots = if fraction.is_empty() { "" } else { " …" };
        row(pick("precies", "exact"), format!("{fraction}{number}{dots} {unit}").trim_end());
        if let Some(decimals) = entry.decimals {
            let words = match (dutch, decimals) {
                (true, 1) => "op 1 decimaal, een half van nul af".to_owned(),
                (true, _) => format!("op {decimals} decimalen, een half van nul af"),
                (false, 1) => "to 1 decimal, half away from zero".to_owned(),
                (false, _) => format!("to {decimals} decimals, half away from zero"),
            };
            row(pick("afgerond", "rounded"), &words);
        }
        let statuses: Vec<&str> = entry.statuses.iter().map(Status::name).collect();
        if !statuses.is_empty() {
            row("status", &statuses.join(", "));
        }
    }
    if let Some(anchor) = &entry.anchor {
        row(pick("op de site", "on the site"), &format!("{}#{anchor}", entry.page));
    }
    row(pick("register", "register"), &format!("{}#{}", register_path(&entry.page), entry.id));
    lines.push(String::new());
    lines.join("\n")
}

fn selection(cell: &EntryCell) -> String {
    let values: Vec<&str> = cell.cell.key.iter().map(|(_, value)| value.as_str()).collect();
    format!("{}@{}.{}[{}]", cell.cell.dataset, cell.cell.edition, cell.cell.measure, values.join(", "))
}

fn cell_number(cell: &EntryCell, language: Language) -> String {
    let number = format::machine(&cell.text, language);
    let status = if cell.status == Status::Normal { String::new() } else { format!(" ({})", cell.status.name()) };
    format!("{number} {}", print::unit_words(&cell.unit, language)).trim_end().to_owned() + &status
}

/// Writes how figures came about, for programs: a list of objects.
pub(super) fn json(found: &[&Traced], sources: &Sources) -> String {
    let one = |traced: &&Traced| -> Value {
        let entry = &traced.entry;
        let cells: Vec<Value> = entry
            .cells
            .iter()
            .zip(&traced.cells)
            .map(|(cell, span)| {
                json!({
                    "edition": cell.cell.edition, "dataset": cell.cell.dataset, "measure": cell.cell.measure,
                    "key": cell.cell.key.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
                    "value": cell.text, "unit": unit_text(&cell.unit), "status": cell.status.name(), "place": at(span, sources),
                })
            })
            .collect();
        json!({
            "id": entry.id, "place": at(&traced.span, sources), "page": entry.page, "anchor": entry.anchor, "sentence": entry.sentence,
            "shown": entry.shown, "pin": entry.pin, "formula": entry.formula, "value": entry.machine, "exact": entry.exact.as_ref().map(Number::to_string),
            "unit": entry.unit.as_ref().map(unit_text), "decimals": entry.decimals, "status": entry.statuses.iter().map(Status::name).collect::<Vec<_>>(), "source": entry.given,
            "named": traced.definitions.iter().map(|named| json!({ "name": named.name, "formula": named.formula, "note": named.note })).collect::<Vec<_>>(),
            "cells": cells,
        })
    };
    let list: Vec<Value> = found.iter().map(one).collect();
    let mut text = serde_json::to_string_pretty(&list).unwrap_or_default();
    text.push('\n');
    text
}
