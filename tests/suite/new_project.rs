//! `new`: a publication to start from, whole or not at all, that is sound from its first build.

use std::fs;
use std::process::Command;

use serde_json::Value;

use super::project::{Run, codes, run, tree};

fn program(folder: &std::path::Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kerncijfer"));
    command.args(arguments).current_dir(folder);
    run(command)
}

#[test]
fn a_new_publication_builds_without_a_remark_in_each_language() {
    for (arguments, said) in
        [(&["new", "map/verslag é"][..], "Begin met `kerncijfer serve"), (&["new", "map/verslag é", "--lang", "en"], "Start with")]
    {
        let temporary = tempfile::tempdir().expect("a temporary folder");
        let made = program(temporary.path(), arguments);
        assert_eq!(made.code, 0, "{}", made.stderr);
        assert!(made.stderr.contains(said), "{}", made.stderr);
        let folder = temporary.path().join("map/verslag é");
        let built = program(&folder, &["build", "--strict", "--quiet"]);
        assert_eq!((built.code, built.stderr.as_str()), (0, ""));
        let checked = program(&folder, &["check", "--json", "--hints"]);
        let report: Value = serde_json::from_str(&checked.stdout).expect("JSON");
        assert_eq!((codes(&report).len(), &report["language_of_texts"]["remarks"]), (0, &serde_json::json!([])), "{}", checked.stdout);
        // Pins are of the writer: the first run writes them all, and all are right.
        assert_eq!(program(&folder, &["pin", "--quiet"]).code, 0);
        assert_eq!(program(&folder, &["check", "--quiet"]).code, 0);
        // What it took from the program is what the program gives.
        let schemas = tree(&folder.join("schemas"));
        assert_eq!(program(&folder, &["schemas", "--out", "schemas", "--quiet"]).code, 0);
        assert_eq!(tree(&folder.join("schemas")), schemas);
        assert_eq!(fs::read(folder.join(".taplo.toml")).expect("settings"), schemas["taplo.toml"]);
        let theme = tree(&super::project::repository().join("themes/basis"));
        assert_eq!(tree(&folder.join("themes/basis")), theme);
        assert_eq!(fs::read_dir(temporary.path().join("map")).expect("a folder").count(), 1, "nothing is left beside it");
    }
}

#[test]
fn two_new_publications_are_the_same_and_give_the_same_site() {
    let sites: Vec<_> = ["a", "b"]
        .into_iter()
        .map(|name| {
            let temporary = tempfile::tempdir().expect("a temporary folder");
            assert_eq!(program(temporary.path(), &["new", name, "--quiet"]).code, 0);
            let folder = temporary.path().join(name);
            assert_eq!(program(&folder, &["build", "--quiet"]).code, 0);
            // What was written down for the next build tells of places and times.
            let mut files = tree(&folder);
            assert!(files.remove(".public.built").is_some());
            files
        })
        .collect();
    assert_eq!(sites[0], sites[1]);
}

#[test]
fn an_empty_folder_is_filled_and_another_is_left_alone() {
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let folder = temporary.path().join("leeg");
    fs::create_dir(&folder).expect("a folder");
    let made = program(&folder, &["new", ".", "--quiet"]);
    assert_eq!((made.code, made.stderr.as_str()), (0, ""));
    assert!(folder.join("site.toml").is_file());
    let before = tree(&folder);
    let again = program(&folder, &["new", "."]);
    assert_eq!((again.code, again.stderr.as_str()), (2, "fout: . is niet leeg; kies een nieuwe of een lege map\n"));
    assert_eq!(tree(&folder), before);
    fs::write(temporary.path().join("bestand"), "van mij").expect("a file");
    let refused = program(temporary.path(), &["new", "bestand", "--lang", "en"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("bestand is a file, not a folder"), "{}", refused.stderr);
    assert_eq!(program(temporary.path(), &["new", "bestand/map"]).code, 2);
    assert_eq!(fs::read_to_string(temporary.path().join("bestand")).expect("a file"), "van mij");
}
