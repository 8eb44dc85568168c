//! Intents: calls that try or submit, recorded before they leave.

use jiff::Timestamp;

use crate::flow::are_of_a_kind;
use crate::protocol::Effect;

/// A call that is about to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewIntent {
    /// The method's short name.
    pub method: String,
    /// Whether it tries or submits.
    pub effect: Effect,
}

/// The submissions among an applicant's intents whose outcome is unknown, oldest first. The outcome of a later submission
/// of the kind settles them.
pub(super) fn unknown_submissions(intents: Vec<Intent>) -> Vec<Intent> {
    let mut unknown: Vec<Intent> = Vec::new();
    for intent in intents.into_iter().filter(|intent| intent.effect == Effect::Submits) {
        match intent.outcome {
            Some(IntentOutcome::Busy | IntentOutcome::Lost | IntentOutcome::Died) => unknown.push(intent),
            Some(IntentOutcome::Accepted | IntentOutcome::Refused) => {
                unknown.retain(|earlier| !are_of_a_kind(&earlier.method, &intent.method));
            }
            Some(IntentOutcome::NeverLeft) | None => {}
        }
    }
    unknown
}

/// A recorded call that tries or submits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent {
    /// The number of the intent among those of its applicant, from 1.
    pub seq: i64,
    /// The method's short name.
    pub method: String,
    /// Whether it tries or submits.
    pub effect: Effect,
    /// The epoch of the worker that recorded it.
    pub epoch: u64,
    /// When it was recorded.
    pub intended_at: Timestamp,
    /// The call does not leave after this time.
    pub send_before: Timestamp,
    /// The outcome; `None` while the call may be in flight.
    pub outcome: Option<IntentOutcome>,
    /// The gateway's code, if it replied with one.
    pub code: Option<i64>,
    /// When its outcome was recorded.
    pub settled_at: Option<Timestamp>,
}

/// The outcome of an intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntentOutcome {
    /// The gateway accepted it.
    Accepted,
    /// The gateway refused it.
    Refused,
    /// The gateway was busy. Whether a submission acted is unknown.
    Busy,
    /// The call was never sent.
    NeverLeft,
    /// The call may have arrived, and no reply came back.
    Lost,
    /// Its worker ended before it could record the outcome.
    Died,
}

impl IntentOutcome {
    /// All outcomes.
    pub const ALL: [Self; 6] = [Self::Accepted, Self::Refused, Self::Busy, Self::NeverLeft, Self::Lost, Self::Died];

    /// Its name in JSON and in stores.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Busy => "busy",
            Self::NeverLeft => "never-left",
            Self::Lost => "lost",
            Self::Died => "died",
        }
    }

    /// The outcome of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}
