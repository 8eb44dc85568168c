//! How a method answers: with data, or with a code of the catalogue.

use serde_json::{Value, json};

use super::journal::Deed;
use crate::protocol::codes;

/// What a method has to say.
pub(super) type Answer = Result<Told, Refusal>;

/// A success.
pub(super) struct Told {
    /// `data` of the reply.
    pub data: Value,
    /// What was done.
    pub deed: Deed,
}

impl Told {
    /// Data, and something that was done.
    pub fn new(data: Value, deed: Deed) -> Self {
        Self { data, deed }
    }

    /// Data that was only read.
    pub fn read(data: Value) -> Self {
        Self::new(data, Deed::None)
    }

    /// Something done, with nothing to tell.
    pub fn done(deed: Deed) -> Self {
        Self::new(json!({}), deed)
    }
}

/// A refusal.
#[derive(Debug)]
pub(super) struct Refusal {
    /// The code.
    pub code: i64,
    /// What the vendor's text does not say: which parameter it is about.
    pub detail: Option<String>,
    /// What was done nevertheless (an attempt counted).
    pub deed: Deed,
}

impl From<i64> for Refusal {
    fn from(code: i64) -> Self {
        Self { code, detail: None, deed: Deed::None }
    }
}

impl Refusal {
    /// A refusal that names what it is about.
    pub fn because(code: i64, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..Self::from(code) }
    }

    /// A refusal that did something.
    pub fn after(code: i64, deed: Deed) -> Self {
        Self { deed, ..Self::from(code) }
    }

    /// `msg` of the reply: the vendor's text as it is printed, then what it does not say.
    pub fn message(&self) -> String {
        let text = match (self.code, codes::find(self.code)) {
            (_, Some(entry)) => entry.vendor_text,
            (NOT_JSON, None) => "request is not JSON",
            _ => "method is unknown",
        };
        self.detail.as_ref().map_or_else(|| text.to_owned(), |detail| format!("{text} ({detail})"))
    }

    /// The reply.
    pub fn reply(&self) -> Value {
        json!({"code": self.code, "msg": self.message(), "data": {}})
    }
}

/// A body that is not JSON. Not in the catalogue: a client sees class unknown.
pub(super) const NOT_JSON: i64 = 400001;
/// A method that the document does not list, or none. Not in the catalogue either.
pub(super) const UNKNOWN_METHOD: i64 = 404001;

/// A parameter is missing or of the wrong JSON type, and no code is about that parameter.
pub(super) const MALFORMED: i64 = 508149;
pub(super) const CREDENTIALS: i64 = 208101;
pub(super) const CAPTCHA: i64 = 210101;
pub(super) const SMS_CODE: i64 = 211101;
/// The form that leads here was not fetched in this login.
pub(super) const STEP_EXPIRED: i64 = 508101;
pub(super) const LOCKED: i64 = 508108;
pub(super) const NOT_AUTHENTICATED: i64 = 508109;
pub(super) const NOT_LOGGED_IN: i64 = 508110;
pub(super) const REPORT_EXISTS: i64 = 508111;
pub(super) const THIN_FILE: i64 = 508112;
pub(super) const HIGH_SECURITY: i64 = 508113;
pub(super) const APPLIED: i64 = 508114;
pub(super) const IDENTITY_CODE: i64 = 508115;
pub(super) const UNIONPAY_CODE: i64 = 508117;
pub(super) const NOT_AS_REGISTERED: i64 = 508119;
pub(super) const CARD_SECRET: i64 = 508120;
pub(super) const NOT_THE_BANKS_MOBILE: i64 = 508121;
pub(super) const CARD_NUMBER: i64 = 508122;
pub(super) const IDENTITY_NUMBER: i64 = 508123;
pub(super) const NOT_THE_HOLDER: i64 = 508124;
pub(super) const LAST_THREE_NOT_THREE: i64 = 508125;
pub(super) const SMS_TRIES: i64 = 508126;
pub(super) const CARD_KIND: i64 = 508127;
pub(super) const UNIONPAY_CODE_EXPIRED: i64 = 508128;
pub(super) const UNIONPAY_CODE_USED: i64 = 508129;
pub(super) const CARD_UNKNOWN: i64 = 508130;
pub(super) const CARD_UNSUPPORTED: i64 = 508131;
pub(super) const NOT_PRODUCED: i64 = 508132;
pub(super) const NO_REPORT: i64 = 508133;
pub(super) const CARD_TRIES: i64 = 508136;
pub(super) const DUPLICATE: i64 = 508140;
pub(super) const NO_MOBILE: i64 = 508141;
pub(super) const NO_SUCH_LOGIN_NAME: i64 = 508145;
pub(super) const YEAR_MISSING: i64 = 508200;
pub(super) const MONTH_MISSING: i64 = 508201;
pub(super) const LAST_THREE_MISSING: i64 = 508202;
/// No answer to question 1, 2, ... (508208 does not exist).
pub(super) const ANSWER_MISSING: [i64; 5] = [508204, 508205, 508206, 508207, 508209];
pub(super) const YEAR_FORM: i64 = 508300;
pub(super) const MONTH_FORM: i64 = 508301;
pub(super) const LAST_THREE_FORM: i64 = 508302;
