//! Terms in a project: a list that cannot be read, numbers in it, editions without one, and which pages an edit of it makes again.

use kerncijfer::pipeline::Pipeline;

use super::project::{Project, codes, differences, small_sources};

const LIST: &str = "content/2023/terms.toml";
const CHAPTER: &str = "content/2023/01-bomen.md";

fn chapter(text: &str) -> String {
    format!("+++\ntitle = \"Bomen\"\nid = \"bomen\"\n+++\n\n{text}\n")
}

fn term(id: &str, name: &str, explanation: &str) -> String {
    format!("[[terms]]\nid = \"{id}\"\nname = \"{name}\"\nexplanation = \"{explanation}\"\n")
}

/// The codes of a check of the small project with this list and this text.
fn told(list: impl AsRef<[u8]>, text: &str) -> Vec<String> {
    let project = Project::small();
    project.write(LIST, list);
    project.write(CHAPTER, chapter(text));
    codes(&project.check().1).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_list_that_cannot_be_read_is_told_once() {
    let uses = "Een `woord = begrip(\"loof\")` en de `tak = begrip(\"tak\")`.";
    assert_eq!(told("[[terms]\nid = 3", uses), ["S001"]);
    assert_eq!(told(b"[[terms]]\nid = \"\xe9\"\n", uses), ["S012"]);
    assert_eq!(told(term("loof", "loof", "Blad.").replace("explanation", "uitleg"), uses), ["G002", "S002"]);
    assert_eq!(told(term("loof", "loof", "Blad."), uses), ["G001"]);
    assert_eq!(told("", "Geen woord."), [""; 0]);
}

#[test]
fn numbers_by_hand_are_found_in_explanations_and_allowed_in_names() {
    assert_eq!(told(term("loof", "loof", "Blad van 12 bomen."), "Loof."), ["N001"]);
    assert_eq!(told(term("loof", "loof", "Blad."), "De raad van 12 kwam."), ["N001"]);
    assert_eq!(told(term("raad", "raad van 12", "Een groep."), "De raad van 12 kwam."), [""; 0]);
    assert_eq!(told("", "Dit heet `top 10 = taal(\"en\")`."), ["N001"]);
}

#[test]
fn an_edition_without_terms_has_no_page_and_no_link_to_one() {
    let project = Project::small();
    let site = project.build();
    let names = |site: &super::project::Tree| {
        let holds = |(_, bytes): &(&String, &Vec<u8>)| String::from_utf8_lossy(bytes).contains("begrippen/");
        (site.keys().filter(|path| path.contains("begrippen")).cloned().collect::<Vec<_>>(), site.iter().filter(holds).count())
    };
    assert_eq!(names(&site), (Vec::new(), 0));
    project.write(LIST, term("loof", "loof", "Blad."));
    let site = project.build();
    assert_eq!(names(&site).0, ["2023/begrippen/index.html", "2023/begrippen/terms.json"]);
    assert!(names(&site).1 > 2, "every page of the edition leads to it");
}

#[test]
fn another_explanation_changes_the_pages_that_give_it_and_no_other() {
    let project = Project::small();
    project.write(CHAPTER, chapter("Veel loof."));
    project.write("content/2023/02-takken.md", chapter("Geen blad.").replace("Bomen", "Takken").replace("bomen", "takken"));
    project.write(LIST, term("loof", "loof", "Blad."));
    let before = project.build();
    project.write(LIST, term("loof", "loof", "Bladeren."));
    let after = project.build();
    // What can be found changes too.
    let changed: Vec<String> = differences(&before, &after).into_iter().filter(|path| !path.contains("/zoeken/pagefind/")).collect();
    assert_eq!(changed, ["2023/begrippen/index.html", "2023/begrippen/terms.json", "2023/bomen/index.html"]);
}

#[test]
fn a_pipeline_that_remembers_follows_the_list() {
    let mut sources = small_sources();
    sources.insert_text(CHAPTER, &chapter("Het loof van de SBB. Nog meer loof."));
    let mut pipeline = Pipeline::default();
    let lists = [
        term("loof", "loof", "Blad."),
        term("loof", "loof", "Bladeren."),
        term("sbb", "Staatsbosbeheer", "De beheerder.").replace("explanation", "abbreviation = \"SBB\"\nexplanation"),
        String::new(),
        "[[terms".to_owned(),
        term("loof", "loof", "Blad."),
    ];
    for list in lists {
        sources.insert_text(LIST, &list);
        let (again, fresh) = (pipeline.run(&sources), Pipeline::default().run(&sources));
        assert_eq!(again.diagnostics, fresh.diagnostics, "{list}");
        assert!(again.output == fresh.output, "{list}");
    }
}
