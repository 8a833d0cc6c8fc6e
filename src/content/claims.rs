//! `claims.toml` of an edition: what others printed, each claim with the formula that says what the data give.
//!
//! Only the file is read here. What a formula amounts to, and whether it is what was printed, is the work of `shortcode::claim`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::expr::Formula;
use super::formula;
use super::front_matter::is_id;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind};
use crate::settings::keys::{Holds, Key, Keys, NamedKeys, Rule, Words, forms};
use crate::settings::{Document, Places, Reader, Text};

/// What `claims.toml` says, as far as it can be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Claims {
    /// The texts that were printed, in order of the file.
    pub(crate) sources: Vec<ClaimSource>,
    /// The claims, in order of the file.
    pub(crate) claims: Vec<Claim>,
}

/// A text that others printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ClaimSource {
    /// Its name in the file.
    pub(crate) id: String,
    /// What a reader calls it.
    pub(crate) title: String,
}

/// Something that was printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Claim {
    /// Its name: that of its place on the page.
    pub(crate) id: Text,
    /// Where it was printed: position in [`Claims::sources`].
    pub(crate) source: usize,
    /// The place in the source.
    pub(crate) place: String,
    /// What it comes to, in words of our own.
    pub(crate) says: Text,
    /// The figure of the data.
    pub(crate) formula: Formula,
    /// The formula with its place in the file.
    pub(crate) formula_text: Text,
    /// The figure as it was printed.
    pub(crate) printed: Text,
    /// What the data give instead, where that is known.
    pub(crate) differs: Option<Text>,
    /// What a reader is told about it; may be empty where the claim agrees.
    pub(crate) note: String,
}

/// `claims.toml`.
pub(crate) const CLAIMS: Keys = Keys::new(
    "content/EDITION/claims.toml",
    "Wat anderen drukten, om tegen de data te houden.",
    &[Key::table("sources", &SOURCES), Key::tables("claims", &CLAIM)],
)
.with(&[Rule::With("claims", &["sources"])]);

const SOURCES: Keys = Keys::named(
    "sources",
    "De gedrukte teksten, elk met een naam van kleine letters, cijfers en streepjes: `[sources.rapport-2023]`.",
    NamedKeys::Tables(forms::ID, &SOURCE),
);

const SOURCE: Keys =
    Keys::new("sources.NAME", "Een gedrukte tekst.", &[Key::filled("title", "Hoe een lezer de tekst noemt.", "\"Jaarrapportage 2023\"")]);

const CLAIM: Keys = Keys::new(
    "claims",
    "Een bewering uit een gedrukte tekst.",
    &[
        Key::new("id", Holds::Text(forms::ID), "Naam van de bewering: kleine letters, cijfers en streepjes.", "\"fte-groei-2023\"")
            .required(),
        Key::filled("source", "Naam van de tekst, uit `sources`.", "\"rapport-2023\""),
        Key::filled("place", "Waar het in de tekst staat.", "\"Paragraaf 1.1.1\""),
        Key::filled("says", "Wat er staat, in een eigen zin.", "\"Het aantal fte groeide met 6,8 procent.\""),
        Key::filled("formula", "De formule van het cijfer, zonder `=` ervoor.", "\"groei(fte[Totaal, 2022..2023])\""),
        Key::filled("printed", "Het cijfer zoals het gedrukt is.", "\"6,8 procent\""),
        Key::new("differs", Holds::Text(Words::Filled), "Wat de data geven, als dat iets anders is.", "\"6,9 procent\""),
        Key::new(
            "note",
            Holds::Text(Words::Filled),
            "Wat een lezer over het verschil leest. Nodig bij `differs`.",
            "\"Het rapport rondt af.\"",
        ),
    ],
)
.with(&[Rule::With("differs", &["note"])]);

/// Reads a `claims.toml`. A claim with a mistake is left out. Errors: S001 to S005, S007, S018, S020 and those of formulas.
pub(crate) fn parse(file: &Arc<str>, text: &str) -> (Claims, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let document = Document::parse(text, Places::slice(file, 0), &mut diagnostics);
    let mut reader = document.reader(&CLAIMS, &mut diagnostics);
    let sources = sources(&mut reader);
    let claims: Vec<Option<Claim>> = reader.tables("claims", |reader| claim(reader, &sources));
    reader.finish();
    let claims: Vec<Claim> = claims.into_iter().flatten().collect();
    let mut first: BTreeMap<&str, &Claim> = BTreeMap::new();
    for claim in &claims {
        if let Some(other) = first.get(claim.id.value.as_str()) {
            let kind = Kind::DuplicateName { name: claim.id.value.clone() };
            diagnostics.push(Diagnostic::new(kind, claim.id.span.clone()).with_other(other.id.span.clone()));
        } else {
            first.insert(&claim.id.value, claim);
        }
    }
    let sources = sources.into_iter().map(|(id, title)| ClaimSource { id: id.value, title }).collect();
    (Claims { sources, claims }, diagnostics)
}

/// The texts that were printed, with their titles.
fn sources(reader: &mut Reader<'_>) -> Vec<(Text, String)> {
    // An empty file claims nothing.
    if !reader.has("sources") && reader.has("claims") {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "sources".into() }, span);
    }
    let found = reader.table("sources", |reader| {
        reader.every_table(|name, reader| {
            if !is_id(&name.value) {
                reader.report(Kind::BadId { value: name.value.clone() }, name.span.clone());
            }
            let title = reader.required_text("title").map(|title| title.value).unwrap_or_default();
            (name, title)
        })
    });
    let mut sources = found.unwrap_or_default();
    sources.sort_by_key(|(name, _)| name.span.start);
    sources
}

fn claim(reader: &mut Reader<'_>, sources: &[(Text, String)]) -> Option<Claim> {
    let id = reader.required_text("id");
    if let Some(id) = id.as_ref().filter(|id| !is_id(&id.value)) {
        reader.report(Kind::BadId { value: id.value.clone() }, id.span.clone());
    }
    let source = reader.required_text("source").and_then(|name| source(reader, name, sources));
    let place = reader.required_text("place");
    let says = reader.required_text("says");
    let formula_text = reader.required_text("formula");
    let printed = reader.required_text("printed");
    let differs = if reader.has("differs") { reader.required_text("differs") } else { None };
    // A difference without an explanation tells a reader nothing.
    let needs_note = reader.has("differs") || reader.has("note");
    let note = if needs_note { reader.required_text("note").map(|note| note.value) } else { Some(String::new()) };
    let formula = match formula::parse_bare(&formula_text.as_ref()?.value) {
        Ok(formula) => formula,
        Err((kind, range)) => {
            let span = formula_text.as_ref()?.places.span(range);
            reader.report(kind, span);
            return None;
        }
    };
    Some(Claim {
        id: id.filter(|id| is_id(&id.value))?,
        source: source?,
        place: place?.value,
        says: says?,
        formula,
        formula_text: formula_text?,
        printed: printed?,
        differs,
        note: note?,
    })
}

/// Finds a source by its name. Errors: S005.
fn source(reader: &mut Reader<'_>, name: Text, sources: &[(Text, String)]) -> Option<usize> {
    let found = sources.iter().position(|(id, _)| id.value == name.value);
    if found.is_none() {
        let known: Vec<String> = sources.iter().map(|(id, _)| id.value.clone()).collect();
        let nearest = nearest(&name.value, known.iter().map(String::as_str));
        reader.report(Kind::NotAllowed { key: "source".into(), value: name.value, nearest, known }, name.span);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "[sources.rapport]\ntitle = \"Het rapport\"\n";

    fn codes(text: &str) -> Vec<&'static str> {
        let (_, diagnostics) = parse(&Arc::from("content/2023/claims.toml"), text);
        diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect()
    }

    fn claim(lines: &str) -> String {
        format!(
            "{SOURCE}[[claims]]\nid = \"a\"\nsource = \"rapport\"\nplace = \"Paragraaf 1\"\nsays = \"Er waren 3 fte.\"\nprinted = \"3 fte\"\n{lines}"
        )
    }

    #[test]
    fn reads_a_claim() {
        let (claims, diagnostics) = parse(&Arc::from("c.toml"), &claim("formula = \"fte[AZ, 2023] (in woorden)\"\n"));
        assert_eq!(diagnostics, []);
        let read = &claims.claims[0];
        assert_eq!((read.id.value.as_str(), read.source, read.formula.options.len()), ("a", 0, 1));
        assert_eq!(claims.sources[0].title, "Het rapport");
    }

    #[test]
    fn every_mistake_in_a_claim_is_told() {
        assert_eq!(codes(&claim("")), ["S004"]);
        assert_eq!(codes(&claim("formula = \"fte[\"\n")), ["F001"]);
        assert_eq!(codes(&claim("formula = \"fte[AZ]\"\ndiffers = \"4 fte\"\n")), ["S004"]);
        assert_eq!(codes(&claim("formula = \"fte[AZ]\"\nnote = \" \"\n")), ["S018"]);
        assert_eq!(codes(&claim("formula = \"fte[AZ]\"\nnoot = \"x\"\n")), ["S002"]);
        assert_eq!(codes(&claim("formula = \"fte[AZ]\"\n").replace("source = \"rapport\"", "source = \"raport\"")), ["S005"]);
        assert_eq!(codes(&claim("formula = \"fte[AZ]\"\n").replace("id = \"a\"", "id = \"A b\"")), ["S007"]);
        assert_eq!(codes(&claim("formula = \"fte[AZ]\"\n").replace(SOURCE, "")), ["S004", "S005"]);
        let twice = claim("formula = \"fte[AZ]\"\n");
        assert_eq!(codes(&format!("{twice}{}", &twice[SOURCE.len()..])), ["S020"]);
        assert_eq!(codes("[sources.x]\ntitle = \"\"\nurl = \"x\"\n"), ["S018", "S002"]);
    }
}
