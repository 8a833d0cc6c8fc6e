//! A project in a temporary folder, and the built program run on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use kerncijfer::source::{Content, Sources};
use serde_json::Value;
use tempfile::TempDir;

/// The files of a folder: content by path, with `/` between its parts.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// The folder of this repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A project in a folder that goes when this value goes.
pub(crate) struct Project {
    // Held for its folder, which is removed in the end.
    _temporary: TempDir,
    root: PathBuf,
}

/// What a run of the program came to.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Project {
    /// A folder `name` with the theme of this repository, an accessibility statement and nothing else, in a temporary folder of its own.
    pub(crate) fn empty(name: &str) -> Self {
        let temporary = tempfile::tempdir().expect("a temporary folder");
        let root = temporary.path().join(name);
        let project = Project { _temporary: temporary, root };
        project.copy("themes");
        // A site without a statement gets a warning, and hardly any test is about that.
        project.write(STATEMENT.0, STATEMENT.1);
        project
    }

    /// One edition with one chapter and one dataset.
    pub(crate) fn small() -> Self {
        let project = Project::empty("project");
        for (path, text) in SMALL {
            project.write(path, text);
        }
        project
    }

    /// The publication of this repository.
    pub(crate) fn own(name: &str) -> Self {
        let project = Project::empty(name);
        for part in ["content", "data", "site.toml"] {
            project.copy(part);
        }
        project
    }

    /// Copies a file or folder of this repository to the same place in the project.
    fn copy(&self, part: &str) {
        let from = repository().join(part);
        if from.is_file() {
            self.write(part, fs::read(&from).expect("a file of the repository"));
        } else {
            self.copy_in(&from, part);
        }
    }

    /// Copies the files of a folder to a folder of the project.
    pub(crate) fn copy_in(&self, from: &Path, to: &str) {
        for (path, bytes) in tree(from) {
            self.write(&Path::new(to).join(path).to_string_lossy(), bytes);
        }
    }

    /// A place in the project, or beside it with `../`.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder of the project");
        fs::write(&path, content).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// Removes a file or a folder that is there.
    pub(crate) fn remove(&self, path: &str) {
        let path = self.path(path);
        let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        removed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.path(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Replaces what occurs exactly once in a file.
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {path}");
        self.write(path, text.replace(old, new));
    }

    /// The program, with the project as its working folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kerncijfer"));
        command.args(arguments).current_dir(&self.root).stdin(Stdio::null());
        command
    }

    /// Runs the program to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        run(self.command(arguments))
    }

    /// Starts the program and does not wait.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
    }

    /// Builds to `public`, which must succeed, and returns the site.
    pub(crate) fn build(&self) -> Tree {
        let run = self.run(&["build", "--quiet"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        self.site()
    }

    /// The site that stands in `public`.
    pub(crate) fn site(&self) -> Tree {
        tree(&self.path("public"))
    }

    /// Checks the project and returns the report for machines.
    pub(crate) fn check(&self) -> (i32, Value) {
        let run = self.run(&["check", "--json"]);
        let report = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"));
        (run.code, report)
    }
}

/// Runs a command to its end.
pub(crate) fn run(mut command: Command) -> Run {
    let output = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program prints UTF-8");
    Run { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// Reads every file below a folder.
pub(crate) fn tree(folder: &Path) -> Tree {
    let mut files = Tree::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
            files.insert(path, fs::read(entry.path()).unwrap_or_default());
        }
    }
    files
}

/// The paths of which the content differs, or that only one has.
pub(crate) fn differences(left: &Tree, right: &Tree) -> Vec<String> {
    let mut paths: Vec<String> = left.keys().chain(right.keys()).filter(|path| left.get(*path) != right.get(*path)).cloned().collect();
    paths.sort();
    paths.dedup();
    paths
}

/// The codes of a report of `check --json`, in the order in which they are told.
pub(crate) fn codes(report: &Value) -> Vec<&str> {
    report["diagnostics"].as_array().expect("a list").iter().map(|item| item["code"].as_str().expect("a code")).collect()
}

/// The small project and the theme as values, for tests that need no files.
pub(crate) fn small_sources() -> Sources {
    let mut sources = Sources::default();
    for (path, bytes) in tree(&repository().join("themes")) {
        let path = format!("themes/{path}");
        match String::from_utf8(bytes) {
            Ok(text) => sources.insert_text(&path, &text),
            Err(error) => sources.insert(&path, Content::Bytes(error.into_bytes().into())),
        }
    }
    for (path, text) in SMALL.into_iter().chain([STATEMENT]) {
        sources.insert_text(path, text);
    }
    sources
}

/// An accessibility statement that fits any site: its path and its text.
pub(crate) const STATEMENT: (&str, &str) = (
    "content/accessibility.toml",
    r#"status = "D"
date = 2026-01-10
reviewed = 2026-01-10

[scope]
covers = ["alle pagina's"]

[feedback]
email = "vragen@proef.example.nl"

[enforcement]
body = "Nationale ombudsman"
url = "https://www.nationaleombudsman.nl/"

[[evidence]]
kind = "automated"
title = "Controle van elke pagina"
by = "Bureau Proef"
date = 2026-01-10
result = "Geen fouten."
"#,
);

/// The small project: path and text of each file.
pub(crate) const SMALL: [(&str, &str); 6] = [
    (
        "site.toml",
        r#"title = "Proef"
description = "Een kleine publicatie."
base_url = "https://proef.example.nl/"
language = "nl"
theme = "basis"
current_edition = "2023"

[publisher]
name = "Bureau Proef"
identifier = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1034"
contact = "https://proef.example.nl/contact"
"#,
    ),
    (
        "content/2023/edition.toml",
        r#"title = "Proef 2023"
published_at = 2024-05-15T12:00:00+02:00
period = "2023"
"#,
    ),
    (
        "content/2023/index.md",
        "+++\ntitle = \"Proef in 2023\"\ndescription = \"In het kort.\"\n+++\n\nLees over de [bomen](01-bomen.md).\n",
    ),
    (
        "content/2023/01-bomen.md",
        r#"+++
title = "Bomen"
id = "bomen"
description = "Hoeveel bomen er zijn."
+++

Er staan `120 bomen = bomen[Totaal, 2023]` in het park. Dat zijn er `= verschil(bomen[Totaal, 2022..2023])` meer dan in 2022.

```tabel
data = "bomen"
rows = "soort"
columns = "jaar"
title = "Bomen per soort"
```
"#,
    ),
    ("data/2023/bomen.csv", "soort,jaar,bomen\neik,2022,60\nberk,2022,40\nTotaal,2022,100\neik,2023,75\nberk,2023,45\nTotaal,2023,120\n"),
    (
        "data/2023/bomen.toml",
        r#"title = "Bomen in het park"
description = "Hoeveel bomen er in het park staan."
source = "Bureau Proef"

[[dimensions]]
name = "soort"
label = "Soort"
total = "Totaal"

[[dimensions]]
name = "jaar"
label = "Jaar"
type = "year"

[[measures]]
name = "bomen"
label = "Aantal bomen"
unit = { kind = "count", one = "boom", many = "bomen" }
decimals = 0
additive = true

[[constraints]]
kind = "total"
dimension = "soort"
tolerance = "0"
"#,
    ),
];

#[test]
fn a_small_project_builds_without_a_word() {
    let project = Project::small();
    let run = project.run(&["build", "--quiet"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    let page = project.read("public/2023/bomen/index.html");
    assert!(page.contains("<data value=\"120\">120\u{a0}bomen</data>"), "{page}");
    assert_eq!(project.check().1["diagnostics"], serde_json::json!([]));
}
