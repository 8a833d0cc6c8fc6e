//! Every reference in every page leads somewhere, and no page loads anything from another host. Links of chapters were resolved before; this finds
//! what a template does wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Kind};
use crate::output::{File, Output};
use crate::source::Span;

/// Checks the references and ids of every page. Errors: T005 for a dead reference, T006 for an id that occurs twice.
pub(crate) fn site(output: &Output, theme: &str) -> Vec<Diagnostic> {
    let pages: Vec<(&str, &str)> = output.iter().filter_map(|(path, file)| page(path, file)).collect();
    let file: Arc<str> = Arc::from(format!("themes/{theme}/theme.toml"));
    let mut diagnostics = Vec::new();
    let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in &pages {
        let mut own = BTreeSet::new();
        for id in attributes(text, " id=\"") {
            if !own.insert(unescape(id)) {
                diagnostics.push(Diagnostic::new(Kind::DoubleId { id: unescape(id), page: (*path).to_owned() }, Span::new(&file, 0..0)));
            }
        }
        ids.insert(path, own);
    }
    for (path, text) in &pages {
        for href in attributes(text, " href=\"").chain(attributes(text, " src=\"")) {
            if is_dead(&unescape(href), path, output, &ids) {
                let kind = Kind::DeadReference { reference: unescape(href), page: (*path).to_owned() };
                diagnostics.push(Diagnostic::new(kind, Span::new(&file, 0..0)));
            }
        }
    }
    diagnostics
}

fn page<'a>(path: &'a str, file: &'a File) -> Option<(&'a str, &'a str)> {
    match file {
        File::Text(text) if path.ends_with(".html") => Some((path, text)),
        _ => None,
    }
}

/// The values of an attribute, as written. Our own templates quote every attribute.
fn attributes<'a>(text: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(attribute).skip(1).filter_map(|rest| rest.split('"').next())
}

fn is_dead(href: &str, from: &str, output: &Output, ids: &BTreeMap<&str, BTreeSet<String>>) -> bool {
    // A page for missing addresses is shown at any depth; its links start at the root of the host.
    let is_elsewhere = href.contains("://")
        || href.starts_with("mailto:")
        || href.starts_with("tel:")
        || href.starts_with("data:")
        || href.starts_with('/');
    if is_elsewhere {
        return false;
    }
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    let target = if path.is_empty() { Some(from.to_owned()) } else { join(from, &decode(path)) };
    let Some(target) = target.filter(|target| output.get(target).is_some()) else { return true };
    let known = ids.get(target.as_str());
    !fragment.is_empty() && known.is_some_and(|known| !known.contains(&decode(fragment)))
}

fn join(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&#x2f;", "/")
        .replace("&amp;", "&")
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        decoded.push(hex.unwrap_or(bytes[at]));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}
