//! The trait for time and waiting.

use std::time::Duration;

use jiff::Timestamp;

use crate::steady;

/// The time, and waiting.
pub trait Clock: Send + Sync {
    /// The current time.
    fn now(&self) -> Timestamp;

    /// Returns at `time` or a little later.
    fn until(&self, time: Timestamp) -> impl Future<Output = ()> + Send;
}

/// This machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    async fn until(&self, time: Timestamp) {
        if let Ok(left) = Duration::try_from(time.duration_since(self.now())) {
            tokio::time::sleep(left).await;
        }
    }
}

/// This machine's clock, made steady for one process: setting it back moves no deadline away.
#[derive(Clone, Copy, Debug, Default)]
pub struct SteadyClock;

impl SteadyClock {
    /// Makes this process go on from `time`, but not from before the machine's clock.
    pub fn go_by(time: Timestamp) {
        steady::go_by(time);
    }
}

impl Clock for SteadyClock {
    fn now(&self) -> Timestamp {
        steady::now()
    }

    async fn until(&self, time: Timestamp) {
        if let Ok(left) = Duration::try_from(time.duration_since(self.now())) {
            tokio::time::sleep(left).await;
        }
    }
}
