//! Wraps requests in an envelope and unwraps replies (gateway-envelopes.md).

use std::sync::Arc;

use jiff::Timestamp;

use super::{CallError, Hide, Signer, Wrapped, wrapped};
use crate::keys::KeyError;
use crate::off_thread::off_thread;
use crate::protocol::{Merchant, MethodName, Reply, Request};

/// The wire format of requests.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub enum Envelope {
    /// The body is the JSON of protocol.md, section 1.
    #[default]
    Plain,
    /// Form fields, signed with the merchant's key.
    Signed(Arc<Signer>),
}

impl Envelope {
    /// Wraps a request for sending at `now`.
    pub fn wrap(&self, request: &Request, merchant: &Merchant, now: Timestamp) -> Result<Wrapped, KeyError> {
        match self {
            Self::Plain => {
                Ok(Wrapped { content_type: "application/json; charset=utf-8", body: request.wire_json(merchant) })
            }
            Self::Signed(signer) => signer.wrap(request, merchant, now),
        }
    }

    /// The same without delaying other calls: signing takes milliseconds, so it runs on another thread. The
    /// plain envelope needs none.
    pub(super) async fn wrap_now(&self, request: &Request, merchant: &Merchant) -> Result<Wrapped, KeyError> {
        match self {
            Self::Plain => self.wrap(request, merchant, Timestamp::now()),
            Self::Signed(signer) => {
                let (signer, request, merchant) = (signer.clone(), request.clone(), merchant.clone());
                off_thread(move || signer.wrap(&request, &merchant, Timestamp::now())).await
            }
        }
    }

    /// Reads the reply body of a call of `method`. It accepts both forms of reply, whatever the request's
    /// envelope. Only a refusal by the gateway's envelope depends on what was sent. The gateway's words pass
    /// through `hide`.
    pub fn read(&self, method: &MethodName, body: &[u8], hide: Hide) -> Result<Reply, CallError> {
        wrapped::read(method, body, matches!(self, Self::Signed(_)), hide)
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
        let wrapped = Envelope::Plain.wrap(&request, &merchant, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(wrapped.content_type, "application/json; charset=utf-8");
        let sent: Value = serde_json::from_slice(&wrapped.body).unwrap();
        assert_eq!(sent, request.json(&merchant));
        assert!(std::str::from_utf8(&wrapped.body).unwrap().contains("李四"));
    }
}
