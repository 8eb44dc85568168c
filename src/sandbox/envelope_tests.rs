use std::path::Path;

use url::form_urlencoded::Serializer;

use super::super::own_error::*;
use super::*;
use crate::keys::SigningKey;
use crate::sandbox::testing::noon;

/// A private copy of the test key with this length.
fn key(bits: u32) -> SigningKey {
    use std::os::unix::fs::PermissionsExt;
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/support/keys/{bits}-pkcs8.pem"));
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("key.pem");
    std::fs::copy(source, &path).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    SigningKey::read(&path).unwrap()
}

fn merchants() -> AcceptedEnvelope {
    AcceptedEnvelope::Signed(key(1024).public().clone(), Wrap::Inner)
}

type Fields = Vec<(&'static str, String)>;

/// A valid call.
fn sound() -> Fields {
    vec![
        ("method", "crawler.api.zx.getLoginInfo".into()),
        ("app_id", "123124".into()),
        ("version", "1.0".into()),
        ("sign_type", "RSA".into()),
        ("format", "json".into()),
        ("timestamp", noon().as_second().to_string()),
        ("biz_data", r#"{"merchant_id":"123124","x":"1&y=2+3 张"}"#.into()),
    ]
}

fn set(name: &str, value: &str) -> Fields {
    let mut fields = sound();
    fields.iter_mut().filter(|(known, _)| *known == name).for_each(|(_, old)| *old = value.to_owned());
    fields
}

fn form(fields: &Fields) -> Vec<u8> {
    Serializer::new(String::new()).extend_pairs(fields).finish().into_bytes()
}

fn signed_by(key: &SigningKey, mut fields: Fields) -> Vec<u8> {
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sign = key.sign(signed::string_to_sign(&pairs).as_bytes()).unwrap();
    fields.push(("sign", sign));
    form(&fields)
}

/// The `error` of a rejected call.
#[track_caller]
fn refused(body: &[u8]) -> i64 {
    let refused = merchants().open(body, noon(), Dialect::default()).unwrap_err();
    assert_eq!(refused.status, StatusCode::OK);
    assert!(!refused.reply["msg"].as_str().unwrap().is_empty());
    refused.reply["error"].as_i64().unwrap()
}

#[track_caller]
fn refused_fields(fields: Fields) -> i64 {
    refused(&signed_by(&key(1024), fields))
}

#[test]
fn a_sound_call_is_opened_in_either_version_and_unit() {
    let request = json!({"method": "crawler.api.zx.getLoginInfo",
        "biz_data": {"merchant_id": "123124", "x": "1&y=2+3 张"}});
    let milliseconds = noon().as_millisecond().to_string();
    for fields in [sound(), set("version", "1.0.0"), set("timestamp", &milliseconds)] {
        assert_eq!(merchants().open(&signed_by(&key(1024), fields), noon(), Dialect::default()).unwrap(), request);
    }
}

#[test]
fn each_field_that_is_wrong_has_its_error() {
    assert_eq!(refused_fields(set("sign_type", "RSA2")), SIGN_TYPE.error);
    assert_eq!(refused_fields(set("format", "xml")), FORMAT.error);
    assert_eq!(refused_fields(set("version", "2.0")), VERSION.error);
    for biz_data in ["[]", "x", "null"] {
        assert_eq!(refused_fields(set("biz_data", biz_data)), BIZ_DATA.error, "{biz_data}");
    }
    assert_eq!(refused_fields(set("app_id", "123125")), APP_ID.error);
    assert_eq!(refused_fields(set("biz_data", r#"{"merchant_id":123124}"#)), APP_ID.error);
    for name in signed::SIGNED_FIELDS {
        assert_eq!(refused_fields(set(name, "")), FIELDS.error, "{name}");
        assert_eq!(refused_fields(sound().into_iter().filter(|(known, _)| *known != name).collect()), FIELDS.error);
    }
    assert_eq!(refused(&form(&sound())), FIELDS.error, "no signature");
    let twice = sound().into_iter().chain([("app_id", "123124".into())]).collect();
    assert_eq!(refused_fields(twice), FIELDS.error);
    assert_eq!(refused(b""), FIELDS.error);
}

#[test]
fn a_time_more_than_ten_minutes_away_is_refused() {
    let at = |seconds: i64| set("timestamp", &(noon().as_second() + seconds).to_string());
    for seconds in [-599, 599] {
        assert!(merchants().open(&signed_by(&key(1024), at(seconds)), noon(), Dialect::default()).is_ok(), "{seconds}");
    }
    for fields in
        [at(-601), at(601), set("timestamp", "now"), set("timestamp", "+1"), set("timestamp", "99999999999999999")]
    {
        assert_eq!(refused_fields(fields), TIMESTAMP.error);
    }
}

#[test]
fn whatever_changes_on_the_way_breaks_the_signature() {
    let body = String::from_utf8(signed_by(&key(1024), sound())).unwrap();
    assert_eq!(refused(body.replace("getLoginInfo", "login").as_bytes()), SIGN.error);
    assert_eq!(refused(body.replace("123124", "123125").as_bytes()), SIGN.error);
    assert_eq!(refused(format!("{body}&more=1").as_bytes()), SIGN.error);
    assert_eq!(refused(&signed_by(&key(2048), sound())), SIGN.error, "another's key");
    let other = [sound(), vec![("sign", "!".into())]].concat();
    assert_eq!(refused(&form(&other)), SIGN.error);
}

#[test]
fn each_kind_of_sandbox_tells_who_speaks_the_other_kind_so() {
    let plain = json!({"method": "crawler.api.zx.getLoginInfo", "biz_data": {}}).to_string();
    assert_eq!(refused(plain.as_bytes()), NOT_SIGNED.error);
    assert!(NOT_SIGNED.msg.contains("plain") && NOT_SIGNED.msg.contains("envelope"));
    let signed = AcceptedEnvelope::Plain.open(&signed_by(&key(1024), sound()), noon(), Dialect::default()).unwrap_err();
    assert_eq!((signed.status, &signed.reply["error"]), (StatusCode::OK, &json!(SIGNED.error)));
    assert!(SIGNED.msg.contains("plain") && SIGNED.msg.contains("--envelope signed"));
    let neither = AcceptedEnvelope::Plain.open(b"<html>", noon(), Dialect::default()).unwrap_err();
    assert_eq!(neither.problem.as_deref(), Some("the body is no JSON"));
    assert_eq!((neither.status, &neither.reply["code"]), (StatusCode::BAD_REQUEST, &json!(508149)));
}

#[test]
fn answers_are_wrapped_under_the_methods_name_and_a_report_stands_bare() {
    let close = |method: &str, answer: &Value| {
        merchants().close(&json!({ "method": format!("crawler.api.zx.{method}") }), answer.clone(), 7)
    };
    let answer = json!({"code": 200, "msg": "ok", "data": {"a": 1}});
    let wrapped = close("login", &answer);
    assert_eq!(
        wrapped,
        json!({"error": 200, "msg": "success", "request_id": "sandbox-7", "crawler_api_zx_login_response": answer})
    );
    assert_eq!(close("viewReport", &answer)["crawler_api_zx_viewReport_response"], json!({"a": 1}));
    let refusal = json!({"code": 508115, "msg": "x", "data": {}});
    assert_eq!(close("viewReport", &refusal)["crawler_api_zx_viewReport_response"], refusal);
    assert_eq!(AcceptedEnvelope::Plain.close(&json!({"method": "crawler.api.zx.login"}), answer.clone(), 7), answer);
}

#[test]
fn a_lenient_sandbox_mends_the_commas_of_plain_and_signed_calls_and_a_strict_one_does_not() {
    let lenient = Dialect { lenient: true, verbatim: false };
    let signed = signed_by(&key(1024), set("biz_data", r#"{"merchant_id":"123124" "x":"1,}",}"#));
    let plain = br#"{"method": "crawler.api.zx.getLoginInfo", "biz_data": {"x": "1,}",},}"#;
    for (sandbox, body) in [(merchants(), &signed[..]), (AcceptedEnvelope::Plain, &plain[..])] {
        assert_eq!(sandbox.open(body, noon(), lenient).unwrap()["biz_data"]["x"], "1,}");
        assert!(sandbox.open(body, noon(), Dialect::default()).is_err());
    }
}
