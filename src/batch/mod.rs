//! `batch`: drives thousands of applicants at the same time, with the loop that drives one.
//!
//! In: a list of applicants, a ledger, a gateway. Out: reports, and a ledger that knows where each applicant stands.
//! [`Runner`] claims due applicants and spawns a [`Worker`] for each. A worker drives the journey with
//! [`LedgerKeep`], [`LedgerBudget`] and [`BatchAnswers`] in place of a session file, the state directory and a person
//! at a terminal. An applicant that waits for a person or for the next day is parked in the ledger and takes up no
//! memory.

pub mod list;

mod answers;
mod ask_program;
mod breaker;
mod budget;
mod changed_row;
mod damaged;
mod delivery;
mod error;
mod event;
mod handed_out;
mod keep;
mod mismatch;
mod offers;
mod opened;
mod outcome;
mod pacer;
mod people;
mod question;
mod report_dir;
mod row;
mod runner;
mod sealed;
mod settlement;
mod unstored;
mod watch;
mod worker;

/// What a list's name gets to be that of its ledger.
pub const LEDGER_ENDING: &str = ".ledger";

pub use answers::{Attending, BatchAnswers};
pub use ask_program::AskProgram;
pub use breaker::{CallHeard, CallTally};
pub use budget::{LedgerBudget, LedgerPermit, SharedCounts};
pub use changed_row::Consequences;
pub use error::BatchError;
pub use event::WorkerEvent;
pub use handed_out::{HandedOut, PersonsAnswer};
pub use keep::LedgerKeep;
pub use mismatch::{Differing, Mismatch};
pub use outcome::{Judged, judge};
pub use pacer::Pacer;
pub use people::{AskedQuestion, DamagedQuestion, Desk, LeftOut, Person, Reaction, Responded, TookNothing, check};
pub use report_dir::{Delivered, ReportDir};
pub use runner::{Progress, RunEnd, RunSettings, Runner};
pub use sealed::{Payload, age_snapshot, open_payload, open_snapshot, seal_answer, seal_payload, seal_snapshot};
pub use unstored::UnstoredRows;
pub use worker::{Finders, Worker};
