//! The part of a journey that is stored, so that another process resumes it after an interruption.
//!
//! In: the guide, the facts, the refused values. Out: a [`Snapshot`]. For a refused value it holds a keyed
//! fingerprint. For a refused secret or code it holds only the key, the step, and when it was refused.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::refused::RefusedValues;
use crate::fingerprint::{Fingerprint, FingerprintKey};
use crate::flow::{self, Facts, Guide, Step};
use crate::protocol::{Key, Recovery, Request, codes};

/// The stored part of a journey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// The facts about the applicant.
    pub facts: Facts,
    /// Where the journey was interrupted; `None` if only facts are left.
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
    /// The refusal before it, while the last one only says that the gateway is busy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) before_busy: Option<RecordedRefusal>,
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
    /// When the refusal arrived.
    pub at: Timestamp,
}

impl RecordedRefusal {
    /// True if it only says that the gateway is busy, which says nothing about the values.
    pub(super) fn is_busy(&self) -> bool {
        codes::find(self.code).is_some_and(|entry| entry.recovery == Recovery::Again)
    }
}

/// A secret or code that was refused. Neither its value nor anything derived from it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedSecret {
    /// The key.
    pub key: Key,
    /// The refusal.
    #[serde(flatten)]
    pub refusal: RecordedRefusal,
    /// For a password, the login name with which it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_name: Option<Fingerprint>,
}

impl Interrupted {
    /// The refusal that interrupted the journey, if a call of `step` with these values would get it again. Values are
    /// recognised by their fingerprints.
    pub fn refused(&self, step: Step, request: &Request, by: Option<&FingerprintKey>) -> Option<RecordedRefusal> {
        let last = self.last.filter(|last| last.step == step)?;
        let refused = RefusedValues::of_fingerprints(self.values.clone(), self.calls.clone(), by);
        (refused.holds(step, request) || refused.holds_values(request)).then_some(last)
    }

    /// Moves all times back by `by` ([`Facts::age`]).
    pub fn age(&mut self, by: SignedDuration) {
        self.guide.age(by);
        let of_values = self.last.iter_mut().chain(&mut self.before_busy);
        let refusals = of_values.chain(self.secrets.iter_mut().map(|secret| &mut secret.refusal));
        refusals.for_each(|refusal| flow::age(&mut refusal.at, by));
    }

    /// Gives each step all its tries again, because the journey has ended and another one begins.
    pub fn forget_tries(&mut self) {
        self.guide.forget_tries();
    }

    /// Marks the refused secrets and codes as reported.
    pub fn report(&mut self) {
        self.secrets.clear();
    }

    /// A refused secret or code that has not been reported. Nothing may be sent before that.
    pub fn unreported(&self) -> Option<&RefusedSecret> {
        self.secrets.last()
    }
}
