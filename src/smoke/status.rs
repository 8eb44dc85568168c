//! The result of a single check.

use super::fault::{Fault, Skipped};

/// The result of a check.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// As documented.
    Passed,
    /// Not as documented.
    Failed(Fault),
    /// Not made.
    Skipped(Skipped),
}

impl From<Result<(), Fault>> for Status {
    fn from(result: Result<(), Fault>) -> Self {
        result.map_or_else(Self::Failed, |()| Self::Passed)
    }
}
