//! What is said of the sentences of a page: its language, its numbers, its accessibility, each beside the sentence it is about.

use serde::Serialize;

use super::places::{Finder, Place};
use super::{Known, View};
use crate::diagnostic::plain::{Measure, tenths};
use crate::diagnostic::{Diagnostic, Language, Severity};
use crate::pipeline::PlainChapter;
use crate::site::passages;
use crate::source::{Sources, Span};

/// A remark.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(super) struct Remark {
    code: &'static str,
    rule: &'static str,
    kind: Kind,
    level: &'static str,
    message: String,
    /// What could be written instead, the best first.
    instead: Vec<String>,
    /// The sentence as it reads on the page; empty when it is about more than that.
    sentence: String,
    /// The words it is about; may be empty.
    quote: String,
    #[serde(flatten)]
    place: Place,
}

/// What a remark is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Language,
    Number,
    Accessibility,
}

/// The budget of the language of a page.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(super) struct Budget {
    measures: Vec<Measured>,
    within: bool,
}

/// A measure beside its bound.
#[derive(Clone, PartialEq, Debug, Serialize)]
struct Measured {
    name: &'static str,
    value: String,
    limit: String,
    over: bool,
}

/// The longest quote, in bytes; what is longer is the sentence itself.
const LONGEST: usize = 120;

/// Returns the remarks on a page, in order of place.
pub(super) fn of_page(view: View<'_>, path: &str) -> Vec<Remark> {
    let mut finder = Finder::new(view);
    let mut remarks: Vec<(Span, Remark)> = Vec::new();
    let chapter = view.chapters().iter().find(|chapter| chapter.path == path);
    for noted in chapter.iter().flat_map(|chapter| &chapter.page.remarks).filter(|noted| noted.excused.is_none()) {
        let remark = noted.remark();
        let span = &noted.diagnostic.span;
        let said = noted.diagnostic.words(view.language).headline.replace('`', "");
        let told = Remark {
            code: remark.rule().code(),
            rule: remark.rule().name(view.language),
            kind: Kind::Language,
            level: remark.level.name(),
            message: ended(said),
            instead: remark.alternatives().to_vec(),
            sentence: noted.sentence.to_string(),
            quote: quote(span, view.sources),
            place: finder.place(span),
        };
        remarks.push((span.clone(), told));
    }
    if let Some(known) = view.page(path) {
        let own = view.diagnostics.iter().filter(|diagnostic| diagnostic.span.file == known.page.chapter.file);
        for (kind, diagnostic) in own.filter_map(|diagnostic| Some((kind(diagnostic.kind.code())?, diagnostic))) {
            remarks.push((diagnostic.span.clone(), of_diagnostic(view, known, kind, diagnostic, &mut finder)));
        }
    }
    remarks.sort_by(|(a, _), (b, _)| a.cmp(b));
    remarks.into_iter().map(|(_, remark)| remark).collect()
}

/// What a diagnostic is about when it stands beside a sentence. Of accessibility are those about headings, images, tables and links (WCAG 2.2: 1.1.1, 1.3.1, 2.4.4).
fn kind(code: &str) -> Option<Kind> {
    match code {
        "M010" | "M015" | "M021" | "M022" | "M024" => Some(Kind::Accessibility),
        code if code.starts_with('A') => Some(Kind::Accessibility),
        code if code.starts_with(['N', 'W']) => Some(Kind::Number),
        _ => None,
    }
}

fn of_diagnostic(view: View<'_>, known: Known<'_>, kind: Kind, diagnostic: &Diagnostic, finder: &mut Finder<'_>) -> Remark {
    let words = diagnostic.words(view.language);
    let rule = match (kind, view.language) {
        (Kind::Number, Language::Dutch) => "getal",
        (Kind::Number, Language::English) => "number",
        (Kind::Accessibility, Language::Dutch) => "toegankelijk",
        (Kind::Accessibility, Language::English) => "accessible",
        (Kind::Language, _) => "",
    };
    let message = [words.headline.replace('`', ""), words.help.replace('`', "")].into_iter().filter(|part| !part.is_empty()).map(ended);
    Remark {
        code: diagnostic.kind.code(),
        rule,
        kind,
        level: match diagnostic.kind.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        },
        message: message.collect::<Vec<_>>().join(" "),
        instead: Vec::new(),
        sentence: sentence(known, &diagnostic.span).unwrap_or_default(),
        quote: quote(&diagnostic.span, view.sources),
        place: finder.place(&diagnostic.span),
    }
}

/// The sentence that a place is in, as a reader reads it.
fn sentence(known: Known<'_>, at: &Span) -> Option<String> {
    for passage in passages::of_page(known.page, known.figures) {
        let whole = passage.span(&(0..passage.text.len()));
        if whole.file != at.file || at.start < whole.start || whole.end < at.start {
            continue;
        }
        for range in passage.sentences() {
            let span = passage.span(&range);
            if span.start <= at.start && at.start < span.end.max(span.start + 1) {
                return Some(passage.text[range].to_owned());
            }
        }
    }
    None
}

/// The words at a place, when they are few and stand on one line.
fn quote(span: &Span, sources: &Sources) -> String {
    let words = sources.text(&span.file).and_then(|text| text.get(span.range()));
    words.filter(|words| words.len() <= LONGEST && !words.contains(['\n', '`'])).unwrap_or_default().to_owned()
}

fn ended(said: String) -> String {
    if said.ends_with(['?', '.', '!']) { said } else { said + "." }
}

/// Returns the budget of the language of a page; `None` of a page that is not judged.
pub(super) fn budget(view: View<'_>, path: &str) -> Option<Budget> {
    let chapter = view.chapters().iter().find(|chapter| chapter.path == path && chapter.judged)?;
    let PlainChapter { page, .. } = chapter.as_ref();
    let measured = |measure: &Measure| {
        let (found, bound) = (page.tally.measure(*measure), measure.budget());
        let limit = match (*measure == Measure::Clear, view.language) {
            (true, Language::Dutch) => "minstens",
            (false, Language::Dutch) => "hoogstens",
            (true, Language::English) => "at least",
            (false, Language::English) => "at most",
        };
        Measured {
            name: measure.name(view.language),
            value: tenths(found, view.language),
            limit: format!("{limit} {}", tenths(bound, view.language)),
            over: !measure.is_within(found, bound),
        }
    };
    Some(Budget { measures: Measure::ALL.iter().map(measured).collect(), within: page.tally.meets_budget() })
}
