//! A circuit breaker: decides when calls pause because the gateway is busy or down, and which call goes first
//! afterwards. It reads no clock itself.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::ledger::{LONGEST_PAUSE, later};
use crate::protocol::Effect;

/// After this many unanswered calls in a row, all calls pause.
const BREAKS_AFTER: u32 = 5;
/// The first pause for a gateway that is down. Each further pause is twice as long, up to a limit.
const FIRST_PAUSE: SignedDuration = SignedDuration::from_secs(2);
const LONGEST_PAUSE_WHILE_DOWN: SignedDuration = SignedDuration::from_secs(60);
/// After a pause, other calls wait this long for a call that only reads to go first.
const READS_FIRST: SignedDuration = SignedDuration::from_secs(2);
/// The outcome of the probe is waited for this long. A probe has none if its call was withheld after all.
const PROBE_TIME: SignedDuration = SignedDuration::from_secs(30);
/// Shorter pauses are not announced.
const WORTH_TELLING: SignedDuration = SignedDuration::from_secs(10);

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

/// How many calls of this process the gateway answered, and how many not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallTally {
    /// Calls that were answered, also those by which the gateway said that it was busy.
    pub answered: u64,
    /// Calls without an answer.
    pub unanswered: u64,
}

impl CallTally {
    /// True if calls were made and none was answered.
    pub fn met_silence(self) -> bool {
        self.unanswered > 0 && self.answered == 0
    }
}

/// Whether a call may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Admission {
    /// It may be sent.
    Go,
    /// It may be sent as the probe: all others wait for its outcome.
    Probe,
    /// It must wait, at most until this time.
    Wait(Timestamp),
}

/// The breaker of one process.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    /// When the last pause ends or has ended; `None` once a call after it was answered.
    paused_until: Option<Timestamp>,
    /// Until when the outcome of the probe is waited for.
    probing_until: Option<Timestamp>,
    /// Calls in a row without an answer.
    unanswered: u32,
    /// All calls.
    tally: CallTally,
    /// The length of the last pause for a gateway that is down.
    length: SignedDuration,
    /// A pause that other processes do not know of yet.
    unshared: Option<Timestamp>,
    /// The end of the pause that was announced last.
    told: Option<Timestamp>,
}

impl Breaker {
    /// Decides whether a call with this effect may be sent now.
    pub fn admit(&mut self, effect: Effect, now: Timestamp) -> Admission {
        let Some(until) = self.paused_until else { return Admission::Go };
        if now < until {
            return Admission::Wait(until);
        }
        if let Some(probing_until) = self.probing_until.filter(|probing_until| now < *probing_until) {
            return Admission::Wait(probing_until);
        }
        let reads_until = later(until, READS_FIRST);
        if effect != Effect::Reads && now < reads_until {
            return Admission::Wait(reads_until);
        }
        self.probing_until = Some(later(now, PROBE_TIME));
        Admission::Probe
    }

    /// Takes in whether a call was answered. Returns true if calls that wait should ask again.
    pub fn heard(&mut self, heard: CallHeard, now: Timestamp) -> bool {
        let before = (self.paused_until, self.probing_until);
        match heard {
            CallHeard::Answered | CallHeard::Busy(_) => self.tally.answered += 1,
            CallHeard::Nothing => self.tally.unanswered += 1,
        }
        match heard {
            CallHeard::Answered => {
                (self.unanswered, self.length) = (0, SignedDuration::ZERO);
                if !self.is_pausing(now) {
                    (self.paused_until, self.probing_until) = (None, None);
                }
            }
            CallHeard::Busy(span) => {
                let span = SignedDuration::try_from(span).unwrap_or(SignedDuration::MAX);
                self.pause(later(now, span.min(LONGEST_PAUSE)));
            }
            CallHeard::Nothing => {
                self.unanswered += 1;
                self.probing_until = None;
                if self.unanswered >= BREAKS_AFTER && !self.is_pausing(now) {
                    self.length = (self.length * 2).clamp(FIRST_PAUSE, LONGEST_PAUSE_WHILE_DOWN);
                    self.pause(later(now, self.length));
                }
            }
        }
        (self.paused_until, self.probing_until) != before
    }

    /// Takes over a pause of another process.
    pub fn adopt(&mut self, until: Timestamp) {
        if self.paused_until.is_none_or(|before| before < until) {
            (self.paused_until, self.probing_until) = (Some(until), None);
        }
    }

    /// How many calls were answered, and how many not.
    pub fn tally(&self) -> CallTally {
        self.tally
    }

    /// The pause that other processes do not know of yet. The caller tells them.
    pub fn take_unshared(&mut self) -> Option<Timestamp> {
        self.unshared.take()
    }

    /// The end of a pause that is to be announced. Each pause is announced once, and short ones are not.
    pub fn take_untold(&mut self, now: Timestamp) -> Option<Timestamp> {
        let until = self.paused_until.filter(|until| until.duration_since(now) >= WORTH_TELLING)?;
        // Several calls that were in flight together prolong the pause by moments.
        if self.told.is_some_and(|told| until.duration_since(told) < WORTH_TELLING) {
            return None;
        }
        self.told = Some(until);
        Some(until)
    }

    fn is_pausing(&self, now: Timestamp) -> bool {
        self.paused_until.is_some_and(|until| now < until)
    }

    fn pause(&mut self, until: Timestamp) {
        if self.paused_until.is_none_or(|before| before < until) {
            (self.paused_until, self.unshared) = (Some(until), Some(until));
        }
        self.probing_until = None;
    }
}

#[cfg(test)]
#[path = "breaker_tests.rs"]
mod tests;
