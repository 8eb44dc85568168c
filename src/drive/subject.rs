//! Whose call it is: the journey that makes it, or the applicant of a single command.

use jiff::Timestamp;

use crate::fingerprint::FingerprintKey;
use crate::flow::{Facts, Standing};
use crate::journey::{Call, Journey, Snapshot};
use crate::protocol::{Arrived, Reply};

/// Whose call it is.
pub trait Subject: Send {
    /// What is known of the applicant.
    fn facts(&mut self) -> &mut Facts;

    /// What is stored now: another process may have changed it.
    fn stored(&mut self, stored: Snapshot);

    /// What came of the call, which is in the facts already.
    fn heard(&mut self, call: &Call, outcome: Result<&Reply, Arrived>, now: Timestamp);

    /// How the login name of the call stands now.
    fn know_passwords(&mut self, standing: Standing);

    /// True if a secret or code was refused: as long as that is so, another process would have to tell it.
    fn holds_refused_secret(&self) -> bool;

    /// What is to be stored.
    fn snapshot(&self) -> Snapshot;
}

/// The applicant of a single command, which changes nothing but facts.
impl Subject for Snapshot {
    fn facts(&mut self) -> &mut Facts {
        &mut self.facts
    }

    fn stored(&mut self, stored: Snapshot) {
        *self = stored;
    }

    fn heard(&mut self, _: &Call, _: Result<&Reply, Arrived>, _: Timestamp) {}

    fn know_passwords(&mut self, _: Standing) {}

    fn holds_refused_secret(&self) -> bool {
        false
    }

    fn snapshot(&self) -> Snapshot {
        self.clone()
    }
}

/// A journey, with the key of its fingerprints.
#[derive(Debug)]
pub(super) struct Guided<'a> {
    pub(super) journey: &'a mut Journey,
    pub(super) key: &'a FingerprintKey,
}

impl Subject for Guided<'_> {
    fn facts(&mut self) -> &mut Facts {
        self.journey.facts_mut()
    }

    fn stored(&mut self, stored: Snapshot) {
        // There is one journey of an applicant at a time: only its facts can have changed.
        *self.journey.facts_mut() = stored.facts;
    }

    fn heard(&mut self, call: &Call, outcome: Result<&Reply, Arrived>, now: Timestamp) {
        self.journey.heard(call, outcome, now);
    }

    fn know_passwords(&mut self, standing: Standing) {
        self.journey.know_passwords(standing);
    }

    fn holds_refused_secret(&self) -> bool {
        self.journey.holds_refused_secret()
    }

    fn snapshot(&self) -> Snapshot {
        self.journey.snapshot(self.key)
    }
}
