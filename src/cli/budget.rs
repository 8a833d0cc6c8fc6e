//! `budget`: how the language of each chapter stands beside its budget, and what is written down of those that are over it.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use super::args::Common;
use super::language;
use super::saying::{MISTAKES, asked, emit_words, failure, load_words, pick, print_json, say};
use crate::diagnostic::plain::{Fault, Measure};
use crate::diagnostic::{self, Language, render};
use crate::pipeline::{Pipeline, PlainChapter};
use crate::{emit, load};

/// Tells how the chapters stand; with `write`, writes down what is over the budget. A chapter that got worse keeps what was written down of it.
pub(super) fn run(write: bool, common: &Common) -> ExitCode {
    let asked = asked(common);
    let sources = match load::load(&common.project) {
        Ok(sources) => sources,
        Err(error) => return failure(&load_words(&error, asked.unwrap_or(Language::English)), asked),
    };
    let build = Pipeline::default().judged(&sources);
    let language = asked.unwrap_or(build.language);
    // Of a text with mistakes not everything could be read, so that it would look better than it is.
    if !build.is_sound() {
        for diagnostic in diagnostic::shortened(&build.diagnostics) {
            say(&render::text(&diagnostic, &sources, language, true));
        }
        say(pick(language, "Verbeter eerst deze fouten.", "Mend these mistakes first."));
        return ExitCode::from(MISTAKES);
    }
    if common.json {
        print_json(&language::json(&build.plain, &sources, language));
    } else {
        let mut stdout = std::io::stdout().lock();
        for chapter in build.plain.iter().filter(|chapter| chapter.judged) {
            let _ = writeln!(stdout, "{}: {}", chapter.file, language::clear_words(&chapter.page, language));
            for line in language::measures(&chapter.page, language) {
                let _ = writeln!(stdout, "{line}");
            }
        }
    }
    if !write {
        return ExitCode::SUCCESS;
    }
    for (edition, chapters) in over(&build.plain) {
        if let Err(error) = emit::budget(&common.project, edition, &chapters) {
            return failure(&emit_words(&error, language), Some(language));
        }
    }
    let worse: Vec<&str> = build.plain.iter().filter(|chapter| is_worse(chapter)).map(|chapter| chapter.file.as_ref()).collect();
    if worse.is_empty() {
        return ExitCode::SUCCESS;
    }
    let words = pick(
        language,
        "moeilijker geworden; hiervan blijft staan wat er was opgeschreven",
        "harder than before; what was written down of it stays",
    );
    say(&format!("{}: {words}", worse.join(", ")));
    ExitCode::from(MISTAKES)
}

/// For each edition what is to be written down of its chapters over the budget.
fn over(chapters: &[Arc<PlainChapter>]) -> BTreeMap<&str, BTreeMap<String, BTreeMap<Measure, i64>>> {
    let mut editions: BTreeMap<&str, BTreeMap<String, BTreeMap<Measure, i64>>> = BTreeMap::new();
    for chapter in chapters {
        let edition = editions.entry(&chapter.edition).or_default();
        let over = chapter.page.tally.over(Measure::budget);
        let measures = match &chapter.recorded {
            Some(recorded) if is_worse(chapter) => recorded.clone(),
            _ => over.iter().map(|over| (over.measure, over.found)).collect(),
        };
        if chapter.judged && !over.is_empty() {
            edition.insert(chapter.name().to_owned(), measures);
        }
    }
    editions
}

fn is_worse(chapter: &PlainChapter) -> bool {
    chapter.page.remarks.iter().any(|noted| matches!(noted.remark().fault, Fault::Worse { .. }))
}
