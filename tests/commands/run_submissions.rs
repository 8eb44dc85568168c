//! `run`: submissions with an unknown outcome, and one application in 24 hours.

use std::time::{Duration, Instant};

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::behind::{counts, once, with};
use super::stage::Stage;
use super::support::between::{Between, Fate};

/// The routes that end in each submission.
const SUBMISSIONS: [(&str, &str); 4] = [
    ("apply-questions-01", "submitQuestion"),
    ("apply-credit-01", "onlineAuthentication"),
    ("apply-credit-01", "submitOnlineAuth"),
    ("authenticated-01", "submitApplyMessageCode"),
];

/// Asserts that in between only the calls of a login were made.
#[track_caller]
fn then_logged_in(gateway: &Between, method: &str) {
    let methods = gateway.methods();
    let at = methods.iter().position(|called| called == method).unwrap();
    let login = at + methods[at..].iter().position(|called| called == "login").unwrap();
    let between = methods[at + 1..login].iter();
    assert!(between.clone().all(|called| ["getLoginInfo", "getPicCode"].contains(&called.as_str())), "{methods:?}");
}

#[test]
fn a_submission_that_acted_without_a_reply_is_found_by_a_login_and_not_repeated() {
    for (person, method) in SUBMISSIONS {
        let (stage, gateway) = once(person, method, || Fate::Lost);
        stage.go("--timeout 1s").exits(7);
        assert_eq!(stage.applied(), 1, "{method}");
        assert_eq!(gateway.count("login"), 2, "{method}");
        then_logged_in(&gateway, method);
        // No login tells whether UnionPay's bank check was made, so it is repeated, starting with the card.
        let times = if method == "onlineAuthentication" { 2 } else { 1 };
        assert_eq!(gateway.count(method), times, "{method}");
    }
}

#[test]
fn a_submission_that_never_acted_is_made_again_after_a_login() {
    for (person, method) in SUBMISSIONS {
        let (stage, gateway) = once(person, method, || Fate::Swallowed);
        stage.go("--timeout 1s").exits(7);
        assert_eq!((stage.applied(), gateway.count("login"), gateway.count(method)), (1, 2, 2), "{method}");
        then_logged_in(&gateway, method);
    }
}

#[test]
fn a_reply_that_comes_too_late_is_no_reply() {
    let served = super::support::served::Served::with(&["--fault", "latency:submitQuestion:3000"]);
    let url = served.url().to_owned();
    let stage = Stage::behind(&url, served, "apply-questions-01");
    let began = Instant::now();
    stage.go("--timeout 1s").exits(7);
    assert!(began.elapsed() >= Duration::from_secs(1));
    assert_eq!((stage.calls("submitQuestion"), stage.calls("login"), stage.applied()), (1, 2, 1));
}

#[test]
fn the_login_waits_until_the_call_can_no_longer_be_on_its_way() {
    let (stage, gateway) = once("apply-questions-01", "submitQuestion", || Fate::Lost);
    let began = Instant::now();
    stage.go("--timeout 2s").exits(7);
    assert!(began.elapsed() >= Duration::from_secs(2));
    assert_eq!(gateway.count("submitQuestion"), 1);
}

#[test]
fn a_submission_without_a_reply_is_settled_by_the_next_run_as_well() {
    let (stage, gateway) = once("apply-questions-01", "submitQuestion", || Fate::Lost);
    stage.steps(&["login", "verify-methods", "questions"]);
    let ran = stage.run(&format!("submit-answers {} --timeout 1s", stage.own("question_answers").replace(',', " ")));
    ran.exits(8);
    stage.go("--timeout 1s").exits(7);
    assert_eq!(counts(&gateway, &["login", "submitQuestion"]), [2, 1]);
}

#[test]
fn where_nobody_answers_for_the_login_the_record_is_kept() {
    let (stage, gateway) = once("apply-questions-01", "submitQuestion", || Fate::Lost);
    stage.run("run --no-input").exits(11);
    let answers = stage.answers_and(&json!({"pic_code": stage.captcha()}));
    let (class, fields) = stage.go_with(&answers, "--timeout 1s").exits(11).refusal();
    assert_eq!((class.as_str(), fields), ("missing", vec!["pic_code".to_owned()]));
    assert_eq!(stage.run("status").exits(4).value()["state"], "uncertain");
    assert_eq!(stage.run("submit-answers 1 2 3 1 5").exits(6).error()["class"], "duplicate");
    assert_eq!(gateway.count("submitQuestion"), 1);
    let answers = stage.answers_and(&json!({"pic_code": stage.captcha()}));
    stage.go_with(&answers, "--timeout 1s").exits(7);
    assert_eq!(counts(&gateway, &["submitQuestion", "login"]), [1, 2]);
}

#[test]
fn a_status_that_nobody_documented_settles_no_application() {
    let (stage, gateway) = with("apply-questions-01", |call| match (call.method.as_str(), call.nth) {
        ("submitQuestion", 1) => Fate::Lost,
        ("login", 2) => Fate::Changed(|_, mut reply| {
            reply["data"]["user_status"] = json!(9);
            reply.to_string()
        }),
        _ => Fate::Through,
    });
    let error = stage.go("--timeout 1s").exits(6).error();
    assert_eq!((&error["class"], &error["code"]), (&json!("duplicate"), &Value::Null));
    assert_eq!(stage.run("status").exits(4).value()["state"], "uncertain");
    assert_eq!(counts(&gateway, &["login", "submitQuestion"]), [2, 1]);
    // The next login may tell the outcome.
    stage.go("--timeout 1s").exits(7);
    assert_eq!(counts(&gateway, &["login", "submitQuestion"]), [3, 1]);
}

#[test]
fn a_reply_that_is_not_understood_leaves_the_outcome_open_and_is_the_result() {
    let (stage, gateway) =
        once("apply-questions-01", "submitQuestion", || Fate::Instead(json!({"code": 999, "msg": "?"})));
    let error = stage.go("--timeout 1s").exits(10).error();
    assert_eq!((&error["class"], &error["code"], &error["msg"]), (&json!("unknown"), &json!(999), &json!("?")));
    assert_eq!(stage.run("status").exits(4).value()["state"], "uncertain");
    stage.go("--timeout 1s").exits(7);
    assert_eq!(counts(&gateway, &["submitQuestion", "login"]), [2, 2], "the login told that nothing was done");
}

#[test]
fn submissions_that_are_lost_for_ever_end_within_the_tries() {
    let (stage, gateway) = with("apply-questions-01", |call| match call.method.as_str() {
        "submitQuestion" => Fate::Swallowed,
        _ => Fate::Through,
    });
    assert_eq!(stage.go("--timeout 1s --max-tries 2").exits(8).error()["class"], "unavailable");
    assert_eq!(gateway.count("submitQuestion"), 2);
    assert_eq!(stage.run("status").exits(4).value()["state"], "uncertain");
}

#[test]
fn a_try_without_a_reply_is_not_repeated() {
    for method in ["login", "onlineValidateCard", "getOnlineMessageCode"] {
        let (stage, gateway) = once("apply-credit-01", method, || Fate::Lost);
        assert_eq!(stage.go("--timeout 1s").exits(8).error()["class"], "unavailable");
        assert_eq!(gateway.count(method), 1, "{method}");
    }
}

#[test]
fn a_read_without_a_reply_is_repeated() {
    let (stage, gateway) = once("apply-questions-01", "getQuestion", || Fate::Swallowed);
    stage.go("--timeout 1s").exits(7);
    assert_eq!(counts(&gateway, &["getQuestion", "submitQuestion"]), [2, 1]);
}

#[test]
fn within_a_day_of_an_application_a_run_looks_for_the_report_and_applies_no_second_time() {
    let stage = Stage::served("apply-credit-01");
    stage.go("").exits(7);
    let object = stage.go("").exits(7).value();
    assert_eq!((&object["method"], &object["data"]["user_status"]), (&json!("login"), &json!(1)));
    assert_eq!((stage.calls("login"), stage.applied()), (2, 1));
    assert_eq!(stage.calls("getVerifyMethod"), 1);
}

#[test]
fn a_value_that_looking_lacks_is_pending_and_not_missing() {
    let stage = Stage::served("apply-credit-01");
    stage.go("").exits(7);
    let object = stage.go_with(&json!({}), "").exits(7).value();
    for name in ["method", "code", "msg", "data"] {
        assert!(object[name].is_null(), "{name}: {object}");
    }
    assert_eq!(stage.calls("login"), 1);
}

#[test]
fn a_report_that_comes_early_is_fetched() {
    let stage = Stage::served("apply-credit-01");
    stage.go("").exits(7);
    stage.run("sandbox advance 24h").json();
    assert_eq!(stage.go("").json()["method"], "viewReport", "the session's own day is not over");
    assert_eq!((stage.calls("login"), stage.applied()), (2, 1));
}

#[test]
fn the_next_day_the_report_is_fetched() {
    let stage = Stage::served("apply-credit-01");
    stage.go("").exits(7);
    stage.run("sandbox advance 24h").json();
    stage.zhengxin.age(SignedDuration::from_hours(24));
    assert_eq!(stage.go("--save report.json").json()["method"], "viewReport");
    assert!(stage.zhengxin.path("report.json").is_file());
}

#[test]
fn an_application_that_the_gateway_refused_is_made_anew() {
    for person in ["produces-none", "wrong-answers"] {
        let stage = Stage::served(person);
        stage.go("").exits(7);
        stage.run("sandbox advance 24h").json();
        stage.go("").exits(7);
        assert_eq!(stage.applied(), 2, "{person}");
    }
}

#[test]
fn within_a_day_a_gateway_that_has_forgotten_the_application_is_not_applied_to_again() {
    for forget in [status_0, status_5] {
        let (stage, gateway) = with("apply-credit-01", move |call| match (call.method.as_str(), call.nth) {
            ("login", 2) => Fate::Changed(forget),
            _ => Fate::Through,
        });
        stage.go("").exits(7);
        assert_eq!(stage.go("").exits(7).value()["method"], "login");
        assert_eq!(counts(&gateway, &["login", "getVerifyMethod", "getOnlineAuthedInfo"]), [2, 1, 0]);
    }
}

fn status_0(_: &str, mut reply: Value) -> String {
    reply["data"]["user_status"] = json!(0);
    reply.to_string()
}

fn status_5(_: &str, mut reply: Value) -> String {
    reply["data"]["user_status"] = json!(5);
    reply.to_string()
}
