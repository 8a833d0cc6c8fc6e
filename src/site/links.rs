//! Links between chapters: a file name and a fragment become an address, or a diagnostic.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::chapter::{Chapter, Image, Link};
use crate::data::dataset::Dataset;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostic, Kind};
use crate::html;
use crate::output::{join, relative};
use crate::shortcode::select::Datasets;
use crate::source::{Content, Sources};

/// What a link may lead to, besides cells.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Targets {
    /// Chapters by path of their file.
    pub(crate) chapters: BTreeMap<Arc<str>, Arc<ChapterTarget>>,
    /// The paths of the images.
    images: BTreeSet<Arc<str>>,
    /// The files whose mistake has been told: they are there but could not be read.
    told: BTreeSet<Arc<str>>,
    /// The files that are no text and no image of the publication.
    others: BTreeSet<Arc<str>>,
    /// Full address of the site.
    base_url: String,
}

/// What a link to a chapter depends on: text that is added to it makes no difference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ChapterTarget {
    /// Path of its page in the site.
    path: String,
    title: String,
    /// The ids of its headings.
    headings: Vec<String>,
    unread: bool,
}

impl ChapterTarget {
    /// What a link to the chapter depends on.
    pub(crate) fn of(chapter: &Chapter) -> Self {
        ChapterTarget {
            path: page_path(chapter),
            title: chapter.front.title.clone(),
            headings: chapter.headings.iter().map(|heading| heading.id.clone()).collect(),
            unread: chapter.unread,
        }
    }
}

impl Targets {
    /// Collects them.
    pub(crate) fn new(
        chapters: BTreeMap<Arc<str>, Arc<ChapterTarget>>,
        images: &BTreeMap<Arc<str>, Arc<[u8]>>,
        sources: &Sources,
        base_url: &str,
        without_pages: &BTreeSet<Arc<str>>,
    ) -> Self {
        let base_url = base_url.to_owned();
        let mut targets =
            Targets { told: without_pages.clone(), chapters, images: images.keys().cloned().collect(), base_url, ..Targets::default() };
        for (path, content) in sources.iter() {
            match content {
                Content::Text(_) => continue,
                Content::Bytes(_) if images.contains_key(path) => continue,
                Content::Bytes(_) => targets.others.insert(path.clone()),
                _ => targets.told.insert(path.clone()),
            };
        }
        targets
    }

    /// The way from a page to another: in full to another edition, since the same page also stands at the address of its version and in the archive, from
    /// where a relative way leads elsewhere.
    fn way(&self, from: &str, to: &str) -> String {
        let edition = |path: &str| path.split('/').next().map(str::to_owned);
        if edition(from) == edition(to) {
            return relative(from, to);
        }
        format!("{}{}", self.base_url, to.strip_suffix("index.html").unwrap_or(to))
    }
}

/// Returns the path of a chapter's page in the site.
pub(crate) fn page_path(chapter: &Chapter) -> String {
    let language = if chapter.is_translation() { format!("{}/", chapter.language.tag()) } else { String::new() };
    match chapter.front.id.as_ref().filter(|_| !chapter.is_front()) {
        Some(id) => format!("{}/{language}{}/index.html", chapter.edition, id.value),
        None => format!("{}/{language}index.html", chapter.edition),
    }
}

/// Returns the path of the chapter that leads to a page about a row; `None` for any other page.
pub(crate) fn parent_path(chapter: &Chapter) -> Option<String> {
    let row = chapter.row.as_ref()?;
    Some(format!("{}index.html", page_path(chapter).strip_suffix(&format!("{}/index.html", row.slug))?))
}

/// Returns the path of a dataset's page in the site.
pub(crate) fn dataset_path(edition: &str, dataset: &str) -> String {
    format!("{edition}/data/{dataset}/index.html")
}

/// Returns the path of an image in the site.
pub(crate) fn image_path(file: &str) -> String {
    file.strip_prefix("content/").unwrap_or(file).to_owned()
}

/// Finds the address of a link, relative to the page of its chapter, and in full when it leads to another edition. Errors: M011, M012, M014.
pub(crate) fn link(link: &Link, chapter: &Chapter, targets: &Targets, datasets: &Datasets) -> Result<String, Diagnostic> {
    let from = page_path(chapter);
    let (path, fragment) = link.target.split_once('#').map_or((link.target.as_str(), None), |(path, fragment)| (path, Some(fragment)));
    let fail = |kind: Kind| Err(Diagnostic::new(kind, link.span.clone()));
    if path.is_empty() {
        let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) else {
            return fail(Kind::LinkTarget { target: link.target.clone(), nearest: None });
        };
        return match dead_fragment(&ChapterTarget::of(chapter), fragment) {
            None => Ok(format!("#{}", html::encode(fragment))),
            Some(kind) => fail(kind),
        };
    }
    // On a page from data a link to its own file is one to the page of the same row.
    let (path, row) = path.split_once('?').map_or((path, None), |(path, row)| (path, Some(row.replace("%20", " "))));
    let Some(file) = within(&chapter.file, path) else { return fail(Kind::PathOutside { path: path.to_owned() }) };
    let file = match row.or_else(|| chapter.row.as_ref().filter(|_| *file == *chapter.file).map(|row| row.key.clone())) {
        Some(row) => format!("{file}?{row}"),
        None => file,
    };
    if let Some(target) = targets.chapters.get(file.as_str()) {
        if let Some(kind) = fragment.and_then(|fragment| dead_fragment(target, fragment)) {
            return fail(kind);
        }
        let fragment = fragment.map(|fragment| format!("#{}", html::encode(fragment))).unwrap_or_default();
        return Ok(format!("{}{fragment}", targets.way(&from, &target.path)));
    }
    if targets.images.contains(file.as_str()) {
        return Ok(html::encode(&relative(&from, &image_path(&file))));
    }
    let data = file.strip_prefix("data/").and_then(|rest| rest.strip_suffix(".csv")).and_then(|rest| rest.split_once('/'));
    let dataset = data.and_then(|(edition, name)| datasets.0.get(&(edition.to_owned(), name.to_owned())));
    if let (Some((edition, name)), Some(dataset)) = (data, dataset) {
        if let Some(kind) = fragment.zip(dataset.as_deref()).and_then(|(fragment, dataset)| dead_cell(dataset, fragment)) {
            return fail(kind);
        }
        let fragment = fragment.map(|fragment| format!("#{}", html::encode(fragment))).unwrap_or_default();
        return Ok(format!("{}{fragment}", targets.way(&from, &dataset_path(edition, name))));
    }
    if targets.told.contains(file.split('?').next().unwrap_or(&file)) {
        return Ok(String::new());
    }
    let folder = chapter.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let names: Vec<&str> = targets.chapters.keys().filter_map(|file| file.strip_prefix(folder)?.strip_prefix('/')).collect();
    let written = file.strip_prefix(folder).map_or(path, |file| file.trim_start_matches('/'));
    fail(Kind::LinkTarget { target: link.target.clone(), nearest: nearest(written, names) })
}

/// Finds the address of an image, relative to the page of its chapter. Errors: M014, M016.
pub(crate) fn image(image: &Image, chapter: &Chapter, targets: &Targets) -> Result<String, Diagnostic> {
    let fail = |kind: Kind| Err(Diagnostic::new(kind, image.span.clone()));
    let Some(file) = within(&chapter.file, &image.path) else { return fail(Kind::PathOutside { path: image.path.clone() }) };
    if targets.images.contains(file.as_str()) {
        let path = image_path(&file);
        let encoded: Vec<String> = relative(&page_path(chapter), &path).split('/').map(html::encode).collect();
        return Ok(encoded.join("/"));
    }
    // An image that is there but is not among them has been told of: its type or its folder.
    if targets.told.contains(file.as_str()) || targets.others.contains(file.as_str()) {
        return Ok(String::new());
    }
    let folder = chapter.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let names: Vec<&str> = targets.images.iter().filter_map(|file| file.strip_prefix(folder)?.strip_prefix('/')).collect();
    fail(Kind::ImageMissing { path: image.path.clone(), nearest: nearest(&image.path, names) })
}

/// The diagnostic for a fragment that the page does not have.
fn dead_fragment(target: &ChapterTarget, fragment: &str) -> Option<Kind> {
    if target.unread || target.headings.iter().any(|heading| heading == fragment) {
        return None;
    }
    let nearest = nearest(fragment, target.headings.iter().map(String::as_str));
    Some(Kind::LinkFragment { fragment: fragment.to_owned(), page: target.title.clone(), nearest })
}

/// The diagnostic for a fragment that is no row or cell of a dataset.
fn dead_cell(dataset: &Dataset, fragment: &str) -> Option<Kind> {
    let measures = 0..dataset.schema.measures.len();
    let cells = dataset.rows.iter().flat_map(|row| measures.clone().map(|measure| dataset.cell_id(&row.key, measure)));
    let known: Vec<String> = cells.collect();
    if dataset.rows.iter().any(|row| dataset.row_id(&row.key) == fragment) {
        return None;
    }
    if known.iter().any(|id| id == fragment) {
        return None;
    }
    let nearest = nearest(fragment, known.iter().map(String::as_str));
    Some(Kind::LinkFragment { fragment: fragment.to_owned(), page: dataset.schema.title.clone(), nearest })
}

/// The path of the file of an image, when it is one of the project.
pub(crate) fn image_file(image: &Image, chapter: &Chapter) -> Option<String> {
    within(&chapter.file, &image.path)
}

/// Follows a path from the folder of a chapter; `None` when it leaves the project or is no plain path.
fn within(file: &str, path: &str) -> Option<String> {
    let plain = !path.starts_with('/') && !path.contains(['\\', '\0']);
    join(file, path).filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn no_path_leaves_the_project() {
        assert_eq!(within("content/2023/01-a.md", "02-b.md").as_deref(), Some("content/2023/02-b.md"));
        assert_eq!(within("content/2023/01-a.md", "../../data/2023/fte.csv").as_deref(), Some("data/2023/fte.csv"));
        for outside in ["../../../x.md", "/x.md", "..\\x.md"] {
            assert_eq!(within("content/2023/01-a.md", outside), None, "{outside}");
        }
    }
}
