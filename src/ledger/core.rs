//! The ledger itself: its store, its limits, its transactions.

use jiff::SignedDuration;

use super::error::LedgerError;
use super::question::QuestionKind;
use super::store::{Binding, Store};

/// How long things last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spans {
    /// A claim, unless renewed.
    pub lease: SignedDuration,
    /// A recorded call has to leave within this time.
    pub send_within: SignedDuration,
    /// A call may be on its way for this long.
    pub timeout: SignedDuration,
    /// A gateway may act this long after a call left.
    pub settle_after: SignedDuration,
    /// A captcha is its taker's for this long.
    pub captcha: SignedDuration,
    /// Any other question is its taker's for this long.
    pub question: SignedDuration,
}

impl Default for Spans {
    fn default() -> Self {
        Self {
            lease: SignedDuration::from_secs(90),
            send_within: SignedDuration::from_secs(10),
            timeout: SignedDuration::from_secs(30),
            settle_after: SignedDuration::from_mins(10),
            captcha: SignedDuration::from_secs(60),
            question: SignedDuration::from_mins(5),
        }
    }
}

impl Spans {
    /// How long a question of this kind is its taker's.
    pub fn of_question(&self, kind: QuestionKind) -> SignedDuration {
        match kind {
            QuestionKind::Captcha => self.captcha,
            QuestionKind::Sms
            | QuestionKind::Knowledge
            | QuestionKind::Identity
            | QuestionKind::Value
            | QuestionKind::Route => self.question,
        }
    }
}

/// After this many deaths of its workers in the same step, an applicant is [poison](super::State::Poison).
pub(super) const DEATHS: u32 = 3;

/// The rules of the ledger over a store.
///
/// Each operation runs inside a transaction: [`transact`](Self::transact) opens one for several operations.
#[derive(Debug)]
pub struct Ledger<S> {
    pub(super) store: S,
    pub(super) limits: Spans,
}

impl<S: Store> Ledger<S> {
    /// A ledger over `store`.
    pub fn new(store: S, limits: Spans) -> Self {
        Self { store, limits }
    }

    /// Its store.
    pub fn store_mut(&mut self) -> &mut S {
        &mut self.store
    }

    /// What the ledger belongs to; `None` before the first import.
    pub fn binding(&mut self) -> Result<Option<Binding>, LedgerError> {
        self.store.binding()
    }

    /// Runs operations in one transaction. If one fails, nothing of them is kept.
    pub fn transact<T>(
        &mut self,
        operations: impl FnOnce(&mut Self) -> Result<T, LedgerError>,
    ) -> Result<T, LedgerError> {
        self.store.begin()?;
        match operations(self) {
            Ok(done) => {
                self.store.commit()?;
                Ok(done)
            }
            Err(error) => {
                self.store.roll_back();
                Err(error)
            }
        }
    }
}
