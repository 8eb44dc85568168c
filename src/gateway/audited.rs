//! The only place from which calls are sent, enforced by types: a [`Gateway`] takes an [`Outgoing`], and only
//! [`Audited`] can make one. For a call that acts, it writes the audit line first.

use std::fmt;

use jiff::Timestamp;

use super::{CallError, Gateway, Principal};
use crate::audit::{AuditError, AuditLog, Ended, Subject};
use crate::off_thread::off_thread;
use crate::protocol::{Arrived, Effect, Outcome, PastSubmission, Recovery, Reply, Request};

/// A request that may be sent, with its principal. Either it only reads, or the audit log, if there is one, has
/// recorded it.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    principal: &'a Principal,
    request: &'a Request,
}

impl<'a> Outgoing<'a> {
    /// The principal.
    pub fn principal(self) -> &'a Principal {
        self.principal
    }

    /// The request.
    pub fn request(self) -> &'a Request {
        self.request
    }
}

/// Called when the outcome of a call could not be written to the log. The call was made, and its outcome is valid.
pub type Complaint = Box<dyn Fn(&AuditError) + Send + Sync>;

/// A gateway with an audit log. Calls that read pass through; calls that try or submit write two lines. One
/// instance serves all applicants of a process.
pub struct Audited<G> {
    gateway: G,
    log: Option<(AuditLog, Complaint)>,
}

impl<G: Gateway> Audited<G> {
    /// Without a log.
    pub fn unlogged(gateway: G) -> Self {
        Self { gateway, log: None }
    }

    /// Records every call that acts in `log`.
    pub fn logged(gateway: G, log: AuditLog, complaint: Complaint) -> Self {
        Self { gateway, log: Some((log, complaint)) }
    }

    /// The gateway behind the log. It cannot be called directly.
    pub fn gateway(&self) -> &G {
        &self.gateway
    }

    /// The applicant's submissions of the last 24 hours in the log; none if there is no log, or it cannot be read.
    pub async fn past_submissions(&self, principal: &Principal, now: Timestamp) -> Vec<PastSubmission> {
        let Some((log, _)) = &self.log else { return Vec::new() };
        let (log, merchant) = (log.clone(), principal.merchant.clone());
        off_thread(move || log.submissions(&merchant.merchant_id, &merchant.user_id, now)).await
    }

    /// Makes a call now.
    pub async fn call(&self, principal: &Principal, request: &Request) -> Result<Reply, CallError> {
        self.call_at(principal, request, Timestamp::now()).await
    }

    /// Makes a call that, according to the session, is sent `at` this time. A call that acts is not sent if it cannot
    /// be logged. From now on the principal knows every value in the call.
    pub async fn call_at(&self, principal: &Principal, request: &Request, at: Timestamp) -> Result<Reply, CallError> {
        principal.known.learn_merchant(&principal.merchant);
        principal.known.learn_request(request);
        let call = Outgoing { principal, request };
        let log = self.log.as_ref().filter(|_| request.effect() != Effect::Reads);
        let Some((log, complaint)) = log else { return self.gateway.call(call).await };
        let (log, subject) = (log.clone(), subject(call));
        let entry = off_thread(move || log.sent(subject, at)).await?;
        let result = self.gateway.call(call).await;
        let code = result.as_ref().ok().and_then(|reply| reply.code_written(&principal.known));
        let ended = ended(&result);
        if let Err(error) = off_thread(move || entry.done(code, ended)).await {
            complaint(&error);
        }
        result
    }
}

/// The call's description in the log. A method name that contains a known value is left out.
fn subject(Outgoing { principal, request }: Outgoing<'_>) -> Subject {
    Subject {
        merchant_id: principal.merchant.merchant_id.clone(),
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

/// The outcome of a call. After busy and unknown codes the gateway may have acted, so the outcome is unknown.
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
