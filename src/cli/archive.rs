//! `archive`: freezes an edition as a bag in `archive/`, and writes it down in the ledger.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::json;

use super::args::Common;
use super::saying::{MISTAKES, asked, emit_words, failure, load_words, pick, print_json, say};
use crate::archive::about::About;
use crate::archive::ledger::{self, Entry, Ledger};
use crate::archive::{FOLDER, bag, kept, of_edition, open};
use crate::diagnostic::archive::Fault;
use crate::diagnostic::{self, Diagnostic, Kind, Language, render};
use crate::emit::{self, ToArchive};
use crate::load;
use crate::pipeline::Pipeline;
use crate::source::{Sources, Span};
use crate::{format, output::Output};

/// Archives the version of an edition that its `edition.toml` names.
pub(super) fn run(year: &str, common: &Common) -> ExitCode {
    let asked = asked(common);
    let early = asked.unwrap_or(Language::English);
    let place = load::bag::folder_of(&common.project);
    let loaded = load::load(&common.project).and_then(|sources| Ok((sources, load::bag::ledger(&place)?)));
    let (all, text) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return failure(&load_words(&error, early), asked),
    };
    let ledger = ledger::parse(&Arc::from(ledger_path()), text.as_deref().unwrap_or_default(), &mut Vec::new());
    let (sources, left) = without_left(&all, &ledger);
    let mut pipeline = Pipeline::default();
    let build = pipeline.run(&sources);
    let language = asked.unwrap_or(build.language);
    let refuse = |faults: &[Diagnostic]| refuse(faults, &sources, language, common);
    let site = match build.judged.as_deref() {
        Some(judged) if build.is_sound() => &judged.site,
        _ => return refuse(&build.diagnostics),
    };
    if build.drafts.iter().any(|draft| draft.year == year) {
        return refuse(&[at(&sources.path(&format!("content/{year}/edition.toml")), Fault::Draft)]);
    }
    let Some(edition) = site.editions.iter().find(|edition| edition.edition.year == year) else {
        let known: Vec<&str> = site.editions.iter().map(|edition| edition.edition.year.as_str()).collect();
        return failure(&no_edition(year, &known, language), Some(language));
    };
    let file = sources.path(&format!("content/{year}/edition.toml"));
    let version = edition.edition.version;
    if ledger.get(year, version).is_some() {
        let name = format!("{FOLDER}/{year}-v{version}.zip");
        return refuse(&[at(&file, Fault::ArchivedAlready { year: year.to_owned(), version, file: name })]);
    }
    // A build takes an edition at any version as long as the archive has none of it; the ledger begins with the first.
    let next = ledger.next_version(year);
    if version != next {
        return refuse(&[Diagnostic::new(Kind::ArchivedVersion { version, archived: next - 1 }, Span::new(&file, 0..0))]);
    }
    let drafts = pipeline.drafts(&sources);
    let folder = format!("content/{year}/");
    let mut faults: Vec<Diagnostic> =
        drafts.iter().filter(|draft| draft.starts_with(&folder)).map(|draft| at(draft, Fault::Draft)).collect();
    // What a killed run left of this version is looked at when it is written.
    let own = format!("{FOLDER}/{year}-v{version}.zip");
    faults.extend(left.iter().filter(|path| **path != own).map(|path| at(path, Fault::Untold { file: path.clone() })));
    let about = match About::new(&site.config, &edition.edition, &edition.languages(), &Span::new(&file, 0..0)) {
        Ok(about) if faults.is_empty() => about,
        about => {
            faults.extend(about.err().unwrap_or_default());
            diagnostic::sort(&mut faults);
            return refuse(&faults);
        }
    };
    let bytes = match bag::seal(&about, &of_edition(&build.output, year), &kept(&sources, &drafts)) {
        Ok(bytes) => bytes,
        Err(faults) => return refuse(&faults),
    };
    let sealed = match open(&own, &bytes) {
        Ok(sealed) => sealed,
        Err(faults) => return refuse(&faults),
    };
    // The second build begins with the sources in the bag, so that the edition can be made again from those.
    let again = Pipeline::default().run(&with_archive(sealed.as_sources(), &sources));
    if let Some(path) = first_difference(&build.output, &again.output) {
        return refuse(&[at(&file, Fault::BuildsDiffer { path })]);
    }
    let Some(entry) = Entry::of(&sealed) else { return failure(&own, Some(language)) };
    let what = ToArchive {
        file: &entry.file,
        bytes: &bytes,
        old_ledger: text.as_deref(),
        ledger: &ledger::append(text.as_deref().unwrap_or_default(), &entry),
    };
    if let Err(error) = emit::archive(&place, &what) {
        return failure(&emit_words(&error, language), Some(language));
    }
    tell(&entry, &place, common, language);
    ExitCode::SUCCESS
}

fn ledger_path() -> String {
    format!("{FOLDER}/{}", ledger::NAME)
}

/// Returns the sources without the bags that the ledger does not have, and the paths of those: what a killed run left, or someone put there.
fn without_left(all: &Sources, ledger: &Ledger) -> (Sources, Vec<String>) {
    let (mut sources, mut left) = (Sources::default(), Vec::new());
    for (path, content) in all.iter() {
        let bag = path.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/')).filter(|name| name.ends_with(".zip"));
        match bag.filter(|name| !ledger.entries.iter().any(|entry| entry.file == *name)) {
            Some(_) => left.push(path.to_string()),
            None => sources.insert(path, content.clone()),
        }
    }
    (sources, left)
}

/// Adds the archive of a project to sources that were in a bag, in which it is not.
fn with_archive(mut kept: Sources, sources: &Sources) -> Sources {
    for (path, content) in sources.under(&format!("{FOLDER}/")) {
        kept.insert(path, content.clone());
    }
    kept
}

fn at(file: &str, fault: Fault) -> Diagnostic {
    Diagnostic::new(Kind::Archive(fault), Span::new(&Arc::from(file), 0..0))
}

/// The first file in which two sites differ.
fn first_difference(one: &Output, other: &Output) -> Option<String> {
    let lacks =
        |left: &Output, right: &Output| left.iter().find(|(path, file)| right.get(path) != Some(file)).map(|(path, _)| path.to_owned());
    lacks(one, other).or_else(|| lacks(other, one))
}

/// Tells why nothing was archived.
fn refuse(faults: &[Diagnostic], sources: &Sources, language: Language, common: &Common) -> ExitCode {
    if common.json {
        print_json(&render::json(faults, sources, language));
        return ExitCode::from(MISTAKES);
    }
    for fault in diagnostic::shortened(faults) {
        say(&format!("{}\n", render::text(&fault, sources, language, true)));
    }
    say(pick(language, "Er is niets gearchiveerd.", "Nothing was archived."));
    ExitCode::from(MISTAKES)
}

fn no_edition(year: &str, known: &[&str], language: Language) -> String {
    let known = known.join(", ");
    match language {
        Language::Dutch => format!("er is geen editie {year}; kies uit {known}"),
        Language::English => format!("there is no edition {year}; choose one of {known}"),
    }
}

fn tell(entry: &Entry, place: &Path, common: &Common, language: Language) {
    let path = place.join(&entry.file);
    if common.json {
        print_json(&json!({
            "version": 1, "language": language.tag(), "errors": 0, "warnings": 0, "diagnostics": [],
            "archived": {
                "edition": entry.year, "version": entry.version, "file": path.to_string_lossy(), "bytes": entry.bytes, "sha256": entry.sha256,
                "sha512": entry.sha512, "swhid": entry.swhid,
            },
        }));
        return;
    }
    if common.quiet {
        return;
    }
    let size = format::size(usize::try_from(entry.bytes).unwrap_or(usize::MAX), language);
    let (path, Entry { year, version, sha512, .. }) = (path.display(), entry);
    say(&match language {
        Language::Dutch => format!("Versie {version} van editie {year} staat in {path} ({size}). SHA-512: {sha512}"),
        Language::English => format!("Version {version} of edition {year} is in {path} ({size}). SHA-512: {sha512}"),
    });
}
