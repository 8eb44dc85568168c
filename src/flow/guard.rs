//! Decides whether a call may be sent, so that nothing the session already recorded is sent twice.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Facts;
use super::facts::elapsed;
use crate::protocol::{Class, Effect, LOCK_SECONDS, Method, MethodName};

/// The number of refused passwords within [`LOCK_SECONDS`] after which logins are withheld.
const PASSWORDS_BORNE: usize = 3;

/// Why a call is withheld.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Withheld {
    /// A submission's outcome is not known, and time will help ("Submissions").
    #[error("{method} was sent at {at} and its outcome is not known before {due_at}")]
    Uncertain {
        /// The submission's method.
        method: String,
        /// When it was sent.
        at: Timestamp,
        /// When a login may say that it did not act.
        due_at: Timestamp,
        /// Seconds until then.
        seconds_left: i64,
    },
    /// A submission's outcome is not known: a login tells, or a person decides.
    #[error("{method} was sent at {at} and its outcome is not known")]
    Duplicate {
        /// The submission's method.
        method: String,
        /// When it was sent.
        at: Timestamp,
    },
    /// An application is less than 24 hours old.
    #[error("applied at {at}, {seconds_left} s to wait")]
    Applied {
        /// When it was accepted, or first reported by a login.
        at: Timestamp,
        /// Seconds until it is 24 hours old.
        seconds_left: i64,
    },
    /// Too many passwords were refused.
    #[error("{count} passwords were refused, {seconds_left} s to wait")]
    PasswordsRefused {
        /// How many refusals count.
        count: usize,
        /// Seconds until the oldest of them is ten minutes old.
        seconds_left: i64,
    },
}

impl Withheld {
    /// The error class.
    pub fn class(&self) -> Class {
        match self {
            Self::Uncertain { .. } => Class::Uncertain,
            Self::Duplicate { .. } => Class::Duplicate,
            Self::Applied { .. } => Class::Pending,
            Self::PasswordsRefused { .. } => Class::Locked,
        }
    }

    /// Seconds to wait before trying again.
    pub fn after(&self) -> Option<i64> {
        match self {
            Self::Duplicate { .. } => None,
            Self::Uncertain { seconds_left, .. }
            | Self::Applied { seconds_left, .. }
            | Self::PasswordsRefused { seconds_left, .. } => Some(*seconds_left),
        }
    }

    /// When a login may say that a submission did not act.
    pub fn due_at(&self) -> Option<Timestamp> {
        match self {
            Self::Uncertain { due_at, .. } => Some(*due_at),
            Self::Duplicate { .. } | Self::Applied { .. } | Self::PasswordsRefused { .. } => None,
        }
    }

    /// The short name of the submission whose outcome is not known.
    pub fn submission(&self) -> Option<&str> {
        match self {
            Self::Uncertain { method, .. } | Self::Duplicate { method, .. } => Some(method),
            Self::Applied { .. } | Self::PasswordsRefused { .. } => None,
        }
    }

    /// True if a submission whose outcome is not known stands in the way.
    pub fn is_open_submission(&self) -> bool {
        self.submission().is_some()
    }
}

/// Checks whether a single command may send a call of `method` now. `again` overrides the check for
/// submissions, never for passwords.
pub fn may_send(facts: &Facts, method: &MethodName, now: Timestamp, again: bool) -> Result<(), Withheld> {
    if method.known() == Some(Method::Login) {
        return passwords(facts, now);
    }
    if method.effect() != Effect::Submits || again {
        return Ok(());
    }
    if let (Some(at), Some(seconds_left)) = (facts.applied_at, facts.application_left(now)) {
        return Err(Withheld::Applied { at, seconds_left });
    }
    facts.open_submission(now).map_or(Ok(()), Err)
}

fn passwords(facts: &Facts, now: Timestamp) -> Result<(), Withheld> {
    let recent = facts.passwords_refused.iter().filter(|at| elapsed(**at, now) < LOCK_SECONDS);
    let recent: Vec<_> = recent.collect();
    match recent.len().checked_sub(PASSWORDS_BORNE).and_then(|place| recent.get(place)) {
        Some(oldest) => {
            Err(Withheld::PasswordsRefused { count: recent.len(), seconds_left: LOCK_SECONDS - elapsed(**oldest, now) })
        }
        None => Ok(()),
    }
}
