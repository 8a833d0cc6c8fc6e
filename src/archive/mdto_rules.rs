//! The rules that MDTO files are held against: the structure of `MDTO-XML1.0.1.xsd`, and that they tell of the files that are there.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::Sums;
use super::mdto::{self, NAMESPACE};
use super::xml::{self, Element};
use crate::diagnostic::archive::{Fault, Misstatement};

/// A part of an element: its name, how often it stands there at least, whether it may stand there more than once, and what it holds.
struct Part(&'static str, usize, bool, Holds);

#[derive(Clone, Copy)]
enum Holds {
    /// Text, which is not empty.
    Text,
    /// A number of bytes.
    Whole,
    /// Parts, in this order.
    Parts(&'static [Part]),
}

use Holds::{Parts, Text, Whole};

const IDENTIFICATION: Holds = Parts(&[Part("identificatieKenmerk", 1, false, Text), Part("identificatieBron", 1, false, Text)]);
const REFERENCE: Holds = Parts(&[Part("verwijzingNaam", 1, false, Text), Part("verwijzingIdentificatie", 0, false, IDENTIFICATION)]);
const TERM: Holds =
    Parts(&[Part("begripLabel", 1, false, Text), Part("begripCode", 0, false, Text), Part("begripBegrippenlijst", 1, false, REFERENCE)]);
const PERIOD: Holds = Parts(&[
    Part("termijnTriggerStartLooptijd", 0, false, TERM),
    Part("termijnStartdatumLooptijd", 0, false, Text),
    Part("termijnLooptijd", 0, false, Text),
    Part("termijnEinddatum", 0, false, Text),
]);
const CONSULTED: Holds = Parts(&[Part("raadpleeglocatieFysiek", 0, true, REFERENCE), Part("raadpleeglocatieOnline", 0, true, Text)]);
const COVERED: Holds = Parts(&[
    Part("dekkingInTijdType", 1, false, TERM),
    Part("dekkingInTijdBegindatum", 1, false, Text),
    Part("dekkingInTijdEinddatum", 0, false, Text),
]);
const EVENT: Holds = Parts(&[
    Part("eventType", 1, false, TERM),
    Part("eventTijd", 0, false, Text),
    Part("eventVerantwoordelijkeActor", 0, false, REFERENCE),
    Part("eventResultaat", 0, false, Text),
]);
const RELATED: Holds = Parts(&[
    Part("gerelateerdInformatieobjectVerwijzing", 1, false, REFERENCE),
    Part("gerelateerdInformatieobjectTypeRelatie", 1, false, TERM),
]);
const INVOLVED: Holds = Parts(&[Part("betrokkeneTypeRelatie", 1, false, TERM), Part("betrokkeneActor", 1, false, REFERENCE)]);
const RESTRICTION: Holds = Parts(&[
    Part("beperkingGebruikType", 1, false, TERM),
    Part("beperkingGebruikNadereBeschrijving", 0, false, Text),
    Part("beperkingGebruikDocumentatie", 0, true, REFERENCE),
    Part("beperkingGebruikTermijn", 0, false, PERIOD),
]);
const CHECKSUM: Holds =
    Parts(&[Part("checksumAlgoritme", 1, false, TERM), Part("checksumWaarde", 1, false, Text), Part("checksumDatum", 1, false, Text)]);
const INFORMATIEOBJECT: Holds = Parts(&[
    Part("identificatie", 1, true, IDENTIFICATION),
    Part("naam", 1, false, Text),
    Part("aggregatieniveau", 0, false, TERM),
    Part("classificatie", 0, true, TERM),
    Part("trefwoord", 0, true, Text),
    Part("omschrijving", 0, true, Text),
    // Once, as the schema after this one asks.
    Part("raadpleeglocatie", 0, false, CONSULTED),
    Part("dekkingInTijd", 0, true, COVERED),
    Part("dekkingInRuimte", 0, true, REFERENCE),
    Part("taal", 0, true, Text),
    Part("event", 0, true, EVENT),
    Part("waardering", 1, false, TERM),
    Part("bewaartermijn", 0, false, PERIOD),
    Part("informatiecategorie", 0, false, TERM),
    Part("isOnderdeelVan", 0, true, REFERENCE),
    Part("bevatOnderdeel", 0, true, REFERENCE),
    Part("heeftRepresentatie", 0, true, REFERENCE),
    Part("aanvullendeMetagegevens", 0, true, REFERENCE),
    Part("gerelateerdInformatieobject", 0, true, RELATED),
    Part("archiefvormer", 1, true, REFERENCE),
    Part("betrokkene", 0, true, INVOLVED),
    Part("activiteit", 0, false, REFERENCE),
    Part("beperkingGebruik", 1, true, RESTRICTION),
]);
const BESTAND: Holds = Parts(&[
    Part("identificatie", 1, true, IDENTIFICATION),
    Part("naam", 1, false, Text),
    Part("omvang", 1, false, Whole),
    Part("bestandsformaat", 1, false, TERM),
    Part("checksum", 1, true, CHECKSUM),
    Part("URLBestand", 0, false, Text),
    Part("isRepresentatieVan", 1, false, REFERENCE),
]);
const MDTO: [Part; 2] = [Part("informatieobject", 1, false, INFORMATIEOBJECT), Part("bestand", 1, false, BESTAND)];

/// Holds the metadata of a bag against the schema and against the files of the site; gives each fault with the path in the bag that it is about. `texts` are the
/// files of `data/mdto/` by path in the bag, `None` for what is no text; `name` is that of the bag.
pub(super) fn check(name: &str, texts: &BTreeMap<&str, Option<&str>>, site: &BTreeMap<&str, &Sums>) -> Vec<(String, Fault)> {
    let mut faults = Vec::new();
    let mut tell =
        |path: &str, what: &str, why: Misstatement| faults.push((path.to_owned(), Fault::Metadata { what: what.to_owned(), why }));
    let mut objects: BTreeMap<&str, Element> = BTreeMap::new();
    for (path, text) in texts {
        match text.and_then(xml::read) {
            None => tell(path, "MDTO", Misstatement::Unreadable),
            Some(root) => {
                structure(&root, &mut |what, why| tell(path, what, why));
                if let Some(object) = root.children.into_iter().next() {
                    objects.insert(path, object);
                }
            }
        }
    }
    let of_edition = mdto::of_edition(name);
    let downloads: BTreeMap<String, &str> =
        site.keys().filter(|path| mdto::is_download(path)).map(|path| (mdto::of_file(path), *path)).collect();
    for path in downloads.keys().chain([&of_edition]).filter(|path| !texts.contains_key(path.as_str())) {
        tell(path, "MDTO", Misstatement::Missing);
    }
    let Some(edition) = objects.get(of_edition.as_str()).filter(|object| object.name == "informatieobject") else { return faults };
    let (address, title) = (edition.at("identificatie/identificatieKenmerk"), edition.at("naam"));
    for (path, object) in objects.iter().filter(|(path, _)| **path != of_edition) {
        let Some(file) = downloads.get(*path).filter(|_| object.name == "bestand") else {
            tell(path, &object.name, Misstatement::Misplaced);
            continue;
        };
        let sums = site[file];
        let mut same = |what: &str, expected: &str, found: &str| {
            if expected != found {
                tell(path, what, Misstatement::Differs { expected: expected.to_owned(), found: found.to_owned() });
            }
        };
        same("identificatieKenmerk", &format!("{address}{file}"), object.at("identificatie/identificatieKenmerk"));
        same("naam", file.rsplit('/').next().unwrap_or(file), object.at("naam"));
        same("bestandsformaat", mdto::format_of(file), object.at("bestandsformaat/begripLabel"));
        let expected = |checksum: &Element| match checksum.at("checksumAlgoritme/begripLabel") {
            "SHA512" => sums.sha512.clone(),
            _ => sums.sha256.clone(),
        };
        // A file with another content has another size and another sum of each kind; that is told once.
        match object.each("checksum").find(|checksum| expected(checksum) != checksum.at("checksumWaarde")) {
            Some(checksum) => same("checksumWaarde", &expected(checksum), checksum.at("checksumWaarde")),
            None => same("omvang", &sums.bytes.to_string(), object.at("omvang")),
        }
        same("isRepresentatieVan", address, object.at("isRepresentatieVan/verwijzingIdentificatie/identificatieKenmerk"));
        same("isRepresentatieVan/verwijzingNaam", title, object.at("isRepresentatieVan/verwijzingNaam"));
    }
    // What the edition says that it consists of is what is there.
    let named: BTreeSet<&str> = edition.each("heeftRepresentatie").map(|reference| reference.at("verwijzingNaam")).collect();
    let there: BTreeSet<&str> = downloads.values().copied().collect();
    for file in named.symmetric_difference(&there) {
        let why = if named.contains(file) { Misstatement::Misplaced } else { Misstatement::Missing };
        tell(&of_edition, &format!("heeftRepresentatie: {file}"), why);
    }
    faults
}

/// Holds a document against the schema.
fn structure(root: &Element, tell: &mut impl FnMut(&str, Misstatement)) {
    let is_namespace = root.attributes.iter().map(|(key, value)| (key.as_str(), value.as_str())).eq(NAMESPACE);
    if root.name != "MDTO" || !is_namespace {
        tell("MDTO", Misstatement::Unreadable);
        return;
    }
    match root.children.as_slice() {
        [object] => match MDTO.iter().find(|Part(name, ..)| *name == object.name) {
            Some(Part(_, _, _, holds)) => element(object, *holds, tell),
            None => tell(&object.name, Misstatement::Misplaced),
        },
        _ => tell("MDTO", Misstatement::Unreadable),
    }
}

/// Holds an element against what it should hold.
fn element(element: &Element, holds: Holds, tell: &mut impl FnMut(&str, Misstatement)) {
    let has_attributes = !element.attributes.is_empty();
    let Holds::Parts(parts) = holds else {
        let text = element.text.trim();
        let is_whole = text.bytes().all(|byte| byte.is_ascii_digit());
        match holds {
            _ if has_attributes || !element.children.is_empty() => tell(&element.name, Misstatement::Misplaced),
            _ if text.is_empty() => tell(&element.name, Misstatement::Empty),
            Holds::Whole if !is_whole => tell(&element.name, Misstatement::Unreadable),
            _ => {}
        }
        return;
    };
    if has_attributes || !element.text.trim().is_empty() {
        tell(&element.name, Misstatement::Misplaced);
    }
    let mut rest = element.children.as_slice();
    for Part(name, least, is_many, holds) in parts {
        let most = if *is_many { usize::MAX } else { 1 };
        let count = rest.iter().take(most).take_while(|child| child.name == *name).count();
        if count < *least {
            tell(&format!("{}/{name}", element.name), Misstatement::Missing);
        }
        let (here, behind) = rest.split_at(count);
        for child in here {
            self::element(child, *holds, tell);
        }
        rest = behind;
    }
    for child in rest {
        tell(&format!("{}/{}", element.name, child.name), Misstatement::Misplaced);
    }
}
