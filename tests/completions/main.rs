//! What the shells complete, asked in the shells themselves where they are installed, and of the program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod quiet;
mod shells;
mod typed;
mod values;
mod whole_scripts;

#[path = "../support/mod.rs"]
mod support;
