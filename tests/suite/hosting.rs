//! The rules for hosts, `security.txt` and the index of sitemaps. That servers take the rules is tried by `tests/audit/hosting`.

use std::fs;

use super::bags::{archivable, archive};
use super::project::{Project, codes, tree};

const SECURITY: &str = "\n[security]\ncontact = \"lek@voorbeeld.nl\"\nexpires = 2099-12-31\npolicy = \"https://voorbeeld.nl/lekken\"\n";

#[test]
fn the_rules_know_redirects_and_versions_and_stay_out_of_the_site() {
    let project = archivable("een map é");
    archive(&project);
    project.write("redirects.toml", "[[redirect]]\nfrom = \"2023/oud/\"\nto = \"2023/bomen/\"\n");
    let run = project.run(&["hosting", "--out", "regels"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("LEESMIJ.txt") || run.stdout.contains("LEESMIJ.txt"), "{} {}", run.stdout, run.stderr);
    let files = tree(&project.path("regels"));
    let text = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    assert!(text("nginx/kerncijfer.conf").contains("location ^~ /2023/v1/ {"));
    assert!(text("apache/.htaccess").contains("\"^/2023/oud/?$\" \"/2023/bomen/\""));
    assert!(text("netlify/_redirects").contains("/2023/oud /2023/bomen/ 301!\n"));
    assert!(text("netlify/_headers").contains("/2023/v1/*\n  cache-control: public, max-age=31536000, immutable\n"));
    assert!(!project.path("public").exists());
    // Twice gives the same, and what someone else put there is not taken away.
    assert_eq!(project.run(&["hosting", "--out", "regels"]).code, 0);
    assert_eq!(tree(&project.path("regels")), files);
    fs::create_dir(project.path("van-iemand")).expect("a folder");
    project.write("van-iemand/brief.txt", "Bewaar dit.");
    assert_eq!(project.run(&["hosting", "--out", "van-iemand"]).code, 2);
    assert_eq!(project.read("van-iemand/brief.txt"), "Bewaar dit.");
}

#[test]
fn a_redirect_that_leads_nowhere_gives_no_rules() {
    let project = Project::small();
    project.write("redirects.toml", "[[redirect]]\nfrom = \"2023/oud/\"\nto = \"2023/niets/\"\n");
    let report = project.run(&["hosting", "--json"]);
    assert!(report.code == 1 && report.stdout.contains("\"E004\""), "{}", report.stdout);
    let run = project.run(&["hosting"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("redirects.toml:3"), "{}", run.stderr);
    assert!(!project.path("hosting").exists());
}

#[test]
fn security_txt_stands_at_the_root_of_a_host() {
    let project = Project::small();
    assert!(!project.build().contains_key(".well-known/security.txt"));
    project.write("site.toml", format!("{}{SECURITY}", project.read("site.toml")));
    let site = project.build();
    let text = String::from_utf8_lossy(&site[".well-known/security.txt"]).into_owned();
    for line in [
        "Contact: mailto:lek@voorbeeld.nl\n",
        "Expires: 2099-12-31T23:59:59Z\n",
        "/.well-known/security.txt\n",
        "Policy: https://voorbeeld.nl/lekken\n",
    ] {
        assert!(text.contains(line), "{text}");
    }
    // What ended is told, and the site is made all the same: its bytes do not depend on the day.
    project.replace("site.toml", "2099-12-31", "2020-01-01");
    let run = project.run(&["build"]);
    assert!(run.code == 0 && run.stderr.contains("security.txt"), "{}", run.stderr);
    project.replace("site.toml", "expires = 2020-01-01\n", "");
    assert_eq!(codes(&project.check().1), ["S004"]);
}

#[test]
fn the_index_of_sitemaps_leads_to_every_page_once() {
    let site = Project::small().build();
    let text = |path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    let places = |text: &str| -> Vec<String> {
        text.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap_or_default().to_owned()).collect()
    };
    let index = text("sitemap.xml");
    let base = text("robots.txt").split("Sitemap: ").nth(1).expect("a sitemap").trim().trim_end_matches("sitemap.xml").to_owned();
    assert!(index.contains("<sitemapindex") && index.contains("<lastmod>"), "{index}");
    let mut listed: Vec<String> = places(&index).iter().flat_map(|map| places(&text(map.trim_start_matches(&base)))).collect();
    listed.sort();
    let mut pages: Vec<String> = site.keys().filter_map(|path| Some(format!("{base}{}", path.strip_suffix("index.html")?))).collect();
    pages.sort();
    assert_eq!(listed, pages);
}
