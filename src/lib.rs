//! Kerncijfer, a static-site generator for open publication.
//!
//! A government body writes its yearly report for the public in Markdown; every figure in it is computed from the data folder; the result
//! is an accessible website with open data. The path of a build is [`pipeline`]; `ARCHITECTURE.md` draws it.

mod archive;
mod check;
pub mod cli;
mod compare;
mod config;
mod contact;
mod content;
mod data;
mod data_theme;
mod day;
pub mod diagnostic;
mod editor_help;
pub mod emit;
mod format;
#[doc(hidden)]
pub mod fuzzing;
mod headers;
mod hosting;
mod html;
mod licence;
pub mod load;
mod media;
mod memo;
mod next;
mod number;
mod opendata;
mod output;
#[doc(hidden)]
pub mod parts;
mod pins;
pub mod pipeline;
mod plain;
mod preview;
mod render;
mod search;
mod serve;
mod settings;
mod shortcode;
mod site;
pub mod source;
mod starter;
pub mod timings;
mod watch;
mod zipped;

pub use number::{Decimal, Number};
pub use output::{File, Output};
