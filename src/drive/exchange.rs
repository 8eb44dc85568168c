//! A completed call with its outcome.

use std::time::Duration;

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
    /// True if the outcome of this or an earlier submission is unknown.
    pub is_uncertain: bool,
    /// True if the reply contained a new captcha picture, which was stored.
    pub has_picture: bool,
    /// How long the call took.
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
