//! A build on an unchanged project writes nothing; one on a project that changed writes what became different, and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::project::{Project, differences, tree};

/// The moment at which each file of the site was written.
fn times(project: &Project) -> BTreeMap<String, SystemTime> {
    let site = project.path("public");
    let time = |path: &str| fs::metadata(site.join(path)).and_then(|found| found.modified()).expect("a time");
    project.site().into_keys().map(|path| (path.clone(), time(&path))).collect()
}

/// Builds with all that is told, and returns that.
fn build(project: &Project, more: &[&str]) -> String {
    let run = project.run(&[&["build"], more].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stderr
}

/// Was nothing made?
fn is_recognised(told: &str) -> bool {
    told.contains("Niets veranderd")
}

/// The paths whose times are other ones.
fn written(before: &BTreeMap<String, SystemTime>, after: &BTreeMap<String, SystemTime>) -> Vec<String> {
    after.iter().filter(|(path, time)| before.get(*path) != Some(*time)).map(|(path, _)| path.clone()).collect()
}

#[test]
fn an_unchanged_project_is_recognised_and_tells_the_same() {
    let project = Project::small();
    // Something to warn of.
    project.remove("content/accessibility.toml");
    let first = build(&project, &[]);
    let (site, at) = (project.site(), times(&project));
    assert!(!is_recognised(&first) && first.contains("waarschuwing"), "{first}");
    let second = build(&project, &[]);
    assert!(is_recognised(&second), "{second}");
    assert_eq!((project.site(), times(&project)), (site, at));
    let but_last = |told: &str| told.lines().rev().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(but_last(&first), but_last(&second));
    // Whoever wants all there is to know gets it.
    let json = project.run(&["build", "--json"]);
    assert!(json.stdout.contains("\"diagnostics\""), "{}", json.stdout);
}

#[test]
fn what_did_not_change_keeps_its_time() {
    let project = Project::small();
    project.build();
    let at = times(&project);
    project.replace("content/2023/index.md", "In het kort.", "In het lang.");
    let told = build(&project, &[]);
    assert!(!is_recognised(&told), "{told}");
    let written = written(&at, &times(&project));
    assert!(written.contains(&"2023/index.html".to_owned()), "{written:?}");
    assert!(!written.contains(&"2023/data/bomen/bomen.csv".to_owned()) && written.len() < at.len() / 2, "{written:?}");
    // Taken over is as good as written: the same as a site that was never there before.
    project.run(&["build", "--out", "elders", "--editors", "elders-redactie"]);
    assert_eq!(differences(&project.site(), &tree(&project.path("elders"))), [""; 0]);
}

#[test]
fn a_change_that_makes_no_difference_writes_nothing() {
    let project = Project::small();
    project.build();
    let at = times(&project);
    let text = project.read("site.toml");
    project.write("site.toml", format!("{text}\n# Een opmerking.\n"));
    assert!(!is_recognised(&build(&project, &[])));
    assert_eq!(written(&at, &times(&project)), [""; 0]);
}

#[test]
fn what_someone_did_to_the_site_is_undone() {
    let project = Project::small();
    let site = project.build();
    let page = project.path("public/2023/index.html");
    let undone = |what: &str| {
        let told = build(&project, &[]);
        assert!(!is_recognised(&told), "{what}: {told}");
        assert_eq!(differences(&site, &project.site()), [""; 0], "{what}");
        assert!(is_recognised(&build(&project, &[])), "{what}");
    };
    // A letter, with the size and the time of before.
    let (text, time) = (fs::read(&page).expect("a page"), fs::metadata(&page).and_then(|found| found.modified()).expect("a time"));
    let mut other = text.clone();
    *other.last_mut().expect("a letter") = b' ';
    fs::write(&page, &other).expect("the page is changed");
    fs::File::options().write(true).open(&page).and_then(|file| file.set_modified(time)).expect("its time is put back");
    undone("a letter");
    fs::remove_file(&page).expect("the page is removed");
    undone("a page less");
    fs::write(project.path("public/over.txt"), "over").expect("a file more");
    undone("a file more");
    fs::remove_dir_all(project.path("public")).expect("the site is removed");
    undone("no site");
    fs::remove_dir_all(project.path("redactie")).expect("the page for editors is removed");
    undone("no page for editors");
    for nonsense in ["", "{}", "[1", "\u{0}"] {
        project.write(".public.built", nonsense);
        undone(nonsense);
    }
}

#[test]
fn what_is_asked_counts() {
    let project = Project::small();
    let whole = project.build();
    let draft = project.run(&["build", "--quiet", "--without", "search,ods,zip"]);
    assert_eq!(draft.code, 0, "{}", draft.stderr);
    let site = project.site();
    let is_left_out =
        |path: &String| path.contains("/pagefind/") || Path::new(path).extension().is_some_and(|end| end == "ods" || end == "zip");
    assert!(whole.keys().filter(|path| is_left_out(path)).count() > 5);
    assert_eq!(site.keys().filter(|path| is_left_out(path)).count(), 0);
    // Nothing tells of what is not there, and all the rest is.
    for (path, bytes) in site.iter().filter(|(path, _)| path.starts_with("2023/") || path.starts_with("data/")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("bomen.ods") && !text.contains("2023-gegevens.zip"), "{path}");
    }
    let rest: Vec<&String> = whole.keys().filter(|path| !is_left_out(path)).collect();
    assert_eq!(site.keys().collect::<Vec<_>>(), rest);
    assert_eq!(differences(&whole, &project.build()), [""; 0]);
}

#[test]
fn the_time_of_each_step_is_told() {
    let project = Project::small();
    let told = build(&project, &["--timings"]);
    assert!(told.contains("register van cijfers") && told.contains("100 %  samen"), "{told}");
    let told = build(&project, &["--timings"]);
    assert!(told.contains("bestanden lezen") && !told.contains("register van cijfers"), "nothing was made: {told}");
    let run = project.run(&["check", "--json", "--timings"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let steps = report["timings"]["steps"].as_array().expect("a list");
    let names: Vec<&str> = steps.iter().map(|step| step["step"].as_str().expect("a name")).collect();
    assert!(names.contains(&"parse") && names.contains(&"search-index") && !names.contains(&"emit"), "{names:?}");
    let one_by_one = steps.iter().filter(|step| step["beside_others"] == false);
    let sum: u64 = one_by_one.map(|step| step["microseconds"].as_u64().expect("a number")).sum();
    assert!(sum <= report["timings"]["microseconds"].as_u64().expect("a number"), "{report}");
    assert!(!project.run(&["check", "--json"]).stdout.contains("\"timings\""));
}
