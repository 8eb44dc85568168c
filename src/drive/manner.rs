//! Whether a call is a single command or a part of a journey.

use crate::journey::Durability;

/// The context of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A single command. `again` sends a submission although an earlier one is on record.
    Single {
        /// `--again`.
        again: bool,
    },
    /// As a part of a journey.
    Guided {
        /// How durably results of earlier calls must be stored before this call is sent.
        owes: Durability,
        /// `--again`: sends a submission although the outcome of an earlier one is unknown, and a password although too
        /// many were refused.
        again: bool,
    },
}

impl Manner {
    /// True if `--again` is given.
    pub(super) fn is_again(self) -> bool {
        match self {
            Self::Single { again } | Self::Guided { again, .. } => again,
        }
    }
}
