//! Open data: every table of the site in the formats that people and machines take in, and what tells of them.
//!
//! A [`table::Table`] is the one value that all formats of a dataset are written from, [`slice::Slice`] by slice; [`about::About`] is what all of them tell of it. Numbers go from cell to
//! file as text. The same input gives the same bytes.

pub(crate) mod about;
pub(crate) mod atom;
pub(crate) mod bundle;
pub(crate) mod catalogue;
pub(crate) mod cite;
pub(crate) mod csvw;
pub(crate) mod dataset;
pub(crate) mod dataset_feed;
pub(crate) mod digest;
pub(crate) mod files;
pub(crate) mod formats;
pub(crate) mod graph;
pub(crate) mod history;
pub(crate) mod index;
pub(crate) mod json_schema;
pub(crate) mod ods;
pub(crate) mod package;
pub(crate) mod published;
pub(crate) mod schema_org;
pub(crate) mod slice;
pub(crate) mod table;
pub(crate) mod words;
