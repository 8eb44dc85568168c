//! A step that cannot be taken yet names the steps that come first.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::bench::{Bench, logged_in, ok};
use super::stage::Stage;

const LOGIN: &str = "login --login-name lisi --pic-code 2wt56f";

/// The error of a line that lacks a value. Its hint must name these commands, and no call may be sent.
#[track_caller]
fn lacks(bench: &Bench, line: &str, named: &[&str]) -> Value {
    let before = bench.gateway.requests().len();
    let error = bench.run(&format!("{line} --lang en")).exits(11).error();
    assert_eq!(bench.gateway.requests().len(), before, "{line}");
    let hint = error["hint"].as_str().unwrap();
    for command in named {
        assert!(hint.contains(&format!("zhengxin {command} ")), "{line}: {hint}");
    }
    error
}

#[test]
fn a_step_without_a_login_names_the_login_and_the_step_to_go_back_to() {
    let (new, expired) = (Bench::new(), Bench::new().env("ZHENGXIN_PASSWORD", "hunter2"));
    expired.accept(LOGIN, &logged_in());
    expired.zhengxin.age(SignedDuration::from_mins(31));
    for line in ["unionpay auth", "unionpay submit"] {
        lacks(&new, line, &["login", "unionpay card"]);
    }
    for bench in [new, expired] {
        for (line, back) in [
            ("unionpay sms", "unionpay card"),
            ("apply submit", "apply info"),
            ("report", "report-info"),
            ("submit-answers", "questions"),
            ("unionpay card", "verify-methods"),
        ] {
            let error = lacks(&bench, line, &["login", back]);
            assert_eq!(error["next_step"], "zhengxin login --json --lang en", "{line}: {error}");
        }
    }
}

#[test]
fn the_verification_methods_without_a_login_name_the_login() {
    let error = lacks(&Bench::new(), "verify-methods", &["login"]);
    assert_eq!(error["next_step"], "zhengxin login --json --lang en");
    let recovers = lacks(&Bench::new(), "verify-methods --for recover", &[]);
    assert_eq!(recovers["next_step"], Value::Null, "recovering the password needs no login");
}

#[test]
fn a_step_within_a_login_names_only_what_is_missing() {
    let bench = Bench::new().env("ZHENGXIN_PASSWORD", "hunter2");
    bench.accept(LOGIN, &logged_in());
    let error = lacks(&bench, "submit-answers", &[]);
    assert!(!error["hint"].as_str().unwrap().contains("zhengxin "), "{error}");
    bench.accept("unionpay card --bank-card 6250000000000004", &ok(json!({"cardtype": 2})));
    assert_eq!(lacks(&bench, "unionpay sms", &[])["next_step"], Value::Null);
}

#[test]
fn a_code_whose_sms_was_not_sent_names_the_command_that_sends_it() {
    let stage = Stage::served("apply-credit-01");
    stage.steps(&["login", "verify-methods", "unionpay card"]);
    let error = stage.run("unionpay auth --ask sandbox: --lang en").exits(11).error();
    assert!(error["next_step"].as_str().unwrap().starts_with("zhengxin unionpay sms"), "{error}");
    assert!(error["hint"].as_str().unwrap().contains("no SMS code is waiting to be entered"), "{error}");
}
