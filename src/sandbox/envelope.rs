//! The envelope of the served sandbox: plain, or signed as on the platform's open gateway.
//!
//! A sandbox speaks one of the two and rejects calls in the other with an explanation. A call that the signed
//! envelope rejects never reaches the world. It is answered as the open gateway does: with HTTP 200 and an
//! `error` of the envelope. The vendor's numbers are not known, so the sandbox defines its own
//! (`own_error.rs`).

use hyper::StatusCode;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::dialect::Dialect;
use super::forgiven::forgiven;
use super::object::object;
use super::open::{Opened, open};
use super::own_error::{NOT_SIGNED, OwnError, SIGNED};
use super::refusal::not_json;
use super::wrap::Wrap;
use crate::keys::PublicKey;
use crate::protocol::{Limits, MethodName, parse_json_within, signed};

/// The envelope of a served sandbox.
#[derive(Clone, Debug, Default)]
pub enum AcceptedEnvelope {
    /// Plain JSON.
    #[default]
    Plain,
    /// Signed calls, verified with this key. Replies are wrapped in this form.
    Signed(PublicKey, Wrap),
}

/// A call rejected by the envelope.
#[derive(Debug)]
pub struct Refused {
    /// The status of the HTTP response.
    pub status: StatusCode,
    /// Its body.
    pub reply: Value,
    /// The problem, if the body does not say it.
    pub problem: Option<String>,
}

impl From<OwnError> for Refused {
    fn from(own: OwnError) -> Self {
        Self { status: StatusCode::OK, reply: json!({"error": own.error, "msg": own.msg}), problem: None }
    }
}

impl AcceptedEnvelope {
    /// The logical request in a body that arrived at `now`. A lenient sandbox mends its commas.
    pub fn open(&self, body: &[u8], now: Timestamp, dialect: Dialect) -> Result<Value, Refused> {
        let json = std::str::from_utf8(body).ok().and_then(|text| json_of(text, dialect));
        match (self, json) {
            (Self::Plain, Some(request)) => Ok(request),
            (Self::Plain, None) if is_signed(body) => Err(SIGNED.into()),
            (Self::Plain, None) => {
                let refusal = not_json();
                let reply = refusal.reply(dialect);
                Err(Refused { status: StatusCode::BAD_REQUEST, reply, problem: refusal.detail })
            }
            (Self::Signed(..), Some(_)) => Err(NOT_SIGNED.into()),
            (Self::Signed(key, _), None) => match open(key, body, now, |text| json_of(text, dialect)) {
                Ok(Opened { method, biz_data }) => Ok(object([("method", method.into()), ("biz_data", biz_data)])),
                Err(error) => Err(error.into()),
            },
        }
    }

    /// Wraps the world's answer to `request`. `number` identifies the call.
    pub(super) fn close(&self, request: &Value, answer: Value, number: u64) -> Value {
        let Self::Signed(_, wrap) = self else { return answer };
        let name = request.get("method").and_then(Value::as_str).and_then(MethodName::parse);
        match name {
            Some(method) => wrap.wrapped(&method, answer, number),
            None => answer,
        }
    }
}

fn json_of(text: &str, dialect: Dialect) -> Option<Value> {
    let json = parse_json_within(text, Limits::REPLY).ok();
    json.or_else(|| parse_json_within(&forgiven(text), Limits::REPLY).ok().filter(|_| dialect.lenient))
}

/// True if a body looks like a signed call.
fn is_signed(body: &[u8]) -> bool {
    url::form_urlencoded::parse(body).any(|(name, _)| name == signed::SIGN)
}

#[cfg(test)]
#[path = "envelope_tests.rs"]
mod tests;
