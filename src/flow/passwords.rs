//! How many passwords a login name has left (contract, "Refused passwords").
//!
//! In: what came of each login. Out: whether another one may leave. A login is counted before it leaves and given back
//! afterwards unless its password was refused or nobody knows, so that a process that ends in between counts too high and
//! never too low. Nothing of a password is in it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Withheld;
use crate::protocol::{Arrived, Outcome, Reply, codes};

/// Refused passwords after which only one that a person types, or that `--again` is for, leaves. The gateway locks the login
/// name at more than five.
const BORNE: usize = 3;

/// The passwords of one login name that were refused since its last accepted login.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Passwords {
    counted: Vec<Counted>,
    /// A login left then, and what came of it is not known yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_flight: Option<Timestamp>,
    /// The last refusal, until a process has told somebody.
    #[serde(skip_serializing_if = "Option::is_none")]
    unreported: Option<Unreported>,
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

/// A refused password that nobody was told of: the process that heard of it ended before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreported {
    /// The gateway's code.
    pub code: i64,
    /// When it came.
    pub at: Timestamp,
}

/// What came of a login, as far as its password is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginCame {
    /// It was accepted.
    Accepted,
    /// The password was refused (208101).
    WrongPassword,
    /// The login name is locked (508108).
    Locked,
    /// It was refused for something else, or never left.
    Otherwise,
    /// It may have arrived, and has no reply.
    Lost,
}

impl LoginCame {
    /// True if it was refused because of its password.
    pub fn is_of_password(self) -> bool {
        matches!(self, Self::WrongPassword | Self::Locked)
    }

    /// Of a call and its reply, if it has one.
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

/// How a login name stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordStanding {
    /// How many refused passwords count.
    pub count: usize,
    /// The last refusal, if nobody was told of it.
    pub unreported: Option<Unreported>,
}

impl PasswordStanding {
    /// The same with what a session counted before, as earlier versions did.
    #[must_use]
    pub fn and(self, carried: usize) -> Self {
        Self { count: self.count + carried, ..self }
    }

    /// True if only a password that a person types, or that `--again` is for, may leave.
    pub fn is_used_up(&self) -> bool {
        self.count >= BORNE
    }

    /// Whether a login may leave. `is_meant`: a person has typed its password, or `--again` is given.
    pub fn check(&self, is_meant: bool) -> Result<(), Withheld> {
        match self.unreported {
            Some(Unreported { code, at }) => Err(Withheld::Unreported { code, at }),
            None if self.is_used_up() && !is_meant => Err(Withheld::PasswordsRefused { count: self.count }),
            None => Ok(()),
        }
    }
}

impl Passwords {
    /// How the login name stands. What is in flight counts as refused.
    pub fn standing(&self) -> PasswordStanding {
        let counted: usize = self.counted.iter().map(|counted| counted.why.weight()).sum();
        PasswordStanding { count: counted + usize::from(self.in_flight.is_some()), unreported: self.unreported }
    }

    /// True if nothing is to be remembered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes over a count of a session, which format 1 keeps there. Taking it over twice adds nothing.
    pub fn carry_over(&mut self, refused: &[Timestamp]) {
        let known = |at: &Timestamp| self.counted.iter().any(|counted| counted.at == *at);
        let new: Vec<Timestamp> = refused.iter().filter(|at| !known(at)).copied().collect();
        self.counted.extend(new.into_iter().map(|at| Counted { at, why: Why::Refused }));
    }

    /// The process that sent the login in flight has ended: its outcome will never be known.
    pub fn give_up_what_is_in_flight(&mut self) {
        let lost = self.in_flight.take().map(|at| Counted { at, why: Why::Lost });
        self.counted.extend(lost);
    }

    /// A login is about to leave. Whoever sends another one has been told of the last refusal.
    pub fn leaves(&mut self, now: Timestamp) {
        self.in_flight = Some(now);
        self.unreported = None;
    }

    /// What came of the login that left last.
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

    /// Somebody was told of the last refusal.
    pub fn reported(&mut self) {
        self.unreported = None;
    }
}

#[cfg(test)]
#[path = "passwords_tests.rs"]
mod tests;
