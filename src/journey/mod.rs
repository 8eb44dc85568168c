//! One applicant's journey to the report: the guide of [`flow`](crate::flow) together with the applicant's values. Pure:
//! it opens no socket, file or terminal and reads no clock.
//!
//! In: the values that were found, the replies that came, the time. Out: one [`Next`] after the other (a value to find, a
//! route to choose, a call to make, a time to wait for, an end), and how safely the facts must be stored before a call
//! leaves ([`Durability`]). The loop of [`drive`](crate::drive) carries out what a journey asks for.
//!
//! The guide hears only which values are there, never a value. Values live in a [`Journey`] and nowhere else.

mod ahead;
mod ask;
mod call;
mod filling;
mod finding;
mod machine;
mod refused;
mod snapshot;
mod values;

pub use ahead::Ahead;
pub use ask::{About, Answered, Ask, Choice, From};
pub use call::Call;
pub use machine::{Durability, End, Journey, Next, Unusable};
pub use refused::RefusedValues;
pub use snapshot::{Interrupted, Refusal, RefusedSecret, Snapshot};
