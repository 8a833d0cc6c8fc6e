//! A dataset as a table, and the head of its JSON: `$schema`, what the dataset is, `fields`; its rows follow, a row a line.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::{Map, Value, json};

use super::about::{About, days};
use super::table::{Column, ColumnKind, Reference, Row, Shape, Table, digits};
use super::words::{Words, words};
use crate::data::dataset::{Cell, Dataset};
use crate::data::schema::{Dimension, DimensionKind, Measure, Numeric, Status, Target};
use crate::data::unit::{Scale, Unit, UnitKind};
use crate::diagnostic::Language;
use crate::number::Number;
use crate::output::relative;
use crate::shortcode::print::unit_head;

/// The columns that a dataset has in a list of codes: the dimension that holds the codes.
pub(crate) type CodeColumns<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Makes the table of a dataset: a column for each dimension, then each measure with its status. `code_column` tells the column with the codes of a list.
pub(crate) fn table<'a>(dataset: &'a Dataset, language: Language, code_column: CodeColumns<'_>) -> Table<'a> {
    let schema = &dataset.schema;
    let words = words(language);
    let mut columns: Vec<Column> =
        schema.dimensions.iter().enumerate().map(|(position, found)| dimension(dataset, position, found, words, code_column)).collect();
    for (position, found) in schema.measures.iter().enumerate() {
        columns.push(measure(dataset, position, found, words, language));
        columns.push(status(&format!("{}_status", found.name), &found.label, words));
    }
    let (key, rows) = (schema.dimensions.len(), dataset.rows.len());
    let has_spaced_keys = dataset.values.iter().flatten().any(|value| value.contains(char::is_whitespace));
    Table { shape: Shape { columns, key, rows, has_spaced_keys }, dataset }
}

impl<'a> Table<'a> {
    /// The rows of a part of it. A large table is never there as a whole.
    pub(crate) fn rows(&self, part: Range<usize>) -> Vec<Row<'a>> {
        let dataset = self.dataset;
        let row = |row: &'a crate::data::dataset::Row| {
            let mut cells = Vec::with_capacity(self.shape.columns.len());
            cells.extend(dataset.key_values(&row.key).into_iter().map(Cow::Borrowed));
            for cell in row.cells.iter() {
                cells.push(cell.text());
                cells.push(Cow::Borrowed(cell.status.sdmx()));
            }
            cells
        };
        dataset.rows[part].iter().map(row).collect()
    }

    /// The columns of statuses that say anything special, by position.
    pub(crate) fn special(&self) -> BTreeSet<usize> {
        let measures = 0..self.dataset.schema.measures.len();
        let is_special = |measure: &usize| self.dataset.rows.iter().any(|row| row.cells[*measure].status.sdmx() != "A");
        measures.filter(is_special).map(|measure| self.shape.key + 2 * measure + 1).collect()
    }
}

fn dimension(dataset: &Dataset, position: usize, dimension: &Dimension, words: &Words, code_column: CodeColumns<'_>) -> Column {
    // A code is a text, also when it is a year: a list and those who use it must hold the same thing.
    let is_code = dimension.code_list.is_some() || dataset.schema.code_list.is_some();
    let is_year = dimension.kind == DimensionKind::Year && dimension.total.is_none() && !is_code;
    let values = &dataset.values[position];
    let (listed, occurring): (BTreeSet<&String>, BTreeSet<&String>) = (dimension.codes.iter().collect(), values.iter().collect());
    let others = values.iter().filter(|value| !listed.contains(value));
    let codes = dimension.codes.iter().chain(others);
    let known = |code: &&String| dimension.code_list.is_none() || occurring.contains(code);
    let label = |code: &String| (code.clone(), dimension.label_of(code).to_owned());
    let reference =
        dimension.code_list.as_ref().and_then(|list| Some(Reference { dataset: list.value.clone(), column: code_column(&list.value)? }));
    Column {
        name: dimension.name.clone(),
        kind: if is_year { ColumnKind::Year } else { ColumnKind::Text },
        title: dimension.label.clone(),
        description: described(&dimension.description, words.dimension_text, &dimension.label, ""),
        labels: if dimension.is_time() { Vec::new() } else { codes.filter(known).map(label).collect() },
        closed: !dimension.codes.is_empty() && !dimension.is_time(),
        reference,
        ..Column::default()
    }
}

fn measure(dataset: &Dataset, position: usize, measure: &Measure, words: &Words, language: Language) -> Column {
    let Some(numeric) = measure.numeric() else {
        return Column {
            name: measure.name.clone(),
            title: measure.label.clone(),
            description: described(&measure.description, words.text_text, &measure.label, ""),
            ..Column::default()
        };
    };
    let digits = most_digits(dataset.rows.iter().map(|row| &row.cells[position]));
    let unit = unit_head(&numeric.unit, language);
    Column {
        name: measure.name.clone(),
        kind: if digits.1 == 0 { ColumnKind::Integer } else { ColumnKind::Decimal },
        digits,
        title: measure.label.clone(),
        description: described(&measure.description, words.measure_text, &measure.label, &unit),
        unit,
        unit_code: unit_text(&numeric.unit),
        decimals: Some(numeric.decimals),
        ..Column::default()
    }
}

/// The most digits before the point and behind it of several cells.
fn most_digits<'a>(cells: impl Iterator<Item = &'a Cell>) -> (usize, usize) {
    let of_cell = |cell: &Cell| match cell.number.as_ref().and_then(Number::to_integer) {
        // A whole number is not written out to be counted.
        Some(whole) => (whole.unsigned_abs().checked_ilog10().map_or(1, |log| log as usize + 1), cell.decimals() as usize),
        None => digits(&cell.text()),
    };
    cells.map(of_cell).fold((0, 0), |(whole, fraction), found| (whole.max(found.0), fraction.max(found.1)))
}

/// The column that says what is special about the numbers of another.
pub(crate) fn status(name: &str, of: &str, words: &Words) -> Column {
    Column {
        name: name.to_owned(),
        kind: ColumnKind::Status,
        title: format!("{}{}", words.status_of, of),
        description: words.status_text.to_owned(),
        labels: words.codes.iter().map(|(code, meaning)| ((*code).to_owned(), (*meaning).to_owned())).collect(),
        closed: true,
        ..Column::default()
    }
}

/// What a column is: as the schema says, else its label in a sentence.
fn described(own: &str, before: &str, label: &str, unit: &str) -> String {
    match unit {
        _ if !own.is_empty() => own.to_owned(),
        "" => format!("{before}{label}."),
        unit => format!("{before}{label} ({unit})."),
    }
}

/// First and last day of what a dataset is about; those of the year of its edition when it does not say.
pub(crate) fn period(dataset: &Dataset) -> (String, String) {
    let (first, last) = dataset.period();
    let year = || days(&dataset.edition).unwrap_or_default();
    match (days(&first), days(&last)) {
        (Some((first, _)), Some((_, last))) => (first, last),
        _ => year(),
    }
}

/// What the JSON of a dataset tells before its rows.
pub(crate) fn json_head(dataset: &Dataset, about: &About, shape: &Shape) -> Map<String, Value> {
    let language = about.origin.language;
    let mut head = Map::new();
    let mut put = |key: &str, value: Value| head.insert(key.to_owned(), value);
    put("$schema", relative(&about.path("json"), &about.schema).into());
    put("id", dataset.id.as_str().into());
    put("edition", dataset.edition.as_str().into());
    put("version", about.origin.version.as_str().into());
    put("title", about.title.as_str().into());
    put("description", about.description.as_str().into());
    put("method", about.method.as_str().into());
    put("language", language.tag().into());
    put("license", about.licence.url(language).into());
    put("publisher", json!({ "name": about.origin.publisher.name, "identifier": about.origin.publisher.identifier }));
    put("published", about.origin.published_on().into());
    put("source", about.source.as_str().into());
    put("scope", about.scope.as_str().into());
    put("period", json!({ "start": about.period.0, "end": about.period.1 }));
    put("notes", about.notes.clone().into());
    put("keywords", about.keywords.clone().into());
    put("url", about.page().into());
    put("fields", fields(dataset, shape));
    put("revised", revised(dataset).into());
    head
}

/// What each column holds: for a dimension its total and labels, for a measure all that computing with it and showing it needs. A `scale` or `show` that is
/// left out is 1.
fn fields(dataset: &Dataset, shape: &Shape) -> Value {
    let dimensions = dataset.schema.dimensions.len();
    let field = |(position, column): (usize, &Column)| {
        let mut field = json!({ "name": column.name, "type": column.kind.table_schema(), "title": column.title });
        field["description"] = column.description.as_str().into();
        if let Some(dimension) = dataset.schema.dimensions.get(position) {
            if let Some(total) = dataset.total(position) {
                field["total"] = dataset.values[position][total].as_str().into();
            }
            if !dimension.labels.is_empty() {
                let labels = column.labels.iter().filter(|(code, label)| code != label);
                field["labels"] = labels.map(|(code, label)| (code.clone(), Value::from(label.as_str()))).collect::<Map<_, _>>().into();
            }
            if let Some(reference) = &column.reference {
                field["code_list"] = format!("../{0}/{0}.json", reference.dataset).into();
            }
        } else if (position - dimensions).is_multiple_of(2)
            && let Some(numeric) = dataset.schema.measures[(position - dimensions) / 2].numeric()
        {
            describe(numeric, &mut field);
        }
        field
    };
    shape.columns.iter().enumerate().map(field).collect()
}

fn describe(numeric: &Numeric, field: &mut Value) {
    let unit = &numeric.unit;
    field["unit"] = unit_text(unit).into();
    field["kind"] = unit.kind.name().into();
    for (name, text) in [("one", &unit.one), ("many", &unit.many)] {
        if !text.is_empty() {
            field[name] = text.as_str().into();
        }
    }
    for (name, scale) in [("scale", unit.scale), ("show", unit.show)] {
        if scale != Scale::One {
            field[name] = 10_u64.pow(scale.exponent()).into();
        }
    }
    field["decimals"] = numeric.decimals.into();
    field["additive"] = numeric.additive.into();
    if let Some(target) = &numeric.target {
        field["target"] = target_json(target);
    }
    if !numeric.targets.is_empty() {
        let of_cells = numeric.targets.iter().map(|of_cells| {
            let at: Map<String, Value> =
                of_cells.at.iter().map(|(name, value)| (name.value.clone(), value.value.as_str().into())).collect();
            let mut target = target_json(&of_cells.target);
            target["at"] = at.into();
            target
        });
        field["targets"] = of_cells.collect();
    }
}

fn target_json(target: &Target) -> Value {
    let direction = if target.at_least { "at-least" } else { "at-most" };
    let mut json = json!({ "value": target.value.machine_text(), "direction": direction });
    for (name, year) in [("year", &target.year), ("base_year", &target.base_year)] {
        if let Some(year) = year {
            json[name] = year.as_str().into();
        }
    }
    json
}

/// The addresses of the cells that are revised: SDMX has no status for them, so that the column of the status does not tell.
fn revised(dataset: &Dataset) -> Vec<String> {
    let cells = dataset.rows.iter().flat_map(|row| row.cells.iter().enumerate().map(move |(measure, cell)| (row, measure, cell)));
    cells.filter(|(.., cell)| cell.status == Status::Revised).map(|(row, measure, _)| dataset.cell_id(&row.key, measure)).collect()
}

/// The unit of the numbers in the files, for machines and people: the scale is part of it.
pub(crate) fn unit_text(unit: &Unit) -> String {
    let name = match &unit.kind {
        UnitKind::Money { currency } => currency.clone(),
        _ => unit.name(),
    };
    match unit.scale.exponent() {
        0 => name,
        exponent => format!("{name} × 10^{exponent}"),
    }
}
