//! The time by which leases are judged. All processes that use a ledger share it, and it never goes back.
//!
//! The clock of a process is steady, but it begins with the machine's time. A process that starts after the machine's
//! clock was set back has an earlier time than those that started before. By their own clocks, they would take its
//! leases for lapsed at once, and take over an applicant whose call is about to be sent.

use jiff::{SignedDuration, Timestamp};

use super::applicant::Entry;
use super::core::Ledger;
use super::error::LedgerError;
use super::lease_clock::{BEHIND, LeaseClock};
use super::store::Store;
use super::times::later;

/// The name of the number that holds the latest lease time, in microseconds.
pub const LEASE_TIME: &str = "lease_time";
/// The time of a run is noted every few seconds. Clocks that are further apart differ.
const DIFFERS: SignedDuration = SignedDuration::from_secs(60);
/// The name of the number that holds the time by the clock of the run, in microseconds.
pub const RUN_TIME: &str = "run_time";
impl<S: Store> Ledger<S> {
    /// The lease time when the process's clock shows `now`.
    pub(super) fn lease_time(&mut self, now: Timestamp) -> Result<Timestamp, LedgerError> {
        if let Some(at) = self.lease_clock.current(now) {
            return Ok(at);
        }
        let stored = self.store.time(LEASE_TIME)?;
        let at = self.lease_clock.at(now, stored);
        if stored.is_none_or(|stored| at.duration_since(stored) >= BEHIND) {
            self.store.put_time(LEASE_TIME, at)?;
        }
        Ok(at)
    }

    /// When a lease ends that begins now.
    pub(super) fn lease_end(&mut self, now: Timestamp) -> Result<Timestamp, LedgerError> {
        Ok(later(self.lease_time(now)?, self.limits.lease))
    }

    /// Extends the lease of a worker that takes a step, if too little of it is left for another call. Most steps
    /// leave the record as it is, so that the store need not write it.
    pub(super) fn extend_lease(&mut self, record: &mut Entry, now: Timestamp) -> Result<(), LedgerError> {
        let at = self.lease_time(now)?;
        let left = record.lease_until.map_or(SignedDuration::ZERO, |until| until.duration_since(at));
        if left < self.limits.enough_of_a_lease() {
            record.lease_until = Some(later(at, self.limits.lease));
        }
        Ok(())
    }

    /// Stores the time by the clock of the run that is active.
    pub fn note_run_time(&mut self, now: Timestamp) -> Result<(), LedgerError> {
        match self.run_time()? {
            Some(noted) if now.duration_since(noted).abs() < BEHIND => Ok(()),
            Some(_) | None => self.store.put_time(RUN_TIME, now),
        }
    }

    /// The time by which the process of a person must go that works beside a run; `None` if its clock and the run's agree.
    /// Otherwise what the person fetches has expired by the run's clock, or what the run does by the person's.
    pub fn clock_of_the_run(&mut self, now: Timestamp) -> Result<Option<Timestamp>, LedgerError> {
        let differs = |time: &Timestamp| *time > now || now.duration_since(*time) > DIFFERS;
        Ok(self.run_time()?.filter(differs))
    }

    /// The time by the clock of the last run, up to a few seconds ago.
    pub fn run_time(&mut self) -> Result<Option<Timestamp>, LedgerError> {
        self.store.time(RUN_TIME)
    }

    /// The lease clock of the process that uses this ledger. Tell it of the time that passes; a simulation of several
    /// processes exchanges it.
    pub fn lease_clock_mut(&mut self) -> &mut LeaseClock {
        &mut self.lease_clock
    }
}
