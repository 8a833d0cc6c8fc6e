//! The publication as a project of this program: figures are formulas, tables and charts are blocks.

use std::fmt::Write;

use super::data::{Cell, Datasets, YEARS};
use super::text::{CHART_SUBTITLE, Page, Part, TABLE_TITLE};
use super::{EDITION, csv_path, id, name};

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

const TERMS: [(&str, &str); 6] = [
    ("bezetting", "Het aantal mensen dat er echt werkt."),
    ("formatie", "Het aantal mensen dat er mag werken."),
    ("inhuur", "Werk door mensen die niet in dienst zijn."),
    ("instroom", "De mensen die er komen werken."),
    ("uitstroom", "De mensen die weggaan."),
    ("verzuim", "De tijd dat mensen ziek zijn en niet werken."),
];

/// Every file but the chapters and the theme.
pub(super) fn files(datasets: &Datasets) -> Vec<(String, String)> {
    let terms =
        TERMS.map(|(word, explanation)| format!("[[terms]]\nid = \"{word}\"\nname = \"{word}\"\nexplanation = \"{explanation}\"\n"));
    let mut files = vec![
        ("site.toml".to_owned(), SITE.to_owned()),
        (format!("content/{EDITION}/edition.toml"), EDITION_TOML.to_owned()),
        (format!("content/{EDITION}/index.md"), FRONT.to_owned()),
        (format!("content/{EDITION}/terms.toml"), terms.join("\n")),
    ];
    for dataset in 0..datasets.numbers.len() {
        files.push((csv_path(dataset), csv(datasets, dataset)));
        files.push((format!("data/{EDITION}/{}.toml", name(dataset)), schema(dataset)));
    }
    files
}

fn csv(datasets: &Datasets, dataset: usize) -> String {
    let mut csv = String::from("ministerie,jaar,aantal\n");
    for (ministry, numbers) in datasets.ministries.iter().zip(&datasets.numbers[dataset]) {
        for (year, number) in YEARS.iter().zip(numbers) {
            writeln!(csv, "{ministry},{year},{number}").expect("a text takes all");
        }
    }
    csv
}

fn schema(dataset: usize) -> String {
    format!(
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
    )
}

/// The text of a chapter.
pub(super) fn page(page: &Page, datasets: &Datasets) -> String {
    let mut text = format!("+++\ntitle = \"{}\"\nid = \"{}\"\ndescription = \"{}\"\n+++\n\n", page.title, id(page.chapter), page.about);
    let at = |cell: &Cell| format!("{}[{}, {}]", name(cell.dataset), datasets.ministries[cell.ministry], YEARS[cell.year]);
    let top = if datasets.ministries.len() > datasets.shown { format!("top = {}\n", datasets.shown) } else { String::new() };
    for part in &page.parts {
        let written = match part {
            Part::Text(words) => words.clone(),
            Part::Link(words, chapter) => format!("[{words}]({}.md)", id(*chapter)),
            Part::Figure(cell) => format!("`= {}`", at(cell)),
            Part::Change(cell) => format!(
                "`= groei({}[{}, {}..{}]) (met teken)`",
                name(cell.dataset),
                datasets.ministries[cell.ministry],
                YEARS[cell.year],
                YEARS[cell.year + 1]
            ),
            Part::Table(dataset) => format!(
                "```tabel\ndata = \"{}\"\ntitle = \"{TABLE_TITLE}\"\nrows = \"ministerie\"\ncolumns = \"jaar\"\n{top}```\n\n",
                name(*dataset)
            ),
            Part::Chart(cell) => format!(
                "```grafiek\nkind = \"bar\"\ndata = \"{}\"\nrows = \"ministerie\"\nwhere = {{ jaar = \"{}\" }}\n{top}title = \"Bij {} zijn het er `= {}`\"\nsubtitle = \
                 \"{CHART_SUBTITLE}\"\n```\n\n",
                name(cell.dataset),
                YEARS[cell.year],
                datasets.ministries[cell.ministry],
                at(cell)
            ),
        };
        text.push_str(&written);
    }
    text
}
