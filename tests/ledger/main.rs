//! The rules of the ledger, which are the same for every store.
//!
//! Each rule runs against the store in memory and against SQLite, in a file. A new store is one more line in
//! [`stores`].
#![cfg(feature = "batch")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod answers;
mod claims;
mod clocks;
mod deaths;
mod files;
mod identity_codes;
mod imports;
mod incarnations;
mod limits;
mod logs;
mod migrations;
mod operators;
mod people;
mod rekeys;
mod steps;

use jiff::{SignedDuration, Timestamp};
use zhengxin::fingerprint::FingerprintKey;
use zhengxin::ledger::{
    Claim, Finish, Hold, Holder, Incoming, IntentOutcome, LeaseClock, Ledger, LedgerError, Memory, NewIntent,
    NewQuestion, QuestionId, QuestionKind, SealedBytes, Settled, Spans, Sqlite, State, Stepped, Store, Then, WorkStep,
};
use zhengxin::protocol::Effect;

/// Runs a rule against each store.
#[macro_export]
macro_rules! rules {
    ($($(#[$meta:meta])* fn $name:ident($ledger:ident) $body:block)*) => {
        mod memory { $(#[test] $(#[$meta])* fn $name() { super::$name(&mut $crate::in_memory()); })* }
        mod sqlite { $(#[test] $(#[$meta])* fn $name() {
            let (_dir, mut ledger) = $crate::in_file();
            super::$name(&mut ledger);
        })* }
        $(fn $name<S: zhengxin::ledger::Store>($ledger: &mut $crate::Rig<S>) $body)*
    };
}

/// A ledger with a clock that the test sets.
pub struct Rig<S> {
    pub ledger: Ledger<S>,
    pub now: Timestamp,
}

pub fn in_memory() -> Rig<Memory> {
    Rig { ledger: Ledger::new(Memory::new(), Spans::default()), now: start() }
}

pub fn in_file() -> (tempfile::TempDir, Rig<Sqlite>) {
    let dir = tempfile::tempdir().unwrap();
    let store = Sqlite::open_or_create(&dir.path().join("people.ledger")).unwrap();
    (dir, Rig { ledger: Ledger::new(store, Spans::default()), now: start() })
}

pub fn start() -> Timestamp {
    "2026-03-01T08:00:00Z".parse().unwrap()
}

pub fn sealed(text: &str) -> SealedBytes {
    SealedBytes::from_store(text.as_bytes().to_vec())
}

pub fn row(n: u32) -> Incoming {
    let macs = FingerprintKey::new(&[1; 32]);
    let name = format!("u{n}");
    Incoming {
        login: macs.of_login_name(&name),
        row_hash: macs.of("row", &name),
        values: Some(sealed("values")),
        snapshot: None,
        user_id: name,
    }
}

pub fn runner() -> Holder {
    Holder::Run("1".to_owned())
}

pub fn question(key: &str, kind: QuestionKind) -> NewQuestion {
    NewQuestion { key: key.to_owned(), kind, attempt: 1, payload: None, expires_at: None }
}

pub fn end(state: State) -> Finish {
    Finish::without_report(state, None, None)
}

pub fn intent(method: &str, effect: Effect) -> Then {
    Then::Intend(NewIntent { method: method.to_owned(), effect })
}

pub fn accepted() -> Option<Settled> {
    Some(Settled { outcome: IntentOutcome::Accepted, code: Some(0) })
}

impl<S: Store> Rig<S> {
    /// Runs operations in one transaction.
    pub fn with<T>(&mut self, operations: impl FnOnce(&mut Ledger<S>, Timestamp) -> Result<T, LedgerError>) -> T {
        let now = self.now;
        self.ledger.transact(|ledger| operations(ledger, now)).unwrap()
    }

    pub fn wait(&mut self, seconds: i64) {
        self.now += SignedDuration::from_secs(seconds);
    }

    /// Another process uses the ledger from now on. Its clock differs by this many seconds.
    pub fn start_another(&mut self, seconds: i64) {
        *self.ledger.lease_clock_mut() = LeaseClock::default();
        self.wait(seconds);
    }

    pub fn import(&mut self, rows: u32) {
        self.with(|ledger, now| (1..=rows).try_for_each(|n| ledger.import(&row(n), now).map(drop)));
    }

    pub fn claim(&mut self, most: usize) -> Vec<Claim> {
        self.with(|ledger, now| ledger.claim(&runner(), most, now))
    }

    /// Imports one applicant and claims it.
    pub fn claimed(&mut self) -> Claim {
        self.import(1);
        self.claim(1).remove(0)
    }

    /// A later run takes over the applicants whose lease has lapsed. Returns how many.
    pub fn rescue(&mut self) -> usize {
        let later = Holder::Run("later".to_owned());
        self.with(|ledger, now| ledger.rescue_from_others(&later, 10, now))
    }

    pub fn try_step(&mut self, held: &Hold, settled: Option<Settled>, next: Then) -> Option<Stepped> {
        self.used_step(held, &[], settled, next)
    }

    pub fn step(&mut self, held: &Hold, settled: Option<Settled>, next: Then) -> Stepped {
        self.try_step(held, settled, next).expect("the worker is fenced")
    }

    pub fn used_step(
        &mut self,
        held: &Hold,
        used: &[QuestionId],
        settled: Option<Settled>,
        next: Then,
    ) -> Option<Stepped> {
        let snapshot = sealed("snapshot");
        let step = WorkStep { used, unsent: &[], settled, snapshot: Some(&snapshot), values: None, next };
        self.with(|ledger, now| ledger.step(held, step, now)).ok()
    }

    pub fn state(&mut self, user_id: &str) -> State {
        self.with(|ledger, _| ledger.history(user_id)).unwrap().record.state
    }

    pub fn park(&mut self, held: &Hold, key: &str, kind: QuestionKind) {
        self.step(held, None, Then::Park { question: question(key, kind), refused: None });
    }
}
