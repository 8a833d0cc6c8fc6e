//! `data/ro-crate-metadata.json`: the bag as a research object (RO-Crate 1.2, of which the context knows `sha256`): what it is, whose, under which licence, and
//! every file in it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::about::About;
use super::manifest::Sums;
use super::mdto::format_of;
use crate::diagnostic::Language;
use crate::diagnostic::archive::{Fault, Misstatement};
use crate::opendata::digest::pretty;

/// Its name, in the folder `data/`, which is the root of the crate.
const NAME: &str = "ro-crate-metadata.json";
/// Its path in a bag.
pub(super) const PATH: &str = "data/ro-crate-metadata.json";
/// What it follows.
const PROFILE: &str = "https://w3id.org/ro/crate/1.2";
const CONTEXT: &str = "https://w3id.org/ro/crate/1.2/context";

/// Writes it. `files` are the checksums of all other files below `data/`, by path in that folder.
pub(super) fn write(about: &About, files: &BTreeMap<&str, &Sums>) -> String {
    let reference = |id: &str| json!({ "@id": id });
    let licence = about.licence.url(Language::Dutch);
    let parts: Vec<Value> = files.keys().map(|path| reference(path)).collect();
    let mut graph = vec![
        json!({ "@id": NAME, "@type": "CreativeWork", "conformsTo": reference(PROFILE), "about": reference("./") }),
        json!({
            "@id": "./", "@type": "Dataset", "name": about.title, "description": about.description, "identifier": about.address(),
            "url": about.address(), "version": about.version.to_string(), "datePublished": about.published_at, "inLanguage": about.languages,
            "license": reference(&licence), "publisher": reference(&about.publisher_id), "hasPart": parts,
        }),
        json!({ "@id": about.publisher_id, "@type": "Organization", "name": about.publisher }),
        json!({ "@id": licence, "@type": "CreativeWork", "name": about.licence.name(), "identifier": about.licence.id() }),
    ];
    graph.extend(files.iter().map(|(path, sums)| file(path, sums)));
    pretty(&json!({ "@context": CONTEXT, "@graph": graph }))
}

fn file(path: &str, sums: &Sums) -> Value {
    let name = path.rsplit('/').next().unwrap_or(path);
    json!({
        "@id": path, "@type": "File", "name": name, "contentSize": sums.bytes.to_string(), "encodingFormat": format_of(path),
        "sha256": sums.sha256,
    })
}

/// Holds it against the files of a bag. `files` are as for [`write`].
pub(super) fn check(text: Option<&str>, files: &BTreeMap<&str, &Sums>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut tell = |what: &str, why: Misstatement| faults.push(Fault::Metadata { what: what.to_owned(), why });
    let Some(text) = text else {
        tell("RO-Crate", Misstatement::Missing);
        return faults;
    };
    let json: Value = serde_json::from_str(text).unwrap_or_default();
    let Some(graph) = json["@graph"].as_array().filter(|_| json["@context"] == CONTEXT) else {
        tell("RO-Crate", Misstatement::Unreadable);
        return faults;
    };
    let mut entities: BTreeMap<&str, &Value> = BTreeMap::new();
    for entity in graph {
        match entity["@id"].as_str() {
            Some(id) if entities.insert(id, entity).is_none() => {}
            Some(id) => tell(id, Misstatement::Misplaced),
            None => tell("@id", Misstatement::Missing),
        }
    }
    let of = |id: &str| entities.get(id).copied().unwrap_or(&Value::Null);
    if of(NAME)["conformsTo"]["@id"] != PROFILE || of(NAME)["about"]["@id"] != "./" {
        tell(NAME, Misstatement::Missing);
    }
    for key in ["name", "description", "datePublished"] {
        if of("./")[key].as_str().is_none_or(|text| text.trim().is_empty()) {
            tell(key, Misstatement::Missing);
        }
    }
    for key in ["license", "publisher"] {
        if of("./")[key]["@id"].as_str().is_none_or(|id| of(id)["name"].as_str().is_none()) {
            tell(key, Misstatement::Missing);
        }
    }
    let parts: BTreeSet<&str> = of("./")["hasPart"].as_array().into_iter().flatten().filter_map(|part| part["@id"].as_str()).collect();
    for (id, entity) in entities.iter().filter(|(_, entity)| entity["@type"] == "File") {
        match files.get(id) {
            None => tell(id, Misstatement::Misplaced),
            Some(sums) => {
                for (key, expected) in [("sha256", &sums.sha256), ("contentSize", &sums.bytes.to_string())] {
                    let found = entity[key].as_str().unwrap_or_default();
                    if found != expected {
                        let why = Misstatement::Differs { expected: expected.clone(), found: found.to_owned() };
                        tell(&format!("{id}: {key}"), why);
                        // A file with another content has another size too.
                        break;
                    }
                }
            }
        }
    }
    for path in files.keys().filter(|path| of(path)["@type"] != "File" || !parts.contains(*path)) {
        tell(path, Misstatement::Missing);
    }
    for part in parts.iter().filter(|part| !files.contains_key(*part)) {
        tell(&format!("hasPart: {part}"), Misstatement::Misplaced);
    }
    faults
}
