//! Watches a drive for the batch: ends it where it would wait, and tells the pacer the outcome of calls.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::breaker::CallHeard;
use super::pacer::Pacer;
use crate::drive::{Clock, Event, Observe};
use crate::flow::Step;
use crate::ledger::LedgerHandle;
use crate::protocol::{Class, Method, Outcome, Reply, UserStatus};

/// How long the batch pauses for a busy gateway that does not say how long.
const BUSY: Duration = Duration::from_secs(2);

/// Observes the drive of one applicant.
pub(super) struct Watch<L, C> {
    pub pacer: Arc<Pacer<L, C>>,
    pub stopping: Arc<AtomicBool>,
    /// True if the batch had applied for the applicant's report before this drive.
    pub has_applied: bool,
    /// True if the gateway has said that the application will not produce a report.
    pub came_to_nothing: bool,
}

impl<L: LedgerHandle, C: Clock> Observe for Watch<L, C> {
    fn event(&mut self, event: &Event<'_>) -> ControlFlow<()> {
        if let Event::Heard(exchange) = event {
            let heard = match &exchange.outcome {
                Ok(reply) if is_busy(reply) => CallHeard::Busy(BUSY),
                Ok(_) => CallHeard::Answered,
                Err(error) => match error.retry_after() {
                    Some(seconds) => CallHeard::Busy(Duration::from_secs(seconds)),
                    None if error.class() == Class::Unavailable => CallHeard::Nothing,
                    None => CallHeard::Answered,
                },
            };
            self.pacer.heard(heard);
            let status = exchange.accepted().and_then(Reply::user_status);
            let is_login = exchange.call.step() == Step::Call(Method::Login);
            self.came_to_nothing |= self.has_applied && is_login && status == Some(UserStatus::ReportNotProduced);
        }
        let waits = matches!(event, Event::Waiting(..));
        match waits || self.came_to_nothing || self.stopping.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

fn is_busy(reply: &Reply) -> bool {
    matches!(reply.outcome(), Outcome::Refused(entry) if entry.class == Class::Unavailable)
}
