//! Checks of a gateway, as data.
//!
//! In: the outcomes of calls that a driver made. Out: for each check of the table, whether the gateway follows the
//! document, and if not, a typed fault; and the shapes of the replies, for comparison with earlier ones. This room
//! makes no calls and prints nothing. It keeps no value of a reply: a fault contains names, types and codes, and the
//! gateway's words only after known values were removed.

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
