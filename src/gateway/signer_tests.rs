use std::path::Path;

use serde_json::Value;

use super::*;
use crate::protocol::{Key, Method};

fn key(name: &str) -> SigningKey {
    use std::os::unix::fs::PermissionsExt;
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/keys").join(name);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(name);
    std::fs::copy(source, &path).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    SigningKey::read(&path).unwrap()
}

fn signer(version: &str, unit: TimestampUnit) -> Signer {
    Signer { app_id: "123124".into(), version: version.into(), unit, key: key("1024-pkcs8.pem") }
}

fn fields(wrapped: Wrapped) -> Vec<(String, String)> {
    url::form_urlencoded::parse(&wrapped.body).into_owned().collect()
}

fn wrapped(signer: &Signer) -> Vec<(String, String)> {
    let merchant = Merchant { merchant_id: "123124".into(), user_id: "u1".into(), ..Merchant::default() };
    let request = Request::new(Method::GetOnlineAuthedInfo).with(Key::LoginName, "李四&a=b+c%20");
    let now = Timestamp::from_millisecond(1_451_361_600_123).unwrap();
    let wrapped = signer.wrap(&request, &merchant, now).unwrap();
    assert_eq!(wrapped.content_type, "application/x-www-form-urlencoded; charset=utf-8");
    assert!(wrapped.body.is_ascii());
    let fields = fields(wrapped);
    let biz_data: Value = serde_json::from_str(&fields[6].1).unwrap();
    assert_eq!(biz_data, request.biz_data(&merchant));
    fields
}

#[test]
fn a_signed_call_has_the_documented_fields() {
    let fields = wrapped(&signer("1.0", TimestampUnit::Seconds));
    let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["method", "app_id", "version", "sign_type", "format", "timestamp", "biz_data", "sign"]);
    let values: Vec<&str> = fields.iter().map(|(_, value)| value.as_str()).take(6).collect();
    assert_eq!(values, ["crawler.api.zx.getOnlineAuthedInfo", "123124", "1.0", "RSA", "json", "1451361600"]);
}

#[test]
fn version_and_unit_are_those_of_the_profile() {
    let fields = wrapped(&signer("1.0.0", TimestampUnit::Milliseconds));
    assert_eq!((fields[2].1.as_str(), fields[5].1.as_str()), ("1.0.0", "1451361600123"));
}

#[test]
fn the_signature_is_over_the_values_before_they_are_encoded() {
    let signer = signer("1.0", TimestampUnit::Seconds);
    let fields = wrapped(&signer);
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let text = signed::string_to_sign(&pairs);
    assert!(text.contains("李四&a=b+c%20"), "{}", text.as_str());
    assert_eq!(signer.key.sign(text.as_bytes()).unwrap(), fields[7].1);
}

#[test]
fn debug_shows_no_key() {
    let shown = format!("{:?}", signer("1.0", TimestampUnit::Seconds));
    assert!(shown.contains("123124") && !shown.contains("MIIC") && !shown.contains("primes"), "{shown}");
}
