//! A report's pages: on the terminal as they look, in HTML as a browser sees them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod browser;
mod command;
mod diff;
mod masking;
mod reports;
mod terminal;
