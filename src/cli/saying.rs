//! What the commands say beside diagnostics, and with which exit code they end.

use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;

use super::args::{Common, Lang};
use crate::diagnostic::Language;
use crate::emit::{EmitError, MARKER};
use crate::load::LoadError;

/// Mistakes in the publication.
pub(super) const MISTAKES: u8 = 1;
/// The machine failed, or the command was wrong.
pub(super) const FAILURE: u8 = 2;

/// Returns the language that was asked for.
pub(super) fn asked(common: &Common) -> Option<Language> {
    common.lang.map(in_language)
}

/// Returns the language of an option.
pub(super) fn in_language(lang: Lang) -> Language {
    match lang {
        Lang::Nl => Language::Dutch,
        Lang::En => Language::English,
    }
}

/// Tells that the machine failed or the command was wrong.
pub(super) fn failure(text: &str, language: Option<Language>) -> ExitCode {
    let word = pick(language.unwrap_or(Language::English), "fout", "error");
    let _ = writeln!(anstream::stderr().lock(), "{word}: {text}");
    ExitCode::from(FAILURE)
}

/// Why a project could not be loaded. What the system itself says is in the language of the system.
pub(super) fn load_words(error: &LoadError, language: Language) -> String {
    match (error, language) {
        (_, Language::English) => error.to_string(),
        (LoadError::NoProject(folder), _) => {
            format!("er is geen site.toml in {}; kies de map van de publicatie met --project", folder.display())
        }
        (LoadError::Unreadable { path, cause }, _) => format!("{} kan niet worden gelezen: {cause}", path.display()),
    }
}

/// Why a site could not be written.
pub(super) fn emit_words(error: &EmitError, language: Language) -> String {
    match (error, language) {
        (_, Language::English) => error.to_string(),
        (EmitError::NotOurs(folder), _) => format!(
            "{} is niet leeg en is niet door kerncijfer gemaakt (het bestand {MARKER} is er niet); kies een andere map, of maak deze zelf leeg",
            folder.display()
        ),
        (EmitError::Project(folder), _) => format!("in {} staat de publicatie zelf; kies een andere map", folder.display()),
        (EmitError::NotAFolder(folder), _) => format!("{} is een bestand, geen map; kies een andere map", folder.display()),
        (EmitError::Together(folder), _) => {
            format!("{} en de map van de site liggen in elkaar; kies een andere map met --editors", folder.display())
        }
        (EmitError::Taken(path), _) => format!("{} is er al; er is niets geschreven", path.display()),
        (EmitError::NotEmpty(path), _) => format!("{} is niet leeg; kies een nieuwe of een lege map", path.display()),
        (EmitError::Changed(path), _) => format!("{} is ondertussen veranderd; er is niets in geschreven", path.display()),
        (EmitError::TakenInArchive(path), _) => format!(
            "{} is er al en is een ander bestand; er is niets overschreven. Haal het weg als het is blijven liggen, en probeer het opnieuw",
            path.display()
        ),
        (EmitError::Busy(folder), _) => {
            format!("in {} is al iets aan het archiveren; probeer het opnieuw als dat klaar is", folder.display())
        }
        (EmitError::Unwritable { path, cause }, _) => format!("{} kan niet worden geschreven: {cause}", path.display()),
    }
}

/// Tells people something.
pub(super) fn say(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Returns the one of two that is in a language.
pub(super) fn pick<T>(language: Language, dutch: T, english: T) -> T {
    match language {
        Language::Dutch => dutch,
        Language::English => english,
    }
}

/// Prints a value as JSON on stdout. Whoever reads may have gone; there is nobody left to tell.
pub(super) fn print_json(value: &impl Serialize) {
    let mut stdout = std::io::BufWriter::new(std::io::stdout().lock());
    let _ = serde_json::to_writer_pretty(&mut stdout, value);
    let _ = writeln!(stdout);
}
