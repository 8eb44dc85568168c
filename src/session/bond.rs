//! Facts for which a session must be kept: a submission whose outcome is unknown, or a recent application.

use jiff::Timestamp;

use super::Session;
use crate::flow::Facts;

/// A fact that forbids another submission, and that only the session records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bond {
    /// A submission whose outcome is not known.
    Uncertain {
        /// The method's short name.
        method: String,
        /// When it was sent.
        at: Timestamp,
    },
    /// An application that is less than 24 hours old.
    Applied {
        /// When it was accepted, or first seen.
        at: Timestamp,
        /// Seconds until it is a day old.
        seconds_left: i64,
    },
}

impl Bond {
    /// All bonds in a session's facts.
    pub fn of(facts: &Facts, now: Timestamp) -> Vec<Self> {
        let applied = facts.applied_at.zip(facts.application_left(now));
        let uncertain = facts.sent.iter().map(|sent| Self::Uncertain { method: sent.method.clone(), at: sent.at });
        applied.map(|(at, seconds_left)| Self::Applied { at, seconds_left }).into_iter().chain(uncertain).collect()
    }
}

impl Session {
    /// The bonds that would be lost with the session. A session of the built-in sandbox has none, because no real
    /// applicant is behind it.
    pub fn bonds(&self, now: Timestamp) -> Vec<Bond> {
        if self.is_of_sandbox() { Vec::new() } else { Bond::of(&self.facts, now) }
    }
}
