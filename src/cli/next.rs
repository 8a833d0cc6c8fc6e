//! `next`: starts the next edition from one that is there, and tells what is left to do.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::args::{Common, NextEdition};
use super::saying::{MISTAKES, asked, emit_words, failure, load_words, pick, print_json, say};
use crate::diagnostic::{self, Diagnostic, Language, render};
use crate::emit;
use crate::load;
use crate::next::{self, Asked, Lacking, Line, NewFile, PassedTarget, Plan, Refusal, Sentence, todo};
use crate::pins::Splice;
use crate::pins::bytes::edited_file;
use crate::pins::lines::diff;
use crate::source::Sources;

/// Makes the next edition, writes it unless only a look was asked for, and tells what is left to do.
pub(super) fn run(wanted: &NextEdition, common: &Common) -> ExitCode {
    let asked = asked(common);
    let early = asked.unwrap_or(Language::English);
    let sources = match load::load(&common.project) {
        Ok(sources) => sources,
        Err(error) => return failure(&load_words(&error, early), asked),
    };
    let language = asked.unwrap_or_else(|| next::language(&sources));
    let NextEdition { year, from, published, with_data, dry_run } = wanted;
    let question = Asked { year, from: from.as_deref(), published: published.as_deref(), with_data: *with_data };
    // What is there is told before anything else: nothing of it will change.
    let folders = ["content", "data"].map(|root| format!("{root}/{year}"));
    if let Err(error) = emit::vacant(&common.project, &folders) {
        return failure(&emit_words(&error, language), Some(language));
    }
    let plan = match next::plan(&sources, &question) {
        Ok(plan) => plan,
        Err(refusal) => return refuse(&refusal, &sources, language),
    };
    let list = todo::name(year, language);
    let text = todo::text(&plan, language);
    let written = if *dry_run {
        emit::vacant(&common.project, std::slice::from_ref(&list)).map_err(|error| emit_words(&error, language))
    } else {
        write(&plan, &sources, (&list, &text), &common.project, language)
    };
    if let Err(words) = written {
        return failure(&words, Some(language));
    }
    if common.json {
        print_json(&report(&plan, &list, !dry_run, language));
        return ExitCode::SUCCESS;
    }
    if !common.quiet {
        // Whoever reads may have seen enough.
        let _ = print(&plan, &sources, &text, *dry_run);
        say(&summary(&plan, &list, *dry_run, language));
    }
    ExitCode::SUCCESS
}

/// Says why there is no next edition.
fn refuse(refusal: &Refusal, sources: &Sources, language: Language) -> ExitCode {
    let dutch = language == Language::Dutch;
    let show = |mistakes: &[Diagnostic], sources: &Sources| {
        for mistake in diagnostic::shortened(mistakes) {
            say(&format!("{}\n", render::text(&mistake, sources, language, true)));
        }
    };
    let words = match refusal {
        Refusal::BadYear(year) if dutch => format!("`{year}` is geen jaar; schrijf vier cijfers, zoals 2024"),
        Refusal::BadYear(year) => format!("`{year}` is no year; write four digits, such as 2024"),
        Refusal::BadMoment(moment) if dutch => {
            format!("`{moment}` is geen moment van publicatie; schrijf bijvoorbeeld 2025-05-21T12:00:00+02:00")
        }
        Refusal::BadMoment(moment) => format!("`{moment}` is no moment of publication; write for example 2025-05-21T12:00:00+02:00"),
        Refusal::NoSuchEdition(year) if dutch => {
            format!("er is geen editie {year} om mee te beginnen: content/{year}/edition.toml ontbreekt")
        }
        Refusal::NoSuchEdition(year) => format!("there is no edition {year} to start from: content/{year}/edition.toml is missing"),
        Refusal::NoneBefore(year) if dutch => format!("er is geen gepubliceerde editie van voor {year}; noem er een met --from"),
        Refusal::NoneBefore(year) => format!("there is no published edition before {year}; name one with --from"),
        Refusal::NotBefore(year) if dutch => format!("editie {year} is niet van eerder; een volgende editie begint met een eerdere"),
        Refusal::NotBefore(year) => format!("edition {year} is not an earlier one; a next edition starts from one before it"),
        Refusal::Mistakes(mistakes) => {
            show(mistakes, sources);
            say(pick(
                language,
                "Verbeter eerst deze fouten: anders gaan ze mee naar de nieuwe editie. Er is niets geschreven.",
                "Mend these mistakes first: the new edition would have them too. Nothing was written.",
            ));
            return ExitCode::from(MISTAKES);
        }
        Refusal::Spoilt(mistakes, new) => {
            show(mistakes, new);
            let words = (
                "de nieuwe editie zou deze fouten hebben, en dat is een fout van dit programma; er is niets geschreven",
                "the new edition would have these mistakes, which is a fault of this program; nothing was written",
            );
            pick(language, words.0, words.1).to_owned()
        }
    };
    failure(&words, Some(language))
}

/// Writes the edition and the list, all or nothing. An error is in words.
fn write(plan: &Plan, sources: &Sources, (list, text): (&str, &str), project: &Path, language: Language) -> Result<(), String> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for file in &plan.files {
        let original = load::original(project, &file.from).map_err(|error| load_words(&error, language))?;
        let bytes = match sources.text(&file.from) {
            Some(old) if !file.splices.is_empty() => {
                let splices = with_line_ends(file, &original.bytes);
                let changed = || emit_words(&emit::EmitError::Changed(original.path.clone()), language);
                edited_file(&original.bytes, old, &splices).ok_or_else(changed)?.into_bytes()
            }
            _ => original.bytes,
        };
        files.insert(file.path.clone(), bytes);
    }
    files.insert(list.to_owned(), text.as_bytes().to_vec());
    let year = &plan.year;
    // A draft without data can be published around; data without an edition cannot.
    let places = [format!("content/{year}"), format!("data/{year}"), list.to_owned()];
    emit::place(project, &places, &files).map_err(|error| emit_words(&error, language))
}

/// The edits of a file with the line ends that it has itself.
fn with_line_ends(file: &NewFile, bytes: &[u8]) -> Vec<Splice> {
    let is_windows = bytes.windows(2).any(|pair| pair == b"\r\n");
    let ends = |splice: &Splice| Splice {
        range: splice.range.clone(),
        text: if is_windows { splice.text.replace('\n', "\r\n") } else { splice.text.clone() },
    };
    file.splices.iter().map(ends).collect()
}

/// Prints the list; before it, when nothing is written, every file and what would be different in it.
fn print(plan: &Plan, sources: &Sources, text: &str, dry: bool) -> std::io::Result<()> {
    let mut stdout = std::io::BufWriter::new(anstream::stdout().lock());
    if dry {
        for file in &plan.files {
            writeln!(stdout, "{} → {}", file.from, file.path)?;
        }
        for file in plan.files.iter().filter(|file| !file.splices.is_empty()) {
            for line in diff(&file.path, sources.text(&file.from).map_or("", |text| text), &file.splices) {
                writeln!(stdout, "{}", line.text())?;
            }
        }
        writeln!(stdout)?;
    }
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}

fn summary(plan: &Plan, list: &str, dry: bool, language: Language) -> String {
    let Plan { year, from, files, report, .. } = plan;
    let lacking = report.data.len();
    let sentences = report.sentences.len();
    let files = files.len();
    match (language, dry) {
        (Language::Dutch, false) => format!(
            "Editie {year} is een concept, gemaakt van {from}: {files} bestanden. Nog te doen: data van {lacking} datasets, {sentences} zinnen om na te lezen. Alles staat in {list}."
        ),
        (Language::Dutch, true) => format!(
            "Editie {year} zou {files} bestanden krijgen, gemaakt van {from}. Te doen: data van {lacking} datasets, {sentences} zinnen om na te lezen. Er is niets geschreven."
        ),
        (Language::English, false) => format!(
            "Edition {year} is a draft, made from {from}: {files} files. Still to do: data of {lacking} datasets, {sentences} sentences to read again. All of it is in {list}."
        ),
        (Language::English, true) => format!(
            "Edition {year} would get {files} files, made from {from}. To do: data of {lacking} datasets, {sentences} sentences to read again. Nothing was written."
        ),
    }
}

/// What was made and what is left to do, for programs. Lines and columns are those of the new files, counted from 1.
fn report(plan: &Plan, list: &str, written: bool, language: Language) -> Value {
    let sentence = |sentence: &Sentence| {
        let (line, column) = sentence.place;
        let reasons = sentence.reasons.iter().map(|reason| json!({ "kind": todo::key(reason), "message": todo::words(reason, language) }));
        json!({ "file": sentence.file, "line": line, "column": column, "text": sentence.text, "reasons": reasons.collect::<Vec<_>>() })
    };
    let lacking = |lacking: &Lacking| {
        let Lacking { file, title, source, until } = lacking;
        json!({ "file": file, "title": title, "source": source, "until": until })
    };
    let target = |target: &PassedTarget| json!({ "file": target.file, "line": target.line, "of": target.of, "year": target.year });
    let line = |line: &Line| json!({ "file": line.file, "line": line.line, "text": line.text });
    let report = &plan.report;
    json!({
        "edition": plan.year,
        "from": plan.from,
        "written": written,
        "list": list,
        "files": plan.files.iter().map(|file| json!({ "path": file.path, "from": file.from, "edits": file.splices.len() })).collect::<Vec<_>>(),
        "lacks_published_at": report.lacks_moment,
        "data": report.data.iter().map(lacking).collect::<Vec<_>>(),
        "targets": report.targets.iter().map(target).collect::<Vec<_>>(),
        "left": report.left,
        "sentences": report.sentences.iter().map(sentence).collect::<Vec<_>>(),
        "lines": report.lines.iter().map(line).collect::<Vec<_>>(),
    })
}
