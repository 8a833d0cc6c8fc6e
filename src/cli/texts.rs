//! `check --text`: the language of texts that need not belong to the publication.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::Common;
use super::language::{Report, TextsReport};
use super::saying::{MISTAKES, asked, failure, load_words, pick, say};
use super::{language, saying};
use crate::diagnostic::{self, Diagnostic, Language, Severity, render};
use crate::load::{self, LoadError};
use crate::pipeline::{Pipeline, PlainPage};
use crate::source::Sources;

/// Judges texts. A publication that is there lends its word list. `strict` lets severe remarks stop, `hints` shows the hints.
pub(super) fn judge(files: &[PathBuf], common: &Common, strict: bool, hints: bool) -> ExitCode {
    let language = asked(common).unwrap_or(Language::Dutch);
    let project = match load::load(&common.project) {
        Ok(sources) => Some(sources),
        Err(LoadError::NoProject(_)) => None,
        Err(error) => return failure(&load_words(&error, language), Some(language)),
    };
    // The word list of the project has its mistakes told with those of the texts.
    let mut sources = project.clone().unwrap_or_default();
    let mut pipeline = Pipeline::default();
    let mut diagnostics = Vec::new();
    let mut pages = Vec::new();
    for file in files {
        let name = shown(file);
        match load::text(file) {
            Ok(content) => sources.insert(&name, content),
            Err(error) => return failure(&load_words(&error, language), Some(language)),
        }
        let Some(text) = sources.text(&name).cloned() else {
            let words = pick(language, "is geen tekst in UTF-8, of te groot", "is not text in UTF-8, or too large");
            return failure(&format!("{name} {words}"), Some(language));
        };
        let (page, more) = pipeline.text(&name, &text, project.as_ref());
        diagnostics.extend(more);
        diagnostics.extend(page.told().cloned());
        pages.push((name, page));
    }
    diagnostic::sort(&mut diagnostics);
    if strict {
        language::harden(&mut diagnostics);
    }
    let (remarks, mistakes): (Vec<Diagnostic>, Vec<Diagnostic>) = diagnostics.into_iter().partition(language::is_remark);
    if common.json {
        print_json(&mistakes, &remarks, &pages, &sources, language);
    } else {
        for mistake in &mistakes {
            say(&render::text(mistake, &sources, language, true));
        }
        let least = if hints { Severity::Info } else { Severity::Warning };
        language::lines(&remarks, least, &sources, language).iter().for_each(|line| say(line));
        for (name, page) in pages.iter().filter(|_| !common.quiet) {
            say(&format!("{name}: {}", language::clear_words(page, language)));
            language::measures(page, language).iter().for_each(|line| say(line));
        }
    }
    if mistakes.iter().chain(&remarks).any(Diagnostic::is_error) { ExitCode::from(MISTAKES) } else { ExitCode::SUCCESS }
}

fn print_json(mistakes: &[Diagnostic], remarks: &[Diagnostic], pages: &[(String, PlainPage)], sources: &Sources, language: Language) {
    let page = |(name, page): &(String, PlainPage)| {
        let mut value = language::page_json(page, sources, language);
        value["file"] = name.as_str().into();
        value
    };
    let language_of_texts = TextsReport {
        errors: remarks.iter().filter(|remark| remark.is_error()).count(),
        remarks: render::remarks(remarks, sources, language),
        texts: pages.iter().map(page).collect(),
    };
    saying::print_json(&Report { rest: render::json(mistakes, sources, language), language_of_texts });
}

/// The name of a file as messages show it.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
