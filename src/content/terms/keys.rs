//! The keys of `terms.toml`.

use crate::content::language;
use crate::settings::keys::{Holds, Key, Keys, Rule, Words, forms};

/// `terms.toml`.
pub(crate) const TERMS: Keys =
    Keys::new("content/EDITION/terms.toml", "De woorden en afkortingen van een editie, met hun uitleg.", &[Key::tables("terms", &TERM)]);

const TERM: Keys = Keys::new(
    "terms",
    "Een woord of afkorting. Een woord heeft een uitleg; bij een afkorting is de volle naam genoeg.",
    &[
        Key::new(
            "id",
            Holds::Text(forms::ID),
            "Naam van het woord: kleine letters, cijfers en streepjes. Zo heet ook de plek op de pagina.",
            "\"fte\"",
        )
        .required(),
        Key::filled("name", "Het woord, of waar de afkorting voor staat.", "\"voltijdbaan\""),
        Key::new("forms", Holds::TextOrTexts(Words::Filled), "Andere vormen van het woord, zoals het meervoud.", "[\"voltijdbanen\"]"),
        Key::new("abbreviation", Holds::TextOrTexts(Words::Filled), "De afkorting; de gewone eerst als er meer zijn.", "\"fte\""),
        Key::new(
            "explanation",
            Holds::Text(Words::Filled),
            "Wat het betekent, in hooguit 20 gewone woorden.",
            "\"Een baan voor een volle werkweek.\"",
        ),
        Key::new(
            "language",
            Holds::Text(Words::OneOf(language::TAGS)),
            "Taal van het woord, als dat een andere is dan die van de editie: de code van twee letters.",
            "\"en\"",
        ),
        Key::text("source", "Waar de uitleg vandaan komt.", "\"Bijlage 1 van het rapport\""),
        Key::text("note", "Wat er verder over te zeggen is, op de pagina met woorden.", "\"Het rapport schrijft FTE.\""),
        Key::new("see", Holds::TextOrTexts(Words::Any), "Namen (`id`) van woorden die ermee te maken hebben.", "[\"formatie\"]"),
        Key::flag("in_text", "Wordt het woord in teksten gezocht en daar uitgelegd?", "false").default("true"),
    ],
)
.with(&[Rule::OneFilled(&["explanation", "abbreviation"])]);
