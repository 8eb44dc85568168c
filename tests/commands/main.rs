//! The program through its binary. One test binary, one topic a file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod bench;
mod stage;

mod bodies;
mod refresh;
mod routes;

#[path = "../support/mod.rs"]
mod support;
