//! An applicant's record.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::holder::Holder;
use super::state::State;
use crate::fingerprint::Fingerprint;
use crate::protocol::Class;

/// The number of an applicant in its ledger, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApplicantId(pub i64);

/// One applicant, without sealed values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub id: ApplicantId,
    /// The merchant's id of the applicant.
    pub user_id: String,
    /// A keyed MAC of the login name.
    pub login: Fingerprint,
    /// A keyed MAC of the row of the list, by which a changed row is recognised.
    pub row_hash: Fingerprint,
    /// Where it stands.
    pub state: State,
    /// When it can go on; `None` if only a person can move it. While a worker drives it: when a notice or its identity
    /// code came, because then it is due as soon as the worker releases it as `Applied`; otherwise `None`.
    pub due_at: Option<Timestamp>,
    /// The fencing token: each claim raises it by one, and a worker with an older one can change nothing.
    pub epoch: u64,
    /// Who drives it.
    pub holder: Option<Holder>,
    /// When the lease ends, unless the worker renews it.
    pub lease_until: Option<Timestamp>,
    /// How many workers died in a row at the point `crashed_in`.
    pub crashes: u32,
    /// The point at which the last worker died: the method of its open call, `after` and the method of its last
    /// settled one, or empty if it had recorded no call.
    pub crashed_in: Option<String>,
    /// True if the row of the list has changed since its worker claimed it.
    pub is_changed: bool,
    /// True if an operator has said that a submission without a known outcome may be repeated.
    pub again: bool,
    /// The class of the failure that ended it. If it waits: of the refusal that led to its question, otherwise `missing`.
    pub class: Option<Class>,
    /// The gateway's code for that failure or refusal.
    pub code: Option<i64>,
    /// The path of its report, or the report's name in the ledger.
    pub report: Option<String>,
    /// The report's score.
    pub score: Option<i64>,
    /// The report's grade.
    pub grade: Option<String>,
}

impl Entry {
    /// The record of a new applicant.
    pub fn new(id: ApplicantId, user_id: String, login: Fingerprint, row_hash: Fingerprint, due_at: Timestamp) -> Self {
        Self {
            id,
            user_id,
            login,
            row_hash,
            state: State::Ready,
            due_at: Some(due_at),
            epoch: 0,
            holder: None,
            lease_until: None,
            crashes: 0,
            crashed_in: None,
            is_changed: false,
            again: false,
            class: None,
            code: None,
            report: None,
            score: None,
            grade: None,
        }
    }

    /// True if a notice or the identity code can make it due: it waits for the report, or may do so once its worker
    /// releases it.
    pub fn may_be_due_early(&self) -> bool {
        matches!(self.state, State::Applied | State::Running)
    }

    /// Takes the applicant from its holder, if it has one, and makes it due at `due_at`.
    pub fn release(&mut self, state: State, due_at: Option<Timestamp>) {
        (self.state, self.due_at) = (state, due_at);
        (self.holder, self.lease_until) = (None, None);
    }
}

/// How many applicants there are, by state, and by class of those that ended with a failure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// By state.
    pub states: BTreeMap<State, u64>,
    /// By class, of those whose state [has failed](State::has_failed).
    pub classes: BTreeMap<&'static str, u64>,
    /// How many questions are open.
    pub questions: u64,
    /// When the oldest open question was asked.
    pub oldest_question: Option<Timestamp>,
    /// When the next applicant is due.
    pub next_due: Option<Timestamp>,
}

/// The open and taken questions that block their applicants: all but those for an identity code, which comes by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Halting {
    /// How many there are.
    pub count: u64,
    /// When the oldest one was asked.
    pub oldest: Option<Timestamp>,
}

impl Totals {
    /// The number of applicants in this state.
    pub fn of(&self, state: State) -> u64 {
        self.states.get(&state).copied().unwrap_or_default()
    }

    /// The number of all applicants.
    pub fn all(&self) -> u64 {
        self.states.values().sum()
    }
}
