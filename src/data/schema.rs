//! The schema beside a CSV: what the dataset is, its dimensions and measures, how the CSV is written, what must hold.
//!
//! The format is described for data stewards in `docs/data.md`. A schema with mistakes gives diagnostics and, as far as it can be
//! read, a schema; only one without any dimension or measure gives none, since no cell could be read with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::unit::{Scale, Unit, UnitKind};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, Noun};
use crate::number::Number;
use crate::settings::{Document, Places, Reader, Text};
use crate::source::Span;

/// The description of a dataset.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Schema {
    /// What a reader calls it.
    pub(crate) title: String,
    /// What it is, in a few sentences.
    pub(crate) description: String,
    /// Who counted it.
    pub(crate) source: String,
    /// Where it stands in the printed report; may be empty.
    pub(crate) printed_as: String,
    /// Which parts of government are counted; may be empty.
    pub(crate) scope: String,
    /// Notes that belong under every table.
    pub(crate) notes: Vec<String>,
    /// Words to find it by.
    pub(crate) keywords: Vec<String>,
    /// The year or quarter it is about, when no dimension is a time.
    pub(crate) period: Option<String>,
    /// Identifier of the licence (SPDX); that of the site when left out.
    pub(crate) licence: Option<String>,
    /// How the CSV is written.
    pub(crate) csv: CsvFormat,
    /// What a cell is about, in the order in which a formula names them.
    pub(crate) dimensions: Vec<Dimension>,
    /// What is counted.
    pub(crate) measures: Vec<Measure>,
    /// What must hold.
    pub(crate) constraints: Vec<Constraint>,
}

/// How a CSV is written.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct CsvFormat {
    /// In a wide layout: the dimension whose values are the columns.
    pub(crate) columns: Option<String>,
    /// Between fields.
    pub(crate) delimiter: char,
    /// Before decimals.
    pub(crate) decimal: char,
    /// Between groups of three digits.
    pub(crate) thousands: Option<char>,
    /// What stands in a cell without a number, and what it means.
    pub(crate) markers: BTreeMap<String, Status>,
}

/// What is special about a cell: the project's closed list, in downloads as codes of SDMX CL_OBS_STATUS.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub(crate) enum Status {
    Normal,
    Provisional,
    Revised,
    Estimated,
    Confidential,
    NotAvailable,
    NotApplicable,
}

impl Status {
    /// Every status by the name it has in schemas and CSV files.
    pub(crate) const NAMES: [(&'static str, Status); 7] = [
        ("normal", Status::Normal),
        ("provisional", Status::Provisional),
        ("revised", Status::Revised),
        ("estimated", Status::Estimated),
        ("confidential", Status::Confidential),
        ("not-available", Status::NotAvailable),
        ("not-applicable", Status::NotApplicable),
    ];

    /// Reads a name.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Status::NAMES.iter().find(|(known, _)| *known == name).map(|(_, status)| *status)
    }

    /// Returns the name.
    pub(crate) fn name(self) -> &'static str {
        Status::NAMES.iter().find(|(_, status)| *status == self).map_or("normal", |(name, _)| name)
    }

    /// Does a cell with this status hold a number?
    pub(crate) fn has_number(self) -> bool {
        !matches!(self, Status::Confidential | Status::NotAvailable | Status::NotApplicable)
    }

    /// Returns the code in SDMX CL_OBS_STATUS 2.2: revised has none of its own there and is a normal value (`A`) whose revision the notes tell.
    pub(crate) fn sdmx(self) -> &'static str {
        match self {
            Status::Normal | Status::Revised => "A",
            Status::Provisional => "P",
            Status::Estimated => "E",
            Status::Confidential => "Q",
            Status::NotAvailable => "O",
            Status::NotApplicable => "M",
        }
    }
}

/// A dimension.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Dimension {
    /// Column name in CSV and downloads, name in formulas.
    pub(crate) name: String,
    /// What a reader calls it.
    pub(crate) label: String,
    /// What its values are.
    pub(crate) kind: DimensionKind,
    /// The value that is the total of the others.
    pub(crate) total: Option<String>,
    /// The closed list of values, in order of display; empty when it is not closed.
    pub(crate) codes: Vec<String>,
    /// What a reader sees instead of a value.
    pub(crate) labels: BTreeMap<String, String>,
    /// Where it is described.
    pub(crate) span: Span,
}

impl Dimension {
    /// Is it a time?
    pub(crate) fn is_time(&self) -> bool {
        self.kind != DimensionKind::Text
    }

    /// What a reader sees for a value.
    pub(crate) fn label_of<'a>(&'a self, value: &'a str) -> &'a str {
        self.labels.get(value).map_or(value, String::as_str)
    }
}

/// What the values of a dimension are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub(crate) enum DimensionKind {
    Text,
    Year,
    Quarter,
}

/// A measure.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Measure {
    /// Column name in CSV and downloads, name in formulas.
    pub(crate) name: String,
    /// What a reader calls it.
    pub(crate) label: String,
    /// What it counts.
    pub(crate) unit: Unit,
    /// Decimals shown, on the scale of the cells.
    pub(crate) decimals: u32,
    /// May values be added up?
    pub(crate) additive: bool,
    /// What is aimed for.
    pub(crate) target: Option<Target>,
}

/// What is aimed for with a measure.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Target {
    /// The value, in the unit of the cells.
    pub(crate) value: Number,
    /// The year in which it should be reached.
    pub(crate) year: Option<String>,
    /// Is it a least value, or else a most?
    pub(crate) at_least: bool,
}

/// Something that must hold.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Constraint {
    /// What.
    pub(crate) rule: Rule,
    /// The measures it holds for; empty for all.
    pub(crate) measures: Vec<String>,
    /// The most that rounding explains, in the unit of the cells.
    pub(crate) tolerance: Number,
    /// Where the source is known not to hold.
    pub(crate) deviations: Vec<Deviation>,
    /// Where it is declared.
    pub(crate) span: Span,
}

/// The rule of a constraint.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "the fields are those of the schema")]
pub(crate) enum Rule {
    Total { dimension: String },
    SumTo { dimension: String, value: Number },
    Identity { result: String, plus: Vec<String>, minus: Vec<String> },
}

/// A place where the source as published does not hold.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Deviation {
    /// Dimension values that fix the cell.
    pub(crate) at: BTreeMap<String, String>,
    /// The measure; `None` when there is one only.
    pub(crate) measure: Option<String>,
    /// Published result minus what the parts give.
    pub(crate) difference: Number,
    /// What the reader is told.
    pub(crate) reason: String,
    /// Where it is declared.
    pub(crate) span: Span,
}

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
    let period = reader.text("period").map(|text| text.value);
    let licence = reader.text("licence").map(|text| text.value);
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
        CsvFormat { columns: None, delimiter: ',', decimal: '.', thousands: None, markers: BTreeMap::new() }
    }
}

fn values(texts: Vec<Text>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

fn csv_format(reader: &mut Reader<'_>) -> CsvFormat {
    let layout = reader.choice("layout", &["long", "wide"]);
    let columns = reader.text("columns").map(|text| text.value);
    let delimiter = [',', ';', '\t'][reader.choice("delimiter", &[",", ";", "\t"]).unwrap_or(0)];
    let decimal = ['.', ','][reader.choice("decimal", &[".", ","]).unwrap_or(0)];
    let thousands = [None, Some('.'), Some(','), Some(' ')][reader.choice("thousands", &["", ".", ",", " "]).unwrap_or(0)];
    let mut markers = BTreeMap::new();
    for (marker, statuses) in reader.text_table("markers") {
        for name in statuses {
            match Status::parse(&name.value) {
                Some(status) => {
                    markers.insert(marker.value.clone(), status);
                }
                None => unknown_status(reader, &name),
            }
        }
    }
    let wide = layout == Some(1) || (layout.is_none() && columns.is_some());
    if wide && columns.is_none() {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "columns".into() }, span);
    }
    CsvFormat { columns: columns.filter(|_| wide), delimiter, decimal, thousands, markers }
}

fn unknown_status(reader: &mut Reader<'_>, name: &Text) {
    let known = Status::NAMES.map(|(name, _)| name);
    let nearest = nearest(&name.value, known);
    let known = known.map(str::to_owned).to_vec();
    reader.report(Kind::NotAllowed { key: "markers".into(), value: name.value.clone(), nearest, known }, name.span.clone());
}

fn dimension(reader: &mut Reader<'_>) -> Option<Dimension> {
    let name = reader.required_text("name");
    let label = reader.required_text("label");
    let kind = reader.choice("type", &["text", "year", "quarter"]);
    let total = reader.text("total").map(|text| text.value);
    let codes = values(reader.texts("codes"));
    let labels = reader.text_table("labels").into_iter().filter_map(|(code, mut label)| Some((code.value, label.pop()?.value))).collect();
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
    })
}

fn measure(reader: &mut Reader<'_>) -> Option<Measure> {
    let name = reader.required_text("name");
    let label = reader.required_text("label");
    if !reader.has("unit") {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "unit".into() }, span);
    }
    let unit =
        reader.text_or_table("unit", |text| Unit { one: text.value.clone(), many: text.value, ..Unit::plain(UnitKind::Count) }, unit);
    let decimals = reader.whole("decimals", 0, 12).unwrap_or(0);
    let additive = reader.flag("additive");
    let target = reader.table("target", target).flatten();
    let name = name?;
    check_column_name(reader, &name);
    let unit = unit.unwrap_or_else(|| Unit::plain(UnitKind::Ratio));
    let additive = additive.unwrap_or_else(|| unit.can_grow() && unit.kind != UnitKind::Ratio && unit.kind != UnitKind::Compound);
    let label = label.map_or(name.value.clone(), |label| label.value);
    Some(Measure { name: name.value, label, unit, decimals: u32::try_from(decimals).unwrap_or(0), additive, target })
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
    const KINDS: [&str; 12] =
        ["count", "money", "percent", "percentage-point", "ratio", "index", "duration", "area", "energy", "mass", "length", "compound"];
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
        .map_or(Some(Scale::One), |scale| SCALES.into_iter().find(|s| s.factor() == Number::from(scale)));
    let show = reader.choice("show", &["", "duizend", "miljoen", "miljard", "thousand", "million", "billion"]);
    let mut bad = |missing| reader.report(Kind::BadUnit { kind: kind.to_owned(), missing }, span.clone());
    let scale = scale.unwrap_or_else(|| {
        bad("scale = 1000");
        Scale::One
    });
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
        named => {
            if many.is_none() && one.is_none() && symbol.is_none() {
                bad(if matches!(named, "area" | "energy" | "mass" | "length") { "symbol = \"m²\"" } else { "many = \"dagen\"" });
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
    let year = reader.text("year").map(|text| text.value);
    let direction = reader.choice("direction", &["at-least", "at-most"]);
    Some(Target { value: value?, year, at_least: direction != Some(1) })
}

/// Reads a required exact number, written as text with a point. Errors: S003, S004, D009.
fn number(reader: &mut Reader<'_>, key: &'static str) -> Option<Number> {
    let text = reader.required_text(key)?;
    let number = Number::parse(&text.value);
    if number.is_none() {
        reader.report(Kind::BadNumber { value: text.value, decimal: '.', thousands: None }, text.span);
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
            result.map(|result| Rule::Identity { result: result.value, plus, minus })
        }
        None => None,
    };
    let measures = values(reader.texts("measures"));
    let tolerance = number(reader, "tolerance");
    let deviations = reader.tables("deviations", deviation).into_iter().flatten().collect();
    Some(Constraint { rule: rule?, measures, tolerance: tolerance?, deviations, span })
}

fn deviation(reader: &mut Reader<'_>) -> Option<Deviation> {
    let span = reader.span().clone();
    let at = reader.text_table("at").into_iter().filter_map(|(name, mut value)| Some((name.value, value.pop()?.value))).collect();
    let measure = reader.text("measure").map(|text| text.value);
    let difference = number(reader, "difference");
    let reason = reader.required_text("reason");
    Some(Deviation { at, measure, difference: difference?, reason: reason?.value, span })
}

/// Names within the schema: no two the same, constraints and layout name what exists.
fn check_names(schema: &Schema, file: &Arc<str>, diagnostics: &mut Vec<Diagnostic>) {
    let start = Span::new(file, 0..0);
    let mut names: Vec<&str> = Vec::new();
    for (name, span) in schema.dimensions.iter().map(|d| (&d.name, &d.span)).chain(schema.measures.iter().map(|m| (&m.name, &start))) {
        if names.contains(&name.as_str()) {
            diagnostics.push(Diagnostic::new(Kind::DuplicateName { name: name.clone() }, span.clone()));
        }
        names.push(name);
    }
    let dimensions: Vec<&str> = schema.dimensions.iter().map(|dimension| dimension.name.as_str()).collect();
    let measures: Vec<&str> = schema.measures.iter().map(|measure| measure.name.as_str()).collect();
    let mut expect = |noun: Noun, name: &str, known: &[&str], span: &Span| {
        if !known.contains(&name) {
            let nearest = nearest(name, known.iter().copied());
            let known = known.iter().map(|name| (*name).to_owned()).collect();
            let kind = Kind::UnknownName { noun, name: name.to_owned(), of: schema.title.clone(), nearest, known };
            diagnostics.push(Diagnostic::new(kind, span.clone()));
        }
    };
    if let Some(columns) = &schema.csv.columns {
        expect(Noun::Dimension, columns, &dimensions, &start);
    }
    for constraint in &schema.constraints {
        let span = &constraint.span;
        match &constraint.rule {
            Rule::Total { dimension } | Rule::SumTo { dimension, .. } => expect(Noun::Dimension, dimension, &dimensions, span),
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
            for name in deviation.at.keys() {
                expect(Noun::Dimension, name, &dimensions, &deviation.span);
            }
        }
    }
    if schema.csv.columns.is_some() && schema.measures.len() != 1 {
        diagnostics.push(Diagnostic::new(Kind::WideLayout { measures: schema.measures.len() }, start));
    }
}
