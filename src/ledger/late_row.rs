//! A changed row that was imported while a worker drove its applicant to the application.

use super::applicant::{ApplicantId, Entry};
use super::core::Ledger;
use super::error::LedgerError;
use super::seal::SealedBytes;
use super::state::State;
use super::store::{Blob, Store};

impl<S: Store> Ledger<S> {
    /// If the row of an applicant has changed since it was claimed, and the applicant has applied meanwhile, erases the
    /// new values that an application no longer needs. The callback returns the others, because the ledger cannot open
    /// them, or `None` if it erases nothing.
    pub fn trim_changed_row(
        &mut self,
        id: ApplicantId,
        others: impl FnOnce(&SealedBytes) -> Option<SealedBytes>,
    ) -> Result<(), LedgerError> {
        let is_late = |record: &Entry| record.is_changed && record.state == State::Applied;
        if !self.store.record(id)?.as_ref().is_some_and(is_late) {
            return Ok(());
        }
        match self.store.blob(id, Blob::Values)?.and_then(|values| others(&values)) {
            Some(others) => self.store.put_blob(id, Blob::Values, Some(&others)),
            None => Ok(()),
        }
    }
}
