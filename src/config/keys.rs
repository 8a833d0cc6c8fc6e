//! The keys of `site.toml` and `edition.toml`.

use super::archive::ARCHIVE;
use super::security::SECURITY;
use crate::data_theme::DATA_THEMES;
use crate::settings::keys::{Holds, Key, Keys, LICENCE, Variant, Words, forms};

/// The languages of an edition.
pub(super) const LANGUAGES: [&str; 2] = ["nl", "en"];

/// `language` of a site or an edition.
const LANGUAGE: Key = Key::choice(
    "language",
    &LANGUAGES,
    "Taal van de teksten: `nl` is Nederlands, `en` is Engels. In `site.toml` geldt zonder deze sleutel `nl`, in `edition.toml` de taal van de site.",
    "\"nl\"",
);

/// `site.toml`.
pub(crate) const SITE: Keys = Keys::new(
    "site.toml",
    "De publicatie als geheel, voor alle edities.",
    &[
        Key::filled("title", "Naam van de publicatie.", "\"Jaarverslag Voorbeeld\""),
        Key::filled("description", "Wat de publicatie is, in één zin.", "\"De cijfers over ons werk, in gewone taal.\""),
        Key::new(
            "base_url",
            Holds::Text(Words::Like("^https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$")),
            "Volledig adres waarop de site komt te staan.",
            "\"https://verslag.voorbeeld.nl/\"",
        )
        .required(),
        LANGUAGE.default("\"nl\""),
        Key::filled("theme", "Naam van het thema: een map in `themes`.", "\"basis\""),
        Key::filled("current_edition", "Het jaar van de editie waar de voordeur naartoe leidt: een map in `content`.", "\"2023\""),
        LICENCE.default("\"CC0-1.0\""),
        DATA_THEMES,
        Key::table("publisher", &PUBLISHER).required(),
        Key::table("archive", &ARCHIVE),
        Key::table("security", &SECURITY),
        Key::table("translations", &TRANSLATIONS_OF_SITE),
    ],
);

const PUBLISHER: Keys = Keys::new(
    "publisher",
    "De organisatie die de publicatie uitgeeft.",
    &[
        Key::filled("name", "Naam van de organisatie.", "\"Ministerie van Voorbeelden\""),
        Key::new("url", Holds::Text(forms::ADDRESS), "Volledig adres van de site van de organisatie.", "\"https://www.voorbeeld.nl/\""),
        Key::new(
            "identifier",
            Holds::Text(Words::Like(
                "^\\s*(https://identifier\\.overheid\\.nl/tooi/id/|https://ror\\.org/|\
                 http://publications\\.europa\\.eu/resource/authority/corporate-body/|http://standaarden\\.overheid\\.nl/owms/terms/)[A-Za-z0-9._~()/-]+\\s*$",
            )),
            "Adres van de organisatie in een register: TOOI, ROR, OWMS of de lijst van de Europese Unie.",
            "\"https://identifier.overheid.nl/tooi/id/ministerie/mnre1034\"",
        )
        .required(),
        Key::new(
            "contact",
            Holds::Text(forms::CONTACT),
            "Waar een lezer vragen stelt: een mailadres, of het volledige adres van een pagina.",
            "\"vragen@voorbeeld.nl\"",
        )
        .required(),
        Key::new(
            "telephone",
            Holds::Text(Words::Like("^[ -]*\\+[ -]*[1-9]([ -]*[0-9]){3,14}[ -]*$")),
            "Telefoonnummer, met `+` en het nummer van het land.",
            "\"+31 70 123 4567\"",
        ),
    ],
);

const TRANSLATIONS_OF_SITE: Keys = Keys::new(
    "translations",
    "Hoe de publicatie in een andere taal heet. De eigen taal staat er niet bij.",
    &[Key::table("nl", &SITE_WORDS), Key::table("en", &SITE_WORDS)],
);

const SITE_WORDS: Keys = Keys::new(
    "translations.LANGUAGE",
    "De publicatie in deze taal.",
    &[
        Key::filled("title", "Naam van de publicatie in deze taal.", "\"Example Annual Report\""),
        Key::filled("description", "Wat de publicatie is, in één zin in deze taal.", "\"The figures of our work, in plain language.\""),
        Key::filled("publisher", "Naam van de organisatie in deze taal.", "\"Ministry of Examples\""),
    ],
);

/// `edition.toml`.
pub(crate) const EDITION: Keys = Keys::new(
    "edition.toml",
    "Eén editie: één jaar van de publicatie.",
    &[
        Key::filled("title", "Titel van de editie.", "\"Jaarverslag Voorbeeld 2023\""),
        Key::new(
            "version",
            Holds::Whole(1, MOST_VERSION),
            "Versie van de editie: 1 bij de eerste publicatie, één meer na een correctie.",
            "1",
        )
        .default("1"),
        Key::new(
            "published_at",
            Holds::Moment,
            "Moment van publicatie: datum, tijd en tijdzone, zonder aanhalingstekens. Dit is de enige klok van de site.",
            "2024-05-15T12:00:00+02:00",
        )
        .required(),
        Key::flag(
            "draft",
            "Is de editie een concept? Een concept komt met al zijn hoofdstukken en data niet op de site; `kerncijfer serve` laat het wel zien.",
            "true",
        )
        .default("false"),
        Key::filled("period", "De periode waar de editie over gaat, in woorden.", "\"1 januari tot en met 31 december 2023\""),
        LANGUAGE,
        LICENCE,
        Key::tables("scope", &SCOPE_PART),
        Key::tables("correction", &CORRECTION),
        Key::table("archive", &ARCHIVE),
        Key::table("translations", &TRANSLATIONS_OF_EDITION),
    ],
);

const SCOPE_PART: Keys = Keys::new(
    "scope",
    "Een deel van de overheid waar cijfers over kunnen gaan. Het blok `omvang` en de schema's van data gebruiken de naam.",
    &[
        Key::filled("id", "Naam van het deel in schema's en blokken.", "\"agentschappen\""),
        Key::filled("label", "Hoe een lezer het deel noemt.", "\"Agentschappen\""),
        Key::text("explanation", "Wat het deel is, in een zin.", "\"Diensten die taken van een ministerie uitvoeren.\""),
    ],
);

/// The highest version of an edition.
pub(crate) const MOST_VERSION: i64 = 999;

/// What a correction can be: a mistake put right, a figure changed because more came to be known, or something added; in Dutch and in English.
pub(crate) const CORRECTION_KINDS: [&str; 6] = ["correctie", "revisie", "aanvulling", "correction", "revision", "addition"];

const CORRECTION: Keys = Keys::new(
    "correction",
    "Iets wat een nieuwe versie van de editie anders zegt dan de versie ervoor. Het staat bij de plaats zelf en in de lijst van edities.",
    &[
        Key::new("version", Holds::Whole(2, MOST_VERSION), "De eerste versie waarin het goed staat.", "2").required(),
        Key::new("date", Holds::Day, "Dag van de correctie, zonder aanhalingstekens.", "2025-02-03").required(),
        Key::new(
            "kind",
            Holds::Choice(&CORRECTION_KINDS),
            "`correctie` voor een fout die is hersteld, `revisie` voor een cijfer dat anders werd doordat er meer bekend is, `aanvulling` voor iets wat erbij kwam.",
            "\"correctie\"",
        )
        .required(),
        Key::filled(
            "place",
            "Waar het staat: de `id` van het hoofdstuk, of `index` voor de voorpagina. Na een `#` de kop waar het onder staat.",
            "\"personeel#inhuur\"",
        ),
        Key::filled("becomes", "Wat er nu staat.", "\"12,3 miljoen\""),
        Key::filled("reason", "Waarom het anders is, in gewone taal.", "\"Een ministerie gaf later een ander cijfer door.\""),
    ],
)
// Where something was added, nothing stood before.
.by(
    "kind",
    "",
    &[
        Variant { values: &["correctie", "correction", "revisie", "revision"], keys: &[WAS], rules: &[] },
        Variant { values: &["aanvulling", "addition"], keys: &[], rules: &[] },
    ],
);

const WAS: Key = Key::filled("was", "Wat er stond.", "\"12,5 miljoen\"");

const TRANSLATIONS_OF_EDITION: Keys = Keys::new(
    "translations",
    "Hoe de editie in een andere taal heet. De eigen taal staat er niet bij.",
    &[Key::table("nl", &EDITION_WORDS), Key::table("en", &EDITION_WORDS)],
);

const EDITION_WORDS: Keys = Keys::new(
    "translations.LANGUAGE",
    "De editie in deze taal.",
    &[
        Key::filled("title", "Titel van de editie in deze taal.", "\"Example Annual Report 2023\""),
        Key::filled("period", "De periode in deze taal.", "\"1 January to 31 December 2023\""),
    ],
);
