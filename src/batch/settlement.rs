//! What came of a call, as the ledger records it.

use crate::ledger::{IntentOutcome, Settled};
use crate::protocol::{Arrived, Outcome, Recovery, Reply};

/// The outcome of a call in the ledger's terms.
pub(super) fn settlement(outcome: Result<&Reply, Arrived>) -> Settled {
    let (outcome, code) = match outcome {
        Ok(reply) => match reply.outcome() {
            Outcome::Success => (IntentOutcome::Accepted, Some(reply.code)),
            Outcome::Refused(entry) if entry.recovery == Recovery::Again => (IntentOutcome::Busy, Some(entry.code)),
            Outcome::Refused(entry) => (IntentOutcome::Refused, Some(entry.code)),
            Outcome::Unknown(_) => (IntentOutcome::Lost, None),
        },
        Err(Arrived::No) => (IntentOutcome::NeverLeft, None),
        Err(Arrived::Maybe) => (IntentOutcome::Lost, None),
    };
    Settled { outcome, code }
}
