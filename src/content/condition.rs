//! Conditions of a page from data: comments that leave out what stands behind them, for a row of which a dataset knows nothing, or something.
//!
//! ```text
//! <!-- met gegevens: ict-kostenstijging -->             with data: …
//! <!-- zonder gegevens: inhuur-ministerie.inhuur -->    without data: …
//! ```
//!
//! Before a heading it is about that section, with all that stands in it; else about the one block behind it. With more datasets, parted by commas, it holds
//! when each has data, or none has. What it needs is looked up where the rows are known, in `site::rows`.

use comrak::nodes::{AstNode, NodeValue};

use super::places::Page;
use crate::diagnostic::{Diagnostic, Kind};
use crate::source::Span;

/// What a condition asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Condition {
    /// The datasets as written: a name, or that of a dataset and a measure with a point between them.
    pub(crate) datasets: Vec<String>,
    /// Must they have data, or have none?
    pub(crate) with: bool,
    /// The comment.
    pub(crate) span: Span,
}

impl Condition {
    /// The names by which it is known whether it holds: of each dataset whether it has data.
    pub(crate) fn holds(&self, has_data: impl Fn(&str) -> bool) -> bool {
        self.datasets.iter().all(|dataset| has_data(dataset) == self.with)
    }
}

const WITH: [&str; 2] = ["met gegevens", "with data"];
const WITHOUT: [&str; 2] = ["zonder gegevens", "without data"];

/// Reads a comment; `None` when it is no condition.
fn read(comment: &str) -> Option<(bool, Vec<String>)> {
    let inside = comment.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    let (name, rest) = inside.split_once(':')?;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let with = match name.as_str() {
        name if WITH.contains(&name) => true,
        name if WITHOUT.contains(&name) => false,
        _ => return None,
    };
    let datasets: Vec<String> = rest.split(',').map(|dataset| dataset.trim().to_owned()).collect();
    Some((with, datasets))
}

/// Finds the conditions of a text, and takes out what does not hold; `has_data` is `None` where no row is known, and nothing is taken out. Returns the
/// conditions, and whether something was taken out. Errors: R005.
pub(super) fn apply<'a>(
    root: &'a AstNode<'a>,
    page: &Page<'_>,
    has_data: Option<&dyn Fn(&str) -> bool>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Condition>, bool) {
    let mut found = Vec::new();
    let mut out: Vec<&'a AstNode<'a>> = Vec::new();
    for node in root.descendants() {
        let (literal, alone) = match &node.data().value {
            NodeValue::HtmlBlock(block) => (block.literal.clone(), true),
            NodeValue::HtmlInline(literal) => (literal.clone(), false),
            _ => continue,
        };
        let Some((with, datasets)) = read(&literal) else { continue };
        let span = page.span(node.data().sourcepos);
        let span = Span::new(page.file, span.range().start..span.range().start + literal.trim_end().len());
        let behind = behind(node);
        if !alone || behind.is_empty() || datasets.iter().any(|dataset| !is_name(dataset)) {
            diagnostics.push(Diagnostic::new(Kind::BadCondition { written: literal.trim().to_owned() }, span));
            continue;
        }
        let condition = Condition { datasets, with, span };
        if has_data.is_some_and(|has_data| !condition.holds(has_data)) {
            out.extend(behind);
        }
        found.push(condition);
    }
    let is_less = !out.is_empty();
    for node in out {
        node.detach();
    }
    if is_less {
        without_notes(root);
    }
    (found, is_less)
}

/// What a condition is about: the section of a heading, else the next block; comments before it go with it.
fn behind<'a>(comment: &'a AstNode<'a>) -> Vec<&'a AstNode<'a>> {
    let mut nodes = Vec::new();
    let mut section: Option<u8> = None;
    for node in comment.following_siblings().skip(1) {
        let heading = match &node.data().value {
            NodeValue::HtmlBlock(_) if section.is_none() => {
                nodes.push(node);
                continue;
            }
            NodeValue::FootnoteDefinition(_) => break,
            NodeValue::Heading(heading) => Some(heading.level),
            _ => None,
        };
        match (section, heading) {
            (None, Some(level)) => section = Some(level),
            (None, None) => {
                nodes.push(node);
                return nodes;
            }
            (Some(level), Some(next)) if next <= level => break,
            _ => {}
        }
        nodes.push(node);
    }
    // The comments that stand before the next heading are about that.
    while nodes.len() > 1 && nodes.last().is_some_and(|node| matches!(node.data().value, NodeValue::HtmlBlock(_))) {
        nodes.pop();
    }
    if section.is_none() { Vec::new() } else { nodes }
}

/// Takes out the footnotes that nothing refers to any more.
fn without_notes<'a>(root: &'a AstNode<'a>) {
    loop {
        let mut names: Vec<String> = Vec::new();
        let mut definitions = Vec::new();
        for node in root.descendants() {
            match &node.data().value {
                NodeValue::FootnoteReference(reference) => names.push(reference.name.clone()),
                NodeValue::FootnoteDefinition(definition) => definitions.push((node, definition.name.clone())),
                _ => {}
            }
        }
        let unused: Vec<_> = definitions.into_iter().filter(|(_, name)| !names.contains(name)).collect();
        if unused.is_empty() {
            return;
        }
        unused.into_iter().for_each(|(node, _)| node.detach());
    }
}

/// A dataset, or a measure of one.
fn is_name(text: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    match text.split_once('.') {
        Some((dataset, measure)) => part(dataset) && part(measure),
        None => part(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_read_in_both_languages() {
        assert_eq!(read("<!-- met gegevens: a, b-c.d -->"), Some((true, vec!["a".to_owned(), "b-c.d".to_owned()])));
        assert_eq!(read("<!-- Without  data: a -->"), Some((false, vec!["a".to_owned()])));
        assert_eq!(read("<!-- woorden: a -->"), None);
    }

    #[test]
    fn it_holds_when_all_have_data_or_none_has() {
        let condition =
            |with| Condition { datasets: vec!["a".to_owned(), "b".to_owned()], with, span: Span::new(&std::sync::Arc::from("x.md"), 0..0) };
        assert_eq!([true, false].map(|with| condition(with).holds(|_| true)), [true, false]);
        assert_eq!([true, false].map(|with| condition(with).holds(|_| false)), [false, true]);
        assert_eq!([true, false].map(|with| condition(with).holds(|name| name == "a")), [false, false]);
    }
}
