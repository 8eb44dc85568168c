//! `batch backup`: a consistent copy of the ledger.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::stage::{APPLIES, LEDGER, READY, Stage, error};

#[test]
fn the_copy_is_private_and_knows_what_the_ledger_knows() {
    let stage = Stage::after_a_run_of(&[READY[0], APPLIES[0]]);
    assert_eq!(stage.json("backup copy.ledger")["path"], "copy.ledger");
    let copy = stage.home.path().join("copy.ledger");
    assert_eq!(fs::metadata(copy).unwrap().permissions().mode() & 0o777, 0o600);
    let (mut ours, mut copied) = (stage.json("status"), stage.json("status --ledger copy.ledger"));
    assert_eq!(copied["ledger"], "copy.ledger");
    (ours["ledger"], copied["ledger"]) = (true.into(), true.into());
    assert_eq!(ours, copied);
}

#[test]
fn a_file_that_exists_is_left_as_it_is() {
    let stage = Stage::after_a_run_of(&[READY[0]]);
    stage.home.write("notes", "dear diary");
    for file in ["notes", LEDGER] {
        let error = error(&stage.batch(&format!("backup {file} --json")).exits(6));
        assert_eq!(error["class"], "exists");
    }
    assert_eq!(fs::read_to_string(stage.home.path().join("notes")).unwrap(), "dear diary");
    assert_eq!(stage.json("status")["applicants"], 1);
}

#[test]
fn a_directory_that_is_not_there_is_not_made() {
    let stage = Stage::after_a_run_of(&[READY[0]]);
    assert_eq!(error(&stage.batch("backup no/copy.ledger --json").exits(1))["class"], "output");
    assert!(!stage.home.path().join("no").exists());
}

#[test]
fn beside_a_run_the_copy_is_whole_and_the_run_goes_on_with_the_original() {
    let stage = Stage::with(&["latency:login:1500"]);
    stage.list(&APPLIES);
    let mut run = stage.start_run("run list.ndjson --ask sandbox:");
    stage.batch("backup copy.ledger").exits(0);
    assert_eq!(run.wait().unwrap().code(), Some(7));
    let copied = stage.json("status --ledger copy.ledger");
    assert_eq!((&copied["applicants"], &copied["run"]), (&4.into(), &serde_json::Value::Null));
    assert_eq!(stage.json("status")["states"]["applied"], 4);
}
