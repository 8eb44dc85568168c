//! A clock that never goes back. If somebody sets the machine's clock back, steady time continues from where it was.
//!
//! Leases, deadlines and pauses within one process use it. A clock that merely stood still until the machine's clock
//! caught up would let a call be sent after its deadline, and would make everything wait meanwhile.

use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

/// The arithmetic of a steady clock. It reads no clock itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Steady(Option<(Timestamp, Duration)>);

impl Steady {
    /// The steady time, when the machine's clock shows `wall` and `elapsed` has passed since a fixed moment.
    pub fn at(&mut self, wall: Timestamp, elapsed: Duration) -> Timestamp {
        let goes_on = |(last, at): (Timestamp, Duration)| {
            let passed = SignedDuration::try_from(elapsed.saturating_sub(at)).unwrap_or(SignedDuration::MAX);
            last.saturating_add(passed).unwrap_or(Timestamp::MAX)
        };
        let now = self.0.map_or(wall, |last| goes_on(last).max(wall));
        self.0 = Some((now, elapsed));
        now
    }
}

/// The steady time of this process. All its threads share it: a deadline that one of them sets is judged by another.
pub fn now() -> Timestamp {
    static PROCESS: LazyLock<(Instant, Mutex<Steady>)> = LazyLock::new(|| (Instant::now(), Mutex::default()));
    let (began, steady) = &*PROCESS;
    let mut steady = steady.lock().unwrap_or_else(PoisonError::into_inner);
    steady.at(Timestamp::now(), began.elapsed())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_clock_that_is_set_back_goes_on_from_where_it_was_until_the_machines_clock_has_caught_up() {
        let (mut clock, second) = (Steady::default(), Duration::from_secs);
        assert_eq!(clock.at(at(1000), second(0)), at(1000));
        assert_eq!(clock.at(at(400), second(1)), at(1001));
        assert_eq!(clock.at(at(409), second(10)), at(1010));
        assert_eq!(clock.at(at(1011), second(11)), at(1011));
    }

    #[test]
    fn a_clock_that_is_set_ahead_is_followed() {
        let mut clock = Steady::default();
        clock.at(at(1000), Duration::ZERO);
        assert_eq!(clock.at(at(5000), Duration::from_secs(1)), at(5000));
    }
}
