//! What the ledger needs from a store: records by key, in transactions.

use jiff::{SignedDuration, Timestamp};

use super::applicant::{ApplicantId, Entry, Halting, Totals};
use super::error::LedgerError;
use super::intent::Intent;
use super::question::{Question, QuestionId};
use super::seal::SealedBytes;
use super::selection::Selection;
use super::state::State;
use crate::fingerprint::Fingerprint;
use crate::flow::Passwords;

/// The gateway, merchant and key of a ledger. Another gateway or merchant needs another ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The gateway's address.
    pub gateway: String,
    /// The merchant.
    pub merchant: String,
    /// The id of the key that seals its values.
    pub key_id: Fingerprint,
}

/// A sealed part of an applicant's record. It is stored apart, because most operations do not need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blob {
    /// The values of its row.
    Values,
    /// The snapshot of its journey.
    Snapshot,
}

/// Stores the records of one ledger. It only finds and keeps them; the rules are in [`Ledger`](super::Ledger).
///
/// All calls lie between [`begin`](Self::begin) and [`commit`](Self::commit) or [`roll_back`](Self::roll_back).
pub trait Store: Send {
    /// Begins a transaction that excludes all other writers.
    fn begin(&mut self) -> Result<(), LedgerError>;
    /// Commits the transaction. Afterwards it survives a crash of the machine. If this fails, the outcome is unknown.
    fn commit(&mut self) -> Result<(), LedgerError>;
    /// Undoes everything since [`begin`](Self::begin).
    fn roll_back(&mut self);

    /// The binding of the ledger; `None` before the first import.
    fn binding(&mut self) -> Result<Option<Binding>, LedgerError>;
    /// Sets the binding.
    fn bind(&mut self, binding: &Binding) -> Result<(), LedgerError>;

    /// Adds an applicant with the next free number, ignoring `record.id`, and returns the number. Returns `None` if
    /// the `user_id` or the login name is taken.
    fn insert(&mut self, record: &Entry) -> Result<Option<ApplicantId>, LedgerError>;
    /// The record of an applicant.
    fn record(&mut self, id: ApplicantId) -> Result<Option<Entry>, LedgerError>;
    /// The record of the applicant with this `user_id`.
    fn record_of(&mut self, user_id: &str) -> Result<Option<Entry>, LedgerError>;
    /// The record of the applicant with this login name.
    fn record_by_login(&mut self, login: &Fingerprint) -> Result<Option<Entry>, LedgerError>;
    /// Replaces a record, except for its login name.
    fn put(&mut self, record: &Entry) -> Result<(), LedgerError>;
    /// Replaces the MAC of an applicant's login name.
    fn put_login(&mut self, id: ApplicantId, login: &Fingerprint) -> Result<(), LedgerError>;

    /// Due applicants in one of these states that have no crash, those first that have been due longest.
    fn due(&mut self, states: &[State], now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError>;
    /// The same for applicants whose worker died, those with the fewest crashes first.
    fn suspects(&mut self, states: &[State], now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError>;
    /// True if a worker drives an applicant that has had a crash.
    fn is_suspect_running(&mut self) -> Result<bool, LedgerError>;
    /// When the next applicant in one of these states is due.
    fn next_due(&mut self, states: &[State]) -> Result<Option<Timestamp>, LedgerError>;
    /// True if a worker drives any applicant.
    fn is_any_running(&mut self) -> Result<bool, LedgerError>;
    /// Applicants whose lease has lapsed.
    fn lapsed(&mut self, now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError>;
    /// Applicants that a run drives.
    fn held_by_runs(&mut self) -> Result<Vec<Entry>, LedgerError>;
    /// Selected applicants after `after`, in the order of the list.
    fn page(
        &mut self,
        selection: &Selection,
        after: Option<ApplicantId>,
        most: usize,
    ) -> Result<Vec<Entry>, LedgerError>;
    /// How many applicants and open questions there are.
    fn totals(&mut self) -> Result<Totals, LedgerError>;
    /// True if an applicant has this path as its report. Looks at all of them.
    fn is_a_report(&mut self, path: &str) -> Result<bool, LedgerError>;

    /// A sealed part.
    fn blob(&mut self, id: ApplicantId, blob: Blob) -> Result<Option<SealedBytes>, LedgerError>;
    /// Replaces or erases a sealed part.
    fn put_blob(&mut self, id: ApplicantId, blob: Blob, bytes: Option<&SealedBytes>) -> Result<(), LedgerError>;

    /// The applicant's last intent.
    fn last_intent(&mut self, id: ApplicantId) -> Result<Option<Intent>, LedgerError>;
    /// All intents of an applicant, oldest first.
    fn intents(&mut self, id: ApplicantId) -> Result<Vec<Intent>, LedgerError>;
    /// Adds or replaces the intent with this number.
    fn put_intent(&mut self, id: ApplicantId, intent: &Intent) -> Result<(), LedgerError>;

    /// Adds a question with the next free number, ignoring `question.id`, and returns the number.
    fn ask(&mut self, question: &Question) -> Result<QuestionId, LedgerError>;
    /// A question.
    fn question(&mut self, id: QuestionId) -> Result<Option<Question>, LedgerError>;
    /// Replaces a question.
    fn put_question(&mut self, question: &Question) -> Result<(), LedgerError>;
    /// The questions of an applicant, oldest first.
    fn questions_of(&mut self, id: ApplicantId) -> Result<Vec<Question>, LedgerError>;
    /// Open and taken questions that this person had last, or that are reserved for the person, after `after`, oldest
    /// first.
    fn questions_with(
        &mut self,
        person: &str,
        after: Option<QuestionId>,
        most: usize,
    ) -> Result<Vec<Question>, LedgerError>;
    /// Open and taken questions of waiting applicants after `after`, oldest first.
    fn halting_questions(&mut self, after: Option<QuestionId>, most: usize) -> Result<Vec<Question>, LedgerError>;
    /// Counts the open and taken questions that block their applicants.
    fn count_halting(&mut self) -> Result<Halting, LedgerError>;
    /// Open and taken questions after `after`, oldest first.
    fn open_questions(&mut self, after: Option<QuestionId>, most: usize) -> Result<Vec<Question>, LedgerError>;

    /// Refused passwords of a login name.
    fn passwords(&mut self, login: &Fingerprint) -> Result<Passwords, LedgerError>;
    /// Sets the refused passwords of a login name.
    fn put_passwords(&mut self, login: &Fingerprint, passwords: &Passwords) -> Result<(), LedgerError>;

    /// Keeps a reply that reached a worker after it was fenced.
    fn put_evidence(&mut self, id: ApplicantId, epoch: u64, text: &str, now: Timestamp) -> Result<(), LedgerError>;
    /// The replies kept for an applicant: epoch, text, time.
    fn evidence(&mut self, id: ApplicantId) -> Result<Vec<(u64, String, Timestamp)>, LedgerError>;

    /// Shifts the times of these replies into the past.
    fn age_evidence(&mut self, id: ApplicantId, by: SignedDuration) -> Result<(), LedgerError>;

    /// A number that distinguishes the store from its copies; `None` if it cannot be copied.
    fn identity(&mut self) -> Result<Option<i64>, LedgerError> {
        Ok(None)
    }
    /// True if an earlier version of the program gave this store that identity.
    fn had_identity(&self, _: i64) -> bool {
        false
    }

    /// A number that belongs to the whole ledger, such as the time up to which calls are handed out.
    fn number(&mut self, name: &'static str) -> Result<Option<i64>, LedgerError>;
    /// Sets such a number.
    fn put_number(&mut self, name: &'static str, value: i64) -> Result<(), LedgerError>;

    /// A time that belongs to the whole ledger. It is stored as such a number, in microseconds.
    fn time(&mut self, name: &'static str) -> Result<Option<Timestamp>, LedgerError> {
        Ok(self.number(name)?.and_then(|micros| Timestamp::from_microsecond(micros).ok()))
    }
    /// Sets such a time.
    fn put_time(&mut self, name: &'static str, at: Timestamp) -> Result<(), LedgerError> {
        self.put_number(name, at.as_microsecond())
    }
}
