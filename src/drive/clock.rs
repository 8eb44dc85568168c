//! The trait for time and waiting.

use std::time::Duration;

use jiff::Timestamp;

/// Tells the time, and lets it pass.
pub trait Clock: Send + Sync {
    /// The time now.
    fn now(&self) -> Timestamp;

    /// Returns at `time` or a little later.
    fn until(&self, time: Timestamp) -> impl Future<Output = ()> + Send;
}

/// The clock of this machine.
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
