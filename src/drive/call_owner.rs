//! The owner of a call: the journey that makes it, or the applicant of a single command.

use jiff::Timestamp;

use crate::flow::{Facts, PasswordStanding};
use crate::journey::{Call, Journey, Snapshot};
use crate::protocol::{Arrived, Reply};

/// The owner of a call: an exchange changes its facts and stores its snapshot.
pub trait CallOwner: Send {
    /// The facts about the applicant.
    fn facts(&mut self) -> &mut Facts;

    /// Takes in what is stored: another process may have changed it.
    fn stored(&mut self, stored: Snapshot);

    /// Takes in the outcome of the call, which the facts include already.
    fn heard(&mut self, call: &Call, outcome: Result<&Reply, Arrived>, now: Timestamp);

    /// Takes in how many passwords of the login name count now.
    fn know_passwords(&mut self, standing: PasswordStanding);

    /// True if a secret or code was refused and nothing else came of its step since. The next process reports it then, if
    /// this one is interrupted.
    fn holds_refused_secret(&self) -> bool;

    /// The snapshot to store.
    fn snapshot(&self) -> Snapshot;
}

/// The applicant of a single command, which changes nothing but facts.
impl CallOwner for Snapshot {
    fn facts(&mut self) -> &mut Facts {
        &mut self.facts
    }

    fn stored(&mut self, stored: Snapshot) {
        *self = stored;
    }

    fn heard(&mut self, _: &Call, _: Result<&Reply, Arrived>, _: Timestamp) {}

    fn know_passwords(&mut self, _: PasswordStanding) {}

    fn holds_refused_secret(&self) -> bool {
        false
    }

    fn snapshot(&self) -> Snapshot {
        self.clone()
    }
}

impl CallOwner for Journey {
    fn facts(&mut self) -> &mut Facts {
        self.facts_mut()
    }

    fn stored(&mut self, stored: Snapshot) {
        // There is one journey of an applicant at a time: only its facts can have changed.
        *self.facts_mut() = stored.facts;
    }

    fn heard(&mut self, call: &Call, outcome: Result<&Reply, Arrived>, now: Timestamp) {
        Self::heard(self, call, outcome, now);
    }

    fn know_passwords(&mut self, standing: PasswordStanding) {
        Self::know_passwords(self, standing);
    }

    fn holds_refused_secret(&self) -> bool {
        Self::holds_refused_secret(self)
    }

    fn snapshot(&self) -> Snapshot {
        Self::snapshot(self)
    }
}
