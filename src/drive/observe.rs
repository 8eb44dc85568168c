//! Who is told what happens, and may break off.

use std::ops::ControlFlow;
use std::time::Duration;

use super::Exchange;
use crate::flow::{Fields, Step, Told, Wait};
use crate::journey::Unusable;
use crate::protocol::Request;

/// Something that happens during a drive. It borrows values, and shows none in `Debug`.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// Somebody said a value that cannot be right.
    Wrong(&'a Unusable),
    /// The values of a step were looked for.
    Told(&'a Fields, &'a Told),
    /// A call is about to leave. Breaking is of no use any more.
    Leaving(Step, &'a Request),
    /// A call is over.
    Heard(&'a Exchange),
    /// Records were dated in the future: the clock was set back. They are dated now.
    Redated,
    /// A pause is under way; how long it lasts from now on.
    Waiting(&'a Wait, Duration),
}

/// Is told what happens.
pub trait Observe: Send {
    /// Something happens. Breaking ends the drive as soon as nothing is in flight.
    fn event(&mut self, event: &Event<'_>) -> ControlFlow<()>;
}

/// Nobody is told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unobserved;

impl Observe for Unobserved {
    fn event(&mut self, _: &Event<'_>) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
