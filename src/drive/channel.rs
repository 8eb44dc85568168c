//! One call: allowed, recorded, made, taken in, stored.

use std::time::Instant;

use super::error::{Barred, ExchangeError};
use super::exchange::Exchange;
use super::subject::Subject;
use super::{Attempt, Budget, Clock, Event, Keep, Observe};
use crate::flow::{Departure, Facts, LoginCame, Step};
use crate::gateway::{Audited, CallError, Gateway, Principal};
use crate::journey::{Call, Durability, Interrupted, Snapshot};
use crate::protocol::{Arrived, Effect, Key, Method, Outcome, ParamValue, Request, Secret};

/// The way to the gateway for one applicant.
#[derive(Debug)]
pub struct Channel<'a, G, C, B> {
    /// The gateway, shared by all applicants of a process.
    pub gateway: &'a Audited<G>,
    /// On whose behalf the calls are made.
    pub principal: &'a Principal,
    /// The time.
    pub clock: &'a C,
    /// How many passwords the applicant's login name has left.
    pub budget: &'a B,
}

/// How a call is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// By a command of its own; `again`: a submission goes out although an earlier one is known.
    Single {
        /// `--again`.
        again: bool,
    },
    /// As a part of a journey.
    Guided {
        /// What earlier calls brought must be stored this safely before it leaves.
        owed: Durability,
        /// `--again`.
        again: bool,
    },
}

impl Manner {
    fn is_again(self) -> bool {
        match self {
            Self::Single { again } | Self::Guided { again, .. } => again,
        }
    }
}

/// Makes one call.
///
/// The facts are held from before the call until its outcome is stored, and another process may have changed them before.
/// A submission's record outlasts a crash of the machine before it leaves. A captcha picture is taken away before its
/// answer leaves, and put back if the call never left. A login is counted against its name before it leaves. A refusal
/// outlasts this process before anybody is told of it.
pub async fn exchange<G: Gateway, K: Keep, C: Clock, B: Budget>(
    channel: &Channel<'_, G, C, B>,
    call: Call,
    manner: Manner,
    subject: &mut impl Subject,
    keep: &mut K,
    observe: &mut impl Observe,
) -> Result<Exchange, ExchangeError<K::Error, B::Error>> {
    let (step, request, known) = (call.step(), &call.request, &channel.principal.known);
    let stored = keep.hold().await.map_err(ExchangeError::Keep)?;
    let barred = |barred| ExchangeError::Barred(request.method().clone(), barred);
    if let Some(stored) = stored {
        if let Manner::Single { .. } = manner {
            unreported(request, &stored).map_err(barred)?;
        }
        subject.stored(stored);
    }
    if let Manner::Guided { owed: owed @ (Durability::Process | Durability::Machine), .. } = manner {
        keep.save(&subject.snapshot(), owed).await.map_err(ExchangeError::Keep)?;
    }
    let now = channel.clock.now();
    subject.facts().expire(now);
    check(&call, manner, subject.facts(), now).map_err(barred)?;
    let permit = match attempt(&call, manner, subject.facts()) {
        Some(attempt) => {
            subject.facts().login_tried = channel.budget.known_by(&attempt.login_name);
            let permit = channel.budget.reserve(attempt, now).await.map_err(ExchangeError::Budget)?;
            Some(permit.map_err(|withheld| barred(withheld.into()))?)
        }
        None => None,
    };
    let _ = observe.event(&Event::Leaving(step, request));
    known.learn_form(call.needs.form.as_ref(), request);
    let departure = Departure::record(subject.facts(), step, request, now);
    let taken = match departure.answers_picture(subject.facts()) {
        true => keep.take_picture().await,
        false => None,
    };
    if departure.is_recorded() {
        keep.save(&subject.snapshot(), Durability::Machine).await.map_err(ExchangeError::Keep)?;
    }
    let began = Instant::now();
    let outcome = channel.gateway.call(channel.principal, request).await;
    let elapsed = began.elapsed();
    let (mut next, mut has_picture, now) = (None, false, channel.clock.now());
    let heard = outcome.as_ref().map_err(CallError::arrived);
    if let Some(permit) = permit {
        let standing = channel.budget.settle(permit, LoginCame::of(heard), now).await;
        subject.know_passwords(standing);
    }
    match &outcome {
        Ok(reply) => {
            next = departure.replied(subject.facts(), reply, known, now);
            // A login's reply may carry a fresh picture at any time (§1.1.3).
            if let (Step::Call(Method::Login), Some(picture)) = (step, reply.picture_bytes())
                && keep.put_picture(&picture).await.is_ok()
            {
                subject.facts().opened.picture = Some(now);
                has_picture = true;
            }
        }
        Err(error) => {
            departure.lost(subject.facts(), error.arrived());
            if let (Arrived::No, Some(picture)) = (error.arrived(), taken) {
                let _ = keep.put_picture(&picture).await;
            }
        }
    }
    let held_secret = subject.holds_refused_secret();
    subject.heard(&call, heard, now);
    let is_accepted = heard.is_ok_and(|reply| matches!(reply.outcome(), Outcome::Success));
    let durability = match manner {
        Manner::Single { .. } => Durability::Machine,
        // What a later process would have to tell is stored at once, and so is that it has not to.
        Manner::Guided { .. } if held_secret != subject.holds_refused_secret() => Durability::Process,
        Manner::Guided { .. } if is_accepted && request.effect() != Effect::Submits => Durability::Later,
        Manner::Guided { .. } => Durability::Process,
    };
    let stored = keep.release(&subject.snapshot(), durability).await;
    let is_uncertain = !subject.facts().sent.is_empty();
    let exchange = Exchange { is_uncertain, outcome, next, has_picture, elapsed, call };
    match stored {
        Ok(()) => Ok(exchange),
        Err(error) => Err(ExchangeError::Unstored(error, Box::new(exchange))),
    }
}

/// Whether what is known of the applicant lets the call out.
fn check(call: &Call, manner: Manner, facts: &Facts, now: jiff::Timestamp) -> Result<(), Barred> {
    if facts.other_login_name(&call.request) {
        return Err(Barred::OtherLoginName);
    }
    // A journey's guide has its own rules for submissions.
    let again = matches!(manner, Manner::Single { again: true });
    Ok(facts.may_send(call.request.method(), now, again)?)
}

/// A single command holds a secret or code that an interrupted journey's gateway refused: that is told first.
fn unreported(request: &Request, stored: &Snapshot) -> Result<(), Barred> {
    let unreported = stored.way.as_ref().and_then(Interrupted::unreported);
    match unreported.filter(|refused| request.text(&refused.key).is_some()) {
        Some(refused) => Err(Barred::Unreported(refused.clone())),
        None => Ok(()),
    }
}

/// A login that is to be counted, with what its session counted before.
fn attempt(call: &Call, manner: Manner, facts: &mut Facts) -> Option<Attempt> {
    if call.request.method().known() != Some(Method::Login) {
        return None;
    }
    let carried = std::mem::take(&mut facts.passwords_refused);
    Some(Attempt { login_name: login_name(&call.request), is_meant: call.is_typed || manner.is_again(), carried })
}

/// The login name of a request, however it is written; an empty one where there is none.
fn login_name(request: &Request) -> Secret {
    let name = request.params().iter().find(|(key, _)| *key == Key::LoginName);
    match name.map(|(_, value)| value) {
        Some(ParamValue::Text(name)) => name.clone(),
        Some(ParamValue::Json(serde_json::Value::String(name))) => name.as_str().into(),
        Some(ParamValue::Json(other)) => other.to_string().into(),
        None => "".into(),
    }
}
