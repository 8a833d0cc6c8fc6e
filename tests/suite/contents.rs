//! Ways to a page: every page of an edition is on its list of all pages, every page leads to that list, and help stands in one place.

use std::collections::BTreeSet;

use super::project::Project;

fn links(page: &str) -> Vec<&str> {
    page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn footer(page: &str) -> &str {
    page.split_once("<footer").unwrap_or_else(|| panic!("no footer in {page}")).1
}

#[test]
fn the_list_of_all_pages_holds_every_page_of_each_edition() {
    let site = Project::own("alles").build();
    let mut editions = 0;
    for year in ["2020", "2023", "2024", "2025"] {
        let list = String::from_utf8_lossy(&site[&format!("{year}/inhoud/index.html")]).into_owned();
        let linked: BTreeSet<String> =
            links(&list).into_iter().filter_map(|href| Some(format!("{year}/{}", href.strip_prefix("../")?))).collect();
        let own = format!("{year}/inhoud/index.html");
        let pages: Vec<&String> = site.keys().filter(|path| path.starts_with(&format!("{year}/")) && path.ends_with(".html")).collect();
        // The figures of a page from data stand on a page of their own, which the register leads to.
        let register = String::from_utf8_lossy(&site[&format!("{year}/cijfers/index.html")]).into_owned();
        let parts: BTreeSet<String> = links(&register).into_iter().map(|href| format!("{year}/cijfers/{href}")).collect();
        for path in pages.into_iter().filter(|path| **path != own && !parts.contains(*path)) {
            assert!(linked.contains(path), "{path} is not on the list of {year}");
            editions += 1;
        }
    }
    assert!(editions > 100, "{editions} pages");
}

/// The headings of a chapter stand below it, with their figures filled in.
#[test]
fn the_list_holds_the_headings_of_each_page() {
    let project = Project::small();
    let text = project.read("content/2023/01-bomen.md");
    project.write("content/2023/01-bomen.md", text + "\n## Er zijn `= bomen[eik, 2023]` <\n\n### Dieper\n\nTekst.\n");
    let site = project.build();
    let list = String::from_utf8_lossy(&site["2023/inhoud/index.html"]).into_owned();
    assert!(list.contains(">Er zijn 75\u{a0}bomen &lt;</a>"), "{list}");
    assert!(!list.contains("Dieper"));
}

#[test]
fn help_and_all_pages_stand_in_one_place_on_every_page() {
    let project = Project::small();
    project.replace("site.toml", "https://proef.example.nl/contact", "vragen@proef.example.nl");
    let mut places = BTreeSet::new();
    for (path, bytes) in project.build().iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes).into_owned();
        let order: Vec<&str> =
            links(footer(&page)).into_iter().map(|href| href.trim_start_matches("../").split('#').next().unwrap_or_default()).collect();
        // The way back to the top, a link within the page, stands before all.
        let first = order.iter().find(|href| !href.is_empty());
        assert_eq!(first, Some(&"mailto:vragen@proef.example.nl"), "{path}: {order:?}");
        if path.starts_with("2023/") {
            let last = |href: &str| order.iter().position(|found| found.ends_with(href));
            assert!(last("inhoud/index.html").is_some() || path == "2023/inhoud/index.html", "{path}: {order:?}");
            places.insert(order.len());
        }
    }
    assert_eq!(places.len(), 1, "the footers differ: {places:?}");
}

/// A contact that nobody can use is told of.
#[test]
fn a_contact_is_a_mail_address_or_a_page() {
    let project = Project::small();
    project.replace("site.toml", "https://proef.example.nl/contact", "https://www.proef.example.nl/contact/");
    let page = String::from_utf8_lossy(&project.build()["2023/index.html"]).into_owned();
    assert!(page.contains("Vragen: <a href=\"https://www.proef.example.nl/contact/\">www.proef.example.nl/contact</a>"), "{page}");
}
