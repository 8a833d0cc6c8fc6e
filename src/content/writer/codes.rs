//! Where code spans stand. comrak's column is one too small for each escaped pipe before it in a cell, and wrong behind the definition of a link in the
//! same paragraph: a span that is not where it should be is looked for by its words, in the order of the text.

use std::ops::Range;

use comrak::nodes::{NodeCode, NodeValue};

use super::words::holds_words;
use super::{Node, Writer};

/// How much longer than its words a code span may be where it is written, besides what its line breaks may bring along.
const MOST_MARKS: usize = 200;

impl Writer<'_> {
    /// Looks for every code span that does not stand where comrak says.
    pub(super) fn find_codes(&mut self, root: Node<'_>) {
        let text = self.page.text;
        for block in root.descendants().filter(|node| holds_words(&node.data().value)) {
            let range = self.page.range(block.data().sourcepos);
            let mut at = range.start;
            for node in block.descendants() {
                let NodeValue::Code(code) = &node.data().value else { continue };
                let start = self.page.range(node.data().sourcepos).start;
                if let Some(end) = end_of(text, start, code).filter(|_| start >= at) {
                    at = end;
                    continue;
                }
                // What is not there cannot be followed by what is.
                let Some(found) = next(text, at..range.end, code) else { break };
                at = found.end;
                self.code_ranges.insert(std::ptr::from_ref(node).addr(), found);
            }
        }
    }

    /// The bytes of a code span, with its backticks.
    pub(super) fn code_range(&self, node: Node<'_>) -> Range<usize> {
        let range = self.page.range(node.data().sourcepos);
        let found = self.code_ranges.get(&std::ptr::from_ref(node).addr()).cloned();
        found.unwrap_or_else(|| match &node.data().value {
            NodeValue::Code(code) => range.start..end_of(self.page.text, range.start, code).unwrap_or(range.end),
            _ => range,
        })
    }
}

/// Where a code span that starts here ends; `None` when it does not start here.
fn end_of(text: &str, start: usize, code: &NodeCode) -> Option<usize> {
    let backticks = run(text, start);
    if backticks != code.num_backticks || text[..start].ends_with('`') {
        return None;
    }
    let inside = start + backticks;
    let most = inside + 4 * code.literal.len() + MOST_MARKS;
    let mut at = inside;
    while at < most {
        at += text.get(at..)?.find('`')?;
        let closing = run(text, at);
        if closing == backticks {
            return same_letters(&text[inside..at], &code.literal).then_some(at + closing);
        }
        at += closing;
    }
    None
}

/// The next place of a code span in a range.
fn next(text: &str, range: Range<usize>, code: &NodeCode) -> Option<Range<usize>> {
    let mut at = range.start;
    while let Some(start) = text.get(at..range.end)?.find('`').map(|offset| at + offset) {
        let backslashes = text[..start].len() - text[..start].trim_end_matches('\\').len();
        if let Some(end) = end_of(text, start, code).filter(|_| backslashes.is_multiple_of(2)) {
            return Some(start..end);
        }
        at = start + if backslashes.is_multiple_of(2) { run(text, start) } else { 1 };
    }
    None
}

/// The number of backticks that stand here.
fn run(text: &str, at: usize) -> usize {
    text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start_matches('`').len())
}

/// Are two texts the same but for spaces, the marks of a quote and the backslash before a pipe?
fn same_letters(written: &str, literal: &str) -> bool {
    let is_letter = |letter: &char| !letter.is_whitespace() && !matches!(letter, '>' | '\\');
    written.chars().filter(is_letter).eq(literal.chars().filter(is_letter))
}
