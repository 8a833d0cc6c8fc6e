//! The content folder: chapters in Markdown to [`chapter::Chapter`], HTML with typed holes.

pub(crate) mod block;
pub(crate) mod call;
pub(crate) mod chapter;
pub(crate) mod claims;
pub(crate) mod condition;
pub(crate) mod criteria;
pub(crate) mod even;
pub(crate) mod excuse;
pub(crate) mod expr;
pub(crate) mod formula;
pub(crate) mod formula_words;
pub(crate) mod front_matter;
pub(crate) mod image;
pub(crate) mod language;
pub(crate) mod markdown;
mod marked;
mod places;
pub(crate) mod plain_budget;
pub(crate) mod prose;
pub(crate) mod row;
pub(crate) mod sentence;
pub(crate) mod statement;
pub(crate) mod statement_keys;
pub(crate) mod statement_reader;
pub(crate) mod terms;
pub(crate) mod word_list;
mod writer;

/// Returns the bytes of the label of a box that a text begins with, its colon among them; 0 when there is none.
pub(crate) fn label_length(text: &str) -> usize {
    let labels = writer::BOXES.iter().flat_map(|(_, dutch, english)| [*dutch, *english]);
    labels.filter_map(|label| text.strip_prefix(label)?.starts_with(':').then_some(label.len() + 1)).next().unwrap_or(0)
}
