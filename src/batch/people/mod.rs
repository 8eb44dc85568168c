//! People at a ledger: they look at the open questions, take some, and answer them.
//!
//! [`Person`] needs only the ledger. [`Desk`] also fetches pictures and requests SMS. To do so it drives the
//! applicants whose questions its person has taken, as a worker of a run does: under claims, and at the shared rate.

mod check;
mod desk;
mod left_out;
mod person;

pub use check::check;
pub use desk::{Desk, TookNothing};
pub use left_out::LeftOut;
pub use person::{AskedQuestion, DamagedQuestion, Person, Reaction, Responded};
