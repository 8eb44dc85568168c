//! `batch withdraw`: no more calls for an applicant.

use serde_json::json;

use crate::stage::{APPLIES, LOCKED, READY, Stage};
use crate::support::process::until;

#[test]
fn the_effect_on_each_applicant_is_printed() {
    let stage = Stage::after_a_run_of(&[READY[0], LOCKED, APPLIES[0]]);
    let said = stage.json(&format!("withdraw {} {LOCKED} {LOCKED} {}", READY[0], APPLIES[0]));
    assert_eq!(said["withdrawn"], json!([LOCKED, APPLIES[0]]));
    assert_eq!(said["unfit"], json!([{"user_id": READY[0], "state": "done"}]));
    let said = stage.batch(&format!("withdraw {LOCKED}")).exits(0).out;
    assert!(said.contains("is already withdrawn"), "{said}");
}

#[test]
fn an_unknown_applicant_is_not_found_and_the_others_are_withdrawn() {
    let stage = Stage::after_a_run_of(&[LOCKED]);
    let run = stage.batch(&format!("withdraw nobody {LOCKED} --json")).exits(6);
    assert_eq!(run.json()["unknown"], json!(["nobody"]));
    assert_eq!(stage.state(LOCKED), "withdrawn");
    let run = stage.batch("withdraw nobody").exits(6);
    assert!(run.out.contains("nobody: the ledger has no such applicant"), "{run:?}");
}

#[test]
fn no_call_is_made_for_a_withdrawn_applicant() {
    let stage = Stage::before_a_run_of(&[APPLIES[0], APPLIES[1]]);
    stage.batch(&format!("withdraw {}", APPLIES[0])).exits(0);
    stage.batch("run list.ndjson --ask sandbox:").exits(7);
    assert_eq!((stage.all_calls(APPLIES[0]), stage.calls("login", APPLIES[1])), (0, 1));
}

#[test]
fn during_a_run_the_worker_releases_the_applicant_and_the_run_goes_on() {
    let stage = Stage::with(&["latency:login:1500"]);
    stage.list(&[APPLIES[0], APPLIES[1]]);
    let mut run = stage.start_run("run list.ndjson --ask sandbox:");
    stage.batch(&format!("withdraw {}", APPLIES[0])).exits(0);
    assert_eq!(run.wait().unwrap().code(), Some(7));
    assert_eq!((stage.state(APPLIES[0]).as_str(), stage.state(APPLIES[1]).as_str()), ("withdrawn", "applied"));
    assert_eq!(stage.calls("submitQuestion", APPLIES[0]), 0);
}

#[test]
fn the_reply_to_a_withdrawn_applicants_last_call_is_kept_as_evidence() {
    let stage = Stage::with(&["latency:submitQuestion:1500"]);
    stage.list(&[APPLIES[0]]);
    let mut run = stage.start_run("run list.ndjson --ask sandbox:");
    until("the application is on its way", || stage.calls("submitQuestion", APPLIES[0]) == 1);
    stage.batch(&format!("withdraw {}", APPLIES[0])).exits(0);
    run.wait().unwrap();
    let shown = stage.json(&format!("show {}", APPLIES[0]));
    assert_eq!(
        (&shown["state"], &shown["evidence"][0]["text"]),
        (&"withdrawn".into(), &"submitQuestion: accepted".into())
    );
}
