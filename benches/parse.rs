//! Benchmark of the account sentence parser: MB/s, allocations per sentence, and one report of a million
//! sentences.
//!
//! `cargo bench --bench parse`. The sentences come from the tests' generator, which makes random sentences of every
//! form in the specification.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, dead_code)] // it is built from the tests' own files

use divan::counter::{BytesCount, ItemsCount};
use divan::{AllocProfiler, Bencher, black_box};
use fastrand::Rng;
use serde_json::json;
use zhengxin::report::sentence::read;
use zhengxin::report::{Figures, Report};

#[path = "../tests/report/accounts.rs"]
mod accounts;
#[allow(dead_code)] // only the tests use all of its mutations
#[path = "../tests/report/printing.rs"]
mod printing;
#[path = "../tests/report/writer.rs"]
mod writer;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// This many sentences as the gateway prints them.
fn sentences(count: usize) -> Vec<String> {
    let mut rng = Rng::with_seed(7);
    (0..count).map(|place| accounts::write(&mut rng, place % accounts::FORMS.len()).sentence()).collect()
}

fn bench(bencher: Bencher<'_, '_>, sentences: Vec<String>) {
    let bytes: usize = sentences.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).counter(ItemsCount::new(sentences.len())).bench_local(|| {
        for sentence in &sentences {
            black_box(read(black_box(sentence)));
        }
    });
}

#[divan::bench]
fn a_thousand_sentences(bencher: Bencher<'_, '_>) {
    bench(bencher, sentences(1_000));
}

#[divan::bench]
fn a_thousand_sentences_with_blanks(bencher: Bencher<'_, '_>) {
    let mut rng = Rng::with_seed(8);
    bench(bencher, sentences(1_000).iter().map(|text| printing::with_blanks(&mut rng, text)).collect());
}

#[divan::bench]
fn a_thousand_lines_that_are_no_accounts(bencher: Bencher<'_, '_>) {
    bench(
        bencher,
        (0..1_000).map(|place| format!("第{place}条：系统中没有见过的话，二〇一五年六月，{place}。")).collect(),
    );
}

/// The text of a report with this many sentences.
fn report(count: usize) -> String {
    json!({"reportTime": "2015.07.03 10:12:45", "creditCards": {"unOverdue": sentences(count)}}).to_string()
}

#[divan::bench(args = [500_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn figures_of_a_report_of_sentences(bencher: Bencher<'_, '_>, count: usize) {
    let text = report(count);
    bencher.counter(BytesCount::of_str(&text)).counter(ItemsCount::new(count)).bench_local(|| {
        let report = Report::from_text(&text).map_err(|error| error.to_string());
        black_box(report.map(|report| Figures::of(&report).reading))
    });
}
