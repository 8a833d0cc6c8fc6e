//! One cell of the own data is edited: what shows it changes and nothing else; a pin that expects the old figure stops the build.

use super::project::{Project, Tree, codes, differences};

const CSV: &str = "data/2023/fte.csv";

/// Puts another number in the total of 2023, the last cell of the last line.
fn edit_total(project: &Project, number: &str) {
    let text = project.read(CSV);
    let (rest, old) = text.trim_end().rsplit_once(',').expect("a line with cells");
    assert_eq!(old, "147841", "the cell that this test edits");
    project.write(CSV, format!("{rest},{number}\n"));
}

/// The pieces of a line: text, code span, text, and so on. A code span that goes on in the next line is not found, and none has a pin.
fn pieces(line: &str) -> Vec<&str> {
    if line.starts_with("```") { vec![line] } else { line.split('`').collect() }
}

/// Functions that take nothing from the data: a source, a language, a term.
const WORDS: [&str; 3] = ["gegeven(", "taal(", "begrip("];

/// The pin and the formula of a code span, when it has both and the figure comes from the data.
fn pin(span: &str) -> Option<(&str, &str)> {
    let (pin, formula) = span.split_once(" = ")?;
    (!pin.is_empty() && !WORDS.iter().any(|function| formula.starts_with(function))).then_some((pin, formula))
}

/// Every pin of a chapter with its formula.
fn pins(text: &str) -> Vec<(&str, &str)> {
    text.lines().flat_map(|line| pieces(line).into_iter().skip(1).step_by(2)).filter_map(pin).collect()
}

/// Does a formula use the total of 2023?
fn uses_total(formula: &str) -> bool {
    let cells = ["fte[Totaal, 2023]", "fte[Totaal, 2022..2023]", "fte[Totaal, 2019..2023]"];
    cells.iter().any(|cell| formula.starts_with(cell) || formula.contains(&format!("({cell}")) || formula.contains(&format!(" {cell}")))
}

fn chapters(project: &Project) -> Vec<String> {
    let folder = std::fs::read_dir(project.path("content/2023")).expect("the chapters");
    let names = folder.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned());
    let mut chapters: Vec<String> = names.filter(|name| name.ends_with(".md")).map(|name| format!("content/2023/{name}")).collect();
    chapters.sort();
    chapters
}

/// The publication of this repository with one edition, and without the claims that hold its cells against what was printed.
fn one_edition() -> Project {
    let project = Project::own("project");
    for year in ["2020", "2024", "2025"] {
        project.remove(&format!("content/{year}"));
        project.remove(&format!("data/{year}"));
    }
    project.remove("content/2023/claims.toml");
    project
}

/// Takes the pins off, so that the figures may follow the data.
fn without_pins(project: &Project) {
    for chapter in chapters(project) {
        let mut text = project.read(&chapter);
        for (pin, formula) in pins(&text.clone()) {
            text = text.replace(&format!("`{pin} = {formula}`"), &format!("`= {formula}`"));
        }
        project.write(&chapter, text);
    }
}

/// The files that hold checksums of all data, or the data themselves: they change with every cell.
const SUMS: [&str; 8] = [
    "2023/cijfers/datapackage.json",
    "2023/data/2023-gegevens.zip",
    "2023/data/SHA256SUMS",
    "2023/data/datapackage.json",
    "2023/data/index.html",
    "catalogus.jsonld",
    "catalogus.ttl",
    "data/index.json",
];

/// The files of a site that hold one of these texts; a spreadsheet holds what its CSV holds.
fn holding(site: &Tree, texts: &[&str]) -> Vec<String> {
    let holds = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        texts.iter().any(|wanted| text.contains(wanted))
    };
    let of = |path: &str, bytes: &[u8]| match path.strip_suffix(".ods") {
        Some(stem) => holds(&site[&format!("{stem}.csv")]),
        None => holds(bytes),
    };
    site.iter().filter(|(path, bytes)| of(path, bytes)).map(|(path, _)| path.clone()).collect()
}

/// The same with the files that change with every cell.
fn and_sums(mut paths: Vec<String>) -> Vec<String> {
    paths.extend(SUMS.map(str::to_owned));
    paths.sort();
    paths.dedup();
    paths
}

#[test]
fn a_cell_edit_changes_the_files_that_show_it_and_no_other() {
    let project = one_edition();
    without_pins(&project);
    let before = project.build();
    let expected = holding(&before, &["147841", "147.841"]);
    for path in ["2023/index.html", "2023/personeel/index.html", "2023/data/fte/index.html", "2023/data/fte/fte.csv"] {
        assert!(expected.iter().any(|known| known == path), "{path} shows the cell");
    }
    edit_total(&project, "147842");
    let after = project.build();
    // The index is made of all sentences, in packed files that are named by what they hold.
    let changed: Vec<String> = differences(&before, &after).into_iter().filter(|path| !path.contains("/zoeken/pagefind/")).collect();
    assert_eq!(changed, and_sums(expected));
    assert_eq!(holding(&after, &["147841", "147.841"]), [""; 0]);
}

#[test]
fn a_cell_that_no_chapter_shows_changes_only_its_dataset() {
    let project = one_edition();
    let before = project.build();
    let name = "herkomst-uitstroom";
    project.replace(&format!("data/2023/{name}.csv"), "BZ,8.2,21.4\n", "BZ,8.2,21.5\n");
    let changed = differences(&before, &project.build());
    let own = [format!("{name}.csv"), format!("{name}.json"), format!("{name}.ods"), "index.html".to_owned()];
    let own = own.map(|file| format!("2023/data/{name}/{file}"));
    let expected = and_sums(own.to_vec());
    // The register does not show it.
    assert_eq!(changed, expected.into_iter().filter(|path| path != "2023/cijfers/datapackage.json").collect::<Vec<_>>());
}

#[test]
fn every_pin_on_an_edited_cell_stops_the_build_with_both_texts() {
    let project = one_edition();
    let before = project.build();
    let texts: Vec<String> = chapters(&project).iter().map(|chapter| project.read(chapter)).collect();
    let all = texts.iter().flat_map(|text| pins(text));
    // A quarter stays a quarter.
    let pins: Vec<&str> = all.filter(|(_, formula)| uses_total(formula)).map(|(pin, _)| pin).filter(|pin| *pin != "een kwart").collect();
    assert!(pins.len() >= 2 && pins.contains(&"24,0 procent"), "{pins:?}");
    // The parts no longer add up; the pins are what this is about.
    project.replace("data/2023/fte.toml", "tolerance = \"2\"", "tolerance = \"20000\"");
    edit_total(&project, "150000");
    let (code, report) = project.check();
    assert_eq!(code, 1);
    assert_eq!(codes(&report), vec!["F010"; pins.len()], "{report:#}");
    let diagnostics = report["diagnostics"].as_array().expect("a list");
    for (diagnostic, pin) in diagnostics.iter().zip(&pins) {
        let text = diagnostic.to_string().replace('\u{a0}', " ");
        // By heart: the new total, and its growth since 2019 and since 2022.
        let computed = match *pin {
            "147.841 fte" => "150.000 fte",
            "24,0 procent" => "25,9 procent",
            "6,8 procent" => "8,4 procent",
            other => panic!("what becomes of {other}?"),
        };
        assert!(text.contains(pin) && text.contains(computed), "{pin} and {computed}: {text}");
    }
    let run = project.run(&["build"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr.matches("[F010]").count(), pins.len(), "{}", run.stderr);
    assert_eq!(differences(&before, &project.site()), [""; 0], "the last good site stands");
}
