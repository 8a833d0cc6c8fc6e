//! Reads the schema beside a CSV.
//!
//! A schema with mistakes gives diagnostics and, as far as it can be read, a schema; only one without any measure gives none, since no cell
//! could be read with it.

mod constraint;
mod constraint_keys;
pub(crate) mod keys;
mod measure;
mod names;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::dataset::canonical;
use super::rule::{At, Constraint, Named};
use super::schema::{CodeListColumns, Coverage, CsvFormat, Dimension, DimensionKind, Disclosure, Measure, Revision, Schema, Status};
use crate::data_theme::DataTheme;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind};
use crate::licence::Licence;
use crate::number::Number;
use crate::settings::{Document, Places, Reader, Text};

/// Reads a schema. `None` only when it has no measure that could be read.
pub(crate) fn parse(file: &Arc<str>, text: &str) -> (Option<Schema>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let document = Document::parse(text, Places::slice(file, 0), &mut diagnostics);
    let broken = !diagnostics.is_empty();
    let mut reader = document.reader(&keys::SCHEMA, &mut diagnostics);
    let string = |text: Option<Text>| text.map(|text| text.value).unwrap_or_default();
    let title = string(reader.required_text("title"));
    let description = string(reader.required_text("description"));
    let method = string(reader.text("method"));
    let source = string(reader.required_text("source"));
    let printed_as = string(reader.text("printed_as"));
    let (scope, coverage) = reader.text_or_table("scope", |text| (text.value, None), scope).unwrap_or_default();
    let notes = values(reader.texts("notes"));
    let keywords = keywords(&mut reader);
    let period = time(&mut reader, "period");
    let licence = reader.choice("licence", &Licence::IDS).and_then(|position| Licence::parse(Licence::IDS[position]));
    let data_themes = DataTheme::read_all(&mut reader);
    let code_list = reader.table("code_list", code_list).flatten();
    let csv = reader.table("csv", csv_format).unwrap_or_else(CsvFormat::default);
    if !reader.has("measures") {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "measures".into() }, span);
    }
    if !reader.has("dimensions") {
        // Without a dimension there is nothing to choose a cell by.
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "dimensions".into() }, span);
    }
    let dimensions: Vec<Dimension> = reader.tables("dimensions", dimension).into_iter().flatten().collect();
    let measures: Vec<Measure> = reader.tables("measures", measure::measure).into_iter().flatten().collect();
    let constraints: Vec<Constraint> = reader.tables("constraints", constraint::constraint).into_iter().flatten().collect();
    let disclosure = reader.table("disclosure", disclosure).unwrap_or_default();
    let revisions: Vec<Revision> = reader.tables("revisions", revision).into_iter().flatten().collect();
    reader.finish();
    let schema = Schema {
        title,
        description,
        method,
        source,
        printed_as,
        scope,
        coverage,
        notes,
        keywords,
        period,
        licence,
        data_themes,
        code_list,
        csv,
        dimensions,
        measures,
        constraints,
        disclosure,
        revisions,
    };
    names::check(&schema, file, &mut diagnostics);
    let usable = !schema.measures.is_empty() && !broken;
    (usable.then_some(schema), diagnostics)
}

/// Reads the `period` of a schema; mistakes were told where the schema was read.
pub(crate) fn period(file: &Arc<str>, text: &str) -> Option<Text> {
    let mut diagnostics = Vec::new();
    let document = Document::parse(text, Places::slice(file, 0), &mut diagnostics);
    document.reader(&keys::SCHEMA, &mut diagnostics).text("period")
}

impl CsvFormat {
    fn default() -> Self {
        CsvFormat { columns: None, columns_span: None, delimiter: ',', decimal: '.', thousands: None, markers: BTreeMap::new() }
    }
}

/// Reads a scope with names of parts: its words, and the parts. Errors: S003, S004.
fn scope(reader: &mut Reader<'_>) -> (String, Option<Coverage>) {
    let text = reader.required_text("text").map(|text| text.value).unwrap_or_default();
    let mut names = |key| reader.texts(key).into_iter().map(named).collect::<Vec<_>>();
    let (covers, partly) = (names("covers"), names("partly"));
    if covers.is_empty() && partly.is_empty() {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "covers".into() }, span);
        return (text, None);
    }
    (text, Some(Coverage { covers, partly }))
}

/// Reads a year or a quarter. Errors: S003, D014.
fn time(reader: &mut Reader<'_>, key: &'static str) -> Option<String> {
    let text = reader.text(key)?;
    if !DimensionKind::Year.holds(&text.value) && !DimensionKind::Quarter.holds(&text.value) {
        reader.report(Kind::NotATime { value: text.value.clone(), quarter: false }, text.span);
    }
    Some(text.value)
}

fn values(texts: Vec<Text>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

/// Reads words to find a dataset by. Errors: S003, S018.
fn keywords(reader: &mut Reader<'_>) -> Vec<String> {
    let mut keywords = Vec::new();
    for text in reader.texts("keywords") {
        match canonical(&text.value) {
            empty if empty.is_empty() => reader.report(Kind::EmptyText { key: "keywords".into() }, text.span),
            keyword => keywords.push(keyword),
        }
    }
    keywords
}

fn csv_format(reader: &mut Reader<'_>) -> CsvFormat {
    let layout = reader.choice("layout", &["long", "wide"]);
    let (columns, columns_span) = reader.text("columns").map_or((None, None), |text| (Some(text.value), Some(text.span)));
    let delimiter = [',', ';', '\t'][reader.choice("delimiter", &[",", ";", "\t"]).unwrap_or(0)];
    let decimal = ['.', ','][reader.choice("decimal", &[".", ","]).unwrap_or(0)];
    let thousands = [None, Some('.'), Some(','), Some(' ')][reader.choice("thousands", &["", ".", ",", " "]).unwrap_or(0)];
    if decimal == delimiter {
        let span = reader.span().clone();
        let known = [";", "\t"].map(str::to_owned).to_vec();
        reader.report(Kind::NotAllowed { key: "delimiter".into(), value: delimiter.to_string(), nearest: None, known }, span);
    }
    if thousands == Some(decimal) || thousands == Some(delimiter) {
        let span = reader.span().clone();
        let known =
            ["", ".", ",", " "].iter().filter(|mark| !mark.starts_with([decimal, delimiter])).map(|mark| (*mark).to_owned()).collect();
        reader.report(
            Kind::NotAllowed { key: "thousands".into(), value: thousands.map(String::from).unwrap_or_default(), nearest: None, known },
            span,
        );
    }
    let mut markers = BTreeMap::new();
    for (marker, statuses) in reader.text_table("markers") {
        for name in statuses {
            match Status::parse(&name.value).filter(|status| !status.has_number() && !marker.value.is_empty()) {
                Some(status) => {
                    markers.insert(marker.value.clone(), status);
                }
                None => unknown_status(reader, &name),
            }
        }
    }
    // What a long layout says of columns would be ignored.
    if let Some(span) = columns_span.clone().filter(|_| layout == Some(0)) {
        let known = vec!["layout = \"wide\"".to_owned()];
        reader.report(Kind::UnknownKey { key: "columns".into(), nearest: None, known }, span);
    }
    let wide = layout == Some(1) || (layout.is_none() && columns.is_some());
    if wide && columns.is_none() {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "columns".into() }, span);
    }
    CsvFormat { columns: columns.filter(|_| wide), columns_span, delimiter, decimal, thousands, markers }
}

fn unknown_status(reader: &mut Reader<'_>, name: &Text) {
    // A marker stands where there is no number.
    let known = Status::NAMES.iter().filter(|(_, status)| !status.has_number()).map(|(name, _)| *name);
    let nearest = nearest(&name.value, known.clone());
    let known = known.map(str::to_owned).collect();
    reader.report(Kind::NotAllowed { key: "markers".into(), value: name.value.clone(), nearest, known }, name.span.clone());
}

fn dimension(reader: &mut Reader<'_>) -> Option<Dimension> {
    let name = reader.required_text("name");
    let label = reader.required_text("label");
    let description = reader.text("description").map(|text| text.value).unwrap_or_default();
    let code_list = reader.text("code_list").map(named);
    let kind = reader.choice("type", &["text", "year", "quarter"]);
    let total = reader.text("total");
    let codes = values(reader.texts("codes")).iter().map(|code| canonical(code)).collect();
    let labels = reader
        .text_table("labels")
        .into_iter()
        .filter_map(|(code, mut label)| Some((canonical(&code.value), label.pop()?.value)))
        .collect();
    let (total, total_span) = total.map_or((None, None), |text| (Some(canonical(&text.value)), Some(text.span)));
    let name = name?;
    check_column_name(reader, &name);
    let kind = [DimensionKind::Text, DimensionKind::Year, DimensionKind::Quarter][kind.unwrap_or(0)];
    Some(Dimension {
        label: label.map_or(name.value.clone(), |label| label.value),
        name: name.value,
        description,
        code_list,
        kind,
        total,
        codes,
        labels,
        span: name.span,
        total_span,
    })
}

/// Reads which columns of a list of codes others use. Errors: S003, S004, S018.
fn code_list(reader: &mut Reader<'_>) -> Option<CodeListColumns> {
    let label = required(reader, "label");
    let identifier = if reader.has("identifier") { required(reader, "identifier") } else { None };
    Some(CodeListColumns { label: label?, identifier })
}

fn check_column_name(reader: &mut Reader<'_>, name: &Text) {
    let mut bytes = name.value.bytes();
    let good = bytes.next().is_some_and(|byte| byte.is_ascii_lowercase())
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !good || name.value.ends_with("_status") {
        reader.report(Kind::BadColumnName { value: name.value.clone() }, name.span.clone());
    }
}

/// Reads how small a count of people may be: never less than the product's minimum without a reason.
fn disclosure(reader: &mut Reader<'_>) -> Disclosure {
    let minimum = reader.whole("minimum", Disclosure::MINIMUM, 1000).unwrap_or(Disclosure::MINIMUM);
    let reason = if reader.has("reason") { required(reader, "reason") } else { None };
    let measures = reader.texts("measures").into_iter().map(named).collect();
    Disclosure { minimum, reason, measures }
}

fn revision(reader: &mut Reader<'_>) -> Option<Revision> {
    let span = reader.span().clone();
    let at = at(reader, "at");
    let span = at.first().map_or(span, |(name, _)| name.span.clone());
    let measure = reader.text("measure").map(named);
    let (was, edition) = (required(reader, "was"), required(reader, "edition"));
    let reason = reader.required_text("reason");
    if let Some(edition) = edition.as_ref().filter(|edition| !DimensionKind::Year.holds(&edition.value)) {
        reader.report(Kind::NotATime { value: edition.value.clone(), quarter: false }, edition.span.clone());
    }
    Some(Revision { at, measure, was: was?, edition: edition?, reason: reason?.value, span })
}

fn named(text: Text) -> Named {
    Named { value: canonical(&text.value), span: text.span }
}

/// Reads a name that must be there. Errors: S003, S004, S018.
fn required(reader: &mut Reader<'_>, key: &'static str) -> Option<Named> {
    reader.required_text(key).map(named)
}

/// Reads values by dimension. Errors: S003.
fn at(reader: &mut Reader<'_>, key: &'static str) -> At {
    let pairs = reader.text_table(key).into_iter();
    pairs.filter_map(|(name, mut value)| Some((named(name), named(value.pop()?)))).collect()
}

/// Reads a required exact number, written as text with a point. Errors: S003, S004, S023.
fn number(reader: &mut Reader<'_>, key: &'static str) -> Option<Number> {
    let text = reader.required_text(key)?;
    let number = Number::parse(&text.value);
    if number.is_none() {
        reader.report(Kind::BadSettingNumber { key: key.to_owned(), value: text.value }, text.span);
    }
    number
}
