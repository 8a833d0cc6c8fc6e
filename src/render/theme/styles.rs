//! The style sheet of a theme: its files of `styles/`, joined in the order of `theme.toml`, so that a page asks for one file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::chain::Link;
use crate::diagnostic::{Diagnostic, Kind};
use crate::source::Span;

/// Where the style sheet stands among the assets.
pub(crate) const STYLE_SHEET: &str = "style.css";

/// A style file: its place in the project and its text.
pub(super) type Style = (Arc<str>, Arc<str>);

/// Joins the style files of a chain of themes: those that the deepest base lists first, then what each theme on top of it adds. A file of a theme
/// on top takes the place of one of the same name below it. Errors: T009, T010, T011, T013.
pub(super) fn join(chain: &[Link], files: &BTreeMap<String, Vec<Style>>, diagnostics: &mut Vec<Diagnostic>) -> Arc<str> {
    let mut listed: Vec<&str> = Vec::new();
    let mut used: Vec<&Style> = Vec::new();
    let mut missing = false;
    for link in chain.iter().rev() {
        for name in &link.styles {
            if listed.contains(&name.value.as_str()) {
                diagnostics.push(Diagnostic::new(Kind::StyleTwice { name: name.value.clone() }, name.span.clone()));
                continue;
            }
            listed.push(&name.value);
            match files.get(&name.value).and_then(|found| found.first()) {
                Some(style) => used.push(style),
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
    if !missing {
        tokens(&used, diagnostics);
    }
    used.iter().flat_map(|(_, text)| [text.as_ref(), "\n"]).collect::<String>().into()
}

/// Tells of each token without a value at its first use: a house style may lack one that its base came to need. Errors: T013.
fn tokens(used: &[&Style], diagnostics: &mut Vec<Diagnostic>) {
    let codes: Vec<String> = used.iter().map(|(_, text)| without_comments(text)).collect();
    let mut known: BTreeSet<&str> = codes.iter().flat_map(|code| given(code)).collect();
    for ((path, _), code) in used.iter().zip(&codes) {
        for (at, mark) in code.match_indices("var(") {
            let start = at + mark.len();
            let token = name(&code[start..]);
            // One with a value of its own behind the comma does without.
            let stands_alone = code[start + token.len()..].trim_start().starts_with(')');
            if token.starts_with("--") && stands_alone && known.insert(token) {
                diagnostics.push(Diagnostic::new(Kind::NoToken { token: token.to_owned() }, Span::new(path, start..start + token.len())));
            }
        }
    }
}

/// The tokens that a style file gives a value.
fn given(code: &str) -> impl Iterator<Item = &str> {
    let starts = code.match_indices("--").map(|(at, _)| at).filter(|at| !code[..*at].ends_with(is_name));
    starts
        .map(|at| (at, name(&code[at..])))
        .filter(|(at, token)| code[at + token.len()..].trim_start().starts_with(':'))
        .map(|(_, token)| token)
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// The name at the start of a text.
fn name(text: &str) -> &str {
    text.split(|c| !is_name(c)).next().unwrap_or_default()
}

/// The same text with spaces for comments, so that every place stays where it is.
fn without_comments(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        let behind = comment.split_once("*/").map_or("", |(_, behind)| behind);
        code.push_str(before);
        code.extend(std::iter::repeat_n(' ', rest.len() - before.len() - behind.len()));
        rest = behind;
    }
    code + rest
}

fn lists(chain: &[Link], name: &str) -> bool {
    chain.iter().any(|link| link.styles.iter().any(|style| style.value == name))
}
