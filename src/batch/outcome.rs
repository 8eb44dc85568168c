//! Decides what the end of a drive means for the applicant's record in the ledger.

use jiff::{SignedDuration, Timestamp};

use crate::answers::FindError;
use crate::drive::{Barred, DriveError, Drove, Exchange, ExchangeError};
use crate::flow::{Facts, Goal, Reached, Stop, Withheld};
use crate::journey::{End, RecordedRefusal};
use crate::ledger::{Finish, State, later};
use crate::protocol::{Class, Outcome, codes};

use super::BatchError;

/// How long an applicant waits after the gateway did not answer.
const AGAIN_AFTER: SignedDuration = SignedDuration::from_secs(60);
/// The shortest time between two attempts to fetch a report that is due.
const LOOK_AGAIN: SignedDuration = SignedDuration::from_hours(1);

/// What happens to an applicant after a drive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judged {
    /// It has its report: the data of the last exchange.
    Report,
    /// It goes on later.
    Later {
        /// `Ready`, `Settling` or `Applied`.
        state: State,
        /// When it is due.
        at: Timestamp,
        /// True if a person is asked for the identity code meanwhile.
        asks_identity_code: bool,
    },
    /// It has ended.
    Ended(Finish),
    /// It parks until a person answers. The drive says which question.
    Parks,
}

impl Judged {
    /// The application has produced no report.
    pub(super) fn not_produced() -> Self {
        let code = codes::NOT_PRODUCED;
        let class = codes::find(code).map(|entry| entry.class);
        Self::Ended(Finish::without_report(State::Failed, class, Some(code)))
    }
}

/// The error of a drive of `batch`.
pub type BatchDriveError = DriveError<BatchError, FindError, BatchError>;

/// What is known at the end of a drive.
#[derive(Clone, Copy, Debug)]
pub struct DriveEnd<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// The last call with a result of its own, as the driver defines it.
    pub last: Option<&'a Exchange>,
    /// The last refusal.
    pub refusal: Option<RecordedRefusal>,
    /// The goal.
    pub until: Goal,
    /// How long after the application the batch stops waiting for the report.
    pub give_up: SignedDuration,
    /// The time.
    pub now: Timestamp,
}

/// Judges the end of a drive. An error of the ledger does not concern the applicant: it is returned to the runner.
pub fn judge(drove: Result<&Drove, BatchDriveError>, known: DriveEnd<'_>) -> Result<Judged, BatchError> {
    Ok(match drove {
        Ok(Drove::Ended(End::Reached(reached))) => known.reached(reached),
        Ok(Drove::Ended(End::Stopped(stop))) => known.stopped(stop),
        Ok(Drove::Ended(End::Unreported(refused))) => known.refused_with(refused.refusal.code),
        Ok(Drove::Until(until)) => known.later(*until),
        Ok(Drove::BrokenOff) => known.later(known.now),
        Ok(Drove::Parked(_) | Drove::Undecided(_) | Drove::Unattended(_)) => Judged::Parks,
        Err(error) => known.failed(error)?,
    })
}

impl DriveEnd<'_> {
    fn reached(self, reached: &Reached) -> Judged {
        match reached {
            Reached::Report => Judged::Report,
            Reached::Waiting(_) => self.waits_for_the_report(),
            Reached::Applied | Reached::Login => Judged::Later {
                state: State::Applied,
                at: self.facts.result_due_at().unwrap_or(self.now).max(later(self.now, LOOK_AGAIN)),
                asks_identity_code: true,
            },
        }
    }

    /// Looks for the report a day after the application, then at intervals that double, until the batch gives up.
    fn waits_for_the_report(self) -> Judged {
        let Some(applied_at) = self.facts.applied_at else { return self.ended(State::Failed, Class::Pending, None) };
        let age = self.now.duration_since(applied_at);
        if age >= self.give_up {
            return self.ended(State::Failed, Class::Pending, None);
        }
        let due_at = self.facts.result_due_at().unwrap_or(self.now);
        let at = if due_at > self.now { due_at } else { later(self.now, age.max(LOOK_AGAIN)) };
        Judged::Later { state: State::Applied, at, asks_identity_code: true }
    }

    fn later(self, at: Timestamp) -> Judged {
        let state = match (self.facts.sent.is_empty(), self.facts.applied_at) {
            (false, _) => State::Settling,
            // The drive looked for the report, and looks again.
            (true, Some(_)) => State::Applied,
            (true, None) => State::Ready,
        };
        Judged::Later { state, at, asks_identity_code: false }
    }

    fn stopped(self, stop: &Stop) -> Judged {
        match stop {
            Stop::Refused | Stop::Lost => self.last_outcome(),
            Stop::Missing { .. } => self.ended(State::Failed, Class::Missing, None),
            Stop::Guard(withheld) => self.withheld(withheld),
            Stop::NotOffered(_) | Stop::Recovers => self.ended(State::Failed, Class::Route, None),
            Stop::Rejected(_) => self.ended(State::Failed, Class::Rejected, None),
            Stop::UnknownStatus(_) | Stop::NoWay | Stop::Circle(_) | Stop::Refresh(_) | Stop::Unlisted(_) => {
                self.ended(State::Failed, Class::Protocol, None)
            }
        }
    }

    fn withheld(self, withheld: &Withheld) -> Judged {
        match withheld {
            Withheld::Uncertain { due_at, .. } => {
                Judged::Later { state: State::Settling, at: *due_at, asks_identity_code: false }
            }
            Withheld::Duplicate { .. } => self.ended(State::Uncertain, withheld.class(), None),
            Withheld::Applied { .. } => self.waits_for_the_report(),
            Withheld::PasswordsRefused { .. } | Withheld::LockedOut { .. } | Withheld::Unreported { .. } => {
                self.ended(State::Failed, withheld.class(), self.refusal.map(|refusal| refusal.code))
            }
        }
    }

    fn last_outcome(self) -> Judged {
        match self.last.map(|last| &last.outcome) {
            Some(Ok(reply)) => match reply.outcome() {
                Outcome::Refused(entry) => self.refused_with(entry.code),
                // A submission with an answer that is not understood may have acted.
                Outcome::Unknown(_) => match self.facts.open_submission(self.now) {
                    Some(withheld) => self.withheld(&withheld),
                    None => self.ended(State::Failed, Class::Unknown, None),
                },
                Outcome::Success => self.refused_before(Class::Protocol),
            },
            Some(Err(error)) => match error.class() {
                Class::Unavailable => self.later(later(self.now, AGAIN_AFTER)),
                class => self.ended(State::Failed, class, None),
            },
            None => self.refused_before(Class::Protocol),
        }
    }

    fn refused_before(self, otherwise: Class) -> Judged {
        match self.refusal {
            Some(refusal) => self.refused_with(refusal.code),
            None => self.ended(State::Failed, otherwise, None),
        }
    }

    fn refused_with(self, code: i64) -> Judged {
        let Some(entry) = codes::find(code) else { return self.ended(State::Failed, Class::Unknown, Some(code)) };
        match entry.class {
            Class::Pending if self.facts.applied_at.is_some() => self.waits_for_the_report(),
            Class::Unavailable => self.later(later(self.now, AGAIN_AFTER)),
            class => self.ended(State::Failed, class, Some(code)),
        }
    }

    fn failed(self, error: BatchDriveError) -> Result<Judged, BatchError> {
        Ok(match error {
            DriveError::Keep(error)
            | DriveError::Exchange(ExchangeError::Keep(error) | ExchangeError::Budget(error)) => match error {
                // The call was not sent, so the applicant can go on at once.
                BatchError::Late | BatchError::Stopped => self.later(self.now),
                error => return Err(error),
            },
            DriveError::Exchange(ExchangeError::Unstored(error, _)) => return Err(error),
            DriveError::Exchange(ExchangeError::Barred(_, barred)) => match barred {
                Barred::Withheld(withheld) => self.withheld(&withheld),
                Barred::Unreported { refusal, .. } => self.refused_with(refusal.code),
                Barred::OtherLoginName => self.ended(State::Failed, Class::Config, None),
                Barred::Refresh(_) => self.ended(State::Failed, Class::Protocol, None),
            },
            DriveError::Answer(FindError::Asking { error, .. }) => self.ended(State::Failed, error.class(), None),
            DriveError::Answer(FindError::Given(_)) | DriveError::Unusable(_) => {
                self.ended(State::Failed, Class::Input, None)
            }
            DriveError::NoPicture(..) => self.ended(State::Failed, Class::Protocol, None),
        })
    }

    fn ended(self, state: State, class: Class, code: Option<i64>) -> Judged {
        Judged::Ended(Finish::without_report(state, Some(class), code))
    }
}
