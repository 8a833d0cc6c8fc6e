//! Checks of what only shows when the figures are filled in: the text of each page, and the site as a whole on its output. What a chapter or dataset
//! does wrong by itself is told where it is read.

pub(crate) mod continuity;
pub(crate) mod corrections;
pub(crate) mod links;
mod numbers;
pub(crate) mod redirects;
pub(crate) mod text;
mod words;

pub(crate) use numbers::Vocabulary;
pub(crate) use words::{Direction, direction};
