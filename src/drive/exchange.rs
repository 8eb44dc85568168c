//! A completed call with its outcome.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::flow::Step;
use crate::gateway::CallError;
use crate::journey::Call;
use crate::protocol::{Arrived, Outcome, Reply};

/// A call that was made, with or without a reply. The facts include it and are stored.
#[derive(Debug)]
pub struct Exchange {
    /// The call.
    pub call: Call,
    /// The reply, or why there is none.
    pub outcome: Result<Reply, CallError>,
    /// The next step.
    pub next: Option<Step>,
    /// True if the session recovers the password instead of applying.
    pub recovers: bool,
    /// When a login can show whether an open submission acted; `None` if none is open.
    pub due_at: Option<Timestamp>,
    /// True if a fresh captcha picture came with it and was stored.
    pub has_picture: bool,
    /// How far the gateway's clock is ahead of this machine's, if that is too far.
    pub skew: Option<SignedDuration>,
    /// How long the gateway took.
    pub elapsed: Duration,
}

impl Exchange {
    /// The reply, if the gateway accepted the call.
    pub fn accepted(&self) -> Option<&Reply> {
        self.outcome.as_ref().ok().filter(|reply| matches!(reply.outcome(), Outcome::Success))
    }

    /// The reply, or whether the call may have arrived without one.
    pub fn heard(&self) -> Result<&Reply, Arrived> {
        self.outcome.as_ref().map_err(CallError::arrived)
    }
}
