//! The pause that all processes of a ledger keep while the gateway is busy or down.

use jiff::{SignedDuration, Timestamp};

use super::core::Ledger;
use super::error::LedgerError;
use super::lease_clock::BEHIND;
use super::store::Store;
use super::times::later;

/// The name of the number that holds until when no process calls the gateway, in microseconds.
const PAUSED_UNTIL: &str = "paused_until";

/// The longest pause. A gateway may ask for hours, which may be a mistake. A call after this time finds out.
pub const LONGEST_PAUSE: SignedDuration = SignedDuration::from_mins(5);

impl<S: Store> Ledger<S> {
    /// Asks all processes to make no call before `until`, or for the longest pause. A pause that ends later stays.
    pub fn pause_until(&mut self, until: Timestamp, now: Timestamp) -> Result<(), LedgerError> {
        let until = until.min(later(now, LONGEST_PAUSE));
        match self.pause(now)?.is_none_or(|before| before < until) {
            true => self.store.put_time(PAUSED_UNTIL, until),
            false => Ok(()),
        }
    }

    /// When the current pause ends; `None` if there is none.
    pub fn pause(&mut self, now: Timestamp) -> Result<Option<Timestamp>, LedgerError> {
        // A pause that seems to last longer than the longest one was stored before the clock was set back. The clocks
        // of two processes may differ a little.
        let latest = later(now, LONGEST_PAUSE + BEHIND);
        Ok(self.store.time(PAUSED_UNTIL)?.filter(|until| now < *until && *until <= latest))
    }
}
