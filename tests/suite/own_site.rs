//! The publication of this repository: without a mistake, the same bytes everywhere, and with figures enough to be one.

use std::collections::BTreeSet;
use std::path::Path;

use super::project::{Project, Tree, differences, repository, run, tree};

/// Builds this repository's own project, in another setting of the machine, to a folder outside it.
fn build(project: &Path, settings: &[(&str, &str)]) -> Tree {
    let out = tempfile::tempdir().expect("a temporary folder");
    let site = out.path().join("site");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kerncijfer"));
    command.args(["build", "--quiet", "--project"]).arg(project).arg("--out").arg(&site);
    command.envs(settings.iter().copied()).current_dir(out.path());
    let run = run(command);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{settings:?}");
    tree(&site)
}

#[test]
fn the_own_site_has_no_errors_and_no_warnings() {
    let (code, report) = Project::own("project").check();
    assert_eq!((code, &report["errors"], &report["warnings"]), (0, &0.into(), &0.into()), "{report:#}");
}

#[test]
fn clock_language_threads_and_folder_make_no_difference() {
    let own = Project::own("project");
    let here = build(&own.path("."), &[("TZ", "Pacific/Auckland"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "1")]);
    let copy = Project::own("jaarrapportage 2023, één");
    let there = build(&copy.path("."), &[("TZ", "America/New_York"), ("LC_ALL", "tr_TR.UTF-8"), ("RAYON_NUM_THREADS", "4")]);
    assert!(here.len() > 100, "{} files", here.len());
    assert_eq!(differences(&here, &there), [""; 0]);
}

#[test]
fn no_page_tells_where_or_when_it_was_built() {
    let project = Project::own("sporen-van-de-bouw");
    let folder = project.path("").to_string_lossy().into_owned();
    for (path, bytes) in project.build() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("sporen-van-de-bouw") && !text.contains(&folder), "{path}");
    }
}

/// The chapters hold at least so much; less means that something was lost.
#[test]
fn the_chapters_hold_many_figures_from_many_datasets() {
    let site = Project::own("project").build();
    let pages = site.iter().filter(|(path, _)| path.ends_with("index.html") && !path.contains("/data/"));
    let text: String = pages.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    let figures = text.matches("class=\"figure\" id=\"cijfer-").count();
    let tables = text.matches("<div class=\"data-table").count();
    let mut datasets: Vec<&str> = text.split(" href=\"").skip(1).filter_map(dataset).collect();
    datasets.sort_unstable();
    datasets.dedup();
    assert!(figures >= 80, "{figures} figures");
    assert!(datasets.len() >= 25, "{} datasets: {datasets:?}", datasets.len());
    assert!(tables >= 15, "{tables} tables");
}

/// A chart of each kind, and enough of them.
#[test]
fn the_chapters_hold_charts_of_every_kind() {
    let texts = chapters();
    let kinds: BTreeSet<&str> = texts.split("\nkind = \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let charts = texts.matches("\n```grafiek\n").count();
    assert!((30..=50).contains(&charts), "{charts} charts");
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["bar", "diverging", "dot", "line", "stacked", "stacked-100"]);
    assert!(texts.contains("\ntarget = true\n"), "a target line");
}

/// What the manual shows of charts is really there.
#[test]
fn the_charts_in_the_manual_are_charts_of_the_publication() {
    let manual = std::fs::read_to_string(repository().join("docs/charts.md")).expect("the manual");
    let manual: String = manual.lines().map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line))).collect();
    let texts = chapters();
    let blocks: Vec<&str> = manual.split("```grafiek\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(blocks.len() >= 3, "{} blocks", blocks.len());
    for block in blocks {
        assert!(texts.contains(&format!("```grafiek\n{block}```")), "{block}");
    }
}

/// The chapters of edition 2023 as they are written.
fn chapters() -> String {
    let files = std::fs::read_dir(repository().join("content/2023")).expect("chapters").filter_map(|file| Some(file.ok()?.path()));
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    files.sort();
    files.iter().map(|path| std::fs::read_to_string(path).expect("a chapter")).collect()
}

/// The dataset that the address of a figure leads to: `../data/fte/index.html#…`.
fn dataset(href: &str) -> Option<&str> {
    let address = href.split('"').next()?;
    let (path, _) = address.split_once("/index.html#")?;
    let (folders, dataset) = path.rsplit_once('/')?;
    folders.ends_with("data").then_some(dataset)
}
