//! `batch results`: a row for each applicant.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use jiff::Timestamp;
use zhengxin::fingerprint::FingerprintKey;
use zhengxin::ledger::{Incoming, Ledger, SealedBytes, Spans, Sqlite};

use crate::stage::{APPLIES, CLOSED, LEDGER, LOCKED, READY, Stage};

#[test]
fn every_user_id_is_listed_once() {
    let people = [READY[0], LOCKED, APPLIES[0], READY[1], CLOSED];
    let stage = Stage::after_a_run_of(&people);
    stage.batch("run list.ndjson --ask sandbox:");
    let rows = stage.rows("");
    let names: Vec<&str> = rows.iter().map(|row| row["user_id"].as_str().unwrap()).collect();
    assert_eq!(names, people, "in the order of the list");
}

#[test]
fn every_user_id_is_listed_once_while_a_run_changes_rows() {
    let stage = Stage::new();
    let mut ledger = big_ledger(&stage, 3_000);
    let mut results = stage.command("results --json").stdout(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(results.stdout.take().unwrap());
    let mut lines = String::new();
    out.read_line(&mut lines).unwrap();
    for n in (0..3_000).rev() {
        ledger.transact(|ledger| ledger.withdraw(&format!("u{n}"))).map(drop).unwrap();
        if n < 2_900 {
            break;
        }
    }
    out.read_to_string(&mut lines).unwrap();
    results.wait().unwrap();
    let names: Vec<&str> = lines.lines().map(|line| line.split('"').nth(3).unwrap()).collect();
    let expected: Vec<String> = (0..3_000).map(|n| format!("u{n}")).collect();
    assert_eq!(names, expected);
}

#[test]
fn a_finished_applicant_has_score_grade_and_report_and_a_failed_one_class_and_code() {
    let stage = Stage::after_a_run_of(&[READY[0], LOCKED]);
    let rows = stage.rows("");
    assert!(rows[0]["score"].is_i64() && rows[0]["grade"].is_string(), "{}", rows[0]);
    let report = stage.home.path().join(rows[0]["report"].as_str().unwrap());
    assert!(report.is_file());
    assert_eq!((&rows[1]["class"], &rows[1]["code"]), (&"locked".into(), &508108.into()));
}

#[test]
fn state_and_class_options_select_rows() {
    let stage = Stage::after_a_run_of(&[READY[0], LOCKED, CLOSED, APPLIES[0]]);
    let names = |options: &str| -> Vec<String> {
        stage.rows(options).iter().map(|row| row["user_id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("--class locked"), [LOCKED]);
    assert_eq!(names("--state done --state applied"), [READY[0], APPLIES[0]]);
    assert_eq!(names("--state failed --class not-found"), [CLOSED]);
    stage.batch("results --class lockd").exits(2);
    stage.batch("results --state gone").exits(2);
}

#[test]
fn a_waiting_applicant_whose_password_was_refused_has_class_and_code() {
    let stage = Stage::new();
    let mut row = stage.row(APPLIES[2]);
    row["password"] = "Wrong-0000".into();
    stage.write(&[row, stage.row(APPLIES[0])]);
    stage.batch("run list.ndjson --ask sandbox:").exits(7);
    for _ in 0..2 {
        let rows = stage.rows("--class credentials");
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert_eq!((&rows[0]["state"], &rows[0]["code"]), (&"waiting".into(), &208101.into()));
        stage.batch("run --ask sandbox:").exits(7); // asks again in vain
    }
}

#[test]
fn csv_has_a_header_and_no_cell_that_a_spreadsheet_would_run() {
    let stage = Stage::new();
    let mut row = stage.row(LOCKED);
    row["user_id"] = "=1+1".into();
    stage.write(&[row]);
    stage.batch("run list.ndjson --ask sandbox:");
    let csv = stage.batch("results --format csv").exits(0).out;
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "user_id,state,class,code,due_at,score,grade,report");
    assert_eq!(lines[1], "'=1+1,failed,locked,508108,,,,");
}

#[test]
fn json_and_format_ndjson_print_json_lines_and_a_filter_runs_on_each() {
    let stage = Stage::after_a_run_of(&[READY[0], LOCKED]);
    let json = stage.batch("results --json").exits(0).out;
    assert_eq!(json, stage.batch("results --format ndjson").exits(0).out);
    let filtered = stage.batch("results --raw --jq .user_id").exits(0).out;
    assert_eq!(filtered, format!("{}\n{LOCKED}\n", READY[0]));
    stage.batch("results --format csv --json").exits(2);
    stage.batch("results --format csv --jq .x").exits(2);
}

#[test]
fn people_get_a_table_with_one_line_of_titles() {
    let stage = Stage::after_a_run_of(&[READY[0], LOCKED]);
    let table = stage.batch("results").exits(0).out;
    assert_eq!(table.lines().count(), 3, "{table}");
    assert!(
        table
            .lines()
            .next()
            .unwrap()
            .split_whitespace()
            .eq(["user_id", "state", "class", "code", "due", "score", "grade", "report"])
    );
    let none = stage.batch("results --state waiting").exits(0);
    assert_eq!((none.out.as_str(), none.err.contains("no such applicants")), ("", true));
}

/// A ledger with this many applicants that have not been driven.
fn big_ledger(stage: &Stage, applicants: u32) -> Ledger<Sqlite> {
    let store = Sqlite::open_or_create(&stage.home.path().join(LEDGER)).unwrap();
    let mut ledger = Ledger::new(store, Spans::default());
    import(&mut ledger, 0..applicants, 0);
    ledger
}

fn import(ledger: &mut Ledger<Sqlite>, rows: std::ops::Range<u32>, edition: u32) {
    let macs = FingerprintKey::new(&[1; 32]);
    let now = Timestamp::now();
    let imported = ledger.transact(|ledger| {
        for n in rows {
            let user_id = format!("u{n}");
            let row = Incoming {
                login: macs.of_login_name(&user_id),
                row_hash: macs.of("row", &format!("{n} {edition}")),
                values: Some(SealedBytes::from_store(vec![u8::try_from(edition % 256).unwrap(); 500])),
                snapshot: None,
                user_id,
            };
            ledger.import(&row, now)?;
        }
        Ok(())
    });
    imported.unwrap();
}

#[test]
fn a_slow_reader_does_not_make_the_write_ahead_log_grow() {
    let stage = Stage::new();
    let mut ledger = big_ledger(&stage, 3_000);
    let mut results = stage.command("results --json").stdout(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(results.stdout.take().unwrap());
    out.read_line(&mut String::new()).unwrap(); // it is in its first page and waits until we read on
    for edition in 1..=60 {
        import(&mut ledger, 0..1_000, edition); // some 600 kB each
    }
    let log = stage.home.path().join(format!("{LEDGER}-wal")).metadata().unwrap().len();
    assert!(log < 12_000_000, "the write-ahead log has {log} bytes");
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    assert!(results.wait().unwrap().success());
    assert_eq!(rest.lines().count(), 2_999);
}

/// The peak memory of a process, in kilobytes.
fn peak(process: &std::process::Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// The memory that `results` has needed for this many applicants before we read the last line.
fn memory_for(applicants: u32) -> u64 {
    let stage = Stage::new();
    drop(big_ledger(&stage, applicants));
    let mut results = stage.command("results --json").stdout(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(results.stdout.take().unwrap());
    let mut line = String::new();
    for n in 0..applicants - 1_500 {
        line.clear();
        out.read_line(&mut line).unwrap();
        assert!(line.contains(&format!("\"u{n}\"")), "{line}");
    }
    let peak = peak(&results);
    drop(out);
    results.wait().unwrap();
    peak
}

#[test]
fn memory_stays_flat_however_many_rows_there_are() {
    let (few, many) = (memory_for(3_000), memory_for(40_000));
    assert!(many < few + 24_000, "{few} kB for 3,000 rows, {many} kB for 40,000");
}

#[test]
#[ignore = "a million rows take minutes"]
fn memory_stays_flat_for_a_million_rows() {
    let many = memory_for(1_000_000);
    assert!(many < 100_000, "{many} kB");
}

#[test]
fn results_ends_quietly_when_its_reader_goes_away() {
    let stage = Stage::new();
    drop(big_ledger(&stage, 3_000));
    let mut command = stage.command("results --json");
    let mut results = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(results.stdout.take());
    let output = results.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}
