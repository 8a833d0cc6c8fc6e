//! A record as the small HTML document that the index is made from.
//!
//! Each sentence has an empty anchor before it: its id is the address of a figure in the sentence, or one of the marks below. The script of the search page takes
//! the text apart at these. Title and names weigh more than the text, labels and parts of compounds less.

use std::collections::BTreeSet;

use super::Record;
use crate::html;

/// The id of the anchor before a sentence without figure.
const SENTENCE: &str = "-";
/// The id of the anchor before words that are found and not shown.
const HIDDEN: &str = "~";

/// Writes the document. `parts` are the parts of compounds in the record.
pub(super) fn document(record: &Record, parts: &BTreeSet<&str>) -> String {
    let mut text = String::with_capacity(1024);
    text.push_str("<html lang=\"");
    text.push_str(record.language.tag());
    text.push_str("\"><body>");
    for kind in &record.kinds {
        element(&mut text, "<i data-pagefind-ignore data-pagefind-filter=\"kind\">", kind.name(), "</i>");
    }
    for subject in &record.subjects {
        element(&mut text, "<i data-pagefind-ignore data-pagefind-filter=\"subject\">", subject, "</i>");
    }
    if let Some((value, label)) = &record.row {
        element(&mut text, "<i data-pagefind-ignore data-pagefind-meta=\"row\">", value, "</i>");
        element(&mut text, "<i data-pagefind-ignore data-pagefind-meta=\"called\">", label, "</i>");
    }
    if !record.page.is_empty() {
        element(&mut text, "<i data-pagefind-ignore data-pagefind-meta=\"page\">", &record.page, "</i>");
    }
    element(&mut text, "<h1 data-pagefind-weight=\"8\">", &record.title, "</h1>");
    for sentence in &record.sentences {
        anchor(&mut text, sentence.anchor.as_deref().unwrap_or(SENTENCE));
        html::escape_into(&mut text, &sentence.text);
    }
    for (words, start) in [
        (record.names.join(" . "), "<p data-pagefind-weight=\"5\">"),
        (record.labels.join(" . "), "<p data-pagefind-weight=\"0.5\">"),
        (parts.iter().copied().collect::<Vec<_>>().join(" "), "<p data-pagefind-weight=\"0.5\">"),
    ] {
        if !words.is_empty() {
            anchor(&mut text, HIDDEN);
            element(&mut text, start, &words, "</p>");
        }
    }
    text.push_str("</body></html>");
    text
}

fn element(text: &mut String, start: &str, words: &str, end: &str) {
    text.push_str(start);
    html::escape_into(text, words);
    text.push_str(end);
}

fn anchor(text: &mut String, id: &str) {
    text.push_str(" <b id=\"");
    html::escape_into(text, id);
    text.push_str("\"></b> ");
}
