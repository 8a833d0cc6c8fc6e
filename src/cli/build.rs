//! `build` and `check`: read, build, tell of mistakes, and write when there is somewhere to write and nothing is wrong.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use super::args::Common;
use super::saying::{MISTAKES, asked, emit_words, failure, load_words, pick, say};
use super::told::{self, Told};
use super::{hosting, language, timings};
use crate::diagnostic::{Diagnostic, Language, Severity};
use crate::emit::{self, Built};
use crate::load;
use crate::pipeline::{EDITORS_PAGE, Pipeline, Without};
use crate::source::Sources;
use crate::timings::{Step, Timings};

/// What a run is to do.
pub(super) struct Asked<'a> {
    /// Folders for the site and for the page of the editors.
    pub(super) out: Option<(&'a Path, &'a Path)>,
    /// Do severe remarks on language stop publication?
    pub(super) strict: bool,
    /// Are the hints on language shown?
    pub(super) hints: bool,
    /// Are drafts part of it?
    pub(super) drafts: bool,
    /// What is left out?
    pub(super) without: Without,
    /// Is the time of each step told?
    pub(super) timings: bool,
}

/// Builds, tells of mistakes, and writes when there is somewhere to write and nothing is wrong.
pub(super) fn run(common: &Common, what: &Asked<'_>) -> ExitCode {
    let started = Instant::now();
    let asked = asked(common);
    if let Some((out, editors)) = what.out
        && let Err(error) = emit::check(out, &common.project).and_then(|()| emit::check_beside(editors, out, &common.project))
    {
        return failure(&emit_words(&error, asked.unwrap_or(Language::English)), asked);
    }
    progress(common, asked, Say::Reading);
    let mut timings = if what.timings { Timings::by(Arc::new(move || started.elapsed())) } else { Timings::default() };
    let sources = match timings.time(Step::Load, || load::load(&common.project)) {
        Ok(sources) => sources,
        Err(error) => return failure(&load_words(&error, asked.unwrap_or(Language::English)), asked),
    };
    let inputs = timings.time(Step::Recognise, || what.stamp(&sources, common));
    if let Some((folders, inputs)) = what.out.zip(inputs.as_deref())
        && let Some(built) = timings.time(Step::Recognise, || known(folders, inputs))
    {
        progress(common, asked, Say::Clear);
        return unchanged(&built, folders.0, &timings, started, common);
    }
    progress(common, asked, Say::Building);
    let pipeline = if what.drafts { Pipeline::default().judging_drafts() } else { Pipeline::default() };
    let mut pipeline = pipeline.once().without(what.without).timed(timings);
    let build = pipeline.run(&sources);
    let mut remarks = build.remarks();
    if what.strict {
        language::harden(&mut remarks);
    }
    let language = asked.unwrap_or(build.language);
    let told = Told { build: &build, remarks: &remarks, sources: &sources, language };
    let stops = remarks.iter().any(Diagnostic::is_error);
    let is_sound = build.is_sound();
    let words = if common.json { String::new() } else { told.words(what.least(), common.quiet) };
    let written = match what.out {
        // What language stops, the page for editors tells.
        Some((out, editors)) if is_sound => pipeline.timings().time(Step::Emit, || {
            let of_editors = build.editors(&sources);
            let folders = [(&of_editors, editors), (&build.output, out)];
            let mut folders = folders[..if stops { 1 } else { 2 }].iter();
            folders.try_for_each(|(output, folder)| emit::emit(output, folder, &common.project))?;
            if let Some(inputs) = inputs.filter(|_| !stops) {
                let (language, security_expires) = (language.tag().to_owned(), build.security_expires());
                Built { inputs, folders: Vec::new(), told: words.clone(), language, security_expires }.write(&[out, editors]);
            }
            Ok(())
        }),
        _ => Ok(()),
    };
    progress(common, asked, Say::Clear);
    let took = started.elapsed();
    if common.json {
        told.print_json(what.timings.then(|| timings::json(pipeline.timings(), took)));
    }
    tell(&words);
    if !is_sound {
        return ExitCode::from(MISTAKES);
    }
    if let Some(words) = hosting::ends_soon(build.security_expires(), language).filter(|_| !common.json) {
        say(&words);
    }
    if let Err(error) = written {
        return failure(&emit_words(&error, language), Some(language));
    }
    if let Some((out, editors)) = what.out.filter(|_| !common.quiet && !common.json && !stops) {
        say(&told::summary(&build, &out.join("index.html"), &editors.join(EDITORS_PAGE), took, language));
    }
    if what.timings && !common.json {
        say(&timings::table(pipeline.timings(), took, language));
    }
    // The system takes back all memory at once, when the program ends; to give back millions of pieces first would only take time.
    std::mem::forget((pipeline, build, remarks, sources));
    if stops { ExitCode::from(MISTAKES) } else { ExitCode::SUCCESS }
}

impl Asked<'_> {
    /// Sums up all that a build depends on; `None` when nothing is written, or when all that there is to know is to be printed.
    fn stamp(&self, sources: &Sources, common: &Common) -> Option<String> {
        let is_asked = self.out.is_some() && !common.json;
        is_asked.then(|| emit::stamp(sources, &format!("{} {:?} {:?} {}", self.strict, self.without, common.lang, common.quiet)))
    }

    /// The least severe remark on language that is shown.
    fn least(&self) -> Severity {
        match self {
            Asked { out: Some(_), .. } => Severity::Error,
            Asked { hints: true, .. } => Severity::Info,
            _ => Severity::Warning,
        }
    }
}

/// The last build, when it was made from the same and its folders stand as it left them.
fn known((out, editors): (&Path, &Path), inputs: &str) -> Option<Built> {
    Built::read(out).filter(|built| built.inputs == inputs && built.stands(&[out, editors]))
}

/// Tells what the last build told; nothing is made or written.
fn unchanged(built: &Built, out: &Path, timings: &Timings, started: Instant, common: &Common) -> ExitCode {
    let language = Language::ALL.into_iter().find(|language| language.tag() == built.language).unwrap_or(Language::Dutch);
    tell(&built.told);
    if let Some(words) = hosting::ends_soon(built.security_expires, language) {
        say(&words);
    }
    let took = started.elapsed();
    if !common.quiet {
        say(&told::nothing_changed(&out.join("index.html"), took, language));
    }
    if !timings.laps().is_empty() {
        say(&timings::table(timings, took, language));
    }
    ExitCode::SUCCESS
}

/// Prints words that end their last line themselves.
fn tell(words: &str) {
    let _ = write!(anstream::stderr().lock(), "{words}");
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
