//! `archive`: an edition goes into the archive once, whole, and the same on every machine; or nothing does, and the message says why.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::Value;

use super::bags::{ARCHIVE, archivable, archive, put, second_version, told, unzip, verify};
use super::project::{Project, Run, Tree, differences, run, tree};
use super::swap::spin;

/// The archive of a project.
fn archived(project: &Project) -> Tree {
    if project.path("archive").exists() { tree(&project.path("archive")) } else { Tree::new() }
}

/// Archives 2023, which must be refused without a change, and returns what was told.
fn refused(project: &Project, code: i32) -> Run {
    let before = tree(&project.path("."));
    let run = project.run(&["archive", "2023", "--lang", "en"]);
    assert_eq!((run.code, run.stdout.as_str()), (code, ""), "{}", run.stderr);
    assert_eq!(differences(&before, &tree(&project.path("."))), [""; 0], "{}", run.stderr);
    run
}

fn codes(run: &Run) -> Vec<String> {
    told(&run.stderr).into_iter().map(|(code, _)| code).collect()
}

#[test]
fn a_bag_is_the_same_whatever_is_around_it() {
    let first = archivable("project");
    let bag = archive(&first);
    let ledger = first.read("archive/editions.toml");
    let settings = [("Pacific/Kiritimati", "C", "1", "077"), ("America/St_Johns", "tr_TR.UTF-8", "7", "000")];
    for (zone, locale, threads, mask) in settings {
        let other = archivable("een map met spaties en é");
        // Line ends and a byte-order mark as another machine may write them.
        let text = other.read("content/2023/01-bomen.md");
        other.write("content/2023/01-bomen.md", format!("\u{feff}{}", text.replace('\n', "\r\n")));
        let mut command = Command::new("sh");
        command.args(["-c", &format!("umask {mask}; exec \"$0\" archive 2023 --quiet"), env!("CARGO_BIN_EXE_kerncijfer")]);
        command.current_dir(other.path(".")).env("TZ", zone).env("LC_ALL", locale).env("RAYON_NUM_THREADS", threads);
        let run = run(command);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        assert!(fs::read(other.path("archive/2023-v1.zip")).expect("a bag") == bag, "{zone} {locale} {threads} {mask}");
        assert_eq!(other.read("archive/editions.toml"), ledger);
    }
}

#[test]
fn a_bag_holds_the_site_as_it_is_built_and_the_sources_that_build_it_again() {
    let project = archivable("project");
    let site = project.build();
    let files = unzip(&archive(&project));
    let below = |prefix: &str| -> Tree {
        files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(prefix)?.to_owned(), bytes.clone()))).collect()
    };
    let edition: Tree = site.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("2023/")?.to_owned(), bytes.clone()))).collect();
    assert_eq!(differences(&below("2023-v1/data/site/"), &edition), [""; 0]);
    let again = Project::empty("again");
    again.remove("themes");
    put(&again.path("."), &below("2023-v1/data/sources/"));
    assert_eq!(differences(&again.build(), &site), [""; 0]);
    let provenance: Value = serde_json::from_slice(&files["2023-v1/data/provenance.json"]).expect("JSON");
    assert_eq!(provenance["program"]["name"], format!("kerncijfer {}", env!("CARGO_PKG_VERSION")));
    let readme = String::from_utf8(files["2023-v1/data/LEESMIJ.txt"].clone()).expect("text");
    assert!(readme.contains("sha512sum -c manifest-sha512.txt") && readme.contains("certutil"), "{readme}");
    assert!(!files.contains_key("2023-v1/fetch.txt"));
}

#[test]
fn other_programs_confirm_a_bag() {
    let project = archivable("project");
    let files = unzip(&archive(&project));
    put(&project.path("unpacked"), &files);
    let works = |program: &str| Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    let says = |folder: &str, program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).current_dir(project.path(folder)).output().expect("it runs");
        assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    for (program, digits) in [("sha256sum", "sha256"), ("sha512sum", "sha512")] {
        if works(program) {
            for list in ["manifest", "tagmanifest"] {
                says("unpacked/2023-v1", program, &["--strict", "-c", &format!("{list}-{digits}.txt")]);
            }
        }
    }
    if works("unzip") {
        says("archive", "unzip", &["-t", "2023-v1.zip"]);
    }
    if works("git") {
        let sources = "unpacked/2023-v1/data/sources";
        says(sources, "git", &["init", "--quiet", "."]);
        says(sources, "git", &["-c", "core.autocrlf=false", "-c", "core.excludesFile=", "add", "--all", "--force", "."]);
        let tree = says(sources, "git", &["write-tree"]);
        let provenance: Value = serde_json::from_slice(&files["2023-v1/data/provenance.json"]).expect("JSON");
        assert_eq!(provenance["sources"]["swhid"], format!("swh:1:dir:{}", tree.trim()));
    }
}

#[test]
fn the_first_version_in_an_archive_is_the_first() {
    let project = archivable("project");
    second_version(&project);
    // A copy without the archive of its publication can be built all the same.
    project.build();
    assert_eq!(codes(&refused(&project, 1)), ["E005"]);
    assert!(!project.path("archive").exists());
}

#[test]
fn a_version_is_archived_once_and_the_next_one_stands_beside_it() {
    let project = archivable("project");
    let first = archive(&project);
    let ledger = project.read("archive/editions.toml");
    let run = refused(&project, 1);
    assert_eq!(codes(&run), ["V016"]);
    assert!(run.stderr.contains("write `version = 2` here"), "{}", run.stderr);
    // What is archived stays, and so do its sources, until there is a new version.
    project.replace("content/2023/index.md", "Lees over", "Lees nu over");
    assert_eq!(codes(&refused(&project, 1)), ["E006"]);
    project.replace("content/2023/index.md", "Lees nu over", "Lees over");
    second_version(&project);
    project.replace("content/2023/edition.toml", "version = 2\nperiod", "version = 3\nperiod");
    assert!(codes(&refused(&project, 1)).contains(&"E005".to_owned()));
    project.replace("content/2023/edition.toml", "version = 3\nperiod", "version = 2\nperiod");
    let run = project.run(&["archive", "2023", "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!((run.code, run.stderr.as_str(), &report["archived"]["version"]), (0, "", &Value::from(2)));
    let both = project.read("archive/editions.toml");
    assert!(both.starts_with(&ledger) && both.contains("file = \"2023-v2.zip\""), "{both}");
    let files = archived(&project);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["2023-v1.zip", "2023-v2.zip", "editions.toml"]);
    assert_eq!(files["2023-v1.zip"], first);
    let second = unzip(&files["2023-v2.zip"]);
    assert!(String::from_utf8_lossy(&second["2023-v2/data/mdto/2023-v2.MDTO.xml"]).contains("/2023/v1/"));
    for bag in ["archive/2023-v1.zip", "archive/2023-v2.zip"] {
        assert_eq!(verify(&project, bag).code, 0);
    }
}

#[test]
fn what_is_not_ready_is_refused() {
    let spoilt = |spoil: &dyn Fn(&Project)| {
        let project = archivable("project");
        spoil(&project);
        let run = refused(&project, 1);
        assert!(run.stderr.contains("Nothing was archived."), "{}", run.stderr);
        codes(&run)
    };
    let draft = "+++\ntitle = \"Later\"\nid = \"later\"\ndraft = true\n+++\n\nNog niet.\n";
    assert_eq!(spoilt(&|project| project.write("content/2023/02-later.md", draft)), ["V017"]);
    assert_eq!(spoilt(&|project| project.replace("content/2023/01-bomen.md", "120 bomen =", "121 bomen =")), ["F010"]);
    assert_eq!(spoilt(&|project| project.replace("site.toml", ARCHIVE, "")), ["V018"; 5]);
    assert_eq!(spoilt(&|project| project.replace("site.toml", "creator = \"Bureau Proef\"\n", "")), ["V018"]);
    assert_eq!(spoilt(&|project| project.replace("site.toml", "creator = \"Bureau Proef\"", "creator = \" \"")), ["S018"]);
    assert_eq!(spoilt(&|project| project.replace("site.toml", "creator = ", "creater = ")), ["S002"]);
    assert_eq!(spoilt(&|project| project.write("themes/basis/assets/een twee.js", "")), ["V020"]);
    assert_eq!(spoilt(&|project| project.write("themes/basis/assets/Contents.js", "")), ["V020"]);
    assert_eq!(spoilt(&|project| project.write("archive/2022-v1.zip", "")), ["V022"]);
    assert_eq!(spoilt(&|project| project.write("archive/editions.toml", "[[edition]\n")), ["S001"]);
    assert_eq!(spoilt(&|project| project.write("archive/editions.toml", "[[edition]]\nyear = \"2022\"\n")), ["S004"; 8]);
    let project = archivable("project");
    let run = project.run(&["archive", "2019", "--lang", "en"]);
    assert_eq!((run.code, run.stderr.as_str()), (2, "error: there is no edition 2019; choose one of 2023\n"));
    assert_eq!(project.run(&["archive", "../2023"]).code, 2);
}

#[test]
fn an_edition_says_for_itself_what_differs_from_the_site() {
    let project = archivable("project");
    let own =
        "[archive]\nrestriction = \"CC BY 4.0\"\nrestriction_list = \"Licenties\"\ncategory = \"Verslagen\"\ncategory_code = \"1.2\"\n";
    project.write("content/2023/edition.toml", format!("{}{own}", project.read("content/2023/edition.toml")));
    let run = refused(&project, 1);
    assert!(run.stderr.contains("`category_list`") && codes(&run) == ["V018"], "{}", run.stderr);
    project.replace("content/2023/edition.toml", "category_code", "category_list = \"Selectielijst <A&B>\"\ncategory_code");
    let files = unzip(&archive(&project));
    let mdto = String::from_utf8_lossy(&files["2023-v1/data/mdto/2023-v1.MDTO.xml"]).into_owned();
    for text in ["CC BY 4.0", "Blijvend te bewaren", "Selectielijst &lt;A&amp;B&gt;", "<begripCode>1.2</begripCode>"] {
        assert!(mdto.contains(text), "{text}: {mdto}");
    }
    // Nothing is asked of a build.
    project.replace("site.toml", ARCHIVE, "");
    project.build();
}

#[test]
fn drafts_of_other_editions_stay_at_home() {
    let project = archivable("project");
    for (path, text) in super::project::SMALL {
        if path.contains("2023") {
            project.write(&path.replace("2023", "2024"), text.replace("120 bomen = ", "= "));
        }
    }
    project.write("content/2024/02-geheim.md", "+++\ntitle = \"Geheim\"\nid = \"geheim\"\ndraft = true\n+++\n\nNog even niet.\n");
    let files = unzip(&archive(&project));
    assert!(!files.keys().any(|path| path.contains("geheim")));
    assert!(!files.values().any(|bytes| String::from_utf8_lossy(bytes).contains("Nog even niet")));
}

#[test]
fn an_edition_that_is_a_draft_is_neither_archived_nor_kept_with_another() {
    let project = archivable("project");
    assert_eq!(project.run(&["next", "2024", "--quiet"]).code, 0);
    let files = unzip(&archive(&project));
    assert!(!files.keys().any(|path| path.contains("/2024/")), "{:?}", files.keys());
    let refused = project.run(&["archive", "2024"]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("[V017]") && refused.stderr.contains("content/2024/edition.toml"), "{}", refused.stderr);
}

#[test]
fn a_killed_run_leaves_nothing_half_and_the_next_one_finishes() {
    let reference = archivable("project");
    let start = Instant::now();
    let bag = archive(&reference);
    let time = start.elapsed();
    let ledger = reference.read("archive/editions.toml");
    let project = archivable("project");
    let mut killed = 0;
    for moment in 0..20 {
        if project.path("archive").exists() {
            project.remove("archive");
        }
        let mut child = project.start(&["archive", "2023", "--quiet"]);
        spin(time * (moment + 1) / 20);
        child.kill().expect("it is killed, or has ended");
        killed += u32::from(!child.wait().expect("it ends").success());
        let left = archived(&project);
        assert!(left.get("2023-v1.zip").is_none_or(|found| *found == bag), "moment {moment}: half a bag");
        assert!(left.get("editions.toml").is_none_or(|found| found == ledger.as_bytes()), "moment {moment}: half a ledger");
        let run = project.run(&["archive", "2023", "--quiet", "--lang", "en"]);
        let is_done = left.contains_key("editions.toml");
        assert_eq!(
            (run.code, codes(&run)),
            if is_done { (1, vec!["V016".to_owned()]) } else { (0, vec![]) },
            "moment {moment}: {}",
            run.stderr
        );
        let after = archived(&project);
        assert_eq!(after["2023-v1.zip"], bag);
        assert_eq!(after.len(), 2, "moment {moment}: {:?}", after.keys());
    }
    assert!(killed >= 5, "only {killed} runs were killed before they ended");
}

#[test]
fn a_preview_that_runs_is_no_hindrance() {
    let project = archivable("project");
    let mut serve = project.start(&["serve", "--port", "0", "--quiet"]);
    let bag = archive(&project);
    assert!(serve.try_wait().expect("it is a child").is_none(), "the preview ended");
    serve.kill().expect("the preview stops");
    serve.wait().expect("it ends");
    assert_eq!(verify(&project, "archive/2023-v1.zip").code, 0);
    assert_eq!(
        archive(&{
            let other = archivable("project");
            other.build();
            other
        }),
        bag
    );
}

#[test]
fn what_a_killed_run_left_is_finished_or_told() {
    let project = archivable("project");
    let bag = archive(&project);
    let ledger = project.read("archive/editions.toml");
    // As if it was killed before it wrote the ledger, and while it wrote.
    project.remove("archive/editions.toml");
    project.write("archive/.kerncijfer-new-999999999-2023-v1.zip", "half");
    assert_eq!(archive(&project), bag);
    assert_eq!(project.read("archive/editions.toml"), ledger);
    assert_eq!(archived(&project).len(), 2);
    // Another bag under that name is no bag of this version.
    project.remove("archive/editions.toml");
    project.write("archive/2023-v1.zip", "iets anders");
    let run = refused(&project, 2);
    assert!(run.stderr.contains("is there already and is another file"), "{}", run.stderr);
    // What the ledger has must be there.
    project.remove("archive/2023-v1.zip");
    project.write("archive/editions.toml", &ledger);
    second_version(&project);
    assert_eq!(told(&refused(&project, 1).stderr), [("V004".to_owned(), "archive/2023-v1.zip".to_owned())]);
}

#[test]
fn two_runs_at_once_archive_one_version() {
    for _ in 0..3 {
        let project = archivable("project");
        let children = [0, 1].map(|_| project.start(&["archive", "2023", "--quiet"]));
        let codes: Vec<Option<i32>> = children.into_iter().map(|mut child| child.wait().expect("it ends").code()).collect();
        assert!(codes.contains(&Some(0)), "{codes:?}");
        let files = archived(&project);
        assert_eq!(files.keys().collect::<Vec<_>>(), ["2023-v1.zip", "editions.toml"]);
        assert_eq!(project.read("archive/editions.toml").matches("[[edition]]").count(), 1);
        assert_eq!(verify(&project, "archive/2023-v1.zip").code, 0);
    }
}

/// Runs `archive` under a bound on the size of files, as a full disk sets one.
#[cfg(unix)]
fn with_bound(project: &Project, blocks: u32) -> Run {
    let mut command = Command::new("sh");
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" archive 2023 --lang en");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_kerncijfer")]).current_dir(project.path("."));
    run(command)
}

#[cfg(unix)]
#[test]
fn a_full_disk_costs_nothing() {
    let project = archivable("project");
    let run = with_bound(&project, 8);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.starts_with("error: cannot write archive/2023-v1.zip: "), "{}", run.stderr);
    assert_eq!(archived(&project), Tree::new());
    archive(&project);
    // Room for the bag, and not for the ledger: then the bag does not stay either.
    let before = archived(&project);
    let long = "#".repeat(400_000);
    let ledger = format!("{}{long}\n", project.read("archive/editions.toml"));
    project.write("archive/editions.toml", &ledger);
    second_version(&project);
    let blocks = u32::try_from(before["2023-v1.zip"].len() / 512 + 40).expect("a small bag");
    assert!(u64::from(blocks) * 512 < ledger.len() as u64, "the ledger is to be larger than the bag");
    let run = with_bound(&project, blocks);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("editions.toml"), "{}", run.stderr);
    let after = archived(&project);
    assert_eq!((after.len(), &after["2023-v1.zip"]), (2, &before["2023-v1.zip"]));
    assert_eq!(project.read("archive/editions.toml"), ledger);
}

#[test]
fn where_nothing_can_be_written_nothing_is() {
    let project = archivable("project");
    project.write("archive", "geen map");
    let run = project.run(&["archive", "2023", "--lang", "en"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert_eq!(project.read("archive"), "geen map");
    // A ledger that may not be written, for whoever is not root too.
    let project = archivable("project");
    archive(&project);
    let path = project.path("archive/editions.toml");
    let mut permissions = fs::metadata(&path).expect("the ledger").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("it is ours");
    second_version(&project);
    let run = refused(&project, 2);
    assert!(run.stderr.contains("editions.toml"), "{}", run.stderr);
}

#[test]
fn a_build_never_takes_the_place_of_the_archive() {
    let project = archivable("project");
    fs::create_dir(project.path("archive")).expect("a folder");
    for out in ["archive", "archive/site"] {
        assert_eq!(project.run(&["build", "--out", out]).code, 2, "{out}");
    }
}
