//! `build` and `check`: read, build, tell of mistakes, and write when there is somewhere to write and nothing is wrong.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::args::Common;
use super::language::{Report, TextsReport};
use super::saying::{MISTAKES, asked, emit_words, failure, load_words, pick, print_json, say};
use super::{hosting, language, timings};
use crate::diagnostic::{self, Diagnostic, Language, Severity, render};
use crate::emit;
use crate::load;
use crate::pipeline::{Build, DraftEdition, EDITORS_PAGE, Pipeline, Tally};
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
    progress(common, asked, Say::Building);
    let pipeline = if what.drafts { Pipeline::default().judging_drafts() } else { Pipeline::default() };
    let mut pipeline = pipeline.timed(timings);
    let build = pipeline.run(&sources);
    let mut remarks = build.remarks();
    if what.strict {
        language::harden(&mut remarks);
    }
    let language = asked.unwrap_or(build.language);
    progress(common, asked, Say::Clear);
    let stops = remarks.iter().any(Diagnostic::is_error);
    let written = match what.out {
        // What language stops, the page for editors tells.
        Some((out, editors)) if build.is_sound() => pipeline.timings().time(Step::Emit, || {
            let of_editors = build.editors(&sources);
            let folders = [(&of_editors, editors), (&build.output, out)];
            let mut folders = folders[..if stops { 1 } else { 2 }].iter();
            folders.try_for_each(|(output, folder)| emit::emit(output, folder, &common.project))
        }),
        _ => Ok(()),
    };
    let took = started.elapsed();
    let told = Told { build: &build, remarks: &remarks, sources: &sources, timings: pipeline.timings(), took, language };
    told.tell(common, what);
    if !build.is_sound() {
        return ExitCode::from(MISTAKES);
    }
    if let Some(words) = hosting::ends_soon(&build, language).filter(|_| !common.json) {
        say(&words);
    }
    if let Err(error) = written {
        return failure(&emit_words(&error, language), Some(language));
    }
    if let Some((out, editors)) = what.out.filter(|_| !common.quiet && !common.json && !stops) {
        say(&summary(&build, &out.join("index.html"), &editors.join(EDITORS_PAGE), took, language));
    }
    if what.timings && !common.json {
        say(&timings::table(pipeline.timings(), took, language));
    }
    if stops { ExitCode::from(MISTAKES) } else { ExitCode::SUCCESS }
}

/// What there is to tell of a run.
struct Told<'a> {
    build: &'a Build,
    remarks: &'a [Diagnostic],
    sources: &'a Sources,
    timings: &'a Timings,
    took: Duration,
    language: Language,
}

impl Told<'_> {
    /// Prints the diagnostics: as JSON on stdout, or for people on stderr with a last line that counts them. Remarks on language stand behind the others, one
    /// line each; `build` shows only those that stop it.
    fn tell(&self, common: &Common, what: &Asked<'_>) {
        let Told { build, remarks, sources, timings, took, language } = *self;
        let severe = remarks.iter().filter(|remark| remark.is_error()).count();
        if common.json {
            let mut json = render::json(&build.diagnostics, sources, language);
            json["claims"] = build.claims.iter().map(tally_json).collect();
            json["drafts"] = build.drafts.iter().map(draft_json).collect();
            let language_of_texts = TextsReport {
                errors: severe,
                remarks: render::remarks(remarks, sources, language),
                texts: language::json(&build.plain, sources, language),
            };
            if what.timings {
                json["timings"] = timings::json(timings, took);
            }
            print_json(&Report { rest: json, language_of_texts });
            return;
        }
        let mut stderr = anstream::stderr().lock();
        for diagnostic in diagnostic::shortened(&build.diagnostics) {
            let _ = writeln!(stderr, "{}\n", render::text(&diagnostic, sources, language, true));
        }
        let least = match what {
            Asked { out: Some(_), .. } => Severity::Error,
            Asked { hints: true, .. } => Severity::Info,
            _ => Severity::Warning,
        };
        let lines = language::lines(remarks, least, sources, language);
        for line in &lines {
            let _ = writeln!(stderr, "{line}");
        }
        if !lines.is_empty() {
            let _ = writeln!(stderr);
        }
        let count = |severity: Severity| build.diagnostics.iter().filter(|diagnostic| diagnostic.kind.severity() == severity).count();
        let (errors, warnings) = (count(Severity::Error) + severe, count(Severity::Warning));
        if errors + warnings > 0 {
            let _ = writeln!(stderr, "{}", totals(errors, warnings, language));
        } else if !common.quiet {
            let _ = writeln!(stderr, "{}", pick(language, "Geen fouten gevonden.", "No mistakes found."));
        }
        if !common.quiet {
            for tally in &build.claims {
                let _ = writeln!(stderr, "{}", tally_words(tally, build.is_sound(), language));
            }
            for draft in &build.drafts {
                let _ = writeln!(stderr, "{}", draft_words(draft, language));
            }
            if let Some(line) = language::summary(&build.plain, remarks, language) {
                let _ = writeln!(stderr, "{line}");
            }
        }
    }
}

/// What an edition that is a draft still lacks, for machines.
fn draft_json(draft: &DraftEdition) -> Value {
    let DraftEdition { year, lacks_moment, lacks_data } = draft;
    json!({ "edition": year, "lacks_published_at": lacks_moment, "lacks_data": lacks_data })
}

/// That an edition is left out, and what it still lacks.
fn draft_words(draft: &DraftEdition, language: Language) -> String {
    let DraftEdition { year, lacks_moment, lacks_data } = draft;
    let moment = lacks_moment
        .then(|| pick(language, "het moment van publicatie (`published_at`)", "the moment of publication (`published_at`)").to_owned());
    let data = (!lacks_data.is_empty()).then(|| match (language, lacks_data.len()) {
        (Language::Dutch, 1) => format!("de data {}", lacks_data[0]),
        (Language::English, 1) => format!("the data {}", lacks_data[0]),
        (Language::Dutch, count) => format!("de data van {count} datasets"),
        (Language::English, count) => format!("the data of {count} datasets"),
    });
    let lacks: Vec<String> = [moment, data].into_iter().flatten().collect();
    let and = lacks.join(pick(language, " en ", " and "));
    let command = "`kerncijfer check --drafts`";
    match (language, lacks.is_empty()) {
        (Language::Dutch, true) => format!("Editie {year} is een concept en komt niet op de site. {command} controleert ook concepten."),
        (Language::Dutch, false) => {
            format!("Editie {year} is een concept en komt niet op de site. Nog nodig: {and}. {command} noemt alles wat nog ontbreekt.")
        }
        (Language::English, true) => format!("Edition {year} is a draft and is left out of the site. {command} checks drafts too."),
        (Language::English, false) => {
            format!("Edition {year} is a draft and is left out of the site. Still needed: {and}. {command} tells of all that is missing.")
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

fn summary(build: &Build, front: &Path, editors: &Path, took: Duration, language: Language) -> String {
    let (files, time, front, editors) = (build.output.len(), took.as_millis(), front.display(), editors.display());
    match language {
        Language::Dutch => format!("{files} bestanden in {time} ms. De site begint bij {front}, de taal van de teksten staat op {editors}"),
        Language::English => {
            format!("{files} files in {time} ms. The site starts at {front}, the language of its texts is told in {editors}")
        }
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
