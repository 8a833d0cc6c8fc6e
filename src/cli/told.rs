//! What there is to tell of a build or a check, for people and for machines.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::language::{self, Report, TextsReport};
use super::saying::{pick, print_json};
use crate::diagnostic::{self, Diagnostic, Language, Severity, render};
use crate::pipeline::{Build, DraftEdition, Tally};
use crate::source::Sources;

/// What there is to tell of a run.
pub(super) struct Told<'a> {
    pub(super) build: &'a Build,
    pub(super) remarks: &'a [Diagnostic],
    pub(super) sources: &'a Sources,
    pub(super) language: Language,
}

impl Told<'_> {
    /// Prints the diagnostics and all else that is known as JSON on stdout.
    pub(super) fn print_json(&self, timings: Option<Value>) {
        let Told { build, remarks, sources, language } = *self;
        let mut json = render::json(&build.diagnostics, sources, language);
        json["claims"] = build.claims.iter().map(tally_json).collect();
        json["drafts"] = build.drafts.iter().map(draft_json).collect();
        if let Some(timings) = timings {
            json["timings"] = timings;
        }
        let language_of_texts = TextsReport {
            errors: self.severe(),
            remarks: render::remarks(remarks, sources, language),
            texts: language::json(&build.plain, sources, language),
        };
        print_json(&Report { rest: json, language_of_texts });
    }

    /// The diagnostics for people, with a last line that counts them. Remarks on language of at least some level stand behind the others, one line each.
    pub(super) fn words(&self, least: Severity, is_quiet: bool) -> String {
        let Told { build, remarks, sources, language } = *self;
        let mut words = String::new();
        let mut add = |line: &str| {
            words.push_str(line);
            words.push('\n');
        };
        for diagnostic in diagnostic::shortened(&build.diagnostics) {
            add(&render::text(&diagnostic, sources, language, true));
            add("");
        }
        let lines = language::lines(remarks, least, sources, language);
        lines.iter().for_each(|line| add(line));
        if !lines.is_empty() {
            add("");
        }
        let count = |severity: Severity| build.diagnostics.iter().filter(|diagnostic| diagnostic.kind.severity() == severity).count();
        let (errors, warnings) = (count(Severity::Error) + self.severe(), count(Severity::Warning));
        if errors + warnings > 0 {
            add(&totals(errors, warnings, language));
        } else if !is_quiet {
            add(pick(language, "Geen fouten gevonden.", "No mistakes found."));
        }
        if !is_quiet {
            build.claims.iter().for_each(|tally| add(&tally_words(tally, build.is_sound(), language)));
            build.drafts.iter().for_each(|draft| add(&draft_words(draft, language)));
            language::summary(&build.plain, remarks, language).iter().for_each(|line| add(line));
        }
        words
    }

    /// How many remarks stop.
    fn severe(&self) -> usize {
        self.remarks.iter().filter(|remark| remark.is_error()).count()
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

pub(super) fn summary(build: &Build, front: &Path, editors: &Path, took: Duration, language: Language) -> String {
    let (files, time, front, editors) = (build.output.len(), took.as_millis(), front.display(), editors.display());
    match language {
        Language::Dutch => format!("{files} bestanden in {time} ms. De site begint bij {front}, de taal van de teksten staat op {editors}"),
        Language::English => {
            format!("{files} files in {time} ms. The site starts at {front}, the language of its texts is told in {editors}")
        }
    }
}

/// That nothing changed since the last build, and where that begins.
pub(super) fn nothing_changed(front: &Path, took: Duration, language: Language) -> String {
    let (time, front) = (took.as_millis(), front.display());
    match language {
        Language::Dutch => {
            format!("Niets veranderd sinds de vorige keer: er is niets geschreven. Bekeken in {time} ms. De site begint bij {front}")
        }
        Language::English => {
            format!("Nothing changed since the last time: nothing was written. Looked at in {time} ms. The site starts at {front}")
        }
    }
}
