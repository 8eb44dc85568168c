//! The program as a process in a hostile environment. One test binary, one topic per file.
#![cfg(target_os = "linux")] // /proc and /dev/full
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[cfg(feature = "batch")]
mod batch_kills;
mod broken_gateways;
mod core_dumps;
mod crowds;
mod fault_matrix;
mod filters;
mod kills;
mod late_reading;
mod many_sessions;
mod passwords;
mod person;
mod refused_kills;
mod results;
mod run_faults;
mod run_kills;
mod run_played;
mod run_terminal;
mod secrets;
mod session_files;
mod terminal;
mod typing;
mod usage;

#[path = "../support/mod.rs"]
mod support;
