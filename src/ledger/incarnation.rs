//! Detects copies of a ledger. A restored copy does not know of calls that were sent after it was made.

use jiff::Timestamp;

use super::applicant::Entry;
use super::core::Ledger;
use super::error::LedgerError;
use super::intent::IntentOutcome;
use super::state::State;
use super::store::{Blob, Store};
use super::times::later;

/// The name of the number that identifies the store that a run opened last.
const IDENTITY: &str = "identity";
/// The name of the number that counts incarnations.
pub const INCARNATION: &str = "incarnation";
/// The name of the number that holds the time, in microseconds, before which this incarnation drives no applicant.
pub(super) const SETTLED_AT: &str = "incarnation_settled_at";

impl<S: Store> Ledger<S> {
    /// Checks whether the ledger is the file that a run opened last. If not, it may be an older copy, so the ledger
    /// begins a new incarnation. Returns true if it did.
    pub fn notice_copy(&mut self, now: Timestamp) -> Result<bool, LedgerError> {
        let Some(identity) = self.store.identity()? else { return Ok(false) };
        let known = self.store.number(IDENTITY)?;
        let is_copy = known.is_some_and(|known| known != identity && !self.store.had_identity(known));
        if is_copy {
            self.begin_incarnation(now)?;
        }
        if known != Some(identity) {
            self.store.put_number(IDENTITY, identity)?;
        }
        Ok(is_copy)
    }

    /// Begins a new incarnation, because the ledger may be an older copy that does not know of calls already sent.
    /// Every applicant that is not final settles until the gateway can no longer act on such a call; then a login
    /// shows where it stands. The ledger erases all snapshots, ends all holds and closes all questions. Returns how
    /// many applicants settle.
    pub fn begin_incarnation(&mut self, now: Timestamp) -> Result<u64, LedgerError> {
        let due_at = later(now, self.limits.settles_after());
        let mut settling = 0;
        self.all_entries(|ledger, record| {
            settling += u64::from(ledger.settle_copy(record, due_at, now)?);
            Ok(())
        })?;
        let incarnation = self.store.number(INCARNATION)?.unwrap_or_default();
        self.store.put_number(INCARNATION, incarnation + 1)?;
        self.store.put_time(SETTLED_AT, due_at)?;
        Ok(settling)
    }

    fn settle_copy(&mut self, mut record: Entry, due_at: Timestamp, now: Timestamp) -> Result<bool, LedgerError> {
        if record.state.is_over() {
            return Ok(false);
        }
        // Erase the snapshot of a failed applicant as well, so that `retry` does not continue from outdated facts.
        self.store.put_blob(record.id, Blob::Snapshot, None)?;
        self.close_questions(record.id)?;
        if record.state.is_final() {
            return Ok(false);
        }
        if let Some(mut open) = self.store.last_intent(record.id)?.filter(|intent| intent.outcome.is_none()) {
            (open.outcome, open.settled_at) = (Some(IntentOutcome::Died), Some(now));
            self.store.put_intent(record.id, &open)?;
        }
        // A login that the copy has counted may have been sent after the copy was made.
        self.give_up_login(&record.login)?;
        record.epoch += 1;
        record.release(State::Settling, Some(due_at));
        (record.class, record.code, record.again) = (None, None, false);
        self.store.put(&record)?;
        Ok(true)
    }

    /// When an applicant may be driven that an operator retries, or that a list adds. It must wait while the gateway may
    /// still act on calls that a lost ledger had recorded: that ledger may have driven the applicant of a new row, too.
    pub fn settled_at(&mut self, now: Timestamp) -> Result<Timestamp, LedgerError> {
        let settled_at = self.store.time(SETTLED_AT)?;
        // If the clock was set back, the wait must not become longer.
        let latest = later(now, self.limits.settles_after());
        Ok(settled_at.map_or(now, |settled_at| settled_at.min(latest).max(now)))
    }
}
