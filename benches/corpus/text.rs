//! The text of a chapter, in parts that each form writes in its own way.

use std::fmt::Write;

use super::data::{Cell, Datasets, YEARS};
use super::dice::Dice;
use super::{Size, dataset_of};

/// Words of which none is a number, a change or a comparison: sentences of them say nothing that could be untrue.
const WORDS: &str = "de het en in op voor met aan door naar uit over binnen rijk rijksdienst ministerie departement organisatie medewerkers bezetting \
    formatie personeel inhuur inkoop huisvesting kantoor energie gebouw beheer informatie beleid begroting uitgaven kosten budget financiering doel \
    resultaat verslag kwartaal ontwikkeling verhouding aandeel verzuim instroom uitstroom inclusie opleiding vacatures arbeidsmarkt voorziening archief \
    openbaarheid verzoek behandeling termijn toegankelijk duurzaam klimaat vervoer uitstoot meting norm afspraak akkoord kader maatregel uitvoering \
    toezicht inspectie samenwerking gezamenlijk jaarlijks volledig vergelijkbaar nieuw bestaand belangrijk zichtbaar tijdelijk is wordt blijft toont \
    laat zien werd waren heeft hebben kan moeten zal dat die deze dit ook niet maar omdat terwijl waardoor";

/// A chapter.
pub(super) struct Page {
    pub(super) chapter: usize,
    pub(super) title: String,
    pub(super) about: String,
    pub(super) parts: Vec<Part>,
}

/// A part of a text.
pub(super) enum Part {
    /// Markdown.
    Text(String),
    /// Words that lead to another chapter.
    Link(String, usize),
    /// The number in a cell, with what it counts.
    Figure(Cell),
    /// The change from a cell to that of the next year, in percent.
    Change(Cell),
    /// A block: a dataset as a table.
    Table(usize),
    /// A block: the last year of a dataset as a chart, with the number of a cell in its title.
    Chart(Cell),
}

/// What stands above the table of a dataset.
pub(super) const TABLE_TITLE: &str = "Het aantal van elk ministerie";
/// What stands below the title of a chart.
pub(super) const CHART_SUBTITLE: &str = "Stuks, eind 2025";

/// Makes a chapter.
pub(super) fn page(chapter: usize, size: Size, datasets: &Datasets) -> Page {
    let words = WORDS.split_whitespace().collect();
    let mut writing = Writing { chapter, size, shown: datasets.shown, dice: Dice::of("pagina", chapter), words, parts: Vec::new() };
    let (title, about) = (format!("Hoofdstuk {} {}", super::id(chapter), writing.words(3)), writing.sentence(9));
    writing.chapter();
    Page { chapter, title, about, parts: writing.parts }
}

/// A chapter as it grows.
struct Writing {
    chapter: usize,
    size: Size,
    shown: usize,
    dice: Dice,
    words: Vec<&'static str>,
    parts: Vec<Part>,
}

impl Writing {
    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.words[self.dice.below(self.words.len())]).collect::<Vec<_>>().join(" ")
    }

    fn capital(&mut self, count: usize) -> String {
        let words = self.words(count);
        words[..1].to_uppercase() + &words[1..]
    }

    fn sentence(&mut self, count: usize) -> String {
        self.capital(count) + "."
    }

    /// Adds Markdown.
    fn push(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Text(last)) => last.push_str(text),
            _ => self.parts.push(Part::Text(text.to_owned())),
        }
    }

    fn figure(&mut self) -> Cell {
        let own = dataset_of(self.chapter, self.size);
        let dataset = if self.dice.below(2) == 0 { own } else { self.dice.below(self.size.datasets) };
        Cell { dataset, ministry: self.dice.below(self.shown), year: self.dice.below(YEARS.len()) }
    }

    fn paragraph(&mut self, sentences: usize, figures: usize) {
        for sentence in 0..sentences {
            if sentence > 0 {
                self.push(" ");
            }
            if sentence < figures {
                let (before, figure, after) = (self.words(4), self.figure(), self.words(6));
                self.push(&format!("In het verslag {before} kwam dit uit op "));
                self.parts.push(Part::Figure(figure));
                self.push(&format!(" {after}."));
            } else {
                self.plain_sentence();
            }
        }
        self.push("\n\n");
    }

    fn plain_sentence(&mut self) {
        let length = 9 + self.dice.below(8);
        let plain = self.sentence(length);
        let (first, rest) = plain.split_once(' ').expect("a sentence has several words");
        match self.dice.below(10) {
            0 | 1 => self.push(&format!("**{first}** {rest}")),
            // Only to what is before it, so that a chapter is the same however many there are.
            2 if self.chapter > 0 => {
                let back = 1 + self.dice.below(self.chapter.min(30));
                let words = self.words(2);
                self.push(&format!("{} Meer staat in het hoofdstuk over ", plain));
                self.parts.push(Part::Link(words, self.chapter - back));
                self.push(".");
            }
            3 => self.push(&format!("[{first}](https://www.example.org/{}) {rest}", self.chapter)),
            _ => self.push(&plain),
        }
    }

    fn heading(&mut self, level: usize, count: usize) {
        let words = self.capital(count);
        self.push(&format!("{} {words}\n\n", "#".repeat(level)));
    }

    fn list(&mut self, items: usize, mark: impl Fn(usize) -> String) {
        for item in 1..=items {
            let words = self.sentence(9);
            self.push(&format!("{} {words}\n", mark(item)));
        }
        self.push("\n");
    }

    fn plain_table(&mut self) {
        let mut table = "Tabel: Onderdelen en hun norm\n\n| onderdeel | norm | toelichting |\n| --- | --- | --- |\n".to_owned();
        for _ in 0..5 {
            let (part, norm, note) = (self.words(2), self.words(1), self.words(5));
            writeln!(table, "| {part} | {norm} | {note} |").expect("a text takes all");
        }
        self.push(&(table + "\n"));
    }

    fn chapter(&mut self) {
        let own = dataset_of(self.chapter, self.size);
        self.paragraph(5, 2);
        self.heading(2, 4);
        self.paragraph(5, 2);
        self.list(5, |_| "-".to_owned());
        self.heading(2, 3);
        self.paragraph(5, 2);
        self.paragraph(5, 0);
        self.heading(3, 3);
        self.plain_table();
        self.paragraph(5, 2);
        self.heading(2, 4);
        self.parts.push(Part::Table(own));
        if self.chapter.is_multiple_of(10) {
            self.parts.push(Part::Chart(Cell { dataset: own, ministry: 0, year: YEARS.len() - 1 }));
        }
        let (ministry, year) = (self.dice.below(self.shown), self.dice.below(YEARS.len() - 1));
        self.push("De verandering is ");
        self.parts.push(Part::Change(Cell { dataset: own, ministry, year }));
        self.push(" in die tijd. ");
        self.paragraph(5, 2);
        self.list(4, |item| format!("{item}."));
        self.paragraph(6, 0);
        self.paragraph(4, 0);
    }
}
