//! The routes to the report, with every call signed and verified and every reply wrapped.

use crate::bench::{sandbox, signing};
use crate::support::people::{CARD_WAY, QUESTION_WAY, answers_of};

const FETCH: [&str; 3] = ["login", "report-info", "report"];
const CALLS: [&str; 15] = [
    "getLoginInfo",
    "getPicCode",
    "login",
    "getVerifyMethod",
    "onlineValidateCard",
    "getOnlineMessageCode",
    "onlineAuthentication",
    "getPicCode",
    "submitOnlineAuth",
    "getOnlineMessageCode",
    "submitApplyMessageCode",
    "getPicCode",
    "login",
    "getViewReportInfo",
    "viewReport",
];

#[test]
fn the_unionpay_route_is_fifteen_signed_calls() {
    for (bits, key, unit) in [(1024, "1024-pkcs1.pem", "s"), (2048, "2048-pkcs8.pem", "ms")] {
        let served = sandbox(bits);
        let zhengxin = signing(served.url(), key).env("ZHENGXIN_TIMESTAMP_UNIT", unit);
        let person = answers_of(&zhengxin.run("sandbox people").json(), "apply-credit-01");
        let answers = zhengxin.answers(&person);
        let step = |command: &str| zhengxin.run(&format!("{command} --answers {answers} --ask sandbox:")).json();
        ["login-info"].iter().chain(&CARD_WAY).for_each(|command| drop(step(command)));
        zhengxin.run("sandbox advance 25h").json();
        let [.., report] = FETCH.map(step);
        assert!(!report["data"].as_object().unwrap().is_empty());
        assert_eq!((&report["code"], &report["msg"]), (&200.into(), &"success".into()));
        let called: Vec<_> =
            served.journal().iter().map(|entry| entry["method"].as_str().unwrap().to_owned()).collect();
        assert_eq!(called, CALLS);
    }
}

#[test]
fn a_guided_run_succeeds_by_the_questions() {
    let served = sandbox(1024);
    let zhengxin = signing(served.url(), "1024-pkcs8.pem");
    let person = answers_of(&zhengxin.run("sandbox people").json(), "apply-questions-01");
    let answers = zhengxin.answers(&person);
    let run = format!("run --route questions --until applied --answers {answers} --ask sandbox:");
    assert_eq!(zhengxin.run(&run).json()["method"], "submitQuestion");
    assert_eq!(served.journal().len(), QUESTION_WAY.len() + 2, "the form and the picture come on top");
}

#[test]
fn a_refusal_inside_the_envelope_is_reported_as_without_one() {
    let served = sandbox(1024);
    let zhengxin = signing(served.url(), "1024-pkcs8.pem");
    let error = zhengxin.run("questions").exits(4).error();
    assert_eq!(error["code"], 508110);
}
