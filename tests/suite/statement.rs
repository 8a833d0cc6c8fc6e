//! The accessibility statement: every page leads to it, it is printed as it was declared, and a site can do without only by a warning.

use super::project::{Project, STATEMENT, codes};

const ADDRESS: &str = "href=\"https://proef.example.nl/toegankelijkheid/\"";

#[test]
fn every_page_leads_to_the_statement() {
    let site = Project::small().build();
    let mut pages = 0;
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let link = match path.as_str() {
            "index.html" => "href=\"toegankelijkheid/index.html\"",
            "404.html" => "href=\"/toegankelijkheid/\"",
            "toegankelijkheid/index.html" => "href=\"index.html\"",
            "data/index.html" | "edities/index.html" => "href=\"../toegankelijkheid/index.html\"",
            "data/en/index.html" => "href=\"../../toegankelijkheid/index.html\" hreflang=\"nl\"",
            _ => ADDRESS,
        };
        let name = if path == "data/en/index.html" { "Accessibility statement (in Dutch)" } else { "Toegankelijkheidsverklaring" };
        let page = String::from_utf8_lossy(bytes);
        assert!(page.contains(&format!("{link}>{name}</a>")), "{path}");
        pages += 1;
    }
    assert!(pages > 6, "{pages} pages");
}

#[test]
fn without_a_statement_the_site_is_built_with_a_warning_and_no_link() {
    let project = Project::small();
    project.remove(STATEMENT.0);
    let (code, report) = project.check();
    assert_eq!((code, codes(&report)), (0, vec!["A001"]), "{report:#}");
    assert_eq!(report["diagnostics"][0]["place"]["file"], STATEMENT.0, "{report:#}");
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let site = project.site();
    assert!(!site.contains_key("toegankelijkheid/index.html"));
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!String::from_utf8_lossy(bytes).contains("toegankelijkheid"), "{path}");
    }
}

/// What the status claims, the program never makes better: nothing on the page but the declared letter is called the status of the site.
#[test]
fn the_declared_status_is_what_is_printed() {
    let project = Project::small();
    let page = |project: &Project| String::from_utf8_lossy(&project.build()["toegankelijkheid/index.html"]).into_owned();
    let own = |page: &str| page.matches("(de status van deze site)").count();
    let declared = page(&project);
    assert!(declared.contains("<dt>D: voldoet niet (de status van deze site)</dt>"), "{declared}");
    assert!(declared.contains("nog niet ondertekend") && !declared.contains("goedgekeurd en ondertekend"), "{declared}");
    assert_eq!(own(&declared), 1);
    project.replace(STATEMENT.0, "status = \"D\"", "status = \"C\"");
    assert_eq!(codes(&project.check().1), ["A005", "A009"]);
    project.replace(STATEMENT.0, "email = \"", "answer_days = 7\nemail = \"");
    let more = "\n[approval]\nrole = \"Directeur\"\ndate = 2026-01-10\n\n[planned_audit]\nby = \"Keur\"\ndate = 2026-07-10\n";
    project.write(STATEMENT.0, project.read(STATEMENT.0) + more);
    let declared = page(&project);
    assert!(declared.contains("<dt>C: eerste maatregelen genomen (de status van deze site)</dt>"), "{declared}");
    assert!(
        declared.contains("<time datetime=\"2026-07-10\">10 juli 2026</time>") && !declared.contains("nog niet ondertekend"),
        "{declared}"
    );
    assert_eq!(own(&declared), 1);
}

/// The parts that the audit of accessibility looks for, on the page of this repository.
#[test]
fn the_own_statement_is_honest_about_what_is_not_known() {
    let site = Project::own("eigen").build();
    let page = String::from_utf8_lossy(&site["toegankelijkheid/index.html"]).into_owned();
    for words in [
        "Besluit digitale toegankelijkheid overheid",
        "D: voldoet niet",
        "nog niet ondertekend",
        "Automatische controle",
        "Nationale ombudsman",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let json: serde_json::Value = serde_json::from_slice(&site["toegankelijkheid/statement.json"]).expect("JSON");
    assert_eq!(
        (&json["status"]["letter"], &json["approval"], &json["planned_audit"]),
        (&"D".into(), &serde_json::Value::Null, &serde_json::Value::Null)
    );
    assert_eq!(json["evidence"].as_array().map(Vec::len), Some(1));
}
