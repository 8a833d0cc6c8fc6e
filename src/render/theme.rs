//! A theme: compiled templates, words of the interface, and assets. Templates are strict: a name that no context offers is an error.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::html;
use crate::output::File;
use crate::settings::{Document, Places, Text};
use crate::source::{Content, Sources, Span};

/// The templates that every theme has.
const TEMPLATES: [&str; 12] = [
    "landing.html",
    "front.html",
    "chapter.html",
    "datasets.html",
    "dataset.html",
    "register.html",
    "deviations.html",
    "contents.html",
    "statement.html",
    "missing.html",
    "table.html",
    "key-figures.html",
];

/// The words that the program needs itself; templates may need more.
const WORDS: [&str; 55] = [
    "deviations_title",
    "deviations_door",
    "revisions_title",
    "revisions_door",
    "download_claims",
    "table",
    "register",
    "register_of_page",
    "register_download",
    "no_data",
    "explain_no_data",
    "front_page",
    "all_data",
    "all_pages",
    "language_name",
    "in_nl",
    "in_en",
    "missing_title",
    "download_package",
    "measure",
    "status_provisional",
    "status_revised",
    "status_estimated",
    "status_confidential",
    "status_not_available",
    "status_not_applicable",
    "rounds_to_zero",
    "explain_provisional",
    "explain_revised",
    "explain_estimated",
    "explain_confidential",
    "explain_not_available",
    "explain_not_applicable",
    "explain_rounds_to_zero",
    "total",
    "key_figures",
    "statement",
    "statement_law_name",
    "statement_a",
    "statement_a_text",
    "statement_b",
    "statement_b_text",
    "statement_c",
    "statement_c_text",
    "statement_d",
    "statement_d_text",
    "statement_e",
    "statement_e_text",
    "statement_noncompliance",
    "statement_burden",
    "statement_out_of_scope",
    "evidence_wcag_em",
    "evidence_manual",
    "evidence_user_test",
    "evidence_automated",
];

/// How much work a template may do; a page needs far less. Stops loops that never end.
const FUEL: u64 = 50_000_000;

/// Words of the interface by key.
pub(crate) type Words = BTreeMap<String, String>;

/// A theme, ready to render.
#[derive(Debug)]
pub(crate) struct Theme {
    environment: Environment<'static>,
    words: BTreeMap<Language, Words>,
    /// Files to copy, by their path under `assets`.
    pub(crate) assets: BTreeMap<String, File>,
    folder: String,
    /// Everything the theme was made from: two themes with the same sources render the same.
    sources: Vec<(Arc<str>, Content)>,
}

impl PartialEq for Theme {
    fn eq(&self, other: &Self) -> bool {
        self.sources == other.sources
    }
}

impl Theme {
    /// Returns the words of the interface in a language.
    pub(crate) fn words(&self, language: Language) -> &Words {
        static NONE: Words = Words::new();
        self.words.get(&language).unwrap_or(&NONE)
    }

    /// Fills a template. Errors: T002, T003 at the place in the template.
    pub(crate) fn render(&self, name: &str, context: impl Serialize) -> Result<String, Diagnostic> {
        let template = self.environment.get_template(name).map_err(|error| self.diagnostic(&error, name))?;
        template.render(Value::from(Serde(context))).map_err(|error| self.diagnostic(&error, name))
    }

    fn diagnostic(&self, error: &minijinja::Error, name: &str) -> Diagnostic {
        let name = error.name().unwrap_or(name);
        let file: Arc<str> = Arc::from(format!("{}templates/{name}", self.folder));
        template_error(error, &file)
    }
}

/// Reads a theme. `None` when it cannot render: without templates nothing can be shown. Errors: T001 to T004.
pub(crate) fn parse(name: &Text, languages: &[Language], sources: &Sources) -> (Option<Theme>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let folder = format!("themes/{}/", name.value);
    let plain = !name.value.is_empty() && name.value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if !plain || sources.under(&folder).next().is_none() {
        let mut known: Vec<String> = sources.under("themes/").filter_map(|(path, _)| path.split('/').nth(1)).map(str::to_owned).collect();
        known.dedup();
        known.retain(|known| !known.contains('.'));
        diagnostics.push(Diagnostic::new(Kind::NoTheme { name: name.value.clone(), known }, name.span.clone()));
        return (None, diagnostics);
    }
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    // The engine's own escaping writes `/` as an entity, which is legal but unreadable in addresses and ids; ours is enough in quoted attributes.
    environment.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if !value.is_safe() => Ok(out.write_str(&html::escape(text))?),
        _ => minijinja::escape_formatter(out, state, value),
    });
    environment.set_fuel(Some(FUEL));
    environment.set_debug(true);
    let mut words = BTreeMap::new();
    let mut assets = BTreeMap::new();
    for (path, content) in sources.under(&folder) {
        let inside = &path[folder.len()..];
        match (inside.split_once('/'), content) {
            (Some(("templates", template)), Content::Text(text)) => {
                if let Err(error) = environment.add_template_owned(template.to_owned(), text.to_string()) {
                    diagnostics.push(template_error(&error, path));
                }
            }
            (Some(("words", file)), Content::Text(text)) => {
                if let Some(language) = file.strip_suffix(".toml").and_then(Language::parse) {
                    words.insert(language, read_words(path, text, &mut diagnostics));
                }
            }
            (Some(("assets", asset)), Content::Text(text)) => {
                assets.insert(asset.to_owned(), File::Text(text.clone()));
            }
            (Some(("assets", asset)), Content::Bytes(bytes)) => {
                assets.insert(asset.to_owned(), File::Bytes(bytes.clone()));
            }
            (None, Content::Text(text)) if inside == "theme.toml" => about(path, text, &mut diagnostics),
            _ => diagnostics.push(Diagnostic::new(Kind::UnusedFile { path: path.to_string() }, Span::new(path, 0..0))),
        }
    }
    if sources.get(&format!("{folder}theme.toml")).is_none() {
        let file: Arc<str> = Arc::from(format!("{folder}theme.toml"));
        diagnostics.push(Diagnostic::new(Kind::MissingFile { path: file.to_string() }, Span::new(&file, 0..0)));
    }
    for template in TEMPLATES {
        if environment.get_template(template).is_err() && sources.get(&format!("{folder}templates/{template}")).is_none() {
            diagnostics.push(Diagnostic::new(Kind::NoTemplate { name: template.to_owned() }, name.span.clone()));
        }
    }
    for language in languages {
        let file: Arc<str> = Arc::from(format!("{folder}words/{}.toml", language.tag()));
        let Some(known) = words.get(language) else {
            let kind = Kind::MissingFile { path: file.to_string() };
            diagnostics.push(Diagnostic::new(kind, Span::new(&file, 0..0)));
            continue;
        };
        for key in WORDS {
            if !known.contains_key(key) {
                diagnostics.push(Diagnostic::new(Kind::MissingWord { key: key.to_owned() }, Span::new(&file, 0..0)));
            }
        }
    }
    let usable = !diagnostics.iter().any(Diagnostic::is_error);
    let sources = sources.under(&folder).map(|(path, content)| (path.clone(), content.clone())).collect();
    (usable.then_some(Theme { environment, words, assets, folder, sources }), diagnostics)
}

/// Reads `theme.toml`, which says what the theme is, to people. Errors: S001 to S004, S018.
fn about(path: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    let document = Document::parse(text, Places::slice(path, 0), diagnostics);
    let mut reader = document.reader(diagnostics);
    reader.required_text("name");
    reader.required_text("description");
    reader.finish();
}

fn read_words(path: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Words {
    let document = Document::parse(text, Places::slice(path, 0), diagnostics);
    let mut reader = document.reader(diagnostics);
    reader.every_text().into_iter().map(|(key, text)| (key.value, text.value)).collect()
}

fn template_error(error: &minijinja::Error, file: &Arc<str>) -> Diagnostic {
    let message = match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    };
    let range = error.range().or_else(|| line_range(error)).unwrap_or(0..0);
    Diagnostic::new(Kind::TemplateError { message }, Span::new(file, range))
}

/// The bytes of the line of an error that knows no more than its line.
fn line_range(error: &minijinja::Error) -> Option<std::ops::Range<usize>> {
    let (line, source) = (error.line()?, error.template_source()?);
    let start: usize = source.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = source[start..].lines().next().map_or(0, str::len);
    Some(start..start + length)
}
