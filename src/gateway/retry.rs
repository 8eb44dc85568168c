//! Decides which calls are retried, enforced by types: a call that acts cannot reach the retry loop.
//!
//! A [`Repeatable`] can only be made from a request that reads. Only a [`Repeatable`] is retried after a failure with
//! an unknown effect. All other requests are [`Acting`]. They are retried only after an [`Unsent`] failure, which can
//! only be made from an error that says the call was never sent.

use std::future::Future;
use std::time::Instant;

use backon::ExponentialBackoff;

use super::{CallError, CallEvent, Cause, Observer, Pace};
use crate::protocol::{Arrived, CodeEntry, KnownValues, Outcome, Recovery, Reply, Request};

/// How often and how fast calls are retried, and who observes them.
#[derive(Default)]
pub struct Retries {
    /// The number of retries.
    pub count: u32,
    /// True to leave waiting after a busy code to the caller.
    pub leaves_busy: bool,
    /// The pauses between attempts.
    pub pace: Pace,
    /// Receives the events.
    pub observer: Option<Observer>,
}

impl Retries {
    /// Makes a call with `once`, which makes one attempt, and retries it if the request's effect and the
    /// failure allow.
    ///
    /// A read is retried after a busy code and after any failure that may pass. A call that acts is retried only if
    /// it certainly was never sent. The outcome of the last attempt is final. Method names that contain one of the
    /// `known` values are not shown to the observer.
    pub async fn call<F: Future<Output = Result<Reply, CallError>> + Send>(
        &self,
        request: &Request,
        known: &KnownValues,
        once: impl Fn() -> F + Send,
    ) -> Result<Reply, CallError> {
        let started = Instant::now();
        let mut attempts = Attempts { retries: self, known, pauses: self.pace.pauses(self.count), made: 0 };
        let result = match Sorted::of(request) {
            Sorted::Repeatable(read) => attempts.repeat(read, once).await,
            Sorted::Acting(act) => attempts.send(act, started, once).await,
        };
        self.tell(&CallEvent::Finished { attempts: attempts.made, elapsed: started.elapsed() });
        result
    }

    /// Sends an event to the observer, if there is one.
    pub(super) fn tell(&self, event: &CallEvent<'_>) {
        if let Some(observer) = &self.observer {
            observer(event);
        }
    }
}

/// A request that only reads and may be retried.
struct Repeatable<'a>(&'a Request);

/// A request that acts, or whose first outcome must be seen.
struct Acting<'a>(&'a Request);

/// The only place where either type is made.
enum Sorted<'a> {
    Repeatable(Repeatable<'a>),
    Acting(Acting<'a>),
}

impl<'a> Sorted<'a> {
    fn of(request: &'a Request) -> Self {
        match request.may_be_repeated() {
            true => Self::Repeatable(Repeatable(request)),
            false => Self::Acting(Acting(request)),
        }
    }
}

/// A failure of a call that certainly was never sent and may succeed on a retry.
struct Unsent(CallError);

impl TryFrom<CallError> for Unsent {
    type Error = CallError;

    fn try_from(error: CallError) -> Result<Self, CallError> {
        if error.arrived() == Arrived::No && error.may_pass() { Ok(Self(error)) } else { Err(error) }
    }
}

/// The attempts of one call.
struct Attempts<'a> {
    retries: &'a Retries,
    known: &'a KnownValues,
    pauses: ExponentialBackoff,
    made: u32,
}

impl Attempts<'_> {
    async fn repeat<F: Future<Output = Result<Reply, CallError>>>(
        &mut self,
        Repeatable(request): Repeatable<'_>,
        once: impl Fn() -> F,
    ) -> Result<Reply, CallError> {
        loop {
            self.begin(request);
            let result = once().await;
            let go_on = match &result {
                Ok(reply) => match busy(reply).filter(|_| !self.retries.leaves_busy) {
                    Some(entry) => self.pause(Cause::Busy(entry), entry.after.map(u64::from)).await,
                    None => false,
                },
                Err(error) if error.may_pass() => self.pause(Cause::Failed(error), error.retry_after()).await,
                Err(_) => false,
            };
            if !go_on {
                return result;
            }
        }
    }

    async fn send<F: Future<Output = Result<Reply, CallError>>>(
        &mut self,
        Acting(request): Acting<'_>,
        started: Instant,
        once: impl Fn() -> F,
    ) -> Result<Reply, CallError> {
        loop {
            self.begin(request);
            let Unsent(error) = match once().await {
                Ok(reply) => return Ok(reply),
                Err(error) => Unsent::try_from(error)?,
            };
            if !self.pause(Cause::Failed(&error), None).await || started.elapsed() > self.retries.pace.acts_within {
                return Err(error);
            }
        }
    }

    fn begin(&mut self, request: &Request) {
        self.made += 1;
        if self.retries.observer.is_some() {
            let method = self.known.method_named(request.method());
            self.retries.tell(&CallEvent::Started { method: &method, attempt: self.made });
        }
    }

    /// Pauses before a retry. Returns false if no attempt is left, or the gateway asked for too long a wait.
    async fn pause(&mut self, cause: Cause<'_>, asked: Option<u64>) -> bool {
        let Some(pause) = self.pauses.next().and_then(|own| self.retries.pace.at_least(own, asked)) else {
            return false;
        };
        self.retries.tell(&CallEvent::Pausing { cause, pause });
        tokio::time::sleep(pause).await;
        true
    }
}

/// The code, if it asks for the same call again.
fn busy(reply: &Reply) -> Option<&'static CodeEntry> {
    match reply.outcome() {
        Outcome::Refused(entry) if entry.recovery == Recovery::Again => Some(entry),
        Outcome::Success | Outcome::Refused(_) | Outcome::Unknown(_) => None,
    }
}

#[cfg(test)]
#[path = "retry_tests.rs"]
mod tests;
