//! The command line: what was asked, and who does it. The only place that prints: diagnostics to stderr, data to stdout.

mod args;
mod commands;
mod explain;
mod language;

pub use commands::main;
