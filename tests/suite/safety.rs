//! Nothing that is not ours is overwritten, nothing outside the project is read, and a build with a mistake leaves the last good site.

use std::fs;
use std::path::Path;

use super::project::{Project, codes, differences, tree};

/// Runs a build that must be refused before anything is written, and returns what it said.
fn refused(project: &Project, arguments: &[&str]) -> String {
    let before = tree(&project.path(".."));
    let run = project.run(&[&["build"], arguments].concat());
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    assert_eq!(differences(&before, &tree(&project.path(".."))), [""; 0], "{arguments:?} changed something");
    run.stderr
}

#[test]
fn a_folder_with_files_of_others_is_refused_and_untouched() {
    let project = Project::small();
    project.write("../elders/brief.txt", "Beste lezer");
    assert!(refused(&project, &["--out", "../elders"]).contains("../elders"));
}

#[test]
fn an_empty_folder_and_an_own_folder_are_taken() {
    let project = Project::small();
    fs::create_dir(project.path("../leeg")).expect("a folder");
    for _ in 0..2 {
        let run = project.run(&["build", "--quiet", "--out", "../leeg"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(project.path("../leeg/.kerncijfer").is_file());
    }
}

#[test]
fn a_file_in_place_of_the_folder_is_refused() {
    let project = Project::small();
    project.write("../site", "geen map");
    assert!(refused(&project, &["--out", "../site"]).contains("is a file"));
    let run = project.run(&["build", "--quiet", "--out", "../site/onder/een/bestand"]);
    assert_eq!((run.code, run.stderr.lines().count()), (2, 1), "{}", run.stderr);
    assert_eq!(project.read("../site"), "geen map");
}

#[test]
fn the_project_itself_and_its_inputs_are_no_place_for_a_site() {
    let project = Project::small();
    for out in [".", "..", "../project", "content", "content/2023/site", "data/site", "themes/basis/site", "content/../content/site"] {
        refused(&project, &["--out", out]);
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_folder_is_refused_and_its_target_untouched() {
    let project = Project::small();
    project.write("../elders/brief.txt", "Beste lezer");
    std::os::unix::fs::symlink("../elders", project.path("public")).expect("a link");
    refused(&project, &[]);
    std::os::unix::fs::symlink("content/2023", project.path("via")).expect("a link");
    refused(&project, &["--out", "via/site"]);
}

#[test]
fn folders_that_only_look_like_debris_are_left_alone() {
    let project = Project::small();
    for folder in [".public.new-notities", ".public.old-2022-versie", ".public.new-999999999"] {
        project.write(&format!("{folder}/brief.txt"), "Beste lezer");
    }
    for _ in 0..2 {
        project.build();
        for folder in [".public.new-notities", ".public.old-2022-versie", ".public.new-999999999"] {
            assert!(project.path(folder).join("brief.txt").is_file(), "{folder} is gone");
        }
        fs::remove_dir_all(project.path("public")).expect("a site");
    }
}

#[test]
fn a_mistake_leaves_the_last_good_site_byte_for_byte() {
    let project = Project::small();
    let before = project.build();
    project.replace("content/2023/01-bomen.md", "bomen[Totaal, 2023]", "bomen[Totaal, 2032]");
    let run = project.run(&["build", "--quiet"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("[F002]"), "{}", run.stderr);
    assert_eq!(differences(&before, &project.site()), [""; 0]);
    assert_eq!(beside(&project), [""; 0]);
}

#[test]
fn a_mistake_in_the_first_build_writes_nothing() {
    let project = Project::small();
    project.write("content/2023/01-bomen.md", "geen kop\n");
    assert_eq!(project.run(&["build"]).code, 1);
    assert!(!project.path("public").exists());
    assert_eq!(beside(&project), [""; 0]);
}

#[test]
fn check_writes_nothing() {
    let project = Project::small();
    let before = tree(&project.path(""));
    assert_eq!(project.run(&["check"]).code, 0);
    assert_eq!(differences(&before, &tree(&project.path(""))), [""; 0]);
}

/// Hidden names beside the site, which a build that ended may not leave; what it was made from it does leave.
pub(super) fn beside(project: &Project) -> Vec<String> {
    let folder = fs::read_dir(project.path("")).expect("the project");
    let names = folder.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with('.') && name != ".public.built").collect()
}

#[cfg(unix)]
#[test]
fn a_link_that_leaves_the_project_is_a_mistake_and_is_not_read() {
    for place in ["content/2023/02-geheim.md", "content/2023/images/geheim.png", "data/2023/geheim.csv", "themes/basis/assets/geheim.txt"] {
        let project = Project::small();
        project.write("../geheim", "zeer geheim");
        fs::create_dir_all(project.path(place).parent().unwrap_or(Path::new(""))).expect("a folder");
        std::os::unix::fs::symlink(project.path("../geheim"), project.path(place)).expect("a link");
        let (code, report) = project.check();
        assert_eq!(code, 1, "{place}");
        assert!(codes(&report).contains(&"S014"), "{place}: {report:#}");
        assert!(!report.to_string().contains("zeer geheim"));
    }
}

#[test]
fn a_folder_that_is_no_project_and_a_wrong_command_exit_with_2() {
    let project = Project::empty("leeg");
    for arguments in [&["build"][..], &["check"], &["check", "--project", "../nergens"], &["build", "--uit", "x"], &["bouw"], &[]] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
        assert!(!run.stderr.is_empty(), "{arguments:?}");
    }
    assert!(project.run(&["build"]).stderr.contains("no site.toml"));
    for arguments in [&["--help"][..], &["--version"], &["build", "--help"], &["completions", "bash"]] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments:?}");
    }
}
