//! The envelope of the served sandbox: plain, or signed as on the platform's open gateway.
//!
//! A sandbox speaks one of the two and rejects calls in the other with an explanation. A call that the signed
//! envelope rejects never reaches the world. It is answered as the open gateway does: with HTTP 200 and an
//! `error` of the envelope. The vendor's numbers are not known, so the sandbox defines its own
//! (`own_error.rs`).

use hyper::StatusCode;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::open::{Opened, open};
use super::own_error::{NOT_SIGNED, OwnError, SIGNED};
use super::refusal::{NOT_JSON, Refusal};
use crate::keys::PublicKey;
use crate::protocol::{MethodName, signed};

/// The envelope of a served sandbox.
#[derive(Clone, Debug, Default)]
pub enum AcceptedEnvelope {
    /// Plain JSON.
    #[default]
    Plain,
    /// Signed calls, verified with this key, and wrapped answers.
    Signed(PublicKey),
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
        let json = serde_json::from_slice::<Value>(body).ok();
        match (self, json) {
            (Self::Plain, Some(request)) => Ok(request),
            (Self::Plain, None) if is_signed(body) => Err(SIGNED.into()),
            (Self::Plain, None) => {
                Err(Refused { status: StatusCode::BAD_REQUEST, reply: Refusal::from(NOT_JSON).reply() })
            }
            (Self::Signed(_), Some(_)) => Err(NOT_SIGNED.into()),
            (Self::Signed(key), None) => match open(key, body, now) {
                Ok(Opened { method, biz_data }) => Ok(json!({"method": method, "biz_data": biz_data})),
                Err(error) => Err(error.into()),
            },
        }
    }

    /// Wraps the world's answer to `request`. `number` identifies the call.
    pub(super) fn close(&self, request: &Value, answer: Value, number: u64) -> Value {
        if matches!(self, Self::Plain) {
            return answer;
        }
        let name = request.get("method").and_then(Value::as_str).and_then(MethodName::parse);
        let Some(method) = name else { return answer };
        let mut reply = Map::new();
        reply.insert("error".to_owned(), json!(200));
        reply.insert("msg".to_owned(), json!("success"));
        reply.insert("request_id".to_owned(), json!(format!("sandbox-{number}")));
        reply.insert(signed::response_name(&method), inner(&method, answer));
        Value::Object(reply)
    }
}

/// The open gateway sends a report without the reply around it: the report's fields take its place.
fn inner(method: &MethodName, mut answer: Value) -> Value {
    let succeeded = answer.get("code") == Some(&json!(200));
    match answer.get_mut("data") {
        Some(report) if succeeded && method.known() == Some(crate::protocol::Method::ViewReport) => report.take(),
        _ => answer,
    }
}

/// True if a body is meant as a signed call.
fn is_signed(body: &[u8]) -> bool {
    url::form_urlencoded::parse(body).any(|(name, _)| name == signed::SIGN)
}

#[cfg(test)]
#[path = "envelope_tests.rs"]
mod tests;
