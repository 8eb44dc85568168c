//! How a request travels and how its reply is unwrapped (gateway-envelopes.md).

use crate::protocol::{Merchant, MethodName, Reply, ReplyError, Request};

/// The form a request takes on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Envelope {
    /// The JSON of protocol.md, section 1, is the body.
    #[default]
    Plain,
}

/// A request ready for the wire: holds everything in the clear, so it has no `Debug`.
pub struct Wrapped {
    /// The `Content-Type`.
    pub content_type: &'static str,
    /// The body.
    pub body: Vec<u8>,
}

impl Envelope {
    /// The request as it is sent.
    pub fn wrap(&self, request: &Request, merchant: &Merchant) -> Wrapped {
        match self {
            Self::Plain => Wrapped {
                content_type: "application/json; charset=utf-8",
                body: request.json(merchant).to_string().into_bytes(),
            },
        }
    }

    /// Reads the body that answers a call of `method`.
    pub fn read(&self, method: &MethodName, body: &[u8]) -> Result<Reply, ReplyError> {
        match self {
            Self::Plain => Reply::read(method, body),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::protocol::{Key, Method};

    #[test]
    fn the_plain_envelope_is_the_json_request_in_utf_8() {
        let request = Request::new(Method::GetOnlineAuthedInfo).with(Key::LoginName, "李四");
        let merchant = Merchant { user_id: "u1".into(), ..Merchant::default() };
        let wrapped = Envelope::Plain.wrap(&request, &merchant);
        assert_eq!(wrapped.content_type, "application/json; charset=utf-8");
        let sent: Value = serde_json::from_slice(&wrapped.body).unwrap();
        assert_eq!(sent, request.json(&merchant));
        assert!(String::from_utf8(wrapped.body).unwrap().contains("李四"));
    }
}
