//! Charts: what is drawn is what the table beside it says, a message is held against the data, and a description tells the outcome.

use super::project::{Project, codes};

/// A chapter with one chart over the data of the project.
fn project(block: &str) -> Project {
    let project = Project::small();
    project.write(
        "data/2023/verzuim.toml",
        "title = \"Verzuim\"\ndescription = \"Welk deel van de tijd mensen ziek waren.\"\nsource = \"Jaarverslagen\"\n\n[csv.markers]\nx = \"not-available\"\n\n\
         [[dimensions]]\nname = \"ministerie\"\nlabel = \"Ministerie\"\nlabels = { AZ = \"Algemene Zaken & Co\" }\n\n\
         [[dimensions]]\nname = \"jaar\"\nlabel = \"Jaar\"\ntype = \"year\"\n\n\
         [[measures]]\nname = \"verzuim\"\nlabel = \"Verzuim\"\nunit = { kind = \"percent\" }\ndecimals = 1\ntarget = { value = \"4\", year = \"2025\", direction = \"at-most\" }\n",
    );
    project.write(
        "data/2023/verzuim.csv",
        "ministerie,jaar,verzuim\nAZ,2021,4.5\nAZ,2022,5.25\nAZ,2023,4.1\nBZ,2021,3.0\nBZ,2022,x\nBZ,2023,3.9\n",
    );
    project.write("content/2023/02-proef.md", format!("+++\ntitle = \"Proef\"\nid = \"proef\"\n+++\n\n```grafiek\n{block}\n```\n"));
    project
}

fn found(project: &Project) -> Vec<String> {
    codes(&project.check().1).into_iter().map(str::to_owned).collect()
}

/// The page, which must be made without a mistake.
fn page(block: &str) -> (Project, String) {
    let project = project(block);
    project.build();
    let page = project.read("public/2023/proef/index.html");
    (project, page)
}

/// The text between the tags that follow a mark.
fn text_behind<'a>(page: &'a str, mark: &str) -> &'a str {
    let at = page.find(mark).unwrap_or_else(|| panic!("no {mark}"));
    let rest = &page[at..];
    let start = rest.find('>').expect("a tag") + 1;
    &rest[start..start + rest[start..].find("</p>").expect("its end")]
}

const LINE: &str = "kind = \"line\"\ndata = \"verzuim\"\nrows = \"ministerie\"\ncolumns = \"jaar\"\n\
    title = \"Het verzuim bij AZ `daalde = richting(verzuim[AZ, 2021..2023])`\"\nsubtitle = \"Verzuim per ministerie, in procenten\"";

#[test]
fn a_line_is_described_by_its_course() {
    let (_, page) = page(LINE);
    assert_eq!(
        text_behind(&page, "-beschrijving\">"),
        "Lijndiagram. Eenheid: procent. Algemene Zaken &amp; Co: van 4,5% in 2021 naar 4,1% in 2023. Dat is een daling. Het hoogst is 5,3% in 2022. \
         BZ: van 3,0% in 2021 naar 3,9% in 2023. Dat is een stijging. Eén getal ontbreekt; de tabel zegt waarom."
    );
}

#[test]
fn bars_are_described_by_their_ends_and_the_target() {
    let (_, page) = page(
        "kind = \"bar\"\ndata = \"verzuim\"\nwhere = { jaar = \"2023\" }\ntarget = true\n\
         title = \"AZ had `4,1 procent = verzuim[AZ, 2023]`\"\nsubtitle = \"Verzuim in 2023\"",
    );
    assert_eq!(
        text_behind(&page, "-beschrijving\">"),
        "Staafdiagram. Eenheid: procent. Het hoogst is Algemene Zaken &amp; Co: 4,1%. Het laagst is BZ: 3,9%. \
         Doel in 2025: hoogstens 4%. Van de 2 getallen voldoet 1 daaraan."
    );
}

#[test]
fn the_words_of_a_writer_replace_the_draft() {
    let (project, page) = page(&format!("{LINE}\ndescription = \"AZ ging naar `4,1 procent = verzuim[AZ, 2023]`.\""));
    assert!(text_behind(&page, "-beschrijving\">").contains("<data value=\"4.1\">4,1\u{a0}procent</data>"));
    let file = project.read("public/2023/proef/grafiek-verzuim.svg");
    assert!(file.contains("AZ ging naar 4,1\u{a0}procent."), "the file tells it too: {file}");
}

#[test]
fn a_chart_carries_its_table_and_its_files() {
    let (project, page) = page(LINE);
    for cell in ["4.5", "5.25", "4.1", "3.0", "3.9"] {
        assert!(page.contains(&format!("<data value=\"{cell}\">")), "no cell {cell}");
    }
    let file = project.read("public/2023/proef/grafiek-verzuim.svg");
    assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{file}");
    assert!(file.contains("Algemene Zaken &amp; Co") && file.contains("Het verzuim bij AZ daalde"), "{file}");
    for reference in ["href=\"grafiek-verzuim.svg\"", "verzuim.csv\"", "verzuim.json\""] {
        assert!(page.contains(reference), "no {reference}");
    }
}

#[test]
fn a_message_is_held_against_the_data() {
    assert_eq!(found(&project(LINE)), Vec::<String>::new());
    let wrong = |from: &str, to: &str| found(&project(&LINE.replace(from, to)));
    assert_eq!(wrong("`daalde =", "`steeg ="), ["F010"]);
    assert_eq!(wrong("`daalde = richting(verzuim[AZ, 2021..2023])`", "steeg met `= verschil(verzuim[AZ, 2021..2023])`"), ["W001"]);
    assert_eq!(wrong("`daalde = richting(verzuim[AZ, 2021..2023])`", "daalde met 12 procent"), ["B012", "N001"]);
}
