//! The states of an applicant in the ledger.

use std::fmt;

/// Where an applicant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It can go on now, or when it is due.
    Ready,
    /// A worker drives it.
    Running,
    /// It waits for a person's answer.
    Waiting,
    /// A submission has an unknown outcome. A login at the due time shows it.
    Settling,
    /// It has applied for the report, which is ready a day later.
    Applied,
    /// Its report is saved.
    Done,
    /// It ended with a failure. `batch retry` tries it again.
    Failed,
    /// A submission has an unknown outcome that waiting does not clear up. A person decides (`batch retry --again`).
    Uncertain,
    /// Its workers have died three times in the same step.
    Poison,
    /// An operator has withdrawn it.
    Withdrawn,
}

impl State {
    /// All states, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Ready,
        Self::Running,
        Self::Waiting,
        Self::Settling,
        Self::Applied,
        Self::Done,
        Self::Failed,
        Self::Uncertain,
        Self::Poison,
        Self::Withdrawn,
    ];

    /// The states in which a worker may claim an applicant once it is due.
    pub const CLAIMABLE: [Self; 3] = [Self::Ready, Self::Settling, Self::Applied];

    /// Those of them in which an applicant has not applied yet, as far as is known.
    pub const UNAPPLIED: [Self; 2] = [Self::Ready, Self::Settling];

    /// Its name in JSON, on the screen and in stores.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Running => "running",
            Self::Waiting => "waiting",
            Self::Settling => "settling",
            Self::Applied => "applied",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Uncertain => "uncertain",
            Self::Poison => "poison",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// True if only an operator can move an applicant out of this state.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Uncertain | Self::Poison | Self::Withdrawn)
    }

    /// True if the class of an applicant in this state counts among the failures.
    pub fn has_failed(self) -> bool {
        matches!(self, Self::Failed | Self::Uncertain | Self::Poison)
    }

    /// True if not even an operator can move an applicant out of this state.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Withdrawn)
    }

    /// True if a worker may claim an applicant in this state once it is due.
    pub fn is_claimable(self) -> bool {
        Self::CLAIMABLE.contains(&self)
    }

    /// True if `batch retry` accepts an applicant in this state. `again`: a person takes the risk of a second
    /// submission.
    pub fn is_retried(self, again: bool) -> bool {
        matches!(self, Self::Failed | Self::Poison) || again && self == Self::Uncertain
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_has_a_name_that_means_it() {
        for state in State::ALL {
            assert_eq!(State::parse(state.name()), Some(state));
        }
        assert_eq!(State::parse("lost"), None);
    }

    #[test]
    fn a_final_state_is_over_or_a_failure() {
        for state in State::ALL {
            assert_eq!(state.is_final(), state.is_over() || state.has_failed(), "{state}");
        }
    }

    #[test]
    fn a_state_that_can_be_claimed_is_not_final() {
        assert!(State::ALL.into_iter().all(|state| !(state.is_claimable() && state.is_final())));
    }
}
