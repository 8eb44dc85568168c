//! One call from start to end: check that it may be sent, record it, make it, absorb the reply, store the
//! facts.

use std::time::Instant;

use jiff::SignedDuration;

use super::call_owner::CallOwner;
use super::error::{Barred, ExchangeError};
use super::exchange::Exchange;
use super::{Attempt, Clock, Event, Keep, Observe, PasswordBudget};
use crate::fingerprint::FingerprintKey;
use crate::flow::{BadRefresh, Departure, Facts, LoginCame, Patience, Sending, Step};
use crate::gateway::{Audited, CallError, Gateway, Principal};
use crate::journey::{Call, Durability, Snapshot, of_application};
use crate::protocol::{Arrived, Effect, Key, Method, Outcome, ParamValue, Reply, Request, Secret};

/// Clock differences up to this are not reported.
const SKEW: SignedDuration = SignedDuration::from_mins(5);

/// The connection to the gateway for one applicant.
#[derive(Debug)]
pub struct Channel<'a, G, C, B> {
    /// The gateway, shared by all applicants of a process.
    pub gateway: &'a Audited<G>,
    /// The merchant and the applicant of the calls.
    pub principal: &'a Principal,
    /// The time.
    pub clock: &'a C,
    /// Counts refused passwords.
    pub budget: &'a B,
    /// How long to wait for the outcome of a call.
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
        /// How durably results of earlier calls must be stored before this call is sent.
        owes: Durability,
        /// `--again`: sends a submission although the outcome of an earlier one is unknown, and a password although too
        /// many were refused.
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
/// The stored snapshot stays locked from before the call until its outcome is stored. Another process may have
/// changed the facts before that, so they are read again. A submission is not sent if the audit log knows of one that
/// the facts do not contain. A submission is recorded on disk before it is sent, so the record survives a crash of
/// the machine. A captcha picture is removed before its answer is sent, and restored if the call was never sent. A
/// login is counted against its login name before it is sent. A refusal is stored before it is reported, so that it
/// survives this process.
pub async fn exchange<G: Gateway, K: Keep, C: Clock, B: PasswordBudget>(
    channel: &Channel<'_, G, C, B>,
    call: Call,
    manner: Manner,
    owner: &mut impl CallOwner,
    keep: &mut K,
    observe: &mut impl Observe,
) -> Result<Exchange, ExchangeError<K::Error, B::Error>> {
    let (step, request, known) = (call.step(), &call.request, &channel.principal.known);
    let stored = keep.hold().await.map_err(ExchangeError::Keep)?;
    let barred = |barred| ExchangeError::Barred(request.method().clone(), barred);
    if let Some(stored) = stored {
        if let Manner::Single { .. } = manner {
            unreported(step, request, &stored, channel.fingerprints.as_ref()).map_err(barred)?;
        }
        owner.stored(stored);
    }
    if let Manner::Guided { owes: owed @ (Durability::Process | Durability::Machine), .. } = manner {
        keep.save(&owner.snapshot(), owed).await.map_err(ExchangeError::Keep)?;
    }
    let now = channel.clock.now();
    let facts = owner.facts();
    facts.redate(now);
    facts.wait_as(channel.patience);
    facts.expire(now);
    check(&call, manner, facts, now).map_err(barred)?;
    if is_looked_up(&call, manner, keep) {
        let past = channel.gateway.past_submissions(channel.principal, now).await;
        if owner.facts().recall(&past, channel.patience, now) {
            keep.save(&owner.snapshot(), Durability::Machine).await.map_err(ExchangeError::Keep)?;
            check(&call, manner, owner.facts(), now).map_err(barred)?;
        }
    }
    let permit = match attempt(&call, manner, owner.facts()) {
        Some(attempt) => {
            let name = channel.budget.known_by(&attempt.login_name);
            let permit = channel.budget.reserve(attempt, now).await.map_err(ExchangeError::Budget)?;
            Some((permit.map_err(|withheld| barred(withheld.into()))?, name))
        }
        None => None,
    };
    let _ = observe.event(&Event::Leaving(step, request));
    known.learn_form(call.needs.form.as_deref(), request);
    let fingerprint = channel.fingerprints.as_ref().and_then(|key| of_application(key, step, request));
    let sending = Sending { now, patience: channel.patience, fingerprint };
    let departure = Departure::record(owner.facts(), step, request, sending);
    let taken = match departure.answers_picture(owner.facts()) {
        true => keep.take_picture().await,
        false => None,
    };
    if departure.is_recorded() || keep.records_tries() && request.effect() != Effect::Reads {
        let left = keep.leave(&owner.snapshot(), request).await;
        if let Err(error) = left {
            if keep.is_too_late(&error) {
                // The call will not be sent, so undo everything that was counted and recorded for it.
                keep.came(Err(Arrived::No));
                if let Some((permit, _)) = permit {
                    let standing = channel.budget.settle(permit, LoginCame::of(Err(Arrived::No)), now).await;
                    owner.know_passwords(standing);
                }
                lost(departure, owner.facts(), (Arrived::No, None), taken, keep).await;
            }
            return Err(ExchangeError::Keep(error));
        }
    }
    // Measured for display only. The channel's clock may be set back or stand still, so it cannot measure.
    let began = Instant::now();
    let outcome = channel.gateway.call_at(channel.principal, request, now).await;
    let elapsed = began.elapsed();
    let now = channel.clock.now();
    let date = outcome.as_ref().map_or_else(CallError::date, |reply| reply.date);
    let skew = date.map(|date| date.duration_since(now)).filter(|skew| skew.abs() > SKEW);
    let (mut next, mut has_picture) = (None, false);
    let submissions = known_submissions(owner.facts());
    let heard = outcome.as_ref().map_err(CallError::arrived);
    keep.came(heard);
    if let Some((permit, name)) = permit {
        let is_kept_out = outcome.as_ref().is_err_and(CallError::is_kept_out);
        let came = if is_kept_out { LoginCame::Otherwise } else { LoginCame::of(heard) };
        if came.is_of_password() {
            owner.facts().password_refused_for = name;
        }
        let standing = channel.budget.settle(permit, came, now).await;
        owner.know_passwords(standing);
    }
    match &outcome {
        Ok(reply) => {
            next = departure.replied(owner.facts(), reply, known, now);
            if let Some(picture) = unasked(step, reply)
                && keep.put_picture(&picture).await.is_ok()
            {
                owner.facts().opened.bring(now);
                has_picture = true;
                // The picture came with the reply, so the next step is to answer it.
                next = next.map(|next| if next == Step::Call(Method::GetPicCode) { step } else { next });
            }
        }
        Err(error) => {
            lost(departure, owner.facts(), (error.arrived(), error.date()), taken, keep).await;
        }
    }
    let held_secret = owner.holds_refused_secret();
    let told = known_submissions(owner.facts()) != submissions;
    owner.heard(&call, heard, now);
    let is_accepted = heard.is_ok_and(|reply| matches!(reply.outcome(), Outcome::Success));
    let durability = match manner {
        Manner::Single { .. } => Durability::Machine,
        // A refused secret is stored at once, because the next process must report it. Later, its removal is stored
        // at once as well.
        Manner::Guided { .. } if held_secret != owner.holds_refused_secret() => Durability::Process,
        // What a login says about an application is stored at once, because the next login may say something else.
        Manner::Guided { .. } if is_accepted && request.effect() != Effect::Submits && !told => Durability::Later,
        Manner::Guided { .. } => Durability::Process,
    };
    let stored = keep.release(&owner.snapshot(), durability).await;
    let due_at = owner.facts().due_at();
    let recovers = owner.facts().recovers;
    let exchange = Exchange { due_at, outcome, next, recovers, has_picture, skew, elapsed, call };
    match stored {
        Ok(()) => Ok(exchange),
        Err(error) => Err(ExchangeError::Unstored(error, Box::new(exchange))),
    }
}

/// The call has no reply. If it never left, its records are undone, and the picture that it was to answer is open again.
async fn lost<K: Keep>(
    departure: Departure<'_>,
    facts: &mut Facts,
    (arrived, date): (Arrived, Option<jiff::Timestamp>),
    taken: Option<Vec<u8>>,
    keep: &mut K,
) {
    departure.lost(facts, arrived, date);
    if let (Arrived::No, Some(picture)) = (arrived, taken) {
        let _ = keep.put_picture(&picture).await;
    }
}

/// The time of the application, and those of the submissions, in the facts.
fn known_submissions(facts: &Facts) -> (Option<jiff::Timestamp>, Vec<jiff::Timestamp>) {
    (facts.applied_at, facts.sent.iter().map(|sent| sent.at).collect())
}

/// A picture that was not requested: a login's reply may contain one (§1.1.3), and so may a form's captcha field.
fn unasked(step: Step, reply: &Reply) -> Option<Vec<u8>> {
    match step {
        Step::Call(Method::Login) => reply.picture_bytes(),
        Step::Call(Method::GetPicCode) => None, // was requested
        Step::Call(_) | Step::ApplySms => reply.form_picture_bytes(),
    }
}

/// True for a submission whose facts may come from an older copy, so that the audit log must be consulted.
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
fn unreported(step: Step, request: &Request, stored: &Snapshot, by: Option<&FingerprintKey>) -> Result<(), Barred> {
    let Some(interrupted) = &stored.interrupted else { return Ok(()) };
    if let Some(secret) = interrupted.unreported().filter(|refused| request.text(&refused.key).is_some()) {
        return Err(Barred::Unreported { refusal: secret.refusal, login_name: secret.login_name });
    }
    match interrupted.refused(step, request, by) {
        Some(refusal) => Err(Barred::Unreported { refusal, login_name: None }),
        None => Ok(()),
    }
}

/// The login to count, with the refusals that its session counted before; `None` for other calls.
fn attempt(call: &Call, manner: Manner, facts: &mut Facts) -> Option<Attempt> {
    if call.request.method().known() != Some(Method::Login) {
        return None;
    }
    let carried = std::mem::take(&mut facts.passwords_refused);
    Some(Attempt { login_name: login_name(&call.request), is_meant: call.is_typed || manner.is_again(), carried })
}

/// The login name of a request, as text or JSON; empty if there is none.
fn login_name(request: &Request) -> Secret {
    let name = request.params().iter().find(|(key, _)| *key == Key::LoginName);
    match name.map(|(_, value)| value) {
        Some(ParamValue::Text(name)) => name.clone(),
        Some(ParamValue::Json(serde_json::Value::String(name))) => name.as_str().into(),
        Some(ParamValue::Json(other)) => other.to_string().into(),
        None => "".into(),
    }
}
