//! The virtual time of a computer, its gateway and its applicant. It advances only when one of them acts.

use std::sync::{Arc, Mutex, MutexGuard};

use jiff::{SignedDuration, Timestamp};
use zhengxin::drive::Clock;

#[derive(Debug)]
struct Time {
    now: Timestamp,
    /// When the pause ends that the loop has started.
    pause: Option<Timestamp>,
}

#[derive(Clone, Debug)]
pub struct Hands(Arc<Mutex<Time>>);

impl Hands {
    /// Starts far in the past. The audit log dates its second lines by the system's clock, and ignores submissions
    /// older than a day.
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(Time { now: "2024-01-01T04:00:00Z".parse().unwrap(), pause: None })))
    }

    fn time(&self) -> MutexGuard<'_, Time> {
        self.0.lock().unwrap()
    }

    pub fn pass(&self, seconds: i64) {
        let mut time = self.time();
        time.now += SignedDuration::from_secs(seconds);
    }

    /// The loop pauses in small slices. Starts one that ends at `until`.
    pub fn pauses(&self, until: Timestamp) {
        self.time().pause = Some(until);
    }
}

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        self.time().now
    }

    async fn until(&self, until: Timestamp) {
        let mut time = self.time();
        let until = time.pause.take().unwrap_or(until);
        time.now = time.now.max(until);
    }
}
