//! The owner of a call: the journey that makes it, or the applicant of a single command.

use jiff::Timestamp;

use crate::flow::{Facts, PasswordStanding};
use crate::journey::{Call, Journey, Snapshot};
use crate::protocol::{Arrived, Reply};

/// The owner of a call: an exchange changes its facts and stores its snapshot.
pub trait CallOwner: Send {
    /// The facts about the applicant.
    fn facts(&mut self) -> &mut Facts;

    /// Takes over the stored snapshot, because another process may have changed it.
    fn stored(&mut self, stored: Snapshot);

    /// Records the outcome of the call. The facts already include it.
    fn heard(&mut self, call: &Call, outcome: Result<&Reply, Arrived>, now: Timestamp);

    /// Records how many refused passwords of the login name count.
    fn know_passwords(&mut self, standing: PasswordStanding);

    /// True if a secret or code was refused and its step had no other outcome since. If this process is interrupted,
    /// the next one must report the refusal.
    fn holds_refused_secret(&self) -> bool;

    /// The snapshot to store.
    fn snapshot(&self) -> Snapshot;
}

/// The applicant of a single command, which changes only facts.
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
        // An applicant has one journey at a time, so only the facts can have changed.
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
