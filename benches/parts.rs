//! How long each part of a build takes by itself: on a chapter of a made-up publication of 100 chapters with a chart in it, and on the
//! dataset of that chart.
//!
//!     cargo bench --bench parts

#![expect(missing_docs, reason = "criterion's macro makes an undocumented function")]
#![expect(clippy::print_stdout, reason = "a benchmark tells what it measures")]

mod corpus;

use std::hint::black_box;

use corpus::Size;
use criterion::{Criterion, criterion_group, criterion_main};
use kerncijfer::Number;
use kerncijfer::parts::Parts;

fn parts(criterion: &mut Criterion) {
    let mut parts = Parts::of(&corpus::sources(Size::of(100)));
    let [text, csv, page, formulas, pages] = parts.sizes();
    println!("a chapter of {text} bytes with {formulas} formulas, its page of {page} bytes, a CSV of {csv} bytes; {pages} pages");
    let number = Number::parse("-1234567.891").expect("a number");
    let mut group = criterion.benchmark_group("parts");
    group.bench_function("Markdown to pieces", |bencher| bencher.iter_with_large_drop(|| parts.markdown()));
    group.bench_function("CSV to dataset", |bencher| bencher.iter_with_large_drop(|| parts.csv()));
    group.bench_function("formulas of a page to trees", |bencher| bencher.iter_with_large_drop(|| parts.formula_trees()));
    group.bench_function("formulas of a page computed and printed", |bencher| bencher.iter_with_large_drop(|| parts.formulas()));
    group.bench_function("a number rounded and written", |bencher| bencher.iter(|| Parts::number(black_box(&number))));
    group.bench_function("text held against the data", |bencher| bencher.iter_with_large_drop(|| parts.text()));
    group.bench_function("language of a page", |bencher| bencher.iter_with_large_drop(|| parts.language()));
    group.bench_function("chart drawn", |bencher| bencher.iter_with_large_drop(|| parts.chart()));
    group.bench_function("page through its template", |bencher| bencher.iter_with_large_drop(|| parts.page()));
    group.bench_function("files of a dataset", |bencher| bencher.iter_with_large_drop(|| parts.files()));
    group.bench_function("memo of all pages, nothing changed", |bencher| bencher.iter(|| black_box(parts.memo())));
    group.finish();
}

criterion_group!(benches, parts);
criterion_main!(benches);
