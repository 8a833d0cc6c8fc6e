//! What no generator on this machine can do without: Markdown to HTML, and files in and out. Nothing is looked up, checked or laid out.
//!
//!     cargo bench --bench limit -- comrak FOLDER THREADS              comrak alone, on the Markdown files of a folder, in memory already
//!     cargo bench --bench limit -- files FOLDER SIZES OUT THREADS     reads the files of a folder, writes others as large as those of SIZES
//!     cargo bench --bench limit -- site FOLDER OUT THREADS            reads, renders with comrak, puts a fixed page around it, and writes
//!
//! Prints the microseconds, and how many files and bytes came out. `corpus -- plain` makes the folder; `scale.py` runs it all.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints its figures")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use comrak::Options;
use rayon::prelude::*;

const HEAD: &str = r##"<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hoofdstuk</title>
<link rel="stylesheet" href="/stijl.css">
</head>
<body>
<a href="#inhoud">Naar de inhoud</a>
<header><a href="/">Jaarrapportage van de proef</a></header>
<main id="inhoud">
"##;
const FOOT: &str = "</main>\n<footer><p>Bureau Proef</p></footer>\n</body>\n</html>\n";

fn main() -> ExitCode {
    // Cargo adds a flag of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let measured = match arguments[..] {
        // Without arguments it is run among all benchmarks, and measures nothing.
        [] => return ExitCode::SUCCESS,
        ["comrak", folder, threads] => comrak(Path::new(folder), threads),
        ["files", folder, sizes, out, threads] => files(Path::new(folder), Path::new(sizes), Path::new(out), threads),
        ["site", folder, out, threads] => site(Path::new(folder), Path::new(out), threads),
        _ => {
            eprintln!("limit comrak FOLDER THREADS | limit files FOLDER SIZES OUT THREADS | limit site FOLDER OUT THREADS");
            return ExitCode::from(2);
        }
    };
    match measured {
        Ok(Measured { microseconds, files, bytes }) => {
            println!("{microseconds} microseconds {files} files {bytes} bytes");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// How long it took, and what came out.
struct Measured {
    microseconds: u128,
    files: usize,
    bytes: usize,
}

/// Does the work on each item with a number of threads, and takes the time; each gives how many bytes it made.
fn measure<T: Sync>(items: &[T], threads: &str, work: impl Fn(&T) -> io::Result<usize> + Send + Sync) -> io::Result<Measured> {
    let threads = threads.parse().map_err(io::Error::other)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(io::Error::other)?;
    let start = Instant::now();
    let bytes = pool.install(|| items.par_iter().map(work).sum::<io::Result<usize>>())?;
    Ok(Measured { microseconds: start.elapsed().as_micros(), files: items.len(), bytes })
}

fn comrak(folder: &Path, threads: &str) -> io::Result<Measured> {
    let paths = tree(folder)?.into_iter().filter(|path| is_markdown(path));
    let texts: Vec<String> = paths.map(|path| fs::read_to_string(folder.join(path))).collect::<io::Result<_>>()?;
    let options = options();
    measure(&texts, threads, |text| Ok(comrak::markdown_to_html(text, &options).len()))
}

fn files(folder: &Path, sizes: &Path, out: &Path, threads: &str) -> io::Result<Measured> {
    // A generator knows what it writes: the sizes are looked up before.
    let size = |path: PathBuf| Ok((usize::try_from(fs::metadata(sizes.join(&path))?.len()).map_err(io::Error::other)?, path));
    let written: Vec<(usize, PathBuf)> = tree(sizes)?.into_iter().map(size).collect::<io::Result<_>>()?;
    let block = vec![b'x'; written.iter().map(|(size, _)| *size).max().unwrap_or(0)];
    let paths = tree(folder)?;
    let read = measure(&paths, threads, |path| Ok(fs::read(folder.join(path))?.len()))?;
    let written = measure(&written, threads, |(size, path)| write(&out.join(path), &block[..*size]))?;
    Ok(Measured { microseconds: read.microseconds + written.microseconds, ..written })
}

fn site(folder: &Path, out: &Path, threads: &str) -> io::Result<Measured> {
    let options = options();
    let start = Instant::now();
    let paths = tree(folder)?;
    let made = measure(&paths, threads, |path| {
        if !is_markdown(path) {
            return write(&out.join(path), &fs::read(folder.join(path))?);
        }
        let body = comrak::markdown_to_html(&fs::read_to_string(folder.join(path))?, &options);
        write(&out.join(path.with_extension("")).join("index.html"), [HEAD, &body, FOOT].concat().as_bytes())
    })?;
    Ok(Measured { microseconds: start.elapsed().as_micros(), ..made })
}

/// What this program reads too, and ids for headings.
fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.header_id_prefix = Some(String::new());
    options
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md")
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<usize> {
    fs::create_dir_all(path.parent().expect("every file is in a folder"))?;
    fs::write(path, bytes)?;
    Ok(bytes.len())
}

/// The files of a folder, sorted.
fn tree(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            paths.push(entry.path().strip_prefix(folder).map_err(io::Error::other)?.to_owned());
        }
    }
    Ok(paths)
}
