//! The text of a page, held against its figures: numbers by hand, words against data, and excuses that excuse nothing.

use super::{numbers, words};
use crate::diagnostic::{Diagnostic, Language};
use crate::shortcode::figure::Figure;
use crate::site::passages;
use crate::site::resolve::TextPage;

/// Checks the text of a page. Errors and warnings: those of [`numbers`] and [`words`].
pub(crate) fn page(page: &TextPage, figures: &[Figure], language: Language) -> Vec<Diagnostic> {
    let passages = passages::of_page(page, figures);
    let mut diagnostics = numbers::check(&passages, language);
    diagnostics.extend(words::check(&passages, page, language));
    diagnostics
}
