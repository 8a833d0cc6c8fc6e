//! Who does what was asked: thin layers over the library.

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use super::args::{self, Cli, Command, Common};
use super::build::{self, Asked};
use super::explain::{self, Place};
use super::saying::{FAILURE, MISTAKES, asked, failure, load_words, pick, say};
use super::{archive, budget, diff, hosting, new, next, pin, schemas, serve, texts, verify};
use crate::diagnostic::{Diagnostic, Language, render};
use crate::load;
use crate::pipeline::{Pipeline, Without};
use crate::site::register::Traced;
use crate::source::Span;

/// Does what the arguments ask, and returns the exit code: 0 right, 1 mistakes in the publication, 2 failure of the machine or of usage.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { FAILURE } else { 0 });
        }
    };
    match cli.command {
        Command::Build { out, editors, without, timings, strict, common } => {
            let out = Some((out.as_path(), editors.as_path()));
            build::run(
                &common,
                &Asked { out, strict: strict.strict, hints: false, drafts: false, without: args::without(&without), timings },
            )
        }
        Command::Check { text, hints, drafts, timings, strict, common } if text.is_empty() => {
            build::run(&common, &Asked { out: None, strict: strict.strict, hints, drafts, without: Without::default(), timings })
        }
        Command::Check { text, hints, strict, common, .. } => texts::judge(&text, &common, strict.strict, hints),
        Command::Budget { write, common } => budget::run(write, &common),
        Command::Pin { files, dry_run, common } => pin::run(&files, dry_run, &common),
        Command::New { folder, lang, quiet } => new::run(&folder, lang, quiet),
        Command::Next { next, common } => next::run(&next, &common),
        Command::Explain { place, common } => explain(&place, &common),
        Command::Diff { old, new, all, check, common } => diff::run(&old, &new, &diff::Wish { all, check }, &common),
        Command::Schemas { out, print, common } => schemas::run(out, print.as_deref(), &common),
        Command::Serve { serve, common } => serve::run(&serve, &common),
        Command::Archive { year, common } => archive::run(&year, &common),
        Command::Hosting { out, common } => hosting::run(&out, &common),
        Command::Verify(what) => verify::run(&what),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "kerncijfer", &mut script);
            match std::io::stdout().lock().write_all(&script) {
                // Whoever reads may have seen enough.
                Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => failure(&error.to_string(), None),
                _ => ExitCode::SUCCESS,
            }
        }
    }
}

/// Tells how the figures at a place came about.
fn explain(place: &str, common: &Common) -> ExitCode {
    let asked = asked(common);
    let sources = match load::load(&common.project) {
        Ok(sources) => sources,
        Err(error) => return failure(&load_words(&error, asked.unwrap_or(Language::English)), asked),
    };
    let (traced, diagnostics, language) = Pipeline::default().trace(&sources);
    let language = asked.unwrap_or(language);
    let place = match Place::parse(place, &sources, &traced) {
        Ok(place) => place,
        Err(unknown) => return failure(&unknown.words(language), Some(language)),
    };
    let found: Vec<&Traced> = traced.iter().filter(|traced| place.holds(traced, &sources)).collect();
    // A mistake at the place, or in the formula that stands there, says why a figure is not there or not as expected.
    let within = |inner: &Span, outer: &Span| inner.file == outer.file && outer.start <= inner.start && inner.end <= outer.end;
    let is_here = |span: &Span| place.covers(span, &sources) || found.iter().any(|traced| within(span, &traced.span));
    let here: Vec<&Diagnostic> = diagnostics.iter().filter(|diagnostic| is_here(&diagnostic.span)).collect();
    for diagnostic in &here {
        say(&render::text(diagnostic, &sources, language, true));
    }
    if found.is_empty() {
        if here.is_empty() {
            say(pick(language, "Hier staat geen cijfer dat kan worden uitgelegd.", "There is no figure here that can be explained."));
        }
        return ExitCode::from(MISTAKES);
    }
    let text = match common.json {
        true => explain::json(&found, &sources),
        false => found.iter().map(|traced| explain::text(traced, &sources, language)).collect::<Vec<_>>().join("\n"),
    };
    let _ = write!(std::io::stdout().lock(), "{text}");
    if here.iter().any(|diagnostic| diagnostic.is_error()) { ExitCode::from(MISTAKES) } else { ExitCode::SUCCESS }
}
