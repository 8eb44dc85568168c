//! Replies that arrive too late: what the program reports, what the session records, and how the outcome is
//! settled.

use serde_json::json;

use super::stage::answers_of;
use super::support::cli::Zhengxin;
use super::support::served::Served;

/// An applicant with all answers, and a sandbox whose replies to `method` arrive too late.
fn late(method: &str, person: &str) -> (Served, Zhengxin, String) {
    let served = Served::with(&["--fault", &format!("latency:{method}:4000")]);
    let zhengxin = Zhengxin::at(served.url());
    let options = format!("--answers {} --ask sandbox:", zhengxin.answers(&answers_of(&zhengxin, person)));
    (served, zhengxin, options)
}

#[test]
fn an_application_that_arrived_but_got_no_reply_is_found_by_the_next_login() {
    let (served, zhengxin, options) = late("submitQuestion", "apply-questions-01");
    for command in ["login", "verify-methods", "questions"] {
        zhengxin.run(&format!("{command} {options}")).json();
    }
    let error = zhengxin.run(&format!("submit-answers {options} --timeout 1s")).exits(8).error();
    assert_eq!(error["class"], "unavailable");
    assert!(error["hint"].as_str().unwrap().contains("unknown"), "{error}");
    assert_eq!(zhengxin.run("status").exits(7).value()["state"], "uncertain");
    zhengxin.run(&format!("submit-answers {options}")).exits(7);
    assert_eq!(zhengxin.run(&format!("login {options}")).json()["data"]["user_status"], json!(1));
    assert_eq!(zhengxin.run("status").exits(7).value()["state"], "applied");
    let applied = served.journal().iter().filter(|entry| entry["method"] == "submitQuestion").count();
    assert_eq!(applied, 1);
}

#[test]
fn reads_are_retried_and_calls_that_act_are_not() {
    let (served, zhengxin, options) = late("*", "apply-credit-01");
    zhengxin.run(&format!("unionpay card {options} --timeout 500ms --retries 1")).exits(8);
    assert_eq!(served.journal().len(), 1);
    zhengxin.run(&format!("questions {options} --timeout 500ms --retries 1")).exits(8);
    assert_eq!(served.journal().len(), 3);
}
