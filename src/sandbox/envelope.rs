//! How calls reach the served sandbox and how its answers leave: plain, or signed as the platform's open gateway wants it.
//!
//! A sandbox speaks one of the two and tells who speaks the other so. What the signed one refuses never reaches the world;
//! it is answered, as the open gateway answers, with HTTP 200 and an `error` of the envelope's own. The vendor's numbers
//! are not known; these are the sandbox's:
//!
//! | error | what is wrong |
//! |---|---|
//! | 10001 | a plain call, to a sandbox that takes signed ones |
//! | 10002 | a field is missing, stands twice or is empty |
//! | 10003 | sign_type is not RSA |
//! | 10004 | format is not json |
//! | 10005 | version is neither 1.0 nor 1.0.0 |
//! | 10006 | timestamp is no Unix time, in s or ms, within ten minutes of now |
//! | 10007 | sign is not the merchant's signature over the fields |
//! | 10008 | biz_data is no JSON object |
//! | 10009 | app_id is not the merchant_id of biz_data |
//! | 10010 | a signed call, to a sandbox that takes plain ones |

use hyper::StatusCode;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::open::{Opened, open};
use super::refusal::{NOT_JSON, Refusal};
use crate::keys::PublicKey;
use crate::protocol::{MethodName, signed};

/// What a served sandbox speaks.
#[derive(Clone, Debug, Default)]
pub enum Envelope {
    /// JSON as it is.
    #[default]
    Plain,
    /// Signed calls, verified with this key; wrapped answers.
    Signed(PublicKey),
}

/// A call that does not reach the world.
#[derive(Debug)]
pub struct Refused {
    /// The status of the HTTP response.
    pub status: StatusCode,
    /// Its body.
    pub reply: Value,
}

/// An `error` of the envelope's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OwnError {
    pub error: i64,
    pub msg: &'static str,
}

const fn own(error: i64, msg: &'static str) -> OwnError {
    OwnError { error, msg }
}

const NOT_SIGNED: OwnError = own(
    10001,
    "envelope: this sandbox takes signed calls only, and this one is plain; the client needs envelope = signed",
);
pub(super) const FIELDS: OwnError = own(10002, "a field is missing, stands twice or is empty");
pub(super) const SIGN_TYPE: OwnError = own(10003, "sign_type is not RSA");
pub(super) const FORMAT: OwnError = own(10004, "format is not json");
pub(super) const VERSION: OwnError = own(10005, "version is neither 1.0 nor 1.0.0");
pub(super) const TIMESTAMP: OwnError = own(10006, "timestamp is no Unix time, in s or ms, within ten minutes of now");
pub(super) const SIGN: OwnError = own(10007, "sign is not the signature of this merchant's key over the fields");
pub(super) const BIZ_DATA: OwnError = own(10008, "biz_data is no JSON object");
pub(super) const APP_ID: OwnError = own(10009, "app_id is not the merchant_id of biz_data");
const SIGNED: OwnError = own(
    10010,
    "envelope: this sandbox takes plain calls only, and this one is signed; serve it with --envelope signed",
);

impl OwnError {
    fn refused(self) -> Refused {
        Refused { status: StatusCode::OK, reply: json!({"error": self.error, "msg": self.msg}) }
    }
}

impl Envelope {
    /// The logical request within a body that came at `now`.
    pub fn open(&self, body: &[u8], now: Timestamp) -> Result<Value, Refused> {
        let json = serde_json::from_slice::<Value>(body).ok();
        match (self, json) {
            (Self::Plain, Some(request)) => Ok(request),
            (Self::Plain, None) if is_signed(body) => Err(SIGNED.refused()),
            (Self::Plain, None) => {
                Err(Refused { status: StatusCode::BAD_REQUEST, reply: Refusal::from(NOT_JSON).reply() })
            }
            (Self::Signed(_), Some(_)) => Err(NOT_SIGNED.refused()),
            (Self::Signed(key), None) => match open(key, body, now) {
                Ok(Opened { method, biz_data }) => Ok(json!({"method": method, "biz_data": biz_data})),
                Err(error) => Err(error.refused()),
            },
        }
    }

    /// The world's answer to `request` as it leaves. `number` tells the calls apart.
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

/// The open gateway hands a report out bare: its fields stand where a reply would.
fn inner(method: &MethodName, mut answer: Value) -> Value {
    let succeeded = answer.get("code") == Some(&json!(200));
    match answer.get_mut("data") {
        Some(report) if succeeded && method.known() == Some(crate::protocol::Method::ViewReport) => report.take(),
        _ => answer,
    }
}

/// True for a body that was meant as a signed call.
fn is_signed(body: &[u8]) -> bool {
    url::form_urlencoded::parse(body).any(|(name, _)| name == signed::SIGN)
}

#[cfg(test)]
#[path = "envelope_tests.rs"]
mod tests;
