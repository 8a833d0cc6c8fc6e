//! What others printed is held against the data at every build, and counted; editions are held against each other.

use super::project::{Project, codes};

const CLAIMS: &str = r#"[sources.verslag]
title = "Verslag van het park"

[[claims]]
id = "bomen"
source = "verslag"
place = "Paragraaf 1"
says = "In 2023 stonden er 120 bomen."
formula = "bomen[Totaal, 2023]"
printed = "120 bomen"

[[claims]]
id = "groei"
source = "verslag"
place = "Paragraaf 1"
says = "Dat is ruim 15 procent meer dan in 2022."
formula = "groei(bomen[Totaal, 2022..2023])"
printed = "ruim 15 procent"
differs = "20,0 procent"
note = "De groei is een stuk groter."
"#;

fn project(claims: &str) -> Project {
    let project = Project::small();
    project.write("content/2023/claims.toml", claims);
    project
}

#[test]
fn the_build_says_how_many_claims_agree() {
    let project = project(CLAIMS);
    let (code, report) = project.check();
    assert_eq!(code, 0, "{report:#}");
    let expected = serde_json::json!([{
        "edition": "2023", "checked": 2, "agree": 1, "differ": 1, "page": "2023/verschillen/index.html",
    }]);
    assert_eq!(report["claims"], expected);
    let said = |arguments: &[&str]| project.run(arguments).stderr;
    let dutch = said(&["build"]);
    assert!(
        dutch.contains("1 van de 2 beweringen uit gedrukte teksten klopt met de data; 1 verschil staat op 2023/verschillen/index.html."),
        "{dutch}"
    );
    assert!(said(&["check", "--lang", "en"]).contains("1 of 2 claims of printed texts agrees with the data; 1 difference is on"));
    assert_eq!(said(&["check", "--quiet"]), "");
    let page = String::from_utf8(project.site()["2023/verschillen/index.html"].clone()).expect("text");
    assert!(page.contains("De groei is een stuk groter.") && page.contains("id=\"verschil-groei\""));
    let front = String::from_utf8(project.site()["2023/index.html"].clone()).expect("text");
    assert!(front.contains("href=\"verschillen/index.html\""));
}

#[test]
fn an_edition_without_claims_has_no_such_page() {
    let project = Project::small();
    let site = project.build();
    assert!(!site.keys().any(|path| path.contains("verschillen")));
    assert_eq!(project.check().1["claims"], serde_json::json!([]));
}

#[test]
fn a_changed_cell_stops_the_build_at_the_claim() {
    let project = project(CLAIMS);
    project.replace("data/2023/bomen.csv", "berk,2023,45\nTotaal,2023,120\n", "berk,2023,46\nTotaal,2023,121\n");
    project.replace("content/2023/01-bomen.md", "120 bomen = ", "= ");
    let (code, report) = project.check();
    assert_eq!((code, codes(&report)), (1, vec!["C001", "C002"]), "{report:#}");
}

/// Every way in which a claim can go wrong by itself, on the same data.
#[test]
fn a_claim_is_read_strictly() {
    let wrong = |old: &str, new: &str| {
        assert!(CLAIMS.contains(old), "{old}");
        let (_, report) = project(&CLAIMS.replace(old, new)).check();
        codes(&report).iter().map(|code| (*code).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(wrong("printed = \"120 bomen\"", "printed = \"120\u{a0}bomen\""), [""; 0]);
    assert_eq!(wrong("printed = \"120 bomen\"", "printed = \"120 boom\""), ["C001"]);
    // A slip in the sentence, where what was printed is right.
    assert_eq!(wrong("In 2023 stonden er 120 bomen", "In 2023 stonden er 102 bomen"), ["C004"]);
    assert_eq!(wrong("20,0 procent\"", "20 procent\""), ["C002"]);
    assert_eq!(wrong("ruim 15 procent", "ruim 19 procent"), ["C003"]);
    assert_eq!(wrong("ruim 15 procent", "ruim 15 procentpunt"), ["C005"]);
    assert_eq!(wrong("In 2023 stonden", "In 2023 en 7 keer stonden"), ["C006"]);
    assert_eq!(wrong("note = \"De groei is een stuk groter.\"\n", ""), ["S004"]);
    assert_eq!(wrong("id = \"groei\"", "id = \"bomen\""), ["S020"]);
    assert_eq!(wrong("[Totaal, 2023]", "[Totaal, 2032]"), ["F002"]);
}

#[test]
fn the_address_of_the_page_is_taken() {
    let project = project(CLAIMS);
    project.replace("content/2023/01-bomen.md", "id = \"bomen\"", "id = \"verschillen\"");
    assert_eq!(codes(&project.check().1), ["S017"]);
}
