//! Who does what was asked: thin layers over the library.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{CommandFactory, Parser};
use serde_json::{Value, json};

use super::args::{Cli, Command, Common, Lang};
use super::explain::{self, Place};
use crate::diagnostic::{self, Diagnostic, Language, Severity, render};
use crate::emit::{self, EmitError, MARKER};
use crate::load::{self, LoadError};
use crate::pipeline::{Build, Pipeline, Tally};
use crate::site::register::Traced;
use crate::source::{Sources, Span};

/// Mistakes in the publication.
const MISTAKES: u8 = 1;
/// The machine failed, or the command was wrong.
const FAILURE: u8 = 2;

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
        Command::Build { out, common } => run(&common, Some(&out)),
        Command::Check { common } => run(&common, None),
        Command::Explain { place, common } => explain(&place, &common),
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

/// Builds, tells of mistakes, and writes when there is somewhere to write and nothing is wrong.
fn run(common: &Common, out: Option<&Path>) -> ExitCode {
    let started = Instant::now();
    let asked = asked(common);
    if let Some(out) = out
        && let Err(error) = emit::check(out, &common.project)
    {
        return failure(&emit_words(&error, asked.unwrap_or(Language::English)), asked);
    }
    progress(common, asked, Say::Reading);
    let sources = match load::load(&common.project) {
        Ok(sources) => sources,
        Err(error) => return failure(&load_words(&error, asked.unwrap_or(Language::English)), asked),
    };
    progress(common, asked, Say::Building);
    let build = Pipeline::default().run(&sources);
    let language = asked.unwrap_or(build.language);
    progress(common, asked, Say::Clear);
    tell(&build, &sources, language, common);
    if !build.is_sound() {
        return ExitCode::from(MISTAKES);
    }
    if let Some(out) = out {
        if let Err(error) = emit::emit(&build.output, out, &common.project) {
            return failure(&emit_words(&error, language), Some(language));
        }
        if !common.quiet && !common.json {
            let front = out.join("index.html");
            say(&summary(&build, &front, started.elapsed(), language));
        }
    }
    ExitCode::SUCCESS
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

fn asked(common: &Common) -> Option<Language> {
    common.lang.map(|lang| match lang {
        Lang::Nl => Language::Dutch,
        Lang::En => Language::English,
    })
}

/// Prints the diagnostics: as JSON on stdout, or for people on stderr with a last line that counts them.
fn tell(build: &Build, sources: &Sources, language: Language, common: &Common) {
    if common.json {
        let mut json = render::json(&build.diagnostics, sources, language);
        json["claims"] = build.claims.iter().map(tally_json).collect();
        let mut stdout = std::io::stdout().lock();
        // Whoever reads may have gone; there is nobody left to tell.
        let _ = writeln!(stdout, "{}", serde_json::to_string_pretty(&json).unwrap_or_default());
        return;
    }
    let mut stderr = anstream::stderr().lock();
    for diagnostic in diagnostic::shortened(&build.diagnostics) {
        let _ = writeln!(stderr, "{}\n", render::text(&diagnostic, sources, language, true));
    }
    let count = |severity: Severity| build.diagnostics.iter().filter(|diagnostic| diagnostic.kind.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings > 0 {
        let _ = writeln!(stderr, "{}", totals(errors, warnings, language));
    } else if !common.quiet {
        let _ = writeln!(stderr, "{}", pick(language, "Geen fouten gevonden.", "No mistakes found."));
    }
    if !common.quiet {
        for tally in &build.claims {
            let _ = writeln!(stderr, "{}", tally_words(tally, build.is_sound(), language));
        }
    }
}

/// How many claims of an edition agree, for machines.
fn tally_json(tally: &Tally) -> Value {
    let Tally { edition, checked, agree, page } = tally;
    json!({ "edition": edition, "checked": checked, "agree": agree, "differ": checked - agree, "page": page })
}

/// How many claims of an edition agree, and where the others are told.
fn tally_words(tally: &Tally, sound: bool, language: Language) -> String {
    let Tally { edition, checked, agree, page } = tally;
    let differ = checked - agree;
    let (main, rest) = match language {
        Language::Dutch => {
            let verb = if *agree == 1 { "klopt" } else { "kloppen" };
            let rest = if differ == 1 { "1 verschil staat".to_owned() } else { format!("{differ} verschillen staan") };
            (
                format!("Editie {edition}: {agree} van de {checked} beweringen uit gedrukte teksten {verb} met de data"),
                format!("{rest} op {page}"),
            )
        }
        Language::English => {
            let verb = if *agree == 1 { "agrees" } else { "agree" };
            let rest = if differ == 1 { "1 difference is".to_owned() } else { format!("{differ} differences are") };
            (format!("Edition {edition}: {agree} of {checked} claims of printed texts {verb} with the data"), format!("{rest} on {page}"))
        }
    };
    if differ > 0 && sound { format!("{main}; {rest}.") } else { format!("{main}.") }
}

fn totals(errors: usize, warnings: usize, language: Language) -> String {
    match language {
        Language::Dutch => {
            let fouten = if errors == 1 { "fout" } else { "fouten" };
            let waarschuwingen = if warnings == 1 { "waarschuwing" } else { "waarschuwingen" };
            let end = if errors > 0 { " De site is niet geschreven." } else { "" };
            format!("{errors} {fouten}, {warnings} {waarschuwingen}.{end}")
        }
        Language::English => {
            let mistakes = if errors == 1 { "error" } else { "errors" };
            let cautions = if warnings == 1 { "warning" } else { "warnings" };
            let end = if errors > 0 { " The site was not written." } else { "" };
            format!("{errors} {mistakes}, {warnings} {cautions}.{end}")
        }
    }
}

fn summary(build: &Build, front: &Path, took: Duration, language: Language) -> String {
    let (files, time) = (build.output.len(), took.as_millis());
    match language {
        Language::Dutch => format!("{files} bestanden in {time} ms. De site begint bij {}", front.display()),
        Language::English => format!("{files} files in {time} ms. The site starts at {}", front.display()),
    }
}

/// What is going on, for someone who waits at a terminal.
#[derive(Clone, Copy)]
enum Say {
    Reading,
    Building,
    Clear,
}

/// Shows what is going on, on a terminal only; silent in a pipe.
fn progress(common: &Common, language: Option<Language>, say: Say) {
    let stderr = std::io::stderr();
    if common.quiet || common.json || !stderr.is_terminal() {
        return;
    }
    let language = language.unwrap_or(Language::Dutch);
    let text = match say {
        Say::Reading => pick(language, "lezen …", "reading …"),
        Say::Building => pick(language, "rekenen en opmaken …", "computing and rendering …"),
        Say::Clear => "",
    };
    let _ = write!(stderr.lock(), "\r\x1b[K{text}");
}

/// Tells that the machine failed or the command was wrong.
fn failure(text: &str, language: Option<Language>) -> ExitCode {
    let word = pick(language.unwrap_or(Language::English), "fout", "error");
    let _ = writeln!(anstream::stderr().lock(), "{word}: {text}");
    ExitCode::from(FAILURE)
}

/// Why a project could not be loaded. What the system itself says is in the language of the system.
fn load_words(error: &LoadError, language: Language) -> String {
    match (error, language) {
        (_, Language::English) => error.to_string(),
        (LoadError::NoProject(folder), _) => {
            format!("er is geen site.toml in {}; kies de map van de publicatie met --project", folder.display())
        }
        (LoadError::Unreadable { path, cause }, _) => format!("{} kan niet worden gelezen: {cause}", path.display()),
    }
}

/// Why a site could not be written.
fn emit_words(error: &EmitError, language: Language) -> String {
    match (error, language) {
        (_, Language::English) => error.to_string(),
        (EmitError::NotOurs(folder), _) => format!(
            "{} is niet leeg en is niet door kerncijfer gemaakt (het bestand {MARKER} is er niet); kies een andere map met --out, of maak deze zelf leeg",
            folder.display()
        ),
        (EmitError::Project(folder), _) => format!("in {} staat de publicatie zelf; kies een andere map met --out", folder.display()),
        (EmitError::NotAFolder(folder), _) => format!("{} is een bestand, geen map; kies een andere map met --out", folder.display()),
        (EmitError::Unwritable { path, cause }, _) => format!("{} kan niet worden geschreven: {cause}", path.display()),
    }
}

fn say(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

fn pick(language: Language, dutch: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::Dutch => dutch,
        Language::English => english,
    }
}
