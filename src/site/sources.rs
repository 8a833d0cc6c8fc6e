//! Parsing: every input file alone, as far as it can be read. What the files mean together is the work of `resolve`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::across;
use super::datasets::{self, DatasetMemos, is_year};
use super::plain_files::{self, WordListMemo};
use super::redirects::{self, Redirect};
use super::rows::{self, Expanded, RowMemo};
use crate::config::{self, Config, Edition};
use crate::content::chapter::{Chapter, language_folder};
use crate::content::claims::{self, Claims};
use crate::content::plain_budget::{self, Records};
use crate::content::statement::Statement;
use crate::content::terms::{self, Terms};
use crate::content::word_list::{self, WordList};
use crate::content::{image, markdown, statement_reader};
use crate::diagnostic::{Diagnostic, Kind, Language};
use crate::memo::{Memo, both};
use crate::shortcode::select::Datasets;
use crate::source::{Content, Sources, Span};

/// Are drafts read as chapters?
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Drafts {
    /// They are left out, as a publication does.
    #[default]
    Hidden,
    /// They are chapters, for a preview. What an edition that is a draft lacks is a warning: the page shows a gap.
    Shown,
    /// They are judged as what is published.
    Judged,
}

/// What was read, file by file.
pub(crate) struct Parsed {
    /// `site.toml`.
    pub(crate) config: Config,
    /// Every edition that could be read, by year.
    pub(crate) editions: BTreeMap<String, Edition>,
    /// Every chapter that could be read, in order of path; drafts only when they are shown.
    pub(crate) chapters: Vec<Arc<Chapter>>,
    /// Every dataset.
    pub(crate) datasets: Datasets,
    /// The chapters that become a page for each row of a dataset, as they are written.
    pub(crate) written: Vec<Arc<Chapter>>,
    /// The files of chapters that became no page; why not was told.
    pub(crate) without_pages: BTreeSet<Arc<str>>,
    /// What others printed, by edition.
    pub(crate) claims: BTreeMap<String, Arc<Claims>>,
    /// Terms and abbreviations, by edition; none for an edition without.
    pub(crate) terms: BTreeMap<String, Arc<Terms>>,
    /// Images by path.
    pub(crate) images: BTreeMap<Arc<str>, Arc<[u8]>>,
    /// The accessibility statement.
    pub(crate) statement: Option<Statement>,
    /// The word list of plain language.
    pub(crate) word_list: Arc<WordList>,
    /// What was written down of the language of chapters, by edition.
    pub(crate) records: BTreeMap<String, Records>,
    /// The addresses that lead elsewhere now.
    pub(crate) redirects: Vec<Redirect>,
}

type WithDiagnostics<T> = (T, Vec<Diagnostic>);
/// A chapter's text and the language of its edition, to the chapter.
type ChapterMemo = Memo<Arc<str>, (Arc<str>, Language), WithDiagnostics<Arc<Chapter>>>;
/// The text of a `terms.toml`, by edition, to its terms.
type TermsMemo = Memo<String, Arc<str>, WithDiagnostics<Arc<Terms>>>;
/// The text of a `claims.toml`, by edition, to its claims.
type ClaimsMemo = Memo<String, Arc<str>, WithDiagnostics<Arc<Claims>>>;
/// The bytes of a file that is no text, to the image that it is.
type ImageMemo = Memo<Arc<str>, Arc<[u8]>, WithDiagnostics<Option<Arc<[u8]>>>>;

/// What parsing remembers from one run to the next.
#[derive(Default)]
pub(crate) struct ParseMemo {
    chapters: ChapterMemo,
    rows: RowMemo,
    terms: TermsMemo,
    claims: ClaimsMemo,
    images: ImageMemo,
    datasets: DatasetMemos,
    word_list: WordListMemo,
}

impl ParseMemo {
    /// Returns what remembers the word list.
    pub(crate) fn word_list(&mut self) -> &mut WordListMemo {
        &mut self.word_list
    }
}

/// The files in the folder of an edition that are no chapters.
const KNOWN: [&str; 4] = ["edition.toml", "terms.toml", "claims.toml", plain_budget::NAME];

/// The most pixels of an image, in millions; product rule.
const MOST_MEGAPIXELS: u64 = 50;

/// Parses every file. `None` when `site.toml` cannot be read, since nothing means anything then.
pub(crate) fn parse(sources: &Sources, drafts: Drafts, memo: &mut ParseMemo) -> (Option<Parsed>, Vec<Diagnostic>) {
    let mut diagnostics = unreadable(sources);
    let file = sources.path("site.toml");
    let Some(text) = sources.text("site.toml") else {
        if sources.get("site.toml").is_none() {
            diagnostics.push(Diagnostic::new(Kind::MissingFile { path: "site.toml".into() }, Span::new(&file, 0..0)));
        }
        return (None, diagnostics);
    };
    let (config, more) = config::site(&file, text);
    diagnostics.extend(more);
    let Some(config) = config else { return (None, diagnostics) };
    let editions = editions(sources, &config, &mut diagnostics);
    let (mut of_datasets, mut of_words) = (Vec::new(), Vec::new());
    let (word_list, datasets) = both(
        || plain_files::word_list(sources, &mut memo.word_list, &mut of_words),
        || datasets::datasets(sources, &mut memo.datasets, &mut of_datasets),
    );
    diagnostics.extend(of_datasets);
    diagnostics.extend(across::check(&datasets, &editions));
    let Expanded { chapters, written, without_pages } = chapters(sources, (&config, &editions, &datasets), drafts, memo, &mut diagnostics);
    let claims = claims(sources, &editions, &mut memo.claims, &mut diagnostics);
    let terms = terms(sources, &editions, memo, &mut diagnostics);
    let images = images(sources, &mut memo.images, &mut diagnostics);
    let statement = statement(sources, &config, &mut diagnostics);
    diagnostics.extend(of_words);
    let records = plain_files::records(sources, &editions, &mut diagnostics);
    let redirects = redirects(sources, &mut diagnostics);
    let parsed = Parsed {
        config,
        editions,
        chapters,
        written,
        without_pages,
        datasets,
        claims,
        terms,
        images,
        statement,
        word_list,
        records,
        redirects,
    };
    (Some(parsed), diagnostics)
}

/// Files that are no text where text should be, too large, or outside the project.
fn unreadable(sources: &Sources) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (path, content) in sources.iter() {
        // A name that cannot be part of an address, wherever it stands.
        if path.contains(['\\', '\u{fffd}']) || path.contains(char::is_control) {
            diagnostics.push(Diagnostic::new(Kind::BadFileName { path: path.escape_debug().to_string() }, Span::new(path, 0..0)));
        }
        let mut place = 0;
        let kind = match content {
            Content::Text(_) | Content::Bytes(_) => continue,
            Content::NotUtf8 { readable, looks_like } => {
                place = readable.len();
                Kind::NotUtf8 { encoding: looks_like }
            }
            Content::TooLarge { size, limit } => Kind::TooLarge { megabytes: size.div_ceil(1_000_000), limit: limit / 1_000_000 },
            Content::Outside => Kind::OutsideProject,
            Content::Broken => Kind::BrokenLink,
        };
        diagnostics.push(Diagnostic::new(kind, Span::new(path, place..place)));
    }
    diagnostics
}

/// The years that have a folder in `content` or `data`; each has an `edition.toml` and an `index.md`.
fn editions(sources: &Sources, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, Edition> {
    let mut years: BTreeSet<&str> = BTreeSet::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for root in ["content/", "data/"] {
        for (path, _) in sources.under(root).filter(|(path, _)| ![statement_reader::FILE, word_list::FILE].contains(&path.as_ref())) {
            let (folder, is_folder) = path[root.len()..].split_once('/').map_or((&path[root.len()..], false), |(folder, _)| (folder, true));
            if is_folder && is_year(folder) {
                years.insert(folder);
            } else if told.insert(folder) {
                diagnostics.push(Diagnostic::new(Kind::NotAnEdition { name: folder.to_owned() }, Span::new(path, 0..0)));
            }
        }
    }
    let mut editions = BTreeMap::new();
    for year in &years {
        // Without its edition.toml it is no edition yet, and one message is enough.
        let files = ["edition.toml", "index.md"].map(|name| format!("content/{year}/{name}"));
        if let Some(path) = files.into_iter().find(|path| sources.get(path).is_none()) {
            let place = Span::new(&Arc::from(path.as_str()), 0..0);
            diagnostics.push(Diagnostic::new(Kind::MissingFile { path }, place));
        }
        let path = format!("content/{year}/edition.toml");
        if let Some(text) = sources.text(&path) {
            let (edition, more) = config::edition(&sources.path(&path), text, year, config);
            diagnostics.extend(more);
            editions.extend(edition.map(|edition| ((*year).to_owned(), edition)));
        }
    }
    if !years.contains(config.current_edition.value.as_str()) {
        let known = years.iter().map(|year| (*year).to_owned()).collect();
        let kind = Kind::NoSuchEdition { year: config.current_edition.value.clone(), known, draft: false };
        diagnostics.push(Diagnostic::new(kind, config.current_edition.span.clone()));
    }
    editions
}

fn chapters(
    sources: &Sources,
    (config, editions, datasets): (&Config, &BTreeMap<String, Edition>, &Datasets),
    drafts: Drafts,
    memo: &mut ParseMemo,
    diagnostics: &mut Vec<Diagnostic>,
) -> Expanded {
    let mut inputs = Vec::new();
    for (path, content) in sources.under("content/") {
        let Content::Text(text) = content else { continue };
        let year = path.split('/').nth(1).unwrap_or_default();
        let in_folder = path.split('/').count() == 3;
        let own = editions.get(year).map_or(Language::Dutch, |edition| edition.language);
        let folder = language_folder(path).filter(|folder| path.ends_with(".md") && *folder != "images" && is_year(year));
        if path.ends_with(".md") && in_folder && is_year(year) {
            inputs.push((path.clone(), (text.clone(), own)));
        } else if let Some(folder) = folder {
            match Language::parse(folder) {
                Some(language) if language != own => inputs.push((path.clone(), (text.clone(), language))),
                Some(_) => diagnostics.push(Diagnostic::new(Kind::OwnLanguage { tag: own.tag() }, Span::new(path, 0..0))),
                None => {
                    let known = Language::ALL.map(|language| language.tag().to_owned()).to_vec();
                    diagnostics.push(Diagnostic::new(Kind::UnknownLanguage { tag: folder.to_owned(), known }, Span::new(path, 0..0)));
                }
            }
        } else if !(in_folder && KNOWN.iter().any(|known| path.ends_with(&format!("/{known}")))) && is_year(year) {
            diagnostics.push(Diagnostic::new(Kind::UnusedFile { path: path.to_string() }, Span::new(path, 0..0)));
        }
    }
    let parsed = memo.chapters.refresh(inputs, |path, (text, language)| {
        let year = path.split('/').nth(1).unwrap_or_default();
        let (chapter, diagnostics) = markdown::parse(path, year, text, *language);
        (Arc::new(chapter), diagnostics)
    });
    let mut chapters = Vec::new();
    let mut told = BTreeMap::new();
    for (path, (chapter, more)) in parsed {
        told.insert(path, more);
        if drafts != Drafts::Hidden || !chapter.front.draft {
            chapters.push(chapter);
        }
    }
    let (expanded, more) = rows::expand(chapters, &mut told, sources, datasets, &mut memo.rows);
    diagnostics.extend(told.into_values().flatten().chain(more));
    translations(&expanded.chapters, config, editions, sources, diagnostics);
    expanded
}

/// What every language of an edition needs: a front page, and a name for site and edition. Errors: S010, L003.
fn translations(
    chapters: &[Arc<Chapter>],
    config: &Config,
    editions: &BTreeMap<String, Edition>,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut first: BTreeMap<(&str, Language), &Arc<Chapter>> = BTreeMap::new();
    for chapter in chapters.iter().filter(|chapter| chapter.is_translation()) {
        first.entry((&chapter.edition, chapter.language)).or_insert(chapter);
    }
    let mut named: BTreeSet<Language> = BTreeSet::new();
    for ((year, language), chapter) in first {
        let tag = language.tag();
        let path = format!("content/{year}/{tag}/index.md");
        if sources.get(&path).is_none() {
            let place = Span::new(&Arc::from(path.as_str()), 0..0);
            diagnostics.push(Diagnostic::new(Kind::MissingFile { path }, place));
        }
        let mut tell = |path: &str| {
            let place = Span::new(&sources.path(path), 0..0);
            let there = Span::new(&chapter.file, 0..0);
            diagnostics.push(Diagnostic::new(Kind::TranslationMissing { tag }, place).with_other(there));
        };
        if editions.get(year).is_some_and(|edition| !edition.translations.contains_key(&language)) {
            tell(&format!("content/{year}/edition.toml"));
        }
        if config.language != language && !config.translations.contains_key(&language) && named.insert(language) {
            tell("site.toml");
        }
    }
}

/// The `claims.toml` of each edition that has one.
fn claims(
    sources: &Sources,
    editions: &BTreeMap<String, Edition>,
    memo: &mut ClaimsMemo,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Arc<Claims>> {
    let path = |year: &str| format!("content/{year}/claims.toml");
    let texts = editions.keys().filter_map(|year| Some((year.clone(), sources.text(&path(year))?.clone())));
    let parsed = memo.refresh(texts.collect(), |year, text| {
        let (claims, diagnostics) = claims::parse(&sources.path(&path(year)), text);
        (Arc::new(claims), diagnostics)
    });
    let one = |(year, (claims, more))| {
        diagnostics.extend(more);
        (year, claims)
    };
    parsed.into_iter().map(one).collect()
}

/// The `terms.toml` of each edition that has one.
fn terms(
    sources: &Sources,
    editions: &BTreeMap<String, Edition>,
    memo: &mut ParseMemo,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Arc<Terms>> {
    let path = |year: &str| format!("content/{year}/terms.toml");
    let inputs = editions.keys().filter_map(|year| Some((year.clone(), sources.get(&path(year))?)));
    let mut all = BTreeMap::new();
    let mut texts = Vec::new();
    for (year, content) in inputs {
        match content {
            Content::Text(text) => texts.push((year, text.clone())),
            _ => _ = all.insert(year, Arc::new(Terms { unread: true, ..Terms::default() })),
        }
    }
    let parsed = memo.terms.refresh(texts, |year, text| {
        let (terms, diagnostics) = terms::parse(&sources.path(&path(year)), text);
        (Arc::new(terms), diagnostics)
    });
    for (year, (terms, more)) in parsed {
        diagnostics.extend(more);
        all.insert(year, terms);
    }
    all
}

/// The accessibility statement. Warning when there is none, as the law asks one: A001.
fn statement(sources: &Sources, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Option<Statement> {
    let file = sources.path(statement_reader::FILE);
    let Some(text) = sources.text(statement_reader::FILE) else {
        // A file that cannot be read has been told of.
        if sources.get(statement_reader::FILE).is_none() {
            diagnostics.push(Diagnostic::new(Kind::StatementMissing, Span::new(&file, 0..0)));
        }
        return None;
    };
    let (statement, more) = statement_reader::parse(&file, text, config.host());
    diagnostics.extend(more);
    statement
}

/// The addresses that lead elsewhere now; none without a file.
fn redirects(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Vec<Redirect> {
    let Some(text) = sources.text(redirects::FILE) else { return Vec::new() };
    let (redirects, more) = redirects::parse(&sources.path(redirects::FILE), text);
    diagnostics.extend(more);
    redirects
}

/// Images, whose type is told by their first bytes, not by their name.
fn images(sources: &Sources, memo: &mut ImageMemo, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<Arc<str>, Arc<[u8]>> {
    let inputs = sources.under("content/").filter_map(|(path, content)| match content {
        Content::Bytes(bytes) => Some((path.clone(), bytes.clone())),
        _ => None,
    });
    let mut images = BTreeMap::new();
    for (path, (image, more)) in memo.refresh(inputs.collect(), |path, bytes| one_image(path, bytes)) {
        diagnostics.extend(more);
        images.extend(image.map(|image| (path, image)));
    }
    images
}

/// The bytes of an image to publish. Errors: those of images.
fn one_image(path: &Arc<str>, bytes: &[u8]) -> WithDiagnostics<Option<Arc<[u8]>>> {
    let fail = |kind: Kind| (None, vec![Diagnostic::new(kind, Span::new(path, 0..0))]);
    let Some((width, height)) = image::dimensions(bytes) else { return fail(Kind::ImageType { path: path.to_string() }) };
    if !in_image_folder(path) {
        let year = path.split('/').nth(1).unwrap_or_default();
        return fail(Kind::ImageFolder { path: path.to_string(), folder: format!("content/{year}/images") });
    }
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_MEGAPIXELS * 1_000_000 {
        return fail(Kind::ImageTooLarge { path: path.to_string(), megapixels: pixels / 1_000_000, limit: MOST_MEGAPIXELS });
    }
    match image::without_metadata(bytes) {
        Some(stripped) => (Some(stripped.into()), Vec::new()),
        // What cannot be read to its end may still hold a place.
        None => fail(Kind::ImageType { path: path.to_string() }),
    }
}

/// Is it in the folder for images of an edition? Images have one of their own, so that none takes the place of a page or asset.
fn in_image_folder(path: &str) -> bool {
    let mut parts = path.split('/').skip(2);
    parts.next() == Some("images") && parts.next().is_some()
}
