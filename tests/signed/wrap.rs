//! Both readings of the envelope's `error`, against the sandbox that sends them: `--wrap inner` and `--wrap outer`.

use serde_json::json;

use crate::bench::{Bench, signing};
use crate::keys;
use crate::support::cli::Zhengxin;
use crate::support::people::answers_of;
use crate::support::served::Served;

const KEY: &str = "1024-pkcs8.pem";
const READINGS: [&str; 2] = ["inner", "outer"];

fn wrapping(wrap: &str, more: &[&str]) -> Served {
    let key = keys::source("1024-public.pem");
    let options = ["--envelope", "signed", "--public-key", key.to_str().unwrap(), "--wrap", wrap];
    Served::with(&[&options, more].concat())
}

#[test]
fn an_application_and_its_report_succeed_in_either_reading() {
    for wrap in READINGS {
        let served = wrapping(wrap, &[]);
        let zhengxin = signing(served.url(), KEY);
        let person = answers_of(&zhengxin.run("sandbox people").json(), "apply-credit-01");
        let run = format!("run --answers {} --ask sandbox:", zhengxin.answers(&person));
        zhengxin.run(&format!("{run} --until applied")).exits(0);
        zhengxin.run("sandbox advance 25h").json();
        let report = zhengxin.run(&run).json();
        assert_eq!((&report["method"], &report["code"]), (&json!("viewReport"), &json!(200)), "{wrap}");
        assert!(!report["data"].as_object().unwrap().is_empty(), "{wrap}");
    }
}

#[test]
fn every_quirk_is_understood_in_either_reading() {
    for wrap in READINGS {
        let served = wrapping(wrap, &["--fault", "quirk:*:all"]);
        let zhengxin = signing(served.url(), KEY);
        let person = answers_of(&zhengxin.run("sandbox people").json(), "apply-questions-01");
        let run = format!("run --route questions --until applied --answers {}", zhengxin.answers(&person));
        assert_eq!(zhengxin.run(&format!("{run} --ask sandbox:")).json()["method"], "submitQuestion", "{wrap}");
    }
}

#[test]
fn a_refused_password_has_its_code_and_is_counted_in_either_reading() {
    for wrap in READINGS {
        let served = wrapping(wrap, &[]);
        let zhengxin = signing(served.url(), KEY);
        let login = "login --login-name apply-credit-01 --ask sandbox: --password-stdin";
        for _ in 0..3 {
            let error = zhengxin.run_with(login, "wrong\n").exits(5).error();
            assert_eq!((&error["code"], &error["class"]), (&json!(208101), &json!("credentials")), "{wrap}");
        }
        zhengxin.run_with(login, "wrong\n").exits(9);
        let tries = served.journal().iter().filter(|entry| entry["effect"] == "wrong-password").count();
        assert_eq!(tries, 3, "{wrap}: six in a row lock the login name");
    }
}

#[test]
fn an_outer_refusal_or_success_without_an_answer_settles_a_submission() {
    let apply = "apply submit --message-code herdrc";
    let refused = Bench::hearing(KEY, &json!({"error": 211101, "msg": "x"}).to_string());
    refused.run(apply).exits(5);
    refused.run(apply).exits(5); // it is not uncertain, so it may be submitted again
    let accepted = Bench::hearing(KEY, &json!({"error": 200, "msg": "ok"}).to_string());
    assert_eq!(accepted.run(apply).json()["code"], 200);
    accepted.run(apply).exits(7); // already applied within 24 hours
    assert_eq!(accepted.gateway.requests().len(), 1);
}

#[test]
fn a_reading_requires_the_signed_envelope() {
    let ran = Zhengxin::new().run("sandbox serve --json --wrap outer");
    assert_eq!(ran.exit, 2);
    assert!(ran.error()["msg"].as_str().unwrap().contains("--envelope signed"));
    assert_eq!(Zhengxin::new().run("sandbox serve --json --envelope signed --wrap both").exit, 2);
}
