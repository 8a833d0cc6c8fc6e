//! Opens a bag: is it whole, is it what it says, and does it stand by itself?
//!
//! Strict, and in order: what the zip is, which files there are, their checksums, what is said of them. A fault at one step hides those that would follow from
//! it. Nothing is repaired, written or fetched.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::manifest::{self, Algorithm, Sums};
use super::unzip::{self, Unzipped};
use super::{SITE, SOURCES, Sealed, bag, mdto, mdto_rules, names, provenance, readme, ro_crate};
use crate::check::links;
use crate::diagnostic::archive::{Fault, Misstatement, Refusal};
use crate::diagnostic::{self, Diagnostic, Kind};
use crate::source::Span;

/// The standard that asks for the files of a bag.
const STANDARD: &str = "BagIt (RFC 8493)";

/// Opens a bag that is a zip file; `file` is what messages call it. Errors: V001 to V011, at the path of a file in the bag where they are about one.
pub(crate) fn open(file: &str, bytes: &[u8]) -> Result<Sealed, Vec<Diagnostic>> {
    let refuse = |(why, path): unzip::Refused| vec![fault(path.as_deref().unwrap_or(file), Fault::Refused { why })];
    let Unzipped { files, damaged } = unzip::unzip(bytes).map_err(refuse)?;
    let Some(name) = only_folder(files.keys().chain(&damaged)) else {
        return Err(refuse((Refusal::SeveralFolders, None)));
    };
    let prefix = name.len() + 1;
    let damaged: BTreeSet<String> = damaged.iter().map(|path| path[prefix..].to_owned()).collect();
    let files = files.into_iter().map(|(path, bytes)| (path[prefix..].to_owned(), bytes)).collect();
    let mut sealed = inside(file, &name, files, &damaged)?;
    sealed.sums = Some(Sums::of(bytes));
    Ok(sealed)
}

/// Returns the one folder that all files are in.
fn only_folder<'a>(mut paths: impl Iterator<Item = &'a String>) -> Option<String> {
    let (folder, _) = paths.next()?.split_once('/')?;
    paths.all(|path| path.split_once('/').is_some_and(|(other, _)| other == folder)).then(|| folder.to_owned())
}

/// Opens a bag that was unpacked: `name` is that of its folder, `files` are by path in it. Errors as for [`open`].
pub(crate) fn open_folder(file: &str, name: &str, files: BTreeMap<String, Arc<[u8]>>) -> Result<Sealed, Vec<Diagnostic>> {
    if let Some(path) = files.keys().find(|path| !names::is_safe(path)) {
        return Err(vec![fault(&format!("{name}/{}", path.escape_debug()), Fault::Refused { why: Refusal::Name })]);
    }
    inside(file, name, files, &BTreeSet::new())
}

fn fault(path: &str, fault: Fault) -> Diagnostic {
    Diagnostic::new(Kind::Archive(fault), Span::new(&Arc::from(path), 0..0))
}

/// Judges the files of a bag, by path in its folder; `damaged` are the paths of those that could not be read.
fn inside(file: &str, name: &str, mut files: BTreeMap<String, Arc<[u8]>>, damaged: &BTreeSet<String>) -> Result<Sealed, Vec<Diagnostic>> {
    let Some((edition, version)) = names::of_bag(name) else {
        return Err(vec![fault(file, Fault::Refused { why: Refusal::FolderName { name: name.to_owned() } })]);
    };
    let at = |path: &str, found: Fault| fault(&format!("{name}/{path}"), found);
    let mut faults: Vec<Diagnostic> = damaged.iter().map(|path| at(path, Fault::Damaged)).collect();
    let sums: BTreeMap<&str, Sums> = files.iter().map(|(path, bytes)| (path.as_str(), Sums::of(bytes))).collect();
    let found = structure(&files, &sums, damaged);
    faults.extend(found.into_iter().map(|(path, found)| at(&path, found)));
    if !faults.is_empty() {
        diagnostic::sort(&mut faults);
        return Err(faults);
    }
    let below = |folder: &str| -> BTreeMap<&str, &Sums> {
        sums.iter().filter_map(|(path, sums)| Some((path.strip_prefix(folder)?, sums))).collect()
    };
    let text = |path: &str| files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let of_sources: BTreeMap<String, Arc<[u8]>> = part(&files, SOURCES);
    let (provenance, found) = provenance::check(text(provenance::PATH), (&edition, version), &of_sources, &below(SOURCES));
    faults.extend(found.into_iter().map(|found| at(provenance::PATH, found)));
    let mut in_crate = below("data/");
    in_crate.remove(&ro_crate::PATH["data/".len()..]);
    faults.extend(ro_crate::check(text(ro_crate::PATH), &in_crate).into_iter().map(|found| at(ro_crate::PATH, found)));
    let of_site = below(SITE);
    let texts = files.keys().filter(|path| path.starts_with(mdto::FOLDER)).map(|path| (path.as_str(), text(path))).collect();
    faults.extend(mdto_rules::check(name, &texts, &of_site).into_iter().map(|(path, found)| at(&path, found)));
    for path in [readme::PATH, &format!("{SITE}index.html"), &format!("{SOURCES}site.toml")] {
        if !files.contains_key(path) {
            faults.push(at(path, Fault::Metadata { what: path.to_owned(), why: Misstatement::Missing }));
        }
    }
    faults.extend(references(&files, &of_site).into_iter().map(|(path, found)| at(&format!("{SITE}{path}"), found)));
    if !faults.is_empty() {
        diagnostic::sort(&mut faults);
        return Err(faults);
    }
    let count = files.len();
    let mut site = BTreeMap::new();
    while let Some((path, bytes)) = files.pop_first() {
        if let Some(path) = path.strip_prefix(SITE) {
            site.insert(path.to_owned(), bytes);
        }
    }
    Ok(Sealed {
        edition,
        version,
        name: name.to_owned(),
        title: provenance.title,
        published_at: provenance.published_at,
        archived_with: provenance.archived_with,
        swhid: provenance.swhid,
        site,
        sources: of_sources,
        count,
        sums: None,
    })
}

/// The files below a folder, by path in it.
fn part(files: &BTreeMap<String, Arc<[u8]>>, folder: &str) -> BTreeMap<String, Arc<[u8]>> {
    files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(folder)?.to_owned(), bytes.clone()))).collect()
}

/// Is it a bag, with every file listed by its checksums and nothing besides? Faults with the path that they are about.
fn structure(files: &BTreeMap<String, Arc<[u8]>>, sums: &BTreeMap<&str, Sums>, damaged: &BTreeSet<String>) -> Vec<(String, Fault)> {
    let mut faults: Vec<(String, Fault)> = Vec::new();
    let (payload, tags): (BTreeMap<&str, Sums>, BTreeMap<&str, Sums>) =
        sums.iter().map(|(path, sums)| (*path, sums.clone())).partition(|(path, _)| path.starts_with("data/"));
    let lists = Algorithm::ALL.map(Algorithm::tag_manifest);
    let is_list = |path: &str| lists.iter().any(|list| list == path);
    let known: BTreeSet<String> = ["bagit.txt".to_owned(), "bag-info.txt".to_owned()]
        .into_iter()
        .chain(Algorithm::ALL.map(Algorithm::manifest))
        .chain(lists.clone())
        .collect();
    for path in known.iter().filter(|path| !files.contains_key(*path) && !damaged.contains(*path)) {
        faults.push((path.clone(), Fault::Gone { list: STANDARD.to_owned() }));
    }
    for path in tags.keys().filter(|path| !known.contains(**path)) {
        let fault = if path.eq_ignore_ascii_case("fetch.txt") { Fault::Fetch } else { Fault::Unlisted { list: STANDARD.to_owned() } };
        faults.push(((*path).to_owned(), fault));
    }
    let text = |path: &str| files.get(path).map(|bytes| String::from_utf8_lossy(bytes));
    let listed: BTreeMap<&str, Sums> =
        tags.iter().filter(|(path, _)| !is_list(path) && known.contains(**path)).map(|(path, sums)| (*path, sums.clone())).collect();
    for algorithm in Algorithm::ALL {
        for (list, files) in [(algorithm.tag_manifest(), &listed), (algorithm.manifest(), &payload)] {
            let Some(text) = text(&list) else { continue };
            for (path, fault) in manifest::check(&text, &list, algorithm, files) {
                let path = path.unwrap_or_else(|| list.clone());
                let is_told =
                    |(other, told): &(String, Fault)| *other == path && told.code() == fault.code() && !matches!(told, Fault::Line { .. });
                // One cause is told once: of a file that differs, each list would tell.
                if !damaged.contains(&path) && !faults.iter().any(is_told) {
                    faults.push((path, fault));
                }
            }
        }
    }
    if let Some(text) = text("bagit.txt").filter(|text| *text != bag::DECLARATION) {
        let shown = |text: &str| text.lines().collect::<Vec<_>>().join("; ");
        faults.push(("bagit.txt".to_owned(), statement("bagit.txt", &shown(bag::DECLARATION), &shown(&text))));
    }
    if let Some(text) = text("bag-info.txt") {
        // A payload that is not whole has another size too, and that is told already.
        let is_whole = faults.is_empty() && damaged.is_empty();
        faults
            .extend(info(&text, is_whole.then(|| bag::oxum(payload.values()))).into_iter().map(|fault| ("bag-info.txt".to_owned(), fault)));
    }
    faults
}

fn statement(key: &str, expected: &str, found: &str) -> Fault {
    Fault::Statement { key: key.to_owned(), expected: expected.to_owned(), found: found.to_owned() }
}

/// What every bag of ours says of itself.
const SAID: [&str; 6] =
    ["Source-Organization", "Bagging-Date", "External-Identifier", "Internal-Sender-Identifier", "Bag-Software-Agent", "Payload-Oxum"];

/// Reads what a bag says of itself. `oxum` is how large its payload is, when that is to be compared.
fn info(text: &str, oxum: Option<String>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut said: BTreeMap<&str, &str> = BTreeMap::new();
    for (position, line) in text.split_inclusive('\n').enumerate() {
        let pair = line.strip_suffix('\n').and_then(|line| line.split_once(": "));
        let pair = pair.filter(|(label, value)| !label.contains(char::is_whitespace) && !value.trim().is_empty());
        if pair.is_none_or(|(label, value)| said.insert(label, value).is_some()) {
            faults.push(Fault::Line { line: position + 1, written: line.trim_end().escape_debug().to_string() });
        }
    }
    for label in SAID.iter().filter(|label| !said.contains_key(*label)) {
        faults.push(Fault::Metadata { what: (*label).to_owned(), why: Misstatement::Missing });
    }
    if let (Some(oxum), Some(found)) = (oxum, said.get("Payload-Oxum"))
        && oxum != *found
    {
        faults.push(statement("Payload-Oxum", &oxum, found));
    }
    faults
}

/// Does every page of the site lead somewhere, and load nothing from elsewhere? Faults with the path in the site.
fn references(files: &BTreeMap<String, Arc<[u8]>>, site: &BTreeMap<&str, &Sums>) -> Vec<(String, Fault)> {
    let texts = site.keys().filter_map(|path| {
        let text = std::str::from_utf8(files.get(&format!("{SITE}{path}"))?).ok()?;
        Some(((*path).to_owned(), text))
    });
    let paths = site.keys().map(|path| (*path).to_owned()).collect();
    let mut told = BTreeSet::new();
    let found = links::alone(&texts.collect::<Vec<_>>(), paths);
    // What a template does stands on every page: each reference is told once, with the first page it is on.
    let first = found.into_iter().filter(|(_, found)| told.insert(found.clone()));
    let fault = |found: links::Loose| match found {
        links::Loose::Dead(reference) => Fault::Reference { reference },
        links::Loose::Remote(reference) => Fault::Remote { reference },
    };
    first.map(|(page, found)| (page, fault(found))).collect()
}
