//! Gateways that send `Retry-After` when the program does not wait.

use serde_json::{Value, json};

use super::support::cli::Zhengxin;
use super::support::served::Served;

const LOGIN: &str = "login --login-name lisi --pic-code 2wt56f --password-stdin";

/// The error of a line with a sandbox that has this fault.
fn told(fault: &str, line: &str) -> Value {
    let served = Served::with(&["--fault", fault]);
    Zhengxin::at(served.url()).run_with(line, "hunter2\n").exits(8).error()
}

fn hint(error: &Value) -> &str {
    error["hint"].as_str().unwrap_or_default()
}

#[test]
fn an_error_of_a_call_that_acts_says_when_to_retry_and_that_it_may_have_acted() {
    let error = told("http:login:429:7", LOGIN);
    assert_eq!((&error["class"], &error["after"]), (&json!("unavailable"), &json!(7)));
    assert!(hint(&error).contains("may have processed the call") && hint(&error).contains("wait 7 s"), "{error}");
}

#[test]
fn a_read_with_too_long_a_wait_says_when_to_retry() {
    let error = told("http:getLoginInfo:503:3590", "login-info");
    assert_eq!(error["after"], 3590);
    assert!(hint(&error).contains("wait 1 h before"), "rounded up, not down: {error}");
}

#[test]
fn an_error_of_a_submission_says_that_its_outcome_is_unknown() {
    let error = told("http:submitApplyMessageCode:503:60", "apply submit --message-code herdrc");
    assert_eq!(error["after"], 60);
    assert!(hint(&error).contains("do not submit again"), "{error}");
}

#[test]
fn without_retry_after_the_error_names_no_time() {
    let error = told("http:login:503", LOGIN);
    assert_eq!(error["after"], Value::Null);
    assert!(!hint(&error).contains("wait"), "{error}");
}
