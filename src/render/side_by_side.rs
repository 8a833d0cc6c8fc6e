//! The page that lays the pages from data of a chapter side by side: the figures on their cards, a row for each card and a column for each page. A script can
//! leave two columns; without it all of them are there.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Common, CompareCell, CompareColumn, CompareContext, CompareGroup, CompareRow, NavItem};
use super::text::plain;
use crate::content::call::{Call, CallKind};
use crate::diagnostic::Language;
use crate::output::relative;
use crate::shortcode::figure::Figure;
use crate::site::links::parent_path;
use crate::site::resolve::{EditionSite, TextPage};
use crate::site::rows::COMPARE;

/// All that the page depends on, besides its frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SideBySide {
    /// Path of the chapter that leads to the pages.
    pub(crate) parent: String,
    /// The pages: the value and the label of the row, and the path.
    columns: Vec<(String, String, String, String)>,
    groups: Vec<Group>,
}

/// The cards below one heading.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Group {
    title: String,
    rows: Vec<Row>,
}

/// One card on all pages.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Row {
    /// Where the card stands in the file, which tells it from others.
    start: u32,
    label: String,
    /// What the card says beside its figure, when that is the same on every page.
    note: Option<String>,
    /// By column: what is shown, the exact value for machines, the fragment on the page.
    cells: BTreeMap<usize, (String, String, String)>,
}

/// Path of the page that compares the pages below a chapter.
pub(crate) fn path(parent: &str) -> String {
    format!("{}{COMPARE}/index.html", parent.strip_suffix("index.html").unwrap_or(parent))
}

/// Returns the chapters of an edition whose pages are compared: those that lead to several pages, of which one has cards.
pub(crate) fn compared(site: &EditionSite, language: Language) -> BTreeSet<String> {
    let mut pages: BTreeMap<String, (usize, bool)> = BTreeMap::new();
    for page in site.pages_in(language) {
        let Some(parent) = parent_path(&page.chapter) else { continue };
        let has_cards = page.chapter.calls.iter().any(|call| matches!(call.kind, CallKind::Cards(_)));
        let (count, cards) = pages.entry(parent).or_default();
        *count += 1;
        *cards |= has_cards;
    }
    pages.into_iter().filter(|(_, (count, cards))| *count > 1 && *cards).map(|(parent, _)| parent).collect()
}

/// Collects, for each chapter of an edition that leads to several pages with cards, what they show.
pub(crate) fn of_edition(site: &EditionSite, figures: &[std::sync::Arc<[Figure]>]) -> Vec<SideBySide> {
    let mut found: BTreeMap<String, SideBySide> = BTreeMap::new();
    for (page, figures) in site.pages.iter().zip(figures) {
        let Some((parent, row)) = parent_path(&page.chapter).zip(page.chapter.row.as_ref()) else { continue };
        let all = || SideBySide { parent: parent.clone(), columns: Vec::new(), groups: Vec::new() };
        let side = found.entry(parent.clone()).or_insert_with(all);
        side.columns.push((row.key.clone(), row.label.clone(), row.slug.clone(), page.path.clone()));
        side.add(page, figures);
    }
    let mut sides: Vec<SideBySide> = found.into_values().filter(|side| side.columns.len() > 1 && !side.groups.is_empty()).collect();
    for side in &mut sides {
        side.groups.iter_mut().for_each(|group| group.rows.sort_by_key(|row| row.start));
        side.groups.sort_by_key(|group| group.rows.first().map(|row| row.start));
    }
    sides
}

impl SideBySide {
    /// Adds the cards of a page as its last column.
    fn add(&mut self, page: &TextPage, figures: &[Figure]) {
        let column = self.columns.len() - 1;
        for call in &page.chapter.calls {
            let Call { kind: CallKind::Cards(block), span, .. } = call else { continue };
            let mut headings = page.chapter.headings.iter().zip(&page.chapter.heading_starts).rev();
            let heading = headings.find(|(heading, start)| heading.level == 2 && **start < span.start);
            let title = heading.map(|(heading, _)| plain(&heading.text, figures)).unwrap_or_default();
            for card in &block.cards {
                let Figure::Value(figure) = &figures[card.figure] else { continue };
                let start = page.chapter.calls[card.figure].span.start;
                let change = plain(&card.change, figures);
                let cell = (figure.shown.clone(), figure.machine.clone(), page.call_id(card.figure).to_owned());
                let group = match self.groups.iter().position(|group| group.title == title) {
                    Some(position) => &mut self.groups[position],
                    None => {
                        self.groups.push(Group { title: title.clone(), rows: Vec::new() });
                        self.groups.last_mut().expect("it was just added")
                    }
                };
                match group.rows.iter_mut().find(|row| row.start == start) {
                    Some(row) => {
                        row.note.take_if(|note| *note != change);
                        row.cells.insert(column, cell);
                    }
                    None => {
                        let note = Some(change).filter(|change| !change.is_empty());
                        let label = plain(&card.label, figures);
                        group.rows.push(Row { start, label, note, cells: BTreeMap::from([(column, cell)]) });
                    }
                }
            }
        }
    }

    /// Makes the context of the page.
    pub(crate) fn context(&self, common: Common, back: NavItem) -> CompareContext {
        let from = path(&self.parent);
        let columns: Vec<CompareColumn> = self
            .columns
            .iter()
            .map(|(key, label, slug, path)| CompareColumn {
                key: key.clone(),
                label: label.clone(),
                slug: slug.clone(),
                href: relative(&from, path),
            })
            .collect();
        let row = |row: &Row| CompareRow {
            label: row.label.clone(),
            note: row.note.clone().unwrap_or_default(),
            cells: columns
                .iter()
                .enumerate()
                .map(|(column, of)| {
                    let found = row.cells.get(&column);
                    let (shown, machine, id) = found.cloned().unwrap_or_default();
                    let href = if found.is_some() { format!("{}#{id}", of.href) } else { String::new() };
                    CompareCell { column: of.slug.clone(), shown, machine, href }
                })
                .collect(),
        };
        let groups =
            self.groups.iter().map(|group| CompareGroup { title: group.title.clone(), rows: group.rows.iter().map(row).collect() });
        CompareContext { common, back, groups: groups.collect(), columns }
    }
}
