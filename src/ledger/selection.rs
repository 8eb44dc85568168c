//! Which applicants an operator means, and what is done to them.

use super::applicant::Entry;
use super::state::State;
use crate::protocol::Class;

/// Which applicants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// In one of these states; all if empty.
    pub states: Vec<State>,
    /// Of this class.
    pub class: Option<Class>,
}

impl Selection {
    /// True if it means the applicant.
    pub fn means(&self, record: &Entry) -> bool {
        (self.states.is_empty() || self.states.contains(&record.state))
            && self.class.is_none_or(|class| record.class == Some(class))
    }
}

/// How ended applicants are tried again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retry {
    /// Also those whose submission has no known outcome: it may go out a second time.
    pub again: bool,
}

/// What an operator's change did to one applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It was changed.
    Done,
    /// It stays as it is, because of its state.
    Unfit(State),
    /// There is no such applicant.
    Unknown,
}
