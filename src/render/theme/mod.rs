//! A theme: compiled templates, words of the interface, the style sheet and assets. Templates are strict: a name that no context offers is an error.
//!
//! A theme may rest on another (`chain`): each template, each word, each style file and each asset that it does not have itself is that of its base.

pub(crate) mod chain;
mod styles;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde::Serialize;

use self::chain::Link;
pub(crate) use self::styles::STYLE_SHEET;
use self::styles::Style;
pub(crate) use self::words::Words;
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::html;
use crate::output::File;
use crate::settings::keys::{Keys, NamedKeys};
use crate::settings::{Document, Places, Text};
use crate::source::{Content, Sources, Span};

/// The templates that every theme has.
const TEMPLATES: &[&str] = &[
    "landing.html",
    "front.html",
    "chapter.html",
    "data-index.html",
    "datasets.html",
    "dataset.html",
    "register.html",
    "register-part.html",
    "register-page.html",
    "deviations.html",
    "compare.html",
    "contents.html",
    "search.html",
    "editions.html",
    "correction.html",
    "statement.html",
    "terms.html",
    "term-notes.html",
    "missing.html",
    "chart.html",
    "table.html",
    "key-figures.html",
    "target.html",
    "scope.html",
    "download.html",
];

/// The words that the program needs itself; templates may need more.
const WORDS: &[&str] = &[
    "deviations_title",
    "deviations_door",
    "revisions_title",
    "revisions_door",
    "download_claims",
    "terms",
    "download_terms",
    "source",
    "table",
    "chart",
    "register",
    "register_of_page",
    "no_data",
    "explain_no_data",
    "front_page",
    "all_data",
    "all_editions",
    "edition",
    "version",
    "editions_title",
    "editions_feed",
    "opens_json",
    "for_json",
    "opens_bag",
    "correction",
    "revision",
    "addition",
    "correction_was",
    "correction_becomes",
    "missing_title",
    "download_package",
    "catalogue_file",
    "code_in",
    "code_list",
    "data_feed",
    "data_index",
    "data_index_lead",
    "dataset_preview",
    "download_sums",
    "download_zip",
    "endpoint_catalogue",
    "endpoint_cell",
    "endpoint_csv",
    "endpoint_csvw",
    "endpoint_dataset",
    "endpoint_figures",
    "endpoint_history",
    "endpoint_index",
    "endpoint_json",
    "endpoint_ods",
    "endpoint_package",
    "endpoint_page",
    "endpoint_feed",
    "endpoint_sums",
    "endpoint_year",
    "endpoint_zip",
    "for_csv",
    "for_json",
    "for_ods",
    "for_ods_rounded",
    "for_svg",
    "history_schema",
    "index_file",
    "index_schema",
    "kind_decimal",
    "kind_integer",
    "kind_text",
    "kind_year",
    "opens_csv",
    "opens_csvw",
    "opens_json",
    "opens_ods",
    "opens_ods_rounded",
    "opens_package",
    "opens_rdf",
    "opens_sums",
    "opens_svg",
    "opens_zip",
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
    "target_at_least",
    "target_at_most",
    "target_goal",
    "target_start",
    "target_now",
    "target_up",
    "target_down",
    "target_above",
    "target_below",
    "target_in",
    "target_compared",
    "target_mark_goal",
    "target_mark_start",
    "target_mark_now",
    "target_reached",
    "target_missed",
    "target_on_course",
    "target_behind",
    "target_open",
    "target_unknown",
    "target_why_reached",
    "target_why_exactly",
    "target_why_missed",
    "target_why_too_late",
    "target_why_on_course",
    "target_why_behind",
    "target_why_no_start",
    "target_why_no_time",
    "target_why_unknown",
    "scope_title",
    "scope_title_words",
    "scope_whole",
    "scope_partly",
    "scope_none",
    "all_pages",
    "compare",
    "compare_door",
    "compare_intro",
    "compare_first",
    "compare_second",
    "compare_show",
    "compare_all",
    "compare_hint",
    "compare_now",
    "compare_and",
    "compare_now_all",
    "compare_figure",
    "compare_none",
    "compare_missing",
    "search",
    "search_kind_text",
    "search_kind_figure",
    "search_kind_dataset",
    "search_kind_term",
    "search_one_text",
    "search_one_figure",
    "search_one_dataset",
    "search_one_term",
    "language_name",
    "in_nl",
    "in_en",
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

/// A theme, ready to render.
#[derive(Debug)]
pub(crate) struct Theme {
    environment: Environment<'static>,
    words: BTreeMap<Language, Arc<Words>>,
    /// Files of the site, by their path under `assets`; the style sheet is one of them.
    pub(crate) assets: BTreeMap<String, File>,
    /// The file of each template, by its name.
    templates: BTreeMap<String, Arc<str>>,
    /// Everything the theme was made from: two themes with the same sources render the same.
    sources: Vec<(Arc<str>, Content)>,
}

impl Eq for Theme {}

impl PartialEq for Theme {
    fn eq(&self, other: &Self) -> bool {
        self.sources == other.sources
    }
}

impl Theme {
    /// Returns the words of the interface in a language.
    pub(crate) fn words(&self, language: Language) -> &Words {
        static NONE: LazyLock<Words> = LazyLock::new(Words::default);
        self.words.get(&language).map_or(&NONE, Arc::as_ref)
    }

    /// Returns the same, to be kept.
    pub(crate) fn shared_words(&self, language: Language) -> Arc<Words> {
        self.words.get(&language).cloned().unwrap_or_default()
    }

    /// Fills a template. Errors: T002, T003 at the place in the template.
    pub(crate) fn render(&self, name: &str, context: impl Serialize) -> Result<String, Diagnostic> {
        let template = self.environment.get_template(name).map_err(|error| self.diagnostic(&error, name))?;
        template.render(Value::from(Serde(context))).map_err(|error| self.diagnostic(&error, name))
    }

    fn diagnostic(&self, error: &minijinja::Error, name: &str) -> Diagnostic {
        let name = error.name().unwrap_or(name);
        // A name that is in no theme is one that a template asks for: the message names it.
        let file = self.templates.get(name).or_else(|| self.templates.first_key_value().map(|(_, file)| file));
        template_error(error, file.expect("a theme that lacks its templates is not used"))
    }
}

/// A context under one name.
pub(crate) fn under<T: Serialize>(name: &'static str, value: T) -> BTreeMap<&'static str, T> {
    BTreeMap::from([(name, value)])
}

/// All that a theme depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ThemeInput {
    name: Text,
    languages: Vec<Language>,
    /// The files of all themes.
    sources: Sources,
}

impl ThemeInput {
    /// Collects it.
    pub(crate) fn new(name: &Text, languages: &[Language], sources: &Sources) -> Self {
        let mut themes = Sources::default();
        for (path, content) in sources.under("themes/") {
            themes.insert(path, content.clone());
        }
        ThemeInput { name: name.clone(), languages: languages.to_vec(), sources: themes }
    }
}

/// Reads a theme. `None` when it cannot render: without templates nothing can be shown. Errors: T001 to T004, T008 to T012.
pub(crate) fn parse(input: &ThemeInput) -> (Option<Arc<Theme>>, Vec<Diagnostic>) {
    let ThemeInput { name, languages, sources } = input;
    let mut diagnostics = Vec::new();
    let chain = chain::follow(name, sources, &mut diagnostics);
    let Some(root) = chain.last() else { return (None, diagnostics) };
    let files = gather(&chain, sources, &mut diagnostics);
    let mut environment = environment();
    let mut told = BTreeSet::new();
    for (template, (path, text)) in &files.templates {
        // A template of a base has two names.
        if let Err(error) = environment.add_template_owned(template.clone(), text.to_string())
            && told.insert(path)
        {
            diagnostics.push(template_error(&error, path));
        }
    }
    for template in TEMPLATES.iter().filter(|template| !files.templates.contains_key(**template)) {
        diagnostics.push(Diagnostic::new(Kind::NoTemplate { name: (*template).to_owned() }, name.span.clone()));
    }
    for language in languages {
        let file: Arc<str> = Arc::from(format!("{}words/{}.toml", root.folder, language.tag()));
        let Some(known) = files.words.get(language) else {
            let kind = Kind::MissingFile { path: file.to_string() };
            diagnostics.push(Diagnostic::new(kind, Span::new(&file, 0..0)));
            continue;
        };
        for key in WORDS.iter().filter(|key| !known.contains_key(**key)) {
            diagnostics.push(Diagnostic::new(Kind::MissingWord { key: (*key).to_owned() }, Span::new(&file, 0..0)));
        }
    }
    let mut assets = files.assets;
    assets.insert(STYLE_SHEET.to_owned(), File::Text(styles::join(&chain, &files.styles, &mut diagnostics)));
    let words = files.words.into_iter().map(|(language, words)| (language, Arc::new(Words::new(words)))).collect();
    let usable = !diagnostics.iter().any(Diagnostic::is_error);
    let templates = files.templates.into_iter().map(|(name, (path, _))| (name, path)).collect();
    let sources =
        chain.iter().flat_map(|link| sources.under(&link.folder)).map(|(path, content)| (path.clone(), content.clone())).collect();
    (usable.then(|| Arc::new(Theme { environment, words, assets, templates, sources })), diagnostics)
}

/// The files of a chain of themes, where that of a theme on top stands for that of its base.
#[derive(Default)]
struct Files {
    /// Path and text of each template by its name.
    templates: BTreeMap<String, (Arc<str>, Arc<str>)>,
    words: BTreeMap<Language, BTreeMap<String, String>>,
    /// The files of that name, that of the theme on top first.
    styles: BTreeMap<String, Vec<Style>>,
    assets: BTreeMap<String, File>,
}

/// Takes the files of all themes together, from the deepest base to the theme itself. Errors: S001, S003, S015, T012.
fn gather(chain: &[Link], sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Files {
    let mut files = Files::default();
    for link in chain.iter().rev() {
        for (path, content) in sources.under(&link.folder) {
            let inside = &path[link.folder.len()..];
            match (inside.split_once('/'), content) {
                (Some(("templates", template)), Content::Text(text)) => {
                    files.templates.insert(template.to_owned(), (path.clone(), text.clone()));
                    // So that a template can extend the one whose place it takes.
                    files.templates.insert(format!("{}/{template}", link.name), (path.clone(), text.clone()));
                }
                (Some(("words", file)), Content::Text(text)) => {
                    if let Some(language) = file.strip_suffix(".toml").and_then(Language::parse) {
                        files.words.entry(language).or_default().extend(read_words(path, text, diagnostics));
                    }
                }
                (Some(("styles", style)), Content::Text(text)) => {
                    files.styles.entry(style.to_owned()).or_default().insert(0, (path.clone(), text.clone()));
                }
                (Some(("assets", STYLE_SHEET)), _) => diagnostics.push(Diagnostic::new(Kind::StyleSheetTaken, Span::new(path, 0..0))),
                (Some(("assets", asset)), Content::Text(text)) => {
                    files.assets.insert(asset.to_owned(), File::Text(text.clone()));
                }
                (Some(("assets", asset)), Content::Bytes(bytes)) => {
                    files.assets.insert(asset.to_owned(), File::Bytes(bytes.clone()));
                }
                (None, _) if inside == "theme.toml" => {}
                _ => diagnostics.push(Diagnostic::new(Kind::UnusedFile { path: path.to_string() }, Span::new(path, 0..0))),
            }
        }
    }
    files
}

/// The template engine, without templates.
fn environment() -> Environment<'static> {
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
    environment
}

/// `words/nl.toml` and `words/en.toml`. Which words there must be, the templates decide.
pub(crate) const WORDS_FILE: Keys =
    Keys::named("themes/NAME/words/LANGUAGE.toml", "De woorden van de site in één taal: `naam = \"tekst\"`.", NamedKeys::Texts);

/// Reads a file of words. Errors: S001, S003.
pub(crate) fn read_words(path: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, String> {
    let document = Document::parse(text, Places::slice(path, 0), diagnostics);
    let mut reader = document.reader(&WORDS_FILE, diagnostics);
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
