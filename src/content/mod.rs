//! The content folder: chapters in Markdown to [`chapter::Chapter`], HTML with typed holes.

mod block;
pub(crate) mod call;
pub(crate) mod chapter;
pub(crate) mod claims;
pub(crate) mod criteria;
pub(crate) mod expr;
pub(crate) mod formula;
pub(crate) mod formula_words;
pub(crate) mod front_matter;
pub(crate) mod image;
pub(crate) mod language;
pub(crate) mod markdown;
mod marked;
mod places;
pub(crate) mod prose;
pub(crate) mod sentence;
pub(crate) mod statement;
pub(crate) mod statement_reader;
pub(crate) mod terms;
mod writer;
