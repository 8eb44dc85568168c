//! Submissions that a log knows of.

use jiff::Timestamp;

use super::Method;

/// A submission of an applicant, as a log tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastSubmission {
    /// Its method.
    pub method: Method,
    /// When it left: the time of its record in the session that knows it.
    pub at: Timestamp,
    /// What came of it.
    pub outcome: PastOutcome,
}

/// What came of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastOutcome {
    /// The gateway accepted it.
    Accepted,
    /// The gateway refused it with this code.
    Refused(Option<i64>),
    /// Nobody knows: the process ended in between, the reply was lost or not understood, the gateway was busy.
    Unknown,
    /// It never left this machine.
    NotSent,
}
