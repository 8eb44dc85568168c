//! The part of a journey that is stored, so that another process resumes it after an interruption.
//!
//! In: the guide, the facts, the refused values. Out: a [`Snapshot`]. It holds a keyed fingerprint of a refused value. Of a
//! refused secret or code it holds only its key, the step, and when it was refused.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::refused::RefusedValues;
use crate::fingerprint::{Fingerprint, FingerprintKey};
use crate::flow::{self, Facts, Guide, Step};
use crate::protocol::{Key, Request};

/// The stored part of a journey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// The facts about the applicant.
    pub facts: Facts,
    /// Where the journey was interrupted; none if it left nothing but facts.
    pub interrupted: Option<Interrupted>,
}

impl From<Facts> for Snapshot {
    fn from(facts: Facts) -> Self {
        Self { facts, interrupted: None }
    }
}

/// The state that an interrupted journey leaves to the next process. A journey that ended by itself leaves none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interrupted {
    pub(super) guide: Guide,
    /// Values that were refused together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) values: Vec<Vec<(Key, Fingerprint)>>,
    /// Values with which a step that acts was refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) calls: Vec<(Step, Vec<(Key, Fingerprint)>)>,
    /// Keys whose given values belong to a card that was refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) stale: Vec<Key>,
    /// The last refusal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) last: Option<RecordedRefusal>,
    /// Secrets and codes that were refused, unless their step had another outcome since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) secrets: Vec<RefusedSecret>,
}

/// A refusal by a code of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedRefusal {
    /// The step that was refused.
    pub step: Step,
    /// The gateway's code.
    pub code: i64,
    /// When it came.
    pub at: Timestamp,
}

/// A secret or code that was refused. Neither its value nor anything derived from it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedSecret {
    /// Which.
    pub key: Key,
    /// With what.
    #[serde(flatten)]
    pub refusal: RecordedRefusal,
    /// Of a password, the login name that it was sent with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_name: Option<Fingerprint>,
}

impl Interrupted {
    /// The refusal in which the journey was interrupted, if a call of `step` with these values would meet it again. Values are
    /// recognised by their fingerprints.
    pub fn refused(&self, step: Step, request: &Request, by: Option<&FingerprintKey>) -> Option<RecordedRefusal> {
        let last = self.last.filter(|last| last.step == step)?;
        let refused = RefusedValues::of_fingerprints(self.values.clone(), self.calls.clone(), by);
        (refused.holds(step, request) || refused.holds_values(request)).then_some(last)
    }

    /// Dates everything `by` earlier ([`Facts::age`]).
    pub fn age(&mut self, by: SignedDuration) {
        self.guide.age(by);
        let refusals = self.last.iter_mut().chain(self.secrets.iter_mut().map(|secret| &mut secret.refusal));
        refusals.for_each(|refusal| flow::age(&mut refusal.at, by));
    }

    /// The journey has ended, and another one begins later: each step has all its tries again.
    pub fn forget_tries(&mut self) {
        self.guide.forget_tries();
    }

    /// The refused secrets and codes are reported.
    pub fn report(&mut self) {
        self.secrets.clear();
    }

    /// The refused secret or code that is not reported yet. It is reported before anything is sent.
    pub fn unreported(&self) -> Option<&RefusedSecret> {
        self.secrets.last()
    }
}
