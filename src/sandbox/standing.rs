//! A person's status at the credit centre, and how it changes with time.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::draw;
use super::person::Person;
use super::session::{Issued, within};
use crate::protocol::{APPLICATION_SECONDS, LOCK_SECONDS, UserStatus};

/// The lifetime of an identity code in seconds. Reading the report does not use it up. Our choice; the
/// document does not say.
pub const IDENTITY_CODE_SECONDS: i64 = 7 * 24 * 60 * 60;
/// The lifetime of a local report in seconds (in the document's example, `nextUpdateTime` is a month after
/// `updateTime`).
pub const REPORT_SECONDS: i64 = 30 * 24 * 60 * 60;
/// The number of wrong card secrets in a row that the bank accepts. After one more, the card is refused for a
/// while (508136).
pub const CARD_TRIES_BORNE: u32 = 5;

/// The verification of an application: `apply_type` of §1.1.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum AppliedBy {
    Questions,
    UnionPay,
}

impl AppliedBy {
    pub fn text(self) -> &'static str {
        match self {
            Self::Questions => "问题验证",
            Self::UnionPay => "银联认证",
        }
    }
}

/// An application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Application {
    pub at: Timestamp,
    pub by: AppliedBy,
    /// The resulting status.
    pub outcome: UserStatus,
}

/// A series of wrong attempts, and the lock after it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tries {
    wrong: u32,
    locked_at: Option<Timestamp>,
}

impl Tries {
    /// True while locked. An expired lock is removed together with the attempts before it.
    pub fn locked(&mut self, now: Timestamp) -> bool {
        if self.locked_at.is_some_and(|at| !within(at, now, LOCK_SECONDS)) {
            *self = Self::default();
        }
        self.locked_at.is_some()
    }

    /// Counts a wrong attempt. Returns true if there are more than `borne`, which locks.
    pub fn count(&mut self, borne: u32, now: Timestamp) -> bool {
        self.wrong = self.wrong.saturating_add(1);
        if self.wrong > borne {
            self.locked_at = Some(now);
        }
        self.locked_at.is_some()
    }

    /// A correct attempt ends the series.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

/// The status of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Standing {
    pub passwords: Tries,
    pub card_secrets: Tries,
    pub unionpay_auth: bool,
    /// The status without an application.
    status: UserStatus,
    pub application: Option<Application>,
    /// When the report was first sent.
    viewed_at: Option<Timestamp>,
    /// When the identity code was last renewed after an application.
    identity_sent_at: Option<Timestamp>,
    /// The number of the identity code. Each application and each renewal increments it.
    #[serde(default)]
    identity_codes: u32,
}

impl Standing {
    /// A person's initial status. Earlier events are treated as having just happened.
    pub fn begin(person: &Person, now: Timestamp) -> Self {
        let earlier = |at| Application { at, by: AppliedBy::UnionPay, outcome: person.case.outcome };
        let day = SignedDuration::from_secs(APPLICATION_SECONDS);
        let (application, viewed_at) = match person.case.status {
            UserStatus::Processing => (Some(earlier(now)), None),
            UserStatus::ReportReady => (Some(earlier(now.saturating_sub(day).unwrap_or(now))), None),
            UserStatus::LocalReport => (Some(earlier(now.saturating_sub(day).unwrap_or(now))), Some(now)),
            UserStatus::NotApplied
            | UserStatus::VerificationRefused
            | UserStatus::LocalReportExpired
            | UserStatus::ReportNotProduced => (None, None),
        };
        Self {
            passwords: Tries::default(),
            card_secrets: Tries::default(),
            unionpay_auth: person.case.unionpay_auth,
            status: person.case.status,
            application,
            viewed_at,
            identity_sent_at: None,
            identity_codes: 0,
        }
    }

    /// The `user_status` at this time.
    pub fn status(&self, now: Timestamp) -> UserStatus {
        match (&self.application, self.viewed_at) {
            (None, _) => self.status,
            (Some(application), _) if within(application.at, now, APPLICATION_SECONDS) => UserStatus::Processing,
            (Some(application), None) => application.outcome,
            (Some(_), Some(at)) if within(at, now, REPORT_SECONDS) => UserStatus::LocalReport,
            (Some(_), Some(_)) => UserStatus::LocalReportExpired,
        }
    }

    /// Records an application.
    pub fn apply(&mut self, by: AppliedBy, outcome: UserStatus, now: Timestamp) {
        self.application = Some(Application { at: now, by, outcome });
        (self.viewed_at, self.identity_sent_at) = (None, None);
        self.identity_codes = self.identity_codes.wrapping_add(1);
    }

    /// Records an application whose report exists already.
    pub fn apply_before(&mut self, by: AppliedBy, now: Timestamp) {
        let day = SignedDuration::from_secs(APPLICATION_SECONDS);
        self.apply(by, UserStatus::ReportReady, now.saturating_sub(day).unwrap_or(now));
    }

    /// Records that the report was sent. From now on it is a local one.
    pub fn viewed(&mut self, now: Timestamp) {
        self.viewed_at.get_or_insert(now);
    }

    /// When the report was produced: 24 hours after the application.
    pub fn produced_at(&self) -> Option<Timestamp> {
        let day = SignedDuration::from_secs(APPLICATION_SECONDS);
        self.application.as_ref().and_then(|application| application.at.saturating_add(day).ok())
    }

    /// Sends a new identity code if the last one has expired.
    pub fn renew_identity_code(&mut self, now: Timestamp) {
        let sent = self.identity_sent_at.or_else(|| self.produced_at());
        if sent.is_some_and(|at| !within(at, now, IDENTITY_CODE_SECONDS)) {
            self.identity_sent_at = Some(now);
            self.identity_codes = self.identity_codes.wrapping_add(1);
        }
    }

    /// The valid identity code at this time, if the report exists.
    pub fn identity_code(&self, person: &Person, seed: u64, now: Timestamp) -> Option<Issued> {
        let at = self.identity_sent_at.or_else(|| self.produced_at())?;
        let good = self.status(now).has_report() && within(at, now, IDENTITY_CODE_SECONDS);
        let which = self.identity_codes.to_string();
        let code = || draw::code(draw::rng(seed, &["identity", &person.login_name, &which]));
        good.then(|| Issued { code: code(), at, wrong_tries: 0 })
    }
}
