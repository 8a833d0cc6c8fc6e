//! Reads the constraints of a schema, with the deviations from each.

use super::{number, values};
use crate::data::schema::{Constraint, Deviation, Rule};
use crate::diagnostic::Kind;
use crate::number::Number;
use crate::settings::Reader;

/// Reads a constraint. Errors: S002 to S005, S019, S023.
pub(super) fn constraint(reader: &mut Reader<'_>) -> Option<Constraint> {
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
