//! The doors through which `benches/parts.rs` reaches parts of a build, each on an input that was prepared before: those of one page, and
//! of the dataset in its chart. None is part of the program's own face.

use std::sync::Arc;

use crate::check::Vocabulary;
use crate::check::text::TextInput;
use crate::content::{formula, markdown};
use crate::data::dataset::Dataset;
use crate::data::dataset_reader;
use crate::diagnostic::Language;
use crate::format;
use crate::memo::Memo;
use crate::number::Number;
use crate::opendata::formats::Formats;
use crate::pipeline::{Judged, Pipeline};
use crate::plain::PlainInput;
use crate::render::chart::ChartInput;
use crate::render::download::{self, AllPublished, FilesInput};
use crate::render::frame::Frame;
use crate::render::page::{self, PageInput};
use crate::render::text::{Charts, ChartsInput};
use crate::render::theme::{self, ThemeInput};
use crate::shortcode::figure::{Figure, FigureCall};
use crate::site::resolve::{EditionSite, Shortcode, Site};
use crate::source::Sources;

/// The inputs of all parts.
pub struct Parts {
    /// The text of the page, and that of the CSV.
    texts: (Arc<str>, Arc<str>),
    edition: String,
    dataset: Arc<Dataset>,
    formulas: Vec<FigureCall>,
    checked: TextInput,
    language: PlainInput,
    chart: Arc<ChartInput>,
    files: FilesInput,
    page: PageInput,
    /// All pages of text of the edition.
    pages: Vec<(String, PageInput)>,
    memo: Memo<String, PageInput, ()>,
}

impl Parts {
    /// Prepares them from the first page with a chart.
    ///
    /// # Panics
    /// When there is no such page, or a mistake in what it needs.
    pub fn of(sources: &Sources) -> Self {
        let (judged, _) = Pipeline::default().unpinned(sources);
        let Judged { site, figures, .. } = judged.expect("the sources can be read");
        let theme_input = ThemeInput::new(&site.config.theme, &Language::ALL, sources);
        let theme = theme::parse(&theme_input).0.expect("the theme can render");
        let of_page = |(edition, figures): (usize, &Vec<Arc<[Figure]>>)| {
            let with_chart = |figures: &Arc<[Figure]>| figures.iter().any(|figure| matches!(figure, Figure::Chart(_)));
            Some((edition, figures.iter().position(with_chart)?))
        };
        let (edition, position) = figures.iter().enumerate().find_map(of_page).expect("a page has a chart");
        let (edition, of_edition) = (&site.editions[edition], &figures[edition]);
        let (page, figures) = (edition.pages[position].clone(), of_edition[position].clone());
        let language = page.chapter.language;
        let words = theme.shared_words(language);
        let charts = ChartsInput { page: page.clone(), figures: figures.clone(), words, language }.charts();
        let (_, chart) = charts.first().expect("the page has a chart").clone();
        let dataset = chart.chart.table.dataset.clone();
        let files = |dataset: &Arc<Dataset>| files(&site, edition, dataset);
        let published: AllPublished = edition
            .datasets
            .iter()
            .map(|dataset| ((dataset.edition.clone(), dataset.id.clone()), files(dataset).files().published))
            .collect();
        let drawn: Charts = charts.iter().map(|(call, chart)| (*call, Arc::new(chart.draw()))).collect();
        let mut of_pages = vec![Charts::new(); edition.pages.len()];
        of_pages[position] = drawn;
        let frames = edition
            .languages()
            .into_iter()
            .map(|language| (language, Arc::new(Frame::of_edition(&site, edition, language, &theme))))
            .collect();
        let pages = page::of_texts(edition, &frames, of_edition, of_pages, &published);
        let text = |path: &str| sources.text(path).expect("the file is there").clone();
        let vocabulary = Arc::new(Vocabulary::of(&edition.datasets, &edition.terms));
        let calls = page.shortcodes.iter().filter_map(|shortcode| match shortcode {
            Shortcode::Figure(call) => Some(call.as_ref().clone()),
            _ => None,
        });
        Parts {
            texts: (text(&page.chapter.file), text(&dataset.span(&dataset.rows[0].cells[0]).file)),
            edition: edition.edition.year.clone(),
            formulas: calls.collect(),
            files: files(&dataset),
            dataset,
            checked: TextInput { page: page.clone(), figures: figures.clone(), vocabulary, language },
            language: PlainInput { page: page.clone(), figures, terms: edition.terms.clone(), list: site.word_list.clone() },
            chart,
            page: pages[position].clone(),
            pages: pages.into_iter().map(|input| (input.path.clone(), input)).collect(),
            memo: Memo::default(),
        }
    }

    /// The bytes of the text, of the CSV, and of the page; how many formulas the page has, and how many pages the edition.
    pub fn sizes(&self) -> [usize; 5] {
        let page = self.page.render().map_or(0, |text| text.len());
        [self.texts.0.len(), self.texts.1.len(), page, self.formulas.len(), self.pages.len()]
    }

    /// Markdown to pieces, in which the formulas are trees.
    pub fn markdown(&self) -> impl Sized {
        let page = &self.language.page.chapter;
        markdown::parse(&page.file, &self.edition, &self.texts.0, page.language)
    }

    /// CSV to a dataset.
    pub fn csv(&self) -> impl Sized {
        let Dataset { id, schema, rows, .. } = self.dataset.as_ref();
        dataset_reader::parse(id, &self.edition, &self.dataset.span(&rows[0].cells[0]).file, &self.texts.1, schema)
    }

    /// The text of each formula of the page to a tree.
    pub fn formula_trees(&self) -> impl Sized {
        self.formulas.iter().map(|call| formula::parse(&call.text)).collect::<Vec<_>>()
    }

    /// What each formula of the page amounts to, as it is printed.
    pub fn formulas(&self) -> impl Sized {
        self.formulas.iter().map(FigureCall::figure).collect::<Vec<_>>()
    }

    /// A number, rounded and written.
    pub fn number(number: &Number) -> String {
        format::number(&number.round(1), Language::Dutch)
    }

    /// The text of the page held against the data.
    pub fn text(&self) -> impl Sized {
        self.checked.check(None)
    }

    /// The language of the page.
    pub fn language(&self) -> impl Sized {
        self.language.check()
    }

    /// The chart as it is drawn.
    pub fn chart(&self) -> impl Sized {
        self.chart.draw()
    }

    /// The page through its template.
    pub fn page(&self) -> impl Sized {
        self.page.render()
    }

    /// Every file of the dataset.
    pub fn files(&self) -> impl Sized {
        self.files.files()
    }

    /// Remembers every page of text; but for the first time none has another input.
    pub fn memo(&mut self) -> usize {
        self.memo.refresh(self.pages.clone(), |_, _| ()).len()
    }
}

/// What the files of a dataset are made from.
fn files(site: &Site, edition: &EditionSite, dataset: &Arc<Dataset>) -> FilesInput {
    let lists = dataset.schema.dimensions.iter().filter_map(|dimension| dimension.code_list.as_ref());
    let lists = lists.filter_map(|name| edition.datasets.iter().find(|list| list.id == name.value).cloned());
    FilesInput {
        dataset: dataset.clone(),
        lists: lists.collect(),
        origin: download::origin(&site.config, &edition.edition),
        licence: edition.edition.licence,
        themes: site.config.data_themes.clone(),
        formats: Formats::default(),
    }
}
