//! What a writer may put in a chapter, one small thing at a time, each of which once went wrong. Whole chapters are in `sites`.

use kerncijfer::pipeline::{Build, Pipeline};
use kerncijfer::source::{Content, Sources};

use super::project::{SMALL, small_sources};

const CHAPTER: &str = "content/2023/01-bomen.md";

/// A white dot: the smallest PNG that has a head.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\0IEND\xae\x42\x60\x82";

fn build(sources: &Sources) -> Build {
    Pipeline::default().run(sources)
}

fn small(path: &str) -> &'static str {
    SMALL.iter().find(|(known, _)| *known == path).expect("a file of the small project").1
}

/// The small project with other text under the front matter of its chapter.
fn with_text(text: &str) -> Sources {
    let mut sources = small_sources();
    let end = small(CHAPTER).find("\n+++\n").expect("front matter") + 5;
    sources.insert_text(CHAPTER, &format!("{}\n{text}\n", &small(CHAPTER)[..end]));
    sources
}

fn codes(build: &Build) -> Vec<&'static str> {
    build.diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect()
}

fn page(build: &Build, path: &str) -> String {
    assert_eq!(codes(build), [""; 0], "{:#?}", build.diagnostics);
    let file = build.output.get(path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(file.bytes().to_vec()).expect("text")
}

#[test]
fn an_image_name_may_hold_a_space() {
    let mut sources = with_text("![Een boom](<images/een boom.png>)");
    sources.insert("content/2023/images/een boom.png", Content::Bytes(PNG.into()));
    let build = build(&sources);
    assert!(page(&build, "2023/bomen/index.html").contains("<img src=\"../images/een%20boom.png\" alt=\"Een boom\">"));
}

#[test]
fn a_formula_in_the_text_of_an_image_works() {
    let mut sources = with_text("![Tekening van `= bomen[Totaal, 2023]` op een rij](images/boom.png)");
    sources.insert("content/2023/images/boom.png", Content::Bytes(PNG.into()));
    let build = build(&sources);
    assert!(page(&build, "2023/bomen/index.html").contains("alt=\"Tekening van 120\u{a0}bomen op een rij\""));
}

#[test]
fn an_english_step_may_hold_a_comma() {
    let build =
        build(&with_text("Er zijn `= bomen[Totaal, 2023] (rounded to 1,000, signed)` of `= bomen[Totaal, 2023] (rounded to 100)`."));
    assert_eq!(codes(&build), ["F017"], "120 is zero thousands; the step itself is read: {:#?}", build.diagnostics);
}

#[test]
fn an_english_page_calls_a_table_a_table() {
    let mut sources = small_sources();
    sources.insert_text("content/2023/edition.toml", &format!("language = \"en\"\n{}", small("content/2023/edition.toml")));
    let page = page(&build(&sources_without_pins(sources)), "2023/data/bomen/index.html");
    assert!(page.contains("<code translate=\"no\">table</code>"), "{page}");
}

/// The same with the pin of the chapter taken off, since an English edition prints the unit as the schema has it, and with English words of direction.
fn sources_without_pins(mut sources: Sources) -> Sources {
    sources.insert_text(CHAPTER, &small(CHAPTER).replace("120 bomen = ", "= ").replace("meer dan", "more than"));
    sources
}

#[test]
fn two_keys_with_one_address_are_a_mistake_in_the_data() {
    let mut sources = small_sources();
    sources.insert_text("data/2023/paren.csv", "een,twee,aantal\nx-y,z,20\nx,y-z,30\na b,c,40\na_b,c,50\n");
    sources.insert_text(
        "data/2023/paren.toml",
        r#"title = "Paren"
description = "Paren van namen."
source = "Bureau Proef"
period = "2023"

[[dimensions]]
name = "een"
label = "Een"

[[dimensions]]
name = "twee"
label = "Twee"

[[measures]]
name = "aantal"
label = "Aantal"
unit = "stuks"
decimals = 0
additive = true
"#,
    );
    let build = build(&sources);
    assert_eq!(codes(&build), ["D027", "D027"]);
    assert!(build.diagnostics.iter().all(|diagnostic| diagnostic.span.file.as_ref() == "data/2023/paren.csv"));
}

#[test]
fn two_chapters_with_one_id_are_a_mistake_not_a_crash() {
    let mut sources = small_sources();
    sources.insert_text("content/2023/02-ook.md", small(CHAPTER));
    assert_eq!(codes(&build(&sources)), ["S011"]);
}

#[test]
fn a_chapter_without_an_id_is_a_mistake_not_a_crash() {
    for (id, code) in [("", "S004"), ("id = \"Een Boom\"\n", "S007")] {
        let mut sources = small_sources();
        sources.insert_text(CHAPTER, &small(CHAPTER).replace("id = \"bomen\"\n", id));
        assert_eq!(codes(&build(&sources)), [code]);
    }
}

#[test]
fn an_image_may_not_take_the_place_of_an_asset() {
    let mut sources = with_text("![Een boom](assets/logo.png)");
    for path in ["content/2023/assets/logo.png", "themes/basis/assets/logo.png"] {
        sources.insert(path, Content::Bytes(PNG.into()));
    }
    assert!(!build(&sources).is_sound(), "one of the two would be lost");
}

#[test]
fn data_without_chapters_are_no_edition() {
    let mut sources = Sources::default();
    for (path, content) in small_sources().iter().filter(|(path, _)| !path.starts_with("content/")) {
        sources.insert(path, content.clone());
    }
    let codes = codes(&build(&sources));
    assert!(codes.contains(&"S009") || codes.contains(&"S010"), "{codes:?}");
    assert!(!codes.contains(&"T005"), "the theme is not to blame: {codes:?}");
}
