//! The ledger in an SQLite file.
//!
//! [`open`] checks that the file is a ledger and may be used; [`records`], [`people`] and [`rest`] hold the
//! statements. A commit survives a crash of the machine (`synchronous=FULL`). Erased data is overwritten
//! (`secure_delete`).

mod identity;
mod kind;
mod log;
mod migrate;
mod network;
mod open;
mod open_error;
mod people;
mod place;
mod records;
mod rest;
mod rows;
mod run_lock;
mod unmade;

pub use open_error::OpenError;
pub use run_lock::run_lock;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, ErrorCode};

use self::identity::FileIdentity;
use super::applicant::{ApplicantId, Entry, Halting, Totals};
use super::error::LedgerError;
use super::intent::Intent;
use super::question::{Question, QuestionId};
use super::seal::SealedBytes;
use super::selection::Selection;
use super::state::State;
use super::store::{Binding, Blob, Store};
use crate::fingerprint::Fingerprint;
use crate::flow::Passwords;

/// A ledger in an SQLite file.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
    identity: Option<FileIdentity>,
    /// True once the ledger names its file.
    names_file: bool,
    /// How many rows this connection had changed when the transaction began.
    changed: u64,
}

impl Sqlite {
    fn of(connection: Connection, identity: Option<FileIdentity>) -> Self {
        Self { connection, identity, names_file: false, changed: 0 }
    }

    fn transact(&self, statement: &str) -> Result<(), LedgerError> {
        self.connection.prepare_cached(statement)?.execute([])?;
        Ok(())
    }
}

impl From<rusqlite::Error> for LedgerError {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error().map(|error| error.extended_code);
        if code == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return Self::Full; // the index of the write-ahead log could not grow
        }
        let said = match &error {
            rusqlite::Error::SqlInputError { msg, .. } => msg.clone(), // without the text of the statement
            error => error.to_string(),
        };
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::CannotOpen) => Self::Unopened,
            Some(ErrorCode::SystemIoFailure) => Self::Disk(said),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(said),
            _ => Self::Store(said),
        }
    }
}

impl Store for Sqlite {
    fn begin(&mut self) -> Result<(), LedgerError> {
        // Begin as a writer at once: a deferred transaction that turns into a writer fails instead of waiting for
        // another one.
        self.transact("BEGIN IMMEDIATE")?;
        self.changed = self.connection.total_changes();
        Ok(())
    }

    fn commit(&mut self) -> Result<(), LedgerError> {
        if self.connection.total_changes() != self.changed {
            self.name_file()?;
        }
        self.transact("COMMIT")
    }

    fn roll_back(&mut self) {
        // Ignore a failure: it means that SQLite has already rolled back.
        let _ = self.transact("ROLLBACK");
    }

    fn binding(&mut self) -> Result<Option<Binding>, LedgerError> {
        self.read_binding()
    }

    fn bind(&mut self, binding: &Binding) -> Result<(), LedgerError> {
        self.write_binding(binding)
    }

    fn insert(&mut self, record: &Entry) -> Result<Option<ApplicantId>, LedgerError> {
        self.insert_record(record)
    }

    fn record(&mut self, id: ApplicantId) -> Result<Option<Entry>, LedgerError> {
        self.one_record("id = ?1", id.0)
    }

    fn record_of(&mut self, user_id: &str) -> Result<Option<Entry>, LedgerError> {
        self.one_record("user_id = ?1", user_id)
    }

    fn record_by_login(&mut self, login: &Fingerprint) -> Result<Option<Entry>, LedgerError> {
        self.one_record("login = ?1", login.to_bytes())
    }

    fn put(&mut self, record: &Entry) -> Result<(), LedgerError> {
        self.update_record(record)
    }

    fn put_login(&mut self, id: ApplicantId, login: &Fingerprint) -> Result<(), LedgerError> {
        self.update_login(id, login)
    }

    fn due(&mut self, states: &[State], now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError> {
        self.due_records(states, now, most)
    }

    fn suspects(&mut self, states: &[State], now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError> {
        self.suspect_records(states, now, most)
    }

    fn is_suspect_running(&mut self) -> Result<bool, LedgerError> {
        self.any_suspect_running()
    }

    fn next_due(&mut self, states: &[State]) -> Result<Option<Timestamp>, LedgerError> {
        self.earliest_due(states)
    }

    fn is_any_running(&mut self) -> Result<bool, LedgerError> {
        self.any_running()
    }

    fn lapsed(&mut self, now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError> {
        self.lapsed_records(now, most)
    }

    fn held_by_runs(&mut self) -> Result<Vec<Entry>, LedgerError> {
        self.records_of_runs()
    }

    fn page(
        &mut self,
        selection: &Selection,
        after: Option<ApplicantId>,
        most: usize,
    ) -> Result<Vec<Entry>, LedgerError> {
        self.page_of_records(selection, after, most)
    }

    fn totals(&mut self) -> Result<Totals, LedgerError> {
        self.count_everything()
    }

    fn is_a_report(&mut self, path: &str) -> Result<bool, LedgerError> {
        self.has_report(path)
    }

    fn blob(&mut self, id: ApplicantId, blob: Blob) -> Result<Option<SealedBytes>, LedgerError> {
        self.read_blob(id, blob)
    }

    fn put_blob(&mut self, id: ApplicantId, blob: Blob, bytes: Option<&SealedBytes>) -> Result<(), LedgerError> {
        self.write_blob(id, blob, bytes)
    }

    fn last_intent(&mut self, id: ApplicantId) -> Result<Option<Intent>, LedgerError> {
        self.newest_intent(id)
    }

    fn intents(&mut self, id: ApplicantId) -> Result<Vec<Intent>, LedgerError> {
        self.all_intents(id)
    }

    fn put_intent(&mut self, id: ApplicantId, intent: &Intent) -> Result<(), LedgerError> {
        self.write_intent(id, intent)
    }

    fn ask(&mut self, question: &Question) -> Result<QuestionId, LedgerError> {
        self.insert_question(question)
    }

    fn question(&mut self, id: QuestionId) -> Result<Option<Question>, LedgerError> {
        self.read_question(id)
    }

    fn put_question(&mut self, question: &Question) -> Result<(), LedgerError> {
        self.update_question(question)
    }

    fn questions_of(&mut self, id: ApplicantId) -> Result<Vec<Question>, LedgerError> {
        self.applicants_questions(id)
    }

    fn count_halting(&mut self) -> Result<Halting, LedgerError> {
        self.count_halting_questions()
    }

    fn open_questions(&mut self, after: Option<QuestionId>, most: usize) -> Result<Vec<Question>, LedgerError> {
        self.page_of_questions(after, most)
    }

    fn questions_with(
        &mut self,
        person: &str,
        after: Option<QuestionId>,
        most: usize,
    ) -> Result<Vec<Question>, LedgerError> {
        self.page_of_persons_questions(person, after, most)
    }

    fn halting_questions(&mut self, after: Option<QuestionId>, most: usize) -> Result<Vec<Question>, LedgerError> {
        self.page_of_halting_questions(after, most)
    }

    fn passwords(&mut self, login: &Fingerprint) -> Result<Passwords, LedgerError> {
        self.read_passwords(login)
    }

    fn put_passwords(&mut self, login: &Fingerprint, passwords: &Passwords) -> Result<(), LedgerError> {
        self.write_passwords(login, passwords)
    }

    fn put_evidence(&mut self, id: ApplicantId, epoch: u64, text: &str, now: Timestamp) -> Result<(), LedgerError> {
        self.write_evidence(id, epoch, text, now)
    }

    fn evidence(&mut self, id: ApplicantId) -> Result<Vec<(u64, String, Timestamp)>, LedgerError> {
        self.read_evidence(id)
    }

    fn age_evidence(&mut self, id: ApplicantId, by: SignedDuration) -> Result<(), LedgerError> {
        self.shift_evidence(id, by)
    }

    fn identity(&mut self) -> Result<Option<i64>, LedgerError> {
        Ok(self.identity.map(FileIdentity::number))
    }

    fn had_identity(&self, number: i64) -> bool {
        self.identity.is_some_and(|identity| identity.was(number))
    }

    fn number(&mut self, name: &'static str) -> Result<Option<i64>, LedgerError> {
        self.read_number(name)
    }

    fn put_number(&mut self, name: &'static str, value: i64) -> Result<(), LedgerError> {
        self.write_number(name, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_has_the_message_of_sqlite_and_no_statement() {
        let error = Connection::open_in_memory().unwrap().prepare("SELECT name FROM nowhere").unwrap_err();
        assert_eq!(LedgerError::from(error).to_string(), "the ledger cannot be used: no such table: nowhere");
    }
}
