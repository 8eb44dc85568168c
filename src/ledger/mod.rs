//! The ledger of `batch`: one record for each applicant of a list. No crash loses a record or repeats a submission.
//!
//! In: operations of runs and people, each with the time. Out: claims, questions, verdicts. [`Ledger`] holds the
//! rules: who may drive an applicant, when, and how the work of a dead worker is taken over. It keeps its data in a
//! [`Store`]: in memory ([`Memory`]), or in an SQLite file ([`Sqlite`]). All of this is synchronous and reads no
//! clock, so that a simulation can run it. [`Service`] is the shell around it: a thread that owns the ledger and
//! commits operations in groups. Tasks reach the thread through a [`LedgerHandle`].
//!
//! Values, snapshots, pictures and answers are [sealed](Seal) before they reach a store.

mod age;
mod applicant;
mod asking;
mod at_once;
mod bind;
mod claim;
mod core;
mod deaths;
mod error;
mod history;
mod holder;
mod import;
mod in_hand;
mod incarnation;
mod intent;
mod late_row;
mod lease_clock;
mod lease_time;
mod manners;
mod memory;
mod operate;
mod pace;
mod pause;
mod people;
mod programs;
mod question;
mod rekey;
mod rescue;
mod respond;
mod run_begin;
mod seal;
mod selection;
mod service;
mod sqlite;
mod state;
mod step;
mod store;
mod times;
mod values;

pub use applicant::{ApplicantId, Entry, Halting, Totals};
pub use claim::{Claim, Hold, Reason};
pub use core::{Ledger, Spans};
pub use error::{Fenced, LedgerError};
pub use history::ApplicantHistory;
pub use holder::Holder;
pub use import::{ChangedRow, ImportVerdict, Imported, Incoming};
pub use incarnation::INCARNATION;
pub use intent::{Intent, IntentOutcome, NewIntent};
pub use lease_clock::LeaseClock;
pub use lease_time::{LEASE_TIME, RUN_TIME};
pub use manners::Permit;
pub use memory::Memory;
pub use pace::RunPace;
pub use pause::LONGEST_PAUSE;
pub use people::Taken;
pub use programs::Offered;
pub use question::{NewQuestion, PAGE_OF_QUESTIONS, Question, QuestionId, QuestionKind, QuestionState};
pub use respond::{AnswerVerdict, PersonResponse};
pub use seal::{Kind, Seal, SealError, SealedBytes};
pub use selection::{Changed, Retry, Selection};
pub use service::{LedgerHandle, Service, ServiceError};
pub use sqlite::{OpenError, Sqlite, run_lock};
pub use state::State;
pub use step::{Finish, Settled, Stepped, Then, WorkStep};
pub use store::{Binding, Blob, Store};
pub use times::later;
