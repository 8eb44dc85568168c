//! Imports rows of a list, for the first time or again.

use jiff::Timestamp;

use super::applicant::{ApplicantId, Entry};
use super::core::Ledger;
use super::error::LedgerError;
use super::few::Few;
use super::question::{Question, QuestionKind};
use super::seal::SealedBytes;
use super::state::State;
use super::store::{Binding, Blob, Store};
use crate::fingerprint::Fingerprint;

/// A row of a list.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The merchant's id of the applicant.
    pub user_id: String,
    /// A keyed MAC of the login name.
    pub login: Fingerprint,
    /// A keyed MAC of all values.
    pub row_hash: Fingerprint,
    /// The values, sealed; `None` if the ledger stores none.
    pub values: Option<SealedBytes>,
    /// The facts that the applicant's session file already holds, sealed.
    pub snapshot: Option<SealedBytes>,
}

/// How the ledger treats an imported row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportVerdict {
    /// The applicant is new.
    Added,
    /// The row has not changed.
    Same,
    /// The row has changed. Its values replace the old ones now or, if a worker drives the applicant, at the next pause.
    Changed,
    /// The row has changed, but too late: the applicant is too far on for new values to take effect.
    TooLate(State),
    /// The login name has changed, so the row belongs to another person. It is refused.
    OtherLoginName,
    /// Another applicant has its login name.
    LoginNameTaken(String),
}

/// The result of importing a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// New applicants.
    pub added: u64,
    /// How many rows have not changed.
    pub same: u64,
    /// The user_ids of changed rows.
    pub changed: Few<String>,
    /// The user_ids of changed rows that no longer count, and where their applicants stand.
    pub too_late: Few<(String, State)>,
    /// The user_ids of refused rows, and why each was refused.
    pub refused: Few<(String, ImportVerdict)>,
}

impl Imported {
    /// Counts a row.
    pub fn count(&mut self, user_id: &str, verdict: ImportVerdict) {
        match verdict {
            ImportVerdict::Added => self.added += 1,
            ImportVerdict::Same => self.same += 1,
            ImportVerdict::Changed => self.changed.push(user_id.to_owned()),
            ImportVerdict::TooLate(state) => self.too_late.push((user_id.to_owned(), state)),
            ImportVerdict::OtherLoginName | ImportVerdict::LoginNameTaken(_) => {
                self.refused.push((user_id.to_owned(), verdict))
            }
        }
    }
}

impl<S: Store> Ledger<S> {
    /// Binds the ledger to a gateway and a merchant. Returns the existing binding if that is a different one.
    pub fn bind(&mut self, binding: &Binding) -> Result<Result<(), Binding>, LedgerError> {
        match self.store.binding()? {
            Some(bound) if bound != *binding => Ok(Err(bound)),
            Some(_) => Ok(Ok(())),
            None => self.store.bind(binding).map(Ok),
        }
    }

    /// Imports a row.
    pub fn import(&mut self, row: &Incoming, now: Timestamp) -> Result<ImportVerdict, LedgerError> {
        let (login, row_hash) = (row.login, row.row_hash);
        let new = Entry::new(ApplicantId(0), row.user_id.clone(), login, row_hash, now);
        // Most rows of an import are new, so try to insert before looking for an existing applicant.
        if let Some(id) = self.store.insert(&new)? {
            for (blob, bytes) in [(Blob::Values, &row.values), (Blob::Snapshot, &row.snapshot)] {
                if bytes.is_some() {
                    self.store.put_blob(id, blob, bytes.as_ref())?;
                }
            }
            return Ok(ImportVerdict::Added);
        }
        match self.store.record_of(&row.user_id)? {
            Some(record) => self.import_again(record, row, now),
            None => {
                let other = self.store.record_by_login(&row.login)?;
                Ok(ImportVerdict::LoginNameTaken(other.map(|other| other.user_id).unwrap_or_default()))
            }
        }
    }

    fn import_again(
        &mut self,
        mut record: Entry,
        row: &Incoming,
        now: Timestamp,
    ) -> Result<ImportVerdict, LedgerError> {
        if record.row_hash == row.row_hash {
            return Ok(ImportVerdict::Same);
        }
        if record.is_blank() {
            return self.seal_anew(record, row);
        }
        if record.login != row.login {
            return Ok(ImportVerdict::OtherLoginName);
        }
        match record.state {
            State::Ready | State::Waiting | State::Failed => {}
            State::Running => record.is_changed = true,
            State::Settling | State::Applied | State::Done | State::Uncertain | State::Poison | State::Withdrawn => {
                return Ok(ImportVerdict::TooLate(record.state));
            }
        }
        record.row_hash = row.row_hash;
        self.store.put_blob(record.id, Blob::Values, row.values.as_ref())?;
        if record.state == State::Waiting && self.asks_for_a_value(record.id)? {
            // The changed row may contain the value that was asked for.
            self.close_questions(record.id)?;
            record.release(State::Ready, Some(now));
            (record.class, record.code) = (None, None);
        }
        self.store.put(&record)?;
        Ok(ImportVerdict::Changed)
    }

    /// True if the applicant has an open question for a value that the list may contain.
    fn asks_for_a_value(&mut self, id: ApplicantId) -> Result<bool, LedgerError> {
        let is_it = |question: &Question| question.is_asked() && question.asked.kind == QuestionKind::Value;
        Ok(self.store.questions_of(id)?.iter().any(is_it))
    }
}
