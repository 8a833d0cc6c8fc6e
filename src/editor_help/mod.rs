//! Help for those who write TOML and chapters in an editor: JSON Schemas, snippets, and the settings that switch them on.
//!
//! All of it is made from the tables of keys that the program itself reads by (`settings::keys`), so that an editor knows exactly what a build takes. A build
//! publishes the files under `schemas/` of the site, outside the editions: they belong to the program, not to a year. `kerncijfer schemas` writes the
//! same files to a folder of the project, for work without a network or before the first build.

mod json_schema;
mod settings;
mod snippets;

use std::sync::Arc;

use serde_json::{Value, json};

use crate::config;
use crate::content::{block, claims, front_matter, plain_budget, statement_keys, terms, word_list};
use crate::data::schema_reader;
use crate::diagnostic::Language;
use crate::output::Output;
use crate::render::theme;
use crate::settings::keys::Keys;
use crate::site::{named, redirects};

/// Folder of the files in the site.
const FOLDER: &str = "schemas";

/// Name of the list of all schemas, in the form of the JSON Schema Store, which editors take as a catalogue.
const INDEX: &str = "index.json";

/// Name of the snippets for chapters.
const SNIPPETS: &str = "kerncijfer.code-snippets";

/// Name of the settings for Taplo, which belong in the root of a project as `.taplo.toml`.
const TAPLO: &str = "taplo.toml";

/// Name of the settings for VS Code, which belong in `.vscode/settings.json`.
const VSCODE: &str = "vscode-settings.json";

/// A kind of file or block, with its schema.
struct Described {
    /// Name of the schema.
    name: &'static str,
    /// The files that are of this kind, as globs from the root of a project; empty for what stands inside a chapter.
    files: &'static [&'static str],
    /// Files that the globs find and that are of another kind.
    but: &'static [&'static str],
    keys: &'static Keys,
}

/// Every kind that has a file of its own. Where one file fits two globs, the last counts.
const FILES: [Described; 12] = [
    of("site", &["site.toml"], &config::keys::SITE),
    of("redirects", &["redirects.toml"], &redirects::KEYS),
    of("edition", &["content/*/edition.toml"], &config::keys::EDITION),
    Described { name: "dataset", files: &["data/*/*.toml"], but: &["data/*/figures.toml"], keys: &schema_reader::keys::SCHEMA },
    of("figures", &["data/*/figures.toml"], &named::FIGURES),
    of("terms", &["content/*/terms.toml"], &terms::keys::TERMS),
    of("claims", &["content/*/claims.toml"], &claims::CLAIMS),
    of("accessibility", &["content/accessibility.toml"], &statement_keys::STATEMENT),
    of("difficult-words", &["content/difficult-words.toml"], &word_list::WORDS),
    of("language-budget", &["content/*/language-budget.toml"], &plain_budget::BUDGET),
    of("theme", &["themes/*/theme.toml"], &theme::chain::THEME),
    of("theme-words", &["themes/*/words/*.toml"], &theme::WORDS_FILE),
];

const fn of(name: &'static str, files: &'static [&'static str], keys: &'static Keys) -> Described {
    Described { name, files, but: &[], keys }
}

/// Every kind: files, the heads of chapters, and blocks.
fn described() -> Vec<Described> {
    let mut all = Vec::from(FILES);
    all.push(of("front-matter", &[], &front_matter::CHAPTER));
    all.push(of("front-matter-of-edition", &[], &front_matter::FRONT_PAGE));
    all.extend(block::kinds().map(|(_, name, keys)| of(name, &[], keys)));
    all
}

/// Where the files stand, which some of them tell.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    /// In the site at this base URL.
    Site(&'a str),
    /// In this folder of the project, as a path from its root.
    Project(&'a str),
}

impl Place<'_> {
    /// Returns the address of a file, or its path from the root of the project.
    fn of(self, file: &str) -> String {
        match self {
            Place::Site(base_url) => format!("{base_url}{FOLDER}/{file}"),
            Place::Project("" | ".") => file.to_owned(),
            Place::Project(folder) => format!("{}/{file}", folder.trim_end_matches('/')),
        }
    }
}

/// Returns every file by its name, in order.
pub(crate) fn files(place: Place<'_>) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for Described { name, keys, .. } in described() {
        let file = format!("{name}.json");
        let id = matches!(place, Place::Site(_)).then(|| place.of(&file));
        let schema = json_schema::whole(keys, &format!("Kerncijfer: {}", keys.name), id.as_deref());
        files.push((file, pretty(&schema)));
    }
    if let Place::Site(_) = place {
        // A catalogue holds full addresses, which a folder has none of.
        files.push((INDEX.to_owned(), pretty(&catalogue(place))));
    }
    files.push((SNIPPETS.to_owned(), pretty(&snippets::all())));
    files.push((TAPLO.to_owned(), settings::taplo(place)));
    files.push((VSCODE.to_owned(), pretty(&settings::vscode())));
    files
}

/// Returns the files of a site by their paths.
pub(crate) fn of_site(base_url: &str) -> Vec<(String, Arc<str>)> {
    files(Place::Site(base_url)).into_iter().map(|(file, text)| (format!("{FOLDER}/{file}"), Arc::from(text))).collect()
}

/// Returns the files as a folder of the project holds them.
pub(crate) fn folder(path: &str) -> Output {
    let mut output = Output::default();
    for (file, text) in files(Place::Project(path)) {
        output.insert_text(file, text);
    }
    output
}

/// Returns the name and purpose of each schema, for people: the names in a language, the purposes as the schemas have them.
pub(crate) fn list() -> Vec<(String, String)> {
    described().into_iter().map(|Described { name, keys, .. }| (format!("{name}.json"), keys.about.to_owned())).collect()
}

/// The list of all schemas; those of what stands in chapters fit no file.
fn catalogue(place: Place<'_>) -> Value {
    let schemas = described().into_iter().map(|Described { name, files, keys, .. }| {
        json!({ "name": format!("Kerncijfer: {}", keys.name), "description": keys.about, "fileMatch": files, "url": place.of(&format!("{name}.json")) })
    });
    json!({ "$schema": "https://json.schemastore.org/schema-catalog.json", "version": 1, "schemas": schemas.collect::<Vec<_>>() })
}

fn pretty(json: &Value) -> String {
    let mut text = serde_json::to_string_pretty(json).expect("a map of texts is JSON");
    text.push('\n');
    text
}

/// The two languages of chapters.
const LANGUAGES: [Language; 2] = [Language::Dutch, Language::English];
