//! The operations of operators: retry, withdraw, close, list.

use jiff::Timestamp;

use super::applicant::{ApplicantId, Entry, Totals};
use super::core::Ledger;
use super::error::LedgerError;
use super::selection::{Changed, Retry, Selection};
use super::state::State;
use super::store::{Blob, Store};

impl<S: Store> Ledger<S> {
    /// Retries an ended applicant. A second `retry` changes nothing, because the applicant is no longer ended.
    pub fn retry(&mut self, user_id: &str, retry: Retry, now: Timestamp) -> Result<Changed, LedgerError> {
        let Some(mut record) = self.store.record_of(user_id)? else { return Ok(Changed::Unknown) };
        if !record.state.is_retried(retry.again) {
            return Ok(Changed::Unfit(record.state));
        }
        let reopens_at = self.store.passwords(&record.login)?.reopens_at();
        let due_at = self.settled_at(now)?.max(reopens_at.filter(|_| !retry.again).unwrap_or(now));
        record.release(State::Ready, Some(due_at));
        (record.class, record.code, record.again) = (None, None, retry.again);
        record.forget_deaths();
        self.store.put(&record)?;
        Ok(Changed::Done)
    }

    /// The platform has sent a notice about an applicant. If the applicant waits for the report, it becomes due at
    /// once, or when the worker that drives it now releases it.
    pub fn notice(&mut self, user_id: &str, now: Timestamp) -> Result<Changed, LedgerError> {
        let Some(mut record) = self.store.record_of(user_id)? else { return Ok(Changed::Unknown) };
        if !record.may_be_due_early() {
            return Ok(Changed::Unfit(record.state));
        }
        record.due_at = Some(self.at_once(&record, now)?);
        self.store.put(&record)?;
        Ok(Changed::Done)
    }

    /// Withdraws an applicant: no more calls, and its values are erased. A worker that drives it is fenced. Its
    /// recorded calls stay.
    pub fn withdraw(&mut self, user_id: &str) -> Result<Changed, LedgerError> {
        let Some(mut record) = self.store.record_of(user_id)? else { return Ok(Changed::Unknown) };
        if record.state.is_over() {
            return Ok(Changed::Unfit(record.state));
        }
        record.epoch += 1;
        record.release(State::Withdrawn, None);
        self.store.put(&record)?;
        self.close_questions(record.id)?;
        self.erase(record.id)?;
        Ok(Changed::Done)
    }

    /// Erases the values and snapshots of up to `most` applicants after `after`, and withdraws those that have not
    /// ended. Results stay. Returns the last applicant, or `None` if there are no more, and how many applicants were
    /// changed.
    pub fn close(
        &mut self,
        after: Option<ApplicantId>,
        most: usize,
    ) -> Result<(Option<ApplicantId>, u64), LedgerError> {
        let page = self.store.page(&Selection::default(), after, most)?;
        let mut changed = 0;
        for record in &page {
            let values = self.store.blob(record.id, Blob::Values)?;
            let snapshot = self.store.blob(record.id, Blob::Snapshot)?;
            let is_open = !record.state.is_final();
            changed += u64::from(is_open || values.is_some() || snapshot.is_some());
            if is_open {
                self.withdraw(&record.user_id)?;
            }
            self.close_questions(record.id)?;
            self.erase(record.id)?;
        }
        Ok((page.last().map(|record| record.id), changed))
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

    /// True if the ledger has this path as the report of an applicant that is done.
    pub fn is_a_report(&mut self, path: &str) -> Result<bool, LedgerError> {
        self.store.is_a_report(path)
    }

    /// When the next applicant in these states can go on.
    pub fn next_due(&mut self, states: &[State]) -> Result<Option<Timestamp>, LedgerError> {
        self.store.next_due(states)
    }

    /// True if an applicant in one of these states is due, or a worker drives one.
    pub fn is_busy(&mut self, states: &[State], now: Timestamp) -> Result<bool, LedgerError> {
        Ok(self.store.next_due(states)?.is_some_and(|due_at| due_at <= now) || self.store.is_any_running()?)
    }

    /// Up to `most` applicants with a holder, including those whose worker has ended or whose lease has lapsed.
    pub fn held(&mut self, most: usize) -> Result<Vec<Entry>, LedgerError> {
        self.store.lapsed(Timestamp::MAX, most)
    }

    /// How many applicants there are.
    pub fn totals(&mut self) -> Result<Totals, LedgerError> {
        self.store.totals()
    }
}
