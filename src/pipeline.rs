//! A build, from sources to output: load, **parse, resolve, compute, judge, render, check**, emit.
//!
//! Between `load` and `emit` no file is read, no clock is asked, nothing is printed. A [`Pipeline`] remembers what it made, so that a later run
//! makes again only what changed; a cold build is a run of an empty one, and both give the same bytes. A run has parts: [`Pipeline::begin`] makes
//! what a writer waits for, [`Pipeline::go_on`] the pages of datasets, [`Pipeline::finish`] the rest.

mod archived;
mod build;
mod judge;
mod open_data;
mod pages;
mod pins;
mod search;

pub use self::build::{Begun, Build, DraftEdition, EDITORS_PAGE, Tally};
pub use self::judge::Judged;
pub(crate) use self::pins::Pinning;
pub use crate::plain::{Noted, PlainChapter, PlainPage, Tally as PlainTally};

use std::sync::Arc;

use self::archived::ArchivedMemo;
use self::judge::JudgeMemos;
use self::open_data::{OpenData, OpenDataMemos, Tables};
use self::pages::{PageMemos, Stage};
use self::search::{Found, IndexMemos, RecordMemos};
use crate::check::{self, links::LinkMemo};
use crate::diagnostic::{self, Diagnostic, Kind, Language};
use crate::memo::{Memo, beside};
use crate::opendata::formats::Formats;
use crate::output::Output;
use crate::plain;
use crate::render::theme::{self, Theme, ThemeInput};
use crate::site::drafts;
use crate::site::plain_files;
use crate::site::register::{self as register_data, Traced};
use crate::site::resolve::{self, ResolveMemo, Site};
use crate::site::sources::{self, Drafts, ParseMemo};
use crate::source::Sources;
use crate::timings::{Step, Timings};

/// The theme, when it can render, and what is wrong with it.
type ParsedTheme = (Option<Arc<Theme>>, Vec<Diagnostic>);

/// The stages of a build, with what they remember.
#[derive(Default)]
pub struct Pipeline {
    drafts: Drafts,
    parse: ParseMemo,
    resolve: ResolveMemo,
    archived: ArchivedMemo,
    judge: JudgeMemos,
    theme: Memo<(), ThemeInput, ParsedTheme>,
    open_data: OpenDataMemos,
    pages: PageMemos,
    records: RecordMemos,
    indexes: IndexMemos,
    links: LinkMemo,
    timings: Timings,
    /// Is what can be searched left out?
    without_search: bool,
    /// Is there a single run, of which nothing need be remembered?
    once: bool,
}

/// What a draft can do without, since it takes long to make. Pages and lists do not tell of it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Without {
    /// The index of search; its page stays, and says that it cannot search.
    pub search: bool,
    /// Spreadsheets.
    pub ods: bool,
    /// The zip of each edition.
    pub zip: bool,
}

/// The site with its figures, and the theme to show it with.
struct Ready {
    /// `None` when nothing could be read.
    judged: Option<Judged>,
    /// `None` when there are mistakes, which stop every page.
    theme: Option<Arc<Theme>>,
    diagnostics: Vec<Diagnostic>,
}

/// What is made beside the index of a search.
struct Rest {
    output: Output,
    diagnostics: Vec<Diagnostic>,
    judged: Option<Arc<Judged>>,
    language: Language,
    /// Was nothing wrong, so that every page was made?
    is_whole: bool,
}

impl Pipeline {
    /// Makes pages of drafts too. What is still missing in an edition that is a draft is a warning, and a gap on the page.
    pub fn with_drafts(self) -> Self {
        Pipeline { drafts: Drafts::Shown, ..self }
    }

    /// Judges drafts as what is published: what is missing in an edition that is a draft is an error.
    pub fn judging_drafts(self) -> Self {
        Pipeline { drafts: Drafts::Judged, ..self }
    }

    /// Prepares for a single run: what was made is given back as soon as nothing needs it any more, and a second run makes all again.
    pub fn once(self) -> Self {
        Pipeline { once: true, ..self }
    }

    /// Leaves out what takes long to make.
    pub fn without(mut self, without: Without) -> Self {
        let Without { search, ods, zip } = without;
        self.without_search = search;
        self.open_data = OpenDataMemos::of(Formats { ods: !ods, zip: !zip });
        self
    }

    /// Takes the time of each step.
    pub fn timed(self, timings: Timings) -> Self {
        Pipeline { timings, ..self }
    }

    /// The time of each step so far.
    pub fn timings(&mut self) -> &mut Timings {
        &mut self.timings
    }

    /// Builds the site from its sources.
    pub fn run(&mut self, sources: &Sources) -> Build {
        let ready = self.ready(sources);
        let found = match (&ready.judged, &ready.theme) {
            (Some(judged), Some(theme)) => self.found(judged, theme),
            _ => Found::default(),
        };
        let build = self.beside_index(found, &|| true, |pipeline, found| {
            let begun = pipeline.texts(ready);
            pipeline.rest(begun, found, &|| true)
        });
        build.expect("nobody stopped it")
    }

    /// Judges everything, and makes what a writer waits for: the pages of text with their charts, and the files of the datasets. Each of these files is as
    /// [`finish`](Self::finish) will give it.
    pub fn begin(&mut self, sources: &Sources) -> Begun {
        let ready = self.ready(sources);
        self.texts(ready)
    }

    /// Judges everything, and reads the theme.
    fn ready(&mut self, sources: &Sources) -> Ready {
        let (judged, mut diagnostics) = self.judge(sources);
        let Some(judged) = judged else { return Ready { judged: None, theme: None, diagnostics } };
        // The page about the data of all editions exists in every language.
        let input = ThemeInput::new(&judged.site.config.theme, &Language::ALL, sources);
        let (_, (theme, more)) = self.theme.refresh(vec![((), input)], |(), input| theme::parse(input)).remove(0);
        diagnostics.extend(more);
        // Pages of a site with mistakes would not be published, and two may want one address.
        let sound = !diagnostics.iter().any(Diagnostic::is_error);
        Ready { judged: Some(judged), theme: theme.filter(|_| sound), diagnostics }
    }

    /// Makes the pages of text and the files of the datasets.
    fn texts(&mut self, ready: Ready) -> Begun {
        let Ready { judged, theme, mut diagnostics } = ready;
        let mut output = Output::default();
        let (judged, theme) = match (judged, theme) {
            (Some(judged), Some(theme)) => (judged, theme),
            (judged, _) => return Begun::new(judged, None, output, diagnostics),
        };
        let tables = self.timings.time(Step::DatasetFiles, || Tables::new(&judged.site, &mut self.open_data));
        let (stage, more) = self.timings.time(Step::TextPages, || {
            let stage = Stage::new(&judged, theme, tables, &mut self.pages);
            let more = stage.texts(&judged, &mut self.pages, &mut output);
            (stage, more)
        });
        diagnostics.extend(more);
        archived::emit(&judged.site, &mut output);
        Begun::new(Some(judged), Some(stage), output, diagnostics)
    }

    /// Makes the pages of the datasets too.
    pub fn go_on(&mut self, begun: Begun) -> Begun {
        let Begun { mut output, mut diagnostics, judged, stage, language, has_datasets } = begun;
        if let (Some(judged), Some(stage), false) = (&judged, &stage, has_datasets)
            && !diagnostics.iter().any(Diagnostic::is_error)
        {
            diagnostics.extend(self.timings.time(Step::DatasetPages, || {
                let uses = open_data::uses(judged, &mut self.open_data);
                stage.datasets(judged, &uses, &mut self.pages, &mut output)
            }));
            diagnostic::sort(&mut diagnostics);
        }
        Begun { output, diagnostics, judged, stage, language, has_datasets: true }
    }

    /// Makes the rest of the site: the register, the lists, what holds all data of an edition, the index that is searched. The language of the texts is judged, and every reference checked.
    pub fn finish(&mut self, begun: Begun) -> Build {
        self.finish_while(begun, &|| true).expect("nobody stopped it")
    }

    /// The same, as long as it is wanted: that is asked between steps. `None` when it is wanted no more; what was made by then is remembered.
    pub fn finish_while(&mut self, begun: Begun, is_wanted: &(dyn Fn() -> bool + Sync)) -> Option<Build> {
        let found = match (&begun.judged, &begun.stage) {
            (Some(judged), Some(stage)) if begun.is_sound() && is_wanted() => self.found(judged, stage.theme()),
            _ => Found::default(),
        };
        self.beside_index(found, is_wanted, |pipeline, found| pipeline.rest(begun, found, is_wanted))
    }

    /// Collects what can be found.
    fn found(&mut self, judged: &Judged, theme: &Theme) -> Found {
        self.timings.time(Step::Records, || search::records(judged, theme, &mut self.records))
    }

    /// Makes the index of what can be found, and beside it the rest, of which the index needs nothing; then checks every reference.
    fn beside_index(
        &mut self,
        found: Found,
        is_wanted: &(dyn Fn() -> bool + Sync),
        rest: impl FnOnce(&mut Self, &Found) -> Option<Rest>,
    ) -> Option<Build> {
        let wanted = if self.without_search { Found::default() } else { found.clone() };
        let mut memos = std::mem::take(&mut self.indexes);
        let mut apart = self.timings.fork();
        let (indexes, build) = beside(|| apart.time(Step::Index, || search::indexes(wanted, &mut memos, is_wanted)), || rest(self, &found));
        self.timings.join(apart);
        self.indexes = memos;
        let (Rest { mut output, mut diagnostics, judged, language, is_whole }, indexes) = (build?, indexes?);
        if let (Some(judged), true) = (&judged, is_whole) {
            search::emit(indexes, &mut output);
            diagnostics.extend(check::redirects::check(&judged.site.redirects, &output));
            diagnostics.extend(archived::gone(&judged.site, &output));
            if !diagnostics.iter().any(Diagnostic::is_error) {
                let theme = &judged.site.config.theme.value;
                diagnostics.extend(self.timings.time(Step::References, || check::links::site(&output, theme, &mut self.links)));
            }
        }
        Some(Build::new(output, diagnostics, judged, language))
    }

    /// Makes all that is left but the index, as long as it is wanted.
    fn rest(&mut self, begun: Begun, found: &Found, is_wanted: &(dyn Fn() -> bool + Sync)) -> Option<Rest> {
        let Begun { mut output, mut diagnostics, judged, stage, language, .. } = self.go_on(begun);
        if let Some(judged) = &judged {
            self.timings.time(Step::Language, || judge::plain(judged, &mut self.judge));
            if self.once {
                self.judge = JudgeMemos::default();
            }
        }
        let mut is_whole = false;
        if let (Some(judged), Some(stage)) = (&judged, stage)
            && !diagnostics.iter().any(Diagnostic::is_error)
        {
            if !is_wanted() {
                return None;
            }
            let open_data = OpenData::new(judged, stage.tables(), &mut self.open_data, &mut self.timings);
            if self.once {
                self.open_data.forget_parts();
            }
            if !is_wanted() {
                return None;
            }
            diagnostics.extend(
                self.timings.time(Step::OtherPages, || {
                    stage.rest(judged, (&open_data, found), (&mut self.pages, &mut self.open_data), &mut output)
                }),
            );
            if !is_wanted() {
                return None;
            }
            is_whole = true;
            if !diagnostics.iter().any(Diagnostic::is_error) {
                self.timings.time(Step::References, || check::links::read(&output, &mut self.links));
            }
            if self.once {
                self.open_data.forget();
                (self.pages, self.records) = Default::default();
            }
        }
        Some(Rest { output, diagnostics, judged, language, is_whole })
    }

    /// Judges everything and makes no page: what the language of the chapters measures, and what is wrong.
    pub fn judged(&mut self, sources: &Sources) -> Build {
        let (judged, diagnostics) = self.judge(sources);
        if let Some(judged) = &judged {
            self.timings.time(Step::Language, || judge::plain(judged, &mut self.judge));
        }
        let Begun { output, diagnostics, judged, language, .. } = Begun::new(judged, None, Output::default(), diagnostics);
        Build::new(output, diagnostics, judged, language)
    }

    /// Makes the files of open data and no page: what a build spends on them, besides what it needs for its texts anyway. `None` when nothing could be read.
    pub fn open_data(&mut self, sources: &Sources) -> Option<Output> {
        let (judged, _) = self.judge(sources);
        let judged = judged?;
        let mut output = Output::default();
        let tables = Tables::new(&judged.site, &mut self.open_data);
        let open_data = OpenData::new(&judged, &tables, &mut self.open_data, &mut self.timings);
        tables.emit(&mut output);
        open_data.emit(&judged.site, &tables, &[], &mut self.open_data, &mut output);
        Some(output)
    }

    /// Forgets the files of open data, and nothing else.
    pub fn forget_open_data(&mut self) {
        self.open_data.forget();
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
            Some(judged) => {
                let figures = judge::without_pins(&judged);
                (register_data::trace(&judged.site, &figures), diagnostics, judged.site.config.language)
            }
            None => (Vec::new(), diagnostics, Language::Dutch),
        }
    }

    /// Judges everything, and computes each figure whatever its pin says: what `diff` lays beside another site. That a pin is not right is none of the
    /// diagnostics. `None` when nothing could be read.
    pub(crate) fn unpinned(&mut self, sources: &Sources) -> (Option<Judged>, Vec<Diagnostic>) {
        let (judged, mut diagnostics) = self.judge(sources);
        diagnostics.retain(|diagnostic| !matches!(diagnostic.kind, Kind::PinDiffers { .. }));
        diagnostic::sort(&mut diagnostics);
        (judged.map(judge::unpinned), diagnostics)
    }

    /// Returns the paths of all drafts, in order: chapters, and every file of an edition that is one.
    pub(crate) fn drafts(&mut self, sources: &Sources) -> Vec<Arc<str>> {
        let (parsed, _) = sources::parse(sources, Drafts::Shown, &mut self.parse);
        let chapters = parsed.map(|parsed| parsed.chapters).unwrap_or_default();
        let mut drafts: Vec<Arc<str>> = chapters.iter().filter(|chapter| chapter.front.draft).map(|chapter| chapter.file.clone()).collect();
        let (published, _) = drafts::leave_out(sources);
        let left_out = sources.iter().filter(|(path, _)| published.as_ref().is_some_and(|published| published.get(path).is_none()));
        drafts.extend(left_out.map(|(path, _)| path.clone()));
        drafts.sort();
        drafts.dedup();
        drafts
    }

    /// Parse, resolve, compute, and hold the figures against what is said of them. `None` when nothing could be read.
    fn judge(&mut self, sources: &Sources) -> (Option<Judged>, Vec<Diagnostic>) {
        self.judge_with(sources, |_| ())
    }

    /// The same, of a site that was prepared for it.
    fn judge_with(&mut self, sources: &Sources, prepare: fn(&mut Site)) -> (Option<Judged>, Vec<Diagnostic>) {
        let (published, drafts) = match self.drafts {
            Drafts::Hidden => drafts::leave_out(sources),
            Drafts::Shown | Drafts::Judged => (None, Vec::new()),
        };
        let sources = published.as_ref().unwrap_or(sources);
        let (parsed, mut diagnostics) = self.timings.time(Step::Parse, || sources::parse(sources, self.drafts, &mut self.parse));
        drafts::tell(&drafts, &mut diagnostics);
        let Some(parsed) = parsed else { return (None, diagnostics) };
        let (mut site, more) = self.timings.time(Step::Resolve, || resolve::resolve(parsed, sources, &mut self.resolve));
        prepare(&mut site);
        diagnostics.extend(more);
        archived::seal(&mut site, sources, self.drafts == Drafts::Shown, &mut self.archived, &mut diagnostics);
        diagnostics.extend(check::continuity::check(&site.editions));
        diagnostics.extend(check::corrections::check(&site.editions));
        let mut judged = judge::judge(site, &mut self.judge, &mut self.timings, &mut diagnostics);
        drafts::tell_once(&judged.site.editions, &mut diagnostics);
        if self.drafts == Drafts::Shown {
            drafts::soften(&judged.site.editions, &mut diagnostics);
        }
        judged.drafts = drafts;
        archived::hush(&judged.site, &mut diagnostics);
        if self.once {
            (self.parse, self.resolve, self.judge) = Default::default();
        }
        (Some(judged), diagnostics)
    }
}
