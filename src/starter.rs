//! A new publication: small, complete and sound, with its own copy of the house style and with help for editors. Its files are part of the program.

use std::collections::BTreeMap;

use crate::diagnostic::Language;
use crate::editor_help;

include!(concat!(env!("OUT_DIR"), "/starter.rs"));

/// Folder of the schemas for editors.
const SCHEMAS: &str = "schemas";

/// Where the settings of an editor belong, and the files of the schemas that they are.
const SETTINGS: [(&str, &str); 3] = [
    (".taplo.toml", "taplo.toml"),
    (".vscode/kerncijfer.code-snippets", "kerncijfer.code-snippets"),
    (".vscode/settings.json", "vscode-settings.json"),
];

/// Returns every file of a new publication in a language by its path, with `/` between its parts. `marker` is the name and the text of the file that says of
/// a folder that this program wrote it, so that `schemas` can write its folder again.
pub(crate) fn files(language: Language, (marker, marked): (&str, &str)) -> BTreeMap<String, Vec<u8>> {
    let own = match language {
        Language::Dutch => DUTCH,
        Language::English => ENGLISH,
    };
    let mut files: BTreeMap<String, Vec<u8>> =
        [THEME, COMMON, own].into_iter().flatten().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
    let help = editor_help::folder(SCHEMAS);
    for (name, file) in help.iter() {
        files.insert(format!("{SCHEMAS}/{name}"), file.bytes().to_vec());
    }
    for (place, name) in SETTINGS {
        files.extend(help.get(name).map(|file| (place.to_owned(), file.bytes().to_vec())));
    }
    files.insert(format!("{SCHEMAS}/{marker}"), marked.as_bytes().to_vec());
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publication_is_complete_in_each_language() {
        for (language, chapter) in [(Language::Dutch, "content/2025/01-personeel.md"), (Language::English, "content/2025/01-staff.md")] {
            let files = files(language, (".marker", "x"));
            let settings =
                [".gitignore", ".taplo.toml", ".vscode/settings.json", ".vscode/kerncijfer.code-snippets", "README.md", "site.toml"];
            for path in settings.into_iter().chain([chapter, "themes/basis/theme.toml", "schemas/site.json", "schemas/.marker"]) {
                assert!(files.contains_key(path), "{path}");
            }
            assert!(files.values().all(|bytes| !bytes.is_empty()));
        }
    }
}
