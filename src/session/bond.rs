//! What a session must not forget: a submission whose outcome is not known, an application that is still young.

use jiff::Timestamp;

use super::Session;
use crate::flow::Facts;

/// Something that bars a further submission, and that only the session knows.
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
    /// All that a session's facts hold.
    pub fn of(facts: &Facts, now: Timestamp) -> Vec<Self> {
        let applied = facts.applied_at.zip(facts.application_left(now));
        let uncertain = facts.sent.iter().map(|sent| Self::Uncertain { method: sent.method.clone(), at: sent.at });
        applied.map(|(at, seconds_left)| Self::Applied { at, seconds_left }).into_iter().chain(uncertain).collect()
    }
}

impl Session {
    /// What would be forgotten with the session. Nothing real is behind the built-in sandbox.
    pub fn bonds(&self, now: Timestamp) -> Vec<Bond> {
        if self.is_of_sandbox() { Vec::new() } else { Bond::of(&self.facts, now) }
    }
}
