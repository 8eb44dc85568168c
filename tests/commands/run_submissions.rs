//! `run`: submissions with an unknown outcome, and one application in 24 hours.

use std::time::{Duration, Instant};

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::behind::{counts, once, with};
use super::stage::Stage;
use super::support::between::{Between, Fate};
use super::support::cli::Ran;

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

/// Ages the session until a login may show that a submission did not act.
fn due(stage: &Stage) {
    stage.zhengxin.age(SignedDuration::from_mins(11));
}

/// Asserts that the run ends because the outcome of a submission cannot be known yet. Returns the error.
#[track_caller]
fn uncertain(ran: Ran) -> Value {
    let error = ran.exits(7).error();
    assert_eq!((&error["class"], &error["code"]), (&json!("uncertain"), &Value::Null));
    error
}

#[test]
fn a_submission_that_acted_without_a_reply_is_found_by_a_login_and_not_repeated() {
    for (person, method) in SUBMISSIONS {
        let (stage, gateway) = once(person, method, || Fate::Lost);
        uncertain(stage.go(""));
        assert_eq!(gateway.count("login"), 1, "{method}");
        due(&stage);
        stage.go("").exits(7);
        assert_eq!(stage.applied(), 1, "{method}");
        assert_eq!(gateway.count("login"), 2, "{method}");
        then_logged_in(&gateway, method);
        // No login shows whether UnionPay's bank check was made, so it is repeated, starting with the card.
        let times = if method == "onlineAuthentication" { 2 } else { 1 };
        assert_eq!(gateway.count(method), times, "{method}");
    }
}

#[test]
fn a_submission_that_never_acted_is_made_again_after_a_login() {
    for (person, method) in SUBMISSIONS {
        let (stage, gateway) = once(person, method, || Fate::Swallowed);
        uncertain(stage.go(""));
        due(&stage);
        stage.go("").exits(7);
        assert_eq!((stage.applied(), gateway.count("login"), gateway.count(method)), (1, 2, 2), "{method}");
        then_logged_in(&gateway, method);
    }
}

#[test]
fn a_reply_after_the_timeout_counts_as_no_reply() {
    let served = super::support::served::Served::with(&["--fault", "latency:submitQuestion:3000"]);
    let url = served.url().to_owned();
    let stage = Stage::behind(&url, served, "apply-questions-01");
    let began = Instant::now();
    uncertain(stage.go("--timeout 1s"));
    assert!(began.elapsed() >= Duration::from_secs(1));
    due(&stage);
    stage.go("").exits(7);
    assert_eq!((stage.calls("submitQuestion"), stage.calls("login"), stage.applied()), (1, 2, 1));
}

#[test]
fn before_due_at_a_run_makes_no_call_and_says_when_to_return() {
    for settle_after in ["10m", "1h"] {
        let (stage, gateway) = once("apply-questions-01", "submitQuestion", || Fate::Swallowed);
        let stage = stage.env("ZHENGXIN_SETTLE_AFTER", settle_after);
        let error = uncertain(stage.go(""));
        let calls = gateway.calls().len();
        let left: i64 = if settle_after == "10m" { 600 } else { 3600 };
        let after = error["after"].as_i64().unwrap();
        assert!((left - 20..=left + 1).contains(&after), "{error}");
        let due_at: jiff::Timestamp = error["due_at"].as_str().unwrap().parse().unwrap();
        let until = due_at.duration_since(jiff::Timestamp::now()).as_secs();
        assert!((left - 20..=left).contains(&until), "{error}");
        for _ in 0..3 {
            stage.zhengxin.age(SignedDuration::from_secs(left / 5));
            uncertain(stage.go(""));
            assert_eq!(stage.run("status").exits(7).value()["state"], "uncertain");
        }
        assert_eq!(gateway.calls().len(), calls, "a gateway may act late: nobody asks before");
        stage.zhengxin.age(SignedDuration::from_secs(left * 2 / 5));
        assert_eq!(stage.run("status").exits(4).value()["state"], "uncertain");
        stage.go("").exits(7);
        assert_eq!(counts(&gateway, &["login", "submitQuestion"]), [2, 2]);
    }
}

#[test]
fn settle_after_is_never_less_than_the_calls_own_timeout() {
    let (stage, _gateway) = once("apply-questions-01", "submitQuestion", || Fate::Swallowed);
    let stage = stage.env("ZHENGXIN_SETTLE_AFTER", "1s");
    let error = uncertain(stage.go("--timeout 50s"));
    assert!((40..=51).contains(&error["after"].as_i64().unwrap()), "{error}");
}

#[test]
fn a_single_commands_submission_without_a_reply_is_settled_by_the_next_run() {
    let (stage, gateway) = once("apply-questions-01", "submitQuestion", || Fate::Lost);
    stage.steps(&["login", "verify-methods", "questions"]);
    let ran = stage.run(&format!("submit-answers {}", stage.own("question_answers").replace(',', " ")));
    ran.exits(8);
    uncertain(stage.go(""));
    due(&stage);
    stage.go("").exits(7);
    assert_eq!(counts(&gateway, &["login", "submitQuestion"]), [2, 1]);
}

#[test]
fn if_the_values_of_the_login_are_missing_the_record_is_kept() {
    let (stage, gateway) = once("apply-questions-01", "submitQuestion", || Fate::Lost);
    stage.run("run --no-input").exits(11);
    let answers = stage.answers_and(&json!({"pic_code": stage.captcha()}));
    uncertain(stage.go_with(&answers, ""));
    due(&stage);
    let (class, fields) = stage.go_with(&stage.answers_and(&json!({})), "").exits(11).refusal();
    assert_eq!((class.as_str(), fields), ("missing", vec!["pic_code".to_owned()]));
    assert_eq!(stage.run("status").exits(4).value()["state"], "uncertain");
    assert_eq!(stage.run("submit-answers 1 2 3 1 5").exits(6).error()["class"], "duplicate");
    assert_eq!(gateway.count("submitQuestion"), 1);
    let answers = stage.answers_and(&json!({"pic_code": stage.captcha()}));
    stage.go_with(&answers, "").exits(7);
    assert_eq!(counts(&gateway, &["submitQuestion", "login"]), [1, 2]);
}

#[test]
fn an_undocumented_status_settles_no_application() {
    let (stage, gateway) = with("apply-questions-01", |call| match (call.method.as_str(), call.nth) {
        ("submitQuestion", 1) => Fate::Lost,
        ("login", 2) => Fate::Changed(|_, mut reply| {
            reply["data"]["user_status"] = json!(9);
            reply.to_string()
        }),
        _ => Fate::Through,
    });
    uncertain(stage.go(""));
    due(&stage);
    let error = stage.go("").exits(6).error();
    assert_eq!((&error["class"], &error["code"]), (&json!("duplicate"), &Value::Null));
    assert!(error["hint"].as_str().unwrap().contains("--again"), "{error}");
    assert_eq!(stage.run("status").exits(4).value()["state"], "uncertain");
    assert_eq!(counts(&gateway, &["login", "submitQuestion"]), [2, 1]);
    // The next login may show the outcome.
    stage.go("").exits(7);
    assert_eq!(counts(&gateway, &["login", "submitQuestion"]), [3, 1]);
}

#[test]
fn an_unreadable_reply_is_the_result_and_leaves_the_outcome_open() {
    let (stage, gateway) =
        once("apply-questions-01", "submitQuestion", || Fate::Instead(json!({"code": 999, "msg": "?"})));
    let error = stage.go("").exits(10).error();
    assert_eq!((&error["class"], &error["code"], &error["msg"]), (&json!("unknown"), &json!(999), &json!("?")));
    assert_eq!(stage.run("status").exits(7).value()["state"], "uncertain");
    due(&stage);
    stage.go("").exits(7);
    assert_eq!(counts(&gateway, &["submitQuestion", "login"]), [2, 2], "the login told that nothing was done");
}

#[test]
fn a_second_submission_without_an_outcome_is_left_to_a_person() {
    let (stage, gateway) = with("apply-questions-01", |call| match call.method.as_str() {
        "submitQuestion" => Fate::Swallowed,
        _ => Fate::Through,
    });
    let duplicate = |options: &str| {
        let error = stage.go(options).exits(6).error();
        assert_eq!(error["class"], "duplicate");
        assert!(error["hint"].as_str().unwrap().contains("--again"), "{error}");
    };
    uncertain(stage.go(""));
    due(&stage);
    duplicate("");
    assert_eq!(counts(&gateway, &["submitQuestion", "login"]), [2, 2]);
    assert_eq!(stage.run("status").exits(7).value()["state"], "uncertain");
    due(&stage);
    duplicate("");
    assert_eq!(counts(&gateway, &["submitQuestion", "login"]), [2, 3], "negative evidence settles it no more");
    duplicate("--again");
    assert_eq!(gateway.count("submitQuestion"), 3, "a person has said so, once");
}

#[test]
fn a_busy_submission_is_also_uncertain() {
    let (stage, gateway) = once("apply-questions-01", "submitQuestion", || Fate::refused(508100));
    let error = stage.go("").exits(7).error();
    assert_eq!((&error["class"], &error["code"]), (&json!("uncertain"), &json!(508100)), "its code is told");
    uncertain(stage.go(""));
    due(&stage);
    stage.go("").exits(7);
    assert_eq!(counts(&gateway, &["submitQuestion", "login"]), [2, 2]);
}

#[test]
fn an_accepted_submission_is_not_repeated_because_a_form_leads_back_to_it() {
    let (stage, gateway) = with("apply-credit-01", |call| match call.method.as_str() {
        "onlineAuthentication" => Fate::Changed(|_, mut reply| {
            let code = reply["data"]["next"]["param"][0]["value"].clone();
            let field = json!({"type": 7, "key": "message_code", "refreshMethod": "getOnlineMessageCode"});
            reply["data"] =
                json!({"unionpay_code": code, "next": {"method": "onlineAuthentication", "param": [field]}});
            reply.to_string()
        }),
        _ => Fate::Through,
    });
    for _ in 0..2 {
        let error = stage.go("").exits(10).error();
        assert_eq!((&error["class"], &error["method"]), (&json!("protocol"), &json!("onlineAuthentication")));
    }
    assert_eq!(counts(&gateway, &["onlineAuthentication", "getOnlineMessageCode"]), [1, 1]);
}

#[test]
fn a_refresh_that_would_submit_is_refused_before_any_call() {
    let (stage, gateway) = with("authenticated-01", |call| match call.method.as_str() {
        "getOnlineAuthedInfo" => Fate::Changed(|_, mut reply| {
            reply["data"]["next"]["param"][0]["refreshMethod"] = json!("submitApplyMessageCode");
            reply.to_string()
        }),
        _ => Fate::Through,
    });
    let error = stage.go("").exits(10).error();
    assert_eq!((&error["class"], &error["code"]), (&json!("protocol"), &Value::Null));
    assert!(error["msg"].as_str().unwrap().matches("submitApplyMessageCode").count() == 2, "{error}");
    for line in ["apply sms", "apply submit --message-code herdrc"] {
        assert_eq!(stage.run(line).exits(10).error()["class"], "protocol", "{line}");
    }
    assert_eq!(counts(&gateway, &["submitApplyMessageCode", "getOnlineMessageCode"]), [0, 0]);
}

#[test]
fn a_refused_application_is_not_made_again_with_the_same_given_answers() {
    let stage = Stage::served("wrong-answers");
    stage.go("").exits(7);
    stage.run("sandbox advance 24h").json();
    for _ in 0..6 {
        let error = stage.go("").exits(6).error();
        assert_eq!((&error["class"], &error["code"]), (&json!("rejected"), &Value::Null));
        assert_eq!(
            error["msg"],
            "the gateway has refused an application with the same question_answers: it is not submitted again"
        );
    }
    assert_eq!((stage.applied(), stage.calls("submitQuestion")), (1, 1));
    let text = stage.zhengxin.session_text();
    assert!(!text.contains("question_answers"), "the answers are not kept: {text}");
    stage.go("--again").exits(7);
    assert_eq!(stage.applied(), 2);
}

#[test]
fn a_refused_application_is_not_made_again_with_the_same_given_card_and_identity() {
    let (stage, gateway) = with("apply-credit-01", |call| match (call.method.as_str(), call.nth) {
        ("login", 2) => Fate::Changed(|_, mut reply| {
            reply["data"] = json!({"user_status": 3, "unionpay_auth": 0});
            reply.to_string()
        }),
        ("getVerifyMethod", 2) => {
            let form = json!({"method": "onlineValidateCard", "param": [{"type": 6, "key": "bank_card"}]});
            Fate::Instead(json!({"code": 200, "data": {"rules": [{"id": 2, "title": "银联验证", "next": form}]}}))
        }
        ("onlineValidateCard", 2) => {
            let field = |key: &str, kind: i64| json!({"type": kind, "key": key});
            let mut fields = vec![field("real_name", 1), field("id_card", 2), field("cellphone", 4)];
            fields.extend([field("last_three", 3), field("month", 17)]);
            fields.push(json!({"type": 7, "key": "message_code", "refreshMethod": "getOnlineMessageCode"}));
            let form = json!({"method": "onlineAuthentication", "param": fields});
            Fate::Instead(json!({"code": 200, "data": {"cardtype": 2, "next": form}}))
        }
        _ => Fate::Through,
    });
    stage.go("").exits(7);
    let error = stage.go("--look").exits(6).error();
    assert_eq!((&error["class"], &error["method"]), (&json!("rejected"), &json!("onlineAuthentication")));
    assert!(error["msg"].as_str().unwrap().contains("the same bank_card, id_card:"), "{error}");
    assert_eq!(counts(&gateway, &["onlineAuthentication", "getOnlineMessageCode"]), [1, 2], "no SMS went out for it");
}

#[test]
fn an_application_with_other_answers_is_made() {
    let stage = Stage::served("wrong-answers");
    stage.go("").exits(7);
    stage.run("sandbox advance 24h").json();
    stage.go("").exits(6);
    let mut answers: Vec<&str> = stage.own("question_answers").split(',').collect();
    answers[0] = if answers[0] == "1" { "2" } else { "1" };
    let answers = stage.answers_and(&json!({"question_answers": answers.join(",")}));
    let path = stage.zhengxin.answers(&answers);
    stage.run(&format!("run --answers {path} --ask sandbox:")).exits(7);
    assert_eq!(stage.applied(), 2);
}

#[test]
fn an_earlier_refused_application_is_not_made_again_either() {
    let stage = Stage::served("wrong-answers");
    let own = stage.own("question_answers").to_owned();
    let other = format!("{}{}", if own.starts_with('1') { "2" } else { "1" }, &own[1..]);
    let run = |answers: &str| {
        let path = stage.zhengxin.answers(&stage.answers_and(&json!({"question_answers": answers})));
        stage.run(&format!("run --answers {path} --ask sandbox:"))
    };
    for answers in [&own, &other] {
        run(answers).exits(7);
        stage.run("sandbox advance 24h").json();
    }
    for _ in 0..3 {
        run(&own).exits(6);
        run(&other).exits(6);
    }
    assert_eq!(stage.applied(), 2);
}

#[test]
fn records_dated_in_the_future_are_dated_now_and_block_no_longer_than_others() {
    let stage = Stage::human("apply-questions-01");
    stage.go("").exits(7);
    stage.zhengxin.age(SignedDuration::from_hours(-24 * 365 * 3));
    let told = stage.run("status").exits(7);
    assert!(told.stderr.contains("future"), "{}", told.stderr);
    assert!(!stage.run("status").exits(7).stderr.contains("future"), "it is told once");
    stage.zhengxin.age(SignedDuration::from_hours(25));
    stage.run("status").exits(4);
}

#[test]
fn a_call_that_acts_is_not_retried_without_a_reply() {
    for method in ["login", "onlineValidateCard", "getOnlineMessageCode"] {
        let (stage, gateway) = once("apply-credit-01", method, || Fate::Lost);
        assert_eq!(stage.go("").exits(8).error()["class"], "unavailable");
        assert_eq!(gateway.count(method), 1, "{method}");
    }
}

#[test]
fn a_read_is_retried_without_a_reply() {
    let (stage, gateway) = once("apply-questions-01", "getQuestion", || Fate::Swallowed);
    stage.go("").exits(7);
    assert_eq!(counts(&gateway, &["getQuestion", "submitQuestion"]), [2, 1]);
}

#[test]
fn within_a_day_of_an_application_look_only_checks_for_the_report() {
    let stage = Stage::served("apply-credit-01");
    stage.go("").exits(7);
    let object = stage.go("--look").exits(7).value();
    assert_eq!((&object["method"], &object["data"]["user_status"]), (&json!("login"), &json!(1)));
    assert_eq!((stage.calls("login"), stage.applied()), (2, 1));
    assert_eq!(stage.calls("getVerifyMethod"), 1);
}

#[test]
fn within_a_day_missing_values_do_not_change_the_pending_result() {
    let stage = Stage::served("apply-credit-01");
    stage.go("").exits(7);
    let object = stage.go_with(&json!({}), "").exits(7).value();
    for name in ["method", "code", "msg", "data"] {
        assert!(object[name].is_null(), "{name}: {object}");
    }
    assert_eq!(stage.calls("login"), 1);
}

#[test]
fn a_report_that_is_ready_early_is_fetched_with_look() {
    let stage = Stage::served("apply-credit-01");
    stage.go("").exits(7);
    // The command runs in another home, so only the gateway's time advances.
    let url = stage.served.as_ref().unwrap().url();
    super::support::cli::Zhengxin::at(url).run("sandbox advance 24h").json();
    assert_eq!(stage.go("").exits(7).value()["method"], Value::Null, "the session's own day is not over");
    assert_eq!(stage.go("--look").json()["method"], "viewReport");
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
fn a_new_application_is_made_after_a_refused_one() {
    for (person, options) in [("produces-none", ""), ("wrong-answers", "--again")] {
        let stage = Stage::served(person);
        stage.go("").exits(7);
        stage.run("sandbox advance 24h").json();
        stage.go(options).exits(7);
        assert_eq!(stage.applied(), 2, "{person}");
    }
}

#[test]
fn within_a_day_no_application_is_made_even_if_the_gateway_has_forgotten_the_first() {
    for forget in [status_0, status_5] {
        let (stage, gateway) = with("apply-credit-01", move |call| match (call.method.as_str(), call.nth) {
            ("login", 2) => Fate::Changed(forget),
            _ => Fate::Through,
        });
        stage.go("").exits(7);
        assert_eq!(stage.go("--look").exits(7).value()["method"], "login");
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
