//! People in `batch`: they look at questions, take some and answer, during a run or between runs.
#![cfg(feature = "batch")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::print_stderr)]

mod answering;
mod ask_programs;
mod at_terminal;
mod batch;
mod beside_a_run;
mod copies;
mod day_after;
mod notices;
mod taking;

#[path = "../support/keys.rs"]
#[allow(dead_code)]
mod keys;
#[path = "../support/mod.rs"]
mod support;
#[path = "../hardness/typing.rs"]
#[allow(dead_code)]
mod typing;
