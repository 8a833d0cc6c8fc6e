//! Pages from data: a page for each row of a dataset, what it shows and leaves out, how it is found, and how mistakes name the row.

use kerncijfer::pipeline::Pipeline;

use super::project::{Project, Tree, codes, differences, small_sources};

const LIST: &str = "data/2023/soorten.toml";
const LIST_CSV: &str = "data/2023/soorten.csv";
const OVERVIEW: &str = "content/2023/02-soorten.md";
const PAGES: &str = "content/2023/03-soort.md";

const SCHEMA: &str = r#"title = "Soorten bomen"
description = "Welke soorten er zijn."
source = "Eigen lijst"
period = "2023"

[code_list]
label = "naam"

[[dimensions]]
name = "boom"
label = "Code"

[[measures]]
name = "naam"
label = "Naam"
type = "text"

[[measures]]
name = "groep"
label = "Groep"
type = "text"
"#;

const ROWS: &str = "boom,naam,groep\neik,Zomereik,loof\nberk,Ruwe berk,loof\nden,Grove den,naald\n";

fn head(title: &str, extra: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nid = \"soorten\"\n{extra}+++\n\n")
}

/// The small project with a list of trees, of which the dataset `bomen` knows two, and this text for each of them.
fn project(text: &str) -> Project {
    let project = Project::small();
    project.write(LIST, SCHEMA);
    project.write(LIST_CSV, ROWS);
    project.write(OVERVIEW, head("Alle soorten", "") + "Kies een soort.\n");
    project.write(PAGES, head("De `= boom`", "for_each = \"soorten\"\n") + text + "\n");
    project
}

fn page(site: &Tree, row: &str) -> String {
    let path = format!("2023/soorten/{row}/index.html");
    let page = site.get(&path).unwrap_or_else(|| panic!("no {path} in {:?}", site.keys()));
    String::from_utf8_lossy(page).into_owned()
}

/// The text of a page without markup.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html[html.find("<main").unwrap_or(0)..].chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(if letter == '\u{a0}' { ' ' } else { letter }),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const DATA: &str = "<!-- met gegevens: bomen -->\n## Hoeveel zijn er?\n\nEr staan `= bomen[boom, 2023]`, de `= rang(bomen[*, 2023], boom)` plaats.\n\n\
    <!-- zonder gegevens: bomen -->\n## Niet geteld\n\nDe `= boom` is niet geteld.";

#[test]
fn each_row_becomes_a_page_that_can_be_found() {
    let site = project(DATA).build();
    let eik = page(&site, "eik");
    assert!(eik.contains("<h1>De Zomereik</h1>"), "{eik}");
    assert!(words(&eik).contains("Er staan 75 bomen, de 1e plaats."), "{}", words(&eik));
    assert!(words(&page(&site, "den")).contains("De Grove den is niet geteld."));
    let text = |path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    let overview = text("2023/soorten/index.html");
    for row in ["eik", "berk", "den"] {
        assert!(overview.contains(&format!("href=\"{row}/index.html\"")), "{row} on the page that leads to it");
        assert!(text("2023/inhoud/index.html").contains(&format!("href=\"../soorten/{row}/index.html\"")), "{row} among all pages");
        assert!(text("sitemap-2023.xml").contains(&format!("/2023/soorten/{row}/<")), "{row} in the sitemap");
    }
    assert!(eik.contains("href=\"../berk/index.html\" rel=\"next\""), "the page of the next row");
    assert!(eik.contains("href=\"../index.html\""), "the way back");
    // The menu leaves pages of rows out.
    assert!(!text("2023/bomen/index.html").contains("soorten/eik"));
}

#[test]
fn what_has_no_data_is_left_out_with_all_that_stands_in_it() {
    let site =
        project(&format!("{DATA}\n\n## Verder\n\n<!-- met gegevens: bomen -->\nAlleen dit[^noot].\n\nAltijd.\n\n[^noot]: Een noot."))
            .build();
    let (eik, den) = (page(&site, "eik"), page(&site, "den"));
    assert!(eik.contains("id=\"hoeveel-zijn-er\"") && !eik.contains("Niet geteld"));
    assert!(!den.contains("hoeveel-zijn-er") && den.contains("id=\"niet-geteld\""));
    assert!(eik.contains("Alleen dit") && eik.contains("Een noot") && eik.contains("Altijd"));
    assert!(!den.contains("Alleen dit") && !den.contains("Een noot") && den.contains("Altijd"));
}

#[test]
fn blocks_show_the_row_and_a_cell_of_text_is_a_word() {
    let text = "<!-- met gegevens: bomen -->\n```tabel\ndata = \"bomen\"\nrows = \"jaar\"\nwhere = { soort = \"boom\" }\ntitle = \"Per jaar\"\n```\n\n\
        De `= boom` hoort bij de `= soorten.groep[boom]`bomen.";
    let project = project(text);
    project.replace(PAGES, "for_each = \"soorten\"\n", "for_each = \"soorten\"\nwhere = { groep = \"loof\" }\n");
    let site = project.build();
    assert!(words(&page(&site, "berk")).contains("De Ruwe berk hoort bij de loofbomen."));
    let table = words(&page(&site, "eik"));
    assert!(table.contains("Per jaar") && table.contains("2022") && table.contains("75"), "{table}");
    assert!(!site.contains_key("2023/soorten/den/index.html"), "where leaves it out");
}

#[test]
fn links_lead_to_the_page_of_a_row() {
    let project = project("Zie [deze](03-soort.md) en [de berk](03-soort.md?berk).");
    let site = project.build();
    assert!(page(&site, "eik").contains("href=\"index.html\">deze") && page(&site, "eik").contains("href=\"../berk/index.html\">de berk"));
    project.write(OVERVIEW, head("Alle soorten", "") + "Kies de [eik](03-soort.md?eikk).\n");
    let (code, json) = project.check();
    assert_eq!((code, codes(&json)), (1, vec!["M011"]));
    assert!(json["diagnostics"][0]["help"].as_str().is_some_and(|help| help.contains("03-soort.md?eik")));
}

#[test]
fn a_mistake_is_told_once_and_names_its_rows() {
    let (code, json) = project("Er staan `= bomen[boom, 2023]`.").check();
    assert_eq!((code, codes(&json)), (1, vec!["F002"]));
    let told = &json["diagnostics"][0];
    assert_eq!(told["rows"], serde_json::json!(["den"]));
    assert!(told["message"].as_str().is_some_and(|message| message.ends_with("(pagina van den)")), "{told}");
    let (_, json) = project("Er staan 12 bomen.").check();
    assert_eq!(codes(&json), ["N001"]);
    assert_eq!(json["diagnostics"][0]["rows"], serde_json::json!(["eik", "berk", "den"]));
}

#[test]
fn mistakes_about_the_rows_themselves_are_told() {
    let told = |edit: &dyn Fn(&Project)| {
        let project = project(DATA);
        edit(&project);
        codes(&project.check().1).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(told(&|project| project.replace(PAGES, "\"soorten\"\n+++", "\"sorten\"\n+++")), ["F002"]);
    assert_eq!(told(&|project| project.replace(PAGES, "\"soorten\"\n+++", "\"bomen\"\n+++")), ["R002"]);
    assert_eq!(told(&|project| project.replace(PAGES, "\n+++\n\n", "\nwhere = { groep = \"lof\" }\n+++\n\n")), ["F002"]);
    assert_eq!(told(&|project| project.replace(PAGES, "\n+++\n\n", "\nwhere = { soort = \"loof\" }\n+++\n\n")), ["F002"]);
    assert_eq!(told(&|project| project.remove(OVERVIEW)), ["R007"]);
    assert_eq!(told(&|project| project.replace(PAGES, "met gegevens: bomen", "met gegevens: boomen")), ["F002"]);
    assert_eq!(told(&|project| project.replace(PAGES, "met gegevens: bomen", "met gegevens: bomen.hoogte")), ["F002"]);
    assert_eq!(told(&|project| project.replace(PAGES, "\n+++\n\n", "\nwhere = { groep = \"loof\", boom = \"den\" }\n+++\n\n")), ["R004"]);
    assert_eq!(told(&|project| project.write(LIST_CSV, ROWS.replace("den,", "vergelijken,"))), ["R003"]);
    assert_eq!(told(&|project| project.replace(OVERVIEW, "Kies", "<!-- met gegevens: bomen -->\nKies")), ["R006"]);
}

#[test]
fn a_changed_cell_makes_only_the_pages_again_that_show_it() {
    let text = DATA.replace(", de `= rang(bomen[*, 2023], boom)` plaats", "");
    let project = project(&text);
    let before = project.build();
    project.write(LIST_CSV, ROWS.replace("Grove den", "Douglas"));
    let after = project.build();
    let changed: Vec<String> = differences(&before, &after).into_iter().filter(|path| path.starts_with("2023/soorten/")).collect();
    assert_eq!(changed, ["2023/soorten/berk/index.html", "2023/soorten/den/index.html", "2023/soorten/index.html"]);
}

#[test]
fn a_pipeline_that_remembers_follows_rows_and_conditions() {
    let mut sources = small_sources();
    let mut pipeline = Pipeline::default();
    let overview = head("Alle soorten", "") + "Kies een soort.\n";
    let pages = head("De `= boom`", "for_each = \"soorten\"\n") + DATA + "\n";
    sources.insert_text(LIST, SCHEMA);
    sources.insert_text(OVERVIEW, &overview);
    sources.insert_text(PAGES, &pages);
    let csv = sources.text("data/2023/bomen.csv").expect("the small project").to_string();
    for (list, data) in [
        (ROWS.to_owned(), csv.clone()),
        (ROWS.replace("den,Grove den", "eeuwig,Den"), csv.clone()),
        (ROWS.replace("berk,Ruwe berk", "berk,Zachte berk"), csv.replace("75", "76").replace("120", "121")),
        (ROWS.lines().take(2).map(|line| format!("{line}\n")).collect(), csv.clone()),
        (ROWS.to_owned(), csv),
    ] {
        sources.insert_text(LIST_CSV, &list);
        sources.insert_text("data/2023/bomen.csv", &data);
        let (build, fresh) = (pipeline.run(&sources), Pipeline::default().run(&sources));
        assert_eq!(build.diagnostics, fresh.diagnostics);
        assert!(build.output == fresh.output, "the same as a fresh pipeline");
    }
}

#[test]
fn pins_are_written_where_all_pages_agree() {
    let project = project("Er staan `= bomen[Totaal, 2023]`, en `= soorten.groep[boom]`.");
    let run = project.run(&["pin"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = project.read(PAGES);
    assert!(text.contains("`120 bomen = bomen[Totaal, 2023]`") && text.contains("`= soorten.groep[boom]`"), "{text}");
    assert!(text.contains("title = \"De `= boom`\""), "{text}");
}

#[test]
fn the_language_of_all_pages_is_that_of_the_worst() {
    let long = "De bomen die hier vandaag in dit park staan en die er al heel lang waren voordat iemand ze telde, zijn groot en oud en mooi en sterk en groen.";
    let project = project(&format!("Dit is een boom.\n\n<!-- zonder gegevens: bomen -->\n{long}"));
    let run = project.run(&["check", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("stdout is JSON");
    let texts = json["language_of_texts"]["texts"].as_array().expect("texts");
    let pages: Vec<&str> = texts.iter().filter_map(|text| text["page"].as_str()).filter(|page| page.contains("/soorten/")).collect();
    // One of the three pages, the one with the long sentence, stands for all of them.
    assert_eq!(pages, ["2023/soorten/index.html", "2023/soorten/den/index.html"]);
    let remarks = json["language_of_texts"]["remarks"].as_array().expect("remarks");
    let long: Vec<_> = remarks.iter().filter(|remark| remark["code"] == "P001").collect();
    assert!(long.len() == 1 && long[0]["message"].as_str().is_some_and(|message| message.ends_with("(pagina van den)")), "{remarks:?}");
}

#[test]
fn cards_of_all_rows_stand_side_by_side() {
    let text = "<!-- met gegevens: bomen -->\n## Hoeveel?\n\n<!-- met gegevens: bomen -->\n```kerncijfers\n[[cards]]\nfigure = \"bomen[boom, 2023]\"\n\
        label = \"in het park\"\nchange = \"Alle: `= bomen[Totaal, 2023]`\"\n```";
    let site = project(text).build();
    let compare = String::from_utf8_lossy(&site["2023/soorten/vergelijken/index.html"]).into_owned();
    let shown = words(&compare);
    assert!(shown.contains("Zomereik") && shown.contains("in het park") && shown.contains("Alle: 120 bomen"), "{shown}");
    assert!(
        compare
            .contains("<td class=\"number\" data-column=\"eik\"><a class=\"compared\" href=\"../eik/index.html#cijfer-bomen-eik-2023\">"),
        "{compare}"
    );
    assert!(compare.contains("data-column=\"den\"><span class=\"side-none\""), "what a page does not have");
    assert!(page(&site, "eik").contains("href=\"../vergelijken/index.html?a=eik\""));
    // Without cards there is nothing to compare.
    assert!(!project(DATA).build().contains_key("2023/soorten/vergelijken/index.html"));
}

#[test]
fn the_next_edition_moves_the_years_that_only_some_pages_show() {
    let project = project(DATA);
    let run = project.run(&["next", "2024"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = project.read("content/2024/03-soort.md");
    assert!(text.contains("`= bomen[boom, 2024]`") && text.contains("rang(bomen[*, 2024], boom)"), "{text}");
    assert!(text.contains("for_each = \"soorten\"") && text.contains("<!-- zonder gegevens: bomen -->"), "{text}");
    assert_eq!(project.read("data/2024/soorten.csv"), ROWS);
}
