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
use crate::load::{self, LoadError};
use crate::pipeline::Pipeline;
use crate::source::{Sources, Span};
use crate::{format, output::Output};

/// What is known of the archive before anything is done.
struct Archive {
    /// The ledger as it was read.
    text: Option<String>,
    ledger: Ledger,
    /// The zip files that are there.
    files: Vec<String>,
}

/// Archives the version of an edition that its `edition.toml` names.
pub(super) fn run(year: &str, common: &Common) -> ExitCode {
    let asked = asked(common);
    let early = asked.unwrap_or(Language::English);
    let loaded = load::load(&common.project).and_then(|sources| Ok((sources, read_archive(&common.project)?)));
    let (mut sources, (archive, mut faults)) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return failure(&load_words(&error, early), asked),
    };
    let mut pipeline = Pipeline::default();
    let build = pipeline.run(&sources);
    let language = asked.unwrap_or(build.language);
    if !build.is_sound() {
        return refuse(&build.diagnostics, &sources, language, common);
    }
    let Some(site) = build.judged.as_deref().map(|judged| &judged.site) else {
        return refuse(&build.diagnostics, &sources, language, common);
    };
    let Some(edition) = site.editions.iter().find(|edition| edition.edition.year == year) else {
        let known: Vec<&str> = site.editions.iter().map(|edition| edition.edition.year.as_str()).collect();
        return failure(&no_edition(year, &known, language), Some(language));
    };
    let file: Arc<str> = sources.path(&format!("content/{year}/edition.toml"));
    let drafts = pipeline.drafts(&sources);
    let folder = format!("content/{year}/");
    faults.extend(drafts.iter().filter(|draft| draft.starts_with(&folder)).map(|draft| at(draft, Fault::Draft)));
    let about = About::new(&site.config, &edition.edition, &edition.languages(), &Span::new(&file, 0..0));
    let version = edition.edition.version;
    faults.extend(archive.faults(year, version, &file));
    let about = match about {
        Ok(about) if faults.is_empty() => about,
        about => {
            faults.extend(about.err().unwrap_or_default());
            diagnostic::sort(&mut faults);
            // The ledger is no source, and its mistakes have places in it.
            sources.insert_text(&ledger_path(), archive.text.as_deref().unwrap_or_default());
            return refuse(&faults, &sources, language, common);
        }
    };
    let bytes = match bag::seal(&about, &of_edition(&build.output, year), &kept(&sources, &drafts)) {
        Ok(bytes) => bytes,
        Err(faults) => return refuse(&faults, &sources, language, common),
    };
    let name = format!("{FOLDER}/{}.zip", about.name());
    let sealed = match open(&name, &bytes) {
        Ok(sealed) => sealed,
        Err(faults) => return refuse(&faults, &sources, language, common),
    };
    // The second build begins with what is in the bag, so that the edition can be made again from that alone.
    let again = Pipeline::default().run(&sealed.as_sources());
    if let Some(path) = first_difference(&build.output, &again.output) {
        return refuse(&[at(&file, Fault::BuildsDiffer { path })], &sources, language, common);
    }
    let Some(entry) = Entry::of(&sealed) else { return failure(&name, Some(language)) };
    let what = ToArchive {
        file: &entry.file,
        bytes: &bytes,
        old_ledger: archive.text.as_deref(),
        ledger: &ledger::append(archive.text.as_deref().unwrap_or_default(), &entry),
    };
    let place = load::bag::folder_of(&common.project);
    if let Err(error) = emit::archive(&place, &what, |read| open(&name, read).is_ok()) {
        return failure(&emit_words(&error, language), Some(language));
    }
    tell(&entry, &place, common, language);
    ExitCode::SUCCESS
}

/// Reads the archive of a project, and what is wrong with its ledger.
fn read_archive(project: &Path) -> Result<(Archive, Vec<Diagnostic>), LoadError> {
    let text = load::bag::ledger(&load::bag::folder_of(project))?;
    let files = load::bag::bags(project)?;
    let mut diagnostics = Vec::new();
    let ledger = ledger::parse(&Arc::from(ledger_path()), text.as_deref().unwrap_or_default(), &mut diagnostics);
    Ok((Archive { text, ledger, files }, diagnostics))
}

fn ledger_path() -> String {
    format!("{FOLDER}/{}", ledger::NAME)
}

impl Archive {
    /// What keeps a version of an edition out of the archive, as the archive is now.
    fn faults(&self, year: &str, version: u32, file: &Arc<str>) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let next = self.ledger.next_version(year);
        if version < next {
            let file_of = format!("{FOLDER}/{year}-v{version}.zip");
            faults.push(at(file, Fault::ArchivedAlready { year: year.to_owned(), version, file: file_of }));
        } else if version > next {
            faults.push(at(file, Fault::VersionSkipped { year: year.to_owned(), version, next }));
        }
        let place = |name: &str| format!("{FOLDER}/{name}");
        let own = format!("{year}-v{version}.zip");
        let is_written_down = |name: &str| self.ledger.entries.iter().any(|entry| entry.file == name);
        // What a killed run left of this version is looked at when it is written.
        for name in self.files.iter().filter(|name| !is_written_down(name) && **name != own) {
            faults.push(at(&place(name), Fault::Untold { file: place(name) }));
        }
        for entry in self.ledger.entries.iter().filter(|entry| !self.files.contains(&entry.file)) {
            faults.push(at(&place(&entry.file), Fault::Gone { list: ledger_path() }));
        }
        faults
    }
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
