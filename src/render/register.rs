//! The page of the figure register: every figure in the text of an edition, from the sentence to the cells and back.

use std::sync::Arc;

use super::context::{
    DefinitionItem, GivenItem, Html, NavItem, RegisterCell, RegisterContext, RegisterFilesContext, RegisterItem, RegisterPage,
    RegisterTable,
};
use super::theme::{Theme, Words, under};
use crate::data::dataset::Dataset;
use crate::data::schema::Status;
use crate::diagnostic::{Diagnostic, Language};
use crate::format;
use crate::html;
use crate::number::Number;
use crate::output::relative;
use crate::shortcode::figure::Figure;
use crate::shortcode::print;
use crate::shortcode::table::TableFigure;
use crate::site::anchors::{page_id, register_path};
use crate::site::links::dataset_path;
use crate::site::named::Definition;
use crate::site::register::{self, Entry, EntryCell};
use crate::site::resolve::TextPage;

/// What the register of an edition holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Register {
    /// Year of the edition.
    pub(crate) edition: String,
    /// For each page of text its figures and tables, in order of the text.
    pub(crate) pages: Vec<Arc<RegisteredPage>>,
    /// The named figures of the edition.
    pub(crate) named: Vec<Definition>,
}

/// What the register holds of one page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct RegisteredPage {
    /// Path of the page.
    pub(crate) path: String,
    /// Its title.
    pub(crate) title: String,
    /// Its language.
    pub(crate) language: Language,
    /// Its figures in sentences.
    pub(crate) figures: Vec<Entry>,
    /// Its tables, each with its id on the page.
    pub(crate) tables: Vec<(String, Arc<TableFigure>)>,
}

/// Path of the register of an edition in the site.
pub(crate) fn path(edition: &str) -> String {
    format!("{edition}/cijfers/index.html")
}

/// All that the register holds of one page depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct RegisteredPageInput {
    /// The page.
    pub(crate) page: Arc<TextPage>,
    /// For each of its calls what it amounts to.
    pub(crate) figures: Arc<[Figure]>,
    /// Every dataset with a cell that one of them uses.
    pub(crate) datasets: Vec<Arc<Dataset>>,
}

impl RegisteredPageInput {
    /// Collects the figures of the page.
    pub(crate) fn collect(&self) -> RegisteredPage {
        let RegisteredPageInput { page, figures, datasets } = self;
        let datasets = datasets.iter().map(|dataset| ((dataset.edition.as_str(), dataset.id.as_str()), dataset)).collect();
        let tables = figures
            .iter()
            .enumerate()
            .filter_map(|(call, figure)| figure.table().map(|table| (page.call_id(call).to_owned(), Arc::new(table.clone()))));
        RegisteredPage {
            path: page.path.clone(),
            title: page.chapter.front.title.clone(),
            language: page.chapter.language,
            figures: register::of_page(page, figures, &datasets),
            tables: tables.collect(),
        }
    }
}

/// All that the section of a page of text depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct RegisterSectionInput {
    /// What the register holds of the page.
    pub(crate) page: Arc<RegisteredPage>,
    /// Year of the edition.
    pub(crate) edition: String,
    /// Address of the site.
    pub(crate) base_url: String,
    /// Language of the register.
    pub(crate) language: Language,
    /// The theme.
    pub(crate) theme: Arc<Theme>,
}

/// The section of a page of text, as HTML.
pub(crate) type RegisterSection = Result<Arc<str>, Diagnostic>;

impl RegisterSectionInput {
    /// Shows what the register holds of the page. Errors: those of a template.
    pub(crate) fn render(&self) -> RegisterSection {
        let RegisterSectionInput { page, edition, base_url, language, theme } = self;
        let view = View { own: edition, from: register_path(&page.path), base_url, language: *language, words: theme.words(*language) };
        theme.render("register-page.html", under("part", view.page(page))).map(Arc::from)
    }
}

impl Register {
    /// Returns the pages whose figures stand on a page of the register of their own, each with its place.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (usize, &Arc<RegisteredPage>)> {
        let own = path(&self.edition);
        let pages = self.pages.iter().enumerate().filter(|(_, page)| !page.figures.is_empty() || !page.tables.is_empty());
        pages.filter(move |(_, page)| register_path(&page.path) != own)
    }

    /// Makes the part of the page that is its own, around its sections.
    pub(crate) fn context(
        &self,
        common: super::context::Common,
        files: RegisterFilesContext,
        sections: &[RegisterSection],
        language: Language,
    ) -> Result<RegisterContext, Diagnostic> {
        let has_figures = |(page, _): &(&Arc<RegisteredPage>, &RegisterSection)| !page.figures.is_empty() || !page.tables.is_empty();
        let from = path(&self.edition);
        let here = |page: &RegisteredPage| register_path(&page.path) == from;
        let shown = self
            .pages
            .iter()
            .zip(sections)
            .filter(has_figures)
            .filter(|(page, _)| here(page))
            .map(|(_, section)| section.as_ref().map(|html| html.to_string()));
        let pages = shown.collect::<Result<Vec<Html>, _>>().map_err(Clone::clone)?;
        let parts = self.pages.iter().zip(sections).filter(has_figures).filter(|(page, _)| !here(page)).map(|(page, _)| NavItem {
            title: page.title.clone(),
            href: relative(&from, &register_path(&page.path)),
            current: false,
            description: String::new(),
        });
        let parts = parts.collect();
        let all = self.pages.iter().flat_map(|page| page.figures.iter().map(|entry| (page.language, entry)));
        let given = all.filter_map(|(of_page, entry)| {
            let source = entry.given.clone()?;
            let href = format!("{}#{}", way(&from, &register_path(&entry.page)), html::encode(&entry.id));
            Some(GivenItem { shown: entry.shown.clone(), source, href, language: of_page.other_than(language) })
        });
        let named = self.named.iter().map(|definition| DefinitionItem {
            id: definition_id(&definition.name),
            name: definition.name.clone(),
            formula: definition.formula.clone(),
            note: definition.note.clone(),
            source: definition.source.clone(),
        });
        let count = |number: usize| format::number(&Number::from(i64::try_from(number).unwrap_or(i64::MAX)).round(0), language);
        let given: Vec<GivenItem> = given.collect();
        let figures = count(self.pages.iter().map(|page| page.figures.len()).sum());
        let tables = count(self.pages.iter().map(|page| page.tables.len()).sum());
        let named = named.collect();
        Ok(RegisterContext { figures, tables, pages, parts, given, named, files, common })
    }
}

/// The way from a page to another; nothing to itself, where a fragment is enough.
fn way(from: &str, to: &str) -> String {
    if from == to { String::new() } else { relative(from, to) }
}

fn definition_id(name: &str) -> String {
    format!("formule-{name}")
}

/// How the register is shown: from which page, in which language.
struct View<'a> {
    own: &'a str,
    from: String,
    base_url: &'a str,
    language: Language,
    words: &'a Words,
}

impl View<'_> {
    fn page(&self, page: &RegisteredPage) -> RegisterPage {
        let href = relative(&self.from, &page.path);
        RegisterPage {
            id: format!("pagina-{}", page_id(&page.path)),
            title: page.title.clone(),
            language: page.language.other_than(self.language),
            figures: page.figures.iter().map(|entry| self.item(entry, &href)).collect(),
            tables: page.tables.iter().map(|(id, table)| self.table(id, table, &href)).collect(),
            href,
            words: self.words.clone(),
        }
    }

    fn item(&self, entry: &Entry, page: &str) -> RegisterItem {
        RegisterItem {
            id: entry.id.clone(),
            href: entry.anchor.as_ref().map_or_else(|| page.to_owned(), |anchor| format!("{page}#{anchor}")),
            before: entry.sentence[..entry.at.start].to_owned(),
            shown: entry.shown.clone(),
            after: entry.sentence[entry.at.end..].to_owned(),
            value: entry.machine.clone(),
            formula: entry.formula.clone(),
            names: entry
                .names
                .iter()
                .map(|name| (name.clone(), format!("{}#{}", way(&self.from, &path(self.own)), definition_id(name))))
                .collect(),
            cells: entry.cells.iter().map(|cell| self.cell(cell)).collect(),
            exact: self.exact(entry),
            status: entry.statuses.iter().map(|status| self.status(status)).collect::<Vec<_>>().join(", "),
            source: entry.given.clone().unwrap_or_default(),
        }
    }

    fn cell(&self, cell: &EntryCell) -> RegisterCell {
        let path = dataset_path(&cell.cell.edition, &cell.cell.dataset);
        let page = if cell.cell.edition == self.own { relative(&self.from, &path) } else { format!("{}{path}", self.base_url) };
        let values: Vec<&str> = cell.cell.key.iter().map(|(_, value)| value.as_str()).collect();
        let dataset = match cell.cell.edition == self.own {
            true => cell.cell.dataset.clone(),
            false => format!("{}@{}", cell.cell.dataset, cell.cell.edition),
        };
        RegisterCell {
            href: format!("{page}#{}", html::encode(&cell.cell.id)),
            dataset: format!("{dataset}.{}", cell.cell.measure),
            key: values.join(", "),
            value: cell.text.clone(),
            shown: format::machine(&cell.text, self.language),
            unit: print::unit_words(&cell.unit, self.language),
            status: self.status(cell.status),
        }
    }

    /// The exact value with its unit, when it is not a cell as it stands.
    fn exact(&self, entry: &Entry) -> String {
        let is_cell = matches!(entry.cells.as_slice(), [cell] if cell.text == entry.machine);
        match &entry.unit {
            Some(unit) if !is_cell => {
                [format::machine(&entry.machine, self.language), print::unit_words(unit, self.language)].join(" ").trim_end().to_owned()
            }
            _ => String::new(),
        }
    }

    fn status(&self, status: Status) -> String {
        let key = match status {
            Status::Normal => return String::new(),
            Status::Provisional => "status_provisional",
            Status::Revised => "status_revised",
            Status::Estimated => "status_estimated",
            Status::Confidential => "status_confidential",
            Status::NotAvailable => "status_not_available",
            Status::NotApplicable => "status_not_applicable",
        };
        self.words.get(key).cloned().unwrap_or_default()
    }

    fn table(&self, id: &str, table: &TableFigure, page: &str) -> RegisterTable {
        let dataset = &table.dataset;
        let path = dataset_path(&dataset.edition, &dataset.id);
        let cells: usize = table.rows.iter().map(|row| row.cells.len()).sum();
        RegisterTable {
            title: table.caption.clone(),
            href: format!("{page}#{id}"),
            dataset: dataset.schema.title.clone(),
            dataset_href: if dataset.edition == self.own { relative(&self.from, &path) } else { format!("{}{path}", self.base_url) },
            cells: format::number(&Number::from(i64::try_from(cells).unwrap_or(i64::MAX)).round(0), self.language),
        }
    }
}
