//! The one place that calls leave through, enforced by types: a [`Gateway`] takes an [`Outgoing`], and only
//! [`Audited`] makes one. For a call that acts, it writes the audit line first.

use std::fmt;

use super::{CallError, Gateway, Principal};
use crate::audit::{AuditError, AuditLog, Ended, Subject};
use crate::off_thread::off_thread;
use crate::protocol::{Arrived, Effect, Outcome, Recovery, Reply, Request};

/// A request that may leave, and on whose behalf: it only reads, or the audit log, where there is one, knows of it.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    principal: &'a Principal,
    request: &'a Request,
}

impl<'a> Outgoing<'a> {
    /// On whose behalf.
    pub fn principal(self) -> &'a Principal {
        self.principal
    }

    /// The request.
    pub fn request(self) -> &'a Request {
        self.request
    }
}

/// Told when a call could not be written down once it was over: it has been made, and its outcome stands.
pub type Complaint = Box<dyn Fn(&AuditError) + Send + Sync>;

/// A gateway whose calls are written down: a call that reads goes through, a call that tries or submits leaves two lines.
/// One is enough for all applicants of a process.
pub struct Audited<G> {
    gateway: G,
    log: Option<(AuditLog, Complaint)>,
}

impl<G: Gateway> Audited<G> {
    /// No log is kept.
    pub fn unlogged(gateway: G) -> Self {
        Self { gateway, log: None }
    }

    /// Every call that acts is written down in `log`.
    pub fn logged(gateway: G, log: AuditLog, complaint: Complaint) -> Self {
        Self { gateway, log: Some((log, complaint)) }
    }

    /// The gateway behind the log. It takes no call but through this door.
    pub fn gateway(&self) -> &G {
        &self.gateway
    }

    /// Makes a call. One that acts and cannot be written down does not leave. From now on the principal knows everything
    /// that the call sends.
    pub async fn call(&self, principal: &Principal, request: &Request) -> Result<Reply, CallError> {
        principal.known.learn_merchant(&principal.merchant);
        principal.known.learn_request(request);
        let call = Outgoing { principal, request };
        let log = self.log.as_ref().filter(|_| request.effect() != Effect::Reads);
        let Some((log, complaint)) = log else { return self.gateway.call(call).await };
        let (log, subject) = (log.clone(), subject(call));
        let entry = off_thread(move || log.sent(subject)).await?;
        let result = self.gateway.call(call).await;
        let code = result.as_ref().ok().and_then(|reply| reply.code_written(&principal.known));
        let ended = ended(&result);
        if let Err(error) = off_thread(move || entry.done(code, ended)).await {
            complaint(&error);
        }
        result
    }
}

/// A call as the log names it. A form may name a method after a value: that is not written.
fn subject(Outgoing { principal, request }: Outgoing<'_>) -> Subject {
    Subject {
        user_id: principal.merchant.user_id.clone(),
        authorization: principal.authorization.clone(),
        method: principal.known.method_named(request.method()),
    }
}

impl<G: fmt::Debug> fmt::Debug for Audited<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let log = self.log.as_ref().map(|(log, _)| log);
        f.debug_struct("Audited").field("gateway", &self.gateway).field("log", &log).finish()
    }
}

/// What came of a call. Busy and unknown codes are no outcome: the gateway may have acted all the same.
fn ended(result: &Result<Reply, CallError>) -> Ended {
    match result.as_ref().map(Reply::outcome) {
        Ok(Outcome::Success) => Ended::Accepted,
        Ok(Outcome::Refused(entry)) if entry.recovery == Recovery::Again => Ended::Busy,
        Ok(Outcome::Refused(_)) => Ended::Refused,
        Ok(Outcome::Unknown(_)) => Ended::Unknown,
        Err(error) if error.arrived() == Arrived::No => Ended::NotSent,
        Err(_) => Ended::Unknown,
    }
}

#[cfg(test)]
#[path = "audited_tests.rs"]
mod tests;
