//! `run` with transient faults: repeated runs reach the end and apply once.

use serde_json::Value;

use crate::support::process::{Home, Served};

/// Enough runs for every method of a route to fail once.
const ENOUGH: usize = 24;

/// Runs as this person until the application is accepted, with this fault at the first call of every method.
fn gets_through(person: &str, fault: &str, timeout: &str) {
    let served = Served::with(&[fault]);
    let home = Home::new();
    home.write("answers.json", served.person(person).to_string());
    let options = format!("--json --gateway {} --answers answers.json --ask sandbox: --timeout {timeout}", served.url);
    let mut codes = Vec::new();
    while codes.last() != Some(&7) {
        assert!(codes.len() < ENOUGH, "{person} {fault}: {codes:?}");
        let run = home.run_with(&format!("run --retries 0 {options}"), &[("ZHENGXIN_SETTLE_AFTER", "1s")]);
        if run.code == Some(7) && run.err.contains("\"uncertain\"") {
            std::thread::sleep(std::time::Duration::from_millis(300));
            continue;
        }
        assert!(!run.err.contains("panicked"), "{run:?}");
        assert!(matches!(run.code, Some(4 | 7 | 8 | 10)), "{person} {fault}: {run:?}");
        codes.extend(run.code);
    }
    let journal = served.get("journal");
    let entries = journal.as_array().unwrap();
    let of = |effect: &str| entries.iter().filter(|entry| entry["effect"] == effect).count();
    assert_eq!(of("applied"), 1, "{person} {fault}");
    assert_eq!(of("wrong-password") + of("wrong-code"), 0, "{person} {fault}");
    assert!(entries.iter().any(|entry| entry["faults"] != Value::Array(Vec::new())));
    assert_eq!(home.run(&format!("status {options}")).exits(7).json()["state"], "applied");
}

fn both_ways(fault: &str, timeout: &str) {
    std::thread::scope(|scope| {
        scope.spawn(|| gets_through("apply-credit-01", fault, timeout));
        scope.spawn(|| gets_through("apply-questions-01", fault, timeout));
    });
}

#[test]
fn every_reply_is_lost_once_after_the_call_has_acted() {
    both_ways("reset:*#1", "1s");
}

#[test]
fn every_call_is_lost_once_before_it_acts() {
    both_ways("reset:*#1:unacted", "1s");
}

#[test]
#[ignore = "close to a reset"]
fn every_reply_is_cut_in_half_once() {
    both_ways("half:*#1", "1s");
}

#[test]
#[ignore = "close to a reset"]
fn every_method_is_silent_once() {
    both_ways("silence:*#1", "1s");
}

#[test]
#[ignore = "close to a reset"]
fn every_method_shows_a_web_page_once() {
    both_ways("html:*#1:acted", "1s");
}

#[test]
#[ignore = "close to a reset"]
fn one_call_in_five_fails_by_chance() {
    both_ways("http:*%20:500:acted", "1s");
}
