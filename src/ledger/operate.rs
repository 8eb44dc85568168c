//! What operators do: retry, withdraw, close, look.

use jiff::Timestamp;

use super::applicant::{ApplicantId, Entry, Totals};
use super::core::Ledger;
use super::error::LedgerError;
use super::selection::{Changed, Retry, Selection};
use super::state::State;
use super::store::Store;

impl<S: Store> Ledger<S> {
    /// Tries an ended applicant again. A second time does nothing, because it is no longer ended.
    pub fn retry(&mut self, user_id: &str, retry: Retry, now: Timestamp) -> Result<Changed, LedgerError> {
        let Some(mut record) = self.store.record_of(user_id)? else { return Ok(Changed::Unknown) };
        if !record.state.is_retried(retry.again) {
            return Ok(Changed::Unfit(record.state));
        }
        let due_at = self.retried_at(now)?;
        record.release(State::Ready, Some(due_at));
        (record.class, record.code, record.again) = (None, None, retry.again);
        (record.crashes, record.crashed_in) = (0, None);
        self.store.put(&record)?;
        Ok(Changed::Done)
    }

    /// The platform has told news of an applicant: one who waits for the report is due at once.
    pub fn notice(&mut self, user_id: &str, now: Timestamp) -> Result<Changed, LedgerError> {
        let Some(mut record) = self.store.record_of(user_id)? else { return Ok(Changed::Unknown) };
        if record.state != State::Applied {
            return Ok(Changed::Unfit(record.state));
        }
        record.due_at = Some(now);
        self.store.put(&record)?;
        Ok(Changed::Done)
    }

    /// Takes an applicant out: no more calls, its values are erased. A worker that drives it is fenced. What is recorded of its
    /// calls stays.
    pub fn withdraw(&mut self, user_id: &str) -> Result<Changed, LedgerError> {
        let Some(mut record) = self.store.record_of(user_id)? else { return Ok(Changed::Unknown) };
        if matches!(record.state, State::Done | State::Withdrawn) {
            return Ok(Changed::Unfit(record.state));
        }
        record.epoch += 1;
        record.release(State::Withdrawn, None);
        self.store.put(&record)?;
        self.close_questions(record.id)?;
        self.erase(record.id)?;
        Ok(Changed::Done)
    }

    /// Erases the values and snapshots of up to `most` applicants after `after`, which are taken out unless they have ended.
    /// Results stay. Returns the last applicant, or `None` if there are no more.
    pub fn close(&mut self, after: Option<ApplicantId>, most: usize) -> Result<Option<ApplicantId>, LedgerError> {
        let page = self.store.page(&Selection::default(), after, most)?;
        for record in &page {
            if !record.state.is_final() {
                self.withdraw(&record.user_id)?;
            }
            self.erase(record.id)?;
        }
        Ok(page.last().map(|record| record.id))
    }

    /// Selected applicants after `after`, in the order of the list.
    pub fn rows(
        &mut self,
        selection: &Selection,
        after: Option<ApplicantId>,
        most: usize,
    ) -> Result<Vec<Entry>, LedgerError> {
        self.store.page(selection, after, most)
    }

    /// True if an applicant is due, or somebody drives one.
    pub fn is_busy(&mut self, now: Timestamp) -> Result<bool, LedgerError> {
        Ok(self.store.next_due()?.is_some_and(|due_at| due_at <= now) || self.store.is_any_running()?)
    }

    /// Up to `most` applicants that a worker drives, or drove when it ended: also those whose lease is over.
    pub fn held(&mut self, most: usize) -> Result<Vec<Entry>, LedgerError> {
        self.store.lapsed(Timestamp::MAX, most)
    }

    /// How many applicants there are.
    pub fn totals(&mut self) -> Result<Totals, LedgerError> {
        self.store.totals()
    }
}
