//! Open data in a build: the files of every table and edition, the catalogue, the index and the histories, and the pages about them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::judge::Judged;
use crate::config::Edition;
use crate::data::dataset::Dataset;
use crate::data_theme::DataTheme;
use crate::memo::{Kept, Memo};
use crate::opendata::about::{About, Origin};
use crate::opendata::catalogue;
use crate::opendata::dataset_feed;
use crate::opendata::files::Files;
use crate::opendata::formats::Formats;
use crate::opendata::history;
use crate::opendata::index;
use crate::opendata::json_schema;
use crate::opendata::published::Published;
use crate::output::{File, Output};
use crate::render::data_lists::{ListedEdition, Lists, ListsInput};
use crate::render::data_subjects::{AllData, DataIndex, OneDataset, index_path};
use crate::render::download::{self, AllFiles, AllPublished, FilesInput};
use crate::render::edition_data::{self, EditionData, EditionDataInput, EditionFacts};
use crate::render::frame::Frame;
use crate::render::page::{PageInput, Subject, datasets_path};
use crate::render::register::{self, Register, RegisterSection, RegisterSectionInput, RegisteredPage, RegisteredPageInput};
use crate::render::register_files::{RegisterInput, RegisterPart, RegisterPartInput};
use crate::shortcode::figure::Figure;
use crate::site::anchors::register_path;
use crate::site::archived::Archived;
use crate::site::cell_links::CellLinks;
use crate::site::history::changes;
use crate::site::links::dataset_path;
use crate::site::register as register_data;
use crate::site::resolve::{EditionSite, Site, TextPage};
use crate::site::uses::{self, PageUses, Uses};
use crate::timings::{Step, Timings};

/// What the stages remember.
#[derive(Default)]
pub(super) struct OpenDataMemos {
    /// Which files are made.
    formats: Formats,
    files: Memo<(String, String), FilesInput, Files>,
    /// What is told of the datasets, and of the rest, of sealed editions.
    sealed_tables: Memo<(String, String), SealedTable, Arc<Published>>,
    sealed: Memo<String, SealedInput, (Arc<Published>, EditionFacts)>,
    uses: Memo<String, Figured, DatasetUses>,
    registered: Memo<String, RegisteredPageInput, Arc<RegisteredPage>>,
    kept: BTreeMap<String, Kept<Register>>,
    parts: Memo<String, RegisterPartInput, Arc<RegisterPart>>,
    registers: Memo<String, RegisterInput, Files>,
    sections: Memo<String, RegisterSectionInput, RegisterSection>,
    editions: Memo<String, EditionDataInput, EditionData>,
    lists: Memo<(), ListsInput, Lists>,
    histories: Memo<String, (String, Vec<Arc<Dataset>>), Arc<str>>,
}

impl OpenDataMemos {
    /// Nothing is remembered yet.
    pub(super) fn of(formats: Formats) -> Self {
        OpenDataMemos { formats, ..OpenDataMemos::default() }
    }

    /// Forgets what only the files of registers and editions are made of, by the time those are made.
    pub(super) fn forget_parts(&mut self) {
        (self.parts, self.registers, self.editions) = Default::default();
    }

    /// Forgets all that was made.
    pub(super) fn forget(&mut self) {
        *self = OpenDataMemos::of(self.formats);
    }
}

/// A dataset of a sealed edition, with the files of that.
type SealedTable = (FilesInput, Arc<Archived>);
/// A page of text with what its calls amount to.
type Figured = (Arc<TextPage>, Arc<[Figure]>);
/// The datasets that a page uses, with what it uses them for.
type DatasetUses = Arc<Vec<((String, String), Arc<PageUses>)>>;

/// The files of every dataset.
pub(super) struct Tables {
    /// Those that are made here: not those of sealed editions.
    files: AllFiles,
    published: AllPublished,
}

impl Tables {
    /// Makes the files of every dataset, or looks at them where their edition is sealed.
    pub(super) fn new(site: &Site, memos: &mut OpenDataMemos) -> Self {
        let (mut inputs, mut sealed) = (Vec::new(), Vec::new());
        for edition in &site.editions {
            let origin = download::origin(&site.config, &edition.edition);
            for dataset in &edition.datasets {
                let of = |name: &str| edition.datasets.iter().find(|list| list.id == *name).cloned();
                let mut lists: Vec<Arc<Dataset>> = Vec::new();
                for name in dataset.schema.dimensions.iter().filter_map(|dimension| dimension.code_list.as_ref()) {
                    lists.extend(of(&name.value).filter(|list| !lists.iter().any(|known| known.id == list.id)));
                }
                let input = FilesInput {
                    dataset: dataset.clone(),
                    lists,
                    origin: origin.clone(),
                    licence: edition.edition.licence,
                    themes: site.config.data_themes.clone(),
                    formats: memos.formats,
                };
                let key = (dataset.edition.clone(), dataset.id.clone());
                match &edition.sealed {
                    None => inputs.push((key, input)),
                    Some(archived) => sealed.push((key, (input, archived.clone()))),
                }
            }
        }
        let files: AllFiles = memos.files.refresh(inputs, |_, input| input.files()).into_iter().collect();
        let mut published: AllPublished = files.iter().map(|(key, files)| (key.clone(), files.published.clone())).collect();
        published.extend(memos.sealed_tables.refresh(sealed, |_, (input, archived)| Arc::new(input.archived(archived))));
        Tables { files, published }
    }

    /// What is published of every dataset.
    pub(super) fn published(&self) -> &AllPublished {
        &self.published
    }

    /// Puts the files of every dataset into the site.
    pub(super) fn emit(&self, output: &mut Output) {
        for files in self.files.values() {
            edition_data::emit(files, output);
        }
    }

    /// The pages of the datasets of an edition, by its position in the site.
    pub(super) fn pages(&self, site: &Site, position: usize, frame: &Arc<Frame>, (uses, links): (&Uses, &CellLinks)) -> Vec<PageInput> {
        let edition = &site.editions[position];
        let mut pages = Vec::new();
        for dataset in &edition.datasets {
            let Some(published) = self.of(dataset) else { continue };
            let key = (dataset.edition.clone(), dataset.id.clone());
            let one = OneDataset {
                published: published.clone(),
                uses: uses.get(&key).cloned().unwrap_or_default(),
                changes: changes(dataset, &site.editions[..position]),
                // Whoever shows all rows need not know which ones are asked for.
                linked: links.get(&key).filter(|_| published.is_large()).cloned().unwrap_or_default(),
                users: users(edition, dataset),
                dataset: dataset.clone(),
            };
            let path = dataset_path(&edition.edition.year, &dataset.id);
            pages.push(PageInput { path, frame: frame.clone(), subject: Subject::Dataset(Box::new(one)) });
        }
        pages
    }

    fn of_edition<'a>(&'a self, year: &'a str) -> impl Iterator<Item = &'a Files> {
        self.files.iter().filter(move |((found, _), _)| found == year).map(|(_, files)| files)
    }

    fn published_in<'a>(&'a self, year: &'a str) -> impl Iterator<Item = &'a Arc<Published>> {
        self.published.iter().filter(move |((found, _), _)| found == year).map(|(_, published)| published)
    }

    fn of(&self, dataset: &Dataset) -> Option<&Arc<Published>> {
        self.published.get(&(dataset.edition.clone(), dataset.id.clone()))
    }
}

/// All that is told of the data of a sealed edition, besides its datasets.
#[derive(Clone, PartialEq, Eq, Debug)]
struct SealedInput {
    archived: Arc<Archived>,
    origin: Origin,
    edition: Edition,
    themes: Vec<DataTheme>,
    tables: Vec<Arc<Published>>,
}

impl SealedInput {
    /// The register, and the rest.
    fn facts(&self) -> (Arc<Published>, EditionFacts) {
        let SealedInput { archived, origin, edition, themes, tables } = self;
        let register = RegisterInput::archived(origin, edition, themes, archived);
        let parts: Vec<&About> = tables.iter().map(|table| &table.about).chain([&register.about]).collect();
        let facts = EditionFacts::archived(origin, &parts, edition.licence, archived);
        (Arc::new(register), facts)
    }
}

/// The uses of every dataset.
pub(super) fn uses(judged: &Judged, memos: &mut OpenDataMemos) -> Uses {
    let inputs = judged.pages().map(|(page, figures)| (page.path.clone(), (page.clone(), figures.clone())));
    let made = memos.uses.refresh(inputs.collect(), |_, (page, figures)| Arc::new(uses::of_page(page, figures)));
    let mut all = Uses::new();
    for (dataset, page) in made.iter().flat_map(|(_, uses)| uses.iter()) {
        all.entry(dataset.clone()).or_default().push(page.clone());
    }
    all
}

/// Everything that a site publishes as data, besides the files and pages of its datasets.
pub(super) struct OpenData {
    /// For each edition that is not sealed what is made for it, by its position in the site.
    made: BTreeMap<usize, Made>,
    /// For each edition its register, and what the lists tell of the rest.
    facts: Vec<(Arc<Published>, EditionFacts)>,
}

/// What is made for an edition.
struct Made {
    register: Arc<Register>,
    /// The files of the register.
    files: Files,
    data: EditionData,
}

impl OpenData {
    /// Makes the files of every edition.
    pub(super) fn new(judged: &Judged, tables: &Tables, memos: &mut OpenDataMemos, timings: &mut Timings) -> Self {
        let site = &judged.site;
        let formats = memos.formats;
        let registered = timings.time(Step::Register, || registers(judged, memos));
        let open = || site.editions.iter().enumerate().filter(|(_, edition)| edition.sealed.is_none());
        let in_parts = open().zip(&registered).flat_map(|((_, edition), register)| {
            let Edition { year, language, .. } = &edition.edition;
            let input =
                |page: &Arc<RegisteredPage>| RegisterPartInput { page: page.clone(), edition: year.clone(), language: *language, formats };
            register.pages.iter().map(move |page| (page.path.clone(), input(page)))
        });
        let parts = timings.time(Step::Register, || memos.parts.refresh(in_parts.collect(), |_, input| Arc::new(input.part())));
        let mut parts = parts.into_iter().map(|(_, part)| part);
        let inputs = open().zip(&registered).map(|((_, edition), register)| {
            let input = RegisterInput {
                parts: parts.by_ref().take(register.pages.len()).collect(),
                named: register.named.clone(),
                origin: download::origin(&site.config, &edition.edition),
                edition: edition.edition.clone(),
                themes: site.config.data_themes.clone(),
                formats,
            };
            (edition.edition.year.clone(), input)
        });
        let of_registers = timings.time(Step::Register, || memos.registers.refresh(inputs.collect(), |_, input| input.files()));
        let inputs = open().zip(&of_registers).map(|((_, edition), (_, register))| {
            let year = edition.edition.year.clone();
            let input = EditionDataInput {
                origin: download::origin(&site.config, &edition.edition),
                edition: edition.edition.clone(),
                description: site.config.in_language(edition.edition.language).description,
                tables: tables.of_edition(&year).cloned().collect(),
                register: register.clone(),
                formats,
            };
            (year, input)
        });
        let editions = timings.time(Step::EditionData, || memos.editions.refresh(inputs.collect(), |_, input| input.make()));
        let made = open().zip(registered).zip(of_registers).zip(editions);
        let made: BTreeMap<usize, Made> =
            made.map(|((((at, _), register), (_, files)), (_, data))| (at, Made { register, files, data })).collect();
        let sealed = site.editions.iter().filter_map(|edition| {
            let year = edition.edition.year.clone();
            let input = SealedInput {
                archived: edition.sealed.clone()?,
                origin: download::origin(&site.config, &edition.edition),
                edition: edition.edition.clone(),
                themes: site.config.data_themes.clone(),
                tables: tables.published_in(&year).cloned().collect(),
            };
            Some((year, input))
        });
        let mut sealed = memos.sealed.refresh(sealed.collect(), |_, input| input.facts()).into_iter().map(|(_, facts)| facts);
        let of_edition = |(at, edition): (usize, &EditionSite)| match made.get(&at) {
            Some(made) => Some((made.files.published.clone(), made.data.facts(&edition.edition.year))),
            None => sealed.next(),
        };
        let facts = site.editions.iter().enumerate().filter_map(of_edition).collect();
        OpenData { made, facts }
    }

    /// For each edition the sections of its register, page by page. `frames` are those of the editions, each in its own language.
    pub(super) fn sections(&self, frames: &[&Arc<Frame>], memos: &mut OpenDataMemos) -> BTreeMap<usize, Vec<RegisterSection>> {
        let section = |register: &Register, frame: &Frame, page: &Arc<RegisteredPage>| RegisterSectionInput {
            page: page.clone(),
            edition: register.edition.clone(),
            base_url: frame.config.base_url.clone(),
            language: frame.edition.as_ref().map_or(frame.config.language, |edition| edition.language),
            theme: frame.theme.clone(),
        };
        let inputs = self.made.iter().flat_map(|(at, made)| {
            let register = &made.register;
            register.pages.iter().map(move |page| (page.path.clone(), section(register, frames[*at], page)))
        });
        let mut sections = memos.sections.refresh(inputs.collect(), |_, input| input.render()).into_iter().map(|(_, section)| section);
        self.made.iter().map(|(at, made)| (*at, sections.by_ref().take(made.register.pages.len()).collect())).collect()
    }

    /// The pages about all data of an edition that is not sealed, by its position in the site. `sections` are those of its register.
    pub(super) fn pages(
        &self,
        site: &Site,
        tables: &Tables,
        (position, frame): (usize, &Arc<Frame>),
        sections: Vec<RegisterSection>,
    ) -> Vec<PageInput> {
        let Some(made) = self.made.get(&position) else { return Vec::new() };
        let edition = &site.editions[position];
        let year = &edition.edition.year;
        let input = |path: String, subject: Subject| PageInput { path, frame: frame.clone(), subject };
        let all = AllData {
            tables: edition.datasets.iter().filter_map(|dataset| tables.of(dataset).cloned()).collect(),
            bundle: made.data.bundle.clone(),
            sizes: made.data.sizes(),
        };
        let (register, published) = (made.register.clone(), made.files.published.clone());
        let part = |(place, page): (usize, &Arc<RegisteredPage>)| {
            input(register_path(&page.path), Subject::RegisterPart(page.title.clone(), sections[place].clone()))
        };
        let mut pages: Vec<PageInput> = register.parts().map(part).collect();
        pages.push(input(datasets_path(year), Subject::Datasets(Box::new(all))));
        pages.push(input(register::path(year), Subject::Register { register, sections, published }));
        pages
    }

    /// Puts all files into the site, and returns the pages about the data of all editions. `frames` are those of the site itself, that in its own language first.
    pub(super) fn emit(
        &self,
        site: &Site,
        tables: &Tables,
        frames: &[Arc<Frame>],
        memos: &mut OpenDataMemos,
        output: &mut Output,
    ) -> Vec<PageInput> {
        for (at, made) in &self.made {
            edition_data::emit(&made.files, output);
            made.data.emit(&site.editions[*at].edition.year, output);
        }
        let editions = site.editions.iter().zip(&self.facts).map(|(edition, (register, facts))| ListedEdition {
            origin: download::origin(&site.config, &edition.edition),
            licence: edition.edition.licence,
            facts: facts.clone(),
            register: register.clone(),
            tables: tables.published_in(&edition.edition.year).cloned().collect(),
        });
        let input = ListsInput { config: site.config.clone(), editions: editions.collect() };
        let series = input.series();
        let mut made = memos.lists.refresh(vec![((), input)], |(), input| input.make());
        let (_, lists) = made.remove(0);
        let base_url = &site.config.base_url;
        let schemas = [
            json_schema::index(&format!("{base_url}{}", json_schema::INDEX)),
            json_schema::history(&format!("{base_url}{}", json_schema::HISTORY)),
        ];
        let sizes = [lists.index.len(), lists.turtle.len(), lists.json_ld.len(), schemas[0].len(), schemas[1].len()];
        if let Some(frame) = frames.first() {
            let title = &frame.theme.words(site.config.language)["data_feed"];
            let feed = dataset_feed::feed(&site.config, title, tables.published().values(), &site.archived, output);
            output.insert_text(dataset_feed::PATH, feed);
        }
        output.insert(catalogue::TURTLE, File::Text(lists.turtle));
        output.insert(catalogue::JSON_LD, File::Text(lists.json_ld));
        output.insert(index::PATH, File::Text(lists.index));
        for (path, schema) in [json_schema::INDEX, json_schema::HISTORY].into_iter().zip(schemas) {
            output.insert_text(path, schema);
        }
        let mut of_histories = BTreeMap::new();
        for (name, text) in histories(site, memos) {
            of_histories.insert(name.clone(), text.len());
            output.insert(index::history_path(&name), File::Text(text));
        }
        let of_site = site.config.language;
        let page = |frame: &Arc<Frame>| {
            let language = frame.config.language;
            let data = DataIndex { language, series: series.clone(), sizes, histories: of_histories.clone() };
            let subject = Subject::DataIndex(Arc::new(data));
            PageInput { path: index_path(language, of_site), frame: frame.clone(), subject }
        };
        frames.iter().map(page).collect()
    }
}

/// The register of each edition that is not sealed.
fn registers(judged: &Judged, memos: &mut OpenDataMemos) -> Vec<Arc<Register>> {
    let site = &judged.site;
    let datasets = register_data::datasets(site);
    let open = site.editions.iter().zip(&judged.figures).filter(|(edition, _)| edition.sealed.is_none());
    let pages = open.flat_map(|(edition, figures)| edition.pages.iter().zip(figures));
    let inputs = pages.map(|(page, figures)| {
        let cells = figures.iter().flat_map(|figure| match figure {
            Figure::Value(figure) => figure.cells.as_slice(),
            _ => &[],
        });
        let used: BTreeSet<(&str, &str)> = cells.map(|cell| (cell.edition.as_str(), cell.dataset.as_str())).collect();
        let datasets = used.iter().filter_map(|key| datasets.get(key)).map(|dataset| (*dataset).clone()).collect();
        (page.path.clone(), RegisteredPageInput { page: page.clone(), figures: figures.clone(), datasets })
    });
    let mut pages = memos.registered.refresh(inputs.collect(), |_, input| Arc::new(input.collect())).into_iter().map(|(_, page)| page);
    memos.kept.retain(|year, _| site.editions.iter().any(|edition| edition.edition.year == *year));
    let of_edition = |edition: &EditionSite| {
        let year = edition.edition.year.clone();
        let pages = pages.by_ref().take(edition.pages.len()).collect();
        memos.kept.entry(year.clone()).or_default().keep(Register { edition: year, pages, named: edition.named.clone() })
    };
    site.editions.iter().filter(|edition| edition.sealed.is_none()).map(of_edition).collect()
}

/// The datasets of an edition that take labels from a list of codes, name and title.
fn users(edition: &EditionSite, list: &Dataset) -> Vec<(String, String)> {
    if list.schema.code_list.is_none() {
        return Vec::new();
    }
    let uses = |dataset: &&Arc<Dataset>| {
        dataset.schema.dimensions.iter().any(|dimension| dimension.code_list.as_ref().is_some_and(|name| name.value == list.id))
    };
    edition.datasets.iter().filter(uses).map(|dataset| (dataset.id.clone(), dataset.schema.title.clone())).collect()
}

/// The history of every series, by name.
fn histories(site: &Site, memos: &mut OpenDataMemos) -> Vec<(String, Arc<str>)> {
    let mut series: BTreeMap<&str, Vec<Arc<Dataset>>> = BTreeMap::new();
    for dataset in site.editions.iter().flat_map(|edition| &edition.datasets) {
        series.entry(&dataset.id).or_default().push(dataset.clone());
    }
    let inputs = series.into_iter().map(|(name, datasets)| (name.to_owned(), (site.config.base_url.clone(), datasets)));
    memos.histories.refresh(inputs.collect(), |name, (base_url, datasets)| {
        let datasets: Vec<&Arc<Dataset>> = datasets.iter().collect();
        history::json(base_url, name, &datasets).into()
    })
}
