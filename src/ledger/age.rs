//! Shifts the times in a ledger into the past, so that a sandbox can simulate the passing of time.

use jiff::{SignedDuration, Timestamp};

use super::applicant::ApplicantId;
use super::core::Ledger;
use super::error::LedgerError;
use super::incarnation::SETTLED_AT;
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
        let earlier = |at: &mut Timestamp| *at = at.saturating_sub(by).unwrap_or(Timestamp::MIN);
        if after.is_none() {
            self.age_incarnation(by)?;
        }
        let page = self.store.page(&Selection::default(), after, most)?;
        for mut record in page.iter().cloned() {
            record.due_at.iter_mut().chain(&mut record.lease_until).for_each(earlier);
            self.store.put(&record)?;
            if let Some(snapshot) = self.store.blob(record.id, Blob::Snapshot)? {
                let snapshot = aged(&record.user_id, &snapshot)?;
                self.store.put_blob(record.id, Blob::Snapshot, Some(&snapshot))?;
            }
            let mut passwords = self.store.passwords(&record.login)?;
            if !passwords.is_empty() {
                passwords.age(by);
                self.store.put_passwords(&record.login, &passwords)?;
            }
            for mut question in self.store.questions_of(record.id)? {
                let ends = question.asked.expires_at.iter_mut().chain(&mut question.held_until);
                ends.chain([&mut question.asked_at]).chain(&mut question.answered_at).for_each(earlier);
                self.store.put_question(&question)?;
            }
            for mut intent in self.store.intents(record.id)? {
                let times = [&mut intent.intended_at, &mut intent.send_before];
                times.into_iter().chain(&mut intent.settled_at).for_each(earlier);
                self.store.put_intent(record.id, &intent)?;
            }
            self.store.age_evidence(record.id, by)?;
        }
        Ok(page.last().map(|record| record.id))
    }

    /// Shifts the time before which this incarnation drives no applicant.
    fn age_incarnation(&mut self, by: SignedDuration) -> Result<(), LedgerError> {
        if let Some(at) = self.store.time(SETTLED_AT)? {
            self.store.put_time(SETTLED_AT, at.saturating_sub(by).unwrap_or(Timestamp::MIN))?;
        }
        Ok(())
    }
}
