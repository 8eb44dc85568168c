//! Tests of completions: by the program itself, and in each installed shell.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod quiet;
mod shells;
mod typed;
mod values;
mod whole_scripts;

#[path = "../support/mod.rs"]
mod support;
