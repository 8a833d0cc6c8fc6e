//! The next edition: what one edition becomes a year later, as edits of its files, and what a person must do about it.
//!
//! Structure is taken over: chapters, terms, images, schemas, named figures. Years that stand in formulas and blocks move; words do not, and are listed to be
//! read again. Nothing is invented: no data, no moment of publication, no claims. The new edition is a draft, so that the site can be published as before while
//! it is being made. Here all is a value; reading the bytes of the old files and writing the new ones is the work of others.

mod chapters;
mod reread;
mod settings;
mod times;
pub(crate) mod todo;
mod years;

pub(crate) use reread::{Reason, Sentence};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::reread::Rereading;
use self::times::Times;
use self::years::{Shift, in_words};
use crate::config;
use crate::content::chapter::Chapter;
use crate::data::dataset::Dataset;
use crate::data::schema::{Dimension, Schema, Target};
use crate::diagnostic::{self, Diagnostic, Kind, Language};
use crate::pins::Splice;
use crate::pins::bytes::edited;
use crate::site::datasets::is_year;
use crate::site::drafts;
use crate::site::named;
use crate::site::sources::{self, Drafts, ParseMemo, Parsed};
use crate::source::{Content, LineIndex, Sources, Span};

/// What was asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    /// The year of the new edition.
    pub(crate) year: &'a str,
    /// The edition to start from; left out: the newest one before it that is no draft.
    pub(crate) from: Option<&'a str>,
    /// The moment of publication; left out: not known yet.
    pub(crate) published: Option<&'a str>,
    /// Are the data of series that go on taken over, so that a year can be added to them?
    pub(crate) with_data: bool,
}

/// Why there is no next edition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Refusal {
    /// A year that is none.
    BadYear(String),
    /// A moment that is none.
    BadMoment(String),
    /// There is no edition of this year to start from.
    NoSuchEdition(String),
    /// There is no edition before this year.
    NoneBefore(String),
    /// The edition to start from is not before the new one.
    NotBefore(String),
    /// The edition to start from has mistakes.
    Mistakes(Vec<Diagnostic>),
    /// The new files could not be read, which is a fault of this program. The diagnostics are of the new files.
    Spoilt(Vec<Diagnostic>, Sources),
}

/// A new edition.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// Its year.
    pub(crate) year: String,
    /// The year it starts from.
    pub(crate) from: String,
    /// Its files, in order of path.
    pub(crate) files: Vec<NewFile>,
    /// What is left to a person.
    pub(crate) report: Report,
}

/// A file of the new edition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewFile {
    /// Its path from the root of the project.
    pub(crate) path: String,
    /// The file it is made from.
    pub(crate) from: String,
    /// What becomes different, in order; bytes of the text as it is read.
    pub(crate) splices: Vec<Splice>,
}

/// What a person must do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Report {
    /// Is the moment of publication still to be filled in?
    pub(crate) lacks_moment: bool,
    /// Datasets whose data are not there, or do not go on to the new year.
    pub(crate) data: Vec<Lacking>,
    /// Targets whose year lies before that of the edition.
    pub(crate) targets: Vec<PassedTarget>,
    /// Sentences to read again.
    pub(crate) sentences: Vec<Sentence>,
    /// Lines with a year in files in TOML, links to an edition, and starts of targets, to read again.
    pub(crate) lines: Vec<Line>,
    /// Files that were not taken over.
    pub(crate) left: Vec<String>,
}

/// A dataset without data of the new year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Lacking {
    /// The file with data in the new edition.
    pub(crate) file: String,
    /// What a reader calls the dataset.
    pub(crate) title: String,
    /// Who counted it before.
    pub(crate) source: String,
    /// The last time that is there, when the file was taken over and a year must be added; `None` when it is not there.
    pub(crate) until: Option<String>,
}

/// A target whose year has passed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PassedTarget {
    /// The schema in the new edition.
    pub(crate) file: String,
    /// Its line, counted from 1.
    pub(crate) line: usize,
    /// What a reader calls the measure, with the cells that the target is for.
    pub(crate) of: String,
    /// The year or quarter in which it was to be reached.
    pub(crate) year: String,
}

/// A line to read again.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Line {
    /// The file in the new edition.
    pub(crate) file: String,
    /// Counted from 1.
    pub(crate) line: usize,
    /// What it says, without the space around it.
    pub(crate) text: String,
}

/// Files in the folder of an edition that belong to one year only.
const OF_ONE_YEAR: [&str; 1] = ["claims.toml"];

/// Returns the language of a publication, for messages; Dutch when its settings cannot be read.
pub(crate) fn language(sources: &Sources) -> Language {
    let settings = sources.text("site.toml").and_then(|text| config::site(&sources.path("site.toml"), text).0);
    settings.map_or(Language::Dutch, |config| config.language)
}

/// Makes the next edition of a publication. Nothing is written.
pub(crate) fn plan(sources: &Sources, asked: &Asked<'_>) -> Result<Plan, Refusal> {
    if let Some(bad) = [Some(asked.year), asked.from].into_iter().flatten().find(|year| !is_year(year) || year.starts_with('0')) {
        return Err(Refusal::BadYear(bad.to_owned()));
    }
    if let Some(moment) = asked.published.filter(|moment| !config::is_moment(moment)) {
        return Err(Refusal::BadMoment(moment.to_owned()));
    }
    let from = edition_before(sources, asked)?;
    let (parsed, diagnostics) = sources::parse(sources, Drafts::Shown, &mut ParseMemo::default());
    let own = Folders::of(&from);
    let mistakes = errors(diagnostics, |file| file == "site.toml" || own.hold(file));
    let Some(parsed) = parsed.filter(|_| mistakes.is_empty()) else { return Err(Refusal::Mistakes(mistakes)) };
    let making = Making::new(sources, &parsed, asked, &from);
    let plan = making.plan();
    let new = with_new(sources, &plan);
    let spoilt = spoilt(&new, &plan);
    if spoilt.is_empty() { Ok(plan) } else { Err(Refusal::Spoilt(spoilt, new)) }
}

/// The edition to start from.
fn edition_before(sources: &Sources, asked: &Asked<'_>) -> Result<String, Refusal> {
    let settings = |year: &str| format!("content/{year}/edition.toml");
    if let Some(from) = asked.from {
        return match sources.get(&settings(from)) {
            None => Err(Refusal::NoSuchEdition(from.to_owned())),
            Some(_) if from >= asked.year => Err(Refusal::NotBefore(from.to_owned())),
            Some(_) => Ok(from.to_owned()),
        };
    }
    let (published, _) = drafts::leave_out(sources);
    let published = published.as_ref().unwrap_or(sources);
    let years = published.under("content/").filter_map(|(path, _)| path.strip_prefix("content/")?.strip_suffix("/edition.toml"));
    let before = years.filter(|year| is_year(year) && *year < asked.year).max();
    before.map(str::to_owned).ok_or_else(|| Refusal::NoneBefore(asked.year.to_owned()))
}

/// The two folders of an edition.
struct Folders([String; 2]);

impl Folders {
    fn of(year: &str) -> Self {
        Folders(["content", "data"].map(|root| format!("{root}/{year}/")))
    }

    fn hold(&self, file: &str) -> bool {
        self.0.iter().any(|folder| file.starts_with(folder.as_str()))
    }
}

/// The errors in some files, in the order in which they are told.
fn errors(diagnostics: Vec<Diagnostic>, is_in: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
    let mut errors: Vec<Diagnostic> =
        diagnostics.into_iter().filter(|diagnostic| diagnostic.is_error() && is_in(&diagnostic.span.file)).collect();
    diagnostic::sort(&mut errors);
    errors
}

/// The sources with the files of a new edition among them.
pub(crate) fn with_new(sources: &Sources, plan: &Plan) -> Sources {
    let mut new = sources.clone();
    for file in &plan.files {
        match sources.get(&file.from) {
            Some(Content::Text(text)) => new.insert(&file.path, Content::Text(edited(text, &file.splices).into())),
            Some(content) => new.insert(&file.path, content.clone()),
            None => {}
        }
    }
    new
}

/// Mistakes in the new files that only this program can have made: all but those that tell what is still missing.
fn spoilt(new: &Sources, plan: &Plan) -> Vec<Diagnostic> {
    let (_, diagnostics) = sources::parse(new, Drafts::Shown, &mut ParseMemo::default());
    let own = Folders::of(&plan.year);
    let is_missing = |kind: &Kind| match kind {
        Kind::NoCsv { .. } => true,
        Kind::MissingKey { key } => key == "published_at",
        _ => false,
    };
    errors(diagnostics, |file| own.hold(file)).into_iter().filter(|error| !is_missing(&error.kind)).collect()
}

/// What a new edition is made from.
struct Making<'a> {
    sources: &'a Sources,
    parsed: &'a Parsed,
    asked: &'a Asked<'a>,
    from: &'a str,
    shift: Shift,
    schemas: BTreeMap<(String, String), Arc<Schema>>,
    /// The editions that are there, with the new one.
    editions: BTreeSet<String>,
}

impl<'a> Making<'a> {
    fn new(sources: &'a Sources, parsed: &'a Parsed, asked: &'a Asked<'a>, from: &'a str) -> Self {
        let read = parsed.datasets.0.iter().filter_map(|(key, dataset)| Some((key.clone(), Arc::new(dataset.as_ref()?.schema.clone()))));
        let editions = parsed.editions.keys().cloned().chain([asked.year.to_owned()]).collect();
        let years = |year: &str| year.parse::<i32>().unwrap_or_default();
        let shift = Shift(years(asked.year) - years(from));
        Making { sources, parsed, asked, from, shift, schemas: read.collect(), editions }
    }

    fn plan(&self) -> Plan {
        let mut files = Vec::new();
        let mut report = Report { lacks_moment: self.asked.published.is_none(), ..Report::default() };
        // What becomes a page for each row is one text, of which no page may have all.
        let chapters = self.parsed.chapters.iter().chain(&self.parsed.written);
        let chapters: BTreeMap<&str, &Arc<Chapter>> = chapters.map(|chapter| (chapter.file.as_ref(), chapter)).collect();
        for root in ["content", "data"] {
            let folder = format!("{root}/{}/", self.from);
            for (path, content) in self.sources.under(&folder) {
                let name = &path[folder.len()..];
                let new_path = format!("{root}/{}/{name}", self.asked.year);
                if root == "content" && OF_ONE_YEAR.contains(&name) {
                    report.left.push(path.to_string());
                    continue;
                }
                let dataset = name.strip_suffix(".csv").filter(|_| root == "data").map(|name| self.dataset(name));
                if let Some(dataset) = dataset
                    && !self.takes_data(dataset, &new_path, &mut report)
                {
                    continue;
                }
                let splices = match (content, chapters.get(path.as_ref())) {
                    (Content::Text(text), Some(chapter)) => self.chapter(chapter, text, &new_path, &mut report),
                    (Content::Text(text), None) if path.ends_with(".toml") => self.settings(path, text, &new_path, &mut report),
                    _ => Vec::new(),
                };
                files.push(NewFile { path: new_path, from: path.to_string(), splices });
            }
        }
        report.lines.sort();
        report.lines.dedup();
        Plan { year: self.asked.year.to_owned(), from: self.from.to_owned(), files, report }
    }

    fn dataset(&self, name: &str) -> Option<&'a Arc<Dataset>> {
        self.parsed.datasets.0.get(&(self.from.to_owned(), name.to_owned()))?.as_ref()
    }

    /// Are the data of a dataset taken over? Always those of a list of codes, which is about no year; when it is asked those of a series that goes on. What is
    /// missing is told.
    fn takes_data(&self, dataset: Option<&Arc<Dataset>>, file: &str, report: &mut Report) -> bool {
        let Some(dataset) = dataset else { return false };
        let last = last_time(dataset);
        if dataset.schema.code_list.is_some() && last.is_none() {
            return true;
        }
        let goes_on = last.filter(|last| self.asked.with_data && last.starts_with(self.from));
        let (title, source) = (dataset.schema.title.clone(), dataset.schema.source.clone());
        let taken = goes_on.is_some();
        report.data.push(Lacking { file: file.to_owned(), title, source, until: goes_on });
        taken
    }

    /// The edits of a chapter; its sentences and links to read again are told.
    fn chapter(&self, chapter: &Chapter, text: &str, new_path: &str, report: &mut Report) -> Vec<Splice> {
        let edits = chapters::edits(chapter, &self.times(), text);
        let splices = chapters::splices(&edits);
        let from = self.from.parse().unwrap_or_default();
        let rereading = Rereading { chapter, text, edits: &edits, splices: &splices, from, editions: &self.editions, file: new_path };
        let new = edited(text, &splices);
        let index = LineIndex::new(&new);
        report.sentences.extend(rereading.sentences().into_iter().map(|sentence| {
            let place = index.line_column(&new, sentence.at);
            Sentence { place, ..sentence }
        }));
        let names_edition = |target: &str| target.split('/').any(is_year);
        for link in chapter.links.iter().filter(|link| names_edition(&link.target)) {
            let line = moved_line(text, &splices, &link.span);
            report.lines.push(Line { file: new_path.to_owned(), line, text: link.target.clone() });
        }
        // A target starts where it started.
        for base in edits.iter().filter(|edit| edit.is_base) {
            let span = &chapter.calls[base.call].span;
            let written = &text[span.range()];
            if !in_words(written).is_empty() {
                let line = moved_line(text, &splices, span);
                report.lines.push(Line { file: new_path.to_owned(), line, text: format!("base = {written}") });
            }
        }
        splices
    }

    /// The edits of a file in TOML; the lines in it that still name a year are told.
    fn settings(&self, path: &Arc<str>, text: &str, new_path: &str, report: &mut Report) -> Vec<Splice> {
        let name = path.rsplit('/').next().unwrap_or_default();
        let in_data = path.starts_with("data/");
        let splices = if name == "edition.toml" {
            let language = self.parsed.editions.get(self.from).map_or(self.parsed.config.language, |edition| edition.language);
            settings::edition(path, text, self.shift, self.asked.published, language)
        } else if **path == *named::path(self.from) {
            settings::figures(path, text, &self.times())
        } else if in_data {
            if let Some(dataset) = self.dataset(name.trim_end_matches(".toml")) {
                report.targets.extend(self.passed(&dataset.schema, text, new_path));
            }
            settings::schema(path, text, self.shift)
        } else {
            Vec::new()
        };
        if name != "edition.toml" {
            report.lines.extend(lines_with_years(text, &splices, new_path));
        }
        splices
    }

    fn times(&self) -> Times<'_> {
        Times { edition: self.from, schemas: &self.schemas, shift: self.shift }
    }

    /// The targets of a schema whose year lies before that of the new edition.
    fn passed(&self, schema: &Schema, text: &str, file: &str) -> Vec<PassedTarget> {
        let index = LineIndex::new(text);
        let mut passed = Vec::new();
        for measure in &schema.measures {
            let Some(numeric) = measure.numeric() else { continue };
            let of_cells = numeric.targets.iter().map(|cell| {
                let at: Vec<&str> = cell.at.iter().map(|(_, value)| value.value.as_str()).collect();
                (&cell.target, format!("{} ({})", measure.label, at.join(", ")), &cell.span)
            });
            let of_all = numeric.target.iter().map(|target| (target, measure.label.clone(), &measure.span));
            let has_passed = |target: &Target| target.year.clone().filter(|year| year.get(..4).is_some_and(|year| year < self.asked.year));
            passed.extend(of_all.chain(of_cells).filter_map(|(target, of, span)| {
                let (line, _) = index.line_column(text, span.range().start);
                Some(PassedTarget { file: file.to_owned(), line, of, year: has_passed(target)? })
            }));
        }
        passed
    }
}

/// The last time of a dataset; `None` when none of its dimensions is a time.
fn last_time(dataset: &Dataset) -> Option<String> {
    let times = dataset.schema.dimensions.iter().zip(&dataset.values).filter(|(dimension, _)| Dimension::is_time(dimension));
    times.flat_map(|(_, values)| values).max().cloned()
}

/// The line of the new text where a place of the old one is.
fn moved_line(text: &str, splices: &[Splice], span: &Span) -> usize {
    let at = span.range().start;
    let lines = |text: &str| text.matches('\n').count();
    let before = splices.iter().filter(|splice| splice.range.end <= at);
    let (more, less) = before.fold((0, 0), |(more, less), splice| (more + lines(&splice.text), less + lines(&text[splice.range.clone()])));
    1 + lines(&text[..at]) + more - less
}

/// The lines of a file in TOML with a year that no edit moved; comments are left alone.
fn lines_with_years(text: &str, splices: &[Splice], file: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let is_left = |range: &std::ops::Range<usize>| {
            !splices.iter().any(|splice| splice.range.start <= at + range.start && at + range.end <= splice.range.end)
        };
        if !line.trim_start().starts_with('#') && in_words(line).iter().any(is_left) {
            let removed: usize =
                splices.iter().filter(|splice| splice.range.end <= at).map(|splice| text[splice.range.clone()].matches('\n').count()).sum();
            found.push(Line { file: file.to_owned(), line: number + 1 - removed, text: line.trim().to_owned() });
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::markdown;

    /// Parts of a chapter, each of which names years in a way of its own. No pins: those go, and do not come back.
    const PARTS: [&str; 16] = [
        "Er zijn `= fte[Totaal, 2023]` en `=fte.n[a,2022..2023] (zonder eenheid)` in 2023.\n",
        "Met `= groei(fte@2022[\"a, b\", jaar: \"2019 t/m 2023\"]) (1 decimaal, met teken)` en `= fte[*, 2023-Q4]`.\n",
        "`= rang(fte[Totaal, *], 2023)` en `= rang(fte[*, 2023], Rechtspraak)` en `= naam_hoogste(fte[*, 2023])`.\n",
        "`12 provincies = gegeven(\"Grondwet 2023, bijlage\")` en `= kabinet[Kabinet 2024, 2023]` en `= fte-2023`.\n",
        "> **Let op:** In een kader `= fte[Totaal,\n> 2022..2023]` van 2023.\n",
        "- Lijst `= verschil(fte[2022..2023])`\n  met ``= fte[2023]`` als code.\n",
        "Tabel: Jaren 2023\n\n| a | b |\n| --- | --- |\n| `= fte[a\\|b, 2023]` | 2023 |\n",
        "```tabel\ndata = \"fte@2022\"\nrows = \"soort\"\ncolumns = \"jaar\"\nsort = \"2023\"\nwhere = { jaar = [\"2019\", \"2022..2023\"], soort = \"a 2023\" }\ntitle = \"Over 2023\"\n```\n",
        "```grafiek\nkind = \"bar\"\ndata = \"fte\"\nrows = \"soort\"\nwhere = { jaar = '2023' }\ntitle = \"`= fte[\\\"x, y\\\", 2023]` in 2023\"\nsubtitle = \"Fte 2023\"\n```\n",
        "```kerncijfers\n[[cards]]\nfigure = \"fte[Totaal, 2023]\"\nlabel = \"eind 2023\"\nchange = '`= growth(fte[2022..2023])` meer'\n```\n",
        "```doel\nfigure = \"fte[Totaal, 2023]\"\nbase = \"fte[Totaal, 2019]\"\ntitle = \"Doel\"\n```\n",
        "```download\ndata = \"fte@2022\"\n```\n",
        "```omvang\ndata = \"fte@2022\"\n```\n",
        "## Kop over 2023 met `= fte[2023]`\n",
        "Tekst[^1] zonder cijfer in 2023.\n\n[^1]: Noot `= fte[1999..2023]`.\n",
        "![Foto van `= fte[2023]`](images/a2023.png) en [vorig jaar](../2022/index.md).\n",
    ];

    fn moved(text: &str, by: i32) -> String {
        let file: Arc<str> = Arc::from("content/2023/01-a.md");
        let (chapter, _) = markdown::parse(&file, "2023", text, Language::Dutch);
        let times = Times { edition: "2023", schemas: &BTreeMap::new(), shift: Shift(by) };
        edited(text, &chapters::splices(&chapters::edits(&chapter, &times, text)))
    }

    fn chapter(parts: &[&str]) -> String {
        format!("+++\ntitle = \"In 2023\"\nid = \"a\"\n+++\n\n{}", parts.join("\n"))
    }

    #[test]
    fn years_move_where_they_mean_a_time_and_nowhere_else() {
        let new = moved(&chapter(&PARTS), 1);
        for there in [
            "`= fte[Totaal, 2024]` en `=fte.n[a,2023..2024] (zonder eenheid)` in 2023.",
            "`= groei(fte@2023[\"a, b\", jaar: \"2020 t/m 2024\"]) (1 decimaal, met teken)` en `= fte[*, 2024-Q4]`",
            "`= rang(fte[Totaal, *], 2024)` en `= rang(fte[*, 2024], Rechtspraak)`",
            "`12 provincies = gegeven(\"Grondwet 2023, bijlage\")` en `= kabinet[Kabinet 2024, 2024]` en `= fte-2023`",
            "`= fte[Totaal,\n> 2023..2024]` van 2023",
            "``= fte[2023]`` als code",
            "| `= fte[a\\|b, 2024]` | 2023 |",
            "data = \"fte@2023\"\nrows = \"soort\"\ncolumns = \"jaar\"\nsort = \"2024\"\nwhere = { jaar = [\"2020\", \"2023..2024\"], soort = \"a 2023\" }\ntitle = \"Over 2023\"",
            "where = { jaar = '2024' }\ntitle = \"`= fte[\\\"x, y\\\", 2024]` in 2023\"",
            "figure = \"fte[Totaal, 2024]\"\nlabel = \"eind 2023\"\nchange = '`= growth(fte[2023..2024])` meer'",
            "figure = \"fte[Totaal, 2024]\"\nbase = \"fte[Totaal, 2019]\"",
            "```download\ndata = \"fte@2023\"",
            "```omvang\ndata = \"fte@2023\"",
            "## Kop over 2023 met `= fte[2024]`",
            "`= fte[2000..2024]`",
            "(images/a2023.png) en [vorig jaar](../2022/index.md)",
        ] {
            assert!(new.contains(there), "{there}\n{new}");
        }
    }

    #[test]
    fn pins_go_and_what_is_given_stays() {
        let text = chapter(&[
            "`6,8 procent = groei(fte[2022..2023])`, ` 5  fte  =fte[2023]`, `oud = a[b]` en `12 = gegeven(\"x\")`.\n",
            "> **Let op:** Kader `120\n> bomen = fte[2023]`.\n",
            "Tabel: T\n\n| a |\n| --- |\n| `\\|x = naam_hoogste(fte[*, 2023])` |\n",
            "```kerncijfers\n[[cards]]\nfigure = \"1 \\\"x\\\" = fte[2023]\"\nlabel = 'a `9 = fte[2023]`'\n```\n",
        ]);
        let new = moved(&text, 1);
        for there in [
            "`= groei(fte[2023..2024])`, ` =fte[2024]`, `= a[b]` en `12 = gegeven(\"x\")`.",
            "Kader `= fte[2024]`.",
            "| `= naam_hoogste(fte[*, 2024])` |",
            "figure = \"= fte[2024]\"\nlabel = 'a `= fte[2024]`'",
        ] {
            assert!(new.contains(there), "{there}\n{new}");
        }
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same_text(chosen in prop::collection::vec(0..PARTS.len(), 0..8), by in prop_oneof![-30i32..0, 1i32..30]) {
            let text = chapter(&chosen.into_iter().map(|part| PARTS[part]).collect::<Vec<_>>());
            prop_assert_eq!(&moved(&text, 0), &text);
            let there = moved(&text, by);
            prop_assert_eq!(moved(&there, -by), text);
        }
    }
}
