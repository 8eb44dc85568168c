//! The signed envelope's fields, and the text that is signed (gateway-envelopes.md).

use jiff::Timestamp;
use zeroize::Zeroizing;

use super::MethodName;

/// The full name of the method.
pub const METHOD: &str = "method";
/// The caller; equals `merchant_id` of the parameters.
pub const APP_ID: &str = "app_id";
/// `1.0`, or the version given to the merchant.
pub const VERSION: &str = "version";
/// The signature's algorithm: [`RSA`].
pub const SIGN_TYPE: &str = "sign_type";
/// The format of parameters and reply: [`JSON`].
pub const FORMAT: &str = "format";
/// Unix time.
pub const TIMESTAMP: &str = "timestamp";
/// The parameters as JSON text.
pub const BIZ_DATA: &str = "biz_data";
/// The signature in base64. It is not signed itself.
pub const SIGN: &str = "sign";

/// The signed fields.
pub const SIGNED_FIELDS: [&str; 7] = [METHOD, APP_ID, VERSION, SIGN_TYPE, FORMAT, TIMESTAMP, BIZ_DATA];
/// The only [`SIGN_TYPE`]: RSASSA-PKCS1-v1_5 with SHA-1.
pub const RSA: &str = "RSA";
/// The only [`FORMAT`].
pub const JSON: &str = "json";
/// The versions that the platform's clients send.
pub const VERSIONS: [&str; 2] = ["1.0", "1.0.0"];

/// The `Content-Type` of a signed call.
pub const CONTENT_TYPE: &str = "application/x-www-form-urlencoded; charset=utf-8";

/// The unit of [`TIMESTAMP`]: older clients send seconds, newer ones milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimestampUnit {
    /// Seconds.
    #[default]
    Seconds,
    /// Milliseconds.
    Milliseconds,
}

impl TimestampUnit {
    /// A time in the field's notation.
    pub fn text(self, time: Timestamp) -> String {
        match self {
            Self::Seconds => time.as_second().to_string(),
            Self::Milliseconds => time.as_millisecond().to_string(),
        }
    }
}

/// The signed text: `name=value` of every field except `sign`, sorted by the bytes of the names, joined with
/// `&`. Values are not URL-encoded, so they may contain `&` and `=`. The text holds the parameters unmasked.
pub fn string_to_sign(fields: &[(&str, &str)]) -> Zeroizing<String> {
    let mut sorted: Vec<_> = fields.iter().filter(|(name, _)| *name != SIGN).collect();
    sorted.sort_by_key(|(name, _)| name.as_bytes());
    let length = sorted.iter().map(|(name, value)| name.len() + value.len() + 2).sum();
    let mut text = Zeroizing::new(String::with_capacity(length)); // a growing buffer leaves copies behind
    for (name, value) in sorted {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        text.push_str(value);
    }
    text
}

/// The member that wraps the reply to a call of `method`.
pub fn response_name(method: &MethodName) -> String {
    format!("{}_response", method.full().replace('.', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Method;

    #[test]
    fn fields_are_sorted_by_bytes_and_joined_unencoded_without_the_signature() {
        let fields = [("b", "2&c=3"), ("sign", "x"), ("a_b", "="), ("aB", "张"), ("a", "")];
        assert_eq!(string_to_sign(&fields).as_str(), "a=&aB=张&a_b==&b=2&c=3");
    }

    #[test]
    fn the_replys_member_is_the_methods_name_with_underscores() {
        assert_eq!(response_name(&Method::ViewReport.into()), "crawler_api_zx_viewReport_response");
    }

    #[test]
    fn a_time_is_written_in_either_unit() {
        let time = Timestamp::from_millisecond(1_451_361_600_123).unwrap();
        assert_eq!(TimestampUnit::Seconds.text(time), "1451361600");
        assert_eq!(TimestampUnit::Milliseconds.text(time), "1451361600123");
    }
}
