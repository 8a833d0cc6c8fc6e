//! How long the parts of a build of this publication take: loading, a cold run, a run after one edit, a run without any edit, judging the
//! language of a long text, and writing.

#![expect(missing_docs, reason = "criterion's macro makes an undocumented function")]

use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use kerncijfer::pipeline::Pipeline;
use kerncijfer::source::Sources;
use kerncijfer::{emit, load};

const PROJECT: &str = env!("CARGO_MANIFEST_DIR");
const CHAPTER: &str = "content/2023/01-personeel.md";
const DATA: &str = "data/2023/vacatures.csv";

/// This publication without its archive: what is archived is not made again.
fn sources() -> Sources {
    load::load(Path::new(PROJECT)).expect("this project can be read").without("archive/")
}

/// The sources with a sentence more in a chapter.
fn with_sentence(sources: &Sources) -> Sources {
    let mut edited = sources.clone();
    let text = format!("{}\nEen zin erbij.\n", sources.text(CHAPTER).expect("the chapter is there"));
    edited.insert_text(CHAPTER, &text);
    edited
}

/// The sources with a line break more in a CSV, so that a dataset is read again.
fn with_cell(sources: &Sources) -> Sources {
    let mut edited = sources.clone();
    let text = format!("{}\n", sources.text(DATA).expect("the CSV is there"));
    edited.insert_text(DATA, &text);
    edited
}

/// A text of 36,000 words, as long as a yearly report: the chapters again and again.
fn report(sources: &Sources) -> String {
    let chapters: Vec<_> =
        sources.under("content/2023/").filter(|(path, _)| path.ends_with(".md")).filter_map(|(path, _)| sources.text(path)).collect();
    let body = |text: &str| text.rsplit("+++").next().unwrap_or_default().to_owned();
    let mut report = String::new();
    for text in chapters.iter().cycle() {
        if report.split_whitespace().count() > 36_000 {
            break;
        }
        report.push_str(&body(text));
    }
    report
}

fn build(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("build");
    group.bench_function("load", |bencher| bencher.iter(|| black_box(sources())));
    let sources = sources();
    group.bench_function("cold run", |bencher| bencher.iter(|| black_box(Pipeline::default().run(&sources))));
    for (name, edited) in [("unchanged", sources.clone()), ("one sentence", with_sentence(&sources)), ("one dataset", with_cell(&sources))]
    {
        group.bench_function(format!("run again, {name}"), |bencher| {
            let warm = || {
                let mut pipeline = Pipeline::default();
                pipeline.run(&sources);
                pipeline
            };
            bencher.iter_batched_ref(warm, |pipeline| black_box(pipeline.run(&edited)), BatchSize::LargeInput);
        });
    }
    // Everything but the files of open data is remembered, so that what is measured is those, and a look at what is the same.
    group.bench_function("open data", |bencher| {
        let warm = || {
            let mut pipeline = Pipeline::default();
            pipeline.open_data(&sources);
            pipeline.forget_open_data();
            pipeline
        };
        bencher.iter_batched_ref(warm, |pipeline| black_box(pipeline.open_data(&sources)), BatchSize::LargeInput);
    });
    group.bench_function("open data, remembered", |bencher| {
        let mut pipeline = Pipeline::default();
        pipeline.open_data(&sources);
        bencher.iter(|| black_box(pipeline.open_data(&sources)));
    });
    let text = report(&sources);
    group.bench_function("language of a report", |bencher| {
        let warm = || {
            let mut pipeline = Pipeline::default();
            pipeline.text("kort.md", "Een zin.", None);
            pipeline
        };
        bencher.iter_batched_ref(warm, |pipeline| black_box(pipeline.text("verslag.md", &text, None)), BatchSize::LargeInput);
    });
    group.bench_function("word list", |bencher| bencher.iter(|| black_box(Pipeline::default().text("kort.md", "Een zin.", None))));
    let output = Pipeline::default().run(&sources).output;
    let folder = tempfile::tempdir().expect("there is room for a temporary folder");
    let out = folder.path().join("site");
    group
        .bench_function("emit", |bencher| bencher.iter(|| emit::emit(&output, &out, Path::new(PROJECT)).expect("the site can be written")));
    group.finish();
}

criterion_group!(benches, build);
criterion_main!(benches);
