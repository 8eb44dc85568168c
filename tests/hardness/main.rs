//! The program as a process against everything that goes wrong around it. One binary, one topic a file.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod broken_gateways;
mod crowds;
mod kills;

#[path = "../support/mod.rs"]
mod support;
