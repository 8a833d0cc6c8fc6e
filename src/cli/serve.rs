//! `kerncijfer serve` at the terminal: the address, then a line for each build, calm and in the writer's language.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use super::args::{Common, Serving, without};
use super::saying::{asked, failure, load_words, pick, say};
use crate::diagnostic::{self, Diagnostic, Language, render};
use crate::preview::Editor;
use crate::serve::{self, News, Options, PORT, Preview, ServeError};
use crate::source::Sources;
use crate::watch::Why;

/// The most mistakes that are told after a build; the page tells them all.
const MOST: usize = 3;

/// Serves a preview until the user ends it.
pub(super) fn run(serve: &Serving, common: &Common) -> ExitCode {
    let asked = asked(common);
    let options = Options { port: serve.port, poll: serve.poll, language: asked, editor: editor(), without: without(&serve.without) };
    // A fall of the program is told in words; whoever mends it asks for more.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
    let Preview { address, moved, language, news } = match serve::start(&common.project, &options) {
        Ok(preview) => preview,
        Err(error) => return failure(&error_words(&error, asked.unwrap_or(Language::English)), asked),
    };
    let tell = |text: &str| {
        if !common.quiet {
            say(text);
        }
    };
    if moved {
        tell(&pick(
            language,
            format!("Poort {PORT} is bezet, daarom staat de site op een andere poort."),
            format!("Port {PORT} is taken, so the site is on another port."),
        ));
    }
    // Without it nothing can be looked at, so it is told in any case.
    say(&pick(language, format!("De site staat op {address}"), format!("The site is at {address}")));
    tell(pick(
        language,
        "Sla een bestand op en de pagina past zich aan. Stoppen: Ctrl-C.",
        "Save a file and the page follows. To stop: Ctrl-C.",
    ));
    if serve.open && !open(&address) {
        tell(pick(language, "Er is geen browser gevonden; open het adres zelf.", "No browser was found; open the address yourself."));
    }
    let language_of = |of_site: Language| asked.unwrap_or(of_site);
    let mut language = language;
    for news in news {
        match news {
            News::Built { pages, files, gone, first, warnings, took, language: of_site } => {
                language = language_of(of_site);
                tell(&built_words(Counts { pages, files, gone, first, warnings }, took, language));
            }
            News::Mistakes { diagnostics, sources, served, language: of_site } => {
                language = language_of(of_site);
                say(&mistake_words(&diagnostics, &sources, served, language));
            }
            News::Polling(why) => tell(polling_words(why, language)),
            News::Lost(error) => say(&pick(
                language,
                format!("{}. De laatste goede site blijft staan.", capital(&load_words(&error, language))),
                format!("{}. The last good site stays.", capital(&load_words(&error, language))),
            )),
            News::Found => tell(pick(language, "De publicatie kan weer worden gelezen.", "The publication can be read again.")),
            News::Fell => say(pick(
                language,
                "Er ging iets mis in kerncijfer zelf, niet in uw bestanden. De laatste goede site blijft staan; sla opnieuw op om verder te gaan.",
                "Something went wrong in kerncijfer itself, not in your files. The last good site stays; save again to go on.",
            )),
            News::Ended(None) => return ExitCode::SUCCESS,
            News::Ended(Some(error)) => return failure(&error_words(&ServeError::System(error), language), Some(language)),
        }
    }
    ExitCode::SUCCESS
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

struct Counts {
    pages: usize,
    files: usize,
    gone: usize,
    first: Option<usize>,
    warnings: usize,
}

fn built_words(counts: Counts, took: Duration, language: Language) -> String {
    let time = match took.as_millis() {
        short @ ..10_000 => format!("{short} ms"),
        long => format!("{} s", long / 1000),
    };
    let count = |number: usize, one: [&str; 2], many: [&str; 2]| {
        format!("{number} {}", pick(language, if number == 1 { one[0] } else { many[0] }, if number == 1 { one[1] } else { many[1] }))
    };
    let Counts { pages, files, gone, first, warnings } = counts;
    let page = |number: usize| count(number, ["pagina", "page"], ["pagina's", "pages"]);
    let mut text = match (first, pages, files) {
        (Some(all), ..) => pick(language, format!("{} gemaakt in {time}", page(all)), format!("{} made in {time}", page(all))),
        (None, 0, 0) if gone == 0 => {
            pick(language, format!("Niets anders op de site, in {time}"), format!("Nothing new on the site, in {time}"))
        }
        (None, 0, 0) => pick(language, format!("Bijgewerkt in {time}"), format!("Updated in {time}")),
        (None, 0, files) => {
            let files = count(files, ["bestand", "file"], ["bestanden", "files"]);
            pick(language, format!("{files} vernieuwd in {time}"), format!("{files} renewed in {time}"))
        }
        (None, pages, _) => pick(language, format!("{} vernieuwd in {time}", page(pages)), format!("{} renewed in {time}", page(pages))),
    };
    if gone > 0 {
        text += &pick(language, format!(", {} weg", page(gone)), format!(", {} gone", page(gone)));
    }
    if warnings > 0 {
        text += &format!(", {}", count(warnings, ["waarschuwing", "warning"], ["waarschuwingen", "warnings"]));
    }
    text
}

/// The first mistakes as `check` tells them, and how many more there are.
fn mistake_words(diagnostics: &[Diagnostic], sources: &Sources, served: bool, language: Language) -> String {
    let errors: Vec<Diagnostic> = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).cloned().collect();
    let mut text = String::new();
    for diagnostic in diagnostic::shortened(&errors).iter().take(MOST) {
        text += &render::text(diagnostic, sources, language, true);
        text += "\n\n";
    }
    let more = errors.len().saturating_sub(MOST);
    if more > 0 {
        text += &pick(language, format!("… en nog {more}\n"), format!("… and {more} more\n"));
    }
    let count = pick(
        language,
        format!("{} {}", errors.len(), if errors.len() == 1 { "fout" } else { "fouten" }),
        format!("{} {}", errors.len(), if errors.len() == 1 { "error" } else { "errors" }),
    );
    text + &match (served, language) {
        (true, Language::Dutch) => format!("{count}. De laatste goede site blijft staan."),
        (true, Language::English) => format!("{count}. The last good site stays."),
        (false, Language::Dutch) => format!("{count}. De site verschijnt als alles klopt."),
        (false, Language::English) => format!("{count}. The site appears when all is right."),
    }
}

fn polling_words(why: Why, language: Language) -> &'static str {
    match why {
        Why::Asked => pick(language, "Kijkt elke seconde of er iets is veranderd.", "Looks every second for changes."),
        Why::Remote => pick(
            language,
            "Deze map staat op een netwerk of een ander systeem. Daarom kijkt kerncijfer elke seconde of er iets is veranderd.",
            "This folder is on a network or another system, so kerncijfer looks every second for changes.",
        ),
        Why::Limit => pick(
            language,
            "Het systeem kan niet meer mappen in de gaten houden. Daarom kijkt kerncijfer elke seconde of er iets is veranderd.",
            "The system can watch no more folders, so kerncijfer looks every second for changes.",
        ),
        Why::Unsupported => pick(
            language,
            "Het systeem kan deze map niet in de gaten houden. Daarom kijkt kerncijfer elke seconde of er iets is veranderd.",
            "The system cannot watch this folder, so kerncijfer looks every second for changes.",
        ),
        Why::Silent => pick(
            language,
            "Het systeem meldde een wijziging niet. Daarom kijkt kerncijfer voortaan elke seconde of er iets is veranderd.",
            "The system did not tell of a change, so from now on kerncijfer looks every second for changes.",
        ),
    }
}

fn error_words(error: &ServeError, language: Language) -> String {
    match (error, language) {
        (ServeError::Load(error), _) => load_words(error, language),
        (ServeError::Port { port, cause }, Language::Dutch) if cause.kind() == std::io::ErrorKind::AddrInUse => {
            format!("poort {port} is bezet; kies een andere met --port, of 0 voor een vrije poort")
        }
        (ServeError::Port { port, cause }, Language::English) if cause.kind() == std::io::ErrorKind::AddrInUse => {
            format!("port {port} is taken; choose another with --port, or 0 for a free one")
        }
        (ServeError::Port { port, cause }, Language::Dutch) => format!("poort {port} kan niet worden gebruikt: {cause}"),
        (ServeError::System(cause), Language::Dutch) => format!("de server kan niet worden gestart: {cause}"),
        (error, Language::English) => error.to_string(),
    }
}

/// The editor that the writer uses, as far as the system tells.
fn editor() -> Editor {
    let set = ["KERNCIJFER_EDITOR", "VISUAL", "EDITOR"].map(|name| std::env::var(name).ok());
    Editor::choose(&set, is_on_path("code"))
}

fn is_on_path(program: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let names = [program.to_owned(), format!("{program}.cmd"), format!("{program}.exe")];
    std::env::split_paths(&folders).any(|folder: PathBuf| names.iter().any(|name| is_file(&folder.join(name))))
}

fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Opens an address in the browser. Returns whether something was started.
fn open(address: &str) -> bool {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let started =
        Command::new(program).args(arguments).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    match started {
        Ok(mut child) => {
            // Someone has to see it end.
            std::thread::spawn(move || child.wait());
            true
        }
        Err(_) => false,
    }
}
