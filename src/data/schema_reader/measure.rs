//! Reads the measures of a schema: what their cells hold, in what unit, and what is aimed for.

use super::{at, check_column_name, number, time};
use crate::data::schema::{CellTarget, Measure, Numeric, Previous, Representation, Target};
use crate::data::unit::{Scale, Unit, UnitKind};
use crate::diagnostic::Kind;
use crate::number::Number;
use crate::settings::{Reader, Text};

/// Every kind of unit.
pub(super) const UNIT_KINDS: [&str; 13] = [
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

/// Words that name no count, each with the kind of unit that is meant: with the name of a count they would be added up and grow as counts do.
pub(super) const NOT_COUNTS: [(&str, &str); 16] = [
    ("procent", "percent"),
    ("percent", "percent"),
    ("%", "percent"),
    ("procentpunt", "percentage-point"),
    ("percentage point", "percentage-point"),
    ("percentage points", "percentage-point"),
    ("percentage-point", "percentage-point"),
    ("euro", "money"),
    ("euros", "money"),
    ("euro's", "money"),
    ("eur", "money"),
    ("€", "money"),
    ("index", "index"),
    ("indexcijfer", "index"),
    ("ratio", "ratio"),
    ("verhouding", "ratio"),
];

/// Reads a measure. Errors: S002 to S005, S018, S019, S021, S023, D014, D022.
pub(super) fn measure(reader: &mut Reader<'_>) -> Option<Measure> {
    let name = reader.required_text("name");
    let label = reader.required_text("label");
    let description = reader.text("description").map(|text| text.value).unwrap_or_default();
    let has_type = reader.has("type");
    let representation = match reader.choice("type", &["number", "text"]) {
        // What the other keys should be depends on the type.
        None if has_type => Representation::Text,
        Some(1) => Representation::Text,
        _ => Representation::Number(Box::new(numeric(reader))),
    };
    let previous = previous(reader);
    let name = name?;
    check_column_name(reader, &name);
    let label = label.map_or(name.value.clone(), |label| label.value);
    Some(Measure { name: name.value, label, description, representation, previous, span: name.span })
}

/// Reads the name of a measure in earlier editions: `dataset.measure`. Errors: S003, S005.
fn previous(reader: &mut Reader<'_>) -> Option<Previous> {
    let text = reader.text("previous")?;
    let Some((dataset, measure)) = text.value.split_once('.').filter(|(dataset, measure)| !dataset.is_empty() && !measure.is_empty())
    else {
        let known = vec!["dataset.measure".to_owned()];
        reader.report(Kind::NotAllowed { key: "previous".into(), value: text.value.clone(), nearest: None, known }, text.span.clone());
        return None;
    };
    Some(Previous { dataset: dataset.to_owned(), measure: measure.to_owned(), span: text.span.clone() })
}

fn numeric(reader: &mut Reader<'_>) -> Numeric {
    if !reader.has("unit") {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "unit".into() }, span);
    }
    let mut unit_text = None;
    let mut other_kind = None;
    let from_text = |text: Text| {
        let word = text.value.to_lowercase();
        let kind = NOT_COUNTS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind);
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
    let people = reader.flag("people");
    let whole = reader.table("target", target).flatten();
    let targets = reader.tables("targets", cell_target).into_iter().flatten().collect();
    let unit = unit.unwrap_or_else(|| Unit::plain(UnitKind::Ratio));
    if let Some(empty) = unit_text.filter(|_| unit.many.trim().is_empty()) {
        reader.report(Kind::EmptyText { key: "unit".into() }, empty);
    }
    let additive = additive.unwrap_or_else(|| unit.can_grow() && unit.kind != UnitKind::Ratio && unit.kind != UnitKind::Compound);
    let decimals = u32::try_from(decimals).unwrap_or(0);
    Numeric { unit, decimals, additive, people, target: whole, targets }
}

fn unit(reader: &mut Reader<'_>) -> Unit {
    const SCALES: [Scale; 4] = [Scale::One, Scale::Thousand, Scale::Million, Scale::Billion];
    let span = reader.span().clone();
    if !reader.has("kind") {
        reader.report(Kind::MissingKey { key: "kind".into() }, span.clone());
    }
    let kind = reader.choice("kind", &UNIT_KINDS).map_or("ratio", |position| UNIT_KINDS[position]);
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
    let (year, base_year) = (time(reader, "year"), time(reader, "base_year"));
    let direction = reader.choice("direction", &["at-least", "at-most"]);
    Some(Target { value: value?, year, base_year, at_least: direction != Some(1) })
}

/// Reads a target that holds for some cells only. Errors: S003, S004, S005, S023, D014.
fn cell_target(reader: &mut Reader<'_>) -> Option<CellTarget> {
    let span = reader.span().clone();
    if !reader.has("at") {
        reader.report(Kind::MissingKey { key: "at".into() }, span.clone());
    }
    let at = at(reader, "at");
    let span = at.first().map_or(span, |(name, _)| name.span.clone());
    Some(CellTarget { at, target: target(reader)?, span })
}
