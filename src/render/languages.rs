//! Which pages of an edition exist in which language, and what belongs together.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::menu::{MenuItem, in_menu};
use super::search;
use crate::diagnostic::Language;
use crate::site::resolve::{EditionSite, TextPage};

/// Two pages of an edition are one in two languages when both are front pages, or both have this id.
fn name(page: &Arc<TextPage>) -> Option<&str> {
    page.chapter.front.id.as_ref().filter(|_| !page.chapter.is_front()).map(|id| id.value.as_str())
}

/// Returns the pages of text, and the pages to search, that exist in several languages, by path: the language and path of each version, that of the edition first.
pub(crate) fn alternates(site: &EditionSite) -> BTreeMap<String, Vec<(Language, String)>> {
    let mut versions: BTreeMap<Option<&str>, Vec<(Language, String)>> = BTreeMap::new();
    for page in &site.pages {
        versions.entry(name(page)).or_default().push((page.chapter.language, page.path.clone()));
    }
    let (own, year) = (site.edition.language, &site.edition.year);
    let search = site.languages().into_iter().map(|language| (language, search::path(year, language, own))).collect();
    let several = versions.into_values().chain([search]).filter(|versions| versions.len() > 1);
    several.flat_map(|versions| versions.clone().into_iter().map(move |(_, path)| (path, versions.clone()))).collect()
}

/// Returns the chapters that exist in the language of the edition and not in this one.
pub(crate) fn untranslated(site: &EditionSite, language: Language) -> Vec<MenuItem> {
    let here: Vec<Option<&str>> = site.pages_in(language).map(name).collect();
    site.pages_in(site.edition.language).filter(|page| in_menu(page) && !here.contains(&name(page))).map(MenuItem::new).collect()
}
