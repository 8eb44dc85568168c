//! How wide help texts are.

use super::context::{Terminals, columns};
use super::wrapped;
use crate::env::Env;

/// The widest help text, in columns.
pub const WIDTH: usize = 110;
/// The width where nothing names one, as clap has it.
const USUAL: usize = 100;
/// The narrowest topic, in columns: with less, its tables cannot be read.
const NARROWEST: usize = 40;

/// The width of a help text: that of the terminal, or as given, up to a limit.
pub fn help_columns(env: &Env) -> usize {
    let found = Terminals::of_the_process().columns.or_else(|| columns(env));
    found.map_or(USUAL, usize::from).min(WIDTH)
}

/// The width of a topic of `help`: that of its tables, or of a narrower terminal.
pub fn topic_columns(env: &Env) -> usize {
    help_columns(env).clamp(NARROWEST, wrapped::WIDTH)
}
