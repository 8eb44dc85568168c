//! One applicant's way to the report, as decisions without I/O.
//!
//! In: what is known so far ([`Facts`]), the request that was made, the reply that came, the time. Out: the facts
//! afterwards, whether a call may be sent at all ([`guard`]), what a call needs ([`Needs`]), what comes next ([`Step`]),
//! and, for whoever wants to be guided, one [`Action`] after the other ([`Guide`]). Facts and guides are serialisable, so
//! that they can be put down and picked up by another process on another day.

mod absorb;
mod action;
mod captchas;
mod cleaned;
mod departure;
mod facts;
mod guard;
mod guide;
mod needs;
mod next;
mod opened;
mod passwords;
mod prefilled;
mod recognisable;
mod recover;
mod step;
mod target;
#[cfg(test)]
mod testing;

pub use action::{Action, Fields, Goal, Plan, Reached, Route, Stop, Told, Wait, Why};
pub use departure::Departure;
pub use facts::{Facts, Kept, Login, OpenSubmission, State};
pub use guard::Withheld;
pub use guide::Guide;
pub use needs::{Need, Needs, Want};
pub use next::{after_refusal, after_success};
pub use opened::{OpenSms, Opened};
pub use passwords::{LoginCame, Passwords, Standing, Unreported};
pub use recognisable::is_recognisable;
pub use step::Step;
