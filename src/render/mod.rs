//! Rendering: what the reader sees. Each page alone, from typed contexts into templates.

pub(crate) mod cells;
pub(crate) mod chart;
mod code;
pub(crate) mod contents;
pub(crate) mod context;
mod data_index;
pub(crate) mod data_lists;
mod data_pages;
pub(crate) mod data_subjects;
pub(crate) mod deviations;
pub(crate) mod download;
pub(crate) mod drawing;
pub(crate) mod edition_data;
pub(crate) mod editions;
pub(crate) mod editors;
pub(crate) mod languages;
pub(crate) mod listing;
pub(crate) mod page;
pub(crate) mod register;
pub(crate) mod register_files;
pub(crate) mod scope;
pub(crate) mod search;
pub(crate) mod statement;
pub(crate) mod target;
pub(crate) mod terms;
pub(crate) mod text;
pub(crate) mod theme;
