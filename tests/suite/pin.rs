//! `pin`: every figure in running text gets the pin that the data give, in place, and nothing else of a file changes.

use std::fs;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use super::project::{Project, codes, differences, tree};

const CHAPTER: &str = "content/2023/01-bomen.md";
const HEAD: &str = "+++\ntitle = \"Bomen\"\nid = \"bomen\"\ndescription = \"Hoeveel bomen er zijn.\"\n+++\n\n";

/// Blocks as they are written, and as they are with pins: a formula in every place where one can stand, and pins of every kind.
const BLOCKS: [(&str, &str); 13] = [
    (
        "Er staan `= bomen[Totaal, 2023]` in het park. ``= geen[formule]`` is code. `=bomen[eik,2023]` en ` = bomen[berk,  2023] (zonder eenheid) `.\n",
        "Er staan `1.026 bomen = bomen[Totaal, 2023]` in het park. ``= geen[formule]`` is code. `75 bomen =bomen[eik,2023]` en ` 45 = bomen[berk,  2023] (zonder eenheid) `.\n",
    ),
    (
        "[`= bomen[eik, 2023]`](index.md) en **`1 boom  =  bomen[eik, 2023]`** en `12 provincies = gegeven(\"Grondwet\")` en `75  bomen = bomen[eik, 2023]`.\n",
        "[`75 bomen = bomen[eik, 2023]`](index.md) en **`75 bomen  =  bomen[eik, 2023]`** en `12 provincies = gegeven(\"Grondwet\")` en `75  bomen = bomen[eik, 2023]`.\n",
    ),
    (
        "- In een lijst `= verschil(bomen[Totaal, 2022..2023])` meer\n  en `1 boom = bomen[eik,\n  2022]` over regels, `oude\n  bomen = bomen[eik, 2022]`, `\n  = bomen[berk, 2022]`.\n",
        "- In een lijst `911 bomen = verschil(bomen[Totaal, 2022..2023])` meer\n  en `60 bomen = bomen[eik,\n  2022]` over regels, `60\n  bomen = bomen[eik, 2022]`, `40 bomen\n  = bomen[berk, 2022]`.\n",
    ),
    (
        "> **Uitleg:** In een kader `120\n> bomen = bomen[Totaal, 2023]` en `\n> = bomen[eik, 2023]` en `0\n> echt geen bomen =\n> bomen[eik, 2023]`.\n",
        "> **Uitleg:** In een kader `1.026\n> bomen = bomen[Totaal, 2023]` en `75 bomen\n> = bomen[eik, 2023]` en `75 bomen =\n> bomen[eik, 2023]`.\n",
    ),
    (
        "[doel]: index.md\nTekst na `= bomen[eik, 2023]` en `= bomen[eik, 2023]` en [de voorpagina][doel].\n",
        "[doel]: index.md\nTekst na `75 bomen = bomen[eik, 2023]` en `75 bomen = bomen[eik, 2023]` en [de voorpagina][doel].\n",
    ),
    ("## Kop met `= bomen[eik, 2023]`\n", "## Kop met `75 bomen = bomen[eik, 2023]`\n"),
    ("![Foto van `= bomen[eik, 2023]`](images/a.png)\n", "![Foto van `75 bomen = bomen[eik, 2023]`](images/a.png)\n"),
    (
        "Tabel: De `= bomen[eik, 2023]` in beeld\n\n| soort | aantal |\n| --- | ---: |\n| \\| \\| \\| `= bomen[a\\|b, 2023]` `= bomen[eik, 2023]` `= bomen[berk, 2023]` | `= naam_hoogste(bomen[*, 2023])` |\n| `oud\\|x = naam_hoogste(bomen[*, 2023])` | `\\|oud = naam_hoogste(bomen[*, 2023])` |\n",
        "Tabel: De `75 bomen = bomen[eik, 2023]` in beeld\n\n| soort | aantal |\n| --- | ---: |\n| \\| \\| \\| `900 bomen = bomen[a\\|b, 2023]` `75 bomen = bomen[eik, 2023]` `45 bomen = bomen[berk, 2023]` | `a\\|b = naam_hoogste(bomen[*, 2023])` |\n| `a\\|b = naam_hoogste(bomen[*, 2023])` | `a\\|b = naam_hoogste(bomen[*, 2023])` |\n",
    ),
    ("Buiten `= naam_hoogste(bomen[*, 2023])` een tabel.\n", "Buiten `a|b = naam_hoogste(bomen[*, 2023])` een tabel.\n"),
    (
        "```kerncijfers\n[[cards]]\nfigure = \"bomen[Totaal, 2023]\"\nlabel = \"met \\\"aanhaling\\\" en `= bomen[\\\"den, grove\\\", 2023]` erin\"\nchange = '`= naam_hoogste(bomen[*, 2023])` meer'\n\n[[cards]]\nfigure = \"= bomen[\\\"den, grove\\\", 2023]\"\nlabel = \"kaart\"\n\n[[cards]]\nfigure = \"\"\"\n9 bomen  =  bomen[eik, 2023]\"\"\"\nlabel = '''met `= bomen[\"den, grove\", 2023]` en `1 \"x\" = bomen[eik, 2023]` erin'''\n```\n",
        "```kerncijfers\n[[cards]]\nfigure = \"1.026 bomen = bomen[Totaal, 2023]\"\nlabel = \"met \\\"aanhaling\\\" en `6 bomen = bomen[\\\"den, grove\\\", 2023]` erin\"\nchange = '`a|b = naam_hoogste(bomen[*, 2023])` meer'\n\n[[cards]]\nfigure = \"6 bomen = bomen[\\\"den, grove\\\", 2023]\"\nlabel = \"kaart\"\n\n[[cards]]\nfigure = \"\"\"\n75 bomen  =  bomen[eik, 2023]\"\"\"\nlabel = '''met `6 bomen = bomen[\"den, grove\", 2023]` en `75 bomen = bomen[eik, 2023]` erin'''\n```\n",
    ),
    (
        "> ```doel\n> figure = \"bomen[Totaal, 2023]\"\n> base = \"bomen[Totaal, 2022]\"\n> title = \"Doel\"\n> text = \"Met `= bomen[eik, 2023]` erin.\"\n> ```\n",
        "> ```doel\n> figure = \"1.026 bomen = bomen[Totaal, 2023]\"\n> base = \"115 bomen = bomen[Totaal, 2022]\"\n> title = \"Doel\"\n> text = \"Met `75 bomen = bomen[eik, 2023]` erin.\"\n> ```\n",
    ),
    (
        "```grafiek\nkind = \"bar\"\ndata = \"bomen\"\nrows = \"soort\"\nwhere = { jaar = \"2023\" }\ntitle = \"`= naam_hoogste(bomen[*, 2023])` heeft het meest: `= bomen[a|b, 2023]`\"\nsubtitle = \"Bomen\"\n```\n",
        "```grafiek\nkind = \"bar\"\ndata = \"bomen\"\nrows = \"soort\"\nwhere = { jaar = \"2023\" }\ntitle = \"`a|b = naam_hoogste(bomen[*, 2023])` heeft het meest: `900 bomen = bomen[a|b, 2023]`\"\nsubtitle = \"Bomen\"\n```\n",
    ),
    (
        "<!-- `= bomen[eik, 2023]` -->\n\n```text\n`= bomen[eik, 2023]`\n```\n",
        "<!-- `= bomen[eik, 2023]` -->\n\n```text\n`= bomen[eik, 2023]`\n```\n",
    ),
];

const CSV: &str = "soort,jaar,bomen\neik,2022,60\nberk,2022,40\na|b,2022,10\n\"den, grove\",2022,5\nTotaal,2022,115\neik,2023,75\nberk,2023,45\na|b,2023,900\n\"den, grove\",2023,6\nTotaal,2023,1026\n";

/// The smallest image that can be shown.
pub(super) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01\xe5'\xde\xfc\0\0\0\0IEND\xaeB`\x82";

/// A project with a chapter of these words.
fn with_chapter(chapter: &str) -> Project {
    let project = Project::small();
    project.write("data/2023/bomen.csv", CSV);
    project.replace(
        "data/2023/bomen.toml",
        "additive = true\n",
        "additive = true\ntarget = { value = \"2000\", year = \"2030\", direction = \"at-least\" }\n",
    );
    project.write(CHAPTER, chapter);
    project
}

fn blocks(side: fn(&(&'static str, &'static str)) -> &'static str) -> String {
    HEAD.to_owned() + &BLOCKS.iter().map(side).collect::<Vec<_>>().join("\n")
}

/// The same project with everything in its chapter, and an image for it.
fn with_everything() -> Project {
    let project = with_chapter(&blocks(|(before, _)| before));
    project.write("content/2023/images/a.png", PNG);
    project
}

#[test]
fn every_place_of_a_figure_gets_its_pin_and_a_second_run_has_nothing_to_do() {
    let project = with_everything();
    let before = project.run(&["check", "--json"]);
    let report: Value = serde_json::from_str(&before.stdout).expect("JSON");
    assert!(codes(&report).iter().all(|code| *code == "F010"), "{}", report["diagnostics"]);
    let files = tree(&project.path("."));
    let run = project.run(&["pin"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "27 pins geschreven, 9 vernieuwd in 1 bestand.\n"), "{}", run.stdout);
    assert_eq!(project.read(CHAPTER), blocks(|(_, after)| after));
    assert_eq!(differences(&files, &tree(&project.path("."))), [CHAPTER]);
    assert!(run.stdout.contains("content/2023/01-bomen.md:7:10: 1.026 bomen\n"), "{}", run.stdout);
    assert!(run.stdout.contains("content/2023/01-bomen.md:9:48: 1 boom → 75 bomen\n"), "{}", run.stdout);
    assert_eq!(project.check().0, 0);
    let again = project.run(&["pin", "--lang", "en"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""));
    assert_eq!(again.stderr, "Nothing to do: every figure has a pin that is right.\n");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    /// Line ends, byte-order mark and the end of the file stay, and so does every byte outside the pins.
    #[test]
    fn only_pins_change_in_any_file(
        chosen in prop::collection::vec(0..BLOCKS.len(), 1..5),
        ends in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
        mark in any::<bool>(),
        tail in prop_oneof![Just(""), Just("\n"), Just("\n\n  \n"), Just("cut")],
    ) {
        let text = |side: fn(&(&'static str, &'static str)) -> &'static str| {
            let mut text = HEAD.to_owned() + &chosen.iter().map(|block| side(&BLOCKS[*block])).collect::<Vec<_>>().join("\n");
            if tail == "cut" { text.pop(); } else { text.push_str(tail); }
            (if mark { "\u{feff}" } else { "" }).to_owned() + &text.replace('\n', ends)
        };
        let project = with_chapter(&text(|(before, _)| before));
        project.write("content/2023/images/a.png", PNG);
        let run = project.run(&["pin", "--quiet"]);
        prop_assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
        prop_assert_eq!(project.read(CHAPTER), text(|(_, after)| after));
        let again = project.run(&["pin", "--json"]);
        let report: Value = serde_json::from_str(&again.stdout).expect("JSON");
        prop_assert_eq!(report["files"].clone(), serde_json::json!([]));
    }
}

#[test]
fn a_dry_run_shows_lines_and_writes_nothing() {
    let project = with_chapter(&format!("{HEAD}Kop.\n\nEr zijn `1 boom = bomen[eik, 2023]`.\r\n\nSlot.\n"));
    let files = tree(&project.path("."));
    let run = project.run(&["pin", "--dry-run"]);
    let expected = "--- a/content/2023/01-bomen.md\n+++ b/content/2023/01-bomen.md\n@@ -6,6 +6,6 @@\n \n Kop.\n \n-Er zijn `1 boom = bomen[eik, 2023]`.\n+Er zijn `75 bomen = bomen[eik, 2023]`.\n \n Slot.\n";
    assert_eq!((run.code, run.stdout.as_str()), (0, expected));
    assert_eq!(run.stderr, "1 pin vernieuwd in 1 bestand: zo zou het worden. Er is niets geschreven.\n");
    let report: Value = serde_json::from_str(&project.run(&["pin", "--dry-run", "--json"]).stdout).expect("JSON");
    assert_eq!(
        report["files"][0]["pins"][0],
        serde_json::json!({ "line": 9, "column": 9, "old": "1 boom", "new": "75 bomen", "formula": "bomen[eik, 2023]" })
    );
    assert_eq!((&report["written"], &report["refreshed"], &report["added"]), (&false.into(), &1.into(), &0.into()));
    assert_eq!(differences(&files, &tree(&project.path("."))), [""; 0]);
}

#[test]
fn a_chapter_with_mistakes_stays_and_the_others_are_written() {
    let project = with_chapter(&format!("{HEAD}Er zijn `1 boom = bomen[eik, 2023]` en `= bomen[beuk, 2023]`.\n"));
    project.write("content/2023/02-park.md", "+++\ntitle = \"Park\"\nid = \"park\"\n+++\n\nEr zijn `1 boom = bomen[eik, 2023]`.\n");
    let before = project.read(CHAPTER);
    let run = project.run(&["pin"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("[F002]") && !run.stderr.contains("[F010]"), "{}", run.stderr);
    assert!(run.stderr.contains("01-bomen.md: niet gewijzigd"), "{}", run.stderr);
    assert_eq!(run.stdout, "content/2023/02-park.md:6:9: 1 boom → 75 bomen\n");
    assert_eq!(project.read(CHAPTER), before);
    assert_eq!(project.run(&["pin", "content/2023/02-park.md"]).code, 0);
}

#[test]
fn a_word_that_new_figures_contradict_stops_its_chapter() {
    let project = with_chapter(&format!("{HEAD}Het aantal daalde met `5 bomen = verschil(bomen[Totaal, 2022..2023])`.\n"));
    let before = project.read(CHAPTER);
    let run = project.run(&["pin"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("daalde"), "{}", run.stderr);
    assert_eq!(project.read(CHAPTER), before);
}

#[test]
fn a_figure_that_cannot_be_pinned_is_left_and_told() {
    let text = format!("{HEAD}Het meest: `= naam_hoogste(bomen[*, 2023])`. Eiken: `= bomen[eik, 2023]`.\n");
    for label in ["a`b", "a = b"] {
        let project = with_chapter(&text);
        project.write("data/2023/bomen.csv", CSV.replace("a|b", label));
        let run = project.run(&["pin"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains(&format!("01-bomen.md:7:12: geen pin: `{label}` past hier niet als pin")), "{}", run.stderr);
        assert!(project.read(CHAPTER).ends_with("Het meest: `= naam_hoogste(bomen[*, 2023])`. Eiken: `75 bomen = bomen[eik, 2023]`.\n"));
    }
    // A dataset that cannot be read: its figures are left, those of others are pinned.
    let project = with_chapter(&format!("{HEAD}Er zijn `= bomen[eik, 2023]` en `= struiken[eik, 2023]`.\n"));
    project.write("data/2023/struiken.csv", CSV.replace("75", "zeventig"));
    project.write("data/2023/struiken.toml", project.read("data/2023/bomen.toml"));
    let run = project.run(&["pin"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("andere bestanden") || run.stderr.contains("een ander bestand"), "{}", run.stderr);
    assert!(project.read(CHAPTER).contains("`75 bomen = bomen[eik, 2023]` en `= struiken[eik, 2023]`"), "{}", run.stderr);
    assert!(run.stderr.contains("kan nu niet worden berekend"), "{}", run.stderr);
}

#[test]
fn a_text_in_another_language_gets_pins_in_that_language() {
    let project = with_chapter(&format!("{HEAD}Er staan `= bomen[Totaal, 2023]`.\n"));
    let translations = "\n[translations.en]\ntitle = \"Trial\"\ndescription = \"A small publication.\"\npublisher = \"Bureau Trial\"\n";
    project.write("site.toml", project.read("site.toml") + translations);
    project.write(
        "content/2023/edition.toml",
        project.read("content/2023/edition.toml") + "\n[translations.en]\ntitle = \"Trial 2023\"\nperiod = \"2023\"\n",
    );
    project.write("content/2023/en/index.md", "+++\ntitle = \"Trial\"\n+++\n\nThere are `= bomen[Totaal, 2023] (no unit)` trees.\n");
    let run = project.run(&["pin", "--lang", "en"]);
    assert_eq!(run.stderr, "2 pins written in 2 files.\n", "{}", run.stdout);
    assert!(project.read("content/2023/en/index.md").contains("`1,026 = bomen[Totaal, 2023] (no unit)` trees"));
    assert!(project.read(CHAPTER).contains("`1.026 bomen = bomen[Totaal, 2023]`"));
}

#[test]
fn only_the_named_chapters_are_written() {
    let project = with_chapter(&format!("{HEAD}Er zijn `= bomen[eik, 2023]`.\n"));
    project.write("content/2023/02-park.md", "+++\ntitle = \"Park\"\nid = \"park\"\n+++\n\nEr zijn `= bomen[eik, 2023]`.\n");
    let absolute = project.path("content/2023/02-park.md");
    let run = project.run(&["pin", absolute.to_str().expect("a path in UTF-8")]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "content/2023/02-park.md:6:9: 75 bomen\n"), "{}", run.stderr);
    assert_eq!(project.run(&["pin", "./content/2023/01-bomen.md"]).stdout, "content/2023/01-bomen.md:7:9: 75 bomen\n");
    for nowhere in ["content/2023/99-weg.md", "data/2023/bomen.csv", "../elders.md", "site.toml"] {
        let run = project.run(&["pin", nowhere]);
        assert_eq!(run.code, 2, "{nowhere}: {}", run.stderr);
        assert!(run.stderr.contains(nowhere), "{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn links_stay_links_and_what_may_not_be_written_stays() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let project = with_chapter("weg");
    project.write("teksten/bomen.md", format!("{HEAD}Er zijn `= bomen[eik, 2023]`.\n"));
    project.remove(CHAPTER);
    symlink("../../teksten/bomen.md", project.path(CHAPTER)).expect("a link");
    assert_eq!(project.run(&["pin"]).code, 0);
    assert!(project.path(CHAPTER).is_symlink());
    assert!(project.read("teksten/bomen.md").contains("`75 bomen = bomen[eik, 2023]`"));
    project.replace("teksten/bomen.md", "75 bomen", "7 bomen");
    fs::set_permissions(project.path("teksten/bomen.md"), fs::Permissions::from_mode(0o444)).expect("permissions");
    let files = tree(&project.path("."));
    let run = project.run(&["pin"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    assert!(run.stderr.contains("teksten/bomen.md kan niet worden geschreven"), "{}", run.stderr);
    assert_eq!(differences(&files, &tree(&project.path("."))), [""; 0]);
    // Two chapters that are one file would need two texts.
    fs::set_permissions(project.path("teksten/bomen.md"), fs::Permissions::from_mode(0o644)).expect("permissions");
    project.write("content/2022/edition.toml", project.read("content/2023/edition.toml").replace("2023", "2022"));
    project.write("content/2022/index.md", "+++\ntitle = \"Eerder\"\ndescription = \"Eerder.\"\n+++\n\nTekst.\n");
    project.write("data/2022/bomen.csv", CSV.replace("75", "74").replace("1026", "1025"));
    project.write("data/2022/bomen.toml", project.read("data/2023/bomen.toml"));
    symlink("../../teksten/bomen.md", project.path("content/2022/01-bomen.md")).expect("a link");
    let files = tree(&project.path("."));
    let run = project.run(&["pin"]);
    assert!(run.code == 2 && run.stderr.contains("één bestand"), "{}", run.stderr);
    assert_eq!(differences(&files, &tree(&project.path("."))), [""; 0], "{}", run.stderr);
}

#[test]
fn the_own_publication_is_the_same_site_with_all_its_pins() {
    let project = Project::own("project");
    let before = project.build();
    let run = project.run(&["pin"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stdout.is_empty());
    assert_eq!(differences(&before, &project.build()), [""; 0]);
    let files = tree(&project.path("content"));
    let again = project.run(&["pin"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{}", again.stderr);
    assert_eq!(differences(&files, &tree(&project.path("content"))), [""; 0]);
}

#[test]
fn an_archived_version_is_left_as_it_is() {
    let project = super::bags::archivable("project");
    super::bags::archive(&project);
    let before = tree(&project.path("."));
    let run = project.run(&["pin"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = project.run(&["pin", "content/2023/index.md"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("versie in het archief"), "{}", run.stderr);
    assert_eq!(differences(&before, &tree(&project.path("."))), [""; 0]);
}
