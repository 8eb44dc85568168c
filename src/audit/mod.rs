//! The audit log records which merchant made which call for which applicant, with which consent, and how the call
//! ended. It never holds a value.
//!
//! In: a description of a call before it leaves, and later its outcome. Out: two lines of JSON with the same `id`,
//! appended to a file that several processes may share. The first line is synced to disk before the call leaves. If the
//! second line is missing, the process ended in between and the outcome is unknown. The log's last lines also show
//! which submissions an applicant has made. Knows `protocol` and `store`.

mod authorization;
mod log;
mod past;

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use authorization::{Authorization, AuthorizationError};
pub use log::{AuditLog, Destination, Entry, Subject};

use crate::store::StoreError;

/// The outcome of a call, as an auditor needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ended {
    /// The gateway accepted it.
    Accepted,
    /// The gateway refused it with a documented code.
    Refused,
    /// The gateway said that it was busy, but may have acted nevertheless.
    Busy,
    /// The call may have arrived. There was no answer, or none that shows the outcome.
    Unknown,
    /// The call certainly never left this machine.
    NotSent,
}

impl Ended {
    /// Every outcome.
    pub const ALL: [Self; 5] = [Self::Accepted, Self::Refused, Self::Busy, Self::Unknown, Self::NotSent];
}

/// Why a call could not be recorded.
#[derive(Clone, Debug, Error)]
#[error("the audit log cannot be written: {0}")]
pub struct AuditError(Arc<StoreError>);

impl AuditError {
    /// The error of the file.
    pub fn store(&self) -> &StoreError {
        &self.0
    }
}

impl From<StoreError> for AuditError {
    fn from(error: StoreError) -> Self {
        Self(Arc::new(error))
    }
}

/// Equal if their messages are equal.
impl PartialEq for AuditError {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for AuditError {}

/// The `event` of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Event {
    /// The call is about to leave.
    Sent,
    /// The call has ended.
    Done,
}

/// The id that the two lines of one call share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Id(u64);

impl Id {
    /// A new id. It is random, because the processes and machines that share a log cannot coordinate.
    fn new() -> Self {
        use std::hash::{BuildHasher, Hasher, RandomState};
        Self(RandomState::new().build_hasher().finish())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_differ_from_each_other() {
        let ids: std::collections::BTreeSet<_> = (0..1000).map(|_| Id::new().to_string()).collect();
        assert_eq!(ids.len(), 1000);
        assert!(ids.iter().all(|id| id.len() == 16));
    }
}
