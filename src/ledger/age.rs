//! Shifts the times in a ledger into the past, so that a sandbox can simulate the passing of time.

use jiff::{SignedDuration, Timestamp};

use super::applicant::ApplicantId;
use super::core::Ledger;
use super::error::LedgerError;
use super::question::QuestionState;
use super::seal::SealedBytes;
use super::selection::Selection;
use super::store::{Blob, Store};

impl<S: Store> Ledger<S> {
    /// Shifts the times of up to `most` applicants after `after` by `by`. The callback `aged` shifts the times inside
    /// a sealed snapshot, because the ledger cannot open it. Returns the last applicant shifted, or `None` if there
    /// are no more.
    pub fn age(
        &mut self,
        by: SignedDuration,
        (after, most): (Option<ApplicantId>, usize),
        mut aged: impl FnMut(&str, &SealedBytes) -> Result<SealedBytes, LedgerError>,
    ) -> Result<Option<ApplicantId>, LedgerError> {
        let page = self.store.page(&Selection::default(), after, most)?;
        for mut record in page.iter().cloned() {
            let earlier = |at: &mut Timestamp| *at = at.saturating_sub(by).unwrap_or(Timestamp::MIN);
            record.due_at.iter_mut().chain(&mut record.lease_until).for_each(earlier);
            self.store.put(&record)?;
            let mut passwords = self.store.passwords(&record.login)?;
            if !passwords.is_empty() {
                passwords.age(by);
                self.store.put_passwords(&record.login, &passwords)?;
            }
            if let Some(snapshot) = self.store.blob(record.id, Blob::Snapshot)? {
                let snapshot = aged(&record.user_id, &snapshot)?;
                self.store.put_blob(record.id, Blob::Snapshot, Some(&snapshot))?;
            }
            for mut question in self.store.questions_of(record.id)? {
                if question.state != QuestionState::Closed {
                    question.asked.expires_at.iter_mut().chain(&mut question.held_until).for_each(earlier);
                    self.store.put_question(&question)?;
                }
            }
        }
        Ok(page.last().map(|record| record.id))
    }
}
