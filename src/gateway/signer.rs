//! Signs requests: the fields of the signed envelope with a signature over them.

use jiff::Timestamp;
use url::form_urlencoded::Serializer;
use zeroize::Zeroizing;

use super::Wrapped;
use crate::keys::{KeyError, SigningKey};
use crate::protocol::signed::{self, TimestampUnit};
use crate::protocol::{Merchant, Request};

/// The length of an encoded byte in a form: `%00`.
const ENCODED: usize = 3;

/// Signs the calls of one merchant.
#[derive(Debug)]
pub struct Signer {
    /// The app_id.
    pub app_id: String,
    /// The envelope's version, sent as given.
    pub version: String,
    /// The unit of the timestamp.
    pub unit: TimestampUnit,
    /// The merchant's private key.
    pub key: SigningKey,
}

impl Signer {
    /// Wraps a request for sending at `now`. All unencrypted parameters are zeroed on drop.
    pub(super) fn wrap(&self, request: &Request, merchant: &Merchant, now: Timestamp) -> Result<Wrapped, KeyError> {
        let (method, timestamp) = (request.method().full(), self.unit.text(now));
        let biz_data = request.wire_biz_data(merchant);
        // JSON is always valid UTF-8.
        let biz_data = std::str::from_utf8(&biz_data).unwrap_or_default();
        let fields = [
            (signed::METHOD, method.as_str()),
            (signed::APP_ID, &self.app_id),
            (signed::VERSION, &self.version),
            (signed::SIGN_TYPE, signed::RSA),
            (signed::FORMAT, signed::JSON),
            (signed::TIMESTAMP, &timestamp),
            (signed::BIZ_DATA, biz_data),
        ];
        let sign = self.key.sign(signed::string_to_sign(&fields).as_bytes())?;
        // Allocate room for all encoded fields, because a growing buffer leaves copies behind.
        let room = fields.iter().map(|(name, value)| name.len() + ENCODED * value.len() + 2).sum::<usize>();
        let mut form = Serializer::new(String::with_capacity(room + signed::SIGN.len() + ENCODED * sign.len() + 2));
        form.extend_pairs(fields).append_pair(signed::SIGN, &sign);
        Ok(Wrapped { content_type: signed::CONTENT_TYPE, body: Zeroizing::new(form.finish().into_bytes()) })
    }
}

#[cfg(test)]
#[path = "signer_tests.rs"]
mod tests;
