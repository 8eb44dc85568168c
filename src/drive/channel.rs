//! One call from start to end: check that it may be sent, record it, make it, absorb the reply, store the
//! facts.

use std::time::Instant;

use jiff::SignedDuration;

use super::error::{Barred, ExchangeError};
use super::exchange::Exchange;
use super::{Clock, Event, Keep, Observe};
use crate::flow::{BadRefresh, Departure, Facts, Patience, Sending, Step};
use crate::gateway::{Audited, CallError, Gateway, Principal};
use crate::journey::{Call, Durability, FingerprintKey};
use crate::protocol::{Arrived, Effect, Method};

/// The gateway's clock and ours may differ by this much: nobody needs to know.
const SKEW: SignedDuration = SignedDuration::from_mins(5);

/// The way to the gateway for one applicant.
#[derive(Debug)]
pub struct Channel<'a, G, C> {
    /// The gateway, shared by all applicants of a process.
    pub gateway: &'a Audited<G>,
    /// The merchant and the applicant of the calls.
    pub principal: &'a Principal,
    /// The time.
    pub clock: &'a C,
    /// How long the outcome of a call is waited for.
    pub patience: Patience,
    /// The key of the fingerprints of applications.
    pub fingerprints: Option<FingerprintKey>,
}

/// The context of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A single command. `again` sends a submission although an earlier one is on record.
    Single {
        /// `--again`.
        again: bool,
    },
    /// As a part of a journey.
    Guided {
        /// What earlier calls brought must be stored this safely before it leaves.
        owes: Durability,
        /// `--again`: a submission goes out although the outcome of an earlier one is not known.
        again: bool,
    },
}

/// Makes one call.
///
/// The facts stay locked from before the call until its outcome is stored. Another process may have changed
/// them before that, so they are read again. A submission does not leave if the audit log knows of one that
/// the facts do not. A submission is recorded on disk before it leaves, so the record
/// survives a crash of the machine. A captcha picture is removed before its answer leaves, and restored if
/// the call never left.
pub async fn exchange<G: Gateway, K: Keep, C: Clock>(
    channel: &Channel<'_, G, C>,
    call: Call,
    manner: Manner,
    facts: &mut Facts,
    keep: &mut K,
    observe: &mut impl Observe,
) -> Result<Exchange, ExchangeError<K::Error>> {
    let (step, request, known) = (call.step(), &call.request, &channel.principal.known);
    if let Some(stored) = keep.hold().await.map_err(ExchangeError::Keep)? {
        *facts = stored;
    }
    if let Manner::Guided { owes: owed @ (Durability::Process | Durability::Machine), .. } = manner {
        keep.save(facts, owed).await.map_err(ExchangeError::Keep)?;
    }
    let now = channel.clock.now();
    facts.redate(now);
    facts.wait_as(channel.patience);
    facts.expire(now);
    if let Err(barred) = check(&call, manner, facts, now) {
        return Err(ExchangeError::Barred(request.method().clone(), barred));
    }
    if is_looked_up(&call, manner, keep) {
        let past = channel.gateway.past_submissions(channel.principal, now).await;
        if facts.recall(&past, channel.patience, now) {
            keep.save(facts, Durability::Machine).await.map_err(ExchangeError::Keep)?;
            check(&call, manner, facts, now)
                .map_err(|barred| ExchangeError::Barred(request.method().clone(), barred))?;
        }
    }
    let _ = observe.event(&Event::Leaving(step, request));
    known.learn_form(call.needs.form.as_ref(), request);
    let fingerprint = channel.fingerprints.as_ref().and_then(|key| key.of_request(step, request));
    let departure = Departure::record(facts, step, request, Sending { now, patience: channel.patience, fingerprint });
    let taken = match departure.answers_picture(facts) {
        true => keep.take_picture().await,
        false => None,
    };
    if departure.is_recorded() {
        keep.save(facts, Durability::Machine).await.map_err(ExchangeError::Keep)?;
    }
    let began = Instant::now();
    let outcome = channel.gateway.call_at(channel.principal, request, now).await;
    let elapsed = began.elapsed();
    let heard = channel.clock.now();
    let date = outcome.as_ref().map_or_else(CallError::date, |reply| reply.date);
    let skew = date.map(|date| date.duration_since(heard)).filter(|skew| skew.abs() > SKEW);
    let (mut next, mut has_picture) = (None, false);
    match &outcome {
        Ok(reply) => {
            next = departure.replied(facts, reply, known, heard);
            // A login's reply may contain a new picture (§1.1.3).
            if let (Step::Call(Method::Login), Some(picture)) = (step, reply.picture_bytes())
                && keep.put_picture(&picture).await.is_ok()
            {
                facts.opened.picture = Some(heard);
                has_picture = true;
            }
        }
        Err(error) => {
            departure.lost(facts, error.arrived(), error.date());
            if let (Arrived::No, Some(picture)) = (error.arrived(), taken) {
                let _ = keep.put_picture(&picture).await;
            }
        }
    }
    let durability = match manner {
        Manner::Single { .. } => Durability::Machine,
        Manner::Guided { .. } if outcome.is_ok() && request.effect() != Effect::Submits => Durability::Later,
        Manner::Guided { .. } => Durability::Process,
    };
    let stored = keep.release(facts, durability).await;
    let due_at = facts.due_at();
    let exchange = Exchange { due_at, outcome, next, has_picture, skew, elapsed, call };
    match stored {
        Ok(()) => Ok(exchange),
        Err(error) => Err(ExchangeError::Unstored(error, Box::new(exchange))),
    }
}

/// True for a submission whose facts may come from an older copy: the audit log may know what they do not.
fn is_looked_up(call: &Call, manner: Manner, keep: &impl Keep) -> bool {
    let again = matches!(manner, Manner::Single { again: true });
    call.request.effect() == Effect::Submits && !again && keep.may_be_restored()
}

/// Checks whether the facts allow the call.
fn check(call: &Call, manner: Manner, facts: &Facts, now: jiff::Timestamp) -> Result<(), Barred> {
    if facts.other_login_name(&call.request) {
        return Err(Barred::OtherLoginName);
    }
    if let Some(bad) = BadRefresh::of(&call.needs) {
        return Err(Barred::Refresh(bad));
    }
    let withheld = facts.may_send(call.request.method(), now, manner == Manner::Single { again: true });
    match (withheld, manner) {
        // An application of the last 24 hours stands in the way of a journey all the same.
        (Err(withheld), Manner::Guided { again: true, .. }) if withheld.is_open_submission() => Ok(()),
        (withheld, _) => Ok(withheld?),
    }
}
