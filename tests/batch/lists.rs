//! How `batch run` reads, checks and imports its list.

use std::fs::{DirEntry, read_dir};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::json;

use crate::stage::{APPLIES, LEDGER, LIST, LOCKED, READY, Stage, lines, tree};
use crate::support::process::{Run, until};

#[test]
fn a_list_can_come_through_a_pipe() {
    let stage = Stage::new();
    let mut child = stage.command("run - --ask sandbox:").stdin(Stdio::piped()).spawn().unwrap();
    let list = lines(&[stage.row(READY[0]), stage.row(APPLIES[0])]);
    child.stdin.take().unwrap().write_all(list.as_bytes()).unwrap();
    let run = Run::of(child.wait_with_output().unwrap()).exits(7);
    assert!(run.err.contains("2 added"), "{}", run.err);
    assert_eq!((stage.state(READY[0]).as_str(), stage.state(APPLIES[0]).as_str()), ("done", "applied"));
}

#[test]
fn a_list_in_csv_is_read_as_well() {
    let stage = Stage::new();
    let row = stage.row(READY[0]);
    let columns = ["user_id", "login_name", "password"];
    let cells = columns.map(|column| row[column].as_str().unwrap().to_owned());
    stage.home.write("list.csv", format!("{}\n{}\n", columns.join(","), cells.join(",")));
    let mut command = stage.command("run list.csv --ask sandbox:");
    Run::of(command.env_remove("ZHENGXIN_LEDGER").output().unwrap()).exits(0);
    assert!(stage.home.path().join("list.csv.ledger").is_file());
    assert!(stage.home.path().join(format!("list.csv.reports/{}.json", READY[0])).is_file());
}

#[test]
fn check_makes_no_call_and_leaves_no_file() {
    let stage = Stage::new();
    stage.list(&[READY[0], APPLIES[0]]);
    let before = tree(&stage.home);
    let run = stage.batch("run list.ndjson --check --ask sandbox:").exits(0);
    assert!(run.err.contains("nothing imported: 2 new"), "{}", run.err);
    assert_eq!(tree(&stage.home), before);
    assert_eq!(stage.served.get("journal"), json!([]));
}

#[test]
fn check_reports_what_an_import_would_change() {
    let stage = Stage::after_a_run_of(&[READY[0], LOCKED]);
    let mut changed = stage.row(LOCKED);
    changed["cellphone"] = "13800138000".into();
    stage.write(&[stage.row(READY[0]), changed, stage.row(APPLIES[0])]);
    let run = stage.batch("run list.ndjson --check").exits(0);
    assert!(run.err.contains("1 new, 1 unchanged, 1 changed, 0 changed too late, 0 not used, 0 bad"), "{}", run.err);
    assert_eq!(stage.json("status")["applicants"], 2);
}

/// Checks that another process can write to the ledger at once, while this one waits for the rest of its list.
#[track_caller]
fn others_can_write(stage: &Stage, reader: &Child) {
    let open_files = PathBuf::from(format!("/proc/{}/fd", reader.id()));
    let is_ledger = |file: DirEntry| file.path().read_link().is_ok_and(|path| path.ends_with(LEDGER));
    until("the ledger is open", || read_dir(&open_files).unwrap().flatten().any(is_ledger));
    std::thread::sleep(Duration::from_millis(300));
    let other = rusqlite::Connection::open(stage.home.path().join(LEDGER)).unwrap();
    other.busy_timeout(Duration::ZERO).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; UPDATE applicants SET class = 'missing'; COMMIT").unwrap();
}

#[test]
fn an_import_that_waits_for_a_slow_pipe_lets_others_write_to_the_ledger() {
    let stage = Stage::after_a_run_of(&[LOCKED]);
    let mut run = stage.command("run - --ask sandbox:").stdin(Stdio::piped()).spawn().unwrap();
    let mut pipe = run.stdin.take().unwrap();
    pipe.write_all(lines(&[stage.row(READY[0])]).as_bytes()).unwrap();
    others_can_write(&stage, &run);
    drop(pipe);
    run.wait().unwrap();
    assert_eq!(stage.state(READY[0]), "done");
}

#[test]
fn a_check_that_waits_for_a_slow_pipe_lets_others_write_to_the_ledger() {
    let stage = Stage::after_a_run_of(&[LOCKED]);
    let mut check = stage.command("run - --check").stdin(Stdio::piped()).spawn().unwrap();
    let mut pipe = check.stdin.take().unwrap();
    // More rows than are handed on together, so that some are checked before the pipe ends.
    let rows: Vec<_> = (0..600).map(|n| json!({"user_id": n.to_string(), "login_name": format!("n{n}")})).collect();
    pipe.write_all(lines(&rows).as_bytes()).unwrap();
    others_can_write(&stage, &check);
    drop(pipe);
    let checked = Run::of(check.wait_with_output().unwrap()).exits(0);
    assert!(
        checked
            .err
            .contains("nothing imported: 600 new, 0 unchanged, 0 changed, 0 changed too late, 0 not used, 0 bad"),
        "{}",
        checked.err
    );
}

#[test]
fn bad_rows_are_named_by_line_and_column_and_nothing_is_imported() {
    let stage = Stage::new();
    let mut spoilt = stage.row(APPLIES[2]);
    spoilt["id_card"] = "1.1E+17".into();
    let twice = stage.row(READY[0]);
    stage.write(&[stage.row(READY[0]), spoilt, twice]);
    let run = stage.batch("run list.ndjson --ask sandbox:").exits(3);
    assert!(run.err.contains("line 2") && run.err.contains("id_card"), "{}", run.err);
    assert!(run.err.contains("line 3") && run.err.contains("user_id"), "{}", run.err);
    assert!(
        run.err.contains("nothing imported: 1 new, 0 unchanged, 0 changed, 0 changed too late, 0 not used, 2 bad"),
        "{}",
        run.err
    );
    assert!(run.err.contains("--skip-bad"), "{}", run.err);
    let chinese = stage.batch("run list.ndjson --ask sandbox: --lang zh").exits(3);
    assert!(chinese.err.contains("名单未导入：可新增 1") && chinese.err.contains("--skip-bad"), "{}", chinese.err);
    assert_eq!(stage.json("status")["applicants"], 0);
    assert_eq!(stage.served.get("journal"), json!([]));
}

#[test]
fn a_refused_list_does_not_claim_that_its_changed_rows_will_be_used() {
    let stage = Stage::after_a_run_of(&["wrong-password"]);
    let mut row = stage.row("wrong-password");
    row["password"] = "Another1".into();
    stage.write(&[row, json!({"user_id": "u2"})]);
    let run = stage.batch("run list.ndjson").exits(3);
    assert!(
        run.err.contains("nothing imported: 0 new, 0 unchanged, 1 changed, 0 changed too late, 0 not used, 1 bad"),
        "{}",
        run.err
    );
    assert!(!run.err.contains("will be used"), "{}", run.err);
}

#[test]
fn a_list_with_two_reports_in_one_file_is_refused() {
    let stage = Stage::new();
    let (mut one, mut other) = (stage.row(READY[0]), stage.row(READY[1]));
    (one["save"], other["save"]) = ("report.json".into(), "report.json".into());
    stage.write(&[one, other]);
    let run = stage.batch("run list.ndjson --ask sandbox:").exits(3);
    assert!(run.err.contains("line 2, save: the report of line 1 goes into the same file"), "{}", run.err);
    assert_eq!(stage.served.get("journal"), json!([]));
}

#[test]
fn the_first_of_many_bad_rows_are_named_and_the_others_counted() {
    let stage = Stage::new();
    stage.write(&vec![json!({"user_id": "u"}); 50]);
    let run = stage.batch("run list.ndjson").exits(3);
    assert_eq!(run.err.matches("login_name: missing").count(), 20, "{}", run.err);
    assert!(run.err.contains("further bad rows: 30") && run.err.contains("50 bad"), "{}", run.err);
}

#[test]
fn skip_bad_imports_the_good_rows() {
    let stage = Stage::new();
    stage.write(&[stage.row(READY[0]), json!({"user_id": "u2"}), stage.row(READY[1])]);
    let run = stage.batch("run list.ndjson --skip-bad --ask sandbox:").exits(0);
    assert!(run.err.contains("line 2") && run.err.contains("2 added"), "{}", run.err);
    assert_eq!(stage.json("status")["states"]["done"], 2);
}

#[test]
fn skip_bad_does_not_choose_between_a_bad_row_and_one_that_repeats_it() {
    let stage = Stage::new();
    let mut spoilt = stage.row(READY[0]);
    (spoilt["cellphone"], spoilt["id_card"]) = ("1.3E+10".into(), "1.1E+17".into());
    let (mut same_user, mut same_login) = (stage.row(READY[1]), stage.row(READY[0]));
    (same_user["user_id"], same_login["user_id"]) = (READY[0].into(), "u2".into());
    stage.write(&[spoilt, same_user, same_login, stage.row(READY[2])]);
    let run = stage.batch("run list.ndjson --skip-bad --ask sandbox:").exits(0);
    for told in ["line 1, cellphone: ", "line 1, id_card: ", "line 2, user_id: line 1", "line 3, login_name: line 1"] {
        assert!(run.err.contains(told), "{told}\n{}", run.err);
    }
    assert!(run.err.contains("1 added") && run.err.contains("3 bad"), "{}", run.err);
    assert_eq!((stage.all_calls(READY[0]), stage.all_calls("u2")), (0, 0));
}

#[test]
fn a_list_of_bad_rows_only_leaves_nothing_to_do() {
    let stage = Stage::new();
    stage.write(&[json!({"user_id": "u1"}), json!({"user_id": "u2"})]);
    let run = stage.batch("run list.ndjson --skip-bad").exits(0);
    assert!(
        run.err.contains("list: 0 added, 0 unchanged, 0 changed, 0 changed too late, 0 not used, 2 bad"),
        "{}",
        run.err
    );
    assert!(run.out.contains("nothing to do"), "{}", run.out);
    let chinese = stage.batch("run list.ndjson --skip-bad --lang zh").exits(0);
    assert!(chinese.out.contains("无事可做"), "{}", chinese.out);
}

#[test]
fn a_changed_row_is_reported_and_takes_effect() {
    let stage = Stage::after_a_run_of(&["wrong-password"]);
    let mut row = stage.row("wrong-password");
    row["password"] = "Another1".into();
    stage.write(&[row]);
    let run = stage.batch("run list.ndjson");
    assert!(run.err.contains("wrong-password: the new values will be used\n"), "{}", run.err);
    assert!(run.err.contains("0 added, 0 unchanged, 1 changed"), "{}", run.err);
}

#[test]
fn a_changed_row_of_a_failed_applicant_is_reported_with_the_command_that_starts_it_again() {
    let stage = Stage::after_a_run_of(&["locked"]);
    let mut row = stage.row("locked");
    row["password"] = "Another1".into();
    stage.write(&[row]);
    let run = stage.batch("run list.ndjson");
    let retry = "once the failed applicant is retried with: zhengxin batch retry -l list.ndjson.ledger locked";
    assert!(run.err.contains(&format!("locked: the new values will be used {retry}")), "{}", run.err);
    assert_eq!(stage.state("locked"), "failed");
}

#[test]
fn a_row_changed_too_late_is_reported_and_has_no_effect() {
    let stage = Stage::after_a_run_of(&[READY[0]]);
    let mut row = stage.row(READY[0]);
    row["cellphone"] = "13800138000".into();
    stage.write(&[row]);
    let run = stage.batch("run list.ndjson --ask sandbox:").exits(0);
    assert!(run.err.contains("the change is ignored"), "{}", run.err);
    assert!(run.err.contains("0 unchanged, 0 changed, 1 changed too late, 0 not used, 0 bad"), "{}", run.err);
}

#[test]
fn a_row_with_another_login_name_is_refused() {
    let stage = Stage::after_a_run_of(&[LOCKED]);
    let mut row = stage.row(READY[0]);
    row["user_id"] = LOCKED.into();
    stage.write(&[row]);
    let run = stage.batch("run list.ndjson --ask sandbox:");
    assert!(run.err.contains("the row is not used"), "{}", run.err);
    assert!(run.err.contains("0 changed too late, 1 not used, 0 bad"), "{}", run.err);
    let chinese = stage.batch("run list.ndjson --check --lang zh").exits(0);
    assert!(chinese.err.contains("改动不生效 0，不采用 1，有误 0"), "{}", chinese.err);
    assert_eq!(stage.state(LOCKED), "failed");
}

#[test]
fn a_list_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let stage = Stage::new();
    stage.list(&[READY[0]]);
    let list = stage.home.path().join(LIST);
    std::fs::set_permissions(list, std::fs::Permissions::from_mode(0o644)).unwrap();
    stage.batch("run list.ndjson --ask sandbox:").exits(12);
    assert_eq!(stage.served.get("journal"), json!([]));
}

#[test]
fn a_ledger_holds_no_value_of_its_list_in_clear() {
    let stage = Stage::after_a_run_of(&[APPLIES[2]]);
    let row = stage.row(APPLIES[2]);
    let ledger = std::fs::read(stage.home.path().join(LEDGER)).unwrap();
    for key in ["password", "bank_card", "id_card", "cellphone"] {
        let value = row[key].as_str().unwrap().as_bytes();
        assert!(!ledger.windows(value.len()).any(|window| window == value), "{key} stands in the ledger");
    }
}

#[test]
fn a_list_without_rows_is_refused() {
    let stage = Stage::new();
    stage.home.write("list.csv", "user_id,login_name\n");
    let run = stage.batch("run list.csv").exits(3);
    assert!(run.err.contains("the list is empty"), "{}", run.err);
}

#[test]
fn a_check_that_skips_bad_rows_succeeds_as_the_import_would() {
    let stage = Stage::new();
    stage.home.write(LIST, format!("{}{{}}\n", lines(&[stage.row(READY[0])])));
    stage.batch("run list.ndjson --check").exits(3);
    let run = stage.batch("run list.ndjson --check --skip-bad").exits(0);
    assert!(run.err.contains("1 new") && run.err.contains("1 bad"), "{}", run.err);
}
