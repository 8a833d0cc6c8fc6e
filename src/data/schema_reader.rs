//! Reads the schema beside a CSV.
//!
//! A schema with mistakes gives diagnostics and, as far as it can be read, a schema; only one without any measure gives none, since no cell
//! could be read with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::dataset::canonical;
use super::schema::{Constraint, CsvFormat, Deviation, Dimension, DimensionKind, Measure, Rule, Schema, Status, Target};
use super::unit::{Scale, Unit, UnitKind};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, Noun};
use crate::licence::Licence;
use crate::number::Number;
use crate::settings::{Document, Places, Reader, Text};
use crate::source::Span;

/// Reads a schema. `None` only when it has no measure that could be read.
pub(crate) fn parse(file: &Arc<str>, text: &str) -> (Option<Schema>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let document = Document::parse(text, Places::slice(file, 0), &mut diagnostics);
    let broken = !diagnostics.is_empty();
    let mut reader = document.reader(&mut diagnostics);
    let string = |text: Option<Text>| text.map(|text| text.value).unwrap_or_default();
    let title = string(reader.required_text("title"));
    let description = string(reader.required_text("description"));
    let source = string(reader.required_text("source"));
    let printed_as = string(reader.text("printed_as"));
    let scope = string(reader.text("scope"));
    let notes = values(reader.texts("notes"));
    let keywords = values(reader.texts("keywords"));
    let period = time(&mut reader, "period");
    let licences = Licence::ids();
    let licence = reader.choice("licence", &licences).and_then(|position| Licence::parse(licences[position]));
    let csv = reader.table("csv", csv_format).unwrap_or_else(CsvFormat::default);
    if !reader.has("measures") {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "measures".into() }, span);
    }
    let dimensions: Vec<Dimension> = reader.tables("dimensions", dimension).into_iter().flatten().collect();
    let measures: Vec<Measure> = reader.tables("measures", measure).into_iter().flatten().collect();
    let constraints: Vec<Constraint> = reader.tables("constraints", constraint).into_iter().flatten().collect();
    reader.finish();
    let schema =
        Schema { title, description, source, printed_as, scope, notes, keywords, period, licence, csv, dimensions, measures, constraints };
    check_names(&schema, file, &mut diagnostics);
    let usable = !schema.measures.is_empty() && !broken;
    (usable.then_some(schema), diagnostics)
}

impl CsvFormat {
    fn default() -> Self {
        CsvFormat { columns: None, columns_span: None, delimiter: ',', decimal: '.', thousands: None, markers: BTreeMap::new() }
    }
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
        kind,
        total,
        codes,
        labels,
        span: name.span,
        total_span,
    })
}

fn measure(reader: &mut Reader<'_>) -> Option<Measure> {
    let name = reader.required_text("name");
    let label = reader.required_text("label");
    if !reader.has("unit") {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "unit".into() }, span);
    }
    let mut unit_text = None;
    let mut other_kind = None;
    let from_text = |text: Text| {
        // A percentage with the name of a count would be added up and grow by percents.
        let kind = match text.value.to_lowercase().as_str() {
            "procent" | "percent" | "%" => Some("percent"),
            "procentpunt" | "percentage point" | "percentage points" | "percentage-point" => Some("percentage-point"),
            "euro" | "euros" | "euro's" | "eur" | "€" => Some("money"),
            "index" | "indexcijfer" => Some("index"),
            "ratio" | "verhouding" => Some("ratio"),
            _ => None,
        };
        other_kind = kind.map(|kind| (kind, text.value.clone(), text.span.clone()));
        unit_text = Some(text.span);
        Unit { one: text.value.clone(), many: text.value, ..Unit::plain(UnitKind::Count) }
    };
    let unit = reader.text_or_table("unit", from_text, unit);
    if let Some((kind, value, span)) = other_kind {
        let known = vec![format!("{{ kind = \"{kind}\" }}")];
        reader.report(Kind::NotAllowed { key: "unit".into(), value, nearest: None, known }, span);
    }
    let decimals = reader.whole("decimals", 0, 12).unwrap_or(0);
    let additive = reader.flag("additive");
    let target = reader.table("target", target).flatten();
    let name = name?;
    check_column_name(reader, &name);
    let unit = unit.unwrap_or_else(|| Unit::plain(UnitKind::Ratio));
    if let Some(empty) = unit_text.filter(|_| unit.many.trim().is_empty()) {
        reader.report(Kind::EmptyText { key: "unit".into() }, empty);
    }
    let additive = additive.unwrap_or_else(|| unit.can_grow() && unit.kind != UnitKind::Ratio && unit.kind != UnitKind::Compound);
    let label = label.map_or(name.value.clone(), |label| label.value);
    let decimals = u32::try_from(decimals).unwrap_or(0);
    Some(Measure { name: name.value, label, unit, decimals, additive, target, span: name.span })
}

fn check_column_name(reader: &mut Reader<'_>, name: &Text) {
    let mut bytes = name.value.bytes();
    let good = bytes.next().is_some_and(|byte| byte.is_ascii_lowercase())
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !good || name.value.ends_with("_status") {
        reader.report(Kind::BadColumnName { value: name.value.clone() }, name.span.clone());
    }
}

fn unit(reader: &mut Reader<'_>) -> Unit {
    const KINDS: [&str; 13] = [
        "count",
        "money",
        "percent",
        "percentage-point",
        "ratio",
        "index",
        "index-point",
        "duration",
        "area",
        "energy",
        "mass",
        "length",
        "compound",
    ];
    const SCALES: [Scale; 4] = [Scale::One, Scale::Thousand, Scale::Million, Scale::Billion];
    let span = reader.span().clone();
    if !reader.has("kind") {
        reader.report(Kind::MissingKey { key: "kind".into() }, span.clone());
    }
    let kind = reader.choice("kind", &KINDS).map_or("ratio", |position| KINDS[position]);
    let one = reader.text("one").map(|text| text.value);
    let many = reader.text("many").map(|text| text.value);
    let symbol = reader.text("symbol").map(|text| text.value);
    let currency = reader.text("currency").map(|text| text.value);
    let scale = reader
        .whole("scale", 1, 1_000_000_000)
        .map(|scale| SCALES.into_iter().find(|known| known.factor() == Number::from(scale)).ok_or(scale));
    let scale = match scale {
        None => Scale::One,
        Some(Ok(scale)) => scale,
        Some(Err(scale)) => {
            let known = SCALES.map(|scale| scale.factor().to_string()).to_vec();
            reader.report(Kind::NotAllowed { key: "scale".into(), value: scale.to_string(), nearest: None, known }, span.clone());
            Scale::One
        }
    };
    let show = reader.choice("show", &["", "duizend", "miljoen", "miljard", "thousand", "million", "billion"]);
    let mut bad = |missing| reader.report(Kind::BadUnit { kind: kind.to_owned(), missing }, span.clone());
    if scale != Scale::One && show.is_none() {
        bad("show = \"miljoen\"");
    }
    let show = show.map_or(Scale::One, |position| SCALES[if position > 3 { position - 3 } else { position }]);
    let kind = match kind {
        "money" => UnitKind::Money {
            currency: currency.unwrap_or_else(|| {
                bad("currency = \"EUR\"");
                "EUR".into()
            }),
        },
        "percent" => UnitKind::Percent,
        "percentage-point" => UnitKind::PercentagePoint,
        "ratio" => UnitKind::Ratio,
        "index" => UnitKind::Index,
        "index-point" => UnitKind::IndexPoint,
        named => {
            if many.is_none() && one.is_none() && symbol.is_none() {
                bad(match named {
                    "area" => "symbol = \"m²\"",
                    "energy" => "symbol = \"kWh\"",
                    "mass" => "symbol = \"kg\"",
                    "length" => "symbol = \"km\"",
                    "duration" => "many = \"dagen\"",
                    "compound" => "many = \"euro per fte\"",
                    _ => "many = \"medewerkers\"",
                });
            }
            match named {
                "count" => UnitKind::Count,
                "duration" => UnitKind::Duration,
                "area" => UnitKind::Area,
                "energy" => UnitKind::Energy,
                "mass" => UnitKind::Mass,
                "length" => UnitKind::Length,
                _ => UnitKind::Compound,
            }
        }
    };
    let many = many.or_else(|| symbol.clone()).or_else(|| one.clone()).unwrap_or_default();
    let one = one.or(symbol).unwrap_or_else(|| many.clone());
    Unit { kind, one, many, scale, show }
}

fn target(reader: &mut Reader<'_>) -> Option<Target> {
    let value = number(reader, "value");
    let year = time(reader, "year");
    let direction = reader.choice("direction", &["at-least", "at-most"]);
    Some(Target { value: value?, year, at_least: direction != Some(1) })
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

fn constraint(reader: &mut Reader<'_>) -> Option<Constraint> {
    let span = reader.span().clone();
    if !reader.has("kind") {
        reader.report(Kind::MissingKey { key: "kind".into() }, span.clone());
    }
    let kind = reader.choice("kind", &["total", "sum-to", "identity"]);
    let rule = match kind {
        Some(0) => reader.required_text("dimension").map(|dimension| Rule::Total { dimension: dimension.value }),
        Some(1) => {
            let dimension = reader.required_text("dimension");
            let value = number(reader, "value");
            dimension.zip(value).map(|(dimension, value)| Rule::SumTo { dimension: dimension.value, value })
        }
        Some(_) => {
            let result = reader.required_text("result");
            let plus = values(reader.texts("plus"));
            let minus = values(reader.texts("minus"));
            if plus.is_empty() && minus.is_empty() {
                reader.report(Kind::MissingKey { key: "plus".into() }, span.clone());
            }
            result.map(|result| Rule::Identity { result: result.value, plus, minus })
        }
        None => None,
    };
    let measures = values(reader.texts("measures"));
    let tolerance = number(reader, "tolerance");
    if tolerance.as_ref().is_some_and(Number::is_negative) {
        let place = reader.text("tolerance").map_or_else(|| span.clone(), |text| text.span);
        reader.report(Kind::OutOfBounds { key: "tolerance".into(), least: 0, most: 1_000_000_000 }, place);
    }
    let deviations = reader.tables("deviations", deviation).into_iter().flatten().collect();
    Some(Constraint { rule: rule?, measures, tolerance: tolerance?, deviations, span })
}

fn deviation(reader: &mut Reader<'_>) -> Option<Deviation> {
    let span = reader.span().clone();
    let at = reader.text_table("at");
    let span = at.first().map_or(span, |(name, _)| name.span.clone());
    let at = at.into_iter().filter_map(|(name, mut value)| Some((name.value, value.pop()?.value))).collect();
    let measure = reader.text("measure").map(|text| text.value);
    let difference_span = reader.text("difference").map_or_else(|| span.clone(), |text| text.span);
    let difference = number(reader, "difference");
    let reason = reader.required_text("reason");
    Some(Deviation { at, measure, difference: difference?, reason: reason?.value, span, difference_span })
}

/// Names within the schema: no two the same, constraints and layout name what exists.
fn check_names(schema: &Schema, file: &Arc<str>, diagnostics: &mut Vec<Diagnostic>) {
    let columns_span = schema.csv.columns_span.clone().unwrap_or_else(|| Span::new(file, 0..0));
    let named = schema.dimensions.iter().map(|d| (&d.name, &d.span)).chain(schema.measures.iter().map(|m| (&m.name, &m.span)));
    let mut firsts: BTreeMap<&str, &Span> = BTreeMap::new();
    for (name, span) in named {
        match firsts.get(name.as_str()) {
            Some(first) => {
                let kind = Kind::DuplicateName { name: name.clone() };
                diagnostics.push(Diagnostic::new(kind, span.clone()).with_other((*first).clone()));
            }
            None => {
                firsts.insert(name, span);
            }
        }
    }
    let dimensions: Vec<&str> = schema.dimensions.iter().map(|dimension| dimension.name.as_str()).collect();
    let measures: Vec<&str> = schema.measures.iter().map(|measure| measure.name.as_str()).collect();
    let mut without_total = Vec::new();
    let id = file.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).unwrap_or_default().to_owned();
    let mut expect = |noun: Noun, name: &str, known: &[&str], span: &Span| {
        if !known.contains(&name) {
            let nearest = nearest(name, known.iter().copied());
            let known = known.iter().map(|name| (*name).to_owned()).collect();
            let kind = Kind::UnknownName { noun, name: name.to_owned(), of: id.clone(), nearest, known };
            diagnostics.push(Diagnostic::new(kind, span.clone()));
        }
    };
    if let Some(columns) = &schema.csv.columns {
        expect(Noun::Dimension, columns, &dimensions, &columns_span);
    }
    for constraint in &schema.constraints {
        let span = &constraint.span;
        match &constraint.rule {
            Rule::Total { dimension } | Rule::SumTo { dimension, .. } => {
                expect(Noun::Dimension, dimension, &dimensions, span);
                let found = schema.dimensions.iter().find(|found| found.name == *dimension).filter(|found| found.total.is_none());
                if let (Some(found), Rule::Total { .. }) = (found, &constraint.rule) {
                    without_total.push(found.span.clone());
                }
            }
            Rule::Identity { result, plus, minus } => {
                for name in std::iter::once(result).chain(plus).chain(minus) {
                    expect(Noun::Measure, name, &measures, span);
                }
            }
        }
        for name in &constraint.measures {
            expect(Noun::Measure, name, &measures, span);
        }
        for deviation in &constraint.deviations {
            if let Some(name) = &deviation.measure {
                expect(Noun::Measure, name, &measures, &deviation.span);
            }
            for name in deviation.at.keys() {
                expect(Noun::Dimension, name, &dimensions, &deviation.span);
            }
        }
    }
    for constraint in &schema.constraints {
        let Rule::Identity { result, plus, minus } = &constraint.rule else { continue };
        let unit = |name: &String| schema.measures.iter().find(|measure| measure.name == *name).map(|measure| &measure.unit);
        let Some(first) = unit(result) else { continue };
        if let Some(other) = plus.iter().chain(minus).filter_map(unit).find(|other| !first.same(other) || first.scale != other.scale) {
            let kind = Kind::UnitsDiffer { left: first.name(), right: other.name() };
            diagnostics.push(Diagnostic::new(kind, constraint.span.clone()));
        }
    }
    for span in without_total {
        diagnostics.push(Diagnostic::new(Kind::MissingKey { key: "total".into() }, span));
    }
    for dimension in &schema.dimensions {
        for (position, code) in dimension.codes.iter().enumerate() {
            if dimension.codes[..position].contains(code) {
                diagnostics.push(Diagnostic::new(Kind::DuplicateName { name: code.clone() }, dimension.span.clone()));
            }
        }
    }
    if schema.csv.columns.is_some() && schema.measures.len() != 1 {
        diagnostics.push(Diagnostic::new(Kind::WideLayout { measures: schema.measures.len() }, columns_span));
    }
}
