//! What editors get from the program, and the texts that it is about: the files of `kerncijfer schemas`, and every text in a project that has a schema.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::project::{Project, Tree, tree};

/// Every file of `kerncijfer schemas --out`.
pub(crate) fn written() -> Tree {
    let project = Project::small();
    let run = project.run(&["schemas", "--out", "schemas", "--quiet"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    let mut files = tree(&project.path("schemas"));
    files.remove(".kerncijfer");
    files
}

/// Every schema by its name.
pub(crate) fn schemas() -> BTreeMap<String, Value> {
    let is_schema = |name: &str| name.ends_with(".json") && name != "vscode-settings.json";
    let schemas = written().into_iter().filter(|(name, _)| is_schema(name));
    schemas.map(|(name, bytes)| (name.trim_end_matches(".json").to_owned(), serde_json::from_slice(&bytes).expect("JSON"))).collect()
}

/// The schema of a file, by its path in a project; `None` for what has none, such as a chapter.
pub(crate) fn schema_of(path: &str) -> Option<&'static str> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["site.toml"] => Some("site"),
        ["redirects.toml"] => Some("redirects"),
        ["content", "accessibility.toml"] => Some("accessibility"),
        ["content", "difficult-words.toml"] => Some("difficult-words"),
        ["content", _, "edition.toml"] => Some("edition"),
        ["content", _, "terms.toml"] => Some("terms"),
        ["content", _, "claims.toml"] => Some("claims"),
        ["content", _, "language-budget.toml"] => Some("language-budget"),
        ["data", _, "figures.toml"] => Some("figures"),
        ["data", _, file] if file.ends_with(".toml") => Some("dataset"),
        ["themes", _, "theme.toml"] => Some("theme"),
        ["themes", _, "words", file] if file.ends_with(".toml") => Some("theme-words"),
        _ => None,
    }
}

/// Every text with a schema in a project: the name of the schema, where the text stands, and the text. Heads and blocks are taken out of their chapters.
pub(crate) fn texts(root: &Path) -> Vec<(&'static str, String, String)> {
    let mut texts = Vec::new();
    for part in ["site.toml", "content", "data", "themes"] {
        let path = root.join(part);
        let files = if path.is_file() { Tree::from([(String::new(), fs::read(&path).expect("a file"))]) } else { tree_of(&path) };
        for (file, bytes) in files {
            let path = if file.is_empty() { part.to_owned() } else { format!("{part}/{file}") };
            let Ok(text) = String::from_utf8(bytes) else { continue };
            if let Some(schema) = schema_of(&path) {
                texts.push((schema, format!("{}/{path}", root.display()), text));
            } else if path.ends_with(".md") {
                texts.extend(within(&path, &text).into_iter().map(|(schema, text)| (schema, format!("{}/{path}", root.display()), text)));
            }
        }
    }
    texts
}

fn tree_of(folder: &Path) -> Tree {
    if folder.is_dir() { tree(folder) } else { Tree::new() }
}

/// The head and the blocks of a chapter.
pub(crate) fn within(path: &str, text: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let front = path.ends_with("/index.md");
    if let Some((head, _)) = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n")) {
        found.push((if front { "front-matter-of-edition" } else { "front-matter" }, head.to_owned()));
    }
    let mut open: Option<(&'static str, String)> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(fence)) => open = block_of(fence.trim()).map(|schema| (schema, String::new())),
            (Some(_), Some("")) => found.extend(open.take()),
            (Some((_, block)), _) => {
                block.push_str(line);
                block.push('\n');
            }
            (None, None) => {}
        }
    }
    found
}

/// The schema of a block, by the name of its fence.
pub(crate) fn block_of(fence: &str) -> Option<&'static str> {
    match fence {
        "tabel" | "table" => Some("block-table"),
        "grafiek" | "chart" => Some("block-chart"),
        "kerncijfers" | "key-figures" => Some("block-key-figures"),
        "doel" | "target" => Some("block-target"),
        "omvang" | "scope" => Some("block-scope"),
        "download" => Some("block-download"),
        _ => None,
    }
}
