//! The time that makes an applicant due at once, by the clock of every process.

use jiff::Timestamp;

use super::applicant::Entry;
use super::core::Ledger;
use super::error::LedgerError;
use super::store::Store;

impl<S: Store> Ledger<S> {
    /// When an applicant is due that can go on at once. The process of a person may have lived through the machine's
    /// clock being set back. The run that drives the applicant may have begun afterwards, so its clock is behind and
    /// would not find the applicant due. An applicant that is due earlier already stays so.
    pub(super) fn at_once(&mut self, record: &Entry, now: Timestamp) -> Result<Timestamp, LedgerError> {
        let earlier = self.run_time()?.into_iter().chain(record.due_at);
        Ok(earlier.fold(now, Timestamp::min))
    }
}
