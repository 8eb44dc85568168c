//! What a refused list leaves behind, and ledger files that were never finished.

use std::fs;
use std::io::Write;
use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::stage::{LEDGER, LIST, READY, Stage, lines};
use crate::support::process::{Run, Served};

/// The same home with another gateway.
fn at_another_gateway(stage: Stage) -> Stage {
    Stage { served: Served::with(&[]), home: stage.home }
}

#[test]
fn a_refused_list_does_not_bind_its_ledger_to_the_gateway() {
    let header = "user_id,pasword\n";
    for bad in [json!({"user_id": "u1"}).to_string().as_str(), header, " "] {
        let stage = Stage::new();
        stage.home.write(LIST, bad);
        stage.batch("run list.ndjson --no-store").exits(3);
        let other = at_another_gateway(stage);
        other.list(&READY[..1]);
        other.batch("run list.ndjson --check").exits(0);
        other.batch("run list.ndjson --ask sandbox:").exits(0);
        assert_eq!(other.state(READY[0]), "done");
        let third = at_another_gateway(other);
        let run = third.batch("run list.ndjson").exits(12);
        assert!(run.err.contains("the ledger belongs to the gateway"), "{}", run.err);
    }
}

/// Checks that `--check` accepts the ledger file and leaves it alone, and that a run makes the ledger of it.
#[track_caller]
fn is_made_by_a_run(stage: &Stage) {
    let path = stage.home.path().join(LEDGER);
    stage.list(&READY[..1]);
    let before = fs::read(&path).unwrap();
    let run = stage.batch("run list.ndjson --check").exits(0);
    assert!(run.err.contains("1 new"), "{}", run.err);
    assert_eq!(fs::read(&path).unwrap(), before);
    stage.batch("run list.ndjson --ask sandbox:").exits(0);
}

#[test]
fn a_check_accepts_an_empty_ledger_file_as_a_run_does() {
    let stage = Stage::new();
    stage.home.write(LEDGER, "");
    is_made_by_a_run(&stage);
}

#[test]
fn a_check_accepts_a_ledger_whose_making_met_a_full_disk_as_a_run_does() {
    let stage = Stage::new();
    let path = stage.home.path().join(LEDGER);
    // What SQLite leaves before the tables are committed.
    rusqlite::Connection::open(&path).unwrap().execute_batch("PRAGMA journal_mode = WAL").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    assert!(fs::metadata(&path).unwrap().len() > 0);
    is_made_by_a_run(&stage);
}

#[test]
fn a_check_refuses_a_file_of_another_kind_as_a_run_does() {
    let stage = Stage::new();
    stage.list(&READY[..1]);
    stage.home.write(LEDGER, "user_id,login_name\n");
    for words in ["run list.ndjson --check", "run list.ndjson"] {
        assert!(stage.batch(words).exits(12).err.contains("is not a ledger"), "{words}");
    }
}

/// Runs a command whose list breaks off after these rows: reading its standard input fails then.
fn breaks_off(stage: &Stage, words: &str, rows: &[Value]) -> Run {
    let (near, mut far) = UnixStream::pair().unwrap();
    far.write_all(lines(rows).as_bytes()).unwrap();
    (&near).write_all(b"unread").unwrap(); // so that closing the other end resets the connection
    let child = stage.command(words).stdin(OwnedFd::from(near)).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    drop(far);
    Run::of(child.unwrap().wait_with_output().unwrap())
}

#[test]
fn a_list_that_cannot_be_read_to_its_end_is_refused_whole_even_if_bad_rows_are_skipped() {
    let stage = Stage::new();
    let rows = READY[..2].iter().map(|user_id| stage.row(user_id)).collect::<Vec<_>>();
    for words in
        ["run -", "run - --skip-bad", "run - --skip-bad --no-store", "run - --check", "run - --skip-bad --json"]
    {
        let run = breaks_off(&stage, words, &rows).exits(12);
        assert!(
            run.err.contains("line 3: the list could not be read further, so nothing was imported: "),
            "{}",
            run.err
        );
    }
    assert!(stage.rows("").is_empty());
    assert_eq!(stage.served.get("journal"), json!([]));
}
