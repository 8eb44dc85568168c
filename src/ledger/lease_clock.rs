//! The lease time of one process: its arithmetic, without a ledger.

use jiff::{SignedDuration, Timestamp};

/// The lease time is stored once it is this far ahead of the stored one, so that an idle run seldom writes. Another
/// process may be behind by as much.
pub const BEHIND: SignedDuration = SignedDuration::from_secs(5);

/// The lease time of one process.
#[derive(Clone, Copy, Debug, Default)]
pub struct LeaseClock {
    /// How far the lease time is ahead of the process's own clock.
    ahead: SignedDuration,
    /// The lease time of the current transaction, and the time by the process's clock.
    current: Option<(Timestamp, Timestamp)>,
}

impl LeaseClock {
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
        let own = now.saturating_add(self.ahead).unwrap_or(Timestamp::MAX);
        let at = stored.map_or(own, |stored| stored.max(own));
        (self.ahead, self.current) = (at.duration_since(now), Some((at, now)));
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
        assert_eq!(clock.at(at(1060), Some(at(5000))), at(5060));
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
