//! The whole site at once: pages with their addresses, names that have become things, who uses what.

pub(crate) mod across;
pub(crate) mod anchors;
pub(crate) mod archived;
pub(crate) mod cell_links;
pub(crate) mod claims;
pub(crate) mod datasets;
pub(crate) mod drafts;
pub(crate) mod heads;
pub(crate) mod history;
pub(crate) mod links;
pub(crate) mod named;
pub(crate) mod passages;
pub(crate) mod plain_files;
pub(crate) mod redirects;
pub(crate) mod register;
pub(crate) mod resolve;
pub(crate) mod rows;
pub(crate) mod sources;
pub(crate) mod terms;
pub(crate) mod uses;
