//! MDTO 1.0.1, the metadata of Dutch archives (Nationaal Archief, `MDTO-XML1.0.1.xsd`): one `informatieobject` for the edition, one `bestand` for each download.
//!
//! Texts that must be there are not empty, which the schema does not ask yet and its successor does. [`super::mdto_rules`] holds them against the schema.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::about::About;
use super::manifest::Sums;
use crate::html::escape;
use crate::media::media_type;

/// Folder of the metadata in a bag.
pub(super) const FOLDER: &str = "data/mdto/";
/// The first lines of every file.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
/// The namespace, and where its schema is.
pub(super) const NAMESPACE: [(&str, &str); 3] = [
    ("xmlns", "https://www.nationaalarchief.nl/mdto"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("xsi:schemaLocation", "https://www.nationaalarchief.nl/mdto https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.1.xsd"),
];

/// Path in the bag of the metadata of the edition.
pub(super) fn of_edition(name: &str) -> String {
    format!("{FOLDER}{name}.MDTO.xml")
}

/// Path in the bag of the metadata of a file of the site.
pub(super) fn of_file(path: &str) -> String {
    format!("{FOLDER}site/{path}.bestand.MDTO.xml")
}

/// Is a file of the site a download: something to take along, not a page or what a page is shown with?
pub(super) fn is_download(path: &str) -> bool {
    let media = media_type(path);
    let is_shown =
        ["text/html", "text/css", "text/javascript", "font/", "image/png", "image/jpeg", "image/webp", "image/gif", "image/x-icon"];
    !is_shown.iter().any(|shown| media.starts_with(shown))
}

/// The media type of a file without its set of characters.
pub(super) fn format_of(path: &str) -> &'static str {
    media_type(path).split(';').next().unwrap_or_default()
}

/// Writes all metadata: the files of `data/mdto/`, by path in the bag. `site` has the checksums of the files of the site, by path in it.
pub(super) fn write(about: &About, site: &BTreeMap<&str, Sums>) -> BTreeMap<String, String> {
    let downloads: Vec<(&str, &Sums)> = site.iter().filter(|(path, _)| is_download(path)).map(|(path, sums)| (*path, sums)).collect();
    let mut files = BTreeMap::from([(of_edition(&about.name()), informatieobject(about, &downloads))]);
    files.extend(downloads.iter().map(|(path, sums)| (of_file(path), bestand(about, path, sums))));
    files
}

fn informatieobject(about: &About, downloads: &[(&str, &Sums)]) -> String {
    let mut xml = Xml::begin("informatieobject");
    let facts = &about.facts;
    xml.identification("identificatie", &about.address(), &about.publisher);
    xml.text("naam", &about.title);
    xml.term("aggregatieniveau", "Archiefstuk", "", "Begrippenlijst Aggregatieniveaus MDTO");
    xml.text("omschrijving", &about.description);
    xml.within("raadpleeglocatie", |xml| xml.text("raadpleeglocatieOnline", &about.address()));
    for tag in &about.languages {
        xml.text("taal", tag);
    }
    xml.within("event", |xml| {
        xml.term("eventType", "Publicatie", "", "Begrippenlijst EventTypeLijst MDTO");
        xml.text("eventTijd", &about.published_at);
        xml.reference("eventVerantwoordelijkeActor", &about.publisher, Some((&about.publisher_id, REGISTER)));
    });
    let [label, code, list] = &facts.appraisal;
    xml.term("waardering", label, code, list);
    let [label, code, list] = &facts.category;
    if !list.is_empty() {
        xml.term("informatiecategorie", label, code, list);
    }
    for (path, _) in downloads {
        xml.reference("heeftRepresentatie", path, Some((&format!("{}{path}", about.address()), &about.publisher)));
    }
    if let Some(previous) = about.version.checked_sub(1).filter(|previous| *previous > 0) {
        xml.within("gerelateerdInformatieobject", |xml| {
            let identification = (about.address_of(previous), about.publisher.as_str());
            xml.reference("gerelateerdInformatieobjectVerwijzing", &about.title, Some((&identification.0, identification.1)));
            xml.term("gerelateerdInformatieobjectTypeRelatie", "Vervangt", "", "DCMI Metadata Terms: replaces");
        });
    }
    let [name, identifier] = &facts.creator;
    xml.reference("archiefvormer", name, (!identifier.is_empty()).then_some((identifier.as_str(), REGISTER)));
    let [label, list] = &facts.restriction;
    xml.within("beperkingGebruik", |xml| {
        xml.term("beperkingGebruikType", label, "", list);
        if !facts.restriction_note.is_empty() {
            xml.text("beperkingGebruikNadereBeschrijving", &facts.restriction_note);
        }
    });
    xml.end("informatieobject")
}

/// What the identifiers of organisations come from.
const REGISTER: &str = "Register van organisaties";

fn bestand(about: &About, path: &str, sums: &Sums) -> String {
    let address = format!("{}{path}", about.address());
    let mut xml = Xml::begin("bestand");
    xml.identification("identificatie", &address, &about.publisher);
    xml.text("naam", path.rsplit('/').next().unwrap_or(path));
    xml.text("omvang", &sums.bytes.to_string());
    xml.term("bestandsformaat", format_of(path), "", "IANA Media Types");
    for (algorithm, sum) in [("SHA256", &sums.sha256), ("SHA512", &sums.sha512)] {
        xml.within("checksum", |xml| {
            xml.term("checksumAlgoritme", algorithm, "", "Begrippenlijst ChecksumAlgoritme MDTO");
            xml.text("checksumWaarde", sum);
            xml.text("checksumDatum", &about.published_at);
        });
    }
    xml.text("URLBestand", &address);
    xml.reference("isRepresentatieVan", &about.title, Some((&about.address(), &about.publisher)));
    xml.end("bestand")
}

/// XML in the making, indented.
struct Xml {
    text: String,
    depth: usize,
}

impl Xml {
    fn begin(name: &str) -> Self {
        let attributes: String = NAMESPACE.iter().map(|(key, value)| format!(" {key}=\"{value}\"")).collect();
        Xml { text: format!("{HEAD}<MDTO{attributes}>\n  <{name}>\n"), depth: 2 }
    }

    fn end(mut self, name: &str) -> String {
        let _ = writeln!(self.text, "  </{name}>\n</MDTO>");
        self.text
    }

    fn within(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        let indent = "  ".repeat(self.depth);
        let _ = writeln!(self.text, "{indent}<{name}>");
        self.depth += 1;
        write(self);
        self.depth -= 1;
        let _ = writeln!(self.text, "{indent}</{name}>");
    }

    fn text(&mut self, name: &str, text: &str) {
        let indent = "  ".repeat(self.depth);
        let _ = writeln!(self.text, "{indent}<{name}>{}</{name}>", escape(text));
    }

    fn identification(&mut self, name: &str, identifier: &str, source: &str) {
        self.within(name, |xml| {
            xml.text("identificatieKenmerk", identifier);
            xml.text("identificatieBron", source);
        });
    }

    fn reference(&mut self, name: &str, target: &str, identification: Option<(&str, &str)>) {
        self.within(name, |xml| {
            xml.text("verwijzingNaam", target);
            if let Some((identifier, source)) = identification {
                xml.identification("verwijzingIdentificatie", identifier, source);
            }
        });
    }

    fn term(&mut self, name: &str, label: &str, code: &str, list: &str) {
        self.within(name, |xml| {
            xml.text("begripLabel", label);
            if !code.is_empty() {
                xml.text("begripCode", code);
            }
            xml.reference("begripBegrippenlijst", list, None);
        });
    }
}
