//! Drawings: a [`picture::Picture`] as SVG, in whole units of which letters keep their size.

pub(crate) mod picture;
