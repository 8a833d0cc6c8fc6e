//! Plain language on the command line: the remarks of a run, the summary line, a text that belongs to no publication, and the budget.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use crate::diagnostic::plain::{Level, Measure};
use crate::diagnostic::{Diagnostic, Kind, Language, Severity, render};
use crate::pipeline::{Noted, PlainChapter, PlainPage};
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
pub(super) fn summary(chapters: &[PlainChapter], remarks: &[Diagnostic], language: Language) -> Option<String> {
    let judged: Vec<&PlainChapter> = chapters.iter().filter(|chapter| chapter.judged).collect();
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
            format!("Taal: {met} van de {all} {texts} het budget; {} zwaar, {warnings} moeilijk, {hints} tips, {excused} weggezet.", errors)
        }
        Language::English => {
            let texts = if all == 1 { "text meets" } else { "texts meet" };
            format!("Language: {met} of {all} {texts} the budget; {errors} severe, {warnings} difficult, {hints} hints, {excused} excused.")
        }
    })
}

/// The language of every text, for machines: what was counted, the measures in tenths, and what is excused.
pub(super) fn json(chapters: &[PlainChapter], sources: &Sources, language: Language) -> Value {
    let one = |chapter: &PlainChapter| {
        let mut value = page_json(&chapter.page, sources, language);
        value["edition"] = chapter.edition.as_str().into();
        value["file"] = chapter.file.as_ref().into();
        value["page"] = chapter.path.as_str().into();
        value["judged"] = chapter.judged.into();
        value
    };
    chapters.iter().map(one).collect()
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
            let mut value = render::json(std::slice::from_ref(&noted.diagnostic), sources, language)["diagnostics"][0].take();
            value["reason"] = reason.as_str().into();
            value["sentence"] = noted.sentence.as_str().into();
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

/// A number of tenths as people write it.
pub(super) fn tenths(value: i64, language: Language) -> String {
    let mark = pick(language, ",", ".");
    if value % 10 == 0 { (value / 10).to_string() } else { format!("{}{mark}{}", value / 10, value % 10) }
}

/// Puts the remarks of a text in the shape in which they are told.
pub(super) fn told(page: &PlainPage) -> Vec<Diagnostic> {
    page.remarks.iter().filter(|noted| noted.excused.is_none()).map(|noted: &Noted| noted.diagnostic.clone()).collect()
}

fn pick<T>(language: Language, dutch: T, english: T) -> T {
    match language {
        Language::Dutch => dutch,
        Language::English => english,
    }
}

/// What `budget` writes or would write.
pub(super) struct Budget {
    /// For each edition the chapters over their budget, with what they measure.
    pub(super) editions: BTreeMap<String, BTreeMap<String, BTreeMap<Measure, i64>>>,
    /// Chapters that got worse than what was written down.
    pub(super) worse: Vec<String>,
}

impl Budget {
    /// Collects the chapters over their budget.
    pub(super) fn of(chapters: &[PlainChapter]) -> Self {
        let mut budget = Budget { editions: BTreeMap::new(), worse: Vec::new() };
        for chapter in chapters.iter().filter(|chapter| chapter.judged && !chapter.is_translation()) {
            let over = chapter.page.tally.over(Measure::budget);
            let edition = budget.editions.entry(chapter.edition.clone()).or_default();
            if !over.is_empty() {
                edition.insert(chapter.name().to_owned(), over.iter().map(|over| (over.measure, over.found)).collect());
            }
            if chapter.page.remarks.iter().any(|noted| matches!(noted.remark().fault, crate::diagnostic::plain::Fault::Worse { .. })) {
                budget.worse.push(chapter.file.to_string());
            }
        }
        budget
    }
}

/// The name of a file as messages show it.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
