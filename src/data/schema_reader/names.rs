//! Checks the names within a schema: each is there once, and what is named elsewhere in the schema exists.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::data::schema::{Measure, Rule, Schema};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, Noun};
use crate::source::Span;

/// Checks that no two names are the same, and that constraints and layout name what exists. Errors: S004, S020, D018, F002, F008, F034.
pub(super) fn check(schema: &Schema, file: &Arc<str>, diagnostics: &mut Vec<Diagnostic>) {
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
    for (name, span) in named_measures(schema) {
        if schema.measures.iter().any(|measure| measure.name == *name && measure.numeric().is_none()) {
            diagnostics.push(Diagnostic::new(Kind::TextMeasure { measure: name.clone() }, span.clone()));
        }
    }
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
        let unit = |name: &String| schema.measures.iter().find(|measure| measure.name == *name).and_then(Measure::unit);
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

/// The measures that constraints name, each of which must hold numbers, with the place of the constraint.
fn named_measures(schema: &Schema) -> impl Iterator<Item = (&String, &Span)> {
    schema.constraints.iter().flat_map(|constraint| {
        let rule: Vec<&String> = match &constraint.rule {
            Rule::Identity { result, plus, minus } => std::iter::once(result).chain(plus).chain(minus).collect(),
            Rule::Total { .. } | Rule::SumTo { .. } => Vec::new(),
        };
        rule.into_iter().chain(&constraint.measures).map(|name| (name, &constraint.span))
    })
}
