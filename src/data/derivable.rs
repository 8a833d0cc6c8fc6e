//! Suppressed cells that are not: a confidential cell that follows from its total, its row or its column, whatever way round.
//!
//! Every sum that a schema declares is an equation over cells. First the equations with one unknown are solved, again and again, each value making others
//! known; that gives a derivation in figures. What is left is solved as a system: an unknown that has one value there follows from several sums together.
//! Bounds ("at most 3, so each is at most 3") and shares are left out: what follows from those is not one value.

use std::collections::{BTreeMap, BTreeSet};

use super::constraint::declared;
use super::constraint::sum::{Made, Place, Sum, sums};
use super::dataset::{Cell, Dataset};
use super::rule::{Constraint, Named, Rule};
use super::schema::Status;
use crate::diagnostic::{Diagnostic, Kind};
use crate::number::Number;

/// The most unknown cells in one system of sums; solving costs its cube. Our own choice: with more, only single sums are solved.
const MOST_UNKNOWN: usize = 400;

/// The most parts of a sum in a message.
const MOST_SHOWN: usize = 8;

/// A sum with what is not known in it: the unknown cells, each with its sign, add up to `rest`.
struct Equation<'a> {
    constraint: &'a Constraint,
    sum: Sum,
    unknown: BTreeMap<Place, Number>,
    rest: Number,
}

/// Checks that no confidential cell follows from others. Errors: D035; a warning, D038, where there are too many to tell.
pub(super) fn check(dataset: &Dataset) -> Vec<Diagnostic> {
    let is_confidential = |cell: &Cell| cell.status == Status::Confidential;
    if !dataset.rows.iter().any(|row| row.cells.iter().any(is_confidential)) {
        return Vec::new();
    }
    let implied = implied(dataset);
    let mut equations = Vec::new();
    for constraint in dataset.schema.constraints.iter().chain(&implied) {
        equations.extend(sums(dataset, constraint).into_iter().filter_map(|sum| equation(dataset, constraint, sum)));
    }
    let mut found = Found::default();
    propagate(dataset, &mut equations, &mut found);
    let mut diagnostics = eliminate(dataset, &equations, &mut found);
    let confidential = found.derivations.into_iter().filter(|(place, _)| cell(dataset, place).is_some_and(is_confidential));
    let told = confidential.filter_map(|(place, (equation, derivation))| {
        let equation = &equations[equation];
        let kind = Kind::Derivable { cell: cell_name(dataset, &place), what: equation.constraint.rule.text(), derivation };
        Some(Diagnostic::new(kind, dataset.span(cell(dataset, &place)?)).with_other(equation.constraint.span.clone()))
    });
    diagnostics.extend(told);
    diagnostics
}

/// The totals that no rule declares: a reader takes the total of an additive measure for the sum of its parts, whether we promise it or not.
fn implied(dataset: &Dataset) -> Vec<Constraint> {
    let schema = &dataset.schema;
    let additive = schema.measures.iter().filter(|measure| measure.numeric().is_some_and(|numeric| numeric.additive));
    let measures: Vec<Named> = additive.map(|measure| Named { value: measure.name.clone(), span: measure.span.clone() }).collect();
    let declared = |name: &str| {
        schema.constraints.iter().any(|constraint| matches!(&constraint.rule, Rule::Total { dimension } if dimension.value == name))
    };
    let open = schema.dimensions.iter().filter(|dimension| !measures.is_empty() && !declared(&dimension.name));
    let total = open.filter_map(|dimension| {
        let span = dimension.total_span.clone()?;
        let named = Named { value: dimension.name.clone(), span: span.clone() };
        let rule = Rule::Total { dimension: named };
        Some(Constraint { rule, measures: measures.clone(), tolerance: Number::zero(), deviations: Vec::new(), span })
    });
    total.collect()
}

/// What has been found: values, and how, with the equation that gave each.
#[derive(Default)]
struct Found {
    values: BTreeMap<Place, Number>,
    derivations: BTreeMap<Place, (usize, String)>,
}

/// The equation of a sum; `None` when everything in it is known, or when a cell is not there.
fn equation<'a>(dataset: &Dataset, constraint: &'a Constraint, sum: Sum) -> Option<Equation<'a>> {
    let mut unknown: BTreeMap<Place, Number> = BTreeMap::new();
    // Parts minus result is minus the declared difference.
    let mut rest = -&declared(dataset, constraint, &sum);
    let one = Number::from(1);
    let mut add = |place: &Place, sign: &Number| -> Option<()> {
        let found = cell(dataset, place)?;
        match (&found.number, found.status) {
            (Some(number), _) => rest = &rest - &(number * sign),
            (None, Status::NotApplicable) => {}
            (None, _) => {
                let so_far = unknown.get(place).cloned().unwrap_or_else(Number::zero);
                unknown.insert(place.clone(), &so_far + sign);
            }
        }
        Some(())
    };
    for (place, negative) in &sum.parts {
        add(place, &if *negative { -&one } else { one.clone() })?;
    }
    match &sum.result {
        Made::Cell(place) => add(place, &-&one)?,
        Made::Stated(value) => rest = &rest + value,
    }
    unknown.retain(|_, sign| !sign.is_zero());
    (!unknown.is_empty()).then_some(Equation { constraint, sum, unknown, rest })
}

/// Solves equations with one unknown until nothing new is found.
fn propagate(dataset: &Dataset, equations: &mut [Equation<'_>], found: &mut Found) {
    let mut of_place: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (position, equation) in equations.iter().enumerate() {
        for place in equation.unknown.keys() {
            of_place.entry(place.clone()).or_default().push(position);
        }
    }
    let mut ready: BTreeSet<usize> = (0..equations.len()).filter(|position| equations[*position].unknown.len() == 1).collect();
    while let Some(position) = ready.pop_first() {
        let equation = &equations[position];
        let Some((place, sign)) = equation.unknown.iter().next().filter(|_| equation.unknown.len() == 1) else { continue };
        let Some(value) = equation.rest.checked_div(sign) else { continue };
        let place = place.clone();
        let derivation = arithmetic(dataset, equation, &place, &value, &found.values);
        found.derivations.insert(place.clone(), (position, derivation));
        for other in of_place.get(&place).into_iter().flatten() {
            let equation = &mut equations[*other];
            if let Some(sign) = equation.unknown.remove(&place) {
                equation.rest = &equation.rest - &(&value * &sign);
                if equation.unknown.len() == 1 {
                    ready.insert(*other);
                }
            }
        }
        found.values.insert(place, value);
    }
}

/// The sum as a calculation of one of its cells: `120 - 80 - 30 = 10`. A number that had to be found first is named.
fn arithmetic(dataset: &Dataset, equation: &Equation<'_>, wanted: &Place, value: &Number, known: &BTreeMap<Place, Number>) -> String {
    let Sum { parts, result, .. } = &equation.sum;
    let text = |place: &Place| match known.get(place) {
        Some(number) => Some(format!("{} ({number})", cell_name(dataset, place))),
        None => cell(dataset, place)?.number.as_ref().map(Number::to_string),
    };
    let negative = parts.iter().any(|(place, negative)| place == wanted && *negative);
    let is_part = parts.iter().any(|(place, _)| place == wanted);
    // Terms of the calculation, each with whether it is taken away.
    let mut terms: Vec<(String, bool)> = Vec::new();
    if is_part {
        let made = match result {
            Made::Cell(place) => text(place),
            Made::Stated(value) => Some(value.to_string()),
        };
        terms.extend(made.map(|made| (made, negative)));
    }
    let rest = parts.iter().filter(|(place, _)| place != wanted);
    terms.extend(rest.filter_map(|(place, taken)| Some((text(place)?, if is_part { *taken == negative } else { *taken }))));
    let difference = declared(dataset, equation.constraint, &equation.sum);
    if !difference.is_zero() {
        let added = !is_part || negative;
        terms.push((difference.abs().to_string(), difference.is_negative() == added));
    }
    terms.sort_by_key(|(_, taken)| *taken);
    let mut written = String::new();
    for (position, (term, taken)) in terms.iter().take(MOST_SHOWN).enumerate() {
        written.push_str(match (position, taken) {
            (0, false) => "",
            (0, true) => "-",
            (_, false) => " + ",
            (_, true) => " - ",
        });
        written.push_str(term);
    }
    if terms.len() > MOST_SHOWN {
        written.push_str(" - …");
    }
    // Within a tolerance the value is not exact, and no less known for it.
    let equals = if equation.constraint.tolerance.is_zero() { "=" } else { "≈" };
    format!("{written} {equals} {value}")
}

/// Solves what is left as systems of sums, and adds the unknowns that have one value there.
fn eliminate(dataset: &Dataset, equations: &[Equation<'_>], found: &mut Found) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for system in systems(equations) {
        let unknown: BTreeSet<&Place> = system.iter().flat_map(|position| equations[*position].unknown.keys()).collect();
        if unknown.len() > MOST_UNKNOWN {
            let hidden = unknown.iter().filter_map(|place| cell(dataset, place)).find(|cell| cell.status == Status::Confidential);
            let kind = Kind::DerivationUnchecked { unknown: unknown.len(), limit: MOST_UNKNOWN };
            diagnostics.extend(hidden.map(|cell| Diagnostic::new(kind, dataset.span(cell))));
            continue;
        }
        for (place, line) in solved(equations, &system) {
            let Some(position) = line.used.first() else { continue };
            let sums: BTreeSet<String> = line.used.iter().map(|position| sum_name(dataset, &equations[*position].sum)).collect();
            let sums: Vec<String> = sums.into_iter().take(MOST_SHOWN).collect();
            found.derivations.insert(place, (*position, format!("{} → {}", sums.join(", "), line.rest)));
        }
    }
    diagnostics
}

/// Equations in groups that share no unknown.
fn systems(equations: &[Equation<'_>]) -> Vec<Vec<usize>> {
    let mut group_of: BTreeMap<&Place, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (position, equation) in equations.iter().enumerate().filter(|(_, equation)| !equation.unknown.is_empty()) {
        let mut own = vec![position];
        let touched: BTreeSet<usize> = equation.unknown.keys().filter_map(|place| group_of.get(place).copied()).collect();
        for group in touched {
            own.append(&mut groups[group]);
        }
        let group = groups.len();
        for place in own.iter().flat_map(|position| equations[*position].unknown.keys()) {
            group_of.insert(place, group);
        }
        groups.push(own);
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// A row of a system in the making, with the equations that it was made of.
#[derive(Clone)]
struct Line {
    unknown: BTreeMap<Place, Number>,
    rest: Number,
    used: BTreeSet<usize>,
}

/// Brings a system to its reduced form, and returns the unknowns that are alone on their line: they have one value, its `rest`.
fn solved(equations: &[Equation<'_>], system: &[usize]) -> Vec<(Place, Line)> {
    let mut lines: Vec<(Place, Line)> = Vec::new();
    for position in system {
        let Equation { unknown, rest, .. } = &equations[*position];
        let mut line = Line { unknown: unknown.clone(), rest: rest.clone(), used: BTreeSet::from([*position]) };
        for (pivot, known) in &lines {
            subtract(&mut line, pivot, known);
        }
        let Some((pivot, sign)) = line.unknown.iter().next().map(|(place, sign)| (place.clone(), sign.clone())) else { continue };
        let over = |factor: &Number| factor.checked_div(&sign).expect("an unknown has a sign that is not zero");
        line.unknown.values_mut().for_each(|factor| *factor = over(factor));
        line.rest = over(&line.rest);
        for (_, known) in &mut lines {
            subtract(known, &pivot, &line);
        }
        lines.push((pivot, line));
    }
    lines.retain(|(_, line)| line.unknown.len() == 1);
    lines
}

/// Takes from a line as many times another as makes the pivot vanish.
fn subtract(line: &mut Line, pivot: &Place, other: &Line) {
    let Some(factor) = line.unknown.get(pivot).cloned() else { return };
    for (place, sign) in &other.unknown {
        let left = &line.unknown.get(place).cloned().unwrap_or_else(Number::zero) - &(&factor * sign);
        if left.is_zero() {
            line.unknown.remove(place);
        } else {
            line.unknown.insert(place.clone(), left);
        }
    }
    line.rest = &line.rest - &(&factor * &other.rest);
    line.used.extend(&other.used);
}

fn cell<'a>(dataset: &'a Dataset, (key, measure): &Place) -> Option<&'a Cell> {
    Some(&dataset.row(key)?.cells[*measure])
}

fn cell_name(dataset: &Dataset, (key, measure): &Place) -> String {
    format!("{}[{}]", dataset.schema.measures[*measure].name, dataset.key_text(key))
}

fn sum_name(dataset: &Dataset, sum: &Sum) -> String {
    let values = dataset.key_values(&sum.key).into_iter().enumerate();
    let values: Vec<&str> = values.map(|(dimension, value)| if Some(dimension) == sum.open { "*" } else { value }).collect();
    format!("{}[{}]", dataset.schema.measures[sum.measure].name, values.join(", "))
}
