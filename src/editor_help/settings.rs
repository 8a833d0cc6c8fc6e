//! The settings that switch the schemas on: for Taplo (also in VS Code, with Even Better TOML), and for snippets in VS Code.

use serde_json::{Value, json};

use super::{FILES, Place};

/// `.taplo.toml`: which schema belongs to which files.
pub(super) fn taplo(place: Place<'_>) -> String {
    let mut text = String::from(
        "# Welk schema bij welk bestand hoort, voor Taplo en voor VS Code met Even Better TOML.\n\
         # Zet dit bestand als .taplo.toml in de map van de publicatie.\n",
    );
    let list = |globs: &[&str]| globs.iter().map(|glob| format!("{glob:?}")).collect::<Vec<_>>().join(", ");
    for described in FILES {
        text.push_str(&format!("\n[[rule]]\ninclude = [{}]\n", list(described.files)));
        if !described.but.is_empty() {
            text.push_str(&format!("exclude = [{}]\n", list(described.but)));
        }
        let key = if matches!(place, Place::Site(_)) { "url" } else { "path" };
        text.push_str(&format!("schema = {{ {key} = {:?} }}\n", place.of(&format!("{}.json", described.name))));
    }
    text
}

/// `.vscode/settings.json`: in Markdown the editor offers snippets only when it is asked to.
pub(super) fn vscode() -> Value {
    json!({
        "[markdown]": { "editor.quickSuggestions": { "other": true, "comments": false, "strings": false }, "editor.snippetSuggestions": "top" },
        "evenBetterToml.schema.enabled": true,
    })
}
