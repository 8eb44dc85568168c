//! Properties: any values arrive unchanged and correctly signed, and no reply makes the client panic.

use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};
use zhengxin::gateway::{Envelope, Signer};
use zhengxin::keys::SigningKey;
use zhengxin::protocol::signed::TimestampUnit;
use zhengxin::protocol::{Key, METHODS, Merchant, Method, Request};

use crate::keys::{self, field, fields, ring_verifies, signed_text};

/// The signer, shared by all cases because reading its key takes longer than signing.
static SIGNED: LazyLock<Envelope> = LazyLock::new(|| {
    let dir = tempfile::tempdir().unwrap();
    let key = SigningKey::read(&keys::private(dir.path(), "1024-pkcs8.pem")).unwrap();
    let (app_id, version) = ("12&31=24 张".to_owned(), "1.0".to_owned());
    Envelope::Signed(Arc::new(Signer { app_id, version, unit: TimestampUnit::Seconds, key }))
});

/// Arbitrary texts, and texts that are difficult to encode.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[&=+%#;? /\\\\\"'\u{0}\u{7f}张\u{1f600}]{0,12}",
        Just("&sign=x&biz_data={}".to_owned())
    ]
}

fn any_method() -> impl Strategy<Value = Method> {
    prop::sample::select(METHODS.iter().map(|row| row.method).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn any_values_arrive_unchanged_and_correctly_signed(method in any_method(), texts in prop::collection::vec(any_text(), 5), at in 0_i64..4_000_000_000) {
        let merchant = Merchant { merchant_id: texts[0].clone(), user_id: texts[1].clone(), ..Merchant::default() };
        let request = Request::new(method)
            .with(Key::LoginName, texts[2].as_str())
            .with(Key::Password, texts[3].as_str())
            .with(Key::Other(texts[4].as_str().into()), "x");
        let wrapped = SIGNED.wrap(&request, &merchant, Timestamp::from_second(at).unwrap()).unwrap();
        prop_assert!(wrapped.body.is_ascii());
        let fields = fields(&wrapped.body);
        prop_assert_eq!(fields.len(), 8);
        let biz_data: Value = serde_json::from_str(field(&fields, "biz_data")).unwrap();
        prop_assert_eq!(biz_data, request.biz_data(&merchant));
        prop_assert_eq!(field(&fields, "timestamp"), at.to_string());
        prop_assert!(ring_verifies(1024, &signed_text(&fields), field(&fields, "sign")));
    }

    #[test]
    fn any_bytes_are_a_reply_or_an_error(method in any_method(), body in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = SIGNED.read(&method.into(), &body, &str::to_owned);
        let _ = Envelope::Plain.read(&method.into(), &body, &str::to_owned);
    }

    #[test]
    fn any_envelope_is_read_or_refused(method in any_method(), error in any_part(), inner in any_part(), msg in any_part(), as_text in any::<bool>()) {
        let name = format!("crawler_api_zx_{}_response", method.name());
        let inner = if as_text { json!(inner.to_string()) } else { inner };
        for body in [
            json!({"error": error, "msg": msg, &name: inner}),
            json!({"error": 200, " msg ": msg, "request_id": error, &name: inner}),
            json!({"error": error, "msg": msg}),
        ] {
            for envelope in [&SIGNED, &Envelope::Plain] {
                let read = envelope.read(&method.into(), body.to_string().as_bytes(), &str::to_owned);
                let _ = format!("{read:?}");
            }
        }
    }
}

fn any_part() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        Just(json!(200)),
        Just(json!({"code": 200, "data": {"next": {"method": "login"}}})),
        Just(json!({" code": "508110", "msg": "x"})),
        Just(json!([1, {"code": 1}])),
    ]
}
