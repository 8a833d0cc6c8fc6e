//! The table of units in `docs/formulas.md` says what the algebra says, for all pairs of kinds.

use super::laws::{money, named, per};
use super::{Operation, unit};
use crate::data::unit::{Unit, UnitKind};

/// Rows and columns of the table: a name, a unit, and another unit of that kind where there are more. All amounts behave alike, which is held below.
fn kinds() -> Vec<(&'static str, Unit, Option<Unit>)> {
    let fte = named(UnitKind::Count, "fte", "fte");
    let (kilometre, day) = (named(UnitKind::Length, "km", "km"), named(UnitKind::Duration, "dag", "dagen"));
    vec![
        ("amount", fte.clone(), Some(named(UnitKind::Area, "m²", "m²"))),
        ("money", money("EUR"), Some(money("USD"))),
        ("percent", Unit::plain(UnitKind::Percent), None),
        ("percentage point", Unit::plain(UnitKind::PercentagePoint), None),
        ("index", Unit::plain(UnitKind::Index), None),
        ("index point", Unit::plain(UnitKind::IndexPoint), None),
        ("bare number", Unit::bare(), None),
        ("compound", per(&kilometre, &day), Some(per(&day, &kilometre))),
    ]
}

const AMOUNTS: [UnitKind; 6] = [UnitKind::Count, UnitKind::Duration, UnitKind::Area, UnitKind::Energy, UnitKind::Mass, UnitKind::Length];

/// What an operation gives, in the words of the table.
fn words(operation: Operation, a: &Unit, b: &Unit) -> String {
    let Ok(given) = unit(operation, a, b) else { return "–".into() };
    let levels = [a, b].into_iter().any(|unit| unit.is_level());
    match &given.kind {
        UnitKind::Percent => "percent".into(),
        UnitKind::PercentagePoint => "percentage point".into(),
        UnitKind::Index => "index".into(),
        UnitKind::IndexPoint => "index point".into(),
        UnitKind::Ratio => "bare number".into(),
        UnitKind::Quotient { above, below } if above.same(a) && below.same(b) => "a per b".into(),
        _ if given.same(a) && given.same(b) => "the same".into(),
        _ if given.same(a) && !levels => "a".into(),
        _ if given.same(b) && !levels => "b".into(),
        _ if given.same(a) => "a (b percent of it)".into(),
        _ if given.same(b) => "b (a percent of it)".into(),
        _ => given.name(),
    }
}

fn row(cells: impl IntoIterator<Item = String>) -> String {
    format!("| {} |\n", cells.into_iter().collect::<Vec<_>>().join(" | "))
}

fn head(cells: Vec<String>) -> String {
    let line = format!("|{}\n", " --- |".repeat(cells.len()));
    row(cells) + &line
}

/// A compound with the units that it was made of.
fn compounds() -> String {
    let (a, b) = (money("EUR"), named(UnitKind::Count, "fte", "fte"));
    let compound = per(&a, &b);
    let rows = [
        ("(a per b) × b", Operation::Multiply, &compound, &b),
        ("b × (a per b)", Operation::Multiply, &b, &compound),
        ("a ÷ (a per b)", Operation::Divide, &a, &compound),
        ("(a per b) × a", Operation::Multiply, &compound, &a),
    ];
    let given = |operation, left, right| match unit(operation, left, right) {
        Ok(given) if given == a => "a",
        Ok(given) if given == b => "b",
        Ok(_) => "another compound",
        Err(_) => "–",
    };
    let mut text = head(vec!["**a compound with its parts**".into(), "gives".into()]);
    for (words, operation, left, right) in rows {
        text += &row([words.to_owned(), given(operation, left, right).to_owned()]);
    }
    text
}

/// The whole table as it stands in the documentation.
fn table() -> String {
    let kinds = kinds();
    let mut text = String::new();
    for (sign, operation) in
        [("a + b", Operation::Add), ("a − b", Operation::Subtract), ("a × b", Operation::Multiply), ("a ÷ b", Operation::Divide)]
    {
        let names = kinds.iter().map(|(name, _, other)| if other.is_some() { format!("other {name}") } else { (*name).to_owned() });
        text += &head([format!("**{sign}**"), "the same unit".into()].into_iter().chain(names).collect());
        for (name, a, _) in &kinds {
            let with = kinds.iter().map(|(column, b, other)| match other {
                Some(other) if column == name => words(operation, a, other),
                _ => words(operation, a, b),
            });
            text += &row([format!("**{name}**"), words(operation, a, a)].into_iter().chain(with));
        }
        text.push('\n');
    }
    text += &compounds();
    text.push('\n');
    let functions = [
        ("verschil", Operation::Difference),
        ("groei", Operation::Growth),
        ("aandeel", Operation::Share),
        ("verhouding", Operation::Ratio),
        ("index", Operation::Index),
        ("som, gemiddelde, hoogste, laagste", Operation::Gather),
        ("afstand", Operation::Subtract),
    ];
    text += &head(
        std::iter::once("**of one unit**".to_owned())
            .chain(functions.iter().map(|(name, _)| format!("`{name}`").replace(", ", "`, `")))
            .collect(),
    );
    for (name, a, _) in &kinds {
        text += &row(std::iter::once(format!("**{name}**")).chain(functions.iter().map(|(_, operation)| words(*operation, a, a))));
    }
    text
}

#[test]
fn all_amounts_behave_as_the_one_in_the_table() {
    let kinds = kinds();
    let operations =
        [Operation::Add, Operation::Subtract, Operation::Multiply, Operation::Divide, Operation::Difference, Operation::Growth];
    for kind in AMOUNTS {
        let amount = named(kind.clone(), "x", "x");
        for operation in operations {
            for (name, other, _) in &kinds {
                let shown = &kinds[0].1;
                let (expected, found) = match *name {
                    "amount" => (words(operation, shown, &kinds[0].2.clone().unwrap()), words(operation, &amount, other)),
                    _ => (words(operation, shown, other), words(operation, &amount, other)),
                };
                assert_eq!(found, expected, "{operation:?} of {kind:?} and {name}");
                if *name != "amount" {
                    assert_eq!(words(operation, other, &amount), words(operation, other, shown), "{operation:?} of {name} and {kind:?}");
                }
            }
            assert_eq!(words(operation, &amount, &amount), words(operation, &kinds[0].1, &kinds[0].1), "{operation:?} of {kind:?}");
        }
    }
}

#[test]
fn functions_refuse_two_units_that_differ() {
    let functions = [
        Operation::Difference,
        Operation::Growth,
        Operation::Share,
        Operation::Ratio,
        Operation::Index,
        Operation::Gather,
        Operation::Compare,
    ];
    for function in functions {
        for a in super::laws::units() {
            for b in super::laws::units() {
                assert!(a.same(&b) || unit(function, &a, &b).is_err(), "{function:?} of {} and {}", a.name(), b.name());
            }
        }
    }
}

#[test]
fn the_documentation_has_this_table() {
    let docs = include_str!("../../../docs/formulas.md");
    let (begin, end) = ("<!-- units: made by the test `the_documentation_has_this_table` -->\n\n", "\n<!-- end of units -->");
    let found = docs.split_once(begin).and_then(|(_, rest)| rest.split_once(end)).map_or("", |(table, _)| table);
    assert!(found == table(), "put this between the marks in docs/formulas.md:\n{begin}{}{end}", table());
}
