//! `new`: makes a publication to start from.

use std::path::Path;
use std::process::ExitCode;

use super::args::Lang;
use super::saying::{emit_words, failure, in_language, say};
use crate::diagnostic::Language;
use crate::emit::{self, MARKER, MARKER_TEXT};
use crate::starter;

/// Makes a publication in a folder, whole or not at all.
pub(super) fn run(folder: &Path, lang: Lang, quiet: bool) -> ExitCode {
    let language = in_language(lang);
    let files = starter::files(language, (MARKER, MARKER_TEXT));
    if let Err(error) = emit::place_new(folder, &files) {
        return failure(&emit_words(&error, language), Some(language));
    }
    if !quiet {
        say(&next_steps(files.len(), folder, language));
    }
    ExitCode::SUCCESS
}

/// What someone does with it.
fn next_steps(files: usize, folder: &Path, language: Language) -> String {
    let folder = folder.display();
    match language {
        Language::Dutch => format!(
            "{files} bestanden in {folder}. Begin met `kerncijfer serve --open --project {folder}`. In {folder}/README.md leest u wat waar staat."
        ),
        Language::English => format!(
            "{files} files in {folder}. Start with `kerncijfer serve --open --project {folder}`. {folder}/README.md tells what stands where."
        ),
    }
}
