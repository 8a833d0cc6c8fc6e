//! `hosting`: the rules for the host of a site, and what a host must be told in time.

use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::civil::Date;
use serde_json::json;

use super::args::Common;
use super::saying::{MISTAKES, asked, emit_words, failure, load_words, print_json, say};
use crate::diagnostic::{Diagnostic, Language, render};
use crate::emit;
use crate::load;
use crate::pipeline::Pipeline;

/// So many days ahead is told that `security.txt` ends.
const AHEAD: i64 = 30;

/// Checks everything, since a redirect must lead to something that is there, and writes the rules.
pub(super) fn run(out: &Path, common: &Common) -> ExitCode {
    let asked = asked(common);
    let sources = match load::load(&common.project) {
        Ok(sources) => sources,
        Err(error) => return failure(&load_words(&error, asked.unwrap_or(Language::English)), asked),
    };
    let build = Pipeline::default().run(&sources);
    let language = asked.unwrap_or(build.language);
    let rules = match build.hosting() {
        Some(rules) if build.is_sound() => rules,
        _ if common.json => {
            print_json(&render::json(&build.diagnostics, &sources, language));
            return ExitCode::from(MISTAKES);
        }
        _ => {
            for diagnostic in build.diagnostics.iter().filter(|diagnostic| Diagnostic::is_error(diagnostic)) {
                say(&render::text(diagnostic, &sources, language, true));
            }
            return ExitCode::from(MISTAKES);
        }
    };
    if let Err(error) = emit::emit(&rules, out, &common.project) {
        return failure(&emit_words(&error, language), Some(language));
    }
    if common.json {
        print_json(&json!({ "folder": out.display().to_string(), "files": rules.iter().map(|(path, _)| path).collect::<Vec<_>>() }));
        return ExitCode::SUCCESS;
    }
    if let Some(words) = ends_soon(build.security_expires(), language) {
        say(&words);
    }
    if !common.quiet {
        let readme = rules.iter().map(|(path, _)| path).find(|path| !path.contains('/')).unwrap_or_default();
        say(&match language {
            Language::Dutch => {
                format!("{} bestanden in {}; {} zegt wat waar hoort.", rules.len(), out.display(), out.join(readme).display())
            }
            Language::English => {
                format!("{} files in {}; {} tells what goes where.", rules.len(), out.display(), out.join(readme).display())
            }
        });
    }
    ExitCode::SUCCESS
}

/// That what the site says of its security ends soon, or has ended. The files do not change with the day; only who makes them hears of it.
pub(super) fn ends_soon(expires: Option<(i16, i8, i8)>, language: Language) -> Option<String> {
    let (year, month, day) = expires?;
    let last = Date::new(year, month, day).ok()?;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    words(last, days_of(last) - i64::try_from(seconds / 86_400).ok()?, language)
}

/// Days since the first of January 1970.
fn days_of(date: Date) -> i64 {
    date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24
}

fn words(last: Date, left: i64, language: Language) -> Option<String> {
    let place = "site.toml, [security]";
    match (language, left) {
        (_, AHEAD..) => None,
        (Language::Dutch, ..0) => Some(format!("let op: security.txt is verlopen op {last}. Zet een nieuwe dag bij expires in {place}.")),
        (Language::English, ..0) => Some(format!("note: security.txt ended on {last}. Put a new day at expires in {place}.")),
        (Language::Dutch, _) => Some(format!("let op: security.txt verloopt op {last}. Zet een nieuwe dag bij expires in {place}.")),
        (Language::English, _) => Some(format!("note: security.txt ends on {last}. Put a new day at expires in {place}.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_told_thirty_days_ahead() {
        let last = Date::constant(2026, 12, 31);
        assert_eq!(days_of(last), 20_818);
        assert_eq!(words(last, 30, Language::Dutch), None);
        assert!(words(last, 29, Language::Dutch).is_some_and(|words| words.contains("verloopt op 2026-12-31")));
        assert!(words(last, 0, Language::English).is_some_and(|words| words.contains("ends on 2026-12-31")));
        assert!(words(last, -1, Language::Dutch).is_some_and(|words| words.contains("verlopen")));
    }
}
