//! `explain`: from a place in a chapter or a CSV to how a figure came about.

use serde_json::Value;

use super::project::Project;

#[test]
fn a_place_in_a_chapter_tells_how_its_figures_came_about() {
    let run = Project::small().run(&["explain", "content/2023/01-bomen.md:7"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let expected = "\
content/2023/01-bomen.md:7:10  bomen.bomen-totaal-2023

  Er staan 120\u{a0}bomen in het park.

  getoond     120\u{a0}bomen
  verwacht    120 bomen
  formule     bomen[Totaal, 2023]
  cellen      bomen@2023.bomen[Totaal, 2023] = 120 bomen  (data/2023/bomen.csv:7:13)
  precies     120 bomen
  afgerond    op 0 decimalen, een half van nul af
  op de site  2023/bomen/index.html#cijfer-bomen-totaal-2023
  register    2023/cijfers/index.html#bomen.bomen-totaal-2023

content/2023/01-bomen.md:7:69  bomen.verschil-bomen-totaal-2022-2023

  Dat zijn er 20\u{a0}bomen meer dan in 2022.

  getoond     20\u{a0}bomen
  formule     verschil(bomen[Totaal, 2022..2023])
  cellen      bomen@2023.bomen[Totaal, 2022] = 100 bomen  (data/2023/bomen.csv:4:13)
              bomen@2023.bomen[Totaal, 2023] = 120 bomen  (data/2023/bomen.csv:7:13)
  precies     20 bomen
  afgerond    op 0 decimalen, een half van nul af
  op de site  2023/bomen/index.html#cijfer-verschil-bomen-totaal-2022-2023
  register    2023/cijfers/index.html#bomen.verschil-bomen-totaal-2022-2023
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn a_column_picks_one_figure_and_a_cell_tells_who_uses_it() {
    let project = Project::small();
    let ids = |place: &str| {
        let run = project.run(&["explain", place, "--json"]);
        assert_eq!(run.code, 0, "{place}: {}", run.stderr);
        let found: Vec<Value> = serde_json::from_str(&run.stdout).expect("JSON");
        found.iter().map(|figure| figure["id"].as_str().expect("an id").to_owned()).collect::<Vec<_>>()
    };
    let (count, rise) = ("bomen.bomen-totaal-2023".to_owned(), "bomen.verschil-bomen-totaal-2022-2023".to_owned());
    assert_eq!(ids("content/2023/01-bomen.md:7:80"), std::slice::from_ref(&rise));
    assert_eq!(ids("./content/2023/01-bomen.md"), [count.clone(), rise.clone()]);
    assert_eq!(ids("data/2023/bomen.csv:7"), [count.clone(), rise.clone()]);
    assert_eq!(ids("data/2023/bomen.csv:4:13"), [rise]);
    assert_eq!(ids("bomen.bomen-totaal-2023"), [count]);
}

#[test]
fn a_place_without_a_figure_is_told_with_its_mistake() {
    let project = Project::small();
    let nothing = project.run(&["explain", "content/2023/01-bomen.md:2"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (1, ""));
    assert!(nothing.stderr.contains("geen cijfer"), "{}", nothing.stderr);
    project.replace("content/2023/01-bomen.md", "= bomen[Totaal, 2023]", "= bomen[Totaal, 2033]");
    let broken = project.run(&["explain", "content/2023/01-bomen.md:7", "--lang", "en"]);
    assert_eq!(broken.code, 1);
    assert!(broken.stderr.contains("F002"), "{}", broken.stderr);
    let nowhere = project.run(&["explain", "content/2023/99-weg.md:7"]);
    assert_eq!(nowhere.code, 2, "{}", nowhere.stderr);
    assert!(nowhere.stderr.contains("content/2023/99-weg.md:7"), "{}", nowhere.stderr);
}

#[test]
fn a_figure_that_its_pin_stops_is_explained_with_both() {
    let project = Project::small();
    project.replace("content/2023/01-bomen.md", "`120 bomen = ", "`121 bomen = ");
    let run = project.run(&["explain", "content/2023/01-bomen.md:7:20"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("F010"), "{}", run.stderr);
    assert!(run.stdout.contains("getoond     120\u{a0}bomen\n  verwacht    121 bomen\n"), "{}", run.stdout);
}
