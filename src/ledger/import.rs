//! Rows of a list come into the ledger, for the first time or again.

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
    /// What the applicant's session knows already, sealed.
    pub snapshot: Option<SealedBytes>,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportVerdict {
    /// It is new.
    Added,
    /// It is as it was.
    Same,
    /// Its new values replace the old ones, now or at the applicant's next pause.
    Changed,
    /// It has changed, but its applicant is too far for that to count.
    TooLate(State),
    /// Its login name has changed, which makes it somebody else's row.
    OtherLoginName,
    /// Another applicant has its login name.
    LoginNameTaken(String),
}

/// What became of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// New applicants.
    pub added: u64,
    /// Rows that are as they were.
    pub same: u64,
    /// The user_ids of rows with new values.
    pub changed: Few<String>,
    /// The user_ids of changed rows that no longer count, and where their applicants stand.
    pub too_late: Few<(String, State)>,
    /// The user_ids of rows that are refused, and why.
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
    /// Binds the ledger to a gateway and a merchant, or returns what it belongs to instead.
    pub fn bind(&mut self, binding: &Binding) -> Result<Result<(), Binding>, LedgerError> {
        match self.store.binding()? {
            Some(bound) if bound != *binding => Ok(Err(bound)),
            Some(_) => Ok(Ok(())),
            None => self.store.bind(binding).map(Ok),
        }
    }

    /// Takes in a row.
    pub fn import(&mut self, row: &Incoming, now: Timestamp) -> Result<ImportVerdict, LedgerError> {
        let (login, row_hash) = (row.login.clone(), row.row_hash.clone());
        let new = Entry::new(ApplicantId(0), row.user_id.clone(), login, row_hash, now);
        // Most rows are new, so the store is asked first for what most rows need.
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
        record.row_hash = row.row_hash.clone();
        self.store.put_blob(record.id, Blob::Values, row.values.as_ref())?;
        if record.state == State::Waiting && self.asks_for_a_value(record.id)? {
            // The value may be in the list now.
            self.close_questions(record.id)?;
            record.release(State::Ready, Some(now));
            record.class = None;
        }
        self.store.put(&record)?;
        Ok(ImportVerdict::Changed)
    }

    /// True if somebody is asked for a value that the list may hold.
    fn asks_for_a_value(&mut self, id: ApplicantId) -> Result<bool, LedgerError> {
        let is_it = |question: &Question| question.is_asked() && question.asked.kind == QuestionKind::Value;
        Ok(self.store.questions_of(id)?.iter().any(is_it))
    }
}
