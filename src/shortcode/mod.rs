//! Calls of data: bound to a dataset, then computed exactly. Nothing is rounded here but what a figure shows.

pub(crate) mod arithmetic;
pub(crate) mod bind;
pub(crate) mod chart;
pub(crate) mod claim;
pub(crate) mod compute;
pub(crate) mod evidence;
pub(crate) mod figure;
pub(crate) mod nearness;
pub(crate) mod print;
pub(crate) mod scope;
pub(crate) mod select;
pub(crate) mod table;
pub(crate) mod target;
pub(crate) mod value;
