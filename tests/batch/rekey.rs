//! `batch run LIST --rekey`: replaces the lost key of the ledger.

use std::fs;

use crate::stage::{APPLIES, LEDGER, LOCKED, READY, Stage};

/// A batch whose key is lost.
fn without_key() -> Stage {
    let stage = Stage::after_a_run_of(&[READY[0], APPLIES[0], LOCKED]);
    fs::remove_file(stage.home.state().join("ledger.key")).unwrap();
    stage
}

#[test]
fn a_lost_key_is_reported_with_the_way_to_replace_it() {
    let stage = without_key();
    let run = stage.batch("run list.ndjson --ask sandbox:").exits(12);
    assert!(run.err.contains("if the key is lost, run: zhengxin batch run LIST --rekey"), "{}", run.err);
    assert!(run.err.contains("does not exist"), "{}", run.err);
    assert!(!stage.home.state().join("ledger.key").exists(), "a new key would hide that the old one is gone");
}

#[test]
fn rekey_seals_the_ledger_from_the_list_and_nothing_is_submitted_twice() {
    let stage = without_key();
    stage.batch("run list.ndjson --ask sandbox: --rekey").exits(7);
    assert_eq!((stage.state(READY[0]).as_str(), stage.state(APPLIES[0]).as_str()), ("done", "settling"));
    assert_eq!(stage.state(LOCKED), "failed");
    let outcomes = stage.json(&format!("show {}", APPLIES[0]))["intents"].as_array().unwrap().len();
    assert!(outcomes > 0, "the recorded calls stay");
    // End the wait.
    let ledger = rusqlite::Connection::open(stage.home.path().join(LEDGER)).unwrap();
    ledger.execute("UPDATE applicants SET due_at = 0 WHERE state = 'settling'", []).unwrap();
    drop(ledger);
    stage.batch("run --ask sandbox:").exits(7);
    assert_eq!((stage.state(APPLIES[0]).as_str(), stage.calls("submitQuestion", APPLIES[0])), ("applied", 1));
}

#[test]
fn rekey_with_a_list_that_lacks_an_applicant_changes_nothing() {
    let stage = without_key();
    stage.list(&[READY[0], LOCKED]);
    let run = stage.batch("run list.ndjson --ask sandbox: --rekey").exits(3);
    assert!(run.err.contains(&format!("{}: the list has no row for this applicant", APPLIES[0])), "{}", run.err);
    assert_eq!(stage.state(APPLIES[0]), "applied");
    stage.batch("run list.ndjson --ask sandbox:").exits(12);
}
