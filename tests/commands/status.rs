//! `zhengxin status`: the applicant's state, determined from the session alone, and the exit code that says what to do.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::bench::{Bench, form, logged_in, ok};

const LOGIN: &str = "login --login-name lisi --pic-code 2wt56f";

fn bench() -> Bench {
    Bench::new().env("ZHENGXIN_PASSWORD", "hunter2")
}

/// The state, the whole output, and the exit code.
#[track_caller]
fn status(bench: &Bench, exit: i32) -> (String, Value) {
    let before = bench.gateway.requests().len();
    let ran = bench.run("status").exits(exit);
    assert_eq!(ran.stderr, "", "the exit code says it all");
    assert_eq!(bench.gateway.requests().len(), before, "nothing is called");
    let status = ran.value();
    (status["state"].as_str().unwrap().to_owned(), status)
}

#[test]
fn without_a_login_the_state_is_none() {
    let bench = bench();
    let (state, status) = status(&bench, 4);
    assert_eq!(state, "none");
    let expected = json!({"session": status["session"], "user_id": "123124455",
        "gateway": bench.gateway.url(), "state": "none", "logged_in": false,
        "seconds_left": 0, "applied_at": null, "missing": ["login_name", "password", "pic_code"],
        "next_step": "zhengxin login --json"});
    assert_eq!(status, expected);
}

// §1.1.7
#[test]
fn a_login_is_valid_for_thirty_minutes() {
    let bench = bench();
    bench.accept(LOGIN, &logged_in());
    let (state, fresh) = status(&bench, 0);
    assert_eq!((state.as_str(), &fresh["logged_in"]), ("logged-in", &json!(true)));
    let left = fresh["seconds_left"].as_i64().unwrap();
    assert!((1790..=1800).contains(&left), "{left}");
    assert_eq!((&fresh["next_step"], &fresh["missing"]), (&json!("zhengxin verify-methods --json"), &json!([])));
    bench.zhengxin.age(SignedDuration::from_mins(31));
    let (state, late) = status(&bench, 4);
    assert_eq!((state.as_str(), &late["logged_in"], &late["seconds_left"]), ("expired", &json!(false), &json!(0)));
    assert_eq!(
        (&late["next_step"], &late["missing"]),
        (&json!("zhengxin login --json"), &json!(["password", "pic_code"]))
    );
}

#[test]
fn a_login_ended_by_the_gateway_is_expired() {
    for code in [508110, 508142] {
        let bench = bench();
        bench.accept(LOGIN, &logged_in());
        bench.gateway.will_say(&json!({"code": code, "msg": "x"}).to_string());
        bench.run("verify-methods").exits(4);
        assert_eq!(status(&bench, 4).0, "expired");
    }
}

#[test]
fn a_report_is_ready() {
    for user_status in [2, 4] {
        let bench = bench();
        bench.accept(LOGIN, &ok(json!({"user_status": user_status})));
        let (state, status) = status(&bench, 0);
        assert_eq!((state.as_str(), &status["next_step"]), ("report", &json!("zhengxin report-info --json")));
    }
}

#[test]
fn an_application_is_pending_for_a_day_and_takes_precedence() {
    let bench = bench();
    bench.accept(LOGIN, &logged_in());
    bench.accept("submit-answers 1 2 3 1 5", &ok(json!({})));
    let (state, applied) = status(&bench, 7);
    assert_eq!((state.as_str(), &applied["logged_in"], &applied["next_step"]), ("applied", &json!(true), &Value::Null));
    assert!(applied["applied_at"].is_string());
    bench.zhengxin.age(SignedDuration::from_hours(23));
    assert_eq!(status(&bench, 7).0, "applied");
    bench.zhengxin.age(SignedDuration::from_hours(2));
    assert_eq!(status(&bench, 4).0, "result-due");
}

#[test]
fn a_submission_without_a_reply_is_uncertain_until_a_login_settles_it() {
    let bench = bench();
    bench.accept(LOGIN, &logged_in());
    bench.gateway.will_say("");
    bench.run("submit-answers 1 2 3 1 5").exits(10);
    let (state, early) = status(&bench, 7);
    assert_eq!((state.as_str(), early["due_at"].is_string()), ("uncertain", true));
    assert!((590..=600).contains(&early["after"].as_i64().unwrap()), "{early}");
    bench.zhengxin.age(SignedDuration::from_mins(11));
    let (state, uncertain) = status(&bench, 4);
    assert_eq!((state.as_str(), &uncertain["next_step"]), ("uncertain", &json!("zhengxin login --json")));
    bench.accept(LOGIN, &logged_in());
    assert_eq!(status(&bench, 0).0, "logged-in");
}

#[test]
fn missing_values_of_the_next_step_are_named_without_those_that_the_session_has() {
    let bench = bench();
    bench.accept(LOGIN, &logged_in());
    let fields =
        json!([{"type": 7, "key": "message_code", "refreshMethod": "getOnlineMessageCode", "refreshParam": []}]);
    let mut card = form("onlineAuthentication", fields);
    card["data"]["cardtype"] = json!(2);
    bench.accept("unionpay card --bank-card 6250000000000004", &card);
    assert_eq!(status(&bench, 0).1["missing"], json!(["cellphone"]));
    bench.accept("unionpay sms --cellphone 13800000001", &ok(json!({})));
    let (_, status) = status(&bench, 0);
    assert_eq!(status["next_step"], "zhengxin unionpay auth --json");
    assert_eq!(status["missing"], json!(["real_name", "id_card", "message_code", "year", "month", "last_three"]));
}

#[test]
fn status_is_also_printed_for_people() {
    let ran = Bench::new().run("status --jq .state --raw").exits(4);
    assert_eq!(ran.stdout, "none\n");
}
