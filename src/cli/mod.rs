//! The command line: what was asked, and who does it. The only place that prints: diagnostics to stderr, data to stdout.

mod archive;
mod args;
mod budget;
mod build;
mod commands;
mod diff;
mod explain;
mod hosting;
mod language;
mod new;
mod next;
mod pin;
mod saying;
mod schemas;
mod serve;
mod texts;
mod timings;
mod told;
mod verify;

pub use commands::main;
