//! How a place in a file is opened in the writer's editor: by an address of the editor's own, by a command that the server starts, or not at all.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::html;

/// How a place is opened, as the preview in the browser reads it.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum Open {
    /// By following a link.
    Link {
        /// An address of the editor.
        href: String,
    },
    /// By asking the server.
    Command {
        /// The address to ask.
        href: String,
    },
    /// By hand.
    None {},
}

/// The writer's editor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Editor {
    /// It has addresses of its own: what stands before the path, and how line and column are written.
    Address(Scheme),
    /// A program with its arguments, in which `{file}`, `{line}` and `{column}` are filled in.
    Program(Vec<String>),
    /// None that a server can open.
    None,
}

/// The form of an editor's own addresses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Scheme {
    /// `vscode://file/a/b.md:12:5`, under this name.
    Colons(&'static str),
    /// `txmt://open?url=file:///a/b.md&line=12&column=5`.
    TextMate,
}

/// Programs that are known, by the name of their file.
const KNOWN: [(&str, Known); 24] = [
    ("code", Known::Colons("vscode")),
    ("code-insiders", Known::Colons("vscode-insiders")),
    ("codium", Known::Colons("vscodium")),
    ("vscodium", Known::Colons("vscodium")),
    ("cursor", Known::Colons("cursor")),
    ("windsurf", Known::Colons("windsurf")),
    ("zed", Known::Colons("zed")),
    ("zeditor", Known::Colons("zed")),
    ("mate", Known::TextMate),
    ("subl", Known::Arguments(&["{file}:{line}:{column}"])),
    ("sublime_text", Known::Arguments(&["{file}:{line}:{column}"])),
    ("idea", Known::Arguments(&["--line", "{line}", "--column", "{column}", "{file}"])),
    ("pycharm", Known::Arguments(&["--line", "{line}", "--column", "{column}", "{file}"])),
    ("webstorm", Known::Arguments(&["--line", "{line}", "--column", "{column}", "{file}"])),
    ("kate", Known::Arguments(&["--line", "{line}", "--column", "{column}", "{file}"])),
    ("kwrite", Known::Arguments(&["--line", "{line}", "--column", "{column}", "{file}"])),
    ("gedit", Known::Arguments(&["+{line}:{column}", "{file}"])),
    ("gnome-text-editor", Known::Arguments(&["+{line}:{column}", "{file}"])),
    ("xed", Known::Arguments(&["+{line}:{column}", "{file}"])),
    ("geany", Known::Arguments(&["{file}:{line}:{column}"])),
    ("bbedit", Known::Arguments(&["+{line}:{column}", "{file}"])),
    ("gvim", Known::Arguments(&["+{line}", "{file}"])),
    ("notepad++", Known::Arguments(&["-n{line}", "-c{column}", "{file}"])),
    ("emacsclient", Known::Waiting(&["+{line}:{column}", "{file}"])),
];

/// What is known of a program.
#[derive(Clone, Copy)]
enum Known {
    Colons(&'static str),
    TextMate,
    Arguments(&'static [&'static str]),
    /// Opens a window of its own only when it is told not to wait.
    Waiting(&'static [&'static str]),
}

impl Editor {
    /// Chooses the editor. `set` are the values of the variables that name one, the most particular first; `has_code` tells whether VS Code can be started.
    pub(crate) fn choose(set: &[Option<String>], has_code: bool) -> Self {
        match set.iter().flatten().map(|value| value.trim()).find(|value| !value.is_empty()) {
            Some(value) => Editor::named(value),
            None if has_code => Editor::Address(Scheme::Colons("vscode")),
            None => Editor::None,
        }
    }

    /// Reads a command such as `code --wait`, `/usr/bin/subl` or `"/opt/my editor/run" --at {file}:{line}`.
    fn named(command: &str) -> Self {
        let words = words(command);
        let Some((program, arguments)) = words.split_first() else { return Editor::None };
        if arguments.iter().any(|argument| argument.contains("{file}")) {
            return Editor::Program(words);
        }
        let name = program.rsplit(['/', '\\']).next().unwrap_or(program).to_lowercase();
        let name = ["exe", "cmd", "bat"].iter().find_map(|end| name.strip_suffix(&format!(".{end}"))).unwrap_or(&name);
        let filled = |more: &[&str]| {
            // Someone who waits for the editor to close is not here.
            let kept = arguments.iter().filter(|argument| !matches!(argument.as_str(), "-w" | "--wait")).cloned();
            Editor::Program(std::iter::once(program.clone()).chain(kept).chain(more.iter().map(|&word| word.to_owned())).collect())
        };
        match KNOWN.iter().find(|(known, _)| *known == name).map(|(_, known)| *known) {
            Some(Known::Colons(scheme)) => Editor::Address(Scheme::Colons(scheme)),
            Some(Known::TextMate) => Editor::Address(Scheme::TextMate),
            Some(Known::Arguments(more)) => filled(more),
            Some(Known::Waiting(more)) if arguments.iter().any(|argument| matches!(argument.as_str(), "-n" | "--no-wait")) => filled(more),
            // It may want a terminal, which a server has not got.
            _ => Editor::None,
        }
    }

    /// Returns the program with its arguments for a place; `None` when the editor is not started by a command.
    pub(crate) fn command(&self, file: &Path, line: usize, column: usize) -> Option<Vec<std::ffi::OsString>> {
        let Editor::Program(words) = self else { return None };
        let fill = |word: &String| {
            let (line, column) = (line.to_string(), column.to_string());
            word.replace("{line}", &line).replace("{column}", &column).replace("{file}", &file.to_string_lossy()).into()
        };
        Some(words.iter().map(fill).collect())
    }
}

/// The words of a command, with quotes around what holds spaces.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in command.chars() {
        match (c, quote) {
            ('"' | '\'', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (c, Some(open)) if c == open => quote = None,
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// Opens places of one project.
#[derive(Clone, Debug)]
pub(crate) struct Opener {
    /// The folder of the project.
    pub(crate) root: PathBuf,
    /// The writer's editor.
    pub(crate) editor: Editor,
    /// What a command must know: a secret of this run, which only its own pages tell.
    pub(crate) key: String,
}

impl Opener {
    /// Tells how a place is opened; line and column are counted from 1.
    pub(crate) fn open(&self, file: &str, line: usize, column: usize) -> Open {
        match &self.editor {
            Editor::None => Open::None {},
            Editor::Address(scheme) => Open::Link { href: self.address(*scheme, file, line, column) },
            Editor::Program(_) => {
                let file = html::encode(file).replace(',', "%2C");
                Open::Command { href: format!("/.kerncijfer/open?file={file}&line={line}&column={column}&key={}", self.key) }
            }
        }
    }

    fn address(&self, scheme: Scheme, file: &str, line: usize, column: usize) -> String {
        let path = self.root.join(file).to_string_lossy().replace('\\', "/");
        // `C:/a` of Windows has no slash before it.
        let path = html::encode(path.trim_start_matches("//?/"));
        let slash = if path.starts_with('/') { "" } else { "/" };
        match scheme {
            Scheme::Colons(name) => format!("{name}://file{slash}{path}:{line}:{column}"),
            Scheme::TextMate => format!("txmt://open?url=file://{slash}{path}&line={line}&column={column}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(value: &str) -> Editor {
        Editor::choose(&[None, Some(value.to_owned())], true)
    }

    #[test]
    fn known_editors_are_opened_and_terminals_are_not() {
        assert_eq!(chosen("code --wait"), Editor::Address(Scheme::Colons("vscode")));
        assert_eq!(chosen("/usr/bin/codium"), Editor::Address(Scheme::Colons("vscodium")));
        assert_eq!(chosen(r#""C:\Program Files\Microsoft VS Code\bin\code.cmd" -w"#), Editor::Address(Scheme::Colons("vscode")));
        assert_eq!(chosen("subl -w"), Editor::Program(vec!["subl".into(), "{file}:{line}:{column}".into()]));
        assert_eq!(chosen("mate -w"), Editor::Address(Scheme::TextMate));
        for terminal in ["vim", "nano", "emacs -nw", "hx", "emacsclient -t", "vi -e", "onbekend"] {
            assert_eq!(chosen(terminal), Editor::None, "{terminal}");
        }
        assert!(matches!(chosen("emacsclient -n"), Editor::Program(_)));
        assert!(
            matches!(chosen("'/opt/mijn editor/x' --at {file}:{line}"), Editor::Program(words) if words[0] == "/opt/mijn editor/x" && words.len() == 3)
        );
        assert_eq!(Editor::choose(&[None, Some("  ".into()), None], true), Editor::Address(Scheme::Colons("vscode")));
        assert_eq!(Editor::choose(&[None], false), Editor::None);
        assert_eq!(Editor::choose(&[Some("vim".into()), Some("code".into())], true), Editor::None);
    }

    #[test]
    fn a_place_becomes_an_address_or_a_command() {
        let opener = |value: &str| Opener { root: PathBuf::from("/a/een map"), editor: chosen(value), key: "s".to_owned() };
        let open = |value: &str| opener(value).open("content/2023/01-é.md", 12, 5);
        assert_eq!(open("code"), Open::Link { href: "vscode://file/a/een%20map/content/2023/01-%C3%A9.md:12:5".into() });
        assert_eq!(
            open("mate"),
            Open::Link { href: "txmt://open?url=file:///a/een%20map/content/2023/01-%C3%A9.md&line=12&column=5".into() }
        );
        assert_eq!(open("subl"), Open::Command { href: "/.kerncijfer/open?file=content/2023/01-%C3%A9.md&line=12&column=5&key=s".into() });
        assert_eq!(open("vim"), Open::None {});
        assert_eq!(serde_json::json!(open("vim")), serde_json::json!({ "kind": "none" }));
        assert_eq!(serde_json::json!(open("code"))["kind"], "link");
    }

    #[test]
    fn a_command_has_its_words_apart() {
        let file = Path::new("/a/x; rm -rf $(y).md");
        let command = chosen("gedit").command(file, 3, 4).expect("a command");
        assert_eq!(command, ["gedit", "+3:4", "/a/x; rm -rf $(y).md"]);
        assert_eq!(chosen("code").command(file, 3, 4), None);
    }
}
