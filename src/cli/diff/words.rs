//! The words of a comparison, in Dutch and in English.

use super::super::saying::pick;
use crate::compare::{Address, AddressKind, Became, Led};
use crate::content::prose::TextKind;
use crate::data::schema::Status;
use crate::diagnostic::Language;
use crate::site::history::Unlike;

/// A side that is nothing that can be compared.
pub(super) fn nowhere(name: &str, language: Language) -> String {
    match language {
        Language::Dutch => format!(
            "`{name}` is geen jaar, geen versie in het archief, geen archiefbestand en geen map met een publicatie; schrijf bijvoorbeeld `kerncijfer diff 2023 2024`"
        ),
        Language::English => format!(
            "`{name}` is no year, no version in the archive, no bag and no folder of a publication; write for example `kerncijfer diff 2023 2024`"
        ),
    }
}

/// A year that a site has no edition of.
pub(super) fn no_edition(year: &str, years: &[String], language: Language) -> String {
    let known = if years.is_empty() { pick(language, "geen", "none").to_owned() } else { years.join(", ") };
    match language {
        Language::Dutch => format!("er is geen editie `{year}`; er zijn: {known}"),
        Language::English => format!("there is no edition `{year}`; there are: {known}"),
    }
}

/// A version that is not in the archive.
pub(super) fn no_version(name: &str, file: &str, language: Language) -> String {
    match language {
        Language::Dutch => format!("versie `{name}` staat niet in het archief: {file} is er niet"),
        Language::English => format!("version `{name}` is not in the archive: there is no {file}"),
    }
}

/// A bag that cannot be trusted.
pub(super) fn damaged(name: &str, language: Language) -> String {
    match language {
        Language::Dutch => format!("`{name}` is geen gaaf archiefbestand en wordt niet vergeleken; bekijk het met `kerncijfer verify`"),
        Language::English => format!("`{name}` is not a sound bag and is not compared; look at it with `kerncijfer verify`"),
    }
}

/// A side of which nothing could be read.
pub(super) fn unread(name: &str, language: Language) -> String {
    match language {
        Language::Dutch => format!("`{name}` kan niet worden vergeleken: site.toml kan niet worden gelezen"),
        Language::English => format!("`{name}` cannot be compared: its site.toml cannot be read"),
    }
}

/// Mistakes that may hide a part of a side.
pub(super) fn mistakes(name: &str, count: usize, language: Language) -> String {
    match (language, count) {
        (Language::Dutch, 1) => {
            format!("In `{name}` staat 1 fout. Wat daardoor niet te lezen is, lijkt hier weg. Bekijk hem met `kerncijfer check`.")
        }
        (Language::Dutch, _) => {
            format!("In `{name}` staan {count} fouten. Wat daardoor niet te lezen is, lijkt hier weg. Bekijk ze met `kerncijfer check`.")
        }
        (Language::English, 1) => {
            format!("There is 1 mistake in `{name}`. What it keeps from being read looks gone here. See it with `kerncijfer check`.")
        }
        (Language::English, _) => {
            format!(
                "There are {count} mistakes in `{name}`. What they keep from being read looks gone here. See them with `kerncijfer check`."
            )
        }
    }
}

/// What became of a thing, as a word before it.
pub(super) fn became(became: Became, language: Language) -> &'static str {
    match became {
        Became::Changed => pick(language, "veranderd", "changed"),
        Became::Added => pick(language, "nieuw", "new"),
        Became::Gone => pick(language, "weg", "gone"),
    }
}

/// What kind of text a sentence stands in; nothing for running text.
pub(super) fn kind(kind: TextKind, language: Language) -> &'static str {
    match kind {
        TextKind::Head | TextKind::Paragraph => "",
        TextKind::Heading => pick(language, "tussenkop", "heading"),
        TextKind::Cell => pick(language, "tabelcel", "table cell"),
        TextKind::Caption => pick(language, "titel", "caption"),
        TextKind::Note => pick(language, "noot", "note"),
        TextKind::Card => pick(language, "kaart", "card"),
        TextKind::Target => pick(language, "doel", "target"),
        TextKind::Alternative => pick(language, "tekst bij beeld", "text alternative"),
    }
}

/// What is at an address that vanished.
pub(super) fn address(kind: AddressKind, language: Language) -> &'static str {
    match kind {
        AddressKind::Page => pick(language, "pagina", "page"),
        AddressKind::File => pick(language, "bestand", "file"),
        AddressKind::Heading => pick(language, "tussenkop", "heading"),
    }
}

/// What is said of an address that vanished, besides what was there; nothing for a heading, which nothing can lead elsewhere.
pub(super) fn led(address: &Address, language: Language) -> String {
    match (&address.redirect, address.kind) {
        (Some(Led::To(to)), _) => format!(" → {to}"),
        (Some(Led::Nowhere(reason)), _) => format!(": {reason}"),
        (None, AddressKind::Heading) => String::new(),
        (None, _) => pick(language, ": nog niets over in redirects.toml", ": not yet in redirects.toml").to_owned(),
    }
}

/// Why cells of a measure cannot be compared.
pub(super) fn unlike(why: Unlike, language: Language) -> &'static str {
    match why {
        Unlike::Unit => pick(language, "een andere eenheid", "another unit"),
        Unlike::Dimensions => pick(language, "andere dimensies", "other dimensions"),
        Unlike::Period => pick(language, "een andere periode", "another period"),
    }
}

/// A status for readers.
pub(super) fn status(status: Status, language: Language) -> &'static str {
    match status {
        Status::Normal => pick(language, "gewoon", "normal"),
        Status::Provisional => pick(language, "voorlopig", "provisional"),
        Status::Revised => pick(language, "herzien", "revised"),
        Status::Estimated => pick(language, "geschat", "estimated"),
        Status::Confidential => pick(language, "geheim", "confidential"),
        Status::NotAvailable => pick(language, "niet bekend", "not available"),
        Status::NotApplicable => pick(language, "niet van toepassing", "not applicable"),
    }
}

/// What a fact is called: its key in words, with the part it belongs to behind it. One that has no word is called by its key.
pub(super) fn fact(path: &str, language: Language) -> String {
    let mut parts = path.splitn(3, '.');
    let (first, second, third) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let (key, of) = match (first, second, third) {
        ("measures" | "dimensions", Some(name), Some(key)) => (key, name),
        ("scope", Some(name), Some(key)) => (key, name),
        ("site", Some(key), None) => (key, "site"),
        _ => (path, ""),
    };
    let word = match key.strip_prefix("labels.") {
        Some(code) => format!("{} `{code}`", pick(language, "naam van", "label of")),
        None => word(key, language).to_owned(),
    };
    if of.is_empty() { word } else { format!("{word} ({of})") }
}

fn word(key: &str, language: Language) -> &str {
    let dutch = match key {
        "title" => "titel",
        "short" => "korte titel",
        "description" => "beschrijving",
        "file" => "bestand",
        "version" => "versie",
        "edition" => "editie",
        "published_at" => "gepubliceerd",
        "period" => "periode",
        "language" => "taal",
        "licence" => "licentie",
        "scope" => "wie meetelt",
        "scope.covers" => "telt mee",
        "scope.partly" => "telt deels mee",
        "base_url" => "adres",
        "publisher" => "uitgever",
        "theme" => "thema",
        "method" => "hoe er is geteld",
        "source" => "bron",
        "printed_as" => "gedrukt als",
        "notes" => "noten",
        "note" => "noot",
        "keywords" => "trefwoorden",
        "data_themes" => "onderwerpen",
        "dimensions" => "dimensies",
        "measures" => "maten",
        "label" => "naam",
        "type" => "soort",
        "total" => "totaal",
        "codes" => "waarden",
        "code_list" => "codelijst",
        "unit" => "eenheid",
        "decimals" => "decimalen",
        "additive" => "optelbaar",
        "people" => "telt mensen",
        "target" | "targets" => "doel",
        "previous" => "heette eerder",
        "corrections" => "correcties",
        "constraints" => "regels",
        "deviations" => "afwijkingen",
        "revisions" => "herzieningen",
        "disclosure.minimum" => "kleinste aantal mensen",
        "disclosure.reason" => "reden voor kleine aantallen",
        "value" | "formula" => "formule",
        "name" => "woord",
        "forms" => "vormen",
        "abbreviations" => "afkortingen",
        "explanation" => "uitleg",
        "see" => "zie ook",
        "in_text" => "in de tekst",
        "place" => "plaats",
        "says" => "bewering",
        "printed" => "gedrukt",
        "differs" => "volgens de data",
        "lines" => "regels",
        other => other,
    };
    let english = match key {
        "short" => "short title",
        "published_at" => "published at",
        "scope.covers" => "covers",
        "scope.partly" => "covers partly",
        "base_url" => "address",
        "printed_as" => "printed as",
        "data_themes" => "themes",
        "code_list" => "code list",
        "people" => "counts people",
        "previous" => "formerly",
        "disclosure.minimum" => "least count of people",
        "disclosure.reason" => "reason for small counts",
        "value" => "formula",
        "in_text" => "in the text",
        "differs" => "by the data",
        other => other,
    };
    pick(language, dutch, english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_called_by_its_key_and_its_part() {
        let dutch = |path: &str| fact(path, Language::Dutch);
        assert_eq!(dutch("measures.fte.unit"), "eenheid (fte)");
        assert_eq!(dutch("dimensions.soort.labels.eik"), "naam van `eik` (soort)");
        assert_eq!(dutch("disclosure.reason"), "reden voor kleine aantallen");
        assert_eq!(dutch("scope.covers"), "telt mee");
        assert_eq!(fact("site.base_url", Language::English), "address (site)");
    }
}
