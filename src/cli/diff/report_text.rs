//! What changed, for people: first how much of each kind, then each list, cut off unless all was asked for.

use std::io::Write;

use super::super::saying::pick;
use super::{Head, words};
use crate::compare::{
    Address, Became, CellChange, CellChanges, CellDifference, Changes, ChapterChange, DatasetChange, FactChange, FigureChange,
    FigureDifference, ItemChange, LoneCell, SentenceChange, by_time,
};
use crate::data::schema::Status;
use crate::data::unit::Unit;
use crate::diagnostic::Language;
use crate::format;
use crate::number::Number;
use crate::shortcode::print::unit_words;
use crate::site::register::Entry;

/// The most items of a list that are shown, and the most sentences of a chapter or cells of a dataset; our own choice.
const MOST: usize = 10;

/// The most letters of a list that is written on one line; our own choice.
const SHORT: usize = 90;

/// Prints a comparison on stdout.
pub(super) fn print(heads: &[Head<'_>; 2], changes: &Changes, all: bool, language: Language) {
    let report = Report { all, language, both_years: heads[0].year == heads[1].year };
    let mut stdout = std::io::BufWriter::new(std::io::stdout().lock());
    // Whoever reads may have seen enough.
    let _ = stdout.write_all(report.write(heads, changes).as_bytes());
}

/// An item of a list as lines, the first of them at the margin of its list.
type Lines = Vec<String>;

struct Report {
    all: bool,
    language: Language,
    /// Are both sides about one year?
    both_years: bool,
}

impl Report {
    fn pick(&self, dutch: &'static str, english: &'static str) -> &'static str {
        pick(self.language, dutch, english)
    }

    fn write(&self, heads: &[Head<'_>; 2], changes: &Changes) -> String {
        let side = |head: &Head<'_>| format!("{} ({}, {} {})", head.name, head.title, self.pick("versie", "version"), head.version);
        let mut lines = vec![
            format!("{} {}", self.pick("van ", "from"), side(&heads[0])),
            format!("{} {}", self.pick("naar", "to  "), side(&heads[1])),
        ];
        lines.push(String::new());
        if changes.is_empty() {
            lines.push(self.pick("Er zijn geen verschillen.", "There are no differences.").to_owned());
        }
        lines.extend(self.summary(changes));
        let mut section = |title: &str, items: Vec<Lines>| {
            if !items.is_empty() {
                lines.extend([String::new(), title.to_owned(), String::new()]);
                lines.extend(self.cut(items).into_iter().flatten().map(|line| format!("  {line}").trim_end().to_owned()));
            }
        };
        section(self.pick("EDITIE", "EDITION"), changes.edition.iter().map(|fact| self.fact(fact)).collect());
        let chapters: Vec<Lines> = changes.chapters.iter().map(|chapter| self.chapter(chapter)).collect();
        section(self.pick("HOOFDSTUKKEN", "CHAPTERS"), chapters);
        for (became, title) in [
            (Became::Changed, self.pick("CIJFERS DIE ZIJN VERANDERD", "FIGURES THAT CHANGED")),
            (Became::Added, self.pick("NIEUWE CIJFERS", "NEW FIGURES")),
            (Became::Gone, self.pick("CIJFERS DIE WEG ZIJN", "FIGURES THAT ARE GONE")),
        ] {
            let figures = changes.figures.iter().filter(|figure| figure.became == became);
            section(title, figures.map(|figure| self.figure(figure)).collect());
        }
        for (became, title) in [
            (Became::Changed, self.pick("DATASETS DIE ZIJN VERANDERD", "DATASETS THAT CHANGED")),
            (Became::Added, self.pick("NIEUWE DATASETS", "NEW DATASETS")),
            (Became::Gone, self.pick("DATASETS DIE WEG ZIJN", "DATASETS THAT ARE GONE")),
        ] {
            let datasets = changes.datasets.iter().filter(|dataset| dataset.became == became);
            section(title, datasets.map(|dataset| self.dataset(dataset)).collect());
        }
        let items = |items: &[ItemChange]| items.iter().map(|item| self.item(item)).collect::<Vec<Lines>>();
        section(self.pick("CIJFERS MET EEN NAAM", "NAMED FIGURES"), items(&changes.named));
        section(self.pick("BEGRIPPEN", "TERMS"), items(&changes.terms));
        section(self.pick("WAT ANDEREN DRUKTEN", "WHAT OTHERS PRINTED"), items(&changes.claims));
        let address = |address: &Address| {
            let (kind, led) = (words::address(address.kind, self.language), words::led(address, self.language));
            vec![format!("{}  ({kind}){led}", address.path)]
        };
        let addresses = changes.addresses.iter().map(address);
        section(self.pick("ADRESSEN DIE WEG ZIJN", "ADDRESSES THAT ARE GONE"), addresses.collect());
        lines.join("\n") + "\n"
    }

    /// How much there is of each kind; kinds that did not change are left out.
    fn summary(&self, changes: &Changes) -> Vec<String> {
        let counted = |found: &[Became]| {
            [Became::Changed, Became::Added, Became::Gone].map(|became| found.iter().filter(|one| **one == became).count())
        };
        let (chapters, figures): (Vec<Became>, Vec<Became>) =
            (changes.chapters.iter().map(|chapter| chapter.became).collect(), changes.figures.iter().map(|figure| figure.became).collect());
        let datasets: Vec<Became> = changes.datasets.iter().map(|dataset| dataset.became).collect();
        let became = |items: &[ItemChange]| items.iter().map(|item| item.became).collect::<Vec<Became>>();
        let cells = changes.datasets.iter().map(|dataset| &dataset.cells);
        let whole =
            |became: Became| changes.datasets.iter().filter(|dataset| dataset.became == became).map(|dataset| dataset.size).sum::<usize>();
        let sum = |of: fn(&CellChanges) -> usize| cells.clone().map(of).sum::<usize>();
        let cells = [
            sum(|cells| cells.changed.len()),
            sum(|cells| cells.added.len()) + whole(Became::Added),
            sum(|cells| cells.gone.len()) + whole(Became::Gone),
        ];
        let rows = [
            (self.pick("instellingen", "settings"), [changes.edition.len(), 0, 0]),
            (self.pick("hoofdstukken", "chapters"), counted(&chapters)),
            (self.pick("cijfers in de tekst", "figures in the text"), counted(&figures)),
            (self.pick("datasets", "datasets"), counted(&datasets)),
            (self.pick("cellen", "cells"), cells),
            (self.pick("cijfers met een naam", "named figures"), counted(&became(&changes.named))),
            (self.pick("begrippen", "terms"), counted(&became(&changes.terms))),
            (self.pick("beweringen", "claims"), counted(&became(&changes.claims))),
            (self.pick("adressen", "addresses"), [0, 0, changes.addresses.len()]),
        ];
        let line = |(name, counts): (&str, [usize; 3])| {
            let kinds = [Became::Changed, Became::Added, Became::Gone].into_iter().zip(counts).filter(|(_, count)| *count > 0);
            let told: Vec<String> = kinds.map(|(became, count)| format!("{count} {}", words::became(became, self.language))).collect();
            (!told.is_empty()).then(|| format!("  {name:<22}{}", told.join(", ")))
        };
        rows.into_iter().filter_map(line).collect()
    }

    /// The first items of a list, and how many more there are.
    fn cut(&self, mut items: Vec<Lines>) -> Vec<Lines> {
        let more = items.len().saturating_sub(MOST);
        // One line saved is no line saved.
        if self.all || more <= 1 {
            return items;
        }
        items.truncate(MOST);
        items.push(vec![match self.language {
            Language::Dutch => format!("… en nog {more} (--all toont alles)"),
            Language::English => format!("… and {more} more (--all shows all)"),
        }]);
        items
    }

    fn indented(&self, items: Vec<Lines>) -> impl Iterator<Item = String> {
        self.cut(items).into_iter().flatten().map(|line| format!("  {line}"))
    }

    fn fact(&self, fact: &FactChange) -> Lines {
        let name = words::fact(&fact.fact, self.language);
        let flat = |values: &[String]| values.iter().map(|value| value.replace('\n', " ")).collect::<Vec<String>>();
        let (old, new) = (flat(&fact.old), flat(&fact.new));
        let length = |values: &[String]| values.iter().map(|value| value.chars().count() + 2).sum::<usize>();
        if !old.is_empty() && !new.is_empty() && length(&old) + length(&new) <= SHORT {
            return vec![format!("{name}: {} → {}", old.join(", "), new.join(", "))];
        }
        let lines = |sign: char, values: Vec<String>| {
            let values = if length(&values) <= SHORT { vec![values.join(", ")] } else { values };
            values.into_iter().filter(|value| !value.is_empty()).map(move |value| format!("  {sign} {value}")).collect::<Lines>()
        };
        [vec![format!("{name}:")], lines('-', old), lines('+', new)].concat()
    }

    fn item(&self, item: &ItemChange) -> Lines {
        let title = if item.title.is_empty() || item.title == item.id { String::new() } else { format!("  {}", item.title) };
        let mut lines = vec![format!("{} {}{title}", self.sign(item.became), item.id)];
        if item.became == Became::Changed {
            lines.extend(self.indented(item.facts.iter().map(|fact| self.fact(fact)).collect()));
        }
        lines
    }

    fn sign(&self, became: Became) -> char {
        match became {
            Became::Changed => '~',
            Became::Added => '+',
            Became::Gone => '-',
        }
    }

    fn chapter(&self, chapter: &ChapterChange) -> Lines {
        let mut lines = vec![format!("{} {}  {}", self.sign(chapter.became), chapter.id, chapter.title)];
        if chapter.became != Became::Changed {
            let sentences = self.pick("zinnen", "sentences");
            lines[0] = format!("{} ({} {sentences})", lines[0], chapter.length);
            return lines;
        }
        lines.extend(chapter.facts.iter().flat_map(|fact| self.fact(fact)).map(|line| format!("  {line}")));
        lines.extend(self.indented(chapter.sentences.told.iter().map(|sentence| self.sentence(sentence)).collect()));
        lines.extend(self.indented(chapter.blocks.iter().map(|block| self.block(block)).collect()));
        let (others, moved) = (chapter.sentences.other_figures, chapter.sentences.moved);
        if others > 0 {
            lines.push(match self.language {
                Language::Dutch if others == 1 => "  1 zin heeft alleen een ander cijfer".to_owned(),
                Language::Dutch => format!("  {others} zinnen hebben alleen een ander cijfer"),
                Language::English if others == 1 => "  1 sentence has only another figure".to_owned(),
                Language::English => format!("  {others} sentences have only another figure"),
            });
        }
        if moved > 0 {
            lines.push(match self.language {
                Language::Dutch if moved == 1 => "  1 zin staat op een andere plaats".to_owned(),
                Language::Dutch => format!("  {moved} zinnen staan op een andere plaats"),
                Language::English if moved == 1 => "  1 sentence stands at another place".to_owned(),
                Language::English => format!("  {moved} sentences stand at another place"),
            });
        }
        lines
    }

    fn sentence(&self, sentence: &SentenceChange) -> Lines {
        let kind = words::kind(sentence.kind, self.language);
        let kind = if kind.is_empty() { String::new() } else { format!("[{kind}] ") };
        let line = |sign: char, text: &str| (!text.is_empty()).then(|| format!("{sign} {kind}{text}"));
        line('-', &sentence.old).into_iter().chain(line('+', &sentence.new)).collect()
    }

    fn block(&self, block: &ItemChange) -> Lines {
        let mut lines = vec![format!("{} {} {}", self.sign(block.became), self.pick("blok", "block"), block.id)];
        if block.became == Became::Changed {
            let facts = block.facts.iter();
            lines.extend(facts.clone().flat_map(|fact| &fact.old).map(|line| format!("    - {line}")));
            lines.extend(facts.flat_map(|fact| &fact.new).map(|line| format!("    + {line}")));
        }
        lines
    }

    fn figure(&self, figure: &FigureChange) -> Lines {
        match (&figure.old, &figure.new) {
            (Some(was), Some(is)) => self.changed_figure(figure, was, is),
            (was, is) => {
                let entry = was.as_ref().or(is.as_ref());
                let told = |entry: &Entry| vec![format!("{}  {}", entry.id, entry.shown), format!("  {}", entry.sentence)];
                entry.map(|entry| told(entry)).unwrap_or_default()
            }
        }
    }

    fn changed_figure(&self, figure: &FigureChange, was: &Entry, is: &Entry) -> Lines {
        let has = |difference: FigureDifference| figure.differs.contains(&difference);
        let id = if figure.follows { format!("{} → {}", was.id, is.id) } else { is.id.clone() };
        let mut lines = vec![if has(FigureDifference::Shown) {
            format!("{id}  {} → {}", was.shown, is.shown)
        } else {
            format!("{id}  {}", is.shown)
        }];
        if has(FigureDifference::Value) && !has(FigureDifference::Shown) {
            let number = |entry: &Entry| format::machine(&entry.machine, self.language);
            lines.push(format!("  {}: {} → {}", self.pick("precies", "exactly"), number(was), number(is)));
        }
        if has(FigureDifference::Status) {
            let statuses = |entry: &Entry| {
                let all: Vec<&str> = entry.statuses.iter().map(|status| words::status(status, self.language)).collect();
                if all.is_empty() { words::status(Status::Normal, self.language).to_owned() } else { all.join(", ") }
            };
            lines.push(format!("  status: {} → {}", statuses(was), statuses(is)));
        }
        if has(FigureDifference::Source) {
            let given = |entry: &Entry| entry.given.clone().unwrap_or_else(|| self.pick("data", "data").to_owned());
            lines.push(format!("  {}: {} → {}", self.pick("bron", "source"), given(was), given(is)));
        }
        if has(FigureDifference::Formula) {
            lines.push(format!("  {}: {} → {}", self.pick("formule", "formula"), was.formula, is.formula));
        }
        if was.sentence == is.sentence {
            lines.push(format!("    {}", is.sentence));
        } else {
            lines.push(format!("  - {}", was.sentence));
            lines.push(format!("  + {}", is.sentence));
        }
        lines
    }

    fn dataset(&self, dataset: &DatasetChange) -> Lines {
        let mut lines = vec![format!("{} {}  {}", self.sign(dataset.became), dataset.id, dataset.title)];
        if dataset.became != Became::Changed {
            lines[0] = format!("{} ({} {})", lines[0], dataset.size, self.cells(dataset.size));
            return lines;
        }
        if let Some(was) = &dataset.was {
            lines.push(format!("  {} {was}", self.pick("heette", "was called")));
        }
        lines.extend(self.indented(dataset.facts.iter().map(|fact| self.fact(fact)).collect()));
        let cells = &dataset.cells;
        lines.extend(self.indented(cells.changed.iter().map(|cell| self.changed_cell(cell)).collect()));
        for (became, alone) in [(Became::Added, &cells.added), (Became::Gone, &cells.gone)] {
            lines.extend(self.alone(became, alone));
        }
        for apart in &cells.apart {
            let why = words::unlike(apart.why, self.language);
            lines.push(match self.language {
                Language::Dutch => format!("  {}: niet te vergelijken, want {why} ({} en {} cellen)", apart.measure, apart.old, apart.new),
                Language::English => format!("  {}: cannot be compared, for {why} ({} and {} cells)", apart.measure, apart.old, apart.new),
            });
        }
        if cells.compared > 0 {
            let same = cells.compared - cells.changed.len();
            lines.push(format!("  {same} {} {}", self.cells(same), self.pick("gelijk", "the same")));
        }
        lines
    }

    fn cells(&self, count: usize) -> &'static str {
        if count == 1 { self.pick("cel", "cell") } else { self.pick("cellen", "cells") }
    }

    /// Cells that only one side has: one by one within a year, between two years how many there are for each time.
    fn alone(&self, became: Became, cells: &[LoneCell]) -> Lines {
        if cells.is_empty() {
            return Vec::new();
        }
        if self.both_years || self.all {
            let one = |cell: &LoneCell| {
                vec![format!("{} {}: {}", self.sign(became), cell.cell, self.published(&cell.text, cell.status, cell.unit.as_ref()))]
            };
            return self.indented(cells.iter().map(one).collect()).collect();
        }
        let times: Vec<String> = by_time(cells).into_iter().filter_map(|(time, count)| Some(format!("{}: {count}", time?))).collect();
        let times = if times.is_empty() { String::new() } else { format!(" ({})", times.join(", ")) };
        vec![format!("  {} {} {}{times}", cells.len(), self.cells(cells.len()), words::became(became, self.language))]
    }

    /// What is published in a cell, in the notation of the language.
    fn published(&self, text: &str, status: Status, unit: Option<&Unit>) -> String {
        let shown = match unit {
            Some(unit) if !text.is_empty() => {
                format!("{} {}", format::machine(text, self.language), unit_words(unit, self.language)).trim_end().to_owned()
            }
            _ => text.to_owned(),
        };
        match status {
            Status::Normal => shown,
            _ if shown.is_empty() => words::status(status, self.language).to_owned(),
            _ => format!("{shown} ({})", words::status(status, self.language)),
        }
    }

    fn changed_cell(&self, cell: &CellChange) -> Lines {
        let unit = cell.unit.as_ref();
        let was = self.published(&cell.old.0, cell.old.1, unit);
        let is = self.published(&cell.new.0, cell.new.1, unit);
        let step = self.step(cell).map(|step| format!("  ({step})")).unwrap_or_default();
        let mut lines = vec![format!("{}: {was} → {is}{step}", cell.cell)];
        if cell.differs.contains(&CellDifference::Precision) {
            lines.push(format!("  {}", self.pick("afgerond is het hetzelfde", "rounded it is the same")));
        }
        if !cell.reason.is_empty() {
            lines.push(format!("  {}: {}", self.pick("reden", "reason"), cell.reason));
        }
        lines
    }

    /// How much more or less a number is.
    fn step(&self, cell: &CellChange) -> Option<String> {
        cell.unit.as_ref()?;
        let (was, is) = (Number::parse(&cell.old.0)?, Number::parse(&cell.new.0)?);
        let step = &is - &was;
        if step.is_zero() {
            return None;
        }
        let sign = if step.is_negative() { "" } else { "+" };
        Some(format!("{sign}{}", format::machine(&step.machine_text(), self.language)))
    }
}
