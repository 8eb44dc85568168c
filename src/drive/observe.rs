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
    /// The search for the values of a step has ended.
    Told(&'a Fields, &'a Told),
    /// A call is being sent and can no longer be stopped.
    Leaving(Step, &'a Request),
    /// A call is over.
    Heard(&'a Exchange),
    /// Records were dated in the future, because the clock was set back. They now have the current time.
    Redated,
    /// A pause, and how long it still lasts.
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
