//! Parses a call strictly: only what the document sends is accepted.
//!
//! Names and values are taken as they are: a name with blanks around it is not the document's name, a number
//! is not a string. A lenient sandbox mends a call before it is parsed here (`lenient.rs`).

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::dialect::Dialect;
use super::refusal::{MALFORMED, Refusal, unknown_method};
use crate::protocol::{Key, MERCHANT_KEYS, Method, MethodName, PREFIX, UserStatus, codes};

/// The maximum length of a user_id in characters. The session is stored under it.
const LONGEST_USER_ID: usize = 128;

/// The call as a method sees it.
pub(super) struct Call<'a> {
    /// The method.
    pub method: Method,
    /// The merchant's id of the applicant.
    pub user_id: &'a str,
    /// The world's time.
    pub now: Timestamp,
    /// The sandbox's dialect.
    pub dialect: Dialect,
    biz_data: &'a Map<String, Value>,
}

/// The short name of the request's method, if there is one.
pub(super) fn method_name(request: &Value) -> Option<&str> {
    let name = request.get("method")?.as_str()?.trim();
    Some(name.strip_prefix(PREFIX).unwrap_or(name))
}

/// The request's `biz_data`, if it is an object.
pub(super) fn biz_data(request: &Value) -> Option<&Map<String, Value>> {
    request.get("biz_data")?.as_object()
}

/// The request's user_id, if it is valid.
pub(super) fn user_id(request: &Value) -> Option<&str> {
    valid_user_id(biz_data(request)?)
}

/// The user_id of a `biz_data`, if it is valid.
pub(super) fn valid_user_id(biz_data: &Map<String, Value>) -> Option<&str> {
    let user_id = biz_data.get("user_id")?.as_str()?;
    (!user_id.trim().is_empty() && user_id.chars().count() <= LONGEST_USER_ID).then_some(user_id)
}

impl<'a> Call<'a> {
    /// Parses a request. It must have the full method name and all six merchant fields.
    pub fn read(request: &'a Value, now: Timestamp, dialect: Dialect) -> Result<Self, Refusal> {
        let name = request.get("method").and_then(Value::as_str).unwrap_or_default();
        let known = MethodName::parse(name).and_then(|parsed| parsed.known());
        let method = known.filter(|method| name.strip_prefix(PREFIX) == Some(method.name()));
        let method = method.ok_or_else(unknown_method)?;
        let biz_data = biz_data(request).ok_or_else(|| Refusal::because(MALFORMED, "biz_data is no object"))?;
        for key in MERCHANT_KEYS {
            if biz_data.get(key).and_then(Value::as_str).is_none_or(|text| text.trim().is_empty()) {
                return Err(Refusal::because(MALFORMED, format!("{key} is missing or no string")));
            }
        }
        let user_id = user_id(request).ok_or_else(|| Refusal::because(MALFORMED, "user_id is too long"))?;
        Ok(Self { method, user_id, now, dialect, biz_data })
    }

    /// A parameter's text. `None` if it is missing, blank or not a string.
    pub fn text(&self, key: &Key) -> Option<&'a str> {
        self.biz_data.get(key.wire())?.as_str().filter(|text| !text.trim().is_empty())
    }

    /// A parameter's text, or a refusal with `code`.
    pub fn required(&self, key: &Key, code: i64) -> Result<&'a str, Refusal> {
        self.text(key).ok_or_else(|| {
            let sent = self.sends(key);
            Refusal::because(code, format!("{} is {}", key.wire(), if sent { "blank or no string" } else { "missing" }))
        })
    }

    /// True if the parameter was sent, whatever its type.
    pub fn sends(&self, key: &Key) -> bool {
        self.biz_data.contains_key(key.wire())
    }

    /// True if the parameter was sent, but not as a string.
    pub fn sends_other_than_text(&self, key: &Key) -> bool {
        self.biz_data.get(key.wire()).is_some_and(|value| !value.is_string() && !value.is_null())
    }

    /// The integer `type`, if it was sent.
    pub fn type_number(&self) -> Option<i64> {
        self.biz_data.get(Key::Type.wire()).filter(|value| value.is_number()).and_then(Value::as_i64)
    }

    /// Checks that the integer `type` is one of `allowed`.
    pub fn check_type(&self, allowed: &[i64]) -> Result<(), Refusal> {
        match self.type_number() {
            Some(number) if allowed.contains(&number) => Ok(()),
            _ => Err(Refusal::because(MALFORMED, format!("type is none of the integers {allowed:?}"))),
        }
    }
}

/// The code that explains why there is no report; `None` if there is one.
pub(super) fn why_no_report(status: UserStatus) -> Option<i64> {
    match status {
        UserStatus::ReportReady | UserStatus::LocalReport => None,
        UserStatus::Processing => Some(codes::APPLIED),
        UserStatus::ReportNotProduced => Some(codes::NOT_PRODUCED),
        UserStatus::NotApplied | UserStatus::VerificationRefused | UserStatus::LocalReportExpired => {
            Some(codes::NO_REPORT)
        }
    }
}
