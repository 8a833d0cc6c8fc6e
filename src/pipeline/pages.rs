//! Pages in a build: what each depends on, and the files that they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::judge::Judged;
use super::open_data::{OpenData, OpenDataMemos, Tables};
use super::search::{Found, page as search_page};
use crate::content::call::CallKind;
use crate::diagnostic::{Diagnostic, Language};
use crate::editor_help;
use crate::hosting::security_txt;
use crate::memo::{Kept, Memo};
use crate::output::{File, Output};
use crate::render::chart::{self, ChartInput, DrawnChart};
use crate::render::contents::{self, Contents, Listed, ListedInput};
use crate::render::deviations::{self, Deviations};
use crate::render::editions::{self, Editions};
use crate::render::frame::Frame;
use crate::render::listing;
use crate::render::page::{self, PageInput, Subject};
use crate::render::search;
use crate::render::side_by_side;
use crate::render::statement;
use crate::render::terms::{self, Glossary};
use crate::render::text::{Charts, ChartsInput};
use crate::render::theme::Theme;
use crate::site::archived::is_of_version;
use crate::site::cell_links::cell_links;
use crate::site::links::image_path;
use crate::site::resolve::{EditionSite, Site, TextPage};
use crate::site::uses::Uses;

/// What the stages remember.
#[derive(Default)]
pub(super) struct PageMemos {
    /// By edition, if any, and language.
    frames: BTreeMap<(Option<String>, Language), Kept<Frame>>,
    charts: Memo<String, ChartsInput, PageCharts>,
    drawn: Memo<(String, usize), Arc<ChartInput>, Arc<DrawnChart>>,
    listed: Memo<String, ListedInput, Arc<Listed>>,
    claims: Memo<String, (Deviations, Language), Arc<str>>,
    glossaries: Memo<String, (Arc<Glossary>, String, Language), Arc<str>>,
    /// By the address of the site.
    editor_help: Memo<(), String, Vec<(String, Arc<str>)>>,
    texts: PageMemo,
    datasets: PageMemo,
    others: PageMemo,
}

/// What each chart of a page is drawn from, by the position of its call.
type PageCharts = Arc<Vec<(usize, Arc<ChartInput>)>>;
/// All that a page depends on, by its path, to its HTML.
type PageMemo = Memo<String, PageInput, Result<Arc<str>, Diagnostic>>;

/// What all pages of a site need.
pub(super) struct Stage {
    theme: Arc<Theme>,
    tables: Tables,
    /// For each edition what its pages in a language show.
    editions: Vec<BTreeMap<Language, Arc<Frame>>>,
    /// What the pages of the site itself show, those in its own language first.
    site: Vec<Arc<Frame>>,
}

impl Stage {
    /// Collects it.
    pub(super) fn new(judged: &Judged, theme: Arc<Theme>, tables: Tables, memos: &mut PageMemos) -> Self {
        let site = &judged.site;
        let mut kept = std::mem::take(&mut memos.frames);
        let mut keep = |key: (Option<String>, Language), frame: Frame| {
            let (key, mut last) = kept.remove_entry(&key).unwrap_or_else(|| (key, Kept::default()));
            let frame = last.keep(frame);
            memos.frames.insert(key, last);
            frame
        };
        let mut of_edition = |edition: &EditionSite, language: Language| {
            keep((Some(edition.edition.year.clone()), language), Frame::of_edition(site, edition, language, &theme))
        };
        let of_editions = site
            .editions
            .iter()
            .map(|edition| edition.languages().into_iter().map(|language| (language, of_edition(edition, language))).collect())
            .collect();
        let of_site = |language: Language| keep((None, language), Frame::of_site(site, language, &theme));
        let own = site.config.language;
        let others = Language::ALL.into_iter().filter(|language| *language != own);
        let of_site = std::iter::once(own).chain(others).map(of_site).collect();
        Stage { theme, tables, editions: of_editions, site: of_site }
    }

    /// The theme of the site.
    pub(super) fn theme(&self) -> &Theme {
        &self.theme
    }

    /// The files of the datasets.
    pub(super) fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Makes the pages of text with their charts, the files of the datasets, style sheets and images.
    pub(super) fn texts(&self, judged: &Judged, memos: &mut PageMemos, output: &mut Output) -> Vec<Diagnostic> {
        let site = &judged.site;
        let published = self.tables.published().clone();
        let charts = self.charts(judged, memos, output);
        let mut inputs = Vec::new();
        for (((edition, figures), charts), frames) in site.editions.iter().zip(&judged.figures).zip(charts).zip(&self.editions) {
            if edition.sealed.is_some() {
                continue;
            }
            inputs.extend(page::of_texts(edition, frames, figures, charts, &published));
            for (path, file) in &self.theme.assets {
                output.insert(format!("{}/assets/{path}", edition.edition.year), file.clone());
            }
        }
        self.tables.emit(output);
        for (path, bytes) in &site.images {
            output.insert(image_path(path), File::Bytes(bytes.clone()));
        }
        render(inputs, &mut memos.texts, output)
    }

    /// Makes the pages of the datasets.
    pub(super) fn datasets(&self, judged: &Judged, uses: &Uses, memos: &mut PageMemos, output: &mut Output) -> Vec<Diagnostic> {
        let links = cell_links(&judged.site, &judged.claims);
        let mut inputs = Vec::new();
        for (position, edition) in judged.site.editions.iter().enumerate().filter(|(_, edition)| edition.sealed.is_none()) {
            let frame = &self.editions[position][&edition.edition.language];
            inputs.extend(self.tables.pages(&judged.site, position, frame, (uses, &links)));
        }
        render(inputs, &mut memos.datasets, output)
    }

    /// Makes all other pages and files.
    pub(super) fn rest(
        &self,
        judged: &Judged,
        (open_data, found): (&OpenData, &Found),
        (memos, data_memos): (&mut PageMemos, &mut OpenDataMemos),
        output: &mut Output,
    ) -> Vec<Diagnostic> {
        let site = &judged.site;
        let mut inputs = Vec::new();
        let listed = self.listed(judged, memos);
        let (mut of_claims, mut glossaries) = (Vec::new(), Vec::new());
        let frames: Vec<&Arc<Frame>> =
            site.editions.iter().zip(&self.editions).map(|(edition, frames)| &frames[&edition.edition.language]).collect();
        let mut sections = open_data.sections(&frames, data_memos);
        for (position, (edition, listed)) in site.editions.iter().zip(listed).enumerate() {
            if edition.sealed.is_some() {
                continue;
            }
            let own = frames[position];
            if deviations::About::of(edition).is_some() {
                let deviations = deviations::input(edition, judged.claims[position].clone(), &site.editions);
                if edition.has_claims() {
                    of_claims.push((deviations::claims_path(&deviations.year), (deviations.clone(), edition.edition.language)));
                }
                let path = deviations::deviations_path(&edition.edition.year);
                inputs.push(PageInput { path, frame: own.clone(), subject: Subject::Deviations(Box::new(deviations)) });
            }
            if let Some(glossary) = Glossary::of(edition) {
                let input = (Arc::new(glossary), site.config.base_url.clone(), edition.edition.language);
                glossaries.push((edition.edition.year.clone(), input));
            }
            for side in side_by_side::of_edition(edition, &judged.figures[position]) {
                let path = side_by_side::path(&side.parent);
                inputs.push(PageInput { path, frame: own.clone(), subject: Subject::Compare(Box::new(side)) });
            }
            if let Some(found) = found.get(&edition.edition.year) {
                for (language, frame) in &self.editions[position] {
                    let path = search::path(&edition.edition.year, *language, edition.edition.language);
                    let subject = Subject::Search(Box::new(search_page(&edition.edition.year, found, *language)));
                    inputs.push(PageInput { path, frame: frame.clone(), subject });
                }
            }
            let contents = Contents::new(edition, listed);
            let path = contents::path(&edition.edition.year);
            inputs.push(PageInput { path, frame: own.clone(), subject: Subject::Contents(Box::new(contents)) });
            inputs.extend(open_data.pages(site, &self.tables, (position, own), sections.remove(&position).unwrap_or_default()));
        }
        let asked: Vec<_> = glossaries.iter().map(|(_, (glossary, ..))| glossary.clone()).collect();
        let texts = memos.glossaries.refresh(glossaries, |_, (glossary, base_url, language)| glossary.json(base_url, *language).into());
        for (glossary, (year, json)) in asked.into_iter().zip(texts) {
            let of_edition = site.editions.iter().zip(&self.editions).find(|(edition, _)| edition.edition.year == year);
            let (edition, frames) = of_edition.expect("a glossary is that of an edition");
            let subject = Subject::Terms(glossary, json.len());
            inputs.push(PageInput { path: terms::path(&year), frame: frames[&edition.edition.language].clone(), subject });
            output.insert(terms::json_path(&year), File::Text(json));
        }
        for (path, json) in memos.claims.refresh(of_claims, |_, (deviations, language)| deviations.json(*language).into()) {
            output.insert(path, File::Text(json));
        }
        inputs.extend(open_data.emit(site, &self.tables, &self.site, data_memos, output));
        inputs.extend(self.of_site(site, output));
        let diagnostics = render(inputs, &mut memos.others, output);
        listings(site, output);
        for (_, files) in memos.editor_help.refresh(vec![((), site.config.base_url.clone())], |(), url| editor_help::of_site(url)) {
            files.into_iter().for_each(|(path, text)| output.insert(path, File::Text(text)));
        }
        diagnostics
    }

    /// The pages of the site itself.
    fn of_site(&self, site: &Site, output: &mut Output) -> Vec<PageInput> {
        let own = &self.site[0];
        let input = |path: &str, subject: Subject| PageInput { path: path.to_owned(), frame: own.clone(), subject };
        let editions = Editions::of(&site.editions, &site.archived);
        editions.emit(&site.config, &site.archived, self.theme.words(site.config.language), output);
        let mut inputs = vec![input("index.html", Subject::Landing), input("404.html", Subject::Missing)];
        inputs.push(input(editions::PATH, Subject::Editions(Arc::new(editions))));
        if let Some(declared) = &site.statement {
            let language = site.config.language;
            output.insert_text(statement::JSON, statement::json(declared, &site.config, self.theme.words(language), language));
            inputs.push(input(statement::PATH, Subject::Statement(Box::new(declared.clone()))));
        }
        inputs
    }

    /// For each edition and each page of text its charts as they are drawn; their files go into the output.
    fn charts(&self, judged: &Judged, memos: &mut PageMemos, output: &mut Output) -> Vec<Vec<Charts>> {
        let mut inputs = Vec::new();
        let open = judged.site.editions.iter().zip(&judged.figures).filter(|(edition, _)| edition.sealed.is_none());
        for (edition, figures) in open {
            let language = edition.edition.language;
            let words = self.theme.shared_words(language);
            let has_charts = |page: &TextPage| page.chapter.calls.iter().any(|call| matches!(call.kind, CallKind::Chart(_)));
            for (page, figures) in edition.pages.iter().zip(figures).filter(|(page, _)| has_charts(page)) {
                let input = ChartsInput { page: page.clone(), figures: figures.clone(), words: words.clone(), language };
                inputs.push((page.path.clone(), input));
            }
        }
        let asked = memos.charts.refresh(inputs, |_, input| Arc::new(input.charts()));
        let inputs = asked.iter().flat_map(|(path, charts)| charts.iter().map(|(call, chart)| ((path.clone(), *call), chart.clone())));
        let mut drawn = memos.drawn.refresh(inputs.collect(), |_, input| Arc::new(input.draw())).into_iter().peekable();
        let mut of_page = |page: &Arc<TextPage>| {
            let mut charts = Charts::new();
            while let Some(((_, call), chart)) = drawn.next_if(|((path, _), _)| *path == page.path) {
                output.insert(chart::file_path(&page.path, page.call_id(call)), File::Text(chart.file.clone()));
                charts.insert(call, chart);
            }
            charts
        };
        judged.site.editions.iter().map(|edition| edition.pages.iter().map(&mut of_page).collect()).collect()
    }

    /// The entry of each page of text, edition by edition, for the lists of all pages.
    fn listed(&self, judged: &Judged, memos: &mut PageMemos) -> Vec<Vec<Arc<Listed>>> {
        let base_url = &judged.site.config.base_url;
        let mut inputs = Vec::new();
        let is_open = |edition: &&EditionSite| edition.sealed.is_none();
        for (edition, figures) in judged.site.editions.iter().zip(&judged.figures).filter(|(edition, _)| is_open(edition)) {
            for (page, figures) in edition.pages.iter().zip(figures) {
                let input = ListedInput {
                    page: page.clone(),
                    figures: figures.clone(),
                    theme: self.theme.clone(),
                    base_url: base_url.clone(),
                    language: edition.edition.language,
                };
                inputs.push((page.path.clone(), input));
            }
        }
        let mut listed = memos.listed.refresh(inputs, |_, input| Arc::new(input.list())).into_iter().map(|(_, listed)| listed);
        let count = |edition: &EditionSite| if edition.sealed.is_none() { edition.pages.len() } else { 0 };
        judged.site.editions.iter().map(|edition| listed.by_ref().take(count(edition)).collect()).collect()
    }
}

/// Makes pages, and puts them into the site.
fn render(inputs: Vec<PageInput>, memo: &mut PageMemo, output: &mut Output) -> Vec<Diagnostic> {
    let inputs = inputs.into_iter().map(|input| (input.path.clone(), input)).collect();
    let mut diagnostics = Vec::new();
    for (path, page) in memo.refresh(inputs, |_, input| input.render().map(Arc::from)) {
        match page {
            Ok(text) => output.insert(path, File::Text(text)),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    diagnostics
}

/// Puts the lists for search engines into the site.
fn listings(site: &Site, output: &mut Output) {
    let base_url = &site.config.base_url;
    let pages = output.iter().filter_map(|(path, _)| path.strip_suffix("index.html"));
    let mut pages: Vec<&str> = pages.filter(|path| !is_of_version(path)).collect();
    pages.sort_unstable();
    // A list for what belongs to no edition, and one for each edition.
    let moments: BTreeMap<&str, &str> =
        site.editions.iter().map(|edition| (edition.edition.year.as_str(), edition.edition.published_at.as_str())).collect();
    let mut lists: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
    for page in pages {
        lists.entry(page.split('/').next().filter(|folder| moments.contains_key(folder))).or_default().push(page);
    }
    let moment = |year: &str| moments.get(year).copied();
    let lists: Vec<(String, Option<&str>, String)> = lists
        .into_iter()
        .map(|(year, pages)| (listing::sitemap_path(year), year.and_then(moment), listing::sitemap(base_url, pages.into_iter())))
        .collect();
    output.insert_text("sitemap.xml", listing::sitemap_index(base_url, lists.iter().map(|(path, moment, _)| (path.as_str(), *moment))));
    for (path, _, text) in lists {
        output.insert_text(path, text);
    }
    output.insert_text("robots.txt", listing::robots(base_url));
    if let Some(text) = security_txt::text(&site.config).filter(|_| security_txt::is_at_root(&site.config)) {
        output.insert_text(security_txt::PATH, text);
    }
}
