//! Events during a call, for commands that show them (`-v`). They hold no bodies.

use std::time::Duration;

use super::CallError;
use crate::protocol::{CodeEntry, MethodName};

/// Gets every [`CallEvent`] of every call as it happens.
pub type Observer = Box<dyn Fn(&CallEvent<'_>) + Send + Sync>;

/// Why a call is made once more.
#[derive(Clone, Copy, Debug)]
pub enum Cause<'a> {
    /// It has no reply.
    Failed(&'a CallError),
    /// The gateway said that it is busy.
    Busy(&'static CodeEntry),
}

/// A step of a call.
#[derive(Clone, Copy, Debug)]
pub enum CallEvent<'a> {
    /// An attempt begins.
    Started {
        /// The method called, as it may be shown: a gateway may have named it after a value.
        method: &'a MethodName,
        /// Which attempt, from 1.
        attempt: u32,
    },
    /// An HTTP reply has come, or as much of it as there was.
    Answered {
        /// The HTTP status.
        status: u16,
        /// Length of its body, unpacked; 0 where it could not be read.
        bytes: usize,
        /// Since this attempt began.
        elapsed: Duration,
    },
    /// The call is made once more after a pause.
    Pausing {
        /// Why.
        cause: Cause<'a>,
        /// How long.
        pause: Duration,
    },
    /// The call is over, well or not.
    Finished {
        /// How many attempts there were.
        attempts: u32,
        /// Since the first began, pauses included.
        elapsed: Duration,
    },
}
