//! Every reference in every page leads somewhere, and no page loads anything from another host. Links of chapters were resolved before; this finds
//! what a template does wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Kind};
use crate::html;
use crate::output::{File, Output, join};
use crate::source::Span;

/// Checks the references and ids of every page. Each is told once, with the first page it is on. Errors: T005 for a dead reference, T006 for an id
/// that occurs twice, T007 for something that is loaded from another host.
pub(crate) fn site(output: &Output, theme: &str) -> Vec<Diagnostic> {
    let pages: Vec<(&str, &str)> = output.iter().filter_map(|(path, file)| text_of(path, file, ".html")).collect();
    let mut report = Report { file: Arc::from(format!("themes/{theme}/theme.toml")), told: BTreeSet::new(), diagnostics: Vec::new() };
    let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in &pages {
        let mut own = BTreeSet::new();
        for id in attributes(text, " id=\"") {
            if !own.insert(unescape(id)) {
                report.tell(Kind::DoubleId { id: unescape(id), page: (*path).to_owned() }, id);
            }
        }
        ids.insert(path, own);
    }
    for (path, text) in &pages {
        for href in attributes(text, " href=\"").chain(attributes(text, " src=\"")) {
            if is_dead(&unescape(href), path, output, &ids) {
                report.tell(Kind::DeadReference { reference: unescape(href), page: (*path).to_owned() }, href);
            }
        }
        for reference in loaded(text).chain(loaded_by_style(text)).filter(|reference| is_remote(reference)) {
            report.tell(Kind::RemoteResource { reference: unescape(reference), page: (*path).to_owned() }, reference);
        }
    }
    for (path, text) in output.iter().filter_map(|(path, file)| text_of(path, file, ".css")) {
        for reference in loaded_by_style(text).filter(|reference| is_remote(reference)) {
            report.tell(Kind::RemoteResource { reference: reference.to_owned(), page: path.to_owned() }, reference);
        }
    }
    report.diagnostics
}

/// Diagnostics about the theme, each cause once.
struct Report {
    file: Arc<str>,
    told: BTreeSet<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    fn tell(&mut self, kind: Kind, what: &str) {
        if self.told.insert(format!("{} {what}", kind.code())) {
            self.diagnostics.push(Diagnostic::new(kind, Span::new(&self.file, 0..0)));
        }
    }
}

/// What a browser loads with a page: images, scripts, frames, style sheets, icons and what is fetched beforehand.
fn loaded(text: &str) -> impl Iterator<Item = &str> {
    const LOADING: [&str; 7] = ["stylesheet", "icon", "preload", "prefetch", "preconnect", "modulepreload", "dns-prefetch"];
    let sources = attributes(text, " src=\"").chain(attributes(text, " srcset=\"").flat_map(|set| set.split(',').map(str::trim_start)));
    let links = text.split("<link ").skip(1).filter_map(|rest| rest.split('>').next());
    let links = links.filter(|link| attributes(link, "rel=\"").any(|rel| rel.split(' ').any(|word| LOADING.contains(&word))));
    sources.chain(links.flat_map(|link| attributes(link, "href=\"")))
}

/// What a style sheet loads: `url(...)` and `@import`.
fn loaded_by_style(text: &str) -> impl Iterator<Item = &str> {
    let urls = text.split("url(").skip(1).chain(text.split("@import").skip(1));
    urls.filter_map(|rest| rest.trim_start_matches([' ', '"', '\'']).split([')', '"', '\'', ';']).next())
}

fn is_remote(reference: &str) -> bool {
    let reference = unescape(reference);
    reference.starts_with("//") || reference.starts_with("http:") || reference.starts_with("https:")
}

fn text_of<'a>(path: &'a str, file: &'a File, extension: &str) -> Option<(&'a str, &'a str)> {
    match file {
        File::Text(text) if path.ends_with(extension) => Some((path, text)),
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
    if href.is_empty() {
        return true;
    }
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    let target = if path.is_empty() { Some(from.to_owned()) } else { join(from, &html::decode(path)) };
    let Some(target) = target.filter(|target| output.get(target).is_some()) else { return true };
    let known = ids.get(target.as_str());
    !fragment.is_empty() && known.is_some_and(|known| !known.contains(&html::decode(fragment)))
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
