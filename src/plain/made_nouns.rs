//! Nouns that are made of a verb or an adjective, by their ends.

/// Ends of nouns that are made of a verb or an adjective.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "ing", "ingen", "atie", "aties", "itie", "ities", "heid", "iteit", "iteiten", "isering", "ment", "komst", "sie", "sies", "tie", "ties",
    "name", "names", "isme", "age", "ages", "schap",
];

/// Nouns with such an end that everybody knows; also a longer word that ends in one.
#[rustfmt::skip]
const ORDINARY: &[&str] = &[
    "organisatie", "organisaties", "informatie", "overheid", "vergadering", "opleiding", "rekening", "afdeling", "regering", "woning", "vereniging", "verzekering",
    "ervaring", "ervaringen", "politie", "vakantie", "situatie", "situaties", "locatie", "locaties", "veiligheid", "gezondheid", "universiteit", "kwaliteit", "activiteit",
    "activiteiten", "toekomst", "bijeenkomst", "herkomst", "commissie", "discussie", "versie", "versies", "functie", "functies", "garantie", "garanties", "begroting",
    "stichting", "belasting", "uitkering", "regeling", "verkiezing", "verwarming", "kleding", "omgeving", "voeding", "bestelling", "uitnodiging", "gereedschap", "percentage",
    "percentages", "departement", "parlement", "document", "instrument", "gelegenheid", "hoeveelheid", "mogelijkheid", "meerderheid", "minderheid",
];

/// Nouns that everybody knows; a longer word that ends in one may be another.
#[rustfmt::skip]
const ORDINARY_ALONE: &[&str] = &[
    "leerling", "leerlingen", "betaling", "meningen", "oefening", "tekening", "verpleging", "justitie", "relatie", "relaties", "moment", "element", "eenheid", "waarheid", "vrijheid",
    "werkelijkheid", "pensioen", "reactie", "reacties", "handeling", "behandeling", "aanbieding", "verdieping", "landschap", "gezelschap", "boodschap", "bagage", "garage", "winning", "inkomsten",
    "richting", "leiding",
];

/// Is it a noun made of a verb or an adjective, and not one that everybody knows?
pub(super) fn is_made(word: &str) -> bool {
    word.chars().count() > 6
        && ENDS.iter().any(|end| word.ends_with(end))
        && !ORDINARY_ALONE.contains(&word)
        && !ORDINARY.iter().any(|noun| word.ends_with(noun))
}
