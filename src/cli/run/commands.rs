//! The commands that a run may suggest at its end.

use crate::protocol::Key;

/// The commands, ready to be printed.
#[derive(Debug)]
pub struct Commands {
    /// The command that resumes the run.
    pub again: String,
    /// The command that goes on to the report once the run's goal is reached.
    pub beyond: String,
    /// The keys of the values that were given as options. No suggested command repeats them.
    pub values: Vec<Key>,
    /// The same run by the other route.
    pub elsewhere: Option<String>,
}
