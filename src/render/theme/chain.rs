//! A theme and the themes it rests on: a house style names its base in `theme.toml`, and has from there what it does not have itself.
//!
//! Finds the folders and reads what each `theme.toml` says; the parent module takes the files together.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Kind};
use crate::settings::keys::{Holds, Key, Keys, Rule, Words};
use crate::settings::{Document, Places, Text};
use crate::source::{Content, Sources, Span};

/// `theme.toml`.
pub(crate) const THEME: Keys = Keys::new(
    "themes/NAME/theme.toml",
    "Wat een thema is, en waar het op rust.",
    &[
        Key::filled("name", "Naam van het thema.", "\"huis\""),
        Key::filled("description", "Wat het thema is, in een zin.", "\"De huisstijl van een gemeente.\""),
        Key::new("base", Holds::Text(Words::Filled), "Het thema waar dit op rust: wat hier niet is, komt daarvandaan.", "\"basis\""),
        Key::new(
            "styles",
            Holds::Texts(Words::Any),
            "De bestanden van `styles/` die samen de opmaak zijn, in deze volgorde.",
            "[\"kader.css\"]",
        ),
    ],
)
.with(&[Rule::OneOf(&["base", "styles"])]);

/// One theme of a chain, as its `theme.toml` tells of it.
pub(super) struct Link {
    /// Its name, and that of its folder.
    pub(super) name: String,
    /// Its folder, with a slash at the end: `themes/basis/`.
    pub(super) folder: String,
    /// The style files that it adds, in order, each with its place.
    pub(super) styles: Vec<Text>,
}

/// Returns the theme of that name and those it rests on, its base behind it and so on. Empty when one of them cannot be read: the rest would
/// only be told to lack what that one has. Errors: S001 to S004, S010, S018, T001, T008.
pub(super) fn follow(name: &Text, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Vec<Link> {
    let mut chain: Vec<Link> = Vec::new();
    let mut wanted = name.clone();
    loop {
        if let Some(first) = chain.iter().position(|link| link.name == wanted.value) {
            let mut themes: Vec<String> = chain[first..].iter().map(|link| link.name.clone()).collect();
            themes.push(wanted.value);
            diagnostics.push(Diagnostic::new(Kind::ThemeCircle { themes }, wanted.span));
            return Vec::new();
        }
        let Some(about) = about(&wanted, sources, diagnostics) else { return Vec::new() };
        chain.push(Link { name: wanted.value.clone(), folder: folder(&wanted.value), styles: about.styles });
        let Some(base) = about.base else { return chain };
        wanted = base;
    }
}

fn folder(name: &str) -> String {
    format!("themes/{name}/")
}

/// What a `theme.toml` says.
pub(crate) struct About {
    base: Option<Text>,
    styles: Vec<Text>,
}

/// Reads the `theme.toml` of a theme; `None` when nothing can be built on it.
fn about(name: &Text, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<About> {
    let folder = folder(&name.value);
    let plain = !name.value.is_empty() && name.value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if !plain || sources.under(&folder).next().is_none() {
        let known: BTreeSet<String> = sources
            .under("themes/")
            .filter_map(|(path, _)| path["themes/".len()..].split_once('/'))
            .map(|(name, _)| name.to_owned())
            .collect();
        let kind = Kind::NoTheme { name: name.value.clone(), known: known.into_iter().collect() };
        diagnostics.push(Diagnostic::new(kind, name.span.clone()));
        return None;
    }
    let file: Arc<str> = Arc::from(format!("{folder}theme.toml"));
    let Some(Content::Text(text)) = sources.get(&file) else {
        diagnostics.push(Diagnostic::new(Kind::MissingFile { path: file.to_string() }, Span::new(&file, 0..0)));
        return None;
    };
    let before = diagnostics.len();
    let about = read(&file, text, diagnostics);
    let sound = !diagnostics[before..].iter().any(Diagnostic::is_error);
    sound.then_some(about)
}

/// Reads a `theme.toml`. Errors: S001 to S004, S018.
pub(crate) fn read(file: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> About {
    let document = Document::parse(text, Places::slice(file, 0), diagnostics);
    let mut reader = document.reader(&THEME, diagnostics);
    reader.required_text("name");
    reader.required_text("description");
    let base = if reader.has("base") { reader.required_text("base") } else { None };
    if base.is_none() && !reader.has("styles") && !reader.has("base") {
        let span = reader.span().clone();
        reader.report(Kind::MissingKey { key: "styles".to_owned() }, span);
    }
    let styles = reader.texts("styles");
    reader.finish();
    About { base, styles }
}
