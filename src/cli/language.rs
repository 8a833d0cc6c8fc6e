//! Plain language on the command line: the remarks of a run, the summary line, and a text for machines.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};

use super::saying::pick;
use crate::diagnostic::plain::{Level, Measure, tenths};
use crate::diagnostic::render::RemarkJson;
use crate::diagnostic::{Diagnostic, Kind, Language, Severity, render};
use crate::pipeline::{PlainChapter, PlainPage};
use crate::source::Sources;

/// Turns remarks of level error into errors that stop publication: what `--strict` asks.
pub(super) fn harden(diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics {
        if let Kind::Plain(remark) = &mut diagnostic.kind {
            remark.strict = true;
        }
    }
}

/// Is it a remark on language?
pub(super) fn is_remark(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.kind, Kind::Plain(_))
}

/// Returns the lines for the remarks of a level or above.
pub(super) fn lines(diagnostics: &[Diagnostic], least: Severity, sources: &Sources, language: Language) -> Vec<String> {
    let mut lines = render::Lines::new(sources);
    let mut line = |diagnostic: &Diagnostic| match &diagnostic.kind {
        Kind::Plain(remark) if diagnostic.kind.severity() <= least => Some(lines.line(diagnostic, remark, language)),
        _ => None,
    };
    diagnostics.iter().filter_map(&mut line).collect()
}

/// The language of a publication in one line: how many texts meet their budget, and what was found.
pub(super) fn summary(chapters: &[Arc<PlainChapter>], remarks: &[Diagnostic], language: Language) -> Option<String> {
    let judged: Vec<&PlainChapter> = chapters.iter().map(Arc::as_ref).filter(|chapter| chapter.judged).collect();
    if judged.is_empty() {
        return None;
    }
    let met = judged.iter().filter(|chapter| chapter.page.tally.meets_budget()).count();
    let count = |level: Level| remarks.iter().filter(|remark| matches!(&remark.kind, Kind::Plain(remark) if remark.level == level)).count();
    let (errors, warnings, hints) = (count(Level::Error), count(Level::Warning), count(Level::Info));
    let excused: usize = judged.iter().map(|chapter| chapter.page.tally.suppressed).sum();
    let all = judged.len();
    Some(match language {
        Language::Dutch => {
            let texts = if all == 1 { "tekst haalt" } else { "teksten halen" };
            let tips = if hints == 1 { "tip" } else { "tips" };
            format!("Taal: {met} van de {all} {texts} het budget; {errors} zwaar, {warnings} moeilijk, {hints} {tips}, {excused} weggezet.")
        }
        Language::English => {
            let texts = if all == 1 { "text meets" } else { "texts meet" };
            let hint = if hints == 1 { "hint" } else { "hints" };
            format!(
                "Language: {met} of {all} {texts} the budget; {errors} severe, {warnings} difficult, {hints} {hint}, {excused} excused."
            )
        }
    })
}

/// What `--json` tells, with the language of the texts behind the rest.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    #[serde(flatten)]
    pub(super) rest: Value,
    pub(super) language_of_texts: TextsReport<'a>,
}

/// The language of the texts of a run.
#[derive(Serialize)]
pub(super) struct TextsReport<'a> {
    /// How many remarks stop.
    pub(super) errors: usize,
    pub(super) remarks: Vec<RemarkJson<'a>>,
    pub(super) texts: Value,
}

/// The language of every text, for machines: what was counted, the measures in tenths, and what is excused.
pub(super) fn json(chapters: &[Arc<PlainChapter>], sources: &Sources, language: Language) -> Value {
    let one = |chapter: &PlainChapter| {
        let mut value = page_json(&chapter.page, sources, language);
        value["edition"] = chapter.edition.as_str().into();
        value["file"] = chapter.file.as_ref().into();
        value["page"] = chapter.path.as_str().into();
        value["judged"] = chapter.judged.into();
        value
    };
    chapters.iter().map(|chapter| one(chapter)).collect()
}

/// What was counted and excused of one text.
pub(super) fn page_json(page: &PlainPage, sources: &Sources, language: Language) -> Value {
    let tally = &page.tally;
    let measures: BTreeMap<&str, Value> = Measure::ALL
        .iter()
        .map(|measure| (measure.key(), json!({ "tenths": tally.measure(*measure), "budget_tenths": measure.budget() })))
        .collect();
    let excused: Vec<Value> = page
        .remarks
        .iter()
        .filter_map(|noted| {
            let reason = noted.excused.as_ref()?;
            let mut value =
                json!(render::remarks([&noted.diagnostic], sources, language)).as_array_mut().and_then(Vec::pop).unwrap_or_default();
            value["reason"] = reason.as_str().into();
            value["sentence"] = noted.sentence.as_ref().into();
            Some(value)
        })
        .collect();
    json!({
        "meets_budget": tally.meets_budget(), "measures": measures,
        "sentences": tally.sentences, "unchecked": tally.unchecked, "words": tally.words, "flagged": tally.flagged, "long": tally.long,
        "passive": tally.passive, "unexplained": tally.unexplained, "suppressed": tally.suppressed,
        "flesch_douma_tenths": tally.flesch_douma(), "leesindex_a_tenths": tally.leesindex_a(), "lix_tenths": tally.lix(),
        "excused": excused,
    })
}

/// The measures of a text as lines for people, each with its budget.
pub(super) fn measures(page: &PlainPage, language: Language) -> Vec<String> {
    let line = |measure: &Measure| {
        let (found, budget) = (page.tally.measure(*measure), measure.budget());
        let (least, most) = pick(language, ("minstens", "hoogstens"), ("at least", "at most"));
        let bound = if *measure == Measure::Clear { least } else { most };
        let mark = if measure.is_within(found, budget) { "  " } else { "! " };
        format!("{mark}{}: {} ({bound} {})", measure.name(language), tenths(found, language), tenths(budget, language))
    };
    Measure::ALL.iter().map(line).collect()
}

/// The one number that is said of a whole text.
pub(super) fn clear_words(page: &PlainPage, language: Language) -> String {
    let (clear, all) = (page.tally.sentences - page.tally.flagged, page.tally.sentences);
    match language {
        Language::Dutch => format!("{clear} van de {all} {} zonder waarschuwing", if all == 1 { "zin" } else { "zinnen" }),
        Language::English => format!("{clear} of {all} {} without a warning", if all == 1 { "sentence" } else { "sentences" }),
    }
}
