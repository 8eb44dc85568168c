//! A report's pages: on the terminal, and in HTML as a browser renders them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod browser;
mod cards;
mod command;
mod diff;
mod layout;
mod long_names;
mod masking;
mod print;
mod reports;
mod terminal;
