//! `run`, killed during a call and started again: it resumes, and no submission acts twice.
//!
//! The sandbox acts first and replies late, so a kill loses only the reply. One submission has to act twice
//! if its own reply is lost. The reply of onlineAuthentication carries the UnionPay code, and after a login
//! with `unionpay_auth` 0 the contract continues at onlineValidateCard. It never acts twice without that
//! login in between.

use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::support::applicant::Applicant;
use crate::support::process::{Served, until};

/// A route from start to end, with all its calls.
struct Way {
    how: &'static str,
    calls: &'static [&'static str],
    /// The deeds at the end, besides logins.
    deeds: &'static [&'static str],
    exit: i32,
}

const UNIONPAY: [&str; 11] = [
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
];

const WAYS: [Way; 5] = [
    Way {
        how: "applies by credit card",
        calls: &UNIONPAY,
        deeds: &["authenticated", "security-raised", "applied"],
        exit: 7,
    },
    Way {
        how: "applies by debit card",
        calls: &UNIONPAY,
        deeds: &["authenticated", "security-raised", "applied"],
        exit: 7,
    },
    Way {
        how: "applies by answering the questions",
        calls: &["getLoginInfo", "getPicCode", "login", "getVerifyMethod", "getQuestion", "submitQuestion"],
        deeds: &["applied"],
        exit: 7,
    },
    Way {
        how: "authenticated by UnionPay before: applies with an SMS code",
        calls: &[
            "getLoginInfo",
            "getPicCode",
            "login",
            "getOnlineAuthedInfo",
            "getOnlineMessageCode",
            "submitApplyMessageCode",
        ],
        deeds: &["applied"],
        exit: 7,
    },
    Way {
        how: "the report is ready",
        calls: &["getLoginInfo", "getPicCode", "login", "getViewReportInfo", "viewReport"],
        deeds: &[],
        exit: 0,
    },
];

/// The delay of the reply to the call that is killed. The call's time limit is longer.
const LATE: &str = "500";
const LIMIT: &str = "1s";

/// The calls of a method so far.
fn calls(journal: &Value, method: &str) -> usize {
    journal.as_array().unwrap().iter().filter(|entry| entry["method"] == method).count()
}

/// Kills `run` during the call at `place`, starts it again, and checks what acted.
fn killed(way: &Way, place: usize) {
    let method = way.calls[place];
    let case = format!("{}: {method}, call {place}", way.how);
    let served = Served::with(&[&format!("latency:{method}:{LATE}")]);
    let applicant = Applicant::new(&served, way.how);
    let number = way.calls[..=place].iter().filter(|call| **call == method).count();
    let run = format!("run --timeout {LIMIT} --json");
    let mut process = applicant.command(&run).spawn().unwrap();
    until(&case, || served.calls(method) == number);
    assert!(process.try_wait().unwrap().is_none(), "{case}: ended by itself");
    process.kill().unwrap(); // SIGKILL
    process.wait().unwrap();
    let before = served.get("journal").as_array().unwrap().len();
    assert_eq!(before, place + 1, "{case}: the reply came before the kill");

    let resumed = applicant.run_until_settled(&run);
    assert_eq!(resumed.code, Some(way.exit), "{case}: {resumed:?}\n{}", served.get("journal"));

    let journal = served.get("journal");
    let deeds = |deed: &str| journal.as_array().unwrap().iter().filter(|entry| entry["effect"] == deed).count();
    let submits = ["onlineAuthentication", "submitOnlineAuth", "submitApplyMessageCode", "submitQuestion"];
    for deed in way.deeds {
        let code_lost = method == "onlineAuthentication" && *deed == "authenticated";
        assert_eq!(deeds(deed), 1 + usize::from(code_lost), "{case}: {deed}\n{journal}");
    }
    for deed in ["wrong-captcha", "wrong-code", "wrong-password", "wrong-card-secret"] {
        assert_eq!(deeds(deed), 0, "{case}: {deed}\n{journal}");
    }
    // A second login is made only to learn an outcome, or if the first login's reply was lost.
    let anew = method == "login" || submits.contains(&method);
    assert_eq!(calls(&journal, "login"), 1 + usize::from(anew), "{case}\n{journal}");
    if submits.contains(&method) {
        assert_eq!(
            journal.as_array().unwrap()[before..]
                .iter()
                .find(|entry| entry["effect"] != "captcha-issued" && entry["effect"] != "none")
                .unwrap()["effect"],
            "login",
            "{case}"
        );
    }
}

/// Runs these places of a route, four at a time.
fn all(cases: &[(usize, usize)]) {
    for some in cases.chunks(4) {
        thread::scope(|scope| {
            for (way, place) in some {
                scope.spawn(|| killed(&WAYS[*way], *place));
            }
        });
    }
}

#[test]
fn a_run_killed_during_a_call_goes_on_and_no_submission_acts_twice() {
    all(&[(0, 2), (0, 6), (0, 8), (0, 10), (2, 5), (3, 5), (4, 4), (0, 7)]);
}

#[test]
#[ignore = "the complete matrix: a quarter of a minute"]
fn a_run_killed_during_any_call_of_any_way_goes_on_and_no_submission_acts_twice() {
    let cases = WAYS.iter().enumerate().flat_map(|(way, row)| (0..row.calls.len()).map(move |place| (way, place)));
    all(&cases.collect::<Vec<_>>());
}

#[test]
fn a_run_killed_again_and_again_still_ends_with_one_application() {
    let served = Served::with(&["latency:*:40"]);
    let applicant = Applicant::new(&served, "applies by credit card");
    for round in 0..12_u64 {
        let mut process = applicant.command("run --timeout 1s").spawn().unwrap();
        thread::sleep(Duration::from_millis(40 + round * 23));
        process.kill().unwrap();
        process.wait().unwrap();
    }
    let mut end = applicant.run_until_settled("run --timeout 1s --json");
    if end.code == Some(9) {
        // Three logins were killed: each may have been refused, so a person makes sure of the password.
        applicant.run("login --again").exits(0);
        end = applicant.run_until_settled("run --timeout 1s --json");
    }
    if end.code == Some(6) {
        // Two submissions of one method were killed, so a person decides (docs/submissions.md).
        assert!(end.err.contains("its outcome is unknown: nothing was sent"), "{end:?}");
        end = applicant.run_until_settled("run --timeout 1s --json --again");
    }
    end.exits(7);
    let journal = served.get("journal");
    let applied = journal.as_array().unwrap().iter().filter(|entry| entry["effect"] == "applied").count();
    assert_eq!(applied, 1, "{journal}");
}
