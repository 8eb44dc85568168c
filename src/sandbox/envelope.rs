//! The envelope of the served sandbox: plain, or signed as on the platform's open gateway.
//!
//! A sandbox speaks one of the two and rejects calls in the other with an explanation. A call that the signed
//! envelope rejects never reaches the world. It is answered as the open gateway does: with HTTP 200 and an
//! `error` of the envelope. The vendor's numbers are not known, so the sandbox defines its own
//! (`own_error.rs`).

use hyper::StatusCode;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::open::{Opened, open};
use super::own_error::{NOT_SIGNED, OwnError, SIGNED};
use super::refusal::{NOT_JSON, Refusal};
use super::wrap::Wrap;
use crate::keys::PublicKey;
use crate::protocol::{Limits, MethodName, parse_json_within, signed};

/// The envelope of a served sandbox.
#[derive(Clone, Debug, Default)]
pub enum AcceptedEnvelope {
    /// Plain JSON.
    #[default]
    Plain,
    /// Signed calls, verified with this key; answers wrapped so.
    Signed(PublicKey, Wrap),
}

/// A call rejected by the envelope.
#[derive(Debug)]
pub struct Refused {
    /// The status of the HTTP response.
    pub status: StatusCode,
    /// Its body.
    pub reply: Value,
}

impl From<OwnError> for Refused {
    fn from(own: OwnError) -> Self {
        Self { status: StatusCode::OK, reply: json!({"error": own.error, "msg": own.msg}) }
    }
}

impl AcceptedEnvelope {
    /// The logical request in a body that arrived at `now`.
    pub fn open(&self, body: &[u8], now: Timestamp) -> Result<Value, Refused> {
        let json = std::str::from_utf8(body).ok().and_then(|text| parse_json_within(text, Limits::REPLY).ok());
        match (self, json) {
            (Self::Plain, Some(request)) => Ok(request),
            (Self::Plain, None) if is_signed(body) => Err(SIGNED.into()),
            (Self::Plain, None) => {
                Err(Refused { status: StatusCode::BAD_REQUEST, reply: Refusal::from(NOT_JSON).reply() })
            }
            (Self::Signed(..), Some(_)) => Err(NOT_SIGNED.into()),
            (Self::Signed(key, _), None) => match open(key, body, now) {
                Ok(Opened { method, biz_data }) => Ok(json!({"method": method, "biz_data": biz_data})),
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

/// True if a body is meant as a signed call.
fn is_signed(body: &[u8]) -> bool {
    url::form_urlencoded::parse(body).any(|(name, _)| name == signed::SIGN)
}

#[cfg(test)]
#[path = "envelope_tests.rs"]
mod tests;
