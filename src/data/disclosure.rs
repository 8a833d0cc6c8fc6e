//! Disclosure: a count of people that is so small that they might be known by it is refused, unless the schema gives a reason to publish it.
//!
//! What is in the data folder is public, whether a page shows it or not. That a suppressed cell does not follow from others is held by `derivable`.

use super::dataset::Dataset;
use super::schema::Measure;
use super::unit::UnitKind;
use crate::diagnostic::{Diagnostic, Kind};
use crate::number::Number;

/// Words for people, Dutch and English, in lower case: a unit of kind count that has one of them in its name counts people. A closed list of
/// our own; `people` on a measure overrides it, and `docs/data.md` shows it.
pub(crate) const PEOPLE: [&str; 96] = [
    "aanvrager",
    "aanvragers",
    "ambtenaar",
    "ambtenaren",
    "arbeidskracht",
    "arbeidskrachten",
    "bestuurder",
    "bestuurders",
    "betrokkene",
    "betrokkenen",
    "bewoner",
    "bewoners",
    "burger",
    "burgers",
    "collega",
    "collega's",
    "deelnemer",
    "deelnemers",
    "directeur",
    "directeuren",
    "inwoner",
    "inwoners",
    "jongere",
    "jongeren",
    "kandidaat",
    "kandidaten",
    "kind",
    "kinderen",
    "leidinggevende",
    "leidinggevenden",
    "man",
    "mannen",
    "manager",
    "managers",
    "medewerker",
    "medewerkers",
    "melder",
    "melders",
    "mens",
    "mensen",
    "militair",
    "militairen",
    "persoon",
    "personen",
    "rijksambtenaar",
    "rijksambtenaren",
    "rijksmedewerker",
    "rijksmedewerkers",
    "sollicitant",
    "sollicitanten",
    "stagiair",
    "stagiaire",
    "stagiaires",
    "stagiairs",
    "student",
    "studenten",
    "topmanager",
    "topmanagers",
    "trainee",
    "trainees",
    "uitzendkracht",
    "uitzendkrachten",
    "vrijwilliger",
    "vrijwilligers",
    "vrouw",
    "vrouwen",
    "werknemer",
    "werknemers",
    "applicant",
    "applicants",
    "candidate",
    "candidates",
    "child",
    "children",
    "citizen",
    "citizens",
    "employee",
    "employees",
    "intern",
    "interns",
    "men",
    "participant",
    "participants",
    "people",
    "person",
    "persons",
    "resident",
    "residents",
    "servant",
    "servants",
    "volunteer",
    "volunteers",
    "woman",
    "women",
    "worker",
    "workers",
];

/// Checks every count of people. Errors: D034, D036.
pub(super) fn check(dataset: &Dataset) -> Vec<Diagnostic> {
    let disclosure = &dataset.schema.disclosure;
    let minimum = Number::from(disclosure.minimum);
    let mut diagnostics = Vec::new();
    let mut is_used = false;
    for (position, measure) in dataset.schema.measures.iter().enumerate() {
        let Some(unit) = measure.unit().filter(|_| counts_people(measure)) else { continue };
        let listed = disclosure.measures.is_empty() || disclosure.measures.iter().any(|name| name.value == measure.name);
        let excused = disclosure.reason.is_some() && listed;
        for row in &dataset.rows {
            let cell = &row.cells[position];
            let Some(count) = cell.number.as_ref().map(|number| number * &unit.scale.factor()) else { continue };
            if count.is_zero() || count.is_negative() || count >= minimum {
                continue;
            }
            if excused {
                is_used = true;
                continue;
            }
            let name = format!("{}[{}]", measure.name, dataset.key_text(&row.key));
            let kind = Kind::SmallCount { cell: name, count: count.to_string(), minimum: disclosure.minimum };
            diagnostics.push(Diagnostic::new(kind, dataset.span(cell)));
        }
    }
    // A reason for what does not happen would go on excusing whatever comes.
    if let Some(reason) = disclosure.reason.as_ref().filter(|_| !is_used) {
        diagnostics.push(Diagnostic::new(Kind::IdleReason { minimum: disclosure.minimum }, reason.span.clone()));
    }
    diagnostics
}

/// Does a measure count people? Its schema says so, or the name of its unit does.
fn counts_people(measure: &Measure) -> bool {
    let Some(numeric) = measure.numeric() else { return false };
    let is_word = |name: &str| name.to_lowercase().split([' ', '-']).any(|word| PEOPLE.contains(&word));
    numeric.people.unwrap_or(numeric.unit.kind == UnitKind::Count && (is_word(&numeric.unit.one) || is_word(&numeric.unit.many)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_lists_every_word_for_people() {
        let page = include_str!("../../docs/data.md");
        assert!(page.contains(&format!("\n{}. A reason", PEOPLE.join(", "))), "docs/data.md lists other words than these");
    }
}
