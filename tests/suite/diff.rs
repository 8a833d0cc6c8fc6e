//! `diff`: each kind of change once, in both directions; years, folders and bags; what cannot be compared.

use serde_json::{Value, json};

use super::bags::{put, unzip};
use super::project::{Project, Run, repository};

/// The small project with a second chapter, a second dataset, a term, a named figure and a claim.
fn project() -> Project {
    let project = Project::small();
    for (path, text) in MORE {
        project.write(path, text);
    }
    project
}

const MORE: [(&str, &str); 6] = [
    (
        "content/2023/02-beheer.md",
        "+++\ntitle = \"Beheer\"\nid = \"beheer\"\n+++\n\nEr komen `= bomen-erbij` bij. Een boswachter let op de eik.\n\n## Wie doet wat?\n\nEr zijn `= boswachters[Noord]` aan het werk.\n",
    ),
    ("data/2023/figures.toml", "[bomen-erbij]\nvalue = \"bomen[Totaal, 2023] - bomen[Totaal, 2022]\"\n"),
    ("data/2023/boswachters.csv", "park,boswachters\nNoord,12\nZuid,14\n"),
    (
        "data/2023/boswachters.toml",
        r#"title = "Boswachters"
description = "Wie er werken."
source = "Bureau Proef"
period = "2023"

[[dimensions]]
name = "park"
label = "Park"

[[measures]]
name = "boswachters"
label = "Boswachters"
unit = { kind = "count", one = "boswachter", many = "boswachters" }
decimals = 0
additive = true
people = false
"#,
    ),
    (
        "content/2023/terms.toml",
        "[[terms]]\nid = \"boswachter\"\nname = \"boswachter\"\nexplanation = \"Iemand die op het bos let.\"\n\n[[terms]]\nid = \"eik\"\nname = \"eik\"\nexplanation = \"Een soort boom.\"\n",
    ),
    (
        "content/2023/claims.toml",
        "[sources.verslag]\ntitle = \"Verslag 2023\"\n\n[[claims]]\nid = \"bomen-2023\"\nsource = \"verslag\"\nplace = \"Bladzijde 1\"\nsays = \"Er waren 120 bomen.\"\nformula = \"bomen[Totaal, 2023]\"\nprinted = \"120 bomen\"\n",
    ),
];

fn diff(old: &Project, new: &Project, more: &[&str]) -> Run {
    let new = new.path(".").to_string_lossy().into_owned();
    old.run(&[&["diff", ".", &new], more].concat())
}

/// The differences for programs, from one project to the other and back.
fn both_ways(old: &Project, new: &Project) -> [Value; 2] {
    [(old, new), (new, old)].map(|(old, new)| {
        let run = diff(old, new, &["--json"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{} {}", old.run(&["check"]).stderr, new.run(&["check"]).stderr);
        serde_json::from_str(&run.stdout).expect("JSON")
    })
}

/// The lists of a report that hold something.
fn told(report: &Value) -> Vec<&str> {
    const LISTS: [&str; 8] = ["edition", "chapters", "figures", "datasets", "named_figures", "terms", "claims", "addresses_gone"];
    LISTS.into_iter().filter(|list| !report[*list].as_array().expect(list).is_empty()).collect()
}

#[test]
fn what_is_equal_gives_nothing() {
    let (old, new) = (project(), project());
    let [report, _] = both_ways(&old, &new);
    assert_eq!((told(&report), &report["same"]), (vec![], &json!(true)));
    let run = diff(&old, &new, &["--check"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.ends_with("Er zijn geen verschillen.\n"), "{}", run.stdout);
    let english = diff(&old, &new, &["--lang", "en"]);
    assert!(english.stdout.ends_with("There are no differences.\n"), "{}", english.stdout);
    let quiet = diff(&old, &new, &["--quiet"]);
    assert_eq!((quiet.code, quiet.stdout.as_str()), (0, ""));
}

#[test]
fn cells_are_compared_by_their_keys() {
    let (old, new) = (project(), project());
    // A value, a status, one that is new, one that is gone, how precisely one is told; the order of rows and columns is nothing.
    new.write("data/2023/boswachters.csv", "boswachters,park,boswachters_status\n13,Oost,\n12.0,Noord,provisional\n");
    old.write("data/2023/boswachters.csv", "park,boswachters\nNoord,12\nZuid,14\nWest,11\n");
    new.write("data/2023/boswachters.csv", "boswachters,park,boswachters_status\n13,Oost,\n12,Noord,provisional\n10.6,West,\n");
    new.replace("content/2023/02-beheer.md", "= boswachters[Noord]", "= boswachters[Noord] (zonder eenheid)");
    old.replace("content/2023/02-beheer.md", "= boswachters[Noord]", "= boswachters[Noord] (zonder eenheid)");
    let [report, back] = both_ways(&old, &new);
    assert_eq!(told(&report), ["chapters", "figures", "datasets"]);
    let dataset = &report["datasets"][0];
    assert_eq!((&dataset["id"], &dataset["compared"], &dataset["facts"]), (&json!("boswachters"), &json!(2), &json!([])));
    let noord = json!({
        "cell": "boswachters[Noord]", "key": { "park": "Noord" }, "measure": "boswachters", "unit": "boswachters", "differs": ["status"],
        "old": { "value": "12", "status": "normal" }, "new": { "value": "12", "status": "provisional" }, "reason": null,
    });
    let west = json!({
        "cell": "boswachters[West]", "key": { "park": "West" }, "measure": "boswachters", "unit": "boswachters", "differs": ["precision"],
        "old": { "value": "11", "status": "normal" }, "new": { "value": "10.6", "status": "normal" }, "reason": null,
    });
    assert_eq!(dataset["changed"], json!([noord, west]));
    let cells = |report: &Value, list: &str| {
        report["datasets"][0][list].as_array().expect("cells").iter().map(|cell| cell["cell"].clone()).collect::<Vec<_>>()
    };
    assert_eq!((cells(&report, "added"), cells(&report, "gone")), (vec![json!("boswachters[Oost]")], vec![json!("boswachters[Zuid]")]));
    assert_eq!((cells(&back, "added"), cells(&back, "gone")), (vec![json!("boswachters[Zuid]")], vec![json!("boswachters[Oost]")]));
    let values = |report: &Value| {
        let changed = report["datasets"][0]["changed"].as_array().expect("cells").clone();
        changed.iter().map(|cell| [cell["old"].clone(), cell["new"].clone()]).collect::<Vec<_>>()
    };
    let mut turned = values(&back);
    turned.iter_mut().for_each(|two| two.reverse());
    turned.sort_by_key(|two| two[0]["value"].to_string());
    let mut forwards = values(&report);
    forwards.sort_by_key(|two| two[0]["value"].to_string());
    assert_eq!(turned, forwards);
    // The figure that the cell gives has the status too.
    assert_eq!(report["figures"][0]["differs"], json!(["shown", "status"]));
}

#[test]
fn a_figure_is_told_with_both_texts_and_the_words_around_it_stay_out() {
    let (old, new) = (project(), project());
    new.write(
        "data/2023/bomen.csv",
        "soort,jaar,bomen\neik,2022,60\nberk,2022,40\nTotaal,2022,100\neik,2023,80\nberk,2023,45\nTotaal,2023,125\n",
    );
    // The pin in the chapter still says 120, and the claim too: what is wrong is no reason to be silent.
    let run = diff(&old, &new, &["--json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    new.replace("content/2023/claims.toml", "printed = \"120 bomen\"", "printed = \"125 bomen\"");
    new.replace("content/2023/claims.toml", "Er waren 120", "Er waren 125");
    let [report, back] = both_ways(&old, &new);
    assert_eq!(told(&report), ["chapters", "figures", "datasets", "claims"]);
    let figure = &report["figures"][0];
    assert_eq!(
        (&figure["id"], &figure["change"], &figure["follows"]),
        (&json!("bomen.bomen-totaal-2023"), &json!("changed"), &json!(false))
    );
    assert_eq!(figure["differs"], json!(["shown", "value"]));
    assert_eq!((&figure["old"]["shown"], &figure["new"]["shown"]), (&json!("120\u{a0}bomen"), &json!("125\u{a0}bomen")));
    assert_eq!(figure["old"]["sentence"], "Er staan 120\u{a0}bomen in het park.");
    assert_eq!(figure["new"]["sentence"], "Er staan 125\u{a0}bomen in het park.");
    let (there, here) = (back["figures"][0]["new"].clone(), figure["old"].clone());
    assert_eq!(there, here);
    // Three sentences have another figure and the same words.
    let chapters = report["chapters"].as_array().expect("chapters");
    assert!(chapters.iter().all(|chapter| chapter["changed_sentences"] == json!([])), "{chapters:?}");
    let others: u64 = chapters.iter().map(|chapter| chapter["other_figures"].as_u64().expect("a number")).sum();
    assert_eq!(others, 3);
    let text = diff(&old, &new, &[]).stdout;
    let expected = "  bomen.bomen-totaal-2023  120\u{a0}bomen → 125\u{a0}bomen\n    - Er staan 120\u{a0}bomen in het park.\n    + Er staan 125\u{a0}bomen in het park.\n";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("    bomen[eik, 2023]: 75 bomen → 80 bomen  (+5)\n"), "{text}");
}

#[test]
fn chapters_and_their_sentences() {
    let (old, new) = (project(), project());
    new.remove("content/2023/02-beheer.md");
    new.write("content/2023/03-water.md", "+++\ntitle = \"Water\"\nid = \"water\"\n+++\n\nEr is ook water. Het is nat.\n");
    new.replace("content/2023/01-bomen.md", "title = \"Bomen\"\n", "title = \"De bomen\"\n");
    new.replace("content/2023/01-bomen.md", "in het park. Dat", "in het grote park. De eik is oud. Dat");
    new.replace("content/2023/01-bomen.md", "columns = \"jaar\"\n", "columns = \"jaar\"\ntop = 2\n");
    let [report, back] = both_ways(&old, &new);
    assert_eq!(told(&report), ["chapters", "figures", "addresses_gone"]);
    let chapters = report["chapters"].as_array().expect("chapters");
    let brief = |chapters: &[Value]| chapters.iter().map(|chapter| format!("{} {}", chapter["id"], chapter["change"])).collect::<Vec<_>>();
    assert_eq!(brief(chapters), ["\"bomen\" \"changed\"", "\"water\" \"added\"", "\"beheer\" \"gone\""]);
    assert_eq!(
        brief(back["chapters"].as_array().expect("chapters")),
        ["\"bomen\" \"changed\"", "\"beheer\" \"added\"", "\"water\" \"gone\""]
    );
    assert_eq!(chapters[1]["sentences"], 2);
    let bomen = &chapters[0];
    assert_eq!(bomen["facts"], json!([{ "fact": "title", "old": ["Bomen"], "new": ["De bomen"] }]));
    let sentences = json!([
        {
            "change": "changed", "kind": "paragraph", "old": "Er staan 120\u{a0}bomen in het park.", "new": "Er staan 120\u{a0}bomen in het grote park.",
        },
        { "change": "added", "kind": "paragraph", "old": null, "new": "De eik is oud." },
    ]);
    assert_eq!(bomen["changed_sentences"], sentences);
    let block =
        json!([{ "id": "tabel-bomen", "change": "changed", "title": "", "facts": [{ "fact": "lines", "old": [], "new": ["top = 2"] }] }]);
    assert_eq!(bomen["blocks"], block);
    // A figure goes with its chapter; the one in the changed sentence stays as it was.
    let figures: Vec<&Value> = report["figures"].as_array().expect("figures").iter().map(|figure| &figure["change"]).collect();
    assert_eq!(figures, [&json!("gone"), &json!("gone")]);
    assert_eq!(report["addresses_gone"], json!([{ "path": "/2023/beheer/", "kind": "page", "leads_to": null, "reason": null }]));
    assert_eq!(back["addresses_gone"][0]["path"], "/2023/water/");
    // A redirect is told beside the address.
    new.write("redirects.toml", "[[redirect]]\nfrom = \"2023/beheer/\"\nto = \"2023/water/\"\n");
    let run = diff(&old, &new, &["--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["addresses_gone"][0]["leads_to"], "/2023/water/");
    assert!(diff(&old, &new, &[]).stdout.contains("  /2023/beheer/  (pagina) → /2023/water/\n"));
    assert!(diff(&new, &old, &[]).stdout.contains("  /2023/water/  (pagina): nog niets over in redirects.toml\n"));
}

#[test]
fn datasets_and_what_their_schemas_tell() {
    let (old, new) = (project(), project());
    new.replace("data/2023/bomen.toml", "title = \"Bomen in het park\"", "title = \"Bomen in alle parken\"");
    new.replace("data/2023/bomen.toml", "decimals = 0", "decimals = 1");
    // Another unit makes other cells of them.
    new.replace("data/2023/boswachters.toml", "many = \"boswachters\"", "many = \"jachtopzieners\"");
    new.write("data/2023/gras.csv", "jaar,gras\n2023,5\n");
    new.write("data/2023/gras.toml", "title = \"Gras\"\ndescription = \"Gras.\"\nsource = \"Bureau Proef\"\n\n[[dimensions]]\nname = \"jaar\"\nlabel = \"Jaar\"\ntype = \"year\"\n\n[[measures]]\nname = \"gras\"\nlabel = \"Gras\"\nunit = { kind = \"count\", one = \"spriet\", many = \"sprieten\" }\ndecimals = 0\nadditive = true\n");
    let [report, back] = both_ways(&old, &new);
    let of = |report: &Value, id: &str| {
        report["datasets"].as_array().expect("datasets").iter().find(|dataset| dataset["id"] == id).expect(id).clone()
    };
    let bomen = of(&report, "bomen");
    let facts = json!([
        { "fact": "title", "old": ["Bomen in het park"], "new": ["Bomen in alle parken"] },
        { "fact": "measures.bomen.decimals", "old": ["0"], "new": ["1"] },
    ]);
    assert_eq!((&bomen["facts"], &bomen["compared"], &bomen["changed"]), (&facts, &json!(6), &json!([])));
    let boswachters = of(&report, "boswachters");
    assert_eq!(boswachters["facts"], json!([{ "fact": "measures.boswachters.unit", "old": ["boswachters"], "new": ["jachtopzieners"] }]));
    assert_eq!(boswachters["not_compared"], json!([{ "measure": "boswachters", "differs": "unit", "old": 2, "new": 2 }]));
    assert_eq!(boswachters["compared"], 0);
    assert_eq!(
        (&of(&report, "gras")["change"], &of(&back, "gras")["change"], &of(&report, "gras")["size"]),
        (&json!("added"), &json!("gone"), &json!(1))
    );
    let gone: Vec<&Value> = back["addresses_gone"].as_array().expect("addresses").iter().map(|address| &address["path"]).collect();
    let files = ["", "gras.csv", "gras.csv-metadata.json", "gras.json", "gras.ods"].map(|file| json!(format!("/2023/data/gras/{file}")));
    assert_eq!(gone, files.iter().collect::<Vec<_>>());
    assert_eq!(report["addresses_gone"], json!([]));
}

#[test]
fn terms_named_figures_claims_settings_and_headings() {
    let (old, new) = (project(), project());
    new.replace("content/2023/terms.toml", "Een soort boom.", "Een soort loofboom.");
    new.replace("content/2023/terms.toml", "id = \"boswachter\"\nname = \"boswachter\"", "id = \"wachter\"\nname = \"boswachter\"");
    new.replace("data/2023/figures.toml", "value = ", "note = \"Zonder het nieuwe park.\"\nvalue = ");
    new.replace("content/2023/claims.toml", "Bladzijde 1", "Bladzijde 2");
    new.replace("content/2023/edition.toml", "title = \"Proef 2023\"\n", "title = \"Proef 2023\"\nversion = 2\n");
    new.replace("content/2023/02-beheer.md", "## Wie doet wat?", "## Wie werkt er?");
    let [report, back] = both_ways(&old, &new);
    assert_eq!(told(&report), ["edition", "chapters", "named_figures", "terms", "claims", "addresses_gone"]);
    assert_eq!(report["edition"], json!([{ "fact": "version", "old": ["1"], "new": ["2"] }]));
    assert_eq!((&report["old"]["version"], &report["new"]["version"]), (&json!(1), &json!(2)));
    let changes = |report: &Value, list: &str| {
        report[list].as_array().expect(list).iter().map(|item| format!("{} {}", item["id"], item["change"])).collect::<Vec<_>>()
    };
    assert_eq!(changes(&report, "terms"), ["\"wachter\" \"added\"", "\"eik\" \"changed\"", "\"boswachter\" \"gone\""]);
    assert_eq!(changes(&back, "terms"), ["\"boswachter\" \"added\"", "\"eik\" \"changed\"", "\"wachter\" \"gone\""]);
    assert_eq!(report["terms"][1]["facts"], json!([{ "fact": "explanation", "old": ["Een soort boom."], "new": ["Een soort loofboom."] }]));
    assert_eq!(report["named_figures"][0]["facts"], json!([{ "fact": "note", "old": [], "new": ["Zonder het nieuwe park."] }]));
    assert_eq!(report["claims"][0]["facts"], json!([{ "fact": "place", "old": ["Bladzijde 1"], "new": ["Bladzijde 2"] }]));
    assert_eq!(
        report["addresses_gone"],
        json!([{ "path": "/2023/beheer/#wie-doet-wat", "kind": "heading", "leads_to": null, "reason": null }])
    );
}

#[test]
fn a_check_gives_its_exit_code_and_a_mistake_too() {
    let (old, new) = (project(), project());
    new.replace("content/2023/02-beheer.md", "Een boswachter let", "De boswachter let");
    assert_eq!(diff(&old, &new, &[]).code, 0);
    assert_eq!(diff(&old, &new, &["--check", "--quiet"]).code, 1);
    // A pin that the data no longer give is what one wants to see compared.
    new.replace("content/2023/01-bomen.md", "`120 bomen = ", "`121 bomen = ");
    let run = diff(&old, &new, &[]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    // Anything else may hide a part.
    new.replace("content/2023/01-bomen.md", "= verschil(bomen[Totaal, 2022..2023])", "= verschil(bomen[Totaal, 2021..2023])");
    let run = diff(&old, &new, &[]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("1 fout") && run.stderr.contains("kerncijfer check"), "{}", run.stderr);
    assert!(run.stdout.contains("CIJFERS DIE WEG ZIJN\n\n  bomen.verschil-bomen-totaal-2022-2023"), "{}", run.stdout);
}

#[test]
fn what_is_nothing_is_refused() {
    let project = project();
    project.write("los.zip", "PK\u{3}\u{4}");
    for (operands, words) in [
        (["2023", "2031"], "geen editie `2031`; er zijn: 2023"),
        (["2023-v1", "2023"], "archive/2023-v1.zip"),
        (["2023", "2023-v9"], "archive/2023-v9.zip"),
        (["nergens", "2023"], "`nergens`"),
        (["2023", "content"], "`content`"),
        (["2023", "los.zip"], "los.zip"),
    ] {
        let run = project.run(&["diff", operands[0], operands[1], "--lang", "nl"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{operands:?}");
        assert!(run.stderr.contains(words), "{operands:?}: {}", run.stderr);
    }
    project.write("site.toml", "title =");
    let run = project.run(&["diff", "2023", "2023"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("S001") && run.stderr.contains("site.toml"), "{}", run.stderr);
    assert_eq!(project.run(&["diff", "2023"]).code, 2);
}

/// The project that the first bag was made of, with that bag in its archive.
fn archived() -> Project {
    let project = Project::empty("archived");
    project.remove("themes");
    let bags = repository().join("tests/bags");
    let files = unzip(&std::fs::read(bags.join("2023-v1.zip")).expect("the bag"));
    let of_sources = |(path, bytes): (&String, &Vec<u8>)| Some((path.strip_prefix("2023-v1/data/sources/")?.to_owned(), bytes.clone()));
    put(&project.path("."), &files.iter().filter_map(of_sources).collect());
    put(&project.path("unpacked"), &files);
    for name in ["2023-v1.zip", "editions.toml"] {
        project.write(&format!("archive/{name}"), std::fs::read(bags.join(name)).expect("a file of the archive"));
    }
    project
}

#[test]
fn a_version_and_a_bag_are_sides_too() {
    let project = archived();
    let same = |old: &str, new: &str| {
        let run = project.run(&["diff", old, new, "--json", "--check"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{old} {new}: {}", run.stdout);
        let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!((&report["same"], &report["old"]["edition"]), (&json!(true), &json!("2023")));
    };
    for side in ["2023-v1", "archive/2023-v1.zip", "unpacked/2023-v1", "."] {
        same(side, "2023");
        same("2023", side);
    }
    // The working tree goes on; what was archived stays.
    project.replace("content/2023/index.md", "Lees over", "Lees meer over");
    project.replace("content/2023/edition.toml", "period", "version = 2\nperiod");
    let edition = project.read("content/2023/edition.toml");
    project.write("content/2023/edition.toml", format!("{edition}{CORRECTION}"));
    let run = project.run(&["diff", "2023-v1", "2023"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let head = "van  2023-v1 (Proef 2023, versie 1)\nnaar 2023 (Proef 2023, versie 2)\n\n  instellingen          2 veranderd\n  hoofdstukken          1 veranderd\n";
    assert!(run.stdout.starts_with(head), "{}", run.stdout);
    assert!(run.stdout.contains("    - Lees over de bomen.\n    + Lees meer over de bomen.\n"), "{}", run.stdout);
    let run = project.run(&["diff", "2023", "2023-v1", "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let facts = json!([
        { "fact": "version", "old": ["2"], "new": ["1"] },
        { "fact": "corrections", "old": ["v2, 2024-06-20, index: ‘Lees over’ → ‘Lees meer over’ (Er is meer te lezen.)"], "new": [] },
    ]);
    assert_eq!((&report["edition"], told(&report)), (&facts, vec!["edition", "chapters"]));
    // Outside a project a bag is enough.
    let bag = project.path("archive/2023-v1.zip").to_string_lossy().into_owned();
    assert_eq!(Project::empty("elsewhere").run(&["diff", &bag, &bag, "--check"]).code, 0);
}

const CORRECTION: &str = r#"
[[correction]]
version = 2
date = 2024-06-20
kind = "correctie"
place = "index"
was = "Lees over"
becomes = "Lees meer over"
reason = "Er is meer te lezen."
"#;

#[test]
fn a_bag_that_is_damaged_is_not_compared() {
    let project = archived();
    let refused = |side: &str| {
        let run = project.run(&["diff", side, "2023", "--lang", "nl"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{side}");
        assert!(run.stderr.contains(&format!("`{side}` is geen gaaf archiefbestand")), "{}", run.stderr);
        run.stderr
    };
    project.replace("unpacked/2023-v1/data/sources/site.toml", "Een kleine", "Een grote");
    assert!(refused("unpacked/2023-v1").contains("data/sources/site.toml"));
    // Another file under the name of a version is no version; as a bag it is whole.
    let ledger = project.read("archive/editions.toml");
    let at = ledger.find("sha256 = \"").expect("a checksum") + "sha256 = \"".len();
    let other = if ledger[at..].starts_with('0') { "1" } else { "0" };
    project.write("archive/editions.toml", format!("{}{other}{}", &ledger[..at], &ledger[at + 1..]));
    assert!(refused("2023-v1").contains("sha256"));
    assert_eq!(project.run(&["diff", "archive/2023-v1.zip", "2023"]).code, 0);
    let mut bytes = std::fs::read(project.path("archive/2023-v1.zip")).expect("a bag");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    project.write("archive/2023-v1.zip", &bytes);
    refused("archive/2023-v1.zip");
    project.write("archive/2023-v1.zip", &bytes[..middle]);
    refused("2023-v1");
}

/// A site of `tests/sites` in a folder of its own.
fn site(name: &str) -> Project {
    let project = Project::empty(name);
    project.copy_in(&repository().join("tests/sites").join(name), ".");
    project
}

#[test]
fn two_years_share_cells_and_tell_the_others_in_counts() {
    let project = site("revisions");
    let report = |from: &str, to: &str| -> Value {
        let run = project.run(&["diff", from, to, "--json"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        serde_json::from_str(&run.stdout).expect("JSON")
    };
    let (forwards, back) = (report("2022", "2023"), report("2023", "2022"));
    let of = |report: &Value, id: &str| {
        report["datasets"].as_array().expect("datasets").iter().find(|dataset| dataset["id"] == id).expect(id).clone()
    };
    // `uitgaven` says that it was called `kosten`, and counts in millions.
    let uitgaven = of(&forwards, "uitgaven");
    assert_eq!((&uitgaven["was"], &uitgaven["change"]), (&json!("kosten"), &json!("changed")));
    assert_eq!(of(&back, "kosten")["was"], "uitgaven");
    assert_eq!(of(&back, "kosten")["changed"][0]["new"], of(&forwards, "uitgaven")["changed"][0]["old"]);
    // Without a time the period tells the cells apart.
    assert_eq!(of(&forwards, "boswachters")["not_compared"][0]["differs"], "period");
    assert_eq!((&forwards["claims"], &forwards["addresses_gone"]), (&json!([]), &json!([])));
    let text = project.run(&["diff", "2022", "2023"]).stdout;
    assert!(text.contains("cellen nieuw (2023: ") || text.contains("cellen nieuw (2022: "), "{text}");
}

#[test]
fn long_lists_are_cut_unless_all_is_asked_for() {
    let project = Project::own("own");
    let run = |more: &[&str]| {
        let run = project.run(&[&["diff", "2023", "2024"], more].concat());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        run.stdout
    };
    let (short, long) = (run(&[]), run(&["--all"]));
    assert!(short.contains("(--all toont alles)") && !long.contains("(--all toont alles)"));
    assert!(short.lines().count() < 300 && long.lines().count() > 1000, "{} and {}", short.lines().count(), long.lines().count());
    assert!(short.contains("index.fte-totaal-2023 → index.fte-totaal-2024  147.841\u{a0}fte → 157.019\u{a0}fte"), "{short}");
    assert_eq!(run(&[]), short);
}
