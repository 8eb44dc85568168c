//! Limits how fast a batch calls: the rate, and the pauses for a gateway that is busy or down. All processes of a
//! ledger share both.

use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Notify;

use super::BatchError;
use super::breaker::{Admission, Breaker, CallHeard, CallTally};
use crate::drive::Clock;
use crate::ledger::{LedgerHandle, Permit, later};
use crate::protocol::Effect;

/// How much time the calls cover that are fetched from the ledger at once.
const AT_ONCE: Duration = Duration::from_millis(100);

/// Releases the calls of all applicants at the set rate, and none during a pause.
#[derive(Debug)]
pub struct Pacer<L, C> {
    service: Arc<L>,
    clock: C,
    /// The shortest time between two calls.
    every: Option<SignedDuration>,
    permitted: Mutex<Permitted>,
    /// Held by the one task that fetches more calls from the ledger, until the first of them may be sent: a process
    /// fetches one portion ahead, however many of its tasks wait.
    fetching: tokio::sync::Mutex<()>,
    breaker: Mutex<Breaker>,
    /// Wakes waiting calls when the breaker has changed, or the pacer was stopped.
    changed: Notify,
    stopped: AtomicBool,
}

/// The calls that the ledger has permitted to this process.
#[derive(Debug, Default)]
struct Permitted {
    /// When the next call may be sent, and how many may follow.
    next: Option<Timestamp>,
    left: u32,
}

impl<L: LedgerHandle, C: Clock> Pacer<L, C> {
    /// A pacer of at most `rate` calls a second; without a limit if `None`.
    pub fn new(service: Arc<L>, clock: C, rate: Option<f64>) -> Self {
        let every = rate.and_then(|rate| SignedDuration::try_from_secs_f64(1.0 / rate).ok());
        Self {
            service,
            clock,
            every,
            permitted: Mutex::default(),
            fetching: tokio::sync::Mutex::default(),
            breaker: Mutex::default(),
            changed: Notify::default(),
            stopped: AtomicBool::new(false),
        }
    }

    /// The time of the pacer's clock.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A pacer with the rate that the last run on this ledger set.
    pub async fn of_the_run(service: Arc<L>, clock: C) -> Result<Self, BatchError> {
        let every = service.run(|ledger, _| ledger.pace()).await?;
        Ok(Self { every, ..Self::new(service, clock, None) })
    }

    /// Sets the rate for the other processes on the ledger as well, and learns of a pause that they keep.
    pub async fn share(&self) -> Result<(), BatchError> {
        let every = self.every;
        self.service.run(move |ledger, _| ledger.set_pace(every)).await?;
        self.share_and_learn_pause().await
    }

    /// Lets no further call leave. Calls that wait fail with [`BatchError::Stopped`].
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
        self.changed.notify_waiters();
    }

    /// Waits until a call with this effect may be sent.
    pub async fn wait(&self, effect: Effect) -> Result<(), BatchError> {
        loop {
            self.wait_for_permit().await?;
            // After a pause, calls go on at the set rate instead of all at once.
            if !self.has_waited_for_pause(effect).await? || self.every.is_none() {
                return Ok(());
            }
        }
    }

    /// Waits until the rate allows another call.
    async fn wait_for_permit(&self) -> Result<(), BatchError> {
        let Some(every) = self.every else { return Ok(()) };
        loop {
            if let Some(at) = self.take(every) {
                while self.now() < at {
                    self.wait_until(at).await?;
                }
                return Ok(());
            }
            let _fetching = self.fetching.lock().await;
            if lock(&self.permitted).left == 0 {
                let from = self.fetch(every).await?;
                while self.now() < from {
                    self.wait_until(from).await?;
                }
            }
        }
    }

    /// Waits for the end of a pause and for the probe after it. Returns true if other calls may have left meanwhile.
    async fn has_waited_for_pause(&self, effect: Effect) -> Result<bool, BatchError> {
        let mut has_waited = false;
        loop {
            self.share_pause().await?;
            let mut changed = pin!(self.changed.notified());
            changed.as_mut().enable();
            if self.stopped.load(Ordering::Relaxed) {
                return Err(BatchError::Stopped);
            }
            let admission = lock(&self.breaker).admit(effect, self.now());
            match admission {
                Admission::Go => return Ok(has_waited),
                Admission::Probe => return Ok(false),
                Admission::Wait(until) => tokio::select! {
                    biased;
                    () = changed => {}
                    () = self.clock.until(until) => {}
                },
            }
            has_waited = true;
        }
    }

    /// Waits until `time`, or until something changes. Fails once the pacer is stopped.
    async fn wait_until(&self, time: Timestamp) -> Result<(), BatchError> {
        let mut changed = pin!(self.changed.notified());
        changed.as_mut().enable();
        if self.stopped.load(Ordering::Relaxed) {
            return Err(BatchError::Stopped);
        }
        tokio::select! {
            biased;
            () = changed => {}
            () = self.clock.until(time) => {}
        }
        Ok(())
    }

    /// When this process may send its next call, if it has one left.
    fn take(&self, every: SignedDuration) -> Option<Timestamp> {
        let mut permitted = lock(&self.permitted);
        permitted.left = permitted.left.checked_sub(1)?;
        let at = permitted.next?;
        permitted.next = Some(later(at, every));
        Some(at)
    }

    /// Fetches more calls from the ledger, which divides them among all processes. Returns when the first may be sent.
    async fn fetch(&self, every: SignedDuration) -> Result<Timestamp, BatchError> {
        let calls = (AT_ONCE.as_nanos() / every.unsigned_abs().as_nanos().max(1)).clamp(1, 1000);
        let calls = u32::try_from(calls).unwrap_or(1);
        let permit: Permit = self.service.run(move |ledger, now| ledger.permit(calls, every, now)).await?;
        let from = permit.from.max(self.now());
        *lock(&self.permitted) = Permitted { next: Some(from), left: calls };
        Ok(from)
    }

    /// Takes in whether a call was answered.
    pub fn heard(&self, heard: CallHeard) {
        let has_changed = lock(&self.breaker).heard(heard, self.now());
        if has_changed {
            self.changed.notify_waiters();
        }
    }

    /// Takes over the pause that the ledger knows of.
    pub fn adopt_pause(&self, until: Option<Timestamp>) {
        if let Some(until) = until {
            lock(&self.breaker).adopt(until);
        }
    }

    /// If this process has begun a pause, tells the other processes of it. Otherwise the ledger is not asked.
    pub async fn share_pause(&self) -> Result<(), BatchError> {
        let unshared = lock(&self.breaker).take_unshared();
        if let Some(until) = unshared {
            self.service.run(move |ledger, now| ledger.pause_until(until, now)).await?;
        }
        Ok(())
    }

    /// The same, and learns of pauses that other processes have begun.
    pub async fn share_and_learn_pause(&self) -> Result<(), BatchError> {
        self.share_pause().await?;
        self.adopt_pause(self.service.run(|ledger, now| ledger.pause(now)).await?);
        Ok(())
    }

    /// How many calls of this process were answered, and how many not.
    pub fn tally(&self) -> CallTally {
        lock(&self.breaker).tally()
    }

    /// The end of a pause that people should know of. Each pause is returned once.
    pub fn pause_to_tell(&self) -> Option<Timestamp> {
        lock(&self.breaker).take_untold(self.now())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[path = "pacer_tests.rs"]
mod tests;
