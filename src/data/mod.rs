//! The data folder: CSV and schema to [`dataset::Dataset`], selection of cells, downloads.

pub(crate) mod algebra;
pub(crate) mod constraint;
mod csv;
pub(crate) mod dataset;
pub(crate) mod dataset_reader;
pub(crate) mod export;
pub(crate) mod schema;
pub(crate) mod schema_reader;
pub(crate) mod unit;
