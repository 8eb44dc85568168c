//! Tests of the program through its binary. One test binary, one topic per file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod asked;
mod behind;
mod bench;
mod stage;

mod asking;
mod audit;
mod bodies;
mod call;
mod captcha;
mod certificates;
mod clocks;
mod closing;
mod configuration;
mod ended;
mod format_1;
mod input;
mod languages;
mod later;
mod limits;
mod lost;
mod misplaced;
mod output;
mod parallel;
mod passwords;
mod people;
mod prefilled;
mod quirks;
mod recording;
mod refresh;
mod refusals;
mod repeated;
mod restored;
mod routes;
mod run_asking;
mod run_missing;
mod run_people;
mod run_quirks;
mod run_recoveries;
mod run_refusals;
mod run_results;
mod run_routes;
mod run_submissions;
mod run_told;
mod sandbox;
mod save;
mod secrets;
mod serve_tls;
mod sessions;
mod shown;
mod smoke;
mod smoke_baseline;
mod smoke_formats;
mod smoke_junit;
mod sources;
mod status;
mod submissions;
mod terminal;
mod unlisted;
mod unsent;
mod values;

#[path = "../support/mod.rs"]
mod support;
