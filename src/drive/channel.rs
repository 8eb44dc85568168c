//! One call from start to end: check that it may be sent, record it, make it, absorb the reply, store the
//! facts.

use std::time::Instant;

use super::error::{Barred, ExchangeError};
use super::exchange::Exchange;
use super::{Clock, Event, Keep, Observe};
use crate::flow::{Departure, Facts, Step};
use crate::gateway::{Audited, Gateway, Principal};
use crate::journey::{Call, Durability};
use crate::protocol::{Arrived, Effect, Method};

/// One applicant's connection to the gateway.
#[derive(Debug)]
pub struct Channel<'a, G, C> {
    /// The gateway, shared by all applicants of a process.
    pub gateway: &'a Audited<G>,
    /// The merchant and the applicant of the calls.
    pub principal: &'a Principal,
    /// The time.
    pub clock: &'a C,
}

/// The context of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A single command. `again` sends a submission although an earlier one is on record.
    Single {
        /// `--again`.
        again: bool,
    },
    /// Part of a journey. The results of earlier calls must be stored with this durability before the call
    /// leaves.
    Guided(Durability),
}

/// Makes one call.
///
/// The facts stay locked from before the call until its outcome is stored. Another process may have changed
/// them before that, so they are read again. A submission is recorded on disk before it leaves, so the record
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
    if let Manner::Guided(owed @ (Durability::Process | Durability::Machine)) = manner {
        keep.save(facts, owed).await.map_err(ExchangeError::Keep)?;
    }
    let now = channel.clock.now();
    facts.expire(now);
    if let Err(barred) = check(&call, manner, facts, now) {
        return Err(ExchangeError::Barred(request.method().clone(), barred));
    }
    let _ = observe.event(&Event::Leaving(step, request));
    known.learn_form(call.needs.form.as_ref(), request);
    let departure = Departure::record(facts, step, request, now);
    let taken = match departure.answers_picture(facts) {
        true => keep.take_picture().await,
        false => None,
    };
    if departure.is_recorded() {
        keep.save(facts, Durability::Machine).await.map_err(ExchangeError::Keep)?;
    }
    let began = Instant::now();
    let outcome = channel.gateway.call(channel.principal, request).await;
    let elapsed = began.elapsed();
    let (mut next, mut has_picture) = (None, false);
    match &outcome {
        Ok(reply) => {
            let now = channel.clock.now();
            next = departure.replied(facts, reply, known, now);
            // A login's reply may contain a new picture (§1.1.3).
            if let (Step::Call(Method::Login), Some(picture)) = (step, reply.picture_bytes())
                && keep.put_picture(&picture).await.is_ok()
            {
                facts.opened.picture = Some(now);
                has_picture = true;
            }
        }
        Err(error) => {
            departure.lost(facts, error.arrived());
            if let (Arrived::No, Some(picture)) = (error.arrived(), taken) {
                let _ = keep.put_picture(&picture).await;
            }
        }
    }
    let durability = match manner {
        Manner::Single { .. } => Durability::Machine,
        Manner::Guided(_) if outcome.is_ok() && request.effect() != Effect::Submits => Durability::Later,
        Manner::Guided(_) => Durability::Process,
    };
    let stored = keep.release(facts, durability).await;
    let exchange = Exchange { is_uncertain: !facts.sent.is_empty(), outcome, next, has_picture, elapsed, call };
    match stored {
        Ok(()) => Ok(exchange),
        Err(error) => Err(ExchangeError::Unstored(error, Box::new(exchange))),
    }
}

/// Checks whether the facts allow the call.
fn check(call: &Call, manner: Manner, facts: &Facts, now: jiff::Timestamp) -> Result<(), Barred> {
    if facts.other_login_name(&call.request) {
        return Err(Barred::OtherLoginName);
    }
    let again = matches!(manner, Manner::Single { again: true });
    Ok(facts.may_send(call.request.method(), now, again)?)
}
