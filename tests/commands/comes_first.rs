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
fn an_accepted_application_names_the_wait_and_the_login_after_it() {
    for (lang, wait) in [("en", "in about 24 hours"), ("zh", "约 24 小时后")] {
        let stage = Stage::human_in("authenticated-01", lang);
        for step in ["login", "apply info", "apply sms"] {
            stage.trying(step).exits(0);
        }
        let shown = stage.trying("apply submit").exits(0).stdout;
        assert!(shown.contains(wait) && shown.contains("zhengxin login"), "{shown}");
    }
}

#[test]
fn a_report_without_its_code_says_that_the_application_is_not_a_day_old() {
    for (lang, says) in [("en", "the application is not 24 hours old"), ("zh", "申请未满 24 小时")] {
        let stage = Stage::served("apply-questions-01");
        stage.steps(&["login-info", "login", "verify-methods", "questions", "submit-answers"]);
        let error = stage.run(&format!("report --no-input --lang {lang}")).exits(11).error();
        let hint = error["hint"].as_str().unwrap();
        assert!(hint.starts_with(says) && hint.contains("--message-code"), "{hint}");
        assert_eq!(error["next_step"], Value::Null);
        stage.zhengxin.age(SignedDuration::from_hours(25));
        let later = stage.run(&format!("report --no-input --lang {lang}")).exits(11).error();
        assert!(!later["hint"].as_str().unwrap().contains(says), "{later}");
    }
}

#[test]
fn a_code_whose_sms_was_not_sent_names_the_command_that_sends_it() {
    let stage = Stage::served("apply-credit-01");
    stage.steps(&["login", "verify-methods", "unionpay card"]);
    let error = stage.run("unionpay auth --ask sandbox: --lang en").exits(11).error();
    assert!(error["next_step"].as_str().unwrap().starts_with("zhengxin unionpay sms"), "{error}");
    assert!(error["hint"].as_str().unwrap().contains("no SMS code is waiting to be entered"), "{error}");
}

#[test]
fn the_next_step_after_an_sms_before_unionpay_is_the_one_in_its_hint() {
    let stage = Stage::served("apply-credit-01");
    stage.step("login");
    stage.trying("apply info");
    let error = stage.trying("apply sms").exits(3).error();
    assert!(error["next_step"].as_str().unwrap().starts_with("zhengxin unionpay card"), "{error}");
    let status = stage.run("status").json();
    assert!(status["next_step"].as_str().unwrap().starts_with("zhengxin unionpay card"), "{status}");
}
