//! One applicant's journey to the report: the guide of [`flow`](crate::flow) together with the applicant's
//! values. Pure: it opens no socket, file or terminal and reads no clock.
//!
//! In: the found values, the replies, the time. Out: one [`Next`] after the other (a value to find, a route to
//! choose, a call to make, a time to wait for, an end), and how durably the facts must be stored before a call is
//! sent ([`Durability`]). The loop of [`drive`](crate::drive) carries these out.
//!
//! The guide learns which values exist, never the values themselves. Only the [`Journey`] holds values.

mod ahead;
mod ask;
mod filling;
mod finding;
mod fingerprint;
mod machine;
mod next;
mod permits;
mod refused;
mod snapshot;
mod values;

pub use ahead::Ahead;
pub use ask::{About, Answered, Ask, Choice, Origin};
pub use fingerprint::{identifying_keys, of_application};
pub use machine::Journey;
pub use next::{Call, Durability, End, Next, Unusable};
pub use snapshot::{Interrupted, RecordedRefusal, RefusedSecret, Snapshot};
