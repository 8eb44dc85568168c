//! Virtual time: the true time, by which the gateway acts, and the machine's clock, which may be wrong.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Poll, Waker};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use zhengxin::drive::Clock;
use zhengxin::steady::Steady;

#[derive(Debug)]
struct Time {
    now: Timestamp,
    /// How far the machine's clock is ahead of the true time.
    ahead: SignedDuration,
    timers: Vec<(Timestamp, Waker)>,
}

/// The clock of the machine. Time passes only when no task can run.
#[derive(Clone, Debug)]
pub struct Clockwork(Arc<Mutex<Time>>);

impl Clockwork {
    pub fn new() -> Self {
        let now = "2026-03-01T00:00:00Z".parse().unwrap();
        Self(Arc::new(Mutex::new(Time { now, ahead: SignedDuration::ZERO, timers: Vec::new() })))
    }

    fn time(&self) -> MutexGuard<'_, Time> {
        self.0.lock().unwrap()
    }

    /// The true time.
    pub fn truth(&self) -> Timestamp {
        self.time().now
    }

    /// Sets the machine's clock.
    pub fn jump(&self, by: SignedDuration) {
        let mut time = self.time();
        time.ahead = time.ahead.saturating_add(by);
    }

    /// The next timer.
    pub fn next(&self) -> Option<Timestamp> {
        self.time().timers.iter().map(|(at, _)| *at).min()
    }

    /// Advances the time, and wakes the tasks whose timers are due.
    pub fn advance(&self, to: Timestamp) {
        let mut time = self.time();
        time.now = time.now.max(to);
        let now = time.now;
        let (due, later) = std::mem::take(&mut time.timers).into_iter().partition(|(at, _)| *at <= now);
        time.timers = later;
        drop(time);
        let due: Vec<(Timestamp, Waker)> = due;
        due.into_iter().for_each(|(_, waker)| waker.wake());
    }

    pub fn wake_at(&self, at: Timestamp, waker: Waker) {
        self.time().timers.push((at, waker));
    }

    /// Waits this long in true time, whatever the machine's clock shows.
    pub fn sleep(&self, span: SignedDuration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let (clock, until) = (self.clone(), self.truth() + span.max(SignedDuration::ZERO));
        Box::pin(poll_fn(move |context| {
            if clock.truth() >= until {
                return Poll::Ready(());
            }
            clock.wake_at(until, context.waker().clone());
            Poll::Pending
        }))
    }
}

impl Clock for Clockwork {
    fn now(&self) -> Timestamp {
        let time = self.time();
        time.now + time.ahead
    }

    async fn until(&self, at: Timestamp) {
        let left = at.duration_since(Clock::now(self));
        self.sleep(left).await;
    }
}

/// The steady clock of a process.
#[derive(Clone, Debug)]
pub struct ProcessClock {
    clock: Clockwork,
    began: Timestamp,
    steady: Arc<Mutex<Steady>>,
}

impl ProcessClock {
    pub fn new(clock: &Clockwork) -> Self {
        Self { clock: clock.clone(), began: clock.truth(), steady: Arc::default() }
    }

    /// Goes on from `time`, but not from before the machine's clock.
    pub fn go_by(&self, time: Timestamp) {
        self.steady.lock().unwrap().go_by(time, Clock::now(&self.clock), self.elapsed());
    }

    /// The time that has passed since the process began.
    pub fn elapsed(&self) -> Duration {
        self.clock.truth().duration_since(self.began).unsigned_abs()
    }
}

impl Clock for ProcessClock {
    fn now(&self) -> Timestamp {
        self.steady.lock().unwrap().at(Clock::now(&self.clock), self.elapsed())
    }

    async fn until(&self, at: Timestamp) {
        let left = at.duration_since(self.now());
        self.clock.sleep(left).await;
    }
}
