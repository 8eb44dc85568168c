//! `batch run LIST --no-store`: the ledger stores no values.

use std::fs;

use crate::stage::{APPLIES, LEDGER, LIST, LOCKED, READY, Stage, error};

const RUN: &str = "run list.ndjson --ask sandbox: --no-store";

fn stage() -> Stage {
    let stage = Stage::new();
    stage.list(&[APPLIES[0], LOCKED]);
    stage
}

fn stored_values(stage: &Stage) -> i64 {
    let ledger = rusqlite::Connection::open(stage.home.path().join(LEDGER)).unwrap();
    ledger.query_row("SELECT count(*) FROM sealed WHERE id % 2 = 0", [], |row| row.get(0)).unwrap()
}

#[test]
fn values_come_from_the_list_at_each_run_and_are_never_in_the_ledger() {
    let stage = stage();
    for _ in 0..2 {
        stage.batch(RUN).exits(7);
        assert_eq!((stage.state(APPLIES[0]).as_str(), stage.calls("submitQuestion", APPLIES[0])), ("applied", 1));
        assert_eq!((stage.state(LOCKED).as_str(), stored_values(&stage)), ("failed", 0));
    }
    stage.batch("run list.ndjson --check").exits(0);
    stage.list(&[APPLIES[0], LOCKED, READY[0]]);
    stage.batch(RUN).exits(7);
    assert_eq!((stage.state(READY[0]).as_str(), stored_values(&stage)), ("done", 0));
}

#[test]
fn a_ledger_without_values_needs_the_list_and_one_with_values_stays_so() {
    let stage = stage();
    stage.batch(RUN).exits(7);
    for words in ["run --ask sandbox:", "run list.ndjson --ask sandbox:"] {
        let msg = error(&stage.batch(&format!("{words} --json")).exits(12))["msg"].as_str().unwrap().to_owned();
        assert!(msg.contains("give the list and --no-store"), "{msg}");
    }
    let stage = Stage::after_a_run_of(&[LOCKED]);
    let msg = error(&stage.batch(&format!("{RUN} --json")).exits(12))["msg"].as_str().unwrap().to_owned();
    assert!(msg.contains("--no-store is only for a new ledger"), "{msg}");
    assert!(stored_values(&stage) > 0);
}

#[test]
fn an_applicant_without_a_row_fails_until_a_list_has_the_row_again() {
    let stage = Stage::new();
    stage.list(&[LOCKED, READY[0]]);
    stage.batch(&format!("{RUN} --jobs 1 --max-failures 1")).exits(9);
    assert_eq!(stage.state(READY[0]), "ready");
    stage.list(&[LOCKED]);
    stage.batch(RUN).exits(6);
    let shown = stage.json(&format!("show {}", READY[0]));
    assert_eq!((&shown["state"], &shown["class"]), (&"failed".into(), &"missing".into()));
    assert_eq!(stage.all_calls(READY[0]), 0);
    stage.list(&[LOCKED, READY[0]]);
    stage.batch(&format!("retry {}", READY[0])).exits(0);
    stage.batch(RUN).exits(9);
    assert_eq!(stage.state(READY[0]), "done");
}

#[test]
fn a_lost_key_is_replaced_with_rekey_and_no_store_together() {
    let stage = stage();
    stage.batch(RUN).exits(7);
    fs::remove_file(stage.home.state().join("ledger.key")).unwrap();
    let lost = stage.batch(RUN).exits(12);
    assert!(lost.err.contains("--rekey (with --no-store if the ledger stores no values)"), "{}", lost.err);
    let msg = error(&stage.batch("run list.ndjson --ask sandbox: --rekey --json").exits(12))["msg"].clone();
    assert!(msg.as_str().unwrap().contains("--no-store"), "{msg}");
    stage.batch(&format!("{RUN} --rekey")).exits(7);
    assert_eq!((stage.state(APPLIES[0]).as_str(), stage.state(LOCKED).as_str()), ("settling", "failed"));
    // End the wait.
    let ledger = rusqlite::Connection::open(stage.home.path().join(LEDGER)).unwrap();
    ledger.execute("UPDATE applicants SET due_at = 0 WHERE state = 'settling'", []).unwrap();
    drop(ledger);
    stage.batch(RUN).exits(7);
    assert_eq!((stage.state(APPLIES[0]).as_str(), stage.calls("submitQuestion", APPLIES[0])), ("applied", 1));
    assert_eq!(stored_values(&stage), 0);
}

#[test]
fn without_stored_values_a_person_cannot_fetch_pictures_and_the_message_says_who_can() {
    let stage = stage();
    stage.batch("run list.ndjson --no-store").exits(11);
    let msg = error(&stage.batch("waiting --take 1 --json").exits(12))["msg"].as_str().unwrap().to_owned();
    assert!(msg.contains("--no-store --ask PROGRAM"), "{msg}");
    assert_eq!((stage.calls("login", APPLIES[0]), stage.calls("getPicCode", APPLIES[0])), (0, 0));
    stage.batch(RUN).exits(7);
    fs::remove_file(stage.home.path().join(LIST)).unwrap();
    stage.batch(RUN).exits(12);
    assert_eq!(stage.state(APPLIES[0]), "applied");
}
