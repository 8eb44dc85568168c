//! The commands that a run may suggest at its end.

use crate::protocol::Key;

/// Ready to be printed.
#[derive(Debug)]
pub struct Commands {
    /// The command that resumes the run.
    pub again: String,
    /// The command that goes on to the report once the run's goal is reached.
    pub beyond: String,
    /// The keys of the values that were given as options: no command repeats them.
    pub values: Vec<Key>,
    /// The command of a run by the route that was not named.
    pub elsewhere: Option<String>,
}
