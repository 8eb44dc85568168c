//! `batch`: many applicants driven at a time.
//!
//! In: a list of applicants ([`list`]), as a file or a pipe. Out: its rows, each checked as `run` checks what it is given, or
//! what is wrong with a row and where.

pub mod list;
