//! Reads one notice and verifies its signature.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::keys::PublicKey;

/// Whether a notice is the platform's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its signature is the platform's.
    Verified,
    /// The signature is missing or wrong.
    Unverified,
    /// There is no key to verify the signature with.
    Unknown,
}

impl Verdict {
    /// The HTTP status of the answer, once the notice is stored.
    pub fn status(self) -> u16 {
        match self {
            Self::Verified | Self::Unknown => 200,
            Self::Unverified => 401,
        }
    }

    fn json(self) -> Value {
        match self {
            Self::Verified => true.into(),
            Self::Unverified => false.into(),
            Self::Unknown => Value::Null,
        }
    }
}

/// A notice that was received.
#[derive(Clone, Debug, PartialEq)]
pub struct Received {
    /// When.
    pub at: Timestamp,
    /// The result of verifying the signature.
    pub verdict: Verdict,
    content: Content,
}

#[derive(Clone, Debug, PartialEq)]
enum Content {
    Notice(Envelope),
    /// A body of another kind, as received.
    Other(Vec<u8>),
}

#[derive(Clone, Debug, PartialEq)]
struct Envelope {
    /// The signed bytes. In a form they may be in any charset.
    biz_data: Vec<u8>,
    sign: Option<String>,
}

impl Received {
    /// Reads the body of a request: the envelope as JSON, or as a form with the same two fields. Any other body is kept
    /// unchanged and counts as unverified if there is a key.
    pub fn read(body: &[u8], key: Option<&PublicKey>, at: Timestamp) -> Self {
        let content = match object(body).or_else(|| form(body)) {
            Some(envelope) => Content::Notice(envelope),
            None => Content::Other(body.to_owned()),
        };
        let verdict = match (key, &content) {
            (None, _) => Verdict::Unknown,
            (Some(key), Content::Notice(envelope)) if envelope.is_signed_by(key) => Verdict::Verified,
            (Some(_), _) => Verdict::Unverified,
        };
        Self { at, verdict, content }
    }

    /// The user_id that the notice names.
    pub fn user_id(&self) -> Option<String> {
        self.data()?.get("user_id")?.as_str().map(str::to_owned)
    }

    /// The notice as a line of JSON. It holds the text and the signature as received, so that they can be verified
    /// later. Bytes that are not UTF-8 are written as base64, because JSON cannot hold them.
    pub fn line(&self) -> Value {
        let mut line = Map::new();
        line.insert("at".to_owned(), json!(self.at));
        line.insert("verified".to_owned(), self.verdict.json());
        match &self.content {
            Content::Notice(envelope) => {
                line.insert("user_id".to_owned(), json!(self.user_id()));
                line.insert("data".to_owned(), self.data().unwrap_or_default());
                line.extend([as_received("biz_data", &envelope.biz_data)]);
                line.insert("sign".to_owned(), json!(envelope.sign));
            }
            Content::Other(body) => {
                line.extend([as_received("body", body)]);
            }
        }
        line.into()
    }

    fn data(&self) -> Option<Value> {
        match &self.content {
            Content::Notice(envelope) => serde_json::from_slice(&envelope.biz_data).ok(),
            Content::Other(_) => None,
        }
    }
}

impl Envelope {
    fn is_signed_by(&self, key: &PublicKey) -> bool {
        let sign = self.sign.as_deref().and_then(signature);
        sign.is_some_and(|sign| key.verifies(&self.biz_data, &sign))
    }
}

/// The bytes of a signature. Encoders wrap base64 at 64 or 76 letters, so white space is dropped first.
fn signature(base64: &str) -> Option<Vec<u8>> {
    let letters: String = base64.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    STANDARD.decode(letters).ok()
}

/// The member that holds these bytes: UTF-8 text under its own name, other bytes as base64.
fn as_received(name: &str, bytes: &[u8]) -> (String, Value) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (name.to_owned(), text.into()),
        Err(_) => (format!("{name}_base64"), STANDARD.encode(bytes).into()),
    }
}

fn object(body: &[u8]) -> Option<Envelope> {
    #[derive(Deserialize)]
    struct Members {
        biz_data: String,
        #[serde(default)]
        sign: Option<String>,
    }
    let Members { biz_data, sign } = serde_json::from_slice(body).ok()?;
    Some(Envelope { biz_data: biz_data.into_bytes(), sign })
}

/// Reads the envelope from a form; its text keeps its charset. `None` if the signature is not UTF-8, so that the body
/// is kept whole.
fn form(body: &[u8]) -> Option<Envelope> {
    let pairs = body.split(|byte| *byte == b'&').map(|pair| {
        let (name, value) = pair.iter().position(|byte| *byte == b'=').map_or((pair, &[][..]), |at| {
            let (name, rest) = pair.split_at(at);
            (name, rest.get(1..).unwrap_or_default())
        });
        (decoded(name), decoded(value))
    });
    let field = |wanted: &[u8]| pairs.clone().find(|(name, _)| name == wanted).map(|(_, value)| value);
    let sign = field(b"sign").map(String::from_utf8).transpose().ok()?;
    Some(Envelope { biz_data: field(b"biz_data")?, sign })
}

/// The bytes of a name or a value in a form.
fn decoded(text: &[u8]) -> Vec<u8> {
    let hex = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8);
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        bytes.push(match (first, hex(after.first()), hex(after.get(1))) {
            (b'%', Some(high), Some(low)) => {
                rest = after.get(2..).unwrap_or_default();
                high * 16 + low
            }
            (b'+', ..) => b' ',
            (byte, ..) => *byte,
        });
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Received {
        Received::read(body.as_bytes(), None, Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_notice_comes_as_json_or_as_a_form() {
        let line = json!({"at": "1970-01-01T00:00:00Z", "verified": null, "user_id": "u1", "data": {"user_id": "u1", "n": 1},
            "biz_data": "{\"user_id\": \"u1\", \"n\": 1}", "sign": "AA=="});
        let body = json!({"biz_data": "{\"user_id\": \"u1\", \"n\": 1}", "sign": "AA=="}).to_string();
        assert_eq!(read(&body).line(), line);
        assert_eq!(read("sign=AA%3D%3D&biz_data=%7B%22user_id%22%3A+%22u1%22%2C+%22n%22%3A+1%7D").line(), line);
    }

    #[test]
    fn a_body_that_is_not_a_notice_is_kept_unchanged() {
        for body in ["", "hello", "{\"biz_data\": 1}", "[]", "a=b"] {
            assert_eq!(read(body).line(), json!({"at": "1970-01-01T00:00:00Z", "verified": null, "body": body}));
        }
    }

    #[test]
    fn bytes_that_are_not_utf8_are_kept_as_base64() {
        let line = |body: &[u8]| Received::read(body, None, Timestamp::UNIX_EPOCH).line();
        let head = |rest: Value| {
            let mut line = json!({"at": "1970-01-01T00:00:00Z", "verified": null});
            line.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
            line
        };
        // The two bytes are GBK for a word of the report.
        for body in [&b"biz_data=%D5%F7+1&sign=AA%3D%3D"[..], b"sign=AA==&biz_data=\xd5\xf7+1"] {
            let kept = json!({"user_id": null, "data": null, "biz_data_base64": "1fcgMQ==", "sign": "AA=="});
            assert_eq!(line(body), head(kept));
        }
        assert_eq!(line(b"\xff"), head(json!({"body_base64": "/w=="})));
        assert_eq!(line(b"biz_data=1&sign=\xff"), head(json!({"body_base64": "Yml6X2RhdGE9MSZzaWduPf8="})));
    }

    #[test]
    fn an_invalid_percent_sequence_in_a_form_is_kept() {
        assert_eq!(decoded(b"a%4%zz%e4%b8%ad%"), "a%4%zz中%".as_bytes());
    }

    #[test]
    fn text_that_is_not_json_has_no_data() {
        let line = read("{\"biz_data\": \"ready\"}").line();
        assert_eq!((&line["data"], &line["user_id"], &line["biz_data"]), (&Value::Null, &Value::Null, &json!("ready")));
    }
}
