//! The signed envelope, from the key file to the gateway's reply. One test binary, one topic per file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::print_stderr)]

mod bench;

mod calls;
mod config;
mod garbled;
mod gateways;
mod key_files;
mod notices;
mod properties;
mod routes;
mod secrecy;
mod serve;
mod wrap;

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/keys.rs"]
mod keys;
