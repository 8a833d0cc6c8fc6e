//! schema.org in JSON-LD, for search engines: a Dataset on the page of every dataset, observations in the figure register.

use serde_json::{Value, json};

use super::about::About;
use super::catalogue::{Bundle, BundleFile, dataset_iri};
use super::cite::citation;
use super::csvw::column_id;
use super::published::Published;
use super::table::ColumnKind;
use super::words::words;

/// The block of the page of a table.
pub(crate) fn dataset(published: &Published) -> String {
    in_page(&of_table(published))
}

fn of_table(published: &Published) -> Value {
    let about = &published.about;
    let mut block = described(about);
    let measures = published.columns.iter().skip(published.key).filter(|column| column.kind != ColumnKind::Status);
    let variables = measures.map(|column| {
        let mut variable = json!({
            "@type": "PropertyValue",
            "@id": format!("{}#{}", about.page(), column_id(&column.name)),
            "name": column.title,
            "description": column.description,
            "propertyID": column.name,
        });
        if !column.unit_code.is_empty() {
            variable["unitText"] = column.unit_code.as_str().into();
        }
        variable
    });
    block["variableMeasured"] = variables.collect();
    let files = published.data_files().map(|file| {
        json!({
            "@type": "DataDownload",
            "@id": format!("{}#{}", about.page(), file.format.extension()),
            "name": format!("{} ({})", about.title.trim_end_matches('.'), file.format.name()),
            "contentUrl": published.url(file.format),
            "encodingFormat": file.format.media_type(),
            "contentSize": format!("{} B", file.bytes),
            "sha256": file.sha256,
        })
    });
    block["distribution"] = files.collect();
    block
}

/// The block of the page with all data of an edition.
pub(crate) fn edition(bundle: &Bundle, tables: &[&Published]) -> String {
    let about = &bundle.about;
    let mut block = described(about);
    block["variableMeasured"] = words(about.origin.language).all_data.into();
    if !tables.is_empty() {
        block["hasPart"] = tables.iter().map(|table| json!({ "@id": dataset_iri(&table.about) })).collect();
    }
    let file = |file: &BundleFile| {
        json!({
            "@type": "DataDownload",
            "@id": format!("{}#zip", about.page()),
            "name": format!("{} (ZIP)", about.title.trim_end_matches('.')),
            "contentUrl": format!("{}{}", about.origin.base_url, about.path("zip")),
            "encodingFormat": "application/zip",
            "contentSize": format!("{} B", file.bytes),
            "sha256": file.sha256,
        })
    };
    block["distribution"] = bundle.file.iter().map(file).collect();
    in_page(&block)
}

fn described(about: &About) -> Value {
    let origin = &about.origin;
    let publisher = json!({
        "@type": "GovernmentOrganization",
        "@id": origin.publisher.identifier,
        "name": origin.publisher.name,
        "identifier": origin.publisher.identifier,
    });
    let keywords = if about.keywords.is_empty() { vec![words(origin.language).dataset.to_owned()] } else { about.keywords.clone() };
    let mut block = json!({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": dataset_iri(about),
        "name": about.title,
        "description": about.long_description(),
        "url": about.page(),
        "identifier": dataset_iri(about),
        "version": origin.version,
        "license": about.licence.url(origin.language),
        "isAccessibleForFree": true,
        "inLanguage": origin.language.tag(),
        "keywords": keywords,
        "creator": publisher,
        "publisher": { "@id": origin.publisher.identifier },
        "datePublished": origin.published_on(),
        "dateModified": origin.published_on(),
        "temporalCoverage": format!("{}/{}", about.period.0, about.period.1),
        "spatialCoverage": { "@type": "Place", "name": words(origin.language).country, "identifier": "http://publications.europa.eu/resource/authority/country/NLD" },
        "creditText": citation(about),
        "includedInDataCatalog": { "@type": "DataCatalog", "@id": format!("{}#catalogus", origin.base_url), "name": origin.site, "url": format!("{}data/", origin.base_url) },
    });
    if !about.method.is_empty() {
        block["measurementTechnique"] = about.method.as_str().into();
    }
    block
}

/// A key figure that is one cell of one year or quarter.
pub(crate) struct Observation {
    /// Full address of the figure in the register.
    pub(crate) address: String,
    /// The sentence it stands in.
    pub(crate) sentence: String,
    /// The number, as decimal text.
    pub(crate) value: String,
    /// What it counts, for machines.
    pub(crate) unit: String,
    /// The year or quarter that it is about.
    pub(crate) date: String,
    /// Full address of the column of its dataset.
    pub(crate) property: String,
    /// Full address of what is measured: that column, and which rows but for the time.
    pub(crate) variable: String,
    /// What is measured, in words.
    pub(crate) variable_name: String,
    /// Whom it is about, in words.
    pub(crate) about: String,
    /// Page of its dataset.
    pub(crate) dataset: String,
}

/// The observations of a figure register, beside the block of its dataset: a variable once, an observation each.
pub(crate) fn register(published: &Published, observations: &[Observation]) -> String {
    let mut dataset = of_table(published);
    let context = dataset.as_object_mut().and_then(|block| block.remove("@context"));
    let mut graph = vec![dataset];
    let mut told: Vec<&str> = Vec::new();
    for observation in observations {
        if !told.contains(&observation.variable.as_str()) {
            told.push(&observation.variable);
            graph.push(json!({
                "@type": "StatisticalVariable",
                "@id": observation.variable,
                "name": observation.variable_name,
                "measuredProperty": { "@type": "Property", "@id": observation.property },
                "subjectOf": observation.dataset,
            }));
        }
        graph.push(json!({
            "@type": "Observation",
            "@id": observation.address,
            "name": observation.sentence,
            "observationAbout": { "@type": "Organization", "name": observation.about },
            "observationDate": observation.date,
            "variableMeasured": { "@id": observation.variable },
            "value": number(&observation.value),
            "unitText": observation.unit,
        }));
    }
    in_page(&json!({ "@context": context, "@graph": graph }))
}

/// A number with the digits it has.
fn number(text: &str) -> Value {
    text.parse::<serde_json::Number>().map_or_else(|_| text.into(), Value::Number)
}

/// JSON that can stand in a `script`: without `<` it neither ends one nor begins what a parser takes for another (HTML, 4.12.1.3).
fn in_page(block: &Value) -> String {
    block.to_string().replace('<', "\\u003c")
}
