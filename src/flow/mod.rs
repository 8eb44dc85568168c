//! One applicant's way to the report, as decisions without I/O.
//!
//! In: what is known so far ([`Facts`]), the request that was made, the reply that came, the time. Out: the facts
//! afterwards, whether a call may be sent at all ([`guard`]), and what comes next ([`Step`]). Facts are serialisable, so
//! that they can be put down and picked up by another process on another day.

mod absorb;
mod facts;
mod guard;
mod step;

pub use facts::{Facts, Kept, Login, Sent, State};
pub use guard::Refusal;
pub use step::{Step, after_refusal, after_success};
