//! The catalogue of a site: DCAT-AP-NL 3.0, a profile of DCAT-AP 3.0, as Turtle and as JSON-LD.
//!
//! Every dataset of every edition is a `dcat:Dataset` in a `dcat:DatasetSeries` over the editions, with a `dcat:Distribution` for each format. Addresses of
//! value lists are those of the Publications Office of the EU; publishers are named by TOOI.

use std::collections::BTreeSet;

use super::about::{About, FileFacts, Format};
use super::graph::{Graph, Node, Term};
use super::published::Published;
use super::words::words;
use crate::config::{Config, Publisher};
use crate::contact::Contact;
use crate::diagnostic::Language;
use crate::licence::Licence;

/// Path of the catalogue in the site, as Turtle.
pub(crate) const TURTLE: &str = "catalogus.ttl";

/// The same as JSON-LD.
pub(crate) const JSON_LD: &str = "catalogus.jsonld";

const EU: &str = "http://publications.europa.eu/resource/authority";

/// Everything of an edition in one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Bundle {
    /// What is told of it; its name is that of the file.
    pub(crate) about: About,
    /// The file; `None` when none is made.
    pub(crate) file: Option<BundleFile>,
}

/// The zip of an edition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct BundleFile {
    /// Its size.
    pub(crate) bytes: usize,
    /// Its SHA-256.
    pub(crate) sha256: String,
}

/// Makes the graph of a catalogue: `tables` in order of edition and name, `bundles` in order of edition.
pub(crate) fn graph(config: &Config, tables: &[&Published], bundles: &[&Bundle]) -> Graph {
    let mut graph = Graph::default();
    let base = config.base_url.as_str();
    let tag = config.language.tag();
    let publisher = config.publisher.identifier.as_str();
    graph.push(
        Node::new(publisher, &["foaf:Agent"])
            .text("foaf:name", &config.publisher.name, tag)
            .link("dct:type", "http://purl.org/adms/publishertype/NationalAuthority"),
    );
    graph.push(contact(base, &config.publisher, tag));
    let dates = tables.iter().map(|table| table.about.origin.published_on());
    let (first, last) = (dates.clone().min().unwrap_or_default(), dates.max().unwrap_or_default());
    let every = tables.iter().map(|table| &table.about).chain(bundles.iter().map(|bundle| &bundle.about));
    graph.push(
        Node::new(format!("{base}#catalogus"), &["dcat:Catalog"])
            .text("dct:title", &config.title, tag)
            .text("dct:description", &config.description, tag)
            .link("dct:publisher", publisher)
            .link("dct:creator", publisher)
            .link("dcat:contactPoint", format!("{base}#contact"))
            .link("foaf:homepage", base)
            .link("dct:language", language(config.language))
            .link("dct:license", licence(config.licence))
            .link("dcat:themeTaxonomy", format!("{EU}/data-theme"))
            .link("dct:spatial", format!("{EU}/country/NLD"))
            .typed("dct:issued", first, "xsd:date")
            .typed("dct:modified", last, "xsd:date")
            .with("dcat:dataset", every.clone().map(|about| Term::Iri(dataset_iri(about)))),
    );
    documents(&mut graph, base, every.clone());
    for standard in standards(base, every) {
        graph.push(Node::new(standard, &["dct:Standard"]));
    }
    let mut told: BTreeSet<String> = BTreeSet::new();
    // A series is called as its newest edition is.
    for table in tables.iter().rev() {
        let iri = series_iri(&table.about);
        if told.insert(iri.clone()) {
            graph.push(series(iri, &table.about, base));
        }
    }
    for table in tables {
        dataset(&mut graph, table);
        for file in table.data_files() {
            distribution(&mut graph, &table.about, file);
        }
    }
    for bundle in bundles {
        if told.insert(series_iri(&bundle.about)) {
            graph.push(series(series_iri(&bundle.about), &bundle.about, base));
        }
        dataset_of_bundle(&mut graph, bundle);
    }
    graph
}

/// Address of a dataset as a thing.
pub(crate) fn dataset_iri(about: &About) -> String {
    format!("{}#dataset", about.page())
}

/// Address of a series over the editions, as a thing on the page that lists all.
pub(crate) fn series_iri(about: &About) -> String {
    format!("{}data/#{}", about.origin.base_url, about.series)
}

fn contact(base: &str, publisher: &Publisher, tag: &'static str) -> Node {
    let node = Node::new(format!("{base}#contact"), &["vcard:Kind", "vcard:Organization"]).text("vcard:fn", &publisher.name, tag);
    let node = match &publisher.contact {
        Some(Contact::Mail(mail)) => node.link("vcard:hasEmail", format!("mailto:{mail}")),
        Some(Contact::Page(page)) => node.link("vcard:hasURL", page.as_str()),
        None => node,
    };
    if publisher.telephone.is_empty() { node } else { node.link("vcard:hasTelephone", format!("tel:{}", publisher.telephone)) }
}

/// The pages that things lead to, each once.
fn documents<'a>(graph: &mut Graph, base: &str, all: impl Iterator<Item = &'a About>) {
    let mut pages: BTreeSet<String> = all.map(About::page).collect();
    pages.insert(base.to_owned());
    for page in pages {
        graph.push(Node::new(page, &["foaf:Document"]));
    }
}

fn standards<'a>(base: &str, all: impl Iterator<Item = &'a About>) -> BTreeSet<String> {
    let mut standards: BTreeSet<String> = all.map(|about| format!("{base}{}", about.schema)).collect();
    standards.extend([TABLE_SCHEMA, PACKAGE, "http://www.w3.org/ns/csvw", ODF].map(str::to_owned));
    standards
}

/// Table Schema, of Data Package 2.
const TABLE_SCHEMA: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

/// Data Package 2.
const PACKAGE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

/// ODF 1.3 at OASIS.
const ODF: &str = "https://docs.oasis-open.org/office/OpenDocument/v1.3/";

fn series(iri: String, about: &About, base: &str) -> Node {
    let tag = about.origin.language.tag();
    let title = format!("{}, {}", about.series_title.trim_end_matches('.'), words(about.origin.language).all_editions);
    Node::new(iri, &["dcat:DatasetSeries"])
        .text("dct:title", &title, tag)
        .text("dct:description", &about.long_description(), tag)
        .link("dct:publisher", about.origin.publisher.identifier.as_str())
        .link("dcat:contactPoint", format!("{base}#contact"))
        .link("dct:accrualPeriodicity", format!("{EU}/frequency/ANNUAL"))
        .link("dct:spatial", format!("{EU}/country/NLD"))
}

/// A dataset and its period; its distributions are named by their formats.
fn dataset(graph: &mut Graph, table: &Published) {
    let about = &table.about;
    let iris = table.data_files().map(|file| Term::Iri(format!("{}#{}", about.page(), file.format.extension())));
    graph.push(described(about, TABLE_SCHEMA).with("dcat:distribution", iris));
    graph.push(period(about));
}

fn period(about: &About) -> Node {
    Node::new(format!("{}#periode", about.page()), &["dct:PeriodOfTime"])
        .typed("dcat:startDate", about.period.0.as_str(), "xsd:date")
        .typed("dcat:endDate", about.period.1.as_str(), "xsd:date")
}

fn described(about: &About, conforms: &str) -> Node {
    let tag = about.origin.language.tag();
    let page = about.page();
    let base = about.origin.base_url.as_str();
    let publisher = about.origin.publisher.identifier.as_str();
    let keywords = if about.keywords.is_empty() { vec![words(about.origin.language).dataset.to_owned()] } else { about.keywords.clone() };
    Node::new(dataset_iri(about), &["dcat:Dataset"])
        .text("dct:title", &format!("{} ({})", about.title.trim_end_matches('.'), about.origin.edition), tag)
        .text("dct:description", &about.long_description(), tag)
        .with("dct:identifier", [Term::Plain(dataset_iri(about))])
        .with("dcat:version", [Term::Plain(about.origin.version.clone())])
        .link("dcat:inSeries", series_iri(about))
        .link("dct:accessRights", format!("{EU}/access-right/PUBLIC"))
        .link("dct:language", language(about.origin.language))
        .with("dcat:keyword", keywords.into_iter().map(|word| Term::Text(word, tag)))
        .link("dct:publisher", publisher)
        .link("dct:creator", publisher)
        .link("dcat:contactPoint", format!("{base}#contact"))
        .with("dcat:theme", about.themes.iter().map(|theme| Term::Iri(theme.uri())))
        .link("dct:spatial", format!("{EU}/country/NLD"))
        .link("dct:accrualPeriodicity", format!("{EU}/frequency/ANNUAL"))
        .typed("dct:issued", about.origin.published_on(), "xsd:date")
        .typed("dct:modified", about.origin.published_on(), "xsd:date")
        .link("dct:temporal", format!("{page}#periode"))
        .link("dcat:landingPage", page.as_str())
        .link("foaf:page", page.as_str())
        .link("dct:conformsTo", conforms)
}

fn distribution(graph: &mut Graph, about: &About, file: &FileFacts) {
    let format = file.format;
    let conforms = match format {
        Format::Json => format!("{}{}", about.origin.base_url, about.schema),
        Format::Ods => ODF.to_owned(),
        Format::Csv | Format::Csvw => "http://www.w3.org/ns/csvw".to_owned(),
    };
    let wanted = Wanted {
        iri: format!("{}#{}", about.page(), format.extension()),
        path: about.path(format.extension()),
        name: format.name(),
        media_type: format.media_type(),
        bytes: file.bytes,
        sha256: &file.sha256,
        conforms: &conforms,
    };
    graph.push(written(about, &wanted));
    graph.push(checksum(&wanted));
}

/// One file of a dataset.
struct Wanted<'a> {
    iri: String,
    path: String,
    name: &'a str,
    media_type: &'a str,
    bytes: usize,
    sha256: &'a str,
    conforms: &'a str,
}

fn written(about: &About, file: &Wanted<'_>) -> Node {
    let tag = about.origin.language.tag();
    Node::new(file.iri.as_str(), &["dcat:Distribution"])
        .text("dct:title", &format!("{} ({})", about.title.trim_end_matches('.'), file.name), tag)
        .text("dct:description", &about.long_description(), tag)
        .link("dcat:accessURL", about.page())
        .link("dcat:downloadURL", format!("{}{}", about.origin.base_url, file.path))
        .typed("dcat:byteSize", file.bytes.to_string(), "xsd:nonNegativeInteger")
        .link("spdx:checksum", format!("{}-sha256", file.iri))
        .link("dcat:mediaType", format!("https://www.iana.org/assignments/media-types/{}", file.media_type))
        .link("dct:format", format!("{EU}/file-type/{}", file.name))
        .link("dcatap:availability", "http://publications.europa.eu/resource/authority/planned-availability/STABLE")
        .link("dct:language", language(about.origin.language))
        .link("dct:license", licence(about.licence))
        .link("dct:conformsTo", file.conforms)
        .typed("dct:issued", about.origin.published_on(), "xsd:date")
        .typed("dct:modified", about.origin.published_on(), "xsd:date")
}

fn checksum(file: &Wanted<'_>) -> Node {
    Node::new(format!("{}-sha256", file.iri), &["spdx:Checksum"])
        .with("spdx:algorithm", [Term::Name("spdx:checksumAlgorithm_sha256")])
        .typed("spdx:checksumValue", file.sha256, "xsd:hexBinary")
}

/// The zip of an edition as a dataset of its own, with one distribution.
fn dataset_of_bundle(graph: &mut Graph, bundle: &Bundle) {
    let (about, Some(file)) = (&bundle.about, &bundle.file) else { return };
    let iri = format!("{}#zip", about.page());
    graph.push(described(about, PACKAGE).link("dcat:distribution", iri.as_str()));
    graph.push(period(about));
    let wanted = Wanted {
        iri,
        path: about.path("zip"),
        name: "ZIP",
        media_type: "application/zip",
        bytes: file.bytes,
        sha256: &file.sha256,
        conforms: PACKAGE,
    };
    graph.push(written(about, &wanted));
    graph.push(checksum(&wanted));
}

fn language(language: Language) -> String {
    let code = match language {
        Language::Dutch => "NLD",
        Language::English => "ENG",
    };
    format!("{EU}/language/{code}")
}

/// The address of a licence in the list of data.overheid.nl (DONL), which writes `http` and leads to the Dutch text, whatever the language.
fn licence(licence: Licence) -> String {
    licence.url(Language::Dutch).replacen("https://", "http://", 1)
}
