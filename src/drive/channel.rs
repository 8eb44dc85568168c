//! One call from start to end: check that it may be sent, record it, make it, absorb the reply, store the
//! facts.

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};

use super::call_owner::CallOwner;
use super::check::{check, is_looked_up, unreported};
use super::counted::{Counted, came};
use super::error::ExchangeError;
use super::exchange::Exchange;
use super::manner::Manner;
use super::{Clock, Event, Keep, Observe, PasswordBudget};
use crate::fingerprint::FingerprintKey;
use crate::flow::{Departure, Facts, LoginCame, Patience, Sending, Step};
use crate::gateway::{Audited, CallError, Gateway, Principal};
use crate::journey::{Call, Durability, of_application};
use crate::protocol::{Arrived, Effect, Method, Outcome, Reply};

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

/// The error of a call, by who stores its facts and who counts its password.
type Failed<K, B> = ExchangeError<<K as Keep>::Error, <B as PasswordBudget>::Error>;

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
) -> Result<Exchange, Failed<K, B>> {
    let (step, request) = (call.step(), &call.request);
    channel.hold(&call, manner, owner, keep).await?;
    let now = channel.clock.now();
    channel.admit(&call, manner, owner, keep, now).await?;
    let counted = Counted::reserve::<K::Error, B>(channel.budget, &call, manner, owner.facts(), now).await?;
    let _ = observe.event(&Event::Leaving(step, request));
    let departure = channel.record(&call, owner.facts(), now);
    let taken = match departure.answers_picture(owner.facts()) {
        true => keep.take_picture().await,
        false => None,
    };
    if departure.is_recorded() || keep.records_tries() && request.effect() != Effect::Reads {
        let left = keep.leave(&owner.snapshot(), request).await;
        if let Err(error) = left {
            if keep.is_too_late(&error) {
                channel.withdraw(departure, (counted, taken), owner, keep, now).await;
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
    let submissions = known_submissions(owner.facts());
    let heard = outcome.as_ref().map_err(CallError::arrived);
    keep.came(heard);
    if let Some(counted) = counted {
        counted.settle(channel.budget, came(&outcome), owner, now).await;
    }
    let (mut next, mut has_picture) = (None, false);
    match &outcome {
        Ok(reply) => {
            next = departure.replied(owner.facts(), reply, &channel.principal.known, now);
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
    let submissions_changed = known_submissions(owner.facts()) != submissions;
    owner.heard(&call, heard, now);
    let secret_changed = held_secret != owner.holds_refused_secret();
    let durability = durability_of(manner, request.effect(), heard, Changes { secret_changed, submissions_changed });
    let stored = keep.release(&owner.snapshot(), durability).await;
    let due_at = owner.facts().due_at();
    let recovers = owner.facts().recovers;
    let exchange = Exchange { due_at, outcome, next, recovers, has_picture, skew, elapsed, call };
    match stored {
        Ok(()) => Ok(exchange),
        Err(error) => Err(ExchangeError::Unstored(error, Box::new(exchange))),
    }
}

impl<G: Gateway, C: Clock, B: PasswordBudget> Channel<'_, G, C, B> {
    /// Locks the stored snapshot and reads it again. Stores what must not be lost by this call.
    async fn hold<K: Keep>(
        &self,
        call: &Call,
        manner: Manner,
        owner: &mut impl CallOwner,
        keep: &mut K,
    ) -> Result<(), Failed<K, B>> {
        keep.wait_to_call(call.request.effect()).await.map_err(ExchangeError::Keep)?;
        let stored = keep.hold().await.map_err(ExchangeError::Keep)?;
        if let Some(stored) = stored {
            if let Manner::Single { .. } = manner {
                unreported(call.step(), &call.request, &stored, self.fingerprints.as_ref())
                    .map_err(|barred| ExchangeError::Barred(call.request.method().clone(), barred))?;
            }
            owner.stored(stored);
        }
        if let Manner::Guided { owes: owed @ (Durability::Process | Durability::Machine), .. } = manner {
            keep.save(&owner.snapshot(), owed).await.map_err(ExchangeError::Keep)?;
        }
        Ok(())
    }

    /// Checks that the call may be sent now: by the facts, and for a submission by the audit log.
    async fn admit<K: Keep>(
        &self,
        call: &Call,
        manner: Manner,
        owner: &mut impl CallOwner,
        keep: &mut K,
        now: Timestamp,
    ) -> Result<(), Failed<K, B>> {
        let barred = |barred| ExchangeError::Barred(call.request.method().clone(), barred);
        let facts = owner.facts();
        facts.redate(now);
        facts.wait_as(self.patience);
        facts.expire(now);
        check(call, manner, facts, now).map_err(barred)?;
        if is_looked_up(call, manner, keep) {
            let past = self.gateway.past_submissions(self.principal, now).await;
            if owner.facts().recall(&past, self.patience, now) {
                keep.save(&owner.snapshot(), Durability::Machine).await.map_err(ExchangeError::Keep)?;
                check(call, manner, owner.facts(), now).map_err(barred)?;
            }
        }
        Ok(())
    }

    /// Records in the facts that the call is being sent, and learns which of its values must be masked.
    fn record<'a>(&self, call: &'a Call, facts: &mut Facts, now: Timestamp) -> Departure<'a> {
        self.principal.known.learn_form(call.needs.form.as_deref(), &call.request);
        let fingerprint = self.fingerprints.as_ref().and_then(|key| of_application(key, call.step(), &call.request));
        Departure::record(facts, call.step(), &call.request, Sending { now, patience: self.patience, fingerprint })
    }

    /// It is too late to send the call, so undoes everything that was counted and recorded for it.
    async fn withdraw(
        &self,
        departure: Departure<'_>,
        (counted, taken): (Option<Counted<B::Permit>>, Option<Vec<u8>>),
        owner: &mut impl CallOwner,
        keep: &mut impl Keep,
        now: Timestamp,
    ) {
        keep.came(Err(Arrived::No));
        if let Some(counted) = counted {
            counted.settle(self.budget, LoginCame::of(Err(Arrived::No)), owner, now).await;
        }
        lost(departure, owner.facts(), (Arrived::No, None), taken, keep).await;
    }
}

/// What a call has changed in the facts.
struct Changes {
    /// A secret has become one that the gateway has refused, or is one no longer.
    secret_changed: bool,
    /// The facts know other submissions, or another application.
    submissions_changed: bool,
}

/// How durably the facts are stored after a call.
fn durability_of(
    manner: Manner,
    effect: Effect,
    heard: Result<&Reply, Arrived>,
    Changes { secret_changed, submissions_changed }: Changes,
) -> Durability {
    let is_accepted = heard.is_ok_and(|reply| matches!(reply.outcome(), Outcome::Success));
    match manner {
        Manner::Single { .. } => Durability::Machine,
        // A refused secret is stored at once, because the next process must report it. Later, its removal is stored
        // at once as well.
        Manner::Guided { .. } if secret_changed => Durability::Process,
        // What a login says about an application is stored at once, because the next login may say something else.
        Manner::Guided { .. } if is_accepted && effect != Effect::Submits && !submissions_changed => Durability::Later,
        Manner::Guided { .. } => Durability::Process,
    }
}

/// The call has no reply. If it never left, its records are undone, and the picture that it was to answer is open again.
async fn lost<K: Keep>(
    departure: Departure<'_>,
    facts: &mut Facts,
    (arrived, date): (Arrived, Option<Timestamp>),
    taken: Option<Vec<u8>>,
    keep: &mut K,
) {
    departure.lost(facts, arrived, date);
    if let (Arrived::No, Some(picture)) = (arrived, taken) {
        let _ = keep.put_picture(&picture).await;
    }
}

/// The time of the application, and those of the submissions, in the facts.
fn known_submissions(facts: &Facts) -> (Option<Timestamp>, Vec<Timestamp>) {
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
