//! A build, from sources to output: load, **parse, resolve, compute, judge, render, check**, emit.
//!
//! Between `load` and `emit` no file is read, no clock is asked, nothing is printed. A [`Pipeline`] remembers what it made, so that a later run
//! makes again only what changed; a cold build is a run of an empty one, and both give the same bytes.

mod build;
mod open_data;

pub use self::build::{Begun, Build, EDITORS_PAGE, Tally};
pub use crate::plain::{Noted, PlainChapter, PlainPage, Tally as PlainTally};

use std::collections::BTreeMap;
use std::sync::Arc;

use self::build::{build, tallies};
use self::open_data::{OpenData, OpenDataMemos};
use crate::check::text::{Checked, TextInput};
use crate::check::{self, Vocabulary};
use crate::config::Config;
use crate::content::terms::Terms;
use crate::data::dataset::Dataset;
use crate::diagnostic::{self, Diagnostic, Language};
use crate::memo::Memo;
use crate::output::{File, Output};
use crate::plain::{self, PlainInput};
use crate::render::chart::{self, ChartInput, DrawnChart};
use crate::render::data_subjects::index_path;
use crate::render::deviations;
use crate::render::languages;
use crate::render::listing;
use crate::render::page::{self, Frame, MenuItem, PageInput, Subject};
use crate::render::statement;
use crate::render::terms::{self, Glossary};
use crate::render::text::{self, Charts};
use crate::render::theme::{self, Theme};
use crate::shortcode::claim::{ClaimCall, Verdict};
use crate::shortcode::figure::{Figure, FigureCall, ValueFigure};
use crate::shortcode::select::Trouble;
use crate::site::cell_links::cell_links;
use crate::site::claims::{self, CheckedClaim, EditionClaims};
use crate::site::links::image_path;
use crate::site::plain_files;
use crate::site::register::{self as register_data, Traced};
use crate::site::resolve::{self, EditionSite, Shortcode, Site, TextPage};
use crate::site::sources::{self, ParseMemo};
use crate::site::uses;
use crate::source::Sources;

/// A site whose figures are known.
pub struct Judged {
    pub(crate) site: Site,
    /// For each edition, each page of text and each call: what it amounts to.
    pub(crate) figures: Vec<Vec<Vec<Figure>>>,
    /// For each edition what was printed, held against the data.
    claims: Vec<Vec<CheckedClaim>>,
}

impl std::fmt::Debug for Judged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Judged").field("editions", &self.site.editions.len()).finish_non_exhaustive()
    }
}

/// The datasets and the terms of an edition, whose words the check of numbers knows.
type VocabularyInput = (Vec<Arc<Dataset>>, Arc<Terms>);

/// The stages of a build, with what they remember.
#[derive(Default)]
pub struct Pipeline {
    parse: ParseMemo,
    figures: Memo<(String, usize), FigureCall, Result<ValueFigure, Trouble>>,
    claims: Memo<(String, String), ClaimCall, Result<Verdict, Trouble>>,
    vocabularies: Memo<String, VocabularyInput, Arc<Vocabulary>>,
    texts: Memo<String, TextInput, Checked>,
    plain: Memo<String, PlainInput, Arc<PlainPage>>,
    open_data: OpenDataMemos,
    charts: Memo<(String, usize), ChartInput, Arc<DrawnChart>>,
    pages: Memo<String, PageInput, Result<Arc<str>, Diagnostic>>,
}

impl Pipeline {
    /// Lets drafts be pages too.
    pub fn with_drafts(mut self) -> Self {
        self.parse.drafts = true;
        self
    }

    /// Does what a writer waits for: all judging, and the pages of text.
    pub fn begin(&mut self, sources: &Sources) -> Begun {
        let build = self.run(sources);
        Begun {
            output: build.output.clone(),
            diagnostics: build.diagnostics.clone(),
            language: build.language,
            judged: build.judged.clone(),
            build,
        }
    }

    /// Does the rest: all other pages, downloads, checks of references.
    pub fn finish(&mut self, begun: Begun, _sources: &Sources) -> Build {
        begun.build
    }

    /// Builds the site from its sources.
    pub fn run(&mut self, sources: &Sources) -> Build {
        let (judged, diagnostics) = self.judge(sources);
        let Some(judged) = judged else {
            return build(Output::default(), diagnostics, None, Vec::new(), Default::default(), sources);
        };
        let judged = Arc::new(judged);
        let build = self.made(&judged, diagnostics, sources);
        Build { judged: Some(judged), ..build }
    }

    fn made(&mut self, judged: &Judged, mut diagnostics: Vec<Diagnostic>, sources: &Sources) -> Build {
        let Judged { site, figures, claims } = judged;
        let plain = self.plain(site, figures);
        // The page about the data of all editions exists in every language.
        let (theme, more) = theme::parse(&site.config.theme, &Language::ALL, sources);
        diagnostics.extend(more);
        // Pages of a site with mistakes would not be published, and two may want one address.
        let sound = !diagnostics.iter().any(Diagnostic::is_error);
        let tallies = tallies(site, claims);
        let Some(theme) = theme.filter(|_| sound) else {
            return build(Output::default(), diagnostics, Some(site), tallies, plain, sources);
        };
        let (output, more) = self.render(site, figures, claims.clone(), theme);
        diagnostics.extend(more);
        if !diagnostics.iter().any(Diagnostic::is_error) {
            diagnostics.extend(check::site(&output, &site.config.theme.value));
        }
        build(output, diagnostics, Some(site), tallies, plain, sources)
    }

    /// Judges everything and makes no page: what the language of the chapters measures, and what is wrong.
    pub fn judged(&mut self, sources: &Sources) -> Build {
        match self.judge(sources) {
            (Some(Judged { site, figures, claims }), diagnostics) => {
                let plain = self.plain(&site, &figures);
                let tallies = tallies(&site, &claims);
                build(Output::default(), diagnostics, Some(&site), tallies, plain, sources)
            }
            (None, diagnostics) => build(Output::default(), diagnostics, None, Vec::new(), Default::default(), sources),
        }
    }

    /// Makes the files of open data and no page: what a build spends on them, besides what it needs for its texts anyway. `None` when nothing could be read.
    pub fn open_data(&mut self, sources: &Sources) -> Option<Output> {
        let (judged, _) = self.judge(sources);
        let Judged { site, figures, .. } = judged?;
        let mut output = Output::default();
        OpenData::new(&site, &figures, &mut self.open_data).emit(&site, &[], &mut self.open_data, &mut output);
        Some(output)
    }

    /// Forgets the files of open data, and nothing else.
    pub fn forget_open_data(&mut self) {
        self.open_data = OpenDataMemos::default();
    }

    /// Finds what is wrong with chapters, data, figures and claims, and makes no page.
    pub fn mistakes(&mut self, sources: &Sources) -> Vec<Diagnostic> {
        let (_, mut diagnostics) = self.judge(sources);
        diagnostic::sort(&mut diagnostics);
        diagnostics
    }

    /// Judges the language of a text that is no part of a publication; that of `sources`, when there is one, lends its word list. The diagnostics are mistakes
    /// in the comments of the text or in the word list.
    pub fn text(&mut self, file: &str, text: &str, sources: Option<&Sources>) -> (PlainPage, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let sources = sources.cloned().unwrap_or_default();
        diagnostics.extend(plain_files::unreadable(&sources));
        let list = plain_files::word_list(&sources, self.parse.word_list(), &mut diagnostics);
        let (page, more) = plain::loose::check(&Arc::from(file), text, &list);
        diagnostics.extend(more);
        (page, diagnostics)
    }

    /// Finds every figure of the site with its places in the files: what `explain` tells of. A figure that cannot be computed is left out, and its mistake
    /// is among the diagnostics.
    pub(crate) fn trace(&mut self, sources: &Sources) -> (Vec<Traced>, Vec<Diagnostic>, Language) {
        let (judged, mut diagnostics) = self.judge(sources);
        diagnostic::sort(&mut diagnostics);
        match judged {
            Some(mut judged) => {
                without_pins(&judged.site, &mut judged.figures);
                (register_data::trace(&judged.site, &judged.figures), diagnostics, judged.site.config.language)
            }
            None => (Vec::new(), diagnostics, Language::Dutch),
        }
    }

    /// Parse, resolve, compute, and hold the figures against what is said of them. `None` when nothing could be read.
    fn judge(&mut self, sources: &Sources) -> (Option<Judged>, Vec<Diagnostic>) {
        let (parsed, mut diagnostics) = sources::parse(sources, &mut self.parse);
        let Some(parsed) = parsed else { return (None, diagnostics) };
        let (site, more) = resolve::resolve(parsed, sources);
        diagnostics.extend(more);
        diagnostics.extend(check::continuity::check(&site.editions));
        let (figures, more) = self.compute(&site);
        diagnostics.extend(more);
        let (claims, more) = self.claims(&site);
        diagnostics.extend(more);
        diagnostics.extend(self.texts(&site, &figures));
        (Some(Judged { site, figures, claims }), diagnostics)
    }

    /// For each edition, each page of text and each call: what it amounts to.
    fn compute(&mut self, site: &Site) -> (Vec<Vec<Vec<Figure>>>, Vec<Diagnostic>) {
        let mut inputs = Vec::new();
        for page in site.editions.iter().flat_map(|edition| &edition.pages) {
            for (call, shortcode) in page.shortcodes.iter().enumerate() {
                if let Shortcode::Figure(figure) = shortcode {
                    inputs.push(((page.chapter.file.to_string(), call), figure.as_ref().clone()));
                }
            }
        }
        let made = self.figures.refresh(inputs, |_, call| call.figure());
        let mut made = made.into_iter();
        let mut diagnostics = Vec::new();
        let mut of_call = |page: &TextPage, call: usize, shortcode: &Shortcode| match shortcode {
            Shortcode::Table(table) => Figure::Table(table.clone()),
            Shortcode::Chart(chart) => Figure::Chart(chart.clone()),
            Shortcode::Cards => Figure::Cards,
            Shortcode::Target(target) => Figure::Target(target.clone()),
            Shortcode::Scope(scope) => Figure::Scope(scope.clone()),
            Shortcode::Download(dataset) => Figure::Download(dataset.clone()),
            Shortcode::Broken => Figure::Broken,
            Shortcode::Figure(_) => match made.next() {
                Some((_, Ok(figure))) => Figure::Value(Box::new(figure)),
                Some((_, Err(trouble))) => {
                    resolve::broken(trouble, &page.chapter.calls[call], &mut diagnostics);
                    Figure::Broken
                }
                None => unreachable!("every figure call was given to the memo, in this order"),
            },
        };
        let mut of_page =
            |page: &TextPage| page.shortcodes.iter().enumerate().map(|(call, shortcode)| of_call(page, call, shortcode)).collect();
        let figures = site.editions.iter().map(|edition| edition.pages.iter().map(&mut of_page).collect()).collect();
        (figures, diagnostics)
    }

    /// For each edition what was printed, held against the data.
    fn claims(&mut self, site: &Site) -> (Vec<Vec<CheckedClaim>>, Vec<Diagnostic>) {
        let mut inputs = Vec::new();
        for edition in &site.editions {
            let EditionClaims { claims, calls } = &edition.claims;
            for (claim, call) in claims.claims.iter().zip(calls) {
                inputs.extend(call.clone().map(|call| ((edition.edition.year.clone(), claim.id.value.clone()), call)));
            }
        }
        let mut made = self.claims.refresh(inputs, |_, call| call.verdict()).into_iter().map(|(_, verdict)| verdict);
        let mut diagnostics = Vec::new();
        let checked = site.editions.iter().map(|edition| {
            let calls = edition.claims.calls.iter().flatten().count();
            claims::judge(&edition.claims, made.by_ref().take(calls), &mut diagnostics)
        });
        (checked.collect(), diagnostics)
    }

    /// Holds the text of every page against its figures.
    fn texts(&mut self, site: &Site, figures: &[Vec<Vec<Figure>>]) -> Vec<Diagnostic> {
        let of_edition = |edition: &EditionSite| (edition.edition.year.clone(), (edition.datasets.clone(), edition.terms.clone()));
        let inputs = site.editions.iter().map(of_edition).collect();
        let vocabularies = self.vocabularies.refresh(inputs, |_, (datasets, terms)| Arc::new(Vocabulary::of(datasets, terms)));
        let mut diagnostics = check::text::settings(&site.config.texts, &Vocabulary::default(), &[], site.config.language);
        for (language, words) in &site.config.translations {
            diagnostics.extend(check::text::settings(&words.texts(), &Vocabulary::default(), &[], *language));
        }
        let mut inputs = Vec::new();
        let mut pages = Vec::new();
        for ((edition, figures), (_, vocabulary)) in site.editions.iter().zip(figures).zip(vocabularies) {
            let settings = &edition.edition;
            let texts: Vec<_> = settings.texts.iter().chain(&edition.terms.texts).cloned().collect();
            diagnostics.extend(check::text::settings(&texts, &vocabulary, &edition.datasets, settings.language));
            for (language, words) in &settings.translations {
                diagnostics.extend(check::text::settings(&words.texts(), &vocabulary, &edition.datasets, *language));
            }
            for (page, figures) in edition.pages.iter().zip(figures) {
                let language = page.chapter.language;
                let input = TextInput { page: page.clone(), figures: figures.clone(), vocabulary: vocabulary.clone(), language };
                inputs.push((page.path.clone(), input));
                pages.push((edition, language, figures));
            }
        }
        let checked = self.texts.refresh(inputs, |_, input| input.check());
        for ((_, checked), (edition, language, figures)) in checked.into_iter().zip(pages) {
            diagnostics.extend(checked.diagnostics);
            diagnostics.extend(check::text::tell(checked.numbers, figures, &edition.datasets, language));
        }
        diagnostics
    }

    /// Judges the language of every page, and of the lists of terms.
    fn plain(&mut self, site: &Site, figures: &[Vec<Vec<Figure>>]) -> (Vec<PlainChapter>, Vec<Noted>) {
        let mut inputs = Vec::new();
        let mut pages = Vec::new();
        for (edition, figures) in site.editions.iter().zip(figures) {
            for (page, figures) in edition.pages.iter().zip(figures) {
                let input =
                    PlainInput { page: page.clone(), figures: figures.clone(), terms: edition.terms.clone(), list: site.word_list.clone() };
                inputs.push((page.path.clone(), input));
                pages.push((edition, page));
            }
        }
        let found = self.plain.refresh(inputs, |_, input| Arc::new(input.check()));
        let chapters: Vec<PlainChapter> =
            pages.into_iter().zip(&found).map(|((edition, page), (_, found))| PlainChapter::new(edition, page, found)).collect();
        let of_terms = site.editions.iter().flat_map(|edition| {
            let used = edition.pages.iter().flat_map(|page| page.terms.used()).map(str::to_owned).collect();
            plain::terms::check(&edition.terms, &used, &site.word_list)
        });
        let of_terms = of_terms.collect();
        (chapters, of_terms)
    }

    fn render(
        &mut self,
        site: &Site,
        figures: &[Vec<Vec<Figure>>],
        claims: Vec<Vec<CheckedClaim>>,
        theme: Theme,
    ) -> (Output, Vec<Diagnostic>) {
        let theme = Arc::new(theme);
        let open_data = OpenData::new(site, figures, &mut self.open_data);
        let published = open_data.published();
        let all =
            site.editions.iter().zip(figures).flat_map(|(edition, figures)| edition.pages.iter().zip(figures.iter().map(Vec::as_slice)));
        let uses = uses::uses(all);
        let links = cell_links(site, &claims);
        let mut output = Output::default();
        let mut inputs = Vec::new();
        let editions: Vec<_> = site.editions.iter().map(|edition| edition.edition.clone()).collect();
        let frame = |edition: &EditionSite, language: Language| {
            Arc::new(Frame {
                config: site.config.in_language(language),
                editions: editions.clone(),
                edition: Some(edition.edition.in_language(language)),
                menu: edition.pages_in(language).map(MenuItem::new).collect(),
                untranslated: languages::untranslated(edition, language),
                common_language: edition.edition.language,
                alternates: languages::alternates(edition),
                deviations: deviations::About::of(edition),
                terms: !edition.terms.terms.is_empty(),
                statement: site.statement.is_some(),
                theme: theme.clone(),
            })
        };
        // The pages of the site itself.
        let of_site = |language: Language| {
            let versions: Vec<_> = Language::ALL.map(|language| (language, index_path(language, site.config.language))).to_vec();
            Arc::new(Frame {
                config: Config { language, ..site.config.in_language(language) },
                editions: editions.clone(),
                edition: None,
                menu: Vec::new(),
                untranslated: Vec::new(),
                common_language: site.config.language,
                alternates: versions.iter().map(|(_, path)| (path.clone(), versions.clone())).collect(),
                deviations: None,
                terms: false,
                statement: site.statement.is_some(),
                theme: theme.clone(),
            })
        };
        let charts = self.charts(site, figures, &theme, &mut output);
        for (position, (((edition, figures), claims), charts)) in site.editions.iter().zip(figures).zip(claims).zip(charts).enumerate() {
            let frames: BTreeMap<Language, Arc<Frame>> =
                edition.languages().into_iter().map(|language| (language, frame(edition, language))).collect();
            let own = &frames[&edition.edition.language];
            if deviations::About::of(edition).is_some() {
                let deviations = deviations::input(edition, claims, &site.editions);
                if edition.has_claims() {
                    output.insert_text(deviations::claims_path(&edition.edition.year), deviations.json(edition.edition.language));
                }
                let path = deviations::deviations_path(&edition.edition.year);
                inputs.push(PageInput { path, frame: own.clone(), subject: Subject::Deviations(Box::new(deviations)) });
            }
            if let Some(glossary) = Glossary::of(edition) {
                let year = &edition.edition.year;
                let json = glossary.json(&site.config.base_url, edition.edition.language);
                let subject = Subject::Terms(Arc::new(glossary), json.len());
                inputs.push(PageInput { path: terms::path(year), frame: own.clone(), subject });
                output.insert_text(terms::json_path(year), json);
            }
            inputs.extend(page::of_edition(edition, &frames, figures, charts, &published));
            inputs.extend(open_data.pages(site, position, own, (&uses, &links)));
            for (path, file) in &theme.assets {
                output.insert(format!("{}/assets/{path}", edition.edition.year), file.clone());
            }
        }
        let own = of_site(site.config.language);
        let others = Language::ALL.into_iter().filter(|language| *language != site.config.language).map(of_site);
        let frames: Vec<Arc<Frame>> = std::iter::once(own.clone()).chain(others).collect();
        inputs.extend(open_data.emit(site, &frames, &mut self.open_data, &mut output));
        for (path, subject) in [("index.html", Subject::Landing), ("404.html", Subject::Missing)] {
            inputs.push(PageInput { path: path.to_owned(), frame: own.clone(), subject });
        }
        if let Some(declared) = &site.statement {
            let language = site.config.language;
            output.insert_text(statement::JSON, statement::json(declared, &site.config, theme.words(language), language));
            let subject = Subject::Statement(Box::new(declared.clone()));
            inputs.push(PageInput { path: statement::PATH.to_owned(), frame: own.clone(), subject });
        }
        let inputs = inputs.into_iter().map(|input| (input.path.clone(), input)).collect();
        let mut diagnostics = Vec::new();
        let mut paths = Vec::new();
        for (path, page) in self.pages.refresh(inputs, |_, input| input.render().map(Arc::from)) {
            match page {
                Ok(text) => {
                    output.insert(path.clone(), File::Text(text));
                    paths.push(path);
                }
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
        paths.retain(|path| path != "404.html");
        let base_url = &site.config.base_url;
        output.insert_text("sitemap.xml", listing::sitemap(base_url, paths.iter().map(String::as_str)));
        output.insert_text("robots.txt", listing::robots(base_url));
        for (path, bytes) in &site.images {
            output.insert(image_path(path), File::Bytes(bytes.clone()));
        }
        (output, diagnostics)
    }

    /// For each edition and each page of text its charts as they are drawn; their files go into the output.
    fn charts(&mut self, site: &Site, figures: &[Vec<Vec<Figure>>], theme: &Theme, output: &mut Output) -> Vec<Vec<Charts>> {
        let mut inputs = Vec::new();
        for (edition, figures) in site.editions.iter().zip(figures) {
            let words = Arc::new(theme.words(edition.edition.language).clone());
            for (page, figures) in edition.pages.iter().zip(figures) {
                inputs.extend(text::chart_inputs(page, figures, &words, edition.edition.language));
            }
        }
        let mut drawn = self.charts.refresh(inputs, |_, input| Arc::new(input.draw())).into_iter().peekable();
        let mut of_page = |page: &TextPage| {
            let mut charts = Charts::new();
            while let Some(((_, call), chart)) = drawn.next_if(|((path, _), _)| *path == page.path) {
                output.insert(chart::file_path(&page.path, page.call_id(call)), File::Text(chart.file.clone()));
                charts.insert(call, chart);
            }
            charts
        };
        site.editions.iter().map(|edition| edition.pages.iter().map(&mut of_page).collect()).collect()
    }
}

/// Computes each figure that only its pin stopped: whoever asks how a figure came about wants to know it then most of all.
fn without_pins(site: &Site, figures: &mut [Vec<Vec<Figure>>]) {
    for (edition, figures) in site.editions.iter().zip(figures) {
        for (page, figures) in edition.pages.iter().zip(figures) {
            for (shortcode, figure) in page.shortcodes.iter().zip(figures) {
                let Shortcode::Figure(call) = shortcode else { continue };
                if let (Figure::Broken, Some((pin, _))) = (&figure, &call.pin)
                    && let Ok(found) = (FigureCall { pin: None, ..call.as_ref().clone() }).figure()
                {
                    *figure = Figure::Value(Box::new(ValueFigure { pin: Some(pin.clone()), ..found }));
                }
            }
        }
    }
}
