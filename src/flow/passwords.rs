//! Counts the refused passwords of one login name (contract, "Refused passwords").
//!
//! In: the outcome of each login. Out: whether another login may be sent. A login is counted before it is sent, and
//! uncounted afterwards, unless its password was refused or its outcome is unknown. So a process that ends in between
//! leaves a count that is too high, never one that is too low. The count contains nothing of a password.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::Withheld;
use super::earlier::age;
use crate::protocol::{Arrived, Outcome, Reply, codes};

/// After this many refused passwords, a password is sent only if a person types it or `--again` is given. The gateway
/// locks the login name after more than five.
const BORNE: usize = 3;
/// How long after the last refusal another password may be tried.
const UNLOCKS_AFTER: SignedDuration = SignedDuration::from_mins(10);

/// The passwords of one login name that were refused since its last accepted login.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Passwords {
    counted: Vec<Counted>,
    /// When a login was sent whose outcome is not known yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_flight: Option<Timestamp>,
    /// The last refusal, if no process has reported it yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    unreported: Option<Unreported>,
    /// From when one more login may be sent, because an operator has given another password.
    #[serde(skip_serializing_if = "Option::is_none")]
    reopens_at: Option<Timestamp>,
}

/// A login that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Counted {
    at: Timestamp,
    why: Why,
}

/// Why a login counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Why {
    /// Its password was refused (208101).
    Refused,
    /// The login name is locked (508108), which counts as three.
    Locked,
    /// It had no reply: its password may have been refused.
    Lost,
}

impl Why {
    fn weight(self) -> usize {
        match self {
            Self::Refused | Self::Lost => 1,
            Self::Locked => BORNE,
        }
    }
}

/// A refused password that is not reported yet, because the process that received the refusal ended before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreported {
    /// The gateway's code.
    pub code: i64,
    /// When the refusal arrived.
    pub at: Timestamp,
}

/// The outcome of a login, as far as its password is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginCame {
    /// It was accepted.
    Accepted,
    /// The password was refused (208101).
    WrongPassword,
    /// The login name is locked (508108).
    Locked,
    /// It was refused for another reason, or never sent.
    Otherwise,
    /// It may have arrived, but no reply came back.
    Lost,
}

impl LoginCame {
    /// True if it was refused because of its password.
    pub fn is_of_password(self) -> bool {
        matches!(self, Self::WrongPassword | Self::Locked)
    }

    /// The outcome of a call, from its reply if it has one.
    pub fn of(outcome: Result<&Reply, Arrived>) -> Self {
        match outcome.map(Reply::outcome) {
            Ok(Outcome::Success) => Self::Accepted,
            Ok(Outcome::Refused(entry)) => match entry.code {
                codes::WRONG_PASSWORD => Self::WrongPassword,
                codes::LOCKED => Self::Locked,
                _ => Self::Otherwise,
            },
            Ok(Outcome::Unknown(_)) | Err(Arrived::No) => Self::Otherwise,
            Err(Arrived::Maybe) => Self::Lost,
        }
    }
}

/// The count of a login name, as it applies to a login.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordStanding {
    /// The number of refused passwords that count.
    pub count: usize,
    /// The last refusal, if it is not reported yet.
    pub unreported: Option<Unreported>,
    /// When the gateway last said that the login name is locked.
    #[serde(default)]
    pub locked_at: Option<Timestamp>,
}

impl PasswordStanding {
    /// The same, plus the refusals that a session counted, as format 1 did.
    #[must_use]
    pub fn and(self, carried: usize) -> Self {
        Self { count: self.count + carried, ..self }
    }

    /// True if a password may only be sent if a person types it or `--again` is given.
    pub fn is_used_up(&self) -> bool {
        self.count >= BORNE
    }

    /// Whether a login may be sent. `is_meant`: a person has typed its password, or `--again` is given.
    pub fn check(&self, is_meant: bool) -> Result<(), Withheld> {
        match self.unreported {
            Some(Unreported { code, at }) => Err(Withheld::Unreported { code, at }),
            None if self.is_used_up() && !is_meant => Err(match self.locked_at {
                Some(at) => Withheld::LockedOut { at },
                None => Withheld::PasswordsRefused { count: self.count },
            }),
            None => Ok(()),
        }
    }
}

impl Passwords {
    /// The current count. A login in flight counts as refused.
    pub fn standing(&self) -> PasswordStanding {
        let counted: usize = self.counted.iter().map(|counted| counted.why.weight()).sum();
        let locks = self.counted.iter().filter(|counted| counted.why == Why::Locked);
        PasswordStanding {
            count: counted + usize::from(self.in_flight.is_some()),
            unreported: self.unreported,
            locked_at: locks.map(|counted| counted.at).max(),
        }
    }

    /// True if there is nothing to count.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds a count that format 1 kept in a session. Adding the same count again changes nothing.
    pub fn carry_over(&mut self, refused: &[Timestamp]) {
        let known = |at: &Timestamp| self.counted.iter().any(|counted| counted.at == *at);
        let new: Vec<Timestamp> = refused.iter().filter(|at| !known(at)).copied().collect();
        self.counted.extend(new.into_iter().map(|at| Counted { at, why: Why::Refused }));
    }

    /// Gives up the login in flight: its process has ended, so its outcome will never be known.
    pub fn give_up_what_is_in_flight(&mut self) {
        let lost = self.in_flight.take().map(|at| Counted { at, why: Why::Lost });
        self.counted.extend(lost);
    }

    /// An operator has given another password. If too many were refused, one more login may be sent, once the gateway has
    /// had time to unlock the login name.
    pub fn reopen(&mut self) {
        let last = self.counted.iter().map(|counted| counted.at).chain(self.in_flight).max();
        let is_used_up = self.standing().is_used_up();
        self.reopens_at = last.filter(|_| is_used_up).map(|last| last.saturating_add(UNLOCKS_AFTER).unwrap_or(last));
    }

    /// From when one more login may be sent, because an operator has given another password.
    pub fn reopens_at(&self) -> Option<Timestamp> {
        self.reopens_at
    }

    /// Records that a login is about to be sent. The last refusal must have been reported.
    pub fn leaves(&mut self, now: Timestamp) {
        self.in_flight = Some(now);
        (self.unreported, self.reopens_at) = (None, None);
    }

    /// Records the outcome of the last login.
    pub fn came(&mut self, came: LoginCame, now: Timestamp) {
        self.in_flight = None;
        let (why, code) = match came {
            LoginCame::Accepted => return *self = Self::default(),
            LoginCame::Otherwise => return,
            LoginCame::WrongPassword => (Why::Refused, Some(codes::WRONG_PASSWORD)),
            LoginCame::Locked => (Why::Locked, Some(codes::LOCKED)),
            LoginCame::Lost => (Why::Lost, None),
        };
        self.counted.push(Counted { at: now, why });
        self.unreported = code.map(|code| Unreported { code, at: now });
    }

    /// Records the outcome of the login that left at `left_at`. If that login is no longer in flight, its process was
    /// taken for ended, and the login counts as lost if it may have been sent. Then only a lock adds to the count, and a
    /// login of another process stays in flight.
    pub fn came_of(&mut self, left_at: Timestamp, came: LoginCame, now: Timestamp) {
        if self.in_flight == Some(left_at) {
            self.came(came, now);
        } else if came == LoginCame::Locked {
            self.counted.push(Counted { at: now, why: Why::Locked });
        }
    }

    /// Records the outcome of a login that another count has admitted, and whose refusal is reported there. A refusal
    /// that no process has reported yet stays to be reported.
    pub fn came_elsewhere(&mut self, came: LoginCame, now: Timestamp) {
        let unreported = self.unreported;
        self.came(came, now);
        if came != LoginCame::Accepted {
            self.unreported = unreported;
        }
    }

    /// Moves all times back by `by`, for a sandbox that lets time pass.
    pub fn age(&mut self, by: SignedDuration) {
        let counted = self.counted.iter_mut().map(|counted| &mut counted.at);
        let unreported = self.unreported.iter_mut().map(|unreported| &mut unreported.at);
        let others = unreported.chain(&mut self.reopens_at);
        counted.chain(&mut self.in_flight).chain(others).for_each(|at| age(at, by));
    }

    /// Marks the last refusal as reported.
    pub fn reported(&mut self) {
        self.unreported = None;
    }
}

#[cfg(test)]
#[path = "passwords_tests.rs"]
mod tests;
