//! People at a ledger: they look at the open questions, take some, and answer.
//!
//! [`Person`] needs the ledger only. [`Desk`] fetches pictures and has SMS sent as well: it drives the applicants whose
//! questions its person has taken, as a worker of a run does, under their claims and at the shared rate.

mod check;
mod desk;
mod person;

pub use check::check;
pub use desk::{Desk, TookNothing};
pub use person::{AskedQuestion, Person, Reaction, Responded};
