//! The lease time of one process: its arithmetic, without a ledger.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::steady::Steady;

/// The lease time is stored once it is this far ahead of the stored one, so that an idle run seldom writes. Another
/// process may be behind by as much.
pub const BEHIND: SignedDuration = SignedDuration::from_secs(5);

/// The lease time of one process. It follows the process's clock, but is never behind what the ledger has stored. From
/// there it goes on as time passes, whether or not that clock is set meanwhile.
#[derive(Clone, Copy, Debug, Default)]
pub struct LeaseClock {
    steady: Steady,
    /// The time that has passed since a fixed moment.
    elapsed: Duration,
    /// The lease time of the current transaction, and the time by the process's clock.
    current: Option<(Timestamp, Timestamp)>,
}

impl LeaseClock {
    /// Tells how much time has passed since a fixed moment, by a clock that is never set.
    pub fn passed(&mut self, elapsed: Duration) {
        self.elapsed = elapsed;
    }

    /// Forgets the lease time of the last transaction, because another process may have stored a later one.
    pub(super) fn begin(&mut self) {
        self.current = None;
    }

    /// The lease time that this transaction has read, when the process's clock shows `now`.
    pub(super) fn current(&self, now: Timestamp) -> Option<Timestamp> {
        self.current.filter(|(_, read_at)| *read_at == now).map(|(at, _)| at)
    }

    /// The lease time when the process's clock shows `now`, and `stored` is the latest one in the ledger.
    pub(super) fn at(&mut self, now: Timestamp, stored: Option<Timestamp>) -> Timestamp {
        if let Some(stored) = stored {
            self.steady.catch_up(stored, now, self.elapsed);
        }
        let at = self.steady.at(now, self.elapsed);
        self.current = Some((at, now));
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_process_whose_clock_is_behind_goes_on_from_the_stored_time() {
        let mut clock = LeaseClock::default();
        assert_eq!(clock.at(at(1000), Some(at(5000))), at(5000));
        clock.passed(Duration::from_secs(60));
        assert_eq!(clock.at(at(1060), Some(at(5000))), at(5060));
    }

    #[test]
    fn a_clock_that_was_behind_and_is_set_ahead_does_not_take_its_lead_along() {
        let mut clock = LeaseClock::default();
        clock.at(at(1000), Some(at(5000)));
        clock.passed(Duration::from_secs(1));
        assert_eq!(clock.at(at(5001), Some(at(5000))), at(5001));
    }

    #[test]
    fn a_process_whose_clock_is_ahead_uses_its_own_time() {
        let mut clock = LeaseClock::default();
        assert_eq!(clock.at(at(9000), Some(at(5000))), at(9000));
        assert_eq!(clock.at(at(9010), None), at(9010));
    }

    #[test]
    fn a_lease_time_is_valid_for_one_transaction() {
        let mut clock = LeaseClock::default();
        clock.at(at(1000), Some(at(5000)));
        assert_eq!((clock.current(at(1000)), clock.current(at(1001))), (Some(at(5000)), None));
        clock.begin();
        assert_eq!(clock.current(at(1000)), None);
    }
}
