//! How long each step of a run took, for people and for machines.

use std::time::Duration;

use serde_json::{Value, json};

use super::saying::pick;
use crate::diagnostic::Language;
use crate::timings::{Step, Timings};

/// The steps as a table, with the share of each in the whole run.
pub(super) fn table(timings: &Timings, whole: Duration, language: Language) -> String {
    let mut lines = vec![
        pick(language, "Tijd van elke stap, en het deel van het geheel:", "Time of each step, and its share of the whole:").to_owned(),
    ];
    let line = |name: &str, time: Duration, note: &str| {
        format!("{:>10} ms {:>4} %  {name}{note}", milliseconds(time, language), permille(time, whole).div_ceil(10).min(100))
    };
    for (step, time) in timings.laps() {
        let note = if step.is_beside() { pick(language, " (naast het volgende)", " (beside what follows)") } else { "" };
        lines.push(line(words(*step, language), *time, note));
    }
    let rest = whole.saturating_sub(sum(timings));
    lines.push(line(pick(language, "al het andere", "all else"), rest, ""));
    lines.push(line(pick(language, "samen", "together"), whole, ""));
    lines.join("\n")
}

/// The steps in microseconds and in thousandths of the whole.
pub(super) fn json(timings: &Timings, whole: Duration) -> Value {
    let lap = |(step, time): &(Step, Duration)| json!({ "step": step.name(), "microseconds": micros(*time), "permille": permille(*time, whole), "beside_others": step.is_beside() });
    json!({ "microseconds": micros(whole), "steps": timings.laps().iter().map(lap).collect::<Vec<_>>() })
}

/// The time of all steps that come one after the other.
fn sum(timings: &Timings) -> Duration {
    timings.laps().iter().filter(|(step, _)| !step.is_beside()).map(|(_, time)| *time).sum()
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

fn permille(part: Duration, whole: Duration) -> u64 {
    micros(part).saturating_mul(1000) / micros(whole).max(1)
}

/// Milliseconds with one decimal, as readers of the language write them.
fn milliseconds(time: Duration, language: Language) -> String {
    let micros = micros(time);
    format!("{}{}{}", micros / 1000, pick(language, ",", "."), micros % 1000 / 100)
}

/// What a step does, in words.
fn words(step: Step, language: Language) -> &'static str {
    let (dutch, english) = match step {
        Step::Load => ("bestanden lezen", "reading the files"),
        Step::Recognise => ("kijken wat er veranderde", "looking at what changed"),
        Step::Parse => ("elk bestand ontleden", "parsing each file"),
        Step::Resolve => ("namen verbinden", "resolving names"),
        Step::Compute => ("cijfers berekenen", "computing figures"),
        Step::Check => ("teksten tegen de data houden", "holding texts against the data"),
        Step::DatasetFiles => ("bestanden van datasets", "files of datasets"),
        Step::TextPages => ("pagina's met tekst", "pages of text"),
        Step::DatasetPages => ("pagina's van datasets", "pages of datasets"),
        Step::Language => ("taal controleren", "judging the language"),
        Step::Records => ("wat te vinden is", "what can be found"),
        Step::Index => ("index om te zoeken", "index of search"),
        Step::Register => ("register van cijfers", "register of figures"),
        Step::EditionData => ("pakketten en zip van edities", "packages and zips of editions"),
        Step::OtherPages => ("andere pagina's", "other pages"),
        Step::References => ("verwijzingen controleren", "checking references"),
        Step::Emit => ("schrijven", "writing"),
    };
    pick(language, dutch, english)
}
