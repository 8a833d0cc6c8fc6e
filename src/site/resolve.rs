//! Resolving: names become things. Pages get their addresses, links their targets, calls their datasets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::anchors::{anchors, register_id};
use super::archived::Archived;
use super::claims::{self, EditionClaims};
use super::heads::{self, HeadMemo};
use super::links::{self, ChapterTarget, Targets};
use super::named::{self, Definition};
use super::redirects::Redirect;
use super::sources::Parsed;
use super::terms::{self, PageTerms};
use crate::config::{Config, Edition};
use crate::content::call::{Call, CallKind, ScopeBlock, ScopeParts, TargetBlock};
use crate::content::chapter::Chapter;
use crate::content::claims::Claims;
use crate::content::expr::OfRow;
use crate::content::plain_budget::Records;
use crate::content::statement::Statement;
use crate::content::terms::Terms;
use crate::content::word_list::WordList;
use crate::data::dataset::Dataset;
use crate::data::rule::Named;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{self, BaseFault, Diagnostic, Kind, Language};
use crate::memo::{Kept, Memo};
use crate::settings::Text;
use crate::shortcode::bind::{self, NamedFigures, Names};
use crate::shortcode::chart::{self, ChartFigure};
use crate::shortcode::figure::FigureCall;
use crate::shortcode::scope::{self, ScopeFigure};
use crate::shortcode::select::{Datasets, Trouble};
use crate::shortcode::table::{self, TableFigure};
use crate::shortcode::target::{self, Course, TargetFigure, TargetTrouble};
use crate::source::{Sources, Span};

/// The site: what is published, with every name resolved.
#[derive(Debug)]
pub(crate) struct Site {
    /// The publication.
    pub(crate) config: Config,
    /// The editions, oldest first.
    pub(crate) editions: Vec<EditionSite>,
    /// Images by path of their file.
    pub(crate) images: BTreeMap<Arc<str>, Arc<[u8]>>,
    /// The accessibility statement.
    pub(crate) statement: Option<Statement>,
    /// The word list of plain language.
    pub(crate) word_list: Arc<WordList>,
    /// The addresses that lead elsewhere now.
    pub(crate) redirects: Vec<Redirect>,
    /// Every archived version, in the order of the ledger; none before the archive was opened.
    pub(crate) archived: Vec<Arc<Archived>>,
}

/// One edition.
#[derive(Debug)]
pub(crate) struct EditionSite {
    /// Its year, title, licence.
    pub(crate) edition: Edition,
    /// Its pages of text: those in its own language first, of each language the front page first, then the chapters in order of their file names.
    pub(crate) pages: Vec<Arc<TextPage>>,
    /// Its datasets in order of title.
    pub(crate) datasets: Vec<Arc<Dataset>>,
    /// Its named figures in order of name.
    pub(crate) named: Vec<Definition>,
    /// What others printed.
    pub(crate) claims: Arc<EditionClaims>,
    /// Its terms and abbreviations.
    pub(crate) terms: Arc<Terms>,
    /// What was written down of the language of its chapters.
    pub(crate) records: Records,
    /// Its version, when that is archived: it is published as it is there, and not made again.
    pub(crate) sealed: Option<Arc<Archived>>,
}

impl EditionSite {
    /// Returns the languages of its pages of text, its own first.
    pub(crate) fn languages(&self) -> Vec<Language> {
        let own = self.edition.language;
        let others = Language::ALL.into_iter().filter(|language| *language != own);
        std::iter::once(own).chain(others.filter(|language| self.pages_in(*language).next().is_some())).collect()
    }

    /// Returns the pages of text in a language.
    pub(crate) fn pages_in(&self, language: Language) -> impl Iterator<Item = &Arc<TextPage>> {
        self.pages.iter().filter(move |page| page.chapter.language == language)
    }

    /// Was something printed that is held against the data?
    pub(crate) fn has_claims(&self) -> bool {
        !self.claims.claims.claims.is_empty()
    }

    /// Does a dataset tell of a value that was revised?
    pub(crate) fn has_revisions(&self) -> bool {
        self.datasets.iter().any(|dataset| !dataset.schema.revisions.is_empty())
    }
}

/// A page of text: the front page or a chapter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TextPage {
    /// What was read.
    pub(crate) chapter: Arc<Chapter>,
    /// Path of the page in the site.
    pub(crate) path: String,
    /// For each call of the chapter what it is bound to.
    pub(crate) shortcodes: Vec<Shortcode>,
    /// For each link of the chapter its address.
    pub(crate) links: Vec<String>,
    /// For each image of the chapter its address.
    pub(crate) images: Vec<String>,
    /// What the terms of the edition add to it.
    pub(crate) terms: Arc<PageTerms>,
    /// For each call of the chapter its id on the page.
    ids: Vec<String>,
    /// The calls that have a place of their own on the page.
    anchored: BTreeSet<usize>,
}

impl TextPage {
    /// Returns what a correction calls it: the `id` of the chapter, or `index` for the front page of an edition.
    pub(crate) fn name(&self) -> &str {
        self.chapter.front.id.as_ref().map_or("index", |id| id.value.as_str())
    }

    /// Says of diagnostics that they are about its row, when it is a page from data.
    pub(crate) fn of_row(&self, diagnostics: &mut [Diagnostic]) {
        if let Some(row) = &self.chapter.row {
            diagnostic::of_row(diagnostics, &row.key);
        }
    }

    /// Is a call nothing but the name of the row that the page is about?
    pub(crate) fn is_row_name(&self, call: usize) -> bool {
        matches!(&self.chapter.calls[call].kind, CallKind::Figure(Some(formula)) if formula.of_row == OfRow::Name)
    }

    /// Returns the id of a call on the page.
    pub(crate) fn call_id(&self, call: usize) -> &str {
        &self.ids[call]
    }

    /// Returns the id of a call that a link can lead to; `None` for one in the text of an image.
    pub(crate) fn anchor(&self, call: usize) -> Option<&str> {
        self.anchored.contains(&call).then(|| self.call_id(call))
    }

    /// Returns the id of a figure in the register.
    pub(crate) fn register_id(&self, call: usize) -> String {
        register_id(&self.path, self.call_id(call))
    }
}

/// A call whose names are things.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Shortcode {
    /// A figure in a sentence.
    Figure(Box<FigureCall>),
    /// A table.
    Table(Box<TableFigure>),
    /// A chart.
    Chart(Box<ChartFigure>),
    /// Cards; their figures are calls of their own.
    Cards,
    /// A target; its figures are calls of their own.
    Target(Box<TargetFigure>),
    /// Which parts of government count.
    Scope(Box<ScopeFigure>),
    /// The downloads of a dataset.
    Download(Arc<Dataset>),
    /// A call that shows nothing: its mistake has been told, or its block shows words in its place.
    Broken,
}

/// The text of `figures.toml` of an edition and what its names are looked up in, to its named figures.
type NamedMemo = Memo<String, (Option<Arc<str>>, Arc<Datasets>), (Arc<NamedFigures>, Vec<Definition>, Vec<Diagnostic>)>;

/// What resolving remembers from one run to the next.
#[derive(Default)]
pub(crate) struct ResolveMemo {
    heads: HeadMemo,
    chapters: Memo<Arc<str>, Arc<Chapter>, Arc<ChapterTarget>>,
    datasets: Kept<Datasets>,
    named: NamedMemo,
    surroundings: Kept<Surroundings>,
    editions: BTreeMap<String, Kept<EditionSurroundings>>,
    pages: Memo<Arc<str>, TextPageInput, BoundPage>,
    claims: Memo<String, ClaimsInput, (Arc<EditionClaims>, Vec<Diagnostic>)>,
}

/// What the names in every chapter are looked up in, besides what stands in the datasets.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Surroundings {
    editions: BTreeMap<String, Edition>,
    targets: Targets,
    /// The names of the datasets, and whether each could be read.
    datasets: Vec<((String, String), bool)>,
}

/// What the names in the chapters of one edition are looked up in.
#[derive(Clone, PartialEq, Eq, Debug)]
struct EditionSurroundings {
    edition: Edition,
    figures: Arc<NamedFigures>,
    terms: Arc<Terms>,
    word_list: Arc<WordList>,
}

/// All that a page of text depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
struct TextPageInput {
    chapter: Arc<Chapter>,
    all: Arc<Surroundings>,
    datasets: Arc<Datasets>,
    own: Arc<EditionSurroundings>,
}

/// A page of text whose names are things, and what is wrong with them.
type BoundPage = (Arc<TextPage>, Vec<Diagnostic>);

/// All that the claims of an edition depend on.
#[derive(Clone, PartialEq, Eq, Debug)]
struct ClaimsInput {
    claims: Arc<Claims>,
    datasets: Arc<Datasets>,
    figures: Arc<NamedFigures>,
    language: Language,
}

/// Resolves everything that was parsed. Errors: S009, S011, M011 to M016, and those of binding.
pub(crate) fn resolve(mut parsed: Parsed, sources: &Sources, memo: &mut ResolveMemo) -> (Site, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    duplicates(&parsed.chapters, &mut diagnostics);
    without_original(&parsed.chapters, &mut diagnostics);
    let datasets = memo.datasets.keep(parsed.datasets.clone());
    let named = named_figures(&parsed, &datasets, sources, memo, &mut diagnostics);
    let figures = parsed.editions.keys().cloned().zip(named.iter().map(|(figures, _)| figures.clone())).collect();
    parsed.chapters = heads::fill(std::mem::take(&mut parsed.chapters), &datasets, &figures, &mut memo.heads);
    let inputs = parsed.chapters.iter().map(|chapter| (chapter.name(), chapter.clone())).collect();
    let chapters = memo.chapters.refresh(inputs, |_, chapter| Arc::new(ChapterTarget::of(chapter))).into_iter().collect();
    let targets = Targets::new(chapters, &parsed.images, sources, &parsed.config.base_url, &parsed.without_pages);
    let names = datasets.0.iter().map(|(name, dataset)| (name.clone(), dataset.is_some())).collect();
    let all = memo.surroundings.keep(Surroundings { editions: parsed.editions.clone(), targets, datasets: names });
    memo.editions.retain(|year, _| parsed.editions.contains_key(year));
    let surroundings: BTreeMap<&str, Arc<EditionSurroundings>> = parsed
        .editions
        .iter()
        .zip(&named)
        .map(|((year, edition), (figures, _))| {
            let own = EditionSurroundings {
                edition: edition.clone(),
                figures: figures.clone(),
                terms: parsed.terms.get(year).cloned().unwrap_or_default(),
                word_list: parsed.word_list.clone(),
            };
            (year.as_str(), memo.editions.entry(year.clone()).or_default().keep(own))
        })
        .collect();
    let inputs = parsed.chapters.iter().filter_map(|chapter| {
        let own = surroundings.get(chapter.edition.as_str())?.clone();
        Some((chapter.name(), TextPageInput { chapter: chapter.clone(), all: all.clone(), datasets: datasets.clone(), own }))
    });
    let mut pages: BTreeMap<&str, Vec<Arc<TextPage>>> = BTreeMap::new();
    for (_, (page, more)) in memo.pages.refresh_from(inputs.collect(), |_, input, last| input.bind(last)) {
        diagnostics.extend(more);
        let year = parsed.editions.get_key_value(&page.chapter.edition).expect("a page is bound in its edition").0;
        pages.entry(year).or_default().push(page);
    }
    let inputs = parsed.editions.iter().zip(&named).filter_map(|((year, edition), (figures, _))| {
        let input = ClaimsInput {
            claims: parsed.claims.get(year)?.clone(),
            datasets: datasets.clone(),
            figures: figures.clone(),
            language: edition.language,
        };
        Some((year.clone(), input))
    });
    let mut claims = BTreeMap::new();
    for (year, (bound, more)) in memo.claims.refresh(inputs.collect(), |year, input| input.bind(year)) {
        diagnostics.extend(more);
        claims.insert(year, bound);
    }
    let mut editions = Vec::new();
    for ((year, edition), (_, named)) in parsed.editions.iter().zip(named) {
        let mut pages = pages.remove(year.as_str()).unwrap_or_default();
        pages.sort_by_key(|page| (page.chapter.is_translation(), page.chapter.language, !page.chapter.is_front()));
        let mut datasets: Vec<Arc<Dataset>> = parsed.datasets.of(year).cloned().collect();
        datasets.sort_by(|a, b| (&a.schema.title, &a.id).cmp(&(&b.schema.title, &b.id)));
        editions.push(EditionSite {
            edition: edition.clone(),
            pages,
            datasets,
            named,
            claims: claims.remove(year).unwrap_or_default(),
            terms: parsed.terms.get(year).cloned().unwrap_or_default(),
            records: parsed.records.get(year).cloned().unwrap_or_default(),
            sealed: None,
        });
    }
    // A misspelt reference makes the image that was meant look unused.
    if !diagnostics.iter().any(|diagnostic| matches!(diagnostic.kind, Kind::ImageMissing { .. } | Kind::PathOutside { .. })) {
        unused_images(&parsed, &mut diagnostics);
    }
    let Parsed { config, images, statement, word_list, redirects, .. } = parsed;
    (Site { config, editions, images, statement, word_list, redirects, archived: Vec::new() }, diagnostics)
}

/// The named figures of each edition.
fn named_figures(
    parsed: &Parsed,
    datasets: &Arc<Datasets>,
    sources: &Sources,
    memo: &mut ResolveMemo,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(Arc<NamedFigures>, Vec<Definition>)> {
    let input = |year: &String| (year.clone(), (sources.text(&named::path(year)).cloned(), datasets.clone()));
    let inputs = parsed.editions.keys().map(input).collect();
    let made = memo.named.refresh(inputs, |year, (text, datasets)| {
        let (figures, definitions, diagnostics) = named::figures(text.as_deref(), year, datasets);
        (Arc::new(figures), definitions, diagnostics)
    });
    let one = |(_, (figures, definitions, more))| {
        diagnostics.extend(more);
        (figures, definitions)
    };
    made.into_iter().map(one).collect()
}

impl ClaimsInput {
    fn bind(&self, year: &str) -> (Arc<EditionClaims>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let names = Names { edition: year, datasets: &self.datasets, figures: &self.figures };
        let claims = claims::bind(&self.claims, &names, self.language, &mut diagnostics);
        (Arc::new(claims), diagnostics)
    }
}

impl TextPageInput {
    /// Binds the page. It is that of last time when nothing else changed than datasets that it does not use.
    fn bind(&self, last: Option<(&TextPageInput, &BoundPage)>) -> BoundPage {
        if let Some((input, (page, told))) = last
            && told.is_empty()
            && Arc::ptr_eq(&self.chapter, &input.chapter)
            && Arc::ptr_eq(&self.all, &input.all)
            && Arc::ptr_eq(&self.own, &input.own)
            && page.datasets().is_some_and(|used| used.into_iter().all(|dataset| self.datasets.has(dataset)))
        {
            return (page.clone(), Vec::new());
        }
        let mut diagnostics = Vec::new();
        let names = Names { edition: &self.own.edition.year, datasets: &self.datasets, figures: &self.own.figures };
        let page = text_page(&self.chapter, &self.own, &names, &self.all, &mut diagnostics);
        page.of_row(&mut diagnostics);
        (Arc::new(page), diagnostics)
    }
}

impl TextPage {
    /// The datasets that the page is bound to, when that is all that it depends on of any dataset; `None` when it may depend on more.
    fn datasets(&self) -> Option<Vec<&Arc<Dataset>>> {
        if self.chapter.links.iter().any(|link| link.target.contains(".csv")) {
            return None;
        }
        let mut datasets = Vec::new();
        for shortcode in &self.shortcodes {
            match shortcode {
                Shortcode::Figure(figure) => figure.bound.datasets(&mut datasets),
                Shortcode::Table(table) => datasets.push(&table.dataset),
                Shortcode::Chart(chart) => datasets.push(&chart.table.dataset),
                Shortcode::Download(dataset) => datasets.push(dataset),
                Shortcode::Cards => {}
                Shortcode::Target(_) | Shortcode::Scope(_) | Shortcode::Broken => return None,
            }
        }
        Some(datasets)
    }
}

/// Images that no chapter shows. Warning: S015.
fn unused_images(parsed: &Parsed, diagnostics: &mut Vec<Diagnostic>) {
    let shown = |chapter: &Arc<Chapter>| chapter.images.iter().filter_map(|image| links::image_file(image, chapter)).collect::<Vec<_>>();
    let shown: BTreeSet<String> = parsed.chapters.iter().flat_map(shown).collect();
    for path in parsed.images.keys().filter(|path| !shown.contains(path.as_ref())) {
        diagnostics.push(Diagnostic::new(Kind::UnusedFile { path: path.to_string() }, Span::new(path, 0..0)));
    }
}

/// Two chapters with one address: told at both, as one mistake.
fn duplicates(chapters: &[Arc<Chapter>], diagnostics: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<(&str, Language, &str), &Chapter> = BTreeMap::new();
    for chapter in chapters {
        let Some(id) = &chapter.front.id else { continue };
        match first.get(&(chapter.edition.as_str(), chapter.language, id.value.as_str())) {
            None => {
                first.insert((&chapter.edition, chapter.language, &id.value), chapter);
            }
            Some(other) => {
                let kind = Kind::DuplicateId { id: id.value.clone(), other: other.file.to_string() };
                let diagnostic = Diagnostic::new(kind, id.span.clone());
                diagnostics.push(match &other.front.id {
                    Some(other) => diagnostic.with_other(other.span.clone()),
                    None => diagnostic,
                });
            }
        }
    }
}

/// Chapters in another language whose id no chapter of the edition's own language has. Warning: L004.
fn without_original(chapters: &[Arc<Chapter>], diagnostics: &mut Vec<Diagnostic>) {
    for chapter in chapters.iter().filter(|chapter| chapter.is_translation()) {
        let Some(id) = &chapter.front.id else { continue };
        let others = chapters.iter().filter(|other| other.edition == chapter.edition && !other.is_translation());
        let known: Vec<&str> = others.filter_map(|other| Some(other.front.id.as_ref()?.value.as_str())).collect();
        if !known.contains(&id.value.as_str()) {
            let kind = Kind::NoOriginal { id: id.value.clone(), nearest: nearest(&id.value, known) };
            diagnostics.push(Diagnostic::new(kind, id.span.clone()));
        }
    }
}

fn text_page(
    chapter: &Arc<Chapter>,
    own: &EditionSurroundings,
    names: &Names<'_>,
    Surroundings { editions, targets, .. }: &Surroundings,
    diagnostics: &mut Vec<Diagnostic>,
) -> TextPage {
    let mut keep = |found: Result<String, Diagnostic>| {
        found.unwrap_or_else(|diagnostic| {
            diagnostics.push(diagnostic);
            String::new()
        })
    };
    let links = chapter.links.iter().map(|link| keep(links::link(link, chapter, targets, names.datasets))).collect();
    let images = chapter.images.iter().map(|image| keep(links::image(image, chapter, targets))).collect();
    let mut shortcodes = Vec::with_capacity(chapter.calls.len());
    // What is wrong with the cell of a target is told at the cell, not at the formulas that are made from it.
    let made: BTreeSet<usize> = chapter.targets().flat_map(|target| [target.goal, target.gap]).collect();
    for (position, call) in chapter.calls.iter().enumerate() {
        let bound = match &call.kind {
            kind if chapter.is_translation() && has_labels(kind) => {
                diagnostics.push(Diagnostic::new(Kind::LabelsUntranslated, first_line(call)));
                Shortcode::Broken
            }
            CallKind::Target(block) => target(block, chapter, &mut shortcodes, diagnostics),
            CallKind::Scope(block) => scope(block, &own.edition, names, editions, diagnostics),
            _ if made.contains(&position) => shortcode(call, chapter, names, &mut Vec::new()),
            _ => shortcode(call, chapter, names, diagnostics),
        };
        if let (CallKind::Chart(block), Shortcode::Chart(_)) = (&call.kind, &bound) {
            // What could not be read has been told: its title is not.
            let reads = |call: usize, dataset: &str| match &shortcodes[call] {
                Shortcode::Figure(figure) => figure.bound.reads(dataset),
                _ => true,
            };
            diagnostics.extend(chart::untested(block, reads));
        }
        shortcodes.push(bound);
    }
    let (ids, anchored) = (anchors(chapter), chapter.anchored());
    // The terms of an edition are words of its own language.
    let none = Terms::default();
    let terms = if chapter.is_translation() { &none } else { own.terms.as_ref() };
    let terms = Arc::new(terms::of_chapter(chapter, terms, &own.word_list.abbreviations, diagnostics));
    TextPage { chapter: chapter.clone(), path: links::page_path(chapter), shortcodes, links, images, terms, ids, anchored }
}

/// Does a block show labels of the data, or parts of government? Those are in the language of the edition.
fn has_labels(kind: &CallKind) -> bool {
    matches!(kind, CallKind::Table(_) | CallKind::Chart(_) | CallKind::Target(_) | CallKind::Scope(_) | CallKind::Download(_))
}

fn shortcode(call: &Call, chapter: &Chapter, names: &Names<'_>, diagnostics: &mut Vec<Diagnostic>) -> Shortcode {
    match &call.kind {
        CallKind::Figure(None) | CallKind::Broken => Shortcode::Broken,
        CallKind::Cards(_) => Shortcode::Cards,
        CallKind::Target(_) | CallKind::Scope(_) => unreachable!("a page of text binds these itself"),
        CallKind::Download(block) => match names.datasets.find(names.edition, &block.data.dataset, block.data.edition.as_ref()) {
            Ok(dataset) => Shortcode::Download(dataset),
            Err(trouble) => {
                diagnostics.extend(trouble.diagnostic(&block.data_places));
                Shortcode::Broken
            }
        },
        CallKind::Figure(Some(formula)) => match bind::bind(&formula.expr, names) {
            Ok(bound) => Shortcode::Figure(Box::new(FigureCall {
                bound,
                options: formula.options.clone(),
                pin: formula.pin.clone(),
                text: formula.text.clone(),
                language: chapter.language,
            })),
            Err(trouble) => broken(trouble, call, diagnostics),
        },
        CallKind::Chart(block) => match chart::from_block(block, &first_line(call), names.edition, names.datasets) {
            Ok(chart) => Shortcode::Chart(Box::new(chart)),
            Err(trouble) => {
                diagnostics.extend(trouble.map(|trouble| Diagnostic::new(trouble.0, trouble.1)));
                Shortcode::Broken
            }
        },
        CallKind::Table(block) => match table::from_block(block, &first_line(call), names.edition, names.datasets) {
            Ok(table) => Shortcode::Table(Box::new(table)),
            Err(trouble) => {
                diagnostics.extend(trouble.map(|trouble| Diagnostic::new(trouble.0, trouble.1)));
                Shortcode::Broken
            }
        },
    }
}

/// Binds a target to the cells that were bound before it. What cannot be shown of its figures is shown no more: a stand that is not known has no distance.
fn target(block: &TargetBlock, chapter: &Chapter, bound: &mut [Shortcode], diagnostics: &mut Vec<Diagnostic>) -> Shortcode {
    let figure = |call: usize| match &bound[call] {
        Shortcode::Figure(figure) => Some(&figure.bound),
        _ => None,
    };
    let base = block.base.map(figure);
    let found = match (figure(block.stand), base) {
        (None, _) | (_, Some(None)) => None,
        (Some(stand), base) => Some(target::of_cell(stand, base.flatten())),
    };
    let (shortcode, silent) = match found {
        Some(Ok(figure)) => {
            let silent = match (figure.course, figure.exactly) {
                (Course::Unknown(_), _) => vec![block.stand, block.gap],
                (_, true) => vec![block.gap],
                _ => Vec::new(),
            };
            (Shortcode::Target(Box::new(figure)), silent)
        }
        Some(Err(trouble)) => {
            let (trouble, call) = match trouble {
                TargetTrouble::Stand(trouble) => (trouble, block.stand),
                TargetTrouble::Base(trouble) => (trouble, block.base.unwrap_or(block.stand)),
            };
            let places = &chapter.calls[call].places;
            let stand = &chapter.calls[block.stand].span;
            diagnostics.extend(trouble.diagnostic(places).map(|diagnostic| match &diagnostic.kind {
                Kind::TargetBase { reason: BaseFault::OtherYear { .. }, .. } => diagnostic.with_other(stand.clone()),
                _ => diagnostic,
            }));
            (Shortcode::Broken, [Some(block.stand), Some(block.goal), Some(block.gap), block.base].into_iter().flatten().collect())
        }
        None => (Shortcode::Broken, vec![block.goal, block.gap]),
    };
    for call in silent {
        bound[call] = Shortcode::Broken;
    }
    shortcode
}

/// Binds a scope to the parts of government of its edition. Errors: F002, B022, B024, B025, S005.
fn scope(
    block: &ScopeBlock,
    edition: &Edition,
    names: &Names<'_>,
    editions: &BTreeMap<String, Edition>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Shortcode {
    match &block.parts {
        ScopeParts::Here(covers, partly, text) => {
            let named = |texts: &[Text]| -> Vec<Named> {
                texts.iter().map(|text| Named { value: text.value.clone(), span: text.span.clone() }).collect()
            };
            let (covers, partly) = (named(covers), named(partly));
            let faults = scope::check(edition, &covers, &partly);
            let sound = faults.is_empty();
            diagnostics.extend(faults);
            if sound {
                Shortcode::Scope(Box::new(ScopeFigure::of_names(edition, &covers, &partly, text.clone())))
            } else {
                Shortcode::Broken
            }
        }
        ScopeParts::Dataset(selection, places) => {
            match names.datasets.find(names.edition, &selection.dataset, selection.edition.as_ref()) {
                Ok(dataset) => {
                    let edition = editions.get(&dataset.edition).unwrap_or(edition);
                    let figure = ScopeFigure::of(&dataset.schema, edition);
                    if figure.is_none() {
                        let kind = Kind::NoScope { dataset: dataset.id.clone() };
                        diagnostics.push(Diagnostic::new(kind, places.span(selection.dataset.range.clone())));
                    }
                    figure.map_or(Shortcode::Broken, |figure| Shortcode::Scope(Box::new(figure)))
                }
                Err(trouble) => {
                    diagnostics.extend(trouble.diagnostic(places));
                    Shortcode::Broken
                }
            }
        }
    }
}

/// Tells of a mistake in a call at its place, unless it has been told already.
pub(crate) fn broken(trouble: Trouble, call: &Call, diagnostics: &mut Vec<Diagnostic>) -> Shortcode {
    diagnostics.extend(trouble.diagnostic(&call.places));
    Shortcode::Broken
}

/// The fence of a block, for mistakes about all of it.
fn first_line(call: &Call) -> Span {
    let start = call.span.start;
    Span { file: call.span.file.clone(), start, end: (start + 3).min(call.span.end) }
}
