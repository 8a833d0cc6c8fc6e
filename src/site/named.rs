//! Named figures: `figures.toml` of an edition, each bound and computed once, in the order in which they need each other.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::expr::{Expr, ExprKind, Operator};
use crate::content::formula;
use crate::data::unit::Unit;
use crate::diagnostic::{Diagnostic, Kind, Shape};
use crate::settings::keys::{Holds, Key, Keys, NamedKeys, forms};
use crate::settings::{Document, Places, Text};
use crate::shortcode::bind::{self, NamedFigure, NamedFigures, Names};
use crate::shortcode::compute::compute;
use crate::shortcode::select::{self, Datasets, Trouble};
use crate::shortcode::value::Outcome;
use crate::source::Span;

/// Figures that need figures, deeper than this, are refused; product rule for nesting.
const MOST_DEPTH: usize = 64;

/// `figures.toml`.
pub(crate) const FIGURES: Keys = Keys::named(
    "data/EDITION/figures.toml",
    "Formules met een naam, die te lang zijn voor een zin: `[personeel-erbij]`. In een zin staat dan alleen de naam.",
    NamedKeys::Tables(forms::ID, &FIGURE),
);

const FIGURE: Keys = Keys::new(
    "NAME",
    "Een formule met een naam. De naam bestaat uit kleine letters, cijfers en streepjes.",
    &[
        Key::filled("value", "De formule. Hier mogen ook `+`, `-`, `*`, `/` en haakjes in.", "\"instroom[2023] - uitstroom[2023]\""),
        Key::new("decimals", Holds::Whole(0, 12), "Hoeveel decimalen een lezer ziet. Nodig na `*` en `/`.", "1"),
        Key::text("unit", "Naam van de eenheid, als de formule twee eenheden op elkaar deelt.", "\"euro per fte\""),
        Key::text("note", "Waarom er zo gerekend wordt.", "\"Het aantal nieuwe medewerkers min het aantal dat vertrok.\""),
        Key::text("source", "Waar een getal in de formule vandaan komt.", "\"Wet op voorbeelden, artikel 2\""),
    ],
);

/// What `figures.toml` says of a named figure, for readers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Definition {
    /// Its name.
    pub(crate) name: String,
    /// Its formula.
    pub(crate) formula: String,
    /// The decimals it states; `None` when they follow from its formula.
    pub(crate) decimals: Option<u32>,
    /// The name of a unit that it makes; may be empty.
    pub(crate) unit: String,
    /// Why it is counted this way; may be empty.
    pub(crate) note: String,
    /// Where a constant in it comes from; may be empty.
    pub(crate) source: String,
}

/// A named figure as written.
struct Entry {
    definition: Definition,
    name: Text,
    expr: Option<Expr>,
    places: Places,
    decimals: Option<u32>,
    unit: Option<Text>,
    span: Span,
}

/// Path of the file with the named figures of an edition.
pub(crate) fn path(edition: &str) -> String {
    format!("data/{edition}/figures.toml")
}

/// Reads and computes the named figures of an edition. Errors: S001 to S005, S007, F020, F028, F035 and those of formulas.
pub(crate) fn figures(text: Option<&str>, edition: &str, datasets: &Datasets) -> (NamedFigures, Vec<Definition>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let Some(text) = text else { return (NamedFigures::new(), Vec::new(), diagnostics) };
    let entries = entries(text, &Places::slice(&Arc::from(path(edition)), 0), &mut diagnostics);
    let mut figures = NamedFigures::new();
    let mut open: Vec<String> = Vec::new();
    for (name, entry) in &entries {
        // A figure with the name of a dataset would hide it.
        if datasets.0.contains_key(&(edition.to_owned(), name.clone())) {
            diagnostics.push(Diagnostic::new(Kind::DuplicateName { name: name.clone() }, entry.name.span.clone()));
        }
        solve(name, &entries, edition, datasets, &mut figures, &mut open, &mut diagnostics);
    }
    let definitions = entries.into_values().map(|entry| entry.definition).collect();
    (figures, definitions, diagnostics)
}

/// Reads the file and returns the mistakes in it, whatever its formulas come to.
pub(crate) fn mistakes(file: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    entries(text, &Places::slice(file, 0), &mut diagnostics);
    diagnostics
}

/// Returns the formula of each figure, with the places of its letters; those with mistakes are left out.
pub(crate) fn formulas(file: &Arc<str>, text: &str) -> Vec<(Expr, Places)> {
    let entries = entries(text, &Places::slice(file, 0), &mut Vec::new());
    entries.into_values().filter_map(|entry| Some((entry.expr?, entry.places))).collect()
}

fn entries(text: &str, places: &Places, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, Entry> {
    let document = Document::parse(text, places.clone(), diagnostics);
    let mut reader = document.reader(&FIGURES, diagnostics);
    let entries = reader.every_table(|name, reader| {
        if !crate::content::front_matter::is_id(&name.value) {
            reader.report(Kind::BadId { value: name.value.clone() }, name.span.clone());
        }
        let value = reader.required_text("value");
        let mut said = |key: &'static str| reader.text(key).map(|text| text.value).unwrap_or_default();
        let (note, source) = (said("note"), said("source"));
        let formula = value.as_ref().map(|value| value.value.clone()).unwrap_or_default();
        let unit = reader.text("unit");
        let decimals = reader.whole("decimals", 0, 12).and_then(|decimals| u32::try_from(decimals).ok());
        let unit_name = unit.as_ref().map(|unit| unit.value.clone()).unwrap_or_default();
        let definition = Definition { name: name.value.clone(), formula, decimals, unit: unit_name, note, source };
        let span = value.as_ref().map_or(name.span.clone(), |value| value.span.clone());
        let places = value.as_ref().map_or(name.places.clone(), |value| value.places.clone());
        let expr = value.and_then(|value| match formula::parse_named(&value.value) {
            Ok(expr) => Some(expr),
            Err((kind, range)) => {
                reader.report(kind, value.places.span(range));
                None
            }
        });
        Entry { definition, name, expr, places, decimals, unit, span }
    });
    entries.into_iter().map(|entry| (entry.name.value.clone(), entry)).collect()
}

/// Computes one figure, after those that it needs.
fn solve(
    name: &str,
    entries: &BTreeMap<String, Entry>,
    edition: &str,
    datasets: &Datasets,
    figures: &mut NamedFigures,
    open: &mut Vec<String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if figures.contains_key(name) {
        return;
    }
    let entry = &entries[name];
    let Some(expr) = &entry.expr else {
        figures.insert(name.to_owned(), None);
        return;
    };
    if open.len() > MOST_DEPTH {
        diagnostics.push(Diagnostic::new(Kind::TooDeep { limit: MOST_DEPTH }, entry.span.clone()));
        figures.insert(name.to_owned(), None);
        return;
    }
    open.push(name.to_owned());
    for needed in expr.names() {
        if let Some(first) = open.iter().position(|known| *known == needed) {
            let mut names = open[first..].to_vec();
            names.rotate_right(1);
            diagnostics.push(Diagnostic::new(Kind::Circle { names }, entry.span.clone()));
            figures.insert(name.to_owned(), None);
        } else if entries.contains_key(&needed) {
            solve(&needed, entries, edition, datasets, figures, open, diagnostics);
        }
    }
    open.pop();
    if figures.contains_key(name) {
        return;
    }
    let figure = match one(entry, expr, &Names { edition, datasets, figures }) {
        Ok(figure) => {
            // Only a quotient of two units needs a name for its unit; anything else has one already.
            if let Some(unit) = entry.unit.as_ref().filter(|_| !figure.value.unit.is_compound()) {
                let known = ["value", "note", "source", "decimals"].map(str::to_owned).to_vec();
                let kind = Kind::UnknownKey { key: "unit".into(), nearest: None, known };
                diagnostics.push(Diagnostic::new(kind, unit.span.clone()));
            }
            Some(figure)
        }
        Err(trouble) => {
            diagnostics.extend(trouble.diagnostic(&entry.places));
            None
        }
    };
    figures.insert(name.to_owned(), figure);
}

fn one(entry: &Entry, expr: &Expr, names: &Names<'_>) -> Result<NamedFigure, Trouble> {
    let computed = compute(&bind::bind(expr, names)?)?;
    let fault = |kind: Kind| select::fault(kind, &expr.range);
    let Outcome::Value(mut value) = computed.outcome else {
        return fault(Kind::WrongShape { expected: Shape::Quantity, found: Shape::Word });
    };
    match entry.decimals {
        // A cell as it stands has no more decimals than it was delivered with, and nothing that is computed more than the rules allow.
        Some(asked) if asked > value.most_decimals(value.unit.show) => {
            return fault(Kind::TooManyDecimals { asked, most: value.most_decimals(value.unit.show) });
        }
        Some(decimals) => {
            value.stated_decimals = Some(decimals);
            // What is computed from it keeps them, on the scale of its unit.
            value.decimals = decimals + value.unit.scale.exponent().saturating_sub(value.unit.show.exponent());
        }
        None if scales(expr) => return fault(Kind::DecimalsNeeded { name: entry.name.value.clone() }),
        None => {}
    }
    value.unit = named_unit(entry, &value.unit, &expr.range)?;
    Ok(NamedFigure { value, cells: computed.cells })
}

/// The unit of a figure with the name that its entry gives: a quotient of two units has none of its own, and one that has keeps it.
fn named_unit(entry: &Entry, unit: &Unit, range: &std::ops::Range<usize>) -> Result<Unit, Trouble> {
    let given = entry.unit.as_ref().map(|text| text.value.as_str());
    match given {
        None if unit.is_compound() && unit.many.is_empty() => {
            select::fault(Kind::UnitNeeded { name: entry.name.value.clone(), unit: unit.name() }, range)
        }
        Some(name) if unit.is_compound() && unit.many.is_empty() => {
            Ok(Unit { one: name.to_owned(), many: name.to_owned(), ..unit.clone() })
        }
        Some(name) if unit.is_compound() && unit.many != name => {
            select::fault(Kind::UnitsDiffer { left: unit.name(), right: name.to_owned() }, range)
        }
        _ => Ok(unit.clone()),
    }
}

/// Is there a product or quotient in it, of which nobody knows how many decimals it deserves?
fn scales(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Binary(Operator::Multiply | Operator::Divide, ..) => true,
        ExprKind::Binary(_, left, right) => scales(left) || scales(right),
        ExprKind::Call(_, args) => args.iter().any(scales),
        ExprKind::Negate(inner) => scales(inner),
        _ => false,
    }
}
