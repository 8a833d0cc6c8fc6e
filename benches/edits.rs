//! How long an edit takes from the sources to the new page, and to the whole site: a sentence, a cell and a template, on this publication and on one of
//! 1,000 chapters and 75 datasets.
//!
//!     cargo bench --bench edits -- [CHAPTERS]
//!
//! Prints the median and the longest of thirty edits each.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod corpus;

use std::time::Instant;

use corpus::Size;
use kerncijfer::pipeline::Pipeline;
use kerncijfer::source::Sources;

const EDITS: usize = 30;

fn main() {
    let chapters = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(1000);
    let own =
        kerncijfer::load::load(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).expect("this project can be read").without("archive/");
    println!("this publication");
    measure(&own, "content/2023/01-personeel.md", "data/2023/binnenwerk.csv", |text, edit| {
        text.replacen(",800,", &format!(",{},", 801 + edit), 1)
    });
    let size = Size::of(chapters);
    println!("{chapters} chapters");
    let cell = |text: &str, edit: usize| {
        let line = text.lines().nth(3).expect("the CSV has rows").to_owned();
        let (key, _) = line.rsplit_once(',').expect("a row has cells");
        text.replacen(&line, &format!("{key},{}", 1000 + edit), 1)
    };
    measure(&corpus::sources(size), &corpus::chapter_path(chapters / 2), &corpus::csv_path(3), cell);
}

/// Microseconds, shown as milliseconds with one decimal.
struct Milliseconds(u128);

impl std::fmt::Display for Milliseconds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.0 / 1000, self.0 % 1000 / 100)
    }
}

fn measure(sources: &Sources, chapter: &str, csv: &str, cell: impl Fn(&str, usize) -> String) {
    let mut pipeline = Pipeline::default();
    let start = Instant::now();
    let build = pipeline.run(sources);
    println!("  cold {} ms, {} files, sound {}", start.elapsed().as_millis(), build.output.len(), build.is_sound());
    for diagnostic in build.diagnostics.iter().take(5) {
        println!("  {diagnostic:?}");
    }
    let only = std::env::var("ONLY").unwrap_or_default();
    let template = "themes/basis/templates/chapter.html";
    for (name, path) in [("unchanged", ""), ("sentence", chapter), ("cell", csv), ("template", template)] {
        if !name.contains(&only) {
            continue;
        }
        let (mut times, mut pages, mut rests) = (Vec::new(), Vec::new(), Vec::new());
        for edit in 0..EDITS {
            let mut edited = sources.clone();
            if let Some(text) = sources.text(path) {
                let text = match name {
                    "sentence" => format!("{text}\nEen zin erbij{}.\n", " en nog een".repeat(edit % 7)),
                    "cell" => cell(text, edit),
                    _ => format!("{text}<!-- {edit} -->"),
                };
                edited.insert_text(path, &text);
            }
            let start = Instant::now();
            let begun = pipeline.begin(&edited);
            times.push(start.elapsed().as_micros());
            let start = Instant::now();
            let begun = pipeline.go_on(begun);
            pages.push(start.elapsed().as_micros());
            let start = Instant::now();
            let build = pipeline.finish(begun);
            rests.push(start.elapsed().as_micros());
            if edit < 2 && !build.is_sound() {
                println!("  {:?}", build.diagnostics.first());
            }
        }
        print!("  {name:10}");
        for (part, mut times) in [("texts", times), ("pages of datasets", pages), ("the rest", rests)] {
            times.sort_unstable();
            print!(" {part} {} ms, at most {};", Milliseconds(times[EDITS / 2]), Milliseconds(times[EDITS - 1]));
        }
        println!();
    }
}
