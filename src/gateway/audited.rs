//! The one door that calls leave by. Decided by types: a [`Gateway`] takes an [`Outgoing`], and only [`Audited`] makes one,
//! of a call that acts after it has been written down.

use std::fmt;

use super::{CallError, Gateway, Sent};
use crate::audit::{AuditError, AuditLog, Ended};
use crate::protocol::{Effect, KnownValues, Outcome, Recovery, Reply, Request};

/// A request that may leave: it only reads, or the audit log, where there is one, knows of it.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a>(&'a Request);

impl<'a> Outgoing<'a> {
    /// The request.
    pub fn request(self) -> &'a Request {
        self.0
    }
}

/// Who is told that a call could not be written down once it was over: it has been made, and its outcome stands.
pub type Complaint = Box<dyn Fn(&AuditError)>;

/// A gateway whose calls are written down: what only reads goes through, whatever tries or submits leaves two lines.
pub struct Audited<G> {
    gateway: G,
    log: Option<(AuditLog, Complaint)>,
    known: KnownValues,
}

impl<G: Gateway> Audited<G> {
    /// Nobody keeps a log.
    pub fn unlogged(gateway: G) -> Self {
        Self { gateway, log: None, known: KnownValues::default() }
    }

    /// Every call that acts is written down in `log`.
    pub fn logged(gateway: G, log: AuditLog, complaint: Complaint) -> Self {
        Self { gateway, log: Some((log, complaint)), known: KnownValues::default() }
    }

    /// The same for a process that knows these values, and from now on everything that leaves.
    #[must_use]
    pub fn knowing(self, known: KnownValues) -> Self {
        Self { known, ..self }
    }

    /// Makes a call. One that acts and cannot be written down does not leave.
    pub async fn call(&self, request: &Request) -> Result<Reply, CallError> {
        self.known.learn_request(request);
        let log = self.log.as_ref().filter(|_| request.effect() != Effect::Reads);
        let Some((log, complaint)) = log else { return self.gateway.call(Outgoing(request)).await };
        let method = self.known.method_named(request.method());
        let entry = log.sent(&method)?;
        let result = self.gateway.call(Outgoing(request)).await;
        let code = result.as_ref().ok().and_then(|reply| reply.code_written(&self.known));
        if let Err(error) = entry.done(code, ended(&result)) {
            complaint(&error);
        }
        result
    }
}

impl<G: fmt::Debug> fmt::Debug for Audited<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let log = self.log.as_ref().map(|(log, _)| log);
        f.debug_struct("Audited").field("gateway", &self.gateway).field("log", &log).finish()
    }
}

/// What came of a call. Busy and unknown codes are no outcome: nobody promises that nothing was done.
fn ended(result: &Result<Reply, CallError>) -> Ended {
    match result.as_ref().map(Reply::outcome) {
        Ok(Outcome::Success) => Ended::Accepted,
        Ok(Outcome::Refused(entry)) if entry.recovery == Recovery::Again => Ended::Busy,
        Ok(Outcome::Refused(_)) => Ended::Refused,
        Ok(Outcome::Unknown(_)) => Ended::Unknown,
        Err(error) if error.was_sent() == Sent::No => Ended::NotSent,
        Err(_) => Ended::Unknown,
    }
}

#[cfg(test)]
#[path = "audited_tests.rs"]
mod tests;
