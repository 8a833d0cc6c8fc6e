//! Literate diagnostics: `tests/diagnostics/CODE.md` explains a mistake to an author, and its examples are run.
//!
//! A page shows the files in which it differs from the project in `base/`, and behind them the message in Dutch (`nl`) and in English (`en`); another
//! file behind those begins the next example. The first word of a fence is its language, the second the path of the file. Five verbs do what
//! a text cannot:
//!
//!     delete PATH    takes a file of the base project away
//!     bytes PATH     writes the bytes that stand below in hexadecimal
//!     large PATH     makes a file of as many bytes as stand below
//!     link PATH      makes a symbolic link to the path below
//!     cut PATH       takes the lines away that begin like a line below
//!
//! `KERNCIJFER_BLESS=1 cargo test --test diagnostics` writes what the program says today into the pages; the diff is read before it is committed.
//! Remarks on plain language (`P001` and on) stand in one line each. Of such a page only the lines of its own code about its own files are compared; on
//! the others remarks are left out.
//! `KERNCIJFER_PAGES=F0` runs only the pages whose code starts with that.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;
#[cfg(windows)]
use std::os::windows::fs::symlink_file as symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

use kerncijfer::diagnostic::codes;
use serde_json::Value;
use tempfile::TempDir;

/// Codes that no file can bring about, each with the reason. Their pages say when they occur.
const WITHOUT_EXAMPLE: &[(&str, &str)] = &[
    ("D023", "a file with more than twenty million cells is too large for a page"),
    ("D046", "only a preview tells it"),
    ("E005", "only beside an archive, which is no text"),
    ("E006", "only beside an archive, which is no text"),
    ("E007", "only beside an archive, which is no text"),
    ("E008", "only beside an archive, in a preview"),
    ("V002", "only in a bag, which is no text"),
    ("V003", "only in a bag, which is no text"),
    ("V005", "only in a bag, which is no text"),
    ("V006", "only in a bag, which is no text"),
    ("V007", "only in a bag, which is no text"),
    ("V008", "only in a bag, which is no text"),
    ("V009", "only in a bag, which is no text"),
    ("V010", "only in a bag, which is no text"),
    ("V011", "only in a bag, which is no text"),
    ("V012", "only beside a whole bag, which is no text"),
    ("V013", "only in a bag, which is no text"),
    ("V016", "only when an edition is archived"),
    ("V017", "only when an edition is archived"),
    ("V018", "only when an edition is archived"),
    ("V019", "only when an edition is archived"),
    ("V020", "only when an edition is archived"),
    ("V021", "only when an edition is archived"),
    ("V022", "only when an edition is archived"),
];

/// A line with this says why an example gives more than one message; only those of the page's own code are shown then.
const SEVERAL: &str = "Several messages:";

/// A page with this has examples that are checked with their drafts.
const DRAFTS: &str = "checked with `--drafts`";

#[test]
fn the_base_project_has_no_mistakes() {
    let output = check(project(&[]).path(), &["--lang", "en"]);
    assert_eq!(stderr(&output), "No mistakes found.\n");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let pages: Vec<String> = pages().iter().map(|path| code_of(path)).collect();
    let without_page: Vec<_> = codes().into_iter().filter(|code| !pages.iter().any(|page| page == code)).collect();
    let without_code: Vec<_> = pages.iter().filter(|page| !codes().contains(&page.as_str())).collect();
    assert!(
        without_page.is_empty() && without_code.is_empty(),
        "codes without a page: {without_page:?}; pages without a code: {without_code:?}"
    );
}

#[test]
fn every_page_gives_its_messages() {
    let asked = std::env::var("KERNCIJFER_PAGES").unwrap_or_default();
    let pages: Vec<PathBuf> = pages().into_iter().filter(|path| code_of(path).starts_with(&asked)).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let taken = || pages.get(next.fetch_add(1, Ordering::Relaxed));
        std::iter::from_fn(taken).flat_map(|path| verify(path).into_iter().map(move |fault| (path, fault))).collect::<Vec<_>>()
    };
    let mut faults = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..std::thread::available_parallelism().map_or(2, usize::from)).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no page makes the runner panic")).collect::<Vec<_>>()
    });
    faults.sort();
    let told: String = faults.iter().map(|(path, fault)| format!("\n--- {}: {fault}\n", path.display())).collect();
    assert!(faults.is_empty(), "{} faults in the pages{told}", faults.len());
}

#[test]
fn json_tells_code_severity_and_place() {
    let chapter = "+++\ntitle = \"Personeel\"\nid = \"personeel\"\n+++\n\nBij AZ: `= fte[AZZ, 2023]`.\n";
    let output = check(project(&[("content/2023/01-personeel.md", chapter)]).path(), &["--lang", "en", "--json"]);
    let json: Value = serde_json::from_slice(&output.stdout).expect("stdout is JSON");
    let diagnostic = &json["diagnostics"][0];
    assert_eq!((&json["errors"], &json["warnings"]), (&Value::from(1), &Value::from(0)));
    assert_eq!((&diagnostic["code"], &diagnostic["severity"]), (&Value::from("F002"), &Value::from("error")));
    let place = ["file", "line", "column", "end_line", "end_column"].map(|key| diagnostic["place"][key].to_string());
    assert_eq!(place, ["\"content/2023/01-personeel.md\"", "6", "16", "6", "19"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), String::new()));
}

#[test]
fn only_an_error_stops_publication() {
    let warned = check(project(&[("content/2023/notes.txt", "left over\n")]).path(), &["--lang", "en"]);
    assert!(stderr(&warned).ends_with("\n0 errors, 1 warning.\n"), "{}", stderr(&warned));
    assert_eq!(warned.status.code(), Some(0));
    let refused = check(project(&[("content/2023/edition.toml", "")]).path(), &["--lang", "en"]);
    assert_eq!(refused.status.code(), Some(1));
}

// Running a page.

/// A fence of a page: what stands behind the backticks, the lines within, and the numbers of its first and last line, fences included.
struct Fence {
    info: String,
    body: String,
    lines: (usize, usize),
}

/// Files, and the messages that they give.
#[derive(Default)]
struct Example {
    files: Vec<Fence>,
    messages: Vec<Fence>,
}

/// Runs a page and returns what is wrong with it; with `KERNCIJFER_BLESS` messages that are only written otherwise are written into it.
fn verify(path: &Path) -> Vec<String> {
    let (code, page) = (code_of(path), fs::read_to_string(path).expect("the page is readable"));
    let mut faults = Vec::new();
    if !page.starts_with(&format!("# {code}: ")) {
        faults.push(format!("it does not start with `# {code}: `"));
    }
    let examples = examples(&page);
    let untold = WITHOUT_EXAMPLE.iter().any(|(without, _)| *without == code);
    if examples.is_empty() != untold {
        faults.push("it has no example, or has one although it is in WITHOUT_EXAMPLE".to_owned());
    }
    let mut blessed = Vec::new();
    for example in &examples {
        let languages: Vec<&str> = example.messages.iter().map(|message| message.info.as_str()).collect();
        if languages != ["nl", "en"] {
            faults.push(format!("behind the files stand the messages {languages:?}, not `nl` and `en`"));
        }
        let folder = project_of(example);
        for message in &example.messages {
            match run(&code, folder.path(), &example.files, &message.info, &page) {
                Err(fault) => faults.push(fault),
                Ok(found) if found == message.body => {}
                Ok(found) if std::env::var_os("KERNCIJFER_BLESS").is_some() => blessed.push((message.lines, found)),
                Ok(found) => faults.push(format!("the program says something else:\n{found}")),
            }
        }
    }
    bless(path, &page, &blessed);
    faults
}

/// Checks a project in a language and returns the messages of a code; or what is wrong with them, whatever the page says.
fn run(code: &str, project: &Path, files: &[Fence], language: &str, page: &str) -> Result<String, String> {
    let several = page.contains(SEVERAL);
    if is_remark(code) {
        return remarks(code, project, files, language);
    }
    let drafts: &[&str] = if page.contains(DRAFTS) { &["--drafts"] } else { &[] };
    let output = check(project, &[&["--lang", language], drafts].concat());
    let all = stderr(&output);
    let messages = messages(&all);
    let own: Vec<&str> = messages.iter().copied().filter(|message| head(message).contains(&format!("[{code}]"))).collect();
    let errors = messages.iter().filter(|message| ["fout[", "error["].iter().any(|word| message.starts_with(word))).count();
    if own.is_empty() || (own.len() < messages.len() && !several) {
        return Err(format!("the messages are not of this code alone:\n{all}"));
    }
    if own.len() > 1 && !several {
        return Err(format!("one cause gives {} messages, and no line with `{SEVERAL}` says why:\n{all}", own.len()));
    }
    if output.status.code() != Some(i32::from(errors > 0)) {
        return Err(format!("the exit code is {:?}:\n{all}", output.status.code()));
    }
    Ok(own.join("\n\n") + "\n")
}

/// Is it the code of a remark on plain language?
fn is_remark(code: &str) -> bool {
    ("P001".."P020").contains(&code)
}

/// The remarks of a code about the files of an example, one line each.
fn remarks(code: &str, project: &Path, files: &[Fence], language: &str) -> Result<String, String> {
    let output = check(project, &["--lang", language, "--hints"]);
    let all = String::from_utf8(output.stderr.clone()).expect("messages are UTF-8");
    let own = |line: &&str| {
        line.contains(&format!("[{code}] ")) && files.iter().any(|file| line.starts_with(file.info.split(' ').nth(1).unwrap_or_default()))
    };
    let lines: Vec<&str> = all.lines().filter(own).collect();
    if lines.is_empty() || output.status.code() != Some(0) {
        return Err(format!("no remark of this code, or an exit code other than 0:\n{all}"));
    }
    Ok(lines.join("\n") + "\n")
}

/// The messages, which have an empty line between them; the last line, which counts them, is left out.
fn messages(stderr: &str) -> Vec<&str> {
    let mut messages: Vec<&str> = stderr.trim_end().split("\n\n").collect();
    messages.pop();
    messages
}

fn head(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}

/// Puts messages into a page, from the last to the first, so that the line numbers stay right.
fn bless(path: &Path, page: &str, messages: &[((usize, usize), String)]) {
    let mut lines: Vec<&str> = page.lines().collect();
    for ((first, last), message) in messages.iter().rev() {
        lines.splice(first + 1..*last, message.lines());
    }
    if !messages.is_empty() {
        fs::write(path, lines.join("\n") + "\n").expect("the page is writable");
    }
}

// Reading a page.

fn pages() -> Vec<PathBuf> {
    let folder = fs::read_dir(folder()).expect("the folder with pages is there");
    let mut pages: Vec<PathBuf> = folder.map(|entry| entry.expect("the folder is readable").path()).collect();
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    pages.sort();
    pages
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

fn code_of(path: &Path) -> String {
    path.file_stem().expect("a page has a name").to_string_lossy().into_owned()
}

fn examples(page: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    for fence in fences(page) {
        let is_message = matches!(fence.info.as_str(), "nl" | "en");
        if examples.last().is_none_or(|last| !is_message && !last.messages.is_empty()) {
            examples.push(Example::default());
        }
        let example = examples.last_mut().expect("one was just added");
        if is_message { &mut example.messages } else { &mut example.files }.push(fence);
    }
    examples
}

/// The fences of a page: at least three backticks or tildes, closed by as many.
fn fences(page: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut open: Option<(usize, &str, Fence)> = None;
    for (number, line) in page.lines().enumerate() {
        let marks = line.len() - line.trim_start_matches(['`', '~']).len();
        match &mut open {
            None if marks >= 3 => {
                let info = line[marks..].trim().to_owned();
                open = Some((marks, line, Fence { info, body: String::new(), lines: (number, number) }));
            }
            None => {}
            Some((least, opening, fence)) => {
                if marks >= *least && line.len() == marks && line.starts_with(&opening[..1]) {
                    fence.lines.1 = number;
                    fences.extend(open.take().map(|(_, _, fence)| fence));
                } else {
                    fence.body.push_str(line);
                    fence.body.push('\n');
                }
            }
        }
    }
    assert!(open.is_none(), "a fence is not closed:\n{page}");
    fences
}

// Making and checking a project.

/// Makes the base project with some texts in place of its own.
fn project(files: &[(&str, &str)]) -> TempDir {
    let root = TempDir::new().expect("there is room for a temporary folder");
    copy(&folder().join("base"), root.path());
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes"), &root.path().join("themes"));
    for (path, text) in files {
        write(&root.path().join(path), text.as_bytes());
    }
    root
}

fn project_of(example: &Example) -> TempDir {
    let root = project(&[]);
    for Fence { info, body, .. } in &example.files {
        let (verb, path) = info.split_once(' ').unwrap_or_else(|| panic!("behind the backticks stand a language and a path, not `{info}`"));
        let path = root.path().join(path);
        match verb {
            "delete" => fs::remove_file(&path).expect("the file to delete is in the base project"),
            "bytes" => write(&path, &hexadecimal(body)),
            "large" => write(&path, &vec![b'x'; body.trim().parse().expect("a number of bytes")]),
            "link" => symlink(body.trim(), &path).expect("the link can be made"),
            "cut" => write(&path, without_lines(&path, body).as_bytes()),
            _ => write(&path, body.as_bytes()),
        }
    }
    root
}

fn without_lines(path: &Path, beginnings: &str) -> String {
    let text = fs::read_to_string(path).expect("the file to cut from is there");
    let (cut, kept): (Vec<&str>, Vec<&str>) =
        text.split_inclusive('\n').partition(|line| beginnings.lines().any(|begin| line.starts_with(begin)));
    assert!(!cut.is_empty(), "no line of {} begins like {beginnings}", path.display());
    kept.concat()
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the folder to copy is there") {
        let entry = entry.expect("the folder to copy is readable");
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => write(&target, &fs::read(entry.path()).expect("the file to copy is readable")),
        }
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
    fs::write(path, bytes).expect("the file can be written");
}

fn hexadecimal(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.split_whitespace().flat_map(str::chars).map(|c| c.to_digit(16).expect("a hexadecimal digit")).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).expect("two digits are a byte")).collect()
}

fn check(project: &Path, options: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kerncijfer"));
    command.arg("check").arg("--project").arg(project).args(options).env("NO_COLOR", "1").env("RUST_BACKTRACE", "0");
    command.output().expect("the program runs")
}

/// What the program tells, without its remarks on plain language and their summary.
fn stderr(output: &Output) -> String {
    let all = String::from_utf8(output.stderr.clone()).expect("messages are UTF-8");
    let is_language = |line: &&str| {
        let is_remark = ["[P00", "[P01"]
            .iter()
            .any(|code| line.find(code).is_some_and(|at| line[..at].ends_with("warning") || line[..at].ends_with("waarschuwing")));
        is_remark || line.starts_with("Language: ") || line.starts_with("Taal: ")
    };
    let mut kept: Vec<&str> = all.lines().filter(|line| !is_language(line)).collect();
    // Behind the remarks stands an empty line, as behind each message.
    kept.dedup_by(|line, before| line.is_empty() && before.is_empty());
    let text = kept.join("\n").trim_start_matches('\n').to_owned();
    if text.is_empty() { text } else { text + "\n" }
}
