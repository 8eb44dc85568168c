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

    /// Goes on from `time`, even if the clock shows a later time. `wall` and `elapsed` are those of [`at`](Self::at).
    pub fn go_by(&mut self, time: Timestamp, wall: Timestamp, elapsed: Duration) {
        self.0 = Some((time.max(wall), elapsed));
    }

    /// Goes on from `time` if the clock shows an earlier time. `wall` and `elapsed` are those of [`at`](Self::at).
    pub fn catch_up(&mut self, time: Timestamp, wall: Timestamp, elapsed: Duration) {
        let now = self.at(wall, elapsed);
        self.0 = Some((now.max(time), elapsed));
    }
}

/// The clock of this process, and the moment from which it measures. All threads share it: a deadline that one of them
/// sets is judged by another.
static PROCESS: LazyLock<(Instant, Mutex<Steady>)> = LazyLock::new(|| (Instant::now(), Mutex::default()));

/// The steady time of this process.
pub fn now() -> Timestamp {
    with_clock(Steady::at)
}

/// The time that has passed since a fixed moment of this process.
pub fn elapsed() -> Duration {
    PROCESS.0.elapsed()
}

/// Makes this process go on from `time`, but not from before the machine's clock.
pub fn go_by(time: Timestamp) {
    with_clock(|steady, wall, elapsed| steady.go_by(time, wall, elapsed));
}

fn with_clock<T>(act: impl FnOnce(&mut Steady, Timestamp, Duration) -> T) -> T {
    let (began, steady) = &*PROCESS;
    let mut steady = steady.lock().unwrap_or_else(PoisonError::into_inner);
    act(&mut steady, Timestamp::now(), began.elapsed())
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
    fn a_clock_catches_up_with_a_later_time_and_never_goes_back_to_an_earlier_one() {
        let (mut clock, second) = (Steady::default(), Duration::from_secs);
        clock.catch_up(at(5000), at(1000), second(0));
        assert_eq!(clock.at(at(1001), second(1)), at(5001));
        clock.catch_up(at(3000), at(1002), second(2));
        assert_eq!(clock.at(at(1003), second(3)), at(5003));
    }

    #[test]
    fn a_clock_goes_by_an_earlier_time_but_not_by_one_before_the_machines_clock() {
        let mut clock = Steady::default();
        clock.at(at(5000), Duration::ZERO);
        clock.go_by(at(1500), at(1000), Duration::from_secs(1));
        assert_eq!(clock.at(at(1001), Duration::from_secs(2)), at(1501));
        clock.go_by(at(1200), at(1400), Duration::from_secs(3));
        assert_eq!(clock.at(at(1401), Duration::from_secs(4)), at(1401));
    }

    #[test]
    fn a_clock_that_is_set_ahead_is_followed() {
        let mut clock = Steady::default();
        clock.at(at(1000), Duration::ZERO);
        assert_eq!(clock.at(at(5000), Duration::from_secs(1)), at(5000));
    }
}
