//! How the words of a pin are written where they stand: in a code span, in a cell of a table, in a text in TOML.

use crate::content::call::Standing;
use crate::source::Span;

/// Writes the words of a pin; `None` when nothing can stand for one of its letters. `span` is the figure, `text` that of its file.
pub(super) fn spell(words: &str, standing: &Standing, span: &Span, text: &str) -> Option<String> {
    let in_code = !words.contains('`');
    match standing {
        Standing::Code => in_code.then(|| words.to_owned()),
        // Two backslashes before a pipe mean one thing in a table and another in code.
        Standing::Cell => (in_code && !words.contains("\\|")).then(|| words.replace('|', "\\|")),
        Standing::Within(value) => in_code.then(|| quoted(words, value, text)).flatten(),
        Standing::Value => quoted(words, span, text),
        Standing::Block | Standing::Made => None,
    }
}

/// Writes words within the quotes of a value in TOML.
fn quoted(words: &str, value: &Span, text: &str) -> Option<String> {
    let raw = text.get(value.range())?;
    if raw.starts_with('\'') {
        return (!words.contains('\'')).then(|| words.to_owned());
    }
    raw.starts_with('"').then(|| words.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn each_place_has_its_own_signs() {
        let file: Arc<str> = Arc::from("a.md");
        let text = "\"x\" 'x'";
        let (double, single) = (Span::new(&file, 0..3), Span::new(&file, 4..7));
        let spelled = |words, standing: Standing, span: &Span| spell(words, &standing, span, text);
        assert_eq!(spelled("a|b", Standing::Code, &double).as_deref(), Some("a|b"));
        assert_eq!(spelled("a|b", Standing::Cell, &double).as_deref(), Some("a\\|b"));
        assert_eq!(spelled("a\\|b", Standing::Cell, &double), None);
        assert_eq!(spelled("a`b", Standing::Code, &double), None);
        assert_eq!(spelled("a`b", Standing::Value, &double).as_deref(), Some("a`b"));
        assert_eq!(spelled("a \"b\" \\", Standing::Value, &double).as_deref(), Some("a \\\"b\\\" \\\\"));
        assert_eq!(spelled("a \"b\"", Standing::Value, &single).as_deref(), Some("a \"b\""));
        assert_eq!(spelled("'s avonds", Standing::Within(single.clone()), &double), None);
        assert_eq!(spelled("'s avonds", Standing::Within(double.clone()), &single).as_deref(), Some("'s avonds"));
    }
}
