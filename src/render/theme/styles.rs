//! The style sheet of a theme: its files of `styles/`, joined in the order of `theme.toml`, so that a page asks for one file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::chain::Link;
use crate::diagnostic::{Diagnostic, Kind};
use crate::source::Span;

/// Where the style sheet stands among the assets.
pub(crate) const STYLE_SHEET: &str = "style.css";

/// A style file: its place in the project and its text.
pub(super) type Style = (Arc<str>, Arc<str>);

/// Joins the style files of a chain of themes: those that the deepest base lists first, then what each theme on top of it adds. A file of a theme
/// on top takes the place of one of the same name below it. Errors: T009, T010, T011.
pub(super) fn join(chain: &[Link], files: &BTreeMap<String, Vec<Style>>, diagnostics: &mut Vec<Diagnostic>) -> Arc<str> {
    let mut listed: Vec<&str> = Vec::new();
    let mut sheet = String::new();
    let mut missing = false;
    for link in chain.iter().rev() {
        for name in &link.styles {
            if listed.contains(&name.value.as_str()) {
                diagnostics.push(Diagnostic::new(Kind::StyleTwice { name: name.value.clone() }, name.span.clone()));
                continue;
            }
            listed.push(&name.value);
            match files.get(&name.value).and_then(|found| found.first()) {
                Some((_, text)) => {
                    sheet.push_str(text);
                    sheet.push('\n');
                }
                None => {
                    missing = true;
                    let known = files.keys().filter(|known| !lists(chain, known)).cloned().collect();
                    diagnostics.push(Diagnostic::new(Kind::NoStyle { name: name.value.clone(), known }, name.span.clone()));
                }
            }
        }
    }
    // Where a listed file is missing, a file that is not listed is likely meant: the message tells of it.
    for (name, found) in files.iter().filter(|(name, _)| !missing && !listed.contains(&name.as_str())) {
        for (path, _) in found {
            diagnostics.push(Diagnostic::new(Kind::StyleUnlisted { name: name.clone() }, Span::new(path, 0..0)));
        }
    }
    sheet.into()
}

fn lists(chain: &[Link], name: &str) -> bool {
    chain.iter().any(|link| link.styles.iter().any(|style| style.value == name))
}
