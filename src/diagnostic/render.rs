//! Diagnostics for people, as compilers draw them, and for editors, as JSON. The only place that knows of lines and columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;
use serde_json::{Value, json};

use super::plain::{Level as PlainLevel, Remark};
use super::{Diagnostic, Kind, Language, Severity, nouns};
use crate::source::{LineIndex, Sources, Span};

/// Writes one diagnostic for people: headline, place with the line it is on, note and help; a remark on plain language in one line. Colours when `colour` is set.
pub(crate) fn text(diagnostic: &Diagnostic, sources: &Sources, language: Language, colour: bool) -> String {
    if let Kind::Plain(remark) = &diagnostic.kind {
        return Lines::new(sources).line(diagnostic, remark, language);
    }
    let words = diagnostic.words(language);
    let level = match diagnostic.kind.severity() {
        Severity::Error => Level::ERROR.with_name(nouns::error(language)),
        Severity::Warning => Level::WARNING.with_name(nouns::warning(language)),
        Severity::Info => Level::INFO.with_name(nouns::info(language)),
    };
    let mut group = Group::with_title(level.primary_title(&words.headline).id(diagnostic.kind.code()));
    let span = &diagnostic.span;
    // A mistake of a whole file or folder marks nothing in it.
    let is_whole = span.end == 0;
    let text = sources.shown(&span.file).filter(|_| !is_whole).cloned();
    let other = diagnostic.other.as_ref();
    match &text {
        Some(text) => {
            let mut snippet = Snippet::source(text.as_ref())
                .path(span.file.as_ref())
                .annotation(AnnotationKind::Primary.span(within(text, span)).label(&words.label));
            if let Some(other) = other.filter(|other| other.file == span.file) {
                snippet = snippet.annotation(AnnotationKind::Context.span(within(text, other)).label(&words.other));
            }
            group = group.element(snippet);
        }
        None => group = group.element(annotate_snippets::Origin::path(span.file.as_ref())),
    }
    let other_text = other.filter(|other| other.file != span.file).and_then(|other| Some((other, sources.shown(&other.file)?)));
    if let Some((other, text)) = &other_text {
        let annotation = AnnotationKind::Context.span(within(text, other)).label(&words.other);
        group = group.element(Snippet::source(text.as_ref()).path(other.file.as_ref()).annotation(annotation));
    }
    if !words.note.is_empty() {
        group = group.element(Level::NOTE.with_name(nouns::note(language)).message(&words.note));
    }
    if !words.help.is_empty() {
        group = group.element(Level::HELP.with_name(nouns::help(language)).message(&words.help));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group]).to_string()
}

/// Lines and columns of places, with the lines of each file counted once.
pub(crate) struct Lines<'a> {
    sources: &'a Sources,
    indexes: BTreeMap<Arc<str>, LineIndex>,
}

impl<'a> Lines<'a> {
    /// Looks at the files of a build.
    pub(crate) fn new(sources: &'a Sources) -> Self {
        Lines { sources, indexes: BTreeMap::new() }
    }

    /// Returns line and column of the start and of the end of a span, counted from 1, columns in characters.
    pub(crate) fn of(&mut self, span: &Span) -> [(usize, usize); 2] {
        let text = self.sources.shown(&span.file).map_or("", |text| text);
        let index = self.indexes.entry(span.file.clone()).or_insert_with(|| LineIndex::new(text));
        let range = if text.is_empty() { 0..0 } else { within(text, span) };
        [index.line_column(text, range.start), index.line_column(text, range.end)]
    }

    /// Writes a remark on plain language in one line: there may be many, and the place and the advice are all that a writer needs.
    pub(crate) fn line(&mut self, diagnostic: &Diagnostic, remark: &Remark, language: Language) -> String {
        let [(line, column), _] = self.of(&diagnostic.span);
        let severity = match diagnostic.kind.severity() {
            Severity::Error => nouns::error(language),
            Severity::Warning => nouns::warning(language),
            Severity::Info => nouns::info(language),
        };
        let rule = remark.rule();
        let headline = diagnostic.words(language).headline;
        // What `--strict` would stop.
        let severe = if remark.level == PlainLevel::Error && !remark.strict { nouns::severe(language) } else { "" };
        format!("{}:{line}:{column}: {severity}[{}] {}{severe}: {headline}", diagnostic.span.file, rule.code(), rule.name(language))
    }
}

/// A remark on plain language for editors, and for programs that read many of them: a struct, since a map for each would cost more than the judging.
#[derive(Serialize)]
pub(crate) struct RemarkJson<'a> {
    code: &'static str,
    rule: &'static str,
    level: &'static str,
    severity: &'static str,
    message: String,
    instead: &'a [String],
    place: PlaceJson<'a>,
    /// The range in the text as it is read.
    bytes: [u32; 2],
}

/// A place, counted from 1, columns in characters.
#[derive(Serialize)]
struct PlaceJson<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// Writes remarks on plain language for editors; what is no remark is left out.
pub(crate) fn remarks<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources,
    language: Language,
) -> Vec<RemarkJson<'a>> {
    let mut lines = Lines::new(sources);
    let one = |diagnostic: &'a Diagnostic| {
        let Kind::Plain(remark) = &diagnostic.kind else { return None };
        let span = &diagnostic.span;
        let [(line, column), (end_line, end_column)] = lines.of(span);
        Some(RemarkJson {
            code: remark.rule().code(),
            rule: remark.rule().name(Language::Dutch),
            level: remark.level.name(),
            severity: severity(diagnostic),
            message: diagnostic.words(language).headline,
            instead: remark.alternatives(),
            place: PlaceJson { file: &span.file, line, column, end_line, end_column },
            bytes: [span.start, span.end],
        })
    };
    diagnostics.into_iter().filter_map(one).collect()
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.kind.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// Writes diagnostics for editors: an object with `diagnostics`, each with code, severity, file, places counted from 1, and words.
pub(crate) fn json(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> Value {
    let mut lines = Lines::new(sources);
    let mut place = |span: &Span| -> Value {
        let [(line, column), (end_line, end_column)] = lines.of(span);
        json!({ "file": span.file.as_ref(), "line": line, "column": column, "end_line": end_line, "end_column": end_column })
    };
    let list: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| {
            let words = diagnostic.words(language);
            json!({
                "code": diagnostic.kind.code(),
                "severity": severity(diagnostic),
                "message": words.headline,
                "label": words.label,
                "note": words.note,
                "help": words.help,
                "rows": diagnostic.rows,
                "place": place(&diagnostic.span),
                "other": diagnostic.other.as_ref().map(&mut place),
            })
        })
        .collect();
    let count = |severity: &str| list.iter().filter(|item| item["severity"] == severity).count();
    let (errors, warnings) = (count("error"), count("warning"));
    json!({ "version": 1, "language": language.tag(), "errors": errors, "warnings": warnings, "diagnostics": list })
}

/// The span as a range of this text, on character borders.
fn within(text: &str, span: &Span) -> std::ops::Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    floor(span.range().start)..floor(span.range().end)
}
