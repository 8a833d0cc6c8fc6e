//! Checks the names within a schema: each is there once, what is named elsewhere in the schema exists, and rules compare what can be compared.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::data::algebra::{self, Operation};
use crate::data::rule::{Changing, Constraint, Named, Rule, Whole};
use crate::data::schema::{Measure, Schema};
use crate::data::unit::{Unit, UnitKind};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind, Noun};
use crate::number::Number;
use crate::source::Span;

/// Checks the names. Errors: S004, S005, S020, S023, D018, D040, D043, D044, F002, F005, F008, F034.
pub(super) fn check(schema: &Schema, file: &Arc<str>, diagnostics: &mut Vec<Diagnostic>) {
    let id = file.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).unwrap_or_default();
    let mut names = Names { schema, id, diagnostics };
    names.once();
    let start = || Span::new(file, 0..0);
    if let Some(columns) = &schema.csv.columns {
        let span = schema.csv.columns_span.clone().unwrap_or_else(start);
        names.dimension(columns, &span);
        if schema.measures.len() != 1 {
            names.report(Kind::WideLayout { measures: schema.measures.len() }, &span);
        }
    }
    names.code_list();
    for constraint in &schema.constraints {
        names.constraint(constraint);
    }
    for name in &schema.disclosure.measures {
        names.measure(name);
    }
    for (name, _) in schema.measures.iter().filter_map(Measure::numeric).flat_map(|numeric| &numeric.targets).flat_map(|target| &target.at)
    {
        names.dimension(&name.value, &name.span);
    }
    names.revisions();
}

struct Names<'a> {
    schema: &'a Schema,
    id: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Names<'a> {
    fn report(&mut self, kind: Kind, span: &Span) {
        self.diagnostics.push(Diagnostic::new(kind, span.clone()));
    }

    /// No two dimensions or measures have one name, no dimension has a code twice.
    fn once(&mut self) {
        let schema = self.schema;
        let named = schema.dimensions.iter().map(|d| (&d.name, &d.span)).chain(schema.measures.iter().map(|m| (&m.name, &m.span)));
        let mut firsts: BTreeMap<&str, &Span> = BTreeMap::new();
        for (name, span) in named {
            match firsts.get(name.as_str()) {
                Some(first) => {
                    let kind = Kind::DuplicateName { name: name.clone() };
                    self.diagnostics.push(Diagnostic::new(kind, span.clone()).with_other((*first).clone()));
                }
                None => {
                    firsts.insert(name, span);
                }
            }
        }
        for dimension in &schema.dimensions {
            for (position, code) in dimension.codes.iter().enumerate() {
                if dimension.codes[..position].contains(code) {
                    self.report(Kind::DuplicateName { name: code.clone() }, &dimension.span);
                }
            }
        }
    }

    /// A list of codes has one dimension, which refers to no other list; its labels and identifiers are measures of text.
    fn code_list(&mut self) {
        let schema = self.schema;
        let Some(columns) = &schema.code_list else { return };
        if let [dimension] = schema.dimensions.as_slice() {
            if let Some(other) = &dimension.code_list {
                self.report(Kind::NestedCodeList, &other.span);
            }
        } else {
            self.report(Kind::BadCodeList { dimensions: schema.dimensions.len() }, &columns.label.span);
        }
        for name in std::iter::once(&columns.label).chain(&columns.identifier) {
            match schema.measures.iter().find(|measure| measure.name == name.value) {
                Some(measure) if measure.numeric().is_none() => {}
                Some(_) => self.report(Kind::NotTextMeasure { measure: name.value.clone() }, &name.span),
                None => {
                    let texts = schema.measures.iter().filter(|measure| measure.numeric().is_none());
                    let known = texts.map(|measure| measure.name.clone()).collect();
                    self.unknown(Noun::Measure, &name.value, known, &name.span);
                }
            }
        }
    }

    fn unknown(&mut self, noun: Noun, name: &str, known: Vec<String>, span: &Span) {
        let nearest = nearest(name, known.iter().map(String::as_str));
        self.report(Kind::UnknownName { noun, name: name.to_owned(), of: self.id.to_owned(), nearest, known }, span);
    }

    fn dimension(&mut self, name: &str, span: &Span) {
        let schema = self.schema;
        if !schema.dimensions.iter().any(|dimension| dimension.name == name) {
            let known = schema.dimensions.iter().map(|dimension| dimension.name.clone()).collect();
            self.unknown(Noun::Dimension, name, known, span);
        }
    }

    /// A dimension that has a total.
    fn dimension_with_total(&mut self, name: &Named) {
        self.dimension(&name.value, &name.span);
        let found = self.schema.dimensions.iter().find(|dimension| dimension.name == name.value);
        if let Some(dimension) = found.filter(|dimension| dimension.total.is_none()) {
            self.report(Kind::MissingKey { key: "total".into() }, &dimension.span);
        }
    }

    /// A measure that exists and holds numbers, with its unit.
    fn measure(&mut self, name: &Named) -> Option<&'a Unit> {
        self.measure_at(&name.value, &name.span)
    }

    fn measure_at(&mut self, name: &str, span: &Span) -> Option<&'a Unit> {
        let schema = self.schema;
        let Some(measure) = schema.measures.iter().find(|measure| measure.name == name) else {
            let known = schema.measures.iter().map(|measure| measure.name.clone()).collect();
            self.unknown(Noun::Measure, name, known, span);
            return None;
        };
        if measure.numeric().is_none() {
            self.report(Kind::TextMeasure { measure: name.to_owned() }, span);
        }
        measure.unit()
    }

    fn constraint(&mut self, constraint: &Constraint) {
        match &constraint.rule {
            Rule::Total { dimension } => self.dimension_with_total(dimension),
            Rule::SumTo { dimension, .. } => self.dimension(&dimension.value, &dimension.span),
            Rule::Identity { dimension: Some(dimension), .. } => self.dimension(&dimension.value, &dimension.span),
            Rule::Identity { dimension: None, result, plus, minus } => {
                let first = self.measure(result);
                for name in plus.iter().chain(minus) {
                    let unit = self.measure(name);
                    self.same(first, unit, &name.span, true);
                }
            }
            Rule::Share { result, part, whole } => {
                self.result(result, |unit| unit.kind == UnitKind::Percent);
                let part_unit = self.measure(part);
                match whole {
                    Whole::Measure(whole) => {
                        let unit = self.measure(whole);
                        self.same(part_unit, unit, &whole.span, false);
                    }
                    Whole::TotalOf(dimension) => self.dimension_with_total(dimension),
                }
            }
            Rule::Average { result, amount, count } => {
                self.result(result, Unit::can_grow);
                self.measure(amount);
                self.measure(count);
            }
            Rule::Change { result, dimension, of } => self.change(result, dimension, of),
            Rule::Range { .. } => {}
            Rule::Equal(equal) => {
                for (name, _) in equal.at.iter().chain(&equal.dimensions) {
                    self.dimension(&name.value, &name.span);
                }
            }
        }
        for name in &constraint.measures {
            self.measure(name);
        }
        for deviation in &constraint.deviations {
            if let Some(name) = &deviation.measure {
                self.measure_at(name, &deviation.span);
            }
            for name in deviation.at.keys() {
                self.dimension(name, &deviation.span);
            }
        }
    }

    fn change(&mut self, result: &Named, dimension: &Named, of: &Changing) {
        self.dimension(&dimension.value, &dimension.span);
        let schema = self.schema;
        let is_time = |name: &str| schema.dimensions.iter().any(|found| found.name == name && found.is_time());
        if schema.dimensions.iter().any(|found| found.name == dimension.value) && !is_time(&dimension.value) {
            let known = schema.dimensions.iter().filter(|found| found.is_time()).map(|found| found.name.clone()).collect();
            let kind = Kind::NotAllowed { key: "dimension".into(), value: dimension.value.clone(), nearest: None, known };
            self.report(kind, &dimension.span);
        }
        match of {
            Changing::Amount(amount) => {
                let Some(unit) = self.measure(amount) else { return };
                // The difference itself, or growth in percent.
                let given = [Operation::Difference, Operation::Growth].map(|operation| algebra::unit(operation, unit, unit).ok());
                self.result(result, |found| given.iter().flatten().any(|unit| found.same(unit)));
            }
            Changing::Share { part, whole } => {
                let unit = self.measure(part);
                let whole_unit = self.measure(whole);
                self.same(unit, whole_unit, &whole.span, false);
                self.result(result, |found| found.kind == UnitKind::PercentagePoint);
            }
        }
    }

    /// The result of a rule, which has a unit that fits. Errors: S005 with the measures that do.
    fn result(&mut self, result: &Named, fits: impl Fn(&Unit) -> bool) {
        let Some(unit) = self.measure(result) else { return };
        if !fits(unit) {
            let fitting = self.schema.measures.iter().filter(|measure| measure.unit().is_some_and(&fits));
            let known = fitting.map(|measure| measure.name.clone()).collect();
            let kind = Kind::NotAllowed { key: "result".into(), value: result.value.clone(), nearest: None, known };
            self.report(kind, &result.span);
        }
    }

    fn same(&mut self, first: Option<&Unit>, other: Option<&Unit>, span: &Span, scales: bool) {
        let (Some(first), Some(other)) = (first, other) else { return };
        if !first.same(other) || (scales && first.scale != other.scale) {
            self.report(Kind::UnitsDiffer { left: first.name(), right: other.name() }, span);
        }
    }

    fn revisions(&mut self) {
        let schema = self.schema;
        for revision in &schema.revisions {
            for (name, _) in &revision.at {
                self.dimension(&name.value, &name.span);
            }
            let measure = match &revision.measure {
                Some(named) => schema.measures.iter().find(|measure| measure.name == named.value),
                None => schema.measures.first(),
            };
            match (&revision.measure, measure) {
                (Some(named), None) => {
                    self.measure(named);
                }
                (None, _) if schema.measures.len() > 1 => {
                    let known = schema.measures.iter().map(|measure| measure.name.clone()).collect();
                    self.report(Kind::MeasureNeeded { dataset: self.id.to_owned(), known }, &revision.span);
                }
                (_, Some(measure)) if measure.numeric().is_some() && Number::parse(&revision.was.value).is_none() => {
                    let kind = Kind::BadSettingNumber { key: "was".into(), value: revision.was.value.clone() };
                    self.report(kind, &revision.was.span);
                }
                _ => {}
            }
        }
    }
}
