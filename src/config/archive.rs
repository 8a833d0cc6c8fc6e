//! `[archive]` of `site.toml` and of `edition.toml`: what archivists decided of an edition, in the terms of MDTO. What an edition does not say, the site says for
//! all of them; what neither says is told when the edition is archived.

use crate::settings::Reader;
use crate::settings::keys::{Key, Keys};

/// What is said in one of the two files.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct ArchiveFacts {
    pub(crate) appraisal: Option<String>,
    pub(crate) appraisal_code: Option<String>,
    pub(crate) appraisal_list: Option<String>,
    pub(crate) creator: Option<String>,
    pub(crate) creator_identifier: Option<String>,
    pub(crate) restriction: Option<String>,
    pub(crate) restriction_list: Option<String>,
    pub(crate) restriction_note: Option<String>,
    pub(crate) category: Option<String>,
    pub(crate) category_code: Option<String>,
    pub(crate) category_list: Option<String>,
}

/// `[archive]`.
pub(super) const ARCHIVE: Keys = Keys::new(
    "archive",
    "Wat een archief van een editie moet weten, in de woorden van MDTO. `kerncijfer archive` vraagt erom; wat in `edition.toml` niet staat, geldt uit `site.toml`.",
    &[
        Key::filled("appraisal", "Waardering: hoe lang de editie bewaard blijft, volgens de selectielijst.", "\"Blijvend te bewaren\"")
            .optional(),
        Key::filled("appraisal_code", "Code van de waardering.", "\"B\"").optional(),
        Key::filled("appraisal_list", "Lijst waar de waardering uit komt.", "\"Begrippenlijst Waarderingen MDTO\"").optional(),
        Key::filled("creator", "Archiefvormer: de organisatie die de editie maakt.", "\"Ministerie van Voorbeelden\"").optional(),
        Key::filled(
            "creator_identifier",
            "Adres van de archiefvormer in een register van organisaties.",
            "\"https://identifier.overheid.nl/tooi/id/ministerie/mnre1034\"",
        )
        .optional(),
        Key::filled("restriction", "Beperking op het gebruik van de editie.", "\"CC0\"").optional(),
        Key::filled("restriction_list", "Lijst waar de beperking uit komt.", "\"Creative Commons\"").optional(),
        Key::filled("restriction_note", "Wat de beperking inhoudt.", "\"Iedereen mag de tekst en de cijfers gebruiken.\"").optional(),
        Key::filled("category", "Informatiecategorie in een selectielijst.", "\"Jaarverslagen\"").optional(),
        Key::filled("category_code", "Code van de informatiecategorie.", "\"1.2\"").optional(),
        Key::filled("category_list", "De selectielijst waar de categorie uit komt.", "\"Selectielijst Ministerie van Voorbeelden\"")
            .optional(),
    ],
);

/// Reads `[archive]`; nothing is known without it. Errors: S002, S003, S018.
pub(super) fn read(reader: &mut Reader<'_>) -> ArchiveFacts {
    let facts = reader.table("archive", |reader| {
        let mut text = |key: &'static str| if reader.has(key) { reader.required_text(key).map(|text| text.value) } else { None };
        ArchiveFacts {
            appraisal: text("appraisal"),
            appraisal_code: text("appraisal_code"),
            appraisal_list: text("appraisal_list"),
            creator: text("creator"),
            creator_identifier: text("creator_identifier"),
            restriction: text("restriction"),
            restriction_list: text("restriction_list"),
            restriction_note: text("restriction_note"),
            category: text("category"),
            category_code: text("category_code"),
            category_list: text("category_list"),
        }
    });
    facts.unwrap_or_default()
}

impl ArchiveFacts {
    /// Returns these facts, with those of another where these are silent. What belongs together (a label with its code and list) is taken together.
    pub(crate) fn or(&self, other: &ArchiveFacts) -> ArchiveFacts {
        let (own, other) = (self.clone(), other.clone());
        let appraisal = if own.appraisal.is_some() { own.clone() } else { other.clone() };
        let creator = if own.creator.is_some() { own.clone() } else { other.clone() };
        let restriction = if own.restriction.is_some() { own.clone() } else { other.clone() };
        let category = if own.category.is_some() { own } else { other };
        ArchiveFacts {
            appraisal: appraisal.appraisal,
            appraisal_code: appraisal.appraisal_code,
            appraisal_list: appraisal.appraisal_list,
            creator: creator.creator,
            creator_identifier: creator.creator_identifier,
            restriction: restriction.restriction,
            restriction_list: restriction.restriction_list,
            restriction_note: restriction.restriction_note,
            category: category.category,
            category_code: category.category_code,
            category_list: category.category_list,
        }
    }
}
