//! `next`: the edition of another year from the one before it; nothing is invented, nothing is overwritten, and `check` tells what is missing and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::Instant;

use kerncijfer::load;
use kerncijfer::pipeline::Pipeline;
use serde_json::Value;

use super::project::{Project, Run, codes, differences, tree};
use super::swap::spin;

/// A project as `new` makes it.
fn new(arguments: &[&str]) -> Project {
    let project = Project::empty("project");
    for part in ["content", "themes"] {
        project.remove(part);
    }
    let made = project.run(&[&["new", ".", "--quiet"], arguments].concat());
    assert_eq!(made.code, 0, "{}", made.stderr);
    project
}

/// The publication of this repository as it was when its edition of 2023 was the last one.
fn real() -> Project {
    let project = Project::own("project");
    for folder in ["content/2024", "content/2025", "data/2024", "data/2025"] {
        project.remove(folder);
    }
    project
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

/// The reasons of each sentence by its file, line and words.
fn sentences(report: &Value) -> BTreeMap<String, Vec<String>> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let one = |sentence: &Value| {
        let reasons = sentence["reasons"].as_array().expect("a list").iter().map(|reason| text(&reason["kind"])).collect();
        (format!("{}:{}: {}", text(&sentence["file"]), sentence["line"], text(&sentence["text"])), reasons)
    };
    report["sentences"].as_array().expect("a list").iter().map(one).collect()
}

fn drafts(project: &Project) -> Value {
    json(&project.run(&["check", "--drafts", "--json"]))
}

#[test]
fn a_year_of_a_new_publication_from_the_first_day_to_the_last() {
    let project = new(&[]);
    assert_eq!(project.run(&["pin", "--quiet"]).code, 0);
    let site = project.build();
    let before = tree(&project.path("."));
    let run = project.run(&["next", "2026", "--json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let report = json(&run);
    assert_eq!((&report["edition"], &report["from"], &report["written"]), (&"2026".into(), &"2025".into(), &true.into()));
    // Everything that was there is there as it was.
    let after = tree(&project.path("."));
    let changed = differences(&before, &after);
    let is_new = |path: &String| path.starts_with("content/2026/") || path.starts_with("data/2026/") || path == "te-doen-2026.md";
    assert!(changed.iter().all(is_new), "{changed:?}");
    assert_eq!(changed.len(), 10, "{changed:?}");
    // The site is built as before, and says what is missing.
    let checked = project.run(&["check"]);
    assert_eq!(checked.code, 0);
    let line = "Editie 2026 is een concept en komt niet op de site. Nog nodig: het moment van publicatie (`published_at`) en de data van 3 datasets.";
    assert!(checked.stderr.contains(line), "{}", checked.stderr);
    assert_eq!(project.build(), site);
    assert_eq!(codes(&drafts(&project)), ["S004", "D002", "D002", "D002"]);
    // The preview shows what is there, with a gap for each figure that is to come.
    let sources = load::load(&project.path(".")).expect("the project is read");
    let shown = Pipeline::default().with_drafts().run(&sources);
    assert!(shown.is_sound(), "{:?}", shown.diagnostics);
    assert_eq!(shown.diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect::<Vec<_>>(), ["D046"; 4]);
    let page = shown.output.get("2026/personeel/index.html").expect("the chapter of the draft").bytes();
    assert!(String::from_utf8_lossy(&page).contains("Eind 2025 hadden wij …. Dat is … meer dan een jaar eerder."));
    // What is to be read again, by place in the new files.
    let found = sentences(&report);
    let of = |text: &str| found.get(text).map(|reasons| reasons.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(of("content/2026/01-personeel.md:12: Eind 2025 hadden wij `= fte[Totaal, 2026]`."), Some(vec!["year"]));
    assert_eq!(
        of("content/2026/02-stroom.md:20: Het gebruik van stroom daalde sinds 2023 met `= groei(stroom[Totaal, 2024..2026])`"),
        Some(vec!["year", "direction", "older-year"])
    );
    assert_eq!(of("content/2026/index.md:2: Ons werk in 2025"), Some(vec!["year"]));
    assert_eq!(of("content/2026/01-personeel.md:12: We tellen het personeel in fte."), None);
    for (sentence, line) in found.keys().filter_map(|key| key.rsplit_once(": ").map(|(place, text)| (text, place))) {
        let (file, line) = line.split_once(':').map(|(file, line)| (file, line.split(':').next().unwrap_or_default())).expect("a place");
        let text = project.read(file);
        let written = text.lines().nth(line.parse::<usize>().expect("a line") - 1).expect("the line is there");
        assert!(sentence.starts_with('`') || written.contains(sentence.split(" `").next().unwrap_or_default()), "{sentence}: {written}");
    }
    // The data come, the moment is known, and the sentences are read again.
    for (name, more) in [
        ("fte", ",2026\nBeleid,41,43,46,48\nUitvoering,118,121,127,130\nOndersteuning,36,35,37,38\nTotaal,195,199,210,216\n"),
        ("ziekteverzuim", "2026,4.7\n"),
        ("stroom", "Hoofdkantoor,2026,165000\nWerkplaats,2026,220000\nTotaal,2026,385000\n"),
    ] {
        let old = project.read(&format!("data/2025/{name}.csv"));
        let new = if name == "fte" { format!("{}{more}", old.lines().next().expect("a head")) } else { old + more };
        project.write(&format!("data/2026/{name}.csv"), new);
    }
    let edition = project.read("content/2026/edition.toml");
    let moment = edition.lines().find(|line| line.starts_with("# Nog invullen")).expect("the place of the moment").to_owned();
    project.replace("content/2026/edition.toml", &moment, "published_at = 2027-05-19T12:00:00+02:00");
    // What is left is that sentences still name the years before, which warns at each of them.
    assert_eq!(codes(&drafts(&project)).into_iter().collect::<BTreeSet<_>>(), ["W013"].into());
    // The preview shows it as a draft; the site does not have it.
    let sources = load::load(&project.path(".")).expect("the project is read");
    let shown = Pipeline::default().with_drafts().run(&sources);
    assert!(shown.is_sound() && shown.output.get("2026/personeel/index.html").is_some());
    assert_eq!(project.build(), site);
    // And on the last day it is published.
    project.replace("content/2026/edition.toml", "draft = true\n", "");
    assert_eq!(project.run(&["pin", "--quiet"]).code, 0);
    let published = project.build();
    assert!(published.contains_key("2026/personeel/index.html"));
}

#[test]
fn the_real_edition_of_2023_becomes_that_of_2024() {
    let project = real();
    let before = tree(&project.path("."));
    let run = project.run(&["next", "2024", "--published", "2025-05-21T12:00:00+02:00", "--json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = json(&run);
    assert!(differences(&before, &tree(&project.path("."))).iter().all(|path| !before.contains_key(path)));
    assert_eq!(report["left"], serde_json::json!(["content/2023/claims.toml"]));
    assert_eq!(report["targets"][0]["file"], "data/2024/banenafspraak-ministerie.toml");
    assert!(project.path("data/2024/organisaties.csv").is_file(), "a list of codes is about no year");
    let counts = ["sentences", "data", "files"].map(|key| report[key].as_array().expect("a list").len());
    assert!(counts[0] > 150 && counts[1] > 150 && counts[2] > 180, "{counts:?}");
    let kinds: BTreeSet<String> = sentences(&report).into_values().flatten().collect();
    assert_eq!(kinds, ["direction", "given", "older-year", "year"].map(str::to_owned).into());
    // No pin is left, no year of a formula is that of the data before, and what is missing is all that is wrong.
    let chapter = project.read("content/2024/01-personeel.md");
    assert!(chapter.contains("`= groei(fte[Totaal, 2023..2024])` meer dan een jaar eerder") && !chapter.contains(", 2022..2023]"));
    let lines = report["lines"].to_string();
    assert!(lines.contains("base = \\\"vrouwen-schaal-12[schaal 15+, 2019]\\\""), "{lines}");
    assert!(chapter.contains("base = \"vrouwen-schaal-12[schaal 15+, 2019]\""), "the start of a target stays");
    let checked = project.check();
    assert_eq!((checked.0, &checked.1["drafts"][0]["lacks_published_at"]), (0, &false.into()));
    let told = drafts(&project);
    assert_eq!(codes(&told).into_iter().collect::<BTreeSet<_>>(), ["D002"].into());
    assert_eq!(codes(&told).len(), counts[1]);
    let shown = Pipeline::default().with_drafts().run(&load::load(&project.path(".")).expect("the project is read"));
    assert!(shown.is_sound() && shown.output.get("2024/personeel/index.html").is_some());
}

#[test]
fn with_its_data_each_series_that_stops_is_told_once() {
    let project = new(&[]);
    let run = project.run(&["next", "2026", "--with-data", "--published", "2027-05-19T12:00:00Z", "--json"]);
    let report = json(&run);
    assert_eq!(report["data"][0]["until"], "2025", "{report}");
    assert_eq!(project.read("data/2026/fte.csv"), project.read("data/2025/fte.csv"));
    // A sentence whose figures are there, and which names another year, warns already.
    assert_eq!(codes(&drafts(&project)), ["W013", "D045", "D045", "D045"]);
}

#[test]
fn an_english_edition_keeps_its_words() {
    let project = new(&["--lang", "en"]);
    let run = project.run(&["next", "2026"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("# To do for edition 2026\n"), "{}", run.stdout);
    assert!(
        run.stdout.contains("`= growth(fte[Total, 2025..2026])` more than a year before.\n  - says which way something went\n"),
        "{}",
        run.stdout
    );
    assert_eq!(project.read("to-do-2026.md"), run.stdout);
    assert!(project.read("content/2026/edition.toml").contains("draft = true\n# Still to fill in: published_at"));
    assert_eq!(codes(&drafts(&project)), ["S004", "D002", "D002", "D002"]);
}

#[test]
fn only_what_moves_is_another_in_a_file_of_any_kind() {
    for (mark, end) in [("", "\r\n"), ("\u{feff}", "\r\n"), ("\u{feff}", "\n")] {
        let project = Project::small();
        for path in ["content/2023/01-bomen.md", "content/2023/edition.toml", "content/2023/index.md", "data/2023/bomen.toml"] {
            let text = project.read(path).replace('\n', end);
            project.write(path, format!("{mark}{text}"));
        }
        let run = project.run(&["next", "2024", "--quiet"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let old = project.read("content/2023/01-bomen.md");
        let new = old.replace("`120 bomen = bomen[Totaal, 2023]`", "`= bomen[Totaal, 2024]`").replace("2022..2023", "2023..2024");
        assert_eq!(project.read("content/2024/01-bomen.md"), new);
        assert_eq!(project.read("content/2024/index.md"), project.read("content/2023/index.md"));
        assert_eq!(project.read("data/2024/bomen.toml"), project.read("data/2023/bomen.toml"));
        let edition = project.read("content/2024/edition.toml");
        assert!(edition.starts_with(&format!("{mark}title = \"Proef 2024\"{end}draft = true{end}# Nog invullen")), "{edition:?}");
        assert_eq!(edition.matches('\n').count(), edition.matches(end).count());
        assert!(edition.ends_with(&format!("{end}period = \"2024\"{end}")), "{edition:?}");
    }
}

#[test]
fn what_is_there_is_never_touched() {
    for taken in ["content/2024", "data/2024", "te-doen-2024.md"] {
        let project = Project::small();
        if taken.ends_with(".md") {
            project.write(taken, "van mij");
        } else {
            // An empty folder is something too: someone made it.
            fs::create_dir_all(project.path(taken)).expect("a folder");
        }
        let before = tree(&project.path("."));
        for arguments in [&["next", "2024"][..], &["next", "2024", "--dry-run"]] {
            let run = project.run(arguments);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{taken}");
            assert!(run.stderr.contains(&format!("{taken} is er al; er is niets geschreven")), "{}", run.stderr);
        }
        assert_eq!(tree(&project.path(".")), before);
        let folders = ["content/2024", "data/2024"].map(|folder| project.path(folder).is_dir());
        assert_eq!(folders, ["content/2024", "data/2024"].map(|folder| folder == taken));
    }
}

#[test]
fn a_wrong_question_is_refused() {
    let project = Project::small();
    let before = tree(&project.path("."));
    for (arguments, said) in [
        (&["next", "24"][..], "`24` is geen jaar"),
        (&["next", "../x"], "`../x` is geen jaar"),
        (&["next", "0999"], "`0999` is geen jaar"),
        (&["next", "2023"], "content/2023 is er al"),
        (&["next", "2022"], "er is geen gepubliceerde editie van voor 2022"),
        (&["next", "2022", "--from", "2023"], "editie 2023 is niet van eerder"),
        (&["next", "2024", "--from", "2021"], "er is geen editie 2021"),
        (&["next", "2024", "--published", "morgen"], "`morgen` is geen moment van publicatie"),
        (&["next", "2024", "--published", "2025-05-21"], "`2025-05-21` is geen moment van publicatie"),
        (&["next", "2024", "--published", "2025-05-21T12:00:00Z\ntitle = \"x\""], "is geen moment van publicatie"),
        (&["next", "2022", "--lang", "en"], "there is no published edition before 2022"),
    ] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(said), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(tree(&project.path(".")), before);
}

#[test]
fn mistakes_are_mended_first() {
    let project = Project::small();
    project.replace("content/2023/01-bomen.md", "`= verschil(", "`= vershil(");
    let before = tree(&project.path("."));
    let run = project.run(&["next", "2024"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("fout[F002]") && run.stderr.contains("Verbeter eerst deze fouten"), "{}", run.stderr);
    assert_eq!(tree(&project.path(".")), before);
}

#[test]
fn a_look_writes_nothing_and_shows_what_would_be() {
    let project = Project::small();
    let before = tree(&project.path("."));
    let run = project.run(&["next", "2025", "--dry-run"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(tree(&project.path(".")), before);
    for there in [
        "content/2023/01-bomen.md → content/2025/01-bomen.md\n",
        "-Er staan `120 bomen = bomen[Totaal, 2023]` in het park.",
        "+Er staan `= bomen[Totaal, 2025]` in het park. Dat zijn er `= verschil(bomen[Totaal, 2024..2025])` meer dan in 2022.",
        "# Te doen voor editie 2025\n",
    ] {
        assert!(run.stdout.contains(there), "{there}\n{}", run.stdout);
    }
    assert!(run.stderr.ends_with("Er is niets geschreven.\n"), "{}", run.stderr);
    let report = json(&project.run(&["next", "2025", "--dry-run", "--json"]));
    assert_eq!((&report["written"], &report["data"][0]["file"]), (&false.into(), &"data/2025/bomen.csv".into()));
}

#[test]
fn a_draft_is_no_start_unless_it_is_named() {
    let project = Project::small();
    assert_eq!(project.run(&["next", "2024", "--quiet"]).code, 0);
    assert_eq!(json(&project.run(&["next", "2025", "--dry-run", "--json"]))["from"], "2023");
    // It lacks its moment, which would be a mistake in the next one too.
    assert_eq!(project.run(&["next", "2025", "--from", "2024"]).code, 1);
}

#[test]
fn what_was_revised_and_what_has_passed_is_told() {
    let project = Project::small();
    project.replace(
        "data/2023/bomen.toml",
        "additive = true\n",
        "additive = true\ntarget = { value = \"200\", year = \"2023\", direction = \"at-least\" }\n\n[[measures.targets]]\nat = { soort = \"eik\", jaar = \"2023\" }\nvalue = \"90\"\nyear = \"2024\"\n",
    );
    project.write("data/2023/losse.csv", "soort,aantal\neik,75\nberk,45\n");
    project.write(
        "data/2023/losse.toml",
        "title = \"Los\"\ndescription = \"Los.\"\nsource = \"Bureau Proef\"\nperiod = \"2023\"\n\n[[dimensions]]\nname = \"soort\"\nlabel = \"Soort\"\n\n[[measures]]\nname = \"aantal\"\nlabel = \"Aantal\"\nunit = { kind = \"count\", one = \"boom\", many = \"bomen\" }\n",
    );
    project.write("data/2023/figures.toml", "[erbij]\nvalue = \"bomen[eik, 2023] - bomen[eik, 2022]\"\nnote = \"Geteld in 2023.\"\n");
    let run = project.run(&["next", "2024", "--json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = json(&run);
    let targets: Vec<&str> =
        report["targets"].as_array().expect("a list").iter().map(|target| target["of"].as_str().expect("a text")).collect();
    assert_eq!(targets, ["Aantal bomen"]);
    assert!(project.read("data/2024/losse.toml").contains("period = \"2024\"\n"));
    assert_eq!(
        project.read("data/2024/figures.toml"),
        "[erbij]\nvalue = \"bomen[eik, 2024] - bomen[eik, 2023]\"\nnote = \"Geteld in 2023.\"\n"
    );
    let lines: Vec<&str> = report["lines"].as_array().expect("a list").iter().map(|line| line["text"].as_str().expect("a text")).collect();
    assert!(lines.contains(&"note = \"Geteld in 2023.\"") && !lines.iter().any(|line| line.starts_with("value = \"bomen")), "{lines:?}");
}

#[cfg(unix)]
#[test]
fn a_place_that_cannot_be_written_leaves_nothing() {
    let project = Project::small();
    // Where the new data should come leads to nowhere.
    fs::rename(project.path("data"), project.path("gegevens")).expect("a folder moves");
    std::os::unix::fs::symlink("gegevens", project.path("data")).expect("a link");
    fs::write(project.path("gegevens/2024"), "van mij").expect("a file");
    let run = project.run(&["next", "2024"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let left: Vec<_> = fs::read_dir(project.path("content")).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn a_killed_run_leaves_the_next_edition_whole_or_not_at_all() {
    let project = new(&[]);
    let before = tree(&project.path("."));
    let run = ["next", "2026", "--with-data", "--quiet"];
    let start = Instant::now();
    assert_eq!(project.run(&run).code, 0);
    let time = start.elapsed();
    let made = tree(&project.path("."));
    let new_ones: Vec<&String> = made.keys().filter(|path| !before.contains_key(*path)).collect();
    let clear = || {
        for place in ["content/2026", "data/2026"] {
            let _ = fs::remove_dir_all(project.path(place));
        }
        let _ = fs::remove_file(project.path("te-doen-2026.md"));
    };
    let mut killed = 0;
    for moment in 0..20 {
        clear();
        let mut child = project.start(&run);
        spin(time * moment / 20);
        child.kill().expect("it is killed, or has ended");
        killed += u32::from(!child.wait().expect("it ends").success());
        let stands = tree(&project.path("."));
        let there = |path: &str| project.path(path).exists();
        for place in ["content/2026", "data/2026"].into_iter().filter(|place| there(place)) {
            let lost: Vec<_> = new_ones.iter().filter(|path| path.starts_with(place) && !stands.contains_key(**path)).collect();
            assert!(lost.is_empty(), "{moment}: {lost:?}");
        }
        assert!(before.iter().all(|(path, bytes)| stands.get(path) == Some(bytes)), "{moment}: something was changed");
        assert_eq!(project.run(&["check", "--quiet"]).code, 0, "{moment}");
    }
    assert!(killed >= 5, "only {killed} runs were killed before they ended");
    // What they left is cleared by the next that ends.
    clear();
    assert_eq!(project.run(&run).code, 0);
    assert_eq!(differences(&made, &tree(&project.path("."))), [""; 0]);
}
