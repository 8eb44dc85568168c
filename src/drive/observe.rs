//! The trait for observers of a drive. An observer can stop the drive.

use std::ops::ControlFlow;
use std::time::Duration;

use super::Exchange;
use crate::flow::{Fields, Step, Told, Wait};
use crate::journey::Unusable;
use crate::protocol::Request;

/// An event of a drive. It borrows values, but its `Debug` output shows none.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// An answer was invalid.
    Wrong(&'a Unusable),
    /// The search for a step's values is finished.
    Told(&'a Fields, &'a Told),
    /// A call is about to leave. It is too late to stop it.
    Leaving(Step, &'a Request),
    /// A call is over.
    Heard(&'a Exchange),
    /// Records were dated in the future: the clock was set back. They are dated now.
    Redated,
    /// A pause is under way; how long it lasts from now on.
    Waiting(&'a Wait, Duration),
}

/// Observes a drive.
pub trait Observe: Send {
    /// Called for each event. Returning `Break` ends the drive as soon as no call is in flight.
    fn event(&mut self, event: &Event<'_>) -> ControlFlow<()>;
}

/// An observer that ignores all events.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unobserved;

impl Observe for Unobserved {
    fn event(&mut self, _: &Event<'_>) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
