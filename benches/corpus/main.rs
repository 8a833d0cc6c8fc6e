//! Writes a made-up publication of any size to a folder, for other measurements and for stress tests.
//!
//!     cargo bench --bench corpus -- FORM FOLDER CHAPTERS [DATASETS [ROWS]]
//!
//! FORM is `kerncijfer` (a project), `plain` (Markdown with every figure written in it) or `hugo`. Without a number: 75 datasets of 70
//! rows.

#![expect(clippy::print_stderr, reason = "a program tells how it is used")]

#[path = "mod.rs"]
mod corpus;

use std::path::Path;
use std::process::ExitCode;

use corpus::{Form, Size};

fn main() -> ExitCode {
    // Cargo adds a flag of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    // Without arguments it is run among all benchmarks, and measures nothing.
    if arguments.is_empty() {
        return ExitCode::SUCCESS;
    }
    let Some((form, folder, size)) = read(&arguments) else {
        eprintln!("corpus FORM FOLDER CHAPTERS [DATASETS [ROWS]], where FORM is kerncijfer, plain or hugo, and ROWS at least 5");
        return ExitCode::from(2);
    };
    match corpus::write(form, size, Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::from(2)
        }
    }
}

fn read(arguments: &[String]) -> Option<(Form, &str, Size)> {
    let [form, folder, numbers @ ..] = arguments else { return None };
    let numbers: Vec<usize> = numbers.iter().map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let usual = Size::of(*numbers.first()?);
    let size = match numbers[..] {
        [_] => usual,
        [_, datasets] => Size { datasets, ..usual },
        [_, datasets, rows] => Size { datasets, rows, ..usual },
        _ => return None,
    };
    (size.datasets > 0 && size.rows >= 5).then_some((Form::named(form)?, folder.as_str(), size))
}
