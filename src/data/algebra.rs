//! The algebra of units: what two units give under each operation, or why they give nothing.
//!
//! It is closed: every operation answers for every pair, with a unit or with a refusal that names both, and nothing else in the program decides
//! what goes together. The table in `docs/formulas.md` is made from it; laws over all pairs of kinds stand below.

use super::unit::{Unit, UnitKind};

/// What can be done with two values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Operation {
    /// `a + b` of `figures.toml`.
    Add,
    /// `a - b` of `figures.toml`.
    Subtract,
    /// `a * b` of `figures.toml`.
    Multiply,
    /// `a / b` of `figures.toml`.
    Divide,
    /// From a to b.
    Difference,
    /// From a to b, in percent of a.
    Growth,
    /// What part of b is a?
    Share,
    /// How many times b is a?
    Ratio,
    /// What is a when b is 100?
    Index,
    /// Values of one series, for their sum, their mean, their highest or lowest.
    Gather,
    /// Which of the two is more?
    Compare,
}

/// Why two units do not go together, with the names of both.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Refusal {
    /// Why.
    pub(crate) reason: Reason,
    /// The name of the first, as messages have it.
    pub(crate) left: String,
    /// The name of the second.
    pub(crate) right: String,
}

/// Why two units do not go together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reason {
    /// They are not of one kind and name.
    Differ,
    /// A product of the two has no meaning.
    NoProduct,
    /// Percents, percentage points and index numbers do not grow by a percentage.
    NoGrowth,
    /// Percents, percentage points and index numbers have no shares.
    NoShare,
}

/// Returns the unit that an operation on two units gives.
pub(crate) fn unit(operation: Operation, a: &Unit, b: &Unit) -> Result<Unit, Refusal> {
    let same = a.same(b);
    let given = match operation {
        Operation::Add if same => Ok(common(a, b)),
        Operation::Add => moved(a, b).or_else(|| moved(b, a)).ok_or(Reason::Differ),
        Operation::Subtract if same => Ok(difference(&common(a, b))),
        Operation::Subtract => moved(a, b).ok_or(Reason::Differ),
        Operation::Multiply => product(a, b).ok_or(Reason::NoProduct),
        Operation::Divide => quotient(a, b).ok_or(Reason::Differ),
        _ if !same => Err(Reason::Differ),
        Operation::Growth if a.is_level() => Err(Reason::NoGrowth),
        Operation::Share if a.is_level() => Err(Reason::NoShare),
        Operation::Growth | Operation::Share => Ok(Unit::plain(UnitKind::Percent)),
        Operation::Difference => Ok(difference(&common(a, b))),
        Operation::Ratio => Ok(Unit::bare()),
        Operation::Index => Ok(Unit::plain(UnitKind::Index)),
        Operation::Gather | Operation::Compare => Ok(common(a, b)),
    };
    given.map_err(|reason| refusal(reason, a, b))
}

/// Does one of two factors count as its hundredth? A percentage of an amount does: 5 percent of 200 is 10.
pub(crate) fn is_percentage_of(a: &Unit, b: &Unit) -> bool {
    let is_percent = |unit: &Unit| unit.kind == UnitKind::Percent;
    !a.is_bare() && !b.is_bare() && is_percent(a) != is_percent(b)
}

/// The unit of a difference: percentage point for percents, index point for index numbers, otherwise itself.
fn difference(unit: &Unit) -> Unit {
    let kind = match unit.kind {
        UnitKind::Percent => UnitKind::PercentagePoint,
        UnitKind::Index => UnitKind::IndexPoint,
        _ => return unit.clone(),
    };
    Unit { scale: unit.scale, show: unit.show, ..Unit::plain(kind) }
}

/// A level moved by its points: a percent by percentage points is a percent.
fn moved(level: &Unit, points: &Unit) -> Option<Unit> {
    let fits =
        matches!((&level.kind, &points.kind), (UnitKind::Percent, UnitKind::PercentagePoint) | (UnitKind::Index, UnitKind::IndexPoint));
    fits.then(|| level.clone())
}

fn product(a: &Unit, b: &Unit) -> Option<Unit> {
    if a.is_bare() || b.is_bare() {
        return Some(if b.is_bare() { a } else { b }.clone());
    }
    if is_percentage_of(a, b) {
        let amount = if b.kind == UnitKind::Percent { a } else { b };
        return (!amount.is_level()).then(|| amount.clone());
    }
    numerator(a, b).or_else(|| numerator(b, a))
}

fn quotient(a: &Unit, b: &Unit) -> Option<Unit> {
    if a.same(b) {
        return Some(Unit::bare());
    }
    if b.is_bare() {
        return Some(a.clone());
    }
    // A share, or a number that counts nothing, per something is no figure that a reader can do anything with; two currencies never meet.
    let is_money = |unit: &Unit| matches!(unit.kind, UnitKind::Money { .. });
    if a.is_bare() || a.is_level() || b.is_level() || (is_money(a) && is_money(b)) {
        return None;
    }
    match &b.kind {
        UnitKind::Quotient { above, below } if above.same(a) => Some((**below).clone()),
        _ => Some(Unit::plain(UnitKind::Quotient { above: Box::new(a.clone()), below: Box::new(b.clone()) })),
    }
}

/// What a compound times the unit below gives: the unit above. Of a compound that a schema names only money is known by its name.
fn numerator(compound: &Unit, factor: &Unit) -> Option<Unit> {
    match &compound.kind {
        UnitKind::Quotient { above, below } if below.same(factor) => Some((**above).clone()),
        UnitKind::Compound => {
            let (above, below) = compound.many.split_once(" per ")?;
            let is_below = !factor.is_level() && !factor.is_bare() && [&factor.one, &factor.many].into_iter().any(|name| name == below);
            (is_below && matches!(above, "euro" | "euros")).then(|| Unit::plain(UnitKind::Money { currency: "EUR".into() }))
        }
        _ => None,
    }
}

/// One unit for two that are the same: the larger scale, since a sum is no finer than its coarsest part, and the singular where one of them has it.
fn common(a: &Unit, b: &Unit) -> Unit {
    let coarse = if (b.scale, b.show) > (a.scale, a.show) { b } else { a };
    let kind = if matches!(b.kind, UnitKind::Quotient { .. }) { &b.kind } else { &a.kind };
    let named = if a.many.is_empty() { b } else { a };
    let one = [a, b].into_iter().filter(|unit| unit.one != unit.many).map(|unit| &unit.one).min().unwrap_or(&named.one);
    Unit { kind: kind.clone(), one: one.clone(), many: named.many.clone(), scale: coarse.scale, show: coarse.show }
}

/// Names both units; two of different kinds with one name are told apart by their kinds.
fn refusal(reason: Reason, a: &Unit, b: &Unit) -> Refusal {
    let (mut left, mut right) = (a.name(), b.name());
    if left == right && a.kind.name() != b.kind.name() {
        left = format!("{left} ({})", a.kind.name());
        right = format!("{right} ({})", b.kind.name());
    }
    Refusal { reason, left, right }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod table;
