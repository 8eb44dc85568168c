//! `run`: recoveries that need no other value: the other route, an earlier step, a new login, the report.

use std::io::{BufRead, BufReader};
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::asked::{ALL, Asked};
use super::behind::{counts, refused_once, with};
use super::stage::Stage;
use super::support::between::Fate;

// §2.1
#[test]
fn a_file_too_thin_for_the_questions_goes_on_with_unionpay() {
    let (stage, gateway) = refused_once("apply-credit-01", "getQuestion", 508112);
    let script = format!("case $key in route) echo questions;; *) {ALL};; esac");
    Asked::new(stage, &script).go("").exits(7);
    assert_eq!(counts(&gateway, &["getQuestion", "getVerifyMethod", "submitApplyMessageCode"]), [1, 1, 1]);
}

#[test]
fn the_values_of_the_other_route_are_reported_as_missing() {
    let stage = Stage::served("thin-file");
    let (class, fields) = stage.go("").exits(11).refusal();
    assert_eq!((class.as_str(), fields), ("missing", vec!["bank_card".to_owned()]));
    assert_eq!((stage.calls("getQuestion"), stage.calls("getVerifyMethod")), (1, 1));
}

// §2.1
#[test]
fn at_a_high_security_level_a_run_takes_unionpay_unless_it_is_done() {
    let stage = Stage::served("high-security");
    let (class, fields) = stage.go("").exits(11).refusal();
    assert_eq!((class.as_str(), fields), ("missing", vec!["bank_card".to_owned()]));
    assert_eq!((stage.calls("getQuestion"), stage.calls("getOnlineAuthedInfo")), (1, 1));

    let (stage, gateway) = with("authenticated-01", |call| match call.method.as_str() {
        "login" => Fate::Changed(|_, mut reply| {
            reply["data"]["unionpay_auth"] = json!(0);
            reply.to_string()
        }),
        "getQuestion" => Fate::refused(508113),
        _ => Fate::Through,
    });
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({"question_answers": "1,2,3,1,5"})));
    stage.run(&format!("run --answers {answers} --ask sandbox:")).exits(7);
    assert_eq!(counts(&gateway, &["onlineValidateCard", "submitApplyMessageCode"]), [0, 1]);
}

#[test]
fn a_named_route_that_is_closed_is_the_result() {
    for (person, code) in [("thin-file", 508112), ("high-security", 508113)] {
        let stage = Stage::served(person);
        let ran = stage.go("--route questions").exits(6);
        assert_eq!((&ran.error()["class"], &ran.error()["code"]), (&json!("route"), &json!(code)));
        assert_eq!((stage.calls("onlineValidateCard"), stage.calls("getOnlineAuthedInfo")), (0, 0));
    }
}

#[test]
fn a_named_route_that_is_not_offered_is_refused() {
    let (stage, gateway) = with("apply-credit-01", |call| match call.method.as_str() {
        "getVerifyMethod" => Fate::Changed(|_, mut reply| {
            reply["data"]["rules"].as_array_mut().unwrap().pop();
            reply.to_string()
        }),
        _ => Fate::Through,
    });
    let error = stage.go("--route questions").exits(6).error();
    assert_eq!((&error["class"], &error["code"]), (&json!("route"), &Value::Null));
    assert_eq!(gateway.count("getQuestion"), 0);
    stage.go("").exits(7);
}

// §2.1
#[test]
fn too_many_tries_of_an_sms_code_lead_back_to_the_card_and_a_new_sms() {
    let (stage, gateway) = refused_once("apply-credit-01", "onlineAuthentication", 508126);
    stage.go("").exits(7);
    let methods = ["onlineValidateCard", "getOnlineMessageCode", "onlineAuthentication", "getVerifyMethod"];
    assert_eq!(counts(&gateway, &methods), [2, 3, 2, 1]);
}

// §2.1
#[test]
fn a_used_or_expired_unionpay_code_leads_back_to_the_card() {
    for code in [508128, 508129] {
        let (stage, gateway) = refused_once("apply-credit-01", "submitOnlineAuth", code);
        stage.go("").exits(7);
        let methods = ["onlineValidateCard", "getOnlineMessageCode", "onlineAuthentication", "submitOnlineAuth"];
        assert_eq!(counts(&gateway, &methods), [2, 3, 2, 2], "{code}");
        assert_eq!(gateway.count("getPicCode"), 3, "{code}: a captcha serves one attempt");
    }
}

#[test]
fn a_step_that_always_restarts_ends_within_the_tries() {
    for (options, tries) in [("", 3), ("--max-tries 1", 1), ("--max-tries 2", 2)] {
        let stage = Stage::served("sms-tries");
        let error = stage.go(options).exits(5).error();
        assert_eq!(error["code"], 508126);
        assert_eq!((stage.calls("onlineAuthentication"), stage.calls("onlineValidateCard")), (tries, tries));
    }
}

#[test]
fn expired_questions_are_fetched_again() {
    let (stage, gateway) = refused_once("apply-questions-01", "submitQuestion", 508101);
    stage.go("").exits(7);
    assert_eq!(counts(&gateway, &["getQuestion", "submitQuestion", "login"]), [2, 2, 1]);
}

// §2.1
#[test]
fn an_expired_login_is_repeated() {
    for (person, method, code) in [
        ("apply-credit-01", "getVerifyMethod", 508110),
        ("apply-credit-01", "onlineValidateCard", 508142),
        ("apply-credit-01", "getOnlineMessageCode", 508110),
        ("apply-credit-01", "onlineAuthentication", 508142),
        ("apply-credit-01", "submitOnlineAuth", 508110),
        ("apply-questions-01", "getQuestion", 508142),
        ("apply-questions-01", "submitQuestion", 508110),
        ("authenticated-01", "getOnlineAuthedInfo", 508110),
        ("authenticated-01", "getOnlineMessageCode", 508142),
        ("authenticated-01", "submitApplyMessageCode", 508110),
    ] {
        let (stage, gateway) = refused_once(person, method, code);
        stage.go("").exits(7);
        assert_eq!((gateway.count("login"), stage.applied()), (2, 1), "{method}");
    }
    for method in ["getViewReportInfo", "viewReport"] {
        let (stage, gateway) = refused_once("report-ready-01", method, 508110);
        stage.go("").exits(0);
        assert_eq!(gateway.count("login"), 2, "{method}");
    }
}

#[test]
fn a_login_that_always_expires_ends_within_the_tries() {
    let stage = Stage::served("idle");
    assert_eq!(stage.go("").exits(4).error()["code"], 508142);
    assert_eq!((stage.calls("login"), stage.calls("getVerifyMethod")), (3, 3));
}

// §1.1.7
#[test]
fn after_half_an_hour_a_run_logs_in_again_without_asking_the_gateway() {
    let stage = Stage::served("apply-credit-01");
    stage.go("--until login").exits(0);
    stage.zhengxin.age(jiff::SignedDuration::from_mins(31));
    stage.run("sandbox advance 31m").json();
    stage.go("").exits(7);
    assert_eq!((stage.calls("login"), stage.calls("getVerifyMethod")), (2, 1));
}

// §2.1
#[test]
fn a_report_that_exists_is_fetched_instead_of_applied_for() {
    let (stage, gateway) = with("report-ready-01", |call| match call.method.as_str() {
        "login" => Fate::Changed(|_, mut reply| {
            reply["data"]["user_status"] = json!(0);
            reply["data"]["unionpay_auth"] = json!(1);
            reply.to_string()
        }),
        "getOnlineAuthedInfo" => Fate::refused(508111),
        _ => Fate::Through,
    });
    assert_eq!(stage.go("").json()["method"], "viewReport");
    assert_eq!(counts(&gateway, &["getOnlineAuthedInfo", "getViewReportInfo", "viewReport"]), [1, 1, 1]);
}

// §2.1
#[test]
fn an_application_made_elsewhere_is_pending_and_remembered() {
    let stage = Stage::served("applied-elsewhere");
    let error = stage.go("").exits(7).error();
    assert_eq!((&error["class"], &error["code"], &error["after"]), (&json!("pending"), &json!(508114), &json!(86400)));
    assert!(error["next_step"].as_str().unwrap().contains("zhengxin run "), "{error}");
    assert_eq!(stage.run("status").exits(7).value()["state"], "applied");
    stage.go("").exits(7);
    assert_eq!((stage.calls("login"), stage.calls("submitQuestion")), (1, 1));
    stage.go("--look").exits(7);
    assert_eq!((stage.calls("login"), stage.calls("submitQuestion")), (2, 1));
}

#[test]
fn a_busy_login_is_made_again_after_a_pause() {
    let (stage, gateway) = refused_once("report-ready-01", "login", 508100);
    let began = Instant::now();
    stage.go("").exits(0);
    assert!(began.elapsed() >= Duration::from_secs(5));
    assert_eq!(counts(&gateway, &["login", "getPicCode"]), [2, 2]);
}

#[test]
fn a_busy_read_is_retried_as_often_as_the_tries_allow() {
    let (stage, gateway) = with("apply-questions-01", |call| match call.method.as_str() {
        "getQuestion" => Fate::refused(508100),
        _ => Fate::Through,
    });
    let error = stage.go("--max-tries 2").exits(8).error();
    assert!(error["next_step"].as_str().unwrap().contains(" run "), "{error}");
    assert_eq!(counts(&gateway, &["getQuestion"]), [2]);
}

// §2.1
#[test]
fn a_busy_refusal_ends_a_run_that_may_try_only_once() {
    for (person, code) in [("busy", 508100), ("no-netbank", 508116), ("unionpay-busy", 508143)] {
        let stage = Stage::served(person);
        let error = stage.go("--max-tries 1").exits(8).error();
        assert_eq!((&error["class"], &error["code"]), (&json!("unavailable"), &json!(code)));
    }
}

#[test]
fn a_busy_submission_is_repeated_only_after_a_login_shows_that_it_did_not_act() {
    let (stage, gateway) = refused_once("apply-questions-01", "submitQuestion", 508100);
    let error = stage.go("").exits(7).error();
    assert_eq!((&error["class"], &error["code"]), (&json!("uncertain"), &json!(508100)));
    stage.zhengxin.age(SignedDuration::from_mins(11));
    stage.go("").exits(7);
    let methods = gateway.methods();
    let after = methods.iter().position(|method| method == "submitQuestion").unwrap();
    assert_eq!(methods[after..after + 3], ["submitQuestion", "getLoginInfo", "getPicCode"]);
    assert_eq!(counts(&gateway, &["login", "submitQuestion"]), [2, 2]);
}

// §2.1
#[test]
fn an_sms_that_could_not_be_sent_is_sent_again_after_a_minute() {
    let stage = Stage::served("no-sms");
    let answers = stage.zhengxin.answers(&stage.answers_and(&json!({})));
    let mut command = stage.zhengxin.command();
    command.args(["run", "--json", "--events", "--answers", &answers, "--ask", "sandbox:", "--gateway"]);
    let mut child = command.arg(stage.served.as_ref().unwrap().url()).spawn().unwrap();
    let events = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut events = events.map(|line| serde_json::from_str::<Value>(&line.unwrap()).unwrap());
    let wait = events.find(|event| event["event"] == "wait").unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!((&wait["why"], wait["seconds"].as_f64()), (&json!("busy"), Some(60.0)));
    assert_eq!(stage.calls("getOnlineMessageCode"), 1);
}

#[test]
fn an_sms_that_cannot_be_sent_is_the_result_if_one_try_is_allowed() {
    let stage = Stage::served("no-sms");
    assert_eq!(stage.go("--max-tries 1").exits(8).error()["code"], 508118);
    assert_eq!(stage.calls("getOnlineMessageCode"), 1);
}

#[test]
fn after_a_name_refused_at_the_code_the_run_returns_to_the_authentication_and_a_new_sms() {
    let accepted = |form: Value| json!({"code": 200, "data": {"next": form}});
    let form = json!({"method": "submitOnlineAuth", "param": [{"type": 7, "key": "unionpay_code", "value": "uikie9"},
        {"type": 6, "key": "pic_code"}]});
    let reply = accepted(form);
    let (stage, gateway) = with("apply-credit-01", move |call| match (call.method.as_str(), call.nth) {
        ("onlineAuthentication", 1) => Fate::Instead(reply.clone()),
        ("submitOnlineAuth", 1) => Fate::refused(508119),
        _ => Fate::Through,
    });
    let script = format!("case $key-$ZHENGXIN_ASK_ATTEMPT in real_name-1) echo 无名氏;; *) {ALL};; esac");
    let asked = Asked::new(stage, &script);
    asked.go("").exits(7);
    let methods = ["onlineValidateCard", "getOnlineMessageCode", "onlineAuthentication", "submitOnlineAuth"];
    assert_eq!(counts(&gateway, &methods), [1, 3, 2, 2]);
}

#[test]
fn an_authenticated_applicant_applies_again_after_an_application_without_a_report() {
    let (stage, gateway) = refused_once("authenticated-01", "submitApplyMessageCode", 508132);
    stage.go("").exits(7);
    assert_eq!(counts(&gateway, &["getOnlineAuthedInfo", "getVerifyMethod", "submitApplyMessageCode"]), [2, 0, 2]);
}

#[test]
fn naming_the_other_route_abandons_the_one_in_progress() {
    let stage = Stage::served("apply-credit-01");
    stage.steps(&["login", "verify-methods", "questions"]);
    stage.go("--route unionpay").exits(7);
    assert_eq!((stage.calls("submitQuestion"), stage.calls("submitApplyMessageCode")), (0, 1));

    let stage = Stage::served("apply-credit-01");
    stage.steps(&["login", "verify-methods", "unionpay card", "unionpay sms"]);
    let answers = stage.zhengxin.answers(&json!({"question_answers": "1,2,3,1,5"}));
    stage.run(&format!("run --answers {answers} --route questions --no-input")).exits(7);
    assert_eq!((stage.calls("submitQuestion"), stage.calls("onlineAuthentication")), (1, 0));
}
