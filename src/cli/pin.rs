//! `pin`: writes and refreshes the pins of figures in place, or shows what it would write.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Value, json};

use super::args::Common;
use super::saying::{MISTAKES, asked, emit_words, failure, load_words, pick, print_json, say};
use crate::diagnostic::{self, Diagnostic, Language, render};
use crate::emit::{self, EmitError, Rewrite};
use crate::load;
use crate::pins::bytes::{edited, edited_file};
use crate::pins::lines::{DiffLine, diff};
use crate::pins::{ChapterPins, Left, Pin, Reason};
use crate::pipeline::{Pinning, Pipeline};
use crate::source::{Content, LineIndex, Sources};

/// Writes the pins of the named chapters, or of all. With `dry`, shows what would change and writes nothing.
pub(super) fn run(files: &[PathBuf], dry: bool, common: &Common) -> ExitCode {
    let asked = asked(common);
    let early = asked.unwrap_or(Language::English);
    let sources = match load::load(&common.project) {
        Ok(sources) => sources,
        Err(error) => return failure(&load_words(&error, early), asked),
    };
    let mut pipeline = Pipeline::default();
    let pinning = pipeline.pins(&sources);
    let language = asked.unwrap_or(pinning.language);
    let named = match chapters_named(files, &common.project, &sources, &pinning) {
        Ok(named) => named,
        Err(file) => return failure(&no_chapter(&file, &pinning, language), Some(language)),
    };
    let work = Work::new(&pinning, &named, &sources);
    if !work.changed.is_empty() {
        let trial = pipeline.try_pins(&pinning, &work.changed, &work.new);
        if !trial.is_sound() {
            for mistake in diagnostic::shortened(&trial.mistakes) {
                say(&render::text(&mistake, &work.new, language, true));
            }
            trial.otherwise.iter().for_each(|file| say(&format!("{file}: {}", pick(language, "leest anders", "reads otherwise"))));
            let words = (
                "met deze pins kloppen de teksten niet meer; er is niets geschreven",
                "these pins would spoil the texts; nothing was written",
            );
            return failure(pick(language, words.0, words.1), Some(language));
        }
        if !dry && let Err(words) = write(&work, &common.project, language) {
            return failure(&words, Some(language));
        }
    }
    if common.json {
        print_json(&work.json(language, dry));
    } else {
        work.tell(language, dry, common.quiet);
    }
    if work.has_mistakes() { ExitCode::from(MISTAKES) } else { ExitCode::SUCCESS }
}

/// The files that were asked for, by their names as inputs; empty for all. An error is one that is no chapter.
fn chapters_named(files: &[PathBuf], project: &Path, sources: &Sources, pinning: &Pinning) -> Result<BTreeSet<String>, String> {
    let is_chapter = |name: &str| pinning.chapters.iter().any(|chapter| chapter.chapter.file.as_ref() == name);
    // What could not be read is no chapter yet; its mistake is told.
    let is_told = |name: &str| {
        sources.get(name).is_some() && pinning.diagnostics.iter().any(|told| told.is_error() && told.span.file.as_ref() == name)
    };
    let mut named = BTreeSet::new();
    for file in files {
        let shown = file.to_string_lossy().replace('\\', "/");
        let plain = shown.strip_prefix("./").unwrap_or(&shown).to_owned();
        let within = || load::name_within(project, file);
        let name = Some(plain).filter(|name| sources.get(name).is_some()).or_else(within);
        named.insert(name.filter(|name| is_chapter(name) || is_told(name)).ok_or(shown)?);
    }
    Ok(named)
}

fn no_chapter(file: &str, pinning: &Pinning, language: Language) -> String {
    let is_sealed = pinning.sealed.iter().any(|sealed| file.trim_start_matches("./").ends_with(sealed.as_ref()));
    match language {
        Language::Dutch if is_sealed => format!("{file} hoort bij een versie in het archief, en die verandert niet meer"),
        Language::English if is_sealed => format!("{file} belongs to a version in the archive, which does not change any more"),
        Language::Dutch => format!("{file} is geen hoofdstuk dat wordt gepubliceerd; schrijf bijvoorbeeld content/2023/01-personeel.md"),
        Language::English => format!("{file} is no chapter that is published; write for example content/2023/01-staff.md"),
    }
}

/// A pin with its line and column, counted from 1.
type PlacedPin<'a> = (&'a Pin, (usize, usize));

/// What is to be done.
struct Work<'a> {
    /// Chapters whose pins change.
    changed: Vec<&'a ChapterPins>,
    /// Chapters with mistakes, which are left as they are although their pins are not right.
    refused: Vec<&'a ChapterPins>,
    /// Figures without a pin in the other chapters.
    left: Vec<&'a Left>,
    /// Mistakes in the chapters that were asked for, or of all when that is everything.
    mistakes: Vec<Diagnostic>,
    /// How many mistakes there are elsewhere.
    elsewhere: usize,
    /// Was everything asked for?
    all: bool,
    /// The sources as they were read.
    old: &'a Sources,
    /// The sources with the new pins.
    new: Sources,
}

impl<'a> Work<'a> {
    fn new(pinning: &'a Pinning, named: &BTreeSet<String>, old: &'a Sources) -> Self {
        let errors: Vec<&Diagnostic> = pinning.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect();
        let is_asked = |file: &str| named.is_empty() || named.contains(file);
        let is_wrong = |chapter: &ChapterPins| errors.iter().any(|error| error.span.file == chapter.chapter.file);
        let asked = pinning.chapters.iter().filter(|chapter| is_asked(&chapter.chapter.file));
        let (refused, sound): (Vec<_>, Vec<_>) = asked.partition(|chapter| is_wrong(chapter));
        let left = sound.iter().flat_map(|chapter| &chapter.left).filter(|left| left.reason != Reason::NotComputed || !errors.is_empty());
        let in_texts = |error: &Diagnostic| is_asked(&error.span.file) && (!named.is_empty() || error.span.file.ends_with(".md"));
        let nothing_read = pinning.chapters.is_empty();
        let (mistakes, elsewhere): (Vec<&Diagnostic>, Vec<&Diagnostic>) = errors.iter().partition(|error| nothing_read || in_texts(error));
        let left = left.collect();
        let changed: Vec<_> = sound.into_iter().filter(|chapter| !chapter.pins.is_empty()).collect();
        let mut new = old.clone();
        for chapter in &changed {
            let file = &chapter.chapter.file;
            let text = old.text(file).map_or("", |text| text);
            new.insert(file, Content::Text(edited(text, &chapter.splices()).into()));
        }
        let mistakes = mistakes.into_iter().cloned().collect();
        let refused = refused.into_iter().filter(|chapter| !chapter.pins.is_empty() || !chapter.left.is_empty()).collect();
        Work { changed, refused, left, mistakes, elsewhere: elsewhere.len(), all: named.is_empty(), old, new }
    }

    /// Is there something that the author must mend?
    fn has_mistakes(&self) -> bool {
        let elsewhere = self.all && self.elsewhere > 0;
        elsewhere || !self.mistakes.is_empty() || self.left.iter().any(|left| left.reason == Reason::NotComputed)
    }

    /// How many pins are added, and how many replaced.
    fn counts(&self) -> (usize, usize) {
        let pins = || self.changed.iter().flat_map(|chapter| &chapter.pins);
        (pins().filter(|pin| pin.old.is_none()).count(), pins().filter(|pin| pin.old.is_some()).count())
    }

    /// The pins that change with the place where each stands: in the new text, or in the old one when nothing is written.
    fn places(&self, dry: bool) -> Vec<(&'a ChapterPins, Vec<PlacedPin<'a>>)> {
        let of_chapter = |chapter: &&'a ChapterPins| {
            let shown = if dry { self.old } else { &self.new };
            let text = shown.text(&chapter.chapter.file).map_or("", |text| text);
            let index = LineIndex::new(text);
            let mut longer = 0;
            let mut shorter = 0;
            let mut placed = Vec::new();
            for pin in &chapter.pins {
                let start = pin.span.range().start + if dry { 0 } else { longer - shorter };
                placed.push((pin, index.line_column(text, start)));
                longer += pin.splices.iter().map(|splice| splice.text.len()).sum::<usize>();
                shorter += pin.splices.iter().map(|splice| splice.range.len()).sum::<usize>();
            }
            (*chapter, placed)
        };
        self.changed.iter().map(of_chapter).collect()
    }

    /// Tells people what changes: the pins or the diff on stdout, all else on stderr.
    fn tell(&self, language: Language, dry: bool, quiet: bool) {
        for mistake in diagnostic::shortened(&self.mistakes) {
            say(&format!("{}\n", render::text(&mistake, self.old, language, true)));
        }
        if !quiet {
            // Whoever reads may have seen enough.
            let _ = if dry { self.print_diff() } else { self.print_pins() };
        }
        for chapter in &self.refused {
            let words = pick(
                language,
                "niet gewijzigd; verbeter eerst de fouten in dit bestand",
                "left as it is; mend the mistakes in this file first",
            );
            say(&format!("{}: {words}", chapter.chapter.file));
        }
        let mut lines = render::Lines::new(self.old);
        for left in &self.left {
            let [(line, column), _] = lines.of(&left.span);
            say(&format!("{}:{line}:{column}: {}", left.span.file, reason_words(&left.reason, language)));
        }
        if self.elsewhere > 0 && (self.has_mistakes() || !quiet) {
            say(&elsewhere_words(self.elsewhere, language));
        }
        if !quiet {
            say(&self.summary(language, dry));
        }
    }

    fn print_pins(&self) -> std::io::Result<()> {
        let mut stdout = anstream::stdout().lock();
        for (chapter, pins) in self.places(false) {
            for (pin, (line, column)) in pins {
                let old = pin.old.as_ref().map(|old| format!("{old} → ")).unwrap_or_default();
                writeln!(stdout, "{}:{line}:{column}: {old}{}", chapter.chapter.file, pin.new)?;
            }
        }
        Ok(())
    }

    fn print_diff(&self) -> std::io::Result<()> {
        let mut stdout = anstream::stdout().lock();
        for chapter in &self.changed {
            let file = &chapter.chapter.file;
            for line in diff(file, self.old.text(file).map_or("", |text| text), &chapter.splices()) {
                let colour = match line {
                    DiffLine::Head(_) => "\x1b[36m",
                    DiffLine::Old(_) => "\x1b[31m",
                    DiffLine::New(_) => "\x1b[32m",
                    DiffLine::Same(_) | DiffLine::NoEnd => "",
                };
                let end = if colour.is_empty() { "" } else { "\x1b[0m" };
                writeln!(stdout, "{colour}{}{end}", line.text())?;
            }
        }
        Ok(())
    }

    fn summary(&self, language: Language, dry: bool) -> String {
        let files = self.changed.len();
        let (added, refreshed) = self.counts();
        if files == 0 {
            return match (self.refused.is_empty() && self.left.is_empty() && !self.has_mistakes(), language) {
                (true, Language::Dutch) => "Niets te doen: elk cijfer heeft een pin die klopt.".to_owned(),
                (true, Language::English) => "Nothing to do: every figure has a pin that is right.".to_owned(),
                (false, Language::Dutch) => "Er is niets geschreven.".to_owned(),
                (false, Language::English) => "Nothing was written.".to_owned(),
            };
        }
        let parts = |both: [(usize, &str, &str); 2]| {
            let [one, other] =
                both.map(|(count, one, many)| (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many })));
            [one, other].into_iter().flatten().collect::<Vec<_>>().join(", ")
        };
        match language {
            Language::Dutch => {
                let many = if added > 0 { ("vernieuwd", "vernieuwd") } else { ("pin vernieuwd", "pins vernieuwd") };
                let pins = parts([(added, "pin geschreven", "pins geschreven"), (refreshed, many.0, many.1)]);
                let files = if files == 1 { "1 bestand".to_owned() } else { format!("{files} bestanden") };
                if dry { format!("{pins} in {files}: zo zou het worden. Er is niets geschreven.") } else { format!("{pins} in {files}.") }
            }
            Language::English => {
                let many = if added > 0 { ("refreshed", "refreshed") } else { ("pin refreshed", "pins refreshed") };
                let pins = parts([(added, "pin written", "pins written"), (refreshed, many.0, many.1)]);
                let files = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
                if dry { format!("{pins} in {files}: so it would be. Nothing was written.") } else { format!("{pins} in {files}.") }
            }
        }
    }

    /// What changes and what is wrong, for programs. Places are counted from 1, columns in characters.
    fn json(&self, language: Language, dry: bool) -> Value {
        let mut report = render::json(&self.mistakes, self.old, language);
        let (added, refreshed) = self.counts();
        let files: Vec<Value> = self
            .places(dry)
            .into_iter()
            .map(|(chapter, pins)| {
                let pin = |(pin, (line, column)): PlacedPin<'_>| {
                    json!({ "line": line, "column": column, "old": pin.old, "new": pin.new, "formula": pin.formula })
                };
                json!({ "file": chapter.chapter.file.as_ref(), "pins": pins.into_iter().map(pin).collect::<Vec<_>>() })
            })
            .collect();
        let mut lines = render::Lines::new(self.old);
        let left: Vec<Value> = self
            .left
            .iter()
            .map(|left| {
                let [(line, column), _] = lines.of(&left.span);
                json!({ "file": left.span.file.as_ref(), "line": line, "column": column, "reason": reason_words(&left.reason, language) })
            })
            .collect();
        report["written"] = (!dry && !files.is_empty()).into();
        report["added"] = added.into();
        report["refreshed"] = refreshed.into();
        report["files"] = files.into();
        report["left"] = left.into();
        report["refused"] = self.refused.iter().map(|chapter| Value::from(chapter.chapter.file.as_ref())).collect();
        report["errors_elsewhere"] = self.elsewhere.into();
        report
    }
}

fn reason_words(reason: &Reason, language: Language) -> String {
    match (reason, language) {
        (Reason::NotComputed, Language::Dutch) => "geen pin: dit cijfer kan nu niet worden berekend".to_owned(),
        (Reason::NotComputed, Language::English) => "no pin: this figure cannot be computed now".to_owned(),
        (Reason::NotWritable(text), Language::Dutch) => format!("geen pin: `{text}` past hier niet als pin"),
        (Reason::NotWritable(text), Language::English) => format!("no pin: `{text}` cannot stand here as a pin"),
    }
}

fn elsewhere_words(count: usize, language: Language) -> String {
    match (language, count) {
        (Language::Dutch, 1) => "Er is nog 1 fout in een ander bestand; zie `kerncijfer check`.".to_owned(),
        (Language::Dutch, _) => format!("Er zijn nog {count} fouten in andere bestanden; zie `kerncijfer check`."),
        (Language::English, 1) => "There is 1 more mistake in another file; see `kerncijfer check`.".to_owned(),
        (Language::English, _) => format!("There are {count} more mistakes in other files; see `kerncijfer check`."),
    }
}

/// Writes the chapters that change. An error is in words.
fn write(work: &Work<'_>, project: &Path, language: Language) -> Result<(), String> {
    let mut rewrites: BTreeMap<_, Rewrite> = BTreeMap::new();
    for chapter in &work.changed {
        let file = &chapter.chapter.file;
        let original = load::original(project, file).map_err(|error| load_words(&error, language))?;
        let changed = || emit_words(&EmitError::Changed(original.path.clone()), language);
        // What was read is what the edits are for.
        let old = work.old.text(file).ok_or_else(changed)?;
        let new = edited_file(&original.bytes, old, &chapter.splices()).ok_or_else(changed)?;
        let rewrite = Rewrite { path: original.path.clone(), old: original.bytes, new };
        // Two chapters may be links to one file, which then must get one text.
        match rewrites.get(&original.path) {
            Some(other) if other.new != rewrite.new => return Err(two_texts(file, language)),
            _ => rewrites.insert(original.path, rewrite),
        };
    }
    let rewrites: Vec<Rewrite> = rewrites.into_values().collect();
    emit::rewrite(&rewrites).map_err(|error| emit_words(&error, language))
}

fn two_texts(file: &str, language: Language) -> String {
    match language {
        Language::Dutch => format!("{file} en een ander hoofdstuk zijn één bestand, maar krijgen andere pins; er is niets geschreven"),
        Language::English => format!("{file} and another chapter are one file, but get other pins; nothing was written"),
    }
}
