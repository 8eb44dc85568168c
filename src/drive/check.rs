//! Whether a call may be sent, by what the facts say.

use jiff::Timestamp;

use super::Keep;
use super::error::Barred;
use super::manner::Manner;
use crate::fingerprint::FingerprintKey;
use crate::flow::{BadRefresh, Facts, Step};
use crate::journey::{Call, Snapshot};
use crate::protocol::{Effect, Request};

/// True for a submission whose facts may come from an older copy, so that the audit log must be consulted.
pub fn is_looked_up(call: &Call, manner: Manner, keep: &impl Keep) -> bool {
    let again = matches!(manner, Manner::Single { again: true });
    call.request.effect() == Effect::Submits && !again && keep.may_be_restored()
}

/// Checks whether the facts allow the call.
pub fn check(call: &Call, manner: Manner, facts: &Facts, now: Timestamp) -> Result<(), Barred> {
    if facts.other_login_name(&call.request) {
        return Err(Barred::OtherLoginName);
    }
    if let Some(bad) = BadRefresh::of(&call.needs) {
        return Err(Barred::Refresh(bad));
    }
    let method = call.request.method();
    let withheld = match manner {
        Manner::Single { again } => facts.may_take(call.step(), method, now, again),
        Manner::Guided { .. } => facts.may_send(method, now, false),
    };
    match (withheld, manner) {
        // `again` does not override an application of the last 24 hours.
        (Err(withheld), Manner::Guided { again: true, .. }) if withheld.is_open_submission() => Ok(()),
        (withheld, _) => Ok(withheld?),
    }
}

/// Withholds a single command that would send a value, or a kind of secret or code, that was refused in an
/// interrupted journey. That refusal must be reported first.
pub fn unreported(step: Step, request: &Request, stored: &Snapshot, by: Option<&FingerprintKey>) -> Result<(), Barred> {
    let Some(interrupted) = &stored.interrupted else { return Ok(()) };
    if let Some(secret) = interrupted.unreported().filter(|refused| request.text(&refused.key).is_some()) {
        return Err(Barred::Unreported { refusal: secret.refusal, login_name: secret.login_name });
    }
    match interrupted.refused(step, request, by) {
        Some(refusal) => Err(Barred::Unreported { refusal, login_name: None }),
        None => Ok(()),
    }
}
