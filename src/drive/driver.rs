//! The loop of one journey.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::channel::Manner;
use super::error::{Barred, DriveError};
use super::subject::Guided;
use super::{Answerer, Budget, Channel, Clock, Event, Exchange, ExchangeError, Keep, Observe, exchange};
use crate::fingerprint::FingerprintKey;
use crate::flow::{Step, Wait, Withheld};
use crate::gateway::Gateway;
use crate::journey::{Ask, Call, Choice, Durability, End, From, Journey, Next};
use crate::protocol::Method;

/// How long a pause lasts before the time is looked at again: a laptop may have slept.
const SLICE: SignedDuration = SignedDuration::from_millis(500);

/// How a drive ended.
#[derive(Debug)]
pub enum Drove {
    /// There is nothing left to do.
    Ended(End),
    /// Somebody will find this value later.
    Parked(Box<Ask>),
    /// Somebody will choose a route later.
    Undecided(Choice),
    /// There is nothing to do until then, and the observer does not wait.
    Until(Timestamp),
    /// The observer broke off.
    BrokenOff,
}

/// Drives one journey.
#[derive(Debug)]
pub struct Driver<'a, G, K, A, C, B, O> {
    /// The journey.
    pub journey: Journey,
    /// Where its snapshots are stored.
    pub keep: K,
    /// Where its values come from.
    pub answers: A,
    /// Who is told.
    pub observe: O,
    /// The last call that brought a result of its own: neither a refresh nor the form of a login, unless it was refused.
    pub last: Option<Exchange>,
    channel: Channel<'a, G, C, B>,
    key: FingerprintKey,
}

/// What one step of a drive comes to: the drive's end, if it is one.
type Stepped<K, A, B> = Result<Option<Drove>, Error<K, A, B>>;

/// Why a drive could not go on.
type Error<K, A, B> = DriveError<<K as Keep>::Error, <A as Answerer>::Error, <B as Budget>::Error>;

impl<'a, G: Gateway, K: Keep, A: Answerer, C: Clock, B: Budget, O: Observe> Driver<'a, G, K, A, C, B, O> {
    /// A driver of `journey`, whose calls go through `channel`. `key` makes the fingerprints of what is refused.
    pub fn new(
        journey: Journey,
        channel: Channel<'a, G, C, B>,
        key: FingerprintKey,
        keep: K,
        answers: A,
        observe: O,
    ) -> Self {
        Self { journey, keep, answers, observe, last: None, channel, key }
    }

    /// Drives the journey until it ends. Whatever the end, the facts are stored then.
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

    /// Does the next thing.
    pub async fn step(&mut self) -> Stepped<K, A, B> {
        if self.journey.is_deciding() && self.journey.awaits_picture() && !self.keep.has_picture() {
            self.journey.forget_picture();
        }
        let answers = &self.answers;
        match self.journey.next(self.channel.clock.now(), &|ask| answers.can_find(ask)) {
            Next::Find(ask) => self.find(ask).await,
            Next::Told(fields, told) => Ok(self.tell(&Event::Told(&fields, &told))),
            Next::Choose(choice) => self.choose(choice).await,
            Next::Send(call) => self.call(call).await,
            Next::Wait(wait) => self.wait(&wait).await,
            Next::End(end) => {
                self.rest().await?;
                Ok(Some(Drove::Ended(end)))
            }
        }
    }

    /// Makes the call of a step with the values at hand, whatever the guide would say.
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
        // Nobody is waited for while facts are held, or not stored.
        if ask.from != From::Given && !self.answers.is_at_hand(&ask) {
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

    async fn call(&mut self, call: Call) -> Stepped<K, A, B> {
        let left = self.journey.facts().seconds_left(self.channel.clock.now());
        self.answers.show(&call.needs, left);
        let (owed, again) = (self.journey.owes(&call.request), self.journey.guide().plan().again);
        let (manner, key) = (Manner::Guided { owed, again }, &self.key);
        let mut guided = Guided { journey: &mut self.journey, key };
        let made = exchange(&self.channel, call, manner, &mut guided, &mut self.keep, &mut self.observe).await;
        let (exchange, unstored) = match made {
            Ok(exchange) => (exchange, None),
            Err(ExchangeError::Unstored(error, exchange)) => (*exchange, Some(error)),
            Err(ExchangeError::Barred(_, Barred::Withheld(why))) if is_of_passwords(&why) => {
                self.journey.hold_back(why);
                return Ok(None);
            }
            Err(error) => return Err(DriveError::Exchange(error)),
        };
        if exchange.call.step() == Step::Call(Method::GetPicCode)
            && let Some(reply) = exchange.accepted()
        {
            let picture = reply.picture_bytes().ok_or_else(|| DriveError::NoPicture(reply.method.clone()))?;
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

    /// Stores everything and lets go of it: nothing is called for a while.
    async fn rest(&mut self) -> Result<(), Error<K, A, B>> {
        self.keep.release(&self.journey.snapshot(&self.key), Durability::Machine).await.map_err(DriveError::Keep)
    }
}

/// True where a login is held back for its password.
fn is_of_passwords(why: &Withheld) -> bool {
    match why {
        Withheld::PasswordsRefused { .. } | Withheld::Unreported { .. } => true,
        Withheld::Uncertain { .. } | Withheld::Applied { .. } => false,
    }
}
