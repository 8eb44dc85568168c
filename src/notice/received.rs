//! One notice: what it says, and whether its signature is the platform's.

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
    /// It has no signature, or another one.
    Unverified,
    /// There is no key to verify it with.
    Unknown,
}

impl Verdict {
    /// The HTTP status that answers the notice once it is stored.
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
    /// Whether it is the platform's.
    pub verdict: Verdict,
    content: Content,
}

#[derive(Clone, Debug, PartialEq)]
enum Content {
    Notice(Envelope),
    /// A body of another kind, as text.
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Envelope {
    biz_data: String,
    #[serde(default)]
    sign: Option<String>,
}

impl Received {
    /// Reads the body of a request: the envelope as JSON, or as a form with the same two fields. Any other body is kept as it
    /// is; with a key it counts as unverified.
    pub fn read(body: &[u8], key: Option<&PublicKey>, at: Timestamp) -> Self {
        let content = match serde_json::from_slice(body).ok().or_else(|| form(body)) {
            Some(envelope) => Content::Notice(envelope),
            None => Content::Other(String::from_utf8_lossy(body).into_owned()),
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

    /// The notice as a line of JSON. It holds the text and the signature as received, so that they can be verified later.
    pub fn line(&self) -> Value {
        let mut line = Map::new();
        line.insert("at".to_owned(), json!(self.at));
        line.insert("verified".to_owned(), self.verdict.json());
        match &self.content {
            Content::Notice(envelope) => {
                line.insert("user_id".to_owned(), json!(self.user_id()));
                line.insert("data".to_owned(), self.data().unwrap_or_default());
                line.insert("biz_data".to_owned(), envelope.biz_data.as_str().into());
                line.insert("sign".to_owned(), json!(envelope.sign));
            }
            Content::Other(body) => {
                line.insert("body".to_owned(), body.as_str().into());
            }
        }
        line.into()
    }

    fn data(&self) -> Option<Value> {
        match &self.content {
            Content::Notice(envelope) => serde_json::from_str(&envelope.biz_data).ok(),
            Content::Other(_) => None,
        }
    }
}

impl Envelope {
    fn is_signed_by(&self, key: &PublicKey) -> bool {
        let sign = self.sign.as_deref().and_then(|sign| STANDARD.decode(sign.trim()).ok());
        sign.is_some_and(|sign| key.verifies(self.biz_data.as_bytes(), &sign))
    }
}

fn form(body: &[u8]) -> Option<Envelope> {
    let field = |name: &str| {
        url::form_urlencoded::parse(body).find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
    };
    Some(Envelope { biz_data: field("biz_data")?, sign: field("sign") })
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
    fn what_is_no_notice_is_kept_as_it_is() {
        for body in ["", "hello", "{\"biz_data\": 1}", "[]", "a=b"] {
            assert_eq!(read(body).line(), json!({"at": "1970-01-01T00:00:00Z", "verified": null, "body": body}));
        }
        let broken = Received::read(b"\xff", None, Timestamp::UNIX_EPOCH);
        assert_eq!(broken.line()["body"], "\u{fffd}");
    }

    #[test]
    fn text_that_is_no_json_has_no_data() {
        let line = read("{\"biz_data\": \"ready\"}").line();
        assert_eq!((&line["data"], &line["user_id"], &line["biz_data"]), (&Value::Null, &Value::Null, &json!("ready")));
    }
}
