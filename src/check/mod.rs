//! Checks of the site as a whole, on its output. What a chapter or dataset does wrong is told where it is read; this is for what only shows at the end.

mod links;

pub(crate) use links::site;
