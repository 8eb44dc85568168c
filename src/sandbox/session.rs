//! The gateway's memory of a user_id.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::draw;
use super::journal::Deed;
use super::refusal::Refusal;
use crate::protocol::{CardType, LOGIN_SECONDS, codes};

/// The lifetime of a captcha in seconds. Our choice; the document does not say.
pub const CAPTCHA_SECONDS: i64 = 10 * 60;
/// The lifetime of an SMS code in seconds. Our choice; the document does not say.
pub const SMS_SECONDS: i64 = 5 * 60;
/// The number of wrong attempts that an SMS code survives. The next one invalidates it (508126). Our choice;
/// the document does not say.
pub const SMS_TRIES_BORNE: u8 = 3;
/// The lifetime of a UnionPay code in seconds (508128). Our choice, half of the time for the whole step; the
/// document does not say.
pub const UNIONPAY_CODE_SECONDS: i64 = LOGIN_SECONDS / 2;

/// True if `since` is less than `seconds` ago.
pub(super) fn within(since: Timestamp, now: Timestamp, seconds: i64) -> bool {
    now.duration_since(since) < SignedDuration::from_secs(seconds)
}

/// A code that was sent or shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Issued {
    pub code: String,
    pub at: Timestamp,
    #[serde(default)]
    pub wrong_tries: u8,
}

/// An accepted login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Login {
    pub login_name: String,
    pub at: Timestamp,
}

/// A bank card that onlineValidateCard accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CheckedCard {
    pub number: String,
    pub kind: CardType,
}

/// A successful UnionPay transaction, with its SMS code and card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Transaction {
    pub code: String,
    pub card: String,
}

/// The state of one user_id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Session {
    /// The last accepted login, expired or not.
    pub login: Option<Login>,
    /// The picture that waits for its answer.
    pub captcha: Option<Issued>,
    /// True if that picture is for the registration (§1.1.1), so that no call of ours answers it.
    #[serde(default)]
    pub is_for_registration: bool,
    /// The bank's SMS, for onlineAuthentication.
    pub bank_sms: Option<Issued>,
    /// The credit centre's SMS, for submitApplyMessageCode.
    pub apply_sms: Option<Issued>,
    /// The card in use.
    pub card: Option<CheckedCard>,
    /// The last transaction, to recognise its repetition.
    pub transaction: Option<Transaction>,
    /// The UnionPay code, and whether it was used.
    pub unionpay: Option<Issued>,
    pub unionpay_used: bool,
    /// True if the questions were sent and not answered yet.
    pub questions: bool,
    /// The login names of the people whose data were sent under this user_id.
    pub people: BTreeSet<String>,
    /// The time of the last call.
    pub seen: Timestamp,
    /// The number of codes drawn so far.
    draws: u32,
}

impl Session {
    pub fn new(now: Timestamp) -> Self {
        Self {
            login: None,
            captcha: None,
            is_for_registration: false,
            bank_sms: None,
            apply_sms: None,
            card: None,
            transaction: None,
            unionpay: None,
            unionpay_used: false,
            questions: false,
            people: BTreeSet::new(),
            seen: now,
            draws: 0,
        }
    }

    /// The login name until the login expires. Later calls do not extend it (§1.1.7, note 3).
    pub fn logged_in(&self, now: Timestamp) -> Option<&str> {
        let login = self.login.as_ref().filter(|login| within(login.at, now, LOGIN_SECONDS));
        login.map(|login| login.login_name.as_str())
    }

    /// Starts a new login, which drops everything of the previous one.
    pub fn log_in(&mut self, login_name: &str, now: Timestamp) {
        let login = Some(Login { login_name: login_name.to_owned(), at: now });
        let people = std::mem::take(&mut self.people);
        *self = Self { login, people, draws: self.draws, ..Self::new(now) };
    }

    /// Draws a new code. It depends on `user_id` and the count, so that parallel sessions differ and each is
    /// reproducible.
    pub fn draw(&mut self, seed: u64, user_id: &str, now: Timestamp) -> Issued {
        self.draws = self.draws.wrapping_add(1);
        let code = draw::code(draw::rng(seed, &[user_id, &self.draws.to_string()]));
        Issued { code, at: now, wrong_tries: 0 }
    }

    /// Checks the answer to the picture. The attempt uses the picture up.
    pub fn answer_captcha(&mut self, answer: Option<&str>, now: Timestamp) -> Result<(), Refusal> {
        let is_ours = !self.is_for_registration;
        let waiting = self.captcha.take().filter(|issued| is_ours && within(issued.at, now, CAPTCHA_SECONDS));
        match (waiting, answer) {
            (Some(issued), Some(answer)) if issued.fits(answer) => Ok(()),
            _ => Err(Refusal::after(codes::WRONG_CAPTCHA, Deed::WrongCaptcha)),
        }
    }
}

impl Issued {
    /// True if `answer` equals the code, ignoring case.
    pub fn fits(&self, answer: &str) -> bool {
        self.code.eq_ignore_ascii_case(answer)
    }
}

/// Checks an SMS code. A correct one stays valid until the call that it belongs to is accepted.
pub(super) fn check_sms(sent: &mut Option<Issued>, answer: &str, now: Timestamp) -> Result<(), Refusal> {
    let waiting = sent.as_mut().filter(|issued| within(issued.at, now, SMS_SECONDS));
    let Some(issued) = waiting else { return Err(codes::WRONG_SMS_CODE.into()) };
    if issued.wrong_tries > SMS_TRIES_BORNE {
        return Err(codes::SMS_CODE_TRIES.into());
    }
    if issued.fits(answer) {
        return Ok(());
    }
    issued.wrong_tries += 1;
    let code = if issued.wrong_tries > SMS_TRIES_BORNE { codes::SMS_CODE_TRIES } else { codes::WRONG_SMS_CODE };
    Err(Refusal::after(code, Deed::WrongCode))
}

/// True if a code is valid and unused.
pub(super) fn waits(sent: &Issued, now: Timestamp) -> bool {
    within(sent.at, now, SMS_SECONDS) && sent.wrong_tries <= SMS_TRIES_BORNE
}
