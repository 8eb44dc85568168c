//! What is known about one applicant between calls. It holds only what later steps need, only from accepted
//! steps, and no secrets.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::forms::StoredForms;
use super::{OpenSubmission, Opened, Step};
use crate::fingerprint::Fingerprint;
use crate::protocol::{APPLICATION_SECONDS, Form, KEYS, Key, LOGIN_SECONDS, Method, Secret, UserStatus};

/// A value that the session file may hold (protocol.md, sensitivity table) but that is always masked when
/// printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept(pub Secret);

impl Serialize for Kept {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.expose())
    }
}

impl<'de> Deserialize<'de> for Kept {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(text.into()))
    }
}

/// An accepted login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Login {
    /// When the gateway accepted it. The 30 minutes of §1.1.7 start here.
    pub at: Timestamp,
    /// `user_status` as received; `None` if it was missing.
    pub user_status: Option<i64>,
    /// True if UnionPay had already authenticated the applicant.
    pub unionpay_auth: bool,
    /// The gateway has ended this login (508110, 508142), or what belongs to it was forgotten because it had expired. A clock
    /// that is set back does not revive it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
}

impl Login {
    /// The status, if it is documented.
    pub fn status(&self) -> Option<UserStatus> {
        self.user_status.and_then(UserStatus::from_number)
    }
}

/// All facts about one applicant.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The login name of the first accepted login. The session is bound to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_name: Option<Kept>,
    /// The last accepted login.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login: Option<Login>,
    /// The times of refused passwords since the last accepted login, as format 1 counted them. The next login adds them to
    /// the count of its login name ([`Passwords`](super::Passwords)).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passwords_refused: Vec<Timestamp>,
    /// The fingerprint of the login name whose password was refused last, until a login is accepted. The count of the login
    /// name is looked up by it before anything is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_refused_for: Option<Fingerprint>,
    /// The submissions with an unknown outcome, oldest first. Only `--again` makes more than one possible.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sent: Vec<OpenSubmission>,
    /// When the last submission was recorded, whatever its outcome.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submitted_at: Option<Timestamp>,
    /// The latest time in the future that a submission had, in the facts or in an audit log. Lines of the log up to
    /// then that are still in the future have already counted once, as submissions of that moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_ahead: Option<Timestamp>,
    /// The methods whose last submission had an unknown outcome until a login said that it did not act.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubted: Vec<String>,
    /// The submissions that were accepted since the last login: no form leads back to one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Step>,
    /// The fingerprint of the card and identity that UnionPay authenticated last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_with: Option<Fingerprint>,
    /// The fingerprint of the values of the last application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied_with: Option<Fingerprint>,
    /// The fingerprints of refused applications, oldest first, until the gateway has a report.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refused_with: Vec<Fingerprint>,
    /// When an application was accepted, or first seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied_at: Option<Timestamp>,
    /// When a fetched report was delivered, until a newer application is known. If a report is lost on its way to the
    /// caller, it stays due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetched_at: Option<Timestamp>,
    /// When the gateway last said that the login name is locked (508108), until a login is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locked_at: Option<Timestamp>,
    /// The card UnionPay accepted in this login.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_card: Option<Kept>,
    /// When UnionPay accepted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_at: Option<Timestamp>,
    /// True if the card was forgotten because its login, or its own time, was over.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub card_expired: bool,
    /// Its type, "1" debit or "2" credit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_type: Option<String>,
    /// The mobile number the bank's SMS went to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cellphone: Option<Kept>,
    /// The UnionPay code, until it is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unionpay_code: Option<Kept>,
    /// Pictures and SMS codes that still wait for their answer.
    #[serde(skip_serializing_if = "Opened::is_empty")]
    pub opened: Opened,
    /// The next step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Step>,
    /// True if the verification methods were fetched to recover the password, so that no application follows.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub recovers: bool,
    /// The forms of this login by method, cleaned of values that a session may not hold.
    #[serde(skip_serializing_if = "StoredForms::is_empty")]
    pub forms: StoredForms,
}

impl fmt::Debug for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Facts")
            .field("login", &self.login)
            .field("sent", &self.sent)
            .field("applied_at", &self.applied_at)
            .field("next", &self.next)
            .field("forms", &self.forms)
            .finish_non_exhaustive()
    }
}

impl Facts {
    /// Seconds until the login expires; 0 if it has expired or there is none.
    pub fn seconds_left(&self, now: Timestamp) -> i64 {
        match &self.login {
            Some(login) if !login.ended => (LOGIN_SECONDS - elapsed(login.at, now)).clamp(0, LOGIN_SECONDS),
            _ => 0,
        }
    }

    /// True within the 30 minutes of an accepted login that the gateway has not ended.
    pub fn is_logged_in(&self, now: Timestamp) -> bool {
        self.seconds_left(now) > 0
    }

    /// Seconds until the application is 24 hours old; `None` if there is no application or it is older.
    pub fn application_left(&self, now: Timestamp) -> Option<i64> {
        let left = APPLICATION_SECONDS - elapsed(self.applied_at?, now);
        (left > 0).then_some(left)
    }

    /// The session's value for `key`.
    pub fn remembered(&self, key: &Key) -> Option<Secret> {
        let kept = |kept: &Option<Kept>| kept.as_ref().map(|kept| kept.0.clone());
        match key {
            Key::LoginName => kept(&self.login_name),
            Key::BankCard => kept(&self.bank_card),
            Key::Cellphone => kept(&self.cellphone),
            Key::UnionpayCode => kept(&self.unionpay_code),
            Key::CardType => self.card_type.as_deref().map(Secret::from),
            _ => None,
        }
    }

    /// The same without the login and everything that belongs to it, for a caller that logs in again.
    #[must_use]
    pub fn without_login(mut self) -> Self {
        self.forget_login_steps();
        (self.login, self.opened, self.card_expired) = (None, Opened::default(), false);
        self
    }

    /// All values in the session, by key.
    pub fn all_remembered(&self) -> BTreeMap<Key, Secret> {
        KEYS.iter().filter_map(|row| Some((row.key.clone(), self.remembered(&row.key)?))).collect()
    }

    /// The form of this login whose answers go to `method`.
    pub fn form(&self, method: Method) -> Option<Arc<Form>> {
        self.forms.form(method.name())
    }

    /// Forgets what belongs to an expired login. By contract, card and phone number last until
    /// submitOnlineAuth succeeds or the login expires. If no login is known, the card expires after its own
    /// 30 minutes. Returns true if anything was forgotten.
    pub fn expire(&mut self, now: Timestamp) -> bool {
        let expired = match &self.login {
            Some(_) => !self.is_logged_in(now),
            None => self.card_at.is_some_and(|at| elapsed(at, now) >= LOGIN_SECONDS),
        };
        if !expired {
            return false;
        }
        let is_login = |method: &str| method == Method::Login.name();
        let mut next_login = self.forms.clone();
        next_login.retain(is_login); // the form of the login to come
        let holds_form = self.forms.iter().any(|(method, _)| !is_login(method));
        let held = self.next.is_some() || holds_form || self.holds_card() || self.opened.sms.is_some();
        self.forget_login_steps();
        self.forms = next_login;
        self.login.iter_mut().for_each(|login| login.ended = true);
        held
    }

    fn holds_card(&self) -> bool {
        self.bank_card.is_some() || self.card_type.is_some() || self.cellphone.is_some() || self.unionpay_code.is_some()
    }

    pub(super) fn forget_login_steps(&mut self) {
        self.card_expired |= self.holds_card();
        self.forget_card();
        self.next = None;
        self.forms.clear();
        self.opened.sms = None; // a picture may wait for the next login
    }

    pub(super) fn forget_card(&mut self) {
        self.bank_card = None;
        self.card_at = None;
        self.card_type = None;
        self.cellphone = None;
        self.unionpay_code = None;
        self.forget_prefilled_card();
    }
}

/// Whole seconds from `then` to `now`, or 0 if the clock was set back.
pub(super) fn elapsed(then: Timestamp, now: Timestamp) -> i64 {
    now.duration_since(then).as_secs().max(0)
}
