//! `[security]` of `site.toml`: whom to tell of a weakness in the security of the site.

use super::{address, contact};
use crate::contact::Contact;
use crate::day::Day;
use crate::settings::Reader;
use crate::settings::keys::{Holds, Key, Keys, forms};

/// What `security.txt` says (RFC 9116).
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Security {
    /// Where to tell it.
    pub(crate) contact: Contact,
    /// The last day on which that holds.
    pub(crate) expires: Day,
    /// Full address of a page with the rules for who looks for weaknesses.
    pub(crate) policy: Option<String>,
}

/// `[security]`.
pub(super) const SECURITY: Keys = Keys::new(
    "security",
    "Waar iemand een zwakke plek in de beveiliging van de site meldt. Het komt in `.well-known/security.txt`.",
    &[
        Key::new(
            "contact",
            Holds::Text(forms::CONTACT),
            "Waar de melding naartoe gaat: een mailadres, of het volledige adres van een pagina.",
            "\"https://www.voorbeeld.nl/lek-melden\"",
        )
        .required(),
        Key::new("expires", Holds::Day, "De laatste dag waarop dit geldt, binnen een jaar. Zonder aanhalingstekens.", "2026-12-31")
            .required(),
        Key::new(
            "policy",
            Holds::Text(forms::ADDRESS),
            "Volledig adres van de pagina met de regels voor melders.",
            "\"https://www.voorbeeld.nl/lekken\"",
        ),
    ],
);

/// Reads whom to tell of a weakness. Errors: S003, S004, S005, S018, A012.
pub(super) fn read(reader: &mut Reader<'_>) -> Option<Security> {
    let contact = reader.required_text("contact").and_then(|text| contact(reader, text));
    reader.needs("expires");
    let expires = reader.day("expires");
    let policy = if reader.has("policy") { reader.required_text("policy").map(|text| address(reader, "policy", text)) } else { None };
    Some(Security { contact: contact?, expires: expires?.0, policy })
}
