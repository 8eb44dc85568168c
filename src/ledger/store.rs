//! What the ledger needs of a store: records by key, in transactions.

use jiff::Timestamp;

use super::applicant::{ApplicantId, Entry, Totals};
use super::error::LedgerError;
use super::intent::Intent;
use super::question::{Question, QuestionId};
use super::seal::SealedBytes;
use super::selection::Selection;
use crate::fingerprint::Fingerprint;
use crate::flow::Passwords;

/// What a ledger belongs to. Another gateway or merchant needs another ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The gateway's address.
    pub gateway: String,
    /// The merchant.
    pub merchant: String,
    /// The id of the key that seals its values.
    pub key_id: Fingerprint,
}

/// A sealed part of an applicant's record, kept apart because most operations do not touch it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blob {
    /// The values of its row.
    Values,
    /// The snapshot of its journey.
    Snapshot,
}

/// Keeps the records of one ledger. [`Ledger`](super::Ledger) holds the rules; a store only finds and keeps.
///
/// Everything happens between [`begin`](Self::begin) and [`commit`](Self::commit) or [`roll_back`](Self::roll_back).
pub trait Store: Send {
    /// Begins a transaction that keeps all other writers out.
    fn begin(&mut self) -> Result<(), LedgerError>;
    /// Commits it: everything outlasts a crash of the machine. If this fails, it is not known whether anything was kept.
    fn commit(&mut self) -> Result<(), LedgerError>;
    /// Undoes everything since [`begin`](Self::begin).
    fn roll_back(&mut self);

    /// What the ledger belongs to; `None` before the first import.
    fn binding(&mut self) -> Result<Option<Binding>, LedgerError>;
    /// Sets what the ledger belongs to.
    fn bind(&mut self, binding: &Binding) -> Result<(), LedgerError>;

    /// Adds an applicant with the next free number, which it returns; `record.id` is ignored. `None`: its `user_id` or its login
    /// name is taken.
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

    /// Applicants in a claimable state that are due and have no crash behind them: the longest due first.
    fn due(&mut self, now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError>;
    /// The same of those whose worker died: fewest crashes first.
    fn suspects(&mut self, now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError>;
    /// True if an applicant with a crash behind it is being driven.
    fn is_suspect_running(&mut self) -> Result<bool, LedgerError>;
    /// When the next applicant in a claimable state is due.
    fn next_due(&mut self) -> Result<Option<Timestamp>, LedgerError>;
    /// True if any applicant is being driven.
    fn is_any_running(&mut self) -> Result<bool, LedgerError>;
    /// Driven applicants whose lease is over.
    fn lapsed(&mut self, now: Timestamp, most: usize) -> Result<Vec<Entry>, LedgerError>;
    /// Applicants that a runner drives.
    fn held_by_runs(&mut self) -> Result<Vec<Entry>, LedgerError>;
    /// Selected applicants after `after`, in the order of the list.
    fn page(
        &mut self,
        selection: &Selection,
        after: Option<ApplicantId>,
        most: usize,
    ) -> Result<Vec<Entry>, LedgerError>;
    /// How many there are.
    fn totals(&mut self) -> Result<Totals, LedgerError>;

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

    /// Adds a question with the next free number, which it returns. `question.id` is ignored.
    fn ask(&mut self, question: &Question) -> Result<QuestionId, LedgerError>;
    /// A question.
    fn question(&mut self, id: QuestionId) -> Result<Option<Question>, LedgerError>;
    /// Replaces a question.
    fn put_question(&mut self, question: &Question) -> Result<(), LedgerError>;
    /// The questions of an applicant, oldest first.
    fn questions_of(&mut self, id: ApplicantId) -> Result<Vec<Question>, LedgerError>;
    /// Open and taken questions of waiting applicants after `after`, oldest first.
    fn halting_questions(&mut self, after: Option<QuestionId>, most: usize) -> Result<Vec<Question>, LedgerError>;
    /// Open and taken questions after `after`, oldest first.
    fn open_questions(&mut self, after: Option<QuestionId>, most: usize) -> Result<Vec<Question>, LedgerError>;

    /// Refused passwords of a login name.
    fn passwords(&mut self, login: &Fingerprint) -> Result<Passwords, LedgerError>;
    /// Replaces them.
    fn put_passwords(&mut self, login: &Fingerprint, passwords: &Passwords) -> Result<(), LedgerError>;

    /// Keeps a reply that came after its worker was fenced.
    fn put_evidence(&mut self, id: ApplicantId, epoch: u64, text: &str, now: Timestamp) -> Result<(), LedgerError>;
    /// How many such replies are kept of an applicant.
    fn evidence(&mut self, id: ApplicantId) -> Result<Vec<(u64, String, Timestamp)>, LedgerError>;

    /// By what the store itself can be told from a copy of it; `None` if it cannot be copied.
    fn identity(&mut self) -> Result<Option<i64>, LedgerError> {
        Ok(None)
    }

    /// A number of the whole ledger, such as the time up to which calls are handed out.
    fn number(&mut self, name: &'static str) -> Result<Option<i64>, LedgerError>;
    /// Sets it.
    fn put_number(&mut self, name: &'static str, value: i64) -> Result<(), LedgerError>;
}
