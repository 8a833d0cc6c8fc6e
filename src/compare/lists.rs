//! What is written in lists: settings, named figures, terms, claims.

use super::Side;
use super::facts::{Fact, Item};
use crate::config::correction::Correction;

/// The settings of the site and of an edition.
pub(super) fn edition(side: &Side<'_>) -> Vec<Fact> {
    let (config, edition) = (&side.site.config, &side.edition.edition);
    let mut facts = vec![
        Fact::text("title", edition.title.as_str()),
        Fact::text("edition", edition.year.as_str()),
        Fact::text("version", edition.version.to_string()),
        Fact::text("published_at", edition.published_at.as_str()),
        Fact::text("period", edition.period.as_str()),
        Fact::text("language", edition.language.tag()),
        Fact::text("licence", edition.licence.id()),
        Fact::list("scope", edition.scope.iter().map(|part| part.id.clone())),
    ];
    for part in &edition.scope {
        facts.push(Fact::text(format!("scope.{}.label", part.id), part.label.as_str()));
        facts.push(Fact::text(format!("scope.{}.explanation", part.id), part.explanation.as_str()));
    }
    facts.push(Fact::list("corrections", edition.corrections.iter().map(correction)));
    facts.extend([
        Fact::text("site.title", config.title.as_str()),
        Fact::text("site.description", config.description.as_str()),
        Fact::text("site.base_url", config.base_url.as_str()),
        Fact::text("site.publisher", config.publisher.name.as_str()),
        Fact::text("site.theme", config.theme.value.as_str()),
    ]);
    facts
}

/// A correction in one line: what it corrects, and why.
fn correction(correction: &Correction) -> String {
    let Correction { version, day, place, was, becomes, reason, .. } = correction;
    let was = if was.is_empty() { String::new() } else { format!("‘{was}’ → ") };
    format!("v{version}, {}, {}: {was}‘{becomes}’ ({reason})", day.iso(), place.value)
}

/// The named figures of an edition.
pub(super) fn named(side: &Side<'_>) -> Vec<Item> {
    let item = |named: &crate::site::named::Definition| Item {
        id: named.name.clone(),
        title: String::new(),
        facts: vec![
            Fact::text("value", named.formula.as_str()),
            Fact::text("decimals", named.decimals.map(|decimals| decimals.to_string()).unwrap_or_default()),
            Fact::text("unit", named.unit.as_str()),
            Fact::text("note", named.note.as_str()),
            Fact::text("source", named.source.as_str()),
        ],
    };
    side.edition.named.iter().map(item).collect()
}

/// The terms and abbreviations of an edition.
pub(super) fn terms(side: &Side<'_>) -> Vec<Item> {
    let item = |term: &crate::content::terms::Term| Item {
        id: term.id.clone(),
        title: term.name.clone(),
        facts: vec![
            Fact::text("name", term.name.as_str()),
            Fact::list("forms", term.forms.clone()),
            Fact::list("abbreviations", term.abbreviations.clone()),
            Fact::text("explanation", term.explanation.as_str()),
            Fact::text("language", term.language.unwrap_or_default()),
            Fact::text("source", term.source.as_str()),
            Fact::text("note", term.note.as_str()),
            Fact::list("see", term.see.clone()),
            Fact::text("in_text", term.in_text.to_string()),
        ],
    };
    side.edition.terms.terms.iter().map(|term| item(term)).collect()
}

/// What others printed, by an edition.
pub(super) fn claims(side: &Side<'_>) -> Vec<Item> {
    let claims = &side.edition.claims.claims;
    let item = |claim: &crate::content::claims::Claim| Item {
        id: claim.id.value.clone(),
        title: claim.says.value.clone(),
        facts: vec![
            Fact::text("source", claims.sources.get(claim.source).map(|source| source.title.as_str()).unwrap_or_default()),
            Fact::text("place", claim.place.as_str()),
            Fact::text("says", claim.says.value.as_str()),
            Fact::text("formula", claim.formula_text.value.as_str()),
            Fact::text("printed", claim.printed.value.as_str()),
            Fact::text("differs", claim.differs.as_ref().map(|differs| differs.value.as_str()).unwrap_or_default()),
            Fact::text("note", claim.note.as_str()),
        ],
    };
    claims.claims.iter().map(item).collect()
}
