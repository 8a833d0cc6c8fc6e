//! Laws of the algebra, tried on every pair of units.

use super::{Operation, Refusal, is_percentage_of, unit};
use crate::data::unit::{Scale, Unit, UnitKind};

const OPERATIONS: [Operation; 11] = [
    Operation::Add,
    Operation::Subtract,
    Operation::Multiply,
    Operation::Divide,
    Operation::Difference,
    Operation::Growth,
    Operation::Share,
    Operation::Ratio,
    Operation::Index,
    Operation::Gather,
    Operation::Compare,
];

pub(super) fn named(kind: UnitKind, one: &str, many: &str) -> Unit {
    Unit { one: one.into(), many: many.into(), ..Unit::plain(kind) }
}

pub(super) fn money(currency: &str) -> Unit {
    Unit::plain(UnitKind::Money { currency: currency.into() })
}

pub(super) fn per(above: &Unit, below: &Unit) -> Unit {
    Unit::plain(UnitKind::Quotient { above: Box::new(above.clone()), below: Box::new(below.clone()) })
}

/// Units of every kind, with several names, currencies and scales.
pub(super) fn units() -> Vec<Unit> {
    let fte = named(UnitKind::Count, "fte", "fte");
    let euro = money("EUR");
    let thousands = |unit: &Unit| Unit { scale: Scale::Thousand, show: Scale::Million, ..unit.clone() };
    vec![
        fte.clone(),
        thousands(&fte),
        named(UnitKind::Count, "persoon", "personen"),
        named(UnitKind::Count, "functie", "functies"),
        named(UnitKind::Count, "verzoek", "verzoeken"),
        euro.clone(),
        thousands(&euro),
        money("USD"),
        Unit::plain(UnitKind::Percent),
        Unit::plain(UnitKind::PercentagePoint),
        Unit::bare(),
        Unit::plain(UnitKind::Index),
        Unit::plain(UnitKind::IndexPoint),
        named(UnitKind::Duration, "dag", "dagen"),
        named(UnitKind::Area, "m²", "m²"),
        named(UnitKind::Count, "m²", "m²"),
        named(UnitKind::Energy, "kWh", "kWh"),
        named(UnitKind::Mass, "ton", "ton"),
        named(UnitKind::Length, "km", "km"),
        named(UnitKind::Compound, "euro per fte", "euro per fte"),
        named(UnitKind::Compound, "kWh per m²", "kWh per m²"),
        per(&euro, &fte),
        Unit { one: "euro per fte".into(), many: "euro per fte".into(), ..per(&euro, &fte) },
        per(&named(UnitKind::Energy, "kWh", "kWh"), &named(UnitKind::Area, "m²", "m²")),
        per(&per(&euro, &fte), &named(UnitKind::Duration, "dag", "dagen")),
    ]
}

/// Every pair with what an operation gives.
fn pairs(operation: Operation) -> impl Iterator<Item = (Unit, Unit, Result<Unit, Refusal>)> {
    units().into_iter().flat_map(move |a| units().into_iter().map(move |b| (a.clone(), b.clone(), unit(operation, &a, &b))))
}

fn told(a: &Unit, b: &Unit) -> String {
    format!("{} {:?} and {} {:?}", a.name(), a.scale, b.name(), b.scale)
}

#[test]
fn units_of_every_kind_are_tried() {
    // A new kind fails to compile here: give it a unit above, and a row in the table.
    let place = |kind: &UnitKind| match kind {
        UnitKind::Count => 0,
        UnitKind::Money { .. } => 1,
        UnitKind::Percent => 2,
        UnitKind::PercentagePoint => 3,
        UnitKind::Ratio => 4,
        UnitKind::Index => 5,
        UnitKind::IndexPoint => 6,
        UnitKind::Duration => 7,
        UnitKind::Area => 8,
        UnitKind::Energy => 9,
        UnitKind::Mass => 10,
        UnitKind::Length => 11,
        UnitKind::Compound => 12,
        UnitKind::Quotient { .. } => 13,
    };
    let tried: std::collections::BTreeSet<usize> = units().iter().map(|unit| place(&unit.kind)).collect();
    assert_eq!(tried.len(), 14);
}

#[test]
fn being_the_same_unit_goes_both_ways() {
    for a in units() {
        assert!(a.same(&a), "{}", a.name());
        for b in units() {
            assert_eq!(a.same(&b), b.same(&a), "{}", told(&a, &b));
        }
    }
}

#[test]
fn a_refusal_names_both_units_and_tells_them_apart() {
    for operation in OPERATIONS {
        for (a, b, given) in pairs(operation) {
            let Err(refusal) = given else { continue };
            assert!(refusal.left.contains(&a.name()) && refusal.right.contains(&b.name()), "{operation:?}: {refusal:?}");
            assert!(!a.name().is_empty() && !b.name().is_empty(), "{operation:?} of units without a name");
            assert!(refusal.left != refusal.right || a.same(&b), "{operation:?} of {}: {refusal:?}", told(&a, &b));
        }
    }
}

#[test]
fn sums_and_products_do_not_depend_on_the_order() {
    for operation in [Operation::Add, Operation::Multiply, Operation::Gather] {
        for (a, b, given) in pairs(operation) {
            assert_eq!(given.ok(), unit(operation, &b, &a).ok(), "{operation:?} of {}", told(&a, &b));
            assert_eq!(is_percentage_of(&a, &b), is_percentage_of(&b, &a));
        }
    }
}

#[test]
fn what_is_taken_away_and_put_back_is_what_it_was() {
    let mut tried = 0;
    for (a, b, given) in pairs(Operation::Subtract) {
        let Ok(rest) = given else { continue };
        let again = unit(Operation::Add, &rest, &b).unwrap_or_else(|refusal| panic!("{}: {refusal:?}", told(&a, &b)));
        assert!(again.same(&a), "{}: {}", told(&a, &b), again.name());
        tried += 1;
    }
    assert!(tried >= units().len(), "{tried}");
}

#[test]
fn what_is_divided_and_multiplied_again_is_what_it_was() {
    for (a, b, given) in pairs(Operation::Divide) {
        let Ok(quotient) = given else { continue };
        let again = unit(Operation::Multiply, &quotient, &b).unwrap_or_else(|refusal| panic!("{}: {refusal:?}", told(&a, &b)));
        assert!(again.same(&a), "{}: {}", told(&a, &b), again.name());
    }
}

#[test]
fn only_a_ratio_of_one_unit_is_a_bare_number() {
    for operation in OPERATIONS {
        for (a, b, given) in pairs(operation) {
            let bare = given.is_ok_and(|given| given.is_bare());
            let ratio = matches!(operation, Operation::Ratio | Operation::Divide) && a.same(&b);
            assert!(!bare || ratio || (a.is_bare() && b.is_bare()), "{operation:?} of {}", told(&a, &b));
        }
    }
}

#[test]
fn a_scale_decides_nothing_but_itself() {
    let larger = |unit: &Unit| Unit { scale: Scale::Million, show: Scale::Billion, ..unit.clone() };
    for operation in OPERATIONS {
        for (a, b, given) in pairs(operation) {
            let kind = |given: Result<Unit, Refusal>| given.map(|unit| unit.kind.name()).map_err(|refusal| refusal.reason);
            assert_eq!(kind(given), kind(unit(operation, &larger(&a), &b)), "{operation:?} of {}", told(&a, &b));
        }
    }
}

#[test]
fn a_sum_stands_in_the_larger_scale() {
    let (ones, thousands) = (money("EUR"), Unit { scale: Scale::Thousand, show: Scale::Million, ..money("EUR") });
    assert_eq!(unit(Operation::Add, &ones, &thousands), Ok(thousands.clone()));
    assert_eq!(unit(Operation::Difference, &thousands, &ones), Ok(thousands));
}

#[test]
fn two_currencies_never_mix() {
    for operation in OPERATIONS {
        assert!(unit(operation, &money("EUR"), &money("USD")).is_err(), "{operation:?}");
    }
}

#[test]
fn counts_are_told_apart_by_their_names() {
    let one_text = named(UnitKind::Count, "bezoeken", "bezoeken");
    let with_singular = named(UnitKind::Count, "bezoek", "bezoeken");
    // One string for both, or a singular of its own: it is one unit, and the singular is kept.
    assert_eq!(unit(Operation::Add, &one_text, &with_singular), Ok(with_singular.clone()));
    assert_eq!(unit(Operation::Add, &with_singular, &one_text), Ok(with_singular));
    assert!(unit(Operation::Add, &one_text, &named(UnitKind::Count, "persoon", "personen")).is_err());
    let refusal = unit(Operation::Add, &named(UnitKind::Area, "m²", "m²"), &named(UnitKind::Count, "m²", "m²")).unwrap_err();
    assert_eq!((refusal.left.as_str(), refusal.right.as_str()), ("m² (area)", "m² (count)"));
}

#[test]
fn a_compound_times_what_stands_below_gives_what_stands_above() {
    let (euro, fte) = (money("EUR"), named(UnitKind::Count, "fte", "fte"));
    let computed = unit(Operation::Divide, &euro, &fte).unwrap();
    assert_eq!(unit(Operation::Multiply, &computed, &fte), Ok(euro.clone()));
    assert_eq!(unit(Operation::Divide, &euro, &computed), Ok(fte.clone()));
    let schema = named(UnitKind::Compound, "euro per fte", "euro per fte");
    assert_eq!(unit(Operation::Multiply, &fte, &schema), Ok(euro));
    // What kind of unit a kWh is, the name alone does not tell.
    let energy = named(UnitKind::Compound, "kWh per m²", "kWh per m²");
    assert!(unit(Operation::Multiply, &energy, &named(UnitKind::Area, "m²", "m²")).is_err());
}
