//! The changes to the facts just before a call is sent, and whether they remain afterwards (contract, "Submissions").

use jiff::Timestamp;

use super::{Facts, Opened, Patience, Step};
use crate::fingerprint::Fingerprint;
use crate::protocol::{Arrived, KnownValues, Method, Reply, Request};

/// The circumstances in which a call is sent.
#[derive(Clone, Debug)]
pub struct Sending {
    /// When it is sent.
    pub now: Timestamp,
    /// How long to wait for its outcome.
    pub patience: Patience,
    /// The fingerprint of the values of an application.
    pub fingerprint: Option<Fingerprint>,
}

/// A call that is about to be sent. Its submission is recorded, and the picture that it answers is no longer open.
#[derive(Debug)]
#[must_use]
pub struct Departure<'a> {
    step: Step,
    request: &'a Request,
    /// The open refreshes, to be restored if the call is never sent.
    opened: Opened,
    /// When the last submission before this call was recorded.
    submitted_at: Option<Timestamp>,
    recorded: bool,
    sending: Sending,
}

impl<'a> Departure<'a> {
    /// Records in `facts` that the call is being sent.
    pub fn record(facts: &mut Facts, step: Step, request: &'a Request, sending: Sending) -> Self {
        let (opened, submitted_at) = (facts.opened.clone(), facts.submitted_at);
        facts.record_answered(step);
        let recorded = facts.record_sent(request, sending.now, sending.patience);
        if recorded && let Some(sent) = facts.sent.last_mut() {
            sent.with = match request.method().known() {
                Some(Method::SubmitApplyMessageCode) => facts.verified_with,
                _ => sending.fingerprint,
            };
        }
        Self { step, request, opened, submitted_at, recorded, sending }
    }

    /// True if the call submits: its record must survive a crash of the machine before the call is sent.
    pub fn is_recorded(&self) -> bool {
        self.recorded
    }

    /// True if the call answers a captcha picture, which then cannot be answered again.
    pub fn answers_picture(&self, facts: &Facts) -> bool {
        facts.answers_picture(self.step)
    }

    /// The gateway replied. Returns the next step. All values known to be secret are removed from the facts.
    pub fn replied(self, facts: &mut Facts, reply: &Reply, known: &KnownValues, now: Timestamp) -> Option<Step> {
        let next = facts.absorb_reply(self.step, self.request, reply, &self.sending, now);
        facts.clean(known);
        next
    }

    /// Handles a call without a reply. `date` is the gateway's time if an HTTP error had one. A call that was never
    /// sent changed nothing, so its records are removed.
    pub fn lost(self, facts: &mut Facts, arrived: Arrived, date: Option<Timestamp>) {
        match arrived {
            Arrived::No => {
                facts.record_settled(self.request);
                facts.opened = self.opened;
                facts.submitted_at = self.submitted_at;
            }
            Arrived::Maybe => facts.date_open(self.request, date),
        }
    }
}
