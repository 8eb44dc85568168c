//! Which applicants an operator selects, and how they are changed.

use super::applicant::Entry;
use super::state::State;
use crate::protocol::Class;

/// A selection of applicants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Applicants in one of these states; in any state if empty.
    pub states: Vec<State>,
    /// Applicants with this class; with any class if `None`.
    pub class: Option<Class>,
}

impl Selection {
    /// True if the selection contains the applicant.
    pub fn means(&self, record: &Entry) -> bool {
        (self.states.is_empty() || self.states.contains(&record.state))
            && self.class.is_none_or(|class| record.class == Some(class))
    }
}

/// How an operator retries ended applicants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retry {
    /// True to retry also applicants whose submission has an unknown outcome. The gateway may then receive it twice.
    pub again: bool,
}

/// The effect of an operator's change on one applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It was changed.
    Done,
    /// It is unchanged, because its state does not allow the change.
    Unfit(State),
    /// There is no such applicant.
    Unknown,
}
