//! The loop: carries out the requests of a [`Journey`](crate::journey::Journey), one after the other.
//!
//! In: a journey, a gateway, and five small traits: [`Keep`] stores snapshots, [`Answerer`] finds values,
//! [`PasswordBudget`] counts refused passwords, [`Clock`] gives the time, [`Observe`] receives events. Out: how the
//! drive ended ([`Drove`]). `run`, `smoke`, `demo` and the property tests run this loop with their own
//! implementations of the traits. A single command makes one [`exchange`] by the same rules.
//!
//! All futures are `Send`, so one process can drive many journeys at once, each in a task of its own. Spawn them: inside a
//! future that `block_on` runs directly,
//! [`off_shared_thread`](crate::off_thread::off_shared_thread) writes files in place, because it believes that one journey
//! has the thread to itself. Drivers joined there (`join_all`) would hold each other up. A command drives one journey on its
//! own runtime.

mod answerer;
mod budget;
mod call_owner;
mod channel;
mod check;
mod clock;
mod counted;
mod driver;
mod error;
mod exchange;
mod keep;
mod manner;
mod observe;

pub use answerer::Answerer;
pub use budget::{Attempt, InMemoryBudget, PasswordBudget};
pub use call_owner::CallOwner;
pub use channel::{Channel, exchange};
pub use clock::{Clock, SteadyClock, SystemClock};
pub use driver::{Driver, Drove};
pub use error::{Barred, DriveError, ExchangeError};
pub use exchange::Exchange;
pub use keep::{InMemory, Keep};
pub use manner::Manner;
pub use observe::{Event, Observe, Unobserved};
