//! Archived editions in a build: each is opened, held against the ledger and against the sources, and published byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::archive::{self, Sealed, ledger};
use crate::diagnostic::archive::Fault;
use crate::diagnostic::{Diagnostic, Kind};
use crate::memo::Memo;
use crate::output::{File, Output};
use crate::render::search::is_of_index;
use crate::site::archived::Archived;
use crate::site::redirects;
use crate::site::resolve::Site;
use crate::source::{Content, Sources, Span};

/// A bag that was opened, or why it cannot be.
type Opened = Arc<Result<Sealed, Vec<Diagnostic>>>;

/// A bag with its entry in the ledger, and its bytes.
type Listed = (Opened, ledger::Entry, Arc<[u8]>);

/// What the stage remembers: every bag, by its path.
#[derive(Default)]
pub(super) struct ArchivedMemo {
    bags: Memo<Arc<str>, Arc<[u8]>, Opened>,
    versions: Memo<(String, u32), Listed, Option<Arc<Archived>>>,
}

/// Opens every archived version, and tells the site which of its editions are sealed: those whose version is in the archive. Errors: those of bags and of the
/// ledger, E005 and E006. With `shown`, an edition whose sources were changed is not sealed, and that is a warning: a preview shows what it would be (E008).
pub(super) fn seal(site: &mut Site, sources: &Sources, shown: bool, memo: &mut ArchivedMemo, diagnostics: &mut Vec<Diagnostic>) {
    let folder = format!("{}/", archive::FOLDER);
    let path = format!("{folder}{}", ledger::NAME);
    let ledger = sources.text(&path).map(|text| ledger::parse(&sources.path(&path), text, diagnostics)).unwrap_or_default();
    let bags: Vec<(Arc<str>, Arc<[u8]>)> = sources
        .under(&folder)
        .filter_map(|(path, content)| match content {
            Content::Bytes(bytes) => Some((path.clone(), bytes.clone())),
            _ => None,
        })
        .collect();
    let bytes: BTreeMap<Arc<str>, Arc<[u8]>> = bags.iter().cloned().collect();
    let opened: BTreeMap<Arc<str>, Opened> =
        memo.bags.refresh(bags, |path, bytes| Arc::new(archive::open(path, bytes))).into_iter().collect();
    for (path, bag) in &opened {
        match bag.as_ref() {
            Err(faults) => diagnostics.extend(faults.iter().cloned()),
            Ok(sealed) => diagnostics.extend(
                ledger.compare(sealed, ledger::NAME).into_iter().map(|fault| Diagnostic::new(Kind::Archive(fault), Span::new(path, 0..0))),
            ),
        }
    }
    let mut inputs = Vec::new();
    for entry in &ledger.entries {
        let path = format!("{folder}{}", entry.file);
        match (opened.get(path.as_str()), bytes.get(path.as_str())) {
            (Some(bag), Some(bytes)) => inputs.push(((entry.year.clone(), entry.version), (bag.clone(), entry.clone(), bytes.clone()))),
            _ => {
                let fault = Fault::Gone { list: ledger::NAME.to_owned() };
                diagnostics.push(Diagnostic::new(Kind::Archive(fault), Span::new(&Arc::from(path.as_str()), 0..0)));
            }
        }
    }
    let versions = memo
        .versions
        .refresh(inputs, |_, (bag, entry, bytes)| bag.as_ref().as_ref().ok().map(|sealed| Arc::new(archived(sealed, entry, bytes))));
    site.archived = versions.into_iter().filter_map(|(_, version)| version).collect();
    for edition in &mut site.editions {
        let (year, version) = (&edition.edition.year, edition.edition.version);
        let next = ledger.next_version(year);
        if version + 1 == next {
            edition.sealed = site.archived.iter().find(|archived| archived.year == *year && archived.version == version).cloned();
            let bag = opened.get(format!("{folder}{year}-v{version}.zip").as_str()).and_then(|bag| bag.as_ref().as_ref().ok());
            let kind = if shown { Kind::ArchivedEdited { version } } else { Kind::ArchivedChanged { version } };
            let changes: Vec<Diagnostic> = bag.into_iter().flat_map(|sealed| changed(year, sealed, sources, &kind)).collect();
            if shown && !changes.is_empty() {
                edition.sealed = None;
            }
            diagnostics.extend(changes);
        } else if next > 1 && version != next {
            let file = sources.path(&format!("content/{year}/edition.toml"));
            diagnostics.push(Diagnostic::new(Kind::ArchivedVersion { version, archived: next - 1 }, Span::new(&file, 0..0)));
        }
    }
}

fn archived(sealed: &Sealed, entry: &ledger::Entry, bag: &Arc<[u8]>) -> Archived {
    let file = |(path, bytes): (&String, &Arc<[u8]>)| {
        let text = std::str::from_utf8(bytes).ok().filter(|_| path.ends_with(".html")).map(|text| File::Text(text.into()));
        (path.clone(), text.unwrap_or_else(|| File::Bytes(bytes.clone())))
    };
    Archived {
        year: entry.year.clone(),
        version: entry.version,
        published_at: entry.published_at.clone(),
        file: entry.file.clone(),
        sha256: entry.sha256.clone(),
        bag: bag.clone(),
        files: sealed.site.iter().map(file).collect(),
    }
}

/// Every source of a sealed edition that is other than it was when that was archived. A chapter that came since may be a draft, which is not published.
fn changed(year: &str, sealed: &Sealed, sources: &Sources, kind: &Kind) -> Vec<Diagnostic> {
    let folders = ["content", "data"].map(|root| format!("{root}/{year}/"));
    let is_own = |path: &str| folders.iter().any(|folder| path.starts_with(folder.as_str()));
    let told = |path: &str| Diagnostic::new(kind.clone(), Span::new(&sources.path(path), 0..0));
    // A bag keeps sources as a build reads them, so that no line ending or mark at the start of a file comes between.
    let is_same = |path: &str, then: &[u8]| match sources.get(path) {
        Some(Content::Text(now)) => now.as_bytes() == then,
        Some(Content::Bytes(now)) => now.as_ref() == then,
        _ => false,
    };
    let differs = sealed.sources.iter().filter(|(path, then)| is_own(path) && !is_same(path, then)).map(|(path, _)| told(path));
    let own = folders.iter().flat_map(|folder| sources.under(folder));
    let added = own.filter(|(path, _)| !sealed.sources.contains_key(path.as_ref()) && !path.ends_with(".md")).map(|(path, _)| told(path));
    differs.chain(added).collect()
}

/// Puts the files of archived versions into the site: each at its permanent address, and those of sealed editions at that of the edition.
pub(super) fn emit(site: &Site, output: &mut Output) {
    for version in &site.archived {
        let folder = version.folder();
        for (path, file) in &version.files {
            // Nothing is checked in a page that is there twice.
            output.insert(format!("{folder}{path}"), File::Bytes(file.shared()));
        }
    }
    for version in site.editions.iter().filter_map(|edition| edition.sealed.as_ref()) {
        for (path, file) in &version.files {
            output.insert(format!("{}/{path}", version.year), file.clone());
        }
    }
}

/// Every address that the last archived version of an edition has and its next version has not, unless it is said where it leads. The parts of the theme are
/// no addresses that anyone keeps. Errors: E007.
pub(super) fn gone(site: &Site, output: &Output) -> Vec<Diagnostic> {
    let told = |address: &str| site.redirects.iter().any(|redirect| redirects::address(&redirect.from.value) == address);
    let mut diagnostics = Vec::new();
    for edition in site.editions.iter().filter(|edition| edition.sealed.is_none()) {
        let year = &edition.edition.year;
        let Some(last) = site.archived.iter().rev().find(|archived| archived.year == *year) else { continue };
        for path in last.files.keys().filter(|path| !path.starts_with("assets/") && !is_of_index(path)) {
            let path = format!("{year}/{path}");
            let address = redirects::address(&path);
            if output.get(&path).is_none() && !told(address) {
                let file: Arc<str> = Arc::from(format!("content/{year}/edition.toml"));
                let kind = Kind::AddressGone { address: address.to_owned(), version: last.version };
                diagnostics.push(Diagnostic::new(kind, Span::new(&file, 0..0)));
            }
        }
    }
    diagnostics
}

/// Leaves out what is said of the sources of sealed editions alone: they were judged when they were archived. Of an edition that was changed since, all is told:
/// who mends a sentence there, and makes it a new version, wants to know of a slip at once.
pub(super) fn hush(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let year = |file: &str| {
        file.split_once('/')
            .filter(|(root, _)| ["content", "data"].contains(root))
            .map(|(_, rest)| rest.split('/').next().unwrap_or_default().to_owned())
    };
    let is_change = |diagnostic: &Diagnostic| matches!(diagnostic.kind, Kind::ArchivedChanged { .. });
    let changed: BTreeSet<String> =
        diagnostics.iter().filter(|diagnostic| is_change(diagnostic)).filter_map(|diagnostic| year(&diagnostic.span.file)).collect();
    let sealed = site.editions.iter().filter(|edition| edition.sealed.is_some()).map(|edition| edition.edition.year.as_str());
    let quiet: BTreeSet<&str> = sealed.filter(|year| !changed.contains(*year)).collect();
    diagnostics.retain(|diagnostic| !year(&diagnostic.span.file).is_some_and(|year| quiet.contains(year.as_str())));
}
