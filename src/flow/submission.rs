//! Submissions whose outcome is not known, and when a login may say that one did not act (contract, "Submissions").
//!
//! A gateway may act late: a reply that never came says nothing, and a login shortly afterwards may find an application
//! that is not there yet. So positive evidence settles a submission at once, negative evidence only from
//! [`OpenSubmission::due_at`] on.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
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
    pub with: Option<Fingerprint>,
}

fn settle_after() -> i64 {
    SETTLE_AFTER
}

/// What an accepted login says of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
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

    pub(super) fn evidence(&self, login: &Witness) -> Evidence {
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
    pub(super) fn missing_by_the_gateway(&self, login: &Witness) -> Option<SignedDuration> {
        let passed = login.date?.duration_since(self.date?);
        Some(self.span() - passed).filter(SignedDuration::is_positive)
    }
}

/// True if the outcome of one of these submissions says what an earlier one of the other did: both have one method, or
/// both apply for the report. Takes short names.
pub fn are_of_a_kind(one: &str, other: &str) -> bool {
    one == other || is_application(one) && is_application(other)
}

/// True for a method that applies for the report.
pub(super) fn is_application(method: &str) -> bool {
    [Method::SubmitQuestion, Method::SubmitApplyMessageCode].iter().any(|known| known.name() == method)
}
