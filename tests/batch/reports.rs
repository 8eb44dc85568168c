//! Reports are files of their own: none replaces another, and none is fetched a second time.

use crate::stage::{LEDGER, READY, Stage};

fn read(stage: &Stage, path: &str) -> String {
    std::fs::read_to_string(stage.home.path().join(path)).unwrap()
}

#[test]
fn the_report_of_a_later_list_never_replaces_another_applicants_file() {
    let stage = Stage::after_a_run_of(&[READY[0]]);
    let first = stage.rows("")[0]["report"].as_str().unwrap().to_owned();
    let before = read(&stage, &first);
    let mut row = stage.row(READY[1]);
    row["save"] = format!("{}.json", READY[0]).into();
    stage.write(&[row]);
    stage.batch("run list.ndjson --ask sandbox:").exits(0);
    let second = stage.rows("")[1]["report"].as_str().unwrap().to_owned();
    assert!(second.ends_with(&format!("{}-2.json", READY[0])), "{second}");
    assert_eq!(read(&stage, &first), before);
    assert_ne!(read(&stage, &second), before);
}

#[test]
fn a_name_that_a_directory_has_stops_neither_the_applicant_nor_the_run() {
    let stage = Stage::new();
    std::fs::create_dir_all(stage.home.path().join("r").join(format!("{}.json", READY[0]))).unwrap();
    std::fs::set_permissions(stage.home.path().join("r"), std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    stage.list(&READY[..2]);
    stage.batch("run list.ndjson --ask sandbox: --reports r").exits(0);
    assert_eq!(stage.json("status")["states"]["done"], 2);
}

#[test]
fn a_report_that_a_dead_run_has_written_is_not_fetched_again() {
    let stage = Stage::after_a_run_of(&[READY[0]]);
    // As if the run had been killed after it wrote the report, and before it recorded that.
    let ledger = rusqlite::Connection::open(stage.home.path().join(LEDGER)).unwrap();
    let undone =
        "UPDATE applicants SET state = 'running', holder = 'run:1', lease_until = 0, report = NULL, score = NULL";
    assert_eq!(ledger.execute(undone, []).unwrap(), 1);
    drop(ledger);
    let calls = stage.all_calls(READY[0]);
    stage.batch("run").exits(0);
    assert_eq!(stage.all_calls(READY[0]), calls);
    let row = &stage.rows("")[0];
    assert!(row["state"] == "done" && row["score"].is_number(), "{row}");
}

#[test]
fn a_file_that_was_there_before_the_report_was_fetched_is_not_taken_for_it() {
    let stage = Stage::after_a_run_of(&[READY[0]]);
    let report = stage.rows("")[0]["report"].as_str().unwrap().to_owned();
    let copy = read(&stage, &report);
    let other = Stage::new();
    other.list(&[READY[0]]);
    std::fs::create_dir(other.home.path().join("r")).unwrap();
    other.home.write(&format!("r/{}.json", READY[0]), &copy);
    other.batch("run list.ndjson --ask sandbox: --reports r").exits(0);
    assert_eq!(other.calls("viewReport", READY[0]), 1);
    assert_eq!(read(&other, &format!("r/{}.json", READY[0])), copy);
}

#[test]
fn the_recorded_report_of_another_applicant_is_not_taken_over() {
    let stage = Stage::after_a_run_of(&READY[..2]);
    // As if the second had got the name of the first, and the first had died after its call.
    let ledger = rusqlite::Connection::open(stage.home.path().join(LEDGER)).unwrap();
    let report = stage.rows("")[0]["report"].as_str().unwrap().to_owned();
    let swap = "UPDATE applicants SET report = ?1 WHERE user_id = ?2";
    assert_eq!(ledger.execute(swap, [report.as_str(), READY[1]]).unwrap(), 1);
    let undone = "UPDATE applicants SET state = 'running', holder = 'run:1', lease_until = 0, report = NULL \
                  WHERE user_id = ?1";
    assert_eq!(ledger.execute(undone, [READY[0]]).unwrap(), 1);
    drop(ledger);
    stage.batch("run list.ndjson --ask sandbox:");
    assert_ne!(stage.rows("")[0]["report"], report);
}

#[test]
fn a_report_that_cannot_be_written_is_kept_in_the_ledger_and_written_by_the_next_run() {
    let stage = Stage::new();
    stage.list(&[READY[0]]);
    // While the run goes on, a file takes the place of the directory.
    let script = format!(
        "#!/bin/sh\nrm -rf r; : >r\n[ \"$ZHENGXIN_ASK_KEY\" = pic_code ] && from=.captcha || from='.sms[-1].code'\n\
         exec {} sandbox inbox --gateway {} --user-id \"$ZHENGXIN_ASK_USER_ID\" --jq \"$from\" --raw\n",
        env!("CARGO_BIN_EXE_zhengxin"),
        stage.served.url
    );
    let program = stage.home.write("ask.sh", script);
    std::fs::set_permissions(program, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    stage.batch("run list.ndjson --reports r --ask ./ask.sh").exits(12);
    assert_eq!((stage.state(READY[0]).as_str(), stage.calls("viewReport", READY[0])), ("applied", 1));
    std::fs::remove_file(stage.home.path().join("r")).unwrap();
    stage.batch("run --reports r").exits(0);
    assert_eq!(stage.calls("viewReport", READY[0]), 1, "it is not fetched again");
    let row = &stage.rows("")[0];
    assert!(row["state"] == "done" && row["score"].is_number(), "{row}");
    assert!(read(&stage, row["report"].as_str().unwrap()).contains("\"score\""));
}
