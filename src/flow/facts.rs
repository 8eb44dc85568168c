//! What is known of one applicant between calls: only what a later step needs, only from accepted steps, never a secret.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::{Opened, Step};
use crate::fingerprint::Fingerprint;
use crate::protocol::{APPLICATION_SECONDS, Form, KEYS, Key, LOGIN_SECONDS, Method, Secret, UserStatus};

/// A value that may stand in the session file (protocol.md, sensitivity table) but is never printed unmasked.
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
    /// When it was accepted. The 30 minutes of §1.1.7 are counted from here.
    pub at: Timestamp,
    /// `user_status` as sent; none where it was missing.
    pub user_status: Option<i64>,
    /// Already authenticated by UnionPay.
    pub unionpay_auth: bool,
    /// The gateway has said that it no longer holds (508110, 508142).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
}

impl Login {
    /// The status, if the document knows it.
    pub fn status(&self) -> Option<UserStatus> {
        self.user_status.and_then(UserStatus::from_number)
    }
}

/// A submission that was sent and whose outcome is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSubmission {
    /// The method's short name.
    pub method: String,
    /// When it was sent.
    pub at: Timestamp,
}

/// Where an applicant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Never logged in.
    None,
    /// Logged in, within the 30 minutes.
    LoggedIn,
    /// The login has expired.
    Expired,
    /// A submission's outcome is not known.
    Uncertain,
    /// Applied less than 24 hours ago.
    Applied,
    /// Logged in, and the report can be fetched.
    Report,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::None, Self::LoggedIn, Self::Expired, Self::Uncertain, Self::Applied, Self::Report];

    /// The state of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::LoggedIn => "logged-in",
            Self::Expired => "expired",
            Self::Uncertain => "uncertain",
            Self::Applied => "applied",
            Self::Report => "report",
        }
    }
}

/// Everything known of one applicant.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The login name of the first accepted login: the session belongs to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_name: Option<Kept>,
    /// The last accepted login.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login: Option<Login>,
    /// Passwords refused since the last accepted login, as earlier versions counted them: the next login takes them over
    /// into the count of its login name ([`Passwords`](super::Passwords)).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passwords_refused: Vec<Timestamp>,
    /// The login name of the last login, by its fingerprint, unless that was accepted: how it stands is looked up before
    /// anything is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_tried: Option<Fingerprint>,
    /// The submissions whose outcome is not known, oldest first: more than one only after `--again`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sent: Vec<OpenSubmission>,
    /// When an application was accepted, or first seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied_at: Option<Timestamp>,
    /// The card UnionPay accepted in this login.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_card: Option<Kept>,
    /// When it was accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_at: Option<Timestamp>,
    /// Its type, "1" debit or "2" credit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_type: Option<String>,
    /// The mobile number the bank's SMS went to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cellphone: Option<Kept>,
    /// The UnionPay code, until it is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unionpay_code: Option<Kept>,
    /// Pictures and SMS codes that wait for their answer.
    #[serde(skip_serializing_if = "Opened::is_empty")]
    pub opened: Opened,
    /// What comes next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Step>,
    /// The forms of this login by their method, cleaned, without values that a session may not hold.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub forms: BTreeMap<String, Value>,
}

impl fmt::Debug for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Forms may hold personal data (questions about the applicant): only their methods are shown.
        f.debug_struct("Facts")
            .field("login", &self.login)
            .field("sent", &self.sent)
            .field("applied_at", &self.applied_at)
            .field("next", &self.next)
            .field("forms", &self.forms.keys())
            .finish_non_exhaustive()
    }
}

impl Facts {
    /// Seconds the login still holds; 0 when it has expired or there is none.
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

    /// Seconds until an application is a day old; none where none is known or it is older.
    pub fn application_left(&self, now: Timestamp) -> Option<i64> {
        let left = APPLICATION_SECONDS - elapsed(self.applied_at?, now);
        (left > 0).then_some(left)
    }

    /// Where the applicant stands. A waiting application goes before everything else.
    pub fn state(&self, now: Timestamp) -> State {
        let login = self.login.as_ref();
        match () {
            () if self.application_left(now).is_some() => State::Applied,
            () if !self.sent.is_empty() => State::Uncertain,
            () if login.is_none() => State::None,
            () if !self.is_logged_in(now) => State::Expired,
            () if login.and_then(Login::status).is_some_and(UserStatus::has_report) => State::Report,
            () => State::LoggedIn,
        }
    }

    /// What the session answers for a parameter of `method`.
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

    /// All that is remembered, by key.
    pub fn all_remembered(&self) -> BTreeMap<Key, Secret> {
        KEYS.iter().filter_map(|row| Some((row.key.clone(), self.remembered(&row.key)?))).collect()
    }

    /// The form of this login whose answers go to `method`.
    pub fn form(&self, method: Method) -> Option<Form> {
        self.forms.get(method.name()).and_then(|form| Form::read(form, None))
    }

    /// What comes next: nothing while an application waits, a login where one is needed.
    pub fn next_step(&self, now: Timestamp) -> Option<Step> {
        match self.state(now) {
            State::Applied => None,
            State::None | State::Expired | State::Uncertain => Some(Step::Call(Method::Login)),
            State::LoggedIn => self.next,
            State::Report => self.next.or(Some(Step::Call(Method::GetViewReportInfo))),
        }
    }

    /// Forgets what belongs to a login that has expired. The contract: card and phone number until submitOnlineAuth
    /// succeeds or the login expires. Where no login is known the card's own half hour counts. True if anything went.
    pub fn expire(&mut self, now: Timestamp) -> bool {
        let expired = match &self.login {
            Some(_) => !self.is_logged_in(now),
            None => self.card_at.is_some_and(|at| elapsed(at, now) >= LOGIN_SECONDS),
        };
        if !expired {
            return false;
        }
        let next_login = self.forms.remove_entry(Method::Login.name()); // the form of the login to come
        let held = self.next.is_some() || !self.forms.is_empty() || self.holds_card() || self.opened.sms.is_some();
        self.forget_login_steps();
        self.forms.extend(next_login);
        held
    }

    fn holds_card(&self) -> bool {
        self.bank_card.is_some() || self.card_type.is_some() || self.cellphone.is_some() || self.unionpay_code.is_some()
    }

    pub(super) fn forget_login_steps(&mut self) {
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

/// Whole seconds from `then` to `now`; a clock that was set back counts as no time.
pub(super) fn elapsed(then: Timestamp, now: Timestamp) -> i64 {
    now.duration_since(then).as_secs().max(0)
}
