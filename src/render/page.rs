//! Pages: a [`PageInput`] holds all that a page depends on, and [`PageInput::render`] makes it, from nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::contents::{self, Contents};
use super::context::{
    AlternateItem, BelowContext, ChapterContext, Common, EditionContext, FrontContext, LandingContext, MissingContext, NavItem,
    PageContext, RegisterPartContext, SiteContext,
};
use super::data_subjects::{AllData, DataIndex, OneDataset, index_path};
use super::deviations::{About, Deviations, deviations_path};
use super::download::AllPublished;
use super::editions::{self, Editions};
use super::frame::Frame;
use super::menu::MenuItem;
use super::register::{self, Register, RegisterSection};
use super::search::{self, Search};
use super::side_by_side::{self, SideBySide};
use super::statement;
use super::terms::{self, Glossary};
use super::text::{Charts, TextWriter};
use super::theme::{STYLE_SHEET, under};
use crate::config::Edition;
use crate::contact::Contact;
use crate::content::statement::Statement;
use crate::diagnostic::{Diagnostic, Language};
use crate::format;
use crate::html;
use crate::opendata::published::Published;
use crate::output::relative;
use crate::shortcode::figure::Figure;
use crate::site::anchors::{page_id, register_path};
use crate::site::archived::version_folder;
use crate::site::links::parent_path;
use crate::site::resolve::{EditionSite, TextPage};

/// All that a page depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PageInput {
    /// Path of the page in the site.
    pub(crate) path: String,
    /// What every page shows of site and edition.
    pub(crate) frame: Arc<Frame>,
    /// What this page is about.
    pub(crate) subject: Subject,
}

/// What a page is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Subject {
    /// The front door of the site.
    Landing,
    /// The page for an address that does not exist.
    Missing,
    /// The accessibility statement.
    Statement(Box<Statement>),
    /// The front page of an edition or a chapter.
    Text {
        /// The page.
        page: Arc<TextPage>,
        /// For each call what it amounts to.
        figures: Arc<[Figure]>,
        /// Its charts as they are drawn.
        charts: Charts,
        /// What is published of the datasets in its tables.
        files: AllPublished,
    },
    /// The figure register of an edition, with its files.
    Register {
        /// What it holds.
        register: Arc<Register>,
        /// For each page of text its section.
        sections: Vec<RegisterSection>,
        /// Its files.
        published: Arc<Published>,
    },
    /// The figures of a page from data: its title, and its section.
    RegisterPart(String, RegisterSection),
    /// The list of datasets of an edition.
    Datasets(Box<AllData>),
    /// The page of a dataset.
    Dataset(Box<OneDataset>),
    /// The data of all editions, for programs and their makers.
    DataIndex(Arc<DataIndex>),
    /// Where the data differ from what was printed.
    Deviations(Box<Deviations>),
    /// The terms and abbreviations of an edition, and the size of their file.
    Terms(Arc<Glossary>, usize),
    /// Every page of an edition.
    Contents(Box<Contents>),
    /// The pages from data of a chapter, side by side.
    Compare(Box<SideBySide>),
    /// Where an edition is searched.
    Search(Box<Search>),
    /// Every edition with its versions and corrections.
    Editions(Arc<Editions>),
}

/// The most pages of text that the main menu shows all of: more is no menu, and costs as many links as pages on each page.
const MOST_IN_MENU: usize = 40;
/// How many pages before and behind this one it shows when there are more.
const AROUND: usize = 3;

/// Makes the inputs of the pages of text of an edition.
pub(crate) fn of_texts(
    site: &EditionSite,
    frames: &BTreeMap<Language, Arc<Frame>>,
    figures: &[Arc<[Figure]>],
    charts: Vec<Charts>,
    published: &AllPublished,
) -> Vec<PageInput> {
    let mut pages = Vec::new();
    for ((page, figures), charts) in site.pages.iter().zip(figures).zip(charts) {
        let shown = figures.iter().filter_map(Figure::dataset).filter_map(|dataset| {
            let key = (dataset.edition.clone(), dataset.id.clone());
            published.get(&key).map(|published| (key, published.clone()))
        });
        let subject = Subject::Text { page: page.clone(), figures: figures.clone(), charts, files: shown.collect() };
        pages.push(PageInput { path: page.path.clone(), frame: frames[&page.chapter.language].clone(), subject });
    }
    pages
}

/// Path of the list of datasets.
pub(crate) fn datasets_path(year: &str) -> String {
    format!("{year}/data/index.html")
}

impl PageInput {
    /// Makes the page. Errors: T002, T003.
    pub(crate) fn render(&self) -> Result<String, Diagnostic> {
        let theme = &self.frame.theme;
        match &self.subject {
            Subject::Landing => {
                let config = &self.frame.config;
                let common = self.common(config.title.clone(), config.description.clone(), "landing", Vec::new());
                let (current, editions) = self.editions();
                theme.render("landing.html", LandingContext { common, current, editions })
            }
            Subject::Missing => {
                let words = theme.words(self.language());
                let common = self.common(words["missing_title"].clone(), String::new(), "missing", Vec::new());
                let (current, _) = self.editions();
                theme.render("missing.html", MissingContext { common, current })
            }
            Subject::Statement(statement) => {
                let title = theme.words(self.language())["statement"].clone();
                let home = NavItem { href: self.site_address("index.html"), ..self.nav("", &self.frame.config.title, "") };
                let common = self.common(title, String::new(), "statement", vec![home]);
                theme.render("statement.html", statement::context(statement, common, &self.frame.config, self.language()))
            }
            Subject::Editions(editions) => {
                let words = theme.words(self.language());
                let home = NavItem { href: self.site_address("index.html"), ..self.nav("", &self.frame.config.title, "") };
                let common = self.common(words["editions_title"].clone(), words["editions_intro"].clone(), "editions", vec![home]);
                theme.render("editions.html", editions.context(common, words, self.language()))
            }
            Subject::Text { page, figures, charts, files } => self.text(page, figures, charts, files),
            Subject::Register { register, sections, published } => self.register(register, sections, published),
            Subject::RegisterPart(title, section) => {
                let year = self.frame.edition.as_ref().map(|edition| edition.year.as_str()).unwrap_or_default();
                let register = self.nav(&register::path(year), &theme.words(self.language())["register"], "");
                let mut trail = self.trail(false);
                trail.push(register.clone());
                let title = format!("{}: {title}", theme.words(self.language())["register"]);
                let common = self.common(title, String::new(), "register-part", trail);
                theme.render("register-part.html", RegisterPartContext { common, part: section.clone()?.to_string(), register })
            }
            Subject::Datasets(all) => self.datasets(all),
            Subject::Dataset(one) => self.dataset(one),
            Subject::DataIndex(index) => self.data_index(index),
            Subject::Deviations(deviations) => {
                let about = self.frame.deviations.unwrap_or(About::Claims);
                let title = theme.words(self.language())[about.title()].clone();
                let common = self.common(title, String::new(), "deviations", self.trail(true));
                theme.render("deviations.html", deviations.context(common, &self.frame.config.base_url, self.language()))
            }
            Subject::Terms(glossary, size) => {
                let title = theme.words(self.language())["terms"].clone();
                let common = self.common(title, String::new(), "terms", self.trail(false));
                theme.render("terms.html", glossary.context(common, *size, self.language()))
            }
            Subject::Compare(side) => {
                let title = theme.words(self.language())["compare"].clone();
                let mut trail = self.trail(false);
                let back = self.frame.menu.iter().find(|item| item.path == side.parent);
                let back = back.map_or_else(|| self.nav(&side.parent, "", ""), |item| self.nav(&item.path, &item.short, ""));
                trail.push(back.clone());
                let common = self.common(title, String::new(), "compare", trail);
                theme.render("compare.html", side.context(common, back))
            }
            Subject::Contents(contents) => {
                let words = theme.words(self.language());
                let common = self.common(words["all_pages"].clone(), String::new(), "contents", self.trail(false));
                let all_data = self.nav(&datasets_path(&contents.edition), &words["all_data"], "");
                theme.render("contents.html", contents.context(common, all_data, self.others(&contents.edition), &self.path))
            }
            Subject::Search(search) => {
                let words = theme.words(self.language());
                let common = self.common(words["search"].clone(), String::new(), "search", self.trail(false));
                let contents = self.nav(&contents::path(&search.edition), &words["all_pages"], "");
                theme.render("search.html", search.context(common, contents, words, &self.path))
            }
        }
    }

    pub(super) fn language(&self) -> Language {
        self.frame.edition.as_ref().map_or(self.frame.config.language, |edition| edition.language)
    }

    fn text(&self, page: &TextPage, figures: &[Figure], charts: &Charts, files: &AllPublished) -> Result<String, Diagnostic> {
        let theme = &self.frame.theme;
        let base_url = &self.frame.config.base_url;
        let writer = TextWriter { page, figures, files, charts, theme, language: self.language(), base_url };
        let front = &page.chapter.front;
        let body = self.corrected(page, writer.body()?)?;
        let chapters: Vec<&MenuItem> = self.frame.menu.iter().skip(1).collect();
        if page.chapter.is_front() {
            let common = self.common(front.title.clone(), front.description.clone(), "front", Vec::new());
            let chapters = chapters.into_iter().map(|item| self.nav(&item.path, &item.title, &item.description)).collect();
            let words = theme.words(self.language());
            let datasets = self.nav(&datasets_path(&page.chapter.edition), &words["all_data"], "");
            let register = self.nav(&register::path(&page.chapter.edition), &words["register"], "");
            let deviations = self.deviations(&page.chapter.edition);
            let untranslated = self.frame.untranslated.iter().map(|item| self.nav(&item.path, &item.title, "")).collect();
            return theme.render("front.html", FrontContext { common, body, chapters, untranslated, datasets, register, deviations });
        }
        let parent = parent_path(&page.chapter);
        let (previous, next) = match &parent {
            Some(parent) => self.frame.rows.around(parent, &self.path),
            None => {
                let position = chapters.iter().position(|item| item.path == self.path).unwrap_or(0);
                let at = |position: Option<usize>| position.and_then(|position| chapters.get(position).copied());
                (at(position.checked_sub(1)), at(Some(position + 1)))
            }
        };
        let [previous, next] = [previous, next].map(|item| item.map(|item| self.nav(&item.path, &item.title, &item.description)));
        let compare = |parent: &str, choice: &str| {
            let path = side_by_side::path(parent);
            let item = self.nav(&path, &theme.words(self.language())["compare_door"], "");
            self.frame.compared.contains(parent).then(|| NavItem { href: format!("{}{choice}", item.href), ..item })
        };
        let compare = match (&parent, &page.chapter.row) {
            (Some(parent), Some(row)) => compare(parent, &format!("?a={}", row.slug)),
            _ => compare(&self.path, ""),
        };
        let mut trail = self.trail(false);
        if let Some(item) = parent.and_then(|parent| chapters.iter().find(|item| item.path == parent).copied()) {
            trail.push(self.nav(&item.path, &item.short, ""));
        }
        let is_figure = |(call, figure): (usize, &Figure)| matches!(figure, Figure::Value(_)) && !page.is_row_name(call);
        let holds_figures = figures.iter().enumerate().any(is_figure) || figures.iter().any(|figure| figure.table().is_some());
        let context = ChapterContext {
            common: self.common(front.title.clone(), front.description.clone(), "chapter", trail),
            body,
            contents: writer.contents()?,
            previous,
            next,
            below: self.frame.rows.below(&self.path).map(|below| BelowContext {
                title: below.title.clone(),
                pages: below.pages.iter().map(|item| self.nav(&item.path, &item.short, &item.description)).collect(),
            }),
            compare,
            register: holds_figures.then(|| {
                let register = self.nav(&register_path(&page.path), &theme.words(self.language())["register_of_page"], "");
                NavItem { href: format!("{}#pagina-{}", register.href, page_id(&page.path)), ..register }
            }),
            terms: self.terms(&page.chapter.edition).filter(|_| page.terms.used().next().is_some()),
        };
        theme.render("chapter.html", context)
    }

    /// Puts what the edition corrects on a page where it belongs: behind its heading, else at the top.
    fn corrected(&self, page: &TextPage, mut body: String) -> Result<String, Diagnostic> {
        let Some(edition) = &self.frame.edition else { return Ok(body) };
        let words = self.frame.theme.words(self.language());
        // From the last to the first, so that those of one place stand in order.
        for correction in edition.corrections.iter().rev().filter(|correction| correction.page() == page.name()) {
            let item = editions::item(correction, None, words, (self.language(), self.frame.common_language));
            let html = self.frame.theme.render("correction.html", under("correction", item))?;
            let heading = correction.heading().and_then(|id| body.find(&format!(" id=\"{}\"", html::escape(id))));
            let behind = heading.and_then(|at| {
                let end = at + body[at..].find("</h")?;
                Some(end + body[end..].find('>')? + 1)
            });
            body.insert_str(behind.unwrap_or(0), &format!("\n{html}\n"));
        }
        Ok(body)
    }

    /// The pages about an edition and the site, besides its texts and data.
    fn others(&self, year: &str) -> Vec<NavItem> {
        let words = self.frame.theme.words(self.language());
        let statement = NavItem { href: self.site_address(statement::PATH), ..self.nav(statement::PATH, &words["statement"], "") };
        let register = self.nav(&register::path(year), &words["register"], "");
        let search = self.frame.languages.iter().map(|language| {
            let title = [words["search"].clone(), self.language_note(*language, self.language())];
            let title = if title[1].is_empty() { title[0].clone() } else { format!("{} ({})", title[0], title[1]) };
            self.nav(&search::path(year, *language, self.frame.common_language), &title, "")
        });
        search
            .chain(std::iter::once(register))
            .chain(self.terms(year))
            .chain(self.deviations(year))
            .chain(self.frame.statement.then_some(statement))
            .collect()
    }

    /// The link to the page with deviations of the edition, if it has one.
    pub(super) fn deviations(&self, year: &str) -> Option<NavItem> {
        let words = self.frame.theme.words(self.language());
        self.frame.deviations.map(|about| self.nav(&deviations_path(year), &words[about.title()], &words[about.door()]))
    }

    /// The link to the page with terms of the edition, if it has one.
    fn terms(&self, year: &str) -> Option<NavItem> {
        self.frame.terms.then(|| self.nav(&terms::path(year), &self.frame.theme.words(self.language())["terms"], ""))
    }

    /// The way from the front page to here.
    pub(super) fn trail(&self, below_data: bool) -> Vec<NavItem> {
        let Some(edition) = &self.frame.edition else { return Vec::new() };
        let words = self.frame.theme.words(self.language());
        let mut trail = vec![self.nav(&self.front(&edition.year), &words["front_page"], "")];
        if below_data {
            trail.push(self.nav(&datasets_path(&edition.year), &words["all_data"], ""));
        }
        trail
    }

    /// Says to readers of a page that another page is in another language; empty when it is in that of theirs.
    fn language_note(&self, language: Language, of_page: Language) -> String {
        let word = match language {
            _ if language == of_page => return String::new(),
            Language::Dutch => "in_nl",
            Language::English => "in_en",
        };
        self.frame.theme.words(of_page)[word].clone()
    }

    /// Path of the front page of the edition in the language of the page.
    fn front(&self, year: &str) -> String {
        self.frame.menu.first().map_or_else(|| format!("{year}/index.html"), |item| item.path.clone())
    }

    /// The versions of this page in all its languages; empty when there is one.
    fn alternates(&self) -> Vec<AlternateItem> {
        let versions = self.frame.alternates.get(&self.path).map(Vec::as_slice).unwrap_or_default();
        let item = |(language, path): &(Language, String)| AlternateItem {
            language: language.tag().to_owned(),
            name: self.frame.theme.words(*language)["language_name"].clone(),
            href: relative(&self.path, path),
            url: format!("{}{}", self.frame.config.base_url, path.strip_suffix("index.html").unwrap_or(path)),
            current: *path == self.path,
        };
        versions.iter().map(item).collect()
    }

    pub(super) fn nav(&self, path: &str, title: &str, description: &str) -> NavItem {
        NavItem {
            title: title.to_owned(),
            href: relative(&self.path, path),
            current: path == self.path,
            description: description.to_owned(),
        }
    }

    /// The address of a page of the site itself: in full on the pages of an edition, which also works alone; from the root of the host on the page for
    /// missing addresses, which is shown at any depth; else relative.
    pub(super) fn site_address(&self, path: &str) -> String {
        let folder = path.strip_suffix("index.html").unwrap_or(path);
        match (&self.frame.edition, &self.subject) {
            (Some(_), _) => format!("{}{folder}", self.frame.config.base_url),
            (None, Subject::Missing) => format!("{}{folder}", host_path(&self.frame.config.base_url)),
            (None, _) => relative(&self.path, path),
        }
    }

    /// The current edition and all editions, newest first, for the pages of the site itself.
    fn editions(&self) -> (NavItem, Vec<NavItem>) {
        let config = &self.frame.config;
        let href = |year: &str| match self.subject {
            // A page for missing addresses is shown at any depth, so its links start at the root of the host.
            Subject::Missing => format!("{}{year}/index.html", host_path(&config.base_url)),
            _ => format!("{year}/index.html"),
        };
        let item = |edition: &Edition| NavItem {
            title: edition.title.clone(),
            href: href(&edition.year),
            current: edition.year == config.current_edition.value,
            description: edition.period.clone(),
        };
        let editions: Vec<NavItem> = self.frame.editions.iter().rev().map(item).collect();
        let current = editions.iter().find(|item| item.current).or(editions.first()).cloned();
        let nothing = NavItem { title: config.title.clone(), href: href(""), current: false, description: String::new() };
        (current.unwrap_or(nothing), editions)
    }

    pub(super) fn common(&self, title: String, description: String, kind: &str, breadcrumb: Vec<NavItem>) -> Common {
        let Frame { config, edition, menu, theme, .. } = self.frame.as_ref();
        let language = self.language();
        let words = theme.words(language);
        let folder = self.path.strip_suffix("index.html").unwrap_or(&self.path);
        let head_title = match edition {
            Some(edition) if title == edition.title => format!("{title} | {}", config.title),
            Some(edition) => format!("{title} | {} | {}", edition.year, config.title),
            None if title == config.title => title.clone(),
            None => format!("{title} | {}", config.title),
        };
        let stylesheet = match edition {
            Some(edition) => relative(&self.path, &stylesheet_path(&edition.year)),
            None => self.site_address(&stylesheet_path(&config.current_edition.value)),
        };
        // On the pages of the site itself that is the language that all of them exist in.
        let of_site = if edition.is_some() { config.language } else { self.frame.common_language };
        let mut navigation: Vec<NavItem> = Vec::new();
        if let Some(edition) = edition {
            let name = |position: usize, item: &MenuItem| if position == 0 { words["front_page"].clone() } else { item.short.clone() };
            navigation.extend(self.menu().map(|(position, item)| self.nav(&item.path, &name(position, item), "")));
            if menu.len() > MOST_IN_MENU {
                navigation.push(self.nav(&contents::path(&edition.year), &words["all_pages"], ""));
            }
            if self.frame.common_language == language {
                navigation.push(self.nav(&datasets_path(&edition.year), &words["all_data"], ""));
            }
        }
        Common {
            site: SiteContext {
                title: config.title.clone(),
                description: config.description.clone(),
                publisher: config.publisher.name.clone(),
                publisher_url: config.publisher.url.clone(),
                contact: config.publisher.contact.as_ref().map(|contact| contact.shown().to_owned()).unwrap_or_default(),
                contact_href: config.publisher.contact.as_ref().map(Contact::href).unwrap_or_default(),
                home: self.site_address("index.html"),
                statement: if self.frame.statement { self.site_address(statement::PATH) } else { String::new() },
                editions: self.site_address(editions::PATH),
                notice: format!("{}{}", host_path(&config.base_url), editions::NOTICE),
                data: self.site_address(&index_path(language, of_site)),
                other_language: of_site.other_than(language),
                other_language_note: self.language_note(of_site, language),
            },
            edition: edition.as_ref().map(|edition| self.edition(edition)),
            page: PageContext {
                title,
                head_title,
                description,
                language: language.tag().to_owned(),
                permalink: format!("{}{folder}", config.base_url),
                assets: stylesheet.strip_suffix(STYLE_SHEET).unwrap_or_default().to_owned(),
                stylesheet,
                alternates: self.alternates(),
                kind: kind.to_owned(),
            },
            navigation,
            breadcrumb,
            words: words.clone(),
        }
    }

    /// The pages of text in the main menu, with their positions. Of an edition with many: the front page, and what stands around this page.
    fn menu(&self) -> impl Iterator<Item = (usize, &MenuItem)> {
        let menu = &self.frame.menu;
        let around = match menu.len() > MOST_IN_MENU {
            false => 0..menu.len(),
            true => {
                let here = menu.iter().position(|item| item.path == self.path).filter(|here| *here > 0);
                here.map_or(0..0, |here| here.saturating_sub(AROUND)..here + AROUND + 1)
            }
        };
        menu.iter().enumerate().filter(move |(position, _)| *position == 0 || around.contains(position))
    }

    fn edition(&self, edition: &Edition) -> EditionContext {
        let front = format!("{}/index.html", edition.year);
        let to_front = relative(&self.path, &front);
        let common_language = self.frame.common_language.other_than(edition.language);
        EditionContext {
            year: edition.year.clone(),
            title: edition.title.clone(),
            version: edition.version,
            published_iso: edition.published_at.clone(),
            published: format::date(edition.published_on, edition.language),
            period: edition.period.clone(),
            licence: edition.licence.name().to_owned(),
            licence_url: edition.licence.url(edition.language),
            root: to_front.strip_suffix("index.html").unwrap_or_default().to_owned(),
            front: relative(&self.path, &self.front(&edition.year)),
            common_language,
            common_language_note: self.language_note(self.frame.common_language, edition.language),
            permalink: format!("{}{}/", self.frame.config.base_url, edition.year),
            predecessor: match edition.version.checked_sub(1) {
                Some(before) if before > 0 => format!("{}{}", self.frame.config.base_url, version_folder(&edition.year, before)),
                _ => String::new(),
            },
            search: relative(&self.path, &search::path(&edition.year, edition.language, self.frame.common_language)),
            deviations: self.deviations(&edition.year),
            terms: self.terms(&edition.year),
        }
    }
}

/// Path of the style sheet of an edition in the site.
pub(crate) fn stylesheet_path(year: &str) -> String {
    format!("{year}/assets/{STYLE_SHEET}")
}

/// The path of a full address, from the root of its host.
fn host_path(base_url: &str) -> &str {
    let host = base_url.find("://").map_or(0, |at| at + 3);
    base_url[host..].find('/').map_or("/", |at| &base_url[host + at..])
}
