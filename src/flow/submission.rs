//! Submissions whose outcome is not known, and when a login may say that one did not act (contract, "Submissions").
//!
//! A gateway may act late: a reply that never came says nothing, and a login shortly afterwards may find an application
//! that is not there yet. So positive evidence settles a submission at once, negative evidence only from
//! [`OpenSubmission::due_at`] on.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::Facts;
use super::guard::Withheld;
use crate::protocol::{Method, UserStatus};

/// Seconds after which a login may say that a submission did not act, unless the profile says otherwise.
const SETTLE_AFTER: i64 = 10 * 60;

/// How long a caller waits for what it has sent, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patience {
    /// A call may be on its way for this long.
    pub timeout: i64,
    /// A gateway may act this long after a call left (`settle_after`).
    pub settle_after: i64,
}

impl Default for Patience {
    fn default() -> Self {
        Self { timeout: 30, settle_after: SETTLE_AFTER }
    }
}

/// A submission that was sent and whose outcome is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSubmission {
    /// The method's short name.
    pub method: String,
    /// When it left.
    pub at: Timestamp,
    /// Seconds that the call had for its reply; none was recorded by earlier versions.
    #[serde(default)]
    pub timeout: i64,
    /// Seconds after which a login may say that it did not act.
    #[serde(default = "settle_after")]
    pub settle_after: i64,
    /// The gateway's own time when it replied without saying what came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Timestamp>,
    /// By the gateway's clock a login says nothing against it before this time of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Timestamp>,
    /// An earlier submission of the kind had no known outcome either: time does not help a second time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub second: bool,
    /// The fingerprint of the values that it was made with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
}

fn settle_after() -> i64 {
    SETTLE_AFTER
}

/// What an accepted login says of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    Done,
    NotDone,
    None,
}

/// An accepted login as evidence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Witness {
    /// `user_status`, if the document knows it.
    pub(super) status: Option<UserStatus>,
    /// Already authenticated by UnionPay.
    pub(super) unionpay_auth: bool,
    /// When the login left: the gateway may have looked at any time from then on.
    pub(super) left: Timestamp,
    /// When its reply came.
    pub(super) heard: Timestamp,
    /// The gateway's own time of the reply.
    pub(super) date: Option<Timestamp>,
}

impl OpenSubmission {
    /// True for a submission that applies for the report.
    pub(super) fn is_application(&self) -> bool {
        is_application(&self.method)
    }

    /// Seconds from when it left until negative evidence counts. onlineAuthentication applies for nothing and cannot be
    /// repeated without a new SMS: its own timeout is enough.
    pub(super) fn span(&self) -> SignedDuration {
        let seconds = match self.method == Method::OnlineAuthentication.name() {
            true => self.timeout,
            false => self.settle_after.max(self.timeout),
        };
        SignedDuration::from_secs(seconds)
    }

    /// When a login may say that it did not act.
    pub fn due_at(&self) -> Timestamp {
        let due = self.at.saturating_add(self.span()).unwrap_or(Timestamp::MAX);
        self.not_before.map_or(due, |later| due.max(later))
    }

    fn evidence(&self, login: &Witness) -> Evidence {
        use UserStatus as Status;
        match login.status {
            _ if !self.is_application() => match login.unionpay_auth {
                true => Evidence::Done,
                false => Evidence::NotDone,
            },
            Some(Status::Processing | Status::ReportReady | Status::LocalReport) => Evidence::Done,
            Some(
                Status::NotApplied
                | Status::VerificationRefused
                | Status::LocalReportExpired
                | Status::ReportNotProduced,
            ) => Evidence::NotDone,
            None => Evidence::None,
        }
    }

    /// Seconds of the gateway's clock that are missing before negative evidence counts; none where it tells no time.
    fn missing_by_the_gateway(&self, login: &Witness) -> Option<SignedDuration> {
        let passed = login.date?.duration_since(self.date?);
        Some(self.span() - passed).filter(SignedDuration::is_positive)
    }
}

/// True for a method that applies for the report.
pub(super) fn is_application(method: &str) -> bool {
    [Method::SubmitQuestion, Method::SubmitApplyMessageCode].iter().any(|known| known.name() == method)
}

impl Facts {
    /// When a login may say of every open submission that it did not act; none where no submission is open.
    pub fn due_at(&self) -> Option<Timestamp> {
        self.sent.iter().map(OpenSubmission::due_at).max()
    }

    /// Lets the open submissions wait as long as the caller's profile says now.
    pub fn wait_as(&mut self, patience: Patience) {
        self.sent.iter_mut().for_each(|sent| sent.settle_after = patience.settle_after);
    }

    /// Why nothing may be submitted while a submission is open; none where no submission is.
    pub fn open_submission(&self, now: Timestamp) -> Option<Withheld> {
        let (first, due_at) = (self.sent.first()?, self.due_at()?);
        let (method, at) = (first.method.clone(), first.at);
        let time_helps = now < due_at && !self.is_for_a_person();
        Some(match time_helps {
            // Whole seconds, rounded up: who comes back then is not too early.
            true => {
                let seconds_left = due_at.duration_since(now).as_millis().max(0).div_euclid(1000).saturating_add(1);
                Withheld::Uncertain {
                    method,
                    at,
                    due_at,
                    seconds_left: i64::try_from(seconds_left).unwrap_or(i64::MAX),
                }
            }
            false => Withheld::Duplicate { method, at },
        })
    }

    /// True if time cannot settle an open submission: an earlier one of the kind had no known outcome either.
    pub fn is_for_a_person(&self) -> bool {
        self.sent.iter().any(|sent| sent.second)
    }

    /// What an accepted login says of the open submissions: positive evidence settles one at once, negative evidence from
    /// its `due_at` on, by the local clock and, where the gateway told its time with both replies, by the gateway's.
    pub(super) fn settle(&mut self, login: &Witness) {
        let mut open = Vec::new();
        for mut sent in std::mem::take(&mut self.sent) {
            match sent.evidence(login) {
                Evidence::Done => {
                    self.doubted.retain(|method| *method != sent.method);
                    let of_its_kind =
                        if sent.is_application() { &mut self.applied_with } else { &mut self.verified_with };
                    *of_its_kind = sent.with.or(of_its_kind.take());
                    continue;
                }
                Evidence::NotDone if !sent.second && login.left >= sent.due_at() => {
                    match sent.missing_by_the_gateway(login) {
                        None => {
                            self.doubted.push(sent.method);
                            continue;
                        }
                        Some(left) => sent.not_before = login.heard.saturating_add(left).ok(),
                    }
                }
                Evidence::NotDone | Evidence::None => {}
            }
            open.push(sent);
        }
        self.sent = open;
    }

    /// The outcome of a submission is known: an earlier doubt about the kind is over.
    pub(super) fn forget_doubt(&mut self, method: &str) {
        let both = is_application(method);
        self.doubted.retain(|doubted| doubted != method && !(both && is_application(doubted)));
    }
}

#[cfg(test)]
#[path = "submission_tests.rs"]
mod tests;
