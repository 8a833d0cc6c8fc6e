//! Text in another language: where it stands, what it leads to, and that nothing is linked as if it were translated.

use super::project::{Project, codes};

const SITE: &str = "\n[translations.en]\ntitle = \"Trial\"\ndescription = \"A small publication.\"\npublisher = \"Bureau Trial\"\n";
const EDITION: &str = "\n[translations.en]\ntitle = \"Trial 2023\"\nperiod = \"2023\"\n";

/// The small project with a front page in English.
fn project() -> Project {
    let project = Project::small();
    project.write("site.toml", project.read("site.toml") + SITE);
    project.write("content/2023/edition.toml", project.read("content/2023/edition.toml") + EDITION);
    let text = "+++\ntitle = \"Trial in 2023\"\n+++\n\nThere were `= bomen[Totaal, 2023] (no unit)` trees, `= growth(bomen[Totaal, 2022..2023])` more than in 2022. Read about the [trees](../01-bomen.md).\n";
    project.write("content/2023/en/index.md", text);
    project
}

fn translate(project: &Project) {
    let chapter = "+++\ntitle = \"Trees\"\nid = \"bomen\"\n+++\n\nThe park has `= bomen[Totaal, 2023] (no unit)` trees.\n";
    project.write("content/2023/en/01-trees.md", chapter);
}

fn page(site: &super::project::Tree, path: &str) -> String {
    String::from_utf8_lossy(site.get(path).unwrap_or_else(|| panic!("no {path}"))).into_owned()
}

#[test]
fn a_front_page_in_another_language_speaks_it_throughout() {
    let site = project().build();
    let english = page(&site, "2023/en/index.html");
    assert!(english.starts_with("<!DOCTYPE html>\n<html lang=\"en\""), "{english}");
    for part in ["<data value=\"20\">20.0\u{a0}percent</data>", ">Skip to content<", ">Trial 2023<", ">Bureau Trial<"] {
        assert!(english.contains(part), "{part}: {english}");
    }
    // What is not in English says so.
    for part in
        ["href=\"../data/index.html\" hreflang=\"nl\"", "(in Dutch)</a>", "<a href=\"../bomen/index.html\" hreflang=\"nl\">Bomen</a>"]
    {
        assert!(english.contains(part), "{part}: {english}");
    }
}

#[test]
fn versions_of_a_page_lead_to_each_other_and_others_do_not() {
    let project = project();
    let site = project.build();
    let (dutch, english, chapter) =
        (page(&site, "2023/index.html"), page(&site, "2023/en/index.html"), page(&site, "2023/bomen/index.html"));
    for (text, own, other) in [
        (&dutch, "index.html\" lang=\"nl\"", "en/index.html\" lang=\"en\""),
        (&english, "index.html\" lang=\"en\"", "../index.html\" lang=\"nl\""),
    ] {
        assert!(text.contains(&format!("<a href=\"{other}")) && text.contains(&format!("<a href=\"{own}")), "{text}");
        assert!(text.contains("<link rel=\"alternate\" hreflang=\"en\" href=\"https://proef.example.nl/2023/en/\">"), "{text}");
        assert!(text.contains("<link rel=\"alternate\" hreflang=\"nl\" href=\"https://proef.example.nl/2023/\">"), "{text}");
    }
    assert!(!chapter.contains("hreflang"), "{chapter}");
    translate(&project);
    let site = project.build();
    let (dutch, english) = (page(&site, "2023/bomen/index.html"), page(&site, "2023/en/bomen/index.html"));
    assert!(dutch.contains("<a href=\"../en/bomen/index.html\" lang=\"en\" hreflang=\"en\">English</a>"), "{dutch}");
    assert!(english.contains("<a href=\"../../bomen/index.html\" lang=\"nl\" hreflang=\"nl\">Nederlands</a>"), "{english}");
    assert!(!page(&site, "2023/en/index.html").contains("Chapters in another language"));
}

#[test]
fn the_figures_of_both_languages_have_addresses_of_their_own() {
    let project = project();
    translate(&project);
    let site = project.build();
    let register = page(&site, "2023/cijfers/index.html");
    for id in ["bomen.bomen-totaal-2023", "en.bomen.bomen-totaal-2023-no-unit", "en.index.growth-bomen-totaal-2022-2023"] {
        assert_eq!(register.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
    assert!(register.contains("<h2 id=\"pagina-en.bomen\" lang=\"en\">Trees</h2>"), "{register}");
    let dataset = page(&site, "2023/data/bomen/index.html");
    assert!(dataset.contains("<a href=\"../../en/bomen/index.html\" lang=\"en\">Trees</a>"), "{dataset}");
    let contents = page(&site, "2023/inhoud/index.html");
    assert!(
        contents.contains("<li lang=\"en\">\n<p class=\"link-title\"><a href=\"../en/bomen/index.html\" hreflang=\"en\">Trees</a>"),
        "{contents}"
    );
}

#[test]
fn a_translation_is_held_to_the_rules_of_its_language() {
    let project = project();
    let text = project.read("content/2023/en/index.md");
    for (sentence, code) in [
        ("There are fifty trees.", "N002"),
        ("It fell by `= difference(bomen[Totaal, 2022..2023])`.", "W001"),
        ("There are `120,5 trees = bomen[Totaal, 2023]`.", "F010"),
    ] {
        project.write("content/2023/en/index.md", format!("{text}\n{sentence}\n"));
        assert_eq!(codes(&project.check().1), [code], "{sentence}");
    }
}

#[test]
fn what_a_language_lacks_is_told() {
    let told = |change: &dyn Fn(&Project)| {
        let project = project();
        change(&project);
        let report = project.check().1;
        codes(&report).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let chapter = |id: &str| format!("+++\ntitle = \"Trees\"\nid = \"{id}\"\n+++\n\nTrees.\n");
    assert_eq!(told(&|project| project.replace("site.toml", SITE, "")), ["L003"]);
    assert_eq!(told(&|project| project.replace("content/2023/edition.toml", EDITION, "")), ["L003"]);
    assert_eq!(told(&|project| project.write("content/2023/en/01-trees.md", chapter("bomn"))), ["L004"]);
    assert_eq!(told(&|project| project.write("content/2023/nl/01-bomen.md", chapter("b"))), ["L001"]);
    assert_eq!(told(&|project| project.write("content/2023/de/01-baum.md", chapter("b"))), ["L002"]);
    assert_eq!(told(&|project| project.write("content/2023/en/x.csv", "a\n")), ["S015"]);
    assert_eq!(told(&|project| project.replace("site.toml", "translations.en", "translations.nl")), ["L003", "S002"]);
    assert_eq!(told(&|project| project.write("content/2023/02-en.md", chapter("en"))), ["S017"]);
    let without_front = told(&|project| {
        project.write("content/2023/en/01-trees.md", chapter("bomen"));
        project.remove("content/2023/en/index.md");
    });
    assert_eq!(without_front, ["S010"]);
}
