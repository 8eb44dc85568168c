//! The loop of one journey.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::error::{Barred, DriveError};
use super::manner::Manner;
use super::{Answerer, Channel, Clock, Event, Exchange, ExchangeError, Keep, Observe, PasswordBudget, exchange};
use crate::flow::{Step, Unlisted, Wait};
use crate::gateway::{Audited, Gateway, Principal};
use crate::journey::{Ask, Call, Choice, Durability, End, Journey, Next, Origin};
use crate::protocol::Method;

/// Pauses are slept in slices of this length, because a laptop may be suspended meanwhile.
const SLICE: SignedDuration = SignedDuration::from_millis(500);

/// How a drive ended.
#[derive(Debug)]
pub enum Drove {
    /// The journey ended.
    Ended(End),
    /// The journey waits for this value, which will come later.
    Parked(Box<Ask>),
    /// The journey waits for the choice of a route, which will come later.
    Undecided(Choice),
    /// The journey must pause until this time, but the observer did not want to wait.
    Until(Timestamp),
    /// A picture or an SMS must be requested, but no person or program is there to answer it.
    Unattended(Step),
    /// The observer stopped the drive.
    BrokenOff,
}

/// Drives one journey.
#[derive(Debug)]
pub struct Driver<'a, G, K, A, C, B, O> {
    /// The journey.
    pub journey: Journey,
    /// Stores its snapshots.
    pub keep: K,
    /// Finds its values.
    pub answers: A,
    /// Receives its events.
    pub observe: O,
    /// The last call with a result of its own. A refresh or the fetching of the login form is one only if it was
    /// refused.
    pub last: Option<Exchange>,
    channel: Channel<'a, G, C, B>,
}

/// The result of one step: how the drive ended, or `None` if it goes on.
type Stepped<K, A, B> = Result<Option<Drove>, Error<K, A, B>>;

/// Why a drive failed.
type Error<K, A, B> = DriveError<<K as Keep>::Error, <A as Answerer>::Error, <B as PasswordBudget>::Error>;

impl<'a, G: Gateway, K: Keep, A: Answerer, C: Clock, B: PasswordBudget, O: Observe> Driver<'a, G, K, A, C, B, O> {
    /// Creates a driver for `journey`, which calls `gateway` on behalf of `principal`, with `budget` for its logins.
    pub fn new(
        journey: Journey,
        (gateway, principal, clock, budget): (&'a Audited<G>, &'a Principal, &'a C, &'a B),
        keep: K,
        answers: A,
        observe: O,
    ) -> Self {
        let (patience, fingerprints) = (journey.guide().plan().patience, journey.fingerprints().cloned());
        let channel = Channel { gateway, principal, clock, budget, patience, fingerprints };
        Self { journey, keep, answers, observe, last: None, channel }
    }

    /// Drives the journey until it ends. The facts are stored in any case.
    pub async fn run(&mut self) -> Result<Drove, Error<K, A, B>> {
        let drove = loop {
            match self.step().await {
                Ok(None) => {}
                Ok(Some(drove)) => break Ok(drove),
                Err(error) => break Err(error),
            }
        };
        let stored = self.rest().await;
        drove.and_then(|drove| stored.map(|()| drove))
    }

    /// Carries out the next step.
    pub async fn step(&mut self) -> Stepped<K, A, B> {
        if self.journey.is_deciding() && self.journey.awaits_picture() && !self.keep.has_picture() {
            self.journey.forget_picture();
        }
        let now = self.channel.clock.now();
        if self.journey.redate(now) && self.observe.event(&Event::Redated).is_break() {
            return Ok(Some(Drove::BrokenOff));
        }
        let answers = &self.answers;
        let next = self.journey.next(now, &|ask| answers.can_find(ask));
        match next {
            Next::Find(ask) => self.find(ask).await,
            Next::Told(fields, told) => Ok(self.tell(&Event::Told(&fields, &told))),
            Next::Choose(choice) => self.choose(choice).await,
            Next::Permit(unlisted) => self.permit(&unlisted).await,
            Next::Send(call) => self.call(call).await,
            Next::Wait(wait) => self.wait(&wait).await,
            Next::End(end) => {
                self.rest().await?;
                Ok(Some(Drove::Ended(end)))
            }
        }
    }

    /// Makes the call of a step with the values found so far, bypassing the guide.
    pub async fn detour(&mut self, step: Step) -> Stepped<K, A, B> {
        self.journey.detour(step, self.channel.clock.now());
        while !self.journey.is_deciding() {
            if let Some(drove) = self.step().await? {
                return Ok(Some(drove));
            }
        }
        Ok(None)
    }

    async fn find(&mut self, ask: Ask) -> Stepped<K, A, B> {
        // Before waiting for an answer, store the facts and release their lock.
        if ask.from != Origin::Given && !self.answers.is_at_hand(&ask) {
            self.rest().await?;
        }
        let Some(answered) = self.answers.find(&ask).await.map_err(DriveError::Answer)? else {
            return Ok(Some(Drove::Parked(Box::new(ask))));
        };
        let wrong = self.journey.found(answered).map_err(DriveError::Unusable)?;
        Ok(wrong.and_then(|wrong| self.tell(&Event::Wrong(&wrong))))
    }

    async fn choose(&mut self, choice: Choice) -> Stepped<K, A, B> {
        if self.answers.asks_for_the_route() {
            self.rest().await?;
        }
        match self.answers.choose(&choice).await.map_err(DriveError::Answer)? {
            Some(route) => {
                self.journey.chose(route);
                Ok(None)
            }
            None => Ok(Some(Drove::Undecided(choice))),
        }
    }

    async fn permit(&mut self, unlisted: &[Unlisted]) -> Stepped<K, A, B> {
        self.rest().await?;
        let may = self.answers.permit(unlisted).await.map_err(DriveError::Answer)?;
        self.journey.permit(unlisted, may);
        Ok(None)
    }

    async fn call(&mut self, call: Call) -> Stepped<K, A, B> {
        if call.step().is_refresh() && !self.answers.attends(call.step()).await {
            return Ok(Some(Drove::Unattended(call.step())));
        }
        let left = self.journey.facts().seconds_left(self.channel.clock.now());
        self.answers.show(&call.needs, left);
        let again = self.journey.guide().plan().again;
        let manner = Manner::Guided { owes: self.journey.owes(&call.request), again };
        let journey = &mut self.journey;
        let made = exchange(&self.channel, call, manner, journey, &mut self.keep, &mut self.observe).await;
        let (exchange, unstored) = match made {
            Ok(exchange) => (exchange, None),
            Err(ExchangeError::Unstored(error, exchange)) => (*exchange, Some(error)),
            Err(ExchangeError::Barred(_, Barred::Withheld(why))) if why.is_of_passwords() => {
                self.journey.hold_back(why);
                return Ok(None);
            }
            Err(error) => return Err(DriveError::Exchange(error)),
        };
        if exchange.call.step() == Step::Call(Method::GetPicCode)
            && let Some(reply) = exchange.accepted()
        {
            let picture = reply
                .picture_bytes()
                .ok_or_else(|| DriveError::NoPicture(reply.method.clone(), reply.without_picture()))?;
            self.keep.put_picture(&picture).await.map_err(DriveError::Keep)?;
        }
        let broken_off = self.tell(&Event::Heard(&exchange));
        if let Some(error) = unstored {
            return Err(DriveError::Exchange(ExchangeError::Unstored(error, Box::new(exchange))));
        }
        let step = exchange.call.step();
        let brings_nothing = step.is_refresh() || step == Step::Call(Method::GetLoginInfo);
        if !(brings_nothing && exchange.accepted().is_some()) {
            self.last = Some(exchange);
        }
        Ok(broken_off)
    }

    async fn wait(&mut self, wait: &Wait) -> Stepped<K, A, B> {
        self.rest().await?;
        let now = self.channel.clock.now();
        let Ok(left) = Duration::try_from(wait.until.duration_since(now)) else { return Ok(None) };
        if self.observe.event(&Event::Waiting(wait, left)).is_break() {
            return Ok(Some(Drove::Until(wait.until)));
        }
        let slice = now.checked_add(SLICE).map_or(wait.until, |slice| slice.min(wait.until));
        self.channel.clock.until(slice).await;
        Ok(None)
    }

    fn tell(&mut self, event: &Event<'_>) -> Option<Drove> {
        self.observe.event(event).is_break().then_some(Drove::BrokenOff)
    }

    /// Stores the facts and releases them, because no call will be made for a while.
    async fn rest(&mut self) -> Result<(), Error<K, A, B>> {
        self.keep.release(&self.journey.snapshot(), Durability::Machine).await.map_err(DriveError::Keep)
    }
}

#[cfg(test)]
#[path = "driver_tests.rs"]
mod tests;
