//! `verify`: is an archived edition whole, and what it says? Needs nothing but the bag, and writes nothing.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::json;

use super::args::Verifying;
use super::saying::{MISTAKES, failure, in_language, load_words, pick, print_json, say};
use crate::archive::ledger::{self, Ledger};
use crate::archive::{Sealed, open, open_folder};
use crate::diagnostic::archive::Fault;
use crate::diagnostic::{self, Diagnostic, Kind, Language, render};
use crate::format;
use crate::load::bag::{self, Found};
use crate::source::{Sources, Span};

/// The most faults that people are told one by one; programs get them all.
const MOST: usize = 100;

/// Verifies a bag, and holds it against the ledger beside it, when there is one.
pub(super) fn run(what: &Verifying) -> ExitCode {
    let asked = what.lang.map(in_language);
    let language = asked.unwrap_or(Language::Dutch);
    let shown = what.bag.display().to_string();
    let beside = match what.bag.canonicalize() {
        Ok(path) => path.parent().map(Path::to_owned).unwrap_or_default(),
        Err(_) => what.bag.parent().map(Path::to_owned).unwrap_or_default(),
    };
    let read = bag::bag(&what.bag).and_then(|found| Ok((found, bag::ledger(&beside)?)));
    let (found, text) = match read {
        Ok(read) => read,
        Err(error) => return failure(&load_words(&error, language), Some(language)),
    };
    let opened = match found {
        Found::Zip(bytes) => open(&shown, &bytes),
        Found::Folder(name, files) => open_folder(&shown, &name, files),
        Found::Refused(path, why) => Err(vec![at(&path, Fault::Refused { why })]),
    };
    let mut sources = Sources::default();
    let mut faults = Vec::new();
    if let Some(text) = &text {
        sources.insert_text(ledger::NAME, text);
        let ledger = ledger::parse(&Arc::from(ledger::NAME), text, &mut faults);
        // Of a ledger with mistakes nothing can be said of the bag.
        if let (true, Ok(sealed)) = (faults.is_empty(), &opened) {
            faults.extend(compared(&ledger, sealed, &shown));
        }
    }
    let sealed = opened.map_err(|more| faults.extend(more)).ok();
    diagnostic::sort(&mut faults);
    tell(&faults, sealed.as_ref(), text.is_some(), (&sources, language), what);
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(MISTAKES) }
}

fn at(path: &str, fault: Fault) -> Diagnostic {
    Diagnostic::new(Kind::Archive(fault), Span::new(&Arc::from(path), 0..0))
}

fn compared(ledger: &Ledger, sealed: &Sealed, shown: &str) -> Vec<Diagnostic> {
    ledger.compare(sealed, ledger::NAME).into_iter().map(|fault| at(shown, fault)).collect()
}

fn tell(faults: &[Diagnostic], sealed: Option<&Sealed>, has_ledger: bool, (sources, language): (&Sources, Language), what: &Verifying) {
    if what.json {
        let mut json = render::json(faults, sources, language);
        json["bag"] = match sealed {
            Some(sealed) => json!({
                "name": sealed.name, "edition": sealed.edition, "version": sealed.version, "title": sealed.title,
                "published_at": sealed.published_at, "archived_with": sealed.archived_with, "swhid": sealed.swhid, "files": sealed.count,
                "in_ledger": has_ledger && faults.is_empty(),
            }),
            None => serde_json::Value::Null,
        };
        print_json(&json);
        return;
    }
    for fault in diagnostic::shortened(faults).iter().take(MOST) {
        say(&format!("{}\n", render::text(fault, sources, language, true)));
    }
    let shown = what.bag.display();
    match sealed.filter(|_| faults.is_empty()) {
        Some(sealed) if !what.quiet => say(&whole(sealed, has_ledger, &shown.to_string(), language)),
        Some(_) => {}
        None => {
            let count = faults.len();
            say(&match language {
                Language::Dutch if count == 1 => format!("{shown} klopt niet: 1 fout."),
                Language::Dutch if count > MOST => format!("{shown} klopt niet: {count} fouten, hiervan de eerste {MOST}."),
                Language::Dutch => format!("{shown} klopt niet: {count} fouten."),
                Language::English if count == 1 => format!("{shown} is not right: 1 error."),
                Language::English if count > MOST => format!("{shown} is not right: {count} errors, of which the first {MOST}."),
                Language::English => format!("{shown} is not right: {count} errors."),
            });
        }
    }
}

fn whole(sealed: &Sealed, has_ledger: bool, shown: &str, language: Language) -> String {
    let Sealed { edition, version, count, archived_with, published_at, .. } = sealed;
    let count = format::machine(&count.to_string(), language);
    let day = published_at.get(..10).unwrap_or(published_at);
    let ledger = match has_ledger {
        true => pick(language, "Het staat zo in editions.toml.", "It is in editions.toml as it is."),
        false => pick(language, "Er ligt geen editions.toml naast.", "There is no editions.toml beside it."),
    };
    match language {
        Language::Dutch => {
            format!(
                "{shown} is heel: versie {version} van editie {edition}, gepubliceerd op {day}, {count} bestanden, gearchiveerd met {archived_with}. {ledger}"
            )
        }
        Language::English => {
            format!(
                "{shown} is whole: version {version} of edition {edition}, published on {day}, {count} files, archived with {archived_with}. {ledger}"
            )
        }
    }
}
