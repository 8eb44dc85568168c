//! A request's JSON for the wire, written directly into a buffer that is zeroed on drop.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use zeroize::Zeroizing;

use super::request::OnWire;
use super::{MERCHANT_KEYS, Merchant, ParamValue, Request};

/// The maximum length of a character in JSON: `\u0000`.
const ESCAPED: usize = 6;

impl Request {
    /// The logical request of section 1, only for the wire.
    pub fn wire_json(&self, merchant: &Merchant) -> Zeroizing<Vec<u8>> {
        let method = self.method().full();
        self.written(merchant, &Whole { method: &method, biz_data: BizData { request: self, merchant } })
    }

    /// Its `biz_data`, only for the wire.
    pub fn wire_biz_data(&self, merchant: &Merchant) -> Zeroizing<Vec<u8>> {
        self.written(merchant, &BizData { request: self, merchant })
    }

    /// JSON in a buffer of sufficient capacity, because a growing buffer leaves copies behind.
    fn written(&self, merchant: &Merchant, json: &impl Serialize) -> Zeroizing<Vec<u8>> {
        let fields = merchant.fields().iter().map(|(name, value)| name.len() + value.len()).sum::<usize>();
        let params = self.params().iter().map(|(key, value)| key.wire().len() + length(value)).sum::<usize>();
        let marks = 8 * (MERCHANT_KEYS.len() + self.params().len() + 4);
        let room = ESCAPED * (self.method().full().len() + fields + params) + marks;
        let mut buffer = Zeroizing::new(Vec::with_capacity(room));
        // Serialising text and JSON into memory cannot fail.
        let _ = serde_json::to_writer(&mut *buffer, json);
        debug_assert!(buffer.capacity() == room, "the buffer has grown");
        buffer
    }
}

fn length(value: &ParamValue) -> usize {
    match value {
        ParamValue::Text(secret) => secret.expose().len(),
        ParamValue::Json(json) => json.to_string().len(),
    }
}

#[derive(Serialize)]
struct Whole<'a> {
    method: &'a str,
    biz_data: BizData<'a>,
}

struct BizData<'a> {
    request: &'a Request,
    merchant: &'a Merchant,
}

impl Serialize for BizData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.merchant.fields() {
            map.serialize_entry(name, value)?;
        }
        for (key, value) in self.request.sent() {
            let name = key.wire();
            match self.request.on_wire(self.merchant, key, value) {
                OnWire::Text(secret) => map.serialize_entry(name, secret.expose())?,
                OnWire::Number(number, _) => map.serialize_entry(name, &number)?,
                OnWire::Type(text) => map.serialize_entry(name, &text)?,
                OnWire::Json(json) => map.serialize_entry(name, json)?,
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::protocol::{Key, Method};

    #[test]
    fn the_bytes_on_the_wire_are_the_request() {
        let merchant = Merchant { merchant_id: "1\u{1}\"".into(), user_id: "用户".into(), ..Merchant::default() };
        let mut request = Request::new(Method::OnlineAuthentication)
            .with(Key::CardPassword, "01\"2\\345\u{0}")
            .with(Key::RealName, "李四")
            .with(Key::Other("user_id".into()), "somebody else")
            .with_type(1);
        request.set(Key::Other("x".into()), ParamValue::Json(json!({"a": [1, "二", null, "\u{7}"]})));
        let written = String::from_utf8(request.wire_json(&merchant).to_vec()).unwrap();
        assert_eq!(written, request.json(&merchant).to_string());
        let biz_data: Value = serde_json::from_slice(&request.wire_biz_data(&merchant)).unwrap();
        assert_eq!(biz_data, request.biz_data(&merchant));
    }

    #[test]
    fn the_later_of_two_parameters_with_one_wire_name_is_sent() {
        let request = Request::new(Method::Login).with(Key::Password, "a").with(Key::CardPassword, "b");
        let written = request.wire_biz_data(&Merchant::default());
        let written = std::str::from_utf8(&written).unwrap();
        assert_eq!(written.matches("password").count(), 1, "{written}");
        assert!(written.contains("\"password\":\"b\""), "{written}");
    }
}
