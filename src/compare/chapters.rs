//! Chapters: pages of text by their id, with their titles, sentences and blocks.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Side;
use super::changes::{Became, FactChange, ItemChange};
use super::facts::{self, Fact, Item};
use super::sentences::{self, SentenceChanges};
use crate::content::call::CallKind;
use crate::shortcode::figure::Figure;
use crate::site::anchors::page_id;
use crate::site::resolve::TextPage;

/// What became of a page of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ChapterChange {
    /// Its id: that of the chapter, `index` for the front page; before it the language of a translation and a point. It is the first part of the ids of its
    /// figures.
    pub(crate) id: String,
    /// Its title, on the new side where that has it.
    pub(crate) title: String,
    /// What became of it.
    pub(crate) became: Became,
    /// How many sentences it has, or had.
    pub(crate) length: usize,
    /// What its head says otherwise: title, short title, description, place among the chapters. Nothing unless it changed.
    pub(crate) facts: Vec<FactChange>,
    /// Its sentences. Nothing unless it changed.
    pub(crate) sentences: SentenceChanges,
    /// Its tables, charts and other blocks; what is told of one is what is written in it. Nothing unless it changed.
    pub(crate) blocks: Vec<ItemChange>,
}

/// A page with what its calls amount to.
type Page<'a> = (&'a Arc<TextPage>, &'a Arc<[Figure]>);

fn pages<'a>(side: &Side<'a>) -> Vec<(String, Page<'a>)> {
    side.edition.pages.iter().zip(side.figures).map(|(page, figures)| (page_id(&page.path), (page, figures))).collect()
}

/// Lays the pages of text of two editions beside each other.
pub(super) fn changes(old: &Side<'_>, new: &Side<'_>) -> Vec<ChapterChange> {
    let (left, right) = (pages(old), pages(new));
    let before: BTreeMap<&str, Page<'_>> = left.iter().map(|(id, page)| (id.as_str(), *page)).collect();
    let after: BTreeMap<&str, Page<'_>> = right.iter().map(|(id, page)| (id.as_str(), *page)).collect();
    let alone = |id: &str, (page, figures): Page<'_>, became: Became| ChapterChange {
        id: id.to_owned(),
        title: page.chapter.front.title.clone(),
        became,
        length: sentences::of_page(page, figures).len(),
        facts: Vec::new(),
        sentences: SentenceChanges::default(),
        blocks: Vec::new(),
    };
    let mut found = Vec::new();
    for (id, page) in &right {
        match before.get(id.as_str()) {
            None => found.push(alone(id, *page, Became::Added)),
            Some(was) => found.extend(both(id, (*was, old), (*page, new))),
        }
    }
    let gone = left.iter().filter(|(id, _)| !after.contains_key(id.as_str()));
    found.extend(gone.map(|(id, page)| alone(id, *page, Became::Gone)));
    found
}

/// Lays two pages beside each other; nothing when they are the same.
fn both(id: &str, (was, old): (Page<'_>, &Side<'_>), (is, new): (Page<'_>, &Side<'_>)) -> Option<ChapterChange> {
    let after = sentences::of_page(is.0, is.1);
    let facts = facts::changes(&head(was.0), &head(is.0));
    let sentences = sentences::changes(&sentences::of_page(was.0, was.1), &after);
    let blocks = facts::items(&blocks(was.0, old), &blocks(is.0, new));
    let same = facts.is_empty() && sentences.is_empty() && blocks.is_empty();
    let title = is.0.chapter.front.title.clone();
    (!same).then(|| ChapterChange { id: id.to_owned(), title, became: Became::Changed, length: after.len(), facts, sentences, blocks })
}

fn head(page: &TextPage) -> Vec<Fact> {
    let front = &page.chapter.front;
    let file = page.chapter.file.rsplit('/').next().unwrap_or_default();
    let short = if front.short == front.title { "" } else { front.short.as_str() };
    vec![
        Fact::text("title", front.title.as_str()),
        Fact::text("short", short),
        Fact::text("description", front.description.as_str()),
        // Its name gives a chapter its place in the menu.
        Fact::text("file", file),
    ]
}

/// The blocks of a page by their ids on it, as they are written.
fn blocks(page: &TextPage, side: &Side<'_>) -> Vec<Item> {
    let text = side.sources.text(&page.chapter.file).map_or("", |text| text);
    let calls = page.chapter.calls.iter().enumerate();
    let is_block = |call: &CallKind| !matches!(call, CallKind::Figure(_) | CallKind::Broken);
    let blocks = calls.filter(|(_, call)| is_block(&call.kind));
    let item = |(position, call): (usize, &crate::content::call::Call)| {
        let written = text.get(call.span.range()).unwrap_or_default();
        let lines = written.lines().map(str::trim).filter(|line| !line.is_empty() && !line.contains('`') && !is_told_apart(line));
        let id = page.call_id(position);
        Item {
            id: id.strip_prefix("cijfer-").unwrap_or(id).to_owned(),
            title: String::new(),
            facts: vec![Fact::list("lines", lines.map(str::to_owned))],
        }
    };
    blocks.map(item).collect()
}

/// Is a line of a block a text for readers, or a figure? Those are told with the others.
fn is_told_apart(line: &str) -> bool {
    let key = line.split('=').next().unwrap_or_default().trim();
    matches!(key, "title" | "subtitle" | "description" | "note" | "label" | "change" | "text" | "link_text" | "figure" | "target")
}
