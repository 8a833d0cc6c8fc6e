//! Hands the arguments to `cli` and returns the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    kerncijfer::cli::main()
}
