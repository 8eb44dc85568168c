//! Events during a call, for commands that show them (`-v`). They hold no bodies.

use std::time::Duration;

use super::CallError;
use crate::protocol::{CodeEntry, MethodName};

/// Receives each [`CallEvent`] of each call as it happens.
pub type Observer = Box<dyn Fn(&CallEvent<'_>) + Send + Sync>;

/// Why a call is retried.
#[derive(Clone, Copy, Debug)]
pub enum Cause<'a> {
    /// It had no reply.
    Failed(&'a CallError),
    /// The gateway is busy.
    Busy(&'static CodeEntry),
}

/// An event of a call.
#[derive(Clone, Copy, Debug)]
pub enum CallEvent<'a> {
    /// An attempt begins.
    Started {
        /// The method, safe to show: the gateway may have named it after a value.
        method: &'a MethodName,
        /// The number of the attempt, from 1.
        attempt: u32,
    },
    /// An HTTP reply has arrived, at least in part.
    Answered {
        /// The HTTP status.
        status: u16,
        /// The length of its decompressed body; 0 if that could not be read.
        bytes: usize,
        /// Time since this attempt began.
        elapsed: Duration,
    },
    /// The call will be retried after a pause.
    Pausing {
        /// The reason.
        cause: Cause<'a>,
        /// The length of the pause.
        pause: Duration,
    },
    /// The call has ended, with or without a reply.
    Finished {
        /// The number of attempts.
        attempts: u32,
        /// Time since the first attempt began, including pauses.
        elapsed: Duration,
    },
}
