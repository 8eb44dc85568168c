//! `export` and `diff` on saved reports, through the program's binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod diff;
mod documented;
mod export;
mod many;
mod received;
mod reports;
mod streams;

#[path = "../support/mod.rs"]
mod support;
