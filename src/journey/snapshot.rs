//! What is stored of a journey, so that another process goes on where this one was interrupted.
//!
//! In: the guide, the facts, what was refused. Out: a [`Snapshot`]. Of a refused value it holds a keyed fingerprint, of a
//! refused secret or code only which it was, of which step, and when.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::flow::{Facts, Guide, Step};
use crate::protocol::Key;

/// What is stored of a journey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// What is known of the applicant.
    pub facts: Facts,
    /// Where the journey was interrupted; none if it left nothing but facts.
    pub interrupted: Option<Interrupted>,
}

impl From<Facts> for Snapshot {
    fn from(facts: Facts) -> Self {
        Self { facts, interrupted: None }
    }
}

/// What a journey leaves to the process that goes on after an interruption. A journey that ended by itself leaves none.
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
    /// Secrets and codes that were refused, where nothing else came of their step since.
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

/// A secret or code that was refused. It is not known here, nor anything derived from it.
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
    /// The refused secret or code that nobody was told of: that is said before it may go out once more.
    pub fn unreported(&self) -> Option<&RefusedSecret> {
        self.secrets.last()
    }
}
