//! Judging: figures are computed and claims held against them, texts against figures, and the language of each page is judged.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::Tally;
use crate::check::text::{Checked, TextInput};
use crate::check::{self, Vocabulary};
use crate::content::plain_budget::Record;
use crate::content::terms::Terms;
use crate::content::word_list::WordList;
use crate::data::dataset::Dataset;
use crate::diagnostic::{Diagnostic, Language};
use crate::memo::Memo;
use crate::plain::{self, Noted, PlainChapter, PlainInput, PlainPage};
use crate::render::deviations;
use crate::settings::Text;
use crate::shortcode::claim::{ClaimCall, Verdict};
use crate::shortcode::figure::{Figure, FigureCall, ValueFigure};
use crate::shortcode::select::Trouble;
use crate::site::claims::{self, CheckedClaim, EditionClaims};
use crate::site::drafts::DraftEdition;
use crate::site::resolve::{self, EditionSite, Shortcode, Site, TextPage};
use crate::timings::{Step, Timings};

/// A site whose figures are known.
#[derive(Debug)]
pub struct Judged {
    pub(crate) site: Site,
    /// For each edition, each page of text and each call: what it amounts to.
    pub(crate) figures: Vec<Vec<Arc<[Figure]>>>,
    /// For each edition what was printed, held against the data.
    pub(crate) claims: Vec<Arc<[CheckedClaim]>>,
    /// The editions that are left out since they are drafts, oldest first.
    pub(crate) drafts: Vec<DraftEdition>,
    /// The language of its texts, as soon as it was judged: no page waits for that.
    plain: OnceLock<Plain>,
}

/// The language of the texts of a site.
#[derive(Debug, Default)]
struct Plain {
    /// That of every page of text, edition by edition.
    chapters: Vec<Arc<PlainChapter>>,
    /// What is to be said of the lists of terms.
    terms: Vec<Noted>,
}

/// What the calls of a page amount to, and what is wrong with those that amount to nothing.
type PageFigures = (Arc<[Figure]>, Vec<Diagnostic>);
/// What became of a claim, or why nothing did.
type SharedVerdict = Arc<Result<Verdict, Trouble>>;
/// The claims of an edition held against the data, and what is wrong with them.
type CheckedClaims = (Arc<[CheckedClaim]>, Vec<Diagnostic>);
/// The datasets and the terms of an edition, whose words the check of numbers knows.
type VocabularyInput = (Vec<Arc<Dataset>>, Arc<Terms>);

/// What the stages remember.
#[derive(Default)]
pub(super) struct JudgeMemos {
    figures: Memo<String, Arc<TextPage>, PageFigures>,
    verdicts: Memo<(String, String), Arc<ClaimCall>, SharedVerdict>,
    claims: Memo<String, ClaimsInput, CheckedClaims>,
    vocabularies: Memo<String, VocabularyInput, Arc<Vocabulary>>,
    settings: Memo<(String, Language), SettingsInput, Vec<Diagnostic>>,
    texts: Memo<String, TextInput, Arc<Checked>>,
    numbers: Memo<String, NumbersInput, Vec<Diagnostic>>,
    plain: Memo<String, PlainInput, Arc<PlainPage>>,
    chapters: Memo<String, ChapterInput, Arc<PlainChapter>>,
    terms: Memo<String, TermsInput, Vec<Noted>>,
}

/// All that became of the claims of an edition depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
struct ClaimsInput {
    claims: Arc<EditionClaims>,
    /// One for each call.
    verdicts: Vec<SharedVerdict>,
}

/// All that is told of the numbers by hand on a page depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
struct NumbersInput {
    checked: Arc<Checked>,
    figures: Arc<[Figure]>,
    /// Those of the edition, of which one may give the formula.
    datasets: Arc<Vec<Arc<Dataset>>>,
    page: Arc<TextPage>,
}

/// All that is told of the texts of settings depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
struct SettingsInput {
    texts: Vec<Text>,
    vocabulary: Arc<Vocabulary>,
    datasets: Arc<Vec<Arc<Dataset>>>,
    language: Language,
}

/// All that the language of a chapter beside its budget depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
struct ChapterInput {
    page: Arc<TextPage>,
    found: Arc<PlainPage>,
    record: Option<Record>,
}

/// All that is said of the language of a list of terms depends on.
#[derive(Clone, PartialEq, Eq, Debug)]
struct TermsInput {
    terms: Arc<Terms>,
    /// Ids of the terms that a page uses.
    used: BTreeSet<String>,
    list: Arc<WordList>,
}

impl Judged {
    /// The pages of text of all editions, each with what its calls amount to.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&Arc<TextPage>, &Arc<[Figure]>)> {
        self.site.editions.iter().zip(&self.figures).flat_map(|(edition, figures)| edition.pages.iter().zip(figures))
    }

    /// The language of every page of text, edition by edition; nothing as long as it was not judged.
    pub(crate) fn plain(&self) -> &[Arc<PlainChapter>] {
        self.plain.get().map_or(&[], |plain| &plain.chapters)
    }

    /// What is to be said of the language of the lists of terms.
    pub(super) fn plain_terms(&self) -> &[Noted] {
        self.plain.get().map_or(&[], |plain| &plain.terms)
    }

    /// How many claims of each edition agree.
    pub(super) fn tallies(&self) -> Vec<Tally> {
        let with_claims = self.site.editions.iter().zip(&self.claims).filter(|(_, claims)| !claims.is_empty());
        let tally = |(edition, claims): (&EditionSite, &Arc<[CheckedClaim]>)| Tally {
            edition: edition.edition.year.clone(),
            checked: claims.len(),
            agree: claims.iter().filter(|claim| claim.agrees).count(),
            page: deviations::deviations_path(&edition.edition.year),
        };
        with_claims.map(tally).collect()
    }
}

/// Computes the figures of a site, and holds them against what is said of them.
pub(super) fn judge(site: Site, memos: &mut JudgeMemos, timings: &mut Timings, diagnostics: &mut Vec<Diagnostic>) -> Judged {
    let (figures, claims) = timings.time(Step::Compute, || {
        let figures = compute(&site, memos, diagnostics);
        (figures, claims(&site, memos, diagnostics))
    });
    timings.time(Step::Check, || texts(&site, &figures, memos, diagnostics));
    Judged { site, figures, claims, drafts: Vec::new(), plain: OnceLock::new() }
}

/// For each edition, each page of text and each call: what it amounts to.
fn compute(site: &Site, memos: &mut JudgeMemos, diagnostics: &mut Vec<Diagnostic>) -> Vec<Vec<Arc<[Figure]>>> {
    let pages = site.editions.iter().flat_map(|edition| &edition.pages);
    let inputs = pages.map(|page| (page.path.clone(), page.clone())).collect();
    let mut made = memos.figures.refresh(inputs, |_, page| figures_of(page)).into_iter();
    let of_edition = |edition: &EditionSite| {
        let of_page = |(_, (figures, more))| {
            diagnostics.extend(more);
            figures
        };
        made.by_ref().take(edition.pages.len()).map(of_page).collect()
    };
    site.editions.iter().map(of_edition).collect()
}

/// What each call of a page amounts to.
fn figures_of(page: &Arc<TextPage>) -> PageFigures {
    let mut diagnostics = Vec::new();
    let one = |(call, shortcode): (usize, &Shortcode)| match shortcode {
        Shortcode::Table(table) => Figure::Table(table.clone()),
        Shortcode::Chart(chart) => Figure::Chart(chart.clone()),
        Shortcode::Cards => Figure::Cards,
        Shortcode::Target(target) => Figure::Target(target.clone()),
        Shortcode::Scope(scope) => Figure::Scope(scope.clone()),
        Shortcode::Download(dataset) => Figure::Download(dataset.clone()),
        Shortcode::Broken => Figure::Broken,
        Shortcode::Figure(asked) => match asked.figure() {
            // What a reader calls the row of a page is a word of the text, and no use of a cell.
            Ok(figure) if page.is_row_name(call) => Figure::Value(Box::new(ValueFigure { cells: Vec::new(), ..figure })),
            Ok(figure) => Figure::Value(Box::new(figure)),
            Err(trouble) => {
                resolve::broken(trouble, &page.chapter.calls[call], &mut diagnostics);
                Figure::Broken
            }
        },
    };
    let figures = page.shortcodes.iter().enumerate().map(one).collect();
    page.of_row(&mut diagnostics);
    (figures, diagnostics)
}

/// For each edition what was printed, held against the data.
fn claims(site: &Site, memos: &mut JudgeMemos, diagnostics: &mut Vec<Diagnostic>) -> Vec<Arc<[CheckedClaim]>> {
    let mut inputs = Vec::new();
    for edition in &site.editions {
        for (claim, call) in edition.claims.claims.claims.iter().zip(&edition.claims.calls) {
            inputs.extend(call.clone().map(|call| ((edition.edition.year.clone(), claim.id.value.clone()), call)));
        }
    }
    let mut verdicts = memos.verdicts.refresh(inputs, |_, call| Arc::new(call.verdict())).into_iter().map(|(_, verdict)| verdict);
    let inputs = site.editions.iter().map(|edition| {
        let calls = edition.claims.calls.iter().flatten().count();
        let input = ClaimsInput { claims: edition.claims.clone(), verdicts: verdicts.by_ref().take(calls).collect() };
        (edition.edition.year.clone(), input)
    });
    let made = memos.claims.refresh(inputs.collect(), |_, input| {
        let mut diagnostics = Vec::new();
        let verdicts = input.verdicts.iter().map(|verdict| verdict.as_ref().clone());
        (claims::judge(&input.claims, verdicts, &mut diagnostics).into(), diagnostics)
    });
    let one = |(_, (claims, more))| {
        diagnostics.extend(more);
        claims
    };
    made.into_iter().map(one).collect()
}

/// Holds the text of every page, and the texts of the settings, against the figures.
fn texts(site: &Site, figures: &[Vec<Arc<[Figure]>>], memos: &mut JudgeMemos, diagnostics: &mut Vec<Diagnostic>) {
    let of_edition = |edition: &EditionSite| (edition.edition.year.clone(), (edition.datasets.clone(), edition.terms.clone()));
    let inputs = site.editions.iter().map(of_edition).collect();
    let vocabularies = memos.vocabularies.refresh(inputs, |_, (datasets, terms)| Arc::new(Vocabulary::of(datasets, terms)));
    let vocabularies: Vec<Arc<Vocabulary>> = vocabularies.into_iter().map(|(_, vocabulary)| vocabulary).collect();
    for (_, told) in memos.settings.refresh(settings(site, &vocabularies), |_, input| input.tell()) {
        diagnostics.extend(told);
    }
    let mut inputs = Vec::new();
    // What is archived was judged before it was.
    let is_open = |edition: &EditionSite| edition.sealed.is_none();
    for ((edition, figures), vocabulary) in
        site.editions.iter().zip(figures).zip(&vocabularies).filter(|((edition, _), _)| is_open(edition))
    {
        for (page, figures) in edition.pages.iter().zip(figures) {
            let language = page.chapter.language;
            let input = TextInput { page: page.clone(), figures: figures.clone(), vocabulary: vocabulary.clone(), language };
            inputs.push((page.path.clone(), input));
        }
    }
    let mut checked = memos
        .texts
        .refresh_from(inputs, |_, input, last| Arc::new(input.check(last.map(|(input, checked)| (input, checked.as_ref())))))
        .into_iter();
    let mut inputs = Vec::new();
    for (edition, figures) in site.editions.iter().zip(figures).filter(|(edition, _)| is_open(edition)) {
        let datasets = Arc::new(edition.datasets.clone());
        for ((page, figures), (path, checked)) in edition.pages.iter().zip(figures).zip(checked.by_ref()) {
            let mut told = checked.diagnostics.clone();
            page.of_row(&mut told);
            diagnostics.extend(told);
            if !checked.numbers.is_empty() {
                let (figures, datasets, page) = (figures.clone(), datasets.clone(), page.clone());
                inputs.push((path, NumbersInput { checked, figures, datasets, page }));
            }
        }
    }
    for (_, told) in memos.numbers.refresh(inputs, |_, input| input.tell()) {
        diagnostics.extend(told);
    }
}

/// The texts of the settings of the site and of each edition, in each language.
fn settings(site: &Site, vocabularies: &[Arc<Vocabulary>]) -> Vec<((String, Language), SettingsInput)> {
    let config = &site.config;
    let none = || (Arc::<Vocabulary>::default(), Arc::<Vec<Arc<Dataset>>>::default());
    let mut inputs = Vec::new();
    let mut add = |year: &str, texts: Vec<Text>, (vocabulary, datasets): (Arc<Vocabulary>, Arc<Vec<Arc<Dataset>>>), language: Language| {
        inputs.push(((year.to_owned(), language), SettingsInput { texts, vocabulary, datasets, language }));
    };
    add("", config.texts.clone(), none(), config.language);
    for (language, words) in &config.translations {
        add("", words.texts().to_vec(), none(), *language);
    }
    for (edition, vocabulary) in site.editions.iter().zip(vocabularies) {
        let (year, settings, datasets) = (&edition.edition.year, &edition.edition, Arc::new(edition.datasets.clone()));
        let texts = settings.texts.iter().chain(&edition.terms.texts).cloned().collect();
        add(year, texts, (vocabulary.clone(), datasets.clone()), settings.language);
        for (language, words) in &settings.translations {
            add(year, words.texts().to_vec(), (vocabulary.clone(), datasets.clone()), *language);
        }
    }
    inputs
}

impl NumbersInput {
    fn tell(&self) -> Vec<Diagnostic> {
        let mut told = check::text::tell(&self.checked.numbers, &self.figures, &self.datasets, self.page.chapter.language);
        self.page.of_row(&mut told);
        told
    }
}

impl SettingsInput {
    fn tell(&self) -> Vec<Diagnostic> {
        check::text::settings(&self.texts, &self.vocabulary, &self.datasets, self.language)
    }
}

/// Judges the language of every page, and of the lists of terms.
pub(super) fn plain(judged: &Judged, memos: &mut JudgeMemos) {
    let site = &judged.site;
    let mut inputs = Vec::new();
    let open = || site.editions.iter().filter(|edition| edition.sealed.is_none());
    let with_figures = site.editions.iter().zip(&judged.figures).filter(|(edition, _)| edition.sealed.is_none());
    for (edition, figures) in with_figures {
        for (page, figures) in edition.pages.iter().zip(figures) {
            let input =
                PlainInput { page: page.clone(), figures: figures.clone(), terms: edition.terms.clone(), list: site.word_list.clone() };
            inputs.push((page.path.clone(), input));
        }
    }
    let found = memos.plain.refresh(inputs, |_, input| Arc::new(input.check()));
    let pages = open().flat_map(|edition| edition.pages.iter().map(move |page| (edition, page)));
    let inputs = pages.zip(found).map(|((edition, page), (path, found))| {
        let record = edition.records.get(PlainChapter::within_edition(&page.chapter.file)).cloned();
        (path, ChapterInput { page: page.clone(), found, record })
    });
    let chapters =
        memos.chapters.refresh(inputs.collect(), |_, input| Arc::new(PlainChapter::new(&input.page, &input.found, input.record.as_ref())));
    let inputs = open().map(|edition| {
        let used = edition.pages.iter().flat_map(|page| page.terms.used()).map(str::to_owned).collect();
        let input = TermsInput { terms: edition.terms.clone(), used, list: site.word_list.clone() };
        (edition.edition.year.clone(), input)
    });
    let of_terms = memos.terms.refresh(inputs.collect(), |_, input| plain::terms::check(&input.terms, &input.used, &input.list));
    let chapters = chapters.into_iter().map(|(_, chapter)| chapter).collect();
    let terms = of_terms.into_iter().flat_map(|(_, told)| told).collect();
    // Judged twice it is the same.
    let _ = judged.plain.set(Plain { chapters, terms });
}

/// The same site with the figures that only their pin stopped.
pub(super) fn unpinned(judged: Judged) -> Judged {
    Judged { figures: without_pins(&judged), ..judged }
}

/// The figures with those that only their pin stopped: whoever asks how a figure came about wants to know it then most of all.
pub(super) fn without_pins(judged: &Judged) -> Vec<Vec<Arc<[Figure]>>> {
    let of_page = |(page, figures): (&Arc<TextPage>, &Arc<[Figure]>)| {
        let one = |(shortcode, figure): (&Shortcode, &Figure)| {
            if let (Shortcode::Figure(call), Figure::Broken) = (shortcode, figure)
                && let Some((pin, _)) = &call.pin
                && let Ok(found) = (FigureCall { pin: None, ..call.as_ref().clone() }).figure()
            {
                return Figure::Value(Box::new(ValueFigure { pin: Some(pin.clone()), ..found }));
            }
            figure.clone()
        };
        page.shortcodes.iter().zip(figures.iter()).map(one).collect()
    };
    let of_edition = |(edition, figures): (&EditionSite, &Vec<Arc<[Figure]>>)| edition.pages.iter().zip(figures).map(of_page).collect();
    judged.site.editions.iter().zip(&judged.figures).map(of_edition).collect()
}
