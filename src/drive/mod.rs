//! The loop: carries out what a [`Journey`](crate::journey::Journey) asks for, one thing after the other.
//!
//! In: a journey, a gateway, and five small traits: where its snapshots are stored ([`Keep`]), where values come from
//! ([`Answerer`]), how many passwords a login name has left ([`Budget`]), the time ([`Clock`]), and who is told
//! ([`Observe`]). Out: how the drive ended ([`Drove`]). `run`, `smoke`,
//! `demo` and the property tests are this loop with other implementations of the traits. A single command makes one
//! [`exchange`] by the same rules.
//!
//! All futures are `Send`, so that many journeys can be driven in one process; a command drives one on a runtime of its own.

mod answerer;
mod budget;
mod channel;
mod clock;
mod driver;
mod error;
mod exchange;
mod keep;
mod observe;
mod subject;

pub use answerer::Answerer;
pub use budget::{Attempt, Budget, InMemoryBudget};
pub use channel::{Channel, Manner, exchange};
pub use clock::{Clock, SystemClock};
pub use driver::{Driver, Drove};
pub use error::{Barred, DriveError, ExchangeError};
pub use exchange::Exchange;
pub use keep::{InMemory, Keep};
pub use observe::{Event, Observe, Unobserved};
pub use subject::Subject;
