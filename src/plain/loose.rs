//! A text that belongs to no publication, in plain Markdown: what `check --text` judges.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{PlainPage, Text};
use crate::content::markdown;
use crate::content::terms::Terms;
use crate::content::word_list::WordList;
use crate::diagnostic::Diagnostic;
use crate::site::passages;

/// Finds what makes a Dutch text hard to read. The diagnostics are mistakes in its comments; what else a chapter may not hold is no mistake here.
pub(crate) fn check(file: &Arc<str>, text: &str, list: &WordList) -> (PlainPage, Vec<Diagnostic>) {
    let (chapter, diagnostics) = markdown::loose(file, text);
    let passages = passages::of_loose(&chapter);
    let terms = Terms::default();
    let text = Text { passages: &passages, excuses: &chapter.excuses, terms: &terms, explained: BTreeSet::new(), list };
    (text.check(true), diagnostics)
}
