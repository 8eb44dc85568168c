//! `batch backup`: a consistent copy of the ledger.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::stage::{APPLIES, LEDGER, READY, Stage, error};

#[test]
fn the_copy_is_private_and_has_the_content_of_the_ledger() {
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
fn backup_does_not_overwrite_an_existing_file() {
    let stage = Stage::after_a_run_of(&[READY[0]]);
    stage.home.write("notes", "dear diary");
    for file in ["notes", LEDGER] {
        let error = error(&stage.batch(&format!("backup {file} --json")).exits(2));
        assert_eq!(error["class"], "usage");
    }
    assert_eq!(fs::read_to_string(stage.home.path().join("notes")).unwrap(), "dear diary");
    assert_eq!(stage.json("status")["applicants"], 1);
}

#[test]
fn a_damaged_ledger_has_no_backup() {
    let stage = Stage::after_a_run_of(&[READY[0], APPLIES[0]]);
    let path = stage.home.path().join(LEDGER);
    let page = 4096;
    let mut ledger = fs::read(&path).unwrap();
    // A damaged page of a table, which looking at the batch does not read.
    let last = ledger.len() / page - 1;
    ledger[last * page..].fill(0xaa);
    fs::write(&path, &ledger).unwrap();
    for lang in ["en", "zh"] {
        let run = stage.batch(&format!("backup copy.ledger --lang {lang}")).exits(12);
        assert!(run.err.contains(if lang == "en" { "the ledger is damaged" } else { "账本已损坏" }), "{run:?}");
        assert_eq!(run.err.trim_end().lines().count(), 2, "what is wrong, and what to do: {run:?}");
        assert!(run.out.is_empty() && !stage.home.path().join("copy.ledger").exists(), "{run:?}");
    }
    assert!(fs::read(&path).unwrap() == ledger);
}

#[test]
fn backup_to_standard_output_is_refused() {
    let stage = Stage::after_a_run_of(&[READY[0]]);
    for (lang, says) in [("en", "-: the copy needs a file name"), ("zh", "-：副本须有文件名")] {
        let run = stage.batch(&format!("backup - --lang {lang}")).exits(2);
        assert!(run.err.contains(says), "{run:?}");
    }
    assert!(!stage.home.path().join("-").exists());
}

#[test]
fn backup_does_not_create_a_missing_directory() {
    let stage = Stage::after_a_run_of(&[READY[0]]);
    assert_eq!(error(&stage.batch("backup no/copy.ledger --json").exits(1))["class"], "output");
    assert!(!stage.home.path().join("no").exists());
}

#[test]
fn a_backup_made_during_a_run_is_complete_and_the_run_keeps_the_original() {
    let stage = Stage::with(&["latency:login:1500"]);
    stage.list(&APPLIES);
    let mut run = stage.start_run("run list.ndjson --ask sandbox:");
    stage.batch("backup copy.ledger").exits(0);
    assert_eq!(run.wait().unwrap().code(), Some(7));
    let copied = stage.json("status --ledger copy.ledger");
    assert_eq!((&copied["applicants"], &copied["run"]), (&4.into(), &serde_json::Value::Null));
    assert_eq!(stage.json("status")["states"]["applied"], 4);
}
