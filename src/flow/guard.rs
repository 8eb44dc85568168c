//! Decides whether a call may be sent, so that nothing the session already recorded is sent twice.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::facts::elapsed;
use super::state::result_due;
use super::{Facts, Step};
use crate::protocol::{Class, Effect, LOCK_SECONDS, Method, MethodName, codes};

/// Why a call is withheld.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Withheld {
    /// A submission's outcome is unknown, and waiting will settle it ("Submissions").
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
    /// A submission's outcome is unknown. Either a login settles it, or a person must decide.
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
    /// Too many passwords were refused for the login name since its last accepted login.
    #[error("refused passwords: {count}")]
    PasswordsRefused {
        /// How many refusals count.
        count: usize,
    },
    /// The gateway has locked the login name (508108), and no login was accepted since.
    #[error("locked by the gateway at {at}")]
    LockedOut {
        /// When it said so.
        at: Timestamp,
    },
    /// A password was refused, and the process that received the refusal ended before it could report it.
    #[error("refused with {code} at {at}, which was not reported")]
    Unreported {
        /// The gateway's code.
        code: i64,
        /// When the refusal arrived.
        at: Timestamp,
    },
}

impl Withheld {
    /// The error class.
    pub fn class(&self) -> Class {
        match self {
            Self::Uncertain { .. } => Class::Uncertain,
            Self::Duplicate { .. } => Class::Duplicate,
            Self::Applied { .. } => Class::Pending,
            Self::PasswordsRefused { .. } | Self::LockedOut { .. } => Class::Locked,
            Self::Unreported { code, .. } => codes::find(*code).map_or(Class::Unknown, |entry| entry.class),
        }
    }

    /// Seconds to wait before trying again.
    pub fn after(&self) -> Option<i64> {
        match self {
            Self::Duplicate { .. }
            | Self::PasswordsRefused { .. }
            | Self::LockedOut { .. }
            | Self::Unreported { .. } => None,
            Self::Uncertain { seconds_left, .. } | Self::Applied { seconds_left, .. } => Some(*seconds_left),
        }
    }

    /// When a login can say that a submission did not act, or how the application was decided.
    pub fn due_at(&self) -> Option<Timestamp> {
        match self {
            Self::Uncertain { due_at, .. } => Some(*due_at),
            Self::Applied { at, .. } => Some(result_due(*at)),
            Self::Duplicate { .. }
            | Self::PasswordsRefused { .. }
            | Self::LockedOut { .. }
            | Self::Unreported { .. } => None,
        }
    }

    /// The short name of the submission with an unknown outcome.
    pub fn submission(&self) -> Option<&str> {
        match self {
            Self::Uncertain { method, .. } | Self::Duplicate { method, .. } => Some(method),
            Self::Applied { .. } | Self::PasswordsRefused { .. } | Self::LockedOut { .. } | Self::Unreported { .. } => {
                None
            }
        }
    }

    /// True if refused passwords are the reason.
    pub fn is_of_passwords(&self) -> bool {
        match self {
            Self::PasswordsRefused { .. } | Self::LockedOut { .. } | Self::Unreported { .. } => true,
            Self::Uncertain { .. } | Self::Duplicate { .. } | Self::Applied { .. } => false,
        }
    }

    /// True for a lock of the login name (508108) whose time is over. Waiting no longer helps: a person must confirm
    /// that the password is right.
    pub fn lock_is_over(&self, now: Timestamp) -> bool {
        matches!(self, Self::LockedOut { at } if elapsed(*at, now) >= LOCK_SECONDS)
    }

    /// True if a submission with an unknown outcome is the reason.
    pub fn is_open_submission(&self) -> bool {
        self.submission().is_some()
    }
}

/// Checks whether a single command may send a call of `method` now. `again` overrides the check. Refused passwords are
/// counted by login name ([`Passwords`](super::Passwords)), not here.
pub fn may_send(facts: &Facts, method: &MethodName, now: Timestamp, again: bool) -> Result<(), Withheld> {
    if method.effect() != Effect::Submits || again {
        return Ok(());
    }
    no_young_application(facts, now)?;
    no_open_submission(facts, now)
}

/// The same for a single command that takes `step`. An SMS for a submission is withheld like the submission itself.
/// Checking a card is withheld while an application is less than 24 hours old, because no step could follow.
pub fn may_take(facts: &Facts, step: Step, method: &MethodName, now: Timestamp, again: bool) -> Result<(), Withheld> {
    match step {
        _ if again => Ok(()),
        Step::ApplySms | Step::Call(Method::GetOnlineMessageCode) => {
            no_young_application(facts, now)?;
            no_open_submission(facts, now)
        }
        Step::Call(Method::OnlineValidateCard) => no_young_application(facts, now),
        Step::Call(_) => may_send(facts, method, now, again),
    }
}

fn no_young_application(facts: &Facts, now: Timestamp) -> Result<(), Withheld> {
    match (facts.applied_at, facts.application_left(now)) {
        (Some(at), Some(seconds_left)) => Err(Withheld::Applied { at, seconds_left }),
        _ => Ok(()),
    }
}

fn no_open_submission(facts: &Facts, now: Timestamp) -> Result<(), Withheld> {
    facts.open_submission(now).map_or(Ok(()), Err)
}
