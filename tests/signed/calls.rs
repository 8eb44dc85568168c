//! The signed call on the wire: the documented fields, and a signature that independent tools verify.

use serde_json::Value;

use crate::bench::Bench;
use crate::keys::{field, fields, openssl_verifies, ring_verifies, signed_text, text};

const LOGIN: &str = "login --login-name 李四a&b=c --pic-code 2wt56f --password-stdin";
const PASSWORD: &str = "p&ss=w+rd %20 密\n";

/// Makes a call signed with a key, and returns its fields.
fn call(key: &str, variables: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut bench = Bench::new(key);
    for (name, value) in variables {
        bench = bench.env(name, value);
    }
    bench.zhengxin.run_with(LOGIN, PASSWORD).json();
    bench.fields()
}

#[test]
fn a_call_has_the_documented_fields_and_unencrypted_parameters() {
    let fields = call("1024-pkcs8.pem", &[]);
    let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["method", "app_id", "version", "sign_type", "format", "timestamp", "biz_data", "sign"]);
    assert_eq!(field(&fields, "method"), "crawler.api.zx.login");
    assert_eq!(
        (field(&fields, "version"), field(&fields, "sign_type"), field(&fields, "format")),
        ("1.0", "RSA", "json")
    );
    let biz_data: Value = serde_json::from_str(field(&fields, "biz_data")).unwrap();
    assert_eq!((&biz_data["login_name"], &biz_data["pic_code"]), (&"李四a&b=c".into(), &"2wt56f".into()));
    assert_eq!(biz_data["password"], PASSWORD.trim_end_matches('\n'));
    assert_eq!(biz_data["merchant_id"], field(&fields, "app_id"));
}

#[test]
fn the_time_is_now_in_the_unit_of_the_profile() {
    let now = jiff::Timestamp::now().as_second();
    let seconds: i64 = field(&call("1024-pkcs8.pem", &[]), "timestamp").parse().unwrap();
    assert!((0..60).contains(&(seconds - now)), "{seconds} {now}");
    let fields = call("1024-pkcs8.pem", &[("ZHENGXIN_TIMESTAMP_UNIT", "ms")]);
    let milliseconds: i64 = field(&fields, "timestamp").parse().unwrap();
    assert!((0..60).contains(&(milliseconds / 1000 - now)), "{milliseconds} {now}");
}

#[test]
fn app_id_and_version_are_those_of_the_profile() {
    let variables = [("ZHENGXIN_APP_ID", "app-7"), ("ZHENGXIN_PROTOCOL_VERSION", "1.0.0")];
    let fields = call("1024-pkcs8.pem", &variables);
    assert_eq!((field(&fields, "app_id"), field(&fields, "version")), ("app-7", "1.0.0"));
}

#[test]
fn ring_and_openssl_verify_the_signature() {
    for (bits, key) in
        [(1024, "1024-pkcs8.pem"), (1024, "1024-pkcs1.pem"), (2048, "2048-pkcs8.pem"), (2048, "2048-pkcs1.pem")]
    {
        let fields = call(key, &[]);
        let (text, sign) = (signed_text(&fields), field(&fields, "sign"));
        assert!(text.contains("p&ss=w+rd %20 密"), "values are signed as they are: {text}");
        assert!(ring_verifies(bits, &text, sign), "ring: {key}");
        assert!(!ring_verifies(bits, &format!("{text} "), sign));
        match openssl_verifies(bits, &text, sign) {
            Some(verifies) => assert!(verifies, "openssl: {key}"),
            None => eprintln!("skipped: there is no openssl command"),
        }
    }
}

#[test]
fn ring_and_openssl_verify_the_test_vectors() {
    let vectors: Value = serde_json::from_str(&text("vectors.json")).unwrap();
    for vector in vectors.as_array().unwrap() {
        let bits = u32::try_from(vector["bits"].as_u64().unwrap()).unwrap();
        let pairs = vector["fields"].as_object().unwrap().iter();
        let pairs: Vec<_> = pairs.map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned())).collect();
        assert_eq!(signed_text(&pairs), vector["string_to_sign"]);
        assert!(ring_verifies(bits, &signed_text(&pairs), vector["sign"].as_str().unwrap()));
    }
}

#[test]
fn a_retried_call_is_signed_again() {
    use crate::support::broken::{BrokenGateway, Then, ok};
    let gateway =
        BrokenGateway::start(|number| if number == 0 { Then::Close } else { Then::Send(ok(crate::bench::OK)) });
    let zhengxin = crate::bench::signing(&gateway.url(), "1024-pkcs8.pem").env("ZHENGXIN_TIMESTAMP_UNIT", "ms");
    zhengxin.run("login-info").json();
    let stamps = gateway.requests().into_iter().map(|request| {
        let fields = fields(request.split_once("\r\n\r\n").unwrap().1.as_bytes());
        assert!(ring_verifies(1024, &signed_text(&fields), field(&fields, "sign")));
        field(&fields, "timestamp").parse::<i64>().unwrap()
    });
    let stamps: Vec<i64> = stamps.collect();
    assert!(stamps.len() == 2 && stamps[0] < stamps[1], "{stamps:?}");
}

#[test]
fn a_dry_run_shows_the_logical_request_and_needs_no_key() {
    let bench = Bench::new("1024-pkcs8.pem").env("ZHENGXIN_PRIVATE_KEY", "/nonexistent/key.pem");
    let shown = bench.zhengxin.run_with(&format!("{LOGIN} --dry-run"), PASSWORD).json();
    assert_eq!(shown["method"], "crawler.api.zx.login");
    assert_eq!(shown["biz_data"]["password"], "***");
    bench.nothing_sent();
}

#[test]
fn curl_cannot_show_a_signed_call_and_the_hint_names_another_option() {
    let bench = Bench::new("1024-pkcs8.pem");
    let error = bench.run("login-info --curl").exits(2).error();
    assert!(error["hint"].as_str().unwrap().contains("--dry-run"), "{error}");
    bench.run("login-info --dry-run").json();
    let plain = Bench::new("1024-pkcs8.pem").env("ZHENGXIN_ENVELOPE", "plain");
    assert!(plain.run("login-info --curl").json()["curl"].as_str().unwrap().contains("curl"));
    bench.nothing_sent();
}
