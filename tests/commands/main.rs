//! The program through its binary. One test binary, one topic a file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod bench;
mod stage;

mod asking;
mod bodies;
mod call;
mod input;
mod output;
mod quirks;
mod refresh;
mod refusals;
mod routes;
mod secrets;
mod shown;
mod sources;

#[path = "../support/mod.rs"]
mod support;
