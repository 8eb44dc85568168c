//! The history of one applicant.

use jiff::Timestamp;

use super::applicant::Entry;
use super::core::Ledger;
use super::error::LedgerError;
use super::intent::Intent;
use super::question::Question;
use super::store::Store;

/// Everything that the ledger can show of one applicant: no sealed values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicantHistory {
    /// The record.
    pub record: Entry,
    /// Its intents (calls that try or submit), oldest first.
    pub intents: Vec<Intent>,
    /// Its questions, oldest first.
    pub questions: Vec<Question>,
    /// Replies that reached a worker after it was fenced: epoch, text, time.
    pub evidence: Vec<(u64, String, Timestamp)>,
}

impl<S: Store> Ledger<S> {
    /// The history of the applicant with this `user_id`.
    pub fn history(&mut self, user_id: &str) -> Result<Option<ApplicantHistory>, LedgerError> {
        let Some(record) = self.store.record_of(user_id)? else { return Ok(None) };
        let id = record.id;
        Ok(Some(ApplicantHistory {
            record,
            intents: self.store.intents(id)?,
            questions: self.store.questions_of(id)?,
            evidence: self.store.evidence(id)?,
        }))
    }
}
