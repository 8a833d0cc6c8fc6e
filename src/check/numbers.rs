//! No number by hand: each digit and number word of a text is a figure, or allowed by rule.

use crate::diagnostic::{Diagnostic, Language};
use crate::site::passages::Passage;

/// Finds the numbers that stand in a text by hand.
pub(super) fn check(_passages: &[Passage<'_>], _language: Language) -> Vec<Diagnostic> {
    Vec::new()
}
