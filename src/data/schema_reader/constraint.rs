//! Reads the constraints of a schema, with the deviations from each. What the names in them mean is the work of `names`.

use super::{at, named, number, required};
use crate::data::rule::{At, Changing, Constraint, Deviation, Equal, Named, Rule, Whole};
use crate::diagnostic::Kind;
use crate::number::Number;
use crate::settings::Reader;

/// The kinds of constraints.
pub(super) const KINDS: [&str; 8] = ["total", "sum-to", "identity", "share", "average", "range", "change", "equal"];

/// Reads a constraint. Errors: S002 to S005, S019, S023.
pub(super) fn constraint(reader: &mut Reader<'_>) -> Option<Constraint> {
    let span = reader.span().clone();
    let kind = kind(reader)?;
    let rule = match kind {
        "total" => required(reader, "dimension").map(|dimension| Rule::Total { dimension }),
        "sum-to" => {
            let dimension = required(reader, "dimension");
            let value = number(reader, "value");
            dimension.zip(value).map(|(dimension, value)| Rule::SumTo { dimension, value })
        }
        "identity" => identity(reader),
        "share" => share(reader),
        "average" => {
            let (result, amount, count) = (required(reader, "result"), required(reader, "amount"), required(reader, "count"));
            result.zip(amount).zip(count).map(|((result, amount), count)| Rule::Average { result, amount, count })
        }
        "range" => range(reader),
        "change" => change(reader),
        _ => equal(reader).map(|equal| Rule::Equal(Box::new(equal))),
    };
    let measures = match kind {
        // A rule over measures names them itself.
        "share" | "average" | "change" => Vec::new(),
        "identity" if !reader.has("dimension") => {
            reader.refuse("measures");
            Vec::new()
        }
        _ => reader.texts("measures").into_iter().map(named).collect(),
    };
    // Bounds are exact: what rounding explains is part of the bound.
    let tolerance = if kind == "range" { Some(Number::zero()) } else { number(reader, "tolerance") };
    if tolerance.as_ref().is_some_and(Number::is_negative) {
        let place = reader.text("tolerance").map_or_else(|| span.clone(), |text| text.span);
        reader.report(Kind::OutOfBounds { key: "tolerance".into(), least: 0, most: 1_000_000_000 }, place);
    }
    let deviations = reader.tables("deviations", deviation).into_iter().flatten().collect();
    Some(Constraint { rule: rule?, measures, tolerance: tolerance?, deviations, span })
}

fn kind(reader: &mut Reader<'_>) -> Option<&'static str> {
    if !reader.has("kind") {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "kind".into() }, span);
    }
    reader.choice("kind", &KINDS).map(|position| KINDS[position])
}

fn missing(reader: &mut Reader<'_>, key: &str) {
    let span = reader.span().clone();
    reader.report(Kind::MissingKey { key: key.to_owned() }, span);
}

fn identity(reader: &mut Reader<'_>) -> Option<Rule> {
    let dimension = reader.text("dimension").map(named);
    let result = required(reader, "result");
    let plus: Vec<Named> = reader.texts("plus").into_iter().map(named).collect();
    let minus: Vec<Named> = reader.texts("minus").into_iter().map(named).collect();
    if plus.is_empty() && minus.is_empty() {
        missing(reader, "plus");
    }
    result.map(|result| Rule::Identity { dimension, result, plus, minus })
}

fn share(reader: &mut Reader<'_>) -> Option<Rule> {
    let (result, part) = (required(reader, "result"), required(reader, "part"));
    let whole = match reader.has("whole") {
        // One whole is enough: with `whole` there is no `of`.
        true => {
            reader.refuse("of");
            reader.text("whole").map(|text| Whole::Measure(named(text)))
        }
        false => reader.text("of").map(|text| Whole::TotalOf(named(text))),
    };
    if !reader.has("whole") && !reader.has("of") {
        missing(reader, "whole");
    }
    result.zip(part).zip(whole).map(|((result, part), whole)| Rule::Share { result, part, whole })
}

fn range(reader: &mut Reader<'_>) -> Option<Rule> {
    let mut bound = |key: &'static str| reader.has(key).then(|| number(reader, key)).flatten();
    let (least, most) = (bound("least"), bound("most"));
    if !reader.has("least") && !reader.has("most") {
        missing(reader, "least");
    }
    if let (Some(from), Some(to)) = (&least, &most)
        && from > to
    {
        let place = reader.text("most").map_or_else(|| reader.span().clone(), |text| text.span);
        reader.report(Kind::EmptyRange { least: from.to_string(), most: to.to_string() }, place);
    }
    Some(Rule::Range { least, most })
}

fn change(reader: &mut Reader<'_>) -> Option<Rule> {
    let (result, dimension) = (required(reader, "result"), required(reader, "dimension"));
    let of = if reader.has("amount") {
        reader.refuse("part");
        reader.refuse("whole");
        reader.text("amount").map(|text| Changing::Amount(named(text)))
    } else if reader.has("part") || reader.has("whole") {
        let (part, whole) = (required(reader, "part"), required(reader, "whole"));
        part.zip(whole).map(|(part, whole)| Changing::Share { part, whole })
    } else {
        missing(reader, "amount");
        None
    };
    result.zip(dimension).zip(of).map(|((result, dimension), of)| Rule::Change { result, dimension, of })
}

fn equal(reader: &mut Reader<'_>) -> Option<Equal> {
    let text = required(reader, "dataset");
    let (at, other, dimensions): (At, At, At) = (at(reader, "at"), at(reader, "other"), at(reader, "dimensions"));
    let other_measure = reader.text("other_measure").map(named);
    let text = text?;
    let (dataset, edition) = text.value.split_once('@').map_or((text.value.as_str(), None), |(id, year)| (id, Some(year.to_owned())));
    let dataset = Named { value: dataset.trim().to_owned(), span: text.span.clone() };
    Some(Equal { dataset, edition, at, other, dimensions, other_measure })
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
