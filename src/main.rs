//! Hands the arguments to `cli` and returns the exit code.

use std::process::ExitCode;

/// A build asks for memory on every core at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    kerncijfer::cli::main()
}
