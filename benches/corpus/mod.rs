//! A publication of any size, made up from a seed: the same text and figures on every machine, for benchmarks and stress tests.
//!
//! Each chapter has about 700 words, headings, lists, a plain table, ten figures that are looked up, a change and a table from the data; every tenth has
//! a chart. Half of the figures come from the chapter's own dataset. The data are 75 datasets, unless another number is asked for, of fourteen
//! ministries in five years.

#![allow(dead_code, reason = "each benchmark uses a part of it")]

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use kerncijfer::source::Sources;

const EDITION: &str = "2025";
const MINISTRIES: [&str; 14] = ["AZ", "BZ", "BZK", "DEF", "EZ", "FIN", "IENW", "JENV", "KGG", "LVVN", "OCW", "SZW", "VRO", "VWS"];
const YEARS: [&str; 5] = ["2021", "2022", "2023", "2024", "2025"];
/// Words of which none is a number, a change or a comparison: sentences of them say nothing that could be untrue.
const WORDS: &str = "de het en in op voor met aan door naar uit over binnen rijk rijksdienst ministerie departement organisatie medewerkers bezetting \
    formatie personeel inhuur inkoop huisvesting kantoor energie gebouw beheer informatie beleid begroting uitgaven kosten budget financiering doel \
    resultaat verslag kwartaal ontwikkeling verhouding aandeel verzuim instroom uitstroom inclusie opleiding vacatures arbeidsmarkt voorziening archief \
    openbaarheid verzoek behandeling termijn toegankelijk duurzaam klimaat vervoer uitstoot meting norm afspraak akkoord kader maatregel uitvoering \
    toezicht inspectie samenwerking gezamenlijk jaarlijks volledig vergelijkbaar nieuw bestaand belangrijk zichtbaar tijdelijk is wordt blijft toont \
    laat zien werd waren heeft hebben kan moeten zal dat die deze dit ook niet maar omdat terwijl waardoor";

/// Numbers that look random and are the same everywhere (splitmix64, Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn of(name: &str, number: usize) -> Self {
        let seed = name.bytes().fold(number as u64, |seed, byte| seed.wrapping_mul(0x100_0000_01b3) ^ u64::from(byte));
        Dice(seed)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// How large a publication is to be.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    /// Chapters, besides the front page.
    pub(crate) chapters: usize,
    /// Datasets.
    pub(crate) datasets: usize,
}

/// Path of a chapter in the project.
pub(crate) fn chapter_path(chapter: usize) -> String {
    format!("content/{EDITION}/h{chapter:05}.md")
}

/// Address of the page of a chapter in the site.
pub(crate) fn page_path(chapter: usize) -> String {
    format!("{EDITION}/h{chapter:05}/index.html")
}

/// Path of the CSV of a dataset in the project.
pub(crate) fn csv_path(dataset: usize) -> String {
    format!("data/{EDITION}/t{dataset:02}.csv")
}

/// The dataset that a chapter shows as a table.
pub(crate) fn dataset_of(chapter: usize, size: Size) -> usize {
    chapter % size.datasets
}

/// Makes every file but the theme, path and text.
pub(crate) fn files(size: Size) -> Vec<(String, String)> {
    let mut files = vec![
        ("site.toml".to_owned(), SITE.to_owned()),
        (format!("content/{EDITION}/edition.toml"), EDITION_TOML.to_owned()),
        (format!("content/{EDITION}/index.md"), FRONT.to_owned()),
    ];
    for dataset in 0..size.datasets {
        let (csv, schema) = data(dataset);
        files.push((csv_path(dataset), csv));
        files.push((format!("data/{EDITION}/t{dataset:02}.toml"), schema));
    }
    files.extend((0..size.chapters).map(|chapter| (chapter_path(chapter), text(chapter, size))));
    files
}

/// Makes the publication in memory, with the theme of this project.
pub(crate) fn sources(size: Size) -> Sources {
    let mut sources = Sources::default();
    let project = kerncijfer::load::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("this project can be read");
    for (path, content) in project.under("themes/") {
        sources.insert(path, content.clone());
    }
    for (path, text) in files(size) {
        sources.insert_text(&path, &text);
    }
    sources
}

/// Writes the publication to a folder, with the theme of this project.
pub(crate) fn write(size: Size, folder: &Path) -> io::Result<()> {
    for (path, text) in files(size) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("every file is in the folder"))?;
        fs::write(path, text)?;
    }
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes"), &folder.join("themes"))
}

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

const SITE: &str = r#"title = "Jaarrapportage van de proef"
description = "Een publicatie van verzonnen woorden en cijfers."
base_url = "https://proef.example.nl/"
language = "nl"
theme = "basis"
current_edition = "2025"
licence = "CC0-1.0"

[publisher]
name = "Bureau Proef"
identifier = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1034"
contact = "https://proef.example.nl/contact"
"#;

const EDITION_TOML: &str = r#"title = "Verslag over de proef"
version = 1
published_at = 2026-05-20T10:00:00+02:00
period = "2025"
"#;

const FRONT: &str =
    "+++\ntitle = \"Verslag over de proef\"\ndescription = \"De voorkant van een verzonnen verslag.\"\n+++\n\nDit verslag is verzonnen.\n";

/// The CSV and the schema of a dataset.
fn data(dataset: usize) -> (String, String) {
    let mut dice = Dice::of("tabel", dataset);
    let mut csv = String::from("ministerie,jaar,aantal\n");
    for ministry in MINISTRIES {
        let mut number = 120 + dice.below(89_880);
        for year in YEARS {
            // Always a change that is seen in a percentage with one decimal.
            let step = number / 50 + 1 + dice.below(number / 12);
            number = if dice.below(3) == 0 { number - step } else { number + step };
            writeln!(csv, "{ministry},{year},{number}").expect("a text takes all");
        }
    }
    let schema = format!(
        r#"title = "Reeks {dataset} van de proef"
description = "Een verzonnen aantal van elk ministerie in elk jaar, als voorbeeld."
source = "Bureau Proef"
data_themes = ["GOVE"]

[[dimensions]]
name = "ministerie"
label = "Ministerie"

[[dimensions]]
name = "jaar"
label = "Jaar"
type = "year"

[[measures]]
name = "aantal"
label = "Aantal"
unit = {{ kind = "count", one = "stuk", many = "stuks" }}
decimals = 0
additive = true
"#
    );
    (csv, schema)
}

/// A chapter as it grows.
struct Writing {
    chapter: usize,
    size: Size,
    dice: Dice,
    words: Vec<&'static str>,
    text: String,
}

/// The text of a chapter.
fn text(chapter: usize, size: Size) -> String {
    let mut writing =
        Writing { chapter, size, dice: Dice::of("pagina", chapter), words: WORDS.split_whitespace().collect(), text: String::new() };
    writing.chapter();
    writing.text
}

impl Writing {
    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.dice.one_of(&self.words)).collect::<Vec<_>>().join(" ")
    }

    fn capital(&mut self, count: usize) -> String {
        let words = self.words(count);
        words[..1].to_uppercase() + &words[1..]
    }

    fn sentence(&mut self, count: usize) -> String {
        self.capital(count) + "."
    }

    fn dataset(&mut self) -> usize {
        if self.dice.below(2) == 0 { dataset_of(self.chapter, self.size) } else { self.dice.below(self.size.datasets) }
    }

    fn figure(&mut self) -> String {
        let dataset = self.dataset();
        let (ministry, year) = (self.dice.one_of(&MINISTRIES), self.dice.one_of(&YEARS));
        format!("`= t{dataset:02}[{ministry}, {year}]`")
    }

    fn paragraph(&mut self, sentences: usize, figures: usize) {
        for sentence in 0..sentences {
            if sentence > 0 {
                self.text.push(' ');
            }
            let written = if sentence < figures {
                let (before, figure, after) = (self.words(4), self.figure(), self.words(6));
                format!("In het verslag {before} kwam dit uit op {figure} {after}.")
            } else {
                let length = 9 + self.dice.below(8);
                let plain = self.sentence(length);
                let (first, rest) = plain.split_once(' ').expect("a sentence has several words");
                match self.dice.below(10) {
                    0 | 1 => format!("**{first}** {rest}"),
                    2 => format!("[{first}](https://www.example.org/{}) {rest}", self.chapter),
                    _ => plain,
                }
            };
            self.text.push_str(&written);
        }
        self.text.push_str("\n\n");
    }

    fn heading(&mut self, level: usize, count: usize) {
        let words = self.capital(count);
        writeln!(self.text, "{} {words}\n", "#".repeat(level)).expect("a text takes all");
    }

    fn chapter(&mut self) {
        let (chapter, own) = (self.chapter, dataset_of(self.chapter, self.size));
        let (title, about) = (self.words(3), self.sentence(9));
        self.text = format!("+++\ntitle = \"Hoofdstuk h{chapter:05} {title}\"\nid = \"h{chapter:05}\"\ndescription = \"{about}\"\n+++\n\n");
        self.paragraph(5, 2);
        self.heading(2, 4);
        self.paragraph(5, 2);
        for _ in 0..5 {
            let item = self.sentence(9);
            writeln!(self.text, "- {item}").expect("a text takes all");
        }
        self.text.push('\n');
        self.heading(2, 3);
        self.paragraph(5, 2);
        self.paragraph(5, 0);
        self.heading(3, 3);
        self.text.push_str("Tabel: Onderdelen en hun norm\n\n| onderdeel | norm | toelichting |\n| --- | --- | --- |\n");
        for _ in 0..5 {
            let (part, norm, note) = (self.words(2), self.words(1), self.words(5));
            writeln!(self.text, "| {part} | {norm} | {note} |").expect("a text takes all");
        }
        self.text.push('\n');
        self.paragraph(5, 2);
        self.heading(2, 4);
        writeln!(
            self.text,
            "```tabel\ndata = \"t{own:02}\"\ntitle = \"Het aantal van elk ministerie\"\nrows = \"ministerie\"\ncolumns = \"jaar\"\n```\n"
        )
        .expect("a text takes all");
        if chapter.is_multiple_of(10) {
            writeln!(
                self.text,
                "```grafiek\nkind = \"bar\"\ndata = \"t{own:02}\"\nrows = \"ministerie\"\nwhere = {{ jaar = \"2025\" }}\ntitle = \"Bij AZ zijn het er `= t{own:02}[AZ, 2025]`\"\nsubtitle = \"Stuks, eind 2025\"\n```\n"
            )
            .expect("a text takes all");
        }
        let (ministry, from) = (self.dice.one_of(&MINISTRIES), self.dice.below(4));
        write!(
            self.text,
            "De verandering is `= groei(t{own:02}[{ministry}, {}..{}]) (met teken)` in die tijd. ",
            YEARS[from],
            YEARS[from + 1]
        )
        .expect("a text takes all");
        self.paragraph(5, 2);
        for item in 1..5 {
            let words = self.sentence(9);
            writeln!(self.text, "{item}. {words}").expect("a text takes all");
        }
        self.text.push('\n');
        self.paragraph(6, 0);
        self.paragraph(4, 0);
    }
}
