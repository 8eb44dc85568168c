//! How wide help texts are.

use super::context::{Terminals, columns};
use crate::env::Env;

/// The widest help text, in columns.
pub const WIDTH: usize = 110;
/// The width where nothing names one, as clap has it.
const USUAL: usize = 100;

/// The width of a help text: that of the terminal, or as given, up to a limit.
pub fn help_columns(env: &Env) -> usize {
    let found = Terminals::of_the_process().columns.or_else(|| columns(env));
    found.map_or(USUAL, usize::from).min(WIDTH)
}
