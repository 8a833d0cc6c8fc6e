//! Every reference in every page leads somewhere, and no page loads anything from another host. Links of chapters were resolved before; this finds
//! what a template does wrong.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Kind};
use crate::html;
use crate::memo::{Kept, Memo};
use crate::output::{File, Output, join};
use crate::source::Span;

/// What the check remembers from one run to the next.
#[derive(Default)]
pub(crate) struct LinkMemo {
    facts: Memo<String, Arc<str>, Arc<Facts>>,
    paths: Kept<BTreeSet<String>>,
    pages: Memo<String, PageLinks, Vec<Told>>,
}

/// What a page or style sheet says of itself, as far as it concerns references.
#[derive(PartialEq, Eq, Debug)]
struct Facts {
    ids: Arc<BTreeSet<String>>,
    /// The ids that occur twice.
    double: Vec<String>,
    /// What it refers to, each once: as written, the file it names, and the fragment.
    references: Vec<Reference>,
    /// What it loads from another host.
    remote: Vec<String>,
}

/// A reference within the site.
#[derive(PartialEq, Eq, Debug)]
struct Reference {
    written: String,
    /// Path of the file; `None` when it leads out of the site.
    target: Option<String>,
    fragment: String,
}

/// All that the references of a page depend on.
#[derive(PartialEq, Eq, Debug)]
struct PageLinks {
    facts: Arc<Facts>,
    /// The paths of all files.
    paths: Arc<BTreeSet<String>>,
    /// For each reference with a fragment the ids of the page it leads to; `None` when it leads to none.
    ids: Vec<Option<Arc<BTreeSet<String>>>>,
}

/// A mistake, and what it is told by: once for all pages.
type Told = (Kind, String);

/// Reads the pages and style sheets that are there so far, so that less is left to do when all files are.
pub(crate) fn read(output: &Output, memo: &mut LinkMemo) {
    facts(output, memo);
}

/// What each page and style sheet says of itself, by its path.
fn facts(output: &Output, memo: &mut LinkMemo) -> Vec<(String, Arc<Facts>)> {
    let texts = output.iter().filter_map(|(path, file)| match file {
        File::Text(text) if path.ends_with(".html") || path.ends_with(".css") => Some((path.to_owned(), text.clone())),
        _ => None,
    });
    memo.facts.refresh(texts.collect(), |path, text| Arc::new(Facts::of(path, text)))
}

/// Checks the references and ids of every page. Each is told once, with the first page it is on. Errors: T005 for a dead reference, T006 for an id
/// that occurs twice, T007 for something that is loaded from another host.
pub(crate) fn site(output: &Output, theme: &str, memo: &mut LinkMemo) -> Vec<Diagnostic> {
    let facts = facts(output, memo);
    let paths = memo.paths.keep(output.iter().map(|(path, _)| path.to_owned()).collect());
    let ids: BTreeMap<&str, &Arc<Facts>> = facts.iter().map(|(path, facts)| (path.as_str(), facts)).collect();
    let of_reference = |reference: &Reference| {
        let target = reference.target.as_deref().filter(|_| !reference.fragment.is_empty())?;
        ids.get(target).filter(|_| target.ends_with(".html")).map(|facts| facts.ids.clone())
    };
    let inputs = facts.iter().map(|(path, facts)| {
        let ids = facts.references.iter().map(of_reference).collect();
        (path.clone(), PageLinks { facts: facts.clone(), paths: paths.clone(), ids })
    });
    let mut report = Report { file: Arc::from(format!("themes/{theme}/theme.toml")), told: BTreeSet::new(), diagnostics: Vec::new() };
    for (_, told) in memo.pages.refresh(inputs.collect(), |path, page| page.check(path)) {
        for (kind, what) in told {
            report.tell(kind, &what);
        }
    }
    report.diagnostics
}

/// What keeps a folder of pages from standing by itself.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Loose {
    /// A reference within the folder that leads nowhere, or out of it.
    Dead(String),
    /// Something that is loaded from elsewhere, be it another host or the root of this one.
    Remote(String),
}

/// The one thing that a page may load from the root of its host, when that is there: what tells of newer editions. The page is whole without it.
const NOTICE: &str = "edities/melding.js";

/// Checks pages and style sheets that are to work without what is around them, such as an archived edition. `texts` are files with what they hold, `paths` those
/// of all files; each finding with the path of the page.
pub(crate) fn alone(texts: &[(String, &str)], paths: BTreeSet<String>) -> Vec<(String, Loose)> {
    let is_read = |path: &str| path.ends_with(".html") || path.ends_with(".css") || path.ends_with(".svg");
    let facts: Vec<(&str, Facts)> =
        texts.iter().filter(|(path, _)| is_read(path)).map(|(path, text)| (path.as_str(), Facts::of(path, text))).collect();
    let ids: BTreeMap<&str, &BTreeSet<String>> = facts.iter().map(|(path, facts)| (*path, facts.ids.as_ref())).collect();
    let mut found = Vec::new();
    for (path, facts) in &facts {
        let dead = facts.references.iter().filter(|reference| {
            let Some(target) = reference.target.as_deref().filter(|target| paths.contains(*target)) else { return true };
            !reference.fragment.is_empty()
                && target.ends_with(".html")
                && ids.get(target).is_some_and(|ids| !ids.contains(&reference.fragment))
        });
        found.extend(dead.map(|reference| ((*path).to_owned(), Loose::Dead(reference.written.clone()))));
        found.extend(facts.remote.iter().map(|reference| ((*path).to_owned(), Loose::Remote(reference.clone()))));
    }
    for (path, text) in texts.iter().filter(|(path, _)| is_read(path)) {
        let rooted = loaded(text).chain(loaded_by_style(text)).map(unescape).filter(|reference| reference.starts_with('/'));
        let rooted = rooted.filter(|reference| !is_remote(reference) && !is_notice(text, reference));
        found.extend(rooted.map(|reference| (path.clone(), Loose::Remote(reference.into_owned()))));
        // An image refers to others by these.
        if path.ends_with(".svg") {
            let links = attributes(text, " href=\"").chain(attributes(text, " xlink:href=\"")).filter(|reference| is_remote(reference));
            found.extend(links.map(|reference| (path.clone(), Loose::Remote(reference.to_owned()))));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Is a reference from the root of the host the notice of newer editions, wherever it stands in a page? It waits for the page, and knows no more of it than
/// its edition and version.
fn is_notice(text: &str, reference: &str) -> bool {
    let is_number = |value: &str| !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let is_known = |attribute: &str| {
        let value = attribute.strip_prefix("data-edition=\"").or_else(|| attribute.strip_prefix("data-version=\""));
        attribute == "defer" || value.and_then(|value| value.strip_suffix('"')).is_some_and(is_number)
    };
    let is_whole = |rest: &str| {
        let attributes = rest.split_once("></script>").map(|(attributes, _)| attributes).unwrap_or("<");
        attributes.split_whitespace().any(|attribute| attribute == "defer") && attributes.split_whitespace().all(is_known)
    };
    let tag = format!("<script src=\"{reference}\"");
    let scripts = text.split(&tag).skip(1).filter(|rest| is_whole(rest)).count();
    reference.ends_with(&format!("/{NOTICE}")) && scripts == text.matches(reference).count()
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

impl Facts {
    /// Reads a page or style sheet once.
    fn of(path: &str, text: &str) -> Self {
        let is_remote = |reference: &&str| is_remote(reference);
        if path.ends_with(".css") {
            let remote = loaded_by_style(text).filter(is_remote).map(str::to_owned).collect();
            return Facts { ids: Arc::default(), double: Vec::new(), references: Vec::new(), remote };
        }
        let mut ids = BTreeSet::new();
        let mut double = Vec::new();
        let Attributes { ids: found, links, sources, sets } = Attributes::of(text);
        for id in found {
            let id = unescape(id);
            if ids.contains(id.as_ref()) {
                double.push(id.into_owned());
            } else {
                ids.insert(id.into_owned());
            }
        }
        let sets = sets.into_iter().flat_map(|set| set.split(',').map(str::trim_start));
        let loaded = sources.iter().copied().chain(sets).chain(loaded_by_links(text)).chain(loaded_by_style(text));
        let remote = loaded.filter(is_remote).map(|reference| unescape(reference).into_owned()).collect();
        let mut written = links;
        written.extend(sources);
        written.sort_unstable();
        written.dedup();
        let references = written.into_iter().filter_map(|written| Reference::of(path, &unescape(written))).collect();
        Facts { ids: Arc::new(ids), double, references, remote }
    }
}

impl Reference {
    /// Reads a reference of a page; `None` when it leads elsewhere.
    fn of(from: &str, href: &str) -> Option<Self> {
        // A page for missing addresses is shown at any depth; its links start at the root of the host.
        let is_elsewhere = href.contains("://")
            || href.starts_with("mailto:")
            || href.starts_with("tel:")
            || href.starts_with("data:")
            || href.starts_with('/');
        if is_elsewhere {
            return None;
        }
        let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
        // A query is read by a script on the page that it leads to.
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        let target = match path {
            // An empty reference leads nowhere, not even here.
            "" if href.is_empty() => None,
            "" => Some(from.to_owned()),
            path => join(from, &html::decode(path)),
        };
        Some(Reference { written: href.to_owned(), target, fragment: html::decode(fragment) })
    }
}

impl PageLinks {
    fn check(&self, path: &str) -> Vec<Told> {
        let page = || path.to_owned();
        let double = self.facts.double.iter().map(|id| (Kind::DoubleId { id: id.clone(), page: page() }, id.clone()));
        let dead = self.facts.references.iter().zip(&self.ids).filter(|(reference, ids)| {
            let there = reference.target.as_ref().is_some_and(|target| self.paths.contains(target));
            let has = ids.as_ref().is_none_or(|ids| ids.contains(&reference.fragment));
            !there || !has
        });
        let dead = dead.map(|(reference, _)| {
            let kind = Kind::DeadReference { reference: reference.written.clone(), page: page() };
            (kind, reference.written.clone())
        });
        let remote = self.facts.remote.iter().map(|reference| {
            let kind = Kind::RemoteResource { reference: reference.clone(), page: page() };
            (kind, reference.clone())
        });
        double.chain(dead).chain(remote).collect()
    }
}

/// What a browser loads with a page: images, scripts, frames, style sheets, icons and what is fetched beforehand.
fn loaded(text: &str) -> impl Iterator<Item = &str> {
    let sources = attributes(text, " src=\"").chain(attributes(text, " srcset=\"").flat_map(|set| set.split(',').map(str::trim_start)));
    sources.chain(loaded_by_links(text))
}

/// What a browser loads by `<link>`.
fn loaded_by_links(text: &str) -> impl Iterator<Item = &str> {
    const LOADING: [&str; 7] = ["stylesheet", "icon", "preload", "prefetch", "preconnect", "modulepreload", "dns-prefetch"];
    let links = text.split("<link ").skip(1).filter_map(|rest| rest.split('>').next());
    let links = links.filter(|link| attributes(link, "rel=\"").any(|rel| rel.split(' ').any(|word| LOADING.contains(&word))));
    links.flat_map(|link| attributes(link, "href=\""))
}

/// What a style sheet loads: `url(...)` and `@import`.
fn loaded_by_style(text: &str) -> impl Iterator<Item = &str> {
    // Most texts of a page have neither, which the sign in each tells soon.
    let has_url = text.match_indices('(').any(|(at, _)| text[..at].ends_with("url"));
    let has_import = text.match_indices('@').any(|(at, _)| text[at..].starts_with("@import"));
    let urls = has_url.then(|| text.split("url(").skip(1)).into_iter().flatten();
    let urls = urls.chain(has_import.then(|| text.split("@import").skip(1)).into_iter().flatten());
    urls.filter_map(|rest| rest.trim_start_matches([' ', '"', '\'']).split([')', '"', '\'', ';']).next())
}

fn is_remote(reference: &str) -> bool {
    let reference = unescape(reference);
    reference.starts_with("//") || reference.starts_with("http:") || reference.starts_with("https:")
}

/// The values of the attributes that concern references, each as [`attributes`] has them, found in one walk through a page.
#[derive(Default)]
struct Attributes<'a> {
    ids: Vec<&'a str>,
    links: Vec<&'a str>,
    sources: Vec<&'a str>,
    sets: Vec<&'a str>,
}

impl<'a> Attributes<'a> {
    fn of(text: &'a str) -> Self {
        let mut found = Attributes::default();
        for (at, _) in text.match_indices('=').filter(|(at, _)| text[at + 1..].starts_with('"')) {
            let before = &text[..at];
            let (values, name) = match before.as_bytes().last() {
                Some(b'd') => (&mut found.ids, " id"),
                Some(b'f') => (&mut found.links, " href"),
                Some(b'c') => (&mut found.sources, " src"),
                Some(b't') => (&mut found.sets, " srcset"),
                _ => continue,
            };
            if before.ends_with(name) {
                let rest = &text[at + 2..];
                // Where the same attribute begins within a value, the value ends.
                values.push(
                    rest.split_once('"')
                        .map_or(rest, |(value, _)| value.strip_suffix('=').and_then(|value| value.strip_suffix(name)).unwrap_or(value)),
                );
            }
        }
        found
    }
}

/// The values of an attribute, as written. Our own templates quote every attribute.
fn attributes<'a>(text: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(attribute).skip(1).filter_map(|rest| rest.split('"').next())
}

fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&#x27;", "'")
            .replace("&#x2f;", "/")
            .replace("&amp;", "&"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn one_walk_finds_what_a_walk_for_each_attribute_finds(text in "( id| href| src| srcset|id|=|\"|=\"|é|[ a<>]){0,40}") {
            let Attributes { ids, links, sources, sets } = Attributes::of(&text);
            for (found, name) in [(ids, " id=\""), (links, " href=\""), (sources, " src=\""), (sets, " srcset=\"")] {
                proptest::prop_assert_eq!(found, attributes(&text, name).collect::<Vec<_>>());
            }
        }
    }
}
