//! The examples of each command: one table for `--help` and the man pages.

#[cfg(feature = "batch")]
mod batch;
mod gateways;
mod reports;
mod setup;
mod steps;

use crate::messages::Text;

/// An example.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The words of its command, such as `batch run`; empty for the program itself.
    pub of: &'static str,
    /// The command line.
    pub line: &'static str,
    /// What it does.
    pub meaning: Text,
}

const fn row(of: &'static str, line: &'static str, zh: &'static str, en: &'static str) -> Example {
    Example { of, line, meaning: Text { zh, en } }
}

/// The examples of the command with these words, in their order.
pub fn of(words: &str) -> impl Iterator<Item = &'static Example> {
    all().filter(move |example| example.of == words)
}

/// Every example.
pub fn all() -> impl Iterator<Item = &'static Example> {
    #[cfg(feature = "batch")]
    let batch = batch::EXAMPLES;
    #[cfg(not(feature = "batch"))]
    let batch: &[Example] = &[];
    [steps::EXAMPLES, batch, reports::EXAMPLES, gateways::EXAMPLES, setup::EXAMPLES].into_iter().flatten()
}

#[cfg(test)]
mod tests;
