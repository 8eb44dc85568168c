//! Imports rows of a list, for the first time or again.

use jiff::Timestamp;

use super::applicant::{ApplicantId, Entry};
use super::core::Ledger;
use super::error::LedgerError;
use super::question::{NewQuestion, Question, QuestionKind, QuestionState};
use super::seal::SealedBytes;
use super::state::State;
use super::store::{Blob, Store};
use crate::few::Few;
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
    Changed(ChangedRow),
    /// The row has changed, but too late: the applicant is too far on for new values to take effect.
    TooLate(State),
    /// The login name has changed, so the row belongs to another person. It is refused.
    OtherLoginName,
    /// Another applicant has its login name.
    LoginNameTaken(String),
}

/// What the ledger knew of a row that has changed. Only the holder of its key can see what the change is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedRow {
    /// The state of the applicant before.
    pub state: State,
    /// The values that the ledger had stored.
    pub before: Option<SealedBytes>,
    /// The key of the value that the applicant waited for. It goes on now.
    pub asked: Option<String>,
}

/// The result of importing a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// New applicants.
    pub added: u64,
    /// How many rows have not changed.
    pub same: u64,
    /// The user_ids of changed rows, and where their applicants stand.
    pub changed: Few<(String, State)>,
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
            ImportVerdict::Changed(row) => self.changed.push((user_id.to_owned(), row.state)),
            ImportVerdict::TooLate(state) => self.too_late.push((user_id.to_owned(), state)),
            ImportVerdict::OtherLoginName | ImportVerdict::LoginNameTaken(_) => {
                self.refused.push((user_id.to_owned(), verdict))
            }
        }
    }
}

impl<S: Store> Ledger<S> {
    /// Imports a row. A new applicant is due at once, or once a restored copy has settled.
    pub fn import(&mut self, row: &Incoming, now: Timestamp) -> Result<ImportVerdict, LedgerError> {
        let due_at = self.settled_at(now)?;
        self.import_due(row, due_at, now)
    }

    /// Imports a row of many. A new applicant is due at `due_at`, which is what [`Ledger::settled_at`] says for all of
    /// them.
    pub fn import_due(
        &mut self,
        row: &Incoming,
        due_at: Timestamp,
        now: Timestamp,
    ) -> Result<ImportVerdict, LedgerError> {
        let (login, row_hash) = (row.login, row.row_hash);
        let new = Entry::new(ApplicantId(0), row.user_id.clone(), login, row_hash, due_at);
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

    /// Says how the ledger would treat a row, and changes nothing. Only rows of earlier lists count, not those of the same
    /// list. Needs no transaction, so that a check never keeps another process from writing.
    pub fn would_import(&mut self, row: &Incoming) -> Result<ImportVerdict, LedgerError> {
        let otherwise = match self.store.record_of(&row.user_id)? {
            Some(record) if !record.is_blank() => return Ok(again(&record, row)),
            Some(_) => ImportVerdict::Same,
            None => ImportVerdict::Added,
        };
        let other = self.store.record_by_login(&row.login)?;
        Ok(other.map_or(otherwise, |other| ImportVerdict::LoginNameTaken(other.user_id)))
    }

    fn import_again(
        &mut self,
        mut record: Entry,
        row: &Incoming,
        now: Timestamp,
    ) -> Result<ImportVerdict, LedgerError> {
        if record.is_blank() {
            return self.seal_anew(record, row);
        }
        let verdict = again(&record, row);
        if !matches!(verdict, ImportVerdict::Changed(_)) {
            return Ok(verdict);
        }
        let state = record.state;
        record.is_changed |= record.state == State::Running;
        record.row_hash = row.row_hash;
        let before = self.store.blob(record.id, Blob::Values)?;
        self.store.put_blob(record.id, Blob::Values, row.values.as_ref())?;
        let asked = match record.state {
            State::Waiting => self.asked_of_the_list(record.id)?,
            _ => None,
        };
        if asked.is_some() {
            // The changed row may contain the value that was asked for.
            self.close_what_a_row_may_answer(record.id)?;
            let at = self.at_once(&record, now)?;
            record.release(State::Ready, Some(at));
            (record.class, record.code) = (None, None);
        }
        self.store.put(&record)?;
        Ok(ImportVerdict::Changed(ChangedRow { state, before, asked }))
    }

    /// The key of the applicant's open question for a value that the list may contain.
    fn asked_of_the_list(&mut self, id: ApplicantId) -> Result<Option<String>, LedgerError> {
        let may_contain = |kind| matches!(kind, QuestionKind::Value | QuestionKind::Route);
        let is_it = |question: &Question| question.is_asked() && may_contain(question.asked.kind);
        Ok(self.store.questions_of(id)?.into_iter().find(is_it).map(|question| question.asked.key))
    }

    /// A changed row answers the question that its applicant waited for, and those that follow from it: the gateway has
    /// refused the old values, so the applicant's worker asks for others.
    pub fn answer_by_row(
        &mut self,
        user_id: &str,
        answers: Vec<(String, SealedBytes)>,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        let Some(record) = self.store.record_of(user_id)? else { return Ok(()) };
        for (key, answer) in answers {
            let asked = NewQuestion { key, kind: QuestionKind::Value, attempt: 1, payload: None, expires_at: None };
            let mut question = self.new_question(&record, asked, now)?;
            question.state = QuestionState::Answered;
            (question.answer, question.answered_at) = (Some(answer), Some(now));
            self.store.put_question(&question)?;
        }
        Ok(())
    }
}

/// How the ledger treats a row of an applicant that it knows.
fn again(record: &Entry, row: &Incoming) -> ImportVerdict {
    if record.row_hash == row.row_hash {
        return ImportVerdict::Same;
    }
    if record.login != row.login {
        return ImportVerdict::OtherLoginName;
    }
    match record.state {
        State::Ready | State::Waiting | State::Failed | State::Running => {
            ImportVerdict::Changed(ChangedRow { state: record.state, before: None, asked: None })
        }
        State::Settling | State::Applied | State::Done | State::Uncertain | State::Poison | State::Withdrawn => {
            ImportVerdict::TooLate(record.state)
        }
    }
}
