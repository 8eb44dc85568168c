//! Copies of a ledger: one that was restored does not know what was sent since it was made.

use jiff::Timestamp;

use super::applicant::Entry;
use super::claim::later;
use super::core::Ledger;
use super::error::LedgerError;
use super::intent::IntentOutcome;
use super::selection::Selection;
use super::state::State;
use super::store::{Blob, Store};

/// What the store was when a run opened the ledger last.
const IDENTITY: &str = "identity";
/// How often the ledger has begun anew.
const INCARNATION: &str = "incarnation";
/// Before this time, in microseconds, no applicant of this incarnation is driven.
const SETTLED_AT: &str = "incarnation_settled_at";
/// As many applicants are changed at a time.
const PAGE: usize = 256;

impl<S: Store> Ledger<S> {
    /// Looks whether the ledger is another file than the one that a run opened last: then it may be an older copy, and begins a
    /// new incarnation. Returns true if it did.
    pub fn notice_copy(&mut self, now: Timestamp) -> Result<bool, LedgerError> {
        let Some(identity) = self.store.identity()? else { return Ok(false) };
        let known = self.store.number(IDENTITY)?;
        let is_copy = known.is_some_and(|known| known != identity);
        if is_copy {
            self.begin_incarnation(now)?;
        }
        if known != Some(identity) {
            self.store.put_number(IDENTITY, identity)?;
        }
        Ok(is_copy)
    }

    /// The ledger may be an older copy: calls may have left of which it knows nothing. Each applicant that is not final settles,
    /// for as long as a gateway may take to act. Then a login shows where it stands. What the ledger knew of it is erased, all
    /// holds end, and questions are over. Returns how many applicants settle.
    pub fn begin_incarnation(&mut self, now: Timestamp) -> Result<u64, LedgerError> {
        let due_at = later(now, self.limits.settle_after.max(self.limits.timeout));
        let (mut settling, mut after) = (0, None);
        loop {
            let page = self.store.page(&Selection::default(), after, PAGE)?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            for record in page {
                settling += u64::from(self.settle_copy(record, due_at, now)?);
            }
        }
        let incarnation = self.store.number(INCARNATION)?.unwrap_or_default();
        self.store.put_number(INCARNATION, incarnation + 1)?;
        self.store.put_number(SETTLED_AT, due_at.as_microsecond())?;
        Ok(settling)
    }

    fn settle_copy(&mut self, mut record: Entry, due_at: Timestamp, now: Timestamp) -> Result<bool, LedgerError> {
        if matches!(record.state, State::Done | State::Withdrawn) {
            return Ok(false);
        }
        // Also of one that has failed: `retry` must not go on with what it knew.
        self.store.put_blob(record.id, Blob::Snapshot, None)?;
        if record.state.is_final() {
            return Ok(false);
        }
        if let Some(mut open) = self.store.last_intent(record.id)?.filter(|intent| intent.outcome.is_none()) {
            (open.outcome, open.settled_at) = (Some(IntentOutcome::Died), Some(now));
            self.store.put_intent(record.id, &open)?;
        }
        self.close_questions(record.id)?;
        record.epoch += 1;
        record.release(State::Settling, Some(due_at));
        (record.class, record.again) = (None, false);
        self.store.put(&record)?;
        Ok(true)
    }

    /// When an applicant that an operator tries again may be driven: not while calls that a lost ledger knew of may still act.
    pub(super) fn retried_at(&mut self, now: Timestamp) -> Result<Timestamp, LedgerError> {
        let settled_at = self.store.number(SETTLED_AT)?.and_then(|micros| Timestamp::from_microsecond(micros).ok());
        // A clock that was set back does not make the wait longer.
        let latest = later(now, self.limits.settle_after.max(self.limits.timeout));
        Ok(settled_at.map_or(now, |settled_at| settled_at.min(latest).max(now)))
    }
}
