//! Checks of a gateway, as data.
//!
//! In: what came back of the calls that a driver made. Out: for each check of the table whether the gateway does what the
//! document says, and where not, what is wrong, as a type; and the shapes of the replies, to be held against earlier ones.
//! Nothing is called and nothing said here. No value of a reply outlives its judgement: a fault holds names, types and
//! codes, and of the gateway's words what is left of them without what is known.

mod baseline;
mod check;
mod fault;
mod judge;
mod picture;
mod promise;
mod results;
mod shape;
mod status;

pub use baseline::{Baseline, BaselineError, Shapes};
pub use check::{CHECKS, Check, CheckSpec, CheckedCall, Level, WrongType};
pub use fault::{Fault, FieldFault, Skipped, Unreached};
pub use judge::{Heard, accepted, judge};
pub use promise::Promise;
pub use results::{Entry, Results};
pub use shape::{Change, Drift, Shape};
pub use status::Status;
