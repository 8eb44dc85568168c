//! Calls that are not sent twice: submissions, applications within a day, refused passwords.

use std::io::Read;
use std::net::TcpListener;
use std::thread;

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::bench::{Bench, logged_in, ok};
use super::support::broken::refusing_url;

const LOGIN: &str = "login --login-name lisi --pic-code 2wt56f";
const ANSWERS: &str = "submit-answers 1 2 3 1 5";
const HANDED_IN: &str = "unionpay submit --pic-code 2wt56f --unionpay-code uikie9";
const APPLIED: &str = "apply submit --message-code herdrc";

/// Logged in.
fn bench() -> Bench {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    bench.accept(LOGIN, &logged_in());
    bench
}

/// Ages the session until a login may show that a submission did not act.
fn due(bench: &Bench) {
    bench.zhengxin.age(SignedDuration::from_mins(11));
}

/// Asserts that the line is refused with this exit code and that nothing is sent. Returns the error.
#[track_caller]
fn unsent(bench: &Bench, line: &str, exit: i32) -> Value {
    let before = bench.gateway.requests().len();
    let error = bench.run(line).exits(exit).error();
    assert_eq!(bench.gateway.requests().len(), before, "{line}");
    assert_eq!(error["code"], Value::Null, "it is not the gateway's");
    error
}

// §1.1.6
#[test]
fn within_a_day_of_an_application_nothing_is_submitted() {
    for (line, reply) in [
        (ANSWERS, ok(json!({}))),
        (APPLIED, ok(json!({}))),
        (HANDED_IN, json!({"code": 508114, "msg": "x"})),
        (LOGIN, ok(json!({"user_status": 1}))),
    ] {
        let bench = bench();
        bench.gateway.will_say(&reply.to_string());
        bench.run(line);
        for line in [ANSWERS, HANDED_IN, APPLIED] {
            let error = unsent(&bench, line, 7);
            assert_eq!(error["class"], "pending");
            let after = error["after"].as_i64().unwrap();
            assert!((86_390..=86_400).contains(&after), "{after}");
        }
    }
}

#[test]
fn again_overrides_and_the_next_day_it_is_not_needed() {
    let bench = bench();
    bench.accept(ANSWERS, &ok(json!({})));
    bench.run(&format!("{ANSWERS} --again")).json();
    bench.zhengxin.age(SignedDuration::from_hours(25));
    bench.run(ANSWERS).json();
}

#[test]
fn a_refused_application_may_be_made_again() {
    for user_status in [3, 6] {
        let bench = bench();
        bench.accept(ANSWERS, &ok(json!({})));
        bench.accept(LOGIN, &ok(json!({"user_status": user_status})));
        bench.run(ANSWERS).json();
    }
}

#[test]
fn within_a_day_only_submissions_are_refused() {
    let bench = bench();
    bench.accept(ANSWERS, &ok(json!({})));
    for line in [LOGIN, "verify-methods", "report-info", "apply info"] {
        bench.run(line).json();
    }
}

#[test]
fn a_submission_with_an_unknown_outcome_is_not_repeated() {
    for reply in ["", "<html>", r#"{"code":508100,"msg":"busy"}"#, r#"{"code":999,"msg":"x"}"#] {
        let bench = bench();
        bench.gateway.will_say(reply);
        bench.run(ANSWERS);
        for (exit, class) in [(7, "uncertain"), (6, "duplicate")] {
            let error = unsent(&bench, ANSWERS, exit);
            assert_eq!(
                (&error["class"], &error["next_step"]),
                (&json!(class), &json!("zhengxin login --json")),
                "{reply}"
            );
            assert_eq!(error["due_at"].is_string(), exit == 7, "{error}");
            unsent(&bench, HANDED_IN, exit);
            due(&bench);
        }
        bench.gateway.will_say(&ok(json!({})).to_string());
        bench.run(&format!("{ANSWERS} --again")).json();
    }
}

#[test]
fn after_an_understood_refusal_a_submission_may_be_repeated() {
    let bench = bench();
    bench.gateway.will_say(r#"{"code":508149,"msg":"x"}"#);
    bench.run(ANSWERS).exits(6);
    bench.accept(ANSWERS, &ok(json!({})));
}

#[test]
fn a_submission_that_never_left_may_be_repeated() {
    let bench = bench();
    let gone = refusing_url();
    let line = format!("{ANSWERS} --session other --gateway {gone} --retries 0");
    bench.run(&line).exits(8);
    let error = bench.run(&line).exits(8).error();
    assert_eq!(error["class"], "unavailable", "asked again, not refused as a duplicate");
}

#[test]
fn a_submission_that_never_left_does_not_settle_an_earlier_one() {
    // A gateway that reads one request and then disappears.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let line = format!("{ANSWERS} --retries 0 --gateway http://{}", listener.local_addr().unwrap());
    let gone = thread::spawn(move || listener.accept().unwrap().0.read(&mut [0; 4096]).unwrap());
    let bench = bench();
    bench.run(&line).exits(8);
    gone.join().unwrap();
    bench.run(&format!("{line} --again")).exits(8);
    assert_eq!(bench.run(&line).exits(7).error()["class"], "uncertain", "the first one may have arrived");
}

#[test]
fn a_login_settles_an_application() {
    for (user_status, exit) in
        [(json!(1), 7), (json!(0), 0), (json!(5), 0), (json!(3), 0), (json!(9), 6), (Value::Null, 6)]
    {
        let bench = bench();
        bench.gateway.will_say("");
        bench.run(APPLIED).exits(10);
        due(&bench);
        bench.accept(LOGIN, &ok(json!({"user_status": user_status})));
        bench.gateway.will_say(&ok(json!({})).to_string());
        bench.run(APPLIED).exits(exit);
    }
}

#[test]
fn a_login_before_due_at_settles_only_submissions_that_it_confirms() {
    for (user_status, exit, class) in [(1, 7, "pending"), (0, 7, "uncertain"), (3, 7, "uncertain")] {
        let bench = bench();
        bench.gateway.will_say("");
        bench.run(APPLIED).exits(10);
        bench.accept(LOGIN, &ok(json!({"user_status": user_status})));
        assert_eq!(unsent(&bench, APPLIED, exit)["class"], class, "user_status {user_status}");
    }
}

#[test]
fn any_login_settles_a_submission_to_unionpay() {
    for (auth, next) in [(1, "zhengxin apply info --json"), (0, "zhengxin unionpay card --json")] {
        let bench = bench();
        bench.gateway.will_say("");
        bench.run(HANDED_IN).exits(10);
        due(&bench);
        let said = bench.accept(LOGIN, &ok(json!({"user_status": 0, "unionpay_auth": auth})));
        assert_eq!(said["next_step"], next);
        bench.accept(HANDED_IN, &ok(json!({})));
    }
}

#[test]
fn after_three_refused_passwords_none_is_sent() {
    let bench = Bench::hearing(&[r#"{"code":208101,"msg":"x"}"#]).env("ZHENGXIN_PASSWORD", "hunter2");
    for _ in 0..3 {
        bench.run(LOGIN).exits(5);
    }
    let error = unsent(&bench, LOGIN, 9);
    assert_eq!(error["class"], "locked");
    assert_eq!(error["after"], Value::Null, "no time gives one back");
    assert!(!bench.zhengxin.session_text().contains("hunter2"));
    bench.zhengxin.age(SignedDuration::from_mins(10));
    unsent(&bench, LOGIN, 9);
}

#[test]
fn a_locked_login_name_counts_as_three_refused_passwords_and_an_accepted_login_resets_them() {
    let bench = Bench::hearing(&[r#"{"code":508108,"msg":"x"}"#]).env("ZHENGXIN_PASSWORD", "hunter2");
    bench.run(LOGIN).exits(9);
    unsent(&bench, LOGIN, 9);

    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    for _ in 0..2 {
        bench.gateway.will_say(r#"{"code":208101,"msg":"x"}"#);
        bench.run(LOGIN).exits(5);
        bench.run(LOGIN).exits(5);
        bench.accept(LOGIN, &logged_in());
    }
}

#[test]
fn a_refused_captcha_does_not_count_as_a_refused_password() {
    let bench = Bench::hearing(&[r#"{"code":210101,"msg":"x"}"#]).env("ZHENGXIN_PASSWORD", "hunter2");
    for _ in 0..5 {
        bench.run(LOGIN).exits(5);
    }
    assert_eq!(bench.gateway.requests().len(), 5);
}
