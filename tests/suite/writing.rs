//! `docs/schrijven.md`: what it tells writers is true. Its files and its pieces of text make a site, its commands are there, its message is the real one.

use std::fs;

use super::project::{Project, codes, repository};

/// A fence of the page: the words behind its backticks, and the lines within.
struct Fence {
    language: String,
    path: Option<String>,
    body: String,
}

fn page() -> String {
    fs::read_to_string(repository().join("docs/schrijven.md")).expect("the page")
}

/// The fences of the page in order; one of four backticks may hold others of three.
fn fences() -> Vec<Fence> {
    let page = page();
    let mut lines = page.lines();
    let mut fences = Vec::new();
    while let Some(line) = lines.next() {
        let info = line.trim_start_matches('`');
        let mark = &line[..line.len() - info.len()];
        if mark.len() < 3 {
            continue;
        }
        let body: String = lines.by_ref().take_while(|line| *line != mark).map(|line| format!("{line}\n")).collect();
        let mut words = info.split(' ').map(str::to_owned);
        fences.push(Fence { language: words.next().expect("a language"), path: words.next(), body });
    }
    fences
}

/// The site of the page: its files, with the pieces of text behind its chapter.
fn site() -> Project {
    const CHAPTER: &str = "content/2023/01-bomen.md";
    let project = Project::small();
    let mut chapter = String::new();
    for fence in fences() {
        match (fence.path, fence.language.as_str()) {
            (Some(path), _) if path == CHAPTER => chapter = fence.body,
            (Some(path), _) => project.write(&path, fence.body),
            (None, "markdown") => chapter += &format!("\n{}", fence.body),
            (None, _) => {}
        }
    }
    project.write(CHAPTER, chapter);
    project.write("content/2023/images/eik.png", super::pin::PNG);
    project
}

#[test]
fn the_examples_make_a_site_without_a_word_of_warning() {
    let project = site();
    let (code, report) = project.check();
    assert_eq!((code, codes(&report)), (0, Vec::new()), "{}", report["diagnostics"]);
    assert_eq!(report["language_of_texts"]["errors"], 0);
    project.build();
    let page = project.read("public/2023/bomen/index.html").replace('\u{a0}', " ");
    for shown in ["120 bomen", ">20 bomen<", ">20,0 procent<", ">63 procent<"] {
        assert!(page.contains(shown), "{shown}");
    }
}

#[test]
fn the_commands_are_there() {
    let project = site();
    let fences = fences();
    let lines = fences.iter().filter(|fence| fence.language == "sh").flat_map(|fence| fence.body.lines());
    // The preview has its own tests, and does not end by itself.
    for line in lines.filter(|line| !line.starts_with("kerncijfer serve")) {
        let arguments: Vec<&str> = line.strip_prefix("kerncijfer ").expect("a command").split(' ').collect();
        let run = project.run(&arguments);
        assert_eq!(run.code, 0, "{line}: {}", run.stderr);
    }
}

#[test]
fn the_message_is_what_a_writer_gets() {
    let project = site();
    project.replace("content/2023/01-bomen.md", "`120 bomen = ", "`100 bomen = ");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 1);
    let message = fences().into_iter().find(|fence| fence.language == "text").expect("a message").body;
    for line in message.lines() {
        assert!(run.stderr.contains(line), "{line}: {}", run.stderr);
    }
}

#[test]
fn the_page_itself_is_plain_and_fits_two_screens() {
    let path = repository().join("docs/schrijven.md");
    let run = Project::small().run(&["check", "--strict", "--text", path.to_str().expect("a path in UTF-8")]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("waarschuwing["), "{}", run.stderr);
    assert!(page().split_whitespace().count() < 1100);
    // What it refers to is there.
    for target in page().split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
        assert!(["index.md", "images/eik.png"].contains(&target) || repository().join("docs").join(target).is_file(), "{target}");
    }
}
