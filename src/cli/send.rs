//! Sends the one call of a single command for its applicant.

use std::ops::ControlFlow;
use std::path::PathBuf;

use jiff::Timestamp;
use tokio::runtime::Runtime;

use super::after_telling::AfterTelling;
use super::applicant::{self, Applicant};
use super::barred;
use super::client;
use super::context::Context;
use super::given::Given;
use super::interrupt::{self, UnderWay};
use super::outcome::{Accepted, Telling, mended, skewed};
use crate::client::Client;
use crate::drive::{
    self, Barred, Channel, Clock, Event, Exchange, ExchangeError, InMemoryBudget, Keep, Manner, Observe,
    PasswordBudget, SystemClock,
};
use crate::failure;
use crate::fingerprint::{Fingerprint, FingerprintKey};
use crate::flow::{Facts, Step};
use crate::gateway::Principal;
use crate::journey::{Call, Durability, Snapshot};
use crate::messages::Lang;
use crate::output::{Failure, trace};
use crate::protocol::{Method, MethodName, Reply, Request};

/// Sends the calls of one command.
#[derive(Debug)]
pub struct Sender<'a> {
    runtime: Runtime,
    client: Client,
    principal: Principal,
    applicant: &'a Applicant,
    state: PathBuf,
    telling: Telling,
    shows_notices: bool,
    after: AfterTelling,
}

/// Checks whether the session allows a step by a call of `method`. This is checked before any value is asked for, and
/// again under the lock.
pub fn may_take(
    facts: &Facts,
    (step, method): (Step, &MethodName),
    now: Timestamp,
    again: bool,
    given: &Given,
    lang: Lang,
) -> Result<(), Box<Failure>> {
    let withheld = facts.may_take(step, method, now, again);
    withheld.map_err(|refusal| Box::new(barred::refusal(&refusal, method, given, now, lang)))
}

impl<'a> Sender<'a> {
    /// Prepares everything. Makes no connection.
    pub fn new(applicant: &'a Applicant, context: &Context) -> Result<Self, Box<Failure>> {
        let client = client::open(applicant, false, context)?;
        let (runtime, principal) = (client::runtime(context.lang())?, applicant.principal(context)?);
        let (state, telling, after) = (context.state()?, applicant.telling(None, context), context.after.clone());
        let shows_notices = context.printer.style().shows_notices();
        Ok(Self { runtime, client, principal, applicant, state, telling, shows_notices, after })
    }

    /// The key of the fingerprints, for calls of an application, and for sessions in which an interrupted run left
    /// fingerprints.
    fn fingerprints(&self, step: Step) -> Result<Option<FingerprintKey>, Box<Failure>> {
        let applies = matches!(step, Step::Call(Method::SubmitQuestion | Method::OnlineAuthentication));
        (applies || self.applicant.interrupted.is_some())
            .then(|| applicant::fingerprints(&self.state, self.telling.lang))
            .transpose()
    }

    /// Sends one call and returns its outcome.
    pub fn send(&self, call: Call, again: bool) -> Result<Accepted, Box<Failure>> {
        if call.request.method().known() != Some(Method::Login) {
            return self.exchange(call, again, &InMemoryBudget::default(), |never| match never {});
        }
        let budget = applicant::budget(&self.applicant.profile, &self.state, self.telling.lang)?;
        self.after.mark_told(&budget);
        self.exchange(call, again, &budget, |error| failure::passwords(&error, self.telling.lang))
    }

    fn exchange<B: PasswordBudget>(
        &self,
        call: Call,
        again: bool,
        budget: &B,
        uncounted: impl FnOnce(B::Error) -> Box<Failure>,
    ) -> Result<Accepted, Box<Failure>> {
        let (patience, fingerprints) = (self.applicant.patience(), self.fingerprints(call.step())?);
        let (gateway, principal, clock) = (&self.client, &self.principal, &SystemClock);
        let channel = Channel { gateway, principal, clock, budget, patience, fingerprints };
        let mut owner =
            Snapshot { facts: self.applicant.facts.clone(), interrupted: self.applicant.interrupted.clone() };
        let mut keep = self.applicant.keep();
        let mut interruptible = Interruptible { telling: &self.telling, _under_way: None };
        let manner = Manner::Single { again };
        let made = drive::exchange(&channel, call, manner, &mut owner, &mut keep, &mut interruptible);
        let lang = self.telling.lang;
        let made = self.runtime.block_on(made);
        if let Ok(Exchange { skew: Some(skew), .. }) = &made
            && self.shows_notices
        {
            trace(&skewed(*skew, lang));
        }
        let outcome = match &made {
            Ok(exchange) => Some(&exchange.outcome),
            Err(ExchangeError::Unstored(_, exchange)) => Some(&exchange.outcome),
            Err(_) => None,
        };
        if let Some(Ok(reply)) = outcome {
            self.tell_mended(reply);
        }
        match made {
            Ok(exchange) => self.telling.judge(exchange),
            // Report the gateway's decision even if it could not be stored.
            Err(ExchangeError::Unstored(error, exchange)) => {
                self.telling.judge_unstored(*exchange, self.applicant.unstored(&error, lang))
            }
            Err(ExchangeError::Keep(error)) => Err(self.applicant.unstored(&error, lang)),
            Err(ExchangeError::Budget(error)) => Err(uncounted(error)),
            Err(ExchangeError::Barred(method, barred)) => {
                if let Barred::Unreported { login_name, .. } = &barred {
                    self.tells(login_name.as_ref())?;
                }
                Err(barred::failure(&barred, &method, self.applicant, &self.telling, SystemClock.now()))
            }
        }
    }

    fn tell_mended(&self, reply: &Reply) {
        if let Some(text) = mended(reply.mended, self.telling.lang).filter(|_| self.shows_notices) {
            trace(&text);
        }
    }

    /// Marks a refusal that an interrupted run could not report as reported, once this command's outcome is printed.
    fn tells(&self, login_name: Option<&Fingerprint>) -> Result<(), Box<Failure>> {
        self.after.forget_interrupted(&self.applicant.file);
        if let Some(name) = login_name {
            let budget = applicant::budget(&self.applicant.profile, &self.state, self.telling.lang)?;
            budget.will_tell(*name);
            self.after.mark_told(&budget);
        }
        Ok(())
    }

    /// Sends a call of an undocumented method. It never changes the session.
    pub fn send_unknown(&self, request: &Request) -> Result<Accepted, Box<Failure>> {
        let mut keep = self.applicant.keep();
        let lang = self.telling.lang;
        let stored = |error| self.applicant.unstored(&error, lang);
        let reply = self.runtime.block_on(async {
            let held = keep.hold().await.map_err(stored)?;
            let _under_way = interrupt::during(self.telling.interrupted(request));
            let reply = self.client.call(&self.principal, request).await;
            keep.release(&held.unwrap_or_default(), Durability::Machine).await.map_err(stored)?;
            reply.map_err(|error| Box::new(failure::call(&error, request.method(), lang)))
        })?;
        self.tell_mended(&reply);
        match self.telling.refusal(&reply, request, None) {
            None => {
                let said = reply.said_with_success(&self.telling.known);
                Ok(Accepted { reply, said, next_step: None, picture: None, stored: Ok(()) })
            }
            Some(failure) => Err(Box::new(failure)),
        }
    }
}

/// Sets the message for an interruption while a call is in flight.
struct Interruptible<'a> {
    telling: &'a Telling,
    _under_way: Option<UnderWay>,
}

impl Observe for Interruptible<'_> {
    fn event(&mut self, event: &Event<'_>) -> ControlFlow<()> {
        if let Event::Leaving(_, request) = event {
            self._under_way = Some(interrupt::during(self.telling.interrupted(request)));
        }
        ControlFlow::Continue(())
    }
}
