//! Limits how fast a batch calls: the rate, pauses that a busy gateway asks for, and a circuit breaker for a gateway
//! that is down.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::BatchError;
use crate::drive::Clock;
use crate::ledger::{LedgerHandle, Permit, later};

/// After this many unanswered calls in a row, all calls pause.
const BREAKS_AFTER: u32 = 5;
/// The first pause of the breaker. Each further pause is twice as long, up to a limit.
const FIRST_PAUSE: Duration = Duration::from_secs(2);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// How much time the calls cover that are fetched from the ledger at once.
const AT_ONCE: Duration = Duration::from_millis(100);

/// Whether the gateway answered a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallHeard {
    /// The gateway answered.
    Answered,
    /// The gateway is busy. It asked to be called again after this time.
    Busy(Duration),
    /// The gateway did not answer.
    Nothing,
}

/// Releases the calls of all applicants at the set rate.
#[derive(Debug)]
pub struct Pacer<L, C> {
    service: Arc<L>,
    clock: C,
    /// The shortest time between two calls.
    every: Option<SignedDuration>,
    state: Mutex<State>,
    /// Held by the one task that fetches more calls from the ledger.
    fetching: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct State {
    /// When this process may send its next call, and how many may follow.
    next: Option<Timestamp>,
    left: u32,
    /// The pause during which no call is sent.
    pause_under_way: Option<Pause>,
    /// Calls in a row without an answer.
    unanswered: u32,
    /// The last pause of the breaker.
    pause: Duration,
}

/// A pause of the whole batch.
#[derive(Clone, Copy, Debug)]
struct Pause {
    from: Timestamp,
    until: Timestamp,
}

impl Pause {
    /// True while the pause lasts. A clock that was set back does not make it longer.
    fn lasts(&self, now: Timestamp) -> bool {
        self.from <= now && now < self.until
    }
}

impl<L: LedgerHandle, C: Clock> Pacer<L, C> {
    /// A pacer of at most `rate` calls a second; without a limit if `None`.
    pub fn new(service: Arc<L>, clock: C, rate: Option<f64>) -> Self {
        let every = rate.and_then(|rate| SignedDuration::try_from_secs_f64(1.0 / rate).ok());
        Self { service, clock, every, state: Mutex::default(), fetching: tokio::sync::Mutex::default() }
    }

    /// The time of the pacer's clock.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A pacer with the rate that the last run on this ledger set.
    pub async fn of_the_run(service: Arc<L>, clock: C) -> Result<Self, BatchError> {
        let every = service.run(|ledger, _| ledger.pace()).await?;
        Ok(Self { service, clock, every, state: Mutex::default(), fetching: tokio::sync::Mutex::default() })
    }

    /// Sets the rate for the other processes on the ledger as well.
    pub async fn share(&self) -> Result<(), BatchError> {
        let every = self.every;
        self.service.run(move |ledger, _| ledger.set_pace(every)).await?;
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until a call may be sent.
    pub async fn wait(&self) -> Result<(), BatchError> {
        loop {
            let now = self.now();
            let paused = self.state().pause_under_way.filter(|pause| pause.lasts(now));
            let Some(pause) = paused else { break };
            self.clock.until(pause.until).await;
        }
        let Some(every) = self.every else { return Ok(()) };
        loop {
            if let Some(at) = self.take(every) {
                self.clock.until(at).await;
                return Ok(());
            }
            let _fetching = self.fetching.lock().await;
            if self.state().left == 0 {
                self.fetch(every).await?;
            }
        }
    }

    /// When this process may send its next call, if it has one left.
    fn take(&self, every: SignedDuration) -> Option<Timestamp> {
        let mut state = self.state();
        state.left = state.left.checked_sub(1)?;
        let at = state.next?;
        state.next = Some(later(at, every));
        Some(at)
    }

    /// Fetches more calls from the ledger, which divides them among all processes.
    async fn fetch(&self, every: SignedDuration) -> Result<(), BatchError> {
        let calls = (AT_ONCE.as_nanos() / every.unsigned_abs().as_nanos().max(1)).clamp(1, 1000);
        let calls = u32::try_from(calls).unwrap_or(1);
        let permit: Permit = self.service.run(move |ledger, now| ledger.permit(calls, every, now)).await?;
        let mut state = self.state();
        (state.next, state.left) = (Some(permit.from.max(self.now())), calls);
        Ok(())
    }

    /// Records whether a call was answered. Returns the length of a pause, if this call starts one.
    pub fn heard(&self, heard: CallHeard) -> Option<Duration> {
        let now = self.now();
        let mut state = self.state();
        let pause = match heard {
            CallHeard::Answered => {
                (state.unanswered, state.pause) = (0, Duration::ZERO);
                return None;
            }
            CallHeard::Busy(pause) => pause,
            CallHeard::Nothing => {
                state.unanswered += 1;
                let is_down = state.unanswered >= BREAKS_AFTER;
                let is_pausing = state.pause_under_way.is_some_and(|pause| pause.lasts(now));
                if !is_down || is_pausing {
                    return None;
                }
                state.pause = (state.pause * 2).clamp(FIRST_PAUSE, LONGEST_PAUSE);
                state.pause
            }
        };
        let until = later(now, SignedDuration::try_from(pause).unwrap_or(SignedDuration::MAX));
        if state.pause_under_way.is_none_or(|before| !before.lasts(now) || before.until < until) {
            state.pause_under_way = Some(Pause { from: now, until });
        }
        Some(pause)
    }
}
