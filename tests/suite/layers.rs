//! Who may import whom, and who may touch the world: the table of the architecture, held against the sources.

use std::collections::{BTreeMap, BTreeSet};

use super::project::{repository, tree};

/// Modules from top to bottom. A module imports from lower lines only; neighbours on a line do not know each other.
const LINES: [&[&str]; 19] = [
    &["main"],
    &["cli"],
    &["fuzzing", "parts", "serve"],
    &["preview", "watch"],
    &["pipeline", "load", "emit", "next", "starter"],
    &["archive", "compare", "editor_help", "hosting", "search"],
    &["check", "render"],
    &["opendata"],
    &["plain", "pins"],
    &["site"],
    &["shortcode"],
    &["content"],
    &["data", "config", "format"],
    &["data_theme"],
    &["settings"],
    &["licence"],
    &["diagnostic"],
    &["source"],
    &["contact", "day", "headers", "html", "media", "memo", "number", "output", "timings", "zipped"],
];

/// Who may use what: a path of a crate or of the standard library, and the modules that may name it.
const DOORS: [(&str, &[&str]); 19] = [
    ("std::fs", &["load", "emit", "watch"]),
    ("std::env", &["main", "cli", "load", "emit"]),
    ("std::process", &["main", "cli", "emit", "serve"]),
    ("std::time", &["cli", "load", "serve", "timings", "watch"]),
    ("std::net", &["serve"]),
    ("println!", &[]),
    ("print!", &[]),
    ("walkdir", &["load", "watch"]),
    ("notify", &["watch"]),
    ("axum", &["serve"]),
    ("hyper", &["serve"]),
    ("tokio", &["search", "serve"]),
    ("use pagefind", &["search"]),
    ("clap", &["cli"]),
    ("comrak", &["content"]),
    ("minijinja", &["render"]),
    ("rayon", &["memo"]),
    ("zip::", &["opendata", "zipped"]),
    ("mimalloc", &["main"]),
];

/// Every source file without comments: `content/chapter` with its text. `lib` only declares the modules.
fn sources() -> BTreeMap<String, String> {
    let files = tree(&repository().join("src"));
    let mut sources = BTreeMap::new();
    for (path, bytes) in files {
        // A drawing has its style sheet beside its code.
        let Some(name) = path.strip_suffix(".rs").map(str::to_owned) else { continue };
        let text = String::from_utf8(bytes).expect("text");
        let code: String = text.lines().map(without_comment).flat_map(|line| [line, "\n"]).collect();
        sources.insert(name, code);
    }
    sources.remove("lib");
    sources
}

fn without_comment(line: &str) -> &str {
    let start = line.trim_start();
    if start.starts_with("//") { "" } else { line.split(" // ").next().unwrap_or(line) }
}

/// The module of a file: its folder, or the file itself.
fn module(file: &str) -> &str {
    file.split('/').next().unwrap_or(file)
}

/// What follows each `crate::` or `super::` in a text: the paths of a group, or the one path, as they are written.
fn paths<'a>(text: &'a str, root: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(root) {
        if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = &text[at + root.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(split_group(group)),
            None => found.push(rest.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).next().unwrap_or_default()),
        }
    }
    found
}

/// The members of `a::b, c::{d, e}, f}`.
fn split_group(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut members) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            ',' if depth == 0 => {
                members.push(group[start..at].trim());
                start = at + 1;
            }
            '}' if depth == 0 => {
                members.push(group[start..at].trim());
                break;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    members
}

fn first(path: &str) -> &str {
    path.split("::").next().unwrap_or(path)
}

#[test]
fn modules_import_from_lower_lines_only() {
    let line_of = |module: &str| LINES.iter().position(|line| line.contains(&module));
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let module = module(&file);
        let line = line_of(module).unwrap_or_else(|| panic!("src/{file}.rs: `{module}` has no place in the table"));
        for path in paths(&text, "crate::").into_iter().chain(paths(&text, "kerncijfer::")) {
            let other = first(path);
            let is_module = !other.is_empty() && other != module && other.starts_with(char::is_lowercase);
            if is_module && line_of(other).is_none_or(|other| other <= line) {
                wrong.push(format!("src/{file}.rs imports {path}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_module_of_the_table_is_there() {
    let sources = sources();
    let modules: BTreeSet<&str> = sources.keys().map(|file| module(file)).collect();
    let table: BTreeSet<&str> = LINES.iter().flat_map(|line| line.iter().copied()).collect();
    assert_eq!(modules, table);
}

#[test]
fn only_the_edges_touch_the_world_and_each_dependency_has_one_home() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        for (door, may) in DOORS {
            let is_path = |at: usize| {
                let before = text[..at].chars().next_back();
                let after = text[at + door.len()..].chars().next();
                let part_of_name = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
                !part_of_name(before) && (door.ends_with('!') || !part_of_name(after))
            };
            if !may.contains(&module(&file)) && text.match_indices(door).any(|(at, _)| is_path(at)) {
                wrong.push(format!("src/{file}.rs uses {door}"));
            }
        }
        for member in paths(&text, "std::").into_iter().map(first) {
            if ["fs", "env", "net"].contains(&member) && !["load", "emit", "cli", "main", "serve", "watch"].contains(&module(&file)) {
                wrong.push(format!("src/{file}.rs uses std::{member}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn files_of_a_folder_import_each_other_one_way() {
    let sources = sources();
    let mut imports: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in &sources {
        let Some((folder, _)) = file.split_once('/').filter(|(_, name)| *name != "mod") else { continue };
        let own = format!("{folder}::");
        let inside = paths(text, "crate::").into_iter().filter_map(|path| path.strip_prefix(own.as_str()));
        let siblings = paths(text, "super::").into_iter().chain(inside).map(|path| format!("{folder}/{}", first(path)));
        imports.insert(file, siblings.filter(|other| other != file && sources.contains_key(other)).collect());
    }
    let mut circles = Vec::new();
    for file in imports.keys() {
        let reached = reach(file, &imports);
        circles.extend(
            reached.iter().filter(|other| ***other > **file && reach(other, &imports).contains(*file)).map(|other| (*file, *other)),
        );
    }
    assert_eq!(circles, [("", ""); 0]);
}

/// Every file that a file imports, or that one of those imports.
fn reach<'a>(file: &str, imports: &'a BTreeMap<&str, BTreeSet<String>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut left: Vec<&str> = vec![file];
    while let Some(file) = left.pop() {
        for other in imports.get(file).into_iter().flatten() {
            if reached.insert(other.as_str()) {
                left.push(other);
            }
        }
    }
    reached
}

#[test]
fn imports_are_found_however_they_are_written() {
    let text = "use crate::a::b;\nuse crate::{c::{d, e}, f};\nlet x = crate::g::h(pub(crate) i);\nuse super::j::{self, K};\nmycrate::l;";
    assert_eq!(paths(text, "crate::"), ["a::b", "c::{d, e}", "f", "g::h"]);
    assert_eq!(paths(text, "super::").into_iter().map(first).collect::<Vec<_>>(), ["j"]);
}
