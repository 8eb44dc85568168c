//! Gateways that refuse a call in their envelope, and the resulting errors.

use serde_json::{Value, json};

use crate::bench::{Bench, sandbox, signing};
use crate::support::broken::{BrokenGateway, Then, http};
use crate::support::cli::Zhengxin;
use crate::support::served::Served;

const KEY: &str = "1024-pkcs8.pem";

/// The error of a read with this answer, and the number of attempts.
#[track_caller]
fn told(exit: i32, answer: Vec<u8>) -> (Value, usize) {
    let gateway = BrokenGateway::always(Then::Send(answer));
    let error = signing(&gateway.url(), KEY).run("login-info").exits(exit).error();
    (error, gateway.requests().len())
}

fn says(error: i64, msg: &str) -> String {
    json!({"error": error, "msg": msg, "request_id": "r-77"}).to_string()
}

fn text(error: &Value, name: &str) -> String {
    error[name].as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_gateways_own_error_is_distinguished_from_the_protocols_codes() {
    let (error, asked) = told(10, http("200 OK", "", says(4003, "调用次数超限")));
    assert_eq!((&error["class"], &error["code"], asked), (&json!("protocol"), &Value::Null, 1));
    assert!(text(&error, "msg").contains("error 4003: 调用次数超限 (request_id r-77)"), "{error}");
    assert_eq!(error["method"], "getLoginInfo");
}

#[test]
fn a_rejected_signature_key_or_app_id_is_a_configuration_error() {
    for msg in ["签名错误", "invalid app_id", "Sign Error"] {
        let (error, asked) = told(12, http("200 OK", "", says(1002, msg)));
        assert_eq!((&error["class"], asked), (&json!("config"), 1));
        assert!(text(&error, "hint").contains("config check"), "{error}");
    }
}

#[test]
fn a_rejected_time_gets_a_hint_about_clock_and_unit() {
    let (error, _) = told(10, http("200 OK", "", says(1003, "timestamp expired")));
    assert!(text(&error, "hint").contains("timestamp_unit"), "{error}");
}

#[test]
fn a_temporary_status_takes_precedence_over_the_gateways_error_and_others_do_not() {
    assert_eq!(told(12, http("401 Unauthorized", "", says(1002, "签名错误"))).0["class"], "config");
    let (error, asked) = told(8, http("503 Busy", "", says(5000, "busy")));
    assert_eq!((&error["class"], asked), (&json!("unavailable"), 3));
    // A protocol code inside counts as it would without an envelope.
    let inner = json!({"error": 200, "crawler_api_zx_getLoginInfo_response": {"code": 508110, "msg": "x"}});
    assert_eq!(told(4, http("500 Oops", "", inner.to_string())).0["code"], 508110);
}

#[test]
fn an_error_about_the_call_itself_takes_precedence_over_any_status() {
    for status in ["400 Bad Request", "403 Forbidden", "500 Oops", "503 Busy"] {
        let (error, asked) = told(12, http(status, "", says(1004, "签名错误")));
        assert_eq!((&error["class"], asked), (&json!("config"), 1), "{status}: it will not pass");
        assert!(text(&error, "msg").contains("error 1004: 签名错误 (request_id r-77)"), "{error}");
        assert!(text(&error, "hint").contains("config check"), "{error}");
    }
    let (error, asked) = told(10, http("500 Oops", "", says(1003, "timestamp expired")));
    assert_eq!((text(&error, "hint").contains("timestamp_unit"), asked), (true, 1), "{error}");
}

#[test]
fn the_gateways_words_are_shown_with_a_temporary_status() {
    let (error, _) = told(8, http("503 Busy", "", says(5000, "调用次数超限")));
    assert_eq!(error["msg"], "HTTP status 503: error 5000: 调用次数超限 (request_id r-77)");
    // The status "Too many requests" takes precedence over the refusal, although its text mentions app_id.
    let (error, _) = told(8, http("429 Too Many Requests", "", says(5000, "quota of app_id exceeded")));
    assert_eq!(error["msg"], "HTTP status 429: error 5000: quota of app_id exceeded (request_id r-77)");
    // The refusal's text must not show values that were sent.
    let gateway = BrokenGateway::always(Then::Send(http("500 Oops", "", says(5000, "no user lisi, hunter2"))));
    let login = "login --login-name lisi --pic-code 2wt56f --password-stdin";
    let error = signing(&gateway.url(), KEY).run_with(login, "hunter2\n").exits(8).error();
    assert_eq!(error["msg"], "HTTP status 500: error 5000: no user ***, *** (request_id r-77)");
}

#[test]
fn an_error_without_a_text_ends_without_a_colon() {
    for (body, said) in [(r#"{"error":500}"#, "error 500"), (r#"{"error":"E7","msg":" "}"#, "error E7")] {
        let (error, _) = told(10, http("200 OK", "", body));
        assert_eq!(error["msg"], format!("the gateway itself refuses the call, {said}"));
    }
}

#[test]
fn a_reply_without_the_methods_answer_is_not_understood() {
    let (error, _) = told(10, http("200 OK", "", json!({"error": 200, "msg": "ok"}).to_string()));
    assert!(text(&error, "msg").contains("the method's answer"), "{error}");
}

#[test]
fn a_submission_refused_by_the_gateway_itself_stays_uncertain() {
    let bench = Bench::hearing(KEY, &says(4003, "quota"));
    let error = bench.run("apply submit --message-code herdrc").exits(10).error();
    assert!(text(&error, "hint").contains("do not submit again"), "{error}");
    bench.run("apply submit --message-code herdrc").exits(7);
    assert_eq!(bench.gateway.requests().len(), 1);
}

#[test]
fn the_request_id_is_kept_with_the_reply() {
    let reply = json!({"error": 200, "msg": "ok", "request_id": "r-77",
        "crawler_api_zx_getLoginInfo_response": json!({"code": 0, "msg": "in", "data": {"a": 1}}).to_string()});
    let said = Bench::hearing(KEY, &reply.to_string()).run("login-info").json();
    assert_eq!(
        (&said["request_id"], &said["code"], &said["msg"], &said["data"]),
        (&json!("r-77"), &json!(0), &json!("in"), &json!({"a": 1}))
    );
}

#[test]
fn another_merchants_key_or_app_id_is_refused_by_the_sandbox() {
    let served = sandbox(1024);
    let error = signing(served.url(), "2048-pkcs8.pem").run("login-info").exits(12).error();
    assert!(text(&error, "msg").contains("error 10007"), "{error}");
    let other = signing(served.url(), KEY).env("ZHENGXIN_APP_ID", "another");
    assert!(text(&other.run("login-info").exits(12).error(), "msg").contains("error 10009"));
    let version = signing(served.url(), KEY).env("ZHENGXIN_PROTOCOL_VERSION", "9");
    assert!(text(&version.run("login-info").exits(10).error(), "msg").contains("error 10005"));
    assert!(served.journal().is_empty(), "nothing reached the world");
}

#[test]
fn the_wrong_envelope_is_reported_in_both_directions() {
    let served = sandbox(1024);
    let error = Zhengxin::at(served.url()).run("login-info").exits(12).error();
    assert!(text(&error, "msg").contains("takes signed calls only"), "{error}");
    assert!(text(&error, "hint").contains("envelope"), "{error}");
    let plain = Served::start();
    let error = signing(plain.url(), KEY).run("login-info").exits(12).error();
    assert!(text(&error, "msg").contains("takes plain calls only"), "{error}");
    assert!(text(&error, "hint").contains("envelope"), "{error}");
    assert!(served.journal().is_empty() && plain.journal().is_empty());
}
