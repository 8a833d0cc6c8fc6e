//! `data/LEESMIJ.txt`: what the bag is, and how a person opens and checks it without a program of ours. In Dutch, at level B1.

use super::about::About;

/// Its path in a bag.
pub(super) const PATH: &str = "data/LEESMIJ.txt";

/// Writes it.
pub(super) fn write(about: &About) -> String {
    let About { title, publisher, published_on, version, .. } = about;
    let (name, address, licence) = (about.name(), about.address(), about.licence.name());
    format!(
        "{title}

Dit is het archief van deze publicatie: versie {version}, gepubliceerd op {published_on}.
Uitgever: {publisher}
Adres op het web: {address}
Licentie van tekst en data: {licence}


Lezen

Open het bestand data/site/index.html met een browser. Alles werkt zonder internet. U hebt geen ander programma nodig.
De data staan als CSV, JSON en ODS (voor een spreadsheet) in data/site/data.


Wat is wat

data/site             de website, precies zoals die op het web stond
data/sources          de bronnen: teksten, data, thema en instellingen waar de website uit is gemaakt
data/mdto             metadata voor archieven, volgens MDTO 1.0.1
data/provenance.json  met welk programma de website is gemaakt, en uit welke bestanden
data/ro-crate-metadata.json
                      een lijst van alle bestanden, volgens RO-Crate 1.2
manifest-sha512.txt   de controlesom van elk bestand in data (manifest-sha256.txt ook, op een andere manier)
tagmanifest-sha512.txt
                      de controlesom van de bestanden naast data
bagit.txt, bag-info.txt
                      wat voor pakket dit is: BagIt 1.0 (RFC 8493)


Controleren of alles nog hetzelfde is

Op Linux: open een venster voor opdrachten in de map {name} en typ:

    sha512sum -c tagmanifest-sha512.txt
    sha512sum -c manifest-sha512.txt

Op een Mac typt u shasum -a 512 -c in plaats van sha512sum -c.
Achter elk bestand moet OK staan.

Op Windows: open een venster voor opdrachten in de map {name} en typ voor een bestand, bijvoorbeeld:

    certutil -hashfile data\\site\\index.html SHA512

De cijfers en letters die u ziet, moeten dezelfde zijn als die bij dat bestand in manifest-sha512.txt.

De controlesom van het hele pakket staat in de lijst met archieven van de uitgever: editions.toml.
Met het programma Kerncijfer kan het ook in een keer: kerncijfer verify {name}.zip
"
    )
}
