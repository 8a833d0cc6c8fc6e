//! The list of what is to be done for a new edition, as a text in Markdown for those who make it. It stands beside the publication and is no part of it.

use std::fmt::Write;

use super::{Plan, Reason};
use crate::diagnostic::Language;

/// Returns the name of the file of the list, in the root of the project.
pub(crate) fn name(year: &str, language: Language) -> String {
    match language {
        Language::Dutch => format!("te-doen-{year}.md"),
        Language::English => format!("to-do-{year}.md"),
    }
}

/// Writes the list.
pub(crate) fn text(plan: &Plan, language: Language) -> String {
    let mut list = List { text: String::new(), language };
    let (year, from, report) = (&plan.year, &plan.from, &plan.report);
    let say = |dutch: String, english: String| if language == Language::Dutch { dutch } else { english };
    list.line(&say(format!("# Te doen voor editie {year}"), format!("# To do for edition {year}")));
    list.line("");
    list.line(&say(
        format!("Deze editie begint als die van {from}. De jaren in formules en blokken zijn verschoven. Aan zinnen is niets veranderd."),
        format!("This edition starts as that of {from}. The years in formulas and blocks have moved. No sentence was changed."),
    ));
    list.line(&say(
        "Dit bestand hoort niet bij de site. Gooi het weg als alles klaar is.".into(),
        "This file is no part of the site. Throw it away when all is done.".into(),
    ));
    list.head(&say("De editie".into(), "The edition".into()));
    if report.lacks_moment {
        list.task(&say(
            format!("content/{year}/edition.toml: vul het moment van publicatie in (`published_at`)"),
            format!("content/{year}/edition.toml: fill in the moment of publication (`published_at`)"),
        ));
    }
    list.task(&say(
        format!("content/{year}/edition.toml: lees de titel en de periode na"),
        format!("content/{year}/edition.toml: read the title and the period again"),
    ));
    list.task(&say(
        "zet met `kerncijfer pin` weer pins voor de cijfers, als de data er zijn en `draft` weg is".into(),
        "write pins again with `kerncijfer pin`, when the data are there and `draft` is gone".into(),
    ));
    list.task(&say(
        format!("als alles klopt: haal `draft = true` weg uit content/{year}/edition.toml, en zet `current_edition` in site.toml op \"{year}\""),
        format!("when all is right: take `draft = true` out of content/{year}/edition.toml, and set `current_edition` in site.toml to \"{year}\""),
    ));
    let missing: Vec<_> = report.data.iter().filter(|lacking| lacking.until.is_none()).collect();
    list.part(&say("Data die er nog niet zijn".into(), "Data that are not there yet".into()), missing.len());
    for lacking in missing {
        list.task(&format!("{}: {} ({})", lacking.file, lacking.title, lacking.source));
    }
    let going_on: Vec<_> = report.data.iter().filter_map(|lacking| Some((lacking, lacking.until.as_ref()?))).collect();
    list.part(&say("Reeksen die verdergaan".into(), "Series that go on".into()), going_on.len());
    for (lacking, until) in going_on {
        list.task(&say(
            format!("{}: loopt tot en met {until}, voeg {year} toe ({})", lacking.file, lacking.source),
            format!("{}: goes to {until}, add {year} ({})", lacking.file, lacking.source),
        ));
    }
    list.part(&say("Doelen waarvan het jaar voorbij is".into(), "Targets whose year has passed".into()), report.targets.len());
    for target in &report.targets {
        list.task(&format!("{}:{}: {}: {}", target.file, target.line, target.of, target.year));
    }
    list.part(&say("Niet meegenomen".into(), "Not taken over".into()), report.left.len());
    for file in &report.left {
        list.task(&say(
            format!("{file}: hoort bij gedrukte teksten over {from}"),
            format!("{file}: belongs to printed texts about {from}"),
        ));
    }
    list.part(&say("Zinnen om na te lezen".into(), "Sentences to read again".into()), report.sentences.len());
    for sentence in &report.sentences {
        let reasons: Vec<String> = sentence.reasons.iter().map(|reason| words(reason, language)).collect();
        let (line, column) = sentence.place;
        list.task(&format!("{}:{line}:{column}: {}\n  - {}", sentence.file, sentence.text, reasons.join("; ")));
    }
    let others = say("Andere regels met een jaar dat niet is verschoven".into(), "Other lines with a year that has not moved".into());
    list.part(&others, report.lines.len());
    for line in &report.lines {
        list.task(&format!("{}:{}: {}", line.file, line.line, line.text));
    }
    list.text
}

/// Returns why a sentence is to be read again, in words.
pub(crate) fn words(reason: &Reason, language: Language) -> String {
    let dutch = language == Language::Dutch;
    match reason {
        Reason::Year(years) if dutch => format!("noemt {}", years.join(", ")),
        Reason::Year(years) => format!("names {}", years.join(", ")),
        Reason::Given if dutch => "een getal komt van ergens anders".to_owned(),
        Reason::Given => "a number comes from elsewhere".to_owned(),
        Reason::Direction if dutch => "zegt welke kant iets op ging".to_owned(),
        Reason::Direction => "says which way something went".to_owned(),
        Reason::OlderYear(years) => {
            let moved: Vec<String> = years.iter().map(|(old, new)| format!("{old} → {new}")).collect();
            let words = if dutch { "een ouder jaar in de formule is verschoven" } else { "an older year in the formula has moved" };
            format!("{words}: {}", moved.join(", "))
        }
        Reason::NoEdition(years) if dutch => format!("editie {} is er niet", years.join(", ")),
        Reason::NoEdition(years) => format!("edition {} is not there", years.join(", ")),
    }
}

/// Returns the name of a reason for programs.
pub(crate) fn key(reason: &Reason) -> &'static str {
    match reason {
        Reason::Year(_) => "year",
        Reason::Given => "given",
        Reason::Direction => "direction",
        Reason::OlderYear(_) => "older-year",
        Reason::NoEdition(_) => "no-edition",
    }
}

/// A list that is being written.
struct List {
    text: String,
    language: Language,
}

impl List {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn head(&mut self, title: &str) {
        self.line(&format!("\n## {title}\n"));
    }

    /// A part with its number of tasks; one without says so.
    fn part(&mut self, title: &str, count: usize) {
        let _ = write!(self.text, "\n## {title} ({count})\n\n");
        if count == 0 {
            self.line(if self.language == Language::Dutch { "Geen." } else { "None." });
        }
    }

    fn task(&mut self, task: &str) {
        self.line(&format!("- [ ] {task}"));
    }
}
