//! How long to pause before a retry.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};

/// The longest `Retry-After` to wait for, in seconds. A longer one is returned as an error.
const LONGEST_WAIT: u64 = 10;

/// How long a call that acts may be repeated while it was never sent.
pub(super) const ACTS_WITHIN: Duration = Duration::from_secs(5);

/// The lengths of pauses. Tests shorten them.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The first pause. Each further one is twice as long. Jitter adds up to the same length again.
    pub first: Duration,
    /// The limit of the doubling.
    pub most: Duration,
    /// The length of a second in waits that the gateway asks for (`Retry-After`, a busy code's `after`).
    pub second: Duration,
    /// A call that acts begins its last attempt within this time after its first, so that its caller knows until when it
    /// may leave.
    pub acts_within: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            first: Duration::from_millis(200),
            most: Duration::from_secs(2),
            second: Duration::from_secs(1),
            acts_within: ACTS_WITHIN,
        }
    }
}

impl Pace {
    /// The pauses before `retries` further attempts.
    pub(super) fn pauses(&self, retries: u32) -> ExponentialBackoff {
        ExponentialBuilder::default()
            .with_min_delay(self.first)
            .with_max_delay(self.most)
            .with_max_times(usize::try_from(retries).unwrap_or(usize::MAX))
            .with_jitter()
            .build()
    }

    /// The pause if the gateway asked for `asked` seconds and ours would be `own`. `None` if that is too
    /// long.
    pub(super) fn at_least(&self, own: Duration, asked: Option<u64>) -> Option<Duration> {
        match asked {
            None => Some(own),
            Some(seconds) if seconds > LONGEST_WAIT => None,
            Some(seconds) => Some(own.max(self.second.saturating_mul(u32::try_from(seconds).unwrap_or(u32::MAX)))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_from_200_ms_and_there_are_as_many_as_retries() {
        let pauses: Vec<_> = Pace::default().pauses(6).collect();
        assert_eq!(pauses.len(), 6);
        for (pause, least) in pauses.iter().zip([200, 400, 800, 1600, 2000, 2000]) {
            let least = Duration::from_millis(least);
            assert!((least..=2 * least).contains(pause), "{pause:?}, at least {least:?}");
        }
        assert_eq!(Pace::default().pauses(0).count(), 0);
    }

    #[test]
    fn what_the_gateway_asks_for_is_waited_for_up_to_ten_seconds() {
        let (pace, own) = (Pace::default(), Duration::from_millis(200));
        assert_eq!(pace.at_least(own, None), Some(own));
        assert_eq!(pace.at_least(own, Some(0)), Some(own));
        assert_eq!(pace.at_least(own, Some(5)), Some(Duration::from_secs(5)));
        assert_eq!(pace.at_least(own, Some(11)), None);
    }
}
