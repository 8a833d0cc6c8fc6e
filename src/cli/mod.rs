//! The command line: what was asked, and who does it. The only place that prints: diagnostics to stderr, data to stdout.

mod args;
mod budget;
mod commands;
mod explain;
mod language;
mod new;
mod next;
mod pin;
mod saying;
mod schemas;
mod serve;
mod texts;

pub use commands::main;
