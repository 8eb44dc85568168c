//! Submissions that a log has recorded.

use jiff::Timestamp;

use super::Method;

/// A submission of an applicant, as the log recorded it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastSubmission {
    /// Its method.
    pub method: Method,
    /// When it left: the time at which the session recorded it.
    pub at: Timestamp,
    /// Its outcome.
    pub outcome: PastOutcome,
}

/// The outcome of a past submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastOutcome {
    /// The gateway accepted it.
    Accepted,
    /// The gateway refused it with this code.
    Refused(Option<i64>),
    /// The outcome is unknown: the process ended in between, the reply was lost or not understood, or the gateway was
    /// busy.
    Unknown,
    /// It never left this machine.
    NotSent,
}
