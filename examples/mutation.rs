//! How much of the data is guarded: each digit of each number in `data/` is replaced by another, one at a time, and the publication is checked.
//!
//!     cargo run --release --example mutation              every dataset, with the goal
//!     cargo run --release --example mutation fte inhuur   these datasets only, without the goal
//!     cargo run --release --example mutation -- --every 3   one of every three numbers, with the goal
//!
//! A cell counts as caught when *every* replacement of one of its digits gives an error: a constraint, a claim or a pin that fails. A cell of which only some
//! replacements are caught is told apart; so is what caught them. Exit code 1 when fewer than 60 percent of the cells are caught, 2 when the publication has
//! mistakes of its own, so that nothing can be measured.
//!
//! Runs in memory on two threads, each with a pipeline that remembers. Digits of dimension values are not replaced: those are names.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for a terminal")]

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

use kerncijfer::load;
use kerncijfer::pipeline::Pipeline;
use kerncijfer::source::Sources;

/// The part of all cells, in percent, that must be caught.
const GOAL: usize = 60;

const THREADS: usize = 2;

/// The numbers of a CSV.
struct Numbers {
    /// Path of the CSV.
    path: String,
    text: String,
    /// The bytes of each cell with a number.
    cells: Vec<Range<usize>>,
}

/// What became of the cells of a dataset.
#[derive(Default)]
struct Tally {
    cells: usize,
    /// Of which every replacement was caught.
    caught: usize,
    /// Of which at least one was.
    partly: usize,
    /// Replacements of one digit, and of these those that were caught.
    replaced: usize,
    noticed: usize,
    /// For each code of an error, in how many cells it caught something.
    codes: BTreeMap<&'static str, usize>,
}

fn main() -> ExitCode {
    let mut asked: Vec<String> = std::env::args().skip(1).collect();
    let mut every = 1;
    if let Some(at) = asked.iter().position(|argument| argument == "--every") {
        let number = asked.get(at + 1).and_then(|number| number.parse().ok()).filter(|number| *number > 0);
        let Some(number) = number else {
            eprintln!("--every is followed by a number");
            return ExitCode::from(2);
        };
        every = number;
        asked.drain(at..at + 2);
    }
    let sources = match load::load(Path::new(env!("CARGO_MANIFEST_DIR"))) {
        // What is archived is not judged again.
        Ok(sources) => sources.without("archive/"),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let own = Pipeline::default().run(&sources);
    if !own.is_sound() {
        eprintln!("the publication has mistakes of its own: run `kerncijfer check`");
        return ExitCode::from(2);
    }
    let mut datasets: Vec<Numbers> = sources.iter().filter_map(|(path, _)| numbers(&sources, path)).collect();
    datasets.retain(|dataset| asked.is_empty() || asked.iter().any(|name| dataset.path.ends_with(&format!("/{name}.csv"))));
    for dataset in &mut datasets {
        dataset.cells = dataset.cells.iter().step_by(every).cloned().collect();
    }
    // The largest first, so that both threads end at about the same time.
    datasets.sort_by_key(|dataset| std::cmp::Reverse(dataset.cells.len()));
    let tallies = tallies(&sources, &datasets);
    let percentage = tell(&datasets, &tallies);
    if asked.is_empty() && percentage < GOAL {
        eprintln!("fewer than {GOAL} percent of the cells are caught");
        return ExitCode::from(1);
    }
    ExitCode::SUCCESS
}

fn tallies(sources: &Sources, datasets: &[Numbers]) -> Vec<Tally> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut pipeline = Pipeline::default();
        let mut sources = sources.clone();
        let taken = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|taken| *taken < datasets.len());
        std::iter::from_fn(taken).map(|taken| (taken, tally(&datasets[taken], &mut sources, &mut pipeline))).collect::<Vec<_>>()
    };
    let mut all = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a thread comes to its end")).collect::<Vec<_>>()
    });
    all.sort_by_key(|(position, _)| *position);
    all.into_iter().map(|(_, tally)| tally).collect()
}

/// Replaces each digit of each number of a dataset; leaves the sources as they were.
fn tally(dataset: &Numbers, sources: &mut Sources, pipeline: &mut Pipeline) -> Tally {
    let mut tally = Tally { cells: dataset.cells.len(), ..Tally::default() };
    for cell in &dataset.cells {
        let (mut caught, mut missed) = (0, 0);
        let mut codes = Vec::new();
        for (at, digit) in replacements(&dataset.text[cell.clone()]) {
            let mut text = dataset.text.clone();
            let at = cell.start + at;
            text.replace_range(at..=at, &digit.to_string());
            sources.insert_text(&dataset.path, &text);
            let mistakes = pipeline.mistakes(sources);
            let before = codes.len();
            codes.extend(mistakes.iter().filter(|mistake| mistake.is_error()).map(|mistake| mistake.kind.code()));
            if codes.len() == before { missed += 1 } else { caught += 1 }
        }
        tally.replaced += caught + missed;
        tally.noticed += caught;
        tally.caught += usize::from(missed == 0);
        tally.partly += usize::from(missed > 0 && caught > 0);
        codes.sort_unstable();
        codes.dedup();
        codes.into_iter().for_each(|code| *tally.codes.entry(code).or_default() += 1);
    }
    sources.insert_text(&dataset.path, &dataset.text);
    tally
}

/// For each digit of a number its place and another digit, so that it stays a number of the same length.
fn replacements(number: &str) -> Vec<(usize, u8)> {
    let first = number.find(|c: char| c.is_ascii_digit());
    let long = number.trim_start_matches('-').bytes().take_while(|byte| !matches!(byte, b'.' | b',')).count() > 1;
    let replace = |(at, byte): (usize, u8)| {
        let digit = byte - b'0';
        // A longer number does not begin with a zero.
        let other = if digit == 9 && Some(at) == first && long { 8 } else { (digit + 1) % 10 };
        (at, other)
    };
    number.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(replace).collect()
}

/// The numbers of a CSV in the data folder, by its schema; `None` for any other file.
fn numbers(sources: &Sources, path: &str) -> Option<Numbers> {
    let stem = path.strip_prefix("data/")?.strip_suffix(".csv")?;
    let schema: toml::Table = sources.text(&format!("data/{stem}.toml"))?.parse().expect("a sound publication has sound schemas");
    let text = sources.text(path)?.to_string();
    let csv = schema.get("csv").and_then(toml::Value::as_table);
    let setting = |key: &str| csv.and_then(|csv| csv.get(key)).and_then(toml::Value::as_str);
    let is_wide = setting("columns").is_some();
    let named = |kind: &str| -> Vec<&toml::Table> {
        schema.get(kind).and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_table).collect()
    };
    let name = |table: &toml::Table| table.get("name").and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    let dimensions: Vec<String> = named("dimensions").into_iter().map(name).collect();
    let is_text = |table: &toml::Table| table.get("type").and_then(toml::Value::as_str) == Some("text");
    let measures: Vec<String> = named("measures").into_iter().filter(|table| !is_text(table)).map(name).collect();
    let delimiter = setting("delimiter").and_then(|delimiter| delimiter.bytes().next()).unwrap_or(b',');
    let mut records = records(&text, delimiter).into_iter();
    let head: Vec<String> = records.next()?.into_iter().map(|field| text[field].trim_matches('"').to_owned()).collect();
    let holds_numbers = |column: &String| match is_wide {
        true => !dimensions.contains(column) && !column.ends_with("_status"),
        false => measures.contains(column),
    };
    let is_number = |field: &Range<usize>| {
        let field = &text[field.clone()];
        field.contains(|c: char| c.is_ascii_digit()) && field.chars().all(|c| c.is_ascii_digit() || ".,- \"".contains(c))
    };
    let of_record = |record: Vec<Range<usize>>| {
        record.into_iter().zip(&head).filter(|(_, column)| holds_numbers(column)).map(|(field, _)| field).collect::<Vec<_>>()
    };
    let cells = records.flat_map(of_record).filter(is_number).collect();
    Some(Numbers { path: path.to_owned(), text: text.clone(), cells })
}

/// The bytes of each field of each record, quotes included (RFC 4180).
fn records(text: &str, delimiter: u8) -> Vec<Vec<Range<usize>>> {
    let (mut records, mut record, mut start, mut quoted) = (Vec::new(), Vec::new(), 0, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            _ if byte == delimiter => {
                record.push(start..at);
                start = at + 1;
            }
            b'\n' => {
                record.push(start..at - usize::from(text[..at].ends_with('\r')));
                start = at + 1;
                records.push(std::mem::take(&mut record));
            }
            _ => {}
        }
    }
    if start < text.len() {
        record.push(start..text.len());
        records.push(record);
    }
    records
}

/// Prints what was found, the least guarded dataset first; returns the percentage of cells that were caught, rounded down.
fn tell(datasets: &[Numbers], tallies: &[Tally]) -> usize {
    let percent = |part: usize, whole: usize| (part * 100).checked_div(whole).unwrap_or(100);
    let mut lines: Vec<(&Numbers, &Tally)> = datasets.iter().zip(tallies).filter(|(_, tally)| tally.cells > 0).collect();
    lines.sort_by_key(|(dataset, tally)| (percent(tally.caught, tally.cells), std::cmp::Reverse(tally.cells), &dataset.path));
    println!("{:>6} {:>7} {:>7} {:>5}  dataset", "cells", "caught", "partly", "%");
    for (dataset, tally) in &lines {
        let percent = percent(tally.caught, tally.cells);
        println!("{:>6} {:>7} {:>7} {percent:>5}  {}", tally.cells, tally.caught, tally.partly, dataset.path);
    }
    let sum = |count: fn(&Tally) -> usize| tallies.iter().map(count).sum::<usize>();
    let (cells, caught, partly) = (sum(|tally| tally.cells), sum(|tally| tally.caught), sum(|tally| tally.partly));
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    tallies.iter().flat_map(|tally| &tally.codes).for_each(|(code, count)| *codes.entry(code).or_default() += count);
    let codes: Vec<String> = codes.iter().map(|(code, count)| format!("{code} {count}")).collect();
    println!("what caught them, in cells: {}", codes.join(", "));
    let percentage = percent(caught, cells);
    println!(
        "mutation: {cells} cells, {caught} caught for every digit ({percentage}%), {} for at least one digit ({}%)",
        caught + partly,
        percent(caught + partly, cells)
    );
    let (replaced, noticed) = (sum(|tally| tally.replaced), sum(|tally| tally.noticed));
    println!("mutation: {replaced} replacements of one digit, {noticed} caught ({}%)", percent(noticed, replaced));
    percentage
}
