//! Whether a call may be sent at all: what the session knows that the gateway must not be asked twice.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Facts;
use crate::protocol::{Class, Effect, MethodName, codes};

/// Why a call is not sent.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Withheld {
    /// A submission's outcome is not known ("Submissions").
    #[error("{method} was sent at {at} and its outcome is not known")]
    Uncertain {
        /// The submission's method.
        method: String,
        /// When it was sent.
        at: Timestamp,
    },
    /// An application is less than 24 hours old.
    #[error("applied at {at}, {seconds_left} s to wait")]
    Applied {
        /// When it was accepted or seen.
        at: Timestamp,
        /// Seconds until it is a day old.
        seconds_left: i64,
    },
    /// Too many passwords were refused for the login name since its last accepted login.
    #[error("{count} passwords were refused")]
    PasswordsRefused {
        /// How many count.
        count: usize,
    },
    /// A password was refused, and the process that heard of it ended before it could say so.
    #[error("refused with {code} at {at}, which was not reported")]
    Unreported {
        /// The gateway's code.
        code: i64,
        /// When it came.
        at: Timestamp,
    },
}

impl Withheld {
    /// Its class.
    pub fn class(&self) -> Class {
        match self {
            Self::Uncertain { .. } => Class::Duplicate,
            Self::Applied { .. } => Class::Pending,
            Self::PasswordsRefused { .. } => Class::Locked,
            Self::Unreported { code, .. } => codes::find(*code).map_or(Class::Unknown, |entry| entry.class),
        }
    }

    /// Seconds to wait before trying again.
    pub fn after(&self) -> Option<i64> {
        match self {
            Self::Uncertain { .. } | Self::PasswordsRefused { .. } | Self::Unreported { .. } => None,
            Self::Applied { seconds_left, .. } => Some(*seconds_left),
        }
    }
}

/// Whether a single command may send a call of `method` now. `again` overrides. Refused passwords are counted by login name
/// ([`Passwords`](super::Passwords)), not here.
pub fn may_send(facts: &Facts, method: &MethodName, now: Timestamp, again: bool) -> Result<(), Withheld> {
    if method.effect() != Effect::Submits || again {
        return Ok(());
    }
    if let (Some(at), Some(seconds_left)) = (facts.applied_at, facts.application_left(now)) {
        return Err(Withheld::Applied { at, seconds_left });
    }
    match facts.sent.first() {
        Some(sent) => Err(Withheld::Uncertain { method: sent.method.clone(), at: sent.at }),
        None => Ok(()),
    }
}
