//! What is done once, when the program is built.
//!
//! It computes the checksum of the lock file, and marks the parts of the code examples (keywords, texts, comments): what differs between datasets is filled in
//! later, and no build of a site has to load grammars. And it lists the files of a new publication, the house style among them, so that the program needs no
//! repository to make one.

use std::path::Path;
use std::{env, fs};

use sha2::{Digest, Sha256};
use syntect::parsing::{ParseState, ScopeStack, SyntaxSet};
use syntect::util::LinesWithEndings;

/// What a part is, by the scope that a grammar gives it. The first that fits counts, from the outermost scope in.
const CLASSES: [(&str, &str); 7] = [
    ("comment", "code-comment"),
    ("string", "code-string"),
    ("constant", "code-constant"),
    ("keyword", "code-keyword"),
    ("storage", "code-keyword"),
    ("variable.function", "code-function"),
    ("support.function", "code-function"),
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // What is archived tells with which versions of all crates it was made.
    println!("cargo::rerun-if-changed=Cargo.lock");
    let lock = fs::read("Cargo.lock").expect("the lock file is in the repository");
    let sum: String = Sha256::digest(&lock).iter().map(|byte| format!("{byte:02x}")).collect();
    println!("cargo::rustc-env=KERNCIJFER_LOCK_SHA256={sum}");
    let out = env::var("OUT_DIR").expect("cargo names the folder");
    code_examples(&out);
    starter(&out);
}

/// Writes `starter.rs`: for the house style and each language the files of a new publication, each with its path there and its bytes.
fn starter(out: &str) {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo names the folder");
    let mut code = String::new();
    for (name, folder, place) in [
        ("THEME", "themes/basis", "themes/basis/"),
        ("DUTCH", "starter/nl", ""),
        ("ENGLISH", "starter/en", ""),
        ("COMMON", "starter/common", ""),
    ] {
        println!("cargo::rerun-if-changed={folder}");
        let mut files = Vec::new();
        list(&Path::new(&root).join(folder), "", &mut files);
        files.sort();
        code.push_str(&format!("/// The files of `{folder}`.\nconst {name}: &[(&str, &[u8])] = &[\n"));
        for file in files {
            let path = Path::new(&root).join(folder).join(&file);
            // Git would take a name with a point for its own.
            let to = file.strip_prefix("dot-").map_or_else(|| file.clone(), |rest| format!(".{rest}"));
            code.push_str(&format!("    ({:?}, include_bytes!({:?})),\n", format!("{place}{to}"), path.display().to_string()));
        }
        code.push_str("];\n");
    }
    fs::write(Path::new(out).join("starter.rs"), code).expect("the folder can be written");
}

/// Every file below a folder but hidden ones and spare copies, as paths with `/` between their parts.
fn list(folder: &Path, before: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the folder is in the repository") {
        let entry = entry.expect("the folder can be read");
        let name = entry.file_name().into_string().expect("names are text");
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        let path = format!("{before}{name}");
        if entry.file_type().expect("the kind of a file is known").is_dir() {
            list(&entry.path(), &format!("{path}/"), files);
        } else {
            files.push(path);
        }
    }
}

fn code_examples(out: &str) {
    let syntaxes = SyntaxSet::load_defaults_newlines();
    for (name, language) in [("python", "Python"), ("r", "R"), ("sql", "SQL")] {
        let source = format!("src/render/code/{name}.txt");
        println!("cargo::rerun-if-changed={source}");
        let code = fs::read_to_string(&source).expect("the example is in the repository");
        let syntax = syntaxes.find_syntax_by_name(language).expect("the language is among the default ones");
        let mut state = ParseState::new(syntax);
        let mut stack = ScopeStack::new();
        let mut html = String::new();
        let mut open = "";
        for line in LinesWithEndings::from(&code) {
            let mut at = 0;
            for (place, change) in state.parse_line(line, &syntaxes).expect("the grammar reads its own language") {
                part(&mut html, &mut open, class(&stack), &line[at..place]);
                at = place;
                stack.apply(&change).expect("a grammar closes what it opened");
            }
            part(&mut html, &mut open, class(&stack), &line[at..]);
        }
        part(&mut html, &mut open, "", "");
        fs::write(Path::new(out).join(format!("{name}.html")), html.trim_end()).expect("the folder can be written");
    }
}

/// The class of what stands in these scopes; empty for plain text.
fn class(stack: &ScopeStack) -> &'static str {
    let names: Vec<String> = stack.as_slice().iter().map(ToString::to_string).collect();
    let fits = |name: &str, prefix: &str| name.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let found = names.iter().find_map(|name| CLASSES.iter().find(|(prefix, _)| fits(name, prefix)));
    found.map_or("", |(_, class)| class)
}

/// Appends a part; neighbours of one class share an element, which ends with the line.
fn part(html: &mut String, open: &mut &'static str, class: &'static str, text: &str) {
    if text.is_empty() && !class.is_empty() {
        return;
    }
    let (text, end) = text.strip_suffix('\n').map_or((text, ""), |text| (text, "\n"));
    if *open != class {
        html.push_str(if open.is_empty() { "" } else { "</span>" });
        if !class.is_empty() {
            html.push_str(&format!("<span class=\"{class}\">"));
        }
        *open = class;
    }
    html.push_str(&text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;"));
    if !end.is_empty() {
        html.push_str(if open.is_empty() { "\n" } else { "</span>\n" });
        *open = "";
    }
}
