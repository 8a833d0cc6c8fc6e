//! `schemas`: what editors know of the files of a publication, listed, printed or written to a folder.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::Common;
use super::saying::{asked, emit_words, failure, pick, print_json, say};
use crate::diagnostic::Language;
use crate::diagnostic::nearest::nearest;
use crate::editor_help::{self, Place};
use crate::emit;

/// The folder that settings name when none is given.
const USUAL: &str = "schemas";

/// Writes all files to a folder, prints one, or lists the schemas.
pub(super) fn run(out: Option<PathBuf>, print: Option<&str>, common: &Common) -> ExitCode {
    let asked = asked(common);
    let language = asked.unwrap_or(Language::Dutch);
    let folder = out.clone().unwrap_or_else(|| common.project.join(USUAL));
    let path = from_project(&folder, &common.project);
    if let Some(wanted) = print {
        return print_one(wanted, &path, language);
    }
    let Some(out) = out else {
        list(common, language);
        return ExitCode::SUCCESS;
    };
    let output = editor_help::folder(&path);
    if let Err(error) = emit::emit(&output, &out, &common.project) {
        return failure(&emit_words(&error, language), Some(language));
    }
    if !common.quiet {
        say(&next_steps(output.len(), &out, language));
    }
    ExitCode::SUCCESS
}

/// A folder as a path from the root of the project, or its full path when it lies elsewhere. Settings have `/` in paths on every machine.
fn from_project(folder: &Path, project: &Path) -> String {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (folder, project) = (absolute(folder), absolute(project));
    folder.strip_prefix(&project).unwrap_or(&folder).to_string_lossy().replace('\\', "/")
}

fn print_one(wanted: &str, path: &str, language: Language) -> ExitCode {
    let files = editor_help::files(Place::Project(path));
    let file = files.iter().find(|(name, _)| name == wanted || name.strip_suffix(".json") == Some(wanted));
    let Some((_, text)) = file else {
        let known: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let meant = nearest(wanted, known.iter().copied()).map(|name| match language {
            Language::Dutch => format!("; bedoelt u {name}?"),
            Language::English => format!("; did you mean {name}?"),
        });
        let text = match language {
            Language::Dutch => format!("{wanted} is er niet; er is {}", known.join(", ")),
            Language::English => format!("there is no {wanted}; there is {}", known.join(", ")),
        };
        return failure(&format!("{text}{}", meant.unwrap_or_default()), Some(language));
    };
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        // Whoever reads may have seen enough.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => failure(&error.to_string(), Some(language)),
        _ => ExitCode::SUCCESS,
    }
}

fn list(common: &Common, language: Language) {
    let schemas = editor_help::list();
    if common.json {
        let schemas: Vec<_> = schemas.iter().map(|(name, about)| serde_json::json!({ "name": name, "description": about })).collect();
        print_json(&schemas);
        return;
    }
    let width = schemas.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    let mut stdout = std::io::stdout().lock();
    for (name, about) in &schemas {
        let _ = writeln!(stdout, "{name:width$}  {about}");
    }
    if !common.quiet {
        let words = pick(
            language,
            "`kerncijfer schemas --out schemas` schrijft ze, met instellingen voor uw editor.",
            "`kerncijfer schemas --out schemas` writes them, with settings for your editor.",
        );
        say(words);
    }
}

/// What someone does with the folder.
fn next_steps(files: usize, folder: &Path, language: Language) -> String {
    let in_folder = |file: &str| folder.join(file).display().to_string();
    let [taplo, snippets, vscode] = ["taplo.toml", "kerncijfer.code-snippets", "vscode-settings.json"].map(in_folder);
    match language {
        Language::Dutch => format!(
            "{files} bestanden in {}. Zet {taplo} als .taplo.toml in de map van de publicatie. Voor VS Code: zet {snippets} in .vscode, en {vscode} als .vscode/settings.json.",
            folder.display()
        ),
        Language::English => format!(
            "{files} files in {}. Put {taplo} as .taplo.toml in the folder of the publication. For VS Code: put {snippets} in .vscode, and {vscode} as .vscode/settings.json.",
            folder.display()
        ),
    }
}
