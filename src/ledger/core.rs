//! The ledger itself: its store, its limits, its transactions.

use jiff::{SignedDuration, Timestamp};

use super::applicant::Entry;
use super::error::LedgerError;
use super::lease_clock::{BEHIND, LeaseClock};
use super::question::QuestionKind;
use super::selection::Selection;
use super::store::{Binding, Store};

/// How long leases, calls and questions last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spans {
    /// How long a claim lasts, unless it is renewed.
    pub lease: SignedDuration,
    /// A worker must hand a recorded call to the gateway within this time, or not at all.
    pub hand_over_within: SignedDuration,
    /// How long after that the call may still leave.
    pub leaves_within: SignedDuration,
    /// How long a call may be in flight.
    pub timeout: SignedDuration,
    /// How long after a call was sent the gateway may still act on it.
    pub settle_after: SignedDuration,
    /// How long a person who took a captcha may keep it.
    pub captcha: SignedDuration,
    /// How long a person who took any other question may keep it.
    pub question: SignedDuration,
}

impl Default for Spans {
    fn default() -> Self {
        Self {
            lease: SignedDuration::from_secs(90),
            hand_over_within: SignedDuration::from_secs(5),
            leaves_within: SignedDuration::from_secs(15),
            timeout: SignedDuration::from_secs(30),
            settle_after: SignedDuration::from_mins(10),
            captcha: SignedDuration::from_secs(60),
            question: SignedDuration::from_mins(5),
        }
    }
}

impl Spans {
    /// A worker that takes a step keeps its lease while this much of it is left: half of the lease, but always enough
    /// for a call, by the clock of any process.
    pub fn enough_of_a_lease(&self) -> SignedDuration {
        (self.lease / 2).max(self.send_within() + self.timeout + BEHIND)
    }

    /// A call leaves within this time after it was recorded, or not at all.
    pub fn send_within(&self) -> SignedDuration {
        self.hand_over_within + self.leaves_within
    }

    /// How long after a call was sent the gateway may still act on it.
    pub fn settles_after(&self) -> SignedDuration {
        self.settle_after.max(self.timeout)
    }

    /// How long a person who took a question of this kind may keep it.
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

/// How many applicants are read at a time.
const PAGE: usize = 256;

/// The rules of the ledger over a store.
///
/// Each operation runs inside a transaction: [`transact`](Self::transact) opens one for several operations.
#[derive(Debug)]
pub struct Ledger<S> {
    pub(super) store: S,
    pub(super) limits: Spans,
    pub(super) lease_clock: LeaseClock,
    /// When the run of this process began, by the process's clock; `None` if the process has no run.
    pub(super) run_began: Option<Timestamp>,
}

impl<S: Store> Ledger<S> {
    /// A ledger over `store`.
    pub fn new(store: S, limits: Spans) -> Self {
        Self { store, limits, lease_clock: LeaseClock::default(), run_began: None }
    }

    /// Its store.
    pub fn store_mut(&mut self) -> &mut S {
        &mut self.store
    }

    /// The gateway, merchant and key of the ledger; `None` before the first import.
    pub fn binding(&mut self) -> Result<Option<Binding>, LedgerError> {
        self.store.binding()
    }

    /// Carries out an operation for each applicant, in the order of the list. Only a page of them is in memory.
    pub(super) fn all_entries(
        &mut self,
        mut each: impl FnMut(&mut Self, Entry) -> Result<(), LedgerError>,
    ) -> Result<(), LedgerError> {
        let mut after = None;
        loop {
            let page = self.store.page(&Selection::default(), after, PAGE)?;
            let Some(last) = page.last() else { return Ok(()) };
            after = Some(last.id);
            page.into_iter().try_for_each(|record| each(self, record))?;
        }
    }

    /// Runs operations in one transaction. If one fails, none of them changes anything.
    pub fn transact<T>(
        &mut self,
        operations: impl FnOnce(&mut Self) -> Result<T, LedgerError>,
    ) -> Result<T, LedgerError> {
        self.store.begin()?;
        self.lease_clock.begin();
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
