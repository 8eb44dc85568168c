//! Garbled or contradictory replies of a signed gateway: they never count as proof that a call acted.

use serde_json::{Value, json};

use crate::bench::Bench;

const KEY: &str = "1024-pkcs8.pem";
const APPLIES: &str = "apply submit --message-code herdrc";
const LOGS_IN: &str = "login --login-name lisi --pic-code 2wt56f --password-stdin";

fn wrapped(method: &str, inner: &Value) -> String {
    json!({"error": 200, "msg": "ok", format!("crawler_api_zx_{method}_response"): inner}).to_string()
}

/// Asserts that an application with this reply exits with this code, is uncertain in the session, and has an unknown
/// outcome in the audit log.
#[track_caller]
fn leaves_in_doubt(exit: i32, reply: &str) {
    let bench = Bench::hearing(KEY, reply);
    let error = bench.run(&format!("{APPLIES} --audit audit.jsonl")).exits(exit).error();
    assert_eq!(error["code"], Value::Null, "{reply}");
    let audit = std::fs::read_to_string(bench.zhengxin.path("audit.jsonl")).unwrap();
    let done: Value = serde_json::from_str(audit.lines().last().unwrap()).unwrap();
    assert_eq!((&done["outcome"], &done["code"]), (&json!("unknown"), &Value::Null), "{reply}");
    assert_eq!(bench.run("status").exits(7).value()["state"], "uncertain", "{reply}");
    bench.run(APPLIES).exits(7);
    assert_eq!(bench.gateway.requests().len(), 1, "{reply}");
}

#[test]
fn an_application_whose_wrapped_reply_is_garbled_stays_uncertain() {
    let garbled = [
        json!("<html>502 Bad Gateway</html>"),
        json!("{\"code\":508111,\"msg\":"),
        json!("[]"),
        json!("null"),
        json!(true),
        json!({"msg": "internal"}),
        json!({"error": 5, "msg": "internal"}),
        json!("{\"error\": 5, \"msg\": \"internal\"}"),
    ];
    for inner in garbled {
        leaves_in_doubt(10, &wrapped("submitApplyMessageCode", &inner));
    }
}

#[test]
fn an_application_accepted_by_the_envelope_needs_no_data() {
    for inner in [json!(""), json!({}), json!("{}"), json!([]), Value::Null] {
        Bench::hearing(KEY, &wrapped("submitApplyMessageCode", &inner)).run(APPLIES).exits(0);
    }
}

#[test]
fn an_outer_refusal_beside_a_success_code_leaves_an_application_uncertain() {
    leaves_in_doubt(12, r#"{"error":1004,"code":0,"msg":"sign error"}"#);
    leaves_in_doubt(10, r#"{"error":1030,"code":200,"msg":"quota"}"#);
}

#[test]
fn an_inner_code_that_is_understood_is_an_outcome() {
    for (inner, exit) in [(json!({"code": 0}), 0), (json!(r#"{"code":"508140","msg":"x"}"#), 6)] {
        Bench::hearing(KEY, &wrapped("submitApplyMessageCode", &inner)).run(APPLIES).exits(exit);
    }
}

#[test]
fn a_login_with_a_garbled_wrapped_reply_does_not_count() {
    for inner in [json!("系统繁忙"), json!(""), json!({}), Value::Null] {
        let bench = Bench::hearing(KEY, &wrapped("login", &inner));
        bench.zhengxin.run_with(LOGS_IN, "hunter2\n").exits(10);
        assert_eq!(bench.run("status").exits(4).value()["logged_in"], false, "{inner}");
    }
}
